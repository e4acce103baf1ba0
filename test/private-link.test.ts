import { ApplicationSecurityGroup } from '@cdktf/provider-azurerm/lib/application-security-group';
import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, Fn, Lazy, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { PrivateDns, type GeoReplicatedRegistryProps, type PrivateEndpointOptions } from 'cdktf-georeplicated-registry';
import { lateBound } from './models';
import { blockOf, newRegistry, newStack, synthesize, warningsOf } from './stacks';

function hub(stack = newStack()) {
  const common = { resourceGroupName: 'hub', location: 'westus2' };
  const network = new VirtualNetwork(stack, 'Hub', { name: 'hub', addressSpace: ['10.0.0.0/16'], ...common });
  const subnet = new Subnet(stack, 'Endpoints', {
    name: 'endpoints',
    resourceGroupName: 'hub',
    virtualNetworkName: network.name,
    addressPrefixes: ['10.0.0.0/27'],
  });
  const registry = (props: Partial<GeoReplicatedRegistryProps> = {}, id = 'Registry') => newRegistry(props, stack, id);
  return { stack, network, subnet, registry };
}

const resources = (stack: TerraformStack, type: string) => Object.values(synthesize(stack).resource[type] ?? {});

test('an endpoint with a created zone connects to the registry and writes its records there', () => {
  const { stack, network, subnet, registry } = hub();
  const built = registry({
    privateLink: { endpoints: [{ subnetId: subnet.id, dns: PrivateDns.newZone(network.id) }] },
  });
  const [created] = Object.keys(synthesize(stack).resource.azurerm_private_dns_zone);
  expect(created).toMatch(/^Registry_PrivateDnsZone-of-home_[0-9A-F]{8}$/);
  const [link] = Object.keys(synthesize(stack).resource.azurerm_private_dns_zone_virtual_network_link);
  expect(link).toMatch(/^Registry_PrivateDnsZoneLink-of-home_[0-9A-F]{8}$/);
  expect(resources(stack, 'azurerm_private_dns_zone')).toEqual([
    { name: 'privatelink.azurecr.io', resource_group_name: 'images' },
  ]);
  expect(resources(stack, 'azurerm_private_dns_zone_virtual_network_link')).toEqual([
    {
      name: 'contoso',
      private_dns_zone_name: `\${azurerm_private_dns_zone.${created}.name}`,
      resource_group_name: 'images',
      virtual_network_id: '${azurerm_virtual_network.Hub.id}',
    },
  ]);
  expect(resources(stack, 'azurerm_private_endpoint')).toEqual([
    {
      name: 'contoso-westus2',
      location: 'westus2',
      resource_group_name: 'images',
      subnet_id: '${azurerm_subnet.Endpoints.id}',
      private_service_connection: {
        name: 'contoso-westus2',
        private_connection_resource_id: '${azurerm_container_registry.Registry_4DB9CCA5.id}',
        subresource_names: ['registry'],
        is_manual_connection: false,
      },
      private_dns_zone_group: {
        name: 'default',
        private_dns_zone_ids: [`\${azurerm_private_dns_zone.${created}.id}`],
      },
    },
  ]);
  expect(blockOf(built)).toMatchObject({
    public_network_access_enabled: false,
    data_endpoint_enabled: true,
    network_rule_bypass_option: 'AzureServices',
  });
  expect(warningsOf(built)).toEqual([]);
});

test('an endpoint with every option is written with all that was asked', () => {
  const { stack, subnet, registry } = hub();
  const group = new ApplicationSecurityGroup(stack, 'Web', {
    name: 'web',
    resourceGroupName: 'hub',
    location: 'eastus',
  });
  registry({
    tags: { team: 'web' },
    privateLink: {
      endpoints: [
        {
          subnetId: subnet.id,
          name: 'images',
          region: 'Japan East',
          resourceGroupName: 'spoke',
          dns: PrivateDns.external(),
          staticIps: { westeurope: '10.0.0.7', eastus: '10.0.0.6', registry: '10.0.0.4', 'West US 2': '10.0.0.5' },
          subnetPrefix: '10.0.0.0/27',
          manualApproval: { requestMessage: 'please' },
          networkInterfaceName: 'images-nic',
          applicationSecurityGroupIds: [group.id],
          tags: { a: 'b' },
        },
      ],
    },
  });
  const member = (name: string, address: string) => ({
    name,
    member_name: name,
    subresource_name: 'registry',
    private_ip_address: address,
  });
  expect(resources(stack, 'azurerm_private_endpoint')).toEqual([
    {
      name: 'images',
      location: 'japaneast',
      resource_group_name: 'spoke',
      subnet_id: '${azurerm_subnet.Endpoints.id}',
      custom_network_interface_name: 'images-nic',
      private_service_connection: {
        name: 'images',
        private_connection_resource_id: '${azurerm_container_registry.Registry_4DB9CCA5.id}',
        subresource_names: ['registry'],
        is_manual_connection: true,
        request_message: 'please',
      },
      ip_configuration: [
        member('registry', '10.0.0.4'),
        member('registry_data_westus2', '10.0.0.5'),
        member('registry_data_eastus', '10.0.0.6'),
        member('registry_data_westeurope', '10.0.0.7'),
      ],
      lifecycle: { ignore_changes: ['private_dns_zone_group'] },
      tags: { team: 'web', a: 'b' },
    },
  ]);
  expect(resources(stack, 'azurerm_private_endpoint_application_security_group_association')).toEqual([
    {
      private_endpoint_id: expect.stringMatching(/^\$\{azurerm_private_endpoint\..*\.id\}$/) as unknown,
      application_security_group_id: '${azurerm_application_security_group.Web.id}',
    },
  ]);
});

test('endpoints in one network share its zone, however often its id is asked for', () => {
  const { stack, network, subnet, registry } = hub();
  const built = registry();
  for (const name of ['first', 'second']) {
    built.addPrivateEndpoint({ name, subnetId: subnet.id, dns: PrivateDns.newZone(network.id) });
  }
  expect(resources(stack, 'azurerm_private_dns_zone')).toHaveLength(1);
  expect(resources(stack, 'azurerm_private_endpoint')).toHaveLength(2);
  const [first, second] = built.privateEndpoints;
  expect(first.privateDnsZoneId).toBeDefined();
  expect(second.privateDnsZoneId).not.toBe('');
});

test('a replica that is added touches no endpoint without static addresses', () => {
  const { stack, network, subnet, registry } = hub();
  const built = registry({
    privateLink: { endpoints: [{ subnetId: subnet.id, dns: PrivateDns.newZone(network.id) }] },
  });
  const before = resources(stack, 'azurerm_private_endpoint');
  built.addReplica({ region: 'japaneast' });
  expect(resources(stack, 'azurerm_private_endpoint')).toEqual(before);
  expect(built.privateIpsPerEndpoint).toBe(5);
});

test.each<[Partial<PrivateEndpointOptions>, string]>([
  [{ subnetPrefix: '10.0.0.0/28', staticIps: undefined }, 'has room for 11 addresses and 12 are needed'],
  [
    {},
    'staticIps does not name every member, got ["registry","westus2","eastus","westeurope"]: set an address for japaneast as well',
  ],
])('fails for a replica for which an endpoint has no address', (options, message) => {
  const { subnet, registry } = hub();
  const staticIps = { registry: '10.0.0.4', westus2: '10.0.0.5', eastus: '10.0.0.6', westeurope: '10.0.0.7' };
  const endpoint = { subnetId: subnet.id, dns: PrivateDns.external(), staticIps, ...options };
  const others = options.subnetPrefix === undefined ? [] : [{ ...endpoint, name: 'other' }];
  const built = registry({ privateLink: { endpoints: [endpoint, ...others] } });
  const add = (region: string) => {
    built.addReplica({ region });
  };
  if (others.length > 0) add('uksouth');
  expect(() => {
    add('japaneast');
  }).toThrow(message);
  expect(built.regions).not.toContain('japaneast');
});

test('public access closes with the first endpoint, unless it was stated', () => {
  const { subnet, registry } = hub();
  const endpoint = { subnetId: subnet.id, dns: PrivateDns.external() };
  const closing = registry();
  expect(blockOf(closing).public_network_access_enabled).toBe(true);
  closing.addPrivateEndpoint(endpoint);
  expect(blockOf(closing).public_network_access_enabled).toBe(false);
  const open = registry({ registryName: 'fabrikam', network: { publicAccess: true } }, 'Open');
  open.addPrivateEndpoint(endpoint);
  expect(blockOf(open).public_network_access_enabled).toBe(true);
  expect(warningsOf(open)).toEqual([expect.stringMatching(/\[privateLinkIsPrivate\]$/)]);
});

test('fails for a network for which another registry creates a zone', () => {
  const { network, subnet, registry } = hub();
  const endpoint = () => ({ subnetId: subnet.id, dns: PrivateDns.newZone(network.id) });
  const first = registry({ registryName: 'first', privateLink: { endpoints: [endpoint()] } }, 'First');
  expect(() => registry({ registryName: 'second', privateLink: { endpoints: [endpoint()] } }, 'Second')).toThrow(
    "privateLink.endpoints[0] would create a second DNS zone for a network for which 'contoso/First' creates one: pass PrivateDns.zone with privateDnsZoneId from privateEndpoints of that registry",
  );
  const { privateDnsZoneId = '' } = first.privateEndpoints[0];
  const endpoints = [{ subnetId: subnet.id, dns: PrivateDns.zone(privateDnsZoneId) }];
  expect(() => registry({ registryName: 'second', privateLink: { endpoints } }, 'Second')).not.toThrow();
});

test.each([
  ['chinaeast2', 'privatelink.azurecr.cn'],
  ['usgovvirginia', 'privatelink.azurecr.us'],
])('the zone in %s is %s', (homeRegion, name) => {
  const { stack, network, subnet, registry } = hub();
  const endpoints = [{ subnetId: subnet.id, dns: PrivateDns.newZone(network.id) }];
  registry({ homeRegion, replicas: [], privateLink: { endpoints } });
  expect(resources(stack, 'azurerm_private_dns_zone')).toMatchObject([{ name }]);
});

test('what an endpoint takes addresses for can be read, in agreement with the firewall list', () => {
  const { subnet, registry } = hub();
  const built = registry({ privateLink: { endpoints: [{ subnetId: subnet.id, dns: PrivateDns.external() }] } });
  const [endpoint] = built.privateEndpoints;
  expect(endpoint).toMatchObject({
    region: 'westus2',
    members: [
      { name: 'registry', fqdn: 'contoso.azurecr.io' },
      { name: 'registry_data_westus2', fqdn: 'contoso.westus2.data.azurecr.io' },
      { name: 'registry_data_eastus', fqdn: 'contoso.eastus.data.azurecr.io' },
      { name: 'registry_data_westeurope', fqdn: 'contoso.westeurope.data.azurecr.io' },
    ],
    privateDnsZoneId: undefined,
  });
  expect(endpoint.members.map(({ fqdn }) => fqdn)).toEqual(built.firewallFqdns);
  expect(endpoint.members).toHaveLength(built.privateIpsPerEndpoint);
  const stack = TerraformStack.of(built);
  new TerraformOutput(stack, 'id', { value: endpoint.privateEndpointId });
  const { output } = synthesize(stack) as unknown as { output: object };
  expect(output).toEqual({ id: { value: '${azurerm_private_endpoint.Registry_PrivateEndpoint-of-home_D7B1EDF8.id}' } });
});

test('networks of two stacks with one address are two networks', () => {
  const app = App.of(newStack());
  const networks = ['west', 'north'].map((id) => {
    const stack = new TerraformStack(app, id);
    new AzurermProvider(stack, 'azurerm', { features: [{}] });
    const common = { name: 'net', resourceGroupName: id, location: 'westus2' };
    return new VirtualNetwork(stack, 'Network', { ...common, addressSpace: ['10.0.0.0/16'] });
  });
  const registries = new TerraformStack(app, 'registries');
  new AzurermProvider(registries, 'azurerm', { features: [{}] });
  const { stack, subnet, registry } = hub(registries);
  const endpoints = networks.map((network, i) => ({
    name: `endpoint${i}`,
    subnetId: subnet.id,
    dns: PrivateDns.newZone(network.id, { id: `net${i}` }),
    resourceGroupName: `group${i}`,
  }));
  const built = registry({ privateLink: { endpoints } });
  stack.prepareStack();
  expect(resources(stack, 'azurerm_private_dns_zone')).toHaveLength(2);
  expect(
    new Set(resources(stack, 'azurerm_private_dns_zone_virtual_network_link').map((l) => l.virtual_network_id)).size,
  ).toBe(2);
  expect(new Set(built.privateEndpoints.map(({ privateDnsZoneId }) => privateDnsZoneId)).size).toBe(2);
});

const networks = '/resourceGroups/net/providers/Microsoft.Network/virtualNetworks';

test.each([
  ['in a subscription that only Terraform knows', (n: string) => `/subscriptions/${lateBound()}${networks}/${n}`],
  [
    'that a function finds in a map',
    (n: string) => Fn.lookup(new TerraformVariable(newStack(), 'networks', {}).value, n) as string,
  ],
  ['that are templates', (n: string) => `\${var.${n}}`],
])('networks %s get a zone each, at addresses that come from what is stated', (_, networkId) => {
  const addresses = (names: string[]) => {
    const { stack, subnet, registry } = hub();
    const endpoints = names.map((name) => ({
      name,
      subnetId: subnet.id,
      dns: PrivateDns.newZone(networkId(name), { id: name, resourceGroupName: name }),
    }));
    registry({ privateLink: { endpoints } });
    expect(resources(stack, 'azurerm_private_dns_zone').map((zone) => zone.resource_group_name)).toEqual(
      expect.arrayContaining(names),
    );
    return Object.keys(synthesize(stack).resource.azurerm_private_dns_zone).sort();
  };
  const both = addresses(['north', 'south']);
  expect(both).toHaveLength(2);
  expect(addresses(['south', 'north'])).toEqual(both);
});

test('security groups in a subscription that only Terraform knows are all associated', () => {
  const { stack, subnet, registry } = hub();
  const subscription = lateBound();
  const applicationSecurityGroupIds = ['a', 'b'].map(
    (name) =>
      `/subscriptions/${subscription}/resourceGroups/g/providers/Microsoft.Network/applicationSecurityGroups/${name}`,
  );
  const endpoints = [{ subnetId: subnet.id, dns: PrivateDns.external(), applicationSecurityGroupIds }];
  registry({ privateLink: { endpoints } });
  expect(resources(stack, 'azurerm_private_endpoint_application_security_group_association')).toHaveLength(2);
});

test('the address of a zone does not depend on how many tokens there were before', () => {
  const addresses = () => {
    const { stack, subnet, registry } = hub();
    const networkId = Lazy.stringValue({ produce: () => '${var.network}' });
    registry({ privateLink: { endpoints: [{ subnetId: subnet.id, dns: PrivateDns.newZone(networkId) }] } });
    return Object.keys(synthesize(stack).resource.azurerm_private_dns_zone);
  };
  expect(addresses()).toEqual(addresses());
});

test('ids are written in the case that the provider takes', () => {
  const { stack, registry } = hub();
  const ofNetwork = '/SUBSCRIPTIONS/s/resourcegroups/Net/providers/microsoft.network/virtualnetworks/Hub';
  const written = '/subscriptions/s/resourceGroups/Net/providers/Microsoft.Network/virtualNetworks/Hub';
  const endpoint = { subnetId: `${ofNetwork}/Subnets/endpoints/`, dns: PrivateDns.newZone(ofNetwork) };
  registry({
    privateLink: {
      endpoints: [
        { ...endpoint, name: 'one' },
        { ...endpoint, name: 'two', dns: PrivateDns.newZone(written) },
      ],
    },
  });
  expect(resources(stack, 'azurerm_private_endpoint').map((block) => block.subnet_id)).toEqual(
    Array(2).fill(`${written}/subnets/endpoints`),
  );
  expect(resources(stack, 'azurerm_private_dns_zone_virtual_network_link')).toMatchObject([
    { virtual_network_id: written },
  ]);
});

test('networks of one name in two subscriptions get a zone each', () => {
  const { stack, subnet, registry } = hub();
  const endpoints = ['s1', 's2'].map((subscription) => ({
    name: subscription,
    subnetId: subnet.id,
    dns: PrivateDns.newZone(
      `/subscriptions/${subscription}/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/hub`,
      { id: subscription },
    ),
    resourceGroupName: subscription,
  }));
  registry({ privateLink: { endpoints } });
  expect(resources(stack, 'azurerm_private_dns_zone')).toHaveLength(2);
});

test('fails for two registries that would create their zones in one group', () => {
  const { stack, network, subnet, registry } = hub();
  const spoke = new VirtualNetwork(stack, 'Spoke', {
    name: 'spoke',
    resourceGroupName: 'hub',
    location: 'westus2',
    addressSpace: ['10.1.0.0/16'],
  });
  registry(
    {
      registryName: 'first',
      privateLink: { endpoints: [{ subnetId: subnet.id, dns: PrivateDns.newZone(network.id) }] },
    },
    'First',
  );
  const endpoints = [{ name: 'spoke', subnetId: subnet.id, dns: PrivateDns.newZone(spoke.id) }];
  expect(() => registry({ registryName: 'second', privateLink: { endpoints } }, 'Second')).toThrow(
    "privateLink.endpoints[0] would create a DNS zone in the resource group where 'contoso/First' creates one",
  );
});

test('what the user set on the way out stays when a replica is added', () => {
  const { registry } = hub();
  const built = registry();
  built.resource.publicNetworkAccessEnabled = false;
  built.addReplica({ region: 'japaneast' });
  expect(blockOf(built).public_network_access_enabled).toBe(false);
});

test('a zone of a registry in a late-bound cloud is named after its login server', () => {
  const { stack, network, subnet, registry } = hub();
  const endpoints = [{ subnetId: subnet.id, dns: PrivateDns.newZone(network.id) }];
  registry({ homeRegion: network.location, replicas: [], privateLink: { endpoints } });
  expect(resources(stack, 'azurerm_private_dns_zone')).toEqual([
    {
      name: 'privatelink.${replace(azurerm_container_registry.Registry_4DB9CCA5.login_server, "/^[^.]+[.]/", "")}',
      resource_group_name: 'images',
    },
  ]);
});

test('a late-bound home region gets its endpoint there', () => {
  const { stack, network, subnet, registry } = hub();
  registry({
    homeRegion: network.location,
    privateLink: { endpoints: [{ subnetId: subnet.id, dns: PrivateDns.external() }] },
  });
  expect(resources(stack, 'azurerm_private_endpoint')).toMatchObject([
    {
      name: 'contoso-${lower(replace(azurerm_virtual_network.Hub.location, " ", ""))}',
      location: '${azurerm_virtual_network.Hub.location}',
    },
  ]);
});

test('a refused endpoint leaves the registry as it was', () => {
  const { stack, subnet, registry } = hub();
  const built = registry();
  const before = synthesize(stack);
  expect(() => {
    built.addPrivateEndpoint({ subnetId: subnet.id } as PrivateEndpointOptions);
  }).toThrow('addPrivateEndpoint[0].dns is missing: pass PrivateDns.newZone(network.id), ');
  expect(synthesize(stack)).toEqual(before);
});

test('an endpoint that is added is returned with its resources', () => {
  const { stack, network, subnet, registry } = hub();
  const built = registry();
  const endpoint = built.addPrivateEndpoint({ subnetId: subnet.id, dns: PrivateDns.newZone(network.id) });
  expect(endpoint.resource).toBeInstanceOf(PrivateEndpoint);
  expect(endpoint.dnsZoneResource).toBeInstanceOf(PrivateDnsZone);
  expect(endpoint.resource).toBe(built.privateEndpoints[0].resource);
  expect(endpoint.privateDnsZoneId).toBeDefined();
  endpoint.resource.tags = { by: 'hand' };
  expect(resources(stack, 'azurerm_private_endpoint')).toMatchObject([{ tags: { by: 'hand' } }]);
  const external = built.addPrivateEndpoint({ name: 'other', subnetId: subnet.id, dns: PrivateDns.external() });
  expect(external).toMatchObject({ dnsZoneResource: undefined, privateDnsZoneId: undefined });
  expect(external.resource).toBe(built.privateEndpoints[1].resource);
});

test('a zone is in the group of the endpoint, or in one of its own', () => {
  const groupOf = (dns: (networkId: string) => PrivateDns) => {
    const { stack, network, subnet, registry } = hub();
    const endpoint = { subnetId: subnet.id, resourceGroupName: 'spoke', dns: dns(network.id) };
    registry({ privateLink: { endpoints: [endpoint] } });
    return ['azurerm_private_dns_zone', 'azurerm_private_dns_zone_virtual_network_link'].map(
      (type) => resources(stack, type)[0].resource_group_name,
    );
  };
  expect(groupOf((id) => PrivateDns.newZone(id))).toEqual(['spoke', 'spoke']);
  expect(groupOf((id) => PrivateDns.newZone(id, { resourceGroupName: 'dns' }))).toEqual(['dns', 'dns']);
});

test('scopesAreInStacks is asked before anything is made', () => {
  const { stack, subnet, registry } = hub();
  const built = registry();
  const before = synthesize(stack);
  const endpoint = { subnetId: subnet.id, dns: PrivateDns.external(), scope: App.of(stack) };
  expect(() => built.addPrivateEndpoint(endpoint)).toThrow(
    'addPrivateEndpoint[0].scope is not in a stack: pass a stack, or a construct in one [scopesAreInStacks]',
  );
  expect(synthesize(stack)).toEqual(before);
});

test('idsAreFree is asked before anything is made', () => {
  const { stack, network, subnet, registry } = hub();
  const built = registry();
  new TerraformVariable(stack, 'Registry-PrivateEndpoint-hub', {});
  const before = synthesize(stack);
  const endpoint = { subnetId: subnet.id, dns: PrivateDns.newZone(network.id), scope: stack };
  expect(() => built.addPrivateEndpoint({ ...endpoint, name: 'hub' })).toThrow(
    `addPrivateEndpoint[0] would be "Registry-PrivateEndpoint-hub" in 'contoso', where one exists already: set another name [idsAreFree]`,
  );
  expect(synthesize(stack)).toEqual(before);
  expect(() => built.addPrivateEndpoint({ ...endpoint, name: 'other' })).not.toThrow();
});

test('stacksDependOneWay is reported where two stacks would need each other, with the way out', () => {
  const app = App.of(newStack());
  const [registries, shop] = ['registries', 'shop'].map((id) => {
    const stack = new TerraformStack(app, id);
    new AzurermProvider(stack, 'azurerm', { features: [{}] });
    return stack;
  });
  const { subnet } = hub(shop);
  const endpoint = { subnetId: subnet.id, dns: PrivateDns.external() };
  const apart = newRegistry({}, registries);
  apart.addPrivateEndpoint({ ...endpoint, scope: shop });
  expect(() => {
    [registries, shop].forEach((stack) => {
      stack.prepareStack();
    });
  }).not.toThrow();
  apart.addPrivateEndpoint({ ...endpoint, name: 'back' });
  expect(() => {
    registries.prepareStack();
  }).toThrow(
    "GeoReplicatedRegistry at 'registries/Registry' is not valid:\n" +
      '  - addPrivateEndpoint[1].subnetId refers to a stack that depends on this one, so neither could be deployed first: refer to something in this stack or in a third one; what has the option scope can be created in the other stack, { scope: \u2026 } [stacksDependOneWay]',
  );
});
