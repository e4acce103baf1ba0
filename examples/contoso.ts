/** Contoso serves one image to clusters in West US, East US, Canada Central and West Europe. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { AzureRegion, GeoReplicatedRegistry } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

export class ContosoStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: 'contoso-images', location: AzureRegion.WEST_US });

    const registry = new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'contoso',
      resourceGroupName: group.name,
      homeRegion: 'westus',
      replicas: [{ region: 'eastus' }, { region: 'Canada Central' }, { region: AzureRegion.WEST_EUROPE }],
      tags: { team: 'platform' },
    });

    // The same name in every cluster: contoso.azurecr.io/public/products/web:1.2
    new TerraformOutput(this, 'image', { value: registry.imageUri('public/products/web', '1.2') });
    // What the firewall of the European clusters must allow: contoso.westeurope.data.azurecr.io
    new TerraformOutput(this, 'europe', { value: registry.dataEndpoint(AzureRegion.WEST_EUROPE) });
  }
}

export const app = new App();
new ContosoStack(app, 'contoso');
app.synth();
