import { Token } from 'cdktf';
import { sentence } from '../../lib/errors';
import { refused, validate } from '../../lib/rules';
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
      expect(reported(rule, diagnosed({ [destination]: workspace }))).toEqual([]);
    },
  );

  test.each(['logAnalyticsWorkspaceId', 'storageAccountId', 'eventHubAuthorizationRuleId', 'partnerSolutionId'])(
    'accepts a late-bound %s alone',
    (destination) => {
      expect(reported(rule, diagnosed({ [destination]: lateBound() }))).toEqual([]);
      expect(reported(rule, diagnosed({ [destination]: '${var.x}' }))).toEqual([]);
    },
  );

  test('fails for none, and for an event hub without its namespace', () => {
    expect(reported(rule, diagnosed({}))).toEqual([
      'diagnostics have no destination: pass logAnalyticsWorkspaceId, or one of the other destinations [diagnosticsHaveADestination]',
    ]);
    expect(reported(rule, diagnosed({ eventHubName: 'logs', logAnalyticsWorkspaceId: lateBound() }))).toEqual([
      'diagnostics.eventHubName is set without diagnostics.eventHubAuthorizationRuleId, got "logs": pass the id of an authorization rule of the namespace as well [diagnosticsHaveADestination]',
    ]);
    expect(reported(rule, diagnosed({ eventHubName: lateBound(), logAnalyticsWorkspaceId: lateBound() }))).toEqual([
      'diagnostics.eventHubName is set without diagnostics.eventHubAuthorizationRuleId: pass the id of an authorization rule of the namespace as well [diagnosticsHaveADestination]',
    ]);
    expect(
      reported(rule, diagnosed({ eventHubName: '${var.hub}', logAnalyticsWorkspaceId: lateBound() })),
    ).toHaveLength(1);
  });
});

describe('diagnosticsSendSomething', () => {
  const rule = 'diagnosticsSendSomething';

  test('fails where neither logs nor metrics are sent', () => {
    expect(reported(rule, diagnosed({ categories: [] }))).toEqual([]);
    expect(reported(rule, diagnosed({ metrics: false }))).toEqual([]);
    expect(reported(rule, diagnosed({ categories: [], metrics: false }))).toEqual([
      'diagnostics send nothing, neither logs nor metrics: leave categories out for all logs, or metrics out for all metrics [diagnosticsSendSomething]',
    ]);
  });

  test.each([lateBound(), '${var.x}'])('keeps silent where one of the two is late-bound', (late) => {
    expect(reported(rule, diagnosed({ categories: late, metrics: false }))).toEqual([]);
    expect(reported(rule, diagnosed({ categories: [], metrics: late }))).toEqual([]);
  });
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
    for (const late of [lateBound(), '${var.x}']) {
      const names = { partnerSolutionId: late, eventHubName: late, name: late };
      expect(
        reported(
          rule,
          diagnosed({
            ...names,
            logAnalyticsWorkspaceId: late,
            storageAccountId: late,
            eventHubAuthorizationRuleId: late,
          }),
        ),
      ).toEqual([]);
    }
  });

  test('accepts ids in another case: they are written as the provider wants them', () => {
    const subject = diagnosed({ logAnalyticsWorkspaceId: workspace.toLowerCase() });
    expect(reported(rule, subject)).toEqual([]);
    expect(subject.diagnostics?.workspaceId).toBe(workspace);
  });

  test.each<[object, string]>([
    [
      { logAnalyticsWorkspaceId: 'w' },
      'diagnostics.logAnalyticsWorkspaceId is not the resource id of a Log Analytics workspace, got "w": pass workspace.id, of the form /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.OperationalInsights/workspaces/{name}',
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
      'diagnostics.partnerSolutionId is not a resource id, got "datadog": pass the id of the partner solution, such as monitor.id',
    ],
    ...['', 'a/b', 'a\\b', 'a+b'].map((name): [object, string] => [
      { name },
      `diagnostics.name is not a name for a diagnostic setting, got ${JSON.stringify(name)}: use 1 to 260 bytes, without < > * % & : \\ ? + /`,
    ]),
  ])('fails for %j', (diagnostics, message) => {
    expect(reported(rule, diagnosed(diagnostics))).toEqual([`${message} [diagnosticsAreWellFormed]`]);
  });

  test('fails for a name of 261 bytes', () => {
    for (const name of ['x'.repeat(261), '\u00e9'.repeat(131)]) {
      expect(reported(rule, diagnosed({ name }))).toHaveLength(1);
    }
    expect(reported(rule, diagnosed({ name: '\u00e9'.repeat(130) }))).toEqual([]);
  });
});

describe('alertsReachSomebody', () => {
  const rule = 'alertsReachSomebody';

  test('wants one to five action groups', () => {
    const groups = (count: number) => Array.from({ length: count }, (_, i) => actionGroup(`g${i}`));
    expect(reported(rule, alerted({ actionGroupIds: groups(5) }))).toEqual([]);
    expect(reported(rule, alerted({ actionGroupIds: [] }))).toEqual([
      'alerts.actionGroupIds is empty, got []: pass the id of an action group, actionGroup.id [alertsReachSomebody]',
    ]);
    expect(reported(rule, alerted({ actionGroupIds: groups(6) }))).toEqual([
      'alerts.actionGroupIds has 6 action groups: list at most 5, the limit of Azure [alertsReachSomebody]',
    ]);
  });

  test.each(['a', '${var.groups}', [5], [lateBound()]])(
    'keeps silent on what is late-bound or refused otherwise, %j',
    (actionGroupIds) => {
      expect(reported(rule, alerted({ actionGroupIds }))).toEqual([]);
    },
  );

  test('counts late-bound action groups', () => {
    const actionGroupIds = Array.from({ length: 6 }, (_, i) => `\${var.group${i}}`);
    expect(reported(rule, alerted({ actionGroupIds }))).toHaveLength(1);
  });
});

describe('actionGroupsAreValid', () => {
  const rule = 'actionGroupsAreValid';

  test('wants resource ids, each once', () => {
    const todo = 'list each action group once [actionGroupsAreValid]';
    expect(reported(rule, alerted({ actionGroupIds: [actionGroup('a'), actionGroup('b')] }))).toEqual([]);
    const other = actionGroup('A').replace('Microsoft.Insights', 'microsoft.insights');
    expect(reported(rule, alerted({ actionGroupIds: [other] }))).toEqual([]);
    expect(reported(rule, alerted({ actionGroupIds: [actionGroup('a'), other] }))).toEqual([
      `alerts.actionGroupIds[1] repeats alerts.actionGroupIds[0], got "${actionGroup('A')}": ${todo}`,
    ]);
    expect(reported(rule, alerted({ actionGroupIds: ['team'] }))).toEqual([
      'alerts.actionGroupIds[0] is not the resource id of an action group, got "team": pass actionGroup.id, of the form /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Insights/actionGroups/{name} [actionGroupsAreValid]',
    ]);
  });

  test.each([lateBound(), '${var.x}'])('accepts a late-bound id once, %s', (late) => {
    expect(reported(rule, alerted({ actionGroupIds: [late, '${var.y}', actionGroup('a')] }))).toEqual([]);
    expect(reported(rule, alerted({ actionGroupIds: [late, late] }))).toEqual([
      expect.stringMatching(
        /^alerts\.actionGroupIds\[1\] repeats alerts\.actionGroupIds\[0\].*: list each action group once/,
      ),
    ]);
  });
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
      'alerts.serviceHealth needs the display name of replicas[0], got "marsnorth": add it to regionCatalog by its display name, such as { name: "West Europe" } [alertRegionsAreNamed]',
    ]);
  });

  test('fails for a late-bound home region, unless service health is left out', () => {
    for (const homeRegion of [lateBound(), '${var.x}']) {
      const late = { homeRegion, alerts: { actionGroupIds: [actionGroup('a')] } };
      expect(reported(rule, model(late))).toEqual([
        'alerts.serviceHealth needs the name of homeRegion, which is late-bound: pass a region that is known at synth, such as group.locationInput, or set alerts.serviceHealth to false [alertRegionsAreNamed]',
      ]);
      expect(reported(rule, model({ ...late, alerts: { ...late.alerts, serviceHealth: false } }))).toEqual([]);
    }
  });

  test('keeps silent on a region that does not exist, another rule reports that', () => {
    expect(reported(rule, model({ homeRegion: 'marsnorth', alerts: { actionGroupIds: [actionGroup('a')] } }))).toEqual(
      [],
    );
  });
});

describe('alertsReportSomething', () => {
  const rule = 'alertsReportSomething';

  test('fails where none is on', () => {
    expect(reported(rule, alerted({ serviceHealth: false }))).toEqual([]);
    expect(reported(rule, alerted({ serviceHealth: false, resourceHealth: false, failingPulls: true }))).toEqual([]);
    expect(reported(rule, alerted({ serviceHealth: false, resourceHealth: false }))).toEqual([
      'alerts report nothing: leave serviceHealth or resourceHealth on, or leave alerts out [alertsReportSomething]',
    ]);
  });

  test.each([lateBound(), '${var.x}'])('keeps silent where one is late-bound', (late) => {
    const off = { serviceHealth: false, resourceHealth: false };
    for (const option of ['serviceHealth', 'resourceHealth', 'storageGibibytes', 'failingPulls', 'failingPushes']) {
      expect(reported(rule, alerted({ ...off, [option]: late }))).toEqual([]);
    }
  });
});

test.each([
  { homeRegion: 5, alerts: { actionGroupIds: [1, 2] } },
  { diagnostics: { categories: ['Bad'], metrics: false, logAnalyticsWorkspaceId: workspace } },
  { diagnostics: { eventHubName: 42, logAnalyticsWorkspaceId: workspace } },
  { registryName: 'a/b!', diagnostics: { logAnalyticsWorkspaceId: workspace } },
  { replicas: [{ region: lateBound() }], alerts: { actionGroupIds: [actionGroup('a')] } },
])('a mistake is reported once', (props) => {
  const faults = validate(refused, model(props)).map((fault) => sentence(fault).split(/ (is|has) /)[0]);
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
    expect(reported(rule, alerted({ storageGibibytes }))).toEqual([
      `alerts.storageGibibytes is out of range, got ${storageGibibytes}: use more than 0 and less than 102400, the storage limit of sku "Premium" [storageAlertsCanFire]`,
    ]);
  });

  test('depends on the tier, and keeps silent on a late-bound number', () => {
    const alerts = { actionGroupIds: [actionGroup('a')], storageGibibytes: 40_960 };
    expect(reported(rule, model({ sku: 'Standard', replicas: [], alerts }))).toHaveLength(1);
    for (const storageGibibytes of [Token.asNumber({ resolve: () => -1 }), lateBound(), '${var.x}']) {
      expect(reported(rule, alerted({ storageGibibytes }))).toEqual([]);
    }
  });
});
