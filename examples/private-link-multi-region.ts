/** A registry that is reached over a network in each of two regions, each with a resource group and zone of its own. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { App, TerraformStack } from 'cdktf';
import { GeoReplicatedRegistry, PrivateDns } from 'cdktf-georeplicated-registry';
import { Construct } from 'constructs';

/** What a region has of its own: a group, a network, and a subnet for endpoints. */
class Spoke extends Construct {
  public readonly group: ResourceGroup;
  public readonly network: VirtualNetwork;
  public readonly endpoints: Subnet;

  constructor(scope: Construct, region: string, range: string, prefix: string) {
    super(scope, region);
    this.group = new ResourceGroup(this, 'Group', { name: `spoke-${region}`, location: region });
    this.network = new VirtualNetwork(this, 'Network', {
      name: `spoke-${region}`,
      resourceGroupName: this.group.name,
      location: this.group.location,
      addressSpace: [range],
    });
    this.endpoints = new Subnet(this, 'Endpoints', {
      name: 'endpoints',
      resourceGroupName: this.group.name,
      virtualNetworkName: this.network.name,
      addressPrefixes: [prefix],
    });
  }
}

export class MultiRegionStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: 'spoke-images', location: 'East US 2' });
    const east = new Spoke(this, 'eastus2', '10.1.0.0/16', '10.1.2.0/27');
    const west = new Spoke(this, 'westus3', '10.2.0.0/16', '10.2.2.0/27');

    const registry = new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'spokeimages',
      resourceGroupName: group.name,
      homeRegion: 'East US 2',
      replicas: [{ region: 'West US 3' }, { region: 'Central US' }],
    });

    registry.addPrivateEndpoint({
      subnetId: east.endpoints.id,
      // The zone comes into the group of its endpoint: two DNS zones of one name cannot be in one group.
      dns: PrivateDns.newZone(east.network.id),
      resourceGroupName: east.group.name,
      subnetPrefix: '10.1.2.0/27',
    });

    // Fixed addresses, for a firewall that knows no names. A new replica needs one here too, and replaces the endpoint.
    registry.addPrivateEndpoint({
      region: 'West US 3',
      subnetId: west.endpoints.id,
      dns: PrivateDns.newZone(west.network.id),
      resourceGroupName: west.group.name,
      subnetPrefix: '10.2.2.0/27',
      staticIps: { registry: '10.2.2.4', eastus2: '10.2.2.5', westus3: '10.2.2.6', centralus: '10.2.2.7' },
    });
  }
}

export const app = new App();
new MultiRegionStack(app, 'private-link-multi-region');
app.synth();
