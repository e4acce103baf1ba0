import type { Region } from '../azure/regions';
import {
  Sku,
  ZoneRedundancy,
  type LockLevel,
  type RegionOptions,
  type RoleAssignmentMode,
  type TimeoutOptions,
} from '../options';
import { resolveDeployer, resolveGrant, type DeployerModel, type GrantModel } from './access';
import { resolveAdoption, type AdoptionModel } from './adoption';
import { known, type Flag, type Tags } from './known';
import { resolveAlerts, resolveDiagnostics, type AlertsModel, type DiagnosticsModel } from './monitoring';
import { resolveNetwork, type NetworkModel } from './network';
import {
  noZones,
  resolveEndpoint,
  resolveZones,
  type EndpointModel,
  type ZoneModel,
  type ZonesElsewhere,
} from './private-link';
import type { Notes } from './reader';
import type { EncryptionReading, RegistryReading, ReplicaReading } from './reading';
import { catalogWith, type Catalog } from './regions';
import { inRotation } from './rotation';
import { inheritTags } from './tags';
import { resolveWebhook, type WebhookModel } from './webhooks';

/** A registry as its options mean it: every default and every inheritance filled in. */
export interface RegistryModel extends Notes {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly sku: `${Sku}`;
  readonly home: PlaceModel;
  /** As the user gave them. */
  readonly replicas: readonly ReplicaModel[];
  /** By canonical region in byte order: the only order in which the provider sees no change. */
  readonly sortedReplicas: readonly ReplicaModel[];
  /** The name of the variable by which replicas are taken out of rotation, and whether the stack has one of that name. */
  readonly rotation?: string;
  readonly rotationIsTaken: boolean;
  /** Whether the global endpoint sends traffic to the home region, as far as the user says. */
  readonly homeRouting: Flag;
  readonly dataEndpoints: Flag;
  readonly adminUser: Flag;
  readonly anonymousPull: Flag;
  readonly preventDestroy: boolean;
  readonly lock?: `${LockLevel}`;
  readonly timeouts: TimeoutOptions;
  readonly webhooks: readonly WebhookModel[];
  readonly network: NetworkModel;
  readonly endpoints: readonly EndpointModel[];
  /** The private DNS zones that are created. */
  readonly zones: readonly ZoneModel[];
  /** What other registries create zones for. */
  readonly zonesElsewhere: ZonesElsewhere;
  readonly identities: IdentitiesModel;
  readonly encryption?: EncryptionReading;
  readonly policies: PoliciesModel;
  readonly catalog: Catalog;
  readonly roleAssignmentMode?: `${RoleAssignmentMode}`;
  /** The version of azurerm that the stack states, known at synth: 4.81. */
  readonly providerVersion?: number;
  readonly diagnostics?: DiagnosticsModel;
  readonly alerts?: AlertsModel;
  readonly deployer?: DeployerModel;
  /** What is there already and is imported. */
  readonly adoption?: AdoptionModel;
  readonly grants: readonly GrantModel[];
  readonly statedRegions: readonly RegionOptions[];
}

/** A region that the user states. */
export interface RegionModel {
  /** The option that states it: `homeRegion`, `replicas[0].region`. */
  readonly regionOption: string;
  /** The region as the user spelled it. */
  readonly spelling: string;
  /** What Terraform is given: the canonical name of the region, or what the user gave if that is late-bound. */
  readonly region: string;
  /** What others may be given: the canonical name, or the Terraform expression that makes it canonical. */
  readonly name: string;
  /** What is known of the region; absent if it is late-bound or not in the catalog. */
  readonly facts?: Region;
}

/** A region that the registry stands in. */
export interface PlaceModel extends RegionModel {
  /** What the user calls it: `homeRegion`, `replicas[0]`. */
  readonly option: string;
  /** The option that decides its zones: `zoneRedundancy`, `replicas[0].zoneRedundancy`. */
  readonly zoneOption: string;
  readonly zoneChoice: `${ZoneRedundancy}`;
  /** The flag; absent where it is left to the provider. */
  readonly zoneRedundancy?: boolean;
  readonly tags: Tags;
}

/** A region beside the home region. */
export interface ReplicaModel extends PlaceModel {
  readonly globalEndpointRouting: Flag;
  /** The tags that the replica states itself. */
  readonly ownTags?: Tags;
}

/** The managed identities, that of the key included. */
export interface IdentitiesModel {
  readonly systemAssigned: boolean;
  readonly userAssigned: readonly IdentityModel[];
}

export interface IdentityModel {
  /** The option that states it: `identities.userAssignedIds[0]`, `encryption.identityId`. */
  readonly option: string;
  readonly id: string;
}

/** What happens to images; absent where the user did not say. */
export interface PoliciesModel {
  readonly untaggedRetentionDays?: number;
  readonly quarantine?: Flag;
  readonly exportPolicy?: Flag;
  readonly trustPolicy?: Flag;
}

/** What stands beside a registry in its stack. */
export interface Surroundings {
  readonly zonesElsewhere: ZonesElsewhere;
  /** Whether the name of the variable for rotation is that of something else. */
  readonly rotationIsTaken: boolean;
}

const alone: Surroundings = { zonesElsewhere: noZones, rotationIsTaken: false };

/** Replicas are created one after another within one timeout, and each takes up to what a registry takes. */
const minutesPerRegion = 30;

export function resolveRegistry(reading: RegistryReading, surroundings: Surroundings = alone): RegistryModel {
  const sku = reading.sku ?? Sku.PREMIUM;
  const catalog = catalogWith(reading.regionCatalog);
  const mention = (regionOption: string, spelling: string, name: string): RegionModel => {
    const region = known(spelling) ? name : spelling;
    return { regionOption, spelling, region, name, facts: catalog.get(region) };
  };
  const replicas = reading.replicas.map((replica) => resolveReplica(replica, reading, sku, mention));
  const homeMention = mention('homeRegion', reading.homeRegion, reading.homeName);
  const zoneChoice = reading.zoneRedundancy ?? ZoneRedundancy.AUTOMATIC;
  const home: PlaceModel = {
    option: 'homeRegion',
    regionOption: homeMention.regionOption,
    spelling: homeMention.spelling,
    region: homeMention.region,
    name: homeMention.name,
    facts: homeMention.facts,
    zoneOption: 'zoneRedundancy',
    zoneChoice,
    // What is not stated of an adopted registry stays as it is.
    zoneRedundancy:
      reading.adoption !== undefined && zoneChoice === ZoneRedundancy.AUTOMATIC
        ? undefined
        : zoneFlag(zoneChoice, sku, homeMention),
    tags: reading.tags ?? {},
  };
  const sortedReplicas = [...replicas].sort((a, b) => compare(a.region, b.region));
  const places = [home, ...sortedReplicas];
  const endpoints = reading.endpoints.map((endpoint) => {
    const { region = { option: 'homeRegion', region: reading.homeRegion, name: reading.homeName } } = endpoint;
    return resolveEndpoint(endpoint, reading, places, mention(region.option, region.region, region.name));
  });
  return {
    name: reading.registryName,
    resourceGroupName: reading.resourceGroupName,
    sku,
    home,
    replicas,
    sortedReplicas,
    rotation: reading.rotation,
    rotationIsTaken: surroundings.rotationIsTaken,
    homeRouting: reading.homeRouting ?? true,
    dataEndpoints: reading.dataEndpoints ?? sku === Sku.PREMIUM,
    adminUser: reading.adminUser ?? false,
    anonymousPull: reading.anonymousPull ?? false,
    preventDestroy: reading.preventDestroy ?? true,
    lock: reading.lock,
    timeouts: resolveTimeouts(reading.timeouts, replicas.length),
    webhooks: reading.webhooks.map((webhook) => resolveWebhook(webhook, reading, places)),
    network: resolveNetwork(reading.network, endpoints.length > 0),
    endpoints,
    zones: resolveZones(endpoints),
    zonesElsewhere: surroundings.zonesElsewhere,
    identities: resolveIdentities(reading),
    encryption: reading.encryption,
    policies: {
      untaggedRetentionDays: reading.untaggedRetentionDays,
      quarantine: reading.quarantine,
      exportPolicy: reading.exportPolicy,
      trustPolicy: reading.trustPolicy,
    },
    roleAssignmentMode: reading.roleAssignmentMode,
    diagnostics: reading.diagnostics && resolveDiagnostics(reading.diagnostics, reading.registryName),
    alerts: reading.alerts && resolveAlerts(reading.alerts, places),
    deployer: reading.deployer && resolveDeployer(reading.deployer),
    adoption: reading.adoption && resolveAdoption(reading.adoption, reading),
    grants: reading.grants.map((grant) => resolveGrant(grant, reading.roleAssignmentMode)),
    statedRegions: reading.regionCatalog,
    catalog,
    misfits: reading.misfits,
    undecided: reading.undecided,
    strayKeys: reading.strayKeys,
  };
}

/** Field by field: apps may have thousands of replicas, and spreading objects is what would take the time. */
function resolveReplica(
  replica: ReplicaReading,
  registry: RegistryReading,
  sku: Sku,
  mention: (regionOption: string, spelling: string, name: string) => RegionModel,
): ReplicaModel {
  const { regionOption, spelling, region, name, facts } = mention(
    replica.regionOption ?? `${replica.option}.region`,
    replica.region,
    replica.name,
  );
  const zoneChoice = replica.zoneRedundancy ?? registry.zoneRedundancy ?? ZoneRedundancy.AUTOMATIC;
  return {
    option: replica.option,
    regionOption,
    spelling,
    region,
    name,
    facts,
    zoneOption: replica.zoneRedundancy === undefined ? 'zoneRedundancy' : `${replica.option}.zoneRedundancy`,
    zoneChoice,
    // An automatic flag could go from off to on, and the replica of an adopted registry be replaced.
    zoneRedundancy:
      registry.adoption !== undefined && zoneChoice === ZoneRedundancy.AUTOMATIC
        ? false
        : zoneFlag(zoneChoice, sku, { region, facts }),
    tags: inheritTags(registry.tags, replica.tags),
    ownTags: replica.tags,
    globalEndpointRouting: inRotation(replica.globalEndpointRouting ?? true, registry.rotation, name),
  };
}

function zoneFlag(
  choice: ZoneRedundancy,
  sku: Sku,
  { region, facts }: Pick<RegionModel, 'region' | 'facts'>,
): boolean | undefined {
  if (choice !== ZoneRedundancy.AUTOMATIC) return choice === ZoneRedundancy.ENABLED;
  // Below Premium the provider refuses the flag, although Azure makes these registries zone-redundant too.
  if (sku !== Sku.PREMIUM) return false;
  return known(region) ? facts?.zones === true : undefined;
}

function resolveIdentities({ identities, encryption }: RegistryReading): IdentitiesModel {
  const stated = identities.userAssigned.map(({ value, key }, i) => ({
    option: `identities.userAssignedIds[${i}]`,
    id: value,
    key,
  }));
  const ofKey =
    encryption === undefined
      ? []
      : [{ option: 'encryption.identityId', id: encryption.identity.value, key: encryption.identity.key }];
  const all = [...stated, ...ofKey];
  const userAssigned = all.filter(({ key }, i) => all.findIndex((other) => other.key === key) === i);
  return { systemAssigned: identities.systemAssigned ?? false, userAssigned };
}

function resolveTimeouts(given: TimeoutOptions, replicas: number): TimeoutOptions {
  const scaled = replicas === 0 ? undefined : `${minutesPerRegion * (1 + replicas)}m`;
  return { ...given, create: given.create ?? scaled, update: given.update ?? scaled };
}

/** By code unit, as the provider sorts: a locale would sort otherwise. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
