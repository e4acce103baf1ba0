import { ref, TerraformStack, TerraformVariable, Token } from 'cdktf';
import {
  Deployer,
  DeployerRole,
  LockLevel,
  LogCategory,
  PrivateDns,
  Rotation,
  WebhookAction,
  type AlertOptions,
  type DiagnosticsOptions,
  type GeoReplicatedRegistryProps,
} from 'cdktf-georeplicated-registry';
import { lateBound } from './models';
import { blockOf, newRegistry, newStack, synthesize, warningsOf, type Block } from './stacks';

const group = '/subscriptions/s/resourceGroups/g/providers';
const actionGroupIds = [`${group}/Microsoft.Insights/actionGroups/oncall`];
const logAnalyticsWorkspaceId = `${group}/Microsoft.OperationalInsights/workspaces/w`;
const principal = '11111111-1111-1111-1111-111111111111';

const lateBoundNumber = () => Token.asNumber(ref('var.late'));

const routingOf = (block: Block): { [region: string]: unknown } =>
  Object.fromEntries(
    (block.georeplications ?? []).map((replica) => [String(replica.location), replica.regional_endpoint_enabled]),
  );
const isIn = (region: string) =>
  `\${!contains([for region in var.out : try(lower(replace(region, " ", "")), "")], "${region}")}`;

describe('rotation', () => {
  const rotation = Rotation.variable('out');

  test('has the flag of each replica follow a variable, also of one that is added', () => {
    const registry = newRegistry({ rotation, replicas: [{ region: 'eastus' }] });
    registry.addReplica({ region: 'West Europe' });
    expect(routingOf(blockOf(registry))).toEqual({ eastus: isIn('eastus'), westeurope: isIn('westeurope') });
    expect(registry.replica('eastus').globalEndpointRouting).toBeUndefined();
    expect(registry.replica('westus2').globalEndpointRouting).toBe(true);
  });

  test('leaves a replica out that is out in code, and combines both where the flag is late-bound', () => {
    const stack = newStack();
    const flag = new TerraformVariable(stack, 'flag', { type: 'bool' }).booleanValue as never;
    const registry = newRegistry(
      {
        rotation,
        replicas: [
          { region: 'eastus', globalEndpointRouting: false },
          { region: 'westeurope', globalEndpointRouting: flag },
        ],
      },
      stack,
    );
    const both = isIn('westeurope').replace('${', '${var.flag && ');
    expect(routingOf(blockOf(registry))).toEqual({ eastus: false, westeurope: both });
  });

  test('declares a variable that takes replicas only, and sends those who want the home region out to the CLI', () => {
    const registry = newRegistry({ rotation, replicas: [{ region: 'eastus' }] });
    registry.addReplica({ region: 'westeurope' });
    const { variable } = synthesize(TerraformStack.of(registry)) as unknown as { variable: object };
    const strangers =
      'setsubtract([for region in var.out : try(lower(replace(region, " ", "")), "")], ["westus2", "eastus", "westeurope"])';
    expect(variable).toEqual({
      out: {
        type: 'list(string)',
        default: [],
        nullable: false,
        description: 'The replicas of contoso that take no traffic from its global endpoint.',
        validation: [
          {
            condition: `\${length(${strangers}) == 0}`,
            error_message: `out lists \${jsonencode(${strangers})}, but contoso has no such replica. Its replicas are eastus, westeurope.`,
          },
          {
            condition: isIn('westus2'),
            error_message:
              'westus2 is the home region of contoso, and azurerm cannot take the home region out of rotation. Set azapi: true, or set homeGlobalEndpointRouting: false and run a plan, which makes sure that a replica stays in rotation, and then run (Azure CLI 2.86 or later): az acr replication update --registry contoso --resource-group images --name westus2 --global-endpoint-routing false',
          },
        ],
      },
    });
  });

  test('tells of the home region where Terraform fills it in, and quotes what a shell would read', () => {
    const stack = newStack();
    newRegistry({ rotation, homeRegion: '${var.home}', resourceGroupName: 'my(rg)1' }, stack);
    const [first, ...more] = (
      synthesize(stack) as unknown as { variable: { out: { validation: { error_message: string }[] } } }
    ).variable.out.validation;
    expect(more).toEqual([]);
    expect(first.error_message).toMatch(
      /If it is the home region, azurerm cannot .* --registry contoso --resource-group 'my\(rg\)1' --name <home region> --global-endpoint-routing false$/,
    );
  });

  test('says what it can where the name, the group and all regions are late-bound', () => {
    const stack = newStack();
    const late = { registryName: '${var.name}', resourceGroupName: '${var.group}', homeRegion: '${var.home}' };
    newRegistry({ rotation, ...late, replicas: [] }, stack);
    const { variable } = synthesize(stack) as unknown as { variable: object };
    const strangers = 'setsubtract([for region in var.out : try(lower(replace(region, " ", "")), "")], [])';
    expect(variable).toEqual({
      out: {
        type: 'list(string)',
        default: [],
        nullable: false,
        description: 'The replicas of this registry that take no traffic from its global endpoint.',
        validation: [
          {
            condition: `\${length(${strangers}) == 0}`,
            error_message: `out lists \${jsonencode(${strangers})}, but this registry has no such replica. It has no replicas. If it is the home region, azurerm cannot take the home region out of rotation. Set azapi: true, or set homeGlobalEndpointRouting: false and run a plan, which makes sure that a replica stays in rotation, and then run (Azure CLI 2.86 or later): az acr replication update --registry <registry> --name <home region> --global-endpoint-routing false`,
          },
        ],
      },
    });
  });

  test('takes a flag that is written out as an expression of Terraform', () => {
    const replicas = [{ region: 'eastus', globalEndpointRouting: '${var.flag}' as never }];
    const registry = newRegistry({ rotation, homeGlobalEndpointRouting: '${var.home_in}' as never, replicas });
    const both = isIn('eastus').replace('${', '${var.flag && ');
    expect(routingOf(blockOf(registry))).toEqual({ eastus: both });
    expect(JSON.stringify(blockOf(registry).lifecycle)).toContain('${anytrue([var.home_in, (var.flag && ');
  });

  test('fails for a variable that the stack has, and for one that another registry declares', () => {
    const stack = newStack();
    new TerraformVariable(stack, 'mine', {});
    expect(() => newRegistry({ rotation: Rotation.variable('mine') }, stack)).toThrow(/rotationVariablesAreFree/);
    newRegistry({ rotation }, stack, 'First');
    const registryName = 'fabrikam';
    expect(() => newRegistry({ registryName, rotation }, stack, 'Second')).toThrow(/rotationVariablesAreFree/);
    newRegistry({ registryName, rotation: Rotation.variable('second_out') }, stack, 'Second').addReplica({
      region: 'uksouth',
    });
  });
});

describe('a home region that is out of rotation', () => {
  const out = { homeGlobalEndpointRouting: false };
  const replicas = [{ region: 'eastus', globalEndpointRouting: false }];

  test('is refused at synth where nothing is in rotation in the end', () => {
    const registry = newRegistry({ ...out, replicas });
    expect(() => blockOf(registry)).toThrow(/no replica is in rotation.* \[regionsStayInRotation\]/);
    registry.addReplica({ region: 'westeurope' });
    expect(registry.replica('westus2').globalEndpointRouting).toBe(false);
    expect(warningsOf(registry)).toContainEqual(expect.stringContaining('[homeRegionIsInRotation]'));
  });

  test('has Terraform refuse a plan by which no region would take traffic', () => {
    const registry = newRegistry({ ...out, rotation: Rotation.variable('out'), replicas: [{ region: 'eastus' }] });
    registry.addReplica({ region: 'westeurope' });
    const [e, w] = ['eastus', 'westeurope'].map((region) => isIn(region).slice(2, -1));
    expect(blockOf(registry).lifecycle).toEqual({
      prevent_destroy: true,
      precondition: [
        {
          condition: `\${anytrue([false, (${e}), (${w})])}`,
          error_message:
            'No region would take traffic from the global endpoint: the home region is out of rotation, and so is every replica. Keep at least one in rotation.',
        },
      ],
    });
  });

  test('has no precondition where all is known at synth: Terraform refuses one that refers to nothing', () => {
    expect(blockOf(newRegistry(out)).lifecycle).toEqual({ prevent_destroy: true });
  });

  test('is validated at plan by a late-bound flag of a replica that is added, as well as the deployer', () => {
    const stack = newStack();
    const flag = new TerraformVariable(stack, 'flag', { type: 'bool' }).booleanValue as never;
    const deployer = Deployer.current({ scope: '/subscriptions/s' });
    const registry = newRegistry({ ...out, deployer, replicas: [] }, stack);
    registry.addReplica({ region: 'eastus', globalEndpointRouting: flag });
    synthesize(stack);
    const { lifecycle } = blockOf(registry) as { lifecycle: { precondition: { condition: string }[] } };
    expect(lifecycle.precondition).toHaveLength(2);
    expect(lifecycle.precondition[1].condition).toBe('${anytrue([false, var.flag])}');
  });

  test('is taken as it is where the replicas of an adopted registry are not stated', () => {
    const registryId =
      '/subscriptions/s/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/contoso';
    expect(blockOf(newRegistry({ ...out, replicas: undefined, adopt: { registryId } })).lifecycle).not.toHaveProperty(
      'precondition',
    );
  });
});

test.each<[string, Partial<GeoReplicatedRegistryProps>]>([
  ['lock', { lock: LockLevel.CAN_NOT_DELETE }],
  ['diagnostics', { diagnostics: { logAnalyticsWorkspaceId } }],
  ['alerts', { alerts: { actionGroupIds, storageGibibytes: 5 } }],
  ['webhooks', { webhooks: [{ name: 'deploy', serviceUri: 'https://ci', actions: [WebhookAction.PUSH] }] }],
  ['private link', { privateLink: { endpoints: [{ subnetId: lateBound(), dns: PrivateDns.newZone(lateBound()) }] } }],
])('a registry with %s still takes the name that it has in the state', (_, props) => {
  const registry = newRegistry(props);
  registry.resource.overrideLogicalId('charts');
  const json = JSON.stringify(synthesize(TerraformStack.of(registry)).resource);
  expect(json).toContain('azurerm_container_registry.charts.');
  expect(json).not.toContain('azurerm_container_registry.Registry_');
});

describe('lock', () => {
  const webhook = { name: 'deploy', serviceUri: 'https://ci.contoso.com', actions: [WebhookAction.PUSH] };

  test.each(Object.values(LockLevel))('%s is on the registry and says so', (lock) => {
    const registry = newRegistry({ lock });
    const { azurerm_management_lock: locks } = synthesize(TerraformStack.of(registry)).resource;
    expect(Object.values(locks)).toMatchObject([
      {
        name: 'contoso-lock',
        lock_level: lock,
        notes:
          'Kept by Terraform. Replicas, webhooks, diagnostic settings and role assignments of the registry inherit it.',
        scope: '${azurerm_container_registry.Registry_4DB9CCA5.id}',
        depends_on: ['azurerm_container_registry.Registry_4DB9CCA5'],
      },
    ]);
    expect(warningsOf(registry)).toContainEqual(expect.stringContaining('[locksAreLiftedForRemovals]'));
  });

  test('comes after everything beside the registry, also after what is added, in any order', () => {
    const build = (grantFirst: boolean) => {
      const registry = newRegistry({ lock: LockLevel.CAN_NOT_DELETE, diagnostics: { logAnalyticsWorkspaceId } });
      const grant = () => registry.grantPull('Aks', principal);
      if (grantFirst) grant();
      registry.addWebhook({ ...webhook, regions: ['eastus'] });
      if (!grantFirst) grant();
      const { azurerm_management_lock: locks } = synthesize(TerraformStack.of(registry)).resource;
      return Object.values(locks)[0].depends_on as string[];
    };
    expect(build(true).map((address) => address.split('.')[0])).toEqual([
      'azurerm_container_registry',
      'azurerm_container_registry_webhook',
      'azurerm_monitor_diagnostic_setting',
      'azurerm_role_assignment',
    ]);
    expect(build(false)).toEqual(build(true));
  });

  test('needs a deployer who may lock, which Contributor may not', () => {
    const deployer = Deployer.withRoles(DeployerRole.builtIn('Contributor'));
    expect(() => newRegistry({ lock: LockLevel.CAN_NOT_DELETE, deployer })).toThrow(
      /deployer lacks Microsoft.Authorization\/locks\/write, required by lock: .*, Contributor cannot lock \[deployerMayDoAll\]/,
    );
    expect(newRegistry({ lock: LockLevel.CAN_NOT_DELETE }).requiredActions).toContain(
      'Microsoft.Authorization/locks/delete',
    );
  });
});

describe('diagnostics', () => {
  const settingOf = (diagnostics: DiagnosticsOptions) => {
    const { resource } = synthesize(TerraformStack.of(newRegistry({ diagnostics })));
    const [setting] = Object.values(resource.azurerm_monitor_diagnostic_setting);
    return setting;
  };

  test('are all logs and all metrics by default, in the shape that azurerm does not change', () => {
    expect(settingOf({ logAnalyticsWorkspaceId })).toEqual({
      name: 'contoso-diagnostics',
      target_resource_id: '${azurerm_container_registry.Registry_4DB9CCA5.id}',
      log_analytics_workspace_id: logAnalyticsWorkspaceId,
      enabled_log: [{ category_group: 'allLogs' }],
      enabled_metric: [{ category: 'AllMetrics' }],
    });
  });

  test('are what is chosen, sent where is said', () => {
    const storageAccountId = `${group}/Microsoft.Storage/storageAccounts/a`;
    const eventHubAuthorizationRuleId = `${group}/Microsoft.EventHub/namespaces/n/authorizationRules/r`;
    const partnerSolutionId = `${group}/Microsoft.Datadog/monitors/m`;
    const categories = [...Object.values(LogCategory), LogCategory.LOGIN_EVENTS];
    expect(
      settingOf({
        storageAccountId,
        eventHubAuthorizationRuleId,
        eventHubName: 'logs',
        partnerSolutionId,
        categories,
        metrics: false,
        name: 'audit',
      }),
    ).toEqual({
      name: 'audit',
      target_resource_id: '${azurerm_container_registry.Registry_4DB9CCA5.id}',
      storage_account_id: storageAccountId,
      eventhub_authorization_rule_id: eventHubAuthorizationRuleId,
      eventhub_name: 'logs',
      partner_solution_id: partnerSolutionId,
      enabled_log: [{ category: 'ContainerRegistryLoginEvents' }, { category: 'ContainerRegistryRepositoryEvents' }],
    });
    expect(settingOf({ logAnalyticsWorkspaceId, categories: [] })).not.toHaveProperty('enabled_log');
  });

  test('take the ids of their destinations in any case, and as templates', () => {
    const given = logAnalyticsWorkspaceId.toLowerCase().replace('/subscriptions/', '/SUBSCRIPTIONS/');
    expect(settingOf({ logAnalyticsWorkspaceId: given }).log_analytics_workspace_id).toBe(logAnalyticsWorkspaceId);
    const template = '${var.workspace}';
    expect(settingOf({ logAnalyticsWorkspaceId: template }).log_analytics_workspace_id).toBe(template);
  });

  test('need the permissions of their destination', () => {
    const actions = newRegistry({ diagnostics: { logAnalyticsWorkspaceId } }).requiredActions;
    expect(actions).toContain('Microsoft.Insights/diagnosticSettings/write');
    expect(actions).toContain('Microsoft.OperationalInsights/workspaces/sharedKeys/action');
    expect(actions).not.toContain('Microsoft.Storage/storageAccounts/listKeys/action');
  });
});

describe('alerts', () => {
  const alertsOf = (alerts: Partial<AlertOptions>) => {
    const registry = newRegistry({ tags: { team: 'web' }, alerts: { actionGroupIds, ...alerts } });
    const synthesized = (): { [name: string]: Block } => {
      const { resource } = synthesize(TerraformStack.of(registry)) as {
        resource: { [type: string]: object | undefined };
      };
      const types = ['azurerm_monitor_activity_log_alert', 'azurerm_monitor_metric_alert'];
      const blocks = types.flatMap((type) => Object.values(resource[type] ?? {}) as Block[]);
      return Object.fromEntries(blocks.map((block) => [String(block.name), block]));
    };
    return { registry, synthesized };
  };
  const common = {
    resource_group_name: 'images',
    action: [{ action_group_id: actionGroupIds[0] }],
    tags: { team: 'web' },
  };
  const scopes = ['${azurerm_container_registry.Registry_4DB9CCA5.id}'];

  test('tell of Azure in the regions of the registry, also in one that is added, and of the registry itself', () => {
    const { registry, synthesized } = alertsOf({});
    registry.addReplica({ region: 'canadacentral' });
    expect(Object.keys(synthesized())).toEqual(['contoso-resource-health', 'contoso-service-health']);
    expect(synthesized()).toMatchObject({
      'contoso-service-health': {
        ...common,
        description: 'Azure reports an event of Container Registry in a region of the registry.',
        location: 'global',
        scopes: ['/subscriptions/${element(split("/", azurerm_container_registry.Registry_4DB9CCA5.id), 2)}'],
        criteria: {
          category: 'ServiceHealth',
          service_health: {
            events: ['Incident', 'Maintenance', 'Informational', 'ActionRequired', 'Security'],
            services: ['Container Registry'],
            locations: ['West US 2', 'Canada Central', 'East US', 'West Europe'],
          },
        },
      },
      'contoso-resource-health': {
        ...common,
        description: 'Azure finds the registry degraded or unavailable, or well again.',
        location: 'global',
        scopes,
        criteria: {
          category: 'ResourceHealth',
          resource_health: {
            current: ['Available', 'Degraded', 'Unavailable'],
            previous: ['Available', 'Degraded', 'Unavailable'],
          },
        },
      },
    });
    expect(registry.requiredActions).toContain('Microsoft.Insights/activityLogAlerts/write');
    expect(registry.requiredActions).not.toContain('Microsoft.Insights/metricAlerts/write');
  });

  test.each([
    [lateBoundNumber(), '${var.late * 1073741824}'],
    ['${var.late}', '${var.late * 1073741824}'],
    ['${var.late + 1}', '${((var.late + 1)) * 1073741824}'],
    ['${var.late[0]-1}', '${((var.late[0]-1)) * 1073741824}'],
  ])('on storage of %j have Terraform multiply', (storageGibibytes, threshold) => {
    const { 'contoso-storage': alert } = alertsOf({ storageGibibytes: storageGibibytes as never }).synthesized();
    expect(alert.criteria).toMatchObject([{ threshold }]);
  });

  test('on metrics are made where they are asked for', () => {
    const { registry, synthesized } = alertsOf({
      serviceHealth: false,
      resourceHealth: false,
      storageGibibytes: 2,
      failingPulls: true,
      failingPushes: true,
    });
    const of = { metric_namespace: 'Microsoft.ContainerRegistry/registries' };
    const none = (what: string) => [
      { ...of, metric_name: `Total${what}Count`, aggregation: 'Total', operator: 'GreaterThan', threshold: 0 },
      { ...of, metric_name: `Successful${what}Count`, aggregation: 'Total', operator: 'LessThan', threshold: 1 },
    ];
    const quarter = { frequency: 'PT5M', window_size: 'PT15M', scopes };
    const alerts = synthesized();
    expect(Object.keys(alerts).sort()).toEqual(['contoso-failing-pulls', 'contoso-failing-pushes', 'contoso-storage']);
    expect(alerts).toMatchObject({
      'contoso-storage': {
        ...common,
        description: 'The images take more than the threshold in a region.',
        scopes,
        frequency: 'PT1H',
        window_size: 'PT1H',
        criteria: [
          {
            ...of,
            metric_name: 'StorageUsed',
            aggregation: 'Average',
            operator: 'GreaterThan',
            threshold: 2_147_483_648,
            dimension: [{ name: 'Geolocation', operator: 'Include', values: ['*'] }],
          },
        ],
      },
      'contoso-failing-pulls': {
        ...common,
        ...quarter,
        description: 'Pulls are tried and none succeeds.',
        criteria: none('Pull'),
      },
      'contoso-failing-pushes': {
        ...common,
        ...quarter,
        description: 'Pushes are tried and none succeeds.',
        criteria: none('Push'),
      },
    });
    expect(registry.requiredActions).toContain('Microsoft.Insights/metricAlerts/write');
    expect(registry.requiredActions).not.toContain('Microsoft.Insights/activityLogAlerts/write');
  });

  test('reach every action group, each of them', () => {
    const groups = ['oncall', 'platform', 'security'].map((name) => `${group}/Microsoft.Insights/actionGroups/${name}`);
    const { synthesized } = alertsOf({
      actionGroupIds: groups,
      storageGibibytes: 2,
      failingPulls: true,
      failingPushes: true,
    });
    const action = groups.map((action_group_id) => ({ action_group_id }));
    expect(Object.values(synthesized()).map((alert) => alert.action)).toEqual(Array(5).fill(action));
  });
});
