import type { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import type { PrivateEndpoint as PrivateEndpointResource } from '@cdktf/provider-azurerm/lib/private-endpoint';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/** A private DNS zone that is created for a network. */
export interface NewPrivateDnsZoneOptions {
  /**
   * The resource group of the zone. Two networks whose zones are created need two groups, because zones of one name
   * cannot be in one group.
   *
   * @default - the resource group of the endpoint
   */
  readonly resourceGroupName?: string;

  /**
   * What tells the zone from those of other networks in the same region, in Terraform's state: letters, digits, `-` and
   * `_`. Changing it replaces the zone.
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

/** Who writes the DNS records of a private endpoint, and into which zone. */
export class PrivateDns {
  /**
   * A new zone `privatelink.azurecr.io` (`.cn`, `.us` in the other clouds) that is linked to a network, one for all
   * endpoints of the registry in that network.
   *
   * @param virtualNetworkId the resource id of the network, `network.id`
   */
  public static newZone(virtualNetworkId: string, options?: NewPrivateDnsZoneOptions): PrivateDns {
    return new PrivateDns('newZone', virtualNetworkId, options);
  }

  /**
   * A zone that exists and is linked to the network. Endpoints in different regions should each have a zone of their own.
   *
   * @param privateDnsZoneId the resource id of the zone, named `privatelink.azurecr.io` (`.cn`, `.us` in the other clouds)
   */
  public static zone(privateDnsZoneId: string): PrivateDns {
    return new PrivateDns('zone', privateDnsZoneId);
  }

  /** Something outside of this app, such as Azure Policy: changes to the endpoint's zone group are ignored. */
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

/** Private link: the registry is reached at private addresses in your networks. Premium only. */
export interface PrivateLinkOptions {
  /** The private endpoints, at most 200. More can be added with `addPrivateEndpoint`. */
  readonly endpoints: PrivateEndpointOptions[];
}

/** A connection that somebody else must approve, such as the owner of a registry in another tenant. */
export interface ManualApprovalOptions {
  /**
   * What the approver reads, 1 to 140 bytes. If it is late-bound, Terraform must know it when it plans, from azurerm 4.68 on: a
   * variable will do, an attribute of a resource that is not there yet will not.
   */
  readonly requestMessage: string;
}

/**
 * A private endpoint: an address in a subnet for the registry, one for the data endpoint of each region, and with
 * `regionalEndpoints` one more for each region.
 *
 * It waits for the replicas, and takes addresses more with each replica that is added later: a subnet that is
 * full, of any endpoint, makes adding a replica fail. State `subnetPrefix`, and that is seen at synth.
 * Its DNS records follow the replicas by themselves, except with `PrivateDns.external()`.
 *
 * Sources: learn.microsoft.com, Connect privately to an Azure container registry; Geo-replication in Azure
 * Container Registry, private endpoints.
 */
export interface PrivateEndpointOptions {
  /**
   * The resource id of the subnet, `subnet.id`. May be late-bound. Changing it replaces the endpoint.
   */
  readonly subnetId: string;

  /** Who writes its DNS records: `PrivateDns.newZone(…)`, `PrivateDns.zone(…)` or `PrivateDns.external()`. */
  readonly dns: PrivateDns;

  /**
   * The name of the endpoint: 2 to 80 letters, digits, `-`, `_` and `.`. Must be known at synth, and tells the
   * endpoint from the others of the registry. Changing it replaces the endpoint, and so does stating it later.
   *
   * @default - `<registryName>-<region>`
   */
  readonly name?: string;

  /**
   * The region of the subnet's network, in any of Azure's spellings: Azure wants an endpoint where its network is.
   * It need not be one of the registry's. If it is late-bound, set `name`. Changing it replaces the endpoint.
   *
   * @default - the home region
   */
  readonly region?: string;

  /**
   * The resource group of the endpoint.
   *
   * @default - the registry's resource group, or that in which an adopted endpoint is
   */
  readonly resourceGroupName?: string;

  /**
   * The provider that creates the endpoint, such as one of the subscription of its network.
   *
   * @default - the registry's `provider`; in another stack, the default provider of that stack
   */
  readonly provider?: TerraformProvider;

  /**
   * Where the endpoint and its DNS zone are made: a stack, or any construct in one. The stack of the network can make an
   * endpoint without the registry's stack depending on it.
   *
   * @default - the registry
   */
  readonly scope?: Construct;

  /**
   * Fixed addresses: of `registry`, and of every region of the registry by its name. All must be listed; in code,
   * add replicas before the endpoint. Not with `regionalEndpoints`. **Changing any of them replaces the endpoint.**
   *
   * @default - Azure assigns addresses
   */
  readonly staticIps?: { [member: string]: string };

  /**
   * The address range of the subnet, such as "10.1.2.0/27". With it, the room for the addresses is checked at synth.
   *
   * @default - the room is not checked
   */
  readonly subnetPrefix?: string;

  /**
   * Ask for approval instead of connecting at once. Changing it replaces the endpoint.
   *
   * @default - the connection is approved by itself
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
   * Tags of the endpoint, merged over the registry's tags. `{}` opts out. A zone that is created has none: private
   * DNS zones take fewer tags than registries, and fewer letters in their names.
   *
   * @default - the registry's `tags`
   */
  readonly tags?: { [key: string]: string };
}

/** What one private endpoint of a registry comes to. */
export interface PrivateEndpoint {
  /** The resource id of the endpoint, a reference. */
  readonly privateEndpointId: string;
  /** The canonical name of its region. Late-bound if the region is. */
  readonly region: string;
  /** What it takes an address for: the registry, and the data endpoint of each region. */
  readonly members: PrivateEndpointMember[];
  /**
   * The host names of the regional endpoints, each of which takes one address more; none if `regionalEndpoints` is off. What
   * Azure calls these members is not documented.
   */
  readonly regionalEndpoints: string[];
  /**
   * The resource id of the private DNS zone that holds its records.
   *
   * @default - none, the records are written elsewhere
   */
  readonly privateDnsZoneId?: string;
  /** The endpoint as the provider's own class: the way out. */
  readonly resource: PrivateEndpointResource;
  /**
   * The private DNS zone as the provider's own class, if it is created for the registry.
   *
   * @default - the zone exists already, or the records are written elsewhere
   */
  readonly dnsZoneResource?: PrivateDnsZone;
}

/** Something that a private endpoint takes an address for. */
export interface PrivateEndpointMember {
  /** `registry`, or `registry_data_<region>`. */
  readonly name: string;
  /** The host name that resolves to the address. */
  readonly fqdn: string;
}
