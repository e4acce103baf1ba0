import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { type ITerraformDependable, type TerraformStack } from 'cdktf';
import {
  GeoReplicatedRegistry,
  LockLevel,
  PrivateDns,
  type GeoReplicatedRegistryProps,
  type NewPrivateDnsZoneOptions,
  type PrivateEndpointOptions,
} from 'cdktf-georeplicated-registry';
import { newRegistry } from '../stacks';
import { aliasIn, newApp, stackIn, synthesizeApp, type SynthesizedStack } from './apps';
import { everything, idOf, uuid } from './everything';

function synthesized(write: (stack: TerraformStack) => void): SynthesizedStack {
  const app = newApp();
  write(stackIn(app, 'contoso'));
  return synthesizeApp(app).contoso;
}

const ours = /azurerm_\w+\.(Registry|Existing)_/;

/** One attribute of each resource, and of each data source where there are any. */
function attributeOf({ blocks }: SynthesizedStack, attribute: string, of = ours) {
  return Object.fromEntries(
    Object.entries(blocks)
      .filter(([address]) => of.test(address))
      .map(([address, block]) => [address, block[attribute]]),
  );
}

const everywhere = (values: object, value: unknown) =>
  Object.fromEntries(Object.keys(values).map((address) => [address, value]));

describe('the provider of a registry', () => {
  test('makes every resource and reads every data source', () => {
    const stack = synthesized((made) => everything(made, { props: { provider: aliasIn(made, 'images') } }));
    const providers = attributeOf(stack, 'provider');
    expect(Object.keys(providers).length).toBeGreaterThan(50);
    expect(providers).toEqual(everywhere(providers, 'azurerm.images'));
  });

  test('makes nothing that azapi writes', () => {
    const stack = synthesized((made) => everything(made, { props: { provider: aliasIn(made, 'images') } }));
    const providers = attributeOf(stack, 'provider', /^azapi_update_resource\./);
    expect(Object.values(providers)).toEqual([undefined, undefined]);
  });

  test('is the default one of the stack unless it is stated', () => {
    const providers = attributeOf(
      synthesized((made) => everything(made)),
      'provider',
    );
    expect(providers).toEqual(everywhere(providers, undefined));
  });

  test('is not that of the registry for what it refers to', () => {
    const stack = synthesized((made) => everything(made, { props: { provider: aliasIn(made, 'images') } }));
    const providers = attributeOf(stack, 'provider', /^azurerm_(virtual_network|subnet)\./);
    expect(providers).toEqual(everywhere(providers, undefined));
  });
});

describe('the provider of an endpoint and of its zone', () => {
  const network = idOf('Microsoft.Network/virtualNetworks', 'hub');
  const providersOf = (
    options: (stack: TerraformStack) => {
      registry?: Partial<GeoReplicatedRegistryProps>;
      endpoint?: Partial<PrivateEndpointOptions>;
      zone?: NewPrivateDnsZoneOptions;
    },
    add: (stack: TerraformStack, props: object, endpoint: PrivateEndpointOptions) => void,
  ) => {
    const stack = synthesized((made) => {
      const { registry, endpoint, zone } = options(made);
      add(made, registry ?? {}, {
        subnetId: `${network}/subnets/endpoints`,
        applicationSecurityGroupIds: [idOf('Microsoft.Network/applicationSecurityGroups', 'web')],
        dns: PrivateDns.newZone(network, zone),
        ...endpoint,
      });
    });
    const types = ['private_endpoint', 'private_endpoint_application_security_group_association', 'private_dns_zone'];
    return [...types, 'private_dns_zone_virtual_network_link'].map((type) => {
      const [[, block]] = Object.entries(stack.blocks).filter(([address]) => address.startsWith(`azurerm_${type}.`));
      return block.provider;
    });
  };
  const ways: [string, Parameters<typeof providersOf>[1]][] = [
    [
      'privateLink',
      (stack, props, endpoint) => newRegistry({ ...props, privateLink: { endpoints: [endpoint] } }, stack),
    ],
    ['addPrivateEndpoint', (stack, props, endpoint) => newRegistry(props, stack).addPrivateEndpoint(endpoint)],
    [
      'addPrivateEndpoint of a registry that exists',
      (stack, props, endpoint) => {
        const { provider } = props as Partial<GeoReplicatedRegistryProps>;
        const names = { registryName: 'contoso', resourceGroupName: 'images', homeRegion: 'westus2', provider };
        GeoReplicatedRegistry.fromRegistryName(stack, 'Registry', names).addPrivateEndpoint(endpoint);
      },
    ],
  ];

  describe.each(ways)('%s', (_, add) => {
    test('are its own for the endpoint, its groups and its zone', () => {
      const options = (stack: TerraformStack) => ({ endpoint: { provider: aliasIn(stack, 'hub') } });
      expect(providersOf(options, add)).toEqual(['azurerm.hub', 'azurerm.hub', 'azurerm.hub', 'azurerm.hub']);
    });

    test('are its own for the zone and its link', () => {
      const options = (stack: TerraformStack) => ({ zone: { provider: aliasIn(stack, 'dns') } });
      expect(providersOf(options, add)).toEqual([undefined, undefined, 'azurerm.dns', 'azurerm.dns']);
    });

    test('are three at once', () => {
      const options = (stack: TerraformStack) => ({
        registry: { provider: aliasIn(stack, 'images') },
        endpoint: { provider: aliasIn(stack, 'hub') },
        zone: { provider: aliasIn(stack, 'dns') },
      });
      expect(providersOf(options, add)).toEqual(['azurerm.hub', 'azurerm.hub', 'azurerm.dns', 'azurerm.dns']);
    });

    test('are that of the registry unless they are stated', () => {
      const options = (stack: TerraformStack) => ({ registry: { provider: aliasIn(stack, 'images') } });
      expect(new Set(providersOf(options, add))).toEqual(new Set(['azurerm.images']));
    });
  });
});

test('the provider of a grant is its own', () => {
  const { blocks } = synthesized((stack) => {
    const registry = newRegistry({ provider: aliasIn(stack, 'images') }, stack);
    registry.grantPull('Own', uuid(1), { provider: aliasIn(stack, 'grants') });
    registry.grantPush('Its', uuid(2));
  });
  const grants = Object.entries(blocks).filter(([address]) => address.startsWith('azurerm_role_assignment.'));
  expect(grants.map(([address, { provider }]) => [address.replace(/_\w{8}$/, ''), provider])).toEqual([
    ['azurerm_role_assignment.Registry_Grant-Its', 'azurerm.images'],
    ['azurerm_role_assignment.Registry_Grant-Own', 'azurerm.grants'],
  ]);
});

describe('dependsOn', () => {
  const withDependency = (write: (stack: TerraformStack, dependsOn: ResourceGroup[]) => void) =>
    synthesized((stack) => {
      write(stack, [new ResourceGroup(stack, 'First', { name: 'first', location: 'westus2' })]);
    });
  const first = 'azurerm_resource_group.First';

  test('reaches every resource, and what is looked up of a registry that exists', () => {
    const stack = withDependency((made, dependsOn) => everything(made, { props: { dependsOn } }));
    const all = attributeOf(
      stack,
      'depends_on',
      /^(azurerm|azapi|data\.azurerm_container_registry)[^.]*\.(Registry|Existing)_/,
    );
    const others = Object.entries(all).filter(([address]) => !address.startsWith('azurerm_management_lock'));
    expect(others.length).toBeGreaterThan(30);
    // A rule with credentials waits for the role that lets them be read too.
    const role = expect.stringContaining('CredentialSet-Hub_Access_') as string;
    for (const [address, dependsOn] of others) {
      // Besides what of the registry it waits for.
      const given = (dependsOn as string[]).filter((other) => !other.startsWith('azapi_update_resource.'));
      const expected = address.includes('CacheRule-Library') ? [first, role] : [first];
      expect([address, given]).toEqual([address, expected]);
    }
    const [lock] = Object.values(attributeOf(stack, 'depends_on', /^azurerm_management_lock\./)) as string[][];
    expect(lock).toContain(first);
    expect(lock).toContain('azurerm_container_registry.Registry_4DB9CCA5');
  });

  test('does not reach what is looked up before anything is planned', () => {
    const stack = withDependency((made, dependsOn) => everything(made, { props: { dependsOn } }));
    const all = attributeOf(stack, 'depends_on', /^data\.azurerm_(role|client)/);
    expect(Object.keys(all).length).toBeGreaterThan(5);
    expect(all).toEqual(everywhere(all, undefined));
  });

  test('takes several, also data sources', () => {
    const stack = synthesized((made) => {
      const groups = ['One', 'Two'].map((id) => new ResourceGroup(made, id, { name: id, location: 'westus2' }));
      const existing = GeoReplicatedRegistry.fromRegistryName(made, 'Existing', {
        registryName: 'fabrikam',
        resourceGroupName: 'images',
        dependsOn: groups,
      });
      const found = existing.node.findChild('Resource') as unknown as ITerraformDependable;
      newRegistry({ dependsOn: [...groups, found] }, made).grantPull('Aks', uuid(1));
    });
    const all = Object.values(attributeOf(stack, 'depends_on', /\.Registry_/));
    expect(all).toHaveLength(2);
    for (const dependsOn of all) {
      expect(dependsOn).toEqual([
        'azurerm_resource_group.One',
        'azurerm_resource_group.Two',
        'data.azurerm_container_registry.Existing_4CC9759F',
      ]);
    }
  });

  test('follows a name in the state that is overridden later', () => {
    const stack = synthesized((made) => {
      const group = new ResourceGroup(made, 'First', { name: 'first', location: 'westus2' });
      const registry = newRegistry({ dependsOn: [group], lock: LockLevel.CAN_NOT_DELETE }, made);
      registry.resource.overrideLogicalId('images');
    });
    const [lock] = Object.values(attributeOf(stack, 'depends_on', /^azurerm_management_lock\./)) as string[][];
    expect(lock).toEqual(['azurerm_container_registry.images', first]);
  });
});

describe('what is no provider or dependency', () => {
  const stack = () => stackIn(newApp(), 'contoso');
  test.each(['azurerm.images', {}, null, 1])('a provider %j is refused', (provider) => {
    expect(() => newRegistry({ provider } as object, stack())).toThrow(
      `provider is of the wrong type, got ${JSON.stringify(provider)}: pass a provider of the stack, such as new AzurermProvider(this, "hub", { alias: "hub", … }) [optionsHaveTheirType]`,
    );
  });

  test.each(['azurerm_resource_group.x', [], null])('a dependency %j is refused', (dependency) => {
    expect(() => newRegistry({ dependsOn: [dependency] } as object, stack())).toThrow(
      `dependsOn[0] is of the wrong type, got ${JSON.stringify(dependency)}: pass a resource, data source or module [optionsHaveTheirType]`,
    );
  });

  test.each([
    ['scope', 'Shop'],
    ['provider', 'x'],
  ])('a %s of a grant that is none is refused, and nothing granted', (option, value) => {
    const registry = newRegistry({}, stack());
    expect(() => registry.grantPull('Aks', uuid(1), { [option]: value })).toThrow(
      `grantPull("Aks").${option} is of the wrong type, got "${value}": pass a`,
    );
    expect(registry.node.children.filter((child) => child.node.id.startsWith('Grant'))).toEqual([]);
    registry.grantPull('Aks', uuid(1));
  });
});

describe('what is of another stack', () => {
  const stacks = () => {
    const app = newApp();
    return [stackIn(app, 'contoso'), stackIn(app, 'shop')] as const;
  };
  const endpoint = {
    subnetId: idOf('Microsoft.Network/virtualNetworks', 'hub/subnets/x'),
    dns: PrivateDns.external(),
  };
  const stranger = (of: string, place: string) =>
    `provider is a provider of '${of}', and this is created in '${place}': pass a provider of the stack where it is created [providersAreOfTheirStack]`;

  test('is no provider of a registry', () => {
    const [contoso, shop] = stacks();
    expect(() => newRegistry({ provider: aliasIn(shop, 'shop') }, contoso)).toThrow(stranger('shop', 'contoso'));
    expect(contoso.node.tryFindChild('Registry')).toBeUndefined();
  });

  test('is a provider of a grant or an endpoint only where that is made', () => {
    const [contoso, shop] = stacks();
    const registry = newRegistry({}, contoso);
    const [own, other] = [aliasIn(contoso, 'own'), aliasIn(shop, 'other')];
    expect(() => registry.grantPull('A', uuid(1), { provider: other })).toThrow(stranger('shop', 'contoso'));
    expect(() => registry.grantPull('A', uuid(1), { provider: own, scope: shop })).toThrow(stranger('contoso', 'shop'));
    expect(() => registry.addPrivateEndpoint({ ...endpoint, provider: other })).toThrow(stranger('shop', 'contoso'));
    const dns = PrivateDns.newZone(idOf('Microsoft.Network/virtualNetworks', 'hub'), { provider: own });
    expect(() => registry.addPrivateEndpoint({ ...endpoint, dns, scope: shop })).toThrow(stranger('contoso', 'shop'));
    registry.grantPull('A', uuid(1), { provider: other, scope: shop });
    registry.addPrivateEndpoint({ ...endpoint, provider: other, scope: shop });
  });

  test('is nothing that a registry can wait for', () => {
    const [contoso, shop] = stacks();
    const group = new ResourceGroup(shop, 'First', { name: 'first', location: 'westus2' });
    expect(() => newRegistry({ dependsOn: [group] }, contoso)).toThrow(
      'dependsOn[0] is in another stack: make one stack depend on the other, with stack.addDependency [dependenciesAreOfTheStack]',
    );
  });
});
