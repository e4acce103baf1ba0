import type { RegistryReading } from '../reading/registry';
import type { AlertsModel, DiagnosticsModel, PlaceModel } from './model';

export function resolveDiagnostics({ diagnostics, registryName }: RegistryReading): DiagnosticsModel | undefined {
  if (diagnostics === undefined) return undefined;
  const { categories } = diagnostics;
  return {
    name: diagnostics.name?.value ?? `${registryName.value}-diagnostics`,
    workspaceId: diagnostics.logAnalyticsWorkspaceId?.value,
    storageAccountId: diagnostics.storageAccountId?.value,
    eventHubRuleId: diagnostics.eventHubAuthorizationRuleId?.value,
    eventHubName: diagnostics.eventHubName?.value,
    partnerSolutionId: diagnostics.partnerSolutionId?.value,
    categories: categories && [...new Set(categories.value.map(({ value }) => value))],
    metrics: diagnostics.metrics?.value ?? true,
  };
}

export function resolveAlerts({ alerts }: RegistryReading, places: readonly PlaceModel[]): AlertsModel | undefined {
  if (alerts === undefined) return undefined;
  return {
    actionGroups: alerts.actionGroupIds?.value,
    serviceHealth: alerts.serviceHealth?.value ?? true,
    resourceHealth: alerts.resourceHealth?.value ?? true,
    storageGibibytes: alerts.storageGibibytes?.value,
    failingPulls: alerts.failingPulls?.value ?? false,
    failingPushes: alerts.failingPushes?.value ?? false,
    locations: places.map((place) => {
      const { name = '', displayName } = place.facts ?? {};
      // Service Health uses the display names of regions; the options may have the canonical ones.
      return { place, name: displayName === name ? undefined : displayName };
    }),
  };
}
