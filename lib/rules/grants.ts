import { repositoryName } from '../azure/image-names';
import { roleDefinitionId, uuid } from '../azure/resource-ids';
import { show, type Fault } from '../errors';
import { builtInRole, builtInRoleNames } from '../model/permissions';
import type { PrincipalReading } from '../reading/registry';
import { known } from '../text';
import { referredAttribute } from './checks/attribute';
import { fault } from './checks/fault';
import { malformedIds, repeatedIds } from './checks/ids';
import { nearestOf } from './checks/nearest';
import { repeats } from './checks/repeats';
import type { Rules } from './rule';

/** What gives roles to identities: grants of a registry, assignments of a role definition. */
export interface Granting {
  readonly grants: readonly PrincipalReading[];
}

/** Rules on the identities that get a role, and on the ids of grants. */
export const refusedOfPrincipals = {
  grantIdsAreValid: ({ grants }) => malformedIds(grants, 'AksEast'),

  grantIdsAreDistinct: ({ grants }) => repeatedIds(grants, 'grant'),

  principalIdsAreValid: ({ grants }) =>
    grants.flatMap(({ principalId }): Fault[] => {
      const todo = 'pass the object id of the identity, such as identity.principalId';
      const { type = '', attribute = '' } = referredAttribute(principalId.value) ?? {};
      if (['id', 'name', 'client_id'].includes(attribute))
        return [fault(principalId, `is the ${attribute} of ${type}`, todo)];
      return known(principalId.value) && !uuid.test(principalId.value)
        ? [fault(principalId, 'is not a UUID', todo)]
        : [];
    }),
} satisfies Rules<Granting>;

export const refused = {
  ...refusedOfPrincipals,

  /** Azure refuses a second assignment of one role to one principal. */
  grantsAreDistinct: ({ grants }) =>
    repeats(grants, ({ roleName, roleDefinitionId, principalId: { value } }) =>
      known(value) ? `${roleName ?? roleDefinitionId ?? ''} ${value.toLowerCase()}` : undefined,
    ).map(({ item, first }) => ({
      option: item.path,
      what: `gives the role of ${first.path} to the same principal`,
      got: item.principalId.value,
      todo: 'leave it out, or combine the repositories of both',
    })),

  grantedRolesExist: ({ grants }) =>
    grants.flatMap(({ role }): Fault[] => {
      const name = role?.builtIn;
      const id = role?.definition;
      if (name !== undefined && known(name.value) && builtInRole(name.value) === undefined) {
        const meant = nearestOf(name.value, builtInRoleNames());
        const todo =
          meant === undefined ? 'use RegistryRole.definition with the id of the role' : `did you mean ${show(meant)}?`;
        return [fault(name, 'is not a built-in role that the library knows', todo)];
      }
      const isId = id === undefined || !known(id.value) || roleDefinitionId.test(id.value);
      const todo =
        'pass definition.roleDefinitionResourceId, /subscriptions/{subscription}/providers/Microsoft.Authorization/roleDefinitions/{uuid}';
      return isId ? [] : [fault(id, 'is not the id of a role definition', todo)];
    }),

  grantsToRepositoriesAreWellFormed: ({ grants, roleAssignmentMode }) =>
    grants.flatMap(({ repositories, role }): Fault[] => {
      if (repositories === undefined) return [];
      const names = repositories.value.map(({ value }) => value);
      if (role !== undefined) {
        const todo = 'leave repositories out, or use grantPull, grantPush or grantDelete';
        return [
          fault({ path: repositories.path, value: names }, 'are set for a role whose operations are not known', todo),
        ];
      }
      if (roleAssignmentMode !== 'AbacRepositoryPermissions') {
        const todo = 'set roleAssignmentMode to RoleAssignmentMode.REPOSITORY, or leave repositories out';
        return [
          fault({ path: repositories.path, value: names }, 'are set, and roles apply to the whole registry', todo),
        ];
      }
      if (names.length === 0) {
        const todo = 'leave repositories out for all of them';
        return [fault({ path: repositories.path, value: names }, 'is empty', todo)];
      }
      return repositories.value
        .filter(({ value }) => known(value) && !isRepositoryPattern(value))
        .map((name) =>
          fault(name, 'is not well formed', 'use "products/web", or "products/*" for all repositories below it'),
        );
    }),
} satisfies Rules;

function isRepositoryPattern(name: string): boolean {
  return name.length <= 255 && repositoryName.test(name.replace(/\/\*$/, ''));
}
