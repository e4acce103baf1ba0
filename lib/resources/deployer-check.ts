import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { DataAzurermRoleAssignments } from '@cdktf/provider-azurerm/lib/data-azurerm-role-assignments';
import { DataAzurermRoleDefinition } from '@cdktf/provider-azurerm/lib/data-azurerm-role-definition';
import { Lazy, TerraformLocal } from 'cdktf';
import type { Construct } from 'constructs';
import { assignIdentityWildcard } from '../model/permissions';
import type { CurrentReading } from '../model/reading';
import { addPrecondition } from './terraform';

/**
 * Has Terraform look, at plan, whether the identity that runs it may do all that is needed, and fail before
 * anything is created. What is needed is asked for at synth: a registry may get more replicas or grants until then.
 *
 * All that is looked at is known at plan: the scopes are literals, the identity is that of the provider.
 */
export function checkDeployer(
  scope: Construct,
  registry: ContainerRegistry,
  current: CurrentReading,
  requiredActions: () => readonly string[],
): void {
  const roles = `concat(${lookUp(scope, current).join(', ')})`;
  const expression = Lazy.stringValue({ produce: () => lackedBy(roles, requiredActions()) });
  const lacks = new TerraformLocal(scope, 'DeployerLacks', expression);
  const local = `local.${lacks.friendlyUniqueId}`;
  const where = current.scopes.map(({ id }) => id).join(', ');
  addPrecondition(registry, {
    condition: `\${length(${local}) == 0}`,
    errorMessage: `The identity that runs Terraform may not \${join(", ", ${local})}. Give it a role that allows this at ${where}, or name the groups through which it has one in groupObjectIds.`,
  });
}

/** Reads the roles of the identity and its groups at each scope, and returns the expressions for them. */
function lookUp(scope: Construct, { scopes, groups }: CurrentReading): string[] {
  const client = new DataAzurermClientConfig(scope, 'DeployerClient', {});
  return scopes.map(({ id: at }, i) => {
    const assignments = [{ id: client.objectId, handle: 'Self' }, ...groups.map(({ id }) => ({ id, handle: id }))].map(
      ({ id: principalId, handle }) =>
        new DataAzurermRoleAssignments(scope, `Deployer-${handle}-${i}`, { scope: at, principalId }),
    );
    const lists = assignments.map(
      (data) => `data.azurerm_role_assignments.${data.friendlyUniqueId}.role_assignments[*]`,
    );
    const definitions = new DataAzurermRoleDefinition(scope, `DeployerRoles-${i}`, {
      roleDefinitionId: '${each.key}',
      scope: at,
    });
    // The ids of role definitions end in their UUID.
    const uuid = 'lower(element(split("/", a.role_definition_id), length(split("/", a.role_definition_id)) - 1))';
    definitions.addOverride('for_each', `\${toset([for a in concat(${lists.join(', ')}) : ${uuid}])}`);
    return `values(data.azurerm_role_definition.${definitions.friendlyUniqueId})`;
  });
}

/** The actions that no role allows, by the rules that the library judges by at synth. */
function lackedBy(roles: string, requiredActions: readonly string[]): string {
  const actions = JSON.stringify(requiredActions.map((action) => action.toLowerCase()));
  const wildcard = assignIdentityWildcard.toLowerCase();
  const plain = `replace(lower(pattern), "${wildcard}", "${wildcard.replace('/*/', '/')}")`;
  const regex = `"^\${replace(replace(${plain}, ".", "\\\\."), "*", ".*")}$"`;
  const any = (patterns: string) =>
    `anytrue([for pattern in coalesce(${patterns}, []) : length(regexall(${regex}, action)) > 0])`;
  const allowed = `anytrue([for set in flatten(${roles}[*].permissions) : ${any('set.actions')} && !${any('set.not_actions')}])`;
  return `\${[for action in ${actions} : action if !${allowed}]}`;
}
