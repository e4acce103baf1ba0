/** How long Terraform waits for the registry and its replicas, as durations such as "90m" or "1h30m". */
export interface TimeoutOptions {
  /**
   * How long it may take to create the registry with all its replicas.
   *
   * @default - 30 minutes for each region, because replicas are created one after another
   */
  readonly create?: string;
  /**
   * How long it may take to read the registry.
   *
   * @default "5m" - the provider's own
   */
  readonly read?: string;
  /**
   * How long it may take to change the registry. Set it when you remove many replicas at once: the default counts only
   * those that remain.
   *
   * @default - 30 minutes for each region, because replicas are changed one after another
   */
  readonly update?: string;
  /**
   * How long it may take to destroy the registry.
   *
   * @default "30m" - the provider's own
   */
  readonly delete?: string;
}
