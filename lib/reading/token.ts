import {
  SharedScopeMap,
  SystemScopeMap,
  TokenAction,
  TokenPermission,
  type ScopeMapOptions,
  type TokenOptions,
  type TokenPairOptions,
  type TokenPasswordOptions,
} from '../options';
import { provider, scope } from './constructs';
import {
  choice,
  decided,
  decision,
  flag,
  instance,
  optional,
  part,
  reference,
  resourceId,
  text,
  wholeList,
  type Shape,
} from './kinds';

const permission = instance(
  TokenPermission,
  'TokenPermission.pull(…), TokenPermission.push(…) or TokenPermission.of(…)',
  ({ _repository, _actions }, path, notes) => ({
    path,
    repository: text(_repository, `${path}.repository`, notes),
    actions: wholeList(choice(TokenAction))(_actions, `${path}.actions`, notes),
  }),
);

/** A scope map by the id under which it is declared, by its resource id, or as `addScopeMap` returned it. */
const sharedScopeMap = instance(
  SharedScopeMap,
  'what addScopeMap returned, SharedScopeMap.declared(…) or SharedScopeMap.existing(…)',
  ({ _kind, _id, _made }, path, notes) => ({
    path,
    declared: _kind === 'declared' ? decided(text)(_id, path, notes) : undefined,
    existing: _kind === 'existing' ? resourceId('scopeMap')(_id, path, notes) : undefined,
    made: _made && { ..._made, registryName: reference(_made.registryName, path, notes) },
  }),
);

const passwords = part('passwords', '{ expiry1: "2027-06-30T00:00:00Z" }', {
  expiry1: optional(text),
  expiry2: optional(text),
} satisfies Shape<TokenPasswordOptions>);

/** The three ways to set a token's permissions, and where it is created. */
const common = {
  permissions: optional(wholeList(permission)),
  scopeMap: optional(sharedScopeMap),
  systemScopeMap: optional(choice(SystemScopeMap)),
  name: optional(text),
  preventDestroy: optional(decision),
  scope: optional(scope),
  provider: optional(provider),
};

export const scopeMap = part('scopeMap', '{ permissions: [TokenPermission.pull("products/*")] }', {
  permissions: wholeList(permission),
  name: optional(text),
  description: optional(text),
  preventDestroy: optional(decision),
  scope: optional(scope),
  provider: optional(provider),
} satisfies Shape<ScopeMapOptions>);

export const token = part('token', '{ permissions: [TokenPermission.pull("products/*")], passwords: {} }', {
  ...common,
  enabled: optional(flag),
  passwords: optional(passwords),
} satisfies Shape<TokenOptions>);

export const tokenPair = part('tokenPair', '{ variable, permissions: [TokenPermission.pull("products/*")] }', {
  variable: decided(text),
  ...common,
  expiryA: optional(text),
  expiryB: optional(text),
} satisfies Shape<TokenPairOptions>);

export type ScopeMapReading = NonNullable<ReturnType<typeof scopeMap>>;
export type SharedScopeMapReading = NonNullable<ReturnType<typeof sharedScopeMap>>;
export type TokenReading = NonNullable<ReturnType<typeof token>>;
export type TokenPairReading = NonNullable<ReturnType<typeof tokenPair>>;
export type TokenPermissionReading = NonNullable<ReturnType<typeof permission>>;
