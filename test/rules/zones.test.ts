import { lateBound, model, reported } from '../models';

describe('zonesExistWhereAsked', () => {
  const rule = 'zonesExistWhereAsked';

  test('accepts ENABLED where every region has zones, and AUTOMATIC anywhere', () => {
    expect(reported(rule, model({ zoneRedundancy: 'Enabled' }))).toEqual([]);
    expect(reported(rule, model({ homeRegion: 'westus', replicas: [{ region: 'canadaeast' }] }))).toEqual([]);
  });

  test('accepts ENABLED where zones are not established', () => {
    expect(reported(rule, model({ replicas: [{ region: 'taiwannorth', zoneRedundancy: 'Enabled' }] }))).toEqual([]);
  });

  test('fails once for an option, with every region that it fails in', () => {
    const replicas = [{ region: 'eastus' }, { region: 'Canada East' }];
    expect(reported(rule, model({ homeRegion: 'westus', zoneRedundancy: 'Enabled', replicas }))).toEqual([
      'zoneRedundancy asks for availability zones that Azure does not have in westus (homeRegion), canadaeast (replicas[1]), got "Enabled": use ZoneRedundancy.AUTOMATIC, which is on where a region has zones [zonesExistWhereAsked]',
    ]);
  });

  test('fails for the option of a single replica', () => {
    expect(reported(rule, model({ replicas: [{ region: 'ukwest', zoneRedundancy: 'Enabled' }] }))).toEqual([
      'replicas[0].zoneRedundancy asks for availability zones that Azure does not have in ukwest (replicas[0]), got "Enabled": use ZoneRedundancy.AUTOMATIC, which is on where a region has zones [zonesExistWhereAsked]',
    ]);
  });

  test('fails in every cloud', () => {
    expect(reported(rule, model({ homeRegion: 'chinaeast2', zoneRedundancy: 'Enabled', replicas: [] }))).toEqual([
      'zoneRedundancy asks for availability zones that Azure does not have in chinaeast2 (homeRegion), got "Enabled": use ZoneRedundancy.AUTOMATIC, which is on where a region has zones [zonesExistWhereAsked]',
    ]);
  });

  test('uses what regionCatalog says', () => {
    const regionCatalog = [{ name: 'westus', availabilityZones: true }];
    expect(reported(rule, model({ homeRegion: 'westus', zoneRedundancy: 'Enabled', regionCatalog }))).toEqual([]);
  });

  test('keeps silent on a late-bound home region', () => {
    expect(reported(rule, model({ homeRegion: lateBound(), zoneRedundancy: 'Enabled' }))).toEqual([]);
    expect(reported(rule, model({ homeRegion: '${var.region}', zoneRedundancy: 'Enabled' }))).toEqual([]);
  });
});

describe('zonesAreNotDisabled', () => {
  const rule = 'zonesAreNotDisabled';

  test('accepts DISABLED in a region without zones', () => {
    expect(reported(rule, model({ homeRegion: 'westus', zoneRedundancy: 'Disabled', replicas: [] }))).toEqual([]);
  });

  test('keeps silent outside the public cloud, of which it is not documented', () => {
    expect(reported(rule, model({ homeRegion: 'chinanorth3', replicas: [], zoneRedundancy: 'Disabled' }))).toEqual([]);
  });

  test('warns that DISABLED has no effect in a region with zones', () => {
    expect(reported(rule, model({ replicas: [{ region: 'eastus', zoneRedundancy: 'Disabled' }] }))).toEqual([
      'replicas[0].zoneRedundancy has no effect in eastus (replicas[0]), because Azure makes every registry zone-redundant there, got "Disabled": leave it out for a new registry; keep it only for an existing one that has this flag, because changing it replaces the registry [zonesAreNotDisabled]',
    ]);
  });

  test('keeps silent on a late-bound home region', () => {
    for (const homeRegion of [lateBound(), '${var.region}']) {
      expect(reported(rule, model({ homeRegion, zoneRedundancy: 'Disabled', replicas: [] }))).toEqual([]);
    }
  });
});

describe('homeRegionHasZones', () => {
  const rule = 'homeRegionHasZones';

  test('accepts a home region with zones', () => {
    expect(reported(rule, model())).toEqual([]);
  });

  test('warns of a home region without, and names the nearest with', () => {
    expect(reported(rule, model({ homeRegion: 'North Central US' }))).toEqual([
      'homeRegion has no availability zones, got "northcentralus": for a new registry use a home region with zones such as centralus, because it cannot be changed later [homeRegionHasZones]',
    ]);
  });

  test.each([
    ['australiacentral2', 'australiaeast'],
    ['jioindiacentral', 'indiasouthcentral'],
  ])('names for %s the nearest region that has zones itself', (homeRegion, near) => {
    expect(reported(rule, model({ homeRegion }))).toEqual([
      `homeRegion has no availability zones, got "${homeRegion}": for a new registry use a home region with zones such as ${near}, because it cannot be changed later [homeRegionHasZones]`,
    ]);
  });

  test('names no region where it knows none that is near', () => {
    const regionCatalog = [{ name: 'marsnorth', availabilityZones: false }];
    expect(reported(rule, model({ homeRegion: 'marsnorth', regionCatalog }))[0]).toContain(
      'a home region with zones, because it',
    );
  });

  test('keeps silent on a late-bound home region', () => {
    expect(reported(rule, model({ homeRegion: lateBound() }))).toEqual([]);
    expect(reported(rule, model({ homeRegion: '${var.region}' }))).toEqual([]);
  });
});

describe('zonesAreSet', () => {
  const rule = 'zonesAreSet';

  test('accepts regions of which it is known', () => {
    expect(reported(rule, model())).toEqual([]);
  });

  test.each(['Enabled', 'Disabled'])('accepts %s with a late-bound home region', (zoneRedundancy) => {
    expect(reported(rule, model({ homeRegion: lateBound(), zoneRedundancy }))).toEqual([]);
  });

  test('accepts a late-bound home region below Premium, where the flag is off in any case', () => {
    expect(reported(rule, model({ homeRegion: lateBound(), sku: 'Standard', replicas: [] }))).toEqual([]);
  });

  test('accepts regions of which no source knows below Premium, and in an adopted registry, whose flags stay', () => {
    const unsure = { homeRegion: 'taiwannorth', replicas: [] };
    expect(reported(rule, model(unsure))).toHaveLength(1);
    expect(reported(rule, model({ ...unsure, sku: 'Standard' }))).toEqual([]);
    expect(reported(rule, model({ ...unsure, adopt: { registryId: lateBound() } }))).toEqual([]);
  });

  test.each(['Enabled', 'Disabled'])('accepts %s where no source knows of zones', (zoneRedundancy) => {
    expect(reported(rule, model({ homeRegion: 'taiwannorth', replicas: [], zoneRedundancy }))).toEqual([]);
  });

  test('warns where no source says whether a region has zones', () => {
    const replicas = [{ region: 'Sweden South' }, { region: 'eastus' }];
    expect(
      reported(rule, model({ homeRegion: 'marsnorth', regionCatalog: [{ name: 'marsnorth' }], replicas })),
    ).toEqual(
      ['marsnorth (homeRegion)', 'swedensouth (replicas[0])'].map(
        (where) =>
          `zoneRedundancy is automatic and no source says whether ${where} has availability zones, so the flag is off: add it to regionCatalog: [{ name: "${where.split(' ')[0]}", availabilityZones: true }] or false, before the registry is created [zonesAreSet]`,
      ),
    );
  });

  test.each([lateBound(), '${var.region}'])('warns when the flag is left to the provider: %s', (homeRegion) => {
    expect(reported(rule, model({ homeRegion }))).toEqual([
      'zoneRedundancy is automatic and homeRegion is late-bound, so the flag is left to the provider, which treats it as off: set ZoneRedundancy.ENABLED or DISABLED, or pass a region that is known at synth such as group.locationInput [zonesAreSet]',
    ]);
  });
});
