/** The policies of a registry: retention, quarantine, export and content trust. */
export interface RegistryPolicyOptions {
  /**
   * Days after which a manifest without tags is deleted, 0 to 365; 0 keeps them. Premium only.
   *
   * **This deletes images that are pulled by digest**, as deployments that pin a digest do. Choose a long period.
   *
   * @default - manifests without tags are kept
   */
  readonly untaggedRetentionDays?: number;

  /**
   * Whether a pushed image can be pulled only after it has been released. Premium only.
   *
   * Until a scanner or a pipeline releases it, no pushed image can be pulled, and Defender for Cloud does not scan it.
   *
   * @default false
   */
  readonly quarantine?: boolean;

  /**
   * Whether images can be exported to other registries. False requires `network.publicAccess: false` and Premium.
   *
   * @default true
   */
  readonly exportPolicy?: boolean;

  /**
   * Whether images can be signed with Docker Content Trust. Premium only, not together with `encryption`. In a stack
   * that pins azurerm 5, setting it is an error at synth, even to false: azurerm 5 has no such argument.
   *
   * @default false
   * @deprecated Azure removes content trust on 2028-03-31 and no longer accepts it for new registries; azurerm 5 has no
   * such attribute. Sign with Notation instead.
   */
  readonly trustPolicy?: boolean;
}
