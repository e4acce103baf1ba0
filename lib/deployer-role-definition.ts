import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { RoleDefinition } from '@cdktf/provider-azurerm/lib/role-definition';
import { Construct } from 'constructs';
import { InvalidConstructError, raise, type RuleFault } from './errors';
import { actionsForRoleDefinitions } from './model/permissions';
import { resolveAssignment, resolveRoleDefinition, type RoleDefinitionModel } from './model/role-definition';
import type { DeployerAssignmentOptions, DeployerRoleDefinitionProps, IDeployable } from './options';
import type { PrincipalReading } from './reading/registry';
import { engineFaults } from './resources/engine';
import { refusedOfAssignments, refusedOfRoles, validate } from './rules';

/**
 * A custom role that allows exactly what deploying some registries requires, in some resource groups.
 *
 * Operations are listed one by one, because Azure does not accept wildcards for Container Registry everywhere. The role
 * includes what you add to the registries later, such as replicas or grants. Before azurerm 4.81, the provider checks
 * in the subscription whether a registry name is available: `Microsoft.ContainerRegistry/checkNameAvailability/read`
 * must be allowed there.
 */
export class DeployerRoleDefinition extends Construct implements IDeployable {
  /** The underlying role definition, as an escape hatch. */
  public readonly resource: RoleDefinition;

  private readonly model: RoleDefinitionModel;
  private grants: readonly PrincipalReading[] = [];

  /**
   * Validates the options and creates the role.
   *
   * @throws one error that lists every fault; nothing is then left in the scope
   */
  public constructor(scope: Construct, id: string, props: DeployerRoleDefinitionProps) {
    super(scope, id);
    try {
      this.refuse(engineFaults('scope', this));
      this.model = resolveRoleDefinition(props);
      this.refuse(validate(refusedOfRoles, this.model));
      this.resource = resources().createRole(this, 'Resource', this.model, () => this.actions);
    } catch (error) {
      scope.node.tryRemoveChild(this.node.id);
      raise(error, DeployerRoleDefinition);
    }
  }

  /** The operations that the role allows: the required operations of all its registries, sorted, without duplicates. */
  public get actions(): string[] {
    return [...new Set(this.model.registries?.flatMap((registry) => registry.requiredActions))].sort();
  }

  /** The Azure operations that creating and assigning this role requires. */
  public get requiredActions(): string[] {
    return actionsForRoleDefinitions();
  }

  /**
   * Assigns the role to an identity, in each of the resource groups.
   *
   * @param id a name for the assignments, unique in this construct
   * @param principalId the object id of the identity
   * @returns the role assignments, in the order of the resource groups
   * @throws one error that lists every fault; nothing is then assigned
   */
  public assignTo(id: string, principalId: string, options?: DeployerAssignmentOptions): RoleAssignment[] {
    const assignment = resolveAssignment(id, principalId, options);
    const grants = [...this.grants, ...assignment.grants];
    this.refuse(validate(refusedOfAssignments, { ...assignment, grants }), 'assignTo');
    this.grants = grants;
    const [grant] = assignment.grants;
    return resources().assignRole(this, this.resource, this.model, grant);
  }

  private refuse(faults: readonly RuleFault[], call?: string): void {
    if (faults.length === 0) return;
    raise(new InvalidConstructError('DeployerRoleDefinition', this.node.path, faults), this, call);
  }
}

/** Loaded on demand, because each class of the provider takes a millisecond to load. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const resources = () => require('./resources/role-definition') as typeof import('./resources/role-definition');
