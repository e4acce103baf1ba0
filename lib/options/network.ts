/** What happens to requests from addresses that no rule names. */
export enum NetworkAction {
  /** Everybody may connect. */
  ALLOW = 'Allow',
  /** Only the addresses that are named may connect. */
  DENY = 'Deny',
}

/** Who may reach the registry over its public endpoint. Rules and switching it off are of the Premium tier. */
export interface NetworkOptions {
  /**
   * Whether the public endpoint can be reached at all.
   *
   * @default - true, but false with private endpoints
   */
  readonly publicAccess?: boolean;

  /**
   * What happens to addresses that are not in `allowedIpRanges`. To open a registry again that had rules, set it to
   * `NetworkAction.ALLOW`: with neither this nor `allowedIpRanges`, Azure keeps the rules that it has.
   *
   * @default - NetworkAction.DENY once there are ranges; the rules in Azure stay as they are without
   */
  readonly defaultAction?: NetworkAction;

  /**
   * The public IPv4 addresses and ranges that may connect, such as "203.0.113.7" or "203.0.113.0/24", at most 200.
   * An empty list lets everybody in, unless `defaultAction` says otherwise.
   *
   * @default - the rules in Azure stay as they are
   */
  readonly allowedIpRanges?: string[];

  /**
   * Whether trusted services of Azure, such as Defender for Cloud, may connect past the rules.
   *
   * @default true
   */
  readonly trustedServices?: boolean;

  /**
   * Whether ACR Tasks that log in with their system-assigned identity may connect past the rules. `trustedServices` does not
   * cover tasks: without this, Azure refuses them since June 2025 where rules or `publicAccess` keep others out. It has no
   * effect on tasks with a user-assigned identity, nor on quick runs (`az acr build`). Changed in place.
   *
   * Needs azurerm 4.81 or later, which the bindings do not pin:
   * `stack.addOverride('terraform.required_providers.azurerm.version', '~> 4.81')`, or it is an error at synth.
   *
   * Source: learn.microsoft.com, Manage network bypass policy for tasks.
   *
   * @default - as Azure has it, false
   */
  readonly bypassForTasks?: boolean;
}
