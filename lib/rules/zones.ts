import { regionsNear } from '../azure/regions';
import { show } from '../errors';
import type { PlaceModel, RegistryModel } from '../model/registry';
import type { Rule } from './rule';

export const zonesExistWhereAsked: Rule = (model) =>
  choices(model, 'Enabled', false).map(({ option, where, got }) => ({
    what: `${option} asks for availability zones that Azure does not have in ${where}`,
    got,
    todo: 'use ZoneRedundancy.AUTOMATIC, on where a region has zones',
  }));

export const zonesAreNotDisabled: Rule = (model) =>
  choices(model, 'Disabled', true).map(({ option, where, got }) => ({
    what: `${option} has no effect in ${where}, Azure makes every registry zone-redundant there`,
    got,
    todo: 'leave it out for a new registry; keep it only where an existing one has this flag, changing it would replace it',
  }));

export const homeRegionHasZones: Rule = ({ home }) => {
  if (home.facts?.zones !== false) return [];
  const near = regionsNear(home.facts).filter((region) => region.zones === true);
  const hint = near.length === 0 ? '' : ` such as ${near[0].name}`;
  return [
    {
      what: 'homeRegion has no availability zones',
      got: home.region,
      todo: `for a new registry prefer a home region with zones${hint}, it cannot be moved later`,
    },
  ];
};

export const zonesAreStated: Rule = ({ home, replicas, sku, adoption }) => {
  if (sku !== 'Premium' || adoption !== undefined) return [];
  const unsure = [home, ...replicas].filter(
    ({ zoneChoice, facts }) => zoneChoice === 'Automatic' && facts !== undefined && facts.zones === undefined,
  );
  return [
    ...(home.zoneRedundancy === undefined
      ? [
          {
            what: 'zoneRedundancy is automatic and homeRegion late-bound, so the flag is left to the provider, which takes it for off',
            todo: 'state ZoneRedundancy.ENABLED or DISABLED, or pass a region that is known at synth such as group.locationInput',
          },
        ]
      : []),
    ...unsure.map(({ zoneOption, option, region }) => ({
      what: `${zoneOption} is automatic and no source says whether ${region} (${option}) has availability zones, so the flag is off`,
      todo: `state it by regionCatalog: [{ name: ${show(region)}, availabilityZones: true }] or false, before the registry is made`,
    })),
  ];
};

/** Where one choice meets regions with or without zones: a fault for each option that makes it. */
function choices(model: RegistryModel, choice: PlaceModel['zoneChoice'], zones: boolean) {
  const byOption = new Map<string, string[]>();
  for (const place of [model.home, ...model.replicas]) {
    if (place.zoneChoice !== choice || place.facts?.zones !== zones) continue;
    // That it cannot be turned off is documented of the public cloud only.
    if (choice === 'Disabled' && place.facts.cloud !== 'public') continue;
    byOption.set(place.zoneOption, [...(byOption.get(place.zoneOption) ?? []), `${place.region} (${place.option})`]);
  }
  return Array.from(byOption, ([option, wheres]) => ({ option, where: wheres.join(', '), got: choice }));
}
