import type { Fault } from '../errors';
import { fault } from './checks/fault';
import type { Rules } from './rule';

export const refused = {
  /** Both are read by a POST request, which a read-only lock refuses. */
  readOnlyLocksLeaveTerraformWorking: ({ lock, stated: { rotation }, adminUser, webhooks }) => {
    if (lock !== 'ReadOnly') return [];
    const conflict = (what: string): Fault =>
      fault({ path: 'lock', value: lock }, what, 'use LockLevel.CAN_NOT_DELETE, or remove one of the two');
    return [
      ...(adminUser === true ? [conflict('prevents Terraform from reading the password of adminUser')] : []),
      ...(webhooks.length === 0 ? [] : [conflict('prevents Terraform from reading the addresses of webhooks')]),
      ...(rotation === undefined ? [] : [conflict('prevents replicas from being taken out of rotation')]),
    ];
  },
} satisfies Rules;

export const warned = {
  locksAreLiftedForRemovals: ({ lock }) => {
    if (lock === undefined) return [];
    const what =
      lock === 'ReadOnly'
        ? 'prevents Terraform from changing anything'
        : 'prevents Terraform from removing or replacing a replica, a webhook, a cache rule, a token, a task, a diagnostic setting or a grant';
    return [
      fault(
        { path: 'lock', value: lock },
        `${what} of the registry`,
        'do that in two steps: remove lock together with the change and apply, then set lock again and apply',
      ),
    ];
  },
} satisfies Rules;
