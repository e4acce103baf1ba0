/**
 * The registry contosoprod, taken over as it is: the first apply imports it and changes nothing.
 *
 * Not carried over:
 * - address and headers of releasewesteurope, releasenortheurope, releaseeastus2, cleanupaudit, which az does not print: they stay as they are
 * - the private endpoint /subscriptions/8f1c2d3e-4b5a-4c6d-9e7f-0a1b2c3d4e5f/resourceGroups/contoso-network/providers/Microsoft.Network/privateEndpoints/contosoprod-hub: it stays as it is; to manage it, declare it in privateLink.endpoints, with dns: PrivateDns.external() or the PrivateDns.zone(…) that it has, and list its id in adopt.privateEndpointIds
 * - role assignments, locks, diagnostic settings, tokens, cache rules and tasks, which az acr show does not print: they stay as they are
 */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';
import { App, TerraformStack } from 'cdktf';
import { GeoReplicatedRegistry, NetworkAction, Sku, WebhookAction, ZoneRedundancy } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

export class AdoptedStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', { features: [{}], subscriptionId: '8f1c2d3e-4b5a-4c6d-9e7f-0a1b2c3d4e5f' });

    new GeoReplicatedRegistry(this, 'Registry', {
      registryName: 'contosoprod',
      resourceGroupName: 'contoso-images',
      homeRegion: 'westeurope',
      replicas: [
        {
          region: 'eastus2',
          globalEndpointRouting: false,
          zoneRedundancy: ZoneRedundancy.ENABLED,
          tags: { purpose: 'standby' },
        },
        { region: 'northeurope', globalEndpointRouting: true, tags: {} },
      ],
      sku: Sku.PREMIUM,
      zoneRedundancy: ZoneRedundancy.DISABLED,
      tags: { 'cost-center': '4711', team: 'platform' },
      dataEndpoints: true,
      adminUser: false,
      anonymousPull: false,
      webhooks: [
        {
          name: 'release',
          regions: ['eastus2', 'northeurope', 'westeurope'],
          actions: [WebhookAction.PUSH],
          scope: 'products/web:*',
        },
        {
          name: 'cleanupaudit',
          appendRegion: false,
          regions: ['westeurope'],
          actions: [WebhookAction.DELETE, WebhookAction.PUSH],
          enabled: false,
          tags: {},
        },
      ],
      network: {
        publicAccess: true,
        defaultAction: NetworkAction.DENY,
        allowedIpRanges: ['203.0.113.0/24', '198.51.100.7'],
        trustedServices: true,
      },
      identities: {
        userAssignedIds: [
          '/subscriptions/8f1c2d3e-4b5a-4c6d-9e7f-0a1b2c3d4e5f/resourceGroups/contoso-images/providers/Microsoft.ManagedIdentity/userAssignedIdentities/contoso-import',
        ],
      },
      untaggedRetentionDays: 90,
      adopt: {
        registryId:
          '/subscriptions/8f1c2d3e-4b5a-4c6d-9e7f-0a1b2c3d4e5f/resourceGroups/contoso-images/providers/Microsoft.ContainerRegistry/registries/contosoprod',
        webhookIds: [
          '/subscriptions/8f1c2d3e-4b5a-4c6d-9e7f-0a1b2c3d4e5f/resourceGroups/contoso-images/providers/Microsoft.ContainerRegistry/registries/contosoprod/webHooks/releasewesteurope',
          '/subscriptions/8f1c2d3e-4b5a-4c6d-9e7f-0a1b2c3d4e5f/resourceGroups/contoso-images/providers/Microsoft.ContainerRegistry/registries/contosoprod/webHooks/releasenortheurope',
          '/subscriptions/8f1c2d3e-4b5a-4c6d-9e7f-0a1b2c3d4e5f/resourceGroups/contoso-images/providers/Microsoft.ContainerRegistry/registries/contosoprod/webHooks/releaseeastus2',
          '/subscriptions/8f1c2d3e-4b5a-4c6d-9e7f-0a1b2c3d4e5f/resourceGroups/contoso-images/providers/Microsoft.ContainerRegistry/registries/contosoprod/webHooks/cleanupaudit',
        ],
      },
    });
  }
}

export const app = new App();
new AdoptedStack(app, 'contosoprod');
app.synth();
