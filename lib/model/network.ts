import { formatIpv4Range, parseIpv4Range } from '../azure/ipv4';
import { NetworkAction, Sku } from '../options';
import type { RegistryReading } from '../reading/registry';
import { expression, known } from '../text';
import type { NetworkModel, NetworkRules } from './model';

export function resolveNetwork({ network }: RegistryReading, sku: Sku, hasPrivateLink: boolean): NetworkModel {
  const rules = network && resolveRules(network);
  const isNeutral = rules?.defaultAction === NetworkAction.ALLOW && rules.ranges.length === 0;
  return {
    publicAccess: network?.publicAccess?.value ?? !hasPrivateLink,
    trustedServices: network?.trustedServices?.value ?? true,
    bypassForTasks: network?.bypassForTasks?.value,
    // Below Premium the provider refuses even rules that allow every address.
    rules: isNeutral && sku !== Sku.PREMIUM ? undefined : rules,
  };
}

function resolveRules({
  defaultAction,
  allowedIpRanges,
}: NonNullable<RegistryReading['network']>): NetworkRules | undefined {
  if (defaultAction === undefined && allowedIpRanges === undefined) return undefined;
  const ranges = (allowedIpRanges?.value ?? []).map((stated) => ({ stated, range: withMask(stated.value) }));
  return {
    defaultAction: defaultAction?.value ?? (ranges.length > 0 ? NetworkAction.DENY : NetworkAction.ALLOW),
    ranges,
  };
}

function withMask(range: string): string {
  if (!known(range)) return String(expression`strcontains(${range}, "/") ? ${range} : "\${${range}}/32"`);
  const parsed = parseIpv4Range(range);
  return parsed === undefined ? range : formatIpv4Range(parsed);
}
