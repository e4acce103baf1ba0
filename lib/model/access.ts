import { RoleAssignmentMode } from '../options';
import { builtInRole, type RolePermissions } from './permissions';
import type { DeployerReading, GrantReading, PrincipalReading, Right, RoleReading } from './reading';

/** The identity that runs Terraform. */
export interface DeployerModel {
  /** Undefined where its roles are looked up at plan. */
  readonly roles?: readonly DeployerRoleModel[];
  readonly current?: DeployerReading['current'];
}

/** A role of that identity. */
export interface DeployerRoleModel {
  readonly option: string;
  /** The name of a built-in role, as the user wrote it. */
  readonly name?: string;
  /** What it allows; undefined for a built-in role that is none. */
  readonly permissions?: RolePermissions;
}

/** What is granted to one identity, as one role assignment. */
export interface GrantModel extends PrincipalReading {
  readonly role: string;
  readonly repositories?: readonly string[];
  /** The condition that holds the role to the repositories. */
  readonly condition?: string;
}

export function resolveDeployer({ roles, current }: DeployerReading): DeployerModel {
  return { roles: roles?.map(resolveRole), current };
}

function resolveRole({ option, builtIn, custom }: RoleReading): DeployerRoleModel {
  return { option, name: builtIn, permissions: custom ?? (builtIn === undefined ? undefined : builtInRole(builtIn)) };
}

/**
 * The role for a right, by how the registry decides. In each mode the roles of the other are ignored
 * (learn.microsoft.com, Microsoft Entra repository permissions in Azure Container Registry).
 */
const roles: Readonly<Record<RoleAssignmentMode, Readonly<Record<Right, string>>>> = {
  [RoleAssignmentMode.REGISTRY]: { pull: 'AcrPull', push: 'AcrPush', delete: 'AcrDelete' },
  [RoleAssignmentMode.REPOSITORY]: {
    pull: 'Container Registry Repository Reader',
    push: 'Container Registry Repository Writer',
    delete: 'Container Registry Repository Contributor',
  },
};

/** What each right does to a repository. */
const verbs: Readonly<Record<Right, readonly string[]>> = {
  pull: ['read'],
  push: ['read', 'write'],
  delete: ['read', 'write', 'delete'],
};

export function resolveGrant(grant: GrantReading, mode = RoleAssignmentMode.REGISTRY): GrantModel {
  const { repositories } = grant;
  return {
    option: grant.option,
    id: grant.id,
    role: roles[mode][grant.right],
    principalId: grant.principalId,
    principalType: grant.principalType,
    repositories,
    condition: repositories === undefined ? undefined : conditionFor(grant.right, repositories),
  };
}

/** Whatever is not about the content or metadata of a repository is allowed, and that only in these. */
function conditionFor(right: Right, repositories: readonly string[]): string {
  const resource = 'Microsoft.ContainerRegistry/registries/repositories';
  const others = ['content', 'metadata'].flatMap((part) =>
    verbs[right].map((verb) => `!(ActionMatches{'${resource}/${part}/${verb}'})`),
  );
  const names = repositories.map((name) =>
    name.endsWith('/*')
      ? // With the slash: "team/*" is not "teamwork".
        `@Request[${resource}:name] StringStartsWithIgnoreCase '${name.slice(0, -1)}'`
      : `@Request[${resource}:name] StringEqualsIgnoreCase '${name}'`,
  );
  return `((${others.join(' AND ')}) OR (${names.join(' OR ')}))`;
}
