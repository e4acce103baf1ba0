import type { ITerraformDependable, TerraformProvider } from 'cdktf';
import type { PrincipalType } from './grant';

/** A role of one's own: what it may do, and what of that it may not. */
export interface CustomRoleOptions {
  /** Operations that the role allows, with `*` for any text: `Microsoft.ContainerRegistry/registries/write`. */
  readonly actions: string[];

  /**
   * Operations that are taken out of `actions` again. They forbid nothing that another role allows.
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

/** Where the identity that really runs Terraform is looked up. */
export interface CurrentDeployerOptions {
  /**
   * The resource id of the subscription, or of a resource group that exists already, in which the registry is made.
   * Must be known at synth, so that Terraform can look before it plans anything.
   */
  readonly scope: string;

  /**
   * The resource ids of other subscriptions or resource groups where networks, DNS zones and identities are that the
   * registry uses. What an identity is allowed in one of the scopes counts for all.
   *
   * @default - everything is in `scope`
   */
  readonly otherScopes?: string[];

  /**
   * The object ids of groups that the identity is a member of: Azure lists direct assignments only.
   *
   * @default - direct assignments only
   */
  readonly groupObjectIds?: string[];
}

/**
 * The identity that runs Terraform, as far as its permissions go.
 *
 * With roles listed, a missing permission is an error at synth. With the current identity, it is one at plan, before
 * anything is created.
 */
export class Deployer {
  /** An identity with these roles, which add up. They must hold where the registry and its networks are. */
  public static withRoles(...roles: DeployerRole[]): Deployer {
    return new Deployer(false, roles);
  }

  /**
   * The identity that runs Terraform: its role assignments are read at plan, and the plan fails if they miss
   * something. Not seen are deny assignments, roles that wait to be activated (PIM), and groups that are not named.
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

/** Something that Azure must allow operations for, to be deployed: a `GeoReplicatedRegistry`. */
export interface IDeployable {
  /** The operations that the identity must be allowed that plans, applies and destroys it. */
  readonly requiredActions: string[];
}

/** What a `DeployerRoleDefinition` is made of. */
export interface DeployerRoleDefinitionProps {
  /** The name of the role, unique in the tenant. Can be changed in place. */
  readonly roleName: string;

  /** The registries that the role is to deploy. */
  readonly registries: IDeployable[];

  /**
   * The resource ids of the resource groups in which they and their networks are, `group.id`. The first one is the
   * role's own scope; changing that replaces the role.
   */
  readonly resourceGroupIds: string[];

  /**
   * What the role is for.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * The provider that makes the role and its assignments.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;

  /**
   * What has to be there before the role.
   *
   * @default - what the options refer to
   */
  readonly dependsOn?: ITerraformDependable[];
}

/** The details of an assignment. */
export interface DeployerAssignmentOptions {
  /**
   * The kind of identity. State it for one that was just created: Azure may not know it everywhere yet.
   *
   * @default - Azure looks it up
   */
  readonly principalType?: PrincipalType;
}
