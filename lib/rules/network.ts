import { contains, formatIpv4Range, notPublic, parseIpv4Range } from '../azure/ipv4';
import * as limits from '../azure/limits';
import type { Fault } from '../errors';
import { known } from '../model/known';
import type { IpRangeModel } from '../model/network';
import type { RegistryModel } from '../model/registry';
import { ipRangeFaults } from './ip-ranges';
import { repeats } from './repeats';
import type { Rule } from './rule';

export const ipRangesAreValid: Rule = (model) =>
  knownRanges(model).flatMap(({ option, given }) => {
    const howToWrite = given.includes(':')
      ? 'use an IPv4 range, Container Registry takes no IPv6 in its rules'
      : 'write four numbers from 0 to 255 and a mask from 0 to 32, such as "203.0.113.0/24"';
    return ipRangeFaults(option, given, parseIpv4Range(given), howToWrite);
  });

export const ipRangesArePublic: Rule = (model) =>
  knownRanges(model).flatMap(({ option, given }): Fault[] => {
    const range = parseIpv4Range(given);
    // 0.0.0.0/0 is everybody; a smaller range that has private addresses in it is a mistake.
    const block =
      range && range.bits > 0 && notPublic.find((other) => contains(other, range) || contains(range, other));
    if (block === undefined || block === false) return [];
    const todo = 'list the public address that requests come from, private networks connect by private link';
    return [{ what: `${option} is not public, it is of ${formatIpv4Range(block)}`, got: given, todo }];
  });

export const ipRangesAreDistinct: Rule = (model) =>
  repeats(knownRanges(model), ({ range }) => range).map(({ item, first }) => ({
    what: `${item.option} repeats ${first.option}`,
    got: item.given,
    todo: 'list each range once',
  }));

export const ipRangesFitTheLimit: Rule = ({ network }) => {
  const count = network.rules?.ranges.length ?? 0;
  return count <= limits.ipRules
    ? []
    : [
        {
          what: `network.allowedIpRanges has ${count} ranges`,
          todo: `keep at most ${limits.ipRules}, neighbours can be joined to a larger range`,
        },
      ];
};

export const networkRulesHaveEffect: Rule = ({ network, endpoints }) => {
  const { rules } = network;
  if (rules === undefined) return [];
  const { defaultAction, statedAction, ranges } = rules;
  if (network.publicAccess === false) {
    return [
      {
        what: 'network has rules for a public endpoint that is switched off',
        todo: 'leave allowedIpRanges and defaultAction out, or publicAccess on',
      },
    ];
  }
  if (defaultAction === 'Allow' && ranges.length > 0) {
    return [
      {
        what: 'network.allowedIpRanges changes nothing while network.defaultAction lets everybody in',
        todo: 'use NetworkAction.DENY, or leave the ranges out',
      },
    ];
  }
  if (ranges.length > 0) return [];
  if (defaultAction === 'Deny') {
    // Private endpoints connect all the same.
    if (endpoints.length > 0) return [];
    return [
      {
        what: 'network.defaultAction is DENY and network.allowedIpRanges empty, so nobody can connect',
        todo: 'list the ranges of those who should, or use publicAccess: false',
      },
    ];
  }
  return statedAction === undefined
    ? [
        {
          what: 'network.allowedIpRanges is empty, so everybody can connect',
          todo: 'list ranges, or state NetworkAction.ALLOW if that is meant',
        },
      ]
    : [];
};

function knownRanges({ network }: RegistryModel): readonly IpRangeModel[] {
  return network.rules?.ranges.filter(({ given }) => known(given)) ?? [];
}
