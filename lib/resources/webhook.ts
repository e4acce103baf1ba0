import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { ContainerRegistryWebhook } from '@cdktf/provider-azurerm/lib/container-registry-webhook';
import type { Construct } from 'constructs';
import type { RegistryModel } from '../model/registry';
import { choose, unlessEmpty } from './terraform';

/** Creates the webhooks of a model that are not there yet. */
export function createWebhooks(scope: Construct, registry: ContainerRegistry, model: RegistryModel): void {
  for (const webhook of model.webhooks) {
    for (const { id, name, region } of webhook.instances) {
      if (scope.node.tryFindChild(id) !== undefined) continue;
      new ContainerRegistryWebhook(scope, id, {
        name,
        // A reference, so that Terraform has the replica before its webhook, and until after it.
        registryName: registry.name,
        resourceGroupName: model.resourceGroupName,
        location: region,
        serviceUri: webhook.serviceUri,
        actions: [...(webhook.actions ?? [])],
        scope: webhook.scope === '' ? undefined : webhook.scope,
        customHeaders: unlessEmpty(webhook.customHeaders),
        status: choose(webhook.enabled, 'enabled', 'disabled'),
        tags: unlessEmpty(webhook.tags),
      });
    }
  }
}
