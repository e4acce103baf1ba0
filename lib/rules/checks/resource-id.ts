import { resourceIds, spelledResourceId, type ResourceKind } from '../../azure/resource-ids';
import type { Fault } from '../../errors';
import type { Stated } from '../../reading/notes';
import { known } from '../../text';
import { referredAttribute } from './attribute';
import { fault } from './fault';

/** The name of each kind of resource, and the attribute that has its id. */
const names: Readonly<Record<ResourceKind, readonly [string, string]>> = {
  subscription: ['a subscription', '"/subscriptions/{subscription}"'],
  resourceGroup: ['a resource group', 'group.id'],
  subnet: ['a subnet', 'subnet.id'],
  virtualNetwork: ['a virtual network', 'network.id'],
  privateDnsZone: ['a private DNS zone', 'zone.id'],
  applicationSecurityGroup: ['an application security group', 'group.id'],
  registry: ['a registry', 'the id as az prints it'],
  webhook: ['a webhook', 'the id as az prints it'],
  credentialSet: ['a credential set', 'the id as az prints it'],
  cacheRule: ['a cache rule', 'the id as az prints it'],
  task: ['a task', 'the id as az prints it'],
  scopeMap: ['a scope map', 'the id as az prints it'],
  token: ['a token', 'the id as az prints it'],
  privateEndpoint: ['a private endpoint', 'the id as az prints it'],
  workspace: ['a Log Analytics workspace', 'workspace.id'],
  storageAccount: ['a storage account', 'account.id'],
  eventHubRule: ['an authorization rule of an Event Hubs namespace', 'rule.id'],
  actionGroup: ['an action group', 'actionGroup.id'],
  keyVault: ['a key vault', 'vault.id'],
  userAssignedIdentity: ['a user-assigned identity', 'identity.id'],
};

/** What azurerm calls the kinds whose ids are easily exchanged. */
const types: Readonly<Record<string, ResourceKind | undefined>> = {
  azurerm_subscription: 'subscription',
  azurerm_resource_group: 'resourceGroup',
  azurerm_subnet: 'subnet',
  azurerm_virtual_network: 'virtualNetwork',
  azurerm_private_dns_zone: 'privateDnsZone',
  azurerm_application_security_group: 'applicationSecurityGroup',
  azurerm_container_registry: 'registry',
  azurerm_log_analytics_workspace: 'workspace',
  azurerm_storage_account: 'storageAccount',
  azurerm_monitor_action_group: 'actionGroup',
  azurerm_key_vault: 'keyVault',
  azurerm_user_assigned_identity: 'userAssignedIdentity',
};

/** Attributes of which no resource has its own id. */
const noIds = ['name', 'location', 'resource_group_name', 'client_id', 'principal_id', 'tenant_id', 'vault_uri'];

/** What is wrong with the resource id of an option; reading has corrected what can be corrected. */
export function resourceIdFaults(stated: Stated<string> | undefined, kind: ResourceKind): readonly Fault[] {
  if (stated === undefined) return [];
  const [name, attribute] = names[kind];
  if (!known(stated.value)) {
    const referred = referredAttribute(stated.value);
    if (referred === undefined) return [];
    const of = types[referred.type];
    const isOther = referred.attribute === 'id' && of !== undefined && of !== kind;
    if (!isOther && !noIds.includes(referred.attribute)) return [];
    const whose = of === undefined ? referred.type : names[of][0];
    return [fault(stated, `is the ${referred.attribute} of ${whose}`, `pass ${attribute}`)];
  }
  if (spelledResourceId(stated.value, kind) !== undefined) return [];
  return [fault(stated, `is not the resource id of ${name}`, `pass ${attribute}, of the form ${resourceIds[kind]}`)];
}
