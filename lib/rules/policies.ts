import * as limits from '../azure/limits';
import { known } from '../model/known';
import type { Rule } from './rule';

export const retentionIsInRange: Rule = ({ policies: { untaggedRetentionDays: days } }) => {
  const { min, max } = limits.retentionDays;
  if (days === undefined || !known(days) || (Number.isInteger(days) && days >= min && days <= max)) return [];
  // JSON has no NaN and no infinity.
  const got = Number.isFinite(days) ? days : String(days);
  return [
    { what: 'untaggedRetentionDays is out of range', got, todo: `use a whole number of days from ${min} to ${max}` },
  ];
};

export const exportPolicyNeedsPrivateAccess: Rule = ({ policies, network }) =>
  policies.exportPolicy === false && network.publicAccess === true
    ? [
        {
          what: 'exportPolicy is off while public access is on',
          got: false,
          todo: 'set network.publicAccess to false as well, or state private endpoints in privateLink, or leave exportPolicy out',
        },
      ]
    : [];

export const trustPolicyIsWithoutEncryption: Rule = ({ policies, encryption }) =>
  policies.trustPolicy === true && encryption !== undefined
    ? [
        {
          what: 'trustPolicy cannot be had with encryption',
          got: true,
          todo: 'leave trustPolicy out, Azure offers content trust only with its own keys',
        },
      ]
    : [];

export const trustPolicyIsNotUsed: Rule = ({ policies }) =>
  policies.trustPolicy === true
    ? [
        {
          what: 'trustPolicy turns on content trust, which Azure removes on 2028-03-31 and azurerm 5 does not know',
          got: true,
          todo: 'sign images with Notation instead',
        },
      ]
    : [];
