import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { Construct } from 'constructs';
import type { GrantModel } from '../model/access';

/** Creates the role assignment of a grant. One id covers the registry in all its regions. */
export function createGrant(scope: Construct, registryId: string, grant: GrantModel): RoleAssignment {
  return new RoleAssignment(scope, `Grant-${grant.id}`, {
    scope: registryId,
    roleDefinitionName: grant.role,
    principalId: grant.principalId,
    principalType: grant.principalType,
    condition: grant.condition,
    conditionVersion: grant.condition === undefined ? undefined : '2.0',
  });
}
