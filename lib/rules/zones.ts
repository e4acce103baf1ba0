import { regionsNear } from '../azure/regions';
import { known } from '../model/known';
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

export const homeZonesAreStated: Rule = ({ home }) =>
  !known(home.region) && home.zoneRedundancy === undefined
    ? [
        {
          what: 'zoneRedundancy is automatic and homeRegion late-bound, so the flag is left to the provider, which takes it for off',
          todo: 'state ZoneRedundancy.ENABLED or DISABLED, or pass a region that is known at synth such as group.locationInput',
        },
      ]
    : [];

/** Where one choice meets regions with or without zones: a fault for each option that makes it. */
function choices(model: RegistryModel, choice: PlaceModel['zoneChoice'], zones: boolean) {
  const byOption = new Map<string, string[]>();
  for (const place of [model.home, ...model.replicas]) {
    if (place.zoneChoice !== choice || place.facts?.zones !== zones) continue;
    byOption.set(place.zoneOption, [...(byOption.get(place.zoneOption) ?? []), `${place.region} (${place.option})`]);
  }
  return Array.from(byOption, ([option, wheres]) => ({ option, where: wheres.join(', '), got: choice }));
}
