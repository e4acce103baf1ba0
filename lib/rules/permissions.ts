import type { Feature } from '../azure/operations';
import { resourceGroupId, subscriptionId, uuid } from '../azure/resource-ids';
import { show, type Fault } from '../errors';
import { known } from '../model/known';
import {
  allows,
  assignIdentityWildcard,
  builtInRoleNames,
  isLateBound,
  requiredOperations,
  smallestRoleFor,
} from '../model/permissions';
import type { PrincipalReading } from '../model/reading';
import type { RegistryModel } from '../model/registry';
import { nearestOf } from './nearest';
import { repositoryName } from './questions';
import { repeats } from './repeats';
import type { Rule } from './rule';

/** What needs an operation, in the words of a message. */
const needs: Readonly<Record<Feature, string>> = {
  registry: 'the registry needs',
  adminUser: 'adminUser needs',
  replicas: 'replicas need',
  webhooks: 'webhooks need',
  privateEndpoints: 'privateLink needs',
  approval: 'privateLink needs, to approve its own connections',
  replicasBehindPrivateEndpoints: 'replicas of a registry with private endpoints need',
  privateDnsRecords: 'the DNS records of privateLink need',
  privateDnsZones: 'the DNS zones of privateLink need',
  applicationSecurityGroups: 'applicationSecurityGroupIds needs',
  userAssignedIdentities: 'identities need',
  lock: 'lock needs',
  diagnostics: 'diagnostics need',
  diagnosticsToWorkspace: 'diagnostics.logAnalyticsWorkspaceId needs',
  diagnosticsToStorage: 'diagnostics.storageAccountId needs',
  diagnosticsToEventHub: 'diagnostics.eventHubAuthorizationRuleId needs',
  activityLogAlerts: 'the health alerts of alerts need',
  metricAlerts: 'the metric alerts of alerts need',
  grants: 'grants need',
  roleDefinition: 'the role definition needs',
  deployerCheck: 'Deployer.current needs',
};

export const deployerMayDoAll: Rule = (model) => {
  const roles = permissionsOf(model);
  if (roles === undefined || isLateBound(roles)) return [];
  const told = new Set<string>();
  return requiredOperations(model).flatMap(({ action, feature }): Fault[] => {
    if (told.has(action) || allows(roles, action)) return [];
    told.add(action);
    return [{ what: `deployer may not ${action}, which ${needs[feature]}`, todo: remedy(model, feature, action) }];
  });
};

function remedy(model: RegistryModel, feature: Feature, action: string): string {
  const role = smallestRoleFor(action)?.name;
  const grant =
    role === undefined ? 'allow it in a custom role' : `add the role ${show(role)}, or the action to a custom role`;
  if (feature === 'replicasBehindPrivateEndpoints') {
    return `${grant}; without it the replica stays stuck in provisioning: delete it by hand, grant the action, and create it again`;
  }
  const isContributor = model.deployer?.roles?.some(({ name }) => name?.toLowerCase() === 'contributor') === true;
  if (feature === 'grants' && isContributor) return `${grant}, Contributor cannot assign roles`;
  if (feature === 'lock' && isContributor) return `${grant}, Contributor cannot lock`;
  return `${grant}; without it apply fails`;
}

/** What the stated roles allow; undefined where no roles are stated, or one of them does not exist or was not read. */
function permissionsOf({ deployer, misfits, undecided }: RegistryModel) {
  const unread = [...misfits.map(({ option }) => option), ...undecided];
  if (unread.some((option) => option.startsWith('deployer'))) return undefined;
  const permissions = deployer?.roles?.map((role) => role.permissions);
  return permissions?.every((role) => role !== undefined) === true ? permissions : undefined;
}

export const builtInRolesExist: Rule = ({ deployer }) =>
  (deployer?.roles ?? []).flatMap(({ option, name, permissions }): Fault[] => {
    if (permissions !== undefined || name === undefined || !known(name)) return [];
    const meant = nearestOf(name, builtInRoleNames());
    const todo =
      meant === undefined
        ? 'use a role that the library knows, such as "Contributor", or DeployerRole.custom with what it allows'
        : `did you mean ${show(meant)}?`;
    return [{ what: `${option} is not a built-in role that the library knows`, got: name, todo }];
  });

export const deployerScopesAreValid: Rule = ({ deployer }) =>
  (deployer?.current?.scopes ?? [])
    .filter(({ id }) => known(id) && !subscriptionId.test(id) && !resourceGroupId.test(id))
    .map(({ option, id }) => ({
      what: `${option} is not a subscription or resource group`,
      got: id,
      todo: 'pass "/subscriptions/{subscription}" or "/subscriptions/{subscription}/resourceGroups/{group}"',
    }));

export const deployerLooksOnce: Rule = ({ deployer }) =>
  [deployer?.current?.scopes ?? [], deployer?.current?.groups ?? []].flatMap((items) =>
    repeats(items, ({ id }) => id.toLowerCase()).map(({ item, first }) => ({
      what: `${item.option} repeats ${first.option}`,
      got: item.id,
      todo: 'name each once',
    })),
  );

export const deployerGroupsAreValid: Rule = ({ deployer }) =>
  (deployer?.current?.groups ?? [])
    .filter(({ id }) => known(id) && !uuid.test(id))
    .map(({ option, id }) => ({ what: `${option} is not a UUID`, got: id, todo: 'pass the object id of the group' }));

/** A rule on grants, and on assignments of a role definition. */
type GrantRule = (subject: { readonly grants: readonly PrincipalReading[] }) => readonly Fault[];

/** Ids are of letters that constructs take as they are: two that differ in others could come out as one. */
export const grantIdsAreValid: GrantRule = ({ grants }) =>
  grants
    .filter(({ id }) => known(id) && !/^[\w-]+$/.test(id))
    .map(({ option, id }) => ({
      what: `${option} has an id that is not well formed`,
      got: id,
      todo: 'use letters, digits, "-" and "_", such as "AksEast"',
    }));

export const grantIdsAreDistinct: GrantRule = ({ grants }) =>
  repeats(grants, ({ id }) => (known(id) ? id : undefined)).map(({ item, first }) => ({
    what: `${item.option} has the id of ${first.option}`,
    got: item.id,
    todo: 'give each grant an id of its own',
  }));

export const grantsAreDistinct: Rule = ({ grants }) =>
  repeats(grants, ({ role, principalId }) =>
    known(principalId) ? `${role} ${principalId.toLowerCase()}` : undefined,
  ).map(({ item, first }) => ({
    what: `${item.option} gives the role of ${first.option} to the same principal`,
    got: item.principalId,
    todo: 'leave it out, or join the repositories of both',
  }));

export const principalIdsAreValid: GrantRule = ({ grants }) =>
  grants
    .filter(({ principalId: id }) => known(id) && !uuid.test(id))
    .map(({ option, principalId }) => ({
      what: `${option} is for a principal that is not a UUID`,
      got: principalId,
      todo: 'pass the object id of the identity, such as identity.principalId',
    }));

export const grantsToRepositoriesAreWellFormed: Rule = ({ grants, roleAssignmentMode }) =>
  grants.flatMap(({ option, repositories }): Fault[] => {
    if (repositories === undefined) return [];
    if (roleAssignmentMode !== 'AbacRepositoryPermissions') {
      const todo = 'set roleAssignmentMode to RoleAssignmentMode.REPOSITORY, or leave repositories out';
      return [{ what: `${option} is for repositories, and roles are on the whole registry`, got: repositories, todo }];
    }
    if (repositories.length === 0) {
      return [{ what: `${option} is for no repository`, got: [], todo: 'leave repositories out for all of them' }];
    }
    return repositories
      .filter((name) => known(name) && !(name.length <= 255 && repositoryName.test(name.replace(/\/\*$/, ''))))
      .map((name) => ({
        what: `${option} is for a repository that is not well formed`,
        got: name,
        todo: 'use "products/web", or "products/*" for all below it',
      }));
  });

/** The version of azurerm from which it has the mode. */
const versionWithModes = 4.81;

export const roleAssignmentModeHasItsProvider: Rule = ({ roleAssignmentMode, providerVersion = 0 }) =>
  roleAssignmentMode === undefined || providerVersion >= versionWithModes
    ? []
    : [
        {
          what: 'roleAssignmentMode needs azurerm 4.81 or later, and the stack has an earlier one, 4.55.0 by the bindings',
          got: roleAssignmentMode,
          todo: "pin it by stack.addOverride('terraform.required_providers.azurerm.version', '4.81.0')",
        },
      ];

export const assignmentsOfIdentitiesAreListed: Rule = ({ deployer, identities }) =>
  (deployer?.roles ?? [])
    .filter(({ name }) => name === undefined && identities.userAssigned.length > 0)
    .filter(({ permissions }) =>
      permissions?.actions.some((action) => action.toLowerCase() === assignIdentityWildcard.toLowerCase()),
    )
    .map(({ option }) => ({
      what: `${option} allows to assign identities by a wildcard within the name, as Azure's own roles do`,
      got: assignIdentityWildcard,
      todo: 'list "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action" too, in a custom role it is the one that is asked for',
    }));
