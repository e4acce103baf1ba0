import * as limits from '../azure/limits';
import type { Identified } from '../reading/by-id';
import type { Stated } from '../reading/notes';
import type { RegistryReading } from '../reading/registry';
import type {
  ScopeMapReading,
  SharedScopeMapReading,
  TokenPairReading,
  TokenPermissionReading,
  TokenReading,
} from '../reading/token';
import { identityOf, known, plain } from '../text';
import { adopted, type AdoptedId, type AdoptionModel } from './adoption';
import { nameAfter } from './cache';
import type {
  ContentsModel,
  NamedModel,
  PermittedAction,
  ScopeMapModel,
  TokenMemberModel,
  TokenModel,
  TokenScopeMapModel,
} from './contents';

type TokensModel = Pick<ContentsModel, 'scopeMaps' | 'tokens' | 'changedScopeMaps' | 'changedTokens'>;

/** @param before the model before a call: there can be thousands of tokens, and unchanged ones are reused */
export function resolveTokens(
  stated: RegistryReading,
  adoption: AdoptionModel | undefined,
  before: TokensModel | undefined,
): TokensModel {
  const { calls } = stated;
  const context = { adoption, preventDestroy: stated.preventDestroy?.value ?? true };
  const declared = [...(stated.scopeMaps?.value ?? []), ...calls.addScopeMap];
  const scopeMaps = resumed(declared, before?.scopeMaps, (options) => resolveScopeMap(options, context));
  const tokens = resumed([...(stated.tokens?.value ?? []), ...calls.addToken], before && singlesOf(before), (options) =>
    resolveToken(options, scopeMaps.all, context),
  );
  const pairs = resumed(
    [...(stated.tokenPairs?.value ?? []), ...calls.addTokenPair],
    before && pairsOf(before),
    (options) => resolvePair(options, scopeMaps.all, context),
  );
  return {
    scopeMaps: scopeMaps.all,
    changedScopeMaps: scopeMaps.changed,
    tokens: [...tokens.all, ...pairs.all],
    changedTokens: [...tokens.changed, ...pairs.changed],
  };
}

/** The scope maps to create: those that tokens share, and those of single tokens. */
export function madeScopeMaps(scopeMaps: readonly ScopeMapModel[], tokens: readonly TokenModel[]): ScopeMapModel[] {
  return [...scopeMaps, ...tokens.flatMap(({ scopeMap }) => scopeMap.own ?? [])];
}

/** The tokens that are not pairs. */
export function singlesOf({ tokens }: Pick<ContentsModel, 'tokens'>): TokenModel[] {
  return tokens.filter(({ current }) => current === undefined);
}

export function pairsOf({ tokens }: Pick<ContentsModel, 'tokens'>): TokenModel[] {
  return tokens.filter(({ current }) => current !== undefined);
}

interface Context {
  readonly adoption?: AdoptionModel;
  readonly preventDestroy: boolean;
}

/** The meaning of new options. Lists only grow, so that of earlier options is reused. */
function resumed<Options, Model extends { readonly options: unknown }>(
  options: readonly Options[],
  before: readonly Model[] = [],
  resolve: (options: Options) => Model,
): { readonly all: readonly Model[]; readonly changed: readonly Model[] } {
  const all = options.map((each, i) => (before.at(i)?.options === each ? before[i] : resolve(each)));
  return { all, changed: all.filter((model, i) => model !== before.at(i)) };
}

function resolveScopeMap(options: Identified<ScopeMapReading>, context: Context): ScopeMapModel {
  const { path, id } = options;
  const named = options.name ?? { path: `${path}.name`, value: nameAfter(id.value, 'scope-map') };
  return scopeMapOf(options, named, `ScopeMap-${id.value}`, context);
}

function resolveToken(
  options: Identified<TokenReading>,
  scopeMaps: readonly ScopeMapModel[],
  context: Context,
): TokenModel {
  const { path, id, passwords, enabled } = options;
  const named = options.name ?? { path: `${path}.name`, value: loginNameAfter(id.value) };
  const expiry1 = passwords?.expiry1;
  const member: TokenMemberModel = {
    ...namedModel(path, `Token-${id.value}`, named, context.adoption?.tokens),
    enabled: enabled?.value,
    passwords: passwords && { expiry1, expiry2: passwords.expiry2 ?? expiry1 },
  };
  return {
    path,
    id,
    options,
    members: [member],
    scopeMap: resolveOwnScopeMap(options, named.value, `TokenScopeMap-${id.value}`, scopeMaps, context),
    preventDestroy: options.preventDestroy?.value ?? context.preventDestroy,
  };
}

function resolvePair(
  options: Identified<TokenPairReading>,
  scopeMaps: readonly ScopeMapModel[],
  context: Context,
): TokenModel {
  const { path, id, variable } = options;
  const base = options.name?.value ?? loginNameAfter(id.value, 3);
  const member = (handle: 'A' | 'B', expiry: Stated<string> | undefined): TokenMemberModel => {
    const named = { path: `${path}.name`, value: `${base}-${handle.toLowerCase()}` };
    return {
      ...namedModel(path, `Token${handle}-${id.value}`, named, context.adoption?.tokens),
      passwords: { expiry1: expiry, expiry2: expiry },
    };
  };
  return {
    path,
    id,
    options,
    members: [member('A', options.expiryA), member('B', options.expiryB)],
    scopeMap: resolveOwnScopeMap(options, base, `TokenPairScopeMap-${id.value}`, scopeMaps, context),
    preventDestroy: options.preventDestroy?.value ?? context.preventDestroy,
    current: { variable, nameId: `CurrentTokenName-${id.value}`, passwordId: `CurrentTokenPassword-${id.value}` },
  };
}

function namedModel(
  path: string,
  constructId: string,
  named: Stated<string>,
  ids: readonly AdoptedId[] | undefined,
): NamedModel {
  const { value: name } = named;
  return { path, constructId, named, name, key: plain(name)?.toLowerCase(), importId: adopted(ids, name)?.id };
}

/** The scope map of a token, from the one of the three options that is set. */
function resolveOwnScopeMap(
  options: TokenModel['options'],
  base: string,
  constructId: string,
  scopeMaps: readonly ScopeMapModel[],
  context: Context,
): TokenScopeMapModel {
  const { path, permissions, scopeMap, systemScopeMap } = options;
  const whole = `${base}-scope-map`;
  const isLong = !known(base) || whole.length > limits.scopeMapName.max;
  const named = { path: `${path}.name`, value: isLong ? base : whole };
  return {
    own: permissions && scopeMapOf(options, named, constructId, context),
    shared: scopeMap && { stated: scopeMap, declared: declaredAs(scopeMap, scopeMaps) },
    system: systemScopeMap?.value,
  };
}

function declaredAs(
  { declared }: SharedScopeMapReading,
  scopeMaps: readonly ScopeMapModel[],
): ScopeMapModel | undefined {
  return declared && scopeMaps.find(({ id }) => id.value === declared.value);
}

function scopeMapOf(
  options: ScopeMapModel['options'],
  named: Stated<string>,
  constructId: string,
  { adoption, preventDestroy }: Context,
): ScopeMapModel {
  const { path, id, permissions } = options;
  const description = 'description' in options ? options.description : undefined;
  return {
    ...namedModel(path, constructId, named, adoption?.scopeMaps),
    id,
    options,
    permissions,
    actions: actionsOf(permissions?.value ?? []),
    // The provider does not accept an empty description, and sends one if none is set.
    description: description?.value === '' ? undefined : description,
    preventDestroy: options.preventDestroy?.value ?? preventDestroy,
  };
}

const [read, write] = ['content/read', 'content/write'];

/** The union of permissions, sorted: a different order would be a change in every plan. */
export function actionsOf(permissions: readonly TokenPermissionReading[]): readonly PermittedAction[] {
  const byKey = new Map<string, PermittedAction>();
  for (const { repository, actions } of permissions) {
    const stated = (actions?.value ?? []).map(({ value }): string => value);
    // Azure accepts content/write only together with content/read.
    for (const action of stated.includes(write) ? [...stated, read] : stated) {
      const text = `repositories/${repository.value}/${action}`;
      const key = identityOf(text);
      if (!byKey.has(key)) byKey.set(key, { text, key });
    }
  }
  return [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** A login name begins with a letter. */
function loginNameAfter(id: string, min = 5): string {
  const name = nameAfter(id, 'token', min);
  return /^\d/.test(name) ? nameAfter(`token-${id}`, 'token', min) : name;
}
