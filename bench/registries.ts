/** The same registries twice: by the library, and by hand with the provider's own class. */
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { ContainerRegistryWebhook } from '@cdktf/provider-azurerm/lib/container-registry-webhook';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';

export type Way = 'library' | 'by hand';

const replicas = ['eastus', 'eastus2', 'northeurope', 'uksouth', 'westus2'];
const tags = { team: 'platform' };
const serviceUri = 'https://ci.contoso.com/hook';
const require = createRequire(join(process.cwd(), 'bench'));

/** Constructs and synthesizes; gives the milliseconds that it took. */
export function synthesize(
  way: Way,
  count: number,
  webhooks = false,
  outdir = mkdtempSync(join(tmpdir(), 'bench-')),
): number {
  const { GeoReplicatedRegistry, WebhookAction } = require('./dist') as typeof import('cdktf-georeplicated-registry');
  const start = performance.now();
  const app = new App({ outdir, stackTraces: false });
  const stack = new TerraformStack(app, 'bench');
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  for (let i = 0; i < count; i++) {
    if (way === 'library') {
      new GeoReplicatedRegistry(stack, `Registry${i}`, {
        registryName: `contoso${i}`,
        resourceGroupName: 'images',
        homeRegion: 'westeurope',
        replicas: replicas.map((region) => ({ region })),
        tags,
        webhooks: webhooks ? [{ name: 'deploy', serviceUri, actions: [WebhookAction.PUSH] }] : undefined,
      });
    } else {
      const registry = new ContainerRegistry(stack, `Registry${i}`, {
        name: `contoso${i}`,
        resourceGroupName: 'images',
        location: 'westeurope',
        sku: 'Premium',
        zoneRedundancyEnabled: true,
        adminEnabled: false,
        anonymousPullEnabled: false,
        dataEndpointEnabled: true,
        publicNetworkAccessEnabled: true,
        networkRuleBypassOption: 'AzureServices',
        tags,
        georeplications: replicas.map((location) => ({
          location,
          regionalEndpointEnabled: true,
          zoneRedundancyEnabled: true,
          tags,
        })),
        timeouts: { create: '180m', update: '180m' },
        lifecycle: { preventDestroy: true },
      });
      for (const location of webhooks ? ['westeurope', ...replicas] : []) {
        new ContainerRegistryWebhook(stack, `Registry${i}-deploy-${location}`, {
          name: `deploy${location}`,
          registryName: registry.name,
          resourceGroupName: 'images',
          location,
          serviceUri,
          actions: ['push'],
          status: 'enabled',
          tags,
        });
      }
    }
  }
  app.synth();
  return performance.now() - start;
}
