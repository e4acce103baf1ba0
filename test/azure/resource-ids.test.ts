import {
  resourceId,
  resourceIds,
  spelledVaultItemId,
  spelledResourceId,
  uuid,
  type ResourceKind,
} from '../../lib/azure/resource-ids';

const kinds = Object.keys(resourceIds) as ResourceKind[];
const idOf = (kind: ResourceKind) => resourceIds[kind].replace(/\{(\w+)\}/g, 'My-$1');
/** An id in other letters, its names as they are. */
const inOtherCase = (kind: ResourceKind, change: (text: string) => string) =>
  resourceIds[kind]
    .split('/')
    .map((segment) => (segment.startsWith('{') ? segment.replace(/\{(\w+)\}/, 'My-$1') : change(segment)))
    .join('/');

describe.each(kinds)('the id of a %s', (kind) => {
  const id = idOf(kind);

  test('stays as it is where it is spelled right', () => {
    expect(spelledResourceId(id, kind)).toBe(id);
    expect(resourceId.test(id)).toBe(kind !== 'subscription');
  });

  test('is put right in its fixed parts, and keeps the case of its names', () => {
    expect(
      spelledResourceId(
        inOtherCase(kind, (text) => text.toLowerCase()),
        kind,
      ),
    ).toBe(id);
    expect(
      spelledResourceId(
        inOtherCase(kind, (text) => text.toUpperCase()),
        kind,
      ),
    ).toBe(id);
  });

  test('is put right in its slashes', () => {
    expect([id.slice(1), `${id}/`, `${id.slice(1)}/`].map((given) => spelledResourceId(given, kind))).toEqual([
      id,
      id,
      id,
    ]);
  });

  test('is not that of another kind, or in part', () => {
    for (const other of kinds.filter((candidate) => candidate !== kind)) {
      expect(spelledResourceId(id, other)).toBeUndefined();
    }
    for (const given of ['', '/', `/${id}`, `${id}//`, `${id}/x`, id.replace('My-subscription', ''), ` ${id}`]) {
      expect(spelledResourceId(given, kind)).toBeUndefined();
    }
  });
});

test('the webhook that az prints is spelled as the provider imports it', () => {
  const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/r/webhooks/w';
  expect(spelledResourceId(id, 'webhook')).toBe(id.replace('webhooks', 'webHooks'));
});

test.each([
  ['https://v.vault.azure.net:443/keys/images', 'https://v.vault.azure.net/keys/images'],
  ['https://v.vault.azure.net:443/keys/images/0123', 'https://v.vault.azure.net/keys/images/0123'],
  ['https://v.vault.azure.net/keys/images/', 'https://v.vault.azure.net/keys/images'],
  ['https://v.vault.azure.net:443/keys/images/0123/', 'https://v.vault.azure.net/keys/images/0123'],
])('the key id %s is spelled %s', (id, spelled) => {
  expect(spelledVaultItemId(id, 'keys')).toBe(spelled);
  expect(spelledVaultItemId(spelled, 'keys')).toBe(spelled);
  const [secret, spelledSecret] = [id, spelled].map((each) => each.replace('/keys/', '/secrets/'));
  expect(spelledVaultItemId(secret, 'secrets')).toBe(spelledSecret);
  expect(spelledVaultItemId(secret, 'keys')).toBe(secret);
});

test.each([
  '',
  '/',
  'images',
  'https://v.vault.azure.net',
  'https://v.vault.azure.net/keys',
  'https://v.vault.azure.net/keys/',
  'https://v.vault.azure.net/keys//',
  'https://v.vault.azure.net/keys/a/b/c',
  'https://v.vault.azure.net:8443/keys/images',
  'https://v.vault.azure.net:4430/keys/images',
  'http://v.vault.azure.net:443/keys/images',
  'https://v.vault.azure.net:443/secrets/images/',
])('%j is no key id, and stays as it is', (id) => {
  expect(spelledVaultItemId(id, 'keys')).toBe(id);
});

test('a UUID is whole, in any case', () => {
  expect(uuid.test('01234567-89ab-cdef-0123-456789ABCDEF')).toBe(true);
  for (const text of ['', '0123456789abcdef0123456789abcdef', '{01234567-89ab-cdef-0123-456789abcdef}']) {
    expect(uuid.test(text)).toBe(false);
  }
});
