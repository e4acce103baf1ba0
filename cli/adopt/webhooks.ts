import { WebhookAction } from 'cdktf-georeplicated-registry';
import { Member, memberOf, type Options } from './code';
import type { Json } from './documents';
import { Fields, stays, type Remarks, type Tags } from './fields';
import type { LeftOut } from './left-out';
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
  if (!fields.has('actions')) fields.missing('actions');
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
  if (webhook.actions.length === actions.length && actions.length > 0) return [webhook];
  const what = actions.length > 0 ? 'reports events that azurerm does not know' : 'reports no events';
  fields.note(`${fields.what} ${what}: ${unmanaged}`);
  return [];
}

const unmanaged = `${stays}, and Terraform does not manage it`;

/** The webhooks in regions of the registry: a webhook fails in any other region. */
export function servedWebhooks(
  webhooks: readonly Webhook[],
  regions: readonly string[],
  { notes }: Remarks,
): Webhook[] {
  return webhooks.filter(({ name, region }) => {
    const isServed = regions.includes(region);
    if (!isServed) notes.push(`the webhook ${name}, in ${region}, where this stack has no replica: ${unmanaged}`);
    return isServed;
  });
}

/** The keys by which `LeftOut` finds parts of a webhook. */
export const webhookKeys = {
  whole: ({ name }: Webhook): string => `webhook ${name}`,
  scope: ({ name }: Webhook): string => `scope of ${name}`,
  tags: ({ name }: Webhook): string => `tags of ${name}`,
};

/** A declaration of webhooks, and the webhooks that it creates, by region. */
export interface Declaration {
  readonly options: Options;
  readonly webhooks: readonly Webhook[];
}

/** One declaration for webhooks that differ only in their region. */
export function declare(
  webhooks: readonly Webhook[],
  inherited: Tags,
  { notes }: Remarks,
  leftOut: LeftOut,
): Declaration[] {
  const groups = new Map<string, { first: Webhook; handle?: string; all: Webhook[] }>();
  for (const whole of webhooks) {
    const webhook = { ...whole, scope: leftOut.has(webhookKeys.scope(whole)) ? undefined : whole.scope };
    const handle = handleOf(webhook);
    const alike = [webhook.actions.map(({ value }) => value), webhook.scope, webhook.isEnabled, webhook.tags];
    const key = JSON.stringify([handle ?? [webhook.name], alike]);
    const { first, all } = groups.get(key) ?? { first: webhook, all: [] };
    groups.set(key, { first, handle, all: [...all, webhook] });
  }
  return Array.from(groups.values(), ({ first, handle, all }) => {
    const isLeftOut = leftOut.has(webhookKeys.tags(first));
    const hasItsTags = !isLeftOut && isExpressible(first.tags, inherited);
    if (!hasItsTags && !isLeftOut) {
      const tags = JSON.stringify(first.tags);
      const names = all.map(({ name }) => name).join(', ');
      notes.push(
        `the tags ${tags} of ${names}, because those of the registry would be inherited as well: they stay as they are`,
      );
    }
    const sorted = [...all].sort((a, b) => (a.region < b.region ? -1 : 1));
    const options: Options = {
      name: handle ?? first.name,
      appendRegion: handle === undefined ? false : undefined,
      // Listed, even if these are all regions: in a region that is added later there is no webhook whose URL could be kept.
      regions: sorted.map(({ region }) => region),
      actions: first.actions,
      scope: first.scope === '' ? undefined : first.scope,
      enabled: first.isEnabled ? undefined : false,
      tags: hasItsTags ? ownTags(first.tags, inherited) : undefined,
    };
    return { options, webhooks: sorted };
  });
}

/** The name of a webhook without its region, if it ends in it. */
function handleOf({ name, region }: Webhook): string | undefined {
  return name.endsWith(region) && name.length > region.length ? name.slice(0, -region.length) : undefined;
}
