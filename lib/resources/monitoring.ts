import {
  MonitorActivityLogAlert,
  type MonitorActivityLogAlertCriteriaServiceHealth,
} from '@cdktf/provider-azurerm/lib/monitor-activity-log-alert';
import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import {
  MonitorMetricAlert,
  type MonitorMetricAlertConfig,
  type MonitorMetricAlertCriteria,
} from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
import { Token } from 'cdktf';
import type { AlertsModel, DiagnosticsModel, RegistryModel } from '../model/model';
import { expression, known } from '../text';
import { childOf, unlessEmpty, type Part, type Site } from './terraform';

export const diagnostics: Part = {
  create: (site, model) => {
    if (model.diagnostics !== undefined) createDiagnostics(site, model.diagnostics);
  },
};

export const alerts: Part = {
  create: (site, model) => {
    if (model.alerts !== undefined) createAlerts(site, model, model.alerts);
  },
  // The service health alert follows added regions, unless the user set other events.
  follow: ({ scope }, model, before) => {
    const alert = childOf(scope, 'ServiceHealthAlert', MonitorActivityLogAlert);
    if (alert === undefined || model.alerts === undefined || model.places === before?.places) return;
    if (JSON.stringify(alert.criteria.serviceHealthInput) !== written.get(alert)) return;
    putEvents(alert, model.alerts);
  },
};

/** Only `enabled_log` and `enabled_metric`: `metric` and retention are deprecated, and show changes in every plan. */
function createDiagnostics(site: Site, model: DiagnosticsModel): void {
  const { scope, registryId } = site;
  const { categories, metrics } = model;
  const logs = categories === undefined ? [{ categoryGroup: 'allLogs' }] : categories.map((category) => ({ category }));
  new MonitorDiagnosticSetting(scope, 'Diagnostics', {
    name: model.name,
    targetResourceId: registryId,
    logAnalyticsWorkspaceId: model.workspaceId,
    storageAccountId: model.storageAccountId,
    eventhubAuthorizationRuleId: model.eventHubRuleId,
    eventhubName: model.eventHubName,
    partnerSolutionId: model.partnerSolutionId,
    enabledLog: logs.length === 0 ? undefined : logs,
    enabledMetric: metrics ? [{ category: 'AllMetrics' }] : undefined,
    ...site.metaIn(scope),
  });
}

function createAlerts(site: Site, model: RegistryModel, alerts: AlertsModel): void {
  const { scope, registryId } = site;
  const common = (name: string, description: string) => ({
    name: `${model.name}-${name}`,
    resourceGroupName: model.resourceGroup.value,
    description,
    action: alerts.actionGroups?.map(({ value }) => ({ actionGroupId: value })),
    tags: unlessEmpty(model.home.tags),
    ...site.metaIn(scope),
  });
  if (alerts.serviceHealth) {
    // Service Health only accepts the subscription of the alert as scope.
    const subscription = expression`element(split("/", ${registryId}), 2)`;
    const created = new MonitorActivityLogAlert(scope, 'ServiceHealthAlert', {
      ...common('service-health', 'Azure reports an event of Container Registry in a region of the registry.'),
      location: 'global',
      scopes: [`/subscriptions/${String(subscription)}`],
      criteria: { category: 'ServiceHealth' },
    });
    putEvents(created, alerts);
  }
  if (alerts.resourceHealth) {
    const statuses = ['Available', 'Degraded', 'Unavailable'];
    new MonitorActivityLogAlert(scope, 'ResourceHealthAlert', {
      ...common('resource-health', 'Azure finds the registry degraded or unavailable, or well again.'),
      location: 'global',
      scopes: [registryId],
      // Without Unknown, which has no information about the registry.
      criteria: { category: 'ResourceHealth', resourceHealth: { current: statuses, previous: statuses } },
    });
  }
  const watch = (
    id: string,
    of: ReturnType<typeof common>,
    every: MetricTimes,
    criteria: MonitorMetricAlertCriteria[],
  ) => new MonitorMetricAlert(scope, id, { ...of, scopes: [registryId], ...every, criteria });
  if (alerts.storageGibibytes !== undefined) {
    const of = common('storage', 'The images take more than the threshold in a region.');
    watch('StorageAlert', of, { frequency: 'PT1H', windowSize: 'PT1H' }, [storageAbove(alerts.storageGibibytes)]);
  }
  const quarter = { frequency: 'PT5M', windowSize: 'PT15M' };
  if (alerts.failingPulls) {
    watch(
      'FailingPullsAlert',
      common('failing-pulls', 'Pulls are tried and none succeeds.'),
      quarter,
      noneSucceeds('Pull'),
    );
  }
  if (alerts.failingPushes) {
    watch(
      'FailingPushesAlert',
      common('failing-pushes', 'Pushes are tried and none succeeds.'),
      quarter,
      noneSucceeds('Push'),
    );
  }
}

type MetricTimes = Pick<MonitorMetricAlertConfig, 'frequency' | 'windowSize'>;

/** The events as the library wrote them last: others were set by the user. */
const written = new WeakMap<MonitorActivityLogAlert, string>();

function putEvents(alert: MonitorActivityLogAlert, alerts: AlertsModel): void {
  alert.criteria.putServiceHealth(eventsIn(alerts));
  written.set(alert, JSON.stringify(alert.criteria.serviceHealthInput));
}

function eventsIn({ locations }: AlertsModel): MonitorActivityLogAlertCriteriaServiceHealth {
  return {
    events: ['Incident', 'Maintenance', 'Informational', 'ActionRequired', 'Security'],
    services: ['Container Registry'],
    locations: locations.map(({ name = '' }) => name),
  };
}

const metricNamespace = 'Microsoft.ContainerRegistry/registries';

/** Azure measures each region separately, once an hour. */
function storageAbove(gibibytes: number): MonitorMetricAlertCriteria {
  return {
    metricNamespace,
    metricName: 'StorageUsed',
    aggregation: 'Average',
    operator: 'GreaterThan',
    threshold: known(gibibytes)
      ? gibibytes * bytesPerGibibyte
      : Token.asNumber(expression`${gibibytes} * ${bytesPerGibibyte}`),
    dimension: [{ name: 'Geolocation', operator: 'Include', values: ['*'] }],
  };
}

const bytesPerGibibyte = 2 ** 30;

/** Both criteria must be met: there were attempts, and none succeeded. */
function noneSucceeds(what: 'Pull' | 'Push'): MonitorMetricAlertCriteria[] {
  const count = (kind: string) => ({ metricNamespace, metricName: `${kind}${what}Count`, aggregation: 'Total' });
  return [
    { ...count('Total'), operator: 'GreaterThan', threshold: 0 },
    { ...count('Successful'), operator: 'LessThan', threshold: 1 },
  ];
}
