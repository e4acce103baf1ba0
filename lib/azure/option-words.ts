import { contentsWords } from './contents-words';
import { keyId, networkWords, registryWords, zones } from './registry-words';

const ofItself = 'leave it out, it belongs to the registry that it is added to';
const addresses = 'use staticIps: { registry: "10.1.2.4", <region>: "10.1.2.5" }, with every region of the registry';
const oneZone = 'use dns: PrivateDns.zone(…), with the id of one zone';
const manual = 'use manualApproval.requestMessage, which asks for approval';
const onlyRegistry = 'leave it out, the endpoint always connects to its registry';
const categories = 'use diagnostics.categories, or leave it out for all logs';
const logTables = 'leave it out, the logs of a registry have tables of their own';
const servicePrincipal = 'use principalType: PrincipalType.SERVICE_PRINCIPAL';
const principal = 'pass the principal id as a separate argument, after the id';
const requiredActions = 'leave it out, the role has the actions that registries require';
const ownAlert = 'not offered, create a MonitorMetricAlert with registry.registryId';

/**
 * Other names for the options in azurerm, Azure Resource Manager and the Azure CLI, and options that this library does
 * not have: for each part, the other name in lower case, letters and digits only, and the advice that follows "… is not
 * an option: ".
 *
 * Sources: schemas of azurerm 4.55, 4.81 and 5.2; Azure resource reference for Microsoft.ContainerRegistry/registries,
 * Microsoft.Network/privateEndpoints and Microsoft.Insights/diagnosticSettings; azure-cli (acr, network, monitor);
 * Azure Verified Modules, bicep-registry-modules and terraform-azurerm-avm-res-containerregistry-registry (2026-08).
 */
export const optionWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  registry: registryWords,
  attributes: {
    name: 'use registryName',
    id: 'use registryName and resourceGroupName',
    resourcegroup: 'use resourceGroupName',
    rg: 'use resourceGroupName',
    location: 'use homeRegion',
    region: 'use homeRegion',
    replicas: 'use replicaRegions, a list of names',
    georeplications: 'use replicaRegions, a list of names',
    replications: 'use replicaRegions, a list of names',
    dataendpointenabled: 'use dataEndpoints',
  },
  replica: {
    name: 'use region',
    location: 'use region',
    globalendpointroutingenabled: 'use globalEndpointRouting',
    regionalendpointenabled: 'use globalEndpointRouting',
    regionendpointenabled: 'use globalEndpointRouting',
    regionalendpoints: 'use regionalEndpoints of the registry, with azapi: true',
    zoneredundancyenabled: zones,
    zoneredundant: zones,
    zones: zones,
    dataendpointenabled: 'use dataEndpoints of the registry',
  },
  webhook: {
    uri: 'use serviceUri',
    headers: 'use customHeaders',
    status: 'use enabled, true for "enabled"',
    location: 'use regions, a list',
    registryname: ofItself,
    resourcegroupname: ofItself,
  },
  timeouts: { destroy: 'use timeouts.delete', refresh: 'use timeouts.read' },
  network: networkWords,
  privateLink: {
    privateendpoints: 'use privateLink.endpoints',
    subnetid: 'use privateLink.endpoints[].subnetId',
    privatednszoneid: 'use privateLink.endpoints[].dns: PrivateDns.zone(…)',
    virtualnetworkid: 'use privateLink.endpoints[].dns: PrivateDns.newZone(…)',
    dns: 'use privateLink.endpoints[].dns',
    publicaccess: 'use network.publicAccess',
  },
  privateEndpoint: {
    location: 'use region',
    resourcegroup: 'use resourceGroupName',
    rg: 'use resourceGroupName',
    subnet: 'use subnetId',
    subnetresourceid: 'use subnetId',
    virtualnetworkid: 'use dns: PrivateDns.newZone(…)',
    privatednszoneid: oneZone,
    privatednszonegroup: oneZone,
    privatednszoneids: oneZone,
    privatednszoneresourceids: oneZone,
    customdnsconfigs: 'leave it out, Azure reports the records in it',
    ipconfiguration: addresses,
    ipconfigurations: addresses,
    ipconfigs: addresses,
    customnetworkinterfacename: 'use networkInterfaceName',
    nicname: 'use networkInterfaceName',
    asgs: 'use applicationSecurityGroupIds',
    applicationsecuritygroups: 'use applicationSecurityGroupIds',
    applicationsecuritygroupresourceids: 'use applicationSecurityGroupIds',
    ismanualconnection: manual,
    manualrequest: manual,
    manualprivatelinkserviceconnections: manual,
    requestmessage: manual,
    privateserviceconnection: onlyRegistry,
    privatelinkserviceconnections: onlyRegistry,
    privateconnectionresourceid: onlyRegistry,
    subresourcenames: onlyRegistry,
    groupids: onlyRegistry,
    groupid: onlyRegistry,
    connectionname: 'leave it out, the library names the connection',
  },
  newDnsZone: { resourcegroup: 'use resourceGroupName', name: 'leave it out, the cloud of the registry decides it' },
  manualApproval: { message: 'use requestMessage', manualconnectionrequestmessage: 'use requestMessage' },
  identities: {
    type: 'use identities.systemAssigned, true for "SystemAssigned", and identities.userAssignedIds',
    identityids: 'use identities.userAssignedIds',
    userassignedidentities: 'use identities.userAssignedIds, a list of resource ids',
    userassignedresourceids: 'use identities.userAssignedIds',
  },
  encryption: {
    keyvaultproperties: 'use encryption.keyVaultKeyId, encryption.identityId and encryption.identityClientId',
    keyidentifier: keyId,
    keyencryptionkey: keyId,
    keyname: keyId,
    keyversion: 'use encryption.keyVaultKeyId, without a version to follow rotations of the key',
    identity: 'use encryption.identityId and encryption.identityClientId',
    userassignedidentity: 'use encryption.identityId and encryption.identityClientId',
    status: 'leave it out, encryption with your key is on if encryption is set',
  },
  grant: {
    skipserviceprincipalaadcheck: servicePrincipal,
    principalid: principal,
    roledefinitionname: 'call grant with RegistryRole.builtIn(…)',
    roledefinitionid: 'call grant with RegistryRole.definition(…)',
    condition: 'use repositories, a list',
  },
  customRole: { permissions: 'use actions and notActions', dataactions: 'leave it out, none is needed' },
  roleDefinition: {
    name: 'use roleName',
    scope: 'use resourceGroupIds, a list',
    assignablescopes: 'use resourceGroupIds',
    permissions: requiredActions,
    actions: requiredActions,
  },
  assignment: { skipserviceprincipalaadcheck: servicePrincipal, principalid: principal },
  currentDeployer: {
    scopes: 'use scope, and otherScopes for the others',
    subscriptionid: 'use scope: "/subscriptions/<id>"',
    groupids: 'use groupObjectIds',
    objectid: 'leave it out, the identity is the one that runs Terraform',
  },
  diagnostics: {
    workspaceid: 'use diagnostics.logAnalyticsWorkspaceId',
    workspaceresourceid: 'use diagnostics.logAnalyticsWorkspaceId',
    workspace: 'use diagnostics.logAnalyticsWorkspaceId',
    loganalyticsdestinationtype: logTables,
    exporttoresourcespecific: logTables,
    storageaccount: 'use diagnostics.storageAccountId',
    storageaccountresourceid: 'use diagnostics.storageAccountId',
    eventhub: 'use diagnostics.eventHubName',
    eventhubrule: 'use diagnostics.eventHubAuthorizationRuleId',
    eventhubauthorizationruleresourceid: 'use diagnostics.eventHubAuthorizationRuleId',
    marketplacepartnerid: 'use diagnostics.partnerSolutionId',
    marketplacepartnerresourceid: 'use diagnostics.partnerSolutionId',
    logs: categories,
    enabledlog: categories,
    logcategories: categories,
    logcategoriesandgroups: categories,
    enabledmetric: 'use diagnostics.metrics, true or false',
    metriccategories: 'use diagnostics.metrics, true or false',
    targetresourceid: 'leave it out, the target is the registry',
  },
  alerts: {
    action: 'use alerts.actionGroupIds',
    actiongroups: 'use alerts.actionGroupIds',
    criteria: ownAlert,
    severity: ownAlert,
    scopes: 'leave it out, the alerts are about the registry and its regions',
  },
  region: {
    region: 'use name',
    location: 'use name',
    displayname: 'use name, in any spelling',
    zones: 'use availabilityZones, true or false',
    environment: 'use cloud: AzureCloud.PUBLIC, CHINA or US_GOVERNMENT',
  },
  ...contentsWords,
};
