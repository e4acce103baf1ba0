/** A registry that also caches public images for all its regions; the credentials for Docker Hub stay in a key vault. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { GeoReplicatedRegistry } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

/** The vault and its two secrets exist already: their contents never pass through Terraform. */
const vaultId =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/secrets/providers/Microsoft.KeyVault/vaults/contoso-secrets';
const secrets = 'https://contoso-secrets.vault.azure.net/secrets';

export class CacheStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    const group = new ResourceGroup(this, 'Group', { name: 'cached-images', location: 'West Europe' });

    const registry = new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'cachedimages',
      resourceGroupName: group.name,
      homeRegion: 'West Europe',
      replicas: [{ region: 'North Europe' }, { region: 'UK South' }],
      // Upstreams that need no credentials. Without a target, images are kept under their full name.
      cacheRules: {
        Dotnet: { source: 'mcr.microsoft.com/dotnet/*', target: 'dotnet/*' },
        Kubernetes: { source: 'registry.k8s.io/*' },
      },
    });

    const hub = registry.addCredentialSet('Hub', {
      loginServer: 'docker.io',
      usernameSecretId: `${secrets}/docker-hub-user`,
      passwordSecretId: `${secrets}/docker-hub-token`,
      keyVaultId: vaultId,
    });
    registry.addCacheRule('Library', { source: 'docker.io/library/*', target: 'hub/*', credentialSet: hub });
    registry.addCacheRule('Grafana', {
      source: 'docker.io/grafana/grafana',
      target: 'observability/grafana',
      credentialSet: hub,
    });

    new TerraformOutput(this, 'images', {
      value: [
        registry.cachedImageUri('docker.io/library/nginx', '1.27'), // cachedimages.azurecr.io/hub/nginx:1.27
        registry.cachedImageUri('docker.io/grafana/grafana', '11.2.0'), // cachedimages.azurecr.io/observability/grafana:11.2.0
        registry.cachedImageUri('registry.k8s.io/pause', '3.10'), // cachedimages.azurecr.io/registry.k8s.io/pause:3.10
      ],
    });
  }
}

export const app = new App();
new CacheStack(app, 'cache');
app.synth();
