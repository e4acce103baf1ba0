import { alignedRange, contains, formatIpv4Range, parseIpv4Range } from '../../lib/azure/ipv4';

const range = (text: string) => parseIpv4Range(text)!;

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
])('%s contains %s: %s', (outer, inner, expected) => {
  expect(contains(range(outer), range(inner))).toBe(expected);
});
