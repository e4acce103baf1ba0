import type { Fault } from '../errors';
import type { Rule } from './rule';

/** Reading these is a POST, and that is what a read-only lock refuses. */
export const readOnlyLocksLeaveTerraformAble: Rule = ({ lock, adminUser, webhooks, rotation }) => {
  if (lock !== 'ReadOnly') return [];
  const fault = (why: string): Fault => ({
    what: `lock ${why}`,
    got: lock,
    todo: 'use LockLevel.CAN_NOT_DELETE, or drop one of the two',
  });
  return [
    ...(adminUser === true ? [fault('keeps Terraform from reading the password of adminUser')] : []),
    ...(webhooks.length === 0 ? [] : [fault('keeps Terraform from reading the addresses of webhooks')]),
    ...(rotation === undefined ? [] : [fault('keeps replicas from being taken out of rotation')]),
  ];
};

export const locksAreLiftedForRemovals: Rule = ({ lock }) => {
  if (lock === undefined) return [];
  const what =
    lock === 'ReadOnly'
      ? 'keeps Terraform too from every change'
      : 'keeps Terraform too from removing a replica, a webhook, a diagnostic setting or a grant';
  return [
    {
      what: `lock ${what} of the registry`,
      got: lock,
      todo: 'do that in two steps: take lock out together with the change, and apply; put lock back, and apply again',
    },
  ];
};
