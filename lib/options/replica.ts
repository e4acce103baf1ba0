import type { ZoneRedundancy } from './zones';

/** A replica: another region that holds the registry's images and serves them there. */
export interface ReplicaOptions {
  /**
   * The region of the replica, in any of Azure's spellings: "West Europe", "westeurope", `AzureRegion.WEST_EUROPE`.
   *
   * Must be known at synth, because Terraform wants replicas sorted: pass a string, or `group.locationInput`
   * instead of `group.location`. Must not be the home region, nor the region of another replica.
   * Changing it deletes the replica and creates another; the registry and its images stay.
   */
  readonly region: string;

  /**
   * Whether the registry's global endpoint (its login server) sends traffic to this replica.
   *
   * Images are synchronized either way. Switch it off to keep a replica out of rotation, for a failover drill
   * or while you look into a fault; it can be changed at any time, in place. With `rotation` of the registry, a replica
   * takes traffic where neither says otherwise.
   *
   * @default true
   */
  readonly globalEndpointRouting?: boolean;

  /**
   * Whether the replica spreads over the availability zones of its region.
   *
   * Changing it deletes the replica and creates it again; the registry and its images stay.
   *
   * @default - the registry's `zoneRedundancy`
   */
  readonly zoneRedundancy?: ZoneRedundancy;

  /**
   * Tags of the replica, merged over the registry's tags: where both have a key, the replica's value wins.
   * `{}` opts out: the replica then has no tags at all.
   *
   * @default - the registry's `tags`
   */
  readonly tags?: { [key: string]: string };

  /**
   * Whether the replica has the registry's tags as well. False replaces them: the replica has its own `tags` only.
   *
   * @default true
   */
  readonly inheritTags?: boolean;
}

/** What was resolved for one region of a registry, the home region or a replica. */
export interface Replica {
  /** The canonical name of the region, such as `westeurope`. Late-bound if the home region is. */
  readonly region: string;

  /** Whether this is the home region. */
  readonly isHome: boolean;

  /**
   * The zone redundancy flag that Terraform is given.
   *
   * @default - left to the provider: the home region is late-bound and `zoneRedundancy` is automatic
   */
  readonly zoneRedundancy?: boolean;

  /**
   * Whether the global endpoint sends traffic there; for the home region, what `homeGlobalEndpointRouting` says.
   *
   * @default - late-bound, decided when Terraform runs
   */
  readonly globalEndpointRouting?: boolean;

  /** The tags, inherited ones included. */
  readonly tags: { [key: string]: string };
}
