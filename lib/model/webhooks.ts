import { ServiceUri, type WebhookAction } from '../options';
import { adoptedWebhook, unstated } from './adoption';
import { known, type Flag, type Tags } from './known';
import type { RegionReading, RegistryReading, WebhookReading } from './reading';
import type { PlaceModel } from './registry';
import { inheritTags } from './tags';

/** A webhook as its options mean it: one in each of its regions. */
export interface WebhookModel {
  readonly option: string;
  readonly name: string;
  readonly serviceUri: string;
  /** Undefined where they could not be read. */
  readonly actions?: readonly `${WebhookAction}`[];
  readonly scope?: string;
  readonly customHeaders?: Tags;
  readonly enabled: Flag;
  readonly tags: Tags;
  readonly ownTags?: Tags;
  /** The regions that the user named; undefined means all. */
  readonly regions?: readonly WebhookRegion[];
  readonly appendRegion: boolean;
  readonly instances: readonly WebhookInstance[];
  /** What is not stated, and stays as it is where the webhook is imported. */
  readonly keeps: readonly KeptOfWebhook[];
}

/** An option of a webhook that leaves something as it is when it is not stated. */
export type KeptOfWebhook = 'serviceUri' | 'scope' | 'customHeaders' | 'enabled' | 'tags';

/** A region that the user named for a webhook. */
export interface WebhookRegion extends RegionReading {
  /** Whether the registry is there; undefined where that shows only when Terraform runs. */
  readonly isServed?: boolean;
}

/** The webhook of one region. */
export interface WebhookInstance {
  /** What it is called in the construct tree: the same, whatever regions come or go. */
  readonly id: string;
  readonly name: string;
  readonly region: string;
  /** The id under which it is imported, if it is. */
  readonly importId?: string;
}

export function resolveWebhook(
  webhook: WebhookReading,
  registry: RegistryReading,
  places: readonly PlaceModel[],
): WebhookModel {
  const [home] = places;
  const placeOf = ({ region, name }: RegionReading) =>
    places.find((place) => place.name === name || place.name === region);
  const regions = webhook.regions?.map((region) => ({
    ...region,
    isServed: placeOf(region) !== undefined || (known(home.region) ? false : undefined),
  }));
  // With a late-bound home region, one that is no replica may be home: Azure will tell.
  const appendRegion = webhook.appendRegion ?? true;
  const chosen = webhook.regions?.map((region) => placeOf(region) ?? region) ?? places;
  return {
    option: webhook.option,
    name: webhook.name,
    serviceUri: webhook.serviceUri,
    actions: webhook.actions && [...new Set(webhook.actions)],
    scope: webhook.scope,
    customHeaders: webhook.customHeaders,
    enabled: webhook.enabled ?? true,
    tags: inheritTags(registry.tags, webhook.tags),
    ownTags: webhook.tags,
    regions,
    appendRegion,
    instances: chosen.map((place) => {
      const name = appendRegion ? `${webhook.name}${place.name}` : webhook.name;
      return {
        // Names have no dash: the id of one without its region is not that of another with it.
        id: appendRegion ? `Webhook-${webhook.name}-${place === home ? 'home' : place.name}` : `Webhook-${name}`,
        name,
        region: place === home ? home.region : place.name,
        importId: adoptedWebhook(registry.adoption, name)?.id,
      };
    }),
    keeps: unstated<KeptOfWebhook>({
      serviceUri: webhook.serviceUri === ServiceUri.AS_IN_AZURE ? undefined : webhook.serviceUri,
      scope: webhook.scope,
      customHeaders: webhook.customHeaders,
      enabled: webhook.enabled,
      tags: webhook.tags,
    }),
  };
}
