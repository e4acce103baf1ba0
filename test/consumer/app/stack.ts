import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group/index.js';
import { TerraformStack } from 'cdktf';
import { AzureRegion, GeoReplicatedRegistry } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

export class ImagesStack extends TerraformStack {
  public readonly registry: GeoReplicatedRegistry;

  constructor(scope: Construct, id: string, regions: string[]) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: 'images', location: AzureRegion.NORTH_EUROPE });
    this.registry = new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'consumerimages',
      resourceGroupName: group.name,
      homeRegion: AzureRegion.NORTH_EUROPE,
      replicas: regions.map((region) => ({ region })),
    });
  }
}
