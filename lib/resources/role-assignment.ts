import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { GrantModel } from '../model/model';
import type { PrincipalReading } from '../reading/registry';
import { known } from '../text';
import type { Site } from './terraform';

/** An identity in the case in which Azure returns it: with another, every plan would replace the assignment. */
export function principalOf({ principalId: { value }, principalType }: PrincipalReading): {
  principalId: string;
  principalType?: string;
} {
  return { principalId: known(value) ? value.toLowerCase() : value, principalType: principalType?.value };
}

/** Creates the role assignment of a grant. Its scope, the registry, covers all regions. */
export function createGrant(site: Site, grant: GrantModel): RoleAssignment {
  const scope = grant.scope?.value ?? site.scope;
  const created = new RoleAssignment(scope, site.idIn(scope, `Grant-${grant.id.value}`), {
    scope: site.registryId,
    roleDefinitionName: grant.roleName,
    roleDefinitionId: grant.roleDefinitionId,
    ...principalOf(grant),
    condition: grant.condition,
    conditionVersion: grant.condition === undefined ? undefined : '2.0',
    ...site.metaIn(scope, grant.provider?.value),
  });
  if (scope !== site.scope) site.elsewhere.push(created);
  return created;
}
