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

  /** The canonical names of the regions whose events it reports, also of replicas that were added since. */
  public get regions(): string[] {
    return this.ofRegions();
  }

  /**
   * The webhook of one region as the provider's own class; undefined where there is none.
   *
   * @param region the region, in any of Azure's spellings
   */
  public resource(region: string): ContainerRegistryWebhook | undefined {
    return this.ofRegion(region);
  }
}
