import {
  AzureCloud,
  NetworkAction,
  RoleAssignmentMode,
  ServiceUri,
  Sku,
  WebhookAction,
  ZoneRedundancy,
} from 'cdktf-georeplicated-registry';
import { registryDomains } from '../azure/limits';
import { canonicalRegion, regions, type Cloud, type Region } from '../azure/regions';
import { spelledResourceId } from '../azure/resource-ids';
import { Member, memberOf, type Options } from './code';
import { isObject, UnusableInputError, type Documents, type Json } from './documents';
import { Fields } from './fields';

/** A registry as the options of a `GeoReplicatedRegistry` say it, and what they cannot say. */
export interface Settings {
  readonly name: string;
  readonly subscriptionId: string;
  readonly options: Options;
  /** The cloud, as the provider calls it; undefined for the public one. */
  readonly environment?: string;
  /** What is not carried over, each with what becomes of it. */
  readonly notes: readonly string[];
}

interface Tags {
  readonly [key: string]: string;
}

/** A region of the registry, as a replication says it. */
interface Place {
  readonly region: string;
  readonly routing?: boolean;
  readonly zones: boolean;
  readonly tags: Tags;
}

interface Webhook {
  readonly name: string;
  readonly region: string;
  readonly actions: readonly Member[];
  readonly scope?: string;
  readonly isEnabled: boolean;
  readonly tags: Tags;
}

/** What is put together from all documents: what is wrong with them, and what cannot be carried over. */
interface Remarks {
  readonly faults: string[];
  readonly notes: string[];
}

/** What says nothing of the settings, or says them again. */
const incidental = [
  ...['id', 'name', 'type', 'location', 'resourceGroup', 'systemData', 'creationDate', 'etag', 'properties', 'status'],
  ...['loginServer', 'dataEndpointHostNames', 'regionalEndpointHostNames', 'provisioningState'],
];
const stays = 'it stays as it is';

/** Reads what az printed as options. */
export function settingsOf(documents: Documents): Settings {
  const remarks: Remarks = { faults: [], notes: [] };
  const { faults, notes } = remarks;
  const id = spelledResourceId(String(documents.registry.id), 'registry') ?? '';
  const [, , subscriptionId, , resourceGroupName, , , , name] = id.split('/');
  const registry = new Fields(documents.registry, `the registry ${name}`, faults);
  const home = canonicalRegion(registry.text('location'));
  const sku = memberOf('Sku', Sku, registry.object('sku').text('name'));
  if (sku === undefined) faults.push(`the registry ${name} is of a tier that azurerm does not know`);
  const places = documents.replications.map((document) => readPlace(document, remarks));
  const replicas = places.filter(({ region }) => region !== home);
  const webhooks = documents.webhooks.flatMap((document) => readWebhook(document, remarks));
  const isPremium = sku?.value === Sku.PREMIUM.toString();
  const zones = readZones(registry, isPremium, notes);
  const network = readNetwork(registry, notes);
  const own = registry.tags();
  const tags = inheritable(own, replicas, notes) ? own : {};
  const options: Options = {
    registryName: name,
    resourceGroupName,
    homeRegion: home,
    replicas: isPremium ? replicas.sort(byRegion).map((replica) => replicaOptions(replica, zones, tags)) : undefined,
    homeGlobalEndpointRouting: places.find(({ region }) => region === home)?.routing === false ? false : undefined,
    sku,
    zoneRedundancy: zoneMember(zones),
    tags: unlessEmpty(tags),
    dataEndpoints: registry.flag('dataEndpointEnabled'),
    adminUser: registry.flag('adminUserEnabled'),
    anonymousPull: registry.flag('anonymousPullEnabled'),
    webhooks: unlessNone(webhookOptions(webhooks, tags)),
    network: isPremium ? network : undefined,
    ...readIdentities(registry, notes),
    ...readPolicies(registry, notes),
    roleAssignmentMode: readMode(registry),
    adopt: {
      registryId: id,
      webhookIds: unlessNone(webhooks.map((webhook) => `${id}/webHooks/${webhook.name}`)),
    },
    regionCatalog: unlessNone(catalogFor([{ region: home, zones: zones === true, tags }, ...replicas], registry)),
  };
  for (const field of ['adminUserEnabled', 'publicNetworkAccess', 'policies']) {
    if (!registry.has(field)) registry.missing(field);
  }
  if (!registry.isPrinted('zoneRedundancy')) registry.missing('zoneRedundancy');
  if (webhooks.length > 0) {
    const names = webhooks.map((webhook) => webhook.name).join(', ');
    notes.push(
      `address and headers of ${names}, which az does not print: they stay as they are, by ServiceUri.AS_IN_AZURE`,
    );
  }
  noteTheRest(registry, name, home, notes);
  if (faults.length > 0) throw new UnusableInputError(faults);
  const cloud = cloudOf(home, registry);
  return { name, subscriptionId, options, environment: cloud === 'public' ? undefined : cloud, notes };
}

function readPlace(document: Json, { faults, notes }: Remarks): Place {
  const fields = new Fields(document, `the replication ${String(document.name)}`, faults);
  const routing = fields.flag('regionEndpointEnabled') ?? fields.flag('globalEndpointRoutingEnabled');
  if (routing === undefined) fields.missing('regionEndpointEnabled');
  if (!fields.isPrinted('zoneRedundancy')) fields.missing('zoneRedundancy');
  noteUnfinished(fields, notes);
  const place = {
    region: canonicalRegion(fields.text('location')),
    routing,
    // Not enabled is off, as azurerm reads it.
    zones: fields.isEnabled('zoneRedundancy') === true,
    tags: fields.tags(),
  };
  noteUnread(fields, notes);
  return place;
}

function readWebhook(document: Json, { faults, notes }: Remarks): Webhook[] {
  const fields = new Fields(document, `the webhook ${String(document.name)}`, faults);
  const actions = fields.texts('actions').map((action) => memberOf('WebhookAction', WebhookAction, action));
  if (actions.length === 0) fields.missing('actions');
  const webhook = {
    name: fields.text('name'),
    region: canonicalRegion(fields.text('location')),
    actions: actions.filter((action) => action !== undefined),
    scope: fields.optionalText('scope'),
    isEnabled: fields.isEnabled('status') ?? true,
    tags: fields.tags(),
  };
  noteUnfinished(fields, notes);
  noteUnread(fields, notes);
  if (webhook.actions.length < actions.length) {
    notes.push(`${fields.what} reports what azurerm does not know: ${stays}, and Terraform does not manage it`);
    return [];
  }
  return [webhook];
}

function readZones(registry: Fields, isPremium: boolean, notes: string[]): boolean | undefined {
  const zones = registry.isEnabled('zoneRedundancy') === true;
  if (!zones || isPremium) return zones;
  notes.push(`${registry.what} has the zone flag, which azurerm refuses below Premium: raise it to Premium first`);
  return undefined;
}

/** Whether a part can have its tags while it inherits others: it has none, or those others too. */
function isExpressible(own: Tags, inherited: Tags): boolean {
  return isEmpty(own) || Object.keys(inherited).every((key) => Object.hasOwn(own, key));
}

/** Replicas inherit tags: beside one that has not those of the registry, the tags of the registry cannot be written. */
function inheritable(tags: Tags, replicas: readonly Place[], notes: string[]): boolean {
  const others = replicas.filter((replica) => !isExpressible(replica.tags, tags)).map(({ region }) => region);
  if (others.length === 0) return true;
  notes.push(`the tags of the registry, because ${others.join(', ')} would inherit them: they stay as they are`);
  return false;
}

/** The tags to write for a part, beside those that it inherits. */
function ownTags(own: Tags, inherited: Tags): Options | undefined {
  if (isEmpty(inherited)) return unlessEmpty(own);
  if (isEmpty(own)) return {};
  return unlessEmpty(Object.fromEntries(Object.entries(own).filter(([key, value]) => inherited[key] !== value)));
}

function replicaOptions(
  { region, routing, zones, tags }: Place,
  ofHome: boolean | undefined,
  inherited: Tags,
): Options {
  return {
    region,
    globalEndpointRouting: routing,
    zoneRedundancy: zones === ofHome ? undefined : zoneMember(zones),
    tags: ownTags(tags, inherited),
  };
}

function zoneMember(zones: boolean | undefined): Member | undefined {
  if (zones === undefined) return undefined;
  return zones
    ? new Member('ZoneRedundancy', 'ENABLED', ZoneRedundancy.ENABLED)
    : new Member('ZoneRedundancy', 'DISABLED', ZoneRedundancy.DISABLED);
}

/** One declaration for the webhooks that differ by their region only. */
function webhookOptions(webhooks: readonly Webhook[], tags: Tags): Options[] {
  const groups = new Map<string, { first: Webhook; handle?: string; regions: string[] }>();
  for (const webhook of webhooks) {
    const handle = handleOf(webhook);
    const alike = [webhook.actions.map(({ value }) => value), webhook.scope, webhook.isEnabled, webhook.tags];
    const key = JSON.stringify([handle ?? [webhook.name], alike]);
    const regionsOf = [...(groups.get(key)?.regions ?? []), webhook.region];
    groups.set(key, { first: groups.get(key)?.first ?? webhook, handle, regions: regionsOf });
  }
  return Array.from(groups.values(), ({ first, handle, regions: regionsOf }) => ({
    name: handle ?? first.name,
    appendRegion: handle === undefined ? false : undefined,
    // Stated, although it may be all: in a region that comes later there is no webhook whose address could be kept.
    regions: [...regionsOf].sort(),
    serviceUri: new Member('ServiceUri', 'AS_IN_AZURE', ServiceUri.AS_IN_AZURE),
    actions: first.actions,
    scope: first.scope === '' ? undefined : first.scope,
    enabled: first.isEnabled ? undefined : false,
    // Not stated, they stay as they are.
    tags: isExpressible(first.tags, tags) ? ownTags(first.tags, tags) : undefined,
  }));
}

/** The name of a webhook without its region, if it ends in it. */
function handleOf({ name, region }: Webhook): string | undefined {
  return name.endsWith(region) && name.length > region.length ? name.slice(0, -region.length) : undefined;
}

function readNetwork(registry: Fields, notes: string[]): Options {
  const rules = registry.object('networkRuleSet');
  const action = memberOf('NetworkAction', NetworkAction, rules.optionalText('defaultAction') ?? '');
  const ranges = rules.list('ipRules').flatMap((rule) => rangeOf(rule, rules));
  const hasNetworks = rules.list('virtualNetworkRules').length > 0;
  if (hasNetworks) notes.push('rules for virtual networks, which azurerm has not: all network rules stay as they are');
  noteUnread(rules, notes);
  const isStated = !hasNetworks && (action?.name === 'DENY' || ranges.length > 0);
  const bypass = registry.optionalText('networkRuleBypassOptions');
  return {
    publicAccess: readAccess(registry, notes),
    defaultAction: isStated ? action : undefined,
    allowedIpRanges: isStated ? ranges : undefined,
    trustedServices: bypass === undefined ? undefined : bypass === 'AzureServices',
  };
}

function readAccess(registry: Fields, notes: string[]): boolean | undefined {
  const access = registry.optionalText('publicNetworkAccess');
  if (access?.toLowerCase() !== 'securedbyperimeter') return registry.isEnabled('publicNetworkAccess');
  notes.push(`public access ${access}, which azurerm has not: ${stays}`);
  return undefined;
}

function readIdentities(registry: Fields, notes: string[]): Options {
  const identity = registry.object('identity');
  const given = identity.object('userAssignedIdentities');
  const users = given.keys().map((id) => ({
    id: spelledResourceId(id, 'userAssignedIdentity') ?? id,
    clientId: given.object(id).optionalText('clientId'),
  }));
  const encryption = registry.object('encryption');
  const key = encryption.object('keyVaultProperties');
  const keyVaultKeyId = key.optionalText('keyIdentifier');
  const clientId = key.optionalText('identity');
  const ofKey = users.find((user) => user.clientId !== undefined && user.clientId === clientId);
  const isEncrypted = encryption.isEnabled('status') === true && keyVaultKeyId !== undefined;
  if (isEncrypted && ofKey === undefined) {
    notes.push('the key of the encryption, because its identity is not among those of the registry: it stays as it is');
  }
  const isOfKey = isEncrypted && ofKey !== undefined;
  const others = users.filter((user) => !(isOfKey && user === ofKey)).map(({ id }) => id);
  const isSystem = identity.optionalText('type')?.toLowerCase().includes('systemassigned') === true;
  return {
    identities:
      isSystem || others.length > 0
        ? { systemAssigned: isSystem ? true : undefined, userAssignedIds: unlessNone(others) }
        : undefined,
    encryption: isOfKey ? { keyVaultKeyId, identityId: ofKey.id, identityClientId: ofKey.clientId } : undefined,
  };
}

function readPolicies(registry: Fields, notes: string[]): Options {
  const policies = registry.object('policies');
  const isOn = (policy: string) => policies.object(policy).isEnabled('status');
  const days = policies.object('retentionPolicy').number('days');
  if (isOn('softDeletePolicy') === true) notes.push(`soft delete, which azurerm has not: ${stays}`);
  if (isOn('azureAdAuthenticationAsArmPolicy') === false || isOn('azureADAuthenticationAsArmPolicy') === false) {
    notes.push(`that tokens for Azure Resource Manager are refused, for which there is no option: ${stays}`);
  }
  const options = {
    untaggedRetentionDays: isOn('retentionPolicy') === true ? days : undefined,
    quarantine: isOn('quarantinePolicy') === true ? true : undefined,
    exportPolicy: isOn('exportPolicy') === false ? false : undefined,
    trustPolicy: isOn('trustPolicy') === true ? true : undefined,
  };
  noteUnread(policies, notes);
  return options;
}

function readMode(registry: Fields): Member | undefined {
  const mode = memberOf('RoleAssignmentMode', RoleAssignmentMode, registry.optionalText('roleAssignmentMode') ?? '');
  return mode?.name === 'REPOSITORY' ? mode : undefined;
}

/** What the library must be told of regions that it does not know, or knows otherwise than Azure. */
function catalogFor(places: readonly Place[], registry: Fields): Options[] {
  const known = new Map(regions.map((region) => [region.name, region]));
  return places.flatMap(({ region, zones }): Options[] => {
    const facts: Region | undefined = known.get(region);
    const contradicts = zones && facts?.zones !== true;
    if (facts !== undefined && facts.registries !== false && !contradicts) return [];
    const cloud = cloudOf(region, registry);
    return [
      {
        name: region,
        availabilityZones: contradicts ? true : undefined,
        cloud: facts === undefined && cloud !== 'public' ? memberOf('AzureCloud', AzureCloud, cloud) : undefined,
      },
    ];
  });
}

/** Tells what of a registry no option says. */
function noteTheRest(registry: Fields, name: string, home: string, notes: string[]): void {
  noteUnfinished(registry, notes);
  const server = registry.optionalText('loginServer')?.toLowerCase() ?? '';
  const expected = `${name.toLowerCase()}.${registryDomains[cloudOf(home, registry)]}`;
  if (server !== '' && server !== expected) {
    notes.push(`the login server ${server}: registry.loginServer says ${expected}, use registry.resource.loginServer`);
  }
  for (const connection of registry.list('privateEndpointConnections').filter(isObject)) {
    const endpoint = isObject(connection.privateEndpoint) ? String(connection.privateEndpoint.id) : 'that is unnamed';
    notes.push(
      `the private endpoint ${endpoint}: it stays as it is; to manage it, declare it in privateLink.endpoints and list its id in adopt.privateEndpointIds`,
    );
  }
  const defaults = { autoGeneratedDomainNameLabelScope: 'Unsecure', endpointProtocol: 'IPv4' };
  for (const [field, value] of Object.entries(defaults)) {
    const given = registry.optionalText(field);
    if (given !== undefined && given !== value) notes.push(`${field} ${given}, which azurerm has not: ${stays}`);
  }
  noteUnread(registry, notes);
  notes.push(
    'role assignments, locks, diagnostic settings, tokens, cache rules and tasks, which az acr show does not print: they stay as they are',
  );
}

/** The cloud of a region; of one that the library does not know, that of the login server. */
function cloudOf(region: string, registry: Fields): Cloud {
  const server = registry.optionalText('loginServer')?.toLowerCase() ?? '';
  const clouds = Object.keys(registryDomains) as Cloud[];
  const ofServer = clouds.find((cloud) => server.endsWith(registryDomains[cloud]));
  return regions.find(({ name }) => name === region)?.cloud ?? ofServer ?? 'public';
}

/** The address or range of a rule, which the Azure CLI and the REST API call differently. */
function rangeOf(rule: unknown, rules: Fields): string[] {
  const range = isObject(rule) ? (rule.ipAddressOrRange ?? rule.value) : rule;
  if (typeof range === 'string') return [range];
  rules.misfit('ipRules', 'a list of rules with an ipAddressOrRange each');
  return [];
}

/** Tells of fields that no option says. */
function noteUnread(fields: Fields, notes: string[]): void {
  for (const field of fields.unread().filter((unread) => !incidental.includes(unread))) {
    notes.push(`${field} of ${fields.what}, for which there is no option: ${stays}`);
  }
}

function noteUnfinished(fields: Fields, notes: string[]): void {
  const state = fields.optionalText('provisioningState');
  if (state === undefined || state === 'Succeeded') return;
  notes.push(`${fields.what} is in the state ${state}: wait until Azure has done, and read it again`);
}

function byRegion(a: Place, b: Place): number {
  return a.region < b.region ? -1 : 1;
}

function isEmpty(tags: Tags): boolean {
  return Object.keys(tags).length === 0;
}

function unlessEmpty(tags: Tags): Tags | undefined {
  return isEmpty(tags) ? undefined : tags;
}

function unlessNone<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
