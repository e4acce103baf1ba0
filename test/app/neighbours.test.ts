import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { TerraformVariable, type TerraformStack } from 'cdktf';
import {
  GeoReplicatedRegistry,
  PrivateDns,
  type GeoReplicatedRegistryProps,
  type PrivateEndpointOptions,
} from 'cdktf-georeplicated-registry';
import { newRegistry } from '../stacks';
import { aliasIn, newApp, stackIn, synthesizeApp, thrownBy } from './apps';
import { idOf } from './everything';

const network = idOf('Microsoft.Network/virtualNetworks', 'hub');
const subnet = `${network}/subnets/endpoints`;
const external = PrivateDns.external();

/** What two registries have in common. */
interface Clash {
  readonly name: string;
  readonly first: (stack: TerraformStack) => Partial<GeoReplicatedRegistryProps>;
  readonly second: (stack: TerraformStack) => Partial<GeoReplicatedRegistryProps>;
  /** The faults of the second, without the rule. */
  readonly faults: readonly string[];
  readonly rule: string;
}

/** Two registries with other names, each with one endpoint. */
const linked = (options: Partial<PrivateEndpointOptions>, props: Partial<GeoReplicatedRegistryProps> = {}) => ({
  privateLink: { endpoints: [{ subnetId: subnet, dns: external, ...options }] },
  ...props,
});
const other = { registryName: 'fabrikam' };
const ips = (from: number) =>
  Object.fromEntries(['registry', 'westus2', 'eastus', 'westeurope'].map((key, i) => [key, `10.0.0.${from + i}`]));

const clashes: Clash[] = [
  {
    name: 'the name of a registry',
    first: () => ({}),
    second: () => ({ registryName: 'Contoso' }),
    faults: [`registryName is also the name of 'ONE/First', got "Contoso": give each registry a name of its own`],
    rule: 'registryNamesAreDistinct',
  },
  {
    name: 'the name of an endpoint',
    first: () => linked({ name: 'images' }),
    second: () => linked({ name: 'Images' }, other),
    faults: [
      `privateLink.endpoints[0].name is also the name of 'ONE/First' privateLink.endpoints[0], got "Images": give each a name of its own`,
    ],
    rule: 'privateEndpointsDoNotClash',
  },
  {
    name: 'the name of a network interface',
    first: () => linked({ networkInterfaceName: 'nic' }),
    second: () => linked({ networkInterfaceName: 'NIC' }, other),
    faults: [
      `privateLink.endpoints[0].networkInterfaceName is also the network interface name of 'ONE/First' privateLink.endpoints[0], got "NIC": give each a name of its own`,
    ],
    rule: 'privateEndpointsDoNotClash',
  },
  {
    name: 'an address of a subnet',
    first: () => linked({ staticIps: ips(10) }),
    second: () => linked({ subnetId: subnet.toUpperCase(), staticIps: ips(13) }, other),
    faults: [
      `privateLink.endpoints[0].staticIps.registry is also the address of 'ONE/First' privateLink.endpoints[0].staticIps.westeurope, got "10.0.0.13": give each an address of its own`,
    ],
    rule: 'privateEndpointsDoNotClash',
  },
  {
    name: 'a subnet of two prefixes',
    first: () => linked({ subnetPrefix: '10.0.0.0/24' }),
    second: () => linked({ subnetPrefix: '10.0.0.0/25' }, other),
    faults: [
      `privateLink.endpoints[0].subnetPrefix is not the prefix that 'ONE/First' privateLink.endpoints[0] sets for the same subnet, 10.0.0.0/24, got "10.0.0.0/25": set the same prefix for both`,
    ],
    rule: 'privateEndpointsDoNotClash',
  },
  {
    name: 'a subnet that is too small for both',
    first: () =>
      linked(
        {},
        { replicas: [{ region: 'eastus' }, { region: 'westeurope' }, { region: 'uksouth' }, { region: 'japaneast' }] },
      ),
    second: () =>
      linked(
        { subnetPrefix: '10.0.0.0/28' },
        {
          ...other,
          replicas: [{ region: 'eastus' }, { region: 'westeurope' }, { region: 'uksouth' }, { region: 'japaneast' }],
        },
      ),
    faults: [
      `privateLink.endpoints[0].subnetPrefix has room for 11 addresses and 12 are needed with the endpoints of 'ONE/First', got "10.0.0.0/28": use a subnet of /27 or larger, Azure reserves five addresses in each`,
    ],
    rule: 'subnetsHoldAllEndpoints',
  },
];

const told = ({ faults }: Clash, stack: string, rule: string) =>
  faults.map((line) => `${line.replace('ONE', stack)} [${rule}]`);

describe.each(clashes)('$name', (clash) => {
  const { first, second, rule } = clash;
  const lines = (error: Error) =>
    error.message
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/^ +- /, ''));

  test('is a fault in one stack', () => {
    const stack = stackIn(newApp(), 'contoso');
    newRegistry(first(stack), stack, 'First');
    const error = thrownBy(() => newRegistry(second(stack), stack, 'Second'));
    expect(lines(error)).toEqual(told(clash, 'contoso', rule));
    expect(stack.node.tryFindChild('Second')).toBeUndefined();
  });

  test('is a warning in two stacks, of which one may be an alternative', () => {
    const app = newApp();
    const [one, two] = [stackIn(app, 'one'), stackIn(app, 'two')];
    newRegistry(first(one), one, 'First');
    const registry = newRegistry(second(two), two, 'Second');
    expect(registry.warnings).toEqual(told(clash, 'one', 'stacksDoNotClash'));
    const stacks = synthesizeApp(app);
    expect(stacks.two.warnings).toEqual(told(clash, 'one', 'stacksDoNotClash'));
  });

  test('is silent across stacks once it is acknowledged', () => {
    const app = newApp();
    const [one, two] = [stackIn(app, 'one'), stackIn(app, 'two')];
    newRegistry(first(one), one, 'First');
    newRegistry({ ...second(two), acknowledge: { stacksDoNotClash: 'stages' } }, two, 'Second');
    expect(synthesizeApp(app).two.warnings).toEqual([]);
  });

  test('is nothing in two apps', () => {
    for (const name of ['First', 'Second']) {
      const stack = stackIn(newApp(), 'contoso');
      const registry = newRegistry((name === 'First' ? first : second)(stack), stack, name);
      expect(registry.warnings).toEqual([]);
    }
  });

  test('is nothing once the other registry is out of the tree', () => {
    const app = newApp();
    const [stack, before] = [stackIn(app, 'contoso'), stackIn(app, 'before')];
    newRegistry(first(stack), stack, 'First');
    newRegistry(first(before), before, 'First');
    stack.node.tryRemoveChild('First');
    app.node.tryRemoveChild('before');
    const registry = newRegistry(second(stack), stack, 'First');
    expect(registry.warnings).toEqual([]);
    expect(synthesizeApp(app).contoso.warnings).toEqual([]);
  });

  test('is nothing after a registry that was refused', () => {
    const stack = stackIn(newApp(), 'contoso');
    expect(() => newRegistry({ ...first(stack), homeRegion: 'nowhere' }, stack, 'First')).toThrow();
    newRegistry(second(stack), stack, 'Second');
  });
});

describe('endpoints that are added', () => {
  const build = () => {
    const stack = stackIn(newApp(), 'contoso');
    const first = newRegistry({}, stack, 'First');
    const second = newRegistry(other, stack, 'Second');
    const existing = GeoReplicatedRegistry.fromRegistryName(stack, 'Existing', {
      registryName: 'northwind',
      resourceGroupName: 'images',
      homeRegion: 'westus2',
    });
    return { stack, first, second, existing };
  };
  const endpoint = { subnetId: subnet, dns: external, name: 'images' };
  const pairs = [
    ['first', 'second'],
    ['first', 'existing'],
    ['existing', 'first'],
  ] as const;

  test.each(pairs)('to %s and to %s are compared', (one, two) => {
    const built = build();
    built[one].addPrivateEndpoint(endpoint);
    const path = built[one].node.path;
    expect(() => built[two].addPrivateEndpoint(endpoint)).toThrow(
      `addPrivateEndpoint[0].name is also the name of '${path}' addPrivateEndpoint[0], got "images": give each a name of its own [privateEndpointsDoNotClash]`,
    );
    expect(built[two].privateEndpoints).toEqual([]);
    built[two].addPrivateEndpoint({ ...endpoint, name: 'other' });
  });

  test('have their room looked at when a replica is added, too', () => {
    const { first, second } = build();
    first.addPrivateEndpoint({ ...endpoint, name: 'one', subnetPrefix: '10.0.0.0/28' });
    second.addPrivateEndpoint({ ...endpoint, name: 'two', subnetPrefix: '10.0.0.0/28' });
    first.addReplica({ region: 'uksouth' });
    second.addReplica({ region: 'uksouth' });
    first.addReplica({ region: 'japaneast' });
    expect(() => second.addReplica({ region: 'japaneast' })).toThrow(
      `addPrivateEndpoint[0].subnetPrefix has room for 11 addresses and 12 are needed with the endpoints of 'contoso/First', got "10.0.0.0/28": use a subnet of /27 or larger, Azure reserves five addresses in each [subnetsHoldAllEndpoints]`,
    );
    expect(second.regions).not.toContain('japaneast');
  });

  test('of three registries share one subnet as far as there is room', () => {
    const stack = stackIn(newApp(), 'contoso');
    const build = (id: string, subnetPrefix: string) =>
      newRegistry(linked({ subnetPrefix, name: id }, { registryName: `${id}registry` }), stack, id);
    build('one', '10.0.0.0/28');
    build('two', '10.0.0.0/28');
    expect(() => build('three', '10.0.0.0/28')).toThrow(
      `has room for 11 addresses and 12 are needed with the endpoints of 'contoso/one', 'contoso/two'`,
    );
  });
});

describe('what is not in common', () => {
  const bothIn = (first: Clash['first'], second: Clash['second']) => {
    const stack = stackIn(newApp(), 'contoso');
    newRegistry(first(stack), stack, 'First');
    return newRegistry(second(stack), stack, 'Second').warnings;
  };
  const prefixed = (prefix: string) => (stack: TerraformStack) => new TerraformVariable(stack, prefix, {}).stringValue;

  test('names in two clouds', () => {
    const china = { homeRegion: 'chinanorth3', replicas: [{ region: 'chinanorth2' }, { region: 'chinaeast2' }] };
    expect(
      bothIn(
        () => ({}),
        () => china,
      ),
    ).toEqual([]);
  });

  test('a registry that is made, and one of its name that exists', () => {
    const stack = stackIn(newApp(), 'contoso');
    const exists = () =>
      GeoReplicatedRegistry.fromRegistryName(stack, `Existing${stack.node.children.length}`, {
        registryName: 'contoso',
        resourceGroupName: 'images',
      });
    exists();
    expect(newRegistry({}, stack).warnings).toEqual([]);
    exists();
  });

  test('endpoints of one name in two resource groups or subscriptions', () => {
    expect(
      bothIn(
        () => linked({ name: 'images', resourceGroupName: 'a' }),
        () => linked({ name: 'images', resourceGroupName: 'b' }, other),
      ),
    ).toEqual([]);
    expect(
      bothIn(
        (stack) => linked({ name: 'images', provider: aliasIn(stack, 'hub') }),
        () => linked({ name: 'images' }, other),
      ),
    ).toEqual([]);
  });

  test('addresses and prefixes of two subnets', () => {
    const options = { staticIps: ips(10), subnetPrefix: '10.0.0.0/28' };
    expect(
      bothIn(
        () => linked(options),
        () => linked({ ...options, subnetId: `${subnet}-2` }, other),
      ),
    ).toEqual([]);
  });

  test('late-bound names and subnets that are not the same reference', () => {
    const late = prefixed('one');
    const otherwise = prefixed('two');
    expect(
      bothIn(
        (stack) => ({ registryName: late(stack) }),
        (stack) => ({ registryName: otherwise(stack) }),
      ),
    ).toEqual([]);
    expect(
      bothIn(
        (stack) => linked({ name: 'one', subnetId: late(stack), staticIps: ips(10) }),
        (stack) => linked({ name: 'two', subnetId: otherwise(stack), staticIps: ips(10) }, other),
      ),
    ).toEqual([]);
  });
});

describe('late-bound values that are the same reference', () => {
  test('are compared', () => {
    const stack = stackIn(newApp(), 'contoso');
    const name = new TerraformVariable(stack, 'name', {}).stringValue;
    newRegistry({ registryName: name }, stack, 'First');
    expect(() => newRegistry({ registryName: name }, stack, 'Second')).toThrow(
      "registryName is also the name of 'contoso/First'",
    );
    const made = new Subnet(stack, 'Subnet', {
      name: 's',
      resourceGroupName: 'g',
      virtualNetworkName: 'n',
      addressPrefixes: [],
    });
    newRegistry(linked({ subnetId: made.id, staticIps: ips(10) }), stack, 'Third');
    expect(() =>
      newRegistry(linked({ subnetId: made.id, name: 'x', staticIps: ips(10) }, other), stack, 'Fourth'),
    ).toThrow('[privateEndpointsDoNotClash]');
  });
});

describe('DNS zones', () => {
  const zoned = (id: string, group: string, props: Partial<GeoReplicatedRegistryProps> = {}) =>
    linked({ dns: PrivateDns.newZone(id, { resourceGroupName: group }), resourceGroupName: group }, props);

  test('are one for a network of two registries', () => {
    const stack = stackIn(newApp(), 'contoso');
    newRegistry(zoned(network, 'a'), stack, 'First');
    expect(() => newRegistry(zoned(network.toUpperCase(), 'b', other), stack, 'Second')).toThrow(
      "would create a second DNS zone for a network for which 'contoso/First' creates one",
    );
  });

  test('are in groups of their own', () => {
    const stack = stackIn(newApp(), 'contoso');
    newRegistry(zoned(network, 'a'), stack, 'First');
    const second = idOf('Microsoft.Network/virtualNetworks', 'spoke');
    expect(() =>
      newRegistry(
        {
          ...linked({ subnetId: `${second}/subnets/x`, dns: PrivateDns.newZone(second, { resourceGroupName: 'A' }) }),
          ...other,
        },
        stack,
        'Second',
      ),
    ).toThrow('[dnsZonesHaveGroupsOfTheirOwn]');
  });

  test('that one registry has are used by another', () => {
    const app = newApp();
    const stack = stackIn(app, 'contoso');
    const [endpoint] = newRegistry(zoned(network, 'a'), stack, 'First').privateEndpoints;
    const dns = PrivateDns.zone(endpoint.privateDnsZoneId ?? '');
    const second = newRegistry(linked({ dns }, other), stack, 'Second');
    expect(second.warnings).toEqual([]);
    const { blocks } = synthesizeApp(app).contoso;
    const groups = Object.values(blocks).flatMap(
      (block) =>
        (block.private_dns_zone_group as { private_dns_zone_ids?: unknown } | undefined)?.private_dns_zone_ids ?? [],
    );
    expect(new Set(groups.flat()).size).toBe(1);
  });
});
