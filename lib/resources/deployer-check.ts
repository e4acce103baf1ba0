import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { DataAzurermRoleAssignments } from '@cdktf/provider-azurerm/lib/data-azurerm-role-assignments';
import { DataAzurermRoleDefinition } from '@cdktf/provider-azurerm/lib/data-azurerm-role-definition';
import { TerraformLocal } from 'cdktf';
import type { Construct } from 'constructs';
import { assignIdentityWildcard, requiredActions } from '../model/permissions';
import type { CurrentReading } from '../model/reading';
import type { RegistryModel } from '../model/registry';
import { childOf } from './terraform';

/**
 * Has Terraform look, at plan, whether the identity that runs it may do all that is needed, and fail before
 * anything is created. Called again, it brings what is needed up to the model.
 *
 * All that is looked at is known at plan: the scopes are literals, the identity is that of the provider.
 */
export function checkDeployer(scope: Construct, registry: ContainerRegistry, model: RegistryModel): void {
  const current = model.deployer?.current;
  if (current === undefined) return;
  const existing = childOf(scope, 'DeployerLacks', TerraformLocal);
  const lacks = existing ?? new TerraformLocal(scope, 'DeployerLacks', []);
  const roles = existing === undefined ? lookUp(scope, current) : current.scopes.map((_, i) => rolesAt(scope, i));
  lacks.expression = lackedBy(`concat(${roles.join(', ')})`, model);
  if (existing !== undefined) return;
  const local = `local.${lacks.friendlyUniqueId}`;
  const where = current.scopes.map(({ id }) => id).join(', ');
  registry.lifecycle = {
    ...registry.lifecycle,
    precondition: [
      {
        condition: `\${length(${local}) == 0}`,
        errorMessage: `The identity that runs Terraform may not \${join(", ", ${local})}. Give it a role that allows this at ${where}, or name the groups through which it has one in groupObjectIds.`,
      },
    ],
  };
}

/** Reads the roles of the identity and its groups at each scope. */
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
    return rolesAt(scope, i);
  });
}

/** The expression for the roles that were read at a scope. */
function rolesAt(scope: Construct, i: number): string {
  return `values(data.azurerm_role_definition.${childOf(scope, `DeployerRoles-${i}`, DataAzurermRoleDefinition)?.friendlyUniqueId ?? ''})`;
}

/** The actions that no role allows, by the rules that the library judges by at synth. */
function lackedBy(roles: string, model: RegistryModel): string {
  const actions = JSON.stringify(requiredActions(model).map((action) => action.toLowerCase()));
  const wildcard = assignIdentityWildcard.toLowerCase();
  const plain = `replace(lower(pattern), "${wildcard}", "${wildcard.replace('/*/', '/')}")`;
  const regex = `"^\${replace(replace(${plain}, ".", "\\\\."), "*", ".*")}$"`;
  const any = (patterns: string) =>
    `anytrue([for pattern in coalesce(${patterns}, []) : length(regexall(${regex}, action)) > 0])`;
  const allowed = `anytrue([for set in flatten(${roles}[*].permissions) : ${any('set.actions')} && !${any('set.not_actions')}])`;
  return `\${[for action in ${actions} : action if !${allowed}]}`;
}
