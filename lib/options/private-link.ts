import type { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import type { PrivateEndpoint as PrivateEndpointResource } from '@cdktf/provider-azurerm/lib/private-endpoint';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/** A private DNS zone that is created for a network. */
export interface NewPrivateDnsZoneOptions {
  /**
   * The resource group of the zone. If zones are created for two networks, they need two resource groups, because a
   * resource group cannot contain two zones of the same name. Changing it replaces the zone.
   *
   * @default - the resource group of the endpoint
   */
  readonly resourceGroupName?: string;

  /**
   * What distinguishes the zone, in Terraform's state, from those of other networks in the same region: letters,
   * digits, `-` and `_`. Changing it replaces the zone.
   *
   * @default - the region of the endpoint
   */
  readonly id?: string;

  /**
   * The provider that creates the zone, such as one of another subscription.
   *
   * @default - the provider of the endpoint
   */
  readonly provider?: TerraformProvider;
}

/** Who manages the DNS records of a private endpoint, and in which zone. */
export class PrivateDns {
  /**
   * Creates the zone `privatelink.azurecr.io` (`.cn`, `.us` in the other clouds) and links it to a network. All
   * endpoints of the registry in that network share it.
   *
   * @param virtualNetworkId the resource id of the network, `network.id`
   */
  public static newZone(virtualNetworkId: string, options?: NewPrivateDnsZoneOptions): PrivateDns {
    return new PrivateDns('newZone', virtualNetworkId, options);
  }

  /**
   * Uses an existing zone that is linked to the network. Endpoints in different regions should each have their own
   * zone.
   *
   * @param privateDnsZoneId the resource id of the zone, named `privatelink.azurecr.io` (`.cn`, `.us` in the other
   * clouds)
   */
  public static zone(privateDnsZoneId: string): PrivateDns {
    return new PrivateDns('zone', privateDnsZoneId);
  }

  /**
   * Something outside this app manages the records, such as Azure Policy: changes to the endpoint's zone group are
   * ignored.
   */
  public static external(): PrivateDns {
    return new PrivateDns('external');
  }

  /** @internal */
  public readonly _kind: 'newZone' | 'zone' | 'external';
  /** @internal */
  public readonly _id?: string;
  /** @internal */
  public readonly _options?: NewPrivateDnsZoneOptions;

  private constructor(kind: 'newZone' | 'zone' | 'external', id?: string, options?: NewPrivateDnsZoneOptions) {
    this._kind = kind;
    this._id = id;
    this._options = options;
  }
}

/** Private link: your networks reach the registry at private addresses. Premium only. */
export interface PrivateLinkOptions {
  /** The private endpoints, at most 200. Add more with `addPrivateEndpoint`. */
  readonly endpoints: PrivateEndpointOptions[];
}

/** Options of a connection that somebody else must approve, such as the owner of a registry in another tenant. */
export interface ManualApprovalOptions {
  /**
   * The message for the approver, 1 to 140 bytes. If it is late-bound, Terraform must know it at plan (azurerm 4.68 or
   * later): a variable is fine, an attribute of a resource that does not exist yet is not.
   */
  readonly requestMessage: string;
}

/**
 * A private endpoint: it takes one address in a subnet for the registry, one for the data endpoint of each region, and
 * with `regionalEndpoints` one more for each region.
 *
 * It is created after the replicas, and takes more addresses with each replica that is added later. If a subnet is
 * full, adding a replica fails, whichever endpoint is in it. Set `subnetPrefix` to detect that at synth. Its DNS
 * records follow the replicas automatically, except with `PrivateDns.external()`.
 *
 * Sources: learn.microsoft.com, Connect privately to an Azure container registry; Geo-replication in Azure Container
 * Registry, private endpoints.
 */
export interface PrivateEndpointOptions {
  /**
   * The resource id of the subnet, `subnet.id`. May be late-bound. Changing it replaces the endpoint.
   */
  readonly subnetId: string;

  /** Who manages its DNS records: `PrivateDns.newZone(…)`, `PrivateDns.zone(…)` or `PrivateDns.external()`. */
  readonly dns: PrivateDns;

  /**
   * The name of the endpoint: 2 to 80 letters, digits, `-`, `_` and `.`. Must be known at synth and unique among the
   * endpoints of the registry. Changing it replaces the endpoint, and so does setting it later.
   *
   * @default - `<registryName>-<region>`
   */
  readonly name?: string;

  /**
   * The region of the subnet's network, in any of Azure's spellings: Azure requires an endpoint in the region of its
   * network. It does not have to be a region of the registry. If it is late-bound, set `name`. Changing it replaces the
   * endpoint.
   *
   * @default - the home region
   */
  readonly region?: string;

  /**
   * The resource group of the endpoint. Changing it replaces the endpoint.
   *
   * @default - the registry's resource group; for an adopted endpoint, its current one
   */
  readonly resourceGroupName?: string;

  /**
   * The provider that creates the endpoint, such as one for the subscription of its network.
   *
   * @default - the registry's `provider`; in another stack, the default provider of that stack
   */
  readonly provider?: TerraformProvider;

  /**
   * The scope in which the endpoint and its DNS zone are created: a stack, or any construct in one. The network's stack
   * can create an endpoint without the registry's stack depending on it.
   *
   * @default - the registry
   */
  readonly scope?: Construct;

  /**
   * Static addresses, by member: `registry`, and each region of the registry by its name. All members must be listed;
   * in code, add replicas before the endpoint. Cannot be combined with `regionalEndpoints`. **Changing any of them
   * replaces the endpoint.**
   *
   * @default - Azure assigns addresses
   */
  readonly staticIps?: { [member: string]: string };

  /**
   * The address range of the subnet, such as "10.1.2.0/27". If it is set, synth checks that the subnet has enough
   * addresses.
   *
   * @default - not checked
   */
  readonly subnetPrefix?: string;

  /**
   * Requests approval instead of connecting at once. Setting or removing it replaces the endpoint.
   *
   * @default - the connection is approved automatically
   */
  readonly manualApproval?: ManualApprovalOptions;

  /**
   * The name of the network interface. Changing it replaces the endpoint.
   *
   * @default - Azure names it
   */
  readonly networkInterfaceName?: string;

  /**
   * The resource ids of application security groups that the endpoint joins.
   *
   * @default - none
   */
  readonly applicationSecurityGroupIds?: string[];

  /**
   * Tags of the endpoint, merged with the registry's tags. `{}` opts out. A zone that is created has no tags: private
   * DNS zones allow fewer tags than registries, and fewer characters in their names.
   *
   * @default - the registry's `tags`
   */
  readonly tags?: { [key: string]: string };
}

/** A private endpoint of a registry, with its resources. */
export interface PrivateEndpoint {
  /** The resource id of the endpoint, a reference. */
  readonly privateEndpointId: string;
  /** The canonical name of its region. Late-bound if the region is. */
  readonly region: string;
  /** The members that it takes an address for: the registry, and the data endpoint of each region. */
  readonly members: PrivateEndpointMember[];
  /**
   * The host names of the regional endpoints, each of which takes one more address; empty if `regionalEndpoints` is
   * off. The member names of these are not documented.
   */
  readonly regionalEndpoints: string[];
  /**
   * The resource id of the private DNS zone that contains its records.
   *
   * @default - none, the records are managed elsewhere
   */
  readonly privateDnsZoneId?: string;
  /** The underlying resource, as an escape hatch. */
  readonly resource: PrivateEndpointResource;
  /**
   * The underlying resource of the private DNS zone, if one is created for the registry.
   *
   * @default - none, the zone exists already or the records are managed elsewhere
   */
  readonly dnsZoneResource?: PrivateDnsZone;
}

/** A member of a private endpoint: something that it takes an address for. */
export interface PrivateEndpointMember {
  /** `registry`, or `registry_data_<region>`. */
  readonly name: string;
  /** The host name that resolves to the address. */
  readonly fqdn: string;
}
