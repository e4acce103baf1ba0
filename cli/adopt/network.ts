import { NetworkAction } from 'cdktf-georeplicated-registry';
import { memberOf, type Options } from './code';
import { isObject, type Json } from './documents';
import { stays, type Fields } from './fields';
import type { LeftOut } from './left-out';

export function readNetwork(registry: Fields, leftOut: LeftOut): Options {
  const rules = registry.object('networkRuleSet');
  const action = memberOf('NetworkAction', NetworkAction, rules.optionalText('defaultAction') ?? '');
  const listed = rules.list('ipRules').flatMap((rule) => rangeOf(rule, rules));
  const ranges = listed.filter((range, i) => listed.findIndex((other) => withMask(other) === withMask(range)) === i);
  const hasNetworks = rules.list('virtualNetworkRules').length > 0;
  if (hasNetworks) {
    rules.note('rules for virtual networks, which azurerm does not have: all network rules stay as they are');
  }
  const refusals = rules.list('ipRules').filter((rule) => isObject(rule) && !isAllowed(rule));
  if (refusals.length > 0) {
    rules.note('rules that deny addresses, which azurerm does not have: all network rules stay as they are');
  }
  rules.noteUnread();
  const isCarriedOver = !hasNetworks && refusals.length === 0 && !leftOut.has('network.rules');
  const isWritten = isCarriedOver && (action?.name === 'DENY' || ranges.length > 0);
  const bypass = registry.optionalText('networkRuleBypassOptions');
  return {
    publicAccess: readAccess(registry),
    defaultAction: isWritten ? action : undefined,
    allowedIpRanges: isWritten ? ranges : undefined,
    trustedServices: bypass === undefined ? undefined : bypass === 'AzureServices',
    bypassForTasks: registry.flag('networkRuleBypassAllowedForTasks') === true ? true : undefined,
  };
}

function readAccess(registry: Fields): boolean | undefined {
  const access = registry.optionalText('publicNetworkAccess');
  if (access?.toLowerCase() !== 'securedbyperimeter') return registry.isEnabled('publicNetworkAccess');
  registry.note(`public access ${access}, which azurerm does not have: ${stays}`);
  return undefined;
}

function isAllowed({ action }: Json): boolean {
  return typeof action !== 'string' || action.toLowerCase() === 'allow';
}

/** A single address is the same as a range of one. */
function withMask(range: string): string {
  return range.includes('/') ? range : `${range}/32`;
}

/** The address or range of a rule, which has different names in the Azure CLI and the REST API. */
function rangeOf(rule: unknown, rules: Fields): string[] {
  const range = isObject(rule) ? (rule.ipAddressOrRange ?? rule.value) : rule;
  if (typeof range === 'string') return [range];
  rules.misfit('ipRules', 'a list of rules with an ipAddressOrRange each');
  return [];
}
