import type { ITerraformDependable, TerraformProvider } from 'cdktf';
import type { RoleAssignmentMode } from './grant';
import type { RegionOptions } from './region';

/** The attributes of an existing registry, for `GeoReplicatedRegistry.fromRegistryName`. */
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
   * them, because Terraform cannot look replicas up.
   *
   * @default - no replicas are assumed
   */
  readonly replicaRegions?: string[];

  /**
   * Whether it has dedicated data endpoints.
   *
   * @default - Terraform looks it up; until then `firewallFqdns` includes Azure's storage as well
   */
  readonly dataEndpoints?: boolean;

  /**
   * Whether each of its regions has its own login server, `<name>.<region>.geo.azurecr.io`. Host names and the
   * addresses of private endpoints depend on it, because Terraform cannot look it up. Nothing is changed in Azure.
   *
   * @default false
   */
  readonly regionalEndpoints?: boolean;

  /**
   * Which roles grant access to its images. It decides the roles that the grants assign.
   *
   * @default RoleAssignmentMode.REGISTRY
   */
  readonly roleAssignmentMode?: RoleAssignmentMode;

  /**
   * The login server, `contoso.azurecr.io`; with a domain name label, `contoso-a1b2c3d4e5.azurecr.io`. If it is set,
   * host names are plain text at synth.
   *
   * @default - Terraform looks it up
   */
  readonly loginServer?: string;

  /**
   * The provider that looks the registry up, and creates grants and private endpoints.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;

  /**
   * What must exist before the registry is looked up, and before what is created for it.
   *
   * @default - what the attributes refer to
   */
  readonly dependsOn?: ITerraformDependable[];

  /**
   * Warnings that you accept: the name of the rule, and the reason. They are no longer shown.
   *
   * @default - every warning is shown at synth
   */
  readonly acknowledge?: { [rule: string]: string };

  /**
   * Regions that the built-in catalog does not have, or describes wrongly.
   *
   * @default - the catalog as it is
   */
  readonly regionCatalog?: RegionOptions[];
}
