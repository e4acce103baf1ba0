import type { ContainerRegistryCredentialSet } from '@cdktf/provider-azurerm/lib/container-registry-credential-set';
import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { CacheCredentials } from './options';
import type { MadeCredentialSet } from './resources/cache';

/** A credential set of a registry, for `credentialSet` of its cache rules. */
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
   * The object id of its identity, a reference: to assign a role on the secrets themselves, or for an access policy, if
   * `keyVaultId` is not set.
   */
  public get principalId(): string {
    return this._made.principalId();
  }

  /** The underlying resource, as an escape hatch. */
  public get resource(): ContainerRegistryCredentialSet {
    return this._made.resource;
  }

  /** The underlying role assignment on the vault; undefined without `keyVaultId`. */
  public get roleAssignmentResource(): RoleAssignment | undefined {
    return this._made.roleAssignment;
  }
}
