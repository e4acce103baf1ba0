/**
 * Clients without an identity in Microsoft Entra ID log in with tokens: stores, whose passwords are rotated without an outage;
 * factories, which have the same permissions; a partner, until a date. The passwords are in a key vault.
 */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { KeyVaultSecret } from '@cdktf/provider-azurerm/lib/key-vault-secret';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformStack } from 'cdktf';
import { GeoReplicatedRegistry, TokenAction, TokenPermission } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

/** A vault that exists already, and whose secrets the deploying identity may write. */
const keyVaultId =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/edge/providers/Microsoft.KeyVault/vaults/edge-logins';

export class EdgeTokensStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: 'edge-images', location: 'West Europe' });

    const registry = new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'edgeimages',
      resourceGroupName: group.name,
      homeRegion: 'West Europe',
      replicas: [{ region: 'East US 2' }, { region: 'Japan East' }],
    });

    // Two tokens. The variable decides which of them the stores use: stores_token=a or stores_token=b.
    const stores = registry.addTokenPair('Stores', {
      variable: 'stores_token',
      permissions: [TokenPermission.pull('products/*')],
    });
    this.keep('Stores', 'stores', stores.currentName, stores.currentPassword);

    // One scope map: the permissions of all factories are written once, and changed in place.
    const factories = registry.addScopeMap('Factories', {
      description: 'Pull the images of machines, and find their tags',
      permissions: [TokenPermission.of('machines/*', [TokenAction.CONTENT_READ, TokenAction.METADATA_READ])],
    });
    for (const id of ['Factory-Lyon', 'Factory-Turin', 'Factory-Osaka']) {
      const factory = registry.addToken(id, { scopeMap: factories, passwords: {} });
      this.keep(id, id.toLowerCase(), factory.name, factory.password1);
    }

    // A partner, until the contract ends.
    const partner = registry.addToken('Fabrikam', {
      permissions: [TokenPermission.push('partners/fabrikam/*'), TokenPermission.pull('products/web')],
      passwords: { expiry1: '2027-06-30T00:00:00Z' },
    });
    this.keep('Fabrikam', 'partner-fabrikam', partner.name, partner.password1);
  }

  /** Clients read both from the vault. Terraform has no output of them. */
  private keep(id: string, name: string, user: string, password: string): void {
    new KeyVaultSecret(this, `${id}User`, { name: `${name}-user`, keyVaultId, value: user });
    new KeyVaultSecret(this, `${id}Password`, { name: `${name}-password`, keyVaultId, value: password });
  }
}

export const app = new App();
new EdgeTokensStack(app, 'edge-tokens');
app.synth();
