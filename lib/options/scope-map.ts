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
  readonly id: () => string;
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
