import type { ContainerRegistryWebhook } from '@cdktf/provider-azurerm/lib/container-registry-webhook';

/** A webhook of a registry: one resource in each of its regions. */
export class Webhook {
  /** @internal */
  public static _of(
    regions: () => string[],
    resource: (region: string) => ContainerRegistryWebhook | undefined,
  ): Webhook {
    return new Webhook(regions, resource);
  }

  private constructor(
    private readonly ofRegions: () => string[],
    private readonly ofRegion: (region: string) => ContainerRegistryWebhook | undefined,
  ) {}

  /** The canonical names of the regions whose events it reports, including replicas that were added later. */
  public get regions(): string[] {
    return this.ofRegions();
  }

  /**
   * The underlying resource of one region; undefined if the webhook is not in that region.
   *
   * @param region the region, in any of Azure's spellings
   */
  public resource(region: string): ContainerRegistryWebhook | undefined {
    return this.ofRegion(region);
  }
}
