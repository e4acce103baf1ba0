import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { adopt } from '../../../cli/adopt/stack';
import type { Block } from '../../stacks';
import { docs, examples, type Doc } from './recorded';
import { expectNoChange, run } from './terraform';

const registry = docs().registry as { id: string };
const systemData = { createdAt: '2026-01-01T00:00:00Z', createdBy: 'ops@contoso.com' };

/** As `az acr credential-set list` prints one. */
const set = (name: string, more: Doc = {}): Doc => ({
  authCredentials: [
    {
      credentialHealth: { errorCode: null, errorMessage: null, status: 'Healthy' },
      name: 'Credential1',
      passwordSecretIdentifier: 'https://contoso.vault.azure.net/secrets/password',
      usernameSecretIdentifier: 'https://contoso.vault.azure.net/secrets/user',
    },
  ],
  creationDate: '2026-01-01T00:00:00Z',
  id: `${registry.id}/credentialSets/${name}`,
  identity: { principalId: '11111111-1111-1111-1111-111111111111', tenantId: 't', type: 'systemAssigned' },
  loginServer: 'docker.io',
  name,
  provisioningState: 'Succeeded',
  resourceGroup: 'contoso-images',
  systemData,
  type: 'Microsoft.ContainerRegistry/registries/credentialSets',
  ...more,
});

/** As `az acr cache list` prints one. */
const rule = (name: string, sourceRepository: string, targetRepository: string, more: Doc = {}): Doc => ({
  creationDate: '2026-01-01T00:00:00Z',
  credentialSetResourceId: null,
  id: `${registry.id}/cacheRules/${name}`,
  name,
  provisioningState: 'Succeeded',
  resourceGroup: 'contoso-images',
  sourceRepository,
  systemData,
  targetRepository,
  type: 'Microsoft.ContainerRegistry/registries/cacheRules',
  ...more,
});

const setId = (name: string) => `${registry.id}/credentialSets/${name}`;
const sets = [set('docker-hub'), set('quay--io', { loginServer: 'quay.io' })];
const rules = [
  rule('library', 'docker.io/library/*', 'hub/*', { credentialSetResourceId: setId('Docker-Hub') }),
  rule('nginx', 'docker.io/nginx', 'nginx', { credentialSetResourceId: setId('docker-hub') }),
  rule('dotnet-sdk', 'mcr.microsoft.com/dotnet/sdk', 'mcr.microsoft.com/dotnet/sdk'),
  rule('team-web', 'quay.io/team/web', 'team/web', { credentialSetResourceId: setId('elsewhere') }),
];

const adopted = (credentialSets: Doc[] | undefined, cacheRules: Doc[] | undefined) =>
  adopt(
    Object.entries({ ...docs(), credentialSets, cacheRules }).flatMap(([name, value]) =>
      value === undefined ? [] : [{ name, text: JSON.stringify(value) }],
    ),
  );

type Blocks = Readonly<Record<string, Block>> | undefined;

/** What Azure has of each, by the names of the provider. */
const byName = (blocks: Blocks): Record<string, Block> =>
  Object.fromEntries(Object.values(blocks ?? {}).map(({ name, ...block }) => [String(name), block]));

test('takes over sets and rules as they are', () => {
  const { code, notes } = adopted(sets, rules);
  const terraform = run(code);
  const { resource } = terraform;
  expectNoChange(docs(), terraform);
  const ids = terraform.import.map(({ id }) => id.replace(registry.id, ''));
  expect(ids.filter((id) => /credentialSets|cacheRules/.test(id)).sort()).toEqual([
    '/cacheRules/dotnet-sdk',
    '/cacheRules/library',
    '/cacheRules/nginx',
    '/cacheRules/team-web',
    '/credentialSets/docker-hub',
    '/credentialSets/quay--io',
  ]);
  const made = byName(resource.azurerm_container_registry_credential_set);
  expect(Object.keys(made).sort()).toEqual(['docker-hub', 'quay--io']);
  expect(made['quay--io']).toMatchObject({
    login_server: 'quay.io',
    authentication_credentials: {
      username_secret_id: 'https://contoso.vault.azure.net/secrets/user',
      password_secret_id: 'https://contoso.vault.azure.net/secrets/password',
    },
  });
  const kept = byName(resource.azurerm_container_registry_cache_rule);
  expect(
    Object.fromEntries(
      Object.entries(kept).map(([name, { source_repo, target_repo }]) => [name, [source_repo, target_repo]]),
    ),
  ).toEqual(
    Object.fromEntries(
      rules.map(({ name, sourceRepository, targetRepository }) => [name, [sourceRepository, targetRepository]]),
    ),
  );
  expect(kept.library.credential_set_id).toMatch(/^\$\{azurerm_container_registry_credential_set\./);
  expect(kept['team-web'].credential_set_id).toBe(setId('elsewhere'));
  expect(kept['dotnet-sdk']).not.toHaveProperty('credential_set_id');
  expect(
    Object.values(resource)
      .flatMap((blocks) => Object.values(blocks))
      .filter((block) => 'principal_id' in block),
  ).toEqual([]);
  expect(notes).toContain(
    'the rights of credential sets on their key vaults, which az does not print: they stay as they are',
  );
  expect(notes).toContain(
    'role assignments, locks, diagnostic settings, tokens and tasks, which az acr show does not print: they stay as they are',
  );
});

test('writes them as Prettier does, in any order', () => {
  const { code } = adopted(sets, rules);
  expect(code).toContain("credentialSet: CacheCredentials.declared('docker-hub')");
  expect(adopted([...sets].reverse(), [...rules].reverse()).code).toBe(code);
  const prettier = require.resolve('prettier/bin/prettier.cjs');
  const { stdout } = spawnSync(process.execPath, [prettier, '--stdin-filepath', join(examples, 'adopted.ts')], {
    input: code,
    encoding: 'utf8',
  });
  expect(code).toBe(stdout);
});

test('leaves them alone where their lists are not passed, or empty', () => {
  const { code, notes } = adopted(undefined, undefined);
  expect(notes).toContainEqual(expect.stringContaining('tokens, cache rules and tasks'));
  expect(adopted([], []).code).toBe(code);
});

test('refers to a set by its id where the sets are not passed', () => {
  const { resource } = run(adopted(undefined, rules).code);
  expect(resource).not.toHaveProperty('azurerm_container_registry_credential_set');
  expect(byName(resource.azurerm_container_registry_cache_rule).nginx.credential_set_id).toBe(setId('docker-hub'));
});

test('leaves out what the library refuses, and lists it', () => {
  const versioned = set('docker-hub', {
    authCredentials: [
      {
        passwordSecretIdentifier: 'https://contoso.vault.azure.net/secrets/password/0123',
        usernameSecretIdentifier: 'https://contoso.vault.azure.net/secrets/user',
      },
    ],
  });
  const odd = rule('dotnet-sdk', 'mcr.microsoft.com/dotnet/sdk', 'sdk', { credentialSetResourceId: setId('x') });
  const { code, notes } = adopted([versioned], [rules[0], { ...odd, sourceRepository: 'MCR/Sdk' }]);
  const { resource } = run(code);
  expect(Object.keys(byName(resource.azurerm_container_registry_cache_rule))).toEqual(['library']);
  expect(byName(resource.azurerm_container_registry_cache_rule).library.credential_set_id).toBe(setId('Docker-Hub'));
  expect(notes).toContainEqual(
    expect.stringMatching(
      /^the credential set docker-hub: it stays as it is, because credentialSets\["docker-hub"\]\.passwordSecretId has a version/,
    ),
  );
  expect(notes).toContainEqual(
    expect.stringMatching(/^the cache rule dotnet-sdk: it stays as it is, because cacheRules\["dotnet-sdk"\]\.source /),
  );
});

test.each<[string, Doc[], Doc[], string]>([
  [
    'of another registry',
    [],
    [
      rule('a', 'quay.io/a', 'a', {
        id: '/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/other/cacheRules/a',
      }),
    ],
    'a cache rule does not belong to the registry contosoprod: /subscriptions/s/',
  ],
  [
    'without credentials',
    [set('docker-hub', { authCredentials: [] })],
    [],
    'the credential set docker-hub has no authCredentials[0].usernameSecretIdentifier: pass the whole output of az, without --query',
  ],
  [
    'without a source',
    [],
    [rule('web', 'x', 'web', { sourceRepository: null })],
    'the cache rule web has no sourceRepository: pass the whole output of az, without --query',
  ],
])('refuses what is %s', (_, credentialSets, cacheRules, message) => {
  expect(() =>
    adopted(credentialSets.length === 0 ? undefined : credentialSets, cacheRules.length === 0 ? undefined : cacheRules),
  ).toThrow(message);
});

test('takes each list once', () => {
  const text = JSON.stringify(rules);
  const sources = Object.entries(docs()).map(([name, value]) => ({ name, text: JSON.stringify(value) }));
  expect(() => adopt([...sources, { name: '-', text: text + text }])).toThrow(
    'the output of az acr cache list --registry contosoprod is there 2 times: pass it once',
  );
});
