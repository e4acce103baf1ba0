import { spelledVaultItemId } from '../azure/resource-ids';
import { CacheCredentials, type CacheRuleOptions, type CredentialSetOptions } from '../options';
import { provider, scope } from './constructs';
import {
  compared,
  decided,
  decision,
  instance,
  normalized,
  optional,
  part,
  reference,
  resourceId,
  secretText,
  text,
  type Kind,
  type Shape,
} from './kinds';

/** A host in lower case, because host names are case-insensitive. */
const host = normalized((given) => given.toLowerCase());

/** A repository of another registry, beginning with the host of that registry. */
const upstream = normalized((given) => given.replace(/^[^/]+(?=\/)/, (first) => first.toLowerCase()));

/** The id of a secret. It is never shown in errors, in case somebody passes the secret itself by mistake. */
const secretId = normalized((id) => spelledVaultItemId(id, 'secrets'), secretText);

export const credentialSet = part('credentialSet', '{ loginServer, usernameSecretId, passwordSecretId }', {
  name: optional(text),
  loginServer: host,
  usernameSecretId: secretId,
  passwordSecretId: secretId,
  keyVaultId: optional(resourceId('keyVault')),
  scope: optional(scope),
  provider: optional(provider),
} satisfies Shape<CredentialSetOptions>);

/** A credential set by the id under which it is declared, by its resource id, or as `addCredentialSet` returned it. */
const chosenCredentials = instance(
  CacheCredentials,
  'what addCredentialSet returned, CacheCredentials.declared(…) or CacheCredentials.existing(…)',
  ({ _kind, _id, _loginServer, _made }, path, notes) => ({
    path,
    declared: _kind === 'declared' ? decided(text)(_id, path, notes) : undefined,
    existing: _kind === 'existing' ? resourceId('credentialSet')(_id, path, notes) : undefined,
    loginServer: optional(host)(_loginServer, `${path}.loginServer`, notes),
    made: _made && { ..._made, registryName: reference(_made.registryName, path, notes) },
  }),
);

/** For unreadable credentials, which count as set: a rule that needs credentials must not report them as missing. */
const credentials: Kind<CredentialsReading> = (value, path, notes) =>
  chosenCredentials(value, path, notes) ?? {
    path,
    declared: undefined,
    existing: undefined,
    loginServer: undefined,
    made: undefined,
  };

export const cacheRule = part('cacheRule', '{ source: "mcr.microsoft.com/dotnet/*" }', {
  source: compared(upstream),
  target: optional(text),
  credentialSet: optional(credentials),
  name: optional(text),
  preventDestroy: optional(decision),
  scope: optional(scope),
  provider: optional(provider),
} satisfies Shape<CacheRuleOptions>);

export type CredentialSetReading = NonNullable<ReturnType<typeof credentialSet>>;
export type CacheRuleReading = NonNullable<ReturnType<typeof cacheRule>>;
export type CredentialsReading = NonNullable<ReturnType<typeof chosenCredentials>>;
