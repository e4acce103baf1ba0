import type { CacheRuleOptions, CredentialSetOptions } from './cache';
import type { PurgeTaskOptions } from './purge';
import type { ScopeMapOptions } from './scope-map';
import type { TokenOptions, TokenPairOptions } from './token';

/** What a registry contains besides images: cache rules, purge tasks and tokens, each with what it needs. */
export interface RegistryContentsOptions {
  /**
   * Credentials for upstream registries, by ids of your choice: `{ Hub: { loginServer: 'docker.io', … } }`. Add more
   * with `addCredentialSet`.
   *
   * @default - none
   */
  readonly credentialSets?: { [id: string]: CredentialSetOptions };

  /**
   * What the registry caches from upstream registries, by ids of your choice:
   * `{ Sdk: { source: 'mcr.microsoft.com/dotnet/sdk' } }`. Add more with `addCacheRule`. At most 1000 rules.
   *
   * @default - nothing is cached
   */
  readonly cacheRules?: { [id: string]: CacheRuleOptions };

  /**
   * Tasks that delete images on a schedule, by ids of your choice. Add more with `addPurgeTask`.
   *
   * @default - no image is deleted
   */
  readonly purgeTasks?: { [id: string]: PurgeTaskOptions };

  /**
   * Sets of permissions that several tokens share, by ids of your choice. Add more with `addScopeMap`.
   *
   * @default - none
   */
  readonly scopeMaps?: { [id: string]: ScopeMapOptions };

  /**
   * User names with passwords for clients that have no identity in Microsoft Entra, by ids of your choice. Add more
   * with `addToken`. At most 100 on Basic, 500 on Standard and 50,000 on Premium; a token pair counts as two.
   *
   * @default - none
   */
  readonly tokens?: { [id: string]: TokenOptions };

  /**
   * Pairs of tokens whose passwords are replaced in turns, by ids of your choice. Add more with `addTokenPair`.
   *
   * @default - none
   */
  readonly tokenPairs?: { [id: string]: TokenPairOptions };
}
