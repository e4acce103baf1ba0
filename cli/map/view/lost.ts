import { factsOf, titleOf } from './regions';
import { isLate, shown, type Part, type Place, type Registry } from './registry';
import { endpointsElsewhere, isSame, loginServer, partsOf } from './words';

/** What an outage of a region means for a registry. */
export interface Loss {
  readonly verdict: string;
  readonly facts: readonly (readonly [subject: string, text: string])[];
}

/** The regions that a registry can lose: those after a plan, and those of its private endpoints. */
export function lossesOf(registry: Registry): { region: Place['region']; title: string }[] {
  const regions = [...placesOf(registry).map(({ region }) => region), ...endpointsElsewhere(registry)];
  const home = placesOf(registry).find(({ isHome }) => isHome);
  return regions.map((region) => ({
    region,
    title: home !== undefined && isSame(region, home.region) ? `${titleOf(region)} (home)` : titleOf(region),
  }));
}

function placesOf({ places }: Registry): readonly Place[] {
  return places.filter(({ change }) => change !== 'removed');
}

/**
 * Sources: learn.microsoft.com, Reliability in Azure Container Registry, Region-down experience; Geo-replication in Azure
 * Container Registry, Geo-replication considerations for high availability.
 */
export function lossOf(registry: Registry, region: Place['region']): Loss {
  const lost = placesOf(registry).find((place) => isSame(place.region, region));
  const facts: (readonly [string, string | undefined])[] = [
    ['Login server', lost && servingText(registry, lost)],
    ['Failover', lost && failoverText(registry, lost)],
    ['Control plane', controlPlaneText(lost, titleOf(region))],
    ['Last pushes', lost && lastPushesText(registry, lost)],
    ['Private endpoints', endpointsText(registry, region)],
    ['Webhooks', webhooksText(registry, region)],
    ['Tasks', tasksText(registry, lost)],
    ['Layers', layersText(registry, lost)],
    ['Regional endpoint', regionalText(registry, lost)],
    ['Key', registry.ownKey ? keyText : undefined],
    ['Advice', lost && adviceText(registry, lost)],
  ];
  return {
    verdict: verdictOf(registry, lost, titleOf(region)),
    facts: facts.filter((fact): fact is readonly [string, string] => fact[1] !== undefined),
  };
}

/** The remaining regions, by whether the global endpoint sends traffic there. */
function leftBy(registry: Registry, lost: Place) {
  const left = placesOf(registry).filter((place) => place !== lost);
  return {
    left,
    serving: left.filter(({ routing }) => routing === true),
    out: left.filter(({ routing }) => routing === false),
    late: left.filter(({ routing }) => isLate(routing)),
  };
}

function verdictOf(registry: Registry, lost: Place | undefined, title: string): string {
  if (lost === undefined) return `The registry is not affected: it is not in ${title}.`;
  const { left, serving, late } = leftBy(registry, lost);
  if (left.length === 0) return `No other region has the images: every push and pull fails until ${title} recovers.`;
  if (serving.length === 0 && late.length === 0) return `No remaining region takes traffic: pushes and pulls fail.`;
  if (serving.length === 0) return 'Whether a remaining region takes traffic is known only to Terraform.';
  const known = registry.otherReplicas === undefined && late.length === 0;
  if (serving.length === 1 && known) return `${titleOf(serving[0].region)} alone serves all traffic.`;
  return `${names(serving)} ${serving.length === 1 ? 'continues' : 'continue'} to serve.`;
}

function servingText(registry: Registry, lost: Place): string {
  const { out, late } = leftBy(registry, lost);
  const server = loginServer(registry) ?? 'The login server';
  const unserved = lost.isHome
    ? 'Routing cannot be changed until the control plane recovers.'
    : 'To send traffic there, set globalEndpointRouting to true.';
  return [
    lost.routing === false
      ? `${titleOf(lost.region)} is out of rotation: ${server} sends no traffic there anyway.`
      : `Clients continue to use ${server}.`,
    ...(out.length === 0
      ? []
      : [
          `${names(out)} ${out.length === 1 ? 'has' : 'have'} the images, but no traffic: out of rotation. ${unserved}`,
        ]),
    ...late.map(
      ({ region, routing }) => `Whether ${titleOf(region)} takes traffic: ${isLate(routing) ? routing.late : ''}.`,
    ),
    ...(registry.otherReplicas === undefined ? [] : [`There may be more replicas: ${registry.otherReplicas.late}.`]),
  ].join(' ');
}

function failoverText(registry: Registry, lost: Place): string | undefined {
  const { serving, late } = leftBy(registry, lost);
  if (lost.routing === false || serving.length + late.length === 0) return undefined;
  return 'Azure redirects clients to another region, typically within 1 to 2 minutes, and back after recovery. Requests in progress fail and must be retried.';
}

function controlPlaneText(lost: Place | undefined, title: string): string {
  return lost?.isHome === true
    ? `Not available until ${title}, the home region, recovers: replicas, network rules and routing cannot be changed. Do not apply.`
    : 'Not affected: it is in the home region.';
}

function lastPushesText(registry: Registry, lost: Place): string {
  return leftBy(registry, lost).left.length === 0
    ? 'No other region has a copy of the images.'
    : `Images that were pushed there shortly before may be missing in other regions until it recovers: typically those of less than 15 minutes, which is not guaranteed.`;
}

function endpointsText({ privateEndpoints }: Registry, region: Place['region']): string | undefined {
  const lost = partsOf(privateEndpoints, region);
  const others = privateEndpoints.filter((part) => !lost.includes(part) && part.change !== 'removed');
  if (lost.length + others.length === 0) return undefined;
  return [
    lost.length === 0 ? 'None in this region.' : `Not available: ${partNames(lost)}.`,
    ...(others.length === 0 ? [] : [`${partNames(others)} ${others.length === 1 ? 'is' : 'are'} not affected.`]),
  ].join(' ');
}

function webhooksText({ webhooks }: Registry, region: Place['region']): string | undefined {
  const lost = partsOf(webhooks, region);
  const others = webhooks.filter((part) => !lost.includes(part) && part.change !== 'removed');
  if (lost.length + others.length === 0) return undefined;
  return [
    lost.length === 0 ? 'None in this region.' : `Not called: ${partNames(lost)}.`,
    ...(others.length === 0
      ? []
      : [`${partNames(others)} ${others.length === 1 ? 'is' : 'are'} called for pushes to other regions.`]),
  ].join(' ');
}

function tasksText({ tasks }: Registry, lost: Place | undefined): string | undefined {
  if (tasks === 0 || lost === undefined) return undefined;
  return lost.isHome ? 'Do not run: tasks run in the home region only.' : 'Not affected: tasks run in the home region.';
}

function layersText(registry: Registry, lost: Place | undefined): string | undefined {
  if (lost === undefined || registry.dataEndpoints !== true) return undefined;
  const server = loginServer(registry);
  const { left } = leftBy(registry, lost);
  if (server === undefined || left.length === 0 || left.some(({ region }) => isLate(region))) return undefined;
  const hosts = left.map(({ region }) => server.replace('.', `.${shown(region)}.data.`));
  return `Come from another data endpoint: firewalls of clients must allow ${list(hosts)}.`;
}

function regionalText({ regionalEndpoints }: Registry, lost: Place | undefined): string | undefined {
  if (lost === undefined || regionalEndpoints === false) return undefined;
  return 'Does not fail over: clients that use the endpoint of this region must use another name.';
}

const keyText = 'The registry is encrypted with a customer-managed key: plan the failover of its key vault as well.';

function adviceText(registry: Registry, lost: Place): string {
  const { serving, left, late } = leftBy(registry, lost);
  const home = placesOf(registry).find(({ isHome }) => isHome);
  const isRisky = serving.length + late.length < 2 && registry.otherReplicas === undefined;
  const advice = [
    ...(left.length === 0
      ? [`Add at least two replicas${registry.sku === 'Premium' ? '' : ', which need the Premium tier'}.`]
      : isRisky
        ? ['Add a replica, so that two regions remain.']
        : []),
    ...(home !== undefined && factsOf(home.region)?.zones === false
      ? [`${titleOf(home.region)} has no availability zones: choose a home region with zones for a new registry.`]
      : []),
    ...(lost.isHome || left.length === 0 ? [] : ['Rehearse this: take the replica out of rotation.']),
  ];
  return [...advice, 'Set up Azure Service Health alerts for each region.'].join(' ');
}

function names(places: readonly Place[]): string {
  return list(places.map(({ region }) => titleOf(region)));
}

function partNames(parts: readonly Part[]): string {
  return list(parts.map(({ name }) => shown(name)));
}

export function list(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts[texts.length - 1]}`;
}
