import { resourceIds, spelledResourceId, type ResourceKind } from '../azure/resource-ids';
import type { Stated } from '../reading/notes';
import type { RegistryReading } from '../reading/registry';
import type { EndpointReading } from '../reading/shapes';
import { known } from '../text';

/** The existing resources to import, by their ids. */
export interface AdoptionModel {
  readonly registry: AdoptedId;
  readonly webhooks: readonly AdoptedId[];
  readonly credentialSets: readonly AdoptedId[];
  readonly cacheRules: readonly AdoptedId[];
  readonly purgeTasks: readonly AdoptedId[];
  readonly scopeMaps: readonly AdoptedId[];
  readonly tokens: readonly AdoptedId[];
  readonly endpoints: readonly AdoptedId[];
}

export interface AdoptedId extends Stated<string> {
  /** The id that Terraform imports. */
  readonly id: string;
  /** The names in it; undefined if it is late-bound, or not an id of its kind. */
  readonly names?: { readonly group: string; readonly registry: string; readonly own: string };
}

export function resolveAdoption({ adopt }: RegistryReading): AdoptionModel | undefined {
  if (adopt === undefined) return undefined;
  const registry = adoptedId(adopt.registryId, 'registry');
  const children = (ids: Ids, kind: ResourceKind) => (ids?.value ?? []).map((id) => childId(id, kind, registry));
  return {
    registry,
    webhooks: children(adopt.webhookIds, 'webhook'),
    credentialSets: children(adopt.credentialSetIds, 'credentialSet'),
    cacheRules: children(adopt.cacheRuleIds, 'cacheRule'),
    purgeTasks: children(adopt.purgeTaskIds, 'task'),
    scopeMaps: children(adopt.scopeMapIds, 'scopeMap'),
    tokens: children(adopt.tokenIds, 'token'),
    endpoints: (adopt.privateEndpointIds?.value ?? []).map((id) => adoptedId(id, 'privateEndpoint')),
  };
}

type Ids = Stated<readonly Stated<string>[]> | undefined;

function adoptedId(stated: Stated<string>, kind: ResourceKind): AdoptedId {
  const { path, value } = stated;
  const id = known(value) ? spelledResourceId(value, kind) : undefined;
  if (id === undefined) return { path, value, id: value };
  const parts = id.split('/');
  return { path, value, id, names: { group: parts[4], registry: parts[8], own: parts[parts.length - 1] } };
}

/**
 * Ids are case-insensitive in Azure, but not in Terraform: parts of a registry are imported below the id of the
 * registry.
 */
function childId(stated: Stated<string>, kind: ResourceKind, registry: AdoptedId): AdoptedId {
  const child = adoptedId(stated, kind);
  const prefix = `${registry.id}/${resourceIds[kind].split('/').slice(-2, -1).join()}/`;
  if (child.names === undefined || !child.id.toLowerCase().startsWith(prefix.toLowerCase())) return child;
  const { names } = child;
  return { ...child, id: `${prefix}${names.own}`, names: { ...names, registry: registry.names?.own ?? '' } };
}

/** The id with a name, if that is adopted. Names are case-sensitive in Terraform. */
export function adopted(ids: readonly AdoptedId[] | undefined, name: string): AdoptedId | undefined {
  return ids?.find(({ names }) => names?.own === name);
}

/** The endpoint with a name, if it is adopted; in any resource group if none is set. */
export function adoptedEndpoint(
  adoption: AdoptionModel | undefined,
  name: string,
  { resourceGroupName: group }: EndpointReading,
): AdoptedId | undefined {
  const isIn = (other: string) => group === undefined || !known(group.value) || group.key === other.toLowerCase();
  return adoption?.endpoints.find(({ names }) => names?.own === name && isIn(names.group));
}
