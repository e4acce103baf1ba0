import type { Replica } from '../options';
import { membersOf } from './private-link';
import { canonicalName } from './regions';
import type { PlaceModel, RegistryModel } from './registry';

/** Every region of the registry: home first, then the replicas by canonical name. */
export function places(model: RegistryModel): readonly PlaceModel[] {
  return [model.home, ...model.sortedReplicas];
}

/** The place that stands in a region, if there is one. By equality of canonical names: "eastus" is not "eastus2". */
export function placesIn(model: RegistryModel, region: string): readonly PlaceModel[] {
  return places(model).filter((place) => place.name === region || place.name === canonicalName(region));
}

/** What a user is told of one place. */
export function describePlace(model: RegistryModel, place: PlaceModel): Replica {
  const routing = model.replicas.find((replica) => replica === place)?.globalEndpointRouting ?? model.homeRouting;
  return {
    region: place.name,
    isHome: place === model.home,
    zoneRedundancy: place.zoneRedundancy,
    globalEndpointRouting: typeof routing === 'boolean' ? routing : undefined,
    tags: { ...place.tags },
  };
}

/** How many addresses each private endpoint takes: for the registry, and the data endpoint of each region. */
export function privateIpsPerEndpoint(model: RegistryModel): number {
  return membersOf(places(model)).length;
}

/** How many Premium registries are billed: one for each region. */
export function premiumUnits(model: RegistryModel): number {
  return model.sku === 'Premium' ? places(model).length : 0;
}
