/** The id of a registry, and the names in it. */
export interface RegistryId {
  readonly id: string;
  readonly subscriptionId: string;
  readonly resourceGroupName: string;
  readonly name: string;
}

/** The id of a registry with its fixed parts in the case that Terraform imports; undefined for any other id. */
export function registryIdOf(id: string): RegistryId | undefined {
  return partsOf(id, 'Microsoft.ContainerRegistry/registries');
}

/** The id of a user-assigned identity, which az prints with `resourcegroups`; any other id is returned unchanged. */
export function identityId(id: string): string {
  return partsOf(id, 'Microsoft.ManagedIdentity/userAssignedIdentities')?.id ?? id;
}

function partsOf(id: string, type: string): RegistryId | undefined {
  const pattern = new RegExp(`^/?subscriptions/([^/]+)/resourceGroups/([^/]+)/providers/${type}/([^/]+)/?$`, 'i');
  const [, subscriptionId, resourceGroupName, name] = pattern.exec(id) ?? [];
  // Without a match there are no parts, in spite of the types.
  if ((name as string | undefined) === undefined) return undefined;
  const spelled = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroupName}/providers/${type}/${name}`;
  return { id: spelled, subscriptionId, resourceGroupName, name };
}
