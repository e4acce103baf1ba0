import type { CacheRuleReading, CredentialSetReading, CredentialsReading } from '../reading/cache';
import type { Identified } from '../reading/by-id';
import type { Stated } from '../reading/notes';

/** What lives in a registry. */
export interface ContentsModel {
  readonly credentialSets: readonly CredentialSetModel[];
  readonly cacheRules: readonly CacheRuleModel[];
  /** Those of them that are new: the others are known to be sound, and made. */
  readonly changedCacheRules: readonly CacheRuleModel[];
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
