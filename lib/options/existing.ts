import type { ITerraformDependable, TerraformProvider } from 'cdktf';
import type { RoleAssignmentMode } from './grant';
import type { RegionOptions } from './region';

/** What is said of a registry that is there already. */
export interface GeoReplicatedRegistryAttributes {
  /** The name of the registry. May be late-bound. */
  readonly registryName: string;

  /** The name of its resource group. May be late-bound. */
  readonly resourceGroupName: string;

  /**
   * The home region, in any of Azure's spellings.
   *
   * @default - Terraform looks it up
   */
  readonly homeRegion?: string;

  /**
   * The regions of its replicas, in any of Azure's spellings and any order. `regions` and the data endpoints depend on
   * them: Terraform cannot look replicas up.
   *
   * @default - none are known of
   */
  readonly replicaRegions?: string[];

  /**
   * Whether it has dedicated data endpoints.
   *
   * @default - Terraform looks it up; until then `firewallFqdns` lists the storage of Azure too
   */
  readonly dataEndpoints?: boolean;

  /**
   * Whether each of its regions has a login server of its own, `<name>.<region>.geo.azurecr.io`. Host names and the
   * addresses of private endpoints depend on it: Terraform cannot look it up. Nothing is written.
   *
   * @default false
   */
  readonly regionalEndpoints?: boolean;

  /**
   * How it decides who may reach its images, which grants depend on.
   *
   * @default RoleAssignmentMode.REGISTRY
   */
  readonly roleAssignmentMode?: RoleAssignmentMode;

  /**
   * The login server, `contoso.azurecr.io`; with a domain name label, `contoso-a1b2c3d4e5.azurecr.io`. With it, host
   * names are plain text at synth.
   *
   * @default - Terraform looks it up
   */
  readonly loginServer?: string;

  /**
   * The provider that looks the registry up, and makes grants and private endpoints.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;

  /**
   * What has to be there before the registry is looked up, and before what is made for it.
   *
   * @default - what the attributes refer to
   */
  readonly dependsOn?: ITerraformDependable[];

  /**
   * Warnings that you decided to live with: the name of the rule, and the reason. They are silent from then on.
   *
   * @default - every warning is shown at synth
   */
  readonly acknowledge?: { [rule: string]: string };

  /**
   * Regions that the built-in catalog does not know yet, or describes wrongly.
   *
   * @default - the catalog as it is
   */
  readonly regionCatalog?: RegionOptions[];
}
