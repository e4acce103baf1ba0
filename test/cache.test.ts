import { ContainerRegistryCacheRule } from '@cdktf/provider-azurerm/lib/container-registry-cache-rule';
import { ContainerRegistryCredentialSet } from '@cdktf/provider-azurerm/lib/container-registry-credential-set';
import { KeyVaultSecret } from '@cdktf/provider-azurerm/lib/key-vault-secret';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { TerraformOutput, TerraformStack, TerraformVariable, Token } from 'cdktf';
import {
  CacheCredentials,
  CacheRule,
  CredentialSet,
  Deployer,
  DeployerRole,
  GeoReplicatedRegistry,
  LockLevel,
  Sku,
  type CacheRuleOptions,
  type GeoReplicatedRegistryProps,
} from 'cdktf-georeplicated-registry';
import { aliasIn, newApp, stackIn, synthesizeApp, thrownBy, type Block } from './app/apps';
import { idOf } from './app/everything';
import { faultsAgainst } from './schema/conformance';
import { schemaOf, versions } from './schema/schema';
import { newRegistry, newStack, synthesize } from './stacks';

const secretId = (name: string) => `https://contoso.vault.azure.net/secrets/${name}`;
const vaultId = idOf('Microsoft.KeyVault/vaults', 'contoso');
const registryId = idOf('Microsoft.ContainerRegistry/registries', 'contoso', 'images');
const credentials = { usernameSecretId: secretId('user'), passwordSecretId: secretId('password') };
const hub = { loginServer: 'docker.io', keyVaultId: vaultId, ...credentials };
const declaredHub = CacheCredentials.declared('Hub');
const library = { source: 'docker.io/library/*', target: 'hub/*' };
const attributes = { registryName: 'contoso', resourceGroupName: 'images', homeRegion: 'westus2' };

const cacheRule = 'azurerm_container_registry_cache_rule';
const credentialSet = 'azurerm_container_registry_credential_set';

type Resources = Readonly<Record<string, Readonly<Record<string, Block>> | undefined>>;

/** The blocks of a type by the ids of their constructs, without the digests that cdktf adds. */
function blocks(stack: TerraformStack, type: string): Record<string, Block> {
  const found = (synthesize(stack).resource as Resources)[type] ?? {};
  return Object.fromEntries(
    Object.entries(found).map(([name, block]) => [
      name.replace(/^Registry_|_\w{8}$/g, ''),
      { ...block, '//': undefined },
    ]),
  );
}

const ruleWith = (options: Partial<CacheRuleOptions>, props: Partial<GeoReplicatedRegistryProps> = {}) => {
  const registry = newRegistry({ cacheRules: { Web: { source: 'quay.io/team/web', ...options } }, ...props });
  return blocks(TerraformStack.of(registry), cacheRule)['CacheRule-Web'];
};

describe('what is synthesized', () => {
  const stack = newStack();
  const registry = newRegistry({}, stack);
  const set = registry.addCredentialSet('Hub', hub);
  registry.addCacheRule('Library', { ...library, credentialSet: set });
  registry.addCacheRule('Nginx', { source: 'docker.io/nginx', target: 'hub/nginx', credentialSet: set });
  registry.addCacheRule('Sdk', { source: 'mcr.microsoft.com/dotnet/sdk' });
  const id = '${azurerm_container_registry.Registry_4DB9CCA5.id}';
  const setAddress = 'azurerm_container_registry_credential_set.Registry_CredentialSet-Hub_D688B614';

  test('is a set with an identity of its own, whose secrets follow their versions', () => {
    expect(blocks(stack, credentialSet)).toEqual({
      'CredentialSet-Hub': {
        name: 'Hub-credentials',
        container_registry_id: id,
        login_server: 'docker.io',
        authentication_credentials: {
          username_secret_id: secretId('user'),
          password_secret_id: secretId('password'),
        },
        identity: { type: 'SystemAssigned' },
      },
    });
  });

  test('is its role on the vault, of a kind that Azure need not look up', () => {
    expect(blocks(stack, 'azurerm_role_assignment')).toEqual({
      'CredentialSet-Hub_Access': {
        scope: vaultId,
        role_definition_name: 'Key Vault Secrets User',
        principal_id: `\${${setAddress}.identity[0].principal_id}`,
        principal_type: 'ServicePrincipal',
      },
    });
  });

  test('is a rule that waits for that role, and that no plan replaces', () => {
    const common = { container_registry_id: id, lifecycle: { prevent_destroy: true } };
    const waiting = {
      ...common,
      credential_set_id: `\${${setAddress}.container_registry_id}/credentialSets/\${${setAddress}.name}`,
      depends_on: ['azurerm_role_assignment.Registry_CredentialSet-Hub_Access_E600DD01'],
    };
    expect(blocks(stack, cacheRule)).toEqual({
      'CacheRule-Library': {
        ...waiting,
        name: 'Library',
        source_repo: 'docker.io/library/*',
        target_repo: 'hub/*',
      },
      'CacheRule-Nginx': {
        ...waiting,
        name: 'Nginx',
        source_repo: 'docker.io/library/nginx',
        target_repo: 'hub/nginx',
      },
      'CacheRule-Sdk': {
        ...common,
        name: 'Sdk-cache',
        source_repo: 'mcr.microsoft.com/dotnet/sdk',
        target_repo: 'mcr.microsoft.com/dotnet/sdk',
      },
    });
  });

  // azurerm 4.55.0, container_registry_cache_rule_resource.go, CustomizeDiff: an id that is not known at plan, such as that of
  // a set which is new or replaced, is none there, and a rule that had one is replaced.
  test('is a rule whose credentials are known at plan, so that they are exchanged in place', () => {
    const ids = Object.values(blocks(stack, cacheRule)).flatMap(({ credential_set_id: id }) =>
      typeof id === 'string' ? [id] : [],
    );
    expect(ids).toHaveLength(2);
    for (const id of ids) expect(id.match(/\.\w+\}/g)).toEqual(['.container_registry_id}', '.name}']);
  });

  test.each(versions)('is what azurerm %s expects', (version) => {
    const { resource } = synthesize(stack);
    const types = Object.entries(resource).filter(([type]) => type !== 'azurerm_container_registry');
    const faults = faultsAgainst(schemaOf(version), { ...synthesize(stack), resource: Object.fromEntries(types) });
    // References to the registry, which is left out: its dialect is not the subject here.
    expect(faults.filter((fault) => !fault.includes('refers to azurerm_container_registry.'))).toEqual([]);
  });
});

describe('sets and rules', () => {
  test('are the same in options and by calls, in any order', () => {
    const quay = { loginServer: 'quay.io', ...credentials };
    const written = (write: (stack: TerraformStack) => void) => {
      const stack = newStack();
      write(stack);
      return JSON.stringify(synthesize(stack));
    };
    const rules = {
      Library: { ...library, credentialSet: declaredHub },
      Team: { source: 'quay.io/team/*', credentialSet: CacheCredentials.declared('Quay') },
      Sdk: { source: 'mcr.microsoft.com/dotnet/sdk' },
    };
    const inOptions = written((stack) =>
      newRegistry({ credentialSets: { Hub: hub, Quay: quay }, cacheRules: rules }, stack),
    );
    const byCalls = written((stack) => {
      const registry = newRegistry({}, stack);
      registry.addCacheRule('Sdk', rules.Sdk);
      const ofQuay = registry.addCredentialSet('Quay', quay);
      registry.addCacheRule('Team', { ...rules.Team, credentialSet: ofQuay });
      registry.addCredentialSet('Hub', hub);
      registry.addCacheRule('Library', rules.Library);
    });
    const split = written((stack) => {
      const registry = newRegistry({ cacheRules: { Sdk: rules.Sdk }, credentialSets: { Quay: quay, Hub: hub } }, stack);
      registry.addCacheRule('Library', { ...rules.Library, credentialSet: registry.credentialSet('Hub') });
      registry.addCacheRule('Team', rules.Team);
    });
    expect(byCalls).toBe(inOptions);
    expect(split).toBe(inOptions);
  });

  test('are called after their ids, in the form that Azure takes', () => {
    const names = (ids: string[]) => {
      const registry = newRegistry({
        credentialSets: Object.fromEntries(ids.map((id) => [id, { loginServer: 'quay.io', ...credentials }])),
        cacheRules: Object.fromEntries(ids.map((id, i) => [id, { source: `quay.io/r${i}` }])),
      });
      const stack = TerraformStack.of(registry);
      return [credentialSet, cacheRule].map((type) => Object.values(blocks(stack, type)).map(({ name }) => name));
    };
    expect(names(['Library'])).toEqual([['Library'], ['Library']]);
    expect(names(['Hub'])).toEqual([['Hub-credentials'], ['Hub-cache']]);
    expect(names(['docker__hub-'])).toEqual([['docker-hub'], ['docker-hub']]);
    expect(names(['_'])).toEqual([['credentials'], ['cache']]);
  });

  test('are on every tier', () => {
    expect(ruleWith({}, { sku: Sku.BASIC, replicas: [] })).toMatchObject({ name: 'Web-cache' });
  });

  test('have no role, and nothing to wait for, without a vault', () => {
    const registry = newRegistry({ credentialSets: { Hub: { loginServer: 'docker.io', ...credentials } } });
    registry.addCacheRule('Library', { ...library, credentialSet: declaredHub });
    const stack = TerraformStack.of(registry);
    expect(blocks(stack, 'azurerm_role_assignment')).toEqual({});
    expect(blocks(stack, cacheRule)['CacheRule-Library']).not.toHaveProperty('depends_on');
    expect(registry.credentialSet('Hub').roleAssignmentResource).toBeUndefined();
  });

  test('take late-bound ids, names and hosts', () => {
    const stack = newStack();
    const late = new TerraformVariable(stack, 'late', {}).stringValue;
    const user = new KeyVaultSecret(stack, 'User', { name: 'user', value: 'x', keyVaultId: vaultId });
    const registry = newRegistry({}, stack);
    const set = registry.addCredentialSet('Hub', {
      name: late,
      loginServer: late,
      usernameSecretId: user.versionlessId,
      passwordSecretId: '${var.late}',
      keyVaultId: late,
    });
    registry.addCacheRule('Web', { source: `docker.io/${late}`, target: late, name: late, credentialSet: set });
    expect(blocks(stack, credentialSet)['CredentialSet-Hub']).toMatchObject({
      name: '${var.late}',
      login_server: '${var.late}',
      authentication_credentials: {
        username_secret_id: '${azurerm_key_vault_secret.User.versionless_id}',
        password_secret_id: '${var.late}',
      },
    });
    expect(blocks(stack, 'azurerm_role_assignment')['CredentialSet-Hub_Access'].scope).toBe('${var.late}');
    expect(blocks(stack, cacheRule)['CacheRule-Web']).toMatchObject({
      name: '${var.late}',
      source_repo: 'docker.io/${var.late}',
      target_repo: '${var.late}',
    });
  });

  test.each([
    [undefined, undefined, true],
    [false, undefined, undefined],
    [undefined, false, undefined],
    [false, true, true],
    [true, false, undefined],
  ])('with preventDestroy %s of the registry and %s of the rule', (ofRegistry, ofRule, expected) => {
    const { lifecycle } = ruleWith({ preventDestroy: ofRule }, { preventDestroy: ofRegistry });
    expect((lifecycle as Block | undefined)?.prevent_destroy).toBe(expected);
  });

  test('can be of a set that exists', () => {
    const credentialSet = CacheCredentials.existing(`${registryId.toUpperCase()}/CREDENTIALSETS/hub`, 'docker.io');
    expect(ruleWith({ source: 'docker.io/nginx', credentialSet }).credential_set_id).toMatch(
      /^\/subscriptions\/S\/resourceGroups\/IMAGES\/providers\/Microsoft\.ContainerRegistry\/registries\/CONTOSO\/credentialSets\/hub$/,
    );
    expect(ruleWith({ credentialSet: CacheCredentials.existing('${var.id}') }).credential_set_id).toBe('${var.id}');
  });

  test('come before a lock, and lose it last', () => {
    const registry = newRegistry({ lock: LockLevel.CAN_NOT_DELETE, credentialSets: { Hub: hub } });
    registry.addCacheRule('Library', { ...library, credentialSet: declaredHub });
    const [lock] = Object.values(blocks(TerraformStack.of(registry), 'azurerm_management_lock'));
    expect(lock.depends_on).toEqual([
      'azurerm_container_registry.Registry_4DB9CCA5',
      `${cacheRule}.Registry_CacheRule-Library_D3B317F1`,
      `${credentialSet}.Registry_CredentialSet-Hub_D688B614`,
      'azurerm_role_assignment.Registry_CredentialSet-Hub_Access_E600DD01',
    ]);
  });
});

describe('calls', () => {
  test('return what they made, and so do accessors', () => {
    const registry = newRegistry({ credentialSets: { Hub: hub } });
    const set = registry.addCredentialSet('Quay', { loginServer: 'quay.io', ...credentials });
    const rule = registry.addCacheRule('Team', { source: 'quay.io/team/*', target: 'team/*', credentialSet: set });
    expect([set, registry.credentialSet('Hub'), rule]).toEqual([
      expect.any(CredentialSet),
      expect.any(CredentialSet),
      expect.any(CacheRule),
    ]);
    expect(set.resource).toBeInstanceOf(ContainerRegistryCredentialSet);
    expect(registry.credentialSet('Hub').roleAssignmentResource).toBeInstanceOf(RoleAssignment);
    expect(registry.credentialSet('Quay').resource).toBe(set.resource);
    expect(rule.resource).toBeInstanceOf(ContainerRegistryCacheRule);
    expect(registry.cacheRule('Team').resource).toBe(rule.resource);
    expect([rule.source, rule.target]).toEqual(['quay.io/team/*', 'team/*']);
  });

  test('give references that follow a name which is overridden later', () => {
    const stack = newStack();
    const registry = newRegistry({}, stack);
    const set = registry.addCredentialSet('Hub', hub);
    const rule = registry.addCacheRule('Library', { ...library, credentialSet: set });
    new TerraformOutput(stack, 'ids', { value: [set.id, set.principalId, rule.id] });
    set.resource.overrideLogicalId('hub');
    set.roleAssignmentResource?.overrideLogicalId('access');
    rule.resource.overrideLogicalId('library');
    const { output } = synthesize(stack) as unknown as { output: { ids: { value: string[] } } };
    expect(output.ids.value).toEqual([
      '${azurerm_container_registry_credential_set.hub.id}',
      '${azurerm_container_registry_credential_set.hub.identity[0].principal_id}',
      '${azurerm_container_registry_cache_rule.library.id}',
    ]);
    expect(blocks(stack, cacheRule).library).toMatchObject({
      credential_set_id: `\${${credentialSet}.hub.container_registry_id}/credentialSets/\${${credentialSet}.hub.name}`,
      depends_on: ['azurerm_role_assignment.access'],
    });
  });

  test('that are refused leave nothing, and can be made again', () => {
    const registry = newRegistry();
    const children = () => registry.node.findAll().map(({ node }) => node.path);
    const before = children();
    const set = { loginServer: 'https://docker.io/v2', ...credentials };
    expect(() => registry.addCredentialSet('Hub', set)).toThrow('[credentialLoginServersAreHosts]');
    expect(() => registry.addCacheRule('Web', { source: 'web' })).toThrow('[cacheSourcesAreWellFormed]');
    expect(() => registry.addCacheRule('Web', null as never)).toThrow('[optionsHaveTheirType]');
    expect(children()).toEqual(before);
    registry.addCredentialSet('Hub', hub);
    registry.addCacheRule('Web', { source: 'quay.io/web' });
  });

  test('of something that is not declared say what there is', () => {
    const registry = newRegistry({ credentialSets: { Hub: hub }, cacheRules: { Web: { source: 'quay.io/web' } } });
    expect(() => registry.credentialSet('Hbu')).toThrow(
      'credentialSet.id is not declared in this registry, got "Hbu": did you mean "Hub"? [contentsAreDeclared]',
    );
    expect(() => registry.cacheRule('Elsewhere')).toThrow(
      'cacheRule.id is not declared in this registry, got "Elsewhere": use Web [contentsAreDeclared]',
    );
    registry.node.tryRemoveChild('CacheRule-Web');
    expect(() => registry.cacheRule('Web')).toThrow(': nothing is declared [contentsAreDeclared]');
  });

  test('are refused under an id that is taken, in whichever place', () => {
    const stack = newStack();
    const registry = newRegistry({}, stack);
    new TerraformVariable(stack, 'Registry-CacheRule-Web', {});
    expect(() => registry.addCacheRule('Web', { source: 'quay.io/web', scope: stack })).toThrow(
      `addCacheRule("Web") would be "Registry-CacheRule-Web" in 'contoso', where one exists already: give it another id [idsAreFree]`,
    );
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['a map', new Map([['Web', { source: 'quay.io/web' }]])],
    ['a date', new Date(0)],
    ['a list', [{ source: 'quay.io/web' }]],
    ['a list with holes', Array(3)],
    ['a text', 'quay.io/web'],
    ['a reference', '${var.rules}'],
    ['what only Terraform knows', Token.asAny({ Web: {} })],
    ['a rule that is null', { Web: null }],
    ['a rule that is a text', { Web: 'quay.io/web' }],
    ['a rule of nulls', { Web: { source: null, target: null, credentialSet: null, preventDestroy: 'yes' } }],
    ['a rule under a reference', { '${var.id}': { source: 'quay.io/web' } }],
  ])('refuse options that are %s, by name', (_, cacheRules) => {
    const error = thrownBy(() => newRegistry({ cacheRules: cacheRules as never }));
    expect(error.name).toBe('InvalidConstructError');
    expect(error.message).toMatch(/ {2}- cacheRules.* \[(optionsHaveTheirType|optionsAreDecidedAtSynth)\]/);
  });

  test('take what is undefined for absent', () => {
    expect(ruleWith({ target: undefined, credentialSet: undefined })).toMatchObject({ name: 'Web-cache' });
    expect(newRegistry({ cacheRules: { Web: undefined as never } }).requiredActions).toEqual(
      newRegistry().requiredActions,
    );
  });
});

describe('cachedImageUri', () => {
  const digest = `sha256:${'0'.repeat(64)}`;
  const rules: Record<string, CacheRuleOptions> = {
    Library: { ...library, credentialSet: declaredHub },
    Nginx: { source: 'docker.io/library/nginx', target: 'web/server', credentialSet: declaredHub },
    All: { source: 'docker.io/*', target: 'docker/*', credentialSet: declaredHub },
    Sdk: { source: 'mcr.microsoft.com/dotnet/sdk' },
  };
  const registry = newRegistry({ credentialSets: { Hub: hub }, cacheRules: rules });

  test.each([
    ['docker.io/library/redis', '7', 'contoso.azurecr.io/hub/redis:7'],
    ['docker.io/redis', '7', 'contoso.azurecr.io/hub/redis:7'],
    ['docker.io/library/nginx', '1.27', 'contoso.azurecr.io/web/server:1.27'],
    ['docker.io/bitnami/nginx', '1', 'contoso.azurecr.io/docker/bitnami/nginx:1'],
    ['docker.io/library/a/b', '1', 'contoso.azurecr.io/hub/a/b:1'],
    ['mcr.microsoft.com/dotnet/sdk', digest, `contoso.azurecr.io/mcr.microsoft.com/dotnet/sdk@${digest}`],
    ['docker.io/library/${var.name}', '1', 'contoso.azurecr.io/hub/${var.name}:1'],
  ])('of %s and %s is %s', (source, tag, uri) => {
    expect(registry.cachedImageUri(source, tag)).toBe(uri);
  });

  test('of a late-bound source, and below a late-bound target', () => {
    const stack = newStack();
    const late = new TerraformVariable(stack, 'late', {}).stringValue;
    const made = newRegistry({}, stack);
    made.addCacheRule('Late', { source: late, target: 'late/web' });
    made.addCacheRule('Below', { source: 'quay.io/team/*', target: `${late}/*` });
    made.addCacheRule('Whole', { source: 'ghcr.io/team/*', target: '${var.target}' });
    const uris = [
      made.cachedImageUri(late, '1'),
      made.cachedImageUri('quay.io/team/web', late),
      made.cachedImageUri('ghcr.io/team/web', '1'),
    ];
    new TerraformOutput(stack, 'uris', { value: uris });
    const { output } = synthesize(stack) as unknown as { output: { uris: { value: string[] } } };
    expect(output.uris.value).toEqual([
      'contoso.azurecr.io/late/web:1',
      'contoso.azurecr.io/${var.late}/web${strcontains(var.late, ":") ? "@" : ":"}${var.late}',
      'contoso.azurecr.io/${trimsuffix(var.target, "*")}web:1',
    ]);
  });

  test('is the same whichever of two rules for one source came first', () => {
    const twice = (...ids: string[]) => {
      const made = newRegistry();
      for (const id of ids) made.addCacheRule(id, { source: 'quay.io/web', target: `${id.toLowerCase()}/web` });
      return made.cachedImageUri('quay.io/web', '1');
    };
    expect(twice('A', 'B')).toBe('contoso.azurecr.io/a/web:1');
    expect(twice('B', 'A')).toBe('contoso.azurecr.io/a/web:1');
  });

  test('of what no rule covers lists the sources', () => {
    expect(() => registry.cachedImageUri('quay.io/web', '1')).toThrow(
      'cachedImageUri.source is not covered by a cache rule of this registry, got "quay.io/web": the rules cover docker.io/*, docker.io/library/*, docker.io/library/nginx, mcr.microsoft.com/dotnet/sdk [cachedImagesHaveARule]',
    );
  });
});

describe('a registry that exists', () => {
  test('can have sets and rules, by calls', () => {
    const stack = newStack();
    const registry = GeoReplicatedRegistry.fromRegistryName(stack, 'Registry', {
      ...attributes,
      loginServer: 'contoso.azurecr.io',
    });
    const set = registry.addCredentialSet('Hub', hub);
    const rule = registry.addCacheRule('Library', { ...library, credentialSet: set });
    expect(registry.cachedImageUri('docker.io/nginx', '1')).toBe('contoso.azurecr.io/hub/nginx:1');
    expect(blocks(stack, cacheRule)).toEqual({
      'CacheRule-Library': {
        name: 'Library',
        container_registry_id: '${data.azurerm_container_registry.Registry_4DB9CCA5.id}',
        source_repo: 'docker.io/library/*',
        target_repo: 'hub/*',
        credential_set_id: expect.stringContaining('.container_registry_id}/credentialSets/') as string,
        depends_on: ['azurerm_role_assignment.Registry_CredentialSet-Hub_Access_E600DD01'],
        lifecycle: { prevent_destroy: true },
      },
    });
    expect(registry.cacheRule('Library').resource).toBe(rule.resource);
    expect(() => registry.addCacheRule('Again', { source: 'quay.io/*', target: 'hub/*' })).toThrow(
      'addCacheRule("Again").target is also the target of addCacheRule("Library"), got "hub/*": give each rule a target of its own [cacheTargetsDoNotOverlap]',
    );
  });

  test('can use the set that another stack made for it', () => {
    const app = newApp();
    const [images, shop] = [stackIn(app, 'images'), stackIn(app, 'shop')];
    const set = newRegistry({}, images).addCredentialSet('Hub', hub);
    GeoReplicatedRegistry.fromRegistryName(shop, 'Registry', attributes).addCacheRule('Library', {
      ...library,
      credentialSet: set,
    });
    const stacks = synthesizeApp(app);
    expect(stacks.shop.dependencies).toEqual(['images']);
    const [rule] = Object.entries(stacks.shop.blocks).filter(([address]) => address.startsWith(cacheRule));
    expect(rule[1].credential_set_id).toMatch(/^\$\{data\.terraform_remote_state\..*CredentialSet-Hub.*id\}$/);
    expect(rule[1]).not.toHaveProperty('depends_on');
  });
});

describe('in several stacks', () => {
  const apps = (props: Partial<GeoReplicatedRegistryProps> = {}) => {
    const app = newApp();
    const [images, shop] = [stackIn(app, 'images'), stackIn(app, 'shop')];
    return { app, images, shop, registry: newRegistry(props, images) };
  };
  const ofType = (all: Readonly<Record<string, Block>>, type: string) =>
    Object.entries(all).filter(([address]) => address.startsWith(`${type}.`));

  test('a rule of a workload is made there, and the registry does not depend on it', () => {
    const { app, shop, registry } = apps({ credentialSets: { Hub: hub } });
    const rule = registry.addCacheRule('Library', { ...library, credentialSet: declaredHub, scope: shop });
    expect(rule.resource.node.scope).toBe(shop);
    const stacks = synthesizeApp(app);
    expect([stacks.images.dependencies, stacks.shop.dependencies]).toEqual([[], ['images']]);
    const [[address, block]] = ofType(stacks.shop.blocks, cacheRule);
    expect(address).toBe(`${cacheRule}.Registry-CacheRule-Library`);
    expect(block.container_registry_id).toMatch(/^\$\{data\.terraform_remote_state\./);
    expect(block.credential_set_id).toMatch(/^\$\{data\.terraform_remote_state\./);
    // A stack is deployed as a whole before those that depend on it: Terraform orders resources within one only.
    expect(block).not.toHaveProperty('depends_on');
  });

  test('a set and its rules are made where the vault is', () => {
    const { app, shop, registry } = apps();
    const user = new KeyVaultSecret(shop, 'User', { name: 'user', value: 'x', keyVaultId: vaultId });
    const set = registry.addCredentialSet('Hub', { ...hub, usernameSecretId: user.versionlessId, scope: shop });
    registry.addCacheRule('Library', { ...library, credentialSet: set, scope: shop });
    const stacks = synthesizeApp(app);
    expect([stacks.images.dependencies, stacks.shop.dependencies]).toEqual([[], ['images']]);
    expect(ofType(stacks.shop.blocks, 'azurerm_role_assignment').map(([address]) => address)).toEqual([
      expect.stringMatching(/^azurerm_role_assignment\.Registry-CredentialSet-Hub_Access_/),
    ]);
    const [[, rule]] = ofType(stacks.shop.blocks, cacheRule);
    const address = `${credentialSet}.Registry-CredentialSet-Hub`;
    expect(rule.credential_set_id).toBe(`\${${address}.container_registry_id}/credentialSets/\${${address}.name}`);
    expect(rule.depends_on).toHaveLength(1);
  });

  test('credentialSetsAreInReach refuses a rule here with a set there', () => {
    const { shop, registry } = apps();
    const set = registry.addCredentialSet('Hub', { ...hub, scope: shop });
    for (const credentialSet of [set, declaredHub]) {
      expect(() => registry.addCacheRule('Library', { ...library, credentialSet })).toThrow(
        `addCacheRule("Library").credentialSet is created in 'shop', which depends on the stack of this rule: create the rule there as well, or the credential set here, with scope [credentialSetsAreInReach]`,
      );
    }
    expect(registry.node.tryFindChild('CacheRule-Library')).toBeUndefined();
    const options = {
      credentialSets: { Hub: { ...hub, scope: shop } },
      cacheRules: { Library: { ...library, credentialSet: declaredHub } },
    };
    expect(() => newRegistry({ ...options, registryName: 'fabrikam' }, TerraformStack.of(registry), 'Other')).toThrow(
      'cacheRules.Library.credentialSet is created in',
    );
  });

  test('secrets of a stack that depends on this one are reported as that', () => {
    const { app, shop, registry } = apps();
    new TerraformOutput(shop, 'id', { value: registry.registryId });
    const user = new KeyVaultSecret(shop, 'User', { name: 'user', value: 'x', keyVaultId: vaultId });
    registry.addCredentialSet('Hub', { ...hub, usernameSecretId: user.versionlessId });
    expect(() => synthesizeApp(app)).toThrow(
      'addCredentialSet("Hub").usernameSecretId refers to a stack that depends on this one, so neither could be deployed first: ',
    );
  });

  test('providers are their own, or those of the registry', () => {
    const stack = newStack();
    const [ofImages, ofVault] = [aliasIn(stack, 'images'), aliasIn(stack, 'vault')];
    const registry = newRegistry({ provider: ofImages }, stack);
    registry.addCredentialSet('Hub', { ...hub, provider: ofVault });
    registry.addCacheRule('Library', { ...library, credentialSet: declaredHub });
    registry.addCacheRule('Web', { source: 'quay.io/web', provider: ofVault });
    expect(blocks(stack, credentialSet)['CredentialSet-Hub'].provider).toBe('azurerm.vault');
    expect(blocks(stack, 'azurerm_role_assignment')['CredentialSet-Hub_Access'].provider).toBe('azurerm.vault');
    expect(Object.values(blocks(stack, cacheRule)).map(({ provider }) => provider)).toEqual([
      'azurerm.images',
      'azurerm.vault',
    ]);
  });
});

describe('contentsAreInTheSubscription', () => {
  const [one, other] = ['00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-00000000000b'];
  const inSubscription = (stack: TerraformStack, subscriptionId: string | undefined, alias?: string) =>
    new AzurermProvider(stack, alias ?? 'default', { alias, features: [{}], subscriptionId });
  const fault = (option: string) =>
    `${option} is of the subscription "${other}", and the registry is of "${one}", so azurerm would not find the registry: pass a provider of the subscription of the registry [contentsAreInTheSubscription]`;
  const apps = (ofRegistry: string | undefined, ofShop: string | undefined) => {
    const app = newApp();
    const [images, shop] = [new TerraformStack(app, 'images'), new TerraformStack(app, 'shop')];
    inSubscription(images, ofRegistry);
    inSubscription(shop, ofShop);
    return { images, shop, registry: newRegistry({}, images) };
  };

  test('refuses a provider of another one, and that of the stack where a rule is made', () => {
    const { images, shop, registry } = apps(one, other);
    const elsewhere = inSubscription(images, other, 'elsewhere');
    expect(() => registry.addCredentialSet('Hub', { ...hub, provider: elsewhere })).toThrow(
      fault('addCredentialSet("Hub").provider'),
    );
    expect(() => registry.addCacheRule('Web', { source: 'quay.io/web', scope: shop })).toThrow(
      fault('addCacheRule("Web")'),
    );
    expect(shop.node.children.map(({ node }) => node.id)).toEqual(['default']);
    const cacheRules = { Web: { source: 'quay.io/web', provider: elsewhere } };
    expect(() => newRegistry({ registryName: 'fabrikam', cacheRules }, images, 'Other')).toThrow(
      fault('cacheRules.Web.provider'),
    );
  });

  test('accepts one of the same, in any case', () => {
    const { images, shop, registry } = apps(one, other);
    const same = inSubscription(images, one.toUpperCase(), 'same');
    expect(() => registry.addCredentialSet('Hub', { ...hub, provider: same })).not.toThrow();
    const provider = inSubscription(shop, one, 'images');
    expect(() => registry.addCacheRule('Web', { source: 'quay.io/web', scope: shop, provider })).not.toThrow();
  });

  test.each([
    [undefined, other],
    [one, undefined],
    ['${var.subscription}', other],
    [one, '${var.subscription}'],
  ])('keeps silent where one is not known at synth, %s and %s', (ofRegistry, ofShop) => {
    const { shop, registry } = apps(ofRegistry, ofShop);
    expect(() => registry.addCacheRule('Web', { source: 'quay.io/web', scope: shop })).not.toThrow();
  });
});

describe('rules that several constructs make for one registry', () => {
  const use = (stack: TerraformStack, id = 'Used', registryName = 'contoso') =>
    GeoReplicatedRegistry.fromRegistryName(stack, id, { ...attributes, registryName });
  const team = { source: 'quay.io/team/*', target: 'team/*' };
  const web = { source: 'ghcr.io/web/*', target: 'team/web/*' };

  test('are compared within a stack', () => {
    const stack = newStack();
    const registry = newRegistry({ cacheRules: { Team: team } }, stack);
    expect(() => use(stack).addCacheRule('Team', { source: 'ghcr.io/a', target: 'a' })).toThrow(
      `addCacheRule("Team").name is also the name of 'contoso/Registry' cacheRules.Team, got "Team-cache": set another name [cacheRuleNamesAreDistinct]`,
    );
    expect(() => use(stack, 'Second').addCacheRule('Web', web)).toThrow(
      `addCacheRule("Web").target overlaps with "team/*" of 'contoso/Registry' cacheRules.Team, got "team/web/*": use paths that do not contain each other, or name a repository without "*" [cacheTargetsDoNotOverlap]`,
    );
    use(stack, 'Third').addCacheRule('Same', { source: 'ghcr.io/web', target: 'team/web' });
    expect(() => registry.addCacheRule('Later', { source: 'quay.io/later', target: 'team/web' })).toThrow(
      `addCacheRule("Later").target is also the target of 'contoso/Third' addCacheRule("Same"), got "team/web": give each rule a target of its own [cacheTargetsDoNotOverlap]`,
    );
    use(stack, 'Other', 'fabrikam').addCacheRule('Team', team);
  });

  test('are a warning across stacks, which may be alternatives', () => {
    const app = newApp();
    const [images, shop] = [stackIn(app, 'images'), stackIn(app, 'shop')];
    newRegistry({ cacheRules: { Team: team } }, images);
    const used = use(shop);
    used.addCacheRule('Team', web);
    expect(used.warnings).toEqual([
      `addCacheRule("Team").name is also the name of 'images/Registry' cacheRules.Team, got "Team-cache": set another name [stacksCacheApart]`,
      `addCacheRule("Team").target overlaps with "team/*" of 'images/Registry' cacheRules.Team, got "team/web/*": use paths that do not contain each other, or name a repository without "*" [stacksCacheApart]`,
    ]);
    // Two that are made under one name are not the same registry: one of them will not be deployed.
    const stage = newRegistry({ cacheRules: { Team: team } }, stackIn(app, 'stage'));
    const cached = stage.warnings.filter((warning) => warning.endsWith('[stacksCacheApart]'));
    expect(cached).toHaveLength(2);
    expect(cached.filter((warning) => warning.includes('images/Registry'))).toEqual([]);
  });
});

describe('of an adopted registry', () => {
  const adopted = (props: Partial<GeoReplicatedRegistryProps>, ids: object) =>
    newRegistry({ replicas: undefined, adopt: { registryId, loginServer: 'contoso.azurecr.io', ...ids }, ...props });
  const imports = (stack: TerraformStack) => (synthesize(stack) as unknown as { import: object[] }).import;

  test('sets and rules are imported by their ids, from below the registry', () => {
    const registry = adopted(
      {
        credentialSets: { Hub: { ...hub, name: 'dockerhub' } },
        cacheRules: { Library: { ...library, name: 'library', credentialSet: declaredHub } },
      },
      {
        credentialSetIds: [`${registryId.replace('contoso', 'Contoso')}/credentialsets/dockerhub`],
        cacheRuleIds: [`${registryId}/cacherules/library/`],
      },
    );
    expect(imports(TerraformStack.of(registry)).slice(1)).toEqual([
      {
        to: `${credentialSet}.Registry_CredentialSet-Hub_D688B614`,
        id: `${registryId}/credentialSets/dockerhub`,
      },
      { to: `${cacheRule}.Registry_CacheRule-Library_D3B317F1`, id: `${registryId}/cacheRules/library` },
    ]);
  });

  test('a rule keeps its source as it is written, and credentials that are not stated', () => {
    const cacheRules = { Nginx: { source: 'docker.io/nginx', target: 'nginx', name: 'nginx' } };
    const registry = adopted({ cacheRules }, { cacheRuleIds: [`${registryId}/cacheRules/nginx`] });
    expect(blocks(TerraformStack.of(registry), cacheRule)['CacheRule-Nginx']).toMatchObject({
      source_repo: 'docker.io/nginx',
      lifecycle: { prevent_destroy: true, ignore_changes: ['credential_set_id'] },
    });
    expect(registry.cachedImageUri('docker.io/nginx', '1')).toBe('contoso.azurecr.io/nginx:1');
  });

  test('what is not declared by its name is refused', () => {
    const cacheRules = { Web: { source: 'quay.io/web', name: 'quay-web' } };
    expect(() =>
      adopted({ cacheRules }, { cacheRuleIds: [`${registryId}/cacheRules/quayweb`], credentialSetIds: ['hub'] }),
    ).toThrow(
      [
        'adopt.credentialSetIds[0] is not the resource id of a credential set, got "hub": pass it as az prints it, of the form /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ContainerRegistry/registries/{registry}/credentialSets/{name} [adoptedIdsAreValid]',
        '  - adopt.cacheRuleIds[0] is the id of a cache rule that is not declared, got "quayweb": declare it in cacheRules, with its name, or remove the id; "quay-web" is declared [adoptedPartsAreDeclared]',
      ].join('\n'),
    );
  });
});

test('the deploying identity needs what is made, and roles on the vault only where they are', () => {
  const actions = (props: Partial<GeoReplicatedRegistryProps>) =>
    newRegistry(props).requiredActions.filter((action) => !newRegistry().requiredActions.includes(action));
  const crud = (type: string) => ['delete', 'operationStatuses/read', 'read', 'write'].map((verb) => `${type}/${verb}`);
  const acr = 'Microsoft.ContainerRegistry/registries';
  expect(actions({ cacheRules: { Web: { source: 'quay.io/web' } } })).toEqual(crud(`${acr}/cacheRules`));
  expect(actions({ credentialSets: { Hub: { loginServer: 'docker.io', ...credentials } } })).toEqual(
    crud(`${acr}/credentialSets`),
  );
  expect(actions({ credentialSets: { Hub: hub } })).toEqual([
    ...['delete', 'read', 'write'].map((verb) => `Microsoft.Authorization/roleAssignments/${verb}`),
    'Microsoft.Authorization/roleDefinitions/read',
    ...crud(`${acr}/credentialSets`),
  ]);
  const deployer = Deployer.withRoles(DeployerRole.builtIn('Contributor'));
  expect(() => newRegistry({ deployer, credentialSets: { Hub: hub } })).toThrow(
    'deployer lacks Microsoft.Authorization/roleAssignments/write, required by the roles of credentialSets on their vaults: add the role "Role Based Access Control Administrator", or the action to a custom role, Contributor cannot assign roles [deployerMayDoAll]',
  );
});
