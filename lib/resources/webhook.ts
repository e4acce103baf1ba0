import { ContainerRegistryWebhook } from '@cdktf/provider-azurerm/lib/container-registry-webhook';
import type { WebhookModel } from '../model/model';
import { choose, importExisting, unlessEmpty, unstated, type Part } from './terraform';

export const part: Part = {
  follow: (site, { changedWebhooks, resourceGroup }) => {
    const { scope, registryName } = site;
    for (const webhook of changedWebhooks) {
      for (const { id, name, region, importId } of webhook.instances) {
        if (scope.node.tryFindChild(id) !== undefined) continue;
        const ignoreChanges = importId === undefined ? [] : unstated(attributes, webhook);
        const isWritten = (attribute: string) => !ignoreChanges.includes(attribute);
        const created = new ContainerRegistryWebhook(scope, id, {
          name,
          // A reference, so that Terraform creates the replica before its webhook and destroys it after.
          registryName,
          resourceGroupName: resourceGroup.value,
          location: region,
          serviceUri: webhook.serviceUri ?? anyUri,
          actions: [...(webhook.actions ?? [])],
          scope: webhook.scope === '' ? undefined : webhook.scope,
          customHeaders: unlessEmpty(webhook.customHeaders),
          status: isWritten('status') ? choose(webhook.enabled, 'enabled', 'disabled') : undefined,
          tags: isWritten('tags') ? unlessEmpty(webhook.tags) : undefined,
          lifecycle: ignoreChanges.length === 0 ? undefined : { ignoreChanges },
          ...site.metaIn(scope),
        });
        if (importId !== undefined) importExisting(created, importId);
      }
    }
  },
};

/** The provider requires a URL even if Terraform ignores it. No event is ever posted to this one. */
const anyUri = 'https://as-in-azure.invalid/';

/** The attributes of an imported webhook that Terraform ignores if their options are not set. */
const attributes: Readonly<Record<string, (webhook: WebhookModel) => unknown>> = {
  service_uri: ({ serviceUri }) => serviceUri,
  scope: ({ options }) => options.scope,
  custom_headers: ({ options }) => options.customHeaders,
  status: ({ options }) => options.enabled,
  tags: ({ options }) => options.tags,
};
