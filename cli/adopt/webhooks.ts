import { ServiceUri, WebhookAction } from 'cdktf-georeplicated-registry';
import { Member, memberOf, type Options } from './code';
import type { Json } from './documents';
import { Fields, stays, type Remarks, type Tags } from './fields';
import { regionName } from './replications';
import { isExpressible, ownTags } from './tags';

export interface Webhook {
  readonly name: string;
  readonly region: string;
  readonly actions: readonly Member[];
  readonly scope?: string;
  readonly isEnabled: boolean;
  readonly tags: Tags;
}

/** A webhook; none if Terraform cannot manage it. */
export function readWebhook(document: Json, remarks: Remarks): Webhook[] {
  const fields = new Fields(document, `the webhook ${String(document.name)}`, remarks);
  const actions = fields.texts('actions').map((action) => memberOf('WebhookAction', WebhookAction, action));
  if (actions.length === 0) fields.missing('actions');
  const webhook = {
    name: fields.text('name'),
    region: regionName(fields.text('location')),
    actions: actions.filter((action) => action !== undefined),
    scope: fields.optionalText('scope'),
    isEnabled: fields.isEnabled('status') ?? true,
    tags: fields.tags(),
  };
  fields.noteUnfinished();
  fields.noteUnread();
  if (webhook.actions.length === actions.length) return [webhook];
  fields.note(`${fields.what} reports events that azurerm does not know: ${stays}, and Terraform does not manage it`);
  return [];
}

/** One declaration for the webhooks that differ by their region only. */
export function webhookOptions(webhooks: readonly Webhook[], inherited: Tags, { notes }: Remarks): Options[] {
  const groups = new Map<string, { first: Webhook; handle?: string; all: Webhook[] }>();
  for (const webhook of webhooks) {
    const handle = handleOf(webhook);
    const alike = [webhook.actions.map(({ value }) => value), webhook.scope, webhook.isEnabled, webhook.tags];
    const key = JSON.stringify([handle ?? [webhook.name], alike]);
    const { first, all } = groups.get(key) ?? { first: webhook, all: [] };
    groups.set(key, { first, handle, all: [...all, webhook] });
  }
  return Array.from(groups.values(), ({ first, handle, all }) => {
    const hasItsTags = isExpressible(first.tags, inherited);
    if (!hasItsTags) {
      const tags = JSON.stringify(first.tags);
      const names = all.map(({ name }) => name).join(', ');
      notes.push(
        `the tags ${tags} of ${names}, because those of the registry would be inherited as well: they stay as they are`,
      );
    }
    return {
      name: handle ?? first.name,
      appendRegion: handle === undefined ? false : undefined,
      // Named, although it may be all: in a region that comes later there is no webhook whose address could be kept.
      regions: all.map(({ region }) => region).sort(),
      serviceUri: new Member('ServiceUri', 'AS_IN_AZURE', ServiceUri.AS_IN_AZURE),
      actions: first.actions,
      scope: first.scope === '' ? undefined : first.scope,
      enabled: first.isEnabled ? undefined : false,
      tags: hasItsTags ? ownTags(first.tags, inherited) : undefined,
    };
  });
}

/** The name of a webhook without its region, if it ends in it. */
function handleOf({ name, region }: Webhook): string | undefined {
  return name.endsWith(region) && name.length > region.length ? name.slice(0, -region.length) : undefined;
}
