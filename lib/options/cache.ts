import type { ContainerRegistryCredentialSet } from '@cdktf/provider-azurerm/lib/container-registry-credential-set';
import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * With which credentials a cache rule pulls from its upstream: what `addCredentialSet` returned, a set that the options
 * declare, or one that is there already.
 */
export abstract class CacheCredentials {
  /**
   * A credential set of the same registry, by the id that it has in `credentialSets` or `addCredentialSet`.
   *
   * @param id the id, such as `Hub`
   */
  public static declared(id: string): CacheCredentials {
    return new OtherCredentials('declared', id);
  }

  /**
   * A credential set that is there already and that this app does not make.
   *
   * @param credentialSetId its resource id, as `az acr credential-set show --query id` prints it; may be late-bound
   * @param loginServer the host that it logs in to, such as `docker.io`; with it, the upstream of the rule is compared
   */
  public static existing(credentialSetId: string, loginServer?: string): CacheCredentials {
    return new OtherCredentials('existing', credentialSetId, loginServer);
  }

  /** @internal */
  public abstract readonly _kind: 'declared' | 'existing' | 'made';
  /** @internal */
  public abstract readonly _id: string;
  /** @internal */
  public abstract readonly _loginServer?: string;
  /** @internal */
  public abstract readonly _made?: MadeCredentialSet;
}

/** What a set comes to in Terraform. */
interface MadeCredentialSet {
  readonly registryName: string;
  readonly resource: ContainerRegistryCredentialSet;
  readonly roleAssignment?: RoleAssignment;
  readonly id: () => string;
}

class OtherCredentials extends CacheCredentials {
  public readonly _made = undefined;

  public constructor(
    public readonly _kind: 'declared' | 'existing',
    public readonly _id: string,
    public readonly _loginServer?: string,
  ) {
    super();
  }
}

/**
 * User name and password for an upstream registry, which stay in a key vault: the set has an identity of its own that
 * reads them. One set is good for all cache rules of its upstream.
 *
 * Source: learn.microsoft.com, Artifact cache in Azure Container Registry, credentials.
 */
export interface CredentialSetOptions {
  /**
   * The name of the set in Azure: 5 to 50 letters, digits and `-`. Changing it replaces the set: see `loginServer`.
   *
   * @default - the id, with `-credentials` behind it if it has less than 5 characters
   */
  readonly name?: string;

  /**
   * The host that the credentials are for, such as `docker.io`: that of the source of every rule that uses them, without
   * scheme and path. May be late-bound.
   *
   * Changing it replaces the set, and the new one has another identity. Azure may refuse to delete a set that rules
   * use: add a second set instead, pass it to the rules, which are changed in place, and then remove the first.
   */
  readonly loginServer: string;

  /**
   * The secret that holds the user name, without a version: `https://<vault>.vault.azure.net/secrets/<name>`, usually
   * `secret.versionlessId`. A new version of the secret is then used without a change in Terraform. May be late-bound.
   *
   * Changed in place.
   */
  readonly usernameSecretId: string;

  /**
   * The secret that holds the password or token, without a version, as `usernameSecretId`.
   *
   * Changed in place.
   */
  readonly passwordSecretId: string;

  /**
   * The resource id of the key vault that holds both secrets, `vault.id`. With it the identity of the set gets the role
   * Key Vault Secrets User on the vault, and the rules that use the set wait for it.
   *
   * Leave it out for a vault with access policies (give `principalId` the secret permission Get there), for a narrower
   * role, on the secrets themselves, or for a vault whose roles somebody else assigns.
   *
   * @default - no role is assigned
   */
  readonly keyVaultId?: string;

  /**
   * Where the set and its role assignment are made: a stack, or any construct in one.
   *
   * @default - the registry
   */
  readonly scope?: Construct;

  /**
   * The provider that makes the set and its role assignment, one of the subscription of the registry.
   *
   * @default - the registry's `provider`; in another stack, the default provider of that stack
   */
  readonly provider?: TerraformProvider;
}

/**
 * A repository of another registry, or all below a path, that this one fetches at the first pull and keeps.
 *
 * A rule is for the registry as a whole: every region serves what was fetched. While it is there, nothing can be pushed or
 * imported to its target. Azure refuses a rule whose target matches a repository that is there already, which after the
 * first pull it is: **a rule that is deleted, or replaced, may not come back** before those repositories are
 * deleted. Changing `source`, `target` or `name` replaces it, and so does taking `credentialSet` out.
 *
 * Sources: learn.microsoft.com, Artifact cache in Azure Container Registry; Wildcard support; Azure/acr#789, #845.
 */
export interface CacheRuleOptions {
  /**
   * What is fetched: host and repository, `docker.io/library/nginx`, or all repositories below a path,
   * `docker.io/library/*`. No scheme, no tag and no digest. May be late-bound.
   *
   * Official images of Docker Hub are in `library`, which is put in where it is missing: `docker.io/nginx` becomes
   * `docker.io/library/nginx`. Changing it replaces the rule.
   */
  readonly source: string;

  /**
   * Where it is kept in this registry: a repository, `hub/nginx`, or a path and `/*` if the source has that, `hub/*`. No
   * two rules can have one target, and no path of a rule with `*` can be within that of another; a repository within one
   * can. May be late-bound. Changing it replaces the rule.
   *
   * @default - as the source, host included: `docker.io/library/nginx`
   */
  readonly target?: string;

  /**
   * The credentials for the upstream: `docker.io`, `dhi.io`, `registry.redhat.io`, Google's `*.pkg.dev` and other
   * registries of Azure need some, `mcr.microsoft.com`, `public.ecr.aws` and `registry.access.redhat.com` take none.
   *
   * Set and exchanged in place; taking them out replaces the rule.
   *
   * @default - none
   */
  readonly credentialSet?: CacheCredentials;

  /**
   * The name of the rule in Azure: 5 to 49 letters, digits and single `-` between them. Changing it replaces the rule.
   *
   * @default - the id, with `-cache` behind it if it has less than 5 characters
   */
  readonly name?: string;

  /**
   * Whether Terraform refuses every plan that would replace the rule, or destroy it with its stack. A rule that is taken out
   * of the code is deleted all the same.
   *
   * @default - `preventDestroy` of the registry; true for one that is only used
   */
  readonly preventDestroy?: boolean;

  /**
   * Where the rule is made: a stack, or any construct in one. A team's stack can make the rule that it needs.
   *
   * @default - the registry
   */
  readonly scope?: Construct;

  /**
   * The provider that makes the rule, one of the subscription of the registry: azurerm makes it there.
   *
   * @default - the registry's `provider`; in another stack, the default provider of that stack
   */
  readonly provider?: TerraformProvider;
}
