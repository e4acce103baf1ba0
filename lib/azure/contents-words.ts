const ofItself = 'leave it out, it belongs to the registry that it is added to';
const ownIdentity = 'leave it out, each set has an identity of its own';
const noIdentity = 'azurerm has no attribute for it: use credentialSet, with a token of the other registry';
const username = 'use usernameSecretId, with the id of a secret';
const password = 'use passwordSecretId, with the id of a secret';
const vault = 'use keyVaultId';
const schedule = 'use schedule: "0 3 * * Sun"';
const filters = 'use filters: [PurgeFilter.of("ci/.*", ".*")]';
const ago = 'use ago: "30d"';
const steps = 'leave it out, the library writes what the task does';
const noTrigger = 'leave it out, a purge runs by its schedule';
const ownLogin = 'use ownIdentity';
const onLinux = 'leave it out, purges run on Linux';
const onMachines = 'leave it out, machines of Azure have two processors: use agentPool for others';
const noTags = 'leave it out, azurerm sends tags of agent pools once only';
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
    purgetasks: 'use adopt.purgeTaskIds',
    tasks: 'use adopt.purgeTaskIds',
    taskids: 'use adopt.purgeTaskIds',
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
  purgeTask: {
    containerregistryid: ofItself,
    registry: ofItself,
    registryname: ofItself,
    location: 'leave it out, tasks run in the home region',
    taskname: 'use name',
    cron: schedule,
    timertrigger: schedule,
    timertriggers: schedule,
    trigger: schedule,
    triggers: schedule,
    filter: filters,
    repository: filters,
    repositories: filters,
    tag: filters,
    tagfilter: filters,
    age: ago,
    olderthan: ago,
    days: ago,
    retentiondays: ago,
    retain: 'use keep',
    deleteuntagged: 'use untagged',
    untaggedonly: 'use filters: [PurgeFilter.of(…, "^$")] with untagged: true',
    cmd: steps,
    command: steps,
    step: steps,
    steps: steps,
    encodedstep: steps,
    encodedtask: steps,
    encodedtaskcontent: steps,
    taskcontent: steps,
    filestep: steps,
    dockerstep: steps,
    baseimagetrigger: noTrigger,
    sourcetrigger: noTrigger,
    timeoutinseconds: 'use timeout',
    timeoutseconds: 'use timeout',
    agentpoolname: 'use agentPool: AgentPool.existing(…)',
    agentsetting: onMachines,
    agentconfiguration: onMachines,
    cpu: onMachines,
    platform: onLinux,
    os: onLinux,
    identity: ownLogin,
    managedidentities: ownLogin,
    systemassigned: ownLogin,
    credentials: ownLogin,
    registrycredential: ownLogin,
    logtemplate: 'leave it out, azurerm cannot take it out again',
    issystemtask: 'leave it out, Azure makes system tasks itself',
    status: 'use enabled, true for "Enabled"',
  },
  agentPool: {
    count: 'use instanceCount',
    name: 'pass it to AgentPool.inSubnet, before the options',
    subnetid: 'pass it to AgentPool.inSubnet, before the options',
    virtualnetworksubnetid: 'pass it to AgentPool.inSubnet, before the options',
    virtualnetworksubnetresourceid: 'pass it to AgentPool.inSubnet, before the options',
    vnet: 'pass the id of its subnet to AgentPool.inSubnet',
    os: onLinux,
    location: 'leave it out, agent pools are in the home region',
    tags: noTags,
  },
};
