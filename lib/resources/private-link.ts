import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import { PrivateEndpointApplicationSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/private-endpoint-application-security-group-association';
import type { Construct } from 'constructs';
import { memberFqdn, privateDnsZoneName, regionalEndpoints } from '../model/hosts';
import type { DnsZoneModel, EndpointModel, RegistryModel } from '../model/model';
import { handlesOf, membersOf } from '../model/private-link';
import { azapiResource } from './azapi';
import { followPinOfLink } from './dialect';
import {
  childOf,
  importExisting,
  isInSameStack,
  unlessEmpty,
  unstated,
  waitFor,
  type Part,
  type Site,
  type Source,
} from './terraform';

/** The only subresource of a registry that a private endpoint can connect to; its members follow the replicas. */
const subresource = 'registry';

export const part: Part<Source> = {
  follow: (site, model) => {
    for (const zone of model.dnsZones) {
      if (dnsZoneOf(site, zone) === undefined) createDnsZone(site, zone, model);
    }
    for (const endpoint of model.endpoints) {
      if (endpoint.id !== undefined && endpointOf(site, endpoint) === undefined) {
        createEndpoint(site, endpoint.id, endpoint, model);
      }
    }
  },
};

interface EndpointDescription {
  readonly privateEndpointId: string;
  readonly region: string;
  readonly members: { readonly name: string; readonly fqdn: string }[];
  readonly regionalEndpoints: string[];
  readonly privateDnsZoneId?: string;
  readonly resource: PrivateEndpoint;
  readonly dnsZoneResource?: PrivateDnsZone;
}

/** The endpoints of a registry, for the public attribute. */
export function describeEndpoints(site: Site, model: RegistryModel): EndpointDescription[] {
  return model.endpoints.flatMap((endpoint) => {
    const resource = endpointOf(site, endpoint);
    if (resource === undefined) return [];
    const dnsZoneResource = createdDnsZone(site, endpoint, model);
    return [
      {
        privateEndpointId: idOf(site, resource),
        region: endpoint.place.name,
        members: membersOf(model.places).map((member) => ({
          name: member.name,
          fqdn: memberFqdn(model, member, site.loginServer),
        })),
        regionalEndpoints: regionalEndpoints(model, site.loginServer),
        privateDnsZoneId:
          dnsZoneResource === undefined ? endpoint.options.dns?.zone?.value : idOf(site, dnsZoneResource),
        resource,
        dnsZoneResource,
      },
    ];
  });
}

function idOf(site: Site, resource: PrivateEndpoint | PrivateDnsZone): string {
  return site.referenceTo(resource, 'id', () => resource.id);
}

function scopeOf(site: Site, { options }: EndpointModel): Construct {
  return options.scope?.value ?? site.scope;
}

function endpointOf(site: Site, endpoint: EndpointModel): PrivateEndpoint | undefined {
  const scope = scopeOf(site, endpoint);
  return childOf(scope, site.idIn(scope, endpoint.id ?? ''), PrivateEndpoint);
}

function dnsZoneOf(site: Site, { id, endpoints: [first] }: DnsZoneModel): PrivateDnsZone | undefined {
  const scope = scopeOf(site, first);
  return childOf(scope, site.idIn(scope, id), PrivateDnsZone);
}

/** The zone that is created for the network of an endpoint. */
function createdDnsZone(site: Site, endpoint: EndpointModel, { dnsZones }: RegistryModel): PrivateDnsZone | undefined {
  const zone = dnsZones.find(({ network }) => network.key === endpoint.options.dns?.network?.key);
  return zone && dnsZoneOf(site, zone);
}

function createDnsZone(site: Site, zone: DnsZoneModel, model: RegistryModel): void {
  const scope = scopeOf(site, zone.endpoints[0]);
  const id = site.idIn(scope, zone.id);
  // No tags: DNS zones allow fewer tags than registries, and fewer characters.
  const { dns, provider } = zone.endpoints[0].options;
  const meta = site.metaIn(scope, dns?.newZone?.provider?.value ?? provider?.value);
  const common = { resourceGroupName: zone.resourceGroup.value, ...meta };
  const created = new PrivateDnsZone(scope, id, { name: privateDnsZoneName(model, site.loginServer), ...common });
  const name = site.referenceTo(created, 'name', () => created.name);
  // Not the id of the zone with a suffix, which could be the id of another zone.
  const link = new PrivateDnsZoneVirtualNetworkLink(scope, id.replace('PrivateDnsZone-', 'PrivateDnsZoneLink-'), {
    name: model.name,
    privateDnsZoneName: name,
    virtualNetworkId: zone.network.value,
    ...common,
  });
  followPinOfLink(link, { id: idOf(site, created), name, group: common.resourceGroupName });
}

function createEndpoint(site: Site, handle: string, endpoint: EndpointModel, model: RegistryModel): void {
  const { options } = endpoint;
  const scope = scopeOf(site, endpoint);
  const id = site.idIn(scope, handle);
  const meta = site.metaIn(scope, options.provider?.value);
  const zone = createdDnsZone(site, endpoint, model);
  const zoneId = zone === undefined ? options.dns?.zone?.value : idOf(site, zone);
  const ignoreChanges = ignoredOf(endpoint);
  const created = new PrivateEndpoint(scope, id, {
    name: endpoint.name,
    location: endpoint.place.region,
    resourceGroupName: endpoint.resourceGroup.value,
    subnetId: options.subnetId.value,
    customNetworkInterfaceName: options.networkInterfaceName?.value,
    privateServiceConnection: {
      name: endpoint.name,
      // A reference, so that Terraform creates the replicas before: the endpoint takes an address for each.
      privateConnectionResourceId: site.registryId,
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
    tags: ignoreChanges.includes('tags') ? undefined : unlessEmpty(endpoint.tags),
    lifecycle: ignoreChanges.length === 0 ? undefined : { ignoreChanges },
    ...meta,
  });
  // It takes an address for each regional endpoint. From another stack it waits for this whole stack anyway.
  const settings = azapiResource(site.scope, 'EndpointSettings');
  if (settings !== undefined && isInSameStack(scope, settings)) waitFor(created, meta, () => [settings]);
  if (endpoint.importId !== undefined) importExisting(created, endpoint.importId);
  if (scope !== site.scope) site.elsewhere.push(created);
  const handles = handlesOf(endpoint.securityGroups);
  for (const [i, group] of endpoint.securityGroups.entries()) {
    new PrivateEndpointApplicationSecurityGroupAssociation(
      scope,
      id.replace('PrivateEndpoint-', 'SecurityGroup-') + `-${handles[i]}`,
      {
        privateEndpointId: idOf(site, created),
        applicationSecurityGroupId: group.value,
        ...meta,
      },
    );
  }
}

/** What Terraform ignores: records that are managed elsewhere, and for an imported endpoint what is not set. */
function ignoredOf(endpoint: EndpointModel): string[] {
  const group = 'private_dns_zone_group';
  const { dns } = endpoint.options;
  const isExternal = dns?.network === undefined && dns?.zone === undefined;
  if (endpoint.importId === undefined) return isExternal ? [group] : [];
  return ['private_service_connection', 'ip_configuration', group, ...unstated(attributes, endpoint)];
}

/** The attributes of an imported endpoint that Terraform ignores if their options are not set. */
const attributes: Readonly<Record<string, (endpoint: EndpointModel) => unknown>> = {
  location: ({ options }) => options.region,
  custom_network_interface_name: ({ options }) => options.networkInterfaceName,
  tags: ({ options }) => options.tags,
};
