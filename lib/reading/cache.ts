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

/** A host in small letters: names of hosts are not compared by case. */
const host = normalized((given) => given.toLowerCase());

/** A repository of another registry, which begins with the host of that. */
const upstream = normalized((given) => given.replace(/^[^/]+(?=\/)/, (first) => first.toLowerCase()));

/** The id of a secret; whoever passes the secret itself by mistake does not see it in an error. */
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

/** A set by the id under which it is declared, by its resource id, or as it was made. */
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

/** What could not be read is none of these: a rule that needs credentials has been given some. */
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
