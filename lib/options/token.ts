import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { SharedScopeMap, SystemScopeMap, TokenPermission } from './scope-map';

/**
 * The two passwords of a token, both of which log in. Terraform makes both at once, never one of them later: azurerm can
 * replace the two together only, and loses the old ones before it has the new ones. For a rotation that no client
 * notices use `addTokenPair`.
 *
 * A date that is written here is therefore as it is when the passwords are made. To change it afterwards is an error at plan, which
 * says how to replace the passwords. A date that is late-bound, such as that of a `time_rotating`, is followed: when it
 * changes, the passwords are replaced.
 *
 * The passwords are in Terraform's state, as those of azurerm always are.
 */
export interface TokenPasswordOptions {
  /**
   * When the first password stops working, with time and zone: `2027-06-30T00:00:00Z`. Nothing reminds you of it. May be
   * late-bound, from something that stays the same from plan to plan.
   *
   * @default - never
   */
  readonly expiry1?: string;

  /**
   * When the second password stops working.
   *
   * @default - as `expiry1`
   */
  readonly expiry2?: string;
}

/**
 * A user name with passwords, for clients that have no identity in Microsoft Entra: stores, factories, devices, partners.
 * It is for the registry as a whole, so it logs in to every region, also while the home region is down, and it does not
 * depend on `roleAssignmentMode`. Azure allows 100, 500 and 50,000 tokens on Basic, Standard and Premium, and as many scope maps.
 *
 * What it may do is one of three: `permissions`, `scopeMap` or `systemScopeMap`.
 *
 * Source: learn.microsoft.com, Token-based repository permissions in Azure Container Registry.
 */
export interface TokenOptions {
  /**
   * What the token may do, in any order; what is listed twice counts once. It gets a scope map of its own, called
   * `<name>-scope-map` as the Azure CLI does, or `<name>` where that would be too long. Changed in place.
   *
   * @default - `scopeMap` or `systemScopeMap`
   */
  readonly permissions?: TokenPermission[];

  /**
   * A scope map that it shares with other tokens: what `addScopeMap` returned, `SharedScopeMap.declared(…)` or
   * `SharedScopeMap.existing(…)`. Changed in place.
   *
   * @default - `permissions` or `systemScopeMap`
   */
  readonly scopeMap?: SharedScopeMap;

  /**
   * A scope map that every registry has, for all of its repositories. Changed in place.
   *
   * @default - `permissions` or `scopeMap`
   */
  readonly systemScopeMap?: SystemScopeMap;

  /**
   * The name of the token in Azure, which is the user name of the login: 5 to 49 letters, digits and `-`, beginning with
   * a letter. Changing it replaces the token: whoever logs in with it is locked out.
   *
   * @default - the id, with `-token` behind it if it has less than 5 characters
   */
  readonly name?: string;

  /**
   * Whether it may log in. A token that is disabled keeps its passwords. Changed in place.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * The passwords of the token, both at once: `{}` for passwords that never expire. Taking it out deletes the passwords.
   *
   * @default - Terraform makes no passwords; `az acr token credential generate` can, and then they are not in its state
   */
  readonly passwords?: TokenPasswordOptions;

  /**
   * Whether Terraform refuses every plan that would replace the token or its own scope map, or destroy them with their stack. A
   * token that is taken out of the code is deleted all the same.
   *
   * @default - `preventDestroy` of the registry; true for one that is only used
   */
  readonly preventDestroy?: boolean;

  /**
   * Where the token, its passwords and its own scope map are made: a stack, or any construct in one. The stack of a store can
   * make the token of the store.
   *
   * @default - the registry
   */
  readonly scope?: Construct;

  /**
   * The provider that makes the token, its passwords and its own scope map.
   *
   * @default - the registry's `provider`; in another stack, the default provider of that stack
   */
  readonly provider?: TerraformProvider;
}

/**
 * Two tokens that may do the same, `<name>-a` and `<name>-b`, each with passwords of its own: while clients use the one, the
 * passwords of the other are replaced. Which one is current is a variable of Terraform, without a change in code.
 *
 * What they may do is one of three: `permissions`, `scopeMap` or `systemScopeMap`.
 */
export interface TokenPairOptions {
  /**
   * The name of the variable that says which token is current, `a` by default, or `b`. The stack declares it. Unique in the
   * stack: letters, digits, `_` and `-`.
   */
  readonly variable: string;

  /**
   * What both tokens may do, in any order; what is listed twice counts once. They get a scope map of their own. Changed in place.
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
   * A scope map that every registry has, for all of its repositories. Changed in place.
   *
   * @default - `permissions` or `scopeMap`
   */
  readonly systemScopeMap?: SystemScopeMap;

  /**
   * What the names of both tokens begin with: 3 to 47 letters, digits and `-`, beginning with a letter. Changing it replaces
   * both tokens.
   *
   * @default - the id
   */
  readonly name?: string;

  /**
   * When the passwords of the first token stop working, with time and zone: `2027-06-30T00:00:00Z`. As `expiry1` of
   * `TokenPasswordOptions`: a date that is written here is changed together with a replacement of the passwords only.
   *
   * @default - never
   */
  readonly expiryA?: string;

  /**
   * When the passwords of the second token stop working.
   *
   * @default - never
   */
  readonly expiryB?: string;

  /**
   * Whether Terraform refuses every plan that would replace the tokens or their own scope map, or destroy them with their stack.
   * Passwords are replaced all the same.
   *
   * @default - `preventDestroy` of the registry; true for one that is only used
   */
  readonly preventDestroy?: boolean;

  /**
   * Where the tokens and the variable are made: a stack, or any construct in one.
   *
   * @default - the registry
   */
  readonly scope?: Construct;

  /**
   * The provider that makes the tokens.
   *
   * @default - the registry's `provider`; in another stack, the default provider of that stack
   */
  readonly provider?: TerraformProvider;
}
