import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { ContainerRegistryWebhook } from '@cdktf/provider-azurerm/lib/container-registry-webhook';
import type { Construct } from 'constructs';
import type { RegistryModel } from '../model/registry';
import type { KeptOfWebhook } from '../model/webhooks';
import { choose, importExisting, later, unlessEmpty } from './terraform';

/** Creates the webhooks of a model that are not there yet. */
export function createWebhooks(scope: Construct, registry: ContainerRegistry, model: RegistryModel): void {
  for (const webhook of model.webhooks) {
    const ignoreChanges = webhook.keeps.map((option) => attributes[option]);
    for (const { id, name, region, importId } of webhook.instances) {
      if (scope.node.tryFindChild(id) !== undefined) continue;
      const created = new ContainerRegistryWebhook(scope, id, {
        name,
        // A reference, so that Terraform has the replica before its webhook, and until after it.
        registryName: later(() => registry.name),
        resourceGroupName: model.resourceGroupName,
        location: region,
        serviceUri: webhook.serviceUri,
        actions: [...(webhook.actions ?? [])],
        scope: webhook.scope === '' ? undefined : webhook.scope,
        customHeaders: unlessEmpty(webhook.customHeaders),
        status: choose(webhook.enabled, 'enabled', 'disabled'),
        tags: unlessEmpty(webhook.tags),
        lifecycle: importId === undefined || ignoreChanges.length === 0 ? undefined : { ignoreChanges },
      });
      if (importId !== undefined) importExisting(created, importId);
    }
  }
}

/** What stays as it is of a webhook that is imported. */
const attributes: Readonly<Record<KeptOfWebhook, string>> = {
  serviceUri: 'service_uri',
  scope: 'scope',
  customHeaders: 'custom_headers',
  enabled: 'status',
  tags: 'tags',
};
