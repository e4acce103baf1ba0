/** A registry that is reached over one network only. The private endpoint and the DNS zone are created with it. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { AzureRegion, GeoReplicatedRegistry, PrivateDns } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

export class PrivateLinkStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: 'hub-images', location: AzureRegion.WEST_EUROPE });
    const network = new VirtualNetwork(this, 'Network', {
      name: 'hub',
      resourceGroupName: group.name,
      location: group.location,
      addressSpace: ['10.1.0.0/16'],
    });
    const endpoints = new Subnet(this, 'Endpoints', {
      name: 'endpoints',
      resourceGroupName: group.name,
      virtualNetworkName: network.name,
      addressPrefixes: ['10.1.2.0/27'],
    });

    const registry = new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'hubimages',
      resourceGroupName: group.name,
      homeRegion: AzureRegion.WEST_EUROPE,
      replicas: [{ region: 'North Europe' }, { region: 'UK South' }],
      privateLink: {
        endpoints: [{ subnetId: endpoints.id, dns: PrivateDns.newZone(network.id), subnetPrefix: '10.1.2.0/27' }],
      },
    });

    // How many addresses of the subnet the endpoint takes: 4, and one more for each new replica.
    new TerraformOutput(this, 'addresses', { value: registry.privateIpsPerEndpoint });
  }
}

export const app = new App();
new PrivateLinkStack(app, 'private-link');
app.synth();
