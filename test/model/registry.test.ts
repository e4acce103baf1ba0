import { TerraformStack, TerraformVariable, Testing, Token } from 'cdktf';
import { regions } from '../../lib/azure/regions';
import { aliasOf, lateBound, model, modelWithReplica } from '../models';

describe('defaults', () => {
  test('of a registry', () => {
    expect(model()).toMatchObject({
      sku: 'Premium',
      dataEndpoints: true,
      adminUser: false,
      anonymousPull: false,
      preventDestroy: true,
      home: { path: 'homeRegion', region: 'westus2', zones: { choice: 'Automatic', path: 'zoneRedundancy' }, tags: {} },
    });
  });

  test('of a replica', () => {
    expect(model().replicas[0]).toMatchObject({
      path: 'replicas[0]',
      globalEndpointRouting: true,
      zones: { choice: 'Automatic', path: 'zoneRedundancy' },
      tags: {},
    });
  });

  test.each(['Basic', 'Standard'])('data endpoints are off on %s', (sku) => {
    expect(model({ sku, replicas: [] }).dataEndpoints).toBe(false);
  });
});

describe('regions', () => {
  test('are canonical, and sorted by code unit where display names sort otherwise', () => {
    const replicas = ['South India', 'UK South', 'Southeast Asia', 'East US 2', 'eastus'].map((region) => ({ region }));
    expect(model({ replicas }).sortedReplicas.map(({ region }) => region)).toEqual([
      'eastus',
      'eastus2',
      'southeastasia',
      'southindia',
      'uksouth',
    ]);
  });

  test('keep the order and spelling that the user gave for messages', () => {
    const replicas = [{ region: 'West Europe' }, { region: 'eastus' }];
    expect(model({ replicas }).replicas.map(({ path, stated }) => [path, stated.path, stated.value])).toEqual([
      ['replicas[0]', 'replicas[0].region', 'West Europe'],
      ['replicas[1]', 'replicas[1].region', 'eastus'],
    ]);
  });

  test('are the places of the registry, home first', () => {
    expect(
      model({ replicas: [{ region: 'West Europe' }, { region: 'eastus' }] }).places.map(({ path }) => path),
    ).toEqual(['homeRegion', 'replicas[1]', 'replicas[0]']);
  });

  test.each(['West Europe', '(Europe) West Europe', 'WESTEUROPE'])('of one name are one: %s', (region) => {
    const { home, replicas } = model({ homeRegion: region, replicas: [{ region }] });
    expect([home.region, home.name, replicas[0].region, replicas[0].name]).toEqual(Array(4).fill('westeurope'));
  });

  test('a late-bound home region stays as it is for Terraform', () => {
    for (const homeRegion of [lateBound(), '${var.region}']) {
      expect(model({ homeRegion }).home).toMatchObject({ region: homeRegion, facts: undefined });
    }
  });

  test('regionCatalog adds a region, and corrects one field by field', () => {
    const regionCatalog = [
      { name: 'Mars North', availabilityZones: true },
      { name: 'westus', availabilityZones: true },
    ];
    expect(model({ homeRegion: 'marsnorth', regionCatalog }).home.facts).toMatchObject({
      name: 'marsnorth',
      displayName: 'Mars North',
      zones: true,
      cloud: 'public',
      registries: true,
      restricted: false,
    });
    expect(model({ homeRegion: 'westus', regionCatalog }).home.facts).toMatchObject({
      zones: true,
      displayName: 'West US',
      pair: 'eastus',
    });
    expect(model({ homeRegion: 'westus' }).home.facts).toMatchObject({ zones: false });
  });
});

describe('zone flag', () => {
  const flag = (props: object) => model({ replicas: [], ...props }).home.zones.redundancy;

  test.each(regions.filter(({ cloud }) => cloud === 'public').map(({ name, zones }) => [name, zones === true]))(
    'AUTOMATIC in %s is %s',
    (homeRegion, expected) => {
      expect(flag({ homeRegion })).toBe(expected);
    },
  );

  test.each(['Basic', 'Standard'])('AUTOMATIC is off on %s, where the provider refuses it', (sku) => {
    expect(flag({ sku })).toBe(false);
  });

  test('AUTOMATIC is left to the provider with a late-bound home region', () => {
    expect(flag({ homeRegion: lateBound() })).toBeUndefined();
    expect(flag({ homeRegion: '${var.region}' })).toBeUndefined();
  });

  test.each([
    ['Enabled', true],
    ['Disabled', false],
  ])('%s is %s, also with a late-bound home region', (zoneRedundancy, expected) => {
    expect(flag({ zoneRedundancy })).toBe(expected);
    expect(flag({ zoneRedundancy, homeRegion: lateBound() })).toBe(expected);
  });

  test('of a replica is inherited, and its own wins', () => {
    const { replicas } = model({
      zoneRedundancy: 'Disabled',
      replicas: [
        { region: 'eastus' },
        { region: 'westeurope', zoneRedundancy: 'Automatic' },
        { region: 'uksouth', zoneRedundancy: 'Enabled' },
      ],
    });
    expect(replicas.map(({ zones }) => [zones.redundancy, zones.path])).toEqual([
      [false, 'zoneRedundancy'],
      [true, 'replicas[1].zoneRedundancy'],
      [true, 'replicas[2].zoneRedundancy'],
    ]);
  });
});

describe('tags of a replica', () => {
  const tags = { team: 'web', cost: 'shared' };
  const own = (ownTags: unknown) => model({ tags, replicas: [{ region: 'eastus', tags: ownTags }] }).replicas[0].tags;

  test('are inherited when it has none', () => {
    expect(own(undefined)).toEqual(tags);
  });

  test('are merged, its own win', () => {
    expect(own({ cost: 'tokyo', data: 'jp' })).toEqual({ team: 'web', cost: 'tokyo', data: 'jp' });
  });

  test('win over inherited ones that differ in case only, which Azure takes for the same', () => {
    expect(own({ Cost: 'tokyo' })).toEqual({ team: 'web', Cost: 'tokyo' });
  });

  test('replace those of the registry without inheritTags', () => {
    const tagsOf = (replica: object) =>
      model({ tags, replicas: [{ region: 'eastus', inheritTags: false, ...replica }] }).replicas[0].tags;
    expect(tagsOf({ tags: { data: 'jp' } })).toEqual({ data: 'jp' });
    expect(tagsOf({})).toEqual({});
    expect(tagsOf({ inheritTags: true, tags: { data: 'jp' } })).toEqual({ ...tags, data: 'jp' });
  });

  test('are none when it opts out, also of late-bound ones', () => {
    expect(own({})).toEqual({});
    const late = model({ tags: Token.asStringMap(lateBound()), replicas: [{ region: 'eastus', tags: {} }] });
    expect(late.replicas[0].tags).toEqual({});
  });
});

describe('timeouts', () => {
  test('are the provider\u2019s own without replicas', () => {
    expect(model({ replicas: [] }).timeouts).toEqual({});
  });

  test('allow 30 minutes for each region, also those that are added', () => {
    expect(model().timeouts).toEqual({ create: '90m', update: '90m' });
    expect(modelWithReplica({}, { region: 'japaneast' }).timeouts).toEqual({ create: '120m', update: '120m' });
  });

  test('that are given are kept, one by one', () => {
    expect(model({ timeouts: { create: '3h', delete: '1h' } }).timeouts).toEqual({
      create: '3h',
      update: '90m',
      delete: '1h',
    });
  });
});

describe('network', () => {
  const network = (options: object, sku = 'Premium') => model({ sku, replicas: [], network: options }).network;

  test('is public, with trusted services and no rules, by default', () => {
    expect(model().network).toEqual({
      publicAccess: true,
      trustedServices: true,
      bypassForTasks: undefined,
      rules: undefined,
    });
  });

  test('is private by default where there are private endpoints', () => {
    const privateLink = { endpoints: [{ subnetId: lateBound(), dns: 'External' }] };
    expect(model({ privateLink }).network.publicAccess).toBe(false);
    expect(model({ privateLink, network: { publicAccess: true } }).network.publicAccess).toBe(true);
  });

  test.each([
    [{ allowedIpRanges: ['203.0.113.7'] }, 'Deny', ['203.0.113.7/32']],
    [{ allowedIpRanges: [] }, 'Allow', []],
    [{ defaultAction: 'Deny' }, 'Deny', []],
    [{ defaultAction: 'Allow', allowedIpRanges: ['203.0.113.0/24'] }, 'Allow', ['203.0.113.0/24']],
  ])('of %j has rules', (options, defaultAction, ranges) => {
    const { rules } = network(options);
    expect(rules?.defaultAction).toBe(defaultAction);
    expect(rules?.ranges.map(({ range }) => range)).toEqual(ranges);
  });

  test.each(['Basic', 'Standard'])('has no rules on %s that let everybody in, but keeps the others', (sku) => {
    expect(network({ defaultAction: 'Allow', allowedIpRanges: [] }, sku).rules).toBeUndefined();
    expect(network({ defaultAction: 'Deny' }, sku).rules).toBeDefined();
    expect(network({ defaultAction: 'Allow', allowedIpRanges: ['203.0.113.7'] }, sku).rules).toBeDefined();
  });
});

describe('identities', () => {
  const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/images';
  const encryption = (identityId: string) => ({
    keyVaultKeyId: lateBound(),
    identityId,
    identityClientId: lateBound(),
  });

  test('are none by default', () => {
    expect(model().identities).toEqual({ systemAssigned: false, userAssigned: [] });
  });

  test('have that of the key last, once', () => {
    const other = id.replace('images', 'other');
    const userAssignedIds = [other, id];
    const { userAssigned } = model({ identities: { userAssignedIds }, encryption: encryption(id) }).identities;
    expect(userAssigned.map(({ path, value }) => [path, value])).toEqual([
      ['identities.userAssignedIds[0]', other],
      ['identities.userAssignedIds[1]', id],
    ]);
    expect(model({ encryption: encryption(id) }).identities.userAssigned[0].path).toBe('encryption.identityId');
  });

  test.each([id.toLowerCase(), id.slice(1), `${id}/`])('count %s as the same', (identityId) => {
    const subject = model({ identities: { userAssignedIds: [id] }, encryption: encryption(identityId) });
    expect(subject.identities.userAssigned.map(({ value }) => value)).toEqual([id]);
  });

  test('count a token and a template once', () => {
    const token = lateBound('a');
    const userAssignedIds = [token, token, lateBound('b'), '${var.a}', '${var.a}'];
    expect(model({ identities: { userAssignedIds } }).identities.userAssigned).toHaveLength(3);
  });
});

test('options are copied: changing them later changes nothing', () => {
  const tags = { team: 'web' };
  const replicas = [{ region: 'eastus', tags: { a: 'b' } }];
  const before = model({ tags, replicas });
  tags.team = 'other';
  replicas[0].tags.a = 'c';
  replicas.push({ region: 'westeurope', tags: { a: 'd' } });
  expect(before.replicas.map((replica) => replica.tags)).toEqual([{ team: 'web', a: 'b' }]);
});

describe('meta-arguments', () => {
  test('are the provider and what has to be there before, as they are', () => {
    const provider = aliasOf('images');
    const before = new TerraformVariable(new TerraformStack(Testing.app(), 'stack'), 'before', {});
    expect(model().meta).toEqual({ provider: undefined, dependsOn: undefined });
    const { meta } = model({ provider, dependsOn: [before] });
    expect(meta.provider).toBe(provider);
    expect(meta.dependsOn).toHaveLength(1);
    expect(meta.dependsOn?.[0]).toBe(before);
  });
});
