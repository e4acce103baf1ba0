/** Two registries in one stack: a new one, and one that was written by hand before and keeps its address in the state. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { GeoReplicatedRegistry, ZoneRedundancy } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

export class TwoRegistriesStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: 'contoso-shop', location: 'West US 2' });

    const images = new GeoReplicatedRegistry(this, 'Images', {
      registryName: 'contosoimages',
      resourceGroupName: group.name,
      // Late-bound: only Terraform knows the region, so the zone flag is set here.
      homeRegion: group.location,
      zoneRedundancy: ZoneRedundancy.ENABLED,
      replicas: [{ region: 'East US 2' }, { region: 'Brazil South' }],
    });

    const charts = new GeoReplicatedRegistry(this, 'Charts', {
      registryName: 'contosocharts',
      resourceGroupName: group.name,
      homeRegion: 'East US',
      replicas: [
        { region: 'West Europe', zoneRedundancy: ZoneRedundancy.AUTOMATIC },
        { region: 'North Europe', zoneRedundancy: ZoneRedundancy.AUTOMATIC },
      ],
      // The flag that this registry was created with. Another one would destroy it and its images.
      zoneRedundancy: ZoneRedundancy.DISABLED,
    });
    // Its name in Terraform's state, from when it was a ContainerRegistry with the id "charts".
    charts.resource.overrideLogicalId('charts');

    const release = new TerraformVariable(this, 'release', { type: 'string', default: '2.0.1' });
    new TerraformOutput(this, 'web', { value: images.imageUri('shop/web', release.stringValue) });
    new TerraformOutput(this, 'chart', { value: charts.imageUri('shop/chart', '1.4.0') });
  }
}

export const app = new App();
new TwoRegistriesStack(app, 'two-registries');
app.synth();
