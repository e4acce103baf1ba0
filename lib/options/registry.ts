import type { ITerraformDependable, TerraformProvider } from 'cdktf';
import type { AdoptOptions } from './adopt';
import type { AzapiOptions } from './azapi';
import type { RegistryContentsOptions } from './contents';
import type { Deployer } from './deployer';
import type { EncryptionOptions, IdentityOptions } from './encryption';
import type { RoleAssignmentMode } from './grant';
import type { LockLevel } from './lock';
import type { AlertOptions, DiagnosticsOptions } from './monitoring';
import type { NetworkOptions } from './network';
import type { RegistryPolicyOptions } from './policies';
import type { PrivateLinkOptions } from './private-link';
import type { RegionOptions } from './region';
import type { ReplicaOptions } from './replica';
import type { Rotation } from './rotation';
import type { Sku } from './tier';
import type { TimeoutOptions } from './timeouts';
import type { WebhookOptions } from './webhook';
import type { ZoneRedundancy } from './zones';

/** The options of a `GeoReplicatedRegistry`. */
export interface GeoReplicatedRegistryProps extends AzapiOptions, RegistryContentsOptions, RegistryPolicyOptions {
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
   * The home region, where the registry is managed, in any of Azure's spellings: "West Europe", "westeurope",
   * `AzureRegion.WEST_EUROPE`. It serves images as well.
   *
   * May be late-bound, such as `group.location`: rules that depend on the region are then not checked, and
   * `zoneRedundancy` should be set. `group.locationInput` is the same value, known at synth.
   *
   * Changing this destroys the registry and its images.
   */
  readonly homeRegion: string;

  /**
   * The other regions that hold and serve the registry's images, in any order. Add more with `addReplica`.
   *
   * @default - no replicas, which is a warning on Premium
   */
  readonly replicas?: ReplicaOptions[];

  /**
   * A Terraform variable with which operators take replicas out of rotation, for a drill or a repair; with
   * `azapi: true` the home region too.
   *
   * @default - only `globalEndpointRouting` decides
   */
  readonly rotation?: Rotation;

  /**
   * Whether the registry's global endpoint sends traffic to the home region.
   *
   * With `azapi: true` the library sets it in Azure, and it may be late-bound. Without `azapi`, azurerm cannot change
   * it: set this to false and run a plan before you take the home region out of rotation with
   * `az acr replication update`. In both cases synth and plan make sure that at least one replica stays in rotation.
   *
   * @default true
   */
  readonly homeGlobalEndpointRouting?: boolean;

  /**
   * The service tier. Changed in place, unless the zone flag changes with it, which destroys the registry and its
   * images.
   *
   * Before you raise an existing registry to Premium, set `zoneRedundancy` to the value that it has
   * (`ZoneRedundancy.DISABLED` if you never set it): the automatic flag would change from off to on. A registry that
   * was created with the flag on cannot be moved to a lower tier: the provider refuses the flag below Premium.
   *
   * @default Sku.PREMIUM
   */
  readonly sku?: Sku;

  /**
   * Whether the registry is spread over the availability zones of its home region. Replicas inherit it.
   *
   * A change of the resulting flag of the home region destroys the registry and its images.
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
   * Whether image layers are served by a dedicated data endpoint per region, `<name>.<region>.data.azurecr.io`, instead
   * of `*.blob.core.windows.net`. Firewall rules can then allow this registry only. Premium only.
   *
   * @default true on Premium, false below
   */
  readonly dataEndpoints?: boolean;

  /**
   * Whether the admin user can log in: one shared user name and password with full access.
   *
   * @default false
   */
  readonly adminUser?: boolean;

  /**
   * Whether anybody can pull any image without logging in. Not on Basic.
   *
   * @default false
   */
  readonly anonymousPull?: boolean;

  /**
   * Whether Terraform refuses every plan that would destroy the registry and its images: a changed name, home region,
   * resource group or zone flag, or `terraform destroy`.
   *
   * To destroy or replace the registry on purpose, set this to false in the same change. It does not protect against
   * removing, renaming or moving the construct in the code: the address in Terraform changes, and the protection is
   * removed with the old address.
   *
   * @default true
   */
  readonly preventDestroy?: boolean;

  /**
   * An Azure lock on the registry. It applies to everybody, including Terraform, which then cannot remove a replica, a
   * webhook, a cache rule, a diagnostic setting or a grant: see `LockLevel` for how to do that in two steps. It is
   * created after everything else.
   *
   * @default - no lock
   */
  readonly lock?: LockLevel;

  /**
   * How long Terraform waits for each operation. Timeouts that are not set keep their defaults.
   *
   * @default - `create` and `update` grow by 30 minutes with each replica, the others are the provider's; for an
   * adopted registry all are the provider's
   */
  readonly timeouts?: TimeoutOptions;

  /**
   * Webhooks, each in all regions or in some. Add more with `addWebhook`. At most 2 on Basic, 10 on Standard and 500 on
   * Premium; a webhook counts once per region.
   *
   * @default - no webhooks
   */
  readonly webhooks?: WebhookOptions[];

  /**
   * Who can reach the registry over its public endpoint.
   *
   * @default - everybody, with credentials
   */
  readonly network?: NetworkOptions;

  /**
   * Private endpoints, through which your networks reach the registry at private addresses. Premium only. With at least
   * one, set here or added with `addPrivateEndpoint`, the default of `network.publicAccess` is false.
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
   * Encryption with your own key. Premium only. It can be set only when the registry is created, and cannot be removed.
   *
   * If the option is not set, azurerm 4 leaves an existing key as it is; azurerm 5 shows its removal in every plan,
   * except for a registry with `adopt`.
   *
   * @default - encryption with keys that Azure manages
   */
  readonly encryption?: EncryptionOptions;

  /**
   * Which roles grant access to images: roles on the whole registry, or roles with conditions on repositories.
   *
   * Set it only if you need it: it requires azurerm 4.81 or later,
   * `stack.addOverride('terraform.required_providers.azurerm.version', '~> 4.81')`, and is otherwise an error at synth.
   * Before you change it on an existing registry, grant the roles of the other mode, or everybody loses access. Changed
   * in place.
   *
   * @default - not set; Azure uses roles on the registry
   */
  readonly roleAssignmentMode?: RoleAssignmentMode;

  /**
   * Whether the registry accepts Microsoft Entra tokens that were issued for Azure Resource Manager (audience
   * `https://management.azure.com`) in addition to those for Container Registry
   * (`https://containerregistry.azure.net`).
   *
   * With false, a leaked Azure Resource Manager token gives no access to images; App Service then cannot pull. It does
   * not affect the admin user or the registry's own tokens. Changed in place.
   *
   * Set it only if you need it: it requires azurerm 4.81 or later,
   * `stack.addOverride('terraform.required_providers.azurerm.version', '~> 4.81')`, and is otherwise an error at synth.
   *
   * Source: learn.microsoft.com, Disable authentication as ARM template.
   *
   * @default - not set; Azure accepts them
   */
  readonly armAudienceTokens?: boolean;

  /**
   * Where logs and metrics are sent.
   *
   * @default - nowhere
   */
  readonly diagnostics?: DiagnosticsOptions;

  /**
   * Who is notified when Azure reports problems with the registry or its regions.
   *
   * @default - nobody
   */
  readonly alerts?: AlertOptions;

  /**
   * The identity that runs Terraform. If it is set, the library checks that the identity has all permissions that the
   * synthesized resources require.
   *
   * @default - permissions are not checked
   */
  readonly deployer?: Deployer;

  /**
   * Brings an existing registry under management without changing it: settings that you do not set stay as they are.
   *
   * Set `replicas` in full, with the zone flag, routing and tags of each, or not at all.
   *
   * @default - the registry is created
   */
  readonly adopt?: AdoptOptions;

  /**
   * The provider that creates the registry and everything that belongs to it, such as one for another subscription: an
   * alias of `AzurermProvider` in the same stack.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;

  /**
   * What must exist before the registry and everything that belongs to it, such as the role assignment that lets its
   * identity use the key. `registry.node.addDependency` has no effect in cdktf.
   *
   * @default - what the options refer to
   */
  readonly dependsOn?: ITerraformDependable[];

  /**
   * Warnings that you accept: the name of the rule, and the reason. They are no longer shown.
   *
   * @example { homeRegionHasZones: 'the registry is from 2019' }
   * @default - every warning is shown at synth
   */
  readonly acknowledge?: { [rule: string]: string };

  /**
   * Regions that the built-in catalog does not have, or describes wrongly. With it you can use a region that Azure
   * opened after this version of the library was released.
   *
   * @default - the catalog as it is
   */
  readonly regionCatalog?: RegionOptions[];
}
