import {
  ContainerRegistry,
  type ContainerRegistryGeoreplications,
  type ContainerRegistryIdentity,
  type ContainerRegistryNetworkRuleSet,
  type ContainerRegistryTimeouts,
} from '@cdktf/provider-azurerm/lib/container-registry';
import type { TerraformResourceLifecycle } from 'cdktf';
import type { Construct } from 'constructs';
import type { Kept } from '../model/adoption';
import type { NetworkRules } from '../model/network';
import type { RegistryModel } from '../model/registry';
import { choose, importExisting, unlessEmpty } from './terraform';

/** Creates the registry with its replicas. */
export function createRegistry(scope: Construct, id: string, model: RegistryModel): ContainerRegistry {
  const { network, policies, encryption } = model;
  const registry = new ContainerRegistry(scope, id, {
    name: model.name,
    resourceGroupName: model.resourceGroupName,
    location: model.home.region,
    sku: model.sku,
    zoneRedundancyEnabled: model.home.zoneRedundancy,
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
    retentionPolicyInDays: policies.untaggedRetentionDays,
    quarantinePolicyEnabled: policies.quarantine,
    exportPolicyEnabled: policies.exportPolicy,
    trustPolicyEnabled: policies.trustPolicy,
    tags: unlessEmpty(model.home.tags),
    georeplications: georeplications(model),
    timeouts: timeouts(model),
    lifecycle: lifecycle(model),
  });
  // azurerm has it from 4.81, the bindings are of 4.55: they have no such attribute.
  if (model.roleAssignmentMode !== undefined) registry.addOverride('role_assignment_mode', model.roleAssignmentMode);
  if (model.adoption !== undefined) importExisting(registry, model.adoption.registry.id);
  return registry;
}

/** Brings an existing registry up to a model that has more replicas or private endpoints. */
export function updateRegistry(registry: ContainerRegistry, before: RegistryModel, model: RegistryModel): void {
  const replicas = georeplications(model);
  const waits = timeouts(model);
  if (replicas !== undefined) registry.putGeoreplications(replicas);
  if (waits !== undefined) registry.putTimeouts(waits);
  // Only what changed: the user may have set it on the way out.
  const { publicAccess } = model.network;
  if (publicAccess !== before.network.publicAccess) registry.publicNetworkAccessEnabled = publicAccess;
}

/** Of an adopted registry, also leaves alone what azurerm has from 4.81: before synth the stack may not have said so. */
export function keepLaterAttributes(
  registry: ContainerRegistry,
  { adoption, roleAssignmentMode, providerVersion = 0 }: RegistryModel,
): void {
  const { ignoreChanges } = registry.lifecycle ?? {};
  const isLater = providerVersion >= 4.81 && Number.isFinite(providerVersion);
  if (adoption === undefined || !isLater || ignoreChanges === 'all') return;
  const later = [
    ...(roleAssignmentMode === undefined ? ['role_assignment_mode'] : []),
    'azuread_authentication_as_arm_policy_enabled',
    'network_rule_bypass_for_tasks_enabled',
  ];
  registry.lifecycle = { ...registry.lifecycle, ignoreChanges: [...new Set([...(ignoreChanges ?? []), ...later])] };
}

function lifecycle(model: RegistryModel): TerraformResourceLifecycle | undefined {
  // What is not stated of an adopted registry stays as it is.
  const ignoreChanges = (model.adoption?.keeps ?? []).map((option) => attributes[option]);
  if (!model.preventDestroy && ignoreChanges.length === 0) return undefined;
  return {
    preventDestroy: model.preventDestroy ? true : undefined,
    ignoreChanges: ignoreChanges.length === 0 ? undefined : ignoreChanges,
  };
}

const attributes: Readonly<Record<Kept, string>> = {
  replicas: 'georeplications',
  sku: 'sku',
  zoneRedundancy: 'zone_redundancy_enabled',
  tags: 'tags',
  dataEndpoints: 'data_endpoint_enabled',
  adminUser: 'admin_enabled',
  anonymousPull: 'anonymous_pull_enabled',
  publicAccess: 'public_network_access_enabled',
  networkRules: 'network_rule_set',
  trustedServices: 'network_rule_bypass_option',
  identities: 'identity',
  encryption: 'encryption',
  untaggedRetentionDays: 'retention_policy_in_days',
  quarantine: 'quarantine_policy_enabled',
  exportPolicy: 'export_policy_enabled',
  trustPolicy: 'trust_policy_enabled',
};

/** One element with every key: an empty list of rules opens the registry, an empty list of elements would not. */
function ruleSet({ defaultAction, ranges }: NetworkRules): ContainerRegistryNetworkRuleSet {
  return { defaultAction, ipRule: ranges.map(({ range }) => ({ action: 'Allow', ipRange: range })) };
}

function identity({ identities }: RegistryModel): ContainerRegistryIdentity | undefined {
  const identityIds = identities.userAssigned.map(({ id }) => id);
  if (identityIds.length === 0) return identities.systemAssigned ? { type: 'SystemAssigned' } : undefined;
  // One space after the comma: any other spelling is refused.
  return { type: identities.systemAssigned ? 'SystemAssigned, UserAssigned' : 'UserAssigned', identityIds };
}

function georeplications(model: RegistryModel): ContainerRegistryGeoreplications[] | undefined {
  const replicas = model.sortedReplicas.map((replica) => ({
    location: replica.region,
    // Never left out: azurerm 4 sends false for an absent flag, and the replica takes no traffic.
    regionalEndpointEnabled: replica.globalEndpointRouting,
    zoneRedundancyEnabled: replica.zoneRedundancy,
    tags: unlessEmpty(replica.tags),
  }));
  return replicas.length === 0 ? undefined : replicas;
}

function timeouts(model: RegistryModel): ContainerRegistryTimeouts | undefined {
  const given = Object.values(model.timeouts).some((wait) => wait !== undefined);
  return given ? model.timeouts : undefined;
}
