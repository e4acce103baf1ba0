import { resourceIds, spelledResourceId, type ResourceKind } from '../../azure/resource-ids';
import type { Fault } from '../../errors';
import type { Stated } from '../../reading/notes';
import { known } from '../../text';
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

/** What is wrong with the resource id of an option; reading has corrected what can be corrected. */
export function resourceIdFaults(stated: Stated<string> | undefined, kind: ResourceKind): readonly Fault[] {
  if (stated === undefined || !known(stated.value) || spelledResourceId(stated.value, kind) !== undefined) return [];
  const [name, attribute] = names[kind];
  return [fault(stated, `is not the resource id of ${name}`, `pass ${attribute}, of the form ${resourceIds[kind]}`)];
}
