import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { DataAzurermRoleAssignments } from '@cdktf/provider-azurerm/lib/data-azurerm-role-assignments';
import { DataAzurermRoleDefinition } from '@cdktf/provider-azurerm/lib/data-azurerm-role-definition';
import { TerraformLocal, type TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { assignIdentityWildcard, requiredActions } from '../model/permissions';
import type { CurrentDeployerReading } from '../reading/shapes';
import { late } from '../text';
import { addPrecondition, type Part } from './terraform';

/**
 * Makes Terraform check at plan whether the identity that runs it has the required permissions, and fail before
 * anything is created. The required operations are read at synth, because replicas or grants may be added until then.
 *
 * All inputs are known at plan: the scopes are literals, and the identity is that of the provider.
 */
export const part: Part = {
  create: ({ scope, registry, current }, { deployer, meta: { provider } }) => {
    if (deployer?.current === undefined) return;
    const scopes = scopesOf(deployer.current);
    const roles = `concat(${lookUp(scope, scopes, deployer.current, provider).join(', ')})`;
    const lacks = new TerraformLocal(
      scope,
      'DeployerLacks',
      late(() => lackedBy(roles, requiredActions(current()))),
    );
    const local = `local.${lacks.friendlyUniqueId}`;
    addPrecondition(registry, {
      condition: `\${length(${local}) == 0}`,
      errorMessage: `The identity that runs Terraform lacks \${join(", ", ${local})}. Assign a role that allows this at ${scopes.join(', ')}, or list the groups through which it has one in groupObjectIds.`,
    });
  },
};

/** The scopes, with the others sorted, so that the order of the list does not change addresses. */
function scopesOf({ scope, otherScopes }: CurrentDeployerReading): string[] {
  return [scope.value, ...(otherScopes?.value ?? []).map(({ value }) => value).sort()];
}

/** Reads the roles of the identity and its groups at each scope, and returns the expressions for them. */
function lookUp(
  scope: Construct,
  scopes: readonly string[],
  { groupObjectIds }: CurrentDeployerReading,
  provider?: TerraformProvider,
): string[] {
  const client = new DataAzurermClientConfig(scope, 'DeployerClient', { provider });
  const groups = (groupObjectIds?.value ?? []).map(({ value }) => ({ id: value, handle: value }));
  return scopes.map((at, i) => {
    const lists = [{ id: client.objectId, handle: 'Self' }, ...groups].map(({ id: principalId, handle }) => {
      const data = new DataAzurermRoleAssignments(scope, `Deployer-${handle}-${i}`, {
        scope: at,
        principalId,
        provider,
      });
      return `data.azurerm_role_assignments.${data.friendlyUniqueId}.role_assignments[*]`;
    });
    const definitions = new DataAzurermRoleDefinition(scope, `DeployerRoles-${i}`, {
      roleDefinitionId: '${each.key}',
      scope: at,
      provider,
    });
    // The ids of role definitions end in their UUID.
    const uuid = 'lower(element(split("/", a.role_definition_id), length(split("/", a.role_definition_id)) - 1))';
    definitions.addOverride('for_each', `\${toset([for a in concat(${lists.join(', ')}) : ${uuid}])}`);
    return `values(data.azurerm_role_definition.${definitions.friendlyUniqueId})`;
  });
}

/** The actions that no role allows, by the same rules as at synth. */
function lackedBy(roles: string, required: readonly string[]): string {
  const actions = JSON.stringify(required.map((action) => action.toLowerCase()));
  const wildcard = assignIdentityWildcard.toLowerCase();
  const plain = `replace(lower(pattern), "${wildcard}", "${wildcard.replace('/*/', '/')}")`;
  const regex = `"^\${replace(replace(${plain}, ".", "\\\\."), "*", ".*")}$"`;
  const any = (patterns: string) =>
    `anytrue([for pattern in coalesce(${patterns}, []) : length(regexall(${regex}, action)) > 0])`;
  const allowed = `anytrue([for set in flatten(${roles}[*].permissions) : ${any('set.actions')} && !${any('set.not_actions')}])`;
  return `\${[for action in ${actions} : action if !${allowed}]}`;
}
