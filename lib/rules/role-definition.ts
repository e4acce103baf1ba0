import type { Fault } from '../errors';
import { known } from '../model/known';
import type { RoleDefinitionModel } from '../model/role-definition';

/** A statement about a role definition that should be true. */
type RoleRule = (role: RoleDefinitionModel) => readonly Fault[];

export const roleNamesAreGiven: RoleRule = ({ roleName }) =>
  known(roleName) && roleName.trim() === ''
    ? [{ what: 'roleName is blank', got: roleName, todo: 'name the role, unique in the tenant' }]
    : [];

export const rolesAreForRegistries: RoleRule = ({ registries, misfits }) =>
  registries.length === 0 && misfits.length === 0
    ? [{ what: 'registries is empty', got: [], todo: 'list the registries that the role is to deploy' }]
    : [];

export const roleScopesAreResourceGroups: RoleRule = ({ resourceGroups, misfits }) => {
  if (resourceGroups.length === 0 && misfits.length === 0) {
    return [
      { what: 'resourceGroupIds is empty', got: [], todo: 'list where the role can be assigned, such as group.id' },
    ];
  }
  const first = new Map<string, number>();
  return resourceGroups.flatMap(({ value, key }, i): Fault[] => {
    const option = `resourceGroupIds[${i}]`;
    const earlier = first.get(key.toLowerCase());
    if (earlier !== undefined) {
      return [{ what: `${option} repeats resourceGroupIds[${earlier}]`, todo: 'list each resource group once' }];
    }
    first.set(key.toLowerCase(), i);
    return !known(value) || /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+$/.test(value)
      ? []
      : [
          {
            what: `${option} is not the resource id of a resource group`,
            got: value,
            todo: 'pass group.id, of the form /subscriptions/{subscription}/resourceGroups/{group}',
          },
        ];
  });
};
