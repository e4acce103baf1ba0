/** An Azure operation that a feature requires, and the source. */
export interface Operation {
  readonly action: string;
  readonly source: string;
  /** The version of azurerm from which it is no longer needed. */
  readonly before?: readonly [major: number, minor: number, patch: number];
}

const acr = 'Microsoft.ContainerRegistry';
const net = 'Microsoft.Network';
const operations = 'Azure resource provider operations, 2026-08-19';
const map = 'Azure operation map, 2026-06-14';
const networking = 'learn.microsoft.com, Azure permissions for Networking';
const provider = 'azurerm 4.55.0';
const azapi = 'azapi 2.12.0, reads and writes the whole';
const linked = 'MicrosoftDocs/azure-docs#80159, permissions for diagnostic settings';
const geoReplication = 'learn.microsoft.com, Geo-replication in Azure Container Registry';

function crud(resource: string, source: string, ...others: string[]): Operation[] {
  return ['read', 'write', 'delete', ...others].map((verb) => ({ action: `${resource}/${verb}`, source }));
}

function one(action: string, source: string): Operation[] {
  return [{ action, source }];
}

/**
 * The operations that planning, applying and destroying each feature requires.
 *
 * For replicas, the article on geo-replication of 2026-02-06 prints `registries/write` to create and
 * `registries/replications/write` to delete them; the version of 2026-08-13 also requires reading, deleting and
 * following the operation. This is the union of both.
 */
export const operationsOf = {
  registry: [
    ...crud(`${acr}/registries`, operations, 'operationStatuses/read'),
    {
      action: `${acr}/checkNameAvailability/read`,
      source: 'azurerm up to 4.80, asked before a registry is created',
      before: [4, 81, 0],
    },
    ...one(`${acr}/registries/replications/read`, `${provider}, replicas are listed in every read`),
  ],
  adminUser: one(`${acr}/registries/listCredentials/action`, `${provider}, read with the registry`),
  replicas: [
    ...one(`${acr}/registries/write`, `${geoReplication}, to create a replication`),
    ...crud(`${acr}/registries/replications`, geoReplication, 'operationStatuses/read'),
  ],
  homeRouting: ['read', 'write', 'operationStatuses/read'].flatMap((verb) =>
    one(`${acr}/registries/replications/${verb}`, `${azapi} replication of the home region`),
  ),
  endpointSettings: ['read', 'write', 'operationStatuses/read'].flatMap((verb) =>
    one(`${acr}/registries/${verb}`, `${azapi} registry`),
  ),
  webhooks: [
    ...crud(`${acr}/registries/webhooks`, operations, 'operationStatuses/read'),
    ...one(`${acr}/registries/webhooks/getCallbackConfig/action`, `${provider}, reads address and headers back`),
  ],
  credentialSets: crud(`${acr}/registries/credentialSets`, operations, 'operationStatuses/read'),
  credentialSetRoles: [
    ...crud('Microsoft.Authorization/roleAssignments', map),
    ...one('Microsoft.Authorization/roleDefinitions/read', `${provider}, finds a role by its name`),
  ],
  cacheRules: crud(`${acr}/registries/cacheRules`, operations, 'operationStatuses/read'),
  purgeTasks: crud(`${acr}/registries/tasks`, operations),
  purgeTaskRoles: [
    ...crud('Microsoft.Authorization/roleAssignments', map),
    ...one('Microsoft.Authorization/roleDefinitions/read', `${provider}, finds a role by its name`),
  ],
  agentPools: [
    ...crud(`${acr}/registries/agentpools`, operations, 'operationStatuses/read', 'operationResults/status/read'),
    ...one(`${net}/virtualNetworks/subnets/join/action`, networking),
  ],
  scopeMaps: crud(`${acr}/registries/scopeMaps`, operations, 'operationStatuses/read'),
  tokens: crud(`${acr}/registries/tokens`, operations, 'operationStatuses/read'),
  tokenPasswords: one(`${acr}/registries/generateCredentials/action`, `${provider}, makes the passwords of a token`),
  privateEndpoints: [
    ...crud(`${net}/privateEndpoints`, networking),
    ...one(`${net}/privateEndpoints/privateDnsZoneGroups/read`, `${provider}, read with the endpoint`),
    ...one(`${net}/networkInterfaces/read`, `${provider}, reads the address of the endpoint`),
    ...one(`${net}/virtualNetworks/subnets/join/action`, networking),
  ],
  approval: one(`${acr}/registries/privateEndpointConnectionsApproval/action`, operations),
  replicasBehindPrivateEndpoints: one(
    `${net}/privateEndpoints/privateLinkServiceProxies/write`,
    `${geoReplication}, private endpoints`,
  ),
  privateDnsRecords: [
    ...crud(`${net}/privateEndpoints/privateDnsZoneGroups`, networking),
    ...one(`${net}/privateDnsZones/join/action`, networking),
  ],
  privateDnsZones: [
    ...crud(`${net}/privateDnsZones`, networking, 'SOA/read'),
    ...crud(`${net}/privateDnsZones/virtualNetworkLinks`, networking),
    ...one(`${net}/privateDnsOperationStatuses/read`, networking),
    ...one(`${net}/virtualNetworks/join/action`, networking),
  ],
  applicationSecurityGroups: [
    ...one(`${net}/applicationSecurityGroups/read`, `${provider}, read with each association`),
    ...one(`${net}/applicationSecurityGroups/joinIpConfiguration/action`, networking),
  ],
  userAssignedIdentities: one(
    'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
    'learn.microsoft.com, Azure permissions for Identity',
  ),
  lock: crud('Microsoft.Authorization/locks', map),
  diagnostics: crud('Microsoft.Insights/diagnosticSettings', map),
  diagnosticsToWorkspace: one('Microsoft.OperationalInsights/workspaces/sharedKeys/action', linked),
  diagnosticsToStorage: one('Microsoft.Storage/storageAccounts/listKeys/action', linked),
  diagnosticsToEventHub: one('Microsoft.EventHub/namespaces/authorizationRules/listkeys/action', linked),
  activityLogAlerts: crud('Microsoft.Insights/activityLogAlerts', map),
  metricAlerts: crud('Microsoft.Insights/metricAlerts', map),
  grants: [
    ...crud('Microsoft.Authorization/roleAssignments', map),
    ...one('Microsoft.Authorization/roleDefinitions/read', `${provider}, finds a role by its name`),
  ],
  roleDefinition: [
    ...crud('Microsoft.Authorization/roleDefinitions', map),
    ...crud('Microsoft.Authorization/roleAssignments', map),
  ],
  deployerCheck: [
    ...one('Microsoft.Authorization/roleAssignments/read', `${provider}, reads the assignments of the identity`),
    ...one('Microsoft.Authorization/roleDefinitions/read', `${provider}, reads what its roles allow`),
  ],
} satisfies Record<string, readonly Operation[]>;

/** A feature whose operations must be allowed. */
export type Feature = keyof typeof operationsOf;
