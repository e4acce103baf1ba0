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

/** Everything that was set for a registry, by its constructor and by later calls. */
export interface RegistryReading extends PropsReading {
  readonly calls: Calls;
  /** What can be set only for an existing registry. */
  readonly existing?: { readonly loginServer?: Stated<string> };
  /** What the last reading found about the options themselves. */
  readonly notes: Notes;
}

/** What calls added, by method. */
export interface Calls extends ContentsCalls {
  readonly addReplica: readonly ReplicaReading[];
  readonly addWebhook: readonly WebhookReading[];
  readonly addPrivateEndpoint: readonly EndpointReading[];
  readonly grant: readonly GrantReading[];
}

/** An identity that gets a role under an id. */
export interface PrincipalReading {
  /** Its path in errors: `grantPull("AksEast")`, `assignTo("Pipeline")`. */
  readonly path: string;
  readonly id: Stated<string>;
  readonly principalId: Stated<string>;
  readonly principalType?: Stated<PrincipalType>;
}

/** A grant to one identity. */
export interface GrantReading extends PrincipalReading {
  /** A right on images, or any role. */
  readonly right?: Right;
  readonly role?: RegistryRoleReading;
  readonly repositories?: Stated<readonly Stated<string>[]>;
  readonly scope?: Stated<Construct>;
  readonly provider?: Stated<TerraformProvider>;
}

/** A right of an identity on images. */
export type Right = 'pull' | 'push' | 'delete';

const noCalls: Calls = { addReplica: [], addWebhook: [], addPrivateEndpoint: [], grant: [], ...noContents };

/** Reads the constructor's options. They are copied, so that later changes to them have no effect. */
export function readRegistry(props: GeoReplicatedRegistryProps, path?: string): RegistryReading {
  const notes = new Notes('props', ownerAt(path));
  return { ...(registry(props, '', notes) ?? unstated(unreadable)), calls: noCalls, notes };
}

function ownerAt(path: string | undefined): Owner | undefined {
  return path === undefined ? undefined : { construct: 'GeoReplicatedRegistry', path };
}

/** Replaces options that are not an object, so that only this fault is reported. */
function unstated(homeRegion: string): PropsReading {
  const props = { registryName: unreadable, resourceGroupName: unreadable, homeRegion };
  // eslint-disable-next-line @typescript-eslint/no-non-null-assertion -- it is an object
  return registry(props, '', new Notes(''))!;
}

/** The attributes of a registry that Terraform looks up. */
export interface LookedUp {
  readonly location: string;
  readonly dataEndpointEnabled: IResolvable;
}

/**
 * Reads the attributes of an existing registry, in the form of a registry's options. Attributes that are not set are
 * looked up.
 */
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

/** The same registry with a part that a call adds under an id. */
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

/** The same registry with one more grant: of a right, or of any role. */
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

/** Reads the identity that a role is assigned to. */
export function readPrincipal(path: string, id: unknown, principalId: unknown, notes: Notes): PrincipalReading {
  return {
    path,
    id: decided(text)(id, `${path}.id`, notes),
    principalId: text(principalId, `${path}.principalId`, notes),
  };
}

/** Reads arguments of a call, which are texts. */
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
