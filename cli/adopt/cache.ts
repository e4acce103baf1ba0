import { CacheCredentials } from 'cdktf-georeplicated-registry';
import { Call, type Options, type Value } from './code';
import { isObject, type Json } from './documents';
import { Fields, type Remarks } from './fields';
import type { LeftOut } from './left-out';

export interface CredentialSet {
  readonly name: string;
  readonly loginServer: string;
  readonly usernameSecretId: string;
  readonly passwordSecretId: string;
}

export interface CacheRule {
  readonly name: string;
  readonly source: string;
  readonly target: string;
  readonly credentialSetId?: string;
}

export function readCredentialSet(document: Json, remarks: Remarks): CredentialSet {
  const fields = new Fields(document, `the credential set ${String(document.name)}`, remarks);
  const first = fields.list('authCredentials').find(isObject);
  const credentials = new Fields(first ?? {}, fields.what, remarks, 'authCredentials[0].');
  const set = {
    name: fields.text('name'),
    loginServer: fields.text('loginServer'),
    usernameSecretId: credentials.text('usernameSecretIdentifier'),
    passwordSecretId: credentials.text('passwordSecretIdentifier'),
  };
  // It belongs to the set, and is not an argument in Terraform.
  fields.object('identity');
  fields.noteUnfinished();
  fields.noteUnread();
  return set;
}

export function readCacheRule(document: Json, remarks: Remarks): CacheRule {
  const fields = new Fields(document, `the cache rule ${String(document.name)}`, remarks);
  const rule = {
    name: fields.text('name'),
    source: fields.text('sourceRepository'),
    target: fields.text('targetRepository'),
    credentialSetId: fields.optionalText('credentialSetResourceId'),
  };
  fields.noteUnfinished();
  fields.noteUnread();
  return rule;
}

/** The keys by which `LeftOut` finds them. */
export const cacheKeys = {
  set: (name: string): string => `credential set ${name}`,
  rule: (name: string): string => `cache rule ${name}`,
};

/** The cache rules and credential sets of a registry: the options by id, and the ids to import. */
export interface Cache {
  readonly sets?: Options;
  readonly rules?: Options;
  readonly setIds?: readonly string[];
  readonly ruleIds?: readonly string[];
}

/** @param registryId the id of the registry, which is the parent of the ids to import */
export function cacheOf(
  sets: readonly CredentialSet[],
  rules: readonly CacheRule[],
  registryId: string,
  leftOut: LeftOut,
): Cache {
  const keptSets = leftOut.has('credentialSets') ? [] : sets.filter(({ name }) => !leftOut.has(cacheKeys.set(name)));
  const keptRules = leftOut.has('cacheRules') ? [] : rules.filter(({ name }) => !leftOut.has(cacheKeys.rule(name)));
  return {
    sets: byName(keptSets, ({ name, ...options }) => ({ name: nameUnlessId(name), ...options })),
    rules: byName(keptRules, ({ name, source, target, credentialSetId }) => ({
      name: nameUnlessId(name),
      source,
      target: target === source ? undefined : target,
      credentialSet: credentialSetId === undefined ? undefined : credentialsOf(credentialSetId, keptSets, registryId),
    })),
    setIds: idsOf(keptSets, `${registryId}/credentialSets/`),
    ruleIds: idsOf(keptRules, `${registryId}/cacheRules/`),
  };
}

function credentialsOf(id: string, sets: readonly CredentialSet[], registryId: string): Value {
  const prefix = `${registryId}/credentialSets/`.toLowerCase();
  const own = sets.find(({ name }) => id.toLowerCase() === prefix + name.toLowerCase());
  return own === undefined
    ? new Call('CacheCredentials', 'existing', [id], ([given]) => CacheCredentials.existing(given))
    : new Call('CacheCredentials', 'declared', [own.name], ([given]) => CacheCredentials.declared(given));
}

/** The name in Azure; undefined if the library derives the same name from the id. */
function nameUnlessId(name: string): string | undefined {
  return name.length >= 5 && /^[a-z0-9]+(-[a-z0-9]+)*$/i.test(name) ? undefined : name;
}

function byName<T extends { readonly name: string }>(
  items: readonly T[],
  optionsOf: (item: T) => Options,
): Options | undefined {
  if (items.length === 0) return undefined;
  const sorted = [...items].sort((a, b) => (a.name < b.name ? -1 : 1));
  return Object.fromEntries(sorted.map((item) => [item.name, optionsOf(item)]));
}

function idsOf(items: readonly { readonly name: string }[], prefix: string): readonly string[] | undefined {
  return items.length === 0 ? undefined : items.map(({ name }) => prefix + name).sort();
}
