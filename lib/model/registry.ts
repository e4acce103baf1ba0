import { Sku, ZoneRedundancy } from '../options';
import { unreadable } from '../reading/kinds';
import type { RegistryReading } from '../reading/registry';
import type { ReplicaReading } from '../reading/shapes';
import { known } from '../text';
import { resolveAdoption } from './adoption';
import { resolveAzapi, resolveHomeRouting } from './azapi';
import { resolveCache } from './cache';
import { resolveGrant } from './grants';
import { namedLoginServer } from './hosts';
import type {
  IdentitiesModel,
  PlaceModel,
  RegionModel,
  RegistryModel,
  ReplicaModel,
  TimeoutsModel,
  ZonesModel,
} from './model';
import { resolveAlerts, resolveDiagnostics } from './monitoring';
import { resolveNetwork } from './network';
import { resolveDeployer } from './permissions';
import { resolveDnsZones, resolveEndpoint } from './private-link';
import { resolvePurge } from './purge';
import { catalogWith, resolveRegion, type Catalog } from './regions';
import { inRotation } from './rotation';
import type { StackFacts } from './stack';
import { inheritTags } from './tags';
import { resolveTokens } from './token';
import { resolveWebhook } from './webhook';

const noOtherRegistry: StackFacts = { others: [], hasRotationVariable: false, azurerm: { pin: undefined } };

/** Replicas are created one after another within one timeout, and each can take as long as a registry. */
const minutesPerRegion = 30;

/**
 * The meaning of a registry's options.
 *
 * @param before the model before a call: unchanged parts of it are reused
 */
export function resolveRegistry(
  stated: RegistryReading,
  stack: StackFacts = noOtherRegistry,
  before?: RegistryModel,
): RegistryModel {
  const sku = stated.sku?.value ?? Sku.PREMIUM;
  const adoption = resolveAdoption(stated);
  const isAdopted = adoption !== undefined;
  const catalog = catalogWith(stated.regionCatalog);
  const { home, replicas, sortedReplicas, places } =
    before?.stated.calls.addReplica === stated.calls.addReplica ? before : resolvePlaces(stated, sku, catalog);
  const endpoints = [...(stated.privateLink?.endpoints.value ?? []), ...stated.calls.addPrivateEndpoint].map(
    (options) =>
      resolveEndpoint(options, options.region === undefined ? home : resolveRegion(options.region, catalog), {
        stated,
        places,
        adoption,
      }),
  );
  const unchanged = places === before?.places ? before.webhooks : [];
  const webhooks = [...(stated.webhooks?.value ?? []), ...stated.calls.addWebhook].map((options, i) =>
    unchanged.at(i)?.options === options
      ? unchanged[i]
      : resolveWebhook(options, { places, tags: stated.tags?.value, adoption }),
  );
  const network = resolveNetwork(stated, sku, endpoints.length > 0);
  return {
    stated,
    name: stated.registryName.value,
    loginServer: resolveLoginServer(stated, places),
    resourceGroup: stated.resourceGroupName,
    sku,
    home,
    replicas,
    sortedReplicas,
    places,
    knowsReplicas: !isAdopted || stated.replicas !== undefined,
    homeRouting: resolveHomeRouting(stated, home),
    dataEndpoints: stated.dataEndpoints?.value ?? sku === Sku.PREMIUM,
    regionalEndpoints: stated.regionalEndpoints?.value ?? false,
    azapi: resolveAzapi(stated, sku, replicas.length),
    adminUser: stated.adminUser?.value ?? false,
    anonymousPull: stated.anonymousPull?.value ?? false,
    preventDestroy: stated.preventDestroy?.value ?? true,
    lock: stated.lock?.value,
    timeouts: resolveTimeouts(stated, replicas.length),
    webhooks,
    changedWebhooks: webhooks.filter((webhook, i) => webhook !== unchanged.at(i)),
    ...resolveCache(stated, adoption, before),
    ...resolvePurge(stated, network, adoption, before),
    ...resolveTokens(stated, adoption, before),
    network,
    endpoints,
    dnsZones: resolveDnsZones(endpoints),
    identities: resolveIdentities(stated),
    encryption: stated.encryption && {
      keyVaultKeyId: stated.encryption.keyVaultKeyId.value,
      identityClientId: stated.encryption.identityClientId.value,
    },
    untaggedRetentionDays: stated.untaggedRetentionDays?.value,
    quarantine: stated.quarantine?.value,
    exportPolicy: stated.exportPolicy?.value,
    trustPolicy: stated.trustPolicy?.value,
    roleAssignmentMode: stated.roleAssignmentMode?.value,
    armAudienceTokens: stated.armAudienceTokens?.value,
    diagnostics: resolveDiagnostics(stated),
    alerts: resolveAlerts(stated, places),
    deployer: resolveDeployer(stated),
    adoption,
    grants: stated.calls.grant.map((grant) => resolveGrant(grant, stated.roleAssignmentMode?.value)),
    meta: {
      provider: stated.provider?.value,
      dependsOn: stated.dependsOn?.value.map(({ value }) => value),
    },
    stack,
  };
}

/** Azure decides the login server of a registry with a domain name label, and an existing registry may have one. */
function resolveLoginServer(
  { registryName, adopt, existing }: RegistryReading,
  places: readonly PlaceModel[],
): string | undefined {
  const stated = adopt?.loginServer ?? existing?.loginServer;
  if (stated !== undefined) return known(stated.value) ? stated.value.toLowerCase() : stated.value;
  return adopt === undefined && existing === undefined ? namedLoginServer(registryName.value, places) : undefined;
}

function resolvePlaces(stated: RegistryReading, sku: Sku, catalog: Catalog) {
  const replicas = [...(stated.replicas?.value ?? []), ...stated.calls.addReplica]
    // A replica without a region can be neither compared nor sorted.
    .filter(({ region }) => region.value !== unreadable)
    .map((options) => resolveReplica(options, stated, sku, catalog));
  const sortedReplicas = [...replicas].sort((a, b) => compare(a.region, b.region));
  const home = resolveHome(stated, sku, catalog);
  return { home, replicas, sortedReplicas, places: [home, ...sortedReplicas] };
}

function resolveHome(stated: RegistryReading, sku: Sku, catalog: Catalog): PlaceModel {
  const place = resolveRegion(stated.homeRegion, catalog);
  // Options of an adopted registry that are not set leave it as it is.
  const zones = resolveZones(stated, undefined, place, sku, undefined);
  return { path: 'homeRegion', ...place, zones, tags: stated.tags?.value ?? {} };
}

/** Field by field: apps can have thousands of replicas, and spreading objects would take most of the time. */
function resolveReplica(options: ReplicaReading, registry: RegistryReading, sku: Sku, catalog: Catalog): ReplicaModel {
  const place = resolveRegion(options.region, catalog);
  const { stated, region, name, facts } = place;
  return {
    path: options.path,
    options,
    stated,
    region,
    name,
    facts,
    // An automatic flag could change from off to on, and replace the replica of an adopted registry.
    zones: resolveZones(registry, options.zoneRedundancy, place, sku, false),
    tags: inheritTags(options.inheritTags?.value === false ? undefined : registry.tags?.value, options.tags?.value),
    globalEndpointRouting: inRotation(options.globalEndpointRouting?.value ?? true, registry.rotation?.value, name),
  };
}

/** @param adopted the flag of an adopted place whose zone redundancy is not set */
function resolveZones(
  { zoneRedundancy, adopt }: RegistryReading,
  own: ReplicaReading['zoneRedundancy'],
  place: RegionModel,
  sku: Sku,
  adopted: boolean | undefined,
): ZonesModel {
  const { value: choice, path } = own ?? zoneRedundancy ?? automatic;
  const isAutomatic = choice === ZoneRedundancy.AUTOMATIC;
  return { choice, path, redundancy: isAutomatic && adopt !== undefined ? adopted : zoneFlag(choice, sku, place) };
}

const automatic = { path: 'zoneRedundancy', value: ZoneRedundancy.AUTOMATIC };

function zoneFlag(choice: ZoneRedundancy, sku: Sku, { region, facts }: RegionModel): boolean | undefined {
  if (choice !== ZoneRedundancy.AUTOMATIC) return choice === ZoneRedundancy.ENABLED;
  // Below Premium the provider refuses the flag, although Azure makes these registries zone-redundant too.
  if (sku !== Sku.PREMIUM) return false;
  return known(region) ? facts?.zones === true : undefined;
}

function resolveIdentities({ identities, encryption }: RegistryReading): IdentitiesModel {
  const all = [
    ...(identities?.userAssignedIds?.value ?? []),
    ...(encryption === undefined ? [] : [encryption.identityId]),
  ];
  return {
    systemAssigned: identities?.systemAssigned?.value ?? false,
    userAssigned: all.filter(({ key }, i) => all.findIndex((other) => other.key === key) === i),
  };
}

function resolveTimeouts({ timeouts, adopt }: RegistryReading, replicas: number): TimeoutsModel {
  // For an adopted registry only options that are set are written: writing timeouts would be a change too.
  const isScaled = replicas > 0 && adopt === undefined;
  const scaled = isScaled ? `${minutesPerRegion * (1 + replicas)}m` : undefined;
  return {
    create: timeouts?.create?.value ?? scaled,
    read: timeouts?.read?.value,
    update: timeouts?.update?.value ?? scaled,
    delete: timeouts?.delete?.value,
  };
}

/** The number of Premium registries that are billed: one for each region. */
export function premiumUnits({ sku, places }: RegistryModel): number {
  return sku === 'Premium' ? places.length : 0;
}

/** By code unit, like the provider; a locale would sort differently. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
