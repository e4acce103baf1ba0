import { show } from '../errors';
import type { DeployerRoleDefinitionProps, IDeployable } from '../options';
import { assignmentOptions, roleDefinitionOptions } from './option-names';
import { Reader, unreadable, withoutContents, type ExpressionOf, type Notes, type Reference } from './reader';
import { readPrincipal, type PrincipalReading } from './reading';

/** A role definition as its options mean it. */
export interface RoleDefinitionModel extends Notes {
  readonly roleName: string;
  readonly description?: string;
  readonly registries: readonly IDeployable[];
  readonly resourceGroups: readonly Reference[];
}

/** Reads what the constructor was given. */
export function readRoleDefinition(
  props: DeployerRoleDefinitionProps,
  expressionOf: ExpressionOf,
): RoleDefinitionModel {
  const read = new Reader(expressionOf);
  const expected = 'an object such as { roleName, registries, resourceGroupIds }';
  const given: Partial<DeployerRoleDefinitionProps> | undefined = read.options(
    'props',
    props,
    roleDefinitionOptions,
    expected,
  );
  const parts = given ?? { roleName: unreadable, registries: [], resourceGroupIds: [] };
  const description = read.optionalText('description', parts.description);
  return {
    roleName: read.text('roleName', parts.roleName),
    // The provider takes no empty description.
    description: description === '' ? undefined : description,
    registries: read.list('registries', parts.registries, (option, value) => readDeployable(read, option, value)),
    resourceGroups: read.list('resourceGroupIds', parts.resourceGroupIds, (option, id) => read.reference(option, id)),
    ...read.notes,
  };
}

function readDeployable(read: Reader, option: string, value: unknown): IDeployable | undefined {
  const actions: unknown =
    typeof value === 'object' && value !== null && 'requiredActions' in value && value.requiredActions;
  if (Array.isArray(actions) && actions.every((action) => typeof action === 'string')) return value as IDeployable;
  read.misfit(option, 'a GeoReplicatedRegistry', withoutContents(value));
  return undefined;
}

/** An assignment of the role, as its options mean it. */
export interface AssignmentModel extends Notes {
  /** The one identity that it is for, in the form of a grant. */
  readonly grants: readonly PrincipalReading[];
}

/** Reads what `assignTo` was given. */
export function readAssignment(id: string, principalId: string, options: unknown): AssignmentModel {
  const read = new Reader(String);
  const option = `assignTo(${show(id)})`;
  const given = read.optionalOptions(
    `${option} options`,
    options,
    assignmentOptions,
    'an object such as { principalType }',
  );
  return {
    grants: [readPrincipal(read, option, id, principalId, given?.principalType)],
    ...read.notes,
  };
}
