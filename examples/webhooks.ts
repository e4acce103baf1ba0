/** A pipeline is called when a pushed image has arrived in a region; an audit is called for deletions in one region. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformStack, TerraformVariable } from 'cdktf';
import { GeoReplicatedRegistry, WebhookAction } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

export class WebhooksStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: 'release-images', location: 'West US 2' });
    const token = new TerraformVariable(this, 'pipeline_token', { type: 'string', sensitive: true });

    const registry = new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'releaseimages',
      resourceGroupName: group.name,
      homeRegion: 'West US 2',
      replicas: [{ region: 'East US 2' }, { region: 'Canada Central' }, { region: 'West Europe' }],
    });

    // Four webhooks, one in each region: releasewestus2, releaseeastus2, releasecanadacentral, releasewesteurope.
    registry.addWebhook({
      name: 'release',
      serviceUri: 'https://pipeline.contoso.com/arrived',
      actions: [WebhookAction.PUSH],
      scope: 'products/web:*',
      customHeaders: { Authorization: `Bearer ${token.stringValue}` },
    });

    registry.addWebhook({
      name: 'audit',
      serviceUri: 'https://audit.contoso.com/images',
      actions: [WebhookAction.DELETE],
      regions: ['West Europe'],
      tags: { data: 'eu' },
    });
  }
}

export const app = new App();
new WebhooksStack(app, 'webhooks');
app.synth();
