import {
  ComplexList,
  ComplexObject,
  TerraformCount,
  TerraformDataSource,
  TerraformOutput,
  TerraformResource,
  Token,
  type TerraformStack,
} from 'cdktf';
import {
  WebhookAction,
  type GeoReplicatedRegistry,
  type GeoReplicatedRegistryProps,
} from 'cdktf-georeplicated-registry';
import { newRegistry } from '../stacks';
import { newApp, stackIn, synthesizeApp, type Block } from './apps';
import { everything, idOf } from './everything';

/** Something that a user does by hand to a resource that the library made. */
interface Way {
  /** `putTimeouts`, `name =`, `timeouts.create =`. */
  readonly name: string;
  readonly go: (resource: TerraformResource) => void;
}

type Members = Record<string, unknown>;
type Made = TerraformResource | TerraformDataSource;

const marker = 'marker';

/** The accessors of a class of the provider that can be assigned, without those that all classes have. */
function assignable(object: object): string[] {
  const prototype = Object.getPrototypeOf(object) as object;
  return Object.entries(Object.getOwnPropertyDescriptors(prototype))
    .filter(([name, descriptor]) => typeof descriptor.set === 'function' && name !== 'internalValue')
    .map(([name]) => name);
}

function methods(object: object, prefix: string): string[] {
  return Object.getOwnPropertyNames(Object.getPrototypeOf(object)).filter((name) => name.startsWith(prefix));
}

/** Each list of blocks of the provider has `get`, the class that they share does not. */
const firstOf = (list: ComplexList) => (list as unknown as { get(index: number): object }).get(0);

/** A nested block with a marker for each of its attributes. */
function marked(block: ComplexObject | ComplexList): unknown {
  const item = block instanceof ComplexList ? firstOf(block) : block;
  const value = Object.fromEntries(assignable(item).map((name) => [name, marker]));
  return block instanceof ComplexList ? [value] : value;
}

function blocksOf(resource: Made): { readonly [name: string]: ComplexObject | ComplexList } {
  const names = methods(resource, 'put').map((put) => put.charAt(3).toLowerCase() + put.slice(4));
  return Object.fromEntries(names.map((name) => [name, (resource as unknown as Members)[name]])) as never;
}

const call = (object: unknown, method: string, ...args: unknown[]) => {
  (object as Record<string, (...given: unknown[]) => void>)[method](...args);
};
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** All that can be done by hand, in groups of what does not concern the same attributes. */
const kinds: { readonly [kind: string]: (resource: Made) => Way[] } = {
  assignments: (resource) =>
    assignable(resource).map((name) => ({ name: `${name} =`, go: (on) => Object.assign(on, { [name]: marker }) })),
  'calls of reset…': (resource) =>
    methods(resource, 'reset').map((name) => ({
      name,
      go: (on) => {
        call(on, name);
      },
    })),
  'calls of put…': (resource) =>
    Object.keys(blocksOf(resource)).map((name) => {
      const put = `put${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      return {
        name: put,
        go: (on) => {
          call(on, put, marked(blocksOf(on)[name]));
        },
      };
    }),
  'assignments in nested blocks': (resource) =>
    Object.entries(blocksOf(resource)).flatMap(([name, block]) =>
      block instanceof ComplexList
        ? []
        : assignable(block).map((field) => ({
            name: `${name}.${field} =`,
            go: (on) => Object.assign(blocksOf(on)[name], { [field]: marker }),
          })),
    ),
  overrides: (resource) =>
    [...assignable(resource), ...Object.keys(blocksOf(resource))].map((name) => ({
      name: `addOverride("${snake(name)}")`,
      go: (on) => {
        on.addOverride(snake(name), marker);
      },
    })),
  'meta-arguments': () =>
    [
      { dependsOn: ['azurerm_resource_group.marker'] },
      { count: TerraformCount.of(3) },
      { lifecycle: { createBeforeDestroy: true, ignoreChanges: [marker] } },
      { connection: { type: 'ssh', host: marker } },
      { provisioners: [{ type: 'local-exec', command: marker }] },
    ].map((meta) => ({ name: `${Object.keys(meta)[0]} =`, go: (on) => Object.assign(on, meta) })),
};

/** An attribute of a nested block that is there once is one of its own: `timeouts.create`. */
function flat(block: Block, prefix = ''): Block {
  return Object.fromEntries(
    Object.entries(block).flatMap(([name, value]) =>
      Object.prototype.toString.call(value) === '[object Object]' && name !== 'tags'
        ? Object.entries(flat(value as Block, `${prefix}${name}.`))
        : [[prefix + name, value]],
    ),
  );
}

/** What the library makes, by path. */
function made(stack: TerraformStack): Map<string, Made> {
  const isMade = (node: unknown): node is Made =>
    TerraformResource.isTerraformResource(node) || TerraformDataSource.isTerraformDataSource(node);
  const all = ['Registry', 'Existing', 'Role'].flatMap((id) => stack.node.findChild(id).node.findAll());
  return new Map(all.filter(isMade).map((node) => [node.node.path, node]));
}

/** What each resource comes to if the user changes what was made, and calls are made after that or not. */
function outcome(props: Partial<GeoReplicatedRegistryProps>, calls: boolean, ways?: (resource: Made) => Way[]) {
  const app = newApp();
  const stack = stackIn(app, 'contoso');
  const all = everything(stack, { props, calls: false });
  const resources = made(stack);
  for (const resource of resources.values()) {
    ways?.(resource).forEach(({ go }) => {
      go(resource as TerraformResource);
    });
  }
  const addresses = [...resources].map(([path, resource]) => [path, addressOf(resource)] as const);
  if (calls)
    Object.values(all.laterCalls).forEach((later) => {
      later();
    });
  const { blocks } = synthesizeApp(app).contoso;
  return new Map(addresses.map(([path, address]) => [path, flat(blocks[address])]));
}

function addressOf(made: Made): string {
  const prefix = TerraformDataSource.isTerraformDataSource(made) ? 'data.' : '';
  return `${prefix}${made.terraformResourceType}.${made.friendlyUniqueId}`;
}

const known = new Map<object, Record<'plain' | 'called', Map<string, Block>>>();

/** What each resource comes to if the user changes nothing. */
function unchanged(props: Partial<GeoReplicatedRegistryProps>) {
  const outcomes = known.get(props) ?? { plain: outcome(props, false), called: outcome(props, true) };
  known.set(props, outcomes);
  return outcomes;
}

/** What every resource is expected to be in the end, and what it is. */
function compared(props: Partial<GeoReplicatedRegistryProps>, ways: (resource: Made) => Way[]) {
  const { plain, called } = unchanged(props);
  const [changed, both] = [false, true].map((calls) => outcome(props, calls, ways));
  const expected: Members = {};
  const found: Members = {};
  const touched: string[] = [];
  for (const [path, block] of both) {
    const [before, after, untouched] = [plain, changed, called].map((result) => result.get(path) ?? {});
    for (const attribute of new Set([before, after, untouched, block].flatMap((each) => Object.keys(each)))) {
      const isOverridden = typeof after[attribute.replace(/\..*$/, '')] === 'string';
      const isTouched = isOverridden || JSON.stringify(before[attribute]) !== JSON.stringify(after[attribute]);
      const name = `${path.replace('contoso/', '')} ${attribute}`;
      if (isTouched) touched.push(name);
      expected[name] = isTouched ? survived(attribute, after[attribute], untouched[attribute]) : untouched[attribute];
      found[name] = block[attribute];
    }
  }
  return { expected, found, touched };
}

/** What is expected of an attribute that the user changed, where a later call adds to it. */
function survived(attribute: string, changed: unknown, called: unknown): unknown {
  switch (attribute) {
    case 'georeplications':
      // The replica that was added is the last one in the order of the regions; an override is the user's word.
      return typeof changed === 'string'
        ? changed
        : [...((changed ?? []) as unknown[]), ...replicaIn('uksouth', called)];
    case 'lifecycle.precondition':
      // That of the rotation is put there at synth.
      return changed === undefined
        ? undefined
        : [...(changed as unknown[]).slice(0, -1), ...(called as unknown[]).slice(-1)];
    default:
      return changed;
  }
}

function replicaIn(region: string, replicas: unknown): Block[] {
  return (replicas as Block[]).filter(({ location }) => location === region);
}

const bases: [string, Partial<GeoReplicatedRegistryProps>][] = [
  ['has everything', {}],
  [
    'has nothing yet',
    { replicas: [], privateLink: undefined, webhooks: [], network: undefined, homeGlobalEndpointRouting: true },
  ],
];

describe.each(bases)('of a registry that %s', (_, props) => {
  test.each(Object.entries(kinds))('%s survive every later call', (_kind, ways) => {
    const { expected, found, touched } = compared(props, ways);
    expect(touched.length).toBeGreaterThan(30);
    expect(found).toEqual(expected);
  });
});

/** Of what later calls change themselves: there it matters that each change is made alone. */
const changedByCalls = /georeplications|timeouts|publicnetworkaccess|criteria(?!\.)|dependson|lifecycle/i;
const alone = (index: number) => (resource: Made) =>
  /\/(Resource|ServiceHealthAlert|Lock)$/.test(resource.node.path)
    ? Object.values(kinds)
        .flatMap((ways) => ways(resource))
        .filter(({ name }) => changedByCalls.test(name.replace(/_/g, '')))
        .slice(index, index + 1)
    : [];

test.each(Array.from({ length: 15 }, (_, index) => index))('each change survives by itself, %i', (index) => {
  const { expected, found } = compared(bases[1][1], alone(index));
  expect(found).toEqual(expected);
});

test('no change is left out of those that are made alone', () => {
  const stack = stackIn(newApp(), 'contoso');
  everything(stack);
  expect([...made(stack).values()].flatMap(alone(14))).not.toEqual([]);
  expect([...made(stack).values()].flatMap(alone(15))).toEqual([]);
});

describe('replicas that the user put there by hand', () => {
  const registryOf = (change: (registry: GeoReplicatedRegistry) => void): Block => {
    const app = newApp();
    const registry = newRegistry({ tags: { team: 'web' } }, stackIn(app, 'contoso'));
    change(registry);
    return synthesizeApp(app).contoso.blocks['azurerm_container_registry.Registry_4DB9CCA5'];
  };
  const locations = (change: (registry: GeoReplicatedRegistry) => void) =>
    (registryOf(change).georeplications as Block[]).map(({ location }) => location);
  const own = [
    { location: 'westeurope', regionalEndpointEnabled: false },
    { location: 'australiaeast', tags: { mine: 'yes' } },
  ];
  const add = (registry: GeoReplicatedRegistry, ...regions: string[]) => {
    regions.forEach((region) => void registry.addReplica({ region }));
  };

  test('are joined, in order, by those that are added later', () => {
    const { georeplications } = registryOf((registry) => {
      registry.resource.putGeoreplications(own);
      add(registry, 'japaneast', 'brazilsouth');
    });
    const made = (location: string, zones: boolean) => ({
      location,
      regional_endpoint_enabled: true,
      zone_redundancy_enabled: zones,
      tags: { team: 'web' },
    });
    expect(georeplications).toEqual([
      { location: 'australiaeast', tags: { mine: 'yes' } },
      made('brazilsouth', true),
      made('japaneast', true),
      { location: 'westeurope', regional_endpoint_enabled: false },
    ]);
  });

  test('are joined by those only that are added after them', () => {
    expect(
      locations((registry) => {
        add(registry, 'japaneast');
        registry.resource.putGeoreplications(own);
        add(registry, 'brazilsouth');
      }),
    ).toEqual(['australiaeast', 'brazilsouth', 'westeurope']);
  });

  test('stay when they were put there a second time', () => {
    expect(
      locations((registry) => {
        registry.resource.putGeoreplications(own);
        add(registry, 'japaneast');
        registry.resource.putGeoreplications(own.slice(1));
        add(registry, 'brazilsouth');
      }),
    ).toEqual(['australiaeast', 'brazilsouth']);
  });

  test('are not repeated, however they are spelled, and are in the order of their regions', () => {
    const change = (registry: GeoReplicatedRegistry) => {
      registry.resource.putGeoreplications([
        { location: 'West Europe' },
        { location: 'Japan East', tags: { mine: 'yes' } },
      ]);
      add(registry, 'japaneast', 'brazilsouth');
    };
    expect(locations(change)).toEqual(['brazilsouth', 'Japan East', 'West Europe']);
  });

  test('do not come back once they were taken out', () => {
    expect(
      locations((registry) => {
        registry.resource.putGeoreplications(own);
        add(registry, 'japaneast');
        registry.resource.resetGeoreplications();
        add(registry, 'brazilsouth');
      }),
    ).toEqual(['brazilsouth']);
  });

  test('stay as they are if they were taken out by hand', () => {
    expect(
      locations((registry) => {
        registry.resource.resetGeoreplications();
        add(registry, 'japaneast');
      }),
    ).toEqual(['japaneast']);
  });

  test('are added to where they are overridden in part, and refused where they are an expression', () => {
    const overridden = (registry: GeoReplicatedRegistry) => {
      registry.resource.addOverride('georeplications.0.tags', { mine: 'yes' });
      add(registry, 'japaneast');
    };
    expect(locations(overridden)).toContain('japaneast');
    const expressions: ((registry: GeoReplicatedRegistry) => void)[] = [
      ({ resource }) => {
        resource.putGeoreplications(Token.asAny('${var.replicas}'));
      },
      ({ resource }) => {
        resource.addOverride('georeplications', '${var.replicas}');
      },
    ];
    for (const put of expressions) {
      expect(() =>
        registryOf((registry) => {
          put(registry);
          registry.grantPull('Aks', '11111111-1111-1111-1111-111111111111');
          add(registry, 'japaneast');
        }),
      ).toThrow(
        'addReplica[0] cannot be added, because the replicas of resource were replaced by an expression: add the replica to that expression [addedReplicasAreWritten]',
      );
    }
  });

  test('are not changed by calls that add no replica', () => {
    const before = registryOf((registry) => {
      registry.resource.putGeoreplications(own);
    });
    const after = registryOf((registry) => {
      registry.resource.putGeoreplications(own);
      registry.grantPull('Aks', '11111111-1111-1111-1111-111111111111');
      registry.addWebhook({ name: 'deploy', serviceUri: 'https://example.com', actions: [WebhookAction.PUSH] });
    });
    expect(after).toEqual(before);
  });
});

describe('logical ids', () => {
  // Of a twin: to ask for the name of a resource fixes it.
  const twin = stackIn(newApp(), 'contoso');
  everything(twin, { calls: false });
  const resources = [...made(twin)].filter(([, resource]) => TerraformResource.isTerraformResource(resource));
  const names = resources.map(([path, { friendlyUniqueId }]) => [path, friendlyUniqueId] as const);

  test.each(names)('of %s can be overridden, and what refers to it follows', (path, name) => {
    const app = newApp();
    const stack = stackIn(app, 'contoso');
    const { laterCalls } = everything(stack, { calls: false });
    made(stack).get(path)?.overrideLogicalId('marker');
    Object.values(laterCalls).forEach((call) => {
      call();
    });
    const { json, blocks } = synthesizeApp(app).contoso;
    expect(Object.keys(blocks).filter((address) => address.endsWith('.marker'))).toHaveLength(1);
    expect(JSON.stringify(json)).not.toMatch(new RegExp(`[."]${name}[."\\]]`));
  });

  test('can be overridden after the resource was returned', () => {
    const app = newApp();
    const stack = stackIn(app, 'contoso');
    const { registry, laterCalls } = everything(stack, { calls: false });
    laterCalls.addPrivateEndpoint();
    const [endpoint] = registry.privateEndpoints.slice(-1);
    endpoint.resource.overrideLogicalId('endpoint');
    endpoint.dnsZoneResource?.overrideLogicalId('zone');
    new TerraformOutput(stack, 'ids', { value: [endpoint.privateEndpointId, endpoint.privateDnsZoneId] });
    const { output } = synthesizeApp(app).contoso.json as {
      readonly output: { readonly ids: { readonly value: unknown } };
    };
    expect(output.ids.value).toEqual([
      '${azurerm_private_endpoint.endpoint.id}',
      '${azurerm_private_dns_zone.zone.id}',
    ]);
  });
});

test('a registry that is adopted keeps what the user leaves alone of it', () => {
  const app = newApp();
  const stack = stackIn(app, 'contoso');
  stack.addOverride('terraform.required_providers.azurerm.version', '~> 4.81.0');
  const { resource } = newRegistry(
    { adopt: { registryId: idOf('Microsoft.ContainerRegistry/registries', 'contoso', 'images') } },
    stack,
  );
  resource.lifecycle = { createBeforeDestroy: true, ignoreChanges: ['tags'] };
  const { lifecycle } = synthesizeApp(app).contoso.blocks['azurerm_container_registry.Registry_4DB9CCA5'];
  expect(lifecycle).toEqual({
    create_before_destroy: true,
    ignore_changes: [
      'tags',
      'role_assignment_mode',
      'azuread_authentication_as_arm_policy_enabled',
      'network_rule_bypass_for_tasks_enabled',
    ],
  });
});
