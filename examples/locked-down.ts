/** A registry with restricted access: network rules, a customer-managed key created with it, identities, retention of untagged manifests. */
import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { KeyVaultKey } from '@cdktf/provider-azurerm/lib/key-vault-key';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { GeoReplicatedRegistry } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

export class LockedDownStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const deployer = new DataAzurermClientConfig(this, 'Deployer');
    const group = new ResourceGroup(this, 'Group', { name: 'vault-images', location: 'Switzerland North' });

    const vault = new KeyVault(this, 'Vault', {
      name: 'contoso-vault-images',
      resourceGroupName: group.name,
      location: group.location,
      tenantId: deployer.tenantId,
      skuName: 'standard',
      rbacAuthorizationEnabled: true,
      // Without its key the registry serves no image. A deleted vault can be recovered for 90 days.
      purgeProtectionEnabled: true,
      softDeleteRetentionDays: 90,
    });
    // With RBAC, not even an owner of the vault may create a key. A new role assignment can take minutes to take effect:
    // if Azure answers 403 for the key, apply again.
    const makesKeys = new RoleAssignment(this, 'MakesKeys', {
      scope: vault.id,
      roleDefinitionName: 'Key Vault Crypto Officer',
      principalId: deployer.objectId,
    });
    const key = new KeyVaultKey(this, 'Key', {
      name: 'images',
      keyVaultId: vault.id,
      keyType: 'RSA',
      keySize: 2048,
      keyOpts: ['unwrapKey', 'wrapKey'],
      dependsOn: [makesKeys],
    });

    const identity = new UserAssignedIdentity(this, 'Identity', {
      name: 'vault-images',
      resourceGroupName: group.name,
      location: group.location,
    });
    const usesKey = new RoleAssignment(this, 'UsesKey', {
      scope: key.resourceVersionlessId,
      roleDefinitionName: 'Key Vault Crypto Service Encryption User',
      principalId: identity.principalId,
      principalType: 'ServicePrincipal',
    });

    const registry = new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'vaultimages',
      resourceGroupName: group.name,
      homeRegion: 'Switzerland North',
      replicas: [{ region: 'Germany West Central' }, { region: 'France Central' }],
      network: {
        // The offices and the build machines. All other addresses are refused.
        allowedIpRanges: ['203.0.113.7', '198.51.100.0/24'],
        trustedServices: false,
      },
      identities: { systemAssigned: true },
      encryption: { keyVaultKeyId: key.versionlessId, identityId: identity.id, identityClientId: identity.clientId },
      // No option refers to this role assignment, and without it Azure refuses to create the registry.
      dependsOn: [usesKey],
      untaggedRetentionDays: 180,
    });

    new TerraformOutput(this, 'firewall', { value: registry.firewallFqdns });
  }
}

export const app = new App();
new LockedDownStack(app, 'locked-down');
app.synth();
