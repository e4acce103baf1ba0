/** A stack that has moved to azurerm 5: one line pins it, and the library writes the arguments of that version. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformStack } from 'cdktf';
import { GeoReplicatedRegistry } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

export class NextStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    // Holds for everything in this stack, whether it is made before or after this line.
    this.addOverride('terraform.required_providers.azurerm.version', '~> 5.2');
    new AzurermProvider(this, 'azurerm', {
      features: [{}],
      // azurerm 5 registers no resource provider unless it is listed. Leave this out if az provider register has been run.
      resourceProvidersToRegister: ['Microsoft.ContainerRegistry'],
    });
    const group = new ResourceGroup(this, 'Group', { name: 'next-images', location: 'Sweden Central' });

    new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'nextimages',
      resourceGroupName: group.name,
      homeRegion: 'Sweden Central',
      replicas: [{ region: 'Germany West Central' }, { region: 'Poland Central', globalEndpointRouting: false }],
    });
  }
}

export const app = new App();
new NextStack(app, 'azurerm-5');
app.synth();
