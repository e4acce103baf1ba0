import type { Fault } from '../errors';
import { fault } from './checks/fault';
import type { Rules } from './rule';

export const refused = {
  /** Reading these is a POST, and that is what a read-only lock refuses. */
  readOnlyLocksLeaveTerraformAble: ({ lock, stated: { rotation }, adminUser, webhooks }) => {
    if (lock !== 'ReadOnly') return [];
    const conflict = (what: string): Fault =>
      fault({ path: 'lock', value: lock }, what, 'use LockLevel.CAN_NOT_DELETE, or drop one of the two');
    return [
      ...(adminUser === true ? [conflict('keeps Terraform from reading the password of adminUser')] : []),
      ...(webhooks.length === 0 ? [] : [conflict('keeps Terraform from reading the addresses of webhooks')]),
      ...(rotation === undefined ? [] : [conflict('keeps replicas from being taken out of rotation')]),
    ];
  },
} satisfies Rules;

export const warned = {
  locksAreLiftedForRemovals: ({ lock }) => {
    if (lock === undefined) return [];
    const what =
      lock === 'ReadOnly'
        ? 'keeps Terraform too from every change'
        : 'keeps Terraform too from removing or replacing a replica, a webhook, a cache rule, a token, a task, a diagnostic setting or a grant';
    return [
      fault(
        { path: 'lock', value: lock },
        `${what} of the registry`,
        'do that in two steps: take lock out together with the change, and apply; put lock back, and apply again',
      ),
    ];
  },
} satisfies Rules;
