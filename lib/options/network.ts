/** What happens to requests from addresses that are not allowed explicitly. */
export enum NetworkAction {
  /** Every address can connect. */
  ALLOW = 'Allow',
  /** Only allowed addresses can connect. */
  DENY = 'Deny',
}

/** Who can reach the registry over its public endpoint. Rules, and turning the endpoint off, require Premium. */
export interface NetworkOptions {
  /**
   * Whether the public endpoint can be reached at all.
   *
   * @default - true; false with private endpoints
   */
  readonly publicAccess?: boolean;

  /**
   * What happens to addresses that are not in `allowedIpRanges`.
   *
   * To open a registry that had rules, set `NetworkAction.ALLOW`: with neither this nor `allowedIpRanges` set, Azure
   * keeps the rules that the registry has.
   *
   * @default - NetworkAction.DENY if `allowedIpRanges` has ranges; otherwise the rules in Azure stay as they are
   */
  readonly defaultAction?: NetworkAction;

  /**
   * The public IPv4 addresses and ranges that can connect, such as "203.0.113.7" or "203.0.113.0/24", at most 200. An
   * empty list allows every address, unless `defaultAction` is set.
   *
   * @default - the rules in Azure stay as they are
   */
  readonly allowedIpRanges?: string[];

  /**
   * Whether trusted Azure services, such as Defender for Cloud, bypass the rules.
   *
   * @default true
   */
  readonly trustedServices?: boolean;

  /**
   * Whether ACR Tasks that log in with their system-assigned identity bypass the rules. Changed in place.
   *
   * `trustedServices` does not cover tasks: since June 2025 Azure refuses them without this option if rules or
   * `publicAccess` restrict access. It has no effect on tasks with a user-assigned identity, or on quick runs
   * (`az acr build`).
   *
   * Requires azurerm 4.81 or later, which the bindings do not pin:
   * `stack.addOverride('terraform.required_providers.azurerm.version', '~> 4.81')`. Otherwise it is an error at synth.
   *
   * Source: learn.microsoft.com, Manage network bypass policy for tasks.
   *
   * @default - not set; Azure does not let them bypass
   */
  readonly bypassForTasks?: boolean;
}
