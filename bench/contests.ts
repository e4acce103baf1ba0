/** What the library is measured at, and what it is held against: the same Terraform each time. */
import { ContainerRegistry, type ContainerRegistryConfig } from '@cdktf/provider-azurerm/lib/container-registry';
import { ContainerRegistryWebhook } from '@cdktf/provider-azurerm/lib/container-registry-webhook';
import { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { TerraformStack } from 'cdktf';
import type { GeoReplicatedRegistryProps } from 'cdktf-georeplicated-registry';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What users get, in every process: tsx would follow the name of the package to the sources of the library. */
const { GeoReplicatedRegistry, PrivateDns, WebhookAction } = createRequire(join(process.cwd(), 'bench'))(
  './dist',
) as typeof import('cdktf-georeplicated-registry');

/** Two ways to the same Terraform, for the registry of a number. */
export interface Contest {
  readonly library: (stack: TerraformStack, i: number) => void;
  readonly reference: (stack: TerraformStack, i: number) => void;
}

export type Way = keyof Contest;

const home = 'westeurope';
const replicas = ['eastus', 'eastus2', 'northeurope', 'uksouth', 'westus2'];
const regions = [home, ...replicas];
const tags = { team: 'platform' };
const serviceUri = 'https://ci.contoso.com/hook';
const endpointRegions = [home, 'eastus'];
const networkOf = (region: string) =>
  `/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/${region}/providers/Microsoft.Network`;
const zoneOf = (region: string) => `${networkOf(region)}/privateDnsZones/privatelink.azurecr.io`;
const subnetOf = (region: string) => `${networkOf(region)}/virtualNetworks/images/subnets/endpoints`;
const identities = Array.from({ length: 6 }, (_, i) => `00000000-0000-0000-0000-00000000000${i}`);
const hooks = Array.from({ length: 500 }, (_, i) => ({
  name: `hook${i}`,
  serviceUri,
  actions: [WebhookAction.PUSH],
  regions: [home],
}));

export const contests = {
  plain: {
    library: byLibrary,
    reference: byHand,
  },
  webhooks: {
    library: (stack, i) =>
      byLibrary(stack, i, { webhooks: [{ name: 'deploy', serviceUri, actions: [WebhookAction.PUSH] }] }),
    reference: (stack, i) => {
      const registry = byHand(stack, i);
      for (const location of regions) {
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
    },
  },
  endpoints: {
    library: (stack, i) => {
      const endpoints = endpointRegions.map((region) => ({
        region,
        subnetId: subnetOf(region),
        resourceGroupName: 'network',
        dns: PrivateDns.zone(zoneOf(region)),
      }));
      byLibrary(stack, i, { privateLink: { endpoints } });
    },
    reference: (stack, i) => {
      const registry = byHand(stack, i, { publicNetworkAccessEnabled: false });
      for (const location of endpointRegions) {
        const name = `contoso${i}-${location}`;
        new PrivateEndpoint(stack, `Registry${i}-endpoint-${location}`, {
          name,
          location,
          resourceGroupName: 'network',
          subnetId: subnetOf(location),
          privateServiceConnection: {
            name,
            privateConnectionResourceId: registry.id,
            subresourceNames: ['registry'],
            isManualConnection: false,
          },
          privateDnsZoneGroup: { name: 'default', privateDnsZoneIds: [zoneOf(location)] },
          tags,
        });
      }
    },
  },
  grants: {
    library: (stack, i) => {
      const registry = byLibrary(stack, i);
      identities.forEach((principalId, j) => registry.grantPull(`reader${j}`, principalId));
    },
    reference: (stack, i) => {
      const registry = byHand(stack, i);
      identities.forEach((principalId, j) => {
        new RoleAssignment(stack, `Registry${i}-reader${j}`, {
          scope: registry.id,
          roleDefinitionName: 'AcrPull',
          principalId,
        });
      });
    },
  },
  calls: {
    library: (stack, i) => {
      const registry = byLibrary(stack, i);
      for (const hook of hooks) registry.addWebhook(hook);
    },
    reference: (stack, i) => byLibrary(stack, i, { webhooks: hooks }),
  },
} satisfies Record<string, Contest>;

export type Kind = keyof typeof contests;

function byLibrary(stack: TerraformStack, i: number, options: Partial<GeoReplicatedRegistryProps> = {}) {
  return new GeoReplicatedRegistry(stack, `Registry${i}`, {
    registryName: `contoso${i}`,
    resourceGroupName: 'images',
    homeRegion: home,
    replicas: replicas.map((region) => ({ region })),
    tags,
    ...options,
  });
}

function byHand(stack: TerraformStack, i: number, options: Partial<ContainerRegistryConfig> = {}) {
  return new ContainerRegistry(stack, `Registry${i}`, {
    name: `contoso${i}`,
    resourceGroupName: 'images',
    location: home,
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
    ...options,
  });
}
