/**
 * Whether a registry or replica is spread over the availability zones of its region.
 *
 * In its public cloud, Azure makes every registry and replica in a region with zones zone-redundant, on all tiers and
 * at no cost, and this cannot be turned off. This option only decides the flag in Terraform, which you set once and
 * keep: changing the flag on a registry destroys the registry and its images.
 *
 * Source: learn.microsoft.com, Reliability in Azure Container Registry, Availability zone support.
 */
export enum ZoneRedundancy {
  /**
   * The flag is on where the region has availability zones and the tier is Premium, and off elsewhere.
   *
   * With a late-bound home region the flag is left to the provider. Where no source says whether a region has zones the
   * flag is off. Both are a warning that asks you to set it.
   */
  AUTOMATIC = 'Automatic',
  /** The flag is on. An error in a region without zones, and below Premium, where the provider refuses it. */
  ENABLED = 'Enabled',
  /** The flag is off. A warning in a region with zones, where it has no effect in Azure. */
  DISABLED = 'Disabled',
}
