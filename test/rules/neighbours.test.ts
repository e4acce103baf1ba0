import { PrivateDns } from 'cdktf-georeplicated-registry';
import { sentence } from '../../lib/errors';
import type { RegistryModel } from '../../lib/model/model';
import { resolveRegistry } from '../../lib/model/registry';
import { readExistingRegistry } from '../../lib/reading/registry';
import { refused, refusedOfExisting, validate } from '../../lib/rules';
import { lateValue } from '../../lib/text';
import { aliasOf, lateBound, model, neighbour, reported, withOthers, type LooseProps } from '../models';

const subnet = '/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub/subnets/endpoints';
const endpoint = (options: object = {}) => ({ subnetId: subnet, dns: PrivateDns.external(), ...options });
const withEndpoints = (...endpoints: object[]): LooseProps => ({ privateLink: { endpoints } });
const link = (...endpoints: object[]) => model(withEndpoints(...endpoints));
const refusal = (subject: RegistryModel) => validate(refused, subject).map(sentence);
const first = 'privateLink.endpoints[0]';
const second = 'privateLink.endpoints[1]';

/** A registry in a stack that has another one; `there` is what that one is made of. */
const besides = (there: LooseProps, here: LooseProps) => model(here, withOthers(neighbour(there)));
const acrossStacks = (there: LooseProps, here: LooseProps) =>
  model(here, withOthers(neighbour(there, { path: 'stage/Other', isInSameStack: false })));

const existing = (registryName: string) =>
  resolveRegistry(
    readExistingRegistry(
      { registryName, resourceGroupName: 'images', homeRegion: 'westus2' },
      { location: '${data.x.location}', dataEndpointEnabled: lateValue(() => '${data.x.data_endpoint_enabled}') },
    ),
  );

describe('registryNamesAreDistinct', () => {
  const rule = 'registryNamesAreDistinct';
  const fault = (got: string) =>
    `registryName is also the name of 'stack/Other'${got}: give each registry a name of its own [registryNamesAreDistinct]`;

  test('accepts different names, and registries of other stacks', () => {
    expect(reported(rule, besides({}, {}))).toEqual([]);
    expect(reported(rule, acrossStacks({ registryName: 'contoso' }, {}))).toEqual([]);
  });

  test('fails for two registries of one name, also in another case', () => {
    expect(reported(rule, besides({ registryName: 'contoso' }, {}))).toEqual([fault(', got "contoso"')]);
    expect(reported(rule, besides({ registryName: 'Contoso' }, {}))).toEqual([fault(', got "contoso"')]);
  });

  test('accepts one name in two clouds', () => {
    const inChina = { registryName: 'contoso', homeRegion: 'chinaeast2', replicas: [] };
    expect(reported(rule, besides(inChina, {}))).toEqual([]);
  });

  test('accepts a registry that is used, and one that is made in the same app', () => {
    const used = neighbour({}, { model: existing('contoso') });
    expect(reported(rule, model({}, withOthers(used)))).toEqual([]);
    const made = withOthers(neighbour({ registryName: 'contoso' }));
    expect(
      validate(refusedOfExisting, { ...existing('contoso'), endpoints: link(endpoint()).endpoints, stack: made }),
    ).toEqual([]);
  });

  test('keeps silent on late-bound names, unless they refer to the same', () => {
    for (const [a, b] of [
      [lateBound('a'), lateBound('b')],
      ['${var.a}', '${var.b}'],
    ]) {
      expect(reported(rule, besides({ registryName: a }, { registryName: b }))).toEqual([]);
      expect(reported(rule, besides({ registryName: a }, { registryName: a }))).toHaveLength(1);
    }
    const late = lateBound();
    expect(reported(rule, besides({ registryName: late }, { registryName: late }))).toEqual([fault('')]);
  });
});

const addresses = { registry: '10.0.0.4', westus2: '10.0.0.5', eastus: '10.0.0.6', westeurope: '10.0.0.7' };
const staticEndpoint = (options: object = {}) => endpoint({ name: 'images', staticIps: addresses, ...options });

describe('privateEndpointsDoNotClash', () => {
  const rule = 'privateEndpointsDoNotClash';
  const line = (text: string) => `${text} [privateEndpointsDoNotClash]`;
  const ofItsOwn = 'give each a name of its own';

  describe('of one registry', () => {
    test('accepts endpoints that differ, and names in two groups or subscriptions', () => {
      expect(reported(rule, link(endpoint(), endpoint({ region: 'eastus' }), endpoint({ name: 'other' })))).toEqual([]);
      const common = { networkInterfaceName: 'nic' };
      const named = endpoint({ name: 'contoso-eastus', ...common });
      const inEast = endpoint({ region: 'eastus', ...common });
      expect(reported(rule, link(named, { ...inEast, resourceGroupName: 'spoke' }))).toEqual([]);
      expect(reported(rule, link(named, { ...inEast, provider: aliasOf('spoke') }))).toEqual([]);
    });

    test('fails for a name that another one comes out with by default', () => {
      expect(reported(rule, link(endpoint({ name: 'Contoso-EastUS' }), endpoint({ region: 'eastus' })))).toEqual([
        line(`${second} gets the name of ${first}, got "contoso-eastus": ${ofItsOwn}`),
      ]);
      expect(reported(rule, link(endpoint({ region: 'eastus' }), endpoint({ name: 'Contoso-EastUS' })))).toEqual([
        line(`${second}.name is also the name of ${first}, got "Contoso-EastUS": ${ofItsOwn}`),
      ]);
    });

    test('fails for a name of a network interface twice, whatever the case', () => {
      const [a, b] = ['a1', 'b1'].map((name) => endpoint({ name, networkInterfaceName: `nic-${name.slice(1)}` }));
      expect(reported(rule, link(a, { ...b, networkInterfaceName: 'NIC-1' }))).toEqual([
        line(`${second}.networkInterfaceName is also the network interface name of ${first}, got "NIC-1": ${ofItsOwn}`),
      ]);
    });

    test('fails for an address twice in one endpoint', () => {
      expect(reported(rule, link(staticEndpoint({ staticIps: { ...addresses, registry: '10.0.0.5' } })))).toEqual([
        line(
          `${first}.staticIps.westus2 is also the address of ${first}.staticIps.registry, got "10.0.0.5": give each an address of its own`,
        ),
      ]);
    });

    test('fails for an address twice in one subnet, not in two', () => {
      const other = staticEndpoint({ name: 'other' });
      expect(reported(rule, link(staticEndpoint(), other))).toHaveLength(4);
      expect(reported(rule, link(staticEndpoint(), { ...other, subnetId: `${subnet}2` }))).toEqual([]);
      for (const subnetId of [lateBound(), '${var.x}']) {
        expect(reported(rule, link(staticEndpoint({ subnetId }), { ...other, subnetId }))).toHaveLength(4);
      }
    });

    test('fails for two prefixes of one subnet', () => {
      const [a, b] = ['10.0.0.0/27', '10.0.0.0/26'].map((subnetPrefix, i) => endpoint({ name: `e${i}`, subnetPrefix }));
      expect(reported(rule, link(a, b))).toEqual([
        line(
          `${second}.subnetPrefix is not the prefix that ${first} sets for the same subnet, 10.0.0.0/27, got "10.0.0.0/26": set the same prefix for both`,
        ),
      ]);
      expect(reported(rule, link(a, { ...b, subnetId: `${subnet}2` }))).toEqual([]);
      expect(reported(rule, link(a, { ...b, subnetPrefix: undefined }, { ...b, subnetPrefix: '${var.x}' }))).toEqual(
        [],
      );
    });

    test('keeps silent on late-bound names, addresses and prefixes', () => {
      for (const [a, b] of [
        [lateBound('a'), lateBound('b')],
        ['${var.a}', '${var.b}'],
      ]) {
        const options = (late: string, name: string) =>
          endpoint({ name, networkInterfaceName: late, staticIps: { registry: late }, subnetPrefix: late });
        expect(reported(rule, link(options(a, 'a1'), options(b, 'b1')))).toEqual([]);
        const lateName = { registryName: a, ...withEndpoints(endpoint(), endpoint({ name: 'other' })) };
        expect(reported(rule, model(lateName))).toEqual([]);
      }
    });
  });

  describe('of two registries of a stack', () => {
    test('accepts endpoints that differ', () => {
      const there = withEndpoints(staticEndpoint({ subnetId: `${subnet}2`, networkInterfaceName: 'a-nic' }));
      const here = withEndpoints(staticEndpoint({ name: 'other', networkInterfaceName: 'b-nic' }));
      expect(reported(rule, besides(there, here))).toEqual([]);
    });

    test('fails for one name, and one network interface', () => {
      const props = withEndpoints(endpoint({ name: 'images', networkInterfaceName: 'nic' }));
      const names = [
        line(`${first}.name is also the name of 'stack/Other' ${first}, got "images": ${ofItsOwn}`),
        line(
          `${first}.networkInterfaceName is also the network interface name of 'stack/Other' ${first}, got "nic": ${ofItsOwn}`,
        ),
      ];
      expect(reported(rule, besides(props, props))).toEqual(names);
      expect(reported(rule, besides(props, { ...props, resourceGroupName: 'spoke' }))).toEqual([]);
    });

    test('fails for an address twice', () => {
      expect(
        reported(rule, besides(withEndpoints(staticEndpoint()), withEndpoints(staticEndpoint({ name: 'other' })))),
      ).toEqual(
        Object.entries(addresses).map(([member, address]) =>
          line(
            `${first}.staticIps.${member} is also the address of 'stack/Other' ${first}.staticIps.${member}, got "${address}": give each an address of its own`,
          ),
        ),
      );
    });

    test('fails for two prefixes of one subnet', () => {
      const subnetPrefix = '10.0.0.0/26';
      const there = withEndpoints(endpoint({ subnetPrefix: '10.0.0.0/27' }));
      expect(reported(rule, besides(there, withEndpoints(endpoint({ subnetPrefix }))))).toEqual([
        line(
          `${first}.subnetPrefix is not the prefix that 'stack/Other' ${first} sets for the same subnet, 10.0.0.0/27, got "10.0.0.0/26": set the same prefix for both`,
        ),
      ]);
    });

    test('reports an endpoint that clashes once', () => {
      const props = withEndpoints(endpoint({ name: 'images' }));
      expect(refusal(besides(props, props))).toHaveLength(1);
    });

    test('leaves other stacks to a warning', () => {
      const props = withEndpoints(staticEndpoint({ networkInterfaceName: 'nic' }));
      expect(reported(rule, acrossStacks(props, props))).toEqual([]);
    });
  });
});

describe('subnetsHoldAllEndpoints', () => {
  const rule = 'subnetsHoldAllEndpoints';
  const inSubnet = (bits: number, ...names: string[]) =>
    withEndpoints(...names.map((name) => endpoint({ name, subnetPrefix: `10.0.0.0/${bits}` })));
  const many = (props: LooseProps, ...others: LooseProps[]) =>
    model(props, withOthers(...others.map((other, i) => neighbour(other, { path: `stack/R${i}` }))));

  test('accepts as many as fit, and subnets of their own', () => {
    // Five addresses of a /28 are kept, and each endpoint of three regions takes four.
    expect(reported(rule, many(inSubnet(28, 'a1'), inSubnet(28, 'b1')))).toEqual([]);
    const [elsewhere] = [withEndpoints(endpoint({ name: 'c1', subnetId: `${subnet}2` }))];
    expect(reported(rule, many(inSubnet(28, 'a1'), inSubnet(28, 'b1'), elsewhere))).toEqual([]);
  });

  test('fails for a subnet that is too small for all', () => {
    expect(reported(rule, many(inSubnet(28, 'a1'), inSubnet(28, 'b1'), inSubnet(28, 'c1')))).toEqual([
      `${first}.subnetPrefix has room for 11 addresses and 12 are needed with the endpoints of 'stack/R0', 'stack/R1', got "10.0.0.0/28": use a subnet of /27 or larger, Azure reserves five addresses in each [subnetsHoldAllEndpoints]`,
    ]);
  });

  test('counts all endpoints of the subnet, and reports it once', () => {
    expect(reported(rule, many(inSubnet(28, 'a1', 'a2'), inSubnet(28, 'b1')))).toHaveLength(1);
    const [unstated, stated] = [endpoint({ name: 'a1' }), endpoint({ name: 'a2', subnetPrefix: '10.0.0.0/28' })];
    expect(reported(rule, many(withEndpoints(unstated, stated), inSubnet(28, 'b1')))).toEqual([
      expect.stringContaining(`${second}.subnetPrefix has room for 11 addresses and 12 are needed`),
    ]);
  });

  test('leaves a subnet that is too small for this registry alone to another rule, and other stacks to a warning', () => {
    expect(reported(rule, link(endpoint({ subnetPrefix: '10.0.0.0/30' })))).toEqual([]);
    expect(reported(rule, acrossStacks(inSubnet(28, 'a1', 'a2'), inSubnet(28, 'b1')))).toEqual([]);
  });

  test('keeps silent on late-bound subnets, unless those refer to the same, and takes the prefix that is known', () => {
    for (const late of [lateBound(), '${var.x}']) {
      const latePrefix = withEndpoints(...['a1', 'a2', 'a3'].map((name) => endpoint({ name, subnetPrefix: late })));
      expect(reported(rule, many(latePrefix, inSubnet(28, 'b1')))).toHaveLength(1);
      const lateSubnet = (...names: string[]) =>
        withEndpoints(...names.map((name) => endpoint({ name, subnetId: late, subnetPrefix: '10.0.0.0/28' })));
      expect(reported(rule, many(lateSubnet('a1', 'a2'), inSubnet(28, 'b1')))).toEqual([]);
      expect(reported(rule, many(lateSubnet('a1', 'a2'), lateSubnet('b1')))).toHaveLength(1);
    }
  });
});

describe('stacksDoNotClash', () => {
  const rule = 'stacksDoNotClash';
  const line = (text: string) => `${text} [stacksDoNotClash]`;

  test('accepts stacks that have nothing in common, and leaves what one stack has to errors', () => {
    expect(reported(rule, acrossStacks({}, {}))).toEqual([]);
    const props = { registryName: 'contoso', ...withEndpoints(staticEndpoint({ subnetPrefix: '10.0.0.0/27' })) };
    expect(reported(rule, besides(props, props))).toEqual([]);
  });

  test('warns of one name', () => {
    expect(reported(rule, acrossStacks({ registryName: 'Contoso' }, {}))).toEqual([
      line(`registryName is also the name of 'stage/Other', got "contoso": give each registry a name of its own`),
    ]);
  });

  test('warns of endpoints, addresses, prefixes and room', () => {
    const there = withEndpoints(
      staticEndpoint({ networkInterfaceName: 'nic', subnetPrefix: '10.0.0.0/27' }),
      endpoint({ name: 'more' }),
    );
    const here = withEndpoints(
      endpoint({
        name: 'images',
        networkInterfaceName: 'nic',
        staticIps: { ...addresses, eastus: '10.0.0.8', westeurope: '10.0.0.9', westus2: '10.0.0.10' },
        subnetPrefix: '10.0.0.0/28',
      }),
    );
    expect(reported(rule, acrossStacks(there, here))).toEqual([
      line(`${first}.name is also the name of 'stage/Other' ${first}, got "images": give each a name of its own`),
      line(
        `${first}.networkInterfaceName is also the network interface name of 'stage/Other' ${first}, got "nic": give each a name of its own`,
      ),
      line(
        `${first}.staticIps.registry is also the address of 'stage/Other' ${first}.staticIps.registry, got "10.0.0.4": give each an address of its own`,
      ),
      line(
        `${first}.subnetPrefix is not the prefix that 'stage/Other' ${first} sets for the same subnet, 10.0.0.0/27, got "10.0.0.0/28": set the same prefix for both`,
      ),
      line(
        `${first}.subnetPrefix has room for 11 addresses and 12 are needed with the endpoints of 'stage/Other', got "10.0.0.0/28": use a subnet of /27 or larger, Azure reserves five addresses in each`,
      ),
    ]);
  });

  test('keeps silent on what is late-bound by different values', () => {
    for (const [a, b] of [
      [lateBound('a'), lateBound('b')],
      ['${var.a}', '${var.b}'],
    ]) {
      const props = (late: string) => ({
        registryName: late,
        ...withEndpoints(endpoint({ name: 'images', resourceGroupName: late, subnetId: late })),
      });
      expect(reported(rule, acrossStacks(props(a), props(b)))).toEqual([]);
      expect(reported(rule, acrossStacks(props(a), props(a)))).toHaveLength(2);
    }
  });
});
