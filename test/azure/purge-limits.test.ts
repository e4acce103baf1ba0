import { ageInMinutes, agentPoolRegions, meantAge } from '../../lib/azure/purge-limits';
import { canonicalRegion, regions } from '../../lib/azure/regions';

test.each([
  ['30d', 30 * 24 * 60],
  ['2d3h6m', 2 * 24 * 60 + 3 * 60 + 6],
  ['1d30m', 24 * 60 + 30],
  ['36h', 36 * 60],
  ['0d', 0],
  ['007d', 7 * 24 * 60],
  ['54750d', 54750 * 24 * 60],
])('%s is %d minutes', (text, minutes) => {
  expect(ageInMinutes(text)).toBe(minutes);
});

/** parseDuration of acr purge: what has no whole number of days first means something else to it. */
test.each([
  '',
  'd',
  'd7',
  '12h1d',
  '1.5d',
  '1.5h',
  '1week',
  '7D',
  ' 7d',
  '7d ',
  '-7d',
  '+7d',
  '1e3d',
  '30s',
  '1d2d',
  '7',
])('%j is no age', (text) => {
  expect(ageInMinutes(text)).toBeUndefined();
});

test.each(['54751d', '99999999999999999999d', '54750d1m', '9999999h'])(
  '%s is longer than acr purge can count',
  (text) => {
    expect(ageInMinutes(text)).toBeUndefined();
  },
);

test.each([
  ['12h1d', '1d12h'],
  ['d7', '7d'],
  ['1week', '7d'],
  ['2 weeks and 3 days', '17d'],
  ['1.5d', '1d12h'],
  ['1.5h', '1h30m'],
  ['7D', '7d'],
  ['30', '30d'],
  ['90s', '2m'],
  ['P30D', '30d'],
  ['PT12H', '12h'],
  ['1y', '365d'],
  ['6 months', '180d'],
  ['0s', '0d'],
  ['old', undefined],
  ['7q', undefined],
  ['-7d', undefined],
  ['200y', undefined],
  ['1d'.repeat(30), undefined],
])('%s means %s', (text, age) => {
  expect(meantAge(text)).toBe(age);
  if (age !== undefined) expect(ageInMinutes(age)).toBeDefined();
});

test('agent pools are in regions that the catalog has', () => {
  const known = new Set(regions.map(({ name }) => name));
  expect([...agentPoolRegions].filter((region) => !known.has(region) || canonicalRegion(region) !== region)).toEqual(
    [],
  );
});
