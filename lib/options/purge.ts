import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * Which images a purge is about: repositories and tags, by regular expressions or by their names.
 *
 * Source: learn.microsoft.com, Automatically purge images from an Azure container registry.
 */
export class PurgeFilter {
  /**
   * The tags that match an expression, in the repositories that match another. Both are for the whole name: `1` is the tag
   * `1`, not every tag with a 1 in it, and `dev-.*` every tag that begins with `dev-`. `acr purge` by itself would look for
   * the tag anywhere in the name.
   *
   * Lookarounds are read too: `(?!latest$).*` is every tag but `latest`.
   *
   * @param repository an expression such as `ci/.*`
   * @param tag an expression such as `dev-.*`, `.*` for every tag; `^$` for none, to purge untagged manifests alone
   */
  public static of(repository: string, tag: string): PurgeFilter {
    return new PurgeFilter(false, repository, tag);
  }

  /**
   * One repository, by its name.
   *
   * @param repository the name, such as `ci/web`
   * @param tag the name of one tag; left out, it is every tag
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

/** How large each instance of an agent pool is. */
export enum AgentPoolTier {
  /** 2 processors, 3 GB. */
  S1 = 'S1',
  /** 4 processors, 8 GB. */
  S2 = 'S2',
  /** 8 processors, 16 GB. */
  S3 = 'S3',
  /** 64 processors, 216 GB, isolated. Azure support must grant a quota first. */
  I6 = 'I6',
}

/** The details of an agent pool. */
export interface AgentPoolOptions {
  /**
   * How large each instance is. Changing it replaces the pool.
   *
   * @default AgentPoolTier.S1
   */
  readonly tier?: AgentPoolTier;

  /**
   * How many instances there are, at least 1: with none, runs wait without end. They are billed while they are there. May be
   * late-bound. Changed in place.
   *
   * @default 1
   */
  readonly instanceCount?: number;
}

/**
 * Where tasks of a registry run instead of on machines of Azure's own: in a network of yours, from which they reach a
 * registry that is closed to all others. A preview, Premium only.
 *
 * Source: learn.microsoft.com, Run a task on a dedicated agent pool.
 */
export class AgentPool {
  /**
   * A new pool in a subnet, in the home region. Tasks that name the same share it. Its instances must reach Azure on port 443
   * (Key Vault, Storage, Event Hubs, Microsoft Entra, Azure Monitor, also on 12000), or runs wait in the queue. It has no
   * tags: azurerm sends them once only.
   *
   * @param name the name: 3 to 20 letters, digits and `-`, known at synth. Changing it replaces the pool
   * @param subnetId the resource id of the subnet, `subnet.id`. Changing it replaces the pool
   */
  public static inSubnet(name: string, subnetId: string, options?: AgentPoolOptions): AgentPool {
    return new AgentPool(true, name, subnetId, options);
  }

  /**
   * A pool of the registry that is there already.
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
 * Deletes images on a schedule: a task of Azure Container Registry that runs `acr purge`. **What it deletes is gone**, in
 * every region. Begin with `dryRun: true`, and read what the log of a run lists.
 *
 * It depends on when a tag was last written, not by when it was pulled. Tags and manifests that are locked stay. It runs in the
 * home region; while that is down, it does not run.
 *
 * Every option is changed in place, but for `name`. `schedule`, `enabled`, `name` and `tags` may be late-bound; all else must be
 * known at synth, because the library writes what the task runs.
 *
 * Sources: learn.microsoft.com, Automatically purge images from an Azure container registry; Azure/acr-cli 0.19.
 */
export interface PurgeTaskOptions {
  /**
   * When it runs, in UTC: minute, hour, day, month and day of the week, such as `0 3 * * Sun`, of `*`, numbers, names, lists,
   * ranges and steps. Where a day and a day of the week are given, both must hold. A late-bound one is
   * validated by nobody before Azure.
   */
  readonly schedule: string;

  /** What it is about, at least one. Their order has no meaning. */
  readonly filters: PurgeFilter[];

  /**
   * How old a tag must be to be deleted: days, hours and minutes, in this order and whole, such as `30d` or `1d12h`.
   *
   * @default - any age, which needs `keep`
   */
  readonly ago?: string;

  /**
   * How many tags stay in each repository: the newest of those that match and are older than `ago`. With `untagged`, as many
   * untagged manifests as well.
   *
   * @default 0, which needs `ago`
   */
  readonly keep?: number;

  /**
   * Whether manifests without tags are deleted as well, of the same age, in every repository that matches: only this frees
   * storage. **What is pulled by digest and has no tag is then gone.** Platforms and referrers of images that have a tag stay.
   *
   * @default false
   */
  readonly untagged?: boolean;

  /**
   * Whether tags and manifests that are locked against deletion or writing are unlocked and deleted too.
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
   * How many deletions are under way at once, 1 to 32.
   *
   * @default - as many as the machine has processors
   */
  readonly concurrency?: number;

  /**
   * After how many seconds a run is stopped, 300 to 28800. What it deleted by then is gone, the next one goes on.
   *
   * @default 3600
   */
  readonly timeout?: number;

  /**
   * The agent pool on which it runs, for a registry whose network is closed. azurerm can exchange it, but **not take it out
   * again**: leaving it out later shows a change in every plan. To be rid of it, set another `name`, which replaces the task.
   *
   * @default - machines of Azure's own
   */
  readonly agentPool?: AgentPool;

  /**
   * Whether the task logs in with an identity of its own, which gets the roles AcrPull and AcrDelete, instead of as the run
   * itself: what `network.bypassForTasks` asks for.
   *
   * @default - true with `network.bypassForTasks` and without `agentPool`
   */
  readonly ownIdentity?: boolean;

  /**
   * Whether it runs.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * The name of the task in Azure: 5 to 50 letters, digits, `-` and `_`. Changing it replaces the task, no image.
   *
   * @default - the id, with `-purge` behind it if it has less than 5 characters
   */
  readonly name?: string;

  /**
   * Tags of the task, merged over the registry's tags. `{}` opts out.
   *
   * @default - the registry's `tags`
   */
  readonly tags?: { [key: string]: string };

  /**
   * Where the task and its role assignments are made: a stack, or any construct in one. A team's stack can purge what is its
   * own.
   *
   * @default - the registry
   */
  readonly scope?: Construct;

  /**
   * The provider that makes the task and its role assignments.
   *
   * @default - the registry's `provider`; in another stack, the default provider of that stack
   */
  readonly provider?: TerraformProvider;
}
