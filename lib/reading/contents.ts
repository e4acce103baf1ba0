import type { Identified } from './by-id';
import { cacheRule, credentialSet } from './cache';
import type { Kind } from './kinds';
import { purgeTask } from './purge';
import { scopeMap, token, tokenPair } from './token';

/** What calls add to the contents of a registry under an id, by method. */
export const contents = {
  addCredentialSet: credentialSet,
  addCacheRule: cacheRule,
  addPurgeTask: purgeTask,
  addScopeMap: scopeMap,
  addToken: token,
  addTokenPair: tokenPair,
};

type Parts<Kinds> = {
  readonly [Method in keyof Kinds]: Kinds[Method] extends Kind<infer Part>
    ? readonly Identified<NonNullable<Part>>[]
    : never;
};

/** What calls added, by method. */
export type ContentsCalls = Parts<typeof contents>;

export const noContents: ContentsCalls = {
  addCredentialSet: [],
  addCacheRule: [],
  addPurgeTask: [],
  addScopeMap: [],
  addToken: [],
  addTokenPair: [],
};
