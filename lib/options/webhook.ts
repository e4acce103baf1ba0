/** An event of a registry that a webhook reports. */
export enum WebhookAction {
  /** An image was pushed. */
  PUSH = 'push',
  /** A repository, manifest or tag was deleted. */
  DELETE = 'delete',
  /** An image was pushed and quarantined. */
  QUARANTINE = 'quarantine',
  /** A Helm chart was pushed. */
  CHART_PUSH = 'chart_push',
  /** A Helm chart was deleted. */
  CHART_DELETE = 'chart_delete',
}

/**
 * A webhook in one or several regions.
 *
 * A webhook reports only the events of its own region, and a push reaches each region at a different time. The library
 * creates one webhook per region from these options, so that a listener is notified when an image has arrived in every
 * region.
 *
 * Source: learn.microsoft.com, Geo-replication in Azure Container Registry, considerations.
 */
export interface WebhookOptions {
  /**
   * The first part of the webhooks' names, which are `<name><region>`: letters and digits, 5 to 50 characters including
   * the region. Must be known at synth. Changing it replaces the webhooks.
   */
  readonly name: string;

  /**
   * The URL that events are posted to, `https://…`. It is often a secret in itself, and azurerm does not mark it as
   * sensitive: pass a sensitive variable (`variable.stringValue`) if it contains a key or password.
   *
   * @default - the current URL in Azure, for a webhook in `adopt.webhookIds`; required for any other
   */
  readonly serviceUri?: string;

  /** The events to report, at least one. */
  readonly actions: WebhookAction[];

  /**
   * The regions whose events are reported, in any of Azure's spellings: the home region or replicas that were added
   * before.
   *
   * @default - home and every replica, including those added later
   */
  readonly regions?: string[];

  /**
   * Whether the region is appended to the name. Set it to false only for one webhook in one region, listed in
   * `regions`, such as an adopted one.
   *
   * @default true
   */
  readonly appendRegion?: boolean;

  /**
   * The repository or image to report events of: `repository:tag`, `repository:*` for all its tags, or `repository`,
   * which means only the tag `latest`.
   *
   * @default - everything in the registry
   */
  readonly scope?: string;

  /**
   * Headers that are sent with each event. They often contain secrets, and azurerm does not mark them as sensitive:
   * pass sensitive variables for credentials.
   *
   * @default - no headers
   */
  readonly customHeaders?: { [key: string]: string };

  /**
   * Whether events are sent.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Tags of the webhooks, merged with the registry's tags: where both have a key, the webhook's value wins. `{}` opts
   * out.
   *
   * @default - the registry's `tags`
   */
  readonly tags?: { [key: string]: string };
}
