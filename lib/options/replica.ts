import type { ZoneRedundancy } from './zones';

/** A replica: another region that holds the registry's images and serves them there. */
export interface ReplicaOptions {
  /**
   * The region of the replica, in any of Azure's spellings: "West Europe", "westeurope", `AzureRegion.WEST_EUROPE`.
   *
   * Must be known at synth, because replicas must be in sorted order for Terraform: pass a string, or
   * `group.locationInput` instead of `group.location`. It cannot be the home region or the region of another replica.
   * Changing it deletes the replica and creates another; the registry and its images stay.
   */
  readonly region: string;

  /**
   * Whether the registry's global endpoint (its login server) sends traffic to this replica.
   *
   * Images are synchronized either way. Set it to false to take a replica out of rotation, for a failover drill or
   * while you investigate a problem. Changed in place, at any time. With the registry's `rotation`, a replica takes
   * traffic only if both allow it.
   *
   * @default true
   */
  readonly globalEndpointRouting?: boolean;

  /**
   * Whether the replica is spread over the availability zones of its region.
   *
   * Changing it deletes the replica and creates it again; the registry and its images stay.
   *
   * @default - the registry's `zoneRedundancy`
   */
  readonly zoneRedundancy?: ZoneRedundancy;

  /**
   * Tags of the replica, merged with the registry's tags: where both have a key, the replica's value wins. `{}` opts
   * out: the replica then has no tags.
   *
   * @default - the registry's `tags`
   */
  readonly tags?: { [key: string]: string };

  /**
   * Whether the replica has the registry's tags in addition to its own. With false it has only its own `tags`.
   *
   * @default true
   */
  readonly inheritTags?: boolean;
}

/** The resolved settings of one region of a registry, the home region or a replica. */
export interface Replica {
  /** The canonical name of the region, such as `westeurope`. Late-bound if the home region is. */
  readonly region: string;

  /** Whether this is the home region. */
  readonly isHome: boolean;

  /**
   * The zone redundancy flag in Terraform.
   *
   * @default - left to the provider: the home region is late-bound and `zoneRedundancy` is automatic
   */
  readonly zoneRedundancy?: boolean;

  /**
   * Whether the global endpoint sends traffic there; for the home region, the value of `homeGlobalEndpointRouting`.
   *
   * @default - late-bound, decided when Terraform runs
   */
  readonly globalEndpointRouting?: boolean;

  /** The tags, inherited ones included. */
  readonly tags: { [key: string]: string };
}
