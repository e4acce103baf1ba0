/** How a registry decides who may reach its images. */
export enum RoleAssignmentMode {
  /** Roles on the registry: AcrPull, AcrPush, AcrDelete. */
  REGISTRY = 'LegacyRegistryPermissions',
  /**
   * Roles with conditions on repositories; AcrPull and its like are ignored. Needs azurerm 4.81 or later, which the
   * bindings do not pin: `stack.addOverride('terraform.required_providers.azurerm.version', '4.81.0')`.
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
}
