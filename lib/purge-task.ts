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

  /**
   * The command that it runs, as Azure Container Registry reads it: `acr purge --filter …`. `$$` stands for one dollar
   * sign.
   */
  public get command(): string {
    return this.made.command;
  }

  /** The principal id of its own identity, a reference; undefined if it has none. */
  public get principalId(): string | undefined {
    return this.made.principalId?.();
  }

  /** The underlying resource, as an escape hatch. */
  public get resource(): ContainerRegistryTask {
    return this.made.resource;
  }

  /** The underlying agent pool, if one is created for it; otherwise undefined. */
  public get agentPoolResource(): ContainerRegistryAgentPool | undefined {
    return this.made.agentPoolResource;
  }

  /** The underlying role assignments of its own identity on the registry; empty without an identity. */
  public get roleAssignments(): RoleAssignment[] {
    return this.made.roleAssignments;
  }
}
