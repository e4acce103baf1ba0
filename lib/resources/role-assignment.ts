import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { Construct } from 'constructs';
import type { GrantModel } from '../model/access';
import { known } from '../model/known';
import type { PrincipalReading } from '../model/reading';

/** An identity in the letters in which Azure returns it: in others, every plan would replace the assignment. */
export function principalOf({
  principalId,
  principalType,
}: PrincipalReading): Pick<PrincipalReading, 'principalId' | 'principalType'> {
  return { principalId: known(principalId) ? principalId.toLowerCase() : principalId, principalType };
}

/** Creates the role assignment of a grant. One id covers the registry in all its regions. */
export function createGrant(scope: Construct, registryId: string, grant: GrantModel): RoleAssignment {
  return new RoleAssignment(scope, `Grant-${grant.id}`, {
    scope: registryId,
    roleDefinitionName: grant.role,
    ...principalOf(grant),
    condition: grant.condition,
    conditionVersion: grant.condition === undefined ? undefined : '2.0',
  });
}
