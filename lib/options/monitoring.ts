/** A kind of log of a registry. */
export enum LogCategory {
  /** Who logged in, and from where. */
  LOGIN_EVENTS = 'ContainerRegistryLoginEvents',
  /** What was pushed, pulled, untagged and deleted. */
  REPOSITORY_EVENTS = 'ContainerRegistryRepositoryEvents',
}

/**
 * Where the logs and metrics of a registry are sent: to a workspace, a storage account, an event hub or a partner, or to
 * several of them.
 *
 * Source: learn.microsoft.com, Monitoring data reference for Azure Container Registry.
 */
export interface DiagnosticsOptions {
  /**
   * The resource id of a Log Analytics workspace, `workspace.id`.
   *
   * @default - not sent there
   */
  readonly logAnalyticsWorkspaceId?: string;

  /**
   * The resource id of a storage account in the home region, `account.id`.
   *
   * @default - not sent there
   */
  readonly storageAccountId?: string;

  /**
   * The resource id of an authorization rule of an Event Hubs namespace in the home region, `rule.id`. It must be one of
   * the namespace, not of one hub.
   *
   * @default - not sent there
   */
  readonly eventHubAuthorizationRuleId?: string;

  /**
   * The name of the event hub in that namespace.
   *
   * @default - one hub for each category, made by Azure
   */
  readonly eventHubName?: string;

  /**
   * The resource id of a partner's service, such as Datadog or Elastic.
   *
   * @default - not sent there
   */
  readonly partnerSolutionId?: string;

  /**
   * The logs that are sent. `[]` sends none.
   *
   * @default - all, also those that Azure adds later
   */
  readonly categories?: LogCategory[];

  /**
   * Whether metrics are sent too. azurerm 4 cannot turn them off later: change `name` with it, which replaces the setting.
   *
   * @default true
   */
  readonly metrics?: boolean;

  /**
   * The name of the diagnostic setting, 1 to 260 bytes without `< > * % & : \ ? + /`. Changing it replaces the setting.
   *
   * @default - `<registryName>-diagnostics`
   */
  readonly name?: string;
}

/**
 * Alerts about a registry. Each is a resource of its own in the registry's resource group.
 *
 * Sources: learn.microsoft.com, Configure service health alerts for Azure Container Registry; Supported metrics for
 * Microsoft.ContainerRegistry/registries.
 */
export interface AlertOptions {
  /** The resource ids of the action groups that are notified, `actionGroup.id`: one to five. */
  readonly actionGroupIds: string[];

  /**
   * Whether to tell when Azure reports an incident, maintenance, advisory or security event of Container Registry in a
   * region of this registry. It follows the replicas.
   *
   * @default true
   */
  readonly serviceHealth?: boolean;

  /**
   * Whether to tell when Azure finds this registry degraded or unavailable, and when it is well again.
   *
   * @default true
   */
  readonly resourceHealth?: boolean;

  /**
   * Tell when the images take more than this many GiB in a region (metric `StorageUsed` by `Geolocation`), looked at
   * every hour. Included in the price are 10,
   * 100 and 500 GiB on Basic, Standard and Premium; the limit is 40 TiB, on Premium 100 TiB.
   *
   * @default - not looked at
   */
  readonly storageGibibytes?: number;

  /**
   * Whether to tell when images were asked for in the last 15 minutes and not one pull succeeded. Azure counts pulls in
   * all and successful ones (`TotalPullCount`, `SuccessfulPullCount`), and an alert cannot subtract: single failures are
   * found in the logs.
   *
   * @default false
   */
  readonly failingPulls?: boolean;

  /**
   * Whether to tell when pushes were tried in the last 15 minutes and not one succeeded (`TotalPushCount`,
   * `SuccessfulPushCount`).
   *
   * @default false
   */
  readonly failingPushes?: boolean;
}
