/** Old builds are deleted every week, after a dry run; in a registry without public access, by machines in its network. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { App, TerraformStack } from 'cdktf';
import { AgentPool, GeoReplicatedRegistry, PrivateDns, PurgeFilter } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

export class PurgeStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: 'build-images', location: 'West Europe' });

    const registry = new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'buildimages',
      resourceGroupName: group.name,
      homeRegion: 'West Europe',
      replicas: [{ region: 'North Europe' }, { region: 'Sweden Central' }],
    });

    registry.addPurgeTask('OldBuilds', {
      schedule: '0 3 * * Sun',
      filters: [PurgeFilter.of('ci/.*', '(?!latest$).*')],
      ago: '30d',
      keep: 10,
      untagged: true,
      dryRun: true,
    });

    // No longer a dry run: tags of pull requests in any repository, and everything in one repository.
    registry.addPurgeTask('PullRequests', {
      schedule: '30 3 * * *',
      filters: [PurgeFilter.of('.*', 'pr-\\d+'), PurgeFilter.exact('scratch/demo')],
      ago: '7d',
    });
  }
}

export class ClosedPurgeStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: 'closed-images', location: 'West Europe' });
    const network = new VirtualNetwork(this, 'Network', {
      name: 'images',
      resourceGroupName: group.name,
      location: group.location,
      addressSpace: ['10.1.0.0/16'],
    });
    const [endpoints, agents] = ['endpoints', 'agents'].map(
      (name, i) =>
        new Subnet(this, name, {
          name,
          resourceGroupName: group.name,
          virtualNetworkName: network.name,
          addressPrefixes: [`10.1.${i}.0/24`],
        }),
    );

    const registry = new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'closedimages',
      resourceGroupName: group.name,
      homeRegion: 'West Europe',
      replicas: [{ region: 'North Europe' }, { region: 'Sweden Central' }],
      privateLink: { endpoints: [{ subnetId: endpoints.id, dns: PrivateDns.newZone(network.id) }] },
    });

    registry.addPurgeTask('OldBuilds', {
      schedule: '0 3 * * Sun',
      filters: [PurgeFilter.of('ci/.*', '.*')],
      ago: '30d',
      keep: 10,
      agentPool: AgentPool.inSubnet('purge', agents.id),
    });
  }
}

export const app = new App();
new PurgeStack(app, 'purge');
new ClosedPurgeStack(app, 'closed-purge');
app.synth();
