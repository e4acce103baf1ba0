import type { ContainerRegistryCredentialSet } from '@cdktf/provider-azurerm/lib/container-registry-credential-set';
import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { CacheCredentials } from './options';
import type { MadeCredentialSet } from './resources/cache';

/** A credential set that a registry made, for `credentialSet` of its cache rules. */
export class CredentialSet extends CacheCredentials {
  /** @internal */
  public static _of(made: MadeCredentialSet): CredentialSet {
    return new CredentialSet(made);
  }

  /** @internal */
  public readonly _kind = 'made';

  private constructor(
    /** @internal */
    public readonly _made: MadeCredentialSet,
  ) {
    super();
  }

  /** @internal */
  public get _id(): string {
    return this.id;
  }

  /** @internal */
  public get _loginServer(): string {
    return this._made.loginServer;
  }

  /** The resource id of the set, a reference. */
  public get id(): string {
    return this._made.id();
  }

  /**
   * The object id of its identity, a reference: for a role on the secrets themselves, or an access policy, where `keyVaultId`
   * is left out.
   */
  public get principalId(): string {
    return this._made.principalId();
  }

  /** The set as the provider's own class: the way out. */
  public get resource(): ContainerRegistryCredentialSet {
    return this._made.resource;
  }

  /** The assignment of the role on the vault as the provider's own class; undefined without `keyVaultId`. */
  public get roleAssignmentResource(): RoleAssignment | undefined {
    return this._made.roleAssignment;
  }
}
