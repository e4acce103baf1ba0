import type { ContainerRegistryScopeMap } from '@cdktf/provider-azurerm/lib/container-registry-scope-map';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/** What a token may do with a repository. */
export enum TokenAction {
  /** Pull images. */
  CONTENT_READ = 'content/read',
  /** Push images. Azure takes it together with `CONTENT_READ` only, which is added. */
  CONTENT_WRITE = 'content/write',
  /** Delete images, or the repository. */
  CONTENT_DELETE = 'content/delete',
  /** List tags and manifests. */
  METADATA_READ = 'metadata/read',
  /** Lock and untag images. */
  METADATA_WRITE = 'metadata/write',
}

/**
 * What a token may do with a repository, or with all below a path. Several add up. What is allowed to no one is to list
 * the repositories of a registry.
 *
 * Source: learn.microsoft.com, Token-based repository permissions in Azure Container Registry.
 */
export class TokenPermission {
  /**
   * To pull.
   *
   * @param repository a repository, `products/web`; all below a path, `products/*`, also those that come later; or all, `*`
   */
  public static pull(repository: string): TokenPermission {
    return new TokenPermission(repository, [TokenAction.CONTENT_READ]);
  }

  /**
   * To push and pull.
   *
   * @param repository a repository, `products/web`; all below a path, `products/*`, also those that come later; or all, `*`
   */
  public static push(repository: string): TokenPermission {
    return new TokenPermission(repository, [TokenAction.CONTENT_READ, TokenAction.CONTENT_WRITE]);
  }

  /**
   * Any actions.
   *
   * @param repository a repository, `products/web`; all below a path, `products/*`, also those that come later; or all, `*`
   * @param actions at least one, in any order
   */
  public static of(repository: string, actions: TokenAction[]): TokenPermission {
    return new TokenPermission(repository, actions);
  }

  /** @internal */
  public readonly _repository: string;
  /** @internal */
  public readonly _actions: TokenAction[];

  private constructor(repository: string, actions: TokenAction[]) {
    this._repository = repository;
    this._actions = actions;
  }
}

/** A scope map that every registry has, for all of its repositories. They do not count towards the limits of the tier. */
export enum SystemScopeMap {
  /** To pull. */
  PULL = '_repositories_pull',
  /** To push and pull. */
  PUSH = '_repositories_push',
  /** Everything: to push, pull, delete, list tags and lock. */
  ADMIN = '_repositories_admin',
  /** To pull and list tags. Older registries do not have it: there Azure refuses the token at apply. */
  PULL_METADATA_READ = '_repositories_pull_metadata_read',
  /** To push, pull, list tags and lock. Older registries do not have it: there Azure refuses the token at apply. */
  PUSH_METADATA_WRITE = '_repositories_push_metadata_write',
}

/** A scope map that tokens share: what `addScopeMap` returned, one that the options declare, or one that is there already. */
export abstract class SharedScopeMap {
  /**
   * A scope map of the same registry, by the id that it has in `scopeMaps` or `addScopeMap`.
   *
   * @param id the id, such as `Stores`
   */
  public static declared(id: string): SharedScopeMap {
    return new OtherScopeMap('declared', id);
  }

  /**
   * A scope map that is there already and that this app does not make.
   *
   * @param scopeMapId its resource id, as `az acr scope-map show --query id` prints it; may be late-bound
   */
  public static existing(scopeMapId: string): SharedScopeMap {
    return new OtherScopeMap('existing', scopeMapId);
  }

  /** @internal */
  public abstract readonly _kind: 'declared' | 'existing' | 'made';
  /** @internal */
  public abstract readonly _id: string;
  /** @internal */
  public abstract readonly _made: MadeScopeMap | undefined;
}

/** @internal */
export interface MadeScopeMap {
  readonly registryName: string;
  readonly resource: ContainerRegistryScopeMap;
}

class OtherScopeMap extends SharedScopeMap {
  public readonly _made = undefined;

  public constructor(
    public readonly _kind: 'declared' | 'existing',
    public readonly _id: string,
  ) {
    super();
  }
}

/** Permissions that tokens share: a change of them is a change of all these tokens. */
export interface ScopeMapOptions {
  /**
   * What its tokens may do, in any order; what is listed twice counts once. At most 500 repositories and 500 actions.
   *
   * Changed in place.
   */
  readonly permissions: TokenPermission[];

  /**
   * The name of the scope map in Azure: 5 to 49 letters, digits and `-`. Changing it replaces the scope map, and its tokens
   * may do nothing meanwhile.
   *
   * @default - the id, with `-scope-map` behind it if it has less than 5 characters
   */
  readonly name?: string;

  /**
   * What it is for, up to 256 bytes. Changed in place.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Whether Terraform refuses every plan that would replace the scope map, or destroy it with its stack. A scope map that is
   * taken out of the code is deleted all the same.
   *
   * @default - `preventDestroy` of the registry; true for one that is only used
   */
  readonly preventDestroy?: boolean;

  /**
   * Where the scope map is made: a stack, or any construct in one.
   *
   * @default - the registry
   */
  readonly scope?: Construct;

  /**
   * The provider that makes the scope map.
   *
   * @default - the registry's `provider`; in another stack, the default provider of that stack
   */
  readonly provider?: TerraformProvider;
}

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
