import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AzureCloud, AzureRegion } from 'cdktf-georeplicated-registry';
import { canonicalRegion, regions, regionsNear } from '../../lib/azure/regions';

const named = (name: string) => regions.find((region) => region.name === name)!;

test.each([
  ['West Europe', 'westeurope'],
  [' WEST  europe ', 'westeurope'],
  ['(Europe) West Europe', 'westeurope'],
  [' (Asia Pacific)Southeast Asia', 'southeastasia'],
  ['(US) East US 2', 'eastus2'],
  ['westeurope', 'westeurope'],
  ['(Europe)', ''],
  ['', ''],
])('%j is canonical as %j', (spelling, canonical) => {
  expect(canonicalRegion(spelling)).toBe(canonical);
  expect(canonicalRegion(canonical)).toBe(canonical);
});

test.each(['West Europe (Netherlands)', 'west-europe', '(Europe West Europe'])(
  '%s is no spelling that Azure has, and stays what it is',
  (spelling) => {
    expect(canonicalRegion(spelling)).toBe(spelling.toLowerCase().replaceAll(' ', ''));
  },
);

test('every region is found by the name that the portal displays', () => {
  for (const { geography, displayName, name } of regions) {
    expect(canonicalRegion(`(${geography}) ${displayName}`)).toBe(name);
  }
});

test('every region is named by its display name in canonical form, once, in byte order', () => {
  const names = regions.map(({ name }) => name);
  expect(regions.map(({ displayName }) => canonicalRegion(displayName))).toEqual(names);
  expect([...new Set(names)].sort()).toEqual(names);
});

test('every pair is a region of the same cloud', () => {
  for (const region of regions.filter(({ pair }) => pair !== undefined)) {
    expect([region.name, named(region.pair!).cloud]).toEqual([region.name, region.cloud]);
  }
});

test('every region belongs to a cloud that users can name', () => {
  expect(new Set(regions.map(({ cloud }) => cloud))).toEqual(new Set(Object.values(AzureCloud)));
});

test('coordinates are on the globe and come in twos', () => {
  for (const { latitude, longitude } of regions) {
    expect(latitude === undefined).toBe(longitude === undefined);
    expect(Math.abs(latitude ?? 0)).toBeLessThanOrEqual(90);
    expect(Math.abs(longitude ?? 0)).toBeLessThanOrEqual(180);
  }
});

// The facts that decisions rest on, held against the sources named at the table.
test.each([
  ['westus', { zones: false, registries: true, restricted: false, pair: 'eastus' }],
  ['westeurope', { zones: true, registries: true, restricted: false, pair: 'northeurope' }],
  ['westindia', { zones: false, registries: false }],
  ['brazilsoutheast', { restricted: true }],
  ['jioindiawest', { registries: undefined }],
  ['swedensouth', { zones: undefined }],
  ['chinanorth3', { cloud: 'china', zones: true }],
  ['usgovvirginia', { cloud: 'usgovernment', zones: true }],
  ['spaincentral', { latitude: undefined }],
])('%s', (name, facts) => {
  const region: object = named(name);
  expect({ ...region, ...facts }).toEqual(region);
});

test('the nearest regions come first, without the restricted and those without Container Registry', () => {
  expect(
    regionsNear(named('francesouth'))
      .slice(0, 2)
      .map(({ name }) => name),
  ).toEqual(['francecentral', 'italynorth']);
  expect(regionsNear(named('chinaeast')).every(({ cloud, restricted }) => cloud === 'china' && !restricted)).toBe(true);
});

test('AzureRegion has a documented constant for each public region', () => {
  const zones = new Map([
    [true, 'with availability zones'],
    [false, 'without availability zones'],
    [undefined, 'availability zones unknown'],
  ]);
  const expected = regions
    .filter(({ cloud }) => cloud === 'public')
    .map((region) => {
      const notes = [zones.get(region.zones)!];
      if (region.restricted) notes.push('access restricted');
      if (region.registries === false) notes.push('no Container Registry');
      const constant = region.displayName.toUpperCase().replaceAll(' ', '_');
      return `  /** ${region.displayName}: ${notes.join(', ')}. */\n  public static readonly ${constant}: string = '${region.name}';`;
    });
  const source = readFileSync(join(__dirname, '../../lib/options/azure-region.ts'), 'utf8');
  expect(source.match(/ {2}\/\*\* .* \*\/\n {2}public static .*;/g)).toEqual(expected);
  expect(AzureRegion.WEST_EUROPE).toBe('westeurope');
});
