const ofItself = 'leave it out, it belongs to the registry that it is added to';
const ownIdentity = 'leave it out, each set has an identity of its own';
const noIdentity = 'azurerm has no attribute for it: use credentialSet, with a token of the other registry';
const username = 'use usernameSecretId, with the id of a secret';
const password = 'use passwordSecretId, with the id of a secret';
const vault = 'use keyVaultId';
const permissions = 'use permissions: [TokenPermission.pull("…")]';
const ofToken = 'use scopeMap: SharedScopeMap.existing(…), or what made the scope map';
const passwords = 'use passwords: { expiry1: "…" }, which makes both';
const expiries = 'use expiryA and expiryB';
const gateway = 'azurerm has no attribute for it: connected registries need a scope map of the class of the provider';
const set = 'use credentialSet: CacheCredentials.existing(…), or what made the set';

/**
 * What others call the options of what lives in a registry, and of what is adopted: azurerm, Azure Resource Manager, Bicep, the Azure CLI and
 * Azure Verified Modules. Sources as in option-words.
 */
export const contentsWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  adopt: {
    id: 'use adopt.registryId',
    resourceid: 'use adopt.registryId',
    webhooks: 'use adopt.webhookIds',
    credentialsets: 'use adopt.credentialSetIds',
    cacherules: 'use adopt.cacheRuleIds',
    scopemaps: 'use adopt.scopeMapIds',
    tokens: 'use adopt.tokenIds',
    privateendpoints: 'use adopt.privateEndpointIds',
  },
  credentialSet: {
    containerregistryid: ofItself,
    registry: ofItself,
    registryname: ofItself,
    authenticationcredentials: 'use usernameSecretId and passwordSecretId',
    authcredentials: 'use usernameSecretId and passwordSecretId',
    usernamesecretidentifier: username,
    usernameid: username,
    username: username,
    passwordsecretidentifier: password,
    passwordid: password,
    password: password,
    identity: ownIdentity,
    managedidentities: ownIdentity,
    vaultid: vault,
    keyvault: vault,
    keyvaultresourceid: vault,
    server: 'use loginServer',
    host: 'use loginServer',
  },
  cacheRule: {
    containerregistryid: ofItself,
    registry: ofItself,
    registryname: ofItself,
    sourcerepo: 'use source',
    sourcerepository: 'use source',
    targetrepo: 'use target',
    targetrepository: 'use target',
    credentialsetid: set,
    credentialsetresourceid: set,
    credentialsetkey: set,
    credset: set,
    identity: noIdentity,
    loginserver: 'write it in source, before the repository',
  },
  scopeMap: {
    actions: permissions,
    repository: permissions,
    repositories: permissions,
    gateway,
    scopemapname: 'use name',
    registry: ofItself,
    registryname: ofItself,
    containerregistryname: ofItself,
    resourcegroupname: ofItself,
    registrytokens: 'use tokens of the registry',
  },
  token: {
    actions: permissions,
    repository: permissions,
    repositories: permissions,
    gateway,
    scopemapid: ofToken,
    scopemapresourceid: ofToken,
    scopemapname: ofToken,
    status: 'use enabled, true for "enabled"',
    tokenname: 'use name',
    username: 'use name',
    credentials: passwords,
    password: passwords,
    password1: passwords,
    password2: passwords,
    expiry: passwords,
    expiry1: passwords,
    expiry2: passwords,
    expiration: passwords,
    nopasswords: 'leave it out, without passwords none are made',
    registry: ofItself,
    registryname: ofItself,
    containerregistryname: ofItself,
    resourcegroupname: ofItself,
  },
  passwords: {
    expiry: 'use expiry1, which is that of both',
    password1: 'use expiry1',
    password2: 'use expiry2',
    expiration: 'use expiry1, a date',
    expirationindays: 'use expiry1, a date',
    creationtime: 'leave it out, Azure reports it',
  },
  tokenPair: {
    actions: permissions,
    repository: permissions,
    repositories: permissions,
    scopemapid: ofToken,
    scopemapresourceid: ofToken,
    passwords: expiries,
    expiry: expiries,
    expiry1: expiries,
    expiry2: expiries,
    current: 'use variable, the name of the variable that says it',
    enabled: 'leave it out, replace the passwords of the token that is not current',
  },
};
