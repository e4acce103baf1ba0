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
   * The resource id of an authorization rule of an Event Hubs namespace in the home region, `rule.id`. It must be a
   * rule of the namespace, not of a single event hub.
   *
   * @default - not sent there
   */
  readonly eventHubAuthorizationRuleId?: string;

  /**
   * The name of the event hub in that namespace.
   *
   * @default - one event hub for each category, created by Azure
   */
  readonly eventHubName?: string;

  /**
   * The resource id of a partner's service, such as Datadog or Elastic.
   *
   * @default - not sent there
   */
  readonly partnerSolutionId?: string;

  /**
   * The categories of logs to send. `[]` sends none.
   *
   * @default - all, including those that Azure adds later
   */
  readonly categories?: LogCategory[];

  /**
   * Whether metrics are sent as well. azurerm 4 cannot turn them off later: change `name` at the same time, which
   * replaces the setting.
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
 * Alerts about a registry. Each is a separate resource in the registry's resource group.
 *
 * Sources: learn.microsoft.com, Configure service health alerts for Azure Container Registry; Supported metrics for
 * Microsoft.ContainerRegistry/registries.
 */
export interface AlertOptions {
  /** The resource ids of the action groups to notify, `actionGroup.id`: one to five. */
  readonly actionGroupIds: string[];

  /**
   * Whether to notify when Azure reports an incident, maintenance, advisory or security event of Container Registry in
   * a region of this registry. Replicas that are added later are included.
   *
   * @default true
   */
  readonly serviceHealth?: boolean;

  /**
   * Whether to notify when Azure reports this registry as degraded or unavailable, and when it is available again.
   *
   * @default true
   */
  readonly resourceHealth?: boolean;

  /**
   * Notify when images use more than this many GiB in a region (metric `StorageUsed` by `Geolocation`), measured every
   * hour. The price includes 10 GiB on Basic, 100 on Standard and 500 on Premium; the limit is 40 TiB, on Premium 100
   * TiB.
   *
   * @default - storage is not monitored
   */
  readonly storageGibibytes?: number;

  /**
   * Whether to notify when there were pulls in the last 15 minutes and none of them succeeded.
   *
   * Azure counts all pulls and successful pulls (`TotalPullCount`, `SuccessfulPullCount`), and an alert cannot subtract
   * the two: look for single failures in the logs.
   *
   * @default false
   */
  readonly failingPulls?: boolean;

  /**
   * Whether to notify when there were pushes in the last 15 minutes and none of them succeeded (`TotalPushCount`,
   * `SuccessfulPushCount`).
   *
   * @default false
   */
  readonly failingPushes?: boolean;
}
