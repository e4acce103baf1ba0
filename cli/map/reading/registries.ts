import { canonicalRegion } from '../view/regions';
import { isLate, type Change, type Flag, type Late, type Part, type Place, type Registry } from '../view/registry';
import { isSame } from '../view/words';
import type { Resource } from './resources';
import type { Values } from './values';

const registryType = 'azurerm_container_registry';
const notSet: Late = { late: '(not set)' };

/** The registries among resources, each with everything that belongs to it, in the order of the resources. */
export function registriesOf(resources: readonly Resource[]): Registry[] {
  const registries = resources.filter(({ type }) => type === registryType);
  const parts = new Map(registries.map((registry) => [registry, new Parts()]));
  const find = finder(registries);
  for (const resource of resources) {
    const link = links.get(resource.type);
    if (link === undefined) continue;
    for (const owner of find(resource, link)) parts.get(owner)?.add(resource);
  }
  return registries.map((registry) => registryOf(registry, parts.get(registry) ?? new Parts()));
}

/** The attributes that connect resources to their registry. */
const links: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['azurerm_container_registry_webhook', [['registry_name']]],
  ['azurerm_container_registry_task', [['container_registry_id']]],
  ['azurerm_private_endpoint', [['private_service_connection', 'private_connection_resource_id']]],
  ['azapi_update_resource', [['parent_id'], ['resource_id']]],
]);

/** Finds the registries that a resource belongs to: by reference, or by name. */
function finder(registries: readonly Resource[]) {
  const byAddress = grouped(registries, addressOf);
  const byPlace = grouped(registries, placeOf);
  const byName = grouped(registries, (registry) => nameIn(registry)?.toLowerCase() ?? '');
  return (resource: Resource, attributes: readonly (readonly string[])[]): readonly Resource[] => {
    for (const attribute of attributes) {
      const stated = valueAt(resource.after ?? resource.before, attribute);
      if (typeof stated === 'string') {
        const name = /\/registries\/([^/]+)/i.exec(stated)?.[1] ?? (stated.includes('/') ? '' : stated);
        const found = name === '' ? undefined : byName.get(name.toLowerCase());
        if (found !== undefined) return found;
      }
      const found = resource.references(attribute).flatMap((reference) => {
        const instances = byAddress.get(addressOf(reference)) ?? byPlace.get(placeOf(reference)) ?? [];
        const same = instances.filter(({ key }) => key === reference.key);
        return same.length > 0 ? same : instances;
      });
      if (found.length > 0) return [...new Set(found)];
    }
    return [];
  };
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function addressOf({ source, module, address }: Pick<Resource, 'source' | 'module' | 'address'>): string {
  return JSON.stringify([source, module, address]);
}

/** The address without the keys of modules, which a reference may not have. */
function placeOf(one: Pick<Resource, 'source' | 'module' | 'address'>): string {
  return addressOf({ ...one, module: one.module.replace(/\[[^\]]*\]/g, '') });
}

function nameIn({ after, before }: Resource): string | undefined {
  const name = (after ?? before)?.text('name');
  return isLate(name) ? undefined : name;
}

function valueAt(values: Values | undefined, attribute: readonly string[]): string | Late | undefined {
  let at = values;
  for (const key of attribute.slice(0, -1)) at = at?.block(key);
  return at?.text(attribute[attribute.length - 1]);
}

/** The routing of a region that azapi sets. */
interface Routing {
  readonly region: string | Late;
  readonly flag: Flag;
}

/** The resources that belong to a registry. */
class Parts {
  public readonly webhooks: Part[] = [];
  public readonly privateEndpoints: Part[] = [];
  /** After the plan, and before it. */
  public readonly routing: Routing[] = [];
  public readonly routingBefore: Routing[] = [];
  public regionalEndpoints: Flag = false;
  public tasks = 0;

  public add(resource: Resource): void {
    const { after, before, change } = resource;
    const values = after ?? before;
    if (values === undefined) return;
    if (resource.type === 'azurerm_container_registry_webhook') this.webhooks.push(partOf(resource, values));
    else if (resource.type === 'azurerm_private_endpoint') this.privateEndpoints.push(partOf(resource, values));
    else if (resource.type === 'azurerm_container_registry_task') this.tasks += change === 'removed' ? 0 : 1;
    else {
      // Destroying an azapi resource does not change what it wrote.
      this.routing.push(...routingIn(values));
      if (change !== 'added') this.routingBefore.push(...routingIn(before ?? values));
      this.regionalEndpoints = regionalEndpointsIn(values) ?? this.regionalEndpoints;
    }
  }
}

const update = {
  registry: 'microsoft.containerregistry/registries',
  replication: 'microsoft.containerregistry/registries/replications',
};

/** The properties that azapi sets on a kind of resource, which azurerm does not support. */
function propertiesOf(kind: keyof typeof update, values: Values): Values | undefined {
  const type = values.text('type');
  if (typeof type !== 'string' || type.split('@')[0].toLowerCase() !== update[kind]) return undefined;
  return values.document('body')?.block('properties');
}

function regionalEndpointsIn(values: Values): Flag | undefined {
  const endpoints = propertiesOf('registry', values)?.text('regionalEndpoints');
  return endpoints === undefined || isLate(endpoints) ? endpoints : endpoints === 'Enabled';
}

function routingIn(values: Values): Routing[] {
  const flag = propertiesOf('replication', values)?.flag('regionEndpointEnabled');
  const id = values.text('resource_id') ?? '';
  const region = values.text('name') ?? /\/replications\/([\w-]+)$/.exec(isLate(id) ? id.late : id)?.[1];
  return flag === undefined || region === undefined ? [] : [{ region: regionOf(region), flag }];
}

function partOf({ change }: Resource, values: Values): Part {
  return { name: values.text('name') ?? notSet, region: regionOf(values.text('location')), change };
}

function regionOf(location: string | Late | undefined): string | Late {
  if (location === undefined) return notSet;
  return isLate(location) ? location : canonicalRegion(location);
}

function registryOf(resource: Resource, parts: Parts): Registry {
  const values = resource.after ?? resource.before;
  const { change } = resource;
  const now = placesIn(values, parts.routing);
  const isKept = change === undefined || change === 'changed';
  const past = isKept ? placesIn(resource.before ?? values, parts.routingBefore) : [];
  const replicas = values?.blocks('georeplications');
  const key = typeof resource.key === 'string' ? JSON.stringify(resource.key) : resource.key;
  return {
    address: `${resource.module === '' ? '' : `${resource.module}.`}${resource.address}${key === undefined ? '' : `[${key}]`}`,
    source: resource.source,
    name: values?.text('name') ?? notSet,
    sku: values?.text('sku') ?? notSet,
    places: isKept ? compared(past, now) : now.map((place) => ({ ...place, change })),
    otherReplicas: isLate(replicas) ? replicas : dynamicReplicas(values),
    repeated: resource.repeated,
    dataEndpoints: values?.flag('data_endpoint_enabled') ?? false,
    regionalEndpoints: parts.regionalEndpoints,
    ownKey: values?.block('encryption') !== undefined,
    webhooks: sorted(parts.webhooks),
    privateEndpoints: sorted(parts.privateEndpoints),
    tasks: parts.tasks,
    warnings: resource.warnings,
    change,
  };
}

/** By name, with late-bound ones last. */
function sorted<T extends Part>(parts: readonly T[]): T[] {
  const key = ({ name }: Part) => (isLate(name) ? `~${name.late}` : name);
  return [...parts].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function placesIn(values: Values | undefined, routing: readonly Routing[]): Place[] {
  if (values === undefined) return [];
  const home: Place = {
    region: regionOf(values.text('location')),
    isHome: true,
    zones: values.flag('zone_redundancy_enabled') ?? false,
    routing: true,
  };
  const replications = values.blocks('georeplications');
  const replicas = (isLate(replications) ? [] : replications).map((block): Place => ({
    region: regionOf(block.text('location')),
    isHome: false,
    zones: block.flag('zone_redundancy_enabled') ?? false,
    // The attribute of azurerm 5, then that of azurerm 4, which treats a missing flag as false.
    routing: block.flag('global_endpoint_routing_enabled') ?? block.flag('regional_endpoint_enabled') ?? false,
  }));
  const key = ({ region }: Place) => (isLate(region) ? `~${region.late}` : region);
  const places = [home, ...replicas.sort((a, b) => (key(a) < key(b) ? -1 : 1))];
  return places.map((place) => ({
    ...place,
    routing: routing.find(({ region }) => isSame(region, place.region))?.flag ?? place.routing,
  }));
}

function dynamicReplicas(values: Values | undefined): Late | undefined {
  const source = values?.block('dynamic')?.block('georeplications');
  if (source === undefined) return undefined;
  const items = source.text('for_each');
  return isLate(items) ? items : { late: items ?? 'a dynamic block' };
}

/** The places after a change, each with the change, and those that are removed. */
function compared(past: readonly Place[], now: readonly Place[]): Place[] {
  const find = (places: readonly Place[], { region, isHome }: Place) =>
    places.find((place) => isSame(place.region, region) && place.isHome === isHome);
  const kept = now.map((place): Place => {
    const before = find(past, place);
    if (before === undefined) return { ...place, change: 'added' };
    const change = changeOf(before, place);
    const wasRouted = differs(before.routing, place.routing) ? before.routing : undefined;
    return change === undefined ? place : { ...place, change, wasRouted };
  });
  const removed = past
    .filter((place) => find(now, place) === undefined)
    .map((place): Place => ({ ...place, change: 'removed' }));
  return [...kept, ...removed];
}

function changeOf(before: Place, place: Place): Change | undefined {
  // The provider deletes the replica and creates it again.
  if (differs(before.zones, place.zones)) return 'replaced';
  return differs(before.routing, place.routing) ? 'changed' : undefined;
}

function differs(a: Flag, b: Flag): boolean {
  return isLate(a) || isLate(b) ? isLate(a) !== isLate(b) : a !== b;
}
