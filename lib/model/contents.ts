import type { AgentPoolTier } from '../options';
import type { FilterExpression, FilterProblem } from '../azure/purge-filter';
import type { CacheRuleReading, CredentialSetReading, CredentialsReading } from '../reading/cache';
import type { Identified } from '../reading/by-id';
import type { Reference, Stated } from '../reading/notes';
import type { AgentPoolReading, PurgeFilterReading, PurgeTaskReading } from '../reading/purge';
import type { Flag, Tags } from '../text';

/** What lives in a registry. */
export interface ContentsModel {
  readonly credentialSets: readonly CredentialSetModel[];
  readonly cacheRules: readonly CacheRuleModel[];
  /** Those of them that are new: the others are known to be sound, and made. */
  readonly changedCacheRules: readonly CacheRuleModel[];
  readonly purgeTasks: readonly PurgeTaskModel[];
  /** Those of them that are new. */
  readonly changedPurgeTasks: readonly PurgeTaskModel[];
  /** The agent pools that are made for them. */
  readonly agentPools: readonly AgentPoolModel[];
}

/** Something that is made under an id of the user's, which names it in Terraform. */
export interface ContentModel<Options> {
  /** What the user calls it: `cacheRules.Library`, `addCacheRule("Library")`. */
  readonly path: string;
  readonly id: Stated<string>;
  readonly options: Identified<Options>;
  /** What Azure calls it. */
  readonly name: string;
  /** The id under which it is imported, if it is. */
  readonly importId?: string;
}

/** Credentials for an upstream. */
export type CredentialSetModel = ContentModel<CredentialSetReading>;

/** What is cached of an upstream. */
export interface CacheRuleModel extends ContentModel<CacheRuleReading> {
  readonly source: string;
  readonly target: string;
  /** The paths that a target with `*` is below of, the registry itself first, and its own last; none of one without. */
  readonly stems: readonly string[];
  readonly credentials?: CredentialsModel;
  readonly preventDestroy: boolean;
}

/** The credentials of a cache rule. */
export interface CredentialsModel {
  readonly stated: CredentialsReading;
  /** The set of this registry that the rule names, if it does and there is one. */
  readonly declared?: CredentialSetModel;
  /** The host that they are for; undefined where nobody says. */
  readonly loginServer?: string;
}

/** A task that deletes images. */
export interface PurgeTaskModel extends ContentModel<PurgeTaskReading> {
  readonly schedule: string;
  /** Undefined where they could not be read. */
  readonly filters?: readonly PurgeFilterModel[];
  readonly command: string;
  /** In seconds. */
  readonly timeout: number;
  /** Whether it logs in as itself. */
  readonly hasIdentity: boolean;
  readonly enabled: Flag;
  readonly tags: Tags;
}

/** What a purge task is about. A half is undefined where it could not be read. */
export interface PurgeFilterModel {
  readonly stated: PurgeFilterReading;
  readonly repository?: FilterExpression | FilterProblem;
  readonly tag?: FilterExpression | FilterProblem;
  /** As acr purge reads it; undefined where a half is not sound. */
  readonly text?: string;
  readonly matchesEverything: boolean;
  /** Whether it is about untagged manifests alone. */
  readonly matchesNoTag: boolean;
}

/** An agent pool that is made. */
export interface AgentPoolModel {
  /** What it is called in the construct tree. */
  readonly id: string;
  readonly name: string;
  readonly subnetId: Reference;
  readonly tier: `${AgentPoolTier}`;
  readonly instanceCount: number;
  /** The options that name it; all say the same of it. */
  readonly stated: readonly AgentPoolReading[];
}
