import { show } from '../errors';
import { PrincipalType, type DeployerRoleDefinitionProps, type IDeployable } from '../options';
import { assignmentOptions, roleDefinitionOptions } from './option-names';
import { Reader, unreadable, type ExpressionOf, type Misfit, type Reference, type StrayKey } from './reader';

/** A role definition as its options mean it. */
export interface RoleDefinitionModel {
  readonly roleName: string;
  readonly description?: string;
  readonly registries: readonly IDeployable[];
  readonly resourceGroups: readonly Reference[];
  readonly misfits: readonly Misfit[];
  readonly undecided: readonly string[];
  readonly strayKeys: readonly StrayKey[];
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
    misfits: read.misfits,
    undecided: read.undecided,
    strayKeys: read.strayKeys,
  };
}

function readDeployable(read: Reader, option: string, value: unknown): IDeployable | undefined {
  const actions: unknown =
    typeof value === 'object' && value !== null && 'requiredActions' in value && value.requiredActions;
  if (Array.isArray(actions) && actions.every((action) => typeof action === 'string')) return value as IDeployable;
  const got = typeof value === 'object' && value !== null ? {} : value;
  read.misfits.push({ option, expected: 'a GeoReplicatedRegistry', got });
  return undefined;
}

/** An assignment of the role, as its options mean it. */
export interface AssignmentModel {
  /** The one identity that it is for, in the form of a grant. */
  readonly grants: readonly { readonly option: string; readonly id: string; readonly principalId: string }[];
  readonly principalType?: PrincipalType;
  readonly misfits: readonly Misfit[];
  readonly undecided: readonly string[];
  readonly strayKeys: readonly StrayKey[];
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
  const assignment = {
    option,
    id: read.decidedText(`${option} id`, id),
    principalId: read.text(`${option} principalId`, principalId),
  };
  return {
    grants: [assignment],
    principalType: read.choice(`${option} principalType`, given?.principalType, PrincipalType),
    misfits: read.misfits,
    undecided: read.undecided,
    strayKeys: read.strayKeys,
  };
}
