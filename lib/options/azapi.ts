import type { TerraformProvider } from 'cdktf';

/** The IP versions that a registry's public endpoints support. */
export enum EndpointProtocol {
  /** IPv4 only, the default of every registry. */
  IPV4 = 'IPv4',
  /** IPv4 and IPv6, a preview. Private endpoints stay on IPv4, and ACR Tasks do not work. */
  IPV4_AND_IPV6 = 'IPv4AndIPv6',
}

/** Settings that azurerm does not support and the azapi provider does. */
export interface AzapiOptions {
  /**
   * Whether the azapi provider sets what azurerm does not support: the routing of the home region, `regionalEndpoints`
   * and `endpointProtocol`.
   *
   * It adds `azapi_update_resource` resources, and to the stack
   * `required_providers.azapi = { source: "Azure/azapi", version: "~> 2.0" }`, unless the stack sets these itself;
   * `stack.addOverride('terraform.required_providers.azapi.version', '2.12.0')` pins another version.
   *
   * With it and at least one replica, the library always sets the routing of the home region, to
   * `homeGlobalEndpointRouting` (true by default) combined with `rotation`; for an adopted registry only if one of
   * these is set.
   *
   * azapi authenticates separately, with the same environment variables or Azure CLI login as azurerm. It does not see
   * what is set in azurerm's provider block, such as `environment` or `useOidc`: set the environment variable
   * (`ARM_ENVIRONMENT`, `ARM_USE_OIDC`), or pass `azapiProvider`.
   *
   * **Before you stop using it, restore the defaults:** destroying an `azapi_update_resource` changes nothing in Azure.
   * Set `homeGlobalEndpointRouting: true`, `regionalEndpoints: false` and `EndpointProtocol.IPV4`, apply, and then
   * remove the options.
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
   * Whether each region also has its own login server, `<name>.<region>.geo.azurecr.io`: for clusters that must pull
   * from one region, and to read back what was just pushed. A preview. May be late-bound.
   *
   * Regional endpoints do not fail over. Requires Premium and `azapi: true`. Each private endpoint takes one more
   * address for each region. Cannot be combined with static addresses, because the member names of regional endpoints
   * are not documented. To turn it off, set it to false and apply; removing the option changes nothing.
   *
   * Source: learn.microsoft.com, Geo-replication in Azure Container Registry, regional endpoints.
   *
   * @default - not set; off in Azure
   */
  readonly regionalEndpoints?: boolean;

  /**
   * The IP versions that the public endpoints support.
   *
   * `IPV4_AND_IPV6` is a preview. It requires Premium, `azapi: true` and `dataEndpoints`, and excludes ACR Tasks and
   * quick builds (`az acr build`). To go back, set `IPV4` and apply; removing the option changes nothing. Data
   * endpoints can be turned off in a later apply, not in the same one.
   *
   * Source: learn.microsoft.com, IPv6 dual-stack endpoints in Azure Container Registry.
   *
   * @default - not set; IPv4 in Azure
   */
  readonly endpointProtocol?: EndpointProtocol;
}
