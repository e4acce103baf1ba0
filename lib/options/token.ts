import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { SharedScopeMap, SystemScopeMap, TokenPermission } from './scope-map';

/**
 * The two passwords of a token; a client can log in with either.
 *
 * Terraform creates both at once: azurerm can only replace the two together, and deletes the old ones before it creates
 * the new ones. For a rotation without interruption, use `addTokenPair`.
 *
 * An expiry that is written as text therefore cannot be changed afterwards: that is an error at plan, which says how to
 * replace the passwords. When a late-bound expiry changes, such as that of a `time_rotating`, the passwords are
 * replaced.
 *
 * The passwords are stored in Terraform's state, like all passwords that azurerm creates.
 */
export interface TokenPasswordOptions {
  /**
   * When the first password expires, with time and zone: `2027-06-30T00:00:00Z`. Azure sends no reminder. May be
   * late-bound, if the value does not change from plan to plan.
   *
   * @default - never
   */
  readonly expiry1?: string;

  /**
   * When the second password expires.
   *
   * @default - the same as `expiry1`
   */
  readonly expiry2?: string;
}

/**
 * A user name with passwords, for clients that have no identity in Microsoft Entra: stores, factories, devices,
 * partners.
 *
 * A token is for the whole registry: it logs in to every region, even while the home region is down, and does not
 * depend on `roleAssignmentMode`. Azure allows 100 tokens on Basic, 500 on Standard and 50,000 on Premium, and as many
 * scope maps.
 *
 * Set exactly one of `permissions`, `scopeMap` and `systemScopeMap`.
 *
 * Source: learn.microsoft.com, Token-based repository permissions in Azure Container Registry.
 */
export interface TokenOptions {
  /**
   * What the token can do, in any order; duplicates count once. The token gets its own scope map, named
   * `<name>-scope-map` like those of the Azure CLI, or `<name>` if that would be too long. Changed in place.
   *
   * @default - `scopeMap` or `systemScopeMap`
   */
  readonly permissions?: TokenPermission[];

  /**
   * A scope map that it shares with other tokens: the result of `addScopeMap`, `SharedScopeMap.declared(…)` or
   * `SharedScopeMap.existing(…)`. Changed in place.
   *
   * @default - `permissions` or `systemScopeMap`
   */
  readonly scopeMap?: SharedScopeMap;

  /**
   * A built-in scope map for all repositories. Changed in place.
   *
   * @default - `permissions` or `scopeMap`
   */
  readonly systemScopeMap?: SystemScopeMap;

  /**
   * The name of the token in Azure, which is the user name to log in with: 5 to 49 letters, digits and `-`, beginning
   * with a letter. Changing it replaces the token, and clients that log in with it are locked out.
   *
   * @default - the id, with `-token` appended if it has fewer than 5 characters
   */
  readonly name?: string;

  /**
   * Whether clients can log in with it. A disabled token keeps its passwords. Changed in place.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * The passwords of the token, both at once: `{}` for passwords that never expire. Removing this option deletes the
   * passwords.
   *
   * @default - Terraform creates no passwords; `az acr token credential generate` does, and keeps them out of the state
   */
  readonly passwords?: TokenPasswordOptions;

  /**
   * Whether Terraform refuses every plan that would replace the token or its own scope map, or destroy them with their
   * stack. Removing the token from the code deletes it nevertheless.
   *
   * @default - the registry's `preventDestroy`; true for an existing registry that this app does not manage
   */
  readonly preventDestroy?: boolean;

  /**
   * The scope in which the token, its passwords and its own scope map are created: a stack, or any construct in one.
   * The token of a store can be in that store's stack.
   *
   * @default - the registry
   */
  readonly scope?: Construct;

  /**
   * The provider that creates the token, its passwords and its own scope map.
   *
   * @default - the registry's `provider`; in another stack, the default provider of that stack
   */
  readonly provider?: TerraformProvider;
}

/**
 * Two tokens with the same permissions, `<name>-a` and `<name>-b`, each with its own passwords: while clients use one,
 * the passwords of the other are replaced. A Terraform variable decides which one is current, without a change in code.
 *
 * Set exactly one of `permissions`, `scopeMap` and `systemScopeMap`.
 */
export interface TokenPairOptions {
  /**
   * The name of the variable that decides which token is current: `a`, the default, or `b`. The stack declares the
   * variable. The name must be unique in the stack: letters, digits, `_` and `-`.
   */
  readonly variable: string;

  /**
   * What both tokens can do, in any order; duplicates count once. They get their own scope map. Changed in place.
   *
   * @default - `scopeMap` or `systemScopeMap`
   */
  readonly permissions?: TokenPermission[];

  /**
   * A scope map that they share with other tokens. Changed in place.
   *
   * @default - `permissions` or `systemScopeMap`
   */
  readonly scopeMap?: SharedScopeMap;

  /**
   * A built-in scope map for all repositories. Changed in place.
   *
   * @default - `permissions` or `scopeMap`
   */
  readonly systemScopeMap?: SystemScopeMap;

  /**
   * The first part of both tokens' names: 3 to 47 letters, digits and `-`, beginning with a letter. Changing it
   * replaces both tokens.
   *
   * @default - the id
   */
  readonly name?: string;

  /**
   * When the passwords of the first token expire, with time and zone: `2027-06-30T00:00:00Z`. As with `expiry1` of
   * `TokenPasswordOptions`, an expiry that is written as text can only be changed together with the passwords.
   *
   * @default - never
   */
  readonly expiryA?: string;

  /**
   * When the passwords of the second token expire.
   *
   * @default - never
   */
  readonly expiryB?: string;

  /**
   * Whether Terraform refuses every plan that would replace the tokens or their own scope map, or destroy them with
   * their stack. Passwords can still be replaced.
   *
   * @default - the registry's `preventDestroy`; true for an existing registry that this app does not manage
   */
  readonly preventDestroy?: boolean;

  /**
   * The scope in which the tokens and the variable are created: a stack, or any construct in one.
   *
   * @default - the registry
   */
  readonly scope?: Construct;

  /**
   * The provider that creates the tokens.
   *
   * @default - the registry's `provider`; in another stack, the default provider of that stack
   */
  readonly provider?: TerraformProvider;
}
