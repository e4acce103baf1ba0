/** From where an image is pulled. */
export interface ImageUriOptions {
  /**
   * The region whose regional endpoint serves the image, in any of Azure's spellings: the home region or that of a replica.
   * Needs `regionalEndpoints`. Such a name does not fail over to another region.
   *
   * @default - any region, by the global endpoint
   */
  readonly region?: string;
}
