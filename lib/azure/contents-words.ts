const ofItself = 'leave it out, it belongs to the registry that it is added to';
const ownIdentity = 'leave it out, each set has an identity of its own';
const noIdentity = 'azurerm has no attribute for it: use credentialSet, with a token of the other registry';
const username = 'use usernameSecretId, with the id of a secret';
const password = 'use passwordSecretId, with the id of a secret';
const vault = 'use keyVaultId';
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
};
