import type { ContainerRegistryScopeMap } from '@cdktf/provider-azurerm/lib/container-registry-scope-map';
import type { ContainerRegistryToken } from '@cdktf/provider-azurerm/lib/container-registry-token';
import type { ContainerRegistryTokenPassword } from '@cdktf/provider-azurerm/lib/container-registry-token-password';
import type { TerraformVariable } from 'cdktf';
import { SharedScopeMap } from './options';
import type { MadeCurrent, MadeScopeMap, MadeToken } from './resources/token';

/** A scope map of a registry, for `scopeMap` of its tokens. */
export class ScopeMap extends SharedScopeMap {
  /** @internal */
  public static _of(made: MadeScopeMap): ScopeMap {
    return new ScopeMap(made);
  }

  /** @internal */
  public readonly _kind = 'made';

  private constructor(
    /** @internal */
    public readonly _made: MadeScopeMap,
  ) {
    super();
  }

  /** @internal */
  public get _id(): string {
    return this.id;
  }

  /** The resource id of the scope map, a reference. */
  public get id(): string {
    return this._made.id();
  }

  /** The underlying resource, as an escape hatch. */
  public get resource(): ContainerRegistryScopeMap {
    return this._made.resource;
  }
}

/** A token of a registry. */
export class RegistryToken {
  /** @internal */
  public static _of(made: MadeToken): RegistryToken {
    return new RegistryToken(made);
  }

  private constructor(private readonly made: MadeToken) {}

  /** The user name to log in with, a reference: resources that use it are created after the token. */
  public get name(): string {
    return this.made.attribute('name');
  }

  /** The resource id of the token, a reference. */
  public get id(): string {
    return this.made.attribute('id');
  }

  /** The resource id of its scope map, a reference. */
  public get scopeMapId(): string {
    return this.made.attribute('scopeMapId');
  }

  /**
   * The first password, a reference that Terraform marks as sensitive.
   *
   * @throws if `passwords` is not set
   */
  public get password1(): string {
    return this.made.password(1);
  }

  /**
   * The second password, a reference that Terraform marks as sensitive.
   *
   * @throws if `passwords` is not set
   */
  public get password2(): string {
    return this.made.password(2);
  }

  /** The underlying resource, as an escape hatch. */
  public get resource(): ContainerRegistryToken {
    return this.made.resource;
  }

  /** The underlying resource of the passwords; undefined if `passwords` is not set. */
  public get passwordResource(): ContainerRegistryTokenPassword | undefined {
    return this.made.passwordResource;
  }

  /** The underlying scope map; undefined if this app does not create it. */
  public get scopeMapResource(): ContainerRegistryScopeMap | undefined {
    return this.made.scopeMapResource;
  }
}

/** Two tokens of a registry, one of which is current. */
export class RegistryTokenPair {
  /** @internal */
  public static _of(a: RegistryToken, b: RegistryToken, current: MadeCurrent): RegistryTokenPair {
    return new RegistryTokenPair(a, b, current);
  }

  private constructor(
    /** The first token, current by default. */
    public readonly a: RegistryToken,
    /** The second token. */
    public readonly b: RegistryToken,
    private readonly current: MadeCurrent,
  ) {}

  /** The variable that decides which token is current, `a` or `b`. */
  public get variable(): TerraformVariable {
    return this.current.variable;
  }

  /** The user name of the current token, a reference. */
  public get currentName(): string {
    return this.current.name();
  }

  /** The first password of the current token, a reference that Terraform marks as sensitive. */
  public get currentPassword(): string {
    return this.current.password();
  }
}
