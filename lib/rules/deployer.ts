import type { Feature } from '../azure/operations';
import { spelledResourceId, uuid } from '../azure/resource-ids';
import { show, type Fault } from '../errors';
import type { RegistryModel, RolePermissions } from '../model/model';
import {
  allows,
  assignIdentityWildcard,
  builtInRoleNames,
  isLateBound,
  requiredOperations,
  smallestRoleFor,
  type RequiredOperation,
} from '../model/permissions';
import type { Reference, Stated } from '../reading/notes';
import { known } from '../text';
import { fault } from './checks/fault';
import { nearestOf } from './checks/nearest';
import { repeats } from './checks/repeats';
import type { Rules } from './rule';

export const refused = {
  deployerMayDoAll: (model) =>
    rolesOf(model)?.length === 0
      ? [
          {
            option: 'deployer.roles',
            what: 'is empty',
            got: [],
            todo: 'list a role, such as DeployerRole.builtIn("Contributor")',
          },
        ]
      : lacksOf(model, ({ before }) => before === undefined),

  builtInRolesExist: ({ deployer }) =>
    (deployer?.roles ?? []).flatMap(({ builtIn, permissions }): Fault[] => {
      if (permissions !== undefined || builtIn === undefined || !known(builtIn.value)) return [];
      const meant = nearestOf(builtIn.value, builtInRoleNames());
      const todo =
        meant === undefined
          ? 'use a role that the library knows, such as "Contributor", or DeployerRole.custom with what it allows'
          : `did you mean ${show(meant)}?`;
      return [fault(builtIn, 'is not a built-in role that the library knows', todo)];
    }),

  deployerScopesAreValid: (model) =>
    scopesOf(model)
      .filter(({ value }) => known(value) && !isScope(value))
      .map((scope) =>
        fault(
          scope,
          'is not a subscription or resource group',
          'pass "/subscriptions/{subscription}" or "/subscriptions/{subscription}/resourceGroups/{group}"',
        ),
      ),

  deployerGroupsAreValid: (model) =>
    groupsOf(model)
      .filter(({ value }) => known(value) && !uuid.test(value))
      .map((group) => fault(group, 'is not a UUID', 'pass the object id of the group')),

  deployerLooksOnce: (model) =>
    [scopesOf(model), groupsOf(model)].flatMap((items: readonly Stated<string>[]) =>
      repeats(items, ({ value }) => (known(value) ? value.toLowerCase() : undefined)).map(({ item, first }) =>
        fault(item, `repeats ${first.path}`, 'list each once'),
      ),
    ),
} satisfies Rules;

/** What only some versions of azurerm require. A later pin may still change it, so it is validated at synth. */
export const refusedAtSynth = {
  deployerMayDoWhatAzurermNeeds: (model) => lacksOf(model, ({ before }) => before !== undefined),
} satisfies Rules;

export const warned = {
  /** Azure accepts the wildcard in its built-in roles, and checks custom roles for the operation itself. */
  assignmentsOfIdentitiesAreListed: ({ deployer, identities }) =>
    (deployer?.roles ?? [])
      .filter(({ builtIn }) => builtIn === undefined && identities.userAssigned.length > 0)
      .filter(({ permissions }) =>
        permissions?.actions.some((action) => action.toLowerCase() === assignIdentityWildcard.toLowerCase()),
      )
      .map(({ path }) => ({
        option: path,
        what: "allows assigning identities by a wildcard within the name, as Azure's built-in roles do",
        got: assignIdentityWildcard,
        todo: 'list "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action" as well, because Azure checks custom roles for that operation',
      })),
} satisfies Rules;

/** What the roles allow. Another rule reports a role that does not exist, and a late-bound one may allow anything. */
function rolesOf({ deployer }: RegistryModel): readonly RolePermissions[] | undefined {
  const roles = deployer?.roles?.flatMap(({ permissions }) => permissions ?? []);
  return roles?.length === deployer?.roles?.length && roles !== undefined && !isLateBound(roles) ? roles : undefined;
}

/** The required operations of one kind that no role allows. */
function lacksOf(model: RegistryModel, isAsked: (operation: RequiredOperation) => boolean): Fault[] {
  const roles = rolesOf(model);
  if (roles === undefined) return [];
  const reported = new Set<string>();
  return requiredOperations(model)
    .filter(isAsked)
    .flatMap((operation): Fault[] => {
      const { action, feature } = operation;
      if (reported.has(action) || allows(roles, action)) return [];
      reported.add(action);
      const what = `lacks ${action}, required by ${purposes[feature]}`;
      return [{ option: 'deployer', what, todo: () => remedy(model, operation) }];
    });
}

/** What requires an operation, in the words of a message. */
const purposes: Readonly<Record<Feature, string>> = {
  registry: 'the registry',
  adminUser: 'adminUser',
  replicas: 'replicas',
  homeRouting: 'azapi, which writes the routing of the home region',
  endpointSettings: 'regionalEndpoints and endpointProtocol',
  webhooks: 'webhooks',
  credentialSets: 'credentialSets',
  credentialSetRoles: 'the roles of credentialSets on their vaults',
  cacheRules: 'cacheRules',
  purgeTasks: 'purgeTasks',
  purgeTaskRoles: 'the roles of purgeTasks',
  agentPools: 'agentPool of purgeTasks',
  scopeMaps: 'the scope maps of tokens',
  tokens: 'tokens',
  tokenPasswords: 'the passwords of tokens',
  privateEndpoints: 'privateLink',
  approval: 'privateLink, to approve its own connections',
  replicasBehindPrivateEndpoints: 'replicas of a registry with private endpoints',
  privateDnsRecords: 'the DNS records of privateLink',
  privateDnsZones: 'the DNS zones of privateLink',
  applicationSecurityGroups: 'applicationSecurityGroupIds',
  userAssignedIdentities: 'identities',
  lock: 'lock',
  diagnostics: 'diagnostics',
  diagnosticsToWorkspace: 'diagnostics.logAnalyticsWorkspaceId',
  diagnosticsToStorage: 'diagnostics.storageAccountId',
  diagnosticsToEventHub: 'diagnostics.eventHubAuthorizationRuleId',
  activityLogAlerts: 'the health alerts of alerts',
  metricAlerts: 'the metric alerts of alerts',
  grants: 'grants',
  roleDefinition: 'the role definition',
  deployerCheck: 'Deployer.current',
};

function remedy({ deployer }: RegistryModel, { feature, action, before }: RequiredOperation): string {
  const role = smallestRoleFor(action)?.name;
  const grant =
    role === undefined ? 'allow it in a custom role' : `add the role ${show(role)}, or the action to a custom role`;
  if (before !== undefined)
    return `${grant}, or pin azurerm ${before[0]}.${before[1]} or later, which does not require it`;
  if (feature === 'replicasBehindPrivateEndpoints') {
    return `${grant}; without it the replica stays stuck in provisioning: delete it manually, grant the action, and create it again`;
  }
  const isContributor = deployer?.roles?.some(({ builtIn }) => builtIn?.value.toLowerCase() === 'contributor') === true;
  const isAssignment = ['grants', 'credentialSetRoles', 'purgeTaskRoles'].includes(feature);
  if (isAssignment && isContributor) return `${grant}, Contributor cannot assign roles`;
  if (feature === 'lock' && isContributor) return `${grant}, Contributor cannot lock`;
  return `${grant}; without it apply fails`;
}

function scopesOf({ deployer }: RegistryModel): readonly Reference[] {
  const current = deployer?.current;
  return current === undefined ? [] : [current.scope, ...(current.otherScopes?.value ?? [])];
}

function groupsOf({ deployer }: RegistryModel): readonly Stated<string>[] {
  return deployer?.current?.groupObjectIds?.value ?? [];
}

function isScope(id: string): boolean {
  return spelledResourceId(id, 'subscription') !== undefined || spelledResourceId(id, 'resourceGroup') !== undefined;
}
