import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/** How a registry decides who may reach its images. */
export enum RoleAssignmentMode {
  /** Roles on the registry: AcrPull, AcrPush, AcrDelete. */
  REGISTRY = 'LegacyRegistryPermissions',
  /**
   * Roles with conditions on repositories; AcrPull and its like are ignored. Needs azurerm 4.81 or later, which the
   * bindings do not pin: `stack.addOverride('terraform.required_providers.azurerm.version', '~> 4.81')`.
   */
  REPOSITORY = 'AbacRepositoryPermissions',
}

/** What kind of identity a grant is for. */
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
   * Any role by its definition, such as a custom one.
   *
   * @param roleDefinitionId the resource id of the definition, of a resource `definition.roleDefinitionResourceId`
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

/** The details of a grant. */
export interface GrantOptions {
  /**
   * The kind of identity. State it for one that was just created: Azure may not know it everywhere yet.
   *
   * @default - Azure looks it up
   */
  readonly principalType?: PrincipalType;

  /**
   * The repositories that the grant is for: `products/web`, or `products/*` for all below. Needs
   * `RoleAssignmentMode.REPOSITORY`.
   *
   * @default - all repositories
   */
  readonly repositories?: string[];

  /**
   * Where the role assignment is made: a stack, or any construct in one. A workload's stack can grant to its own
   * identity without the registry's stack depending on it: `{ scope: this }`.
   *
   * @default - the registry
   */
  readonly scope?: Construct;

  /**
   * The provider that makes the role assignment.
   *
   * @default - the registry's `provider`; in another stack, the default provider of that stack
   */
  readonly provider?: TerraformProvider;
}
