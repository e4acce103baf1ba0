import type { StatedRegion } from '../reading/notes';
import type { WebhookReading } from '../reading/shapes';
import { known, type Tags } from '../text';
import { adopted, type AdoptionModel } from './adoption';
import type { PlaceModel, WebhookModel } from './model';
import { inheritTags } from './tags';

/** What the model of a webhook depends on in addition to its own options. */
export interface WebhookContext {
  readonly places: readonly PlaceModel[];
  readonly tags?: Tags;
  readonly adoption?: AdoptionModel;
}

export function resolveWebhook(options: WebhookReading, { places, tags, adoption }: WebhookContext): WebhookModel {
  const [home] = places;
  const placeOf = ({ value, name }: StatedRegion) =>
    places.find((place) => place.name === name || place.name === value);
  const stated = options.regions?.value;
  const regions = stated?.map((region) => ({
    ...region,
    // With a late-bound home region, a region that is not a replica may be home: Azure reports it otherwise.
    isServed: placeOf(region) !== undefined || (known(home.region) ? false : undefined),
  }));
  const name = options.name.value;
  const appendRegion = options.appendRegion?.value ?? true;
  const chosen = stated?.map((region) => placeOf(region) ?? region) ?? places;
  return {
    options,
    name,
    serviceUri: options.serviceUri?.value,
    actions: options.actions && [...new Set(options.actions.value.map(({ value }) => value))],
    scope: options.scope?.value,
    customHeaders: options.customHeaders?.value,
    enabled: options.enabled?.value ?? true,
    tags: inheritTags(tags, options.tags?.value),
    regions,
    appendRegion,
    instances: chosen.map((place) => {
      const whole = appendRegion ? `${name}${place.name}` : name;
      return {
        // Names have no dash, so an id without a region cannot equal one with a region.
        id: appendRegion ? `Webhook-${name}-${place === home ? 'home' : place.name}` : `Webhook-${whole}`,
        name: whole,
        key: whole.toLowerCase(),
        region: place === home ? home.region : place.name,
        importId: adopted(adoption?.webhooks, whole)?.id,
      };
    }),
  };
}
