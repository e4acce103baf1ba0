import { RoleAssignmentMode } from '../options';
import type { GrantReading, Right } from '../reading/registry';
import type { GrantModel } from './model';

/**
 * The role for a right, by role assignment mode. In each mode the roles of the other are ignored (learn.microsoft.com,
 * Microsoft Entra repository permissions in Azure Container Registry).
 */
const roles: Readonly<Record<RoleAssignmentMode, Readonly<Record<Right, string>>>> = {
  [RoleAssignmentMode.REGISTRY]: { pull: 'AcrPull', push: 'AcrPush', delete: 'AcrDelete' },
  [RoleAssignmentMode.REPOSITORY]: {
    pull: 'Container Registry Repository Reader',
    push: 'Container Registry Repository Writer',
    delete: 'Container Registry Repository Contributor',
  },
};

/** The operations of each right on a repository. */
const verbs: Readonly<Record<Right, readonly string[]>> = {
  pull: ['read'],
  push: ['read', 'write'],
  delete: ['read', 'write', 'delete'],
};

export function resolveGrant(grant: GrantReading, mode = RoleAssignmentMode.REGISTRY): GrantModel {
  const { right, role, repositories } = grant;
  const names = repositories?.value.map(({ value }) => value);
  return {
    ...grant,
    roleName: right === undefined ? role?.builtIn?.value : roles[mode][right],
    roleDefinitionId: role?.definition?.value,
    condition: names && right && conditionFor(right, names),
  };
}

/**
 * The condition allows all operations that do not concern the content or metadata of a repository, and those that do
 * only in these repositories.
 */
function conditionFor(right: Right, repositories: readonly string[]): string {
  const resource = 'Microsoft.ContainerRegistry/registries/repositories';
  const others = ['content', 'metadata'].flatMap((part) =>
    verbs[right].map((verb) => `!(ActionMatches{'${resource}/${part}/${verb}'})`),
  );
  const names = repositories.map((name) =>
    name.endsWith('/*')
      ? // With the slash, so that "team/*" does not match "teamwork".
        `@Request[${resource}:name] StringStartsWithIgnoreCase '${name.slice(0, -1)}'`
      : `@Request[${resource}:name] StringEqualsIgnoreCase '${name}'`,
  );
  return `((${others.join(' AND ')}) OR (${names.join(' OR ')}))`;
}
