import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import { PrivateEndpointApplicationSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/private-endpoint-application-security-group-association';
import type { Construct } from 'constructs';
import { privateZoneName } from '../model/endpoints';
import { handleOf, type EndpointModel, type KeptOfEndpoint, type ZoneModel } from '../model/private-link';
import type { RegistryModel } from '../model/registry';
import { childOf, importExisting, later, unlessEmpty } from './terraform';

/** The only group of a registry that a private endpoint connects to; its members follow the replicas. */
const subresource = 'registry';

/** Creates the private endpoints of a model that are not there yet, with the zones that they need. */
export function createPrivateLink(scope: Construct, registry: ContainerRegistry, model: RegistryModel): void {
  for (const zone of model.zones) {
    if (childOf(scope, zone.id, PrivateDnsZone) === undefined) createZone(scope, zone, registry, model);
  }
  for (const endpoint of model.endpoints) {
    const { id } = endpoint;
    if (id !== undefined && childOf(scope, id, PrivateEndpoint) === undefined) {
      createEndpoint(scope, id, endpoint, registry, model);
    }
  }
}

/** The reference to the id of an endpoint. */
export function privateEndpointId(scope: Construct, { id = '' }: EndpointModel): string {
  return childOf(scope, id, PrivateEndpoint)?.id ?? '';
}

/** The zone that holds the records of an endpoint: one that exists, or the one that is created for its network. */
export function privateDnsZoneId(scope: Construct, endpoint: EndpointModel, model: RegistryModel): string | undefined {
  const created = model.zones.find(({ network }) => network.key === endpoint.network?.key);
  return created === undefined ? endpoint.zone?.value : childOf(scope, created.id, PrivateDnsZone)?.id;
}

function createZone(scope: Construct, zone: ZoneModel, registry: ContainerRegistry, model: RegistryModel): void {
  const [{ resourceGroup }] = zone.endpoints;
  // No tags: zones take fewer of them than registries, and fewer letters.
  const resourceGroupName = resourceGroup.value;
  const name = privateZoneName(
    model,
    later(() => registry.loginServer),
  );
  const created = new PrivateDnsZone(scope, zone.id, { name, resourceGroupName });
  new PrivateDnsZoneVirtualNetworkLink(scope, `${zone.id}-Link`, {
    name: model.name,
    privateDnsZoneName: created.name,
    virtualNetworkId: zone.network.value,
    resourceGroupName,
  });
}

function createEndpoint(
  scope: Construct,
  id: string,
  endpoint: EndpointModel,
  registry: ContainerRegistry,
  model: RegistryModel,
): void {
  const zoneId = privateDnsZoneId(scope, endpoint, model);
  const ignored = ignoredOf(endpoint);
  const created = new PrivateEndpoint(scope, id, {
    name: endpoint.name,
    location: endpoint.place.region,
    resourceGroupName: endpoint.resourceGroup.value,
    subnetId: endpoint.subnet.value,
    customNetworkInterfaceName: endpoint.networkInterfaceName,
    privateServiceConnection: {
      name: endpoint.name,
      // A reference, so that Terraform has the replicas before: the endpoint takes an address for each.
      privateConnectionResourceId: later(() => registry.id),
      subresourceNames: [subresource],
      isManualConnection: endpoint.requestMessage !== undefined,
      requestMessage: endpoint.requestMessage,
    },
    privateDnsZoneGroup: zoneId === undefined ? undefined : { name: 'default', privateDnsZoneIds: [zoneId] },
    ipConfiguration:
      endpoint.addresses.length === 0
        ? undefined
        : endpoint.addresses.map(({ member, address }) => ({
            name: member.name,
            memberName: member.name,
            subresourceName: subresource,
            privateIpAddress: address,
          })),
    tags: unlessEmpty(endpoint.tags),
    lifecycle: ignored.length === 0 ? undefined : { ignoreChanges: ignored },
  });
  if (endpoint.importId !== undefined) importExisting(created, endpoint.importId);
  for (const group of endpoint.securityGroups) {
    new PrivateEndpointApplicationSecurityGroupAssociation(scope, `${id}-${handleOf(group)}`, {
      privateEndpointId: created.id,
      applicationSecurityGroupId: group.value,
    });
  }
}

/** What Terraform leaves alone: records that others write, and of an imported endpoint what it cannot have been told. */
function ignoredOf({ importId, isDnsExternal, keeps }: EndpointModel): string[] {
  const group = 'private_dns_zone_group';
  if (importId === undefined) return isDnsExternal ? [group] : [];
  return ['private_service_connection', 'ip_configuration', group, ...keeps.map((option) => attributes[option])];
}

const attributes: Readonly<Record<KeptOfEndpoint, string>> = {
  region: 'location',
  networkInterfaceName: 'custom_network_interface_name',
  tags: 'tags',
};
