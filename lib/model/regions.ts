import { Fn } from 'cdktf';
import { canonicalRegion, regions, type Region } from '../azure/regions';
import { AzureCloud, type RegionOptions } from '../options';
import { known } from './known';

/** The regions that a registry may stand in, by canonical name. */
export type Catalog = ReadonlyMap<string, Region>;

const builtIn: Catalog = new Map(regions.map((region) => [region.name, region]));

/** The built-in catalog, with what the user states of regions laid over it field by field. */
export function catalogWith(stated: readonly RegionOptions[]): Catalog {
  if (stated.length === 0) return builtIn;
  const catalog = new Map(builtIn);
  for (const options of stated) {
    const name = canonicalRegion(options.name);
    const base = catalog.get(name);
    catalog.set(name, {
      name,
      displayName: options.name,
      geography: 'not established',
      ...base,
      zones: options.availabilityZones ?? base?.zones,
      cloud: options.cloud ?? base?.cloud ?? AzureCloud.PUBLIC,
      registries: true,
      restricted: false,
    });
  }
  return catalog;
}

/** The canonical name of a region; of a late-bound one, the Terraform expression that makes it canonical. */
export function canonicalName(region: string): string {
  return known(region) ? canonicalRegion(region) : Fn.lower(Fn.replace(region, ' ', ''));
}
