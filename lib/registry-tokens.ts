import type { ScopeMapModel, TokenModel } from './model/contents';
import { pairsOf, singlesOf } from './model/token';
import type { ScopeMapOptions, TokenOptions, TokenPairOptions } from './options';
import { withAddedAs } from './reading/registry';
import { RegistryContents, type IRegistryContents } from './registry-contents';
import type { MadeToken } from './resources/token';
import { refusedOfCalls, validate } from './rules';
import { RegistryToken, RegistryTokenPair, ScopeMap } from './token';

/** The tokens of a registry. */
export interface IRegistryTokens extends IRegistryContents {
  /**
   * Adds a scope map: permissions that several tokens share.
   *
   * @param id a name for the scope map, unique among those of this registry
   */
  addScopeMap(id: string, options: ScopeMapOptions): ScopeMap;

  /**
   * A scope map that this app creates.
   *
   * @param id its id in `scopeMaps` or `addScopeMap`
   */
  scopeMap(id: string): ScopeMap;

  /**
   * Adds a token, for clients that have no identity in Microsoft Entra.
   *
   * @param id a name for the token, unique among those of this registry
   */
  addToken(id: string, options: TokenOptions): RegistryToken;

  /**
   * A token that this app creates.
   *
   * @param id its id in `tokens` or `addToken`
   */
  token(id: string): RegistryToken;

  /**
   * Adds two tokens with the same permissions, for password rotations without interruption.
   *
   * @param id a name for the pair, unique among those of this registry
   */
  addTokenPair(id: string, options: TokenPairOptions): RegistryTokenPair;

  /**
   * A pair of tokens that this app creates.
   *
   * @param id its id in `tokenPairs` or `addTokenPair`
   */
  tokenPair(id: string): RegistryTokenPair;
}

/** The tokens of a registry, whether this app creates it or only references it. */
export abstract class RegistryTokens extends RegistryContents implements IRegistryTokens {
  /**
   * Adds a scope map, like an entry of `scopeMaps`: permissions that several tokens share.
   *
   * @param id a name for the scope map, unique among those of this registry: letters, digits, `-` and `_`
   * @returns the scope map, for `scopeMap` of tokens
   * @throws one error that lists every fault; the registry is then unchanged
   */
  public addScopeMap(id: string, options: ScopeMapOptions): ScopeMap {
    this._admit(withAddedAs(this._reading, 'addScopeMap', id, options), 'addScopeMap');
    return this.scopeMap(id);
  }

  /**
   * A scope map that this app creates.
   *
   * @param id its id in `scopeMaps` or `addScopeMap`
   * @throws if there is none; the error lists the existing ids
   */
  public scopeMap(id: string): ScopeMap {
    const find = (scopeMap: ScopeMapModel) => resources().describeScopeMap(this._site, scopeMap);
    return ScopeMap._of(this._named('scopeMap', id, this._model.scopeMaps, find));
  }

  /**
   * Adds a token, like an entry of `tokens`: a user name with passwords for clients that have no identity in Microsoft
   * Entra. It logs in to every region.
   *
   * @param id a name for the token, unique among those of this registry: letters, digits, `-` and `_`
   * @returns the token, with its passwords
   * @throws one error that lists every fault; the registry is then unchanged
   */
  public addToken(id: string, options: TokenOptions): RegistryToken {
    this._admit(withAddedAs(this._reading, 'addToken', id, options), 'addToken');
    return this.token(id);
  }

  /**
   * A token that this app creates.
   *
   * @param id its id in `tokens` or `addToken`
   * @throws if there is none; the error lists the existing ids
   */
  public token(id: string): RegistryToken {
    const find = (token: TokenModel) => resources().describeToken(this._site, token);
    return this.tokenOf(this._named('token', id, singlesOf(this._model), find));
  }

  /**
   * Adds two tokens with the same permissions, like an entry of `tokenPairs`: while clients use one, the passwords of
   * the other are replaced. A Terraform variable decides which one is current.
   *
   * @param id a name for the pair, unique among those of this registry: letters, digits, `-` and `_`
   * @returns the pair, with the name and the password of the current token
   * @throws one error that lists every fault; the registry is then unchanged
   */
  public addTokenPair(id: string, options: TokenPairOptions): RegistryTokenPair {
    this._admit(withAddedAs(this._reading, 'addTokenPair', id, options), 'addTokenPair');
    return this.tokenPair(id);
  }

  /**
   * A pair of tokens that this app creates.
   *
   * @param id its id in `tokenPairs` or `addTokenPair`
   * @throws if there is none; the error lists the existing ids
   */
  public tokenPair(id: string): RegistryTokenPair {
    const find = (pair: TokenModel) => resources().describePair(this._site, pair);
    const { a, b, current } = this._named('tokenPair', id, pairsOf(this._model), find);
    return RegistryTokenPair._of(this.tokenOf(a), this.tokenOf(b), current);
  }

  private tokenOf(made: MadeToken): RegistryToken {
    return RegistryToken._of({
      ...made,
      password: (which) => {
        this._refuse(validate(refusedOfCalls.password, made));
        return made.password(which);
      },
    });
  }
}

/** Loaded on demand, because each class of the provider takes a millisecond to load. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const resources = () => require('./resources/token') as typeof import('./resources/token');
