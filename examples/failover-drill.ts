/** Replicas that operators take out of rotation and put back with a variable, for a drill or during an incident in a region. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { GeoReplicatedRegistry, LockLevel, Rotation } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

export class FailoverDrillStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: 'drill-images', location: 'West US 2' });

    const registry = new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'drillimages',
      resourceGroupName: group.name,
      homeRegion: 'West US 2',
      replicas: [{ region: 'East US 2' }, { region: 'Canada Central' }, { region: 'West Europe' }],
      // terraform apply -var 'acr_out_of_rotation=["eastus2"]' takes East US 2 out, terraform apply puts it back.
      rotation: Rotation.variable('acr_out_of_rotation'),
      // Nobody can delete the registry or a replica by mistake. Rotation deletes nothing, so it works with this lock.
      lock: LockLevel.CAN_NOT_DELETE,
    });

    new TerraformOutput(this, 'image', { value: registry.imageUri('products/web', '1.2') });
  }
}

export const app = new App();
new FailoverDrillStack(app, 'failover-drill');
app.synth();
