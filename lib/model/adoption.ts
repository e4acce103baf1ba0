import { spelledResourceId, type ResourceKind } from '../azure/resource-ids';
import type { Stated } from '../reading/notes';
import type { RegistryReading } from '../reading/registry';
import type { EndpointReading } from '../reading/shapes';
import { known } from '../text';
import type { AdoptedId, AdoptionModel } from './model';

export function resolveAdoption({ adopt }: RegistryReading): AdoptionModel | undefined {
  if (adopt === undefined) return undefined;
  const { registryId, webhookIds, privateEndpointIds } = adopt;
  const registry = adoptedId(registryId, 'registry');
  return {
    registry,
    webhooks: (webhookIds?.value ?? []).map((id) => belowIt(adoptedId(id, 'webhook'), registry)),
    endpoints: (privateEndpointIds?.value ?? []).map((id) => adoptedId(id, 'privateEndpoint')),
  };
}

function adoptedId(stated: Stated<string>, kind: ResourceKind): AdoptedId {
  const { path, value } = stated;
  const id = known(value) ? spelledResourceId(value, kind) : undefined;
  if (id === undefined) return { path, value, id: value };
  const parts = id.split('/');
  return { path, value, id, names: { group: parts[4], registry: parts[8], own: parts[parts.length - 1] } };
}

/** Azure does not compare ids by case, Terraform does: a webhook is imported from below its registry. */
function belowIt(webhook: AdoptedId, registry: AdoptedId): AdoptedId {
  const { names } = webhook;
  const prefix = `${registry.id}/webHooks/`;
  if (names === undefined || !webhook.id.toLowerCase().startsWith(prefix.toLowerCase())) return webhook;
  return { ...webhook, id: `${prefix}${names.own}`, names: { ...names, registry: registry.names?.own ?? '' } };
}

/** The webhook of a name, if it is adopted. Terraform compares names by case. */
export function adoptedWebhook(adoption: AdoptionModel | undefined, name: string): AdoptedId | undefined {
  return adoption?.webhooks.find(({ names }) => names?.own === name);
}

/** The endpoint of a name, if it is adopted; where no resource group is stated, in whichever it is. */
export function adoptedEndpoint(
  adoption: AdoptionModel | undefined,
  name: string,
  { resourceGroupName: group }: EndpointReading,
): AdoptedId | undefined {
  const isIn = (other: string) => group === undefined || !known(group.value) || group.key === other.toLowerCase();
  return adoption?.endpoints.find(({ names }) => names?.own === name && isIn(names.group));
}
