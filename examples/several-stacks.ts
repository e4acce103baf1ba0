/**
 * An app of several stacks: networks, a registry, and two workloads, one of them in another subscription, which grant access to
 * themselves. cdktf deploys them in the right order: `cdktf deploy '*'`.
 */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { App, TerraformOutput, TerraformStack, type TerraformProvider } from 'cdktf';
import {
  GeoReplicatedRegistry,
  PrincipalType,
  PrivateDns,
  type IGeoReplicatedRegistry,
} from 'cdktf-georeplicated-registry';
import { Construct } from 'constructs';

const subscriptions = {
  platform: '00000000-0000-0000-0000-000000000001',
  retail: '00000000-0000-0000-0000-000000000002',
};

/** A network with a subnet for endpoints. */
class Spoke extends Construct {
  public readonly network: VirtualNetwork;
  public readonly endpoints: Subnet;

  constructor(
    scope: Construct,
    name: string,
    public readonly region: string,
    public readonly prefix: string,
    provider?: TerraformProvider,
  ) {
    super(scope, name);
    const group = new ResourceGroup(this, 'Group', { name: `${name}-network`, location: region, provider });
    this.network = new VirtualNetwork(this, 'Network', {
      name,
      resourceGroupName: group.name,
      location: group.location,
      addressSpace: [prefix],
      provider,
    });
    this.endpoints = new Subnet(this, 'Endpoints', {
      name: 'endpoints',
      resourceGroupName: group.name,
      virtualNetworkName: this.network.name,
      addressPrefixes: [prefix],
      provider,
    });
  }
}

/** The networks of all workloads, each in the subscription of its workload. */
export class NetworkStack extends TerraformStack {
  public readonly shop: Spoke;
  public readonly retail: Spoke;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}], subscriptionId: subscriptions.platform });
    const retail = new AzurermProvider(this, 'retail-subscription', {
      alias: 'retail',
      features: [{}],
      subscriptionId: subscriptions.retail,
    });
    this.shop = new Spoke(this, 'shop', 'West Europe', '10.1.0.0/27');
    this.retail = new Spoke(this, 'retail', 'East US 2', '10.2.0.0/27', retail);
  }
}

/** The registry, which does not refer to any workload. */
export class RegistryStack extends TerraformStack {
  public readonly registry: GeoReplicatedRegistry;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}], subscriptionId: subscriptions.platform });
    const group = new ResourceGroup(this, 'Group', { name: 'team-images', location: 'West Europe' });
    this.registry = new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'teamimages',
      resourceGroupName: group.name,
      homeRegion: 'West Europe',
      replicas: [{ region: 'North Europe' }, { region: 'East US 2' }],
    });
  }
}

export interface WorkloadProps {
  readonly subscriptionId: string;
  readonly registry: IGeoReplicatedRegistry;
  readonly spoke: Spoke;
}

/** A workload that pulls over its own network, with its own identity. */
export class WorkloadStack extends TerraformStack {
  constructor(scope: Construct, id: string, { subscriptionId, registry, spoke }: WorkloadProps) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}], subscriptionId });
    const group = new ResourceGroup(this, 'Group', { name: id, location: spoke.region });
    const identity = new UserAssignedIdentity(this, 'Identity', {
      name: id,
      resourceGroupName: group.name,
      location: group.location,
    });

    // Both are created in this stack, with its provider: the registry's stack does not depend on any workload.
    registry.grantPull(id, identity.principalId, { scope: this, principalType: PrincipalType.SERVICE_PRINCIPAL });
    registry.addPrivateEndpoint({
      scope: this,
      region: spoke.region,
      resourceGroupName: group.name,
      subnetId: spoke.endpoints.id,
      subnetPrefix: spoke.prefix,
      dns: PrivateDns.newZone(spoke.network.id),
    });

    new TerraformOutput(this, 'image', { value: registry.imageUri(`${id}/web`, '1.2') });
  }
}

export const app = new App();
const networks = new NetworkStack(app, 'networks');
const { registry } = new RegistryStack(app, 'registry');
new WorkloadStack(app, 'shop', { subscriptionId: subscriptions.platform, registry, spoke: networks.shop });
new WorkloadStack(app, 'retail', { subscriptionId: subscriptions.retail, registry, spoke: networks.retail });
app.synth();
