import { Deployer, DeployerRole, PrivateDns } from 'cdktf-georeplicated-registry';
import fc from 'fast-check';
import { operationsOf } from '../../lib/azure/operations';
import { builtInRoles } from '../../lib/azure/roles';
import { resolveAzurerm } from '../../lib/model/azurerm';
import { allows, requiredActions } from '../../lib/model/permissions';
import type { RegistryModel } from '../../lib/model/model';
import { lateBound, model, reported, withOthers, type LooseProps } from '../models';

const acr = 'Microsoft.ContainerRegistry';
const custom = (actions: string[], notActions: string[] = []) => DeployerRole.custom({ actions, notActions });
const withRoles = (roles: DeployerRole[], props: LooseProps = {}) =>
  model({ ...props, deployer: Deployer.withRoles(...roles) });

const network = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/n';
const external = { subnetId: `${network}/subnets/e`, dns: PrivateDns.external() };

/** Options that each use something of Azure that the others do not. */
const features: Record<string, LooseProps> = {
  admin: { adminUser: true },
  single: { replicas: [] },
  webhooks: { webhooks: [{ name: 'deploy', serviceUri: 'https://ci', actions: ['push'] }] },
  endpoint: { privateLink: { endpoints: [external] } },
  manual: { privateLink: { endpoints: [{ ...external, manualApproval: { requestMessage: 'please' } }] } },
  zone: { privateLink: { endpoints: [{ subnetId: external.subnetId, dns: PrivateDns.newZone(network) }] } },
  groups: { privateLink: { endpoints: [{ ...external, applicationSecurityGroupIds: [lateBound()] }] } },
  identity: { identities: { userAssignedIds: [lateBound()] } },
};

describe('required actions', () => {
  test('of a registry with replicas are the union of what Azure documents', () => {
    expect(requiredActions(model())).toEqual([
      `${acr}/checkNameAvailability/read`,
      `${acr}/registries/delete`,
      `${acr}/registries/operationStatuses/read`,
      `${acr}/registries/read`,
      `${acr}/registries/replications/delete`,
      `${acr}/registries/replications/operationStatuses/read`,
      `${acr}/registries/replications/read`,
      `${acr}/registries/replications/write`,
      `${acr}/registries/write`,
    ]);
  });

  test.each([
    ['admin', [`${acr}/registries/listCredentials/action`]],
    ['webhooks', [`${acr}/registries/webhooks/getCallbackConfig/action`, `${acr}/registries/webhooks/write`]],
    [
      'endpoint',
      [
        'Microsoft.Network/virtualNetworks/subnets/join/action',
        `${acr}/registries/privateEndpointConnectionsApproval/action`,
        'Microsoft.Network/privateEndpoints/privateLinkServiceProxies/write',
      ],
    ],
    ['zone', ['Microsoft.Network/privateDnsZones/join/action', 'Microsoft.Network/virtualNetworks/join/action']],
    [
      'groups',
      [
        'Microsoft.Network/applicationSecurityGroups/joinIpConfiguration/action',
        'Microsoft.Network/applicationSecurityGroups/read',
      ],
    ],
    ['identity', ['Microsoft.ManagedIdentity/userAssignedIdentities/assign/action']],
  ])('of %s are there with it, and not without', (feature, actions) => {
    expect(requiredActions(model(features[feature]))).toEqual(expect.arrayContaining(actions));
    expect(requiredActions(model()).filter((action) => actions.includes(action))).toEqual([]);
  });

  test('leave out what is not used', () => {
    const manual = requiredActions(model(features.manual));
    expect(manual).not.toContain(`${acr}/registries/privateEndpointConnectionsApproval/action`);
    const single = requiredActions(model({ ...features.endpoint, replicas: [] }));
    expect(single).not.toContain('Microsoft.Network/privateEndpoints/privateLinkServiceProxies/write');
  });

  test.each([lateBound(), '${var.admin}'])('of an admin user that may be on are there: %s', (adminUser) => {
    expect(requiredActions(model({ adminUser }))).toEqual(requiredActions(model(features.admin)));
  });

  test.each(Object.keys(features))('of %s are sorted and each there once', (feature) => {
    const actions = requiredActions(model(features[feature]));
    expect(actions).toEqual([...new Set(actions)].sort());
  });
});

describe('deployerMayDoWhatAzurermNeeds', () => {
  const rule = 'deployerMayDoWhatAzurermNeeds';
  const names = `${acr}/checkNameAvailability/read`;
  const pinned = (pin: string, roles: DeployerRole[]) =>
    model({ deployer: Deployer.withRoles(...roles) }, { ...withOthers(), azurerm: resolveAzurerm(pin) });

  test.each(['4.55.0', '~> 4.55', '4.80.1', '>= 4'])('with %s fails for a role that may not ask for names', (pin) => {
    expect(reported(rule, pinned(pin, [custom([`${acr}/registries/*`])]))).toEqual([
      `deployer lacks ${names}, required by the registry: add the role "Reader", or the action to a custom role, or pin azurerm 4.81 or later, which does not require it [deployerMayDoWhatAzurermNeeds]`,
    ]);
    expect(reported(rule, pinned(pin, [custom([`${acr}/registries/*`]), custom([names])]))).toEqual([]);
    expect(requiredActions(pinned(pin, []))).toContain(names);
  });

  test.each(['4.81.0', '~> 4.81', '~> 5.2'])('with %s accepts one', (pin) => {
    expect(reported(rule, pinned(pin, [custom([`${acr}/registries/*`])]))).toEqual([]);
    expect(requiredActions(pinned(pin, []))).not.toContain(names);
  });

  test('keeps silent on roles that are late-bound or do not exist, and without a deployer', () => {
    expect(reported(rule, pinned('4.55.0', [custom([lateBound()])]))).toEqual([]);
    expect(reported(rule, pinned('4.55.0', [DeployerRole.builtIn('Nobody')]))).toEqual([]);
    expect(reported(rule, model())).toEqual([]);
  });
});

describe('deployerMayDoAll', () => {
  const rule = 'deployerMayDoAll';

  test.each(Object.keys(features))('accepts what %s needs, and fails for each action that is missing', (feature) => {
    const actions = requiredActions(model(features[feature]));
    const reportedOf = (deployer: RegistryModel) =>
      [rule, 'deployerMayDoWhatAzurermNeeds'].flatMap((each) => reported(each, deployer));
    expect(reportedOf(withRoles([custom(actions)], features[feature]))).toEqual([]);
    for (const missing of actions) {
      const others = actions.filter((action) => action !== missing);
      const faults = reportedOf(withRoles([custom(others)], features[feature]));
      expect(faults).toHaveLength(1);
      expect(faults[0]).toContain(`deployer lacks ${missing}, required by `);
    }
  });

  const smallest = '"Container Registry Contributor and Data Access Configuration Administrator"';

  test('says what needs the action and the smallest role that has it', () => {
    const actions = requiredActions(model(features.webhooks)).filter((action) => !action.includes('getCallbackConfig'));
    expect(reported(rule, withRoles([custom(actions)], features.webhooks))).toEqual([
      `deployer lacks ${acr}/registries/webhooks/getCallbackConfig/action, required by webhooks: add the role "Container Registry Configuration Reader and Data Access Configuration Reader", or the action to a custom role; without it apply fails [deployerMayDoAll]`,
    ]);
  });

  test('says what becomes of a replica that may not reach private endpoints', () => {
    const link = 'Microsoft.Network/privateEndpoints/privateLinkServiceProxies/write';
    const actions = requiredActions(model(features.endpoint)).filter((action) => action !== link);
    expect(reported(rule, withRoles([custom(actions)], features.endpoint))).toEqual([
      `deployer lacks ${link}, required by replicas of a registry with private endpoints: add the role ${smallest}, or the action to a custom role; without it the replica stays stuck in provisioning: delete it manually, grant the action, and create it again [deployerMayDoAll]`,
    ]);
  });

  test.each(['Owner', 'Contributor', 'contributor'])('accepts %s for everything but grants', (role) => {
    for (const props of Object.values(features)) {
      expect(reported(rule, withRoles([DeployerRole.builtIn(role)], props))).toEqual([]);
    }
  });

  test('fails for a Reader, and for no role', () => {
    const faults = reported(rule, withRoles([DeployerRole.builtIn('Reader')]));
    expect(faults.map((fault) => fault.split(' ')[2])).toEqual([
      `${acr}/registries/write,`,
      `${acr}/registries/delete,`,
      `${acr}/registries/replications/write,`,
      `${acr}/registries/replications/delete,`,
    ]);
    // Whether azurerm asks for names depends on its version, which may be pinned later.
    expect(reported(rule, withRoles([custom([])]))).toHaveLength(requiredActions(model()).length - 1);
    expect(reported(rule, withRoles([]))).toEqual([
      'deployer.roles is empty, got []: list a role, such as DeployerRole.builtIn("Contributor") [deployerMayDoAll]',
    ]);
  });

  test('exclusions count within their role only', () => {
    const excluding = custom(['*'], [`${acr}/registries/replications/*`]);
    expect(reported(rule, withRoles([excluding]))).toHaveLength(4);
    expect(reported(rule, withRoles([excluding, custom([`${acr}/registries/replications/*`])]))).toEqual([]);
  });

  test('takes the wildcard by which a role of Azure allows to assign identities', () => {
    const roles = [custom(requiredActions(model())), DeployerRole.builtIn('Managed Identity Operator')];
    expect(reported(rule, withRoles(roles, features.identity))).toEqual([]);
  });

  test('keeps silent on late-bound actions, and without roles', () => {
    for (const late of [lateBound(), '${var.x}']) {
      expect(reported(rule, withRoles([custom([late])]))).toEqual([]);
      expect(reported(rule, withRoles([custom([], [late])]))).not.toEqual([]);
      expect(reported(rule, withRoles([DeployerRole.builtIn(late)]))).toEqual([]);
    }
    expect(reported(rule, model())).toEqual([]);
    expect(reported(rule, model({ deployer: Deployer.current({ scope: '/subscriptions/s' }) }))).toEqual([]);
  });

  test('validates nothing by roles that could not be read, which is reported already', () => {
    const roles = [DeployerRole.custom({ actions: 'all' } as never), 'Contributor', DeployerRole.custom(null as never)];
    for (const role of roles) {
      const misread = withRoles([role as DeployerRole]);
      expect(misread.stated.notes.misfits).toHaveLength(1);
      expect(reported(rule, misread)).toEqual([]);
    }
  });

  test('agrees with an independent evaluation for 10,000 random role sets', () => {
    const operations = [...new Set(Object.values(operationsOf).flatMap((list) => list.map(({ action }) => action)))];
    const wild = fc.tuple(fc.constantFrom(...operations), fc.nat(), fc.nat()).map(([action, from, to]) => {
      const [a, b] = [from % (action.length + 1), to % (action.length + 1)].sort((x, y) => x - y);
      return `${action.slice(0, a)}*${action.slice(b)}`;
    });
    const shouted = fc.constantFrom(...operations).map((action) => action.toUpperCase());
    const pattern = fc.oneof(
      fc.constantFrom(...operations),
      wild,
      shouted,
      fc.constantFrom('*', '*/read', '**', '', 'Microsoft.*/registries/*/*'),
    );
    const role = fc.record({
      actions: fc.array(pattern, { maxLength: 6 }),
      notActions: fc.array(pattern, { maxLength: 3 }),
    });
    const naive = (patterns: readonly string[], action: string) =>
      patterns.some((text) => {
        const parts = text.split('*').map((part) => part.replaceAll('.', '\\.'));
        return new RegExp(`^${parts.join('.*')}$`, 'i').test(action);
      });
    // Identities are the one exception, see above.
    const compared = operations.filter((action) => !action.includes('userAssignedIdentities'));
    fc.assert(
      fc.property(fc.array(fc.oneof(role, fc.constantFrom(...builtInRoles)), { maxLength: 3 }), (roles) =>
        compared.every((action) => {
          const expected = roles.some((r) => naive(r.actions, action) && !naive(r.notActions, action));
          return allows(roles, action) === expected;
        }),
      ),
      { numRuns: 10_000 },
    );
  }, 60_000);
});

describe('builtInRolesExist', () => {
  const rule = 'builtInRolesExist';

  test('accepts every role of the table, in any case', () => {
    const names = builtInRoles.flatMap(({ name }) => [name, name.toLowerCase()]);
    expect(reported(rule, withRoles(names.map((name) => DeployerRole.builtIn(name))))).toEqual([]);
  });

  test.each([
    ['Contributer', 'did you mean "Contributor"?'],
    [
      'Emperor of Registries',
      'use a role that the library knows, such as "Contributor", or DeployerRole.custom with what it allows',
    ],
  ])('fails for %s, and validates nothing by it', (name, todo) => {
    const unknown = withRoles([DeployerRole.builtIn(name)]);
    expect(reported(rule, unknown)).toEqual([
      `deployer.roles[0] is not a built-in role that the library knows, got "${name}": ${todo} [builtInRolesExist]`,
    ]);
    expect(reported('deployerMayDoAll', unknown)).toEqual([]);
  });

  test('keeps silent on a late-bound name, which is refused as that', () => {
    for (const late of [lateBound(), '${var.role}']) {
      const subject = withRoles([DeployerRole.builtIn(late)]);
      expect(reported(rule, subject)).toEqual([]);
      expect(subject.stated.notes.undecided).toEqual(['deployer.roles[0]']);
    }
  });
});

describe('deployerScopesAreValid', () => {
  const rule = 'deployerScopesAreValid';
  const at = (scope: string): RegistryModel => model({ deployer: Deployer.current({ scope }) });

  test.each(['/subscriptions/s', '/subscriptions/s/resourceGroups/g'])('accepts %s', (scope) => {
    expect(reported(rule, at(scope))).toEqual([]);
  });

  test.each(['/Subscriptions/s/resourcegroups/g', '/subscriptions/s/resourceGroups/g/'])(
    'accepts %s, and writes it as Azure does',
    (scope) => {
      expect(reported(rule, at(scope))).toEqual([]);
      expect(at(scope).deployer?.current?.scope.value).toBe('/subscriptions/s/resourceGroups/g');
    },
  );

  test.each(['', 's', '/subscriptions/', '/subscriptions/s/resourceGroups', '/subscriptions/s/resourceGroups/g/x'])(
    'fails for %j',
    (scope) => {
      expect(reported(rule, at(scope))).toEqual([
        `deployer.scope is not a subscription or resource group, got "${scope}": pass "/subscriptions/{subscription}" or "/subscriptions/{subscription}/resourceGroups/{group}" [deployerScopesAreValid]`,
      ]);
    },
  );

  test('keeps silent on a late-bound scope, which is refused as that', () => {
    for (const late of [lateBound(), '/subscriptions/${var.x}']) {
      expect(reported(rule, at(late))).toEqual([]);
      expect(at(late).stated.notes.undecided).toEqual(['deployer.scope']);
    }
  });

  test('fails for another scope by its own name', () => {
    const deployer = Deployer.current({ scope: '/subscriptions/s', otherScopes: ['hub'] });
    expect(reported(rule, model({ deployer }))[0]).toMatch(/^deployer\.otherScopes\[0\] is not a subscription/);
  });
});

describe('deployerGroupsAreValid', () => {
  const rule = 'deployerGroupsAreValid';

  const groups = (...groupObjectIds: string[]) =>
    model({ deployer: Deployer.current({ scope: '/subscriptions/s', groupObjectIds }) });

  test('fails for the name of a group', () => {
    expect(reported(rule, groups('aaaaaaaa-1111-1111-1111-111111111111'))).toEqual([]);
    expect(reported(rule, groups('admins'))).toEqual([
      'deployer.groupObjectIds[0] is not a UUID, got "admins": pass the object id of the group [deployerGroupsAreValid]',
    ]);
  });

  test.each([lateBound(), '${var.group}'])('keeps silent on a late-bound group, which is refused as that', (late) => {
    expect(reported(rule, groups(late))).toEqual([]);
    expect(groups(late).stated.notes.undecided).toEqual(['deployer.groupObjectIds[0]']);
  });
});

describe('deployerLooksOnce', () => {
  const rule = 'deployerLooksOnce';

  test('fails for a scope and a group that are there already', () => {
    const group = 'aaaaaaaa-1111-1111-1111-111111111111';
    const deployer = Deployer.current({
      scope: '/subscriptions/s',
      otherScopes: ['/subscriptions/S'],
      groupObjectIds: [group, group.toUpperCase()],
    });
    expect(reported(rule, model({ deployer }))).toEqual([
      'deployer.otherScopes[0] repeats deployer.scope, got "/subscriptions/S": list each once [deployerLooksOnce]',
      `deployer.groupObjectIds[1] repeats deployer.groupObjectIds[0], got "${group.toUpperCase()}": list each once [deployerLooksOnce]`,
    ]);
    const once = Deployer.current({
      scope: '/subscriptions/s',
      otherScopes: ['/subscriptions/t', '/subscriptions/s/resourceGroups/g'],
      groupObjectIds: [group],
    });
    expect(reported(rule, model({ deployer: once }))).toEqual([]);
  });

  test('keeps silent on late-bound scopes', () => {
    const late = Deployer.current({
      scope: '/subscriptions/s',
      otherScopes: [lateBound(), lateBound(), '${var.x}', '${var.x}'],
    });
    expect(reported(rule, model({ deployer: late }))).toEqual([]);
  });
});

describe('assignmentsOfIdentitiesAreListed', () => {
  const rule = 'assignmentsOfIdentitiesAreListed';

  test('warns of the wildcard in a custom role, where identities are used', () => {
    const wildcard = custom(['Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action']);
    expect(reported(rule, withRoles([wildcard]))).toEqual([]);
    expect(reported(rule, withRoles([DeployerRole.builtIn('Managed Identity Operator')], features.identity))).toEqual(
      [],
    );
    expect(reported(rule, withRoles([wildcard], features.identity))).toEqual([
      `deployer.roles[0] allows assigning identities by a wildcard within the name, as Azure's built-in roles do, got "Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action": list "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action" as well, because Azure checks custom roles for that operation [assignmentsOfIdentitiesAreListed]`,
    ]);
  });

  test('keeps silent on late-bound operations', () => {
    expect(reported(rule, withRoles([custom([lateBound(), '${var.x}'])], features.identity))).toEqual([]);
  });
});
