import { ContainerRegistryAgentPool } from '@cdktf/provider-azurerm/lib/container-registry-agent-pool';
import {
  ContainerRegistryTask,
  type ContainerRegistryTaskConfig,
} from '@cdktf/provider-azurerm/lib/container-registry-task';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { Construct } from 'constructs';
import type { AgentPoolModel, PurgeTaskModel } from '../model/contents';
import { loginServer } from '../model/hosts';
import type { RegistryModel } from '../model/model';
import { stepsOf } from '../model/purge';
import { childOf, importExisting, unlessEmpty, unstated, type Part, type Site, type Source } from './terraform';

export const part: Part<Source> = {
  follow: (site, model) => {
    for (const pool of model.agentPools) {
      if (childOf(site.scope, pool.id, ContainerRegistryAgentPool) === undefined) createPool(site, model, pool);
    }
    for (const task of model.changedPurgeTasks) {
      if (taskOf(site, task) === undefined) createTask(site, model, task);
    }
  },
};

/** A purge task, for the public class. */
export interface MadePurgeTask {
  readonly command: string;
  readonly resource: ContainerRegistryTask;
  readonly agentPoolResource?: ContainerRegistryAgentPool;
  readonly roleAssignments: RoleAssignment[];
  readonly id: () => string;
  readonly principalId?: () => string;
}

export function describeTask(site: Site, task: PurgeTaskModel): MadePurgeTask | undefined {
  const resource = taskOf(site, task);
  return (
    resource && {
      command: task.command,
      resource,
      agentPoolResource: poolOf(site, task),
      roleAssignments: roles.flatMap((role) => childOf(resource, role, RoleAssignment) ?? []),
      id: () => site.referenceTo(resource, 'id', () => resource.id),
      principalId: task.hasIdentity ? () => principalOf(site, resource) : undefined,
    }
  );
}

/** The roles of a task with its own identity: it also pulls manifests, to find what belongs to an image. */
const roles = ['AcrPull', 'AcrDelete'];

function placeOf(site: Site, { options }: PurgeTaskModel): Construct {
  return options.scope?.value ?? site.scope;
}

function taskId(site: Site, task: PurgeTaskModel): string {
  return site.idIn(placeOf(site, task), `PurgeTask-${task.id.value}`);
}

function taskOf(site: Site, task: PurgeTaskModel): ContainerRegistryTask | undefined {
  return childOf(placeOf(site, task), taskId(site, task), ContainerRegistryTask);
}

function poolOf(site: Site, { options: { agentPool } }: PurgeTaskModel): ContainerRegistryAgentPool | undefined {
  const made = site.current().agentPools.find(({ stated }) => stated.some(({ path }) => path === agentPool?.path));
  return made && childOf(site.scope, made.id, ContainerRegistryAgentPool);
}

function principalOf(site: Site, task: ContainerRegistryTask): string {
  return site.referenceTo(task, 'identity[0].principal_id', () => task.identity.principalId);
}

/** Without tags, because azurerm does not update them. */
function createPool(site: Site, { home, resourceGroup }: RegistryModel, pool: AgentPoolModel): void {
  const { scope, registryName } = site;
  new ContainerRegistryAgentPool(scope, pool.id, {
    name: pool.name,
    containerRegistryName: registryName,
    resourceGroupName: resourceGroup.value,
    location: home.region,
    tier: pool.tier,
    instanceCount: pool.instanceCount,
    virtualNetworkSubnetId: pool.subnetId.value,
    ...site.metaIn(scope),
  });
}

function createTask(site: Site, model: RegistryModel, task: PurgeTaskModel): void {
  const { name, options, importId, hasIdentity } = task;
  const scope = placeOf(site, task);
  const meta = site.metaIn(scope, options.provider?.value);
  const ignoreChanges = importId === undefined ? [] : unstated(attributes, task);
  const isWritten = (attribute: string) => !ignoreChanges.includes(attribute);
  const created = new ContainerRegistryTask(scope, taskId(site, task), {
    name,
    containerRegistryId: site.registryId,
    platform: { os: 'Linux' },
    // In base64: otherwise the provider guesses whether it is, and some texts are valid as both.
    encodedStep: { taskContent: Buffer.from(stepsOf(task)).toString('base64') },
    timerTrigger: [{ name: 'purge', schedule: task.schedule }],
    timeoutInSeconds: task.timeout,
    agentPoolName: agentPoolName(site, task),
    enabled: isWritten('enabled') ? task.enabled : undefined,
    tags: isWritten('tags') ? unlessEmpty(task.tags) : undefined,
    ...(hasIdentity ? asItself(site, model) : {}),
    lifecycle: ignoreChanges.length === 0 ? undefined : { ignoreChanges },
    ...meta,
  });
  if (importId !== undefined) importExisting(created, importId);
  if (scope !== site.scope) site.elsewhere.push(created);
  if (!hasIdentity) return;
  for (const role of roles) {
    const access = new RoleAssignment(created, role, {
      scope: site.registryId,
      roleDefinitionName: role,
      principalId: principalOf(site, created),
      // Set, because Azure may not be able to look up a new identity yet.
      principalType: 'ServicePrincipal',
      ...meta,
    });
    if (scope !== site.scope) site.elsewhere.push(access);
  }
}

/** The pool of a task; a reference for a new pool, so that it is created before. */
function agentPoolName(site: Site, task: PurgeTaskModel): string | undefined {
  const { agentPool } = task.options;
  const made = poolOf(site, task);
  if (made !== undefined) return site.referenceTo(made, 'name', () => made.name);
  return agentPool?.name.value;
}

/** The only form in which azurerm gives a task an identity that can bypass the network rules. */
function asItself(
  site: Site,
  model: RegistryModel,
): Pick<ContainerRegistryTaskConfig, 'identity' | 'registryCredential'> {
  return {
    identity: { type: 'SystemAssigned' },
    registryCredential: {
      source: { loginMode: 'None' },
      custom: [{ loginServer: loginServer(model, site.loginServer), identity: '[system]' }],
    },
  };
}

/**
 * The attributes of an imported task that Terraform ignores if their options are not set. azurerm cannot remove the
 * last three.
 */
const attributes: Readonly<Record<string, (task: PurgeTaskModel) => unknown>> = {
  enabled: ({ options }) => options.enabled,
  tags: ({ options }) => options.tags,
  agent_setting: () => undefined,
  agent_pool_name: ({ options }) => options.agentPool,
  log_template: () => undefined,
};
