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

  test.each([id.toLowerCase(), id.slice(1), `${id}/`, id.replace('resourceGroups', 'resourcegroups')])(
    'fails for %s, which the provider refuses, and shows it corrected',
    (given) => {
      const name = reported(rule, ids(given));
      expect(name).toHaveLength(1);
      expect(name[0]).toMatch(
        /^identities\.userAssignedIds\[0\] is not the resource id of a user-assigned identity, got .*: did you mean .*\? \[identityIdsAreValid\]$/,
      );
    },
  );

  test.each(['', 'images', id.replace('userAssignedIdentities', 'identities'), `${id}/x`, id.replace('security', '')])(
    'fails for %j',
    (given) => {
      expect(reported(rule, ids(id, given))[0]).toContain(
        ': pass identity.id, of the form /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{name} [',
      );
    },
  );

  test('names the identity of the key by its own option', () => {
    expect(reported(rule, encryption({ identityId: 'images' }))[0]).toMatch(/^encryption\.identityId is not/);
  });

  test('keeps silent on late-bound ids', () => {
    expect(reported(rule, ids(lateBound()))).toEqual([]);
    expect(reported(rule, encryption({ identityId: lateBound() }))).toEqual([]);
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
    '',
    'images',
    'http://v.vault.azure.net/keys/images',
    'https://v.vault.azure.net/secrets/images',
    'https://v.vault.azure.net/keys/',
    'https://v.vault.azure.net/keys/a/b/c',
    '/subscriptions/0/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v/keys/images',
  ])('fails for %j', (keyVaultKeyId) => {
    expect(reported(rule, encryption({ keyVaultKeyId }))).toEqual([
      `encryption.keyVaultKeyId is not the id of a key, got "${keyVaultKeyId}": pass key.versionlessId, of the form https://<vault>.vault.azure.net/keys/<name> [encryptionKeysAreValid]`,
    ]);
  });

  test('fails for a managed HSM', () => {
    expect(reported(rule, encryption({ keyVaultKeyId: 'https://h.managedhsm.azure.net/keys/images' }))).toEqual([
      'encryption.keyVaultKeyId is of a managed HSM, which azurerm 4.55 refuses, got "https://h.managedhsm.azure.net/keys/images": use a key of a key vault [encryptionKeysAreValid]',
    ]);
  });

  test('keeps silent on a late-bound key', () => {
    expect(reported(rule, encryption({ keyVaultKeyId: lateBound() }))).toEqual([]);
  });
});

describe('encryptionClientIdsAreValid', () => {
  const rule = 'encryptionClientIdsAreValid';

  test('accepts a UUID', () => {
    expect(reported(rule, encryption())).toEqual([]);
  });

  test.each(['', 'images', '{11111111-1111-1111-1111-111111111111}', id])('fails for %j', (identityClientId) => {
    expect(reported(rule, encryption({ identityClientId }))[0]).toMatch(
      /^encryption\.identityClientId is not a UUID, got .*: pass identity\.clientId \[encryptionClientIdsAreValid\]$/,
    );
  });

  test('keeps silent on a late-bound client id', () => {
    expect(reported(rule, encryption({ identityClientId: lateBound() }))).toEqual([]);
  });
});

describe('encryptionKeysRotate', () => {
  const rule = 'encryptionKeysRotate';

  test('accepts a key without a version', () => {
    expect(reported(rule, encryption())).toEqual([]);
  });

  test('warns of a version and shows the id without', () => {
    expect(reported(rule, encryption({ keyVaultKeyId: 'https://v.vault.azure.net/keys/images/0123' }))).toEqual([
      'encryption.keyVaultKeyId names a version of the key, the registry will not follow when the key is rotated, got "https://v.vault.azure.net/keys/images/0123": pass key.versionlessId, "https://v.vault.azure.net/keys/images" [encryptionKeysRotate]',
    ]);
  });

  test('keeps silent on a late-bound key', () => {
    expect(reported(rule, encryption({ keyVaultKeyId: lateBound() }))).toEqual([]);
  });
});
