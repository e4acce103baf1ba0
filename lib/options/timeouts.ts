/**
 * How long Terraform waits for the registry, replicas included, as durations such as "90m" or "1h30m".
 */
export interface TimeoutOptions {
  /**
   * Creating the registry with all its replicas.
   *
   * @default - 30 minutes for each region, because replicas are created one after another
   */
  readonly create?: string;
  /**
   * Reading its state.
   *
   * @default "5m" - the provider's own
   */
  readonly read?: string;
  /**
   * Changing it. Set it when you remove many replicas at once: the default counts those that remain.
   *
   * @default - 30 minutes for each region, because replicas are changed one after another
   */
  readonly update?: string;
  /**
   * Destroying it.
   *
   * @default "30m" - the provider's own
   */
  readonly delete?: string;
}
