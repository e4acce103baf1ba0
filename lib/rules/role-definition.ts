import { resourceGroupId } from '../azure/resource-ids';
import type { Fault } from '../errors';
import { known } from '../model/known';
import type { RoleDefinitionModel } from '../model/role-definition';
import { repeats } from './repeats';

/** A statement about a role definition that should be true. */
type RoleRule = (role: RoleDefinitionModel) => readonly Fault[];

export const roleNamesAreGiven: RoleRule = ({ roleName }) =>
  known(roleName) && (roleName.trim() === '' || roleName.length > 512)
    ? [{ what: 'roleName is blank or too long', got: roleName, todo: 'use 1 to 512 characters, unique in the tenant' }]
    : [];

export const rolesAreForRegistries: RoleRule = ({ registries, misfits }) =>
  registries.length === 0 && misfits.length === 0
    ? [{ what: 'registries is empty', got: [], todo: 'list the registries that the role is to deploy' }]
    : [];

export const roleScopesAreResourceGroups: RoleRule = ({ resourceGroups, misfits }) => {
  if (resourceGroups.length === 0 && misfits.length === 0) {
    const todo = 'list where the role can be assigned, such as group.id';
    return [{ what: 'resourceGroupIds is empty', got: [], todo }];
  }
  const scopes = resourceGroups.map(({ value, key }, i) => ({ option: `resourceGroupIds[${i}]`, value, key }));
  return [
    ...scopes
      .filter(({ value }) => known(value) && !resourceGroupId.test(value))
      .map(({ option, value }) => ({
        what: `${option} is not the resource id of a resource group`,
        got: value,
        todo: 'pass group.id, of the form /subscriptions/{subscription}/resourceGroups/{group}',
      })),
    ...repeats(scopes, ({ key }) => key).map(({ item, first }) => ({
      what: `${item.option} repeats ${first.option}`,
      todo: 'list each resource group once',
    })),
  ];
};
