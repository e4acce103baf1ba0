import type { ContainerRegistryCredentialSet } from '@cdktf/provider-azurerm/lib/container-registry-credential-set';
import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * The credentials that a cache rule pulls with from its upstream: the result of `addCredentialSet`, a set that the
 * options declare, or an existing one.
 */
export abstract class CacheCredentials {
  /**
   * A credential set of the same registry, by its id in `credentialSets` or `addCredentialSet`.
   *
   * @param id the id, such as `Hub`
   */
  public static declared(id: string): CacheCredentials {
    return new OtherCredentials('declared', id);
  }

  /**
   * An existing credential set that this app does not manage.
   *
   * @param credentialSetId its resource id, as `az acr credential-set show --query id` prints it; may be late-bound
   * @param loginServer the host that it logs in to, such as `docker.io`; if set, it is compared with the upstream of
   * the rule
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

/** A credential set in Terraform. */
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
 * User name and password for an upstream registry, stored in a key vault. The set has an identity of its own that reads
 * them. One set serves all cache rules of its upstream.
 *
 * Source: learn.microsoft.com, Artifact cache in Azure Container Registry, credentials.
 */
export interface CredentialSetOptions {
  /**
   * The name of the set in Azure: 5 to 50 letters, digits and `-`. Changing it replaces the set: see `loginServer`.
   *
   * @default - the id, with `-credentials` appended if it has fewer than 5 characters
   */
  readonly name?: string;

  /**
   * The host that the credentials are for, such as `docker.io`, without scheme and path. It must be the host of the
   * source of every rule that uses the set. May be late-bound.
   *
   * Changing it replaces the set, and the new set has another identity. Azure may refuse to delete a set that rules
   * use: instead, add a second set, use it in the rules, which changes them in place, and then remove the first.
   */
  readonly loginServer: string;

  /**
   * The secret that contains the user name, without a version: `https://<vault>.vault.azure.net/secrets/<name>`,
   * usually `secret.versionlessId`. A new version of the secret is then used without a change in Terraform. May be
   * late-bound.
   *
   * Changed in place.
   */
  readonly usernameSecretId: string;

  /**
   * The secret that contains the password or token, without a version, like `usernameSecretId`.
   *
   * Changed in place.
   */
  readonly passwordSecretId: string;

  /**
   * The resource id of the key vault that contains both secrets, `vault.id`. If it is set, the identity of the set gets
   * the role Key Vault Secrets User on the vault, and the rules that use the set wait for the assignment.
   *
   * Leave it out for a vault with access policies (give `principalId` the secret permission Get there), to assign a
   * narrower role on the secrets themselves, or if somebody else manages the roles of the vault.
   *
   * @default - no role is assigned
   */
  readonly keyVaultId?: string;

  /**
   * The scope in which the set and its role assignment are created: a stack, or any construct in one.
   *
   * @default - the registry
   */
  readonly scope?: Construct;

  /**
   * The provider that creates the set and its role assignment. It must be of the registry's subscription.
   *
   * @default - the registry's `provider`; in another stack, the default provider of that stack
   */
  readonly provider?: TerraformProvider;
}

/**
 * Caches a repository of another registry, or all repositories below a path: this registry fetches an image at its
 * first pull and keeps it.
 *
 * A rule applies to the whole registry: every region serves what was fetched. While the rule exists, nothing can be
 * pushed or imported to its target. Azure refuses a rule whose target matches an existing repository, and the first
 * pull creates one: **a rule that was deleted or replaced may not be created again** until those repositories are
 * deleted. Changing `source`, `target` or `name` replaces the rule, and so does removing `credentialSet`.
 *
 * Sources: learn.microsoft.com, Artifact cache in Azure Container Registry; Wildcard support; Azure/acr#789, #845.
 */
export interface CacheRuleOptions {
  /**
   * What to fetch: host and repository, `docker.io/library/nginx`, or all repositories below a path,
   * `docker.io/library/*`. No scheme, tag or digest. May be late-bound.
   *
   * Official images of Docker Hub are in `library`, which is added if it is missing: `docker.io/nginx` becomes
   * `docker.io/library/nginx`. Changing it replaces the rule.
   */
  readonly source: string;

  /**
   * Where to keep it in this registry: a repository, `hub/nginx`, or, for a source with `/*`, a path and `/*`, `hub/*`.
   * May be late-bound.
   *
   * Two rules cannot have the same target, and the path of a rule with `*` cannot be within the path of another; a
   * single repository can. Changing it replaces the rule.
   *
   * @default - the source, including the host: `docker.io/library/nginx`
   */
  readonly target?: string;

  /**
   * The credentials for the upstream.
   *
   * `docker.io`, `dhi.io`, `registry.redhat.io`, Google's `*.pkg.dev` and other Azure registries require credentials;
   * `mcr.microsoft.com`, `public.ecr.aws` and `registry.access.redhat.com` accept none. Added and exchanged in place;
   * removing them replaces the rule.
   *
   * @default - none
   */
  readonly credentialSet?: CacheCredentials;

  /**
   * The name of the rule in Azure: 5 to 49 letters, digits and single `-` between them. Changing it replaces the rule.
   *
   * @default - the id, with `-cache` appended if it has fewer than 5 characters
   */
  readonly name?: string;

  /**
   * Whether Terraform refuses every plan that would replace the rule, or destroy it with its stack. Removing the rule
   * from the code deletes it nevertheless.
   *
   * @default - the registry's `preventDestroy`; true for an existing registry that this app does not manage
   */
  readonly preventDestroy?: boolean;

  /**
   * The scope in which the rule is created: a stack, or any construct in one. A team can create the rule that it needs
   * in its own stack.
   *
   * @default - the registry
   */
  readonly scope?: Construct;

  /**
   * The provider that creates the rule. It must be of the registry's subscription, because azurerm creates the rule in
   * its own.
   *
   * @default - the registry's `provider`; in another stack, the default provider of that stack
   */
  readonly provider?: TerraformProvider;
}
