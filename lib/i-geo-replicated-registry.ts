import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { GrantOptions, ImageUriOptions, PrivateEndpoint, PrivateEndpointOptions, RegistryRole } from './options';
import type { IRegistryTokens } from './registry-tokens';

/** A registry that this app creates, or an existing one (`GeoReplicatedRegistry.fromRegistryName`). */
export interface IGeoReplicatedRegistry extends IRegistryTokens {
  /** The resource id of the registry, for role assignments and private endpoints. */
  readonly registryId: string;

  /** A reference to the name of the registry. */
  readonly registryName: string;

  /** The host that clients log in to, `contoso.azurecr.io`. */
  readonly loginServer: string;

  /** The canonical name of the home region, `westus`. */
  readonly homeRegion: string;

  /** The canonical names of all regions: home first, then the replicas by name. */
  readonly regions: string[];

  /** The dedicated data endpoints of all regions, in the order of `regions`; empty if they are off. */
  readonly dataEndpoints: string[];

  /** The login servers of all regions, in the order of `regions`; empty if regional endpoints are off. */
  readonly regionalEndpoints: string[];

  /** The host names that a client's firewall must allow, on port 443. */
  readonly firewallFqdns: string[];

  /**
   * The dedicated data endpoint of one region, `contoso.eastus.data.azurecr.io`.
   *
   * @param region the home region or the region of a replica, in any spelling
   */
  dataEndpoint(region: string): string;

  /**
   * The login server of one region, `contoso.eastus.geo.azurecr.io`.
   *
   * @param region the home region or the region of a replica, in any spelling
   */
  regionalEndpoint(region: string): string;

  /**
   * The name with which every region pulls an image, `contoso.azurecr.io/web:1.2`; with a region, the name with which
   * that region serves it, `contoso.eastus.geo.azurecr.io/web:1.2`.
   *
   * @param repository the repository, such as `public/products/web`; may be late-bound
   * @param tagOrDigest a tag such as `1.2`, or a digest such as `sha256:…`; may be late-bound
   */
  imageUri(repository: string, tagOrDigest: string, options?: ImageUriOptions): string;

  /**
   * Allows an identity to pull images.
   *
   * @param id a name for the grant, unique among the grants of this registry
   * @param principalId the object id of the identity, `identity.principalId`
   */
  grantPull(id: string, principalId: string, options?: GrantOptions): RoleAssignment;

  /**
   * Allows an identity to push and pull images.
   *
   * @param id a name for the grant, unique among the grants of this registry
   * @param principalId the object id of the identity, `identity.principalId`
   */
  grantPush(id: string, principalId: string, options?: GrantOptions): RoleAssignment;

  /**
   * Allows an identity to delete images.
   *
   * @param id a name for the grant, unique among the grants of this registry
   * @param principalId the object id of the identity, `identity.principalId`
   */
  grantDelete(id: string, principalId: string, options?: GrantOptions): RoleAssignment;

  /**
   * Assigns any role on the registry to an identity, such as `RegistryRole.builtIn('AcrImageSigner')`.
   *
   * @param id a name for the grant, unique among the grants of this registry
   * @param principalId the object id of the identity, `identity.principalId`
   * @param role the role
   */
  grant(id: string, principalId: string, role: RegistryRole, options?: GrantOptions): RoleAssignment;

  /** Adds a private endpoint. */
  addPrivateEndpoint(options: PrivateEndpointOptions): PrivateEndpoint;

  /** The private endpoints that this app creates, with the members that each takes an address for. */
  readonly privateEndpoints: PrivateEndpoint[];

  /** The current warnings, as synth would show them, without those that are acknowledged. For tests. */
  readonly warnings: string[];
}
