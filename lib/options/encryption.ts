/** The managed identities of a registry. */
export interface IdentityOptions {
  /**
   * Whether the registry has an identity of its own.
   *
   * @default false
   */
  readonly systemAssigned?: boolean;

  /**
   * The resource ids of user-assigned identities, `identity.id`. The identity of `encryption` is added by itself.
   *
   * @default - none
   */
  readonly userAssignedIds?: string[];
}

/**
 * Encryption with a key of your own, on the Premium tier.
 *
 * Azure takes it when a registry is created, and **it cannot be taken off again**. The registry needs the key to
 * serve any image, in every region: before you rely on it, check that the key vault has purge protection, that
 * its region and its pair are far enough apart for your plan, and what its own failover means. During a failover
 * the vault is read-only, so keys cannot be rotated, and if it is gone the images are too.
 *
 * Sources: learn.microsoft.com, Geo-replication in Azure Container Registry, high availability; Azure Key Vault
 * availability and redundancy; Enable a customer-managed key.
 */
export interface EncryptionOptions {
  /**
   * The key, `https://<vault>/keys/<name>`, usually `key.versionlessId`. An id with a version is a warning: the
   * registry then does not follow when the key is rotated. RSA keys only; of a managed HSM
   * with azurerm 4.65 or later.
   */
  readonly keyVaultKeyId: string;

  /** The resource id of the user-assigned identity that may use the key, `identity.id`. */
  readonly identityId: string;

  /** The client id of the same identity, a UUID, `identity.clientId`. */
  readonly identityClientId: string;
}
