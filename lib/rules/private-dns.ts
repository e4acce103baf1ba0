import * as limits from '../azure/limits';
import { spelledResourceId } from '../azure/resource-ids';
import type { Fault } from '../errors';
import { cloudOf } from '../model/hosts';
import type { DnsZoneModel, EndpointModel } from '../model/model';
import type { Neighbour, StackFacts } from '../model/stack';
import { networkKeyOf, resolveDnsZones } from '../model/private-link';
import type { Reference } from '../reading/notes';
import { known } from '../text';
import { fault } from './checks/fault';
import { repeats } from './checks/repeats';
import { eachEndpoint } from './private-link';
import type { Rules } from './rule';

export const refused = {
  /** learn.microsoft.com, Connect privately to an Azure container registry, DNS configuration. */
  privateDnsZonesAreOfRegistries: eachEndpoint(({ options: { dns } }, { places }) => {
    const id = dns?.zone;
    if (id === undefined || !known(id.value)) return [];
    const name = spelledResourceId(id.value, 'privateDnsZone')?.split('/').at(-1)?.toLowerCase();
    const cloud = cloudOf(places);
    const domains = cloud === undefined ? Object.values(limits.registryDomains) : [limits.registryDomains[cloud]];
    const right = domains.map((domain) => `privatelink.${domain}`);
    if (name === undefined || right.includes(name)) return [];
    const stated = { path: id.path, value: name };
    return [
      /\bdata\b.*\bazurecr\b/.test(name)
        ? fault(
            stated,
            'is a DNS zone for data endpoints, which hides their records in the DNS zone of the registry',
            `use the DNS zone ${right.join(' or ')}, which has the records of the registry and of all data endpoints, and delete this one`,
          )
        : fault(
            stated,
            'is not the DNS zone of registries, so names would not resolve',
            `use a DNS zone named ${right.join(' or ')}`,
          ),
    ];
  }),

  /** A network can be linked to only one DNS zone of a name. */
  networksHaveOneDnsZone: ({ dnsZones, endpoints: all, stack }) => {
    const because = 'because a network can be linked to only one DNS zone of that name';
    return dnsZones.flatMap(({ network, resourceGroup, provider, endpoints }): Fault[] => {
      const [first, ...others] = endpoints;
      const elsewhere = inSameStack(stack).find(({ model }) => model.dnsZones.some(isOfNetwork(network)));
      const statedOtherwise = (other: EndpointModel) => {
        const zone = resolveDnsZones([other])[0];
        const isElsewhere = other.options.scope?.value !== first.options.scope?.value;
        const isOtherZone = zone.provider !== provider || zone.id !== first.dnsZoneId;
        return isOtherGroup(zone.resourceGroup, resourceGroup) || isOtherZone || isElsewhere;
      };
      return [
        ...others.filter(statedOtherwise).map(({ options }) => ({
          option: options.dns?.path ?? options.path,
          what: `sets another resource group, id, provider or scope for the DNS zone of the network of ${first.path}`,
          todo: `set the same for both, ${because}`,
        })),
        ...all
          .filter((other) => other.options.dns?.zone !== undefined && networkKeyOf(other) === network.key)
          .map(({ path }) => ({
            option: first.path,
            what: `would create a second DNS zone for the network of ${path}, which has one`,
            todo: `pass PrivateDns.zone with the id of that one for both, ${because}`,
          })),
        ...(elsewhere === undefined
          ? []
          : [
              {
                option: first.path,
                what: `would create a second DNS zone for a network for which '${elsewhere.path}' creates one`,
                todo: `pass PrivateDns.zone with privateDnsZoneId from privateEndpoints of that registry, ${because}`,
              },
            ]),
      ];
    });
  },

  dnsZonesHaveGroupsOfTheirOwn: ({ dnsZones, stack }) => {
    const keyOf = ({ resourceGroup, provider }: DnsZoneModel) => `${provider?.node.path ?? ''} ${resourceGroup.key}`;
    const first = new Map(
      inSameStack(stack).flatMap(({ path, model }) => model.dnsZones.map((zone) => [keyOf(zone), `'${path}'`])),
    );
    const ofOtherNetworks = dnsZones.filter(
      ({ network }) => !inSameStack(stack).some(({ model }) => model.dnsZones.some(isOfNetwork(network))),
    );
    return ofOtherNetworks.flatMap((zone): Fault[] => {
      const [{ path }] = zone.endpoints;
      const earlier = first.get(keyOf(zone));
      if (earlier === undefined) first.set(keyOf(zone), path);
      const todo =
        'give each network a resource group of its own, PrivateDns.newZone(network.id, { resourceGroupName }), because DNS zones of one name cannot be in one group';
      return earlier === undefined
        ? []
        : [{ option: path, what: `would create a DNS zone in the resource group where ${earlier} creates one`, todo }];
    });
  },

  /** Ids in Terraform come from the options, so that renaming a network in code does not replace its DNS zone. */
  dnsZonesHaveIdsOfTheirOwn: ({ dnsZones, endpoints }) => [
    ...repeats(dnsZones, ({ id }) => id.toLowerCase()).map(({ item, first }) => ({
      option: item.endpoints[0].options.dns?.path ?? '',
      what: `creates a DNS zone for another network ${wayToId(item)} of ${first.endpoints[0].path}`,
      todo: 'give the two different ids, PrivateDns.newZone(network.id, { id: "hub" })',
    })),
    ...endpoints.flatMap(({ options: { dns, region }, place }): Fault[] => {
      if (dns?.network === undefined) return [];
      const id = dns.newZone?.id;
      if (id === undefined) {
        return known(place.name) || region === undefined
          ? []
          : [
              {
                option: dns.path,
                what: 'creates a DNS zone for a network in a late-bound region',
                todo: 'set its id in Terraform, PrivateDns.newZone(network.id, { id: "hub" })',
              },
            ];
      }
      return known(id.value) && !/^[\w-]+$/.test(id.value)
        ? [fault(id, 'is not well formed', 'use letters, digits, "-" and "_", such as "hub"')]
        : [];
    }),
  ],
} satisfies Rules;

export const warned = {
  regionsHaveDnsZonesOfTheirOwn: ({ endpoints }) =>
    repeats(endpoints, ({ options }) => options.dns?.zone?.key)
      .filter(({ item, first }) => known(item.place.region) && known(first.place.region))
      .filter(({ item, first }) => item.place.name !== first.place.name)
      .map(({ item, first }) => ({
        option: item.path,
        what: `shares a private DNS zone with ${first.path} in another region, so each overwrites the record of the other`,
        todo: 'use a network, resource group and DNS zone for each region, otherwise clients reach the endpoint that was written last',
      })),
} satisfies Rules;

function inSameStack({ others }: StackFacts): readonly Neighbour[] {
  return others.filter(({ isInSameStack }) => isInSameStack);
}

function isOfNetwork({ key }: Reference) {
  return ({ network }: DnsZoneModel): boolean => network.key === key;
}

/** What the id of a DNS zone comes from. */
function wayToId({ endpoints: [{ options }] }: DnsZoneModel): string {
  return options.dns?.newZone?.id === undefined ? 'in the region' : 'under the id';
}

/** Whether two groups are known to differ. */
function isOtherGroup(a: DnsZoneModel['resourceGroup'], b: DnsZoneModel['resourceGroup']): boolean {
  return known(a.value) && known(b.value) && a.key !== b.key;
}
