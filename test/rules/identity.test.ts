import { lateBound, model, reported } from '../models';

const id =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/security/providers/Microsoft.ManagedIdentity/userAssignedIdentities/images';
const encryption = (options: object = {}) =>
  model({
    encryption: {
      keyVaultKeyId: 'https://contoso.vault.azure.net/keys/images',
      identityId: id,
      identityClientId: '11111111-1111-1111-1111-111111111111',
      ...options,
    },
  });

describe('identityIdsAreValid', () => {
  const rule = 'identityIdsAreValid';
  const ids = (...userAssignedIds: string[]) => model({ identities: { userAssignedIds } });

  test('accepts ids of user-assigned identities', () => {
    expect(reported(rule, ids(id))).toEqual([]);
    expect(reported(rule, encryption())).toEqual([]);
  });

  test.each([
    id.toLowerCase(),
    id.toUpperCase(),
    id.slice(1),
    `${id}/`,
    id.replace('resourceGroups', 'resourcegroups'),
  ])('accepts %s and writes it as the provider wants it', (given) => {
    expect(reported(rule, ids(given))).toEqual([]);
    const [written] = ids(given).identities.userAssigned;
    expect(written.value.toLowerCase()).toBe(id.toLowerCase());
    expect(written.value).toMatch(
      /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/[^/]+$/,
    );
  });

  test.each([id.toLowerCase(), id.slice(1), `${id}/`])('counts an identity once that is stated as %s too', (given) => {
    expect(ids(id, given).identities.userAssigned.map(({ value }) => value)).toEqual([id]);
  });

  test.each(['', 'images', id.replace('userAssignedIdentities', 'identities'), `${id}/x`, id.replace('security', '')])(
    'fails for %j',
    (given) => {
      expect(reported(rule, ids(id, given))).toEqual([
        `identities.userAssignedIds[1] is not the resource id of a user-assigned identity, got "${given}": pass identity.id, of the form /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{name} [identityIdsAreValid]`,
      ]);
    },
  );

  test('names the identity of the key by its own option', () => {
    expect(reported(rule, encryption({ identityId: 'images' }))[0]).toMatch(/^encryption\.identityId is not/);
  });

  test('keeps silent on late-bound ids', () => {
    expect(reported(rule, ids(lateBound(), '${var.identity}'))).toEqual([]);
    expect(reported(rule, encryption({ identityId: lateBound() }))).toEqual([]);
    expect(reported(rule, encryption({ identityId: '${var.identity}' }))).toEqual([]);
  });
});

describe('encryptionKeysAreValid', () => {
  const rule = 'encryptionKeysAreValid';

  test.each(['https://v.vault.azure.net/keys/images', 'https://v.vault.azure.cn/keys/a-1/0123456789abcdef'])(
    'accepts %s',
    (keyVaultKeyId) => {
      expect(reported(rule, encryption({ keyVaultKeyId }))).toEqual([]);
    },
  );

  test.each([
    ['https://v.vault.azure.net:443/keys/images', 'https://v.vault.azure.net/keys/images'],
    ['https://v.vault.azure.net/keys/images/', 'https://v.vault.azure.net/keys/images'],
    ['https://v.vault.azure.net:443/keys/images/0123/', 'https://v.vault.azure.net/keys/images/0123'],
  ])('accepts %s and writes %s', (keyVaultKeyId, written) => {
    expect(reported(rule, encryption({ keyVaultKeyId }))).toEqual([]);
    expect(encryption({ keyVaultKeyId }).encryption?.keyVaultKeyId).toBe(written);
  });

  test.each([
    '',
    'images',
    'http://v.vault.azure.net/keys/images',
    'https://v.vault.azure.net:8443/keys/images',
    'https://v.vault.azure.net:443/secrets/images',
    'https://v.vault.azure.net/secrets/images',
    'https://v.vault.azure.net/keys/',
    'https://v.vault.azure.net/keys/a/b/c',
    '/subscriptions/0/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v/keys/images',
  ])('fails for %j', (keyVaultKeyId) => {
    expect(reported(rule, encryption({ keyVaultKeyId }))).toEqual([
      `encryption.keyVaultKeyId is not the id of a key, got "${keyVaultKeyId}": pass key.versionlessId, of the form https://<vault>.vault.azure.net/keys/<name> [encryptionKeysAreValid]`,
    ]);
  });

  test('accepts a key of a managed HSM: whether azurerm takes it depends on the pin', () => {
    expect(reported(rule, encryption({ keyVaultKeyId: 'https://h.managedhsm.azure.net/keys/images' }))).toEqual([]);
  });

  test('keeps silent on a late-bound key', () => {
    expect(reported(rule, encryption({ keyVaultKeyId: lateBound() }))).toEqual([]);
    expect(reported(rule, encryption({ keyVaultKeyId: '${var.vault}keys/images' }))).toEqual([]);
  });

  test('accepts a registry without a key', () => {
    expect(reported(rule, model())).toEqual([]);
  });
});

describe('encryptionClientIdsAreValid', () => {
  const rule = 'encryptionClientIdsAreValid';

  test('accepts a UUID', () => {
    expect(reported(rule, encryption())).toEqual([]);
  });

  test.each(['', 'images', '{11111111-1111-1111-1111-111111111111}', id])('fails for %j', (identityClientId) => {
    expect(reported(rule, encryption({ identityClientId }))).toEqual([
      `encryption.identityClientId is not a UUID, got "${identityClientId}": pass identity.clientId [encryptionClientIdsAreValid]`,
    ]);
  });

  test('keeps silent on a late-bound client id', () => {
    expect(reported(rule, encryption({ identityClientId: lateBound() }))).toEqual([]);
    expect(reported(rule, encryption({ identityClientId: '${var.client}' }))).toEqual([]);
  });
});

describe('encryptionKeysRotate', () => {
  const rule = 'encryptionKeysRotate';

  test('accepts a key without a version', () => {
    expect(reported(rule, encryption())).toEqual([]);
  });

  test('warns of a version and shows the id without', () => {
    expect(reported(rule, encryption({ keyVaultKeyId: 'https://v.vault.azure.net/keys/images/0123' }))).toEqual([
      'encryption.keyVaultKeyId names a version of the key, so the registry does not follow when the key is rotated, got "https://v.vault.azure.net/keys/images/0123": pass key.versionlessId, "https://v.vault.azure.net/keys/images" [encryptionKeysRotate]',
    ]);
  });

  test('keeps silent on a late-bound key', () => {
    expect(reported(rule, encryption({ keyVaultKeyId: lateBound() }))).toEqual([]);
    expect(
      reported(rule, encryption({ keyVaultKeyId: 'https://v.vault.azure.net/keys/images/${var.version}' })),
    ).toEqual([]);
  });
});
