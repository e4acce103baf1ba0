/** One class, two stages: development on Standard in one region, production on Premium in three regions. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformStack } from 'cdktf';
import { GeoReplicatedRegistry, Sku, type ReplicaOptions } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

export interface StageProps {
  readonly sku: Sku;
  readonly replicas?: ReplicaOptions[];
  readonly preventDestroy: boolean;
}

export class StageStack extends TerraformStack {
  constructor(scope: Construct, id: string, props: StageProps) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: `shop-${id}`, location: 'Sweden Central' });

    new GeoReplicatedRegistry(this, 'Registry', {
      registryName: `shopimages${id}`,
      resourceGroupName: group.name,
      homeRegion: 'Sweden Central',
      tags: { stage: id },
      ...props,
    });
  }
}

export const app = new App();
new StageStack(app, 'development', { sku: Sku.STANDARD, preventDestroy: false });
new StageStack(app, 'production', {
  sku: Sku.PREMIUM,
  replicas: [{ region: 'Germany West Central' }, { region: 'France Central' }],
  preventDestroy: true,
});
app.synth();
