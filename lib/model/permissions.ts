import type { Feature, Operation } from '../azure/operations';
import type { BuiltInRole } from '../azure/roles';
import type { Stated } from '../reading/notes';
import type { RegistryReading } from '../reading/registry';
import type { DeployerRoleReading } from '../reading/shapes';
import { known } from '../text';
import { mayBeBefore } from './azurerm';
import type { DeployerModel, DeployerRoleModel, RegistryModel, RolePermissions } from './model';
import { madeScopeMaps } from './token';

/** Loaded on demand: few apps ask for permissions, and loading the tables takes time. */
/* eslint-disable @typescript-eslint/no-require-imports */
const operationsOf = (feature: Feature): readonly Operation[] =>
  (require('../azure/operations') as typeof import('../azure/operations')).operationsOf[feature];
const builtInRoles = (): readonly BuiltInRole[] =>
  (require('../azure/roles') as typeof import('../azure/roles')).builtInRoles;
/* eslint-enable @typescript-eslint/no-require-imports */

/** An operation that the deployment requires, with the features that need it. */
export interface RequiredOperation extends Operation {
  readonly feature: Feature;
}

export function resolveDeployer({ deployer }: RegistryReading): DeployerModel | undefined {
  return deployer && { roles: deployer.roles?.value.map(resolveRole), current: deployer.current };
}

function resolveRole({ path, builtIn, custom }: DeployerRoleReading): DeployerRoleModel {
  return { path, builtIn, permissions: builtIn === undefined ? customRole(custom) : builtInRole(builtIn.value) };
}

function customRole(custom: DeployerRoleReading['custom']): RolePermissions | undefined {
  const texts = (list: Stated<readonly Stated<string>[]> | undefined) => (list?.value ?? []).map(({ value }) => value);
  // An unreadable role may allow anything.
  return custom?.actions && { actions: texts(custom.actions), notActions: texts(custom.notActions) };
}

/** The Azure features that a registry uses. A late-bound flag may be on. */
function featuresOf(model: RegistryModel): readonly Feature[] {
  const { endpoints, replicas, diagnostics, alerts } = model;
  const used: Record<Feature, boolean> = {
    registry: true,
    adminUser: model.adminUser !== false,
    replicas: replicas.length > 0,
    homeRouting: model.azapi?.writesHomeRouting === true,
    endpointSettings: model.azapi?.settings !== undefined,
    webhooks: model.webhooks.length > 0,
    credentialSets: model.credentialSets.length > 0,
    credentialSetRoles: model.credentialSets.some(({ options }) => options.keyVaultId !== undefined),
    cacheRules: model.cacheRules.length > 0,
    purgeTasks: model.purgeTasks.length > 0,
    purgeTaskRoles: model.purgeTasks.some(({ hasIdentity }) => hasIdentity),
    agentPools: model.agentPools.length > 0,
    scopeMaps: madeScopeMaps(model.scopeMaps, model.tokens).length > 0,
    tokens: model.tokens.length > 0,
    tokenPasswords: model.tokens.some(({ members }) => members.some(({ passwords }) => passwords !== undefined)),
    privateEndpoints: endpoints.length > 0,
    approval: endpoints.some(({ requestMessage }) => requestMessage === undefined),
    replicasBehindPrivateEndpoints: endpoints.length > 0 && replicas.length > 0,
    privateDnsRecords: endpoints.some(({ options: { dns } }) => dns?.network !== undefined || dns?.zone !== undefined),
    privateDnsZones: model.dnsZones.length > 0,
    applicationSecurityGroups: endpoints.some(({ securityGroups }) => securityGroups.length > 0),
    userAssignedIdentities: model.identities.userAssigned.length > 0,
    lock: model.lock !== undefined,
    diagnostics: diagnostics !== undefined,
    diagnosticsToWorkspace: diagnostics?.workspaceId !== undefined,
    diagnosticsToStorage: diagnostics?.storageAccountId !== undefined,
    diagnosticsToEventHub: diagnostics?.eventHubRuleId !== undefined,
    activityLogAlerts: alerts?.serviceHealth === true || alerts?.resourceHealth === true,
    metricAlerts:
      alerts !== undefined && (alerts.storageGibibytes !== undefined || alerts.failingPulls || alerts.failingPushes),
    grants: model.grants.length > 0,
    // Of a DeployerRoleDefinition, not of a registry.
    roleDefinition: false,
    deployerCheck: model.deployer?.current !== undefined,
  };
  return (Object.keys(used) as Feature[]).filter((feature) => used[feature]);
}

/**
 * Every operation with every feature that needs it, in the order of the features, for the current version constraint of
 * the stack.
 */
export function requiredOperations(model: RegistryModel): readonly RequiredOperation[] {
  const { azurerm } = model.stack;
  return featuresOf(model).flatMap((feature) =>
    operationsOf(feature)
      .filter(({ before }) => before === undefined || mayBeBefore(azurerm, before))
      .map((operation) => ({ ...operation, feature })),
  );
}

/** The operations themselves, sorted, without duplicates. */
export function requiredActions(model: RegistryModel): string[] {
  return [...new Set(requiredOperations(model).map(({ action }) => action))].sort();
}

/** The operations that creating and assigning a role definition requires. */
export function actionsForRoleDefinitions(): string[] {
  return operationsOf('roleDefinition')
    .map(({ action }) => action)
    .sort();
}

/** Whether any of the roles allows an action: what one role excludes, another can still allow. */
export function allows(roles: readonly RolePermissions[], action: string): boolean {
  return roles.some(
    ({ actions, notActions }) => grantsAction(actions, action) && !notActions.some((not) => matches(not, action)),
  );
}

/** Whether some of the roles' actions are late-bound, so that missing ones cannot be determined. */
export function isLateBound(roles: readonly RolePermissions[]): boolean {
  return roles.some(({ actions }) => actions.some((action) => !known(action)));
}

const assignIdentity = 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action';
/** How the built-in role Managed Identity Operator writes that operation. */
export const assignIdentityWildcard = 'Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action';

function grantsAction(patterns: readonly string[], action: string): boolean {
  return patterns.some(
    (pattern) =>
      matches(pattern, action) ||
      (action === assignIdentity && pattern.toLowerCase() === assignIdentityWildcard.toLowerCase()),
  );
}

/** `*` matches any text, including slashes; case-insensitive. */
function matches(pattern: string, action: string): boolean {
  const [first, ...rest] = pattern.toLowerCase().split('*');
  const text = action.toLowerCase();
  if (rest.length === 0) return text === first;
  const last = rest.pop() ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > text.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}

export function builtInRole(name: string): BuiltInRole | undefined {
  return builtInRoles().find((role) => role.name.toLowerCase() === name.toLowerCase());
}

export function builtInRoleNames(): readonly string[] {
  return builtInRoles().map(({ name }) => name);
}

/** The least privileged built-in role that allows an action. */
export function smallestRoleFor(action: string): BuiltInRole | undefined {
  const breadth = (role: BuiltInRole) =>
    role.actions.reduce((sum, pattern) => sum + (pattern === '*' ? 1e6 : pattern.includes('*') ? 100 : 1), 0);
  return builtInRoles()
    .filter((role) => allows([role], action))
    .sort((a, b) => breadth(a) - breadth(b))[0];
}

/** The required operations as a Markdown table. */
export function permissionsTable(model: RegistryModel): string {
  const rows = requiredOperations(model).map(
    ({ action, feature, source }) => `| \`${action}\` | ${feature} | ${source} |`,
  );
  return ['| operation | needed for | source |', '| --- | --- | --- |', ...rows].join('\n');
}
