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
import { identityOf, known } from '../text';
import { adopted, type AdoptionModel } from './adoption';
import { nameAfter } from './cache';
import type {
  ContentsModel,
  PermittedAction,
  ScopeMapModel,
  TokenMemberModel,
  TokenModel,
  TokenScopeMapModel,
} from './contents';

type TokensModel = Pick<ContentsModel, 'scopeMaps' | 'tokens' | 'changedScopeMaps' | 'changedTokens'>;

/** @param before what fewer options meant: shops are thousands, and what has not changed since is taken from there */
export function resolveTokens(
  stated: RegistryReading,
  adoption: AdoptionModel | undefined,
  before: TokensModel | undefined,
): TokensModel {
  const { calls } = stated;
  const context = { adoption, preventDestroy: stated.preventDestroy?.value ?? true };
  const declared = [...(stated.scopeMaps?.value ?? []), ...calls.addScopeMap];
  const scopeMaps = resumed(declared, before?.scopeMaps, (options) => resolveScopeMap(options, context));
  const single = [...(stated.tokens?.value ?? []), ...calls.addToken];
  const pairs = [...(stated.tokenPairs?.value ?? []), ...calls.addTokenPair];
  const tokens = resumed<TokenModel['options'], TokenModel>([...single, ...pairs], before?.tokens, (options) =>
    'variable' in options
      ? resolvePair(options, scopeMaps.all, context)
      : resolveToken(options, scopeMaps.all, context),
  );
  return {
    scopeMaps: scopeMaps.all,
    changedScopeMaps: scopeMaps.changed,
    tokens: tokens.all,
    changedTokens: tokens.changed,
  };
}

/** The scope maps that are made: those that tokens share, and those that tokens have for themselves. */
export function madeScopeMaps(scopeMaps: readonly ScopeMapModel[], tokens: readonly TokenModel[]): ScopeMapModel[] {
  return [...scopeMaps, ...tokens.flatMap(({ scopeMap }) => scopeMap.own ?? [])];
}

/** What a token and its like are called in the construct tree. No one of these is the beginning of another. */
export function constructIdsOf({ id: { value }, members, variable, scopeMap }: TokenModel): {
  readonly members: readonly string[];
  readonly scopeMap?: string;
  readonly current?: { readonly name: string; readonly password: string };
} {
  return {
    members: members.map(({ handle }) => `Token${handle}-${value}`),
    scopeMap: scopeMap.own?.constructId,
    current: variable && { name: `CurrentTokenName-${value}`, password: `CurrentTokenPassword-${value}` },
  };
}

interface Context {
  readonly adoption?: AdoptionModel;
  readonly preventDestroy: boolean;
}

/** What options mean, as far as it is not known from before. */
function resumed<Options, Model extends { readonly options: unknown }>(
  options: readonly Options[],
  before: readonly Model[] | undefined,
  resolve: (options: Options) => Model,
): { readonly all: readonly Model[]; readonly changed: readonly Model[] } {
  const there = new Map<unknown, Model>(before?.map((model) => [model.options, model]));
  const changed: Model[] = [];
  const all = options.map((each) => {
    const model = there.get(each) ?? resolve(each);
    if (!there.has(each)) changed.push(model);
    return model;
  });
  return { all, changed };
}

function resolveScopeMap(options: Identified<ScopeMapReading>, context: Context): ScopeMapModel {
  const { path, id } = options;
  const name = options.name?.value ?? nameAfter(id.value, 'scope-map');
  const named = options.name ?? { path: `${path}.name`, value: name };
  return scopeMapOf({ options, named, constructId: `ScopeMap-${id.value}` }, context);
}

function resolveToken(
  options: Identified<TokenReading>,
  scopeMaps: readonly ScopeMapModel[],
  context: Context,
): TokenModel {
  const { path, id, passwords } = options;
  const name = options.name?.value ?? loginNameAfter(id.value);
  const named = options.name ?? { path: `${path}.name`, value: name };
  const expiry1 = passwords?.expiry1;
  const member: TokenMemberModel = {
    handle: '',
    named,
    name,
    enabled: options.enabled?.value,
    passwords: passwords && { expiry1, expiry2: passwords.expiry2 ?? expiry1 },
    importId: adopted(context.adoption?.tokens, name)?.id,
  };
  return {
    path,
    id,
    options,
    members: [member],
    scopeMap: resolveOwnScopeMap(options, name, `TokenScopeMap-${id.value}`, scopeMaps, context),
    preventDestroy: options.preventDestroy?.value ?? context.preventDestroy,
  };
}

function resolvePair(
  options: Identified<TokenPairReading>,
  scopeMaps: readonly ScopeMapModel[],
  context: Context,
): TokenModel {
  const { path, id } = options;
  const base = options.name?.value ?? loginNameAfter(id.value, 'token', 3);
  const member = (handle: 'A' | 'B', expiry: Stated<string> | undefined): TokenMemberModel => {
    const name = `${base}-${handle.toLowerCase()}`;
    return {
      handle,
      named: { path: `${path}.name`, value: name },
      name,
      enabled: undefined,
      passwords: { expiry1: expiry, expiry2: expiry },
      importId: adopted(context.adoption?.tokens, name)?.id,
    };
  };
  return {
    path,
    id,
    options,
    members: [member('A', options.expiryA), member('B', options.expiryB)],
    scopeMap: resolveOwnScopeMap(options, base, `TokenPairScopeMap-${id.value}`, scopeMaps, context),
    preventDestroy: options.preventDestroy?.value ?? context.preventDestroy,
    variable: options.variable,
  };
}

/** The scope map of a token: of the three ways the one that is chosen. */
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
    own: permissions && scopeMapOf({ options, named, constructId }, context),
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
  { options, named, constructId }: Pick<ScopeMapModel, 'options' | 'named' | 'constructId'>,
  { adoption, preventDestroy }: Context,
): ScopeMapModel {
  const description = 'description' in options ? options.description : undefined;
  return {
    path: options.path,
    id: options.id,
    options,
    constructId,
    named,
    name: named.value,
    permissions: options.permissions,
    actions: actionsOf(options.permissions?.value ?? []),
    // The provider takes no empty description, and sends one where none is stated.
    description: description?.value === '' ? undefined : description,
    preventDestroy: options.preventDestroy?.value ?? preventDestroy,
    importId: adopted(adoption?.scopeMaps, named.value)?.id,
  };
}

const [read, write] = ['content/read', 'content/write'];

/** What permissions come to together. Another order would be a change in every plan. */
export function actionsOf(permissions: readonly TokenPermissionReading[]): readonly PermittedAction[] {
  const byKey = new Map<string, PermittedAction>();
  for (const { repository, actions } of permissions) {
    const stated = (actions?.value ?? []).map(({ value }): string => value);
    // Azure takes the one together with the other only.
    for (const action of stated.includes(write) ? [...stated, read] : stated) {
      const text = `repositories/${repository.value}/${action}`;
      const key = identityOf(text);
      if (!byKey.has(key)) byKey.set(key, { text, key });
    }
  }
  return [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** A login name begins with a letter. */
function loginNameAfter(id: string, kind = 'token', min = 5): string {
  const name = nameAfter(id, kind, min);
  return /^\d/.test(name) ? nameAfter(`${kind}-${id}`, kind, min) : name;
}
