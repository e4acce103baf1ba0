import { Token } from 'cdktf';
import { regions } from '../../lib/azure/regions';
import { lateBound, model, modelWithReplica } from '../models';

describe('defaults', () => {
  test('of a registry', () => {
    expect(model()).toMatchObject({
      sku: 'Premium',
      dataEndpoints: true,
      adminUser: false,
      anonymousPull: false,
      preventDestroy: true,
      home: { region: 'westus2', zoneChoice: 'Automatic', tags: {} },
    });
  });

  test('of a replica', () => {
    expect(model().replicas[0]).toMatchObject({ globalEndpointRouting: true, zoneChoice: 'Automatic', tags: {} });
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
    expect(model({ replicas }).replicas.map(({ option, spelling }) => [option, spelling])).toEqual([
      ['replicas[0]', 'West Europe'],
      ['replicas[1]', 'eastus'],
    ]);
  });

  test('a late-bound home region stays as it is for Terraform', () => {
    const homeRegion = lateBound();
    expect(model({ homeRegion }).home).toMatchObject({ region: homeRegion, facts: undefined });
  });

  test('regionCatalog adds a region, and corrects one field by field', () => {
    const { catalog } = model({
      regionCatalog: [
        { name: 'Mars North', availabilityZones: true },
        { name: 'westus', availabilityZones: true },
      ],
    });
    expect(catalog.get('marsnorth')).toMatchObject({
      zones: true,
      cloud: 'public',
      registries: true,
      restricted: false,
    });
    expect(catalog.get('westus')).toMatchObject({ zones: true, displayName: 'West US', pair: 'eastus' });
    expect(model().catalog.get('westus')).toMatchObject({ zones: false });
  });
});

describe('zone flag', () => {
  const flag = (props: object) => model({ replicas: [], ...props }).home.zoneRedundancy;

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
    expect(replicas.map(({ zoneRedundancy }) => zoneRedundancy)).toEqual([false, true, true]);
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

test('options are copied: changing them later changes nothing', () => {
  const tags = { team: 'web' };
  const replicas = [{ region: 'eastus', tags: { a: 'b' } }];
  const before = model({ tags, replicas });
  tags.team = 'other';
  replicas[0].tags.a = 'c';
  replicas.push({ region: 'westeurope', tags: { a: 'd' } });
  expect(before.replicas.map((replica) => replica.tags)).toEqual([{ team: 'web', a: 'b' }]);
});
