import { Lazy, Token, Tokenization } from 'cdktf';
import { show } from '../errors';
import {
  AzureCloud,
  Sku,
  ZoneRedundancy,
  type GeoReplicatedRegistryProps,
  type RegionOptions,
  type ReplicaOptions,
  type TimeoutOptions,
} from '../options';
import { known, type Flag, type Tags } from './known';
import { canonicalName } from './regions';

/** An option whose value is of another kind than its type says, as JavaScript and Python let through. */
export interface Misfit {
  readonly option: string;
  readonly expected: string;
  readonly got: unknown;
}

/** The options of a replica, each of the type that it says. */
export interface ReplicaReading {
  /** What the user calls this replica: `replicas[0]`, `addReplica[0]`. */
  readonly option: string;
  readonly region: string;
  /** The region's canonical name. */
  readonly name: string;
  readonly globalEndpointRouting?: Flag;
  readonly zoneRedundancy?: ZoneRedundancy;
  readonly tags?: Tags;
}

/** The options of a registry, each of the type that it says, and those that could not be read. */
export interface RegistryReading {
  readonly registryName: string;
  readonly resourceGroupName: string;
  readonly homeRegion: string;
  readonly homeName: string;
  readonly replicas: readonly ReplicaReading[];
  readonly sku?: Sku;
  readonly zoneRedundancy?: ZoneRedundancy;
  readonly tags?: Tags;
  readonly dataEndpoints?: Flag;
  readonly adminUser?: Flag;
  readonly anonymousPull?: Flag;
  readonly preventDestroy?: boolean;
  readonly timeouts: TimeoutOptions;
  readonly regionCatalog: readonly RegionOptions[];
  readonly misfits: readonly Misfit[];
  /** Options that must be decided at synth and are late-bound. */
  readonly undecided: readonly string[];
}

/** Reads what the constructor was given. The options are copied: changing them later changes nothing. */
export function readRegistry(props: GeoReplicatedRegistryProps): RegistryReading {
  const read = new Reader();
  const given: Partial<GeoReplicatedRegistryProps> =
    read.options('props', props, 'an object such as { registryName, resourceGroupName, homeRegion }') ?? nothing;
  const timeouts: TimeoutOptions =
    given.timeouts === undefined
      ? {}
      : (read.options('timeouts', given.timeouts, 'an object such as { create: "90m" }') ?? {});
  const homeRegion = read.text('homeRegion', given.homeRegion);
  return {
    registryName: read.text('registryName', given.registryName),
    resourceGroupName: read.text('resourceGroupName', given.resourceGroupName),
    homeRegion,
    homeName: canonicalName(homeRegion),
    replicas: read
      .list('replicas', given.replicas)
      .flatMap((options, i) => read.replica(`replicas[${i}]`, options as ReplicaOptions)),
    sku: read.choice('sku', given.sku, Sku),
    zoneRedundancy: read.choice('zoneRedundancy', given.zoneRedundancy, ZoneRedundancy),
    tags: read.tags('tags', given.tags),
    dataEndpoints: read.flag('dataEndpoints', given.dataEndpoints),
    adminUser: read.flag('adminUser', given.adminUser),
    anonymousPull: read.flag('anonymousPull', given.anonymousPull),
    preventDestroy: read.decision('preventDestroy', given.preventDestroy),
    timeouts: {
      create: read.optionalText('timeouts.create', timeouts.create),
      read: read.optionalText('timeouts.read', timeouts.read),
      update: read.optionalText('timeouts.update', timeouts.update),
      delete: read.optionalText('timeouts.delete', timeouts.delete),
    },
    regionCatalog: read
      .list('regionCatalog', given.regionCatalog)
      .flatMap((options, i) => read.region(`regionCatalog[${i}]`, options as RegionOptions)),
    misfits: read.misfits,
    undecided: read.undecided,
  };
}

/** The same registry with one replica more. */
export function withReplica(reading: RegistryReading, option: string, options: ReplicaOptions): RegistryReading {
  const read = new Reader();
  return {
    ...reading,
    replicas: [...reading.replicas, ...read.replica(option, options)],
    misfits: read.misfits,
    undecided: read.undecided,
  };
}

/**
 * What stands for a text that could not be read. It is late-bound, so that the rules on the text keep silent
 * and the user hears of the one thing that is wrong: it is not a text.
 */
const unreadable = Lazy.stringValue({ produce: () => undefined });
const nothing = { registryName: unreadable, resourceGroupName: unreadable, homeRegion: unreadable };

class Reader {
  public readonly misfits: Misfit[] = [];
  public readonly undecided: string[] = [];

  public text(option: string, value: unknown): string {
    if (typeof value === 'string') return value;
    if (Tokenization.isResolvable(value)) return Token.asString(value);
    this.misfit(option, 'a string', value);
    return unreadable;
  }

  public optionalText(option: string, value: unknown): string | undefined {
    return value === undefined ? undefined : this.text(option, value);
  }

  public flag(option: string, value: unknown): Flag | undefined {
    if (value === undefined || typeof value === 'boolean') return value;
    if (!known(value)) return Token.asAny(value);
    this.misfit(option, 'true or false', value);
    return undefined;
  }

  public decision(option: string, value: unknown): boolean | undefined {
    const flag = this.flag(option, value);
    if (flag === undefined || typeof flag === 'boolean') return flag;
    this.undecided.push(option);
    return undefined;
  }

  public choice<T extends string>(option: string, value: unknown, choices: Record<string, T>): T | undefined {
    const values = Object.values(choices);
    if (value === undefined || values.includes(value as T)) return value as T | undefined;
    if (known(value)) this.misfit(option, `one of ${values.map(show).join(', ')}`, value);
    else this.undecided.push(option);
    return undefined;
  }

  public list(option: string, value: unknown): readonly unknown[] {
    if (value === undefined) return [];
    if (!known(value)) this.undecided.push(option);
    else if (Array.isArray(value)) return Array.from(value);
    else this.misfit(option, 'a list', value);
    return [];
  }

  public options<T extends object>(option: string, value: unknown, expected: string): Partial<T> | undefined {
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && known(value)) return value;
    this.misfit(option, expected, value);
    return undefined;
  }

  public tags(option: string, value: unknown): Tags | undefined {
    if (value === undefined) return undefined;
    // A map token is an object already; what Fn.merge returns is not.
    if (!known(value)) return typeof value === 'object' ? (value as Tags) : Token.asStringMap(value);
    const given = this.options<Record<string, unknown>>(option, value, 'an object of strings such as { team: "web" }');
    const entries = Object.entries(given ?? {});
    return Object.fromEntries(entries.map(([key, text]) => [key, this.text(`${option}[${show(key)}]`, text)]));
  }

  public replica(option: string, value: unknown): ReplicaReading[] {
    const given = this.options<ReplicaOptions>(option, value, 'an object such as { region: "westeurope" }');
    if (given === undefined) return [];
    const region = this.text(`${option}.region`, given.region);
    const replica = {
      option,
      region,
      name: canonicalName(region),
      globalEndpointRouting: this.flag(`${option}.globalEndpointRouting`, given.globalEndpointRouting),
      zoneRedundancy: this.choice(`${option}.zoneRedundancy`, given.zoneRedundancy, ZoneRedundancy),
      tags: this.tags(`${option}.tags`, given.tags),
    };
    // Without its region a replica can be neither compared nor sorted.
    return region === unreadable ? [] : [replica];
  }

  public region(option: string, value: unknown): RegionOptions[] {
    const given = this.options<RegionOptions>(option, value, 'an object such as { name: "westeurope" }');
    if (given === undefined) return [];
    const name = this.text(`${option}.name`, given.name);
    const region = {
      name,
      availabilityZones: this.decision(`${option}.availabilityZones`, given.availabilityZones),
      cloud: this.choice(`${option}.cloud`, given.cloud, AzureCloud),
    };
    return name === unreadable ? [] : [region];
  }

  private misfit(option: string, expected: string, got: unknown): void {
    this.misfits.push({ option, expected, got });
  }
}
