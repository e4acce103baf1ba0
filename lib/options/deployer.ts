import type { ITerraformDependable, TerraformProvider } from 'cdktf';
import type { PrincipalType } from './grant';

/** A custom role: what it allows, with exceptions. */
export interface CustomRoleOptions {
  /** Operations that the role allows, with `*` for any text: `Microsoft.ContainerRegistry/registries/write`. */
  readonly actions: string[];

  /**
   * Operations that are excluded from `actions`. Another role can still allow them.
   *
   * @default - none
   */
  readonly notActions?: string[];
}

/** A role of the identity that runs Terraform. */
export class DeployerRole {
  /**
   * A built-in role by its name, such as `Contributor`.
   *
   * @param name the name as Azure writes it
   */
  public static builtIn(name: string): DeployerRole {
    return new DeployerRole(true, name);
  }

  /** A custom role. */
  public static custom(options: CustomRoleOptions): DeployerRole {
    return new DeployerRole(false, options);
  }

  /** @internal */
  public readonly _isBuiltIn: boolean;
  /** @internal */
  public readonly _permissions: string | CustomRoleOptions;

  private constructor(isBuiltIn: boolean, permissions: string | CustomRoleOptions) {
    this._isBuiltIn = isBuiltIn;
    this._permissions = permissions;
  }
}

/** Where to look up the role assignments of the identity that runs Terraform. */
export interface CurrentDeployerOptions {
  /**
   * The resource id of the registry's subscription, or of an existing resource group in which the registry is created.
   * Must be known at synth, so that Terraform can look it up before it plans anything.
   */
  readonly scope: string;

  /**
   * The resource ids of other subscriptions or resource groups that contain networks, DNS zones and identities that the
   * registry uses. A permission in one of the scopes counts for all of them.
   *
   * @default - everything is in `scope`
   */
  readonly otherScopes?: string[];

  /**
   * The object ids of groups that the identity is a member of, because Azure lists only direct assignments.
   *
   * @default - only direct assignments are found
   */
  readonly groupObjectIds?: string[];
}

/**
 * The identity that runs Terraform, with its permissions.
 *
 * With roles listed, a missing permission is an error at synth. With the current identity, it is an error at plan,
 * before anything is created.
 */
export class Deployer {
  /** An identity with these roles, which add up. They must be assigned where the registry and its networks are. */
  public static withRoles(...roles: DeployerRole[]): Deployer {
    return new Deployer(false, roles);
  }

  /**
   * The identity that runs Terraform: its role assignments are read at plan, and the plan fails if a permission is
   * missing. Deny assignments, roles that are not activated (PIM), and groups that are not listed are not taken into
   * account.
   */
  public static current(options: CurrentDeployerOptions): Deployer {
    return new Deployer(true, options);
  }

  /** @internal */
  public readonly _isCurrent: boolean;
  /** @internal */
  public readonly _options: DeployerRole[] | CurrentDeployerOptions;

  private constructor(isCurrent: boolean, options: DeployerRole[] | CurrentDeployerOptions) {
    this._isCurrent = isCurrent;
    this._options = options;
  }
}

/** Something whose deployment requires permissions in Azure: a `GeoReplicatedRegistry`. */
export interface IDeployable {
  /** The Azure operations that planning, applying and destroying it requires. */
  readonly requiredActions: string[];
}

/** The options of a `DeployerRoleDefinition`. */
export interface DeployerRoleDefinitionProps {
  /** The name of the role, unique in the tenant. Changed in place. */
  readonly roleName: string;

  /** The registries that the role can deploy. */
  readonly registries: IDeployable[];

  /**
   * The resource ids of the resource groups that contain the registries and their networks, `group.id`. The first one
   * is the scope of the role itself; changing that replaces the role.
   */
  readonly resourceGroupIds: string[];

  /**
   * What the role is for.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * The provider that creates the role and its assignments.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;

  /**
   * What must exist before the role.
   *
   * @default - what the options refer to
   */
  readonly dependsOn?: ITerraformDependable[];
}

/** Options of a role assignment. */
export interface DeployerAssignmentOptions {
  /**
   * The kind of identity. Set it for an identity that was just created, which Azure may not be able to look up yet.
   * Changing it replaces the role assignment.
   *
   * @default - Azure looks it up
   */
  readonly principalType?: PrincipalType;
}
