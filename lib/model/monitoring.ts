import { LogCategory } from '../options';
import { known } from './known';
import * as names from './option-names';
import type { Reader, Reference } from './reader';
import type { PlaceModel } from './registry';

/** Where logs and metrics are sent, each option of the type that it says. */
export interface DiagnosticsReading {
  readonly workspaceId?: string;
  readonly storageAccountId?: string;
  readonly eventHubRuleId?: string;
  readonly eventHubName?: string;
  readonly partnerSolutionId?: string;
  /** Undefined means all. */
  readonly categories?: readonly LogCategory[];
  readonly metrics: boolean;
  readonly name?: string;
}

/** Who is told of what, each option of the type that it says. */
export interface AlertsReading {
  /** Undefined where they could not be read. */
  readonly actionGroups?: readonly Reference[];
  readonly serviceHealth: boolean;
  readonly resourceHealth: boolean;
  readonly storageGibibytes?: number;
  readonly failingPulls: boolean;
  readonly failingPushes: boolean;
}

export interface DiagnosticsModel extends DiagnosticsReading {
  readonly name: string;
  readonly statedName?: string;
}

export interface AlertsModel extends AlertsReading {
  /** The display names of the regions, home first; undefined for one that no source names. */
  readonly locations: readonly { readonly place: PlaceModel; readonly name?: string }[];
}

export function readDiagnostics(read: Reader, value: unknown): DiagnosticsReading | undefined {
  const expected = 'an object such as { logAnalyticsWorkspaceId }';
  const given = read.optionalOptions('diagnostics', value, names.diagnosticsOptions, expected);
  if (given === undefined) return undefined;
  return {
    workspaceId: read.optionalText('diagnostics.logAnalyticsWorkspaceId', given.logAnalyticsWorkspaceId),
    storageAccountId: read.optionalText('diagnostics.storageAccountId', given.storageAccountId),
    eventHubRuleId: read.optionalText('diagnostics.eventHubAuthorizationRuleId', given.eventHubAuthorizationRuleId),
    eventHubName: read.optionalText('diagnostics.eventHubName', given.eventHubName),
    partnerSolutionId: read.optionalText('diagnostics.partnerSolutionId', given.partnerSolutionId),
    categories:
      given.categories === undefined
        ? undefined
        : read.wholeList('diagnostics.categories', given.categories, (option, category) =>
            read.choice(option, category, LogCategory),
          ),
    metrics: read.decision('diagnostics.metrics', given.metrics) ?? true,
    name: read.optionalText('diagnostics.name', given.name),
  };
}

export function readAlerts(read: Reader, value: unknown): AlertsReading | undefined {
  const given = read.optionalOptions('alerts', value, names.alertOptions, 'an object such as { actionGroupIds }');
  if (given === undefined) return undefined;
  const groups = read.list('alerts.actionGroupIds', given.actionGroupIds, (option, id) => read.reference(option, id));
  return {
    actionGroups: Array.isArray(given.actionGroupIds) && known(given.actionGroupIds) ? groups : undefined,
    serviceHealth: read.decision('alerts.serviceHealth', given.serviceHealth) ?? true,
    resourceHealth: read.decision('alerts.resourceHealth', given.resourceHealth) ?? true,
    storageGibibytes: read.number('alerts.storageGibibytes', given.storageGibibytes),
    failingPulls: read.decision('alerts.failingPulls', given.failingPulls) ?? false,
    failingPushes: read.decision('alerts.failingPushes', given.failingPushes) ?? false,
  };
}

export function resolveDiagnostics(reading: DiagnosticsReading, registryName: string): DiagnosticsModel {
  const { categories } = reading;
  return {
    ...reading,
    name: reading.name ?? `${registryName}-diagnostics`,
    statedName: reading.name,
    categories: categories && [...new Set(categories)],
  };
}

export function resolveAlerts(reading: AlertsReading, places: readonly PlaceModel[]): AlertsModel {
  const locations = places.map((place) => {
    const { name = '', displayName } = place.facts ?? {};
    // Service Health knows regions by the name that is displayed; a region may be stated by its canonical one.
    return { place, name: displayName === name ? undefined : displayName };
  });
  return { ...reading, locations };
}
