import { registryDomains } from '../../../lib/azure/limits';
import { regions as all, canonicalRegion, type Region } from '../../../lib/azure/regions';
import { places } from './places';
import { isLate, type Late, type Place } from './registry';

export { canonicalRegion, registryDomains, type Region };

/** A point of the map. */
export type Point = readonly [x: number, y: number];

export const regions: readonly Region[] = all;

const byName = new Map(all.map((region) => [region.name, region]));

/** The facts about a region; undefined for a late-bound one or one that the library does not know. */
export function factsOf(region: string | Late): Region | undefined {
  return isLate(region) ? undefined : byName.get(region);
}

export function pointOf(region: string | Late): Point | undefined {
  return isLate(region) ? undefined : Object.hasOwn(places, region) ? places[region] : undefined;
}

/** The display name of a region: "West Europe". */
export function titleOf(region: string | Late): string {
  return isLate(region) ? region.late : (byName.get(region)?.displayName ?? region);
}

/**
 * Whether a place is zone-redundant: by its flag, or because Azure's public cloud makes every registry in a region with
 * zones zone-redundant.
 */
export function isZoneRedundant({ region, zones }: Pick<Place, 'region' | 'zones'>): boolean {
  const facts = factsOf(region);
  return facts?.zones === undefined ? zones === true : facts.zones && (zones === true || facts.cloud === 'public');
}
