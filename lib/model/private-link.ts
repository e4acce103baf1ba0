import { createHash } from 'node:crypto';
import { parseIpv4Range, type Ipv4Range } from '../azure/ipv4';
import { canonicalRegion } from '../azure/regions';
import { adoptedEndpoint, unstated, type AdoptedId } from './adoption';
import { known, type Tags } from './known';
import type { Reference } from './reader';
import type { EndpointReading, RegistryReading } from './reading';
import type { PlaceModel, RegionModel } from './registry';
import { inheritTags } from './tags';

/** A private endpoint as its options mean it. */
export interface EndpointModel {
  readonly option: string;
  /** What it is called in the construct tree; undefined where nothing known at synth tells it from others. */
  readonly id?: string;
  readonly name: string;
  /** The region of its network. */
  readonly place: RegionModel;
  readonly subnet: Reference;
  readonly resourceGroup: Reference;
  readonly zone?: Reference;
  readonly network?: Reference;
  readonly isDnsExternal: boolean;
  readonly staticIps?: Tags;
  /** The static addresses by member, in the order of the members; of others the rules speak. */
  readonly addresses: readonly StaticAddress[];
  readonly prefix?: SubnetPrefix;
  readonly requestMessage?: string;
  readonly networkInterfaceName?: string;
  readonly securityGroups: readonly Reference[];
  readonly tags: Tags;
  readonly ownTags?: Tags;
  /** The id under which it is imported, if it is. */
  readonly importId?: string;
  /** What is not stated, and stays as it is where the endpoint is imported. */
  readonly keeps: readonly KeptOfEndpoint[];
}

/** An option of a private endpoint that leaves something as it is when it is not stated. */
export type KeptOfEndpoint = 'region' | 'networkInterfaceName' | 'tags';

export interface StaticAddress {
  readonly member: MemberModel;
  readonly address: string;
}

export interface SubnetPrefix {
  readonly given: string;
  /** Undefined where it is late-bound or no range. */
  readonly range?: Ipv4Range;
}

/** Something that every private endpoint takes an address for. */
export interface MemberModel {
  /** What Azure calls it: `registry`, `registry_data_westeurope`. */
  readonly name: string;
  /** What users call it: `registry`, `westeurope`. */
  readonly key: string;
  /** The region whose data endpoint it is; undefined for the registry itself. */
  readonly place?: PlaceModel;
}

/** A private DNS zone that is created, with its link to one network. */
export interface ZoneModel {
  readonly id: string;
  readonly network: Reference;
  /** The endpoints whose records it holds; the first one decides its resource group. */
  readonly endpoints: readonly EndpointModel[];
}

/** The registry, and the data endpoint of each region. */
export function membersOf(places: readonly PlaceModel[]): readonly MemberModel[] {
  const regions = places.map((place) => ({ name: `registry_data_${place.name}`, key: place.name, place }));
  return [{ name: 'registry', key: 'registry' }, ...regions];
}

/** The member that a key of static addresses names: `registry`, or a region in any spelling. */
export function memberNamed(members: readonly MemberModel[], key: string): MemberModel | undefined {
  return members.find((member) => member.key === key || member.key === canonicalRegion(key));
}

export function resolveEndpoint(
  endpoint: EndpointReading,
  registry: RegistryReading,
  places: readonly PlaceModel[],
  place: RegionModel,
): EndpointModel {
  const [home] = places;
  const name = endpoint.name ?? `${registry.registryName}-${place.name}`;
  const adopted = adoptedEndpoint(registry.adoption, name, endpoint);
  const handle = endpoint.name ?? `of-${place.name === home.name ? 'home' : place.name}`;
  const members = membersOf(places);
  const addresses = Object.entries(endpoint.staticIps ?? {}).map(([key, address]) => ({
    member: memberNamed(members, key),
    address,
  }));
  return {
    option: endpoint.option,
    id: known(handle) ? `PrivateEndpoint-${handle}` : undefined,
    name,
    place,
    subnet: endpoint.subnet,
    resourceGroup: endpoint.resourceGroup ?? groupOf(adopted, registry),
    zone: endpoint.zone,
    network: endpoint.network,
    isDnsExternal: endpoint.dns !== undefined,
    staticIps: endpoint.staticIps,
    addresses: members.flatMap((member) => addresses.filter(isOf(member))),
    prefix: endpoint.subnetPrefix === undefined ? undefined : resolvePrefix(endpoint.subnetPrefix),
    requestMessage: endpoint.requestMessage,
    networkInterfaceName: endpoint.networkInterfaceName,
    securityGroups: endpoint.securityGroups,
    tags: inheritTags(registry.tags, endpoint.tags),
    ownTags: endpoint.tags,
    importId: adopted?.id,
    keeps: unstated<KeptOfEndpoint>({
      region: endpoint.region,
      networkInterfaceName: endpoint.networkInterfaceName,
      tags: endpoint.tags,
    }),
  };
}

function groupOf(adopted: AdoptedId | undefined, registry: RegistryReading): Reference {
  if (adopted?.names === undefined) return registry.ownGroup;
  const { group } = adopted.names;
  return { value: group, key: group.toLowerCase() };
}

function isOf(member: MemberModel) {
  return (entry: { member?: MemberModel; address: string }): entry is StaticAddress => entry.member === member;
}

function resolvePrefix(given: string): SubnetPrefix {
  return { given, range: given.includes('/') ? parseIpv4Range(given) : undefined };
}

/** What the network of an endpoint is compared by; undefined where neither it nor its subnet says. */
export function networkKeyOf({ network, subnet }: EndpointModel): string | undefined {
  if (network !== undefined) return network.key;
  return known(subnet.value) ? subnet.key.replace(/\/subnets\/[^/]*$/, '') : undefined;
}

/** One zone for each network in which a zone is to be created. */
export function resolveZones(endpoints: readonly EndpointModel[]): readonly ZoneModel[] {
  const byNetwork = new Map<string, ZoneModel>();
  for (const endpoint of endpoints) {
    const { network } = endpoint;
    if (network === undefined) continue;
    const others = byNetwork.get(network.key)?.endpoints ?? [];
    const id = `PrivateDnsZone-${handleOf(network)}`;
    byNetwork.set(network.key, { id, network: others[0]?.network ?? network, endpoints: [...others, endpoint] });
  }
  return [...byNetwork.values()];
}

/**
 * A name for a resource that stays the same: of an id the group and name, with a digest of the whole that tells it
 * from others; of a reference its address in Terraform.
 */
export function handleOf({ key }: Reference): string {
  const parts = key.split('/');
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 8);
  const handle = parts.length > 4 ? `${parts[4]}-${parts[parts.length - 1]}-${digest}` : key;
  return handle.replace(/[^a-zA-Z0-9_-]+/g, '-').replace(/^-|-$/g, '');
}

/** The networks for which other registries create a zone and the groups where they do, with the path of each. */
export interface ZonesElsewhere {
  readonly networks: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, string>;
}

export const noZones: ZonesElsewhere = { networks: new Map(), groups: new Map() };

/** What registries create zones for, each given with its path. */
export function zonesOf(registries: readonly { path: string; zones: readonly ZoneModel[] }[]): ZonesElsewhere {
  const zones = registries.flatMap(({ path, zones }) => zones.map((zone) => ({ path: `'${path}'`, zone })));
  return {
    networks: new Map(zones.map(({ path, zone }) => [zone.network.key, path])),
    groups: new Map(zones.map(({ path, zone }) => [zone.endpoints[0].resourceGroup.key, path])),
  };
}
