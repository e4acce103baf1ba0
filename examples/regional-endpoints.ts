/** Clusters that pull from the registry of their region, also over IPv6, and a home region that operators take out of rotation. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { EndpointProtocol, GeoReplicatedRegistry, Rotation } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

const clusters = [
  { name: 'east', region: 'East US 2' },
  { name: 'europe', region: 'West Europe' },
];

export class RegionalEndpointsStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    // By default "~> 2.0". azapi needs no provider block: it logs in as azurerm does.
    this.addOverride('terraform.required_providers.azapi.version', '2.12.0');
    const group = new ResourceGroup(this, 'Group', { name: 'pinned-images', location: 'West US 2' });

    const registry = new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'pinnedimages',
      resourceGroupName: group.name,
      homeRegion: 'West US 2',
      replicas: [{ region: 'East US 2' }, { region: 'Canada Central' }, { region: 'West Europe' }],
      // azapi writes what azurerm has no argument for: the routing of the home region, and the next two options.
      azapi: true,
      regionalEndpoints: true,
      endpointProtocol: EndpointProtocol.IPV4_AND_IPV6,
      // terraform apply -var 'acr_out_of_rotation=["westus2"]' takes the home region out, terraform apply puts it back.
      rotation: Rotation.variable('acr_out_of_rotation'),
      acknowledge: {
        regionalEndpointsAreGenerallyAvailable: 'a cluster that cannot pull is moved to the global endpoint',
        dualStackIsGenerallyAvailable: 'images are built elsewhere',
      },
    });

    for (const { name, region } of clusters) {
      // East US 2 pulls pinnedimages.eastus2.geo.azurecr.io/products/web:1.2, whatever else is out of rotation.
      const image = registry.imageUri('products/web', '1.2', { region });
      new TerraformOutput(this, `image_${name}`, { value: image });
    }
    // The login server, a regional endpoint and a data endpoint for each region.
    new TerraformOutput(this, 'allow', { value: registry.firewallFqdns });
  }
}

export const app = new App();
new RegionalEndpointsStack(app, 'regional-endpoints');
app.synth();
