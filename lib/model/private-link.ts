import { createHash } from 'node:crypto';
import { parseIpv4Range } from '../azure/ipv4';
import { canonicalRegion } from '../azure/regions';
import type { Reference } from '../reading/kinds';
import type { RegistryReading } from '../reading/registry';
import type { EndpointReading } from '../reading/shapes';
import { known } from '../text';
import { adoptedEndpoint } from './adoption';
import type {
  AdoptionModel,
  DnsZoneModel,
  DnsZonesElsewhere,
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

/** The member that a key of static addresses names: `registry`, or a region in any spelling. */
export function memberNamed(members: readonly MemberModel[], key: string): MemberModel | undefined {
  return members.find((member) => member.key === key || member.key === canonicalRegion(key));
}

/** How many addresses each private endpoint takes: for the registry, and the data endpoint of each region. */
export function privateIpsPerEndpoint({ places }: RegistryModel): number {
  return membersOf(places).length;
}

/** What private endpoints depend on beside their own options. */
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
  const handle = options.name?.value ?? `of-${place.name === home.name ? 'home' : place.name}`;
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
    isDnsExternal: options.dns !== undefined,
    addresses: members.flatMap((member) => addresses.filter(isOf(member))),
    subnetRange: prefix?.includes('/') === true ? parseIpv4Range(prefix) : undefined,
    requestMessage: options.manualApproval?.requestMessage.value,
    securityGroups: options.applicationSecurityGroupIds?.value ?? [],
    tags: inheritTags(stated.tags?.value, options.tags?.value),
    importId: adopted?.id,
  };
}

function isOf(member: MemberModel) {
  return (entry: { member?: MemberModel; address: string }): entry is StaticAddress => entry.member === member;
}

/** What the network of an endpoint is compared by; undefined where neither it nor its subnet says. */
export function networkKeyOf({ options: { virtualNetworkId, subnetId } }: EndpointModel): string | undefined {
  if (virtualNetworkId !== undefined) return virtualNetworkId.key;
  return known(subnetId.value) ? subnetId.key.replace(/\/subnets\/[^/]*$/, '') : undefined;
}

/** One DNS zone for each network in which one is to be created. */
export function resolveDnsZones(endpoints: readonly EndpointModel[]): readonly DnsZoneModel[] {
  const byNetwork = new Map<string, DnsZoneModel>();
  for (const endpoint of endpoints) {
    const { virtualNetworkId: network } = endpoint.options;
    if (network === undefined) continue;
    const others = byNetwork.get(network.key)?.endpoints ?? [];
    const id = `PrivateDnsZone-${handleOf(network)}`;
    const first = others[0]?.options.virtualNetworkId ?? network;
    byNetwork.set(network.key, { id, network: first, endpoints: [...others, endpoint] });
  }
  return [...byNetwork.values()];
}

/**
 * A name for a resource that stays the same: of an id the group and name, with a digest of the whole that tells it
 * from others; of a reference its address in Terraform.
 */
export function handleOf(reference: Reference): string {
  const key = reference.key.replace(/@.*$/, '');
  const parts = key.split('/');
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 8);
  const handle = parts.length > 4 ? `${parts[4]}-${parts[parts.length - 1]}-${digest}` : key;
  return handle.replace(/[^a-zA-Z0-9_-]+/g, '-').replace(/^-|-$/g, '');
}

export const noDnsZones: DnsZonesElsewhere = { networks: new Map(), groups: new Map() };

/** The DNS zones that registries create, each given with its path. */
export function dnsZonesOf(
  registries: readonly { readonly path: string; readonly dnsZones: readonly DnsZoneModel[] }[],
): DnsZonesElsewhere {
  const all = registries.flatMap(({ path, dnsZones }) => dnsZones.map((zone) => ({ path: `'${path}'`, zone })));
  return {
    networks: new Map(all.map(({ path, zone }) => [zone.network.key, path])),
    groups: new Map(all.map(({ path, zone }) => [zone.endpoints[0].resourceGroup.key, path])),
  };
}
