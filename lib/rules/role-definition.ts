import type { RoleDefinitionModel } from '../model/role-definition';
import { known } from '../text';
import { fault } from './checks/fault';
import { repeats } from './checks/repeats';
import { resourceIdFaults } from './checks/resource-id';
import type { Rules } from './rule';

export const refused = {
  roleNamesAreGiven: ({ stated: { roleName } }) =>
    roleName !== undefined && known(roleName.value) && (roleName.value.trim() === '' || roleName.value.length > 512)
      ? [fault(roleName, 'is blank or too long', 'use 1 to 512 characters, unique in the tenant')]
      : [],

  rolesAreForRegistries: ({ registries }) =>
    registries?.length === 0
      ? [{ option: 'registries', what: 'is empty', got: [], todo: 'list the registries that the role is to deploy' }]
      : [],

  roleScopesAreResourceGroups: ({ resourceGroups }) => {
    if (resourceGroups?.length === 0) {
      const todo = 'list where the role can be assigned, such as group.id';
      return [{ option: 'resourceGroupIds', what: 'is empty', got: [], todo }];
    }
    return [
      ...(resourceGroups ?? []).flatMap((group) => resourceIdFaults(group, 'resourceGroup')),
      ...repeats(resourceGroups ?? [], ({ key }) => key).map(({ item, first }) =>
        fault(item, `repeats ${first.path}`, 'list each resource group once'),
      ),
    ];
  },
} satisfies Rules<RoleDefinitionModel>;
