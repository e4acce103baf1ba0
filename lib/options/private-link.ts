/** Who writes the DNS records of a private endpoint. */
export enum PrivateDns {
  /** Something outside of this stack, such as Azure Policy: changes to the endpoint's zone group are ignored. */
  EXTERNAL = 'External',
}

/** Private link: the registry is reached at private addresses in your networks. Premium only. */
export interface PrivateLinkOptions {
  /** The private endpoints, at most 200. More can be added with `addPrivateEndpoint`. */
  readonly endpoints: PrivateEndpointOptions[];
}

/** A connection that somebody else must approve, such as the owner of a registry in another tenant. */
export interface ManualApprovalOptions {
  /** What the approver reads, 1 to 140 bytes. */
  readonly requestMessage: string;
}

/**
 * A private endpoint: an address in a subnet for the registry, and one for the data endpoint of each region.
 *
 * It waits for the replicas, and takes one address more with each replica that is added later: a subnet that is
 * full, of any endpoint, makes adding a replica fail. State `subnetPrefix`, and that is seen at synth.
 * Its DNS records follow the replicas by themselves, except with `PrivateDns.EXTERNAL`.
 *
 * DNS is exactly one of `privateDnsZoneId`, `virtualNetworkId` and `dns`.
 *
 * Sources: learn.microsoft.com, Connect privately to an Azure container registry; Geo-replication in Azure
 * Container Registry, private endpoints.
 */
export interface PrivateEndpointOptions {
  /**
   * The resource id of the subnet, `subnet.id`. May be late-bound. Changing it replaces the endpoint.
   */
  readonly subnetId: string;

  /**
   * The name of the endpoint: 2 to 80 letters, digits, `-`, `_` and `.`. Must be known at synth, and tells the
   * endpoint from the others of the registry. Changing it replaces the endpoint, and so does stating it later.
   *
   * @default - `<registryName>-<region>`
   */
  readonly name?: string;

  /**
   * The region of the subnet's network, in any of Azure's spellings: Azure wants an endpoint where its network is.
   * It need not be one of the registry's. If it is late-bound, state `name`. Changing it replaces the endpoint.
   *
   * @default - the home region
   */
  readonly region?: string;

  /**
   * The resource group of the endpoint and of the DNS zone that is created for it. Two networks whose zones are
   * created need two groups, because zones of one name cannot be in one group.
   *
   * @default - the registry's resource group, or that in which an adopted endpoint is
   */
  readonly resourceGroupName?: string;

  /**
   * The resource id of a private DNS zone that exists, named `privatelink.azurecr.io` (`.cn`, `.us` in the other
   * clouds) and linked to the network. Endpoints in different regions should each have a zone of their own.
   *
   * @default - see `virtualNetworkId` and `dns`
   */
  readonly privateDnsZoneId?: string;

  /**
   * The resource id of the network, `network.id`: a zone `privatelink.azurecr.io` is created and linked to it,
   * one for all endpoints of this registry in that network.
   *
   * @default - see `privateDnsZoneId` and `dns`
   */
  readonly virtualNetworkId?: string;

  /**
   * `PrivateDns.EXTERNAL` if neither: Azure Policy or somebody else writes the records.
   *
   * @default - see `privateDnsZoneId` and `virtualNetworkId`
   */
  readonly dns?: PrivateDns;

  /**
   * Fixed addresses: of `registry`, and of every region of the registry by its name. All must be stated; in code,
   * add replicas before the endpoint. **Changing any of them replaces the endpoint.**
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
   * The resource id of the private DNS zone that holds its records.
   *
   * @default - none, the records are written elsewhere
   */
  readonly privateDnsZoneId?: string;
}

/** Something that a private endpoint takes an address for. */
export interface PrivateEndpointMember {
  /** `registry`, or `registry_data_<region>`. */
  readonly name: string;
  /** The host name that resolves to the address. */
  readonly fqdn: string;
}
