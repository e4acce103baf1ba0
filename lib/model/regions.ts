import { canonicalRegion, regions, type Region } from '../azure/regions';
import { AzureCloud } from '../options';
import type { StatedRegion } from '../reading/notes';
import type { RegistryReading } from '../reading/registry';
import { known } from '../text';
import type { RegionModel } from './model';

/** The regions that a registry can be in, by canonical name. */
export type Catalog = ReadonlyMap<string, Region>;

const builtIn: Catalog = new Map(regions.map((region) => [region.name, region]));

/** The built-in catalog, merged field by field with `regionCatalog`. */
export function catalogWith(stated: RegistryReading['regionCatalog']): Catalog {
  if (stated === undefined) return builtIn;
  const catalog = new Map(builtIn);
  for (const {
    name: { value: spelling, name },
    availabilityZones,
    cloud,
  } of stated.value) {
    const base = catalog.get(name);
    catalog.set(name, {
      name,
      displayName: displayed(spelling),
      geography: 'unknown',
      ...base,
      zones: availabilityZones?.value ?? base?.zones,
      cloud: cloud?.value ?? base?.cloud ?? AzureCloud.PUBLIC,
      registries: true,
      restricted: false,
    });
  }
  return catalog;
}

/** The portal puts the geography before the name: "(Europe) West Europe". */
function displayed(spelling: string): string {
  return spelling.replace(/^\s*\([^)]*\)\s*/, '');
}

export function resolveRegion(stated: StatedRegion, catalog: Catalog): RegionModel {
  const region = known(stated.value) ? stated.name : stated.value;
  return { stated, region, name: stated.name, facts: catalog.get(region) };
}

/** The place that is in a region, if there is one. Compares canonical names for equality: "eastus" is not "eastus2". */
export function placeIn<T extends RegionModel>(places: readonly T[], region: string): T | undefined {
  const name = known(region) ? canonicalRegion(region) : region;
  return places.find((place) => place.name === name || place.region === name);
}
