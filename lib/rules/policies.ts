import * as limits from '../azure/limits';
import { known } from '../text';
import { fault } from './checks/fault';
import type { Rules } from './rule';

export const refused = {
  retentionIsInRange: ({ stated: { untaggedRetentionDays } }) => {
    if (untaggedRetentionDays === undefined) return [];
    const { value: days } = untaggedRetentionDays;
    const { min, max } = limits.retentionDays;
    return !known(days) || (Number.isInteger(days) && days >= min && days <= max)
      ? []
      : [fault(untaggedRetentionDays, 'is out of range', `use a whole number of days from ${min} to ${max}`)];
  },

  /** azurerm 4.55.0, containers/container_registry_resource.go, checked at plan. */
  exportPolicyNeedsPrivateAccess: ({ stated: { exportPolicy }, network }) =>
    exportPolicy?.value === false && network.publicAccess === true
      ? [
          fault(
            exportPolicy,
            'is off while public access is on',
            'set network.publicAccess to false as well, or list private endpoints in privateLink, or leave exportPolicy out',
          ),
        ]
      : [],

  /** learn.microsoft.com, Content trust in Azure Container Registry. */
  trustPolicyIsWithoutEncryption: ({ stated: { trustPolicy }, encryption }) =>
    trustPolicy?.value === true && encryption !== undefined
      ? [
          fault(
            trustPolicy,
            'cannot be used with encryption',
            'leave trustPolicy out, because Azure offers content trust only with Microsoft-managed keys',
          ),
        ]
      : [],
} satisfies Rules;

export const warned = {
  trustPolicyIsNotUsed: ({ stated: { trustPolicy } }) =>
    trustPolicy?.value === true
      ? [
          fault(
            trustPolicy,
            'turns on content trust, which Azure removes on 2028-03-31 and azurerm 5 does not support',
            'sign images with Notation instead',
          ),
        ]
      : [],
} satisfies Rules;
