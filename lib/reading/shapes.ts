import * as options from '../options';
import { byId } from './by-id';
import { cacheRule, credentialSet } from './cache';
import { azapiProvider, dependsOn, provider, scope } from './constructs';
import {
  choice,
  decidedMap,
  decided,
  decision,
  flag,
  instance,
  keyId,
  list,
  map,
  number,
  optional,
  part,
  reference,
  region,
  resourceId,
  secretMap,
  secretText,
  text,
  wholeList,
  type Kind,
  type Shape,
} from './kinds';
import type { Stated } from './notes';
import { purgeTask } from './purge';
import { scopeMap, token, tokenPair } from './token';

const tags = map('{ team: "web" }');
const acknowledge = decidedMap('{ homeRegionHasZones: "the registry is from 2019" }');

export const replica = part('replica', '{ region: "westeurope" }', {
  region,
  globalEndpointRouting: optional(flag),
  zoneRedundancy: optional(choice(options.ZoneRedundancy)),
  tags: optional(tags),
  inheritTags: optional(decision),
} satisfies Shape<options.ReplicaOptions>);

export const webhook = part('webhook', '{ name, serviceUri, actions }', {
  name: decided(text),
  serviceUri: optional(secretText),
  actions: wholeList(choice(options.WebhookAction)),
  regions: optional(list(region)),
  appendRegion: optional(decision),
  scope: optional(text),
  customHeaders: optional(secretMap('{ "X-Team": "web" }')),
  enabled: optional(flag),
  tags: optional(tags),
} satisfies Shape<options.WebhookOptions>);

const timeouts = part('timeouts', '{ create: "90m" }', {
  create: optional(text),
  read: optional(text),
  update: optional(text),
  delete: optional(text),
} satisfies Shape<options.TimeoutOptions>);

const network = part('network', '{ allowedIpRanges: ["203.0.113.0/24"] }', {
  publicAccess: optional(flag),
  defaultAction: optional(choice(options.NetworkAction)),
  allowedIpRanges: optional(list(text)),
  trustedServices: optional(flag),
  bypassForTasks: optional(flag),
} satisfies Shape<options.NetworkOptions>);

const manualApproval = part('manualApproval', '{ requestMessage }', {
  requestMessage: text,
} satisfies Shape<options.ManualApprovalOptions>);

const newDnsZone = part('newDnsZone', '{ resourceGroupName }', {
  resourceGroupName: optional(reference),
  id: optional(decided(text)),
  provider: optional(provider),
} satisfies Shape<options.NewPrivateDnsZoneOptions>);

/** Who manages the records: this app in a new zone of a network, this app in an existing zone, or somebody else. */
const privateDns = instance(
  options.PrivateDns,
  'PrivateDns.newZone(network.id), PrivateDns.zone(zone.id) or PrivateDns.external()',
  ({ _kind, _id, _options }, path, notes) => ({
    path,
    network: _kind === 'newZone' ? resourceId('virtualNetwork')(_id, `${path}.virtualNetworkId`, notes) : undefined,
    newZone: optional(newDnsZone)(_options, path, notes),
    zone: _kind === 'zone' ? resourceId('privateDnsZone')(_id, `${path}.privateDnsZoneId`, notes) : undefined,
  }),
);

export const privateEndpoint = part('privateEndpoint', '{ subnetId, dns: PrivateDns.newZone(network.id) }', {
  subnetId: resourceId('subnet'),
  name: optional(decided(text)),
  region: optional(region),
  resourceGroupName: optional(reference),
  dns: privateDns,
  provider: optional(provider),
  scope: optional(scope),
  staticIps: optional(decidedMap('{ registry: "10.0.0.4", westeurope: "10.0.0.5" }')),
  subnetPrefix: optional(text),
  manualApproval: optional(manualApproval),
  networkInterfaceName: optional(text),
  applicationSecurityGroupIds: optional(list(resourceId('applicationSecurityGroup'))),
  tags: optional(tags),
} satisfies Shape<options.PrivateEndpointOptions>);

const privateLink = part('privateLink', '{ endpoints: [{ subnetId, dns: PrivateDns.newZone(network.id) }] }', {
  endpoints: list(privateEndpoint),
} satisfies Shape<options.PrivateLinkOptions>);

const identities = part('identities', '{ systemAssigned: true }', {
  systemAssigned: optional(decision),
  userAssignedIds: optional(list(resourceId('userAssignedIdentity'))),
} satisfies Shape<options.IdentityOptions>);

const encryption = part('encryption', '{ keyVaultKeyId, identityId, identityClientId }', {
  keyVaultKeyId: keyId,
  identityId: resourceId('userAssignedIdentity'),
  identityClientId: text,
} satisfies Shape<options.EncryptionOptions>);

const diagnostics = part('diagnostics', '{ logAnalyticsWorkspaceId }', {
  logAnalyticsWorkspaceId: optional(resourceId('workspace')),
  storageAccountId: optional(resourceId('storageAccount')),
  eventHubAuthorizationRuleId: optional(resourceId('eventHubRule')),
  eventHubName: optional(text),
  partnerSolutionId: optional(text),
  categories: optional(wholeList(choice(options.LogCategory))),
  metrics: optional(decision),
  name: optional(text),
} satisfies Shape<options.DiagnosticsOptions>);

const alerts = part('alerts', '{ actionGroupIds }', {
  actionGroupIds: wholeList(resourceId('actionGroup')),
  serviceHealth: optional(decision),
  resourceHealth: optional(decision),
  storageGibibytes: optional(number),
  failingPulls: optional(decision),
  failingPushes: optional(decision),
} satisfies Shape<options.AlertOptions>);

const customRole = part('customRole', '{ actions }', {
  actions: wholeList(text),
  notActions: optional(wholeList(text)),
} satisfies Shape<options.CustomRoleOptions>);

/** A role: a built-in one by name, or the operations of a custom one. */
const deployerRole = instance(
  options.DeployerRole,
  'DeployerRole.builtIn(…) or DeployerRole.custom(…)',
  ({ _isBuiltIn, _permissions }, path, notes) =>
    _isBuiltIn
      ? { path, builtIn: decided(text)(_permissions, path, notes), custom: undefined }
      : { path, builtIn: undefined, custom: customRole(_permissions, path, notes) },
);

const currentDeployer = part('currentDeployer', '{ scope: "/subscriptions/…" }', {
  scope: decided(resourceId('subscription', 'resourceGroup')),
  otherScopes: optional(list(decided(resourceId('subscription', 'resourceGroup')))),
  groupObjectIds: optional(list(decided(text))),
} satisfies Shape<options.CurrentDeployerOptions>);

const deployer = instance(
  options.Deployer,
  'Deployer.withRoles(…) or Deployer.current(…)',
  ({ _isCurrent, _options }, path, notes) =>
    _isCurrent
      ? { path, roles: undefined, current: currentDeployer(_options, path, notes) }
      : { path, roles: wholeList(deployerRole)(_options, `${path}.roles`, notes), current: undefined },
);

const rotation = instance(options.Rotation, 'Rotation.variable("acr_out_of_rotation")', ({ _variable }, path, notes) =>
  decided(text)(_variable, path, notes),
);

const adopt = part('adopt', '{ registryId }', {
  registryId: resourceId('registry'),
  loginServer: optional(text),
  webhookIds: optional(list(decided(resourceId('webhook')))),
  credentialSetIds: optional(list(decided(resourceId('credentialSet')))),
  cacheRuleIds: optional(list(decided(resourceId('cacheRule')))),
  purgeTaskIds: optional(list(decided(resourceId('task')))),
  scopeMapIds: optional(list(decided(resourceId('scopeMap')))),
  tokenIds: optional(list(decided(resourceId('token')))),
  privateEndpointIds: optional(list(decided(resourceId('privateEndpoint')))),
} satisfies Shape<options.AdoptOptions>);

/** An unreadable option is reported as such, and not as missing where it is required. */
const azapi: Kind<Stated<boolean>> = (value, path, notes) => decision(value, path, notes) ?? { path, value: true };

const catalogRegion = part('region', '{ name: "westeurope" }', {
  name: region,
  availabilityZones: optional(decision),
  cloud: optional(choice(options.AzureCloud)),
} satisfies Shape<options.RegionOptions>);

export const registry = part('registry', '{ registryName, resourceGroupName, homeRegion }', {
  registryName: reference,
  resourceGroupName: reference,
  homeRegion: region,
  replicas: optional(list(replica)),
  rotation: optional(rotation),
  homeGlobalEndpointRouting: optional(flag),
  sku: optional(choice(options.Sku)),
  zoneRedundancy: optional(choice(options.ZoneRedundancy)),
  tags: optional(tags),
  dataEndpoints: optional(flag),
  regionalEndpoints: optional(flag),
  endpointProtocol: optional(choice(options.EndpointProtocol)),
  azapi: optional(azapi),
  azapiProvider: optional(azapiProvider),
  adminUser: optional(flag),
  anonymousPull: optional(flag),
  preventDestroy: optional(decision),
  lock: optional(choice(options.LockLevel)),
  timeouts: optional(timeouts),
  webhooks: optional(list(webhook)),
  credentialSets: optional(byId(credentialSet)),
  cacheRules: optional(byId(cacheRule)),
  purgeTasks: optional(byId(purgeTask)),
  scopeMaps: optional(byId(scopeMap)),
  tokens: optional(byId(token)),
  tokenPairs: optional(byId(tokenPair)),
  network: optional(network),
  privateLink: optional(privateLink),
  identities: optional(identities),
  encryption: optional(encryption),
  untaggedRetentionDays: optional(number),
  quarantine: optional(flag),
  exportPolicy: optional(flag),
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- azurerm 4 still supports it
  trustPolicy: optional(flag),
  roleAssignmentMode: optional(choice(options.RoleAssignmentMode)),
  armAudienceTokens: optional(flag),
  diagnostics: optional(diagnostics),
  alerts: optional(alerts),
  deployer: optional(deployer),
  adopt: optional(adopt),
  provider: optional(provider),
  dependsOn: optional(dependsOn),
  acknowledge: optional(acknowledge),
  regionCatalog: optional(list(catalogRegion)),
} satisfies Shape<options.GeoReplicatedRegistryProps>);

export const existingRegistry = part('attributes', '{ registryName, resourceGroupName }', {
  registryName: reference,
  resourceGroupName: reference,
  homeRegion: optional(region),
  replicaRegions: optional(list(region)),
  dataEndpoints: optional(flag),
  regionalEndpoints: optional(flag),
  roleAssignmentMode: optional(choice(options.RoleAssignmentMode)),
  loginServer: optional(text),
  provider: optional(provider),
  dependsOn: optional(dependsOn),
  acknowledge: optional(acknowledge),
  regionCatalog: optional(list(catalogRegion)),
} satisfies Shape<options.GeoReplicatedRegistryAttributes>);

export const imageUri = part('imageUri', '{ region: "westeurope" }', {
  region: optional(text),
} satisfies Shape<options.ImageUriOptions>);

export const grant = part('grant', '{ repositories }', {
  principalType: optional(choice(options.PrincipalType)),
  repositories: optional(wholeList(decided(text))),
  scope: optional(scope),
  provider: optional(provider),
} satisfies Shape<options.GrantOptions>);

/** A role: a built-in one by name, or any by the id of its definition. */
export const registryRole = instance(
  options.RegistryRole,
  'RegistryRole.builtIn(…) or RegistryRole.definition(…)',
  ({ _isBuiltIn, _role }, path, notes) => ({
    builtIn: _isBuiltIn ? decided(text)(_role, path, notes) : undefined,
    definition: _isBuiltIn ? undefined : text(_role, path, notes),
  }),
);

export const assignment = part('assignment', '{ principalType }', {
  principalType: optional(choice(options.PrincipalType)),
} satisfies Shape<options.DeployerAssignmentOptions>);

/** A `GeoReplicatedRegistry`, or anything whose operations are a list of texts. */
const deployable: Kind<options.IDeployable | undefined> = (value, path, notes) => {
  const actions: unknown =
    typeof value === 'object' && value !== null && 'requiredActions' in value && value.requiredActions;
  if (Array.isArray(actions) && actions.every((action) => typeof action === 'string'))
    return value as options.IDeployable;
  notes.misfits.push({ path, expected: 'a GeoReplicatedRegistry', value: typeof value === 'object' ? {} : value });
  return undefined;
};

export const roleDefinition = part('roleDefinition', '{ roleName, registries, resourceGroupIds }', {
  roleName: text,
  registries: wholeList(deployable),
  resourceGroupIds: wholeList(resourceId('resourceGroup')),
  description: optional(text),
  provider: optional(provider),
  dependsOn: optional(dependsOn),
} satisfies Shape<options.DeployerRoleDefinitionProps>);

/** The type of a part as it was read. */
type Read<K extends Kind<unknown>> = NonNullable<ReturnType<K>>;

export type PropsReading = Read<typeof registry>;
export type ReplicaReading = Read<typeof replica>;
export type WebhookReading = Read<typeof webhook>;
export type EndpointReading = Read<typeof privateEndpoint>;
export type DeployerReading = Read<typeof deployer>;
export type DeployerRoleReading = Read<typeof deployerRole>;
export type CurrentDeployerReading = Read<typeof currentDeployer>;
export type GrantOptionsReading = Read<typeof grant>;
export type RegistryRoleReading = Read<typeof registryRole>;
export type RoleDefinitionReading = Read<typeof roleDefinition>;
