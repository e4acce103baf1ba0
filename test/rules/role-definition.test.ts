import { sentence, show } from '../../lib/errors';
import { resolveRoleDefinition } from '../../lib/model/role-definition';
import { refusedOfRoles, validate } from '../../lib/rules';
import { lateBound } from '../models';

const group = '/subscriptions/s/resourceGroups/images';
const sound = { roleName: 'registry deployer', registries: [{ requiredActions: [] }], resourceGroupIds: [group] };
const refusal = (props: object) =>
  validate(refusedOfRoles, resolveRoleDefinition({ ...sound, ...props })).map(sentence);

describe('roleNamesAreGiven', () => {
  test.each(['x', 'x'.repeat(512), 'registry deployer'])('accepts %s', (roleName) => {
    expect(refusal({ roleName })).toEqual([]);
  });

  test.each(['', ' ', 'x'.repeat(513)])('fails for %j', (roleName) => {
    expect(refusal({ roleName })).toEqual([
      `roleName is blank or too long, got ${show(roleName)}: use 1 to 512 characters, unique in the tenant [roleNamesAreGiven]`,
    ]);
  });

  test('keeps silent on a late-bound name', () => {
    expect(refusal({ roleName: lateBound() })).toEqual([]);
    expect(refusal({ roleName: '${var.name}' })).toEqual([]);
    expect(refusal({ roleName: `${'x'.repeat(513)}\${var.name}` })).toEqual([]);
  });

  test.each([undefined, null, 'deployer'])('reports %j for the options as that alone', (props) => {
    expect(validate(refusedOfRoles, resolveRoleDefinition(props as never)).map(sentence)).toEqual([
      `props is ${props === undefined ? 'missing' : `of the wrong type, got ${JSON.stringify(props)}`}: pass an object such as { roleName, registries, resourceGroupIds } [optionsHaveTheirType]`,
    ]);
  });
});

describe('rolesAreForRegistries', () => {
  test('fails for none', () => {
    expect(refusal({})).toEqual([]);
    expect(refusal({ registries: [] })).toEqual([
      'registries is empty, got []: list the registries that the role is to deploy [rolesAreForRegistries]',
    ]);
  });

  test('reports what is no registry, or late-bound, as that', () => {
    expect(refusal({ registries: ['contoso'] })).toEqual([
      'registries[0] is of the wrong type, got "contoso": pass a GeoReplicatedRegistry [optionsHaveTheirType]',
    ]);
    for (const registries of [lateBound(), '${var.x}']) {
      expect(refusal({ registries })).toEqual([
        'registries is late-bound: set a value that is known at synth [optionsAreDecidedAtSynth]',
      ]);
    }
  });
});

describe('roleScopesAreResourceGroups', () => {
  test.each([lateBound(), '${var.x}'])('accepts a late-bound one', (late) => {
    expect(refusal({ resourceGroupIds: [group, late] })).toEqual([]);
  });

  test('accepts resource groups, in any case of their fixed parts', () => {
    expect(refusal({ resourceGroupIds: [group, `${group}2`] })).toEqual([]);
    expect(refusal({ resourceGroupIds: [group.replace('resourceGroups', 'resourcegroups')] })).toEqual([]);
  });

  test('fails for none', () => {
    expect(refusal({ resourceGroupIds: [] })).toEqual([
      'resourceGroupIds is empty, got []: list where the role can be assigned, such as group.id [roleScopesAreResourceGroups]',
    ]);
  });

  test('fails for what is no resource group, and for one that is listed twice', () => {
    const twice = group.replace('images', 'IMAGES');
    expect(refusal({ resourceGroupIds: ['images', group, twice, '/subscriptions/s'] })).toEqual([
      ...['images', '/subscriptions/s'].map(
        (id, i) =>
          `resourceGroupIds[${i * 3}] is not the resource id of a resource group, got "${id}": pass group.id, of the form /subscriptions/{subscription}/resourceGroups/{group} [roleScopesAreResourceGroups]`,
      ),
      `resourceGroupIds[2] repeats resourceGroupIds[1], got "${twice}": list each resource group once [roleScopesAreResourceGroups]`,
    ]);
    const late = lateBound();
    expect(refusal({ resourceGroupIds: [late, late] })).toEqual([
      'resourceGroupIds[1] repeats resourceGroupIds[0]: list each resource group once [roleScopesAreResourceGroups]',
    ]);
  });
});
