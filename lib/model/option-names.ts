import type {
  AdoptOptions,
  AlertOptions,
  CurrentDeployerOptions,
  CustomRoleOptions,
  DeployerAssignmentOptions,
  DeployerRoleDefinitionProps,
  DiagnosticsOptions,
  EncryptionOptions,
  GeoReplicatedRegistryAttributes,
  GeoReplicatedRegistryProps,
  GrantOptions,
  IdentityOptions,
  ManualApprovalOptions,
  NetworkOptions,
  PrivateEndpointOptions,
  PrivateLinkOptions,
  RegionOptions,
  ReplicaOptions,
  TimeoutOptions,
  WebhookOptions,
} from '../options';

/** The options of a part by name, to tell a misspelled one. The compiler sees to it that none is missing. */
export type OptionNames<T> = { readonly [Name in keyof Required<T>]: true };

export const registryOptions: OptionNames<GeoReplicatedRegistryProps> = {
  registryName: true,
  resourceGroupName: true,
  homeRegion: true,
  replicas: true,
  rotation: true,
  homeGlobalEndpointRouting: true,
  sku: true,
  zoneRedundancy: true,
  tags: true,
  dataEndpoints: true,
  adminUser: true,
  anonymousPull: true,
  preventDestroy: true,
  lock: true,
  timeouts: true,
  webhooks: true,
  network: true,
  privateLink: true,
  identities: true,
  encryption: true,
  untaggedRetentionDays: true,
  quarantine: true,
  exportPolicy: true,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- azurerm 4 still has it
  trustPolicy: true,
  roleAssignmentMode: true,
  diagnostics: true,
  alerts: true,
  deployer: true,
  adopt: true,
  regionCatalog: true,
};
export const registryAttributes: OptionNames<GeoReplicatedRegistryAttributes> = {
  registryName: true,
  resourceGroupName: true,
  homeRegion: true,
  replicaRegions: true,
  dataEndpoints: true,
  roleAssignmentMode: true,
  regionCatalog: true,
};
export const replicaOptions: OptionNames<ReplicaOptions> = {
  region: true,
  globalEndpointRouting: true,
  zoneRedundancy: true,
  tags: true,
};
export const webhookOptions: OptionNames<WebhookOptions> = {
  name: true,
  serviceUri: true,
  actions: true,
  regions: true,
  appendRegion: true,
  scope: true,
  customHeaders: true,
  enabled: true,
  tags: true,
};
export const timeoutOptions: OptionNames<TimeoutOptions> = { create: true, read: true, update: true, delete: true };
export const networkOptions: OptionNames<NetworkOptions> = {
  publicAccess: true,
  defaultAction: true,
  allowedIpRanges: true,
  trustedServices: true,
};
export const privateLinkOptions: OptionNames<PrivateLinkOptions> = { endpoints: true };
export const privateEndpointOptions: OptionNames<PrivateEndpointOptions> = {
  subnetId: true,
  name: true,
  region: true,
  resourceGroupName: true,
  privateDnsZoneId: true,
  virtualNetworkId: true,
  dns: true,
  staticIps: true,
  subnetPrefix: true,
  manualApproval: true,
  networkInterfaceName: true,
  applicationSecurityGroupIds: true,
  tags: true,
};
export const manualApprovalOptions: OptionNames<ManualApprovalOptions> = { requestMessage: true };
export const identityOptions: OptionNames<IdentityOptions> = { systemAssigned: true, userAssignedIds: true };
export const encryptionOptions: OptionNames<EncryptionOptions> = {
  keyVaultKeyId: true,
  identityId: true,
  identityClientId: true,
};
export const grantOptions: OptionNames<GrantOptions> = { principalType: true, repositories: true };
export const customRoleOptions: OptionNames<CustomRoleOptions> = { actions: true, notActions: true };
export const roleDefinitionOptions: OptionNames<DeployerRoleDefinitionProps> = {
  roleName: true,
  registries: true,
  resourceGroupIds: true,
  description: true,
};
export const assignmentOptions: OptionNames<DeployerAssignmentOptions> = { principalType: true };
export const currentDeployerOptions: OptionNames<CurrentDeployerOptions> = {
  scope: true,
  otherScopes: true,
  groupObjectIds: true,
};
export const diagnosticsOptions: OptionNames<DiagnosticsOptions> = {
  logAnalyticsWorkspaceId: true,
  storageAccountId: true,
  eventHubAuthorizationRuleId: true,
  eventHubName: true,
  partnerSolutionId: true,
  categories: true,
  metrics: true,
  name: true,
};
export const alertOptions: OptionNames<AlertOptions> = {
  actionGroupIds: true,
  serviceHealth: true,
  resourceHealth: true,
  storageGibibytes: true,
  failingPulls: true,
  failingPushes: true,
};
export const adoptOptions: OptionNames<AdoptOptions> = { registryId: true, webhookIds: true, privateEndpointIds: true };
export const regionOptions: OptionNames<RegionOptions> = { name: true, availabilityZones: true, cloud: true };
