/** A pipeline that waits until an image is in every region: with a webhook in each region, or by asking each. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { GeoReplicatedRegistry, WebhookAction } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

export class WaitForRegionsStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: 'arrived-images', location: 'West US 2' });
    const token = new TerraformVariable(this, 'pipeline_token', { type: 'string', sensitive: true });

    const registry = new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'arrivedimages',
      resourceGroupName: group.name,
      homeRegion: 'West US 2',
      replicas: [{ region: 'East US 2' }, { region: 'West Europe' }],
      azapi: true,
      regionalEndpoints: true,
      acknowledge: { regionalEndpointsAreGenerallyAvailable: 'the pipeline asks them, nothing is pulled by them' },
    });

    // An event does not contain its region, so each region calls its own address.
    for (const region of registry.regions) {
      registry.addWebhook({
        name: 'arrived',
        regions: [region],
        serviceUri: `https://pipeline.contoso.com/arrived/${region}`,
        actions: [WebhookAction.PUSH],
        scope: 'products/web:*',
        customHeaders: { Authorization: `Bearer ${token.stringValue}` },
      });
    }

    // For in-every-region.sh, which asks each of them.
    new TerraformOutput(this, 'regional_endpoints', { value: registry.regionalEndpoints });
    // For answering-region.sh, which is run in each region: what it prints if that region has answered.
    new TerraformOutput(this, 'data_endpoints', { value: registry.dataEndpoints });
  }
}

export const app = new App();
new WaitForRegionsStack(app, 'wait-for-regions');
app.synth();
