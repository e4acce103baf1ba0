import { KeyVaultCertificate } from '@cdktf/provider-azurerm/lib/key-vault-certificate';
import { DataAzurermKeyVaultSecret } from '@cdktf/provider-azurerm/lib/data-azurerm-key-vault-secret';
import { KeyVaultKey } from '@cdktf/provider-azurerm/lib/key-vault-key';
import { KeyVaultSecret } from '@cdktf/provider-azurerm/lib/key-vault-secret';
import { resolveRegistry } from '../../lib/model/registry';
import { readRegistry, withAddedAs } from '../../lib/reading/registry';
import { lateBound, loose, model, reported } from '../models';
import { newStack } from '../stacks';

const vaultId = '/subscriptions/s/resourceGroups/images/providers/Microsoft.KeyVault/vaults/contoso';
const secretId = (name: string, vault = 'contoso') => `https://${vault}.vault.azure.net/secrets/${name}`;
const set = (options: object = {}) => ({
  loginServer: 'docker.io',
  usernameSecretId: secretId('user'),
  passwordSecretId: secretId('password'),
  ...options,
});
const withSets = (credentialSets: object) => model({ credentialSets });
const withSet = (options: object) => withSets({ Hub: set(options) });
const lateBounds = [lateBound(), '${var.late}', 'a${var.late}'];

describe('credentialSetIdsAreValid', () => {
  const rule = 'credentialSetIdsAreValid';

  test('accepts letters, digits, dashes and underscores', () => {
    expect(reported(rule, withSets({ Hub: set(), 'hub-2_b': set(), '7': set() }))).toEqual([]);
  });

  test('fails for other ids', () => {
    expect(reported(rule, withSets({ 'docker.io': set(), '': set() }))).toEqual([
      'credentialSets["docker.io"] is not well formed, got "docker.io": use letters, digits, "-" and "_", such as "Hub" [credentialSetIdsAreValid]',
      'credentialSets[""] is not well formed, got "": use letters, digits, "-" and "_", such as "Hub" [credentialSetIdsAreValid]',
    ]);
  });

  test.each(lateBounds)('keeps silent on a late-bound id, which is refused as that', (id) => {
    expect(reported(rule, withSets({ [id]: set() }))).toEqual([]);
  });
});

describe('credentialSetIdsAreDistinct', () => {
  const rule = 'credentialSetIdsAreDistinct';
  const added = (id: string) =>
    resolveRegistry(
      withAddedAs(readRegistry(loose({ credentialSets: { Hub: set() } })), 'addCredentialSet', id, set()),
    );

  test('accepts ids that differ, in case too', () => {
    expect(reported(rule, added('hub'))).toEqual([]);
  });

  test('fails for a call that repeats an option', () => {
    expect(reported(rule, added('Hub'))).toEqual([
      'addCredentialSet("Hub").id is also the id of credentialSets.Hub, got "Hub": give each credential set an id of its own [credentialSetIdsAreDistinct]',
    ]);
  });

  test.each(lateBounds)('keeps silent on late-bound ids', (id) => {
    expect(reported(rule, added(id))).toEqual([]);
  });
});

describe('credentialSetNamesAreValid', () => {
  const rule = 'credentialSetNamesAreValid';

  test.each(['docker', 'docker-hub', 'a--b-', 'x'.repeat(5), 'x'.repeat(50)])('accepts %s', (name) => {
    expect(reported(rule, withSet({ name }))).toEqual([]);
  });

  test.each([
    ['', 'is 0 characters long'],
    ['x'.repeat(4), 'is 4 characters long'],
    ['x'.repeat(51), 'is 51 characters long'],
    ['docker_hub', 'is not well formed'],
    ['docker.io', 'is not well formed'],
  ])('fails for %j', (name, what) => {
    expect(reported(rule, withSet({ name }))).toEqual([
      `credentialSets.Hub.name ${what}, got "${name}": set 5 to 50 letters, digits and "-", such as "docker-hub" [credentialSetNamesAreValid]`,
    ]);
  });

  test.each(['a', '_', '-_-', 'Hub', 'docker_hub', 'a__b', '_x_'])(
    'accepts the name that comes from the id %s',
    (id) => {
      expect(reported(rule, withSets({ [id]: set() }))).toEqual([]);
    },
  );

  test.each(lateBounds)('keeps silent on a late-bound name', (name) => {
    expect(reported(rule, withSet({ name }))).toEqual([]);
  });
});

describe('credentialSetNamesAreDistinct', () => {
  const rule = 'credentialSetNamesAreDistinct';

  test('accepts names that differ', () => {
    expect(reported(rule, withSets({ Hub: set(), Quay: set({ name: 'quay-io' }) }))).toEqual([]);
  });

  test('fails for names that differ in case only, and for one that comes from an id', () => {
    const sets = { One: set({ name: 'docker' }), Two: set({ name: 'DOCKER' }), docker: set() };
    expect(reported(rule, withSets(sets))).toEqual([
      'credentialSets.Two.name is also the name of credentialSets.One, got "DOCKER": set another name [credentialSetNamesAreDistinct]',
      'credentialSets.docker.name is also the name of credentialSets.One, got "docker": set another name [credentialSetNamesAreDistinct]',
    ]);
  });

  test.each(lateBounds)('keeps silent on late-bound names', (name) => {
    expect(reported(rule, withSets({ One: set({ name }), Two: set({ name }) }))).toEqual([]);
  });
});

describe('credentialLoginServersAreHosts', () => {
  const rule = 'credentialLoginServersAreHosts';

  test.each(['docker.io', 'Docker.IO', 'us-docker.pkg.dev', 'a.b-c.example.com'])('accepts %s', (loginServer) => {
    expect(reported(rule, withSet({ loginServer }))).toEqual([]);
  });

  test.each(['https://docker.io', 'docker.io/', 'docker.io/library', 'HTTPS://Docker.io/v2/', 'docker.io:443'])(
    'fails for %s and says which host is meant',
    (loginServer) => {
      expect(reported(rule, withSet({ loginServer }))).toEqual([
        `credentialSets.Hub.loginServer is more than a host, got "${loginServer.toLowerCase()}": did you mean "docker.io"? [credentialLoginServersAreHosts]`,
      ]);
    },
  );

  test.each(['', 'docker', 'docker io', '.io', 'docker..', '/docker.io'])('fails for %j', (loginServer) => {
    expect(reported(rule, withSet({ loginServer }))).toEqual([
      `credentialSets.Hub.loginServer is not a host, got "${loginServer}": use the host of the upstream, such as "docker.io" [credentialLoginServersAreHosts]`,
    ]);
  });

  test.each(lateBounds)('keeps silent on a late-bound one', (loginServer) => {
    expect(reported(rule, withSet({ loginServer }))).toEqual([]);
  });
});

describe('credentialSecretsAreVersionless', () => {
  const rule = 'credentialSecretsAreVersionless';
  const todo =
    'pass secret.versionlessId, of the form https://<vault>.vault.azure.net/secrets/<name> [credentialSecretsAreVersionless]';

  test.each([
    secretId('user'),
    'https://contoso.vault.azure.cn/secrets/User-1',
    `https://contoso.vault.azure.net/secrets/${'x'.repeat(127)}`,
  ])('accepts %s', (usernameSecretId) => {
    expect(reported(rule, withSet({ usernameSecretId }))).toEqual([]);
  });

  test.each(['https://contoso.vault.azure.net:443/secrets/user', `${secretId('user')}/`])(
    'writes %s without what the provider refuses',
    (usernameSecretId) => {
      const subject = withSet({ usernameSecretId });
      expect(reported(rule, subject)).toEqual([]);
      expect(subject.credentialSets[0].options.usernameSecretId.value).toBe(secretId('user'));
    },
  );

  test('fails for a version and says which id is meant', () => {
    expect(reported(rule, withSet({ passwordSecretId: `${secretId('password')}/0123456789abcdef` }))).toEqual([
      `credentialSets.Hub.passwordSecretId has a version, which azurerm refuses, got "${secretId('password')}/0123456789abcdef": pass secret.versionlessId, "${secretId('password')}" [credentialSecretsAreVersionless]`,
    ]);
  });

  test.each([
    'https://contoso.vault.azure.net/keys/user',
    'https://contoso.vault.azure.net/certificates/user',
    'https://contoso.vault.azure.net/secrets/',
    'https://contoso.vault.azure.net/secrets/my_user',
    `https://contoso.vault.azure.net/secrets/${'x'.repeat(128)}`,
  ])('fails for %s', (usernameSecretId) => {
    expect(reported(rule, withSet({ usernameSecretId }))).toEqual([
      `credentialSets.Hub.usernameSecretId is not the id of a secret, got "${usernameSecretId}": ${todo}`,
    ]);
  });

  test.each(['', 'hunter2', 'http://contoso.vault.azure.net/secrets/user', vaultId])(
    'does not show %j, which may be the secret itself',
    (passwordSecretId) => {
      expect(reported(rule, withSet({ passwordSecretId }))).toEqual([
        `credentialSets.Hub.passwordSecretId is not the id of a secret: ${todo}`,
      ]);
    },
  );

  test('fails for references to what has a version, or is the secret itself', () => {
    const stack = newStack();
    const vault = { name: 'user', keyVaultId: vaultId };
    const secret = new KeyVaultSecret(stack, 'Secret', { ...vault, value: 'x' });
    const found = new DataAzurermKeyVaultSecret(stack, 'Found', vault);
    const key = new KeyVaultKey(stack, 'Key', { ...vault, keyType: 'RSA', keyOpts: [] });
    const certificate = new KeyVaultCertificate(stack, 'Certificate', vault);
    const faultsOf = (usernameSecretId: string) => reported(rule, withSet({ usernameSecretId }));
    for (const [id, what] of [
      [secret.id, 'id of a secret'],
      [secret.value, 'value of a secret'],
      [secret.resourceVersionlessId, 'resource_versionless_id of a secret'],
      [found.id, 'id of a secret'],
      [key.versionlessId, 'versionless_id of a key'],
      [certificate.id, 'id of a certificate'],
      ['${azurerm_key_vault_secret.user.id}', 'id of a secret'],
    ]) {
      expect(faultsOf(id)).toEqual([`credentialSets.Hub.usernameSecretId is the ${what}: ${todo}`]);
    }
    for (const id of [
      secret.versionlessId,
      found.versionlessId,
      certificate.versionlessSecretId,
      '${azurerm_key_vault_secret.user.versionless_id}',
      '${data.azurerm_key_vault.hub.vault_uri}secrets/user',
    ]) {
      expect(faultsOf(id)).toEqual([]);
    }
  });

  test.each(lateBounds)('keeps silent on a late-bound id', (usernameSecretId) => {
    expect(reported(rule, withSet({ usernameSecretId }))).toEqual([]);
  });
});

describe('credentialVaultIdsAreValid', () => {
  const rule = 'credentialVaultIdsAreValid';

  test('accepts an id, in any case of its fixed parts', () => {
    expect(reported(rule, withSet({ keyVaultId: vaultId.replace('resourceGroups', 'RESOURCEGROUPS') }))).toEqual([]);
  });

  test.each(['contoso', 'https://contoso.vault.azure.net/', vaultId.replace('vaults', 'managedHSMs')])(
    'fails for %s',
    (keyVaultId) => {
      expect(reported(rule, withSet({ keyVaultId }))).toEqual([
        `credentialSets.Hub.keyVaultId is not the resource id of a key vault, got "${keyVaultId}": pass vault.id, of the form /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.KeyVault/vaults/{name} [credentialVaultIdsAreValid]`,
      ]);
    },
  );

  test.each(lateBounds)('keeps silent on a late-bound id', (keyVaultId) => {
    expect(reported(rule, withSet({ keyVaultId }))).toEqual([]);
  });
});

describe('credentialSecretsAreInTheVault', () => {
  const rule = 'credentialSecretsAreInTheVault';

  test('accepts secrets of the vault, in any case, and any without a vault', () => {
    expect(reported(rule, withSet({ keyVaultId: vaultId.replace('contoso', 'Contoso') }))).toEqual([]);
    expect(reported(rule, withSet({ usernameSecretId: secretId('user', 'other') }))).toEqual([]);
  });

  test('fails for a secret of another vault', () => {
    const options = { keyVaultId: vaultId, passwordSecretId: secretId('password', 'contoso-2') };
    expect(reported(rule, withSet(options))).toEqual([
      `credentialSets.Hub.passwordSecretId is not in the vault of keyVaultId, "contoso", so the set cannot read it, got "${secretId('password', 'contoso-2')}": pass the vault that holds both secrets, or leave keyVaultId out and assign the roles to principalId [credentialSecretsAreInTheVault]`,
    ]);
  });

  test.each(lateBounds)('keeps silent on late-bound ids, and on what is no secret', (late) => {
    expect(reported(rule, withSet({ keyVaultId: late }))).toEqual([]);
    const options = { keyVaultId: vaultId, usernameSecretId: late, passwordSecretId: 'hunter2' };
    expect(reported(rule, withSet(options))).toEqual([]);
  });
});
