import { contains, formatIpv4Range, notPublic, parseIpv4Range, type Ipv4Range } from '../azure/ipv4';
import * as limits from '../azure/limits';
import type { Fault } from '../errors';
import type { RegistryModel } from '../model/model';
import type { Stated } from '../reading/notes';
import { plain } from '../text';
import { fault } from './checks/fault';
import { ipRangeFaults } from './checks/ip-range';
import { repeats } from './checks/repeats';
import type { Rules } from './rule';

export const refused = {
  ipRangesAreValid: (model) =>
    rangesOf(model).flatMap(({ stated, parsed }) =>
      ipRangeFaults(
        stated,
        parsed,
        stated.value.includes(':')
          ? 'use an IPv4 range, because the rules of Container Registry do not support IPv6'
          : 'use four numbers from 0 to 255 and a mask from 0 to 32, such as "203.0.113.0/24"',
      ),
    ),

  /** Requests over the public endpoint come from public addresses (IANA IPv4 Special-Purpose Address Registry). */
  ipRangesArePublic: (model) =>
    rangesOf(model).flatMap(({ stated, parsed }): Fault[] => {
      const todo = 'list the public address that requests come from; private networks connect through private link';
      if (parsed === undefined) return [];
      const around = notPublic.find((block) => contains(block, parsed));
      if (around !== undefined) return [fault(stated, `is not public, it is in ${formatIpv4Range(around)}`, todo)];
      // Another rule warns of the widest ranges, which are meant to let nearly everybody connect.
      const within = isWide(parsed) ? undefined : notPublic.find((block) => contains(parsed, block));
      return within === undefined
        ? []
        : [fault(stated, `is not public as a whole, it contains ${formatIpv4Range(within)}`, todo)];
    }),

  ipRangesAreDistinct: (model) =>
    repeats(model.network.rules?.ranges ?? [], ({ range }) => plain(range)).map(({ item, first }) =>
      fault(item.stated, `repeats ${first.stated.path}`, 'list each range once'),
    ),

  ipRangesFitTheLimit: ({ network }) => {
    const count = network.rules?.ranges.length ?? 0;
    return count <= limits.ipRules
      ? []
      : [
          {
            option: 'network.allowedIpRanges',
            what: `has ${count} ranges`,
            todo: `list at most ${limits.ipRules}, adjacent ranges can be combined`,
          },
        ];
  },
} satisfies Rules;

export const warned = {
  ipRangesAreNarrow: (model) =>
    rangesOf(model).flatMap(({ stated, parsed }) => {
      if (parsed === undefined || !isWide(parsed)) return [];
      const whom = parsed.bits === 0 ? 'everybody' : `${2 ** (32 - parsed.bits)} addresses`;
      return [fault(stated, `lets ${whom} connect`, 'list the ranges of clients that should connect')];
    }),

  networkRulesHaveEffect: ({ network, stated, endpoints }) => {
    const { rules, publicAccess } = network;
    if (rules === undefined) return [];
    const { defaultAction, ranges } = rules;
    if (publicAccess === false) {
      return [
        {
          option: 'network',
          what: 'has rules for a public endpoint that is turned off',
          todo: 'leave allowedIpRanges and defaultAction out, or set publicAccess to true',
        },
      ];
    }
    if (defaultAction === 'Allow' && ranges.length > 0) {
      return [
        {
          option: 'network.allowedIpRanges',
          what: 'has no effect while network.defaultAction lets everybody connect',
          todo: 'use NetworkAction.DENY, or leave the ranges out',
        },
      ];
    }
    if (ranges.length > 0) return [];
    if (defaultAction === 'Deny') {
      // Private endpoints can still connect.
      if (endpoints.length > 0) return [];
      return [
        {
          option: 'network.defaultAction',
          what: 'is DENY and network.allowedIpRanges is empty, so nobody can connect',
          todo: 'list the ranges of clients that should connect, or use publicAccess: false',
        },
      ];
    }
    return stated.network?.defaultAction === undefined
      ? [
          {
            option: 'network.allowedIpRanges',
            what: 'is empty, so everybody can connect',
            todo: 'list ranges, or set NetworkAction.ALLOW if that is intended',
          },
        ]
      : [];
  },
} satisfies Rules;

/** More than any one organization has. */
function isWide({ bits }: Ipv4Range): boolean {
  return bits < 8;
}

/** The ranges that are known at synth. */
function rangesOf({ network }: RegistryModel): readonly { stated: Stated<string>; parsed?: Ipv4Range }[] {
  return (network.rules?.ranges ?? []).flatMap(({ stated }) => {
    const given = plain(stated.value);
    return given === undefined ? [] : [{ stated, parsed: parseIpv4Range(given) }];
  });
}
