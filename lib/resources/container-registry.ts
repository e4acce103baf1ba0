import {
  ContainerRegistry,
  type ContainerRegistryConfig,
  type ContainerRegistryGeoreplications,
  type ContainerRegistryIdentity,
  type ContainerRegistryNetworkRuleSet,
  type ContainerRegistryTimeouts,
} from '@cdktf/provider-azurerm/lib/container-registry';
import { Tokenization, type TerraformResourceLifecycle } from 'cdktf';
import type { Construct } from 'constructs';
import { canonicalRegion } from '../azure/regions';
import type { RuleFault } from '../errors';
import type { NetworkRules, RegistryModel } from '../model/model';
import type { RegistryReading } from '../reading/registry';
import { known } from '../text';
import { followPinOfRegistry } from './dialect';
import { choose, importExisting, unlessEmpty, unstated } from './terraform';

/** Creates the registry with its replicas. */
export function createRegistry(scope: Construct, id: string, model: RegistryModel): ContainerRegistry {
  const { network, encryption } = model;
  const replicas = georeplications(model);
  const config: ContainerRegistryConfig = {
    name: model.name,
    resourceGroupName: model.resourceGroup.value,
    location: model.home.region,
    sku: model.sku,
    zoneRedundancyEnabled: model.home.zones.redundancy,
    adminEnabled: model.adminUser,
    anonymousPullEnabled: model.anonymousPull,
    dataEndpointEnabled: model.dataEndpoints,
    publicNetworkAccessEnabled: network.publicAccess,
    networkRuleBypassOption: choose(network.trustedServices, 'AzureServices', 'None'),
    networkRuleSet: network.rules && [ruleSet(network.rules)],
    identity: identity(model),
    encryption: encryption && [
      { keyVaultKeyId: encryption.keyVaultKeyId, identityClientId: encryption.identityClientId },
    ],
    retentionPolicyInDays: model.untaggedRetentionDays,
    quarantinePolicyEnabled: model.quarantine,
    exportPolicyEnabled: model.exportPolicy,
    trustPolicyEnabled: model.trustPolicy,
    tags: unlessEmpty(model.home.tags),
    georeplications: replicas,
    timeouts: timeouts(model),
    lifecycle: lifecycle(model),
    ...model.meta,
  };
  const isAdopted = model.adoption !== undefined;
  const registry = new ContainerRegistry(scope, id, isAdopted ? asStated(config, model) : config);
  followPinOfRegistry(registry, isAdopted ? unstated(laterAttributes, model) : []);
  written.set(registry, replicas);
  for (const [attribute, valueIn] of Object.entries(laterAttributes)) {
    const value = valueIn(model);
    if (value !== undefined) registry.addOverride(attribute, value);
  }
  if (model.adoption !== undefined) importExisting(registry, model.adoption.registry.id);
  return registry;
}

/** The replicas as the library wrote them last: others were set by the user. */
const written = new WeakMap<ContainerRegistry, ContainerRegistryGeoreplications[] | undefined>();

/** Replicas that a call adds to a list that the user replaced by an expression. */
export function writingFaults(
  registry: ContainerRegistry,
  before: RegistryModel,
  { stated: { calls } }: RegistryModel,
): RuleFault[] {
  const { rawOverrides } = registry as unknown as { readonly rawOverrides?: { readonly georeplications?: unknown } };
  const present = rawOverrides?.georeplications ?? registry.georeplicationsInput;
  if (typeof present === 'string' ? known(present) : !Tokenization.isResolvable(present)) return [];
  return calls.addReplica.slice(before.stated.calls.addReplica.length).map(({ path }) => ({
    option: path,
    what: 'cannot be added, because the replicas of resource were replaced by an expression',
    todo: 'add the replica to that expression',
    rule: 'addedReplicasAreWritten',
  }));
}

/**
 * Updates a registry to a model that has more replicas or private endpoints. Changes that the user made to the resource
 * are kept.
 */
export function updateRegistry(registry: ContainerRegistry, before: RegistryModel, model: RegistryModel): void {
  if (model.places !== before.places) {
    updateReplicas(registry, before, model);
    updateTimeouts(registry, before, model);
  }
  const { publicAccess } = model.network;
  const isOurs = registry.publicNetworkAccessEnabledInput === before.network.publicAccess;
  if (isOurs && publicAccess !== before.network.publicAccess) registry.publicNetworkAccessEnabled = publicAccess;
}

function updateReplicas(registry: ContainerRegistry, before: RegistryModel, model: RegistryModel): void {
  const present = registry.georeplicationsInput ?? [];
  const all = georeplications(model) ?? [];
  if (written.has(registry) && registry.georeplicationsInput === written.get(registry)) {
    registry.putGeoreplications(all);
    written.set(registry, all);
    return;
  }
  written.delete(registry);
  if (!Array.isArray(present)) return;
  const there = new Set([...before.replicas.map(({ region }) => region), ...present.map(canonicalLocation)]);
  const added = all.filter(({ location }) => !there.has(location));
  registry.putGeoreplications(
    [...present, ...added].sort((a, b) => (canonicalLocation(a) < canonicalLocation(b) ? -1 : 1)),
  );
}

/** Replicas that users set on the resource can have any spelling of the region. */
function canonicalLocation({ location }: ContainerRegistryGeoreplications): string {
  return known(location) ? canonicalRegion(location) : location;
}

function updateTimeouts(registry: ContainerRegistry, { timeouts: before }: RegistryModel, model: RegistryModel): void {
  const present = registry.timeouts;
  if (registry.timeoutsInput === undefined) {
    const isOurs = [before.create, before.read, before.update, before.delete].every((wait) => wait === undefined);
    const waits = timeouts(model);
    if (isOurs && waits !== undefined) registry.putTimeouts(waits);
    return;
  }
  if (present.createInput === before.create && model.timeouts.create !== undefined)
    present.create = model.timeouts.create;
  if (present.updateInput === before.update && model.timeouts.update !== undefined)
    present.update = model.timeouts.update;
}

/** Attributes that azurerm has from 4.81 on, which the earlier bindings do not have. */
const laterAttributes: Readonly<Record<string, (model: RegistryModel) => unknown>> = {
  role_assignment_mode: ({ roleAssignmentMode }) => roleAssignmentMode,
  azuread_authentication_as_arm_policy_enabled: ({ armAudienceTokens }) => armAudienceTokens,
  network_rule_bypass_for_tasks_enabled: ({ network }) => network.bypassForTasks,
};

function lifecycle({ stated, adoption, preventDestroy }: RegistryModel): TerraformResourceLifecycle | undefined {
  const ignoreChanges = adoption === undefined ? [] : unstated(attributes, stated);
  if (!preventDestroy && ignoreChanges.length === 0) return undefined;
  return {
    preventDestroy: preventDestroy ? true : undefined,
    ignoreChanges: ignoreChanges.length === 0 ? undefined : ignoreChanges,
  };
}

/** The attributes of an adopted registry that Terraform ignores if their options are not set. */
const attributes: Readonly<Record<string, (stated: RegistryReading) => unknown>> = {
  georeplications: ({ replicas }) => replicas,
  sku: ({ sku }) => sku,
  // An automatic flag could change from off to on, and replace the registry.
  zone_redundancy_enabled: ({ zoneRedundancy }) =>
    (zoneRedundancy?.value as string | undefined) === 'Automatic' ? undefined : zoneRedundancy,
  tags: ({ tags }) => tags,
  data_endpoint_enabled: ({ dataEndpoints }) => dataEndpoints,
  admin_enabled: ({ adminUser }) => adminUser,
  anonymous_pull_enabled: ({ anonymousPull }) => anonymousPull,
  public_network_access_enabled: ({ network }) => network?.publicAccess,
  network_rule_set: ({ network }) => network?.defaultAction ?? network?.allowedIpRanges,
  network_rule_bypass_option: ({ network }) => network?.trustedServices,
  identity: ({ identities }) => identities,
  encryption: ({ encryption }) => encryption,
  retention_policy_in_days: ({ untaggedRetentionDays }) => untaggedRetentionDays,
  quarantine_policy_enabled: ({ quarantine }) => quarantine,
  export_policy_enabled: ({ exportPolicy }) => exportPolicy,
  trust_policy_enabled: ({ trustPolicy }) => trustPolicy,
};

/** For an adopted registry, only what is set or required by Terraform. */
function asStated(config: ContainerRegistryConfig, { stated, sku }: RegistryModel): ContainerRegistryConfig {
  const names = unstated(attributes, stated).map((attribute) =>
    attribute.replace(/_(.)/g, (_, c: string) => c.toUpperCase()),
  );
  const kept = Object.entries(config).filter(([name]) => !names.includes(name));
  return { ...(Object.fromEntries(kept) as unknown as ContainerRegistryConfig), sku };
}

/** One block with all keys: an empty list of rules opens the registry, an empty list of blocks would not. */
function ruleSet({ defaultAction, ranges }: NetworkRules): ContainerRegistryNetworkRuleSet {
  return { defaultAction, ipRule: ranges.map(({ range }) => ({ action: 'Allow', ipRange: range })) };
}

function identity({ identities }: RegistryModel): ContainerRegistryIdentity | undefined {
  const identityIds = identities.userAssigned.map(({ value }) => value);
  if (identityIds.length === 0) return identities.systemAssigned ? { type: 'SystemAssigned' } : undefined;
  // Exactly one space after the comma: any other spelling is refused.
  return { type: identities.systemAssigned ? 'SystemAssigned, UserAssigned' : 'UserAssigned', identityIds };
}

function georeplications({ sortedReplicas }: RegistryModel): ContainerRegistryGeoreplications[] | undefined {
  if (sortedReplicas.length === 0) return undefined;
  return sortedReplicas.map((replica) => ({
    location: replica.region,
    // Never omitted: azurerm 4 sends false for a missing flag, and the replica would take no traffic.
    regionalEndpointEnabled: replica.globalEndpointRouting,
    zoneRedundancyEnabled: replica.zones.redundancy,
    tags: unlessEmpty(replica.tags),
  }));
}

function timeouts({
  timeouts: { create, read, update, delete: destroy },
}: RegistryModel): ContainerRegistryTimeouts | undefined {
  const isStated = [create, read, update, destroy].some((wait) => wait !== undefined);
  return isStated ? { create, read, update, delete: destroy } : undefined;
}
