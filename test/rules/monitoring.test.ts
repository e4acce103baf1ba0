import { Token } from 'cdktf';
import { lateBound, model, reported } from '../models';

const group = '/subscriptions/s/resourceGroups/g/providers';
const workspace = `${group}/Microsoft.OperationalInsights/workspaces/w`;
const actionGroup = (name: string) => `${group}/Microsoft.Insights/actionGroups/${name}`;
const diagnosed = (diagnostics: object) => model({ diagnostics });
const alerted = (alerts: object) => model({ alerts: { actionGroupIds: [actionGroup('a')], ...alerts } });

describe('diagnosticsHaveADestination', () => {
  const rule = 'diagnosticsHaveADestination';

  test.each(['logAnalyticsWorkspaceId', 'storageAccountId', 'eventHubAuthorizationRuleId', 'partnerSolutionId'])(
    'accepts %s alone',
    (destination) => {
      expect(reported(rule, diagnosed({ [destination]: lateBound() }))).toEqual([]);
    },
  );

  test('fails for none, and for an event hub without its namespace', () => {
    expect(reported(rule, diagnosed({}))).toEqual([
      'diagnostics go nowhere: pass logAnalyticsWorkspaceId, or one of the other destinations [diagnosticsHaveADestination]',
    ]);
    expect(reported(rule, diagnosed({ eventHubName: 'logs', logAnalyticsWorkspaceId: lateBound() }))).toEqual([
      'diagnostics.eventHubName is without diagnostics.eventHubAuthorizationRuleId, got "logs": pass the id of a rule of the namespace too [diagnosticsHaveADestination]',
    ]);
  });
});

test('diagnosticsSendSomething fails where neither logs nor metrics are sent', () => {
  const rule = 'diagnosticsSendSomething';
  expect(reported(rule, diagnosed({ categories: [] }))).toEqual([]);
  expect(reported(rule, diagnosed({ metrics: false }))).toEqual([]);
  expect(reported(rule, diagnosed({ categories: [], metrics: false }))).toEqual([
    'diagnostics send nothing, neither logs nor metrics: leave categories or metrics out, for all [diagnosticsSendSomething]',
  ]);
});

describe('diagnosticsAreWellFormed', () => {
  const rule = 'diagnosticsAreWellFormed';

  test('accepts ids as Azure writes them, and late-bound values', () => {
    expect(
      reported(
        rule,
        diagnosed({
          logAnalyticsWorkspaceId: workspace,
          storageAccountId: `${group}/Microsoft.Storage/storageAccounts/a`,
          eventHubAuthorizationRuleId: `${group}/Microsoft.EventHub/namespaces/n/authorizationRules/r`,
          eventHubName: 'a-b.c_d',
          partnerSolutionId: `${group}/Microsoft.Datadog/monitors/m`,
          name: 'x'.repeat(260),
        }),
      ),
    ).toEqual([]);
    const late = lateBound();
    expect(
      reported(rule, diagnosed({ logAnalyticsWorkspaceId: late, partnerSolutionId: late, eventHubName: late, name: late })),
    ).toEqual([]);
  });

  test.each<[object, string]>([
    [
      { logAnalyticsWorkspaceId: 'w' },
      'diagnostics.logAnalyticsWorkspaceId is not the resource id of a Log Analytics workspace, got "w": pass workspace.id, of the form /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.OperationalInsights/workspaces/{name}',
    ],
    [
      { logAnalyticsWorkspaceId: workspace.toLowerCase() },
      `diagnostics.logAnalyticsWorkspaceId is not the resource id of a Log Analytics workspace, got "${workspace.toLowerCase()}": did you mean "${workspace}"?`,
    ],
    [
      { storageAccountId: workspace },
      `diagnostics.storageAccountId is not the resource id of a storage account, got "${workspace}": pass account.id, of the form /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Storage/storageAccounts/{name}`,
    ],
    [
      { eventHubAuthorizationRuleId: `${group}/Microsoft.EventHub/namespaces/n/eventhubs/h/authorizationRules/r` },
      `diagnostics.eventHubAuthorizationRuleId is not the resource id of an authorization rule of an Event Hubs namespace, got "${group}/Microsoft.EventHub/namespaces/n/eventhubs/h/authorizationRules/r": pass rule.id, of the form /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.EventHub/namespaces/{namespace}/authorizationRules/{name}`,
    ],
    [
      { eventHubName: '-logs' },
      'diagnostics.eventHubName is not the name of an event hub, got "-logs": use 1 to 256 letters, digits, ".", "-" and "_", with a letter or digit first and last',
    ],
    [
      { partnerSolutionId: 'datadog' },
      'diagnostics.partnerSolutionId is not a resource id, got "datadog": pass the id of the partner service, such as monitor.id',
    ],
    ...['', 'a/b', 'a\\b', 'a+b'].map((name): [object, string] => [
      { name },
      `diagnostics.name is not a name for a diagnostic setting, got ${JSON.stringify(name)}: use 1 to 260 bytes, without < > * % & : \\ ? + /`,
    ]),
  ])('fails for %j', (diagnostics, message) => {
    expect(reported(rule, diagnosed(diagnostics))).toEqual([`${message} [diagnosticsAreWellFormed]`]);
  });

  test('fails for a name of 261 bytes', () => {
    expect(reported(rule, diagnosed({ name: 'x'.repeat(261) }))).toHaveLength(1);
  });
});

test('alertsReachSomebody wants one to five action groups', () => {
  const rule = 'alertsReachSomebody';
  const groups = (count: number) => Array.from({ length: count }, (_, i) => actionGroup(`g${i}`));
  expect(reported(rule, alerted({ actionGroupIds: groups(5) }))).toEqual([]);
  expect(reported(rule, alerted({ actionGroupIds: 'a' }))).toEqual([]);
  expect(reported(rule, alerted({ actionGroupIds: [] }))).toEqual([
    'alerts.actionGroupIds is empty, got []: pass the id of an action group, actionGroup.id [alertsReachSomebody]',
  ]);
  expect(reported(rule, alerted({ actionGroupIds: groups(6) }))).toEqual([
    'alerts.actionGroupIds has 6 action groups: name at most 5, Azure tells no more [alertsReachSomebody]',
  ]);
});

test('actionGroupsAreValid wants resource ids, each once', () => {
  const rule = 'actionGroupsAreValid';
  expect(reported(rule, alerted({ actionGroupIds: [lateBound(), actionGroup('a')] }))).toEqual([]);
  const lower = actionGroup('A').replace('Microsoft.Insights', 'microsoft.insights');
  expect(reported(rule, alerted({ actionGroupIds: [actionGroup('a'), lower] }))).toEqual([
    `alerts.actionGroupIds[1] is not the resource id of an action group, got "${lower}": did you mean "${actionGroup('A')}"? [actionGroupsAreValid]`,
    `alerts.actionGroupIds[1] repeats alerts.actionGroupIds[0], got "${lower}": name each action group once [actionGroupsAreValid]`,
  ]);
});

describe('alertRegionsAreNamed', () => {
  const rule = 'alertRegionsAreNamed';
  const named = (name: string) => ({
    alerts: { actionGroupIds: [actionGroup('a')] },
    regionCatalog: [{ name }],
    replicas: [{ region: 'marsnorth' }],
  });

  test('accepts regions of the catalog, and stated ones by the name that Azure displays', () => {
    expect(reported(rule, alerted({}))).toEqual([]);
    expect(reported(rule, model(named('Mars North')))).toEqual([]);
  });

  test('fails for a stated region without that name', () => {
    expect(reported(rule, model(named('marsnorth')))).toEqual([
      'alerts.serviceHealth needs the name by which Azure displays replicas[0], got "marsnorth": state it in regionCatalog as Azure displays it, such as { name: "West Europe" } [alertRegionsAreNamed]',
    ]);
  });

  test('fails for a late-bound home region, unless service health is left out', () => {
    const late = { homeRegion: lateBound(), alerts: { actionGroupIds: [actionGroup('a')] } };
    expect(reported(rule, model(late))).toEqual([
      'alerts.serviceHealth needs the name of homeRegion, which is late-bound: pass a region that is known at synth, such as group.locationInput, or set alerts.serviceHealth to false [alertRegionsAreNamed]',
    ]);
    expect(reported(rule, model({ ...late, alerts: { ...late.alerts, serviceHealth: false } }))).toEqual([]);
  });
});

test('alertsTellOfSomething fails where none is on', () => {
  const rule = 'alertsTellOfSomething';
  expect(reported(rule, alerted({ serviceHealth: false }))).toEqual([]);
  expect(reported(rule, alerted({ serviceHealth: false, resourceHealth: false, failingPulls: true }))).toEqual([]);
  expect(reported(rule, alerted({ serviceHealth: false, resourceHealth: false }))).toEqual([
    'alerts tell of nothing: leave serviceHealth or resourceHealth on, or leave alerts out [alertsTellOfSomething]',
  ]);
});

test.each([
  { homeRegion: 5, alerts: { actionGroupIds: [1, 2] } },
  { diagnostics: { categories: ['Bad'], metrics: false, logAnalyticsWorkspaceId: workspace } },
  { diagnostics: { eventHubName: 42, logAnalyticsWorkspaceId: workspace } },
  { registryName: 'a/b!', diagnostics: { logAnalyticsWorkspaceId: workspace } },
  { replicas: [{ region: lateBound() }], alerts: { actionGroupIds: [actionGroup('a')] } },
])('a mistake is reported once', (props) => {
  const faults = reported(rules, model(props)).map((fault) => fault.split(/ (is|has) /)[0]);
  expect(faults).toEqual([...new Set(faults)]);
  expect(
    faults.filter((option) => /^(alerts\.serviceHealth|diagnostics (send|name)|diagnostics\.name)/.test(option)),
  ).toEqual([]);
});

describe('storageAlertsCanFire', () => {
  const rule = 'storageAlertsCanFire';

  test.each([0.5, 102_399])('accepts %s', (storageGibibytes) => {
    expect(reported(rule, alerted({ storageGibibytes }))).toEqual([]);
  });

  test.each([0, -1, 102_400, NaN])('fails for %s', (storageGibibytes) => {
    const got = Number.isNaN(storageGibibytes) ? '"NaN"' : storageGibibytes;
    expect(reported(rule, alerted({ storageGibibytes }))).toEqual([
      `alerts.storageGibibytes is out of range, got ${got}: use more than 0 and less than 102400, what sku "Premium" may hold [storageAlertsCanFire]`,
    ]);
  });

  test('goes by the tier, and keeps silent on a late-bound number', () => {
    const alerts = { actionGroupIds: [actionGroup('a')], storageGibibytes: 40_960 };
    expect(reported(rule, model({ sku: 'Standard', replicas: [], alerts }))).toHaveLength(1);
    expect(reported(rule, alerted({ storageGibibytes: Token.asNumber({ resolve: () => -1 }) }))).toEqual([]);
  });
});
