import type { IResolvable, TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { show, type Owner } from '../errors';
import type {
  GeoReplicatedRegistryAttributes,
  GeoReplicatedRegistryProps,
  GrantOptions,
  PrincipalType,
} from '../options';
import { contents, noContents, type ContentsCalls } from './contents';
import { decided, optional, text, unreadable } from './kinds';
import { Notes, type Stated } from './notes';
import {
  existingRegistry,
  grant,
  imageUri,
  privateEndpoint,
  registry,
  registryRole,
  replica,
  webhook,
  type EndpointReading,
  type PropsReading,
  type RegistryRoleReading,
  type ReplicaReading,
  type WebhookReading,
} from './shapes';

/** What was stated of a registry: to its constructor, and by calls since. */
export interface RegistryReading extends PropsReading {
  readonly calls: Calls;
  /** What is said only of a registry that exists already. */
  readonly existing?: { readonly loginServer?: Stated<string> };
  /** What the last reading found out about the options themselves. */
  readonly notes: Notes;
}

/** What calls added, by method. */
export interface Calls extends ContentsCalls {
  readonly addReplica: readonly ReplicaReading[];
  readonly addWebhook: readonly WebhookReading[];
  readonly addPrivateEndpoint: readonly EndpointReading[];
  readonly grant: readonly GrantReading[];
}

/** An identity that is given something under an id. */
export interface PrincipalReading {
  /** What the user calls it: `grantPull("AksEast")`, `assignTo("Pipeline")`. */
  readonly path: string;
  readonly id: Stated<string>;
  readonly principalId: Stated<string>;
  readonly principalType?: Stated<PrincipalType>;
}

/** What is granted to one identity. */
export interface GrantReading extends PrincipalReading {
  /** What the identity may do with images, or any role. */
  readonly right?: Right;
  readonly role?: RegistryRoleReading;
  readonly repositories?: Stated<readonly Stated<string>[]>;
  readonly scope?: Stated<Construct>;
  readonly provider?: Stated<TerraformProvider>;
}

/** What an identity may do with images. */
export type Right = 'pull' | 'push' | 'delete';

const noCalls: Calls = { addReplica: [], addWebhook: [], addPrivateEndpoint: [], grant: [], ...noContents };

/** Reads what the constructor was given. The options are copied: changing them later changes nothing. */
export function readRegistry(props: GeoReplicatedRegistryProps, path?: string): RegistryReading {
  const notes = new Notes('props', ownerAt(path));
  return { ...(registry(props, '', notes) ?? unstated(unreadable)), calls: noCalls, notes };
}

function ownerAt(path: string | undefined): Owner | undefined {
  return path === undefined ? undefined : { construct: 'GeoReplicatedRegistry', path };
}

/** What stands for options that are no object: of these only that is reported. */
function unstated(homeRegion: string): PropsReading {
  const props = { registryName: unreadable, resourceGroupName: unreadable, homeRegion };
  // eslint-disable-next-line @typescript-eslint/no-non-null-assertion -- it is an object
  return registry(props, '', new Notes(''))!;
}

/** What Terraform will know of a registry that it looks up. */
export interface LookedUp {
  readonly location: string;
  readonly dataEndpointEnabled: IResolvable;
}

/** Reads what is said of a registry that exists already, as what is stated of one that is made. What is not said is looked up. */
export function readExistingRegistry(
  attributes: GeoReplicatedRegistryAttributes,
  found: LookedUp,
  path?: string,
): RegistryReading {
  const notes = new Notes('attributes', ownerAt(path));
  const lookedUp = unstated(found.location);
  const { replicaRegions, loginServer, ...reading } = existingRegistry(attributes, '', notes) ?? {
    ...lookedUp,
    replicaRegions: undefined,
    loginServer: undefined,
  };
  return {
    ...lookedUp,
    ...reading,
    homeRegion: reading.homeRegion ?? lookedUp.homeRegion,
    replicas: replicaRegions && {
      path: replicaRegions.path,
      value: replicaRegions.value.map((region) => ({ path: region.path, region, ...noReplicaOptions })),
    },
    dataEndpoints: reading.dataEndpoints ?? { path: 'dataEndpoints', value: found.dataEndpointEnabled },
    calls: noCalls,
    existing: { loginServer },
    notes,
  };
}

const noReplicaOptions = {
  globalEndpointRouting: undefined,
  zoneRedundancy: undefined,
  tags: undefined,
  inheritTags: undefined,
};

const added = { addReplica: replica, addWebhook: webhook, addPrivateEndpoint: privateEndpoint };

/** The same registry with what a call adds. */
export function withAdded(reading: RegistryReading, method: keyof typeof added, options: unknown): RegistryReading {
  const notes = new Notes('', reading.notes.owner);
  const before = reading.calls[method];
  const part = added[method](options, `${method}[${before.length}]`, notes);
  const calls = part === undefined ? reading.calls : { ...reading.calls, [method]: [...before, part] };
  return { ...reading, calls, notes };
}

/** The same registry with what a call adds under an id. */
export function withAddedAs(
  reading: RegistryReading,
  method: keyof typeof contents,
  id: string,
  options: unknown,
): RegistryReading {
  const notes = new Notes('');
  const path = `${method}(${show(id)})`;
  const read = { id: decided(text)(id, `${path}.id`, notes), part: contents[method](options, path, notes) };
  const added = read.part === undefined ? [] : [{ ...read.part, id: read.id }];
  return { ...reading, calls: { ...reading.calls, [method]: [...reading.calls[method], ...added] }, notes };
}

/** The same registry with one grant more: of a right, or of any role. */
export function withGrant(
  reading: RegistryReading,
  what: Right | { readonly role: unknown },
  id: string,
  principalId: string,
  options: GrantOptions | undefined,
): RegistryReading {
  const notes = new Notes('', reading.notes.owner);
  const right = typeof what === 'string' ? what : undefined;
  const path = `grant${right === undefined ? '' : right.charAt(0).toUpperCase() + right.slice(1)}(${show(id)})`;
  const given = optional(grant)(options, path, notes);
  const role = typeof what === 'string' ? undefined : registryRole(what.role, `${path}.role`, notes);
  const read = { ...readPrincipal(path, id, principalId, notes), ...given, path, right, role };
  return { ...reading, calls: { ...reading.calls, grant: [...reading.calls.grant, read] }, notes };
}

/** Reads for whom something is. */
export function readPrincipal(path: string, id: unknown, principalId: unknown, notes: Notes): PrincipalReading {
  return {
    path,
    id: decided(text)(id, `${path}.id`, notes),
    principalId: text(principalId, `${path}.principalId`, notes),
  };
}

/** Reads the arguments of a call that are texts. */
export function readArguments<Name extends string>(
  call: string,
  given: Readonly<Record<Name, unknown>>,
): Readonly<Record<Name, Stated<string>>> & { readonly notes: Notes } {
  const notes = new Notes('');
  const entries = Object.entries(given).map(([name, value]) => [name, text(value, `${call}.${name}`, notes)] as const);
  return { ...(Object.fromEntries(entries) as Record<Name, Stated<string>>), notes };
}

/** Reads the arguments of a call that names an image. */
export function readImage(
  given: { readonly repository: unknown; readonly tagOrDigest: unknown },
  options: unknown,
): ReturnType<typeof readArguments<'repository' | 'tagOrDigest'>> & { readonly region?: Stated<string> } {
  const read = readArguments('imageUri', given);
  return { ...read, region: optional(imageUri)(options, 'imageUri', read.notes)?.region };
}
