/** The managed identities of a registry. */
export interface IdentityOptions {
  /**
   * Whether the registry has a system-assigned identity.
   *
   * @default false
   */
  readonly systemAssigned?: boolean;

  /**
   * The resource ids of user-assigned identities, `identity.id`. The identity of `encryption` is added automatically.
   *
   * @default - none
   */
  readonly userAssignedIds?: string[];
}

/**
 * Encryption with your own key (a customer-managed key), on the Premium tier.
 *
 * It can be enabled only when a registry is created, and **it cannot be disabled again**. The registry needs the key to
 * serve any image, in every region. Before you depend on it, check that the key vault has purge protection, that the
 * vault's region and its paired region are far enough apart for you, and what a failover of the vault means: during a
 * failover the vault is read-only, so keys cannot be rotated, and if the vault is lost, so are the images.
 *
 * Sources: learn.microsoft.com, Geo-replication in Azure Container Registry, high availability; Azure Key Vault
 * availability and redundancy; Enable a customer-managed key.
 */
export interface EncryptionOptions {
  /**
   * The key, `https://<vault>/keys/<name>`, usually `key.versionlessId`. An id with a version is a warning, because the
   * registry then does not follow key rotation. RSA keys only; keys of a managed HSM require azurerm 4.65 or later.
   */
  readonly keyVaultKeyId: string;

  /** The resource id of the user-assigned identity that has access to the key, `identity.id`. */
  readonly identityId: string;

  /** The client id of the same identity, a UUID, `identity.clientId`. */
  readonly identityClientId: string;
}
