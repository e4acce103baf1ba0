import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { ApplicationSecurityGroup } from '@cdktf/provider-azurerm/lib/application-security-group';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { Token, type TerraformStack } from 'cdktf';
import { DeployerRoleDefinition, PrivateDns, type PrivateEndpointOptions } from 'cdktf-georeplicated-registry';
import { newRegistry } from '../stacks';
import { blocksOfType, newApp, stackIn, synthesizeApp, type Block, type Blocks, type SynthesizedStack } from './apps';
import { everything, idOf, subscription, uuid, type Writing } from './everything';

/** What is in a stack called `contoso`. */
function synthesized(write: (stack: TerraformStack) => unknown): SynthesizedStack {
  const app = newApp();
  write(stackIn(app, 'contoso'));
  return synthesizeApp(app).contoso;
}

const written = (writing: Writing) => synthesized((stack) => everything(stack, writing));

/** What the library makes: everything below one of its constructs. */
const ours = /\.(Registry|Existing|Role)_/;

/** By address what tells a resource of Azure from others of its type, without references to the user's constructs. */
function addressesOf({ blocks }: { readonly blocks: Blocks }) {
  const traitsOf = ({ name, location, role_definition_name: role, scope }: Block) =>
    [name, location, role, scope].map((trait) =>
      typeof trait === 'string' && !trait.startsWith('$') ? trait.toLowerCase() : '',
    );
  return Object.fromEntries(
    Object.entries(blocks)
      .filter(([address]) => ours.test(address))
      .map(([address, block]) => [address, traitsOf(block)]),
  );
}

const reversed = <T>(items: readonly T[]): T[] => [...items].reverse();
const shouting = (text: string) =>
  text.startsWith('/')
    ? `${text.replace('/resourceGroups/', '/RESOURCEGROUPS/').replace('/providers/', '/Providers/').toUpperCase()}/`
    : ` ${text.toUpperCase().replace(/(US|EUROPE|CENTRAL|ASIA|SOUTH)/, ' $1')} `.trim();

describe('the addresses of what the library makes', () => {
  const before = written({});

  test('are of resources and data sources of every type', () => {
    const types = Object.keys(addressesOf(before)).map((address) => address.replace(/\.[^.]*$/, ''));
    expect([...new Set(types)].sort()).toEqual([
      'azapi_update_resource',
      'azurerm_container_registry',
      'azurerm_container_registry_agent_pool',
      'azurerm_container_registry_cache_rule',
      'azurerm_container_registry_credential_set',
      'azurerm_container_registry_scope_map',
      'azurerm_container_registry_task',
      'azurerm_container_registry_token',
      'azurerm_container_registry_token_password',
      'azurerm_container_registry_webhook',
      'azurerm_management_lock',
      'azurerm_monitor_activity_log_alert',
      'azurerm_monitor_diagnostic_setting',
      'azurerm_monitor_metric_alert',
      'azurerm_private_dns_zone',
      'azurerm_private_dns_zone_virtual_network_link',
      'azurerm_private_endpoint',
      'azurerm_private_endpoint_application_security_group_association',
      'azurerm_role_assignment',
      'azurerm_role_definition',
      'data.azurerm_client_config',
      'data.azurerm_container_registry',
      'data.azurerm_role_assignments',
      'data.azurerm_role_definition',
    ]);
  });

  test('stay when every construct of the user is renamed', () => {
    const after = written({ named: (id) => `${id}Renamed-2.x` });
    expect(after.blocks).not.toEqual(before.blocks);
    expect(addressesOf(after)).toEqual(addressesOf(before));
  });

  test('stay when every list and call is in another order', () => {
    expect(addressesOf(written({ ordered: reversed }))).toEqual(addressesOf(before));
  });

  test('stay when every region and id is spelled in another way', () => {
    expect(shouting('westus2')).toBe('WEST US2');
    expect(addressesOf(written({ spelled: shouting }))).toEqual(addressesOf(before));
  });

  test('stay when all of that comes together', () => {
    const after = written({ named: (id) => `x${id}`, ordered: reversed, spelled: shouting });
    expect(addressesOf(after)).toEqual(addressesOf(before));
  });

  test('stay when something else is added to the app', () => {
    const after = synthesized((stack) => {
      newRegistry({ registryName: 'another' }, stack, 'Another');
      everything(stack);
      new ResourceGroup(stack, 'Last', { name: 'last', location: 'westus2' });
    });
    expect(addressesOf(after)).toEqual(addressesOf(before));
  });
});

describe('DNS zones', () => {
  const subnetIn = (networkId: string) => `${networkId}/subnets/endpoints`;
  const networkOf = (name: string) => idOf('Microsoft.Network/virtualNetworks', name);
  const endpoint = (networkId: string, name: string, options: Partial<PrivateEndpointOptions> = {}) => ({
    subnetId: Token.isUnresolved(networkId)
      ? idOf('Microsoft.Network/virtualNetworks', `${name}/subnets/x`)
      : subnetIn(networkId),
    name,
    dns: PrivateDns.newZone(networkId, { id: name, resourceGroupName: `${name}-dns` }),
    ...options,
  });
  const pairs: [string, (stack: TerraformStack) => [string, string]][] = [
    ['literal ids', () => [networkOf('my-hub'), networkOf('my_hub')]],
    ['references', (stack) => [vnet(stack, 'my-hub').id, vnet(stack, 'my.hub').id]],
    ['references within constructs', (stack) => [vnet(stack, 'My-Hub').id, vnet(stack, 'MyHub').id]],
    ['templates', () => ['${var.my-hub}', '${var.my_hub}']],
    ['indices', () => ['${azurerm_virtual_network.hub[0].id}', '${azurerm_virtual_network.hub.0.id}']],
  ];
  const vnet = (stack: TerraformStack, id: string) =>
    new VirtualNetwork(stack, id, { name: 'hub', resourceGroupName: 'hub', location: 'westus2', addressSpace: [] });

  test.each(pairs)('are two for networks whose %s differ in punctuation only', (_, networks) => {
    const { blocks } = synthesized((stack) => {
      const [one, other] = networks(stack);
      newRegistry({ privateLink: { endpoints: [endpoint(one, 'one'), endpoint(other, 'other')] } }, stack);
    });
    const zones = blocksOfType(blocks, 'azurerm_private_dns_zone');
    expect(zones.map((zone) => zone.resource_group_name)).toEqual(['one-dns', 'other-dns']);
    const links = blocksOfType(blocks, 'azurerm_private_dns_zone_virtual_network_link');
    expect(new Set(links.map((link) => link.virtual_network_id)).size).toBe(2);
  });

  test.each(pairs)('are asked to be told apart for networks whose %s differ in punctuation only', (_, networks) => {
    const [one, other] = networks(stackIn(newApp(), 'contoso'));
    const dns = (network: string, group: string) => PrivateDns.newZone(network, { resourceGroupName: group });
    const endpoints = [
      endpoint(one, 'one', { dns: dns(one, 'a') }),
      endpoint(other, 'other', { dns: dns(other, 'b') }),
    ];
    expect(() => newRegistry({ privateLink: { endpoints } })).toThrow(
      'privateLink.endpoints[1].dns creates a DNS zone for another network in the region of privateLink.endpoints[0]: give the two different ids, PrivateDns.newZone(network.id, { id: "hub" }) [dnsZonesHaveIdsOfTheirOwn]',
    );
  });

  test('keep their address when the network is a reference instead of a literal id', () => {
    const zoneOf = (network: (stack: TerraformStack) => string) =>
      synthesized((stack) => {
        const id = network(stack);
        newRegistry(
          { privateLink: { endpoints: [{ subnetId: subnetIn(networkOf('hub')), dns: PrivateDns.newZone(id) }] } },
          stack,
        );
      });
    const literal = addressesOf(zoneOf(() => networkOf('hub')));
    expect(addressesOf(zoneOf((stack) => vnet(stack, 'Hub').id))).toEqual(literal);
    expect(addressesOf(zoneOf(() => '${var.hub}'))).toEqual(literal);
  });

  test('of late-bound regions need an id, and keep it', () => {
    const zoneIn = (region: string) =>
      synthesized((stack) => {
        const dns = PrivateDns.newZone(networkOf('hub'), { id: 'hub' });
        newRegistry(
          { privateLink: { endpoints: [{ subnetId: subnetIn(networkOf('hub')), name: 'hub', region, dns }] } },
          stack,
        );
      });
    const addresses = (stack: SynthesizedStack) => Object.keys(addressesOf(stack));
    expect(addresses(zoneIn('${var.region}'))).toEqual(addresses(zoneIn('japaneast')));
  });
});

describe('the addresses of lists of ids', () => {
  const groups = ['front', 'back'].map((name) => idOf('Microsoft.Network/applicationSecurityGroups', name));
  const joined = (list: (stack: TerraformStack) => string[]) =>
    synthesized((stack) => {
      const network = idOf('Microsoft.Network/virtualNetworks', 'hub');
      const applicationSecurityGroupIds = list(stack);
      const dns = PrivateDns.newZone(network);
      newRegistry(
        { privateLink: { endpoints: [{ subnetId: `${network}/subnets/x`, dns, applicationSecurityGroupIds }] } },
        stack,
      );
    });
  const asg = (stack: TerraformStack, id: string) =>
    new ApplicationSecurityGroup(stack, id, { name: 'x', resourceGroupName: 'hub', location: 'westus2' }).id;
  const type = 'azurerm_private_endpoint_application_security_group_association';
  const associations = ({ blocks }: SynthesizedStack) =>
    Object.fromEntries(
      Object.entries(blocks)
        .filter(([address]) => address.startsWith(type))
        .map(([address, block]) => [address.replace(/^.*of-home-|_\w{8}$/g, ''), block.application_security_group_id]),
    );

  test('have the names of security groups that are known at synth', () => {
    const after = associations(joined(() => groups));
    expect(after).toEqual({
      'hub-front-f72aea39': groups[0],
      'hub-back-591856e8': groups[1],
    });
    expect(associations(joined(() => reversed(groups)))).toEqual(after);
    expect(associations(joined(() => [groups[1]]))).toEqual({ 'hub-back-591856e8': groups[1] });
  });

  test('tell groups of one name apart', () => {
    const id = (subscriptionId: string, group: string, name: string) =>
      `/subscriptions/${subscriptionId}/resourceGroups/${group}/providers/Microsoft.Network/applicationSecurityGroups/${name}`;
    const all = [
      id('s', 'a', 'web'),
      id('t', 'a', 'web'),
      id('s', 'b', 'web'),
      id('s', 'a', 'we.b'),
      id('s', 'a', 'we_b'),
      id('s', 'a-we', 'b'),
    ];
    expect(Object.values(associations(joined(() => all))).sort()).toEqual([...all].sort());
  });

  test('have the places of late-bound security groups among themselves, not the names of constructs', () => {
    const list = (name: string, other: string) => (stack: TerraformStack) => [
      asg(stack, name),
      groups[0],
      asg(stack, other),
    ];
    expect(associations(joined(list('Web', 'Api')))).toEqual({
      '1': '${azurerm_application_security_group.Web.id}',
      'hub-front-f72aea39': groups[0],
      '2': '${azurerm_application_security_group.Api.id}',
    });
    const renamed = associations(joined(list('Api', 'x-Web')));
    expect(Object.keys(renamed)).toEqual(Object.keys(associations(joined(list('Web', 'Api')))));
  });

  test('of assignments have the names of resource groups, or their places', () => {
    const assigned = (name: string, order = <T>(items: T[]) => items) =>
      synthesized((stack) => {
        const group = new ResourceGroup(stack, name, { name: 'x', location: 'westus2' });
        new DeployerRoleDefinition(stack, 'Role', {
          roleName: 'deployer',
          registries: [newRegistry({}, stack)],
          resourceGroupIds: order([
            `${subscription}/resourceGroups/images`,
            `${subscription}/resourceGroups/hub`,
            group.id,
          ]),
        }).assignTo('Ci', uuid(1));
      });
    const scopes = ({ blocks }: SynthesizedStack) =>
      Object.fromEntries(
        Object.entries(blocks)
          .filter(([address]) => address.startsWith('azurerm_role_assignment.'))
          .map(([address, { scope }]) => [address, scope]),
      );
    const before = scopes(assigned('Images'));
    expect(Object.values(before).sort()).toEqual([
      '${azurerm_resource_group.Images.id}',
      '/subscriptions/s/resourceGroups/hub',
      '/subscriptions/s/resourceGroups/images',
    ]);
    expect(scopes(assigned('Images', reversed))).toEqual(before);
    expect(Object.keys(scopes(assigned('Renamed')))).toEqual(Object.keys(before));
  });
});
