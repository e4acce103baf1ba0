import { alignedRange, contains, formatIpv4Range, notPublic, parseIpv4Range } from '../../lib/azure/ipv4';

const range = (text: string) => parseIpv4Range(text)!;

test.each([
  ['203.0.113.7', { address: 0xcb007107, bits: 32 }],
  ['0.0.0.0/0', { address: 0, bits: 0 }],
  ['255.255.255.255/32', { address: 0xffffffff, bits: 32 }],
])('%s is read', (text, expected) => {
  expect(parseIpv4Range(text)).toEqual(expected);
});

test.each([
  '',
  '1.2.3',
  '1.2.3.4.5',
  '256.0.0.0',
  '01.2.3.4',
  '1.2.3.4/',
  '1.2.3.4/33',
  '1.2.3.4/-1',
  ' 1.2.3.4',
  '::1',
])('%j is no range', (text) => {
  expect(parseIpv4Range(text)).toBeUndefined();
});

test.each([
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['255.255.255.255', '255.255.255.255/32'],
  ['203.0.113.7/24', '203.0.113.0/24'],
  ['203.0.113.129/25', '203.0.113.128/25'],
  ['200.1.2.3/1', '128.0.0.0/1'],
])('%s is aligned to %s', (text, aligned) => {
  expect(formatIpv4Range(alignedRange(range(text)))).toBe(aligned);
});

test.each([
  ['10.0.0.0/8', '10.255.255.255', true],
  ['10.0.0.0/8', '11.0.0.0', false],
  ['10.0.0.0/8', '10.0.0.0/7', false],
  ['172.16.0.0/12', '172.31.0.0/16', true],
  ['0.0.0.0/0', '203.0.113.0/24', true],
  ['10.0.0.0/8', '10.0.0.0/8', true],
])('%s contains %s: %s', (outer, inner, expected) => {
  expect(contains(range(outer), range(inner))).toBe(expected);
});

test('the ranges that are not public are aligned, and none is in another', () => {
  expect(notPublic).toHaveLength(8);
  for (const block of notPublic) {
    expect(alignedRange(block)).toEqual(block);
    expect(notPublic.filter((other) => contains(other, block))).toEqual([block]);
  }
});
