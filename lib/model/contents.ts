import type { AgentPoolTier } from '../options';
import type { FilterExpression, FilterProblem } from '../azure/purge-filter';
import type { CacheRuleReading, CredentialSetReading, CredentialsReading } from '../reading/cache';
import type { Identified } from '../reading/by-id';
import type { Reference, Stated } from '../reading/notes';
import type { AgentPoolReading, PurgeFilterReading, PurgeTaskReading } from '../reading/purge';
import type {
  ScopeMapReading,
  SharedScopeMapReading,
  TokenPairReading,
  TokenPermissionReading,
  TokenReading,
} from '../reading/token';
import type { Flag, Tags } from '../text';

/** The contents of a registry. */
export interface ContentsModel {
  readonly credentialSets: readonly CredentialSetModel[];
  readonly cacheRules: readonly CacheRuleModel[];
  /** Those of them that are new: the others are known to be valid, and created. */
  readonly changedCacheRules: readonly CacheRuleModel[];
  readonly purgeTasks: readonly PurgeTaskModel[];
  /** Those of them that are new. */
  readonly changedPurgeTasks: readonly PurgeTaskModel[];
  /** The agent pools to create for them. */
  readonly agentPools: readonly AgentPoolModel[];
  /** Those that tokens share. */
  readonly scopeMaps: readonly ScopeMapModel[];
  /** Those of them that are new: the others are known to be valid, and created. */
  readonly changedScopeMaps: readonly ScopeMapModel[];
  /** Tokens and pairs of them. */
  readonly tokens: readonly TokenModel[];
  readonly changedTokens: readonly TokenModel[];
}

/** Something that is created under an id of the user's choice, which names it in Terraform. */
export interface ContentModel<Options> {
  /** Its path in errors: `cacheRules.Library`, `addCacheRule("Library")`. */
  readonly path: string;
  readonly id: Stated<string>;
  readonly options: Identified<Options>;
  /** Its name in Azure. */
  readonly name: string;
  /** The id under which it is imported, if it is. */
  readonly importId?: string;
}

/** Credentials for an upstream. */
export type CredentialSetModel = ContentModel<CredentialSetReading>;

/** A cache rule. */
export interface CacheRuleModel extends ContentModel<CacheRuleReading> {
  readonly source: string;
  readonly target: string;
  /** The paths that contain a target with `*`, from the registry itself to its own path; empty for a target without. */
  readonly stems: readonly string[];
  readonly credentials?: CredentialsModel;
  readonly preventDestroy: boolean;
}

/** The credentials of a cache rule. */
export interface CredentialsModel {
  readonly stated: CredentialsReading;
  /** The set of this registry that the rule names, if there is one. */
  readonly declared?: CredentialSetModel;
  /** The host that they are for; undefined if it is not set. */
  readonly loginServer?: string;
}

/** A purge task. */
export interface PurgeTaskModel extends ContentModel<PurgeTaskReading> {
  readonly schedule: string;
  /** Undefined if they could not be read. */
  readonly filters?: readonly PurgeFilterModel[];
  readonly command: string;
  /** In seconds. */
  readonly timeout: number;
  /** Whether it logs in with its own identity. */
  readonly hasIdentity: boolean;
  readonly enabled: Flag;
  readonly tags: Tags;
}

/** A filter of a purge task. A half is undefined if it could not be read. */
export interface PurgeFilterModel {
  readonly stated: PurgeFilterReading;
  readonly repository?: FilterExpression | FilterProblem;
  readonly tag?: FilterExpression | FilterProblem;
  /** In the syntax of acr purge; undefined if a half is not valid. */
  readonly text?: string;
  readonly matchesEverything: boolean;
  /** Whether it matches only untagged manifests. */
  readonly matchesNoTag: boolean;
}

/** An agent pool to create. */
export interface AgentPoolModel {
  /** Its construct id. */
  readonly id: string;
  readonly name: string;
  readonly subnetId: Reference;
  readonly tier: `${AgentPoolTier}`;
  readonly instanceCount: number;
  /** The options that name it, all with the same settings. */
  readonly stated: readonly AgentPoolReading[];
}

/** Something that has a name in Azure. */
export interface NamedModel {
  readonly path: string;
  /** Its construct id. */
  readonly constructId: string;
  /** The name, and the option that it is reported for. */
  readonly named: Stated<string>;
  readonly name: string;
  /** The key by which the name is compared; undefined if it is late-bound. */
  readonly key?: string;
  readonly importId?: string;
}

/** A scope map to create: one that tokens share, or one of a single token. */
export interface ScopeMapModel extends NamedModel {
  readonly id: Stated<string>;
  readonly options: Identified<ScopeMapReading> | TokenModel['options'];
  /** Undefined if they could not be read. */
  readonly permissions?: Stated<readonly TokenPermissionReading[]>;
  /** Sorted, without duplicates. */
  readonly actions: readonly PermittedAction[];
  readonly description?: Stated<string>;
  readonly preventDestroy: boolean;
}

/** An action on a repository that a scope map allows: `repositories/web/content/read`. */
export interface PermittedAction {
  readonly text: string;
  /** The key by which it is compared and sorted. */
  readonly key: string;
}

/** A token, or a pair of them. */
export interface TokenModel {
  readonly path: string;
  readonly id: Stated<string>;
  readonly options: Identified<TokenReading> | Identified<TokenPairReading>;
  /** The tokens to create: one, or the two of a pair. */
  readonly members: readonly TokenMemberModel[];
  readonly scopeMap: TokenScopeMapModel;
  readonly preventDestroy: boolean;
  /** For a pair, how the current one is selected. */
  readonly current?: CurrentTokenModel;
}

/** The variable that decides which token of a pair is current, and the construct ids of the locals that follow it. */
export interface CurrentTokenModel {
  readonly variable: Stated<string>;
  readonly nameId: string;
  readonly passwordId: string;
}

/** A token in Azure. */
export interface TokenMemberModel extends NamedModel {
  /** Undefined if it is not set. */
  readonly enabled?: Flag;
  /** Undefined if Terraform creates none. */
  readonly passwords?: TokenPasswordsModel;
}

/** When the passwords of a token expire; undefined means never. */
export interface TokenPasswordsModel {
  readonly expiry1?: Stated<string>;
  readonly expiry2?: Stated<string>;
}

/** The permissions of a token: exactly one of these in a valid model. */
export interface TokenScopeMapModel {
  readonly own?: ScopeMapModel;
  readonly shared?: { readonly stated: SharedScopeMapReading; readonly declared?: ScopeMapModel };
  readonly system?: string;
}
