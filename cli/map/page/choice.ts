import type { GeoReplicatedRegistryProps, ZoneRedundancy } from 'cdktf-georeplicated-registry';
import { Member, valueOf, type Options } from '../../adopt/code';
import { factsOf } from '../view/regions';
import { isLate, type Place, type Registry } from '../view/registry';

/** The selected regions of a registry. */
export interface Choice {
  readonly name: string;
  readonly home?: string;
  /** In byte order, as they are written. */
  readonly replicas: readonly string[];
  /** The registry that it started with: settings of its regions are kept. */
  readonly from?: Registry;
}

export const newRegistry: Choice = { name: 'contoso', replicas: [] };

/** The choice that corresponds to a registry; late-bound regions have to be selected again. */
export function choiceOf(from: Registry): Choice {
  const known = from.places.flatMap(({ region, isHome, change }) =>
    isLate(region) || change === 'removed' ? [] : [{ region, isHome }],
  );
  return {
    from,
    name: isLate(from.name) ? newRegistry.name : from.name,
    home: known.find(({ isHome }) => isHome)?.region,
    replicas: known.filter(({ isHome }) => !isHome).map(({ region }) => region),
  };
}

export function withHome(choice: Choice, home: string): Choice {
  return { ...choice, home, replicas: choice.replicas.filter((region) => region !== home) };
}

/** Adds or removes a replica. The home region cannot be a replica. */
export function toggled(choice: Choice, region: string): Choice {
  if (region === choice.home) return choice;
  const others = choice.replicas.filter((other) => other !== region);
  return { ...choice, replicas: others.length < choice.replicas.length ? others : [...others, region].sort() };
}

/** All regions, home first. */
export function regionsOf({ home, replicas }: Choice): readonly string[] {
  return home === undefined ? replicas : [home, ...replicas];
}

/** The options of the construct for a choice. */
export function optionsOf(choice: Choice): Options {
  const { name, home, replicas } = choice;
  const homeZones = home === undefined ? undefined : zonesOf(choice, home);
  const isOnlyHome = homeZones !== undefined;
  return {
    registryName: name,
    homeRegion: home,
    zoneRedundancy: homeZones,
    replicas: replicas.map((region): Options => {
      const zones = zonesOf(choice, region);
      return {
        region,
        globalEndpointRouting: placeOf(choice, region)?.routing === false ? false : undefined,
        // Otherwise the registry's setting would be inherited.
        zoneRedundancy: zones ?? (isOnlyHome ? zoneMember('AUTOMATIC') : undefined),
      };
    }),
  };
}

export function propsOf(choice: Choice, resourceGroupName: string): GeoReplicatedRegistryProps {
  return { ...(valueOf(optionsOf(choice)) as GeoReplicatedRegistryProps), resourceGroupName };
}

/** The current flag of a region, if the automatic one would differ: changing it would replace the region. */
function zonesOf(choice: Choice, region: string): Member | undefined {
  const flag = placeOf(choice, region)?.zones;
  const automatic = factsOf(region)?.zones === true;
  if (typeof flag !== 'boolean' || flag === automatic) return undefined;
  return zoneMember(flag ? 'ENABLED' : 'DISABLED');
}

function placeOf({ from, home }: Choice, region: string): Place | undefined {
  // A replica that becomes the home region, or the other way round, is created again.
  return from?.places.find((place) => place.region === region && place.isHome === (region === home));
}

function zoneMember(name: keyof typeof zoneRedundancy): Member {
  return new Member('ZoneRedundancy', name, zoneRedundancy[name]);
}

/** The enum of the library, which is not loaded yet. */
const zoneRedundancy = { AUTOMATIC: 'Automatic', ENABLED: 'Enabled', DISABLED: 'Disabled' } satisfies Record<
  keyof typeof ZoneRedundancy,
  `${ZoneRedundancy}`
>;
