import type { ITerraformDependable, TerraformProvider } from 'cdktf';
import type { AdoptOptions } from './adopt';
import type { AzapiOptions } from './azapi';
import type { CacheRuleOptions, CredentialSetOptions } from './cache';
import type { Deployer } from './deployer';
import type { EncryptionOptions, IdentityOptions } from './encryption';
import type { RoleAssignmentMode } from './grant';
import type { LockLevel } from './lock';
import type { AlertOptions, DiagnosticsOptions } from './monitoring';
import type { NetworkOptions } from './network';
import type { PrivateLinkOptions } from './private-link';
import type { PurgeTaskOptions } from './purge';
import type { RegionOptions } from './region';
import type { ReplicaOptions } from './replica';
import type { Rotation } from './rotation';
import type { ScopeMapOptions } from './scope-map';
import type { Sku } from './tier';
import type { TimeoutOptions } from './timeouts';
import type { TokenOptions, TokenPairOptions } from './token';
import type { WebhookOptions } from './webhook';
import type { ZoneRedundancy } from './zones';

/** What a `GeoReplicatedRegistry` is made of. */
export interface GeoReplicatedRegistryProps extends AzapiOptions {
  /**
   * The name of the registry: 5 to 50 letters and digits, unique in all of Azure. In lower case it becomes the
   * login server, `<name>.azurecr.io`. May be late-bound.
   *
   * Changing this destroys the registry and its images.
   */
  readonly registryName: string;

  /**
   * The name of the resource group that holds the registry, usually `group.name`. May be late-bound.
   *
   * 1 to 90 letters, digits, `-`, `_`, `.`, `(`, `)`, not ending in a period.
   * Changing this destroys the registry and its images.
   */
  readonly resourceGroupName: string;

  /**
   * The region where the registry is managed, in any of Azure's spellings: "West Europe", "westeurope",
   * `AzureRegion.WEST_EUROPE`. It always serves images too.
   *
   * May be late-bound, such as `group.location`: rules that need to know it then keep silent, and
   * `zoneRedundancy` should be set. `group.locationInput` is the same value, known at synth.
   * Changing this destroys the registry and its images.
   */
  readonly homeRegion: string;

  /**
   * The other regions that hold and serve the registry's images. In any order; more can be added with `addReplica`.
   *
   * @default - no replicas, which is a warning on Premium
   */
  readonly replicas?: ReplicaOptions[];

  /**
   * A switch by which operators take replicas out of rotation, for a drill or a repair; with `azapi: true` the home region too.
   *
   * @default - `globalEndpointRouting` of each replica decides alone
   */
  readonly rotation?: Rotation;

  /**
   * Whether the registry's global endpoint sends traffic to the home region. With `azapi: true` it is written, and may be
   * late-bound. Without, azurerm cannot change it: set false and plan before you take the region out by
   * `az acr replication update`. In both cases a replica is kept in rotation, at synth and at plan.
   *
   * @default true
   */
  readonly homeGlobalEndpointRouting?: boolean;

  /**
   * The service tier. Changed in place, unless the zone flag changes with it, which destroys the registry and its
   * images. Before you raise an existing registry to Premium set the `zoneRedundancy` that it has
   * (`ZoneRedundancy.DISABLED` if you never set it): the automatic flag would go from off to on. A registry that
   * was created with the flag on cannot be lowered: the provider refuses the flag below Premium.
   *
   * @default Sku.PREMIUM
   */
  readonly sku?: Sku;

  /**
   * Whether the registry spreads over the availability zones of its home region. Replicas inherit it.
   *
   * Changing what this comes to for the home region destroys the registry and its images.
   *
   * @default ZoneRedundancy.AUTOMATIC
   */
  readonly zoneRedundancy?: ZoneRedundancy;

  /**
   * Tags of the registry. Replicas inherit them. At most 50; keys up to 512 bytes, values up to 256 bytes.
   *
   * @default - no tags
   */
  readonly tags?: { [key: string]: string };

  /**
   * Whether image layers come from a dedicated data endpoint per region, `<name>.<region>.data.azurecr.io`,
   * instead of `*.blob.core.windows.net`. Firewall rules can then name the registry. Premium only.
   *
   * @default true on Premium, false below
   */
  readonly dataEndpoints?: boolean;

  /**
   * Whether the admin user, one shared name and password with full access, may log in.
   *
   * @default false
   */
  readonly adminUser?: boolean;

  /**
   * Whether anybody may pull any image without logging in. Not on Basic.
   *
   * @default false
   */
  readonly anonymousPull?: boolean;

  /**
   * Whether Terraform refuses every plan that would destroy the registry and its images: a changed name, home
   * region, resource group or zone flag, or `terraform destroy`.
   *
   * To destroy or replace it on purpose, set this to false together with the change. It cannot protect
   * against removing, renaming or moving the construct in the code: the address in Terraform changes, and the
   * protection goes with the old one.
   *
   * @default true
   */
  readonly preventDestroy?: boolean;

  /**
   * A lock in Azure, which holds for everybody, not for Terraform only. It is made after everything else, and keeps
   * Terraform too from removing a replica, a webhook, a cache rule, a diagnostic setting or a grant: see `LockLevel` for how to do that in two steps.
   *
   * @default - no lock
   */
  readonly lock?: LockLevel;

  /**
   * How long Terraform waits. What is not given keeps its default.
   *
   * @default - `create` and `update` grow by 30 minutes with each replica, the rest is the provider's; of an adopted
   * registry all are the provider's
   */
  readonly timeouts?: TimeoutOptions;

  /**
   * Webhooks, each in every region or in some. More can be added with `addWebhook`. At most 2, 10 and 500 on Basic,
   * Standard and Premium, counted by region.
   *
   * @default - no webhooks
   */
  readonly webhooks?: WebhookOptions[];

  /**
   * Credentials for upstream registries, by ids of your own: `{ Hub: { loginServer: 'docker.io', … } }`. More can be added
   * with `addCredentialSet`.
   *
   * @default - none
   */
  readonly credentialSets?: { [id: string]: CredentialSetOptions };

  /**
   * What is cached of upstream registries, by ids of your own: `{ Sdk: { source: 'mcr.microsoft.com/dotnet/sdk' } }`. More can
   * be added with `addCacheRule`. At most 1000 rules.
   *
   * @default - nothing is cached
   */
  readonly cacheRules?: { [id: string]: CacheRuleOptions };

  /**
   * Tasks that delete images on a schedule, by ids of your own. More can be added with `addPurgeTask`.
   *
   * @default - no image is deleted
   */
  readonly purgeTasks?: { [id: string]: PurgeTaskOptions };

  /**
   * Permissions that tokens share, as `addScopeMap` makes, by ids of your own.
   *
   * @default - none
   */
  readonly scopeMaps?: { [id: string]: ScopeMapOptions };

  /**
   * User names with passwords for clients that have no identity in Microsoft Entra, by ids of your own. More can be added with
   * `addToken`. At most 100, 500 and 50,000 on Basic, Standard and Premium, pairs counted twice.
   *
   * @default - none
   */
  readonly tokens?: { [id: string]: TokenOptions };

  /**
   * Pairs of tokens whose passwords are replaced in turns, as `addTokenPair` makes, by ids of your own.
   *
   * @default - none
   */
  readonly tokenPairs?: { [id: string]: TokenPairOptions };

  /**
   * Who may reach the registry over its public endpoint.
   *
   * @default - everybody, with credentials
   */
  readonly network?: NetworkOptions;

  /**
   * Private endpoints, through which your networks reach the registry at private addresses. Premium only. With any,
   * given here or added by `addPrivateEndpoint`, `network.publicAccess` is false unless you say otherwise.
   *
   * @default - no private endpoints
   */
  readonly privateLink?: PrivateLinkOptions;

  /**
   * The managed identities of the registry.
   *
   * @default - none, or that of `encryption`
   */
  readonly identities?: IdentityOptions;

  /**
   * Encryption with a key of your own. Premium only, at creation only, and it cannot be taken off again. azurerm 4 leaves a
   * key alone that is not set here; azurerm 5 shows its removal in every plan, except of a registry with `adopt`.
   *
   * @default - encryption with keys of Azure
   */
  readonly encryption?: EncryptionOptions;

  /**
   * Days after which a manifest without tags is deleted, 0 to 365; 0 keeps them. Premium only.
   *
   * **This deletes images that are pulled by digest**, as deployments do that pin them. Choose a long time.
   *
   * @default - manifests without tags are kept
   */
  readonly untaggedRetentionDays?: number;

  /**
   * Whether a pushed image can be pulled only after somebody released it. Premium only. Until something releases
   * it, every image that is pushed is out of reach, and Defender for Cloud does not scan it.
   *
   * @default false
   */
  readonly quarantine?: boolean;

  /**
   * Whether images may be exported to other registries. False needs `network.publicAccess: false`, and Premium.
   *
   * @default true
   */
  readonly exportPolicy?: boolean;

  /**
   * Whether images may be signed with Docker Content Trust. Premium only, not with `encryption`. In a stack that pins azurerm 5
   * it is an error at synth, also false: azurerm 5 has no such argument.
   *
   * @default false
   * @deprecated Azure removes content trust on 2028-03-31 and takes it for new registries no longer; azurerm 5 has no such attribute. Sign with Notation instead.
   */
  readonly trustPolicy?: boolean;

  /**
   * How the registry decides who may reach its images. State it only where you mean it: it needs azurerm 4.81 or
   * later, by `stack.addOverride('terraform.required_providers.azurerm.version', '~> 4.81')`, or it is an error at synth. Before
   * you change it on a registry that exists, grant the roles of the other mode, or everybody loses access.
   *
   * @default - as Azure has it, roles on the registry
   */
  readonly roleAssignmentMode?: RoleAssignmentMode;

  /**
   * Whether the registry accepts tokens of Microsoft Entra that are for Azure Resource Manager (audience
   * `https://management.azure.com`) as well as those for Container Registry (`https://containerregistry.azure.net`). False
   * refuses the former, so that one that leaks opens no images; App Service then cannot pull. It has no effect on the admin
   * user, nor on tokens of the registry. Changed in place.
   *
   * Set it only where you mean it: it needs azurerm 4.81 or later, by
   * `stack.addOverride('terraform.required_providers.azurerm.version', '~> 4.81')`, or it is an error at synth.
   *
   * Source: learn.microsoft.com, Disable authentication as ARM template.
   *
   * @default - as Azure has it, true
   */
  readonly armAudienceTokens?: boolean;

  /**
   * Where logs and metrics are sent.
   *
   * @default - nowhere
   */
  readonly diagnostics?: DiagnosticsOptions;

  /**
   * Who is notified when Azure reports trouble with the registry or its regions.
   *
   * @default - nobody
   */
  readonly alerts?: AlertOptions;

  /**
   * The identity that runs Terraform, to see that it may do all that is synthesized.
   *
   * @default - permissions are not checked
   */
  readonly deployer?: Deployer;

  /**
   * A registry that is there already and comes under management, without being touched: what is not set of it stays
   * as it is. State `replicas` in full, with the zone flag, routing and tags of each, or not at all.
   *
   * @default - the registry is created
   */
  readonly adopt?: AdoptOptions;

  /**
   * The provider that makes the registry and all that belongs to it, such as one of another subscription: an alias of
   * `AzurermProvider` in the same stack.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;

  /**
   * What has to be there before the registry and all that belongs to it, such as the role assignment by which its
   * identity may use the key. `registry.node.addDependency` has no effect in cdktf.
   *
   * @default - what the options refer to
   */
  readonly dependsOn?: ITerraformDependable[];

  /**
   * Warnings that you decided to live with: the name of the rule, and the reason. They are silent from then on.
   *
   * @example { homeRegionHasZones: 'the registry is from 2019' }
   * @default - every warning is shown at synth
   */
  readonly acknowledge?: { [rule: string]: string };

  /**
   * Regions that the built-in catalog does not know yet, or describes wrongly: how to use a region that
   * Azure opened after this version of the library was made.
   *
   * @default - the catalog as it is
   */
  readonly regionCatalog?: RegionOptions[];
}
