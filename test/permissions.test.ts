import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { TerraformStack, Testing } from 'cdktf';
import {
  Deployer,
  DeployerRole,
  DeployerRoleDefinition,
  PrincipalType,
  PrivateDns,
  RoleAssignmentMode,
  type GeoReplicatedRegistryProps,
} from 'cdktf-georeplicated-registry';
import { lateBound } from './models';
import { blockOf, newRegistry, pinned, newStack, synthesize, type Block } from './stacks';

const principal = '11111111-1111-1111-1111-111111111111';
const other = '22222222-2222-2222-2222-222222222222';
const repositories = ['products/web', 'team/*'];
const blocks = (stack: TerraformStack, type: string) => Object.values(synthesize(stack).resource[type] ?? {});
const byRepository = { roleAssignmentMode: RoleAssignmentMode.REPOSITORY };

function roleFor(props: Partial<GeoReplicatedRegistryProps> = {}) {
  const stack = newStack();
  const registry = newRegistry(props, stack);
  const group = new ResourceGroup(stack, 'Group', { name: 'images', location: 'westus2' });
  const role = new DeployerRoleDefinition(stack, 'Role', {
    roleName: 'Registry deployer',
    registries: [registry],
    resourceGroupIds: [group.id, '/subscriptions/s/resourceGroups/net'],
    description: 'deploys',
  });
  return { stack, registry, role };
}

describe('grants', () => {
  test.each([
    ['grantPull', 'AcrPull'],
    ['grantPush', 'AcrPush'],
    ['grantDelete', 'AcrDelete'],
  ] as const)('%s assigns %s on the registry', (grant, role) => {
    const registry = newRegistry();
    const assignment = registry[grant]('Aks', principal, { principalType: PrincipalType.SERVICE_PRINCIPAL });
    expect(assignment.roleDefinitionNameInput).toBe(role);
    expect(blocks(TerraformStack.of(registry), 'azurerm_role_assignment')).toEqual([
      {
        scope: '${azurerm_container_registry.Registry_4DB9CCA5.id}',
        role_definition_name: role,
        principal_id: principal,
        principal_type: 'ServicePrincipal',
      },
    ]);
  });

  test('in repository mode use its roles, with a condition on the repositories', () => {
    const registry = newRegistry(byRepository, pinned('~> 4.81'));
    registry.grantPull('All', principal);
    registry.grantPull('Some', other, { repositories });
    expect(blockOf(registry).role_assignment_mode).toBe('AbacRepositoryPermissions');
    const name = '@Request[Microsoft.ContainerRegistry/registries/repositories:name]';
    const action = (verb: string) => `!(ActionMatches{'Microsoft.ContainerRegistry/registries/repositories/${verb}'})`;
    const role = 'Container Registry Repository Reader';
    const assignments = blocks(TerraformStack.of(registry), 'azurerm_role_assignment');
    expect(assignments.map((block) => block.role_definition_name)).toEqual([role, role]);
    expect(assignments.map((block) => block.condition)).toEqual([
      undefined,
      `((${action('content/read')} AND ${action('metadata/read')}) OR (${name} StringEqualsIgnoreCase 'products/web' OR ${name} StringStartsWithIgnoreCase 'team/'))`,
    ]);
    expect(assignments[1].condition_version).toBe('2.0');
  });

  test('the mode is written only where it is asked for', () => {
    expect(blockOf(newRegistry())).not.toHaveProperty('role_assignment_mode');
  });

  test.each<[() => unknown, string]>([
    [
      () => newRegistry().grantPull('Aks', 'kubelet'),
      'grantPull("Aks").principalId is not a UUID, got "kubelet": pass the object id of the identity, such as identity.principalId [principalIdsAreValid]',
    ],
    [
      () => newRegistry().grantPull('', principal),
      'grantPull("").id is not well formed, got "": use letters, digits, "-" and "_", such as "AksEast" [grantIdsAreValid]',
    ],
    [() => newRegistry().grantPull('aks/east', principal), 'got "aks/east": use letters, digits, "-" and "_"'],
    [
      () => newRegistry().grantPush('Ci', principal, { repositories }),
      'grantPush("Ci").repositories are set, and roles apply to the whole registry, got ["products/web","team/*"]: set roleAssignmentMode to RoleAssignmentMode.REPOSITORY, or leave repositories out [grantsToRepositoriesAreWellFormed]',
    ],
    [
      () => newRegistry(byRepository).grantPull('A', principal, { repositories: ["x' OR true"] }),
      'grantPull("A").repositories[0] is not well formed, got "x\' OR true": use "products/web", or "products/*" for all repositories below it [grantsToRepositoriesAreWellFormed]',
    ],
    [
      () => newRegistry(byRepository).grantPull('A', principal, { repositories: [] }),
      'grantPull("A").repositories is empty, got []: leave repositories out for all of them [grantsToRepositoriesAreWellFormed]',
    ],
    [
      () => newRegistry(byRepository).grantPull('A', principal, { repositories: ['web', 'a/${var.late}'] }),
      'grantPull("A").repositories[1] is late-bound: set a value that is known at synth [optionsAreDecidedAtSynth]',
    ],
    [
      () => newRegistry(byRepository).grantPull('A', principal, { repositories: [lateBound()] }),
      'grantPull("A").repositories[0] is late-bound: set a value that is known at synth [optionsAreDecidedAtSynth]',
    ],
    [
      () => newRegistry().grantPull('${var.late}', principal),
      'grantPull("${var.late}").id is late-bound: set a value that is known at synth [optionsAreDecidedAtSynth]',
    ],
    [
      () => newRegistry().grantPull(lateBound(), principal),
      '.id is late-bound: set a value that is known at synth [optionsAreDecidedAtSynth]',
    ],
    [
      () => newRegistry().grantPull('A', '${'),
      'grantPull("A").principalId has an unclosed template, got "${": write "$${" for the literal text [templatesAreWellFormed]',
    ],
    [
      () => newRegistry().grantPull('A', principal, { repository: 'web' } as never),
      'grantPull("A").repository is not an option: did you mean "repositories"? [optionsAreKnown]',
    ],
    [
      () => newRegistry().grantPull(undefined as never, null as never),
      'principalId is of the wrong type, got null: pass a string [optionsHaveTheirType]',
    ],
  ])('fails for what is wrong', (grant, message) => {
    expect(grant).toThrow(message);
  });

  test('fails for an id twice, and leaves the registry as it was', () => {
    const registry = newRegistry();
    registry.grantPull('Aks', principal);
    expect(() => registry.grantPush('Aks', principal)).toThrow(
      'grantPush("Aks").id is also the id of grantPull("Aks"), got "Aks": give each grant an id of its own [grantIdsAreDistinct]',
    );
    expect(blocks(TerraformStack.of(registry), 'azurerm_role_assignment')).toHaveLength(1);
  });

  test('fail for a role that the principal has already, which Azure refuses', () => {
    const registry = newRegistry(byRepository);
    registry.grantPull('All', principal);
    expect(() => registry.grantPull('Web', principal.toUpperCase(), { repositories })).toThrow(
      `grantPull("Web") gives the role of grantPull("All") to the same principal, got "${principal}": leave it out, or combine the repositories of both [grantsAreDistinct]`,
    );
    expect(() => registry.grantPush('Push', principal)).not.toThrow();
  });

  test('fail where the deployer may not grant, at the line that grants', () => {
    const registry = newRegistry({ deployer: Deployer.withRoles(DeployerRole.builtIn('Contributor')) });
    expect(() => registry.grantPull('Aks', principal)).toThrow(
      'deployer lacks Microsoft.Authorization/roleAssignments/write, required by grants: add the role "Role Based Access Control Administrator", or the action to a custom role, Contributor cannot assign roles [deployerMayDoAll]',
    );
    expect(registry.requiredActions).not.toContain('Microsoft.Authorization/roleAssignments/write');
  });

  test('write a principal in small letters, as Azure returns it: others would replace the assignment in every plan', () => {
    const { stack, role } = roleFor();
    const upper = 'ABCDEF00-1111-1111-1111-111111111111';
    newRegistry({ registryName: 'fabrikam' }, stack, 'Other').grantPull('Aks', upper);
    role.assignTo('Ci', upper);
    const principals = blocks(stack, 'azurerm_role_assignment').map((block) => block.principal_id);
    expect(principals).toEqual(Array(3).fill(upper.toLowerCase()));
  });

  test('accept a late-bound principal', () => {
    const stack = newStack();
    const aks = new UserAssignedIdentity(stack, 'Aks', { name: 'aks', resourceGroupName: 'g', location: 'westus2' });
    newRegistry({}, stack).grantPull('Aks', aks.principalId);
    expect(blocks(stack, 'azurerm_role_assignment')[0].principal_id).toBe(
      '${azurerm_user_assigned_identity.Aks.principal_id}',
    );
  });

  test('accept a principal that is a template, also twice', () => {
    const registry = newRegistry();
    registry.grantPull('Aks', '${var.principal}');
    registry.grantPull('Other', '${var.principal}');
    expect(blocks(TerraformStack.of(registry), 'azurerm_role_assignment').map((block) => block.principal_id)).toEqual([
      '${var.principal}',
      '${var.principal}',
    ]);
  });
});

describe('DeployerRoleDefinition', () => {
  test('allows exactly what its registries need, also what comes later', () => {
    const { stack, registry, role } = roleFor({ replicas: [] });
    registry.addReplica({ region: 'eastus' });
    registry.grantPull('Aks', principal);
    expect(blocks(stack, 'azurerm_role_definition')).toEqual([
      {
        name: 'Registry deployer',
        description: 'deploys',
        scope: '${azurerm_resource_group.Group.id}',
        assignable_scopes: ['${azurerm_resource_group.Group.id}', '/subscriptions/s/resourceGroups/net'],
        permissions: [{ actions: registry.requiredActions }],
      },
    ]);
    expect(role.actions).toContain('Microsoft.ContainerRegistry/registries/replications/write');
    expect(role.actions).toContain('Microsoft.Authorization/roleAssignments/write');
    expect(role.actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  test('satisfies the rule on deployers for every combination of options', () => {
    const options: Partial<GeoReplicatedRegistryProps>[] = [
      { adminUser: true },
      { replicas: [] },
      { webhooks: [{ name: 'deploy', serviceUri: 'https://ci', actions: ['push' as never] }] },
      { identities: { userAssignedIds: ['${var.identity}'] } },
      { privateLink: { endpoints: [{ subnetId: '${var.subnet}', dns: PrivateDns.newZone('${var.network}') }] } },
    ];
    for (let chosen = 0; chosen < 2 ** options.length; chosen++) {
      const parts = options.filter((_, i) => (chosen >> i) % 2 === 1);
      const props = Object.assign({}, ...parts) as Partial<GeoReplicatedRegistryProps>;
      const { role } = roleFor(props);
      const deployer = Deployer.withRoles(DeployerRole.custom({ actions: role.actions }));
      expect(() => newRegistry({ ...props, deployer })).not.toThrow();
    }
  });

  test('is assigned at each of its resource groups', () => {
    const { stack, role } = roleFor();
    expect(role.assignTo('Ci', principal)).toHaveLength(2);
    const [definition] = Object.keys(synthesize(stack).resource.azurerm_role_definition);
    const common = {
      role_definition_id: `\${azurerm_role_definition.${definition}.role_definition_resource_id}`,
      principal_id: principal,
    };
    expect(blocks(stack, 'azurerm_role_assignment')).toEqual(
      expect.arrayContaining([
        { scope: '${azurerm_resource_group.Group.id}', ...common },
        { scope: '/subscriptions/s/resourceGroups/net', ...common },
      ]),
    );
  });

  test('is assigned at each of its resource groups in a subscription that only Terraform knows', () => {
    const stack = newStack();
    const subscription = lateBound();
    const role = new DeployerRoleDefinition(stack, 'Role', {
      roleName: '${var.role}',
      registries: [newRegistry({}, stack)],
      resourceGroupIds: ['images', 'network'].map((group) => `/subscriptions/${subscription}/resourceGroups/${group}`),
    });
    expect(role.assignTo('Ci', principal)).toHaveLength(2);
    expect(blocks(stack, 'azurerm_role_assignment').map((block) => block.scope)).toEqual([
      '/subscriptions/${var.late}/resourceGroups/images',
      '/subscriptions/${var.late}/resourceGroups/network',
    ]);
  });

  test('takes ids of resource groups in any case', () => {
    const stack = newStack();
    const resourceGroupIds = ['/SUBSCRIPTIONS/s/resourcegroups/Images/'];
    new DeployerRoleDefinition(stack, 'Role', {
      roleName: 'r',
      registries: [newRegistry({}, stack)],
      resourceGroupIds,
    });
    expect(blocks(stack, 'azurerm_role_definition')[0].scope).toBe('/subscriptions/s/resourceGroups/Images');
  });

  test('is not assigned twice under one id', () => {
    const { role } = roleFor();
    role.assignTo('Ci', principal);
    expect(() => role.assignTo('Ci', other)).toThrow(
      'assignTo("Ci").id is also the id of assignTo("Ci"), got "Ci": give each grant an id of its own [grantIdsAreDistinct]',
    );
    expect(() => role.assignTo('Cd', other)).not.toThrow();
  });

  test('keeps permissions that the user sets on the resource', () => {
    const { stack, role } = roleFor();
    role.resource.putPermissions([{ actions: ['*'] }]);
    expect(blocks(stack, 'azurerm_role_definition')[0].permissions).toEqual([{ actions: ['*'] }]);
  });

  test('says what the identity needs that creates it, so that a role can be made for that one too', () => {
    const { role } = roleFor();
    expect(role.requiredActions).toEqual(
      ['roleAssignments', 'roleDefinitions'].flatMap((type) =>
        ['delete', 'read', 'write'].map((verb) => `Microsoft.Authorization/${type}/${verb}`),
      ),
    );
  });

  test('has no empty description, which the provider refuses', () => {
    const stack = newStack();
    const props = { roleName: 'r', registries: [newRegistry({}, stack)], resourceGroupIds: ['${var.group}'] };
    new DeployerRoleDefinition(stack, 'Role', { ...props, description: '' });
    expect(blocks(stack, 'azurerm_role_definition')[0]).not.toHaveProperty('description');
  });

  test('fails for an identity that is none, and assigns nothing', () => {
    const { stack, role } = roleFor();
    expect(() => role.assignTo('Ci', 'pipeline', { principalType: 'Robot' as never })).toThrow(
      new Error(
        [
          "DeployerRoleDefinition at 'contoso/Role' is not valid:",
          '  - assignTo("Ci").principalType is not one of the choices, got "Robot": pass one of "User", "Group", "ServicePrincipal" [optionsHaveTheirType]',
          '  - assignTo("Ci").principalId is not a UUID, got "pipeline": pass the object id of the identity, such as identity.principalId [principalIdsAreValid]',
        ].join('\n'),
      ),
    );
    expect(() => role.assignTo(null as never, undefined as never)).toThrow(/optionsHaveTheirType/);
    expect(blocks(stack, 'azurerm_role_assignment')).toEqual([]);
  });

  test('fails with all faults at once, and leaves nothing in the scope', () => {
    const stack = newStack();
    expect(
      () => new DeployerRoleDefinition(stack, 'Role', { roleName: ' ', registries: [], resourceGroupIds: ['images'] }),
    ).toThrow(
      new Error(
        [
          "DeployerRoleDefinition at 'contoso/Role' is not valid:",
          '  - roleName is blank or too long, got " ": use 1 to 512 characters, unique in the tenant [roleNamesAreGiven]',
          '  - registries is empty, got []: list the registries that the role is to deploy [rolesAreForRegistries]',
          '  - resourceGroupIds[0] is not the resource id of a resource group, got "images": pass group.id, of the form /subscriptions/{subscription}/resourceGroups/{group} [roleScopesAreResourceGroups]',
        ].join('\n'),
      ),
    );
    expect(stack.node.tryFindChild('Role')).toBeUndefined();
  });

  test.each([
    [undefined, /props is missing/],
    [{ roleName: 'r', registries: ['contoso'], resourceGroupIds: [] }, /registries\[0\] is of the wrong type/],
    [
      { roleName: 'r', registries: [{ requiredActions: 'all' }], resourceGroupIds: [] },
      /registries\[0\] is of the wrong type/,
    ],
    [{ roleName: 'r'.repeat(513), registries: [], resourceGroupIds: [] }, /roleName is blank or too long/],
    [
      { roleName: 'r', registries: [newRegistry()], resourceGroupIds: ['${var.g}', '${var.g}'] },
      /resourceGroupIds\[1\] repeats resourceGroupIds\[0\]/,
    ],
  ])('fails for %#', (props, message) => {
    expect(() => new DeployerRoleDefinition(newStack(), 'Role', props as never)).toThrow(message);
  });
});

describe('the identity that runs Terraform', () => {
  interface Checked {
    readonly data: { readonly [type: string]: { readonly [name: string]: Block } };
    readonly locals: { readonly [name: string]: string };
  }
  const checked = (stack: TerraformStack) => JSON.parse(Testing.synth(stack, true)) as Checked;
  const deployer = Deployer.current({ scope: '/subscriptions/s', groupObjectIds: [principal] });

  test('is looked up at plan, with its groups, and refused before anything is created', () => {
    const registry = newRegistry({ deployer });
    const { data, locals } = checked(TerraformStack.of(registry));
    expect(Object.values(data.azurerm_client_config)).toEqual([{}]);
    const [client] = Object.keys(data.azurerm_client_config);
    expect(Object.values(data.azurerm_role_assignments)).toEqual(
      expect.arrayContaining([
        { scope: '/subscriptions/s', principal_id: principal },
        { scope: '/subscriptions/s', principal_id: `\${data.azurerm_client_config.${client}.object_id}` },
      ]),
    );
    expect(Object.values(data.azurerm_role_definition)).toMatchObject([
      { scope: '/subscriptions/s', role_definition_id: '${each.key}' },
    ]);
    const [local] = Object.keys(locals);
    expect(blockOf(registry).lifecycle).toEqual({
      prevent_destroy: true,
      precondition: [
        {
          condition: `\${length(local.${local}) == 0}`,
          error_message: `The identity that runs Terraform lacks \${join(", ", local.${local})}. Assign a role that allows this at /subscriptions/s, or list the groups through which it has one in groupObjectIds.`,
        },
      ],
    });
  });

  test('must be allowed each operation by a role at a scope, its groups at all scopes included', () => {
    const otherScopes = ['/subscriptions/hub'];
    const options = { scope: '/subscriptions/s', otherScopes, groupObjectIds: [principal] };
    const registry = newRegistry({ deployer: Deployer.current(options), replicas: [] });
    const { data, locals } = checked(TerraformStack.of(registry));
    const names = (type: string) => Object.keys(data[type]).map((name) => `data.${type}.${name}`);
    const assignments = names('azurerm_role_assignments');
    expect(assignments).toHaveLength(4);
    const perScope = ['/subscriptions/s', '/subscriptions/hub'].map((scope, i) => {
      const lists = [`Self-${i}`, `${principal}-${i}`].map(
        (handle) =>
          `${assignments.find((name) => name.includes(`Registry_Deployer-${handle}_`)) ?? ''}.role_assignments[*]`,
      );
      return {
        scope,
        role_definition_id: '${each.key}',
        for_each: `\${toset([for a in concat(${lists.join(', ')}) : lower(element(split("/", a.role_definition_id), length(split("/", a.role_definition_id)) - 1))])}`,
      };
    });
    expect(Object.values(data.azurerm_role_definition)).toEqual(perScope);
    const matched = (patterns: string) =>
      `anytrue([for pattern in coalesce(${patterns}, []) : length(regexall("^\${replace(replace(replace(lower(pattern), "microsoft.managedidentity/userassignedidentities/*/assign/action", "microsoft.managedidentity/userassignedidentities/assign/action"), ".", "\\\\."), "*", ".*")}$", action)) > 0])`;
    const roles = names('azurerm_role_definition').map((name) => `values(${name})`);
    const needed = JSON.stringify(registry.requiredActions.map((action) => action.toLowerCase()));
    expect(Object.values(locals)).toEqual([
      `\${[for action in ${needed} : action if !anytrue([for set in flatten(concat(${roles.join(', ')})[*].permissions) : ${matched('set.actions')} && !${matched('set.not_actions')}])]}`,
    ]);
    expect(JSON.stringify(blockOf(registry).lifecycle)).toContain(
      'Assign a role that allows this at /subscriptions/s, /subscriptions/hub, or list',
    );
  });

  test('is looked up in other scopes too, where networks are', () => {
    const otherScopes = ['/subscriptions/hub'];
    const registry = newRegistry({ deployer: Deployer.current({ scope: '/subscriptions/s', otherScopes }) });
    const { data, locals } = checked(TerraformStack.of(registry));
    const scopes = (type: string) => Object.values(data[type]).map((block) => block.scope);
    expect(scopes('azurerm_role_assignments').sort()).toEqual(['/subscriptions/hub', '/subscriptions/s']);
    expect(scopes('azurerm_role_definition').sort()).toEqual(['/subscriptions/hub', '/subscriptions/s']);
    for (const name of Object.keys(data.azurerm_role_definition)) {
      expect(Object.values(locals)[0]).toContain(`values(data.azurerm_role_definition.${name})`);
    }
  });

  test('leaves the lifecycle that the user sets on the resource', () => {
    const registry = newRegistry({ deployer, replicas: [] });
    const lifecycle = { precondition: [{ condition: '${var.open}', errorMessage: 'Closed.' }] };
    registry.resource.lifecycle = lifecycle;
    registry.addReplica({ region: 'eastus' });
    expect(blockOf(registry).lifecycle).toEqual({
      precondition: [{ condition: '${var.open}', error_message: 'Closed.' }],
    });
  });

  test.each([undefined, null, 'me', {}])('must have a scope: fails for %j', (options) => {
    expect(() => newRegistry({ deployer: Deployer.current(options as never) })).toThrow(
      /deployer.*optionsHaveTheirType/,
    );
  });

  test('must be allowed what is added later, and to look at its own roles', () => {
    const registry = newRegistry({ deployer, replicas: [] });
    const needed = () => Object.values(checked(TerraformStack.of(registry)).locals)[0];
    expect(needed()).not.toContain('replications/write');
    registry.addReplica({ region: 'eastus' });
    expect(needed()).toContain('"microsoft.containerregistry/registries/replications/write"');
    expect(registry.requiredActions).toContain('Microsoft.Authorization/roleAssignments/read');
  });
});

test('explainPermissions is a table of every operation with what needs it and its source', () => {
  const registry = newRegistry();
  const lines = registry.explainPermissions().split('\n');
  expect(lines.slice(0, 2)).toEqual(['| operation | needed for | source |', '| --- | --- | --- |']);
  expect(new Set(lines.slice(2).map((line) => line.split('`')[1]))).toEqual(new Set(registry.requiredActions));
  expect(lines).toContain(
    '| `Microsoft.ContainerRegistry/registries/write` | replicas | learn.microsoft.com, Geo-replication in Azure Container Registry, to create a replication |',
  );
});
