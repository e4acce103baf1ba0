/**
 * A pipeline that may deploy one registry and nothing else. Somebody who may create roles deploys the first stack, once and
 * after each change of what the registry needs; the pipeline deploys the second one, into the group that the first one made.
 */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { App, TerraformStack } from 'cdktf';
import { DeployerRoleDefinition, GeoReplicatedRegistry, PrincipalType } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

const resourceGroupName = 'fleet-images';

/** What the pipeline deploys. */
export class RegistryStack extends TerraformStack {
  public readonly registry: GeoReplicatedRegistry;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // Later versions of azurerm do not ask the subscription whether the name of a registry is free.
    this.addOverride('terraform.required_providers.azurerm.version', '~> 4.81');
    new AzurermProvider(this, 'azurerm', {
      features: [{}],
      // azurerm 4 registers resource providers in the subscription, which this pipeline may not do.
      resourceProviderRegistrations: 'none',
    });
    this.registry = new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'fleetregistry',
      resourceGroupName,
      homeRegion: 'Central US',
      replicas: [{ region: 'East US 2' }, { region: 'West Europe' }],
    });
  }
}

/** What an administrator deploys before: the group, the identity of the pipeline, and its role. */
export class DeployerStack extends TerraformStack {
  constructor(scope: Construct, id: string, registry: GeoReplicatedRegistry) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: resourceGroupName, location: 'Central US' });
    const pipeline = new UserAssignedIdentity(this, 'Pipeline', {
      name: 'fleet-pipeline',
      resourceGroupName: group.name,
      location: group.location,
    });

    const role = new DeployerRoleDefinition(this, 'Role', {
      roleName: 'Fleet registry deployer',
      registries: [registry],
      resourceGroupIds: [group.id],
    });
    role.assignTo('Pipeline', pipeline.principalId, { principalType: PrincipalType.SERVICE_PRINCIPAL });
  }
}

export const app = new App();
const { registry } = new RegistryStack(app, 'least-privilege');
new DeployerStack(app, 'least-privilege-deployer', registry);
app.synth();
