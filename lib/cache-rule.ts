import type { ContainerRegistryCacheRule } from '@cdktf/provider-azurerm/lib/container-registry-cache-rule';
import type { MadeCacheRule } from './resources/cache';

/** A cache rule of a registry. */
export class CacheRule {
  /** @internal */
  public static _of(made: MadeCacheRule): CacheRule {
    return new CacheRule(made);
  }

  private constructor(private readonly made: MadeCacheRule) {}

  /** The resource id of the rule, a reference. */
  public get id(): string {
    return this.made.id();
  }

  /** What it fetches, `docker.io/library/*`. Late-bound if the option is. */
  public get source(): string {
    return this.made.source;
  }

  /** Where the registry keeps it, `hub/*`. Late-bound if the option is. */
  public get target(): string {
    return this.made.target;
  }

  /** The underlying resource, as an escape hatch. */
  public get resource(): ContainerRegistryCacheRule {
    return this.made.resource;
  }
}
