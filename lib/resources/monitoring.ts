import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import {
  MonitorActivityLogAlert,
  type MonitorActivityLogAlertCriteria,
} from '@cdktf/provider-azurerm/lib/monitor-activity-log-alert';
import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import {
  MonitorMetricAlert,
  type MonitorMetricAlertConfig,
  type MonitorMetricAlertCriteria,
} from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
import { Fn, Op, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { known } from '../model/known';
import type { AlertsModel, DiagnosticsModel } from '../model/monitoring';
import type { RegistryModel } from '../model/registry';
import { childOf, later, unlessEmpty } from './terraform';

/** Creates what watches a registry. */
export function createMonitoring(scope: Construct, registry: ContainerRegistry, model: RegistryModel): void {
  if (model.diagnostics !== undefined) createDiagnostics(scope, registry, model.diagnostics);
  if (model.alerts !== undefined) createAlerts(scope, registry, model, model.alerts);
}

/** Has the service health alert follow the regions of a model that has more of them. */
export function updateMonitoring(scope: Construct, alerts: AlertsModel): void {
  childOf(scope, 'ServiceHealthAlert', MonitorActivityLogAlert)?.putCriteria(eventsIn(alerts));
}

/** Only `enabled_log` and `enabled_metric`: `metric` and retention are deprecated, and show changes in every plan. */
function createDiagnostics(scope: Construct, registry: ContainerRegistry, diagnostics: DiagnosticsModel): void {
  const { categories, metrics } = diagnostics;
  const logs = categories === undefined ? [{ categoryGroup: 'allLogs' }] : categories.map((category) => ({ category }));
  new MonitorDiagnosticSetting(scope, 'Diagnostics', {
    name: diagnostics.name,
    targetResourceId: later(() => registry.id),
    logAnalyticsWorkspaceId: diagnostics.workspaceId,
    storageAccountId: diagnostics.storageAccountId,
    eventhubAuthorizationRuleId: diagnostics.eventHubRuleId,
    eventhubName: diagnostics.eventHubName,
    partnerSolutionId: diagnostics.partnerSolutionId,
    enabledLog: logs.length === 0 ? undefined : logs,
    enabledMetric: metrics ? [{ category: 'AllMetrics' }] : undefined,
  });
}

function createAlerts(scope: Construct, registry: ContainerRegistry, model: RegistryModel, alerts: AlertsModel): void {
  const registryId = later(() => registry.id);
  const common = (name: string, description: string) => ({
    name: `${model.name}-${name}`,
    resourceGroupName: model.resourceGroupName,
    description,
    action: alerts.actionGroups?.map(({ value }) => ({ actionGroupId: value })),
    tags: unlessEmpty(model.home.tags),
  });
  if (alerts.serviceHealth) {
    // The one scope that Service Health takes is the subscription of the alert.
    const subscription = Fn.element(Fn.split('/', registryId), 2) as string;
    new MonitorActivityLogAlert(scope, 'ServiceHealthAlert', {
      ...common('service-health', 'Azure reports an event of Container Registry in a region of the registry.'),
      location: 'global',
      scopes: [`/subscriptions/${subscription}`],
      criteria: eventsIn(alerts),
    });
  }
  if (alerts.resourceHealth) {
    const statuses = ['Available', 'Degraded', 'Unavailable'];
    new MonitorActivityLogAlert(scope, 'ResourceHealthAlert', {
      ...common('resource-health', 'Azure finds the registry degraded or unavailable, or well again.'),
      location: 'global',
      scopes: [registryId],
      // Without Unknown, which says nothing of the registry.
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

function eventsIn({ locations }: AlertsModel): MonitorActivityLogAlertCriteria {
  return {
    category: 'ServiceHealth',
    serviceHealth: {
      events: ['Incident', 'Maintenance', 'Informational', 'ActionRequired', 'Security'],
      services: ['Container Registry'],
      locations: locations.map(({ name = '' }) => name),
    },
  };
}

const metricNamespace = 'Microsoft.ContainerRegistry/registries';

/** Each region is measured by itself; Azure does so once an hour. */
function storageAbove(gibibytes: number): MonitorMetricAlertCriteria {
  return {
    metricNamespace,
    metricName: 'StorageUsed',
    aggregation: 'Average',
    operator: 'GreaterThan',
    threshold: known(gibibytes) ? gibibytes * bytesPerGibibyte : Token.asNumber(Op.mul(gibibytes, bytesPerGibibyte)),
    dimension: [{ name: 'Geolocation', operator: 'Include', values: ['*'] }],
  };
}

const bytesPerGibibyte = 2 ** 30;

/** Both must hold: some were tried, and none succeeded. */
function noneSucceeds(what: 'Pull' | 'Push'): MonitorMetricAlertCriteria[] {
  const count = (kind: string) => ({ metricNamespace, metricName: `${kind}${what}Count`, aggregation: 'Total' });
  return [
    { ...count('Total'), operator: 'GreaterThan', threshold: 0 },
    { ...count('Successful'), operator: 'LessThan', threshold: 1 },
  ];
}
