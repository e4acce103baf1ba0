/** A cloud of Azure. A registry cannot span two of them. */
export enum AzureCloud {
  /** Azure's public cloud, `azurecr.io`. */
  PUBLIC = 'public',
  /** Azure operated by 21Vianet in China, `azurecr.cn`. */
  CHINA = 'china',
  /** Azure for the US Government, `azurecr.us`. */
  US_GOVERNMENT = 'usgovernment',
}

/**
 * A region that the built-in catalog does not have, or describes wrongly. The library relies on what you set here, and
 * assumes that the region is open to you and offers Container Registry.
 */
export interface RegionOptions {
  /** The name of the region, in any of Azure's spellings. */
  readonly name: string;

  /**
   * Whether the region has availability zones. It decides the flag of `ZoneRedundancy.AUTOMATIC`, so get it right the
   * first time: changing the flag on a registry destroys the registry and its images.
   *
   * @default - as in the catalog; unknown for a region that is not in it, and the automatic flag is then off
   */
  readonly availabilityZones?: boolean;

  /**
   * The cloud that the region belongs to.
   *
   * @default - as in the catalog; AzureCloud.PUBLIC for a region that is not in it
   */
  readonly cloud?: AzureCloud;
}
