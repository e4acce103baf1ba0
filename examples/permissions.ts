/** Who deploys a registry and who uses it: the deployer's roles are validated, and two clusters and a pipeline get access. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { App, TerraformStack } from 'cdktf';
import { Deployer, DeployerRole, GeoReplicatedRegistry, PrincipalType } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

export class PermissionsStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: 'fleet-images', location: 'Central US' });

    const registry = new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'fleetimages',
      resourceGroupName: group.name,
      homeRegion: 'Central US',
      replicas: [{ region: 'East US 2' }, { region: 'West Europe' }],
      // Contributor alone cannot assign roles: without the second role, grantPull below is an error at synth.
      deployer: Deployer.withRoles(
        DeployerRole.builtIn('Contributor'),
        DeployerRole.builtIn('User Access Administrator'),
      ),
    });

    const principalType = PrincipalType.SERVICE_PRINCIPAL;
    for (const cluster of ['aks-east', 'aks-europe']) {
      const kubelet = new UserAssignedIdentity(this, cluster, {
        name: cluster,
        resourceGroupName: group.name,
        location: group.location,
      });
      registry.grantPull(cluster, kubelet.principalId, { principalType });
    }

    const pipeline = new UserAssignedIdentity(this, 'Pipeline', {
      name: 'pipeline',
      resourceGroupName: group.name,
      location: group.location,
    });
    registry.grantPush('Pipeline', pipeline.principalId, { principalType });
  }
}

export const app = new App();
new PermissionsStack(app, 'permissions');
app.synth();
