/** An event of a registry that a webhook reports. */
export enum WebhookAction {
  /** An image was pushed. */
  PUSH = 'push',
  /** A repository, manifest or tag was deleted. */
  DELETE = 'delete',
  /** An image was pushed and put in quarantine. */
  QUARANTINE = 'quarantine',
  /** A Helm chart was pushed. */
  CHART_PUSH = 'chart_push',
  /** A Helm chart was deleted. */
  CHART_DELETE = 'chart_delete',
}

/**
 * A webhook in each of several regions.
 *
 * A webhook reports the events of its own region only, and a push completes in each region at its own time. One
 * declaration makes one webhook per region, so that a listener hears when an image has arrived everywhere.
 *
 * Source: learn.microsoft.com, Geo-replication in Azure Container Registry, considerations.
 */
export interface WebhookOptions {
  /**
   * The first part of the names of the webhooks, which are called `<name><region>`: letters and digits, 5 to 50
   * with the region. Must be known at synth. Changing it replaces the webhooks.
   */
  readonly name: string;

  /**
   * Where the events are posted, `https://…`. Often a secret in itself, and azurerm does not mark it as one: pass
   * a sensitive variable (`variable.stringValue`) if it holds a key or password.
   *
   * @default - the address that it has in Azure, for a webhook in `adopt.webhookIds`; required for any other
   */
  readonly serviceUri?: string;

  /** The events to report, at least one. */
  readonly actions: WebhookAction[];

  /**
   * The regions whose events are reported, in any of Azure's spellings: home or replicas that are there already.
   *
   * @default - home and every replica, also those added later
   */
  readonly regions?: string[];

  /**
   * Whether the region is put behind the name. False is for one webhook in one region, listed in `regions`, such as one
   * that is adopted.
   *
   * @default true
   */
  readonly appendRegion?: boolean;

  /**
   * What to report events of: `repository:tag`, `repository:*` for all its tags, or `repository`, which means
   * the tag `latest` only.
   *
   * @default - everything in the registry
   */
  readonly scope?: string;

  /**
   * Headers that are sent with each event. Often secrets, and azurerm does not mark them as such: pass sensitive
   * variables for values that authorize.
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
   * Tags of the webhooks, merged over the registry's tags: where both have a key, the webhook's value wins.
   * `{}` opts out.
   *
   * @default - the registry's `tags`
   */
  readonly tags?: { [key: string]: string };
}
