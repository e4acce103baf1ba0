/** The images of Contoso with webhooks, private link and grants. The folders python, java and go contain the same in other languages. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { App, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import {
  AzureRegion,
  Deployer,
  DeployerRole,
  GeoReplicatedRegistry,
  PrincipalType,
  PrivateDns,
  WebhookAction,
} from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

export class ContosoImagesStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: 'contoso-images', location: AzureRegion.WEST_US_2 });
    const network = new VirtualNetwork(this, 'Network', {
      name: 'hub',
      resourceGroupName: group.name,
      location: group.location,
      addressSpace: ['10.4.0.0/16'],
    });
    const endpoints = new Subnet(this, 'Endpoints', {
      name: 'endpoints',
      resourceGroupName: group.name,
      virtualNetworkName: network.name,
      addressPrefixes: ['10.4.2.0/27'],
    });
    const token = new TerraformVariable(this, 'pipeline_token', { type: 'string', sensitive: true });

    const registry = new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'contoso',
      resourceGroupName: group.name,
      homeRegion: AzureRegion.WEST_US_2,
      replicas: [{ region: 'East US' }, { region: 'Canada Central', globalEndpointRouting: false }],
      tags: { team: 'platform' },
      webhooks: [
        {
          name: 'deploy',
          serviceUri: 'https://pipeline.contoso.com/arrived',
          actions: [WebhookAction.PUSH],
          customHeaders: { Authorization: `Bearer ${token.stringValue}` },
        },
      ],
      privateLink: {
        endpoints: [{ subnetId: endpoints.id, dns: PrivateDns.newZone(network.id), subnetPrefix: '10.4.2.0/27' }],
      },
      deployer: Deployer.withRoles(
        DeployerRole.builtIn('Contributor'),
        DeployerRole.builtIn('Role Based Access Control Administrator'),
      ),
      acknowledge: { replicasAreInRotation: 'Canada holds the images until its clusters are there' },
    });
    registry.addReplica({ region: AzureRegion.WEST_EUROPE, tags: { data: 'eu' } });
    registry.addWebhook({
      name: 'audit',
      serviceUri: 'https://audit.contoso.com/images',
      actions: [WebhookAction.DELETE],
      regions: ['West Europe'],
    });

    const kubelet = new UserAssignedIdentity(this, 'Kubelet', {
      name: 'aks-east',
      resourceGroupName: group.name,
      location: group.location,
    });
    registry.grantPull('AksEast', kubelet.principalId, { principalType: PrincipalType.SERVICE_PRINCIPAL });
    registry.grantPush('Pipeline', '11111111-2222-3333-4444-555555555555');

    // contoso.azurecr.io/public/products/web:1.2
    new TerraformOutput(this, 'image', { value: registry.imageUri('public/products/web', '1.2') });
  }
}

export const app = new App();
new ContosoImagesStack(app, 'contoso-images');
app.synth();
