/** Where an image is pulled from. */
export interface ImageUriOptions {
  /**
   * The region whose regional endpoint serves the image, in any of Azure's spellings: the home region or a replica.
   * Requires `regionalEndpoints`. Such a name does not fail over to another region.
   *
   * @default - any region, through the global endpoint
   */
  readonly region?: string;
}
