import type { Options } from './code';
import { stays, type Fields } from './fields';

export function readPolicies(registry: Fields): Options {
  const policies = registry.object('policies');
  const isOn = (policy: string) => policies.object(policy).isEnabled('status');
  const days = policies.object('retentionPolicy').number('days');
  if (isOn('softDeletePolicy') === true) policies.note(`soft delete, which azurerm does not have: ${stays}`);
  const armTokens = [isOn('azureAdAuthenticationAsArmPolicy'), isOn('azureADAuthenticationAsArmPolicy')];
  const options = {
    untaggedRetentionDays: isOn('retentionPolicy') === true ? days : undefined,
    quarantine: isOn('quarantinePolicy') === true ? true : undefined,
    exportPolicy: isOn('exportPolicy') === false ? false : undefined,
    trustPolicy: isOn('trustPolicy') === true ? true : undefined,
    armAudienceTokens: armTokens.includes(false) ? false : undefined,
  };
  policies.noteUnread();
  return options;
}
