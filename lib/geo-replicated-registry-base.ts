import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Annotations } from 'cdktf';
import { sentence } from './errors';
import type { IGeoReplicatedRegistry } from './i-geo-replicated-registry';
import {
  dataEndpoint,
  dataEndpoints,
  firewallFqdns,
  imageUri,
  loginServer,
  regionalEndpoint,
  regionalEndpoints,
} from './model/hosts';
import type { PlaceModel } from './model/model';
import { placeIn } from './model/regions';
import type { GrantOptions, ImageUriOptions, PrivateEndpoint, PrivateEndpointOptions, RegistryRole } from './options';
import { readArguments, readImage, withAdded, withGrant, type Right } from './reading/registry';
import { RegistryTokens } from './registry-tokens';
import { refusedOfCalls, validate, warningsOf, type Subject } from './rules';

/**
 * The attributes, grants and private endpoints of any registry, whether this app creates it or only references it. Apps
 * should not extend this class: accept an `IGeoReplicatedRegistry` where either kind will do.
 */
export abstract class GeoReplicatedRegistryBase extends RegistryTokens implements IGeoReplicatedRegistry {
  /**
   * The resource id of the registry, for role assignments and private endpoints. Resources that use it are created
   * after the registry.
   */
  public abstract readonly registryId: string;

  /** A reference to the name of the registry. Resources that use it are created after the registry. */
  public abstract readonly registryName: string;

  /**
   * The host that clients log in to, `contoso.azurecr.io`; the domain is that of the region's cloud. Plain text if the
   * name and the cloud are known at synth.
   */
  public get loginServer(): string {
    return loginServer(this._model, this._loginServer);
  }

  /** The canonical name of the home region, `westus`. */
  public get homeRegion(): string {
    return this._model.home.name;
  }

  /**
   * The canonical names of all regions: home first, then the replicas by name. A plain list that code can loop over. It
   * contains only the regions that were added so far: read it after the last `addReplica`.
   */
  public get regions(): string[] {
    return this._model.places.map((place) => place.name);
  }

  /**
   * The dedicated data endpoints of all regions, in the order of `regions`; empty if `dataEndpoints` is off. A plain
   * list, which does not include replicas that are added later.
   */
  public get dataEndpoints(): string[] {
    return dataEndpoints(this._model, this._loginServer);
  }

  /**
   * The login servers of all regions, `contoso.eastus.geo.azurecr.io`, in the order of `regions`; empty if
   * `regionalEndpoints` is off. A plain list, which does not include replicas that are added later.
   */
  public get regionalEndpoints(): string[] {
    return regionalEndpoints(this._model, this._loginServer);
  }

  /**
   * The host names that a client's firewall must allow, on port 443: the login server, the regional endpoints if they
   * are on, and the data endpoint of each region. A plain list, which does not include replicas that are added later.
   *
   * Without data endpoints the list contains the storage of all of Azure, `*.blob.core.windows.net`, which could be
   * used for data exfiltration; data endpoints avoid that.
   *
   * Source: learn.microsoft.com, Configure rules to access an Azure container registry behind a firewall.
   */
  public get firewallFqdns(): string[] {
    return firewallFqdns(this._model, this._loginServer);
  }

  /**
   * The dedicated data endpoint of one region, `contoso.eastus.data.azurecr.io`.
   *
   * @param region the home region or the region of a replica, in any spelling
   * @throws if the registry is not in that region, or has no data endpoints
   */
  public dataEndpoint(region: string): string {
    return dataEndpoint(this._model, this._placeIn('dataEndpoint', region), this._loginServer);
  }

  /**
   * The login server of one region, `contoso.eastus.geo.azurecr.io`. Clients log in to it separately
   * (`az acr login --endpoint eastus`), and it does not fail over to another region.
   *
   * @param region the home region or the region of a replica, in any spelling
   * @throws if the registry is not in that region, or has no regional endpoints
   */
  public regionalEndpoint(region: string): string {
    return regionalEndpoint(this._model, this._placeIn('regionalEndpoint', region), this._loginServer);
  }

  /**
   * The name with which every region pulls an image, `contoso.azurecr.io/web:1.2`; with a region, the name with which
   * that region serves it, `contoso.eastus.geo.azurecr.io/web:1.2`.
   *
   * @param repository the repository, such as `public/products/web`; may be late-bound
   * @param tagOrDigest a tag such as `1.2`, or a digest such as `sha256:…`; may be late-bound
   * @throws if one of them does not follow the OCI grammar, or the region has no regional endpoint
   */
  public imageUri(repository: string, tagOrDigest: string, options?: ImageUriOptions): string {
    const model = this._model;
    const { notes, region, ...given } = readImage({ repository, tagOrDigest }, options);
    const place = region && placeIn(model.places, region.value);
    const globalServer = this.loginServer;
    const server = place === undefined ? globalServer : regionalEndpoint(model, place, this._loginServer);
    const image = { stated: { notes }, loginServer: server, globalServer, ...given };
    this._refuse(
      [
        ...validate(refusedOfCalls.imageUri, image),
        ...(region === undefined ? [] : validate(refusedOfCalls.imageRegion, { stated: { notes }, model, region })),
      ],
      'imageUri',
    );
    return imageUri(server, repository, tagOrDigest);
  }

  /**
   * Allows an identity to pull images, such as the kubelet identity of AKS. The grant applies to all regions.
   *
   * @param id a name for the grant, unique among the grants of this registry
   * @param principalId the object id of the identity, `identity.principalId`
   * @returns the role assignment
   * @throws one error that lists every fault; the registry is then unchanged
   */
  public grantPull(id: string, principalId: string, options?: GrantOptions): RoleAssignment {
    return this._grant('grantPull', 'pull', id, principalId, options);
  }

  /**
   * Allows an identity to push and pull images, such as that of a pipeline.
   *
   * @param id a name for the grant, unique among the grants of this registry
   * @param principalId the object id of the identity, `identity.principalId`
   * @returns the role assignment
   * @throws one error that lists every fault; the registry is then unchanged
   */
  public grantPush(id: string, principalId: string, options?: GrantOptions): RoleAssignment {
    return this._grant('grantPush', 'push', id, principalId, options);
  }

  /**
   * Allows an identity to delete images, such as that of a clean-up job.
   *
   * @param id a name for the grant, unique among the grants of this registry
   * @param principalId the object id of the identity, `identity.principalId`
   * @returns the role assignment
   * @throws one error that lists every fault; the registry is then unchanged
   */
  public grantDelete(id: string, principalId: string, options?: GrantOptions): RoleAssignment {
    return this._grant('grantDelete', 'delete', id, principalId, options);
  }

  /**
   * Assigns any role on the registry to an identity, such as `RegistryRole.builtIn('AcrImageSigner')`.
   *
   * @param id a name for the grant, unique among the grants of this registry
   * @param principalId the object id of the identity, `identity.principalId`
   * @param role the role
   * @returns the role assignment
   * @throws one error that lists every fault; the registry is then unchanged
   */
  public grant(id: string, principalId: string, role: RegistryRole, options?: GrantOptions): RoleAssignment {
    return this._grant('grant', { role }, id, principalId, options);
  }

  /**
   * Adds a private endpoint, like an item of `privateLink.endpoints`. With the first private endpoint of a registry
   * that this app manages, `network.publicAccess` becomes false unless it is set.
   *
   * @returns the private endpoint, with its resources
   * @throws one error that lists every fault; the registry is then unchanged
   */
  public addPrivateEndpoint(options: PrivateEndpointOptions): PrivateEndpoint {
    this._admit(withAdded(this._reading, 'addPrivateEndpoint', options), 'addPrivateEndpoint');
    return this.privateEndpoints.slice(-1)[0];
  }

  /** The private endpoints that this app creates, with the members that each takes an address for. */
  public get privateEndpoints(): PrivateEndpoint[] {
    const model = this._model;
    if (model.endpoints.length === 0) return [];
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded already
    const { describeEndpoints } = require('./resources/private-link') as typeof import('./resources/private-link');
    return describeEndpoints(this._site, model);
  }

  /** The current warnings, as synth would show them, without those that are acknowledged. For tests. */
  public get warnings(): string[] {
    return warningsOf(this._warned, this._model).map(sentence);
  }

  private _grant(
    call: string,
    what: Right | { readonly role: RegistryRole },
    id: string,
    principalId: string,
    options: GrantOptions | undefined,
  ): RoleAssignment {
    const [grant] = this._admit(withGrant(this._reading, what, id, principalId, options), call).grants.slice(-1);
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the provider's class is loaded on demand
    const { createGrant } = require('./resources/role-assignment') as typeof import('./resources/role-assignment');
    return createGrant(this._site, grant);
  }

  /** @internal */
  protected abstract readonly _warned: readonly Subject[];

  /**
   * The login server as a reference of Terraform.
   *
   * @internal
   */
  protected abstract get _loginServer(): string;

  /**
   * The place of the region that a call names; throws if the registry is not there.
   *
   * @internal
   */
  protected _placeIn(call: 'replica' | 'dataEndpoint' | 'regionalEndpoint', region: string): PlaceModel {
    const model = this._model;
    const { notes, region: given } = readArguments(call, { region });
    this._refuse(validate(refusedOfCalls[call], { stated: { notes }, model, region: given }), call);
    return placeIn(model.places, region) ?? model.home;
  }

  /**
   * Adds the warnings that were not added before.
   *
   * @internal
   */
  protected _warn(): void {
    const shown = new Set(this.node.metadata.map((entry) => entry.data as unknown));
    for (const warning of this.warnings) {
      if (!shown.has(warning)) Annotations.of(this).addWarning(warning);
    }
  }
}
