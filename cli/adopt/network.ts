import { NetworkAction } from 'cdktf-georeplicated-registry';
import { memberOf, type Options } from './code';
import { isObject } from './documents';
import { stays, type Fields } from './fields';

export function readNetwork(registry: Fields): Options {
  const rules = registry.object('networkRuleSet');
  const action = memberOf('NetworkAction', NetworkAction, rules.optionalText('defaultAction') ?? '');
  const ranges = rules.list('ipRules').flatMap((rule) => rangeOf(rule, rules));
  const hasNetworks = rules.list('virtualNetworkRules').length > 0;
  if (hasNetworks) {
    rules.note('rules for virtual networks, which azurerm does not have: all network rules stay as they are');
  }
  rules.noteUnread();
  const isWritten = !hasNetworks && (action?.name === 'DENY' || ranges.length > 0);
  const bypass = registry.optionalText('networkRuleBypassOptions');
  return {
    publicAccess: readAccess(registry),
    defaultAction: isWritten ? action : undefined,
    allowedIpRanges: isWritten ? ranges : undefined,
    trustedServices: bypass === undefined ? undefined : bypass === 'AzureServices',
  };
}

function readAccess(registry: Fields): boolean | undefined {
  const access = registry.optionalText('publicNetworkAccess');
  if (access?.toLowerCase() !== 'securedbyperimeter') return registry.isEnabled('publicNetworkAccess');
  registry.note(`public access ${access}, which azurerm does not have: ${stays}`);
  return undefined;
}

/** The address or range of a rule, which the Azure CLI and the REST API call differently. */
function rangeOf(rule: unknown, rules: Fields): string[] {
  const range = isObject(rule) ? (rule.ipAddressOrRange ?? rule.value) : rule;
  if (typeof range === 'string') return [range];
  rules.misfit('ipRules', 'a list of rules with an ipAddressOrRange each');
  return [];
}
