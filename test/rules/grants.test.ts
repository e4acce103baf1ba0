import { ref, Token } from 'cdktf';
import { RegistryRole } from 'cdktf-georeplicated-registry';
import { builtInRoles } from '../../lib/azure/roles';
import { sentence } from '../../lib/errors';
import { resolveAssignment } from '../../lib/model/role-definition';
import { resolveRegistry } from '../../lib/model/registry';
import type { RegistryModel } from '../../lib/model/model';
import { readRegistry, withGrant, type Right } from '../../lib/reading/registry';
import { refused, refusedOfAssignments, validate } from '../../lib/rules';
import { lateBound, loose, reported, type LooseProps } from '../models';

const principal = '00000000-1111-2222-3333-444444444444';
const other = 'aaaaaaaa-1111-2222-3333-444444444444';

type Grant = readonly [right: Right | { readonly role: unknown }, id: unknown, principalId: unknown, options?: unknown];

/** A registry with grants, as its calls make them. */
function granted(grants: readonly Grant[], props: LooseProps = {}): RegistryModel {
  const reading = grants.reduce(
    (before, [right, id, principalId, options]) =>
      withGrant(before, right, id as string, principalId as string, options as object | undefined),
    readRegistry(loose(props)),
  );
  return resolveRegistry(reading);
}

const definition = `/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${other}`;

const refusal = (subject: RegistryModel) => validate(refused, subject).map(sentence);
const byRepository = { roleAssignmentMode: 'AbacRepositoryPermissions' };

describe('grantIdsAreValid', () => {
  const rule = 'grantIdsAreValid';

  test.each(['Aks', 'aks-east', 'AKS_1', '7'])('accepts %s', (id) => {
    expect(reported(rule, granted([['pull', id, principal]]))).toEqual([]);
  });

  test.each(['', 'a b', 'a/b', 'caf\u00e9', 'a.b', '$${a}'])('fails for %j', (id) => {
    const written = JSON.stringify(id).replace('\u00e9', '\\u00e9');
    expect(refusal(granted([['pull', id, principal]]))).toEqual([
      `grantPull(${written}).id is not well formed, got ${written}: use letters, digits, "-" and "_", such as "AksEast" [grantIdsAreValid]`,
    ]);
  });

  test('keeps silent on a late-bound id, which is refused as that', () => {
    for (const [late, shown] of [
      [lateBound(), '(late-bound)'],
      ['aks-${var.x}', 'aks-${var.x}'],
    ]) {
      const subject = granted([['push', late, principal]]);
      expect(reported(rule, subject)).toEqual([]);
      expect(subject.stated.notes.undecided).toEqual([`grantPush("${shown}").id`]);
    }
  });
});

describe('grantIdsAreDistinct', () => {
  const rule = 'grantIdsAreDistinct';

  test('accepts different ids, also of one identity', () => {
    const subject = granted([
      ['pull', 'Aks', principal],
      ['push', 'aks', principal],
      ['delete', 'Ci', principal],
    ]);
    expect(refusal(subject)).toEqual([]);
  });

  test('fails for two grants under one id, whatever they give', () => {
    const subject = granted([
      ['pull', 'Aks', principal],
      ['delete', 'Aks', other],
    ]);
    expect(refusal(subject)).toEqual([
      'grantDelete("Aks").id is also the id of grantPull("Aks"), got "Aks": give each grant an id of its own [grantIdsAreDistinct]',
    ]);
  });

  test('keeps silent on late-bound ids', () => {
    for (const late of [lateBound(), '${var.x}']) {
      const subject = granted([
        ['pull', late, principal],
        ['pull', late, other],
      ]);
      expect(reported(rule, subject)).toEqual([]);
    }
  });
});

describe('principalIdsAreValid', () => {
  const rule = 'principalIdsAreValid';

  test.each([principal, principal.toUpperCase()])('accepts UUIDs', (id) => {
    expect(reported(rule, granted([['pull', 'Aks', id]]))).toEqual([]);
  });

  test.each([lateBound(), '${var.x}', `${principal}\${var.x}`])('keeps silent on a late-bound id', (id) => {
    expect(reported(rule, granted([['pull', 'Aks', id]]))).toEqual([]);
  });

  test.each(['', 'kubelet', `${principal}0`, `{${principal}}`, principal.replaceAll('-', '')])('fails for %j', (id) => {
    expect(refusal(granted([['pull', 'Aks', id]]))).toEqual([
      `grantPull("Aks").principalId is not a UUID, got "${id}": pass the object id of the identity, such as identity.principalId [principalIdsAreValid]`,
    ]);
  });

  test.each(['id', 'client_id', 'name'])('fails for the %s of an identity', (attribute) => {
    const [fault, ...others] = refusal(
      granted([['pull', 'Aks', Token.asString(ref(`azurerm_user_assigned_identity.Aks.${attribute}`))]]),
    );
    expect(others).toEqual([]);
    expect(fault).toBe(
      `grantPull("Aks").principalId is the ${attribute} of azurerm_user_assigned_identity: pass the object id of the identity, such as identity.principalId [principalIdsAreValid]`,
    );
  });

  test.each([
    '${azurerm_user_assigned_identity.Aks.principal_id}',
    '${azurerm_kubernetes_cluster.Aks.kubelet_identity[0].object_id}',
    '${data.azurerm_client_config.current.object_id}',
    '${azuread_group.Team.id}',
  ])('keeps silent on %s', (id) => {
    expect(reported(rule, granted([['pull', 'Aks', id]]))).toEqual([]);
  });

  test('reports what is missing, or of the wrong type, as that', () => {
    expect(refusal(granted([['pull', 'Aks', undefined]]))).toEqual([
      'grantPull("Aks").principalId is missing: pass a string [optionsHaveTheirType]',
    ]);
    expect(refusal(granted([['push', 5, null]]))).toEqual([
      'grantPush(5).id is of the wrong type, got 5: pass a string [optionsHaveTheirType]',
      'grantPush(5).principalId is of the wrong type, got null: pass a string [optionsHaveTheirType]',
    ]);
  });
});

describe('grantsAreDistinct', () => {
  const rule = 'grantsAreDistinct';

  test('accepts one role for different identities, and different roles for one', () => {
    const subject = granted([
      ['pull', 'A', principal],
      ['pull', 'B', other],
      ['push', 'C', principal],
      ['delete', 'D', principal],
    ]);
    expect(reported(rule, subject)).toEqual([]);
  });

  test('fails for the same role, whatever the case and the repositories', () => {
    const subject = granted(
      [
        ['pull', 'All', other],
        ['pull', 'Web', other.toUpperCase(), { repositories: ['web'] }],
      ],
      byRepository,
    );
    expect(refusal(subject)).toEqual([
      `grantPull("Web") gives the role of grantPull("All") to the same principal, got "${other.toUpperCase()}": leave it out, or combine the repositories of both [grantsAreDistinct]`,
    ]);
  });

  test('compares roles of any kind, by name and by definition', () => {
    const twice = (role: () => unknown) =>
      granted([
        [{ role: role() }, 'A', principal],
        [{ role: role() }, 'B', principal],
      ]);
    expect(
      reported(
        rule,
        twice(() => RegistryRole.builtIn('AcrImageSigner')),
      ),
    ).toHaveLength(1);
    expect(
      reported(
        rule,
        twice(() => RegistryRole.definition(definition)),
      ),
    ).toEqual([
      `grant("B") gives the role of grant("A") to the same principal, got "${principal}": leave it out, or combine the repositories of both [grantsAreDistinct]`,
    ]);
    const subject = granted([
      ['push', 'A', principal],
      [{ role: RegistryRole.builtIn('AcrPush') }, 'B', principal],
    ]);
    expect(reported(rule, subject)).toHaveLength(1);
  });

  test('keeps silent on late-bound identities, which Azure compares', () => {
    const subject = granted([
      ['pull', 'A', lateBound('a')],
      ['pull', 'B', lateBound('b')],
      ['pull', 'C', '${var.a}'],
      ['pull', 'D', '${var.b}'],
    ]);
    expect(reported(rule, subject)).toEqual([]);
  });
});

describe('grantedRolesExist', () => {
  const rule = 'grantedRolesExist';
  const of = (role: unknown) => granted([[{ role }, 'Signer', principal]]);

  test('accepts every built-in role that the library knows', () => {
    for (const { name } of builtInRoles) expect(refusal(of(RegistryRole.builtIn(name)))).toEqual([]);
  });

  test('accepts definitions, of a subscription and of all', () => {
    expect(refusal(of(RegistryRole.definition(definition)))).toEqual([]);
    expect(refusal(of(RegistryRole.definition(definition.replace('/subscriptions/s', ''))))).toEqual([]);
  });

  test('fails for a built-in role that the library does not know', () => {
    const fault = (name: string, todo: string) => [
      `grant("Signer").role is not a built-in role that the library knows, got "${name}": ${todo} [grantedRolesExist]`,
    ];
    expect(refusal(of(RegistryRole.builtIn('AcrImageSinger')))).toEqual(
      fault('AcrImageSinger', 'did you mean "AcrImageSigner"?'),
    );
    expect(refusal(of(RegistryRole.builtIn('Everything')))).toEqual(
      fault('Everything', 'use RegistryRole.definition with the id of the role'),
    );
  });

  test.each(['', 'AcrPull', other, `${definition}|/subscriptions/s`, definition.replace('Definitions', 'Assignments')])(
    'fails for the definition %j',
    (id) => {
      expect(refusal(of(RegistryRole.definition(id)))).toEqual([
        `grant("Signer").role is not the id of a role definition, got "${id}": pass definition.roleDefinitionResourceId, /subscriptions/{subscription}/providers/Microsoft.Authorization/roleDefinitions/{uuid} [grantedRolesExist]`,
      ]);
    },
  );

  test('fails for what is no role', () => {
    const todo = 'pass RegistryRole.builtIn(…) or RegistryRole.definition(…)';
    expect(refusal(of('AcrPull'))).toEqual([
      `grant("Signer").role is of the wrong type, got "AcrPull": ${todo} [optionsHaveTheirType]`,
    ]);
    expect(refusal(of(undefined))).toEqual([`grant("Signer").role is missing: ${todo} [optionsHaveTheirType]`]);
  });

  test('keeps silent on late-bound definitions, and on late-bound names, which are refused as that', () => {
    for (const late of [lateBound(), '${var.x}']) {
      expect(refusal(of(RegistryRole.definition(late)))).toEqual([]);
      const subject = of(RegistryRole.builtIn(late));
      expect(reported(rule, subject)).toEqual([]);
      expect(refusal(subject)).toEqual([
        'grant("Signer").role is late-bound: set a value that is known at synth [optionsAreDecidedAtSynth]',
      ]);
    }
  });
});

describe('grantsToRepositoriesAreWellFormed', () => {
  const rule = 'grantsToRepositoriesAreWellFormed';
  const to = (repositories: unknown, props: LooseProps = byRepository) =>
    granted([['pull', 'Web', principal, { repositories }]], props);

  test.each([undefined, ['web'], ['products/web', 'products/*'], ['a.b/c_d/*'], ['x'.repeat(255)]])(
    'accepts %j',
    (repositories) => {
      expect(refusal(to(repositories))).toEqual([]);
    },
  );

  test('fails for repositories where roles are on the registry, and says how to change that', () => {
    const todo = 'set roleAssignmentMode to RoleAssignmentMode.REPOSITORY, or leave repositories out';
    for (const props of [{}, { roleAssignmentMode: 'LegacyRegistryPermissions' }]) {
      expect(refusal(to(['web', 'team/*'], props))).toEqual([
        `grantPull("Web").repositories are set, and roles apply to the whole registry, got ["web","team/*"]: ${todo} [grantsToRepositoriesAreWellFormed]`,
      ]);
    }
    expect(refusal(to(undefined, {}))).toEqual([]);
  });

  test('fails for repositories of a role of which the library does not know what it does', () => {
    const role = RegistryRole.builtIn('AcrImageSigner');
    expect(refusal(granted([[{ role }, 'Signer', principal, { repositories: ['web'] }]], byRepository))).toEqual([
      'grant("Signer").repositories are set for a role whose operations are not known, got ["web"]: leave repositories out, or use grantPull, grantPush or grantDelete [grantsToRepositoriesAreWellFormed]',
    ]);
  });

  test('fails for none', () => {
    expect(refusal(to([]))).toEqual([
      'grantPull("Web").repositories is empty, got []: leave repositories out for all of them [grantsToRepositoriesAreWellFormed]',
    ]);
  });

  test.each(['', '*', 'Web', 'web:1', 'a//b', 'team/**', 'team/*/web', "x' OR true", 'x'.repeat(256), '$${web}'])(
    'fails for %j',
    (name) => {
      expect(refusal(to(['web', name]))).toEqual([
        `grantPull("Web").repositories[1] is not well formed, got ${JSON.stringify(name)}: use "products/web", or "products/*" for all repositories below it [grantsToRepositoriesAreWellFormed]`,
      ]);
    },
  );

  test('keeps silent on a late-bound repository, which is refused as that', () => {
    for (const late of [lateBound(), '${var.team}/*']) {
      const subject = to([late]);
      expect(reported(rule, subject)).toEqual([]);
      expect(refusal(subject)).toEqual([
        'grantPull("Web").repositories[0] is late-bound: set a value that is known at synth [optionsAreDecidedAtSynth]',
      ]);
    }
  });
});

test('assignments of a role definition follow the rules on ids and principals', () => {
  const assigned = (id: string, principalId: string) =>
    validate(refusedOfAssignments, resolveAssignment(id, principalId, undefined)).map(sentence);
  expect(assigned('Ci', principal)).toEqual([]);
  expect(assigned('Ci', lateBound())).toEqual([]);
  expect(assigned('Ci', '${var.x}')).toEqual([]);
  expect(assigned('a b', 'pipeline')).toEqual([
    'assignTo("a b").id is not well formed, got "a b": use letters, digits, "-" and "_", such as "AksEast" [grantIdsAreValid]',
    'assignTo("a b").principalId is not a UUID, got "pipeline": pass the object id of the identity, such as identity.principalId [principalIdsAreValid]',
  ]);
});
