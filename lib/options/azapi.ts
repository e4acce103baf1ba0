import type { TerraformProvider } from 'cdktf';

/** By which protocols clients reach the public endpoints of a registry. */
export enum EndpointProtocol {
  /** IPv4 only, as every registry is created. */
  IPV4 = 'IPv4',
  /** IPv4 and IPv6, a preview. Private endpoints stay on IPv4, and ACR Tasks do not work. */
  IPV4_AND_IPV6 = 'IPv4AndIPv6',
}

/** What azurerm has no attribute for, and the azapi provider can write. */
export interface AzapiOptions {
  /**
   * Whether the azapi provider writes what azurerm has no attribute for: the routing of the home region,
   * `regionalEndpoints` and `endpointProtocol`. It adds `azapi_update_resource` for what is written, and to the stack
   * `required_providers.azapi = { source: "Azure/azapi", version: "~> 2.0" }`, as far as the stack does not set them by
   * itself; `stack.addOverride('terraform.required_providers.azapi.version', '2.12.0')` pins another version.
   *
   * With it, and at least one replica, the routing of the home region is always written: as
   * `homeGlobalEndpointRouting` says, true by default, and as `rotation` says. Of an adopted registry only where one of
   * these is set.
   *
   * azapi logs in by itself, with the same environment variables or Azure CLI login as azurerm. What the provider block of
   * azurerm sets, such as `environment` or `useOidc`, it does not see: set the environment variable (`ARM_ENVIRONMENT`,
   * `ARM_USE_OIDC`), or pass `azapiProvider`.
   *
   * **To stop using it, restore first:** destroying an `azapi_update_resource` changes nothing in Azure. Set
   * `homeGlobalEndpointRouting: true`, `regionalEndpoints: false` and `EndpointProtocol.IPV4`, apply, and then take the
   * options out.
   *
   * @default false
   */
  readonly azapi?: boolean;

  /**
   * The azapi provider to use, such as one with an alias: a provider of type `azapi` in the same stack.
   *
   * @default - the stack's default azapi provider
   */
  readonly azapiProvider?: TerraformProvider;

  /**
   * Whether each region has a login server of its own as well, `<name>.<region>.geo.azurecr.io`: for clusters that must pull
   * from one region, and to read back what was just pushed. They do not fail over. Premium only, needs `azapi: true`, and
   * is a preview. May be late-bound.
   *
   * Each private endpoint takes one address more for each region. Static addresses cannot be combined with it: no source
   * names these members. To turn it off, set false and apply; leaving it out changes nothing.
   *
   * Source: learn.microsoft.com, Geo-replication in Azure Container Registry, regional endpoints.
   *
   * @default - as Azure has it, which is off
   */
  readonly regionalEndpoints?: boolean;

  /**
   * By which protocols clients reach the public endpoints. `IPV4_AND_IPV6` needs `dataEndpoints`, excludes ACR Tasks and quick
   * builds (`az acr build`), needs `azapi: true`, Premium, and is a preview. To go back, set `IPV4` and apply; leaving it
   * out changes nothing. Data endpoints can be turned off in a later apply, not in the same one.
   *
   * Source: learn.microsoft.com, IPv6 dual-stack endpoints in Azure Container Registry.
   *
   * @default - as Azure has it, which is IPv4
   */
  readonly endpointProtocol?: EndpointProtocol;
}
