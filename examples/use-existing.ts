/** Workloads that pull from a registry that another app creates, the one of `minimal`. The registry itself is not changed. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { GeoReplicatedRegistry, PrincipalType } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

export class ShopStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: 'shop', location: 'West Europe' });
    const kubelet = new UserAssignedIdentity(this, 'Kubelet', {
      name: 'shop-kubelet',
      resourceGroupName: group.name,
      location: group.location,
    });

    const registry = GeoReplicatedRegistry.fromRegistryName(this, 'Registry', {
      registryName: 'imagesofexample',
      resourceGroupName: 'images',
      homeRegion: 'North Europe',
      replicaRegions: ['West Europe', 'UK South'],
      dataEndpoints: true,
      // If it is not set, Terraform looks it up, and host names are references.
      loginServer: 'imagesofexample.azurecr.io',
    });
    registry.grantPull('Shop', kubelet.principalId, { principalType: PrincipalType.SERVICE_PRINCIPAL });
    // What the firewall of the workloads must allow.
    new TerraformOutput(this, 'allow', { value: [registry.loginServer, registry.dataEndpoint('West Europe')] });
    new TerraformOutput(this, 'image', { value: registry.imageUri('shop/web', '1.2') });
  }
}

export const app = new App();
new ShopStack(app, 'use-existing');
app.synth();
