import { AzureCloud, RoleAssignmentMode, Sku } from 'cdktf-georeplicated-registry';
import { cacheOf, readCacheRule, readCredentialSet } from './cache';
import { memberOf, type Member, type Options } from './code';
import { isObject, UnusableInputError, type Documents } from './documents';
import { readEndpoints } from './endpoints';
import { Fields, stays, type Remarks } from './fields';
import { readIdentities } from './identities';
import type { LeftOut } from './left-out';
import { cloudOf, domainOf, newsOf, type Fault } from './library';
import { refusalsOf, type Refusal } from './refusals';
import { readNetwork } from './network';
import { readPolicies } from './policies';
import {
  byRegion,
  inheritedTags,
  readReplication,
  regionName,
  replicaOptions,
  zoneMember,
  type Replication,
} from './replications';
import { registryIdOf } from './resource-ids';
import { unlessEmpty } from './tags';
import { declare, readWebhook, servedWebhooks, webhookKeys } from './webhooks';

/** A registry as options of a `GeoReplicatedRegistry`, and what these cannot express. */
export interface Settings {
  readonly name: string;
  readonly subscriptionId: string;
  readonly options: Options;
  /** The provider's name of the cloud; undefined for the public one. */
  readonly environment?: string;
  /** What is not carried over, and what happens to it. */
  readonly notes: readonly string[];
  /** What to leave out to avoid a fault of the library; nothing if that is not possible. */
  readonly refusalsOf: (fault: Fault) => readonly Refusal[];
}

/**
 * Converts documents that az printed to options.
 *
 * @param leftOut the parts that the library refuses
 */
export function settingsOf(documents: Documents, leftOut: LeftOut): Settings {
  const remarks: Remarks = { faults: [], notes: [] };
  const { faults, notes } = remarks;
  const {
    id = '',
    subscriptionId = '',
    resourceGroupName,
    name = '',
  } = registryIdOf(String(documents.registry.id)) ?? {};
  const registry = new Fields(documents.registry, `the registry ${name}`, remarks);
  const home = regionName(registry.text('location'));
  const sku = memberOf('Sku', Sku, registry.object('sku').text('name'));
  if (sku === undefined) faults.push(`${registry.what} has a tier that azurerm does not know`);
  const replications = documents.replications.map((document) => readReplication(document, home, remarks));
  const isPremium = sku?.value === Sku.PREMIUM.toString();
  const hasReplicas = isPremium && !leftOut.has('replicas');
  const others = replications.filter(({ region }) => region !== home).sort(byRegion);
  if (!isPremium && others.length > 0) {
    const regions = others.map(({ region }) => region).join(', ');
    notes.push(`the replicas in ${regions}, which azurerm has on Premium only: they stay as they are`);
  }
  const replicas = hasReplicas ? others : [];
  const allWebhooks = documents.webhooks.flatMap((document) => readWebhook(document, remarks));
  const zones = readZones(registry, isPremium);
  const network = readNetwork(registry, leftOut);
  if (!isPremium && (network.publicAccess === false || network.allowedIpRanges !== undefined)) {
    notes.push('the network settings, which azurerm has on Premium only: they stay as they are');
  }
  const tags = inheritedTags(registry, replicas, leftOut);
  const webhooks = servedWebhooks(allWebhooks, [home, ...replicas.map(({ region }) => region)], remarks).filter(
    (webhook) => !leftOut.has('webhooks') && !leftOut.has(webhookKeys.whole(webhook)),
  );
  const declarations = declare(webhooks, tags, remarks, leftOut);
  const cache = cacheOf(
    (documents.credentialSets ?? []).map((document) => readCredentialSet(document, remarks)),
    (documents.cacheRules ?? []).map((document) => readCacheRule(document, remarks)),
    id,
    leftOut,
  );
  const server = loginServerOf(registry);
  const cloud = cloudOf(home, server);
  const places = [{ region: home, zones: zones === true, tags }, ...replicas];
  const catalog = catalogFor(places, cloud);
  const options: Options = {
    registryName: name,
    resourceGroupName,
    homeRegion: home,
    replicas: hasReplicas ? replicas.map((replica) => replicaOptions(replica, zones, tags)) : undefined,
    homeGlobalEndpointRouting:
      replications.find(({ region }) => region === home)?.routing === false ? false : undefined,
    sku,
    zoneRedundancy: zoneMember(zones),
    tags: unlessEmpty(tags),
    dataEndpoints: registry.flag('dataEndpointEnabled'),
    ...readEndpoints(registry, leftOut),
    adminUser: registry.flag('adminUserEnabled'),
    anonymousPull: registry.flag('anonymousPullEnabled'),
    webhooks: unlessNone(declarations.map((declaration) => declaration.options)),
    credentialSets: cache.sets,
    cacheRules: cache.rules,
    network: isPremium ? network : undefined,
    ...readIdentities(registry, leftOut),
    ...readPolicies(registry),
    roleAssignmentMode: readMode(registry),
    adopt: {
      registryId: id,
      // If it is not set, the library looks it up.
      loginServer: server === '' || server === `${name.toLowerCase()}${domainOf(cloud)}` ? undefined : server,
      webhookIds: unlessNone(webhooks.map((webhook) => `${id}/webHooks/${webhook.name}`)),
      credentialSetIds: cache.setIds,
      cacheRuleIds: cache.ruleIds,
    },
    regionCatalog: unlessNone(catalog),
  };
  const carriedOver: Options = Object.fromEntries(Object.entries(options).filter(([option]) => !leftOut.has(option)));
  for (const field of ['adminUserEnabled', 'publicNetworkAccess', 'policies']) {
    if (!registry.has(field)) registry.missing(field);
  }
  if (!registry.isPrinted('zoneRedundancy')) registry.missing('zoneRedundancy');
  if (webhooks.length > 0) {
    const names = webhooks.map((webhook) => webhook.name).join(', ');
    notes.push(`address and headers of ${names}, which az does not print: they stay as they are`);
  }
  noteTheRest(registry, documents);
  if (faults.length > 0) throw new UnusableInputError(faults);
  return {
    name,
    subscriptionId,
    options: carriedOver,
    environment: cloud === AzureCloud.PUBLIC ? undefined : cloud,
    notes: [...leftOut.notes, ...notes],
    refusalsOf: (fault) => refusalsOf(fault, { options: carriedOver, sku, home, replicas, catalog, declarations }),
  };
}

function readZones(registry: Fields, isPremium: boolean): boolean | undefined {
  const zones = registry.isEnabled('zoneRedundancy') === true;
  if (!zones || isPremium) return zones;
  registry.note(`${registry.what} has the zone flag, which azurerm refuses below Premium: raise it to Premium first`);
  return undefined;
}

function readMode(registry: Fields): Member | undefined {
  const mode = memberOf('RoleAssignmentMode', RoleAssignmentMode, registry.optionalText('roleAssignmentMode') ?? '');
  return mode?.name === 'REPOSITORY' ? mode : undefined;
}

/** The `regionCatalog` of regions that the library does not know, or knows differently. */
function catalogFor(places: readonly Replication[], cloud: AzureCloud): Options[] {
  return places.flatMap(({ region, zones }): Options[] => {
    const news = newsOf(region, zones);
    if (news === undefined) return [];
    return [
      {
        name: region,
        availabilityZones: news.hasZones ? true : undefined,
        cloud: news.isUnknown && cloud !== AzureCloud.PUBLIC ? memberOf('AzureCloud', AzureCloud, cloud) : undefined,
      },
    ];
  });
}

function loginServerOf(registry: Fields): string {
  return registry.optionalText('loginServer')?.toLowerCase() ?? '';
}

/** Notes settings for which the registry has no option. */
function noteTheRest(registry: Fields, { credentialSets, cacheRules }: Documents): void {
  registry.noteUnfinished();
  for (const connection of registry.list('privateEndpointConnections').filter(isObject)) {
    const endpoint = isObject(connection.privateEndpoint) ? String(connection.privateEndpoint.id) : 'without a name';
    registry.note(
      `the private endpoint ${endpoint}: it stays as it is; to manage it, declare it in privateLink.endpoints, with dns: PrivateDns.external() or the PrivateDns.zone(…) that it has, and list its id in adopt.privateEndpointIds`,
    );
  }
  const label = registry.optionalText('autoGeneratedDomainNameLabelScope') ?? 'Unsecure';
  if (label !== 'Unsecure') {
    registry.note(`autoGeneratedDomainNameLabelScope ${label}, which azurerm does not have: ${stays}`);
  }
  registry.noteUnread();
  if ((credentialSets ?? []).length > 0) {
    registry.note('the rights of credential sets on their key vaults, which az does not print: they stay as they are');
  }
  const others = `role assignments, locks, diagnostic settings, tokens${cacheRules === undefined ? ', cache rules' : ''} and tasks`;
  registry.note(`${others}, which az acr show does not print: they stay as they are`);
}

function unlessNone<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
