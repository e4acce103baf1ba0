import { factsOf, isZoneRedundant, registryDomains, titleOf } from './regions';
import { isLate, shown, type Change, type Flag, type Late, type Part, type Place, type Registry } from './registry';

/** The description of what a registry has in a region. */
export interface Row {
  readonly region: string;
  readonly role: string;
  readonly zones: string;
  readonly routing: string;
  readonly dataEndpoint: string;
  readonly regionalEndpoint: string;
  readonly privateEndpoints: string;
  readonly webhooks: string;
  readonly geography: string;
  readonly pair: string;
  readonly change: string;
}

/** The rows of the table: one for each region, home first, then those that only have private endpoints. */
export function rowsOf(registry: Registry): Row[] {
  const rows = registry.places.map((place) => rowOf(registry, place));
  const others = endpointsElsewhere(registry).map((region): Row => ({
    ...partsIn(registry, region),
    region: titleOf(region),
    role: 'private endpoint only',
    zones: 'none',
    routing: 'none',
    dataEndpoint: 'none',
    regionalEndpoint: 'none',
    geography: factsOf(region)?.geography ?? 'not known',
    pair: pairOf(region),
    change: '',
  }));
  return [...rows, ...others];
}

function rowOf(registry: Registry, place: Place): Row {
  return {
    ...partsIn(registry, place.region),
    region: titleOf(place.region),
    role: place.isHome ? 'home' : 'replica',
    zones: zonesOf(place),
    routing: routingOf(place.routing),
    dataEndpoint: hostIn(registry, place, 'dataEndpoints', 'data'),
    regionalEndpoint: hostIn(registry, place, 'regionalEndpoints', 'geo'),
    geography: factsOf(place.region)?.geography ?? 'not known',
    pair: pairOf(place.region),
    change: changeOf(place),
  };
}

function partsIn({ webhooks, privateEndpoints }: Registry, region: string | Late) {
  return { privateEndpoints: counted(partsOf(privateEndpoints, region)), webhooks: counted(partsOf(webhooks, region)) };
}

/** The parts that are in a region after the plan. */
export function partsOf(parts: readonly Part[], region: string | Late): readonly Part[] {
  return parts.filter((part) => isSame(part.region, region) && part.change !== 'removed');
}

function counted(parts: readonly Part[]): string {
  return parts.length === 0 ? 'none' : parts.map(({ name }) => (isLate(name) ? name.late : name)).join(', ');
}

export function isSame(a: string | Late, b: string | Late): boolean {
  return isLate(a) ? isLate(b) && a.late === b.late : a === b;
}

/** Regions that have private endpoints and no registry. */
export function endpointsElsewhere({ places, privateEndpoints }: Registry): (string | Late)[] {
  const elsewhere: (string | Late)[] = [];
  for (const { region, change } of privateEndpoints) {
    const isThere = places.some((place) => isSame(place.region, region));
    if (!isThere && change !== 'removed' && !elsewhere.some((other) => isSame(other, region))) elsewhere.push(region);
  }
  return elsewhere;
}

export function zonesOf(place: Place): string {
  if (isLate(place.zones)) return place.zones.late;
  const facts = factsOf(place.region);
  if (place.zones) return 'zone-redundant';
  if (isZoneRedundant(place)) return 'zone-redundant in Azure, flag not set';
  return facts?.zones === false ? 'no zones in this region' : 'no zone flag';
}

export function routingOf(routing: Flag): string {
  return isLate(routing) ? routing.late : routing ? 'takes traffic' : 'out of rotation';
}

function pairOf(region: string | Late): string {
  const facts = factsOf(region);
  return facts?.pair === undefined ? 'none' : titleOf(facts.pair);
}

/** `contoso.azurecr.io`; undefined if the name or the cloud is not known. */
export function loginServer({ name, places }: Pick<Registry, 'name' | 'places'>): string | undefined {
  const cloud = places.map(({ region }) => factsOf(region)?.cloud).find((one) => one !== undefined);
  return isLate(name) || cloud === undefined ? undefined : `${name.toLowerCase()}.${registryDomains[cloud]}`;
}

/** The name of a registry: its login server, or the known part of its name. */
export function nameOf(registry: Registry): string {
  return loginServer(registry) ?? (isLate(registry.name) ? registry.name.late : registry.name);
}

function hostIn(
  registry: Registry,
  { region }: Place,
  feature: 'dataEndpoints' | 'regionalEndpoints',
  label: string,
): string {
  const flag = registry[feature];
  if (isLate(flag)) return flag.late;
  if (!flag) return 'off';
  const server = loginServer(registry);
  return server === undefined || isLate(region) ? 'yes' : server.replace('.', `.${region}.${label}.`);
}

const changes: Readonly<Record<Change, string>> = {
  added: 'added',
  removed: 'removed',
  replaced: 'destroyed and created again',
  changed: 'changed',
};

/** The description of a plan's change to a place. */
export function changeOf({ change, wasRouted, routing }: Place): string {
  if (change === undefined) return '';
  if (change !== 'changed') return changes[change];
  if (wasRouted === undefined) return changes.changed;
  return routing === true ? 'put back into rotation' : routing === false ? 'taken out of rotation' : 'routing changed';
}

/** The description of a place in one line, for a tooltip. */
export function describe(registry: Registry, place: Place): string {
  const count = (parts: readonly Part[], one: string) =>
    parts.length === 0 ? '' : parts.length === 1 ? `1 ${one}` : `${parts.length} ${one}s`;
  return [
    titleOf(place.region),
    place.isHome ? 'home region' : 'replica',
    zonesOf(place),
    routingOf(place.routing),
    count(partsOf(registry.privateEndpoints, place.region), 'private endpoint'),
    count(partsOf(registry.webhooks, place.region), 'webhook'),
    changeOf(place),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** The number of Premium registries that are billed, if it is known. */
export function premiumUnits({ sku, places, otherReplicas }: Registry): string {
  const count = places.filter(({ change }) => change !== 'removed').length;
  if (isLate(sku)) return 'late-bound';
  return sku === 'Premium' ? `${count}${otherReplicas === undefined ? '' : ' or more'}` : '0';
}

/** The description of a registry in one line. */
export function summaryOf(registry: Registry): string {
  const { sku, places, repeated, change } = registry;
  const count = places.filter((place) => place.change !== 'removed').length;
  const regions = `${count} ${count === 1 ? 'region' : 'regions'}`;
  const units = premiumUnits(registry);
  return [
    isLate(sku) ? `tier ${sku.late}` : sku,
    registry.otherReplicas === undefined ? regions : `${regions} and those of ${registry.otherReplicas.late}`,
    ...(units === '0' ? [] : [`Premium units: ${units}`]),
    ...(repeated === undefined ? [] : [repeated.late]),
    ...(change === undefined || change === 'changed' ? [] : [changes[change]]),
  ].join(' · ');
}

/** The description of a plan's changes to a registry, a line for each. */
export function changesOf(registry: Registry): string[] {
  const { change, places } = registry;
  if (change === 'replaced') {
    return ['The registry and all its images are destroyed, and a new registry is created in its place.'];
  }
  if (change === 'removed') return ['The registry and all its images are destroyed.'];
  const whole = change === 'added' ? ['The registry is created.'] : [];
  const regions = places
    .filter((place) => place.change !== undefined && !(change === 'added' && place.change === 'added'))
    .map((place) => `${titleOf(place.region)} is ${changeOf(place)}.`);
  return [
    ...whole,
    ...regions,
    ...changedParts('Private endpoint', registry.privateEndpoints),
    ...changedParts('Webhook', registry.webhooks),
  ];
}

function changedParts(kind: string, parts: readonly Part[]): string[] {
  return parts.flatMap(({ name, region, change }) =>
    change === undefined ? [] : [`${kind} ${shown(name)} in ${titleOf(region)} is ${changes[change]}.`],
  );
}

/** The description of a region without a registry. */
export function regionInWords(name: string): string {
  const facts = factsOf(name);
  if (facts === undefined) return name;
  return [
    facts.displayName,
    ...(facts.displayName.includes(facts.geography) ? [] : [facts.geography]),
    facts.zones === undefined
      ? 'availability zones unknown'
      : facts.zones
        ? 'availability zones'
        : 'no availability zones',
    ...(facts.restricted ? ['restricted access'] : []),
    ...(facts.registries === false ? ['no Container Registry'] : []),
  ].join(', ');
}

/** The locations of a registry in one line: `West Europe, 7 replicas`. */
export function placesInWords({ places, change }: Registry): string {
  const there = places.filter((place) => place.change !== 'removed' || change === 'removed');
  const home = there.find(({ isHome }) => isHome);
  const replicas = there.filter(({ isHome }) => !isHome);
  const out = replicas.filter(({ routing }) => routing === false).length;
  return [
    home === undefined ? '' : titleOf(home.region),
    replicas.length === 1 ? '1 replica' : `${replicas.length} replicas`,
    ...(out === 0 ? [] : [`${out} out of rotation`]),
    ...(change === undefined || change === 'changed' ? [] : [changes[change]]),
  ].join(', ');
}
