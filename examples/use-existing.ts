/** A cluster that pulls from a registry which another team's app makes: nothing of the registry is changed. */
import { KubernetesCluster } from '@cdktf/provider-azurerm/lib/kubernetes-cluster';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { GeoReplicatedRegistry, PrincipalType } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

export class ShopStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: 'shop', location: 'West Europe' });
    const cluster = new KubernetesCluster(this, 'Cluster', {
      name: 'shop',
      resourceGroupName: group.name,
      location: group.location,
      dnsPrefix: 'shop',
      defaultNodePool: { name: 'system', vmSize: 'Standard_D2s_v5', nodeCount: 3 },
      identity: { type: 'SystemAssigned' },
    });

    const registry = GeoReplicatedRegistry.fromRegistryName(this, 'Registry', {
      registryName: 'contoso',
      resourceGroupName: 'contoso-images',
      homeRegion: 'West US',
      replicaRegions: ['East US', 'Canada Central', 'West Europe'],
      dataEndpoints: true,
    });
    registry.grantPull('Shop', cluster.kubeletIdentity.objectId, { principalType: PrincipalType.SERVICE_PRINCIPAL });
    // What the cluster's firewall must let through.
    new TerraformOutput(this, 'allow', { value: [registry.loginServer, registry.dataEndpoint('West Europe')] });
    new TerraformOutput(this, 'image', { value: registry.imageUri('public/products/web', '1.2') });
  }
}

export const app = new App();
new ShopStack(app, 'use-existing');
app.synth();
