import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ContainerRegistryToken } from '@cdktf/provider-azurerm/lib/container-registry-token';
import { TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import {
  GeoReplicatedRegistry,
  LockLevel,
  Rotation,
  SharedScopeMap,
  SystemScopeMap,
  TokenAction,
  TokenPermission,
  type GeoReplicatedRegistryProps,
  type IGeoReplicatedRegistry,
  type TokenOptions,
} from 'cdktf-georeplicated-registry';
import { aliasIn, blocksOfType, newApp, stackIn, synthesizeApp, thrownBy } from './app/apps';
import { run } from './examples';
import { lateBound } from './models';
import { faultsIn } from './schema/conformance';
import { newRegistry, newStack, synthesize, type Block } from './stacks';

const permissions = [TokenPermission.pull('products/*')];
const never = { password1: {}, password2: {} };
const registryId = '/subscriptions/s/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/contoso';

type Resources = Readonly<Record<string, Readonly<Record<string, Block>>>>;

const resourcesOf = (stack: TerraformStack): Resources => {
  const terraform = synthesize(stack) as unknown as { resource: Resources };
  expect(faultsIn(terraform)).toEqual([]);
  return terraform.resource;
};

/** The blocks of a kind in the stack of a registry, by name in Azure, else by address. */
function blocks(registry: IGeoReplicatedRegistry, kind: '' | '_password' | 'map' = ''): Record<string, Block> {
  const type = kind === 'map' ? 'azurerm_container_registry_scope_map' : `azurerm_container_registry_token${kind}`;
  const found = resourcesOf(TerraformStack.of(registry))[type] ?? {};
  return Object.fromEntries(
    Object.entries(found).map(([id, block]) => [(block.name as string | undefined) ?? id, block]),
  );
}

const only = (all: Record<string, Block>): Block => {
  expect(Object.keys(all)).toHaveLength(1);
  return Object.values(all)[0];
};

const withToken = (options: TokenOptions, props: Partial<GeoReplicatedRegistryProps> = {}) =>
  newRegistry({ ...props, tokens: { Store42: options } });

describe('a token', () => {
  test('is a token with its scope map and both passwords, which refer to the registry and to each other', () => {
    const registry = newRegistry();
    registry.addToken('Store42', { permissions, passwords: {} });
    const of = {
      container_registry_name: '${azurerm_container_registry.Registry_4DB9CCA5.name}',
      resource_group_name: '${azurerm_container_registry.Registry_4DB9CCA5.resource_group_name}',
      lifecycle: { prevent_destroy: true },
    };
    const resources = resourcesOf(TerraformStack.of(registry));
    const token = 'Registry_Token-Store42_BD9C397F';
    expect(resources).toMatchObject({
      azurerm_container_registry_scope_map: {
        'Registry_TokenScopeMap-Store42_23592E92': {
          ...of,
          name: 'Store42-scope-map',
          actions: ['repositories/products/*/content/read'],
        },
      },
      azurerm_container_registry_token: {
        [token]: {
          ...of,
          name: 'Store42',
          enabled: true,
          scope_map_id: '${azurerm_container_registry_scope_map.Registry_TokenScopeMap-Store42_23592E92.id}',
        },
      },
      azurerm_container_registry_token_password: {
        'Registry_Token-Store42_Passwords_9869A290': {
          ...never,
          container_registry_token_id: `\${azurerm_container_registry_token.${token}.id}`,
        },
      },
    });
  });

  test('is the same, be it declared in the options or by a call', () => {
    const options = { permissions, passwords: { expiry1: '2027-06-30T00:00:00Z' } };
    const called = newRegistry();
    called.addScopeMap('Stores', { permissions });
    called.addToken('Store42', options);
    called.addTokenPair('Stores', { permissions, variable: 'stores_token' });
    const stated = newRegistry({
      scopeMaps: { Stores: { permissions } },
      tokens: { Store42: options },
      tokenPairs: { Stores: { permissions, variable: 'stores_token' } },
    });
    const [one, other] = [called, stated].map((registry) => synthesize(TerraformStack.of(registry)));
    expect(one).toEqual(other);
  });

  test('logs in by references; nothing of it is put out', () => {
    const registry = newRegistry();
    const made = registry.addToken('Store42', { permissions, passwords: {} });
    const stack = TerraformStack.of(registry);
    expect(synthesize(stack)).not.toHaveProperty('output');
    const value = [made.name, made.id, made.scopeMapId, made.password1, made.password2];
    new TerraformOutput(stack, 'all', { value, sensitive: true });
    const token = 'azurerm_container_registry_token.Registry_Token-Store42_BD9C397F';
    const passwords = 'azurerm_container_registry_token_password.Registry_Token-Store42_Passwords_9869A290';
    expect((synthesize(stack) as unknown as { output: { all: Block } }).output.all.value).toEqual([
      `\${${token}.name}`,
      `\${${token}.id}`,
      `\${${token}.scope_map_id}`,
      `\${${passwords}.password1[0].value}`,
      `\${${passwords}.password2[0].value}`,
    ]);
    expect(made.resource).toBeInstanceOf(ContainerRegistryToken);
    expect([made.passwordResource, made.scopeMapResource].map((each) => each?.terraformResourceType)).toEqual([
      'azurerm_container_registry_token_password',
      'azurerm_container_registry_scope_map',
    ]);
  });

  test('can be asked for by its id, as can what it was not declared under', () => {
    const registry = newRegistry({ tokens: { Store42: { permissions } }, scopeMaps: { Stores: { permissions } } });
    expect(registry.token('Store42').resource.nameInput).toBe('Store42');
    expect(registry.scopeMap('Stores').resource.nameInput).toBe('Stores');
    expect(() => registry.token('Store43')).toThrow(
      '  - token.id is not declared in this registry, got "Store43": did you mean "Store42"? [contentsAreDeclared]',
    );
    expect(() => registry.tokenPair('Store42')).toThrow('tokenPair.id is not declared in this registry');
    expect(() => registry.scopeMap('Store42')).toThrow('scopeMap.id is not declared in this registry');
  });

  test('without passwords has none, and says so where one is asked for [tokensHavePasswords]', () => {
    const registry = withToken({ permissions });
    expect(blocks(registry, '_password')).toEqual({});
    const token = registry.token('Store42');
    expect(token.passwordResource).toBeUndefined();
    for (const ask of [() => token.password1, () => token.password2]) {
      expect(ask).toThrow(
        "GeoReplicatedRegistry at 'contoso/Registry' is not valid:\n  - tokens.Store42.passwords is not set, so Terraform does not have a password: set it, {} is enough [tokensHavePasswords]",
      );
    }
  });

  test('can be disabled, also by what only Terraform knows, and stays protected or not', () => {
    const late = '${var.late}' as unknown as boolean;
    expect(only(blocks(withToken({ permissions, enabled: false }))).enabled).toBe(false);
    expect(only(blocks(withToken({ permissions, enabled: late }))).enabled).toBe('${var.late}');
    const unprotected = withToken({ permissions, preventDestroy: false });
    expect([only(blocks(unprotected)), only(blocks(unprotected, 'map'))]).toEqual([
      expect.not.objectContaining({ lifecycle: expect.anything() as unknown }),
      expect.not.objectContaining({ lifecycle: expect.anything() as unknown }),
    ]);
    const stage = withToken({ permissions }, { preventDestroy: false });
    expect(only(blocks(stage))).not.toHaveProperty('lifecycle');
  });
});

describe('what a token may do', () => {
  const actionsOf = (given: readonly TokenPermission[]) =>
    only(blocks(withToken({ permissions: [...given] }), 'map')).actions;

  test('is written in full, sorted and once, in whatever order it is stated', () => {
    const given = [
      TokenPermission.push('team/*'),
      TokenPermission.of('audit', [TokenAction.METADATA_WRITE, TokenAction.CONTENT_DELETE, TokenAction.METADATA_READ]),
      TokenPermission.of('team/web', [TokenAction.CONTENT_WRITE]),
      TokenPermission.pull('team/*'),
      TokenPermission.pull('*'),
    ];
    const expected = [
      'repositories/*/content/read',
      'repositories/audit/content/delete',
      'repositories/audit/metadata/read',
      'repositories/audit/metadata/write',
      'repositories/team/*/content/read',
      'repositories/team/*/content/write',
      'repositories/team/web/content/read',
      'repositories/team/web/content/write',
    ];
    expect(actionsOf(given)).toEqual(expected);
    expect(actionsOf([...given].reverse())).toEqual(expected);
    expect(actionsOf([...given, ...given])).toEqual(expected);
  });

  test('changes in place: a permission more changes the actions of its scope map, and nothing else', () => {
    const [before, after] = [permissions, [...permissions, TokenPermission.push('a')]].map((given) =>
      resourcesOf(TerraformStack.of(withToken({ permissions: given, passwords: {} }))),
    );
    const { actions, ...map } = only(after.azurerm_container_registry_scope_map);
    expect(actions).toHaveLength(3);
    expect(map).toEqual({ ...only(before.azurerm_container_registry_scope_map), actions: undefined });
    expect(after.azurerm_container_registry_token).toEqual(before.azurerm_container_registry_token);
    expect(after.azurerm_container_registry_token_password).toEqual(before.azurerm_container_registry_token_password);
  });

  test('is sorted by Terraform where only that knows it', () => {
    const stack = newStack();
    const late = new TerraformVariable(stack, 'late', {}).stringValue;
    const given = [TokenPermission.pull(late), TokenPermission.pull('web'), TokenPermission.pull('${var.other}/*')];
    const [one, other] = [given, [...given].reverse()].map((each, i) => {
      const registry = newRegistry({ registryName: `contoso${i}` }, stack, `Registry${i}`);
      registry.addToken('Store42', { permissions: [...each, ...given] });
      return registry.token('Store42').scopeMapResource?.friendlyUniqueId ?? '';
    });
    const maps = resourcesOf(stack).azurerm_container_registry_scope_map;
    expect(maps[one].actions).toBe(
      '${sort(distinct(["repositories/${var.late}/content/read", "repositories/${var.other}/*/content/read", "repositories/web/content/read"]))}',
    );
    expect(maps[other].actions).toBe(maps[one].actions);
  });

  test('is that of a scope map of Azure, one that is there, or one that is shared', () => {
    const mapOf = (options: TokenOptions) => only(blocks(withToken(options))).scope_map_id;
    expect(Object.values(SystemScopeMap).map((systemScopeMap) => mapOf({ systemScopeMap }))).toEqual(
      ['pull', 'push', 'admin', 'pull_metadata_read', 'push_metadata_write'].map(
        (name) => `\${azurerm_container_registry.Registry_4DB9CCA5.id}/scopeMaps/_repositories_${name}`,
      ),
    );
    const existing = `${registryId}/scopeMaps/stores`;
    expect(mapOf({ scopeMap: SharedScopeMap.existing(existing.replace('/scopeMaps/', '/scopemaps/')) })).toBe(existing);
    expect(mapOf({ scopeMap: SharedScopeMap.existing('${var.map}') })).toBe('${var.map}');
    const registry = newRegistry({ scopeMaps: { Stores: { permissions, description: 'for stores' } } });
    registry.addToken('One', { scopeMap: registry.scopeMap('Stores'), name: 'store-1' });
    registry.addToken('Two', { scopeMap: SharedScopeMap.declared('Stores'), name: 'store-2' });
    expect(only(blocks(registry, 'map'))).toMatchObject({ name: 'Stores', description: 'for stores' });
    const shared = '${azurerm_container_registry_scope_map.Registry_ScopeMap-Stores_02091503.id}';
    expect(Object.values(blocks(registry)).map(({ scope_map_id }) => scope_map_id)).toEqual([shared, shared]);
    expect(registry.token('Two').scopeMapResource).toBe(registry.scopeMap('Stores').resource);
  });

  test('is not described by an empty text, which azurerm refuses', () => {
    const registry = newRegistry({ scopeMaps: { Stores: { permissions, description: '' } } });
    expect(only(blocks(registry, 'map'))).not.toHaveProperty('description');
  });
});

describe('passwords', () => {
  const passwordsOf = (passwords: TokenOptions['passwords']) =>
    only(blocks(withToken({ permissions, passwords }), '_password'));
  const [one, two] = ['2027-06-30T00:00:00Z', '2028-06-30T00:00:00+02:00'];

  test.each([
    [{}, {}, {}],
    [{ expiry1: one }, { expiry: one }, { expiry: one }],
    [{ expiry2: two }, {}, { expiry: two }],
    [{ expiry1: one, expiry2: two }, { expiry: one }, { expiry: two }],
    [{ expiry1: undefined, expiry2: undefined }, {}, {}],
  ])('of %j are always both, in one resource', (passwords, password1, password2) => {
    expect(passwordsOf(passwords)).toMatchObject({ password1, password2 });
  });

  test('are replaced when somebody asks for it only, and a plan with another date says how', () => {
    const { lifecycle } = passwordsOf({ expiry1: one, expiry2: two });
    const present = (n: number) => `self.password${n}[0].expiry`;
    const shown = (n: number) => `\${try(coalesce(${present(n)}, "never"), "never")}`;
    expect(lifecycle).toEqual({
      ignore_changes: ['password1', 'password2'],
      postcondition: [
        {
          condition: `\${try(timecmp(${present(1)}, "${one}") == 0, false) && try(timecmp(${present(2)}, "${two}") == 0, false)}`,
          error_message: `password1 and password2 of the token Store42 expire ${one} and ${two} in the code, and ${shown(1)} and ${shown(2)} in Azure. A change replaces both passwords at once, so Terraform does it only if you ask for it: set what is in Azure, or add -replace=azurerm_container_registry_token_password.Registry_Token-Store42_Passwords_9869A290 to plan and apply when clients can get new passwords.`,
        },
      ],
    });
    const [postcondition] = (passwordsOf({}).lifecycle as { postcondition: Block[] }).postcondition;
    expect(postcondition.condition).toBe(
      `\${try(length(${present(1)}), 0) == 0 && try(length(${present(2)}), 0) == 0}`,
    );
  });

  test('follow a date that only Terraform knows, such as that of a time_rotating', () => {
    const late = '${time_rotating.yearly.rotation_rfc3339}';
    expect(passwordsOf({ expiry1: late })).not.toHaveProperty('lifecycle');
    expect(passwordsOf({ expiry1: late })).toMatchObject({ password1: { expiry: late }, password2: { expiry: late } });
    expect(passwordsOf({ expiry1: late, expiry2: one }).lifecycle).toMatchObject({ ignore_changes: ['password2'] });
    expect(JSON.stringify(passwordsOf({ expiry1: one, expiry2: late }).lifecycle)).toContain(
      'password1 of the token Store42 expires 2027-06-30T00:00:00Z in the code',
    );
  });

  test('are never made before those that they replace are gone, nor kept from being replaced', () => {
    const registry = withToken({ permissions, passwords: { expiry1: one } });
    registry.addTokenPair('Stores', { permissions, variable: 'stores_token' });
    for (const { lifecycle } of Object.values(blocks(registry, '_password'))) {
      expect(lifecycle).not.toHaveProperty('create_before_destroy');
      expect(lifecycle).not.toHaveProperty('prevent_destroy');
    }
  });

  test('keep what was done to the resource by hand', () => {
    const registry = withToken({ permissions, passwords: {} });
    const { passwordResource, resource } = registry.token('Store42');
    passwordResource!.putTimeouts({ create: '2h' });
    resource.enabled = false;
    registry.addToken('Store43', { permissions });
    registry.addReplica({ region: 'uksouth' });
    expect(only(blocks(registry, '_password')).timeouts).toEqual({ create: '2h' });
    expect(blocks(registry).Store42.enabled).toBe(false);
  });
});

describe('a pair of tokens', () => {
  const withPair = (props: Partial<GeoReplicatedRegistryProps> = {}) => {
    const registry = newRegistry(props);
    const pair = registry.addTokenPair('Stores', {
      permissions,
      variable: 'stores_token',
      expiryA: '2027-06-30T00:00:00Z',
    });
    return { registry, pair, stack: TerraformStack.of(registry) };
  };
  test('has one scope map, and each its own passwords', () => {
    const { registry, pair } = withPair();
    const map = '${azurerm_container_registry_scope_map.Registry_TokenPairScopeMap-Stores_07B8B584.id}';
    expect(only(blocks(registry, 'map'))).toMatchObject({ name: 'Stores-scope-map' });
    expect(blocks(registry)).toMatchObject({ 'Stores-a': { scope_map_id: map }, 'Stores-b': { scope_map_id: map } });
    const passwords = Object.values(blocks(registry, '_password'));
    expect(passwords.map(({ password1, password2 }) => ({ password1, password2 }))).toEqual([
      { password1: { expiry: '2027-06-30T00:00:00Z' }, password2: { expiry: '2027-06-30T00:00:00Z' } },
      never,
    ]);
    expect([pair.a.resource.nameInput, pair.b.resource.nameInput]).toEqual(['Stores-a', 'Stores-b']);
  });

  test('has a variable that says which is current, and what to log in with follows it', () => {
    const { pair, stack } = withPair();
    new TerraformOutput(stack, 'login', { value: [pair.currentName, pair.currentPassword], sensitive: true });
    const { variable, output, locals } = synthesize(stack) as unknown as Record<string, Record<string, Block>>;
    expect(variable).toEqual({
      stores_token: {
        type: 'string',
        default: 'a',
        nullable: false,
        description: 'Which token of the pair Stores of contoso is current, a or b.',
        validation: [
          {
            condition: '${contains(["a", "b"], var.stores_token)}',
            error_message: 'stores_token must be a or b, the current token of the pair.',
          },
        ],
      },
    });
    expect(pair.variable.friendlyUniqueId).toBe('stores_token');
    const [name, password] = output.login.value as string[];
    const local = (reference: string) => locals[reference.replace(/^\$\{local\.|\}$/g, '')];
    const tokens = (attribute: string) => [
      ...[pair.b, pair.a].map(({ resource }) => `azurerm_container_registry_token.${resource.friendlyUniqueId}`),
      attribute,
    ];
    const [second, first] = tokens('name');
    expect(local(name)).toBe(`\${var.stores_token == "b" ? ${second}.name : ${first}.name}`);
    const passwords = [pair.b, pair.a].map(
      ({ passwordResource }) =>
        `azurerm_container_registry_token_password.${passwordResource!.friendlyUniqueId}.password1[0].value`,
    );
    expect(local(password)).toBe(`\${var.stores_token == "b" ? ${passwords[0]} : ${passwords[1]}}`);
  });

  test('logs in from another stack too', () => {
    const app = newApp();
    const [images, shop] = [stackIn(app, 'images'), stackIn(app, 'shop')];
    const registry = newRegistry({}, images);
    const pair = registry.addTokenPair('Stores', { permissions, variable: 'stores_token' });
    const token = registry.addToken('Store42', { permissions, passwords: {} });
    const value = [pair.currentName, pair.currentPassword, token.password1];
    new TerraformOutput(shop, 'login', { value, sensitive: true });
    const { images: made, shop: reading } = synthesizeApp(app);
    const outputs = Object.values(made.json.output as Record<string, Block>);
    expect(outputs).toHaveLength(3);
    expect(outputs.every(({ sensitive }) => sensitive === true)).toBe(true);
    expect(JSON.stringify(reading.json.output)).toMatch(/terraform_remote_state/);
    expect(JSON.stringify(reading.json.output)).not.toContain('var.');
  });

  test.each<[string, (stack: TerraformStack) => void, Partial<GeoReplicatedRegistryProps>, string]>([
    [
      'something in the stack',
      (stack) => new TerraformVariable(stack, 'stores_token', {}),
      {},
      'is also the name of something in the stack',
    ],
    ['the rotation', () => undefined, { rotation: Rotation.variable('stores_token') }, 'is also the name of rotation'],
    [
      'another pair',
      () => undefined,
      { tokenPairs: { Others: { permissions, variable: 'stores_token' } } },
      'is also the name of',
    ],
  ])('refuses the name of %s for its variable [tokenVariablesAreFree]', (_, prepare, props, what) => {
    const stack = newStack();
    prepare(stack);
    const pairs = { ...props.tokenPairs, Stores: { permissions, variable: 'stores_token' } };
    const error = thrownBy(() => newRegistry({ ...props, tokenPairs: pairs }, stack));
    expect(error.message).toContain(`tokenPairs.Stores.variable ${what}`);
    expect(error.message).toContain(
      'got "stores_token": use another name; each pair declares a variable of its own [tokenVariablesAreFree]',
    );
    expect(stack.node.tryFindChild('Registry')).toBeUndefined();
    const registry = newRegistry(props, stack);
    const before = stack.node.findAll().length;
    expect(() => registry.addTokenPair('Stores', pairs.Stores)).toThrow('[tokenVariablesAreFree]');
    expect(stack.node.findAll()).toHaveLength(before);
  });
});

describe('where tokens are made', () => {
  const kinds: [string, (stack: TerraformStack, id?: string) => IGeoReplicatedRegistry][] = [
    ['made', (stack, id) => newRegistry({}, stack, id)],
    [
      'only used',
      (stack, id = 'Registry') =>
        GeoReplicatedRegistry.fromRegistryName(stack, id, { registryName: 'contoso', resourceGroupName: 'images' }),
    ],
  ];

  test.each(kinds)('of a registry that is %s, in the stack of a store by its provider', (_, registryIn) => {
    const app = newApp();
    const [images, store] = [stackIn(app, 'images'), stackIn(app, 'store')];
    const registry = registryIn(images);
    const provider = aliasIn(store, 'edge');
    const scopeMap = registry.addScopeMap('Stores', { permissions, scope: store, provider });
    registry.addToken('Store42', { scopeMap, scope: store, provider, passwords: {} });
    registry.addToken('Store43', { permissions, scope: store, passwords: {} });
    const pair = registry.addTokenPair('Pair', { permissions, variable: 'pair', scope: store });
    expect(TerraformStack.of(pair.variable)).toBe(store);
    const synthesized = synthesizeApp(app);
    const made = Object.entries(synthesized.store.blocks).filter(([address]) => address.includes('_token'));
    expect(made).toHaveLength(8);
    expect(made.every(([address]) => address.includes('.Registry-Token'))).toBe(true);
    expect(blocksOfType(synthesized.images.blocks, 'azurerm_container_registry_token')).toEqual([]);
    const providers = blocksOfType(synthesized.store.blocks, 'azurerm_container_registry_token').map(
      (block) => (block as { provider?: string }).provider,
    );
    expect(providers).toEqual(['azurerm.edge', undefined, undefined, undefined]);
  });

  test.each(kinds)('of a registry that is %s, protected from being replaced unless it is said otherwise', (_, of) => {
    const stack = newStack();
    const registry = of(stack);
    registry.addToken('Store42', { permissions });
    registry.addToken('Store43', { permissions, preventDestroy: false });
    expect(blocks(registry).Store42.lifecycle).toEqual({ prevent_destroy: true });
    expect(blocks(registry).Store43).not.toHaveProperty('lifecycle');
  });

  test('an id that is taken there is refused, and nothing stays in the tree', () => {
    const stack = newStack();
    const registry = newRegistry({}, stack);
    new TerraformVariable(stack, 'Registry-TokenScopeMap-Store42', {});
    const before = stack.node.findAll().length;
    expect(() => registry.addToken('Store42', { permissions, scope: stack })).toThrow(
      'addToken("Store42") would be "Registry-TokenScopeMap-Store42" in \'contoso\', where one exists already: give it another id [idsAreFree]',
    );
    expect(stack.node.findAll()).toHaveLength(before);
    registry.addToken('Store42', { permissions });
    expect(Object.keys(blocks(registry))).toEqual(['Store42']);
  });

  test('a token of the stack of the registry cannot have a scope map of a stack that depends on it [scopeMapsAreInReach]', () => {
    const app = newApp();
    const [images, store] = [stackIn(app, 'images'), stackIn(app, 'store')];
    const registry = newRegistry({}, images);
    const scopeMap = registry.addScopeMap('Stores', { permissions, scope: store });
    for (const options of [{ scopeMap }, { scopeMap: SharedScopeMap.declared('Stores') }]) {
      expect(() => registry.addToken('Store42', options)).toThrow(
        'addToken("Store42").scopeMap is created in \'store\', which depends on the stack of this token: create the token there as well, or the scope map here, with scope [scopeMapsAreInReach]',
      );
    }
    registry.addToken('Store42', { scopeMap, scope: store });
    registry.addToken('Store43', { permissions });
    expect(() => synthesizeApp(app)).not.toThrow();
  });

  test('the lock of the registry waits for all of them', () => {
    const registry = newRegistry({ lock: LockLevel.CAN_NOT_DELETE });
    registry.addToken('Store42', { permissions, passwords: {} });
    const { azurerm_management_lock: locks } = resourcesOf(TerraformStack.of(registry));
    const types = (only(locks).depends_on as string[]).map((address) => address.split('.')[0]);
    expect(types).toEqual(
      expect.arrayContaining([
        'azurerm_container_registry_scope_map',
        'azurerm_container_registry_token',
        'azurerm_container_registry_token_password',
      ]),
    );
  });

  test('what the app waits for, they wait for', () => {
    const stack = newStack();
    const registry = newRegistry({}, stack);
    const first = registry.addScopeMap('First', { permissions }).resource;
    const other = newRegistry({ registryName: 'fabrikam', dependsOn: [first] }, stack, 'Other');
    other.addToken('Store42', { permissions, passwords: {} });
    const of = (resources: Record<string, Block>) =>
      Object.entries(resources)
        .filter(([id]) => id.startsWith('Other_'))
        .map(([, { depends_on }]) => depends_on);
    const resources = resourcesOf(stack);
    for (const type of ['scope_map', 'token', 'token_password']) {
      expect(of(resources[`azurerm_container_registry_${type}`])).toEqual([
        [`azurerm_container_registry_scope_map.${first.friendlyUniqueId}`],
      ]);
    }
  });
});

describe('tokens that several constructs make for one registry', () => {
  const used = (stack: TerraformStack, id = 'Used') =>
    GeoReplicatedRegistry.fromRegistryName(stack, id, { registryName: 'Contoso', resourceGroupName: 'images' });
  const systemScopeMap = SystemScopeMap.PULL;

  test('of one stack have names of their own [tokenNamesAreDistinct]', () => {
    const stack = newStack();
    newRegistry({ tokens: { Store42: { systemScopeMap } }, scopeMaps: { Stores: { permissions } } }, stack);
    const registry = used(stack);
    registry.addToken('Store43', { systemScopeMap });
    expect(() => registry.addToken('store42', { systemScopeMap })).toThrow(
      'addToken("store42").name is also the name of \'contoso/Registry\' tokens.Store42, got "store42": set another name [tokenNamesAreDistinct]',
    );
    expect(() => registry.addScopeMap('stores', { permissions })).toThrow("'contoso/Registry' scopeMaps.Stores");
    const other = newRegistry({ registryName: 'fabrikam' }, stack, 'Other');
    expect(() => other.addToken('Store42', { systemScopeMap })).not.toThrow();
  });

  test('of several stacks are a warning [stacksHaveTokensApart]', () => {
    const app = newApp();
    const [images, store] = [stackIn(app, 'images'), stackIn(app, 'store')];
    const registry = newRegistry({}, images);
    used(store).addToken('Store', { permissions });
    used(images).addToken('Other', { systemScopeMap });
    registry.addToken('Store', { systemScopeMap });
    expect(registry.warnings).toEqual([
      'addToken("Store").name is also the name of \'store/Used\' addToken("Store"), got "Store": set another name [stacksHaveTokensApart]',
    ]);
  });
});

describe('adopted tokens', () => {
  const adopt = {
    registryId,
    scopeMapIds: [`${registryId}/scopeMaps/Store42-scope-map`],
    tokenIds: [`${registryId}/Tokens/Store42`],
  };
  const adopted = (options: TokenOptions) => newRegistry({ replicas: undefined, adopt, tokens: { Store42: options } });

  test('are imported with the scope map that the Azure CLI made, and what is not stated stays', () => {
    const registry = adopted({ permissions });
    const synthesized = synthesize(TerraformStack.of(registry)) as unknown as { import: Block[] };
    expect(synthesized.import.map(({ id }) => id)).toEqual([
      registryId,
      `${registryId}/scopeMaps/Store42-scope-map`,
      `${registryId}/tokens/Store42`,
    ]);
    const token = only(blocks(registry));
    expect(token).not.toHaveProperty('enabled');
    expect(token.lifecycle).toEqual({ prevent_destroy: true, ignore_changes: ['enabled'] });
    expect(only(blocks(registry, 'map')).lifecycle).toEqual({
      prevent_destroy: true,
      ignore_changes: ['description'],
    });
    expect(only(blocks(adopted({ permissions, enabled: false })))).toMatchObject({ enabled: false });
  });

  test('must be declared [adoptedPartsAreDeclared]', () => {
    expect(() => newRegistry({ adopt: { ...adopt, scopeMapIds: [] } })).toThrow(
      'adopt.tokenIds[0] is the id of a token that is not declared, got "Store42": declare it in tokens, with its name, or remove the id [adoptedPartsAreDeclared]',
    );
    expect(() => newRegistry({ adopt: { ...adopt, tokenIds: [] } })).toThrow(
      'adopt.scopeMapIds[0] is the id of a scope map that is not declared, got "Store42-scope-map": declare it in scopeMaps, with its name, or remove the id [adoptedPartsAreDeclared]',
    );
  });
});

test('the guide names resources that the example makes', () => {
  const guide = readFileSync(join(__dirname, '../docs/tokens.md'), 'utf8');
  const [{ terraform }] = run('edge-tokens');
  const named = Array.from(guide.matchAll(/Registry_Token\w?-\w+_Passwords_[0-9A-F]{8}/g), ([id]) => id);
  const { azurerm_container_registry_token_password: made } = (terraform as unknown as { resource: Resources })
    .resource;
  expect(new Set(named).size).toBe(3);
  expect(named.filter((id) => !Object.hasOwn(made, id))).toEqual([]);
  const { lifecycle } = made['Registry_Token-Fabrikam_Passwords_308851F3'];
  const [{ error_message }] = (lifecycle as { postcondition: { error_message: string }[] }).postcondition;
  const shown = error_message
    .replace(/\$\{try\(coalesce\(.*?\), "never"\)\}/g, 'IN AZURE')
    .replaceAll('2027-06-30T00:00:00Z', '2028-06-30T00:00:00Z')
    .replaceAll('IN AZURE', '2027-06-30T00:00:00Z');
  expect(guide.replace(/\s+/g, ' ')).toContain(shown);
});

test('what deploying tokens needs is asked for as far as they are there', () => {
  const needs = (props: Partial<GeoReplicatedRegistryProps>) =>
    newRegistry(props)
      .requiredActions.map((action) => action.replace('Microsoft.ContainerRegistry/registries/', ''))
      .filter((action) => /^(tokens|scopeMaps|generateCredentials)/.test(action));
  const of = (kind: string) => ['delete', 'operationStatuses/read', 'read', 'write'].map((verb) => `${kind}/${verb}`);
  expect(needs({})).toEqual([]);
  expect(needs({ scopeMaps: { Stores: { permissions } } })).toEqual(of('scopeMaps'));
  expect(needs({ tokens: { A: { systemScopeMap: SystemScopeMap.PULL } } })).toEqual(of('tokens'));
  const tokens = { A: { permissions, passwords: {} } };
  expect(needs({ tokens })).toEqual(['generateCredentials/action', ...of('scopeMaps'), ...of('tokens')]);
});

test('a refused token leaves the registry as it was', () => {
  const registry = newRegistry();
  const before = synthesize(TerraformStack.of(registry));
  expect(() => registry.addToken('Store42', {})).toThrow('[tokensHaveOneScopeMap]');
  expect(() => registry.addToken('Store42', undefined as never)).toThrow(
    'addToken("Store42") is missing: pass an object such as',
  );
  expect(() => registry.addToken(lateBound(), { permissions })).toThrow('[optionsAreDecidedAtSynth]');
  expect(synthesize(TerraformStack.of(registry))).toEqual(before);
});

describe('tokens of a registry in another subscription', () => {
  const [one, other] = ['00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-00000000000b'];
  const fault = (option: string) =>
    `- ${option} is of the subscription "${other}", and the registry is of "${one}", so azurerm would not find the registry: pass a provider of the subscription of the registry [contentsAreInTheSubscription]`;
  const apps = () => {
    const app = newApp();
    const [images, shop] = [new TerraformStack(app, 'images'), new TerraformStack(app, 'shop')];
    new AzurermProvider(images, 'default', { features: [{}], subscriptionId: one });
    new AzurermProvider(shop, 'default', { features: [{}], subscriptionId: other });
    return { shop, registry: newRegistry({}, images) };
  };

  test('are refused with the provider of another one, each once', () => {
    const { shop, registry } = apps();
    expect(
      thrownBy(() => registry.addToken('Store', { permissions, scope: shop }))
        .message.split('\n')
        .slice(1),
    ).toEqual([`  ${fault('addToken("Store")')}`]);
    expect(() => registry.addScopeMap('Stores', { permissions, scope: shop })).toThrow(fault('addScopeMap("Stores")'));
    const pair = { variable: 'stores', permissions, scope: shop };
    expect(() => registry.addTokenPair('Stores', pair)).toThrow(fault('addTokenPair("Stores")'));
    expect(shop.node.children.map(({ node }) => node.id)).toEqual(['default']);
  });

  test('are accepted with a provider of that subscription', () => {
    const { shop, registry } = apps();
    const provider = new AzurermProvider(shop, 'images', { alias: 'images', features: [{}], subscriptionId: one });
    registry.addToken('Store', { permissions, scope: shop, provider });
    registry.addScopeMap('Stores', { permissions, scope: shop, provider });
  });
});
