import {
  AzureCloud,
  Deployer,
  DeployerRole,
  LockLevel,
  NetworkAction,
  PrincipalType,
  PrivateDns,
  RoleAssignmentMode,
  Rotation,
  Sku,
  WebhookAction,
  ZoneRedundancy,
  type CurrentDeployerOptions,
  type CustomRoleOptions,
  type GeoReplicatedRegistryProps,
  type GrantOptions,
  type PrivateEndpointOptions,
  type RegionOptions,
  type ReplicaOptions,
  type TimeoutOptions,
  type WebhookOptions,
} from '../options';
import { show } from '../errors';
import { readAdoption, type AdoptionReading } from './adoption';
import type { Flag, Tags } from './known';
import { readAlerts, readDiagnostics, type AlertsReading, type DiagnosticsReading } from './monitoring';
import * as names from './option-names';
import { Reader, unreadable, type ExpressionOf, type Notes, type Reference } from './reader';
import { canonicalName } from './regions';

/** The options of a replica, each of the type that it says. */
export interface ReplicaReading {
  /** What the user calls this replica: `replicas[0]`, `addReplica[0]`. */
  readonly option: string;
  /** The option that states its region, where that is not `replicas[0].region`. */
  readonly regionOption?: string;
  readonly region: string;
  /** The region's canonical name. */
  readonly name: string;
  readonly globalEndpointRouting?: Flag;
  readonly zoneRedundancy?: ZoneRedundancy;
  readonly tags?: Tags;
}

/** The options of a webhook, each of the type that it says. */
export interface WebhookReading {
  /** What the user calls this webhook: `webhooks[0]`, `addWebhook[0]`. */
  readonly option: string;
  readonly name: string;
  readonly serviceUri: string;
  /** Undefined where they could not be read. */
  readonly actions?: readonly WebhookAction[];
  /** Undefined means all regions. */
  readonly regions?: readonly RegionReading[];
  readonly appendRegion?: boolean;
  readonly scope?: string;
  readonly customHeaders?: Tags;
  readonly enabled?: Flag;
  readonly tags?: Tags;
}

/** A region among the options. */
export interface RegionReading {
  readonly option: string;
  readonly region: string;
  /** The region's canonical name. */
  readonly name: string;
}

export interface NetworkReading {
  readonly publicAccess?: Flag;
  readonly defaultAction?: NetworkAction;
  readonly allowedIpRanges?: readonly string[];
  readonly trustedServices?: Flag;
}

/** The options of a private endpoint, each of the type that it says. */
export interface EndpointReading {
  /** What the user calls it: `privateLink.endpoints[0]`, `addPrivateEndpoint[0]`. */
  readonly option: string;
  readonly subnet: Reference;
  readonly name?: string;
  /** Undefined means the home region. */
  readonly region?: RegionReading;
  /** Undefined means that of the registry, or of the endpoint that is adopted. */
  readonly resourceGroup?: Reference;
  readonly zone?: Reference;
  readonly network?: Reference;
  readonly dns?: PrivateDns;
  readonly staticIps?: Tags;
  readonly subnetPrefix?: string;
  readonly requestMessage?: string;
  readonly networkInterfaceName?: string;
  readonly securityGroups: readonly Reference[];
  readonly tags?: Tags;
}

export interface IdentityReading {
  readonly isStated: boolean;
  readonly systemAssigned?: boolean;
  readonly userAssigned: readonly Reference[];
}

export interface EncryptionReading {
  readonly keyVaultKeyId: string;
  readonly identity: Reference;
  readonly identityClientId: string;
}

/** The identity that runs Terraform, each of its options of the type that it says. */
export interface DeployerReading {
  readonly roles?: readonly RoleReading[];
  readonly current?: CurrentReading;
}

/** Where the identity that really runs Terraform is looked up, each with what the user calls it. */
export interface CurrentReading {
  readonly scopes: readonly { readonly option: string; readonly id: string }[];
  readonly groups: readonly { readonly option: string; readonly id: string }[];
}

/** A role: a built-in one by name, or what a custom one allows. */
export interface RoleReading {
  readonly option: string;
  readonly builtIn?: string;
  readonly custom?: { readonly actions: readonly string[]; readonly notActions: readonly string[] };
}

/** An identity that is given something under an id. */
export interface PrincipalReading {
  /** What the user calls it: `grantPull("AksEast")`, `assignTo("Pipeline")`. */
  readonly option: string;
  readonly id: string;
  readonly principalId: string;
  readonly principalType?: PrincipalType;
}

/** What is granted to one identity. */
export interface GrantReading extends PrincipalReading {
  readonly right: Right;
  readonly repositories?: readonly string[];
}

/** What an identity may do with images. */
export type Right = 'pull' | 'push' | 'delete';

/** The options of a registry, each of the type that it says, and those that could not be read. */
export interface RegistryReading extends Notes {
  readonly registryName: string;
  readonly resourceGroupName: string;
  /** The resource group of the registry, to be compared. */
  readonly ownGroup: Reference;
  readonly homeRegion: string;
  readonly homeName: string;
  readonly replicas: readonly ReplicaReading[];
  /** Whether the constructor was told which replicas there are, if only that there are none. */
  readonly statesReplicas: boolean;
  /** The name of the variable by which replicas are taken out of rotation. */
  readonly rotation?: string;
  readonly homeRouting?: Flag;
  readonly sku?: Sku;
  readonly zoneRedundancy?: ZoneRedundancy;
  readonly tags?: Tags;
  readonly dataEndpoints?: Flag;
  readonly adminUser?: Flag;
  readonly anonymousPull?: Flag;
  readonly preventDestroy?: boolean;
  readonly lock?: LockLevel;
  readonly timeouts: TimeoutOptions;
  readonly webhooks: readonly WebhookReading[];
  readonly network: NetworkReading;
  readonly endpoints: readonly EndpointReading[];
  readonly identities: IdentityReading;
  readonly encryption?: EncryptionReading;
  readonly untaggedRetentionDays?: number;
  readonly quarantine?: Flag;
  readonly exportPolicy?: Flag;
  readonly trustPolicy?: Flag;
  readonly roleAssignmentMode?: RoleAssignmentMode;
  readonly diagnostics?: DiagnosticsReading;
  readonly alerts?: AlertsReading;
  readonly deployer?: DeployerReading;
  readonly adoption?: AdoptionReading;
  readonly grants: readonly GrantReading[];
  readonly regionCatalog: readonly RegionOptions[];
}

const nothing = { registryName: unreadable, resourceGroupName: unreadable, homeRegion: unreadable };

/** Reads what the constructor was given. The options are copied: changing them later changes nothing. */
export function readRegistry(props: GeoReplicatedRegistryProps, expressionOf: ExpressionOf): RegistryReading {
  const read = new Reader(expressionOf);
  const given: Partial<GeoReplicatedRegistryProps> =
    read.options(
      'props',
      props,
      names.registryOptions,
      'an object such as { registryName, resourceGroupName, homeRegion }',
    ) ?? nothing;
  const registryName = read.text('registryName', given.registryName);
  const resourceGroupName = read.text('resourceGroupName', given.resourceGroupName);
  const homeRegion = read.text('homeRegion', given.homeRegion);
  return {
    registryName,
    resourceGroupName,
    homeRegion,
    homeName: canonicalName(homeRegion),
    replicas: read.optionalList('replicas', given.replicas, (option, value) => readReplica(read, option, value)) ?? [],
    statesReplicas: given.replicas !== undefined,
    rotation: readRotation(read, given.rotation),
    homeRouting: read.flag('homeGlobalEndpointRouting', given.homeGlobalEndpointRouting),
    sku: read.choice('sku', given.sku, Sku),
    zoneRedundancy: read.choice('zoneRedundancy', given.zoneRedundancy, ZoneRedundancy),
    tags: read.map('tags', given.tags),
    dataEndpoints: read.flag('dataEndpoints', given.dataEndpoints),
    adminUser: read.flag('adminUser', given.adminUser),
    anonymousPull: read.flag('anonymousPull', given.anonymousPull),
    preventDestroy: read.decision('preventDestroy', given.preventDestroy),
    lock: read.choice('lock', given.lock, LockLevel),
    timeouts: readTimeouts(read, given.timeouts),
    webhooks: read.optionalList('webhooks', given.webhooks, (option, value) => readWebhook(read, option, value)) ?? [],
    network: readNetwork(read, given.network),
    endpoints: readPrivateLink(read, given.privateLink),
    ownGroup: read.referTo(resourceGroupName),
    identities: readIdentities(read, given.identities),
    encryption: readEncryption(read, given.encryption),
    untaggedRetentionDays: read.number('untaggedRetentionDays', given.untaggedRetentionDays),
    quarantine: read.flag('quarantine', given.quarantine),
    exportPolicy: read.flag('exportPolicy', given.exportPolicy),
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- azurerm 4 still has it
    trustPolicy: read.flag('trustPolicy', given.trustPolicy),
    roleAssignmentMode: read.choice('roleAssignmentMode', given.roleAssignmentMode, RoleAssignmentMode),
    diagnostics: readDiagnostics(read, given.diagnostics),
    alerts: readAlerts(read, given.alerts),
    deployer: readDeployer(read, given.deployer),
    adoption: readAdoption(read, given.adopt),
    grants: [],
    regionCatalog: readCatalog(read, given.regionCatalog),
    ...read.notes,
  };
}

/** The same registry with one replica more. */
export function withReplica(
  reading: RegistryReading,
  options: ReplicaOptions,
  expressionOf: ExpressionOf,
): RegistryReading {
  const read = new Reader(expressionOf);
  const replica = readReplica(read, nextOption('addReplica', reading.replicas), options);
  return { ...reading, ...read.notes, replicas: [...reading.replicas, ...present(replica)] };
}

/** The same registry with one webhook more. */
export function withWebhook(
  reading: RegistryReading,
  options: WebhookOptions,
  expressionOf: ExpressionOf,
): RegistryReading {
  const read = new Reader(expressionOf);
  const webhook = readWebhook(read, nextOption('addWebhook', reading.webhooks), options);
  return { ...reading, ...read.notes, webhooks: [...reading.webhooks, ...present(webhook)] };
}

/** The same registry with one private endpoint more. */
export function withEndpoint(
  reading: RegistryReading,
  options: PrivateEndpointOptions,
  expressionOf: ExpressionOf,
): RegistryReading {
  const read = new Reader(expressionOf);
  const option = nextOption('addPrivateEndpoint', reading.endpoints);
  const endpoint = readEndpoint(read, option, options);
  return { ...reading, ...read.notes, endpoints: [...reading.endpoints, ...present(endpoint)] };
}

/** The same registry with one grant more. */
export function withGrant(
  reading: RegistryReading,
  right: Right,
  id: string,
  principalId: string,
  options: GrantOptions | undefined,
  expressionOf: ExpressionOf,
): RegistryReading {
  const read = new Reader(expressionOf);
  const option = `grant${right.charAt(0).toUpperCase()}${right.slice(1)}(${show(id)})`;
  const given = read.optionalOptions(
    `${option} options`,
    options,
    names.grantOptions,
    'an object such as { repositories }',
  );
  const grant = {
    ...readPrincipal(read, option, id, principalId, given?.principalType),
    right,
    repositories: read.optionalList(`${option} repositories`, given?.repositories, (item, name) =>
      read.decidedText(item, name),
    ),
  };
  return { ...reading, ...read.notes, grants: [...reading.grants, grant] };
}

export function readPrincipal(
  read: Reader,
  option: string,
  id: unknown,
  principalId: unknown,
  principalType: unknown,
): PrincipalReading {
  return {
    option,
    id: read.decidedText(`${option} id`, id),
    principalId: read.text(`${option} principalId`, principalId),
    principalType: read.choice(`${option} principalType`, principalType, PrincipalType),
  };
}

function present<T>(part: T | undefined): T[] {
  return part === undefined ? [] : [part];
}

/** What the user will call the next part that is added by a method: `addReplica[0]`, `addReplica[1]`. */
function nextOption(method: string, parts: readonly { readonly option: string }[]): string {
  return `${method}[${parts.filter(({ option }) => option.startsWith(method)).length}]`;
}

function readReplica(read: Reader, option: string, value: unknown): ReplicaReading | undefined {
  const given = read.options(option, value, names.replicaOptions, 'an object such as { region: "westeurope" }');
  if (given === undefined) return undefined;
  const region = read.text(`${option}.region`, given.region);
  const replica = {
    option,
    region,
    name: canonicalName(region),
    globalEndpointRouting: read.flag(`${option}.globalEndpointRouting`, given.globalEndpointRouting),
    zoneRedundancy: read.choice(`${option}.zoneRedundancy`, given.zoneRedundancy, ZoneRedundancy),
    tags: read.map(`${option}.tags`, given.tags),
  };
  // Without its region a replica can be neither compared nor sorted.
  return region === unreadable ? undefined : replica;
}

function readRotation(read: Reader, value: unknown): string | undefined {
  const rotation = read.instance('rotation', value, Rotation, 'Rotation.variable("acr_out_of_rotation")');
  const variable = rotation && read.decidedText('rotation', rotation._variable);
  return variable === unreadable ? undefined : variable;
}

function readWebhook(read: Reader, option: string, value: unknown): WebhookReading | undefined {
  const given = read.options(option, value, names.webhookOptions, 'an object such as { name, serviceUri, actions }');
  if (given === undefined) return undefined;
  return {
    option,
    name: read.decidedText(`${option}.name`, given.name),
    serviceUri: read.secretText(`${option}.serviceUri`, given.serviceUri),
    actions: read.wholeList(`${option}.actions`, given.actions, (item, action) =>
      read.choice(item, action, WebhookAction),
    ),
    regions: read.optionalList(`${option}.regions`, given.regions, (item, text) => readRegion(read, item, text)),
    appendRegion: read.decision(`${option}.appendRegion`, given.appendRegion),
    scope: read.optionalText(`${option}.scope`, given.scope),
    customHeaders: read.secretMap(`${option}.customHeaders`, given.customHeaders),
    enabled: read.flag(`${option}.enabled`, given.enabled),
    tags: read.map(`${option}.tags`, given.tags),
  };
}

function readRegion(read: Reader, option: string, value: unknown): RegionReading | undefined {
  const region = read.text(option, value);
  return region === unreadable ? undefined : { option, region, name: canonicalName(region) };
}

function readTimeouts(read: Reader, value: unknown): TimeoutOptions {
  const given =
    read.optionalOptions('timeouts', value, names.timeoutOptions, 'an object such as { create: "90m" }') ?? {};
  return {
    create: read.optionalText('timeouts.create', given.create),
    read: read.optionalText('timeouts.read', given.read),
    update: read.optionalText('timeouts.update', given.update),
    delete: read.optionalText('timeouts.delete', given.delete),
  };
}

function readNetwork(read: Reader, value: unknown): NetworkReading {
  const expected = 'an object such as { allowedIpRanges: ["203.0.113.0/24"] }';
  const given = read.optionalOptions('network', value, names.networkOptions, expected) ?? {};
  return {
    publicAccess: read.flag('network.publicAccess', given.publicAccess),
    defaultAction: read.choice('network.defaultAction', given.defaultAction, NetworkAction),
    allowedIpRanges: read.optionalList('network.allowedIpRanges', given.allowedIpRanges, (item, range) =>
      read.text(item, range),
    ),
    trustedServices: read.flag('network.trustedServices', given.trustedServices),
  };
}

function readPrivateLink(read: Reader, value: unknown): EndpointReading[] {
  const expected = 'an object such as { endpoints: [{ subnetId, virtualNetworkId }] }';
  const given = read.optionalOptions('privateLink', value, names.privateLinkOptions, expected);
  if (given === undefined) return [];
  return read.list('privateLink.endpoints', given.endpoints, (option, endpoint) =>
    readEndpoint(read, option, endpoint),
  );
}

function readEndpoint(read: Reader, option: string, value: unknown): EndpointReading | undefined {
  const expected = 'an object such as { subnetId, virtualNetworkId }';
  const given = read.options(option, value, names.privateEndpointOptions, expected);
  if (given === undefined) return undefined;
  const approval = read.optionalOptions(
    `${option}.manualApproval`,
    given.manualApproval,
    names.manualApprovalOptions,
    'an object such as { requestMessage }',
  );
  return {
    option,
    subnet: read.reference(`${option}.subnetId`, given.subnetId),
    name: given.name === undefined ? undefined : read.decidedText(`${option}.name`, given.name),
    region: given.region === undefined ? undefined : readRegion(read, `${option}.region`, given.region),
    resourceGroup: read.optionalReference(`${option}.resourceGroupName`, given.resourceGroupName),
    zone: read.optionalReference(`${option}.privateDnsZoneId`, given.privateDnsZoneId),
    network: read.optionalReference(`${option}.virtualNetworkId`, given.virtualNetworkId),
    // A choice that could not be read is a choice all the same.
    dns: read.choice(`${option}.dns`, given.dns, PrivateDns) ?? (given.dns && PrivateDns.EXTERNAL),
    staticIps: read.decidedMap(`${option}.staticIps`, given.staticIps),
    subnetPrefix: read.optionalText(`${option}.subnetPrefix`, given.subnetPrefix),
    requestMessage: approval && read.text(`${option}.manualApproval.requestMessage`, approval.requestMessage),
    networkInterfaceName: read.optionalText(`${option}.networkInterfaceName`, given.networkInterfaceName),
    securityGroups:
      read.optionalList(`${option}.applicationSecurityGroupIds`, given.applicationSecurityGroupIds, (item, id) =>
        read.reference(item, id),
      ) ?? [],
    tags: read.map(`${option}.tags`, given.tags),
  };
}

function readIdentities(read: Reader, value: unknown): IdentityReading {
  const given = read.optionalOptions(
    'identities',
    value,
    names.identityOptions,
    'an object such as { systemAssigned: true }',
  );
  return {
    isStated: given !== undefined,
    systemAssigned: read.decision('identities.systemAssigned', given?.systemAssigned),
    userAssigned:
      read.optionalList('identities.userAssignedIds', given?.userAssignedIds, (item, id) => read.reference(item, id)) ??
      [],
  };
}

function readEncryption(read: Reader, value: unknown): EncryptionReading | undefined {
  const expected = 'an object such as { keyVaultKeyId, identityId, identityClientId }';
  const given = read.optionalOptions('encryption', value, names.encryptionOptions, expected);
  if (given === undefined) return undefined;
  return {
    keyVaultKeyId: read.text('encryption.keyVaultKeyId', given.keyVaultKeyId),
    identity: read.reference('encryption.identityId', given.identityId),
    identityClientId: read.text('encryption.identityClientId', given.identityClientId),
  };
}

function readDeployer(read: Reader, value: unknown): DeployerReading | undefined {
  const expected = 'Deployer.withRoles(…) or Deployer.current(…)';
  const deployer = read.instance('deployer', value, Deployer, expected);
  if (deployer === undefined) return undefined;
  return deployer._isCurrent
    ? { current: readCurrent(read, deployer._options) }
    : { roles: readRoles(read, deployer._options) };
}

function readRoles(read: Reader, value: unknown): RoleReading[] {
  return read.list('deployer.roles', value, (option, item) => {
    const role = read.instance(option, item ?? null, DeployerRole, 'DeployerRole.builtIn(…) or DeployerRole.custom(…)');
    return role && readRole(read, option, role);
  });
}

function readRole(read: Reader, option: string, role: DeployerRole): RoleReading {
  if (role._isBuiltIn) return { option, builtIn: read.decidedText(option, role._permissions) };
  const expected = 'an object such as { actions }';
  const given: Partial<CustomRoleOptions> = read.options<CustomRoleOptions>(
    option,
    role._permissions,
    names.customRoleOptions,
    expected,
  ) ?? { actions: [] };
  const texts = (name: string, list: unknown) =>
    read.list(`${option}.${name}`, list, (item, action) => read.text(item, action));
  return {
    option,
    custom: { actions: texts('actions', given.actions), notActions: texts('notActions', given.notActions ?? []) },
  };
}

function readCurrent(read: Reader, value: unknown): CurrentReading | undefined {
  const expected = 'an object such as { scope: "/subscriptions/…" }';
  const given = read.options<CurrentDeployerOptions>('deployer.current', value, names.currentDeployerOptions, expected);
  if (given === undefined) return undefined;
  const named = (option: string, id: unknown) => ({ option, id: read.decidedText(option, id) });
  return {
    scopes: [
      named('deployer.scope', given.scope),
      ...(read.optionalList('deployer.otherScopes', given.otherScopes, named) ?? []),
    ],
    groups: read.optionalList('deployer.groupObjectIds', given.groupObjectIds, named) ?? [],
  };
}

export function readCatalog(read: Reader, value: unknown): RegionOptions[] {
  const readItem = (option: string, item: unknown) => readCatalogRegion(read, option, item);
  return read.optionalList('regionCatalog', value, readItem) ?? [];
}

function readCatalogRegion(read: Reader, option: string, value: unknown): RegionOptions | undefined {
  const given = read.options(option, value, names.regionOptions, 'an object such as { name: "westeurope" }');
  if (given === undefined) return undefined;
  const name = read.text(`${option}.name`, given.name);
  const region = {
    name,
    availabilityZones: read.decision(`${option}.availabilityZones`, given.availabilityZones),
    cloud: read.choice(`${option}.cloud`, given.cloud, AzureCloud),
  };
  return name === unreadable ? undefined : region;
}
