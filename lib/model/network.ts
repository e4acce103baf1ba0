import { conditional, Fn, Token } from 'cdktf';
import { formatIpv4Range, parseIpv4Range } from '../azure/ipv4';
import { NetworkAction } from '../options';
import { known, type Flag } from './known';
import type { NetworkReading } from './reading';

/** Who may reach the public endpoint. */
export interface NetworkModel {
  readonly publicAccess: Flag;
  /** What the user stated of it, if anything. */
  readonly statedPublicAccess?: Flag;
  readonly trustedServices: Flag;
  /** Undefined leaves the rules in Azure as they are. */
  readonly rules?: NetworkRules;
}

export interface NetworkRules {
  /** The action that the user stated, if one was. */
  readonly statedAction?: `${NetworkAction}`;
  /** Whether the user stated the ranges, if only that there are none. */
  readonly statesRanges: boolean;
  readonly defaultAction: `${NetworkAction}`;
  readonly ranges: readonly IpRangeModel[];
}

export interface IpRangeModel {
  /** What the user calls it: `network.allowedIpRanges[0]`. */
  readonly option: string;
  readonly given: string;
  /** With an explicit mask; without one, Terraform would show a change in every plan. */
  readonly range: string;
}

export function resolveNetwork(network: NetworkReading, hasPrivateLink: boolean): NetworkModel {
  return {
    publicAccess: network.publicAccess ?? !hasPrivateLink,
    statedPublicAccess: network.publicAccess,
    trustedServices: network.trustedServices ?? true,
    rules: resolveRules(network),
  };
}

function resolveRules({ defaultAction, allowedIpRanges }: NetworkReading): NetworkRules | undefined {
  if (defaultAction === undefined && allowedIpRanges === undefined) return undefined;
  const ranges = (allowedIpRanges ?? []).map((given, i) => ({
    option: `network.allowedIpRanges[${i}]`,
    given,
    range: withMask(given),
  }));
  return {
    statedAction: defaultAction,
    statesRanges: allowedIpRanges !== undefined,
    defaultAction: defaultAction ?? (ranges.length > 0 ? NetworkAction.DENY : NetworkAction.ALLOW),
    ranges,
  };
}

function withMask(range: string): string {
  if (!known(range)) return Token.asString(conditional(Fn.strcontains(range, '/'), range, `${range}/32`));
  const parsed = parseIpv4Range(range);
  return parsed === undefined ? range : formatIpv4Range(parsed);
}
