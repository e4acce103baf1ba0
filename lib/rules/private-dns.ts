import * as limits from '../azure/limits';
import { spelledResourceId } from '../azure/resource-ids';
import type { Fault } from '../errors';
import { cloudOf } from '../model/hosts';
import { networkKeyOf } from '../model/private-link';
import { known } from '../text';
import { fault } from './checks/fault';
import { repeats } from './checks/repeats';
import { eachEndpoint } from './private-link';
import type { Rules } from './rule';

export const refused = {
  privateDnsIsChosen: eachEndpoint(({ path, isDnsExternal, options: { privateDnsZoneId, virtualNetworkId } }) => {
    const chosen = [
      ...(privateDnsZoneId === undefined ? [] : ['privateDnsZoneId']),
      ...(virtualNetworkId === undefined ? [] : ['virtualNetworkId']),
      ...(isDnsExternal ? ['dns'] : []),
    ];
    if (chosen.length === 1) return [];
    const what = chosen.length === 0 ? 'says nothing of DNS' : `says ${chosen.join(' and ')}`;
    const todo =
      'state one of privateDnsZoneId (a zone that exists), virtualNetworkId (create one for that network) and dns: PrivateDns.EXTERNAL (records are written elsewhere)';
    return [{ option: path, what, todo }];
  }),

  /** learn.microsoft.com, Connect privately to an Azure container registry, DNS configuration. */
  privateDnsZonesAreOfRegistries: eachEndpoint(({ options: { privateDnsZoneId: id } }, model) => {
    if (id === undefined || !known(id.value)) return [];
    const name = spelledResourceId(id.value, 'privateDnsZone')?.split('/').at(-1)?.toLowerCase();
    const cloud = cloudOf(model);
    const domains = cloud === undefined ? Object.values(limits.registryDomains) : [limits.registryDomains[cloud]];
    const right = domains.map((domain) => `privatelink.${domain}`);
    if (name === undefined || right.includes(name)) return [];
    const stated = { path: id.path, value: name };
    return [
      /\bdata\b.*\bazurecr\b/.test(name)
        ? fault(
            stated,
            'is a zone of data endpoints, which hides them from the zone that has their records',
            `use the zone ${right.join(' or ')}, it holds the registry and all data endpoints; delete the other one`,
          )
        : fault(
            stated,
            'is not the zone of registries, names would not resolve',
            `use a zone named ${right.join(' or ')}`,
          ),
    ];
  }),

  /** Azure links a network to one zone of a name only. */
  networksHaveOneDnsZone: ({ dnsZones, endpoints: all, stack }) =>
    dnsZones.flatMap(({ network, endpoints }): Fault[] => {
      const [first, ...others] = endpoints;
      const elsewhere = stack.dnsZones.networks.get(network.key);
      const because = 'a network can be linked to one zone of that name only';
      return [
        ...others
          .filter(({ resourceGroup: { value } }) => known(value) && known(first.resourceGroup.value))
          .filter(({ resourceGroup }) => resourceGroup.key !== first.resourceGroup.key)
          .map(({ path }) => ({
            option: path,
            what: `wants the zone of the network of ${first.path} in another resource group`,
            todo: `state the same resourceGroupName for both, ${because}`,
          })),
        ...all
          .filter((other) => other.options.privateDnsZoneId !== undefined && networkKeyOf(other) === network.key)
          .map(({ path }) => ({
            option: first.path,
            what: `would create a second zone for the network of ${path}, which has one`,
            todo: `state the privateDnsZoneId of that one for both, ${because}`,
          })),
        ...(elsewhere === undefined
          ? []
          : [
              {
                option: first.path,
                what: `would create a second zone for a network, ${elsewhere} creates one for it`,
                todo: `pass privateDnsZoneId from privateEndpoints of that registry, ${because}`,
              },
            ]),
      ];
    }),

  dnsZonesHaveGroupsOfTheirOwn: ({ dnsZones, stack }) => {
    const first = new Map(stack.dnsZones.groups);
    const ofOtherNetworks = dnsZones.filter(({ network }) => !stack.dnsZones.networks.has(network.key));
    return ofOtherNetworks.flatMap(({ endpoints: [{ path, resourceGroup }] }): Fault[] => {
      const earlier = first.get(resourceGroup.key);
      if (earlier === undefined) first.set(resourceGroup.key, path);
      const todo = 'give each network a resourceGroupName of its own, zones of one name cannot be in one group';
      return earlier === undefined
        ? []
        : [{ option: path, what: `would create a zone in the resource group where that of ${earlier} is`, todo }];
    });
  },
} satisfies Rules;

export const warned = {
  regionsHaveDnsZonesOfTheirOwn: ({ endpoints }) =>
    repeats(endpoints, ({ options }) => options.privateDnsZoneId?.key)
      .filter(({ item, first }) => known(item.place.region) && known(first.place.region))
      .filter(({ item, first }) => item.place.name !== first.place.name)
      .map(({ item, first }) => ({
        option: item.path,
        what: `shares a private DNS zone with ${first.path} in another region, each overwrites the record of the other`,
        todo: 'use a network, resource group and zone for each region, otherwise clients reach whichever was written last',
      })),
} satisfies Rules;
