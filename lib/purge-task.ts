import type { ContainerRegistryAgentPool } from '@cdktf/provider-azurerm/lib/container-registry-agent-pool';
import type { ContainerRegistryTask } from '@cdktf/provider-azurerm/lib/container-registry-task';
import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { MadePurgeTask } from './resources/purge';

/** A task that deletes images of a registry on a schedule. */
export class PurgeTask {
  /** @internal */
  public static _of(made: MadePurgeTask): PurgeTask {
    return new PurgeTask(made);
  }

  private constructor(private readonly made: MadePurgeTask) {}

  /** The resource id of the task, a reference. */
  public get id(): string {
    return this.made.id();
  }

  /** What it runs, as Azure Container Registry reads it: `acr purge --filter …`. There `$$` is one dollar. */
  public get command(): string {
    return this.made.command;
  }

  /** The principal id of its own identity, a reference; undefined if it has none. */
  public get principalId(): string | undefined {
    return this.made.principalId?.();
  }

  /** The task as the provider's own class: the way out. */
  public get resource(): ContainerRegistryTask {
    return this.made.resource;
  }

  /** The agent pool that is made for it, as the provider's own class; undefined if there is none. */
  public get agentPoolResource(): ContainerRegistryAgentPool | undefined {
    return this.made.agentPoolResource;
  }

  /** The roles of its own identity on the registry, as the provider's own class; none without an identity. */
  public get roleAssignments(): RoleAssignment[] {
    return this.made.roleAssignments;
  }
}
