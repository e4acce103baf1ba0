import { show } from '../errors';
import type { Meta } from './model';
import type { DeployerAssignmentOptions, DeployerRoleDefinitionProps, IDeployable } from '../options';
import { optional } from '../reading/kinds';
import { Notes, type Reference, type Stated } from '../reading/notes';
import { readPrincipal, type PrincipalReading } from '../reading/registry';
import { assignment, roleDefinition, type RoleDefinitionReading } from '../reading/shapes';

/** A role definition as its options mean it. */
export interface RoleDefinitionModel {
  readonly stated: { readonly notes: Notes; readonly roleName?: Stated<string> };
  readonly roleName?: string;
  readonly description?: string;
  /** Undefined where one of them could not be read. */
  readonly registries?: readonly IDeployable[];
  readonly resourceGroups?: readonly Reference[];
  readonly meta: Meta;
}

export function resolveRoleDefinition(props: DeployerRoleDefinitionProps): RoleDefinitionModel {
  const notes = new Notes('props');
  const reading: Partial<RoleDefinitionReading> = roleDefinition(props, '', notes) ?? {};
  const description = reading.description?.value;
  return {
    stated: { notes, roleName: reading.roleName },
    roleName: reading.roleName?.value,
    // The provider takes no empty description.
    description: description === '' ? undefined : description,
    registries: reading.registries?.value,
    resourceGroups: reading.resourceGroupIds?.value,
    meta: { provider: reading.provider?.value, dependsOn: reading.dependsOn?.value.map(({ value }) => value) },
  };
}

/** An assignment of the role, as its options mean it. */
export interface AssignmentModel {
  readonly stated: { readonly notes: Notes };
  /** The one identity that it is for, in the form of a grant. */
  readonly grants: readonly PrincipalReading[];
}

export function resolveAssignment(
  id: string,
  principalId: string,
  options: DeployerAssignmentOptions | undefined,
): AssignmentModel {
  const notes = new Notes('');
  const path = `assignTo(${show(id)})`;
  const given = optional(assignment)(options, path, notes);
  return { stated: { notes }, grants: [{ ...readPrincipal(path, id, principalId, notes), ...given, path }] };
}
