import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { RoleDefinition } from '@cdktf/provider-azurerm/lib/role-definition';
import type { Construct } from 'constructs';
import { handlesOf } from '../model/private-link';
import type { RoleDefinitionModel } from '../model/role-definition';
import type { PrincipalReading } from '../reading/registry';
import { lateList } from '../text';
import { principalOf } from './role-assignment';

/**
 * Creates a role that can be assigned in resource groups, with the first as its own scope. Its actions are read at
 * synth, because replicas or grants may be added until then.
 */
export function createRole(
  scope: Construct,
  id: string,
  { roleName = '', description, resourceGroups = [], meta }: RoleDefinitionModel,
  actions: () => string[],
): RoleDefinition {
  const scopes = resourceGroups.map(({ value }) => value);
  return new RoleDefinition(scope, id, {
    name: roleName,
    description,
    scope: scopes[0],
    assignableScopes: scopes,
    permissions: [{ actions: lateList(actions) }],
    ...meta,
  });
}

/** Assigns a role in each of its resource groups. */
export function assignRole(
  scope: Construct,
  role: RoleDefinition,
  { resourceGroups = [], meta }: RoleDefinitionModel,
  principal: PrincipalReading,
): RoleAssignment[] {
  const handles = handlesOf(resourceGroups);
  return resourceGroups.map(
    (group, i) =>
      new RoleAssignment(scope, `${principal.id.value}-${handles[i]}`, {
        scope: group.value,
        // The id of the resource itself has the scope appended after a bar.
        roleDefinitionId: role.roleDefinitionResourceId,
        ...principalOf(principal),
        ...meta,
      }),
  );
}
