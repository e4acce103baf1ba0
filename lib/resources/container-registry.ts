import {
  ContainerRegistry,
  type ContainerRegistryGeoreplications,
  type ContainerRegistryTimeouts,
} from '@cdktf/provider-azurerm/lib/container-registry';
import type { Construct } from 'constructs';
import type { Tags } from '../model/known';
import type { RegistryModel } from '../model/registry';

/** Creates the registry with its replicas. */
export function createRegistry(scope: Construct, id: string, model: RegistryModel): ContainerRegistry {
  return new ContainerRegistry(scope, id, {
    name: model.name,
    resourceGroupName: model.resourceGroupName,
    location: model.home.region,
    sku: model.sku,
    zoneRedundancyEnabled: model.home.zoneRedundancy,
    adminEnabled: model.adminUser,
    anonymousPullEnabled: model.anonymousPull,
    dataEndpointEnabled: model.dataEndpoints,
    tags: unlessEmpty(model.home.tags),
    georeplications: georeplications(model),
    timeouts: timeouts(model),
    lifecycle: model.preventDestroy ? { preventDestroy: true } : undefined,
  });
}

/** Brings an existing registry up to a model that has more replicas. */
export function updateReplicas(registry: ContainerRegistry, model: RegistryModel): void {
  const replicas = georeplications(model);
  const waits = timeouts(model);
  if (replicas !== undefined) registry.putGeoreplications(replicas);
  if (waits !== undefined) registry.putTimeouts(waits);
}

function georeplications(model: RegistryModel): ContainerRegistryGeoreplications[] | undefined {
  const replicas = model.sortedReplicas.map((replica) => ({
    location: replica.region,
    // Never left out: azurerm 4 sends false for an absent flag, and the replica takes no traffic.
    regionalEndpointEnabled: replica.globalEndpointRouting,
    zoneRedundancyEnabled: replica.zoneRedundancy,
    tags: unlessEmpty(replica.tags),
  }));
  return replicas.length === 0 ? undefined : replicas;
}

function timeouts(model: RegistryModel): ContainerRegistryTimeouts | undefined {
  const given = Object.values(model.timeouts).some((wait) => wait !== undefined);
  return given ? model.timeouts : undefined;
}

function unlessEmpty(tags: Tags): Tags | undefined {
  return Object.keys(tags).length === 0 ? undefined : tags;
}
