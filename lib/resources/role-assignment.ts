import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { Construct } from 'constructs';
import type { GrantModel } from '../model/model';
import type { PrincipalReading } from '../reading/registry';
import { known } from '../text';

/** An identity in the letters in which Azure returns it: in others, every plan would replace the assignment. */
export function principalOf({ principalId: { value }, principalType }: PrincipalReading): {
  principalId: string;
  principalType?: string;
} {
  return { principalId: known(value) ? value.toLowerCase() : value, principalType: principalType?.value };
}

/** Creates the role assignment of a grant. One id covers the registry in all its regions. */
export function createGrant(scope: Construct, registryId: string, grant: GrantModel): RoleAssignment {
  return new RoleAssignment(scope, `Grant-${grant.id.value}`, {
    scope: registryId,
    roleDefinitionName: grant.role,
    ...principalOf(grant),
    condition: grant.condition,
    conditionVersion: grant.condition === undefined ? undefined : '2.0',
  });
}
