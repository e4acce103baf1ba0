/** One registry that serves images from three regions: the smallest program. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformStack } from 'cdktf';
import { GeoReplicatedRegistry } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

export class MinimalStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: 'images', location: 'North Europe' });

    new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'imagesofexample',
      resourceGroupName: group.name,
      homeRegion: 'North Europe',
      replicas: [{ region: 'West Europe' }, { region: 'UK South' }],
    });
  }
}

export const app = new App();
new MinimalStack(app, 'minimal');
app.synth();
