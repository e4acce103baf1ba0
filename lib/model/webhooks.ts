import type { WebhookAction } from '../options';
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
  readonly instances: readonly WebhookInstance[];
}

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
    instances: chosen.map((place) => ({
      id: `Webhook-${webhook.name}-${place === home ? 'home' : place.name}`,
      name: `${webhook.name}${place.name}`,
      region: place === home ? home.region : place.name,
    })),
  };
}
