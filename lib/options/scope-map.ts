import type { ContainerRegistryScopeMap } from '@cdktf/provider-azurerm/lib/container-registry-scope-map';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/** What a token can do with a repository. */
export enum TokenAction {
  /** Pull images. */
  CONTENT_READ = 'content/read',
  /** Push images. Azure accepts it only together with `CONTENT_READ`, which is added. */
  CONTENT_WRITE = 'content/write',
  /** Delete images, or the repository. */
  CONTENT_DELETE = 'content/delete',
  /** List tags and manifests. */
  METADATA_READ = 'metadata/read',
  /** Lock and untag images. */
  METADATA_WRITE = 'metadata/write',
}

/**
 * What a token can do with a repository, or with all repositories below a path. Permissions add up. No token can list
 * the repositories of a registry.
 *
 * Source: learn.microsoft.com, Token-based repository permissions in Azure Container Registry.
 */
export class TokenPermission {
  /**
   * Allows to pull images.
   *
   * @param repository a repository, `products/web`; all below a path, `products/*`, including later ones; or all, `*`
   */
  public static pull(repository: string): TokenPermission {
    return new TokenPermission(repository, [TokenAction.CONTENT_READ]);
  }

  /**
   * Allows to push and pull images.
   *
   * @param repository a repository, `products/web`; all below a path, `products/*`, including later ones; or all, `*`
   */
  public static push(repository: string): TokenPermission {
    return new TokenPermission(repository, [TokenAction.CONTENT_READ, TokenAction.CONTENT_WRITE]);
  }

  /**
   * Allows any actions.
   *
   * @param repository a repository, `products/web`; all below a path, `products/*`, including later ones; or all, `*`
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

/**
 * A built-in scope map for all repositories, which every registry has. It does not count towards the limits of the
 * tier.
 */
export enum SystemScopeMap {
  /** Pull. */
  PULL = '_repositories_pull',
  /** Push and pull. */
  PUSH = '_repositories_push',
  /** Everything: push, pull, delete, list tags and lock. */
  ADMIN = '_repositories_admin',
  /** Pull and list tags. Older registries do not have it: Azure refuses the token at apply. */
  PULL_METADATA_READ = '_repositories_pull_metadata_read',
  /** Push, pull, list tags and lock. Older registries do not have it: Azure refuses the token at apply. */
  PUSH_METADATA_WRITE = '_repositories_push_metadata_write',
}

/** A scope map that tokens share: the result of `addScopeMap`, one that the options declare, or an existing one. */
export abstract class SharedScopeMap {
  /**
   * A scope map of the same registry, by its id in `scopeMaps` or `addScopeMap`.
   *
   * @param id the id, such as `Stores`
   */
  public static declared(id: string): SharedScopeMap {
    return new OtherScopeMap('declared', id);
  }

  /**
   * An existing scope map that this app does not manage.
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

/** Permissions that several tokens share. A change applies to all of these tokens. */
export interface ScopeMapOptions {
  /**
   * What its tokens can do, in any order; duplicates count once. At most 500 repositories and 500 actions.
   *
   * Changed in place.
   */
  readonly permissions: TokenPermission[];

  /**
   * The name of the scope map in Azure: 5 to 49 letters, digits and `-`. Changing it replaces the scope map; meanwhile
   * its tokens have no permissions.
   *
   * @default - the id, with `-scope-map` appended if it has fewer than 5 characters
   */
  readonly name?: string;

  /**
   * A description, up to 256 bytes. Changed in place.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Whether Terraform refuses every plan that would replace the scope map, or destroy it with its stack. Removing the
   * scope map from the code deletes it nevertheless.
   *
   * @default - the registry's `preventDestroy`; true for an existing registry that this app does not manage
   */
  readonly preventDestroy?: boolean;

  /**
   * The scope in which the scope map is created: a stack, or any construct in one.
   *
   * @default - the registry
   */
  readonly scope?: Construct;

  /**
   * The provider that creates the scope map.
   *
   * @default - the registry's `provider`; in another stack, the default provider of that stack
   */
  readonly provider?: TerraformProvider;
}
