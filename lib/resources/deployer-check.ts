import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { DataAzurermRoleAssignments } from '@cdktf/provider-azurerm/lib/data-azurerm-role-assignments';
import { DataAzurermRoleDefinition } from '@cdktf/provider-azurerm/lib/data-azurerm-role-definition';
import { TerraformLocal } from 'cdktf';
import type { Construct } from 'constructs';
import { assignIdentityWildcard, requiredActions } from '../model/permissions';
import type { RegistryModel } from '../model/registry';
import { childOf } from './terraform';

/**
 * Has Terraform look, at plan, whether the identity that runs it may do all that is needed, and fail before
 * anything is created. Called again, it brings what is needed up to the model.
 *
 * All that is looked at is known at plan: the scope is a literal, the identity is that of the provider.
 */
export function checkDeployer(scope: Construct, registry: ContainerRegistry, model: RegistryModel): void {
  const current = model.deployer?.current;
  if (current === undefined) return;
  const lacks = childOf(scope, 'DeployerLacks', TerraformLocal) ?? createCheck(scope, current);
  const roles = childOf(scope, 'DeployerRoles', DataAzurermRoleDefinition);
  lacks.expression = lackedBy(`values(data.azurerm_role_definition.${roles?.friendlyUniqueId ?? ''})`, model);
  const local = `local.${lacks.friendlyUniqueId}`;
  registry.lifecycle = {
    ...registry.lifecycle,
    precondition: [
      {
        condition: `\${length(${local}) == 0}`,
        errorMessage: `The identity that runs Terraform may not \${join(", ", ${local})}. Give it a role that allows this at ${current.scope}, or name the groups through which it has one in groupObjectIds.`,
      },
    ],
  };
}

function createCheck(
  scope: Construct,
  current: { readonly scope: string; readonly groupObjectIds: readonly string[] },
): TerraformLocal {
  const client = new DataAzurermClientConfig(scope, 'DeployerClient', {});
  const principals = [client.objectId, ...current.groupObjectIds];
  const assignments = principals.map(
    (principalId, i) =>
      new DataAzurermRoleAssignments(scope, i === 0 ? 'Deployer' : `Deployer-${principalId}`, {
        scope: current.scope,
        principalId,
      }),
  );
  const ids = assignments.map((data) => `data.azurerm_role_assignments.${data.friendlyUniqueId}.role_assignments[*]`);
  const roles = new DataAzurermRoleDefinition(scope, 'DeployerRoles', {
    roleDefinitionId: '${each.key}',
    scope: current.scope,
  });
  // The ids of role definitions end in their UUID.
  const uuids = `[for a in concat(${ids.join(', ')}) : lower(element(split("/", a.role_definition_id), length(split("/", a.role_definition_id)) - 1))]`;
  roles.addOverride('for_each', `\${toset(${uuids})}`);
  return new TerraformLocal(scope, 'DeployerLacks', []);
}

/** The actions that no role allows, by the rules that the library judges by at synth. */
function lackedBy(roles: string, model: RegistryModel): string {
  const actions = JSON.stringify(requiredActions(model).map((action) => action.toLowerCase()));
  const wildcard = assignIdentityWildcard.toLowerCase();
  const plain = `replace(lower(pattern), "${wildcard}", "${wildcard.replace('/*/', '/')}")`;
  const regex = `"^\${replace(replace(${plain}, ".", "\\\\."), "*", ".*")}$"`;
  const any = (patterns: string) => `anytrue([for pattern in ${patterns} : length(regexall(${regex}, action)) > 0])`;
  const allowed = `anytrue([for set in flatten(${roles}[*].permissions) : ${any('set.actions')} && !${any('set.not_actions')}])`;
  return `\${[for action in ${actions} : action if !${allowed}]}`;
}
