import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import { PrivateEndpointApplicationSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/private-endpoint-application-security-group-association';
import type { Construct } from 'constructs';
import { privateDnsZoneName } from '../model/hosts';
import type { DnsZoneModel, EndpointModel, RegistryModel } from '../model/model';
import { handleOf } from '../model/private-link';
import { childOf, importExisting, unlessEmpty, unstated, type Part, type Site } from './terraform';

/** The only group of a registry that a private endpoint connects to; its members follow the replicas. */
const subresource = 'registry';

export const part: Part = {
  follow: (site, model) => {
    for (const zone of model.dnsZones) {
      if (childOf(site.scope, zone.id, PrivateDnsZone) === undefined) createDnsZone(site, zone, model);
    }
    for (const endpoint of model.endpoints) {
      const { id } = endpoint;
      if (id !== undefined && childOf(site.scope, id, PrivateEndpoint) === undefined) {
        createEndpoint(site, id, endpoint, model);
      }
    }
  },
};

/** The reference to the id of an endpoint. */
export function privateEndpointId(scope: Construct, { id = '' }: EndpointModel): string {
  return childOf(scope, id, PrivateEndpoint)?.id ?? '';
}

/** The zone that holds the records of an endpoint: one that exists, or the one that is created for its network. */
export function privateDnsZoneId(
  scope: Construct,
  { options: { virtualNetworkId, privateDnsZoneId: stated } }: EndpointModel,
  { dnsZones }: RegistryModel,
): string | undefined {
  const created = dnsZones.find(({ network }) => network.key === virtualNetworkId?.key);
  return created === undefined ? stated?.value : childOf(scope, created.id, PrivateDnsZone)?.id;
}

function createDnsZone({ scope, loginServer }: Site, zone: DnsZoneModel, model: RegistryModel): void {
  const [{ resourceGroup }] = zone.endpoints;
  // No tags: DNS zones take fewer of them than registries, and fewer letters.
  const resourceGroupName = resourceGroup.value;
  const created = new PrivateDnsZone(scope, zone.id, {
    name: privateDnsZoneName(model, loginServer),
    resourceGroupName,
  });
  new PrivateDnsZoneVirtualNetworkLink(scope, `${zone.id}-Link`, {
    name: model.name,
    privateDnsZoneName: created.name,
    virtualNetworkId: zone.network.value,
    resourceGroupName,
  });
}

function createEndpoint({ scope, registryId }: Site, id: string, endpoint: EndpointModel, model: RegistryModel): void {
  const zoneId = privateDnsZoneId(scope, endpoint, model);
  const ignoreChanges = ignoredOf(endpoint);
  const created = new PrivateEndpoint(scope, id, {
    name: endpoint.name,
    location: endpoint.place.region,
    resourceGroupName: endpoint.resourceGroup.value,
    subnetId: endpoint.options.subnetId.value,
    customNetworkInterfaceName: endpoint.options.networkInterfaceName?.value,
    privateServiceConnection: {
      name: endpoint.name,
      // A reference, so that Terraform has the replicas before: the endpoint takes an address for each.
      privateConnectionResourceId: registryId,
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
    lifecycle: ignoreChanges.length === 0 ? undefined : { ignoreChanges },
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
function ignoredOf(endpoint: EndpointModel): string[] {
  const group = 'private_dns_zone_group';
  if (endpoint.importId === undefined) return endpoint.isDnsExternal ? [group] : [];
  return ['private_service_connection', 'ip_configuration', group, ...unstated(attributes, endpoint)];
}

/** What else stays as it is of an endpoint that is imported, where it is not stated. */
const attributes: Readonly<Record<string, (endpoint: EndpointModel) => unknown>> = {
  location: ({ options }) => options.region,
  custom_network_interface_name: ({ options }) => options.networkInterfaceName,
  tags: ({ options }) => options.tags,
};
