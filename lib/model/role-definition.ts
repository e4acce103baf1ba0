import { show } from '../errors';
import type { Meta } from './model';
import type { DeployerAssignmentOptions, DeployerRoleDefinitionProps, IDeployable } from '../options';
import { optional } from '../reading/kinds';
import { Notes, type Reference, type Stated } from '../reading/notes';
import { readPrincipal, type PrincipalReading } from '../reading/registry';
import { assignment, roleDefinition, type RoleDefinitionReading } from '../reading/shapes';

/** The meaning of a role definition's options. */
export interface RoleDefinitionModel {
  readonly stated: { readonly notes: Notes; readonly roleName?: Stated<string> };
  readonly roleName?: string;
  readonly description?: string;
  /** Undefined if one of them could not be read. */
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
    // The provider does not accept an empty description.
    description: description === '' ? undefined : description,
    registries: reading.registries?.value,
    resourceGroups: reading.resourceGroupIds?.value,
    meta: { provider: reading.provider?.value, dependsOn: reading.dependsOn?.value.map(({ value }) => value) },
  };
}

/** The meaning of the options of a role assignment. */
export interface AssignmentModel {
  readonly stated: { readonly notes: Notes };
  /** The identity that it is for, in the form of a grant. */
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
