import { isDigest, longestReference, repositoryName, tag } from '../../lib/azure/image-names';

test.each(['web', '7', 'team/web', 'a/b/c/d', 'a.b', 'a_b', 'a__b', 'a-b', 'a--b', 'a---b/c.d_e-f', 'x'.repeat(1000)])(
  '%s is the name of a repository',
  (name) => {
    expect(repositoryName.test(name)).toBe(true);
  },
);

test.each([
  '',
  'Web',
  'team/Web',
  '/web',
  'web/',
  'a//b',
  '.a',
  'a.',
  'a..b',
  'a___b',
  'a._b',
  '-a',
  'a-',
  'a b',
  'a:b',
  'a@b',
  'a\n',
  'caf\u00e9',
])('%j is no name of a repository', (name) => {
  expect(repositoryName.test(name)).toBe(false);
});

test.each(['x', '_', '1.2.3', 'v1_2-rc.1', 'LATEST', 'x'.repeat(128)])('%s is a tag', (text) => {
  expect(tag.test(text)).toBe(true);
});

test.each(['', '.1', '-1', 'a b', 'a/b', 'a:b', 'a+b', 'caf\u00e9', 'a\n', 'x'.repeat(129)])('%j is no tag', (text) => {
  expect(tag.test(text)).toBe(false);
});

test.each([
  `sha256:${'0123456789abcdef'.repeat(4)}`,
  `sha512:${'0123456789abcdef'.repeat(8)}`,
  // Of other algorithms nothing is known but the grammar.
  'sha384:abc',
  'multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8',
  'sha256+b64u.x-y_z:LCa0a2j_xo=',
])('%s is a digest', (text) => {
  expect(isDigest(text)).toBe(true);
});

test.each([
  '',
  'latest',
  'sha256:',
  ':abc',
  `sha256:${'a'.repeat(63)}`,
  `sha256:${'a'.repeat(65)}`,
  `sha256:${'A'.repeat(64)}`,
  `sha256:${'g'.repeat(64)}`,
  `sha512:${'a'.repeat(64)}`,
  `SHA256:${'a'.repeat(64)}`,
  `sha256:${'a'.repeat(64)}\n`,
  `sha256:${'a'.repeat(64)}:b`,
  `web@sha256:${'a'.repeat(64)}`,
  'sha384:a b',
])('%j is no digest', (text) => {
  expect(isDigest(text)).toBe(false);
});

test('no tag is a digest, so a colon tells them apart', () => {
  expect(tag.test(`sha256:${'a'.repeat(64)}`)).toBe(false);
});

test('names of any length are read within the time of a test', () => {
  const long = `${'a-'.repeat(100_000)}!`;
  expect([repositoryName.test(long), tag.test(long), isDigest(`${long}:x`)]).toEqual([false, false, false]);
});

test('clients take a host and repository of 255 characters', () => {
  expect(longestReference).toBe(255);
});
