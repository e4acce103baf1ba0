import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * Which images a purge deletes: repositories and tags, by regular expressions or by name.
 *
 * Source: learn.microsoft.com, Automatically purge images from an Azure container registry.
 */
export class PurgeFilter {
  /**
   * The tags that match a regular expression, in the repositories that match another.
   *
   * Both must match the whole name: `1` matches only the tag `1`, not every tag that contains a 1, and `dev-.*` matches
   * every tag that begins with `dev-`. (`acr purge` itself would look for the expression anywhere in the tag.)
   * Lookarounds are supported: `(?!latest$).*` matches every tag except `latest`.
   *
   * @param repository an expression such as `ci/.*`
   * @param tag an expression such as `dev-.*`, or `.*` for every tag; `^$` for none, to purge only untagged manifests
   */
  public static of(repository: string, tag: string): PurgeFilter {
    return new PurgeFilter(false, repository, tag);
  }

  /**
   * One repository, by its name.
   *
   * @param repository the name, such as `ci/web`
   * @param tag the name of one tag; every tag if it is left out
   */
  public static exact(repository: string, tag?: string): PurgeFilter {
    return new PurgeFilter(true, repository, tag);
  }

  /** @internal */
  public readonly _isExact: boolean;
  /** @internal */
  public readonly _repository: string;
  /** @internal */
  public readonly _tag?: string;

  private constructor(isExact: boolean, repository: string, tag?: string) {
    this._isExact = isExact;
    this._repository = repository;
    this._tag = tag;
  }
}

/** The size of each instance of an agent pool. */
export enum AgentPoolTier {
  /** 2 processors, 3 GB. */
  S1 = 'S1',
  /** 4 processors, 8 GB. */
  S2 = 'S2',
  /** 8 processors, 16 GB. */
  S3 = 'S3',
  /** 64 processors, 216 GB, isolated. Requires a quota from Azure support. */
  I6 = 'I6',
}

/** Options of an agent pool. */
export interface AgentPoolOptions {
  /**
   * The size of each instance. Changing it replaces the pool.
   *
   * @default AgentPoolTier.S1
   */
  readonly tier?: AgentPoolTier;

  /**
   * The number of instances, at least 1: without any, runs wait forever. Instances are billed while they exist. May be
   * late-bound. Changed in place.
   *
   * @default 1
   */
  readonly instanceCount?: number;
}

/**
 * A dedicated agent pool, on which tasks of a registry run instead of on shared machines of Azure: in your own network,
 * from which they reach a registry that is closed to public access. A preview, Premium only.
 *
 * Source: learn.microsoft.com, Run a task on a dedicated agent pool.
 */
export class AgentPool {
  /**
   * Creates a pool in a subnet, in the home region. Tasks that name the same pool share it.
   *
   * Its instances must reach Azure on port 443 (Key Vault, Storage, Event Hubs, Microsoft Entra, and Azure Monitor,
   * which also needs port 12000), or runs wait in the queue. The pool has no tags, because azurerm does not update
   * them.
   *
   * @param name the name: 3 to 20 letters, digits and `-`, known at synth. Changing it replaces the pool
   * @param subnetId the resource id of the subnet, `subnet.id`. Changing it replaces the pool
   */
  public static inSubnet(name: string, subnetId: string, options?: AgentPoolOptions): AgentPool {
    return new AgentPool(true, name, subnetId, options);
  }

  /**
   * Uses an existing pool of the registry.
   *
   * @param name its name; may be late-bound
   */
  public static existing(name: string): AgentPool {
    return new AgentPool(false, name);
  }

  /** @internal */
  public readonly _isNew: boolean;
  /** @internal */
  public readonly _name: string;
  /** @internal */
  public readonly _subnetId?: string;
  /** @internal */
  public readonly _options?: AgentPoolOptions;

  private constructor(isNew: boolean, name: string, subnetId?: string, options?: AgentPoolOptions) {
    this._isNew = isNew;
    this._name = name;
    this._subnetId = subnetId;
    this._options = options;
  }
}

/**
 * Deletes images on a schedule, with an Azure Container Registry task that runs `acr purge`.
 *
 * **Deleted images cannot be recovered**, in any region. Begin with `dryRun: true`, and read what the log of a run
 * lists.
 *
 * A tag's age is the time since it was last written, not since it was last pulled. Locked tags and manifests are kept.
 * The task runs in the home region; while that is down, it does not run.
 *
 * Every option is changed in place, except `name`. `schedule`, `enabled`, `name` and `tags` may be late-bound; all
 * others must be known at synth, because the library writes the task's commands.
 *
 * Sources: learn.microsoft.com, Automatically purge images from an Azure container registry; Azure/acr-cli 0.19.
 */
export interface PurgeTaskOptions {
  /**
   * When it runs, in UTC, as a cron expression such as `0 3 * * Sun`: minute, hour, day, month and day of the week,
   * with `*`, numbers, names, lists, ranges and steps. If both a day and a day of the week are given, both must match.
   * A late-bound schedule is validated only by Azure.
   */
  readonly schedule: string;

  /** The repositories and tags to purge, at least one filter. Their order does not matter. */
  readonly filters: PurgeFilter[];

  /**
   * The minimum age of a tag to be deleted: days, hours and minutes, in this order and as whole numbers, such as `30d`
   * or `1d12h`.
   *
   * @default - any age, which requires `keep`
   */
  readonly ago?: string;

  /**
   * The number of tags to keep in each repository: the newest of those that match and are older than `ago`. With
   * `untagged`, the same number of untagged manifests is kept as well.
   *
   * @default 0, which requires `ago`
   */
  readonly keep?: number;

  /**
   * Whether manifests without tags are deleted as well, with the same minimum age, in every repository that matches.
   * Only this frees storage.
   *
   * **Images that are pulled by digest and have no tag are deleted too.** Platforms and referrers of images that have a
   * tag are kept.
   *
   * @default false
   */
  readonly untagged?: boolean;

  /**
   * Whether tags and manifests that are locked against deletion or writing are unlocked and deleted as well.
   *
   * @default false
   */
  readonly includeLocked?: boolean;

  /**
   * Whether it only lists in its log what it would delete.
   *
   * @default false
   */
  readonly dryRun?: boolean;

  /**
   * The number of concurrent deletions, 1 to 32.
   *
   * @default - the number of processors of the machine
   */
  readonly concurrency?: number;

  /**
   * The number of seconds after which a run is stopped, 300 to 28800. What it deleted until then stays deleted, and the
   * next run continues.
   *
   * @default 3600
   */
  readonly timeout?: number;

  /**
   * The agent pool on which it runs, for a registry without public network access.
   *
   * azurerm can change the pool, but **cannot remove it**: leaving it out later shows a change in every plan. To remove
   * it, set another `name` as well, which replaces the task.
   *
   * @default - shared machines of Azure
   */
  readonly agentPool?: AgentPool;

  /**
   * Whether the task logs in with its own system-assigned identity, which gets the roles AcrPull and AcrDelete, instead
   * of with the credentials of the run. `network.bypassForTasks` requires it.
   *
   * @default - true with `network.bypassForTasks` and without `agentPool`
   */
  readonly ownIdentity?: boolean;

  /**
   * Whether the schedule is active.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * The name of the task in Azure: 5 to 50 letters, digits, `-` and `_`. Changing it replaces the task and affects no
   * images.
   *
   * @default - the id, with `-purge` appended if it has fewer than 5 characters
   */
  readonly name?: string;

  /**
   * Tags of the task, merged with the registry's tags. `{}` opts out.
   *
   * @default - the registry's `tags`
   */
  readonly tags?: { [key: string]: string };

  /**
   * The scope in which the task and its role assignments are created: a stack, or any construct in one. A team can
   * purge its own repositories from its own stack.
   *
   * @default - the registry
   */
  readonly scope?: Construct;

  /**
   * The provider that creates the task and its role assignments.
   *
   * @default - the registry's `provider`; in another stack, the default provider of that stack
   */
  readonly provider?: TerraformProvider;
}
