/**
 * The kinds of resource ids that options accept. The provider compares their fixed parts case-sensitively (azurerm
 * 4.55.0, resourcemanager/resourceids/parse.go).
 */
export const resourceIds = {
  subscription: '/subscriptions/{subscription}',
  resourceGroup: '/subscriptions/{subscription}/resourceGroups/{group}',
  subnet:
    '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Network/virtualNetworks/{network}/subnets/{name}',
  virtualNetwork:
    '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Network/virtualNetworks/{name}',
  privateDnsZone:
    '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Network/privateDnsZones/{name}',
  applicationSecurityGroup:
    '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Network/applicationSecurityGroups/{name}',
  registry:
    '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ContainerRegistry/registries/{name}',
  // az prints webhooks, the provider imports webHooks only.
  webhook:
    '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ContainerRegistry/registries/{registry}/webHooks/{name}',
  credentialSet:
    '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ContainerRegistry/registries/{registry}/credentialSets/{name}',
  cacheRule:
    '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ContainerRegistry/registries/{registry}/cacheRules/{name}',
  task: '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ContainerRegistry/registries/{registry}/tasks/{name}',
  scopeMap:
    '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ContainerRegistry/registries/{registry}/scopeMaps/{name}',
  token:
    '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ContainerRegistry/registries/{registry}/tokens/{name}',
  privateEndpoint:
    '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Network/privateEndpoints/{name}',
  workspace:
    '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.OperationalInsights/workspaces/{name}',
  storageAccount:
    '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Storage/storageAccounts/{name}',
  eventHubRule:
    '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.EventHub/namespaces/{namespace}/authorizationRules/{name}',
  actionGroup: '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Insights/actionGroups/{name}',
  keyVault: '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.KeyVault/vaults/{name}',
  userAssignedIdentity:
    '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{name}',
};

export type ResourceKind = keyof typeof resourceIds;

/** Any resource id (azurerm 4.55.0, helpers/azure/resourceid.go): pairs of segments below a subscription. */
export const resourceId = /^\/subscriptions\/[^/]+(\/[^/]+\/[^/]+)+$/;

/** The id of a role definition, as azurerm_role_definition has it in role_definition_resource_id. */
export const roleDefinitionId =
  /^(\/subscriptions\/[^/]+)?\/providers\/Microsoft\.Authorization\/roleDefinitions\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The ids of Microsoft Entra (azurerm 4.55.0, terraform-plugin-sdk helper/validation, IsUUID). */
export const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A resource id in the spelling that the provider requires: exact case of the fixed parts, one slash at the start and
 * none at the end.
 *
 * @returns undefined if it is not an id of that kind
 */
export function spelledResourceId(id: string, kind: ResourceKind): string | undefined {
  const parts = id.replace(/^\/|\/$/g, '').split('/');
  const pattern = resourceIds[kind].slice(1).split('/');
  if (parts.length !== pattern.length) return undefined;
  const spelled = parts.map((part, i) => (pattern[i].startsWith('{') ? part : pattern[i]));
  const isOfKind = parts.every((part, i) => part !== '' && part.toLowerCase() === spelled[i].toLowerCase());
  return isOfKind ? `/${spelled.join('/')}` : undefined;
}

/**
 * The id of a key or secret without parts that Azure allows and the provider refuses: the port of HTTPS, a slash at the
 * end. Any other text is returned unchanged.
 */
export function spelledVaultItemId(id: string, kind: 'keys' | 'secrets'): string {
  const item = new RegExp(`^(https://[^/:]+)(?::443)?(/${kind}/[^/]+(?:/[^/]+)?)/?$`, 'i');
  return id.replace(item, '$1$2');
}
