/**
 * Whether a registry or replica is spread over the availability zones of its region.
 *
 * In its public cloud Azure makes every registry and replica in a region with zones zone-redundant by itself, on
 * all tiers, at no cost, and it cannot be turned off. What this decides is the flag in Terraform, which has to be set once
 * and kept: on a registry, changing the flag destroys the registry and its images.
 *
 * Source: learn.microsoft.com, Reliability in Azure Container Registry, Availability zone support.
 */
export enum ZoneRedundancy {
  /**
   * The flag is on where the region has availability zones and the tier is Premium, off elsewhere.
   * With a late-bound home region the flag is left to the provider, and where no source says whether a region has
   * zones it is off; a warning then asks to set it.
   */
  AUTOMATIC = 'Automatic',
  /** The flag is on. An error in a region without zones, and below Premium, where the provider refuses it. */
  ENABLED = 'Enabled',
  /** The flag is off. In a region with zones this has no effect in Azure, so it is a warning there. */
  DISABLED = 'Disabled',
}
