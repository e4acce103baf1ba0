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
  /** Those that tokens share. */
  readonly scopeMaps: readonly ScopeMapModel[];
  /** Those of them that are new: the others are known to be sound, and created. */
  readonly changedScopeMaps: readonly ScopeMapModel[];
  /** Tokens and pairs of them. */
  readonly tokens: readonly TokenModel[];
  readonly changedTokens: readonly TokenModel[];
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

/** A scope map that is made: one that tokens share, or that a token has for itself. */
export interface ScopeMapModel {
  readonly path: string;
  readonly id: Stated<string>;
  readonly options: Identified<ScopeMapReading> | TokenModel['options'];
  /** What it is called in the construct tree. */
  readonly constructId: string;
  /** The name in Azure, and the option by which errors name it. */
  readonly named: Stated<string>;
  readonly name: string;
  /** Undefined where they could not be read. */
  readonly permissions?: Stated<readonly TokenPermissionReading[]>;
  /** Sorted, each once. */
  readonly actions: readonly PermittedAction[];
  readonly description?: Stated<string>;
  readonly preventDestroy: boolean;
  readonly importId?: string;
}

/** An action on a repository that a scope map allows: `repositories/web/content/read`. */
export interface PermittedAction {
  readonly text: string;
  /** What it is compared and sorted by. */
  readonly key: string;
}

/** A token, or a pair of them. */
export interface TokenModel {
  readonly path: string;
  readonly id: Stated<string>;
  readonly options: Identified<TokenReading> | Identified<TokenPairReading>;
  /** The tokens that are made: one, or the two of a pair. */
  readonly members: readonly TokenMemberModel[];
  readonly scopeMap: TokenScopeMapModel;
  readonly preventDestroy: boolean;
  /** The variable that says which of a pair is current. */
  readonly variable?: Stated<string>;
}

/** A token in Azure. */
export interface TokenMemberModel {
  /** What tells it from the other one of a pair. */
  readonly handle: '' | 'A' | 'B';
  /** The name in Azure, and the option by which errors name it. */
  readonly named: Stated<string>;
  readonly name: string;
  /** Undefined where it is not stated. */
  readonly enabled?: Flag;
  /** Undefined where Terraform makes none. */
  readonly passwords?: TokenPasswordsModel;
  readonly importId?: string;
}

/** When the passwords of a token stop working; undefined means never. */
export interface TokenPasswordsModel {
  readonly expiry1?: Stated<string>;
  readonly expiry2?: Stated<string>;
}

/** What a token may do: of these, one is there in a sound model. */
export interface TokenScopeMapModel {
  readonly own?: ScopeMapModel;
  readonly shared?: { readonly stated: SharedScopeMapReading; readonly declared?: ScopeMapModel };
  readonly system?: string;
}
