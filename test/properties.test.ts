import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { Lazy, TerraformStack, Testing } from 'cdktf';
import {
  Deployer,
  DeployerRole,
  EndpointProtocol,
  GeoReplicatedRegistry,
  RoleAssignmentMode,
  Rotation,
  SharedScopeMap,
  Sku,
  SystemScopeMap,
  TokenPermission,
  ZoneRedundancy,
  type GeoReplicatedRegistryProps,
  type ReplicaOptions,
} from 'cdktf-georeplicated-registry';
import fc from 'fast-check';
import { InvalidConstructError } from '../lib/errors';
import { canonicalRegion, regions, type Region } from '../lib/azure/regions';
import { sound, type LooseProps } from './models';
import { holds, testOf } from './property';
import { faultsIn } from './schema/conformance';
import { versions } from './schema/schema';
import { synthesize, type Block } from './stacks';

const app = Testing.app();
let stacks = 0;

/** Builds a registry in a stack of its own; undefined where the library refuses it, by its own error only. */
function build(props: LooseProps): GeoReplicatedRegistry | undefined {
  const stack = new TerraformStack(app, `stack${stacks++}`);
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  try {
    return new GeoReplicatedRegistry(stack, 'Registry', props as GeoReplicatedRegistryProps);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidConstructError);
    expect((error as Error).message.split('\n').length).toBeGreaterThan(1);
    app.node.tryRemoveChild(stack.node.id);
    return undefined;
  }
}

const spelling = fc
  .constantFrom(...regions)
  .chain(({ name, displayName }) =>
    fc.constantFrom(name, displayName, displayName.replaceAll(' ', ''), name.toUpperCase()),
  );
const region = fc.oneof({ weight: 9, arbitrary: spelling }, { weight: 1, arbitrary: fc.string() });
const tags = fc.dictionary(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), { maxKeys: 4 });
const replica: fc.Arbitrary<ReplicaOptions> = fc.record(
  {
    region,
    globalEndpointRouting: fc.boolean(),
    zoneRedundancy: fc.constantFrom(...Object.values(ZoneRedundancy)),
    tags,
  },
  { requiredKeys: ['region'] },
);
const registry = fc.record(
  {
    registryName: fc.constantFrom('contoso', 'Images1', 'a-b'),
    resourceGroupName: fc.constantFrom('images', 'my images'),
    homeRegion: region,
    replicas: fc.array(replica, { maxLength: 5 }),
    sku: fc.constantFrom(...Object.values(Sku)),
    zoneRedundancy: fc.constantFrom(...Object.values(ZoneRedundancy)),
    tags,
    dataEndpoints: fc.boolean(),
    anonymousPull: fc.boolean(),
  },
  { requiredKeys: ['registryName', 'resourceGroupName', 'homeRegion'] },
);

const locationsOf = (block: Block) => (block.georeplications ?? []).map(({ location }) => location as string);

/**
 * The Terraform block of a registry in each version of azurerm, whose stack is what the provider expects; without those that
 * do not have what is set.
 */
function conformingBlocksOf(built: GeoReplicatedRegistry): Block[] {
  const stack = TerraformStack.of(built);
  const blocks = versions.flatMap((version) => {
    stack.addOverride('terraform.required_providers.azurerm.version', version);
    try {
      const terraform = synthesize(stack);
      expect(faultsIn(terraform)).toEqual([]);
      return [terraform.resource.azurerm_container_registry[built.resource.friendlyUniqueId]];
    } catch (error) {
      const faults = (error as Error).message.split('\n').filter((line) => line.includes('[stack'));
      if (faults.length === 0 || !faults.every((line) => line.endsWith('[optionsExistInAzurerm]'))) throw error;
      return [];
    }
  });
  app.node.tryRemoveChild(stack.node.id);
  return blocks;
}

let accepted = 0;

function isCompleteOrRefused(props: LooseProps): void {
  const { homeRegion, replicas = [] } = props as GeoReplicatedRegistryProps;
  const built = build(props);
  if (built === undefined) return;
  accepted += 1;
  const blocks = conformingBlocksOf(built);
  expect(blocks).toHaveLength(versions.length);
  for (const block of blocks) {
    const locations = locationsOf(block);
    expect(locations).toEqual([...new Set(locations)].sort());
    expect(locations).toHaveLength(replicas.length);
    expect(locations).not.toContain(block.location);
    expect(block.location).toBe(canonicalRegion(homeRegion));
    for (const { zone_redundancy_enabled: zones, ...replica } of block.georeplications ?? []) {
      const routing = replica.regional_endpoint_enabled ?? replica.global_endpoint_routing_enabled;
      expect([typeof routing, typeof zones]).toEqual(['boolean', 'boolean']);
    }
    if (block.sku !== 'Premium') {
      expect(block).toMatchObject({ zone_redundancy_enabled: false, data_endpoint_enabled: false });
      expect(locations).toEqual([]);
    }
  }
}

test('what is accepted is sorted, distinct, away from home and complete; what is refused is refused by name', () => {
  holds(isCompleteOrRefused, [registry], 1000);
  // A generator that only makes faulty registries would prove nothing.
  expect(accepted).toBeGreaterThan(5);
});

function isTheSameInAnyOrder([[home, ...others], order, split]: [Region[], Region[], number]): void {
  const options = { ...sound, homeRegion: home.displayName };
  const first = build({ ...options, replicas: others.map(({ name }) => ({ region: name })) });
  const second = build({
    ...options,
    replicas: order.slice(0, split).map(({ displayName }) => ({ region: displayName })),
  });
  order.slice(split).forEach(({ name }) => second?.addReplica({ region: name.toUpperCase() }));
  expect(JSON.stringify(conformingBlocksOf(second!))).toBe(JSON.stringify(conformingBlocksOf(first!)));
}

test('any order, split and spelling of the same replicas gives the same Terraform', () => {
  const open = regions.filter(({ cloud, registries }) => cloud === 'public' && registries === true);
  const chosen = fc.uniqueArray(fc.constantFrom(...open), { minLength: 2, maxLength: 8 });
  const shuffled = chosen.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all.slice(1), { minLength: all.length - 1 }), fc.nat(all.length)),
  );
  holds(isTheSameInAnyOrder, [shuffled], 200);
});

/** A text that only Terraform knows, in whichever stack. */
const late = Lazy.stringValue({ produce: () => '${var.a}' });
const texts = fc.constantFrom('${var.a}', 'a${var.a}"b', '%{ if true }a%{ endif }', '$${a}', '${', '${}', '%{a', late);
const junk = fc.anything({
  values: [fc.boolean(), fc.integer(), fc.double(), fc.string(), fc.constantFrom(null, undefined), texts],
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSparseArray: true,
});

function isRefusedOrSynthesizes(option: string, any: unknown): void {
  const built = build({ ...sound, [option]: any });
  if (built === undefined) return;
  expect(conformingBlocksOf(built)).not.toEqual([]);
}

test('any value for any option is refused by name or synthesizes', () => {
  const option = fc.constantFrom<keyof GeoReplicatedRegistryProps>(
    'registryName',
    'resourceGroupName',
    'homeRegion',
    'replicas',
    'sku',
    'zoneRedundancy',
    'tags',
    'dataEndpoints',
    'adminUser',
    'anonymousPull',
    'preventDestroy',
    'timeouts',
    'webhooks',
    'network',
    'privateLink',
    'identities',
    'encryption',
    'untaggedRetentionDays',
    'quarantine',
    'exportPolicy',
    'trustPolicy',
    'rotation',
    'homeGlobalEndpointRouting',
    'lock',
    'diagnostics',
    'roleAssignmentMode',
    'armAudienceTokens',
    'alerts',
    'deployer',
    'adopt',
    'regionCatalog',
  );
  const value = fc.oneof(
    junk,
    fc.array(junk),
    fc.array(fc.record({ region: junk, tags: junk, name: junk, serviceUri: junk, actions: junk })),
    fc.record({ allowedIpRanges: fc.array(fc.oneof(junk, fc.ipV4(), fc.ipV6())), publicAccess: junk }),
    fc.record({
      endpoints: fc.array(fc.record({ subnetId: junk, dns: junk, staticIps: junk, region: junk, name: junk })),
    }),
    fc.record({ actionGroupIds: fc.array(junk), storageGibibytes: fc.oneof(junk, fc.double()), serviceHealth: junk }),
    fc.record({ registryId: fc.oneof(junk, fc.string()), webhookIds: fc.array(junk), privateEndpointIds: junk }),
    fc.record({ logAnalyticsWorkspaceId: junk, categories: fc.array(junk), name: junk, metrics: fc.boolean() }),
    fc.record({ userAssignedIds: fc.array(junk), systemAssigned: junk }),
    fc.constantFrom(...Object.values(RoleAssignmentMode)),
    junk.map((any) => Rotation.variable(any as never)),
    junk.map((any) => Deployer.withRoles(any as never)),
    fc
      .array(
        fc.oneof(
          junk.map((any) => DeployerRole.builtIn(any as never)),
          junk.map((any) => DeployerRole.custom(any as never)),
        ),
      )
      .map((roles) => Deployer.withRoles(...roles)),
    fc
      .record({
        scope: fc.oneof(junk, fc.constant('/subscriptions/s')),
        otherScopes: fc.array(junk),
        groupObjectIds: junk,
      })
      .map((any) => Deployer.current(any as never)),
  );
  holds(isRefusedOrSynthesizes, [option, value], 2500);
});

const permission = fc.oneof(
  fc.constantFrom('web', 'team/*', '*', 'Team/*', 'a*').map((repository) => TokenPermission.push(repository)),
  junk.map((any) => TokenPermission.pull(any as never)),
  fc
    .tuple(junk, fc.oneof(junk, fc.array(junk)))
    .map(([any, actions]) => TokenPermission.of(any as never, actions as never)),
);
const sharedScopeMap = fc.oneof(
  junk,
  junk.map((any) => SharedScopeMap.declared(any as never)),
  junk.map((any) => SharedScopeMap.existing(any as never)),
  fc.constant(SharedScopeMap.declared('Stores')),
);
const mostly = (value: unknown, any: fc.Arbitrary<unknown>) =>
  fc.option(fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: any }), { nil: undefined });
const pulls = [TokenPermission.pull('web')];
/** What is sound, by the call that takes it. */
const calls = [
  ['addToken', 'tokens', { permissions: pulls }],
  ['addScopeMap', 'scopeMaps', { permissions: pulls }],
  ['addTokenPair', 'tokenPairs', { permissions: pulls, variable: 'stores_token' }],
] as const;
const token = fc.record(
  {
    permissions: fc.oneof(
      { weight: 3, arbitrary: fc.array(permission, { maxLength: 3 }) },
      { weight: 1, arbitrary: junk },
    ),
    scopeMap: sharedScopeMap,
    systemScopeMap: fc.oneof(fc.constantFrom(...Object.values(SystemScopeMap)), junk),
    name: mostly('store-42', junk),
    enabled: mostly(false, junk),
    passwords: fc.oneof(fc.constant({}), fc.record({ expiry1: mostly('2027-01-01T00:00:00Z', junk) }), junk),
    preventDestroy: mostly(false, junk),
    variable: mostly('stores_token', junk),
    expiryA: mostly('2027-01-01T00:00:00Z', junk),
    scope: mostly(undefined, junk),
    provider: mostly(undefined, junk),
    description: mostly('for stores', junk),
  },
  { requiredKeys: [] },
);

let acceptedTokens = 0;

function areTokensOrRefused(
  options: Record<string, unknown>,
  id: unknown,
  names: readonly string[],
  [method, option, base]: (typeof calls)[number],
): void {
  const own = { ...base, ...Object.fromEntries(names.map((name) => [name, options[name]])) };
  const built = build({ ...sound, [option]: { [String(id)]: own } });
  if (built !== undefined) conformingBlocksOf(built);
  const registry = build({ ...sound, scopeMaps: { Stores: { permissions: pulls } } })!;
  try {
    registry[method](id as never, own as never);
    acceptedTokens += 1;
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidConstructError);
    expect(registry.node.children).toHaveLength(2);
  }
  conformingBlocksOf(registry);
}

test('any tokens and scope maps are refused by name or synthesize, and what is refused leaves no trace', () => {
  const names = fc.subarray(
    [
      ...['permissions', 'scopeMap', 'systemScopeMap', 'name', 'enabled', 'passwords'],
      ...['variable', 'preventDestroy', 'expiryA', 'description', 'scope', 'provider'],
    ],
    { maxLength: 3 },
  );
  const id = fc.oneof({ weight: 4, arbitrary: fc.constantFrom('Store42', '42', '_') }, fc.string(), texts);
  holds(areTokensOrRefused, [token, id, names, fc.constantFrom(...calls)], 150);
  // A generator that only makes faulty tokens would prove nothing.
  expect(acceptedTokens).toBeGreaterThan(15);
});

function isRefusedOrWrittenByAzapi(options: LooseProps): void {
  const built = build({ ...sound, ...options });
  // With the home region out, and no replica in, it is refused at synth.
  if (built?.node.validate().length === 0) conformingBlocksOf(built);
}

test('any values for what azapi writes are refused by name or synthesize as azapi takes them', () => {
  const flag = fc.oneof(fc.boolean(), junk);
  const options = fc.record(
    {
      azapi: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: junk }),
      azapiProvider: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: junk }),
      homeGlobalEndpointRouting: flag,
      regionalEndpoints: flag,
      endpointProtocol: fc.oneof(fc.constantFrom(...Object.values(EndpointProtocol)), junk),
      dataEndpoints: flag,
      homeRegion: fc.constantFrom('westus2', 'West US 2', '${var.home}', late),
      rotation: fc.constantFrom(undefined, Rotation.variable('out')),
      sku: fc.constantFrom(undefined, Sku.STANDARD),
      replicas: fc.constantFrom([], sound.replicas, undefined),
    },
    { requiredKeys: [] },
  );
  holds(isRefusedOrWrittenByAzapi, [options], 500);
});

const added = build({ ...sound, azapi: true, regionalEndpoints: true })!;

function isRefusedOfOneThatExists(any: unknown): void {
  const refusedByName = (call: () => unknown) => {
    try {
      call();
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidConstructError);
    }
  };
  refusedByName(() => {
    added.addReplica(any as never);
  });
  refusedByName(() => {
    added.addReplica({ region: any as never });
  });
  refusedByName(() => added.replica(any as never));
  refusedByName(() => added.regionalEndpoint(any as never));
  refusedByName(() => added.imageUri(any as never, any as never));
  refusedByName(() => added.imageUri('web', '1.2', any as never));
  refusedByName(() => added.imageUri('web', '1.2', { region: any as never }));
}

test('any value for an added replica, a region, a repository or a tag is refused by name', () => {
  holds(isRefusedOfOneThatExists, [junk], 1000);
  expect(added.regions).toEqual(['westus2', 'eastus', 'westeurope']);
});

test('a counterexample is reported as a test to paste', () => {
  const isNoHome = (props: LooseProps, list: unknown) => {
    expect([props, list]).toEqual([]);
  };
  const tags = new Map([['a', 1n]]);
  expect(testOf(isNoHome, { counterexample: [{ homeRegion: '\u2028"', tags }, [, -0]], seed: -42 })).toBe(
    [
      '// FC_SEED=-42',
      'test("a counterexample is reported as a test to paste", () => {',
      '  isNoHome({"homeRegion":"\u2028\\"","tags":new Map([["a",1n]])}, [,-0]);',
      '});',
    ].join('\n'),
  );
});
