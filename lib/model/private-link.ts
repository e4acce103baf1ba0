import { createHash } from 'node:crypto';
import { parseIpv4Range } from '../azure/ipv4';
import { canonicalRegion } from '../azure/regions';
import type { Reference } from '../reading/notes';
import type { RegistryReading } from '../reading/registry';
import type { EndpointReading } from '../reading/shapes';
import { known } from '../text';
import { adoptedEndpoint, type AdoptionModel } from './adoption';
import type {
  DnsZoneModel,
  EndpointModel,
  MemberModel,
  PlaceModel,
  RegionModel,
  RegistryModel,
  StaticAddress,
} from './model';
import { inheritTags } from './tags';

/** The registry, and the data endpoint of each region. */
export function membersOf(places: readonly PlaceModel[]): readonly MemberModel[] {
  const regions = places.map((place) => ({ name: `registry_data_${place.name}`, key: place.name, place }));
  return [{ name: 'registry', key: 'registry' }, ...regions];
}

/** The member that a key of `staticIps` names: `registry`, or a region in any spelling. */
export function memberNamed(members: readonly MemberModel[], key: string): MemberModel | undefined {
  return members.find((member) => member.key === key || member.key === canonicalRegion(key));
}

/**
 * The number of addresses that each private endpoint takes: for the registry, and for the data endpoint and the
 * regional endpoint of each region. Late-bound regional endpoints count as on.
 */
export function privateIpsPerEndpoint({ places, regionalEndpoints }: RegistryModel): number {
  return membersOf(places).length + (regionalEndpoints === false ? 0 : places.length);
}

/** The number of addresses that each private endpoint takes at least. Late-bound regional endpoints count as off. */
export function certainIpsPerEndpoint({ places, regionalEndpoints }: RegistryModel): number {
  return membersOf(places).length + (regionalEndpoints === true ? places.length : 0);
}

/** What the model of private endpoints depends on in addition to their own options. */
export interface EndpointContext {
  readonly stated: RegistryReading;
  readonly places: readonly PlaceModel[];
  readonly adoption?: AdoptionModel;
}

export function resolveEndpoint(
  options: EndpointReading,
  place: RegionModel,
  { stated, places, adoption }: EndpointContext,
): EndpointModel {
  const [home] = places;
  const name = options.name?.value ?? `${stated.registryName.value}-${place.name}`;
  const adopted = adoptedEndpoint(adoption, name, options);
  const handle = options.name?.value ?? regionHandle(place, home);
  const members = membersOf(places);
  const addresses = Object.entries(options.staticIps?.value ?? {}).map(([key, address]) => ({
    member: memberNamed(members, key),
    address,
  }));
  const prefix = options.subnetPrefix?.value;
  return {
    options,
    path: options.path,
    id: known(handle) ? `PrivateEndpoint-${handle}` : undefined,
    name,
    place,
    resourceGroup:
      options.resourceGroupName ??
      (adopted?.names === undefined
        ? stated.resourceGroupName
        : { value: adopted.names.group, key: adopted.names.group.toLowerCase() }),
    dnsZoneId: options.dns?.network && dnsZoneIdOf(options.dns.newZone?.id?.value, place, home),
    addresses: members.flatMap((member) => addresses.filter(isOf(member))),
    subnetRange: prefix?.includes('/') === true ? parseIpv4Range(prefix) : undefined,
    requestMessage: options.manualApproval?.requestMessage.value,
    provider: options.provider?.value ?? stated.provider?.value,
    securityGroups: options.applicationSecurityGroupIds?.value ?? [],
    tags: inheritTags(stated.tags?.value, options.tags?.value),
    importId: adopted?.id,
  };
}

/** What distinguishes a new DNS zone from others: the id that the user set, or the region of its network. */
function dnsZoneIdOf(id: string | undefined, place: RegionModel, home: PlaceModel): string {
  return `PrivateDnsZone-${id ?? regionHandle(place, home)}`;
}

/** The home region is called `home`, because it can be late-bound. */
function regionHandle(place: RegionModel, home: PlaceModel): string {
  return `of-${place.name === home.name ? 'home' : place.name}`;
}

function isOf(member: MemberModel) {
  return (entry: { member?: MemberModel; address: string }): entry is StaticAddress => entry.member === member;
}

/**
 * The key by which the network of an endpoint is compared; undefined if neither its DNS zone nor its subnet determines
 * it.
 */
export function networkKeyOf({ options: { dns, subnetId } }: EndpointModel): string | undefined {
  if (dns?.network !== undefined) return dns.network.key;
  return known(subnetId.value) ? subnetId.key.replace(/\/subnets\/[^/]*$/, '') : undefined;
}

/** One DNS zone for each network that needs a new one. */
export function resolveDnsZones(endpoints: readonly EndpointModel[]): readonly DnsZoneModel[] {
  const byNetwork = new Map<string, DnsZoneModel>();
  for (const endpoint of endpoints) {
    const { dnsZoneId, options, resourceGroup } = endpoint;
    const network = options.dns?.network;
    if (network === undefined || dnsZoneId === undefined) continue;
    const zone = byNetwork.get(network.key) ?? {
      id: dnsZoneId,
      provider: options.dns?.newZone?.provider?.value ?? endpoint.provider,
      network,
      resourceGroup: options.dns?.newZone?.resourceGroupName ?? resourceGroup,
      endpoints: [],
    };
    byNetwork.set(network.key, { ...zone, endpoints: [...zone.endpoints, endpoint] });
  }
  return [...byNetwork.values()];
}

/**
 * Stable names for resources of a list: for an id, its group and name with a digest of the whole id; for a late-bound
 * id, the position in the list, because what it refers to can be renamed.
 */
export function handlesOf(references: readonly Reference[]): readonly string[] {
  let late = 0;
  return references.map(({ value, key }) => {
    if (!known(value)) return String(++late);
    const parts = key.split('/');
    const digest = createHash('sha256').update(key).digest('hex').slice(0, 8);
    return `${parts[4]}-${parts[parts.length - 1]}-${digest}`.replace(/[^a-zA-Z0-9_-]+/g, '-');
  });
}
