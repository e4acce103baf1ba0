import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/** Which roles grant access to the images of a registry. */
export enum RoleAssignmentMode {
  /** Roles on the registry: AcrPull, AcrPush, AcrDelete. */
  REGISTRY = 'LegacyRegistryPermissions',
  /**
   * Roles with conditions on repositories; AcrPull, AcrPush and AcrDelete are ignored. Requires azurerm 4.81 or later,
   * which the bindings do not pin: `stack.addOverride('terraform.required_providers.azurerm.version', '~> 4.81')`.
   */
  REPOSITORY = 'AbacRepositoryPermissions',
}

/** The kind of identity that a role is assigned to. */
export enum PrincipalType {
  /** A person. */
  USER = 'User',
  /** A group. */
  GROUP = 'Group',
  /** An application or managed identity, such as the kubelet identity of AKS. */
  SERVICE_PRINCIPAL = 'ServicePrincipal',
}

/** A role on a registry, for `grant`. */
export class RegistryRole {
  /**
   * A built-in role by its name, such as `AcrImageSigner`.
   *
   * @param name the name as Azure writes it
   */
  public static builtIn(name: string): RegistryRole {
    return new RegistryRole(true, name);
  }

  /**
   * Any role by its definition, such as a custom role.
   *
   * @param roleDefinitionId the resource id of the definition; for a resource, `definition.roleDefinitionResourceId`
   */
  public static definition(roleDefinitionId: string): RegistryRole {
    return new RegistryRole(false, roleDefinitionId);
  }

  /** @internal */
  public readonly _isBuiltIn: boolean;
  /** @internal */
  public readonly _role: string;

  private constructor(isBuiltIn: boolean, role: string) {
    this._isBuiltIn = isBuiltIn;
    this._role = role;
  }
}

/** Options of a grant. */
export interface GrantOptions {
  /**
   * The kind of identity. Set it for an identity that was just created, which Azure may not be able to look up yet.
   * Changing it replaces the role assignment.
   *
   * @default - Azure looks it up
   */
  readonly principalType?: PrincipalType;

  /**
   * The repositories that the grant applies to: `products/web`, or `products/*` for all below that path. Requires
   * `RoleAssignmentMode.REPOSITORY`. Changing it replaces the role assignment; from azurerm 5.2 on it is changed in
   * place.
   *
   * @default - all repositories
   */
  readonly repositories?: string[];

  /**
   * The scope in which the role assignment is created: a stack, or any construct in one. With `{ scope: this }`, a
   * workload's stack can grant access to its own identity without the registry's stack depending on it.
   *
   * @default - the registry
   */
  readonly scope?: Construct;

  /**
   * The provider that creates the role assignment.
   *
   * @default - the registry's `provider`; in another stack, the default provider of that stack
   */
  readonly provider?: TerraformProvider;
}
