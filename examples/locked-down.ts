/** A registry for few: network rules, a key of your own, identities, and a clean-up of leftover manifests. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { GeoReplicatedRegistry } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

// The security team made the key and the identity that may use it; both are there before the registry.
const key = 'https://contoso-keys.vault.azure.net/keys/images';
const identity = {
  id: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/security/providers/Microsoft.ManagedIdentity/userAssignedIdentities/images',
  clientId: '11111111-1111-1111-1111-111111111111',
};

export class LockedDownStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: 'vault-images', location: 'Switzerland North' });

    const registry = new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'vaultimages',
      resourceGroupName: group.name,
      homeRegion: 'Switzerland North',
      replicas: [{ region: 'Germany West Central' }, { region: 'France Central' }],
      network: {
        // The offices and the build farm; everybody else is refused.
        allowedIpRanges: ['203.0.113.7', '198.51.100.0/24'],
        trustedServices: false,
      },
      identities: { systemAssigned: true },
      encryption: { keyVaultKeyId: key, identityId: identity.id, identityClientId: identity.clientId },
      untaggedRetentionDays: 180,
    });

    new TerraformOutput(this, 'firewall', { value: registry.firewallFqdns });
  }
}

export const app = new App();
new LockedDownStack(app, 'locked-down');
app.synth();
