import type { ScopeMapModel } from './model/contents';
import type { ScopeMapOptions, TokenOptions, TokenPairOptions } from './options';
import { withAddedAs } from './reading/registry';
import { RegistryContents, type IRegistryContents } from './registry-contents';
import type { MadeToken } from './resources/token';
import { refusedOfCalls, validate } from './rules';
import { RegistryToken, RegistryTokenPair, ScopeMap } from './token';

/** Who logs in to a registry with a token. */
export interface IRegistryTokens extends IRegistryContents {
  /**
   * Adds permissions that tokens share.
   *
   * @param id a name for the scope map, unique among those of this registry
   */
  addScopeMap(id: string, options: ScopeMapOptions): ScopeMap;

  /**
   * A scope map that this app makes.
   *
   * @param id the id under which it was declared
   */
  scopeMap(id: string): ScopeMap;

  /**
   * Adds a token, for clients that have no identity in Microsoft Entra.
   *
   * @param id a name for the token, unique among those of this registry
   */
  addToken(id: string, options: TokenOptions): RegistryToken;

  /**
   * A token that this app makes.
   *
   * @param id the id under which it was declared
   */
  token(id: string): RegistryToken;

  /**
   * Adds two tokens that may do the same, for rotations that no client notices.
   *
   * @param id a name for the pair, unique among those of this registry
   */
  addTokenPair(id: string, options: TokenPairOptions): RegistryTokenPair;

  /**
   * A pair of tokens that this app makes.
   *
   * @param id the id under which it was declared
   */
  tokenPair(id: string): RegistryTokenPair;
}

/** Who logs in to a registry with a token, be it made or only used. */
export abstract class RegistryTokens extends RegistryContents implements IRegistryTokens {
  /**
   * Adds permissions that tokens share, as if they stood in `scopeMaps`.
   *
   * @param id a name for the scope map, unique among those of this registry: letters, digits, `-` and `_`
   * @returns the scope map, for `scopeMap` of tokens
   * @throws one error that lists every fault; the registry then stays as it was
   */
  public addScopeMap(id: string, options: ScopeMapOptions): ScopeMap {
    this._admit(withAddedAs(this._reading, 'addScopeMap', id, options), 'addScopeMap');
    return this.scopeMap(id);
  }

  /**
   * A scope map that this app makes, also one of `scopeMaps`.
   *
   * @param id the id under which it was declared
   * @throws if there is none; the error lists those that there are
   */
  public scopeMap(id: string): ScopeMap {
    const find = (scopeMap: ScopeMapModel) => resources().describeScopeMap(this._site, scopeMap);
    return ScopeMap._of(this._named('scopeMap', id, this._model.scopeMaps, find));
  }

  /**
   * Adds a token, as if it stood in `tokens`: a user name with passwords for clients that have no identity in Microsoft
   * Entra. It logs in to every region.
   *
   * @param id a name for the token, unique among those of this registry: letters, digits, `-` and `_`
   * @returns the token, with its passwords
   * @throws one error that lists every fault; the registry then stays as it was
   */
  public addToken(id: string, options: TokenOptions): RegistryToken {
    this._admit(withAddedAs(this._reading, 'addToken', id, options), 'addToken');
    return this.token(id);
  }

  /**
   * A token that this app makes, also one of `tokens`.
   *
   * @param id the id under which it was declared
   * @throws if there is none; the error lists those that there are
   */
  public token(id: string): RegistryToken {
    const singles = this._model.tokens.filter(({ variable }) => variable === undefined);
    return this.tokenOf(this._named('token', id, singles, (token) => resources().describeToken(this._site, token)));
  }

  /**
   * Adds two tokens that may do the same, as if they stood in `tokenPairs`: while clients use the one, the passwords of the
   * other are replaced. A variable of Terraform says which is current.
   *
   * @param id a name for the pair, unique among those of this registry: letters, digits, `-` and `_`
   * @returns the pair, with the name and the password of the token that is current
   * @throws one error that lists every fault; the registry then stays as it was
   */
  public addTokenPair(id: string, options: TokenPairOptions): RegistryTokenPair {
    this._admit(withAddedAs(this._reading, 'addTokenPair', id, options), 'addTokenPair');
    return this.tokenPair(id);
  }

  /**
   * A pair of tokens that this app makes, also one of `tokenPairs`.
   *
   * @param id the id under which it was declared
   * @throws if there is none; the error lists those that there are
   */
  public tokenPair(id: string): RegistryTokenPair {
    const pairs = this._model.tokens.filter(({ variable }) => variable !== undefined);
    const { a, b, current } = this._named('tokenPair', id, pairs, (pair) => resources().describePair(this._site, pair));
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

/** Loaded when it is needed: each class of the provider takes a millisecond. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const resources = () => require('./resources/token') as typeof import('./resources/token');
