import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { TerraformOutput, type App, type TerraformStack } from 'cdktf';
import {
  GeoReplicatedRegistry,
  LockLevel,
  PrivateDns,
  RegistryRole,
  WebhookAction,
  type GeoReplicatedRegistryProps,
  type IGeoReplicatedRegistry,
} from 'cdktf-georeplicated-registry';
import { Construct } from 'constructs';
import { newRegistry } from '../stacks';
import { aliasIn, blocksOfType, newApp, stackIn, synthesizeApp, thrownBy, type Blocks } from './apps';
import { idOf, uuid } from './everything';

function network(stack: Construct, id = 'Net') {
  const at = { resourceGroupName: 'net', location: 'westus2' };
  const made = new VirtualNetwork(stack, id, { ...at, name: id, addressSpace: ['10.0.0.0/16'] });
  const subnet = new Subnet(stack, `${id}Endpoints`, {
    name: 'endpoints',
    resourceGroupName: 'net',
    virtualNetworkName: made.name,
    addressPrefixes: ['10.0.0.0/24'],
  });
  return { networkId: made.id, subnetId: subnet.id };
}

const identity = (stack: Construct, id = 'Identity') =>
  new UserAssignedIdentity(stack, id, { name: id, resourceGroupName: 'shop', location: 'westus2' });

/** A registry that is made or that exists, by the same names. */
const kinds: [
  string,
  (stack: TerraformStack, id?: string, props?: Partial<GeoReplicatedRegistryProps>) => IGeoReplicatedRegistry,
][] = [
  ['made', (stack, id = 'Registry', props = {}) => newRegistry(props, stack, id)],
  [
    'existing',
    (stack, id = 'Registry', { registryName = 'contoso', provider, dependsOn } = {}) =>
      GeoReplicatedRegistry.fromRegistryName(stack, id, {
        registryName,
        resourceGroupName: 'images',
        homeRegion: 'westus2',
        provider,
        dependsOn,
      }),
  ],
];

const addresses = (blocks: Blocks) => Object.keys(blocks).filter((address) => /[._]Registry/.test(address));
const remote = (output: string) =>
  `\${data.terraform_remote_state.cross-stack-reference-input-images.outputs.cross-stack-output-${output}}`;

describe.each(kinds)('parts of a registry that is %s, in the stack of a workload', (kind, registryIn) => {
  const source = kind === 'made' ? 'azurerm_container_registry' : 'dataazurerm_container_registry';
  const apps = (props: (images: TerraformStack) => Partial<GeoReplicatedRegistryProps> = () => ({})) => {
    const app = newApp();
    const [images, shop] = [stackIn(app, 'images'), stackIn(app, 'shop')];
    return { app, images, shop, registry: registryIn(images, 'Registry', props(images)) };
  };
  const addAll = (registry: IGeoReplicatedRegistry, shop: TerraformStack, scope: Construct = shop) => {
    const { principalId } = identity(shop);
    const { subnetId, networkId } = network(shop);
    return {
      grants: [
        registry.grantPull('Pull', principalId, { scope }),
        registry.grantPush('Push', principalId, { scope }),
        registry.grantDelete('Delete', principalId, { scope }),
        registry.grant('Sign', principalId, RegistryRole.builtIn('AcrImageSigner'), { scope }),
      ],
      endpoint: registry.addPrivateEndpoint({
        subnetId,
        scope,
        dns: PrivateDns.newZone(networkId),
        applicationSecurityGroupIds: [idOf('Microsoft.Network/applicationSecurityGroups', 'web')],
      }),
    };
  };

  test('are made there, and refer to the registry in its stack, which does not depend on theirs', () => {
    const { app, shop, registry } = apps();
    const { grants, endpoint } = addAll(registry, shop);
    const stacks = synthesizeApp(app);
    expect(addresses(stacks.images.blocks)).toEqual([
      `${kind === 'made' ? '' : 'data.'}azurerm_container_registry.Registry_4DB9CCA5`,
    ]);
    expect(addresses(stacks.shop.blocks).sort()).toEqual([
      'azurerm_private_dns_zone.Registry-PrivateDnsZone-of-home',
      'azurerm_private_dns_zone_virtual_network_link.Registry-PrivateDnsZoneLink-of-home',
      'azurerm_private_endpoint.Registry-PrivateEndpoint-of-home',
      'azurerm_private_endpoint_application_security_group_association.Registry-SecurityGroup-of-home-hub-web-0c40dd5b',
      'azurerm_role_assignment.Registry-Grant-Delete',
      'azurerm_role_assignment.Registry-Grant-Pull',
      'azurerm_role_assignment.Registry-Grant-Push',
      'azurerm_role_assignment.Registry-Grant-Sign',
    ]);
    expect([stacks.images.dependencies, stacks.shop.dependencies]).toEqual([[], ['images']]);
    const id = remote(`${source}Registry_4DB9CCA5id`);
    for (const grant of blocksOfType(stacks.shop.blocks, 'azurerm_role_assignment')) {
      expect(grant).toMatchObject({
        scope: id,
        principal_id: '${azurerm_user_assigned_identity.Identity.principal_id}',
      });
    }
    expect(blocksOfType(stacks.shop.blocks, 'azurerm_private_endpoint')).toMatchObject([
      {
        subnet_id: '${azurerm_subnet.NetEndpoints.id}',
        private_service_connection: { private_connection_resource_id: id },
        private_dns_zone_group: {
          private_dns_zone_ids: ['${azurerm_private_dns_zone.Registry-PrivateDnsZone-of-home.id}'],
        },
      },
    ]);
    expect(grants.map((grant) => grant.node.scope)).toEqual([shop, shop, shop, shop]);
    expect(endpoint.resource.node.scope).toBe(shop);
    expect(endpoint.dnsZoneResource?.node.scope).toBe(shop);
    expect(registry.privateEndpoints).toMatchObject([{ resource: endpoint.resource, region: 'westus2' }]);
  });

  test('have the default provider of that stack, and wait for nothing of another', () => {
    const { app, shop, registry } = apps((images) => ({
      provider: aliasIn(images, 'images'),
      dependsOn: [identity(images, 'First')],
    }));
    addAll(registry, shop);
    const { shop: made } = synthesizeApp(app);
    for (const address of addresses(made.blocks)) {
      expect([address, made.blocks[address].provider, made.blocks[address].depends_on]).toEqual([
        address,
        undefined,
        undefined,
      ]);
    }
  });

  test('have the provider that is stated for them', () => {
    const { app, shop, registry } = apps();
    const provider = aliasIn(shop, 'hub');
    registry.grantPull('Pull', uuid(1), { scope: shop, provider });
    const { subnetId, networkId } = network(shop);
    registry.addPrivateEndpoint({ subnetId, scope: shop, provider, dns: PrivateDns.newZone(networkId) });
    const { blocks } = synthesizeApp(app).shop;
    expect(addresses(blocks).map((address) => blocks[address].provider)).toEqual(Array(4).fill('azurerm.hub'));
  });

  test('are made in any construct of that stack', () => {
    const { app, shop, registry } = apps();
    const team = new Construct(shop, 'Team');
    addAll(registry, shop, team);
    const { blocks } = synthesizeApp(app).shop;
    expect(addresses(blocks)).toHaveLength(8);
    expect(addresses(blocks).every((address) => address.includes('.Team_Registry-'))).toBe(true);
  });

  test('have the provider and the dependencies of the registry in another construct of its stack', () => {
    const { app, images, registry } = apps((stack) => ({
      provider: aliasIn(stack, 'images'),
      dependsOn: [identity(stack, 'First')],
    }));
    addAll(registry, images, new Construct(images, 'Team'));
    const { blocks } = synthesizeApp(app).images;
    const made = addresses(blocks).filter((address) => address.includes('Team'));
    expect(made).toHaveLength(8);
    for (const address of made) {
      expect(blocks[address]).toMatchObject({
        provider: 'azurerm.images',
        depends_on: ['azurerm_user_assigned_identity.First'],
      });
    }
    const [grant] = blocksOfType(blocks, 'azurerm_role_assignment');
    expect(grant.scope).toBe(`\${${source.replace('data', 'data.')}.Registry_4DB9CCA5.id}`);
  });

  test('of two registries stand side by side in one scope', () => {
    const { app, images, shop, registry } = apps();
    const other = registryIn(images, 'Other', { registryName: 'fabrikam' });
    const { subnetId } = network(shop);
    const { principalId } = identity(shop);
    for (const each of [registry, other]) {
      each.grantPull('Shop', principalId, { scope: shop });
      each.addPrivateEndpoint({ subnetId, scope: shop, dns: PrivateDns.external() });
    }
    const { blocks } = synthesizeApp(app).shop;
    const ofRegistries = Object.keys(blocks).filter((address) => /\.(Registry|Other)-/.test(address));
    expect(ofRegistries.sort()).toEqual([
      'azurerm_private_endpoint.Other-PrivateEndpoint-of-home',
      'azurerm_private_endpoint.Registry-PrivateEndpoint-of-home',
      'azurerm_role_assignment.Other-Grant-Shop',
      'azurerm_role_assignment.Registry-Grant-Shop',
    ]);
  });

  test('of two registries of one id are refused until they are told apart, and leave no trace', () => {
    const { app, shop, registry } = apps();
    const stage = stackIn(app, 'stage');
    const other = registryIn(stage, 'Registry', { registryName: 'fabrikam' });
    const { subnetId } = network(shop);
    registry.grantPull('Shop', uuid(1), { scope: shop });
    registry.addPrivateEndpoint({ subnetId, scope: shop, dns: PrivateDns.external() });
    expect(thrownBy(() => other.grantPull('Shop', uuid(1), { scope: shop })).message).toBe(
      `GeoReplicatedRegistry at 'stage/Registry' is not valid:\n  - grantPull("Shop") would be "Registry-Grant-Shop" in 'shop', where one exists already: give it another id [idsAreFree]`,
    );
    const endpoint = { subnetId, scope: shop, dns: PrivateDns.external() };
    expect(thrownBy(() => other.addPrivateEndpoint(endpoint)).message).toBe(
      `GeoReplicatedRegistry at 'stage/Registry' is not valid:\n  - addPrivateEndpoint[0] would be "Registry-PrivateEndpoint-of-home" in 'shop', where one exists already: set another name [idsAreFree]`,
    );
    expect(other.privateEndpoints).toEqual([]);
    other.grantPull('ShopOfStage', uuid(1), { scope: shop });
    other.addPrivateEndpoint({ ...endpoint, name: 'stage' });
    expect(other.privateEndpoints).toHaveLength(1);
    const { blocks } = synthesizeApp(app).shop;
    expect(blocksOfType(blocks, 'azurerm_role_assignment')).toHaveLength(2);
    expect(blocksOfType(blocks, 'azurerm_private_endpoint')).toHaveLength(2);
  });

  test('are refused in what is in no stack, and leave no trace', () => {
    const { app, registry } = apps();
    expect(() => registry.grantPull('Shop', uuid(1), { scope: app })).toThrow(
      'grantPull("Shop").scope is not in a stack: pass a stack, or a construct in one [scopesAreInStacks]',
    );
    const endpoint = {
      subnetId: idOf('Microsoft.Network/virtualNetworks', 'hub/subnets/x'),
      dns: PrivateDns.external(),
    };
    expect(() => registry.addPrivateEndpoint({ ...endpoint, scope: app })).toThrow(
      'addPrivateEndpoint[0].scope is not in a stack: pass a stack, or a construct in one [scopesAreInStacks]',
    );
    registry.grantPull('Shop', uuid(1));
    registry.addPrivateEndpoint(endpoint);
  });

  test('can be seen, with their ids, from any stack', () => {
    const { app, shop, registry } = apps();
    const { endpoint } = addAll(registry, shop);
    new TerraformOutput(shop, 'ids', { value: [endpoint.privateEndpointId, endpoint.privateDnsZoneId] });
    new TerraformOutput(stackIn(app, 'last'), 'ids', { value: [registry.registryId, endpoint.privateEndpointId] });
    const { shop: made, last } = synthesizeApp(app);
    expect((made.json.output as { ids: { value: unknown } }).ids.value).toEqual([
      '${azurerm_private_endpoint.Registry-PrivateEndpoint-of-home.id}',
      '${azurerm_private_dns_zone.Registry-PrivateDnsZone-of-home.id}',
    ]);
    expect((last.json.output as { ids: { value: unknown } }).ids.value).toEqual([
      remote(`${source}Registry_4DB9CCA5id`),
      expect.stringMatching(/cross-stack-reference-input-shop\.outputs\..*PrivateEndpoint-of-homeid\}$/),
    ]);
    expect(last.dependencies).toEqual(['images', 'shop']);
  });
});

test('what is late-bound of a registry that exists is known in other stacks', () => {
  const app = newApp();
  const [images, shop] = [stackIn(app, 'images'), stackIn(app, 'shop')];
  const registry = GeoReplicatedRegistry.fromRegistryName(images, 'Registry', {
    registryName: 'contoso',
    resourceGroupName: 'images',
  });
  const { homeRegion, regions, loginServer, registryId, registryName, dataEndpoints, firewallFqdns } = registry;
  const value = { homeRegion, regions, loginServer, registryId, registryName, dataEndpoints, firewallFqdns };
  new TerraformOutput(shop, 'all', { value });
  new TerraformOutput(images, 'all', { value });
  const stacks = synthesizeApp(app);
  expect(stacks.shop.dependencies).toEqual(['images']);
  const outputs = stacks.images.json.output as { readonly [name: string]: { readonly value: unknown } };
  const inShop = JSON.stringify((stacks.shop.json.output as typeof outputs).all.value);
  const referred = [...inShop.matchAll(/outputs\.([\w.-]+)/g)].map(([, name]) => name);
  expect([...new Set(referred)].map((name) => name.replace(/^.*_4DB9CCA5/, '')).sort()).toEqual([
    'id',
    'location',
    'login_server',
    'name',
  ]);
  for (const name of referred) expect(outputs).toHaveProperty([name]);
  expect(inShop).not.toMatch(/[ ({]data\.azurerm/);
});

describe('stacks that depend on each other', () => {
  interface Circle {
    readonly option: string;
    /** Has the stack of the registry refer to the other one. */
    readonly lend: (registry: IGeoReplicatedRegistry, shop: TerraformStack, scope?: Construct) => void;
  }
  const circles: Circle[] = [
    {
      option: 'grantPull("Shop").principalId',
      lend: (registry, shop, scope) => registry.grantPull('Shop', identity(shop).principalId, { scope }),
    },
    {
      option: 'addPrivateEndpoint[0].subnetId',
      lend: (registry, shop, scope) =>
        registry.addPrivateEndpoint({ subnetId: network(shop).subnetId, dns: PrivateDns.external(), scope }),
    },
    {
      option: 'addPrivateEndpoint[0].dns.virtualNetworkId',
      lend: (registry, shop, scope) =>
        registry.addPrivateEndpoint({
          subnetId: idOf('Microsoft.Network/virtualNetworks', 'hub/subnets/x'),
          dns: PrivateDns.newZone(network(shop).networkId),
          scope,
        }),
    },
  ];
  const attributes: ((registry: IGeoReplicatedRegistry) => string)[] = [
    ({ registryId }) => registryId,
    ({ registryName }) => registryName,
    ({ privateEndpoints, registryId }) => privateEndpoints.at(0)?.privateEndpointId ?? registryId,
  ];
  const orders: [string, (app: App) => TerraformStack[]][] = [
    ['first', (app) => [stackIn(app, 'images'), stackIn(app, 'shop')]],
    ['last', (app) => [stackIn(app, 'shop'), stackIn(app, 'images')].reverse()],
  ];
  const cases = kinds.flatMap(([kind, registryIn]) =>
    orders.flatMap(([order, stacksOf]) =>
      circles.flatMap((circle) =>
        attributes.map((attribute, i) => ({
          kind,
          order,
          option: circle.option,
          i,
          registryIn,
          stacksOf,
          circle,
          attribute,
        })),
      ),
    ),
  );

  test.each(cases)('$kind, prepared $order: $option and attribute $i end in an error whose advice works', (each) => {
    const build = (isFixed: boolean) => {
      const app = newApp();
      const [images, shop] = each.stacksOf(app);
      const registry = each.registryIn(images);
      each.circle.lend(registry, shop, isFixed ? shop : undefined);
      new TerraformOutput(shop, 'used', { value: each.attribute(registry) });
      return app;
    };
    expect(thrownBy(() => synthesizeApp(build(false))).message).toBe(
      `GeoReplicatedRegistry at 'images/Registry' is not valid:\n  - ${each.option} refers to a stack that depends on this one, so neither could be deployed first: refer to something in this stack or in a third one; what has the option scope can be created in the other stack, { scope: … } [stacksDependOneWay]`,
    );
    const { images, shop } = synthesizeApp(build(true));
    expect([images.dependencies, shop.dependencies]).toEqual([[], ['images']]);
  });

  test.each<[string, (shop: TerraformStack) => Partial<GeoReplicatedRegistryProps>]>([
    ['resourceGroupName', (shop) => ({ resourceGroupName: identity(shop).name })],
    ['tags.owner', (shop) => ({ tags: { owner: identity(shop).name } })],
    ['identities.userAssignedIds[0]', (shop) => ({ identities: { userAssignedIds: [identity(shop).id] } })],
    [
      'alerts.actionGroupIds[0]',
      (shop) => ({ alerts: { actionGroupIds: [idOf('Microsoft.Insights', `actionGroups/${identity(shop).name}`)] } }),
    ],
    [
      'diagnostics.logAnalyticsWorkspaceId',
      (shop) => ({
        diagnostics: {
          logAnalyticsWorkspaceId: idOf('Microsoft.OperationalInsights', `workspaces/${identity(shop).name}`),
        },
      }),
    ],
    [
      'encryption.identityClientId',
      (shop) => ({
        encryption: {
          keyVaultKeyId: 'https://contoso.vault.azure.net/keys/images',
          identityId: idOf('Microsoft.ManagedIdentity', 'userAssignedIdentities/images'),
          identityClientId: identity(shop).clientId,
        },
      }),
    ],
    [
      'webhooks[0].serviceUri',
      (shop) => ({
        webhooks: [{ name: 'deploy', serviceUri: `https://${identity(shop).name}/`, actions: [WebhookAction.PUSH] }],
      }),
    ],
  ])('are reported by %s too, prepared in either order', (option, props) => {
    for (const [, stacksOf] of orders) {
      const app = newApp();
      const [images, shop] = stacksOf(app);
      const registry = newRegistry(props(shop), images);
      new TerraformOutput(shop, 'used', { value: registry.registryId });
      expect(thrownBy(() => synthesizeApp(app)).message).toContain(
        `- ${option} refers to a stack that depends on this one, so neither could be deployed first`,
      );
    }
  });

  test('are reported with every option that causes it', () => {
    const app = newApp();
    const [images, shop] = [stackIn(app, 'images'), stackIn(app, 'shop')];
    const other = stackIn(app, 'other');
    const registry = newRegistry({}, images);
    registry.grantPull('Shop', identity(shop).principalId);
    registry.grantPush('Ci', identity(shop, 'Ci').principalId);
    registry.grantPush('Other', identity(other).principalId);
    new TerraformOutput(shop, 'used', { value: registry.registryId });
    const error = thrownBy(() => synthesizeApp(app)) as Error & {
      readonly faults: readonly { readonly option: string }[];
    };
    expect(error.name).toBe('InvalidConstructError');
    expect(error.faults.map(({ option }) => option)).toEqual([
      'grantPull("Shop").principalId',
      'grantPush("Ci").principalId',
    ]);
  });

  test('are left to cdktf where the registry has no part in it', () => {
    const app = newApp();
    const [images, shop] = [stackIn(app, 'images'), stackIn(app, 'shop')];
    const registry = newRegistry({}, images);
    new TerraformOutput(images, 'used', { value: identity(shop).principalId });
    new TerraformOutput(shop, 'used', { value: registry.registryId });
    expect(thrownBy(() => synthesizeApp(app)).message).toContain('it would cause a circular dependency');
  });

  test('are fine one way', () => {
    const app = newApp();
    const [images, shop] = [stackIn(app, 'images'), stackIn(app, 'shop')];
    const registry = newRegistry({}, images);
    registry.grantPull('Shop', identity(shop).principalId);
    new TerraformOutput(shop, 'image', { value: registry.imageUri('web', '1.0') });
    const stacks = synthesizeApp(app);
    expect([stacks.images.dependencies, stacks.shop.dependencies]).toEqual([['shop'], []]);
  });
});

describe('the lock', () => {
  test('waits for what is made elsewhere in its stack, not for what is made in others', () => {
    const app = newApp();
    const [images, shop] = [stackIn(app, 'images'), stackIn(app, 'shop')];
    const registry = newRegistry({ lock: LockLevel.CAN_NOT_DELETE }, images);
    const team = new Construct(images, 'Team');
    registry.grantPull('Team', uuid(1), { scope: team });
    registry.grantPull('Shop', uuid(2), { scope: shop });
    registry.grantPull('Own', uuid(3));
    const { subnetId } = network(images);
    registry.addPrivateEndpoint({ subnetId, dns: PrivateDns.external(), scope: team });
    const stacks = synthesizeApp(app);
    const [{ depends_on: waitsFor }] = blocksOfType(stacks.images.blocks, 'azurerm_management_lock');
    expect((waitsFor as string[]).map((address) => address.replace(/_[0-9A-F]{8}$/, ''))).toEqual([
      'azurerm_container_registry.Registry',
      'azurerm_private_endpoint.Team_Registry-PrivateEndpoint-of-home',
      'azurerm_role_assignment.Registry_Grant-Own',
      'azurerm_role_assignment.Team_Registry-Grant-Team',
    ]);
    for (const address of waitsFor as string[]) expect(stacks.images.blocks).toHaveProperty([address]);
    expect(stacks.images.dependencies).toEqual([]);
  });

  test('does not wait for what was taken out of the tree again', () => {
    const app = newApp();
    const images = stackIn(app, 'images');
    const registry = newRegistry({ lock: LockLevel.CAN_NOT_DELETE }, images);
    const team = new Construct(images, 'Team');
    registry.grantPull('Team', uuid(1), { scope: team });
    images.node.tryRemoveChild('Team');
    const { blocks } = synthesizeApp(app).images;
    const [{ depends_on: waitsFor }] = blocksOfType(blocks, 'azurerm_management_lock');
    for (const address of waitsFor as string[]) expect(blocks).toHaveProperty([address]);
  });
});

describe('the login server of a registry with a domain name label', () => {
  const label = 'contoso-a1b2c3d4e5.azurecr.io';
  const registryId = idOf('Microsoft.ContainerRegistry/registries', 'contoso', 'images');
  const found = `data.azurerm_container_registry.Registry_4DB9CCA5.login_server`;
  const made = `azurerm_container_registry.Registry_4DB9CCA5.login_server`;
  type Source = (stack: TerraformStack, loginServer?: string) => IGeoReplicatedRegistry;
  const sources: [string, string, Source][] = [
    [
      'fromRegistryName',
      found,
      (stack, loginServer) =>
        GeoReplicatedRegistry.fromRegistryName(stack, 'Registry', {
          registryName: 'contoso',
          resourceGroupName: 'images',
          homeRegion: 'westus2',
          replicaRegions: ['eastus'],
          dataEndpoints: true,
          loginServer,
        }),
    ],
    [
      'adopt',
      made,
      (stack, loginServer) =>
        newRegistry(
          { replicas: [{ region: 'eastus' }], dataEndpoints: true, adopt: { registryId, loginServer } },
          stack,
        ),
    ],
  ];
  /** What is asked of the registry, as Terraform has it, and its DNS zone. */
  const hostsOf = (source: Source, loginServer?: string) => {
    const app = newApp();
    const stack = stackIn(app, 'images');
    const registry = source(stack, loginServer);
    const endpoint = registry.addPrivateEndpoint({
      subnetId: idOf('Microsoft.Network/virtualNetworks', 'hub/subnets/x'),
      dns: PrivateDns.newZone(idOf('Microsoft.Network/virtualNetworks', 'hub')),
    });
    new TerraformOutput(stack, 'hosts', {
      value: {
        loginServer: registry.loginServer,
        image: registry.imageUri('web', '1.0'),
        data: registry.dataEndpoints,
        eastus: registry.dataEndpoint('East US'),
        firewall: registry.firewallFqdns,
        members: endpoint.members.map(({ fqdn }) => fqdn),
      },
    });
    const { json, blocks } = synthesizeApp(app).images;
    const [{ name: zone }] = blocksOfType(blocks, 'azurerm_private_dns_zone');
    return { ...(json.output as { hosts: { value: object } }).hosts.value, zone };
  };
  const plain = (server: string) => {
    const data = ['westus2', 'eastus'].map((region) => server.replace('.', `.${region}.data.`));
    return {
      loginServer: server,
      image: `${server}/web:1.0`,
      data,
      eastus: data[1],
      firewall: [server, ...data],
      members: [server, ...data],
      zone: 'privatelink.azurecr.io',
    };
  };

  describe.each(sources)('%s', (_, attribute, source) => {
    test('is in every host name if it is stated', () => {
      expect(hostsOf(source, label)).toEqual(plain(label));
    });

    test('is in small letters, and may be that of the name alone', () => {
      expect(hostsOf(source, label.toUpperCase())).toEqual(plain(label));
      expect(hostsOf(source, 'contoso.azurecr.io')).toEqual(plain('contoso.azurecr.io'));
    });

    test('is asked of Azure if it is not stated', () => {
      const data = ['westus2', 'eastus'].map(
        (region) => `\${replace(${attribute}, "/^([^.]+)[.]/", "$1.${region}.data.")}`,
      );
      expect(hostsOf(source)).toEqual({
        loginServer: `\${${attribute}}`,
        image: `\${${attribute}}/web:1.0`,
        data,
        eastus: data[1],
        firewall: [`\${${attribute}}`, ...data],
        members: [`\${${attribute}}`, ...data],
        zone: 'privatelink.azurecr.io',
      });
    });

    test('may be late-bound', () => {
      const data = ['westus2', 'eastus'].map(
        (region) => `\${replace(var.server, "/^([^.]+)[.]/", "$1.${region}.data.")}`,
      );
      expect(hostsOf(source, '${var.server}')).toMatchObject({
        loginServer: '${var.server}',
        data,
        members: ['${var.server}', ...data],
      });
    });
  });

  test('is the domain of its DNS zone, where the cloud is known to Azure only', () => {
    const late: Source = (stack) =>
      GeoReplicatedRegistry.fromRegistryName(stack, 'Registry', {
        registryName: 'contoso',
        resourceGroupName: 'images',
        replicaRegions: ['eastus'],
        dataEndpoints: true,
      });
    const unknown: Source = (stack) =>
      GeoReplicatedRegistry.fromRegistryName(stack, 'Registry', {
        registryName: 'contoso',
        resourceGroupName: 'images',
      });
    expect(hostsOf(late).zone).toBe('privatelink.azurecr.io');
    const app = newApp();
    const stack = stackIn(app, 'images');
    unknown(stack).addPrivateEndpoint({
      subnetId: idOf('Microsoft.Network/virtualNetworks', 'hub/subnets/x'),
      dns: PrivateDns.newZone(idOf('Microsoft.Network/virtualNetworks', 'hub')),
    });
    const [{ name }] = blocksOfType(synthesizeApp(app).images.blocks, 'azurerm_private_dns_zone');
    expect(name).toBe(`privatelink.\${replace(${found}, "/^[^.]+[.]/", "")}`);
  });

  test('is not that of a registry that is made: its name is', () => {
    const registry = newRegistry();
    expect(registry.loginServer).toBe('contoso.azurecr.io');
  });
});
