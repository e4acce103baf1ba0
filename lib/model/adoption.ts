import { resourceIds, spelledResourceId } from '../azure/resource-ids';
import { ZoneRedundancy } from '../options';
import { known } from './known';
import * as names from './option-names';
import type { Reader } from './reader';
import type { EndpointReading, RegistryReading } from './reading';

/** Ids of what is there already, each with what the user calls it. */
export interface AdoptionReading {
  readonly registry: AdoptedId;
  readonly webhooks: readonly AdoptedId[];
  readonly endpoints: readonly AdoptedId[];
}

export interface AdoptedId {
  readonly option: string;
  /** What the user gave. */
  readonly given: string;
  /** What Terraform is given: the fixed parts as the provider spells them. */
  readonly id: string;
  /** The names in it; undefined where it is no id of its kind, or late-bound. */
  readonly names?: { readonly group: string; readonly registry: string; readonly own: string };
}

export interface AdoptionModel extends AdoptionReading {
  /** What of the registry is not stated, and stays as it is. */
  readonly keeps: readonly Kept[];
}

/** An option of a registry that leaves something as it is when it is not stated. */
export type Kept =
  | 'replicas'
  | 'sku'
  | 'zoneRedundancy'
  | 'tags'
  | 'dataEndpoints'
  | 'adminUser'
  | 'anonymousPull'
  | 'publicAccess'
  | 'networkRules'
  | 'trustedServices'
  | 'identities'
  | 'encryption'
  | 'untaggedRetentionDays'
  | 'quarantine'
  | 'exportPolicy'
  | 'trustPolicy';

export function readAdoption(read: Reader, value: unknown): AdoptionReading | undefined {
  const given = read.optionalOptions('adopt', value, names.adoptOptions, 'an object such as { registryId }');
  if (given === undefined) return undefined;
  const ids = (option: string, list: unknown, kind: keyof typeof resourceIds) =>
    read.optionalList(option, list, (item, id) => adoptedId(item, read.decidedText(item, id), kind)) ?? [];
  const registry = adoptedId('adopt.registryId', read.text('adopt.registryId', given.registryId), 'registry');
  return {
    registry,
    webhooks: ids('adopt.webhookIds', given.webhookIds, 'webhook').map((webhook) => belowIt(webhook, registry)),
    endpoints: ids('adopt.privateEndpointIds', given.privateEndpointIds, 'privateEndpoint'),
  };
}

function adoptedId(option: string, given: string, kind: keyof typeof resourceIds): AdoptedId {
  const id = known(given) ? spelledResourceId(given, kind) : undefined;
  if (id === undefined) return { option, given, id: given };
  const parts = id.split('/');
  return { option, given, id, names: { group: parts[4], registry: parts[8], own: parts[parts.length - 1] } };
}

/** Azure does not tell case in ids, Terraform does: a webhook is imported from below its registry. */
function belowIt(webhook: AdoptedId, registry: AdoptedId): AdoptedId {
  const { names } = webhook;
  const prefix = `${registry.id}/webHooks/`;
  if (names === undefined || !webhook.id.toLowerCase().startsWith(prefix.toLowerCase())) return webhook;
  return { ...webhook, id: `${prefix}${names.own}`, names: { ...names, registry: registry.names?.own ?? '' } };
}

export function resolveAdoption(adoption: AdoptionReading, reading: RegistryReading): AdoptionModel {
  const { network } = reading;
  const stated: Record<Kept, unknown> = {
    replicas: reading.statesReplicas ? true : undefined,
    sku: reading.sku,
    // What is automatic may go from off to on, and replace the registry.
    zoneRedundancy: reading.zoneRedundancy === ZoneRedundancy.AUTOMATIC ? undefined : reading.zoneRedundancy,
    tags: reading.tags,
    dataEndpoints: reading.dataEndpoints,
    adminUser: reading.adminUser,
    anonymousPull: reading.anonymousPull,
    publicAccess: network.publicAccess,
    networkRules: network.defaultAction ?? network.allowedIpRanges,
    trustedServices: network.trustedServices,
    identities: reading.identities.isStated ? true : undefined,
    encryption: reading.encryption,
    untaggedRetentionDays: reading.untaggedRetentionDays,
    quarantine: reading.quarantine,
    exportPolicy: reading.exportPolicy,
    trustPolicy: reading.trustPolicy,
  };
  return { ...adoption, keeps: unstated(stated) };
}

/** The options that are not stated, of those that leave something as it is then. */
export function unstated<Option extends string>(stated: Readonly<Record<Option, unknown>>): readonly Option[] {
  return (Object.keys(stated) as Option[]).filter((option) => stated[option] === undefined);
}

/** The webhook of a name, if it is adopted. Terraform tells names by case. */
export function adoptedWebhook(adoption: AdoptionReading | undefined, name: string): AdoptedId | undefined {
  return adoption?.webhooks.find(({ names }) => names?.own === name);
}

/** The endpoint of a name, if it is adopted; where no resource group is stated, in whichever it is. */
export function adoptedEndpoint(
  adoption: AdoptionReading | undefined,
  name: string,
  { resourceGroup }: EndpointReading,
): AdoptedId | undefined {
  const isIn = (group: string) =>
    resourceGroup === undefined || !known(resourceGroup.value) || resourceGroup.key === group.toLowerCase();
  return adoption?.endpoints.find(({ names }) => names?.own === name && isIn(names.group));
}
