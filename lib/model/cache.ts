import type { CacheRuleReading, CredentialSetReading, CredentialsReading } from '../reading/cache';
import type { Identified } from '../reading/by-id';
import type { RegistryReading } from '../reading/registry';
import { expression, identityOf, known } from '../text';
import { adopted, type AdoptionModel } from './adoption';
import type { CacheRuleModel, ContentsModel, CredentialSetModel, CredentialsModel } from './contents';

type CacheModel = Pick<ContentsModel, 'credentialSets' | 'cacheRules' | 'changedCacheRules'>;

/** @param before the model before a call: unchanged parts of it are reused */
export function resolveCache(
  stated: RegistryReading,
  adoption: AdoptionModel | undefined,
  before: ContentsModel | undefined,
): CacheModel {
  const { calls, preventDestroy } = stated;
  const credentialSets = [...(stated.credentialSets?.value ?? []), ...calls.addCredentialSet].map((options) =>
    resolveSet(options, adoption),
  );
  const unchanged = before?.cacheRules ?? [];
  const cacheRules = [...(stated.cacheRules?.value ?? []), ...calls.addCacheRule].map((options, i) =>
    unchanged.at(i)?.options === options
      ? unchanged[i]
      : resolveRule(options, credentialSets, adoption, preventDestroy?.value ?? true),
  );
  return {
    credentialSets,
    cacheRules,
    changedCacheRules: cacheRules.filter((rule, i) => rule !== unchanged.at(i)),
  };
}

function resolveSet(
  options: Identified<CredentialSetReading>,
  adoption: AdoptionModel | undefined,
): CredentialSetModel {
  const { path, id } = options;
  const name = options.name?.value ?? nameAfter(id.value, 'credentials');
  return { path, id, options, name, importId: adopted(adoption?.credentialSets, name)?.id };
}

function resolveRule(
  options: Identified<CacheRuleReading>,
  sets: readonly CredentialSetModel[],
  adoption: AdoptionModel | undefined,
  preventDestroy: boolean,
): CacheRuleModel {
  const { path, id, credentialSet } = options;
  const name = options.name?.value ?? nameAfter(id.value, 'cache');
  const importId = adopted(adoption?.cacheRules, name)?.id;
  // An imported rule keeps its texts: others would replace it.
  const source = importId === undefined ? withLibrary(options.source.value) : options.source.value;
  const target = options.target?.value ?? source;
  return {
    path,
    id,
    options,
    name,
    source,
    target,
    stems: stemsOf(target),
    credentials: credentialSet && resolveCredentials(credentialSet, sets),
    preventDestroy: options.preventDestroy?.value ?? preventDestroy,
    importId,
  };
}

function resolveCredentials(stated: CredentialsReading, sets: readonly CredentialSetModel[]): CredentialsModel {
  const declared = sets.find(({ id }) => id.value === stated.declared?.value);
  return { stated, declared, loginServer: declared?.options.loginServer.value ?? stated.loginServer?.value };
}

/** Azure adds it as well, and the provider compares the texts literally. */
export function withLibrary(source: string): string {
  return known(source) ? source.replace(/^docker\.io\/(?=[^/*]+$)/, 'docker.io/library/') : source;
}

function stemsOf(target: string): readonly string[] {
  if (!known(target) || !/(^|\/)\*$/.test(target)) return [];
  return ['', ...Array.from(target.matchAll(/\//g), ({ index }) => target.slice(0, index + 1))];
}

/** Names in Azure have at least five characters: letters, digits and single dashes. */
export function nameAfter(id: string, kind: string, min = 5): string {
  if (!known(id)) return id;
  const name = id.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-|-$/g, '');
  return name.length >= min ? name : [name, kind].filter((word) => word !== '').join('-');
}

/**
 * The repository of this registry that caches an image of an upstream; undefined if no rule matches. A rule for the
 * repository itself takes precedence over one with `*`, a longer path over a shorter one.
 */
export function cachedRepository(rules: readonly CacheRuleModel[], image: string): string | undefined {
  const wanted = withLibrary(image);
  const covering = rules
    .flatMap((rule) => {
      // The source of an imported rule is written as it is in Azure.
      const rest = restBelow(withLibrary(rule.source), wanted);
      return rest === undefined ? [] : [{ rule, rest }];
    })
    // Two rules can have the same source: which one applies must not depend on their order.
    .sort((a, b) => a.rest.length - b.rest.length || compare(a.rule.id.value, b.rule.id.value));
  return covering.length === 0 ? undefined : placed(covering[0].rule.target, covering[0].rest);
}

/**
 * The part of an image that the `*` of a source matches; empty if the source is the image, undefined if it does not
 * match.
 */
function restBelow(source: string, image: string): string | undefined {
  if (identityOf(source) === identityOf(image)) return '';
  const stem = source.slice(0, -1);
  // The late-bound part of an image can follow the stem.
  return known(source) && source.endsWith('/*') && image.startsWith(stem) ? image.slice(stem.length) : undefined;
}

/** A target with its `*` replaced. */
function placed(target: string, rest: string): string {
  if (rest === '') return target;
  return target.endsWith('*') ? `${target.slice(0, -1)}${rest}` : String(expression`trimsuffix(${target}, "*")`) + rest;
}

/** By code unit. */
function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}
