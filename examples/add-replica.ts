/** A replica next to each cluster: the regions come from a list in code, and the tags of the registry are inherited and extended. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { GeoReplicatedRegistry } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

const clusters = [
  { name: 'tokyo', region: 'Japan East' },
  { name: 'singapore', region: 'Southeast Asia' },
  { name: 'sydney', region: 'Australia East', inRotation: false },
];

export class ClustersStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: 'cluster-images', location: 'West US 2' });

    const registry = new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'clusterimages',
      resourceGroupName: group.name,
      homeRegion: 'West US 2',
      tags: { team: 'platform', cost: 'shared' },
    });

    for (const { name, region, inRotation } of clusters) {
      registry.addReplica({
        region,
        globalEndpointRouting: inRotation,
        tags: { cost: name },
      });
    }

    new TerraformOutput(this, 'regions', { value: registry.regions });
  }
}

export const app = new App();
new ClustersStack(app, 'add-replica');
app.synth();
