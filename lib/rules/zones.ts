import { regionsNear } from '../azure/regions';
import { show, type Fault } from '../errors';
import type { RegistryModel, ZonesModel } from '../model/model';
import type { Rules } from './rule';

export const refused = {
  zonesExistWhereAsked: (model) =>
    choices(model, 'Enabled', false).map(({ option, where, got }) => ({
      option,
      what: `asks for availability zones that Azure does not have in ${where}`,
      got,
      todo: 'use ZoneRedundancy.AUTOMATIC, which is on where a region has zones',
    })),
} satisfies Rules;

export const warned = {
  /** The home region cannot be changed later without destroying the registry. */
  homeRegionHasZones: ({ home: { facts, region } }) => {
    if (facts?.zones !== false) return [];
    const near = regionsNear(facts).find(({ zones }) => zones === true);
    const hint = near === undefined ? '' : ` such as ${near.name}`;
    return [
      {
        option: 'homeRegion',
        what: 'has no availability zones',
        got: region,
        todo: `for a new registry use a home region with zones${hint}, because it cannot be changed later`,
      },
    ];
  },

  /** Setting the flag later replaces the registry, so it should be set from the start. */
  zonesAreSet: ({ home, replicas, sku, adoption }) => {
    if (sku !== 'Premium' || adoption !== undefined) return [];
    const unsure = [home, ...replicas].filter(
      ({ zones, facts }) => zones.choice === 'Automatic' && facts !== undefined && facts.zones === undefined,
    );
    const late: Fault[] =
      home.zones.redundancy !== undefined
        ? []
        : [
            {
              option: 'zoneRedundancy',
              what: 'is automatic and homeRegion is late-bound, so the flag is left to the provider, which treats it as off',
              todo: 'set ZoneRedundancy.ENABLED or DISABLED, or pass a region that is known at synth such as group.locationInput',
            },
          ];
    return [
      ...late,
      ...unsure.map(({ zones, path, region }) => ({
        option: zones.path,
        what: `is automatic and no source says whether ${region} (${path}) has availability zones, so the flag is off`,
        todo: `add it to regionCatalog: [{ name: ${show(region)}, availabilityZones: true }] or false, before the registry is created`,
      })),
    ];
  },

  /** Azure's public cloud makes every registry zone-redundant (learn.microsoft.com, Reliability in Azure Container Registry). */
  zonesAreNotDisabled: (model) =>
    choices(model, 'Disabled', true).map(({ option, where, got }) => ({
      option,
      what: `has no effect in ${where}, because Azure makes every registry zone-redundant there`,
      got,
      todo: 'leave it out for a new registry; keep it only for an existing one that has this flag, because changing it replaces the registry',
    })),
} satisfies Rules;

/** Where an option makes this choice for regions with or without zones: one item for each option. */
function choices({ home, replicas }: RegistryModel, choice: ZonesModel['choice'], hasZones: boolean) {
  const byOption = new Map<string, string[]>();
  for (const { zones, facts, region, path } of [home, ...replicas]) {
    if (zones.choice !== choice || facts?.zones !== hasZones) continue;
    // Only for the public cloud it is documented that zone redundancy cannot be turned off.
    if (choice === 'Disabled' && facts.cloud !== 'public') continue;
    byOption.set(zones.path, [...(byOption.get(zones.path) ?? []), `${region} (${path})`]);
  }
  return Array.from(byOption, ([option, wheres]) => ({ option, where: wheres.join(', '), got: choice }));
}
