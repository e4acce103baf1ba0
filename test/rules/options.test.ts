import { Deployer, DeployerRole, Rotation } from 'cdktf-georeplicated-registry';
import { lateBound, loose, model, modelWithReplica, reported, type LooseProps } from '../models';

describe('optionsHaveTheirType', () => {
  const rule = 'optionsHaveTheirType';

  test('accepts the full set of options', () => {
    const props: Required<LooseProps> = {
      ...loose({}),
      replicas: [{ region: 'eastus', globalEndpointRouting: false, zoneRedundancy: 'Disabled', tags: { a: 'b' } }],
      rotation: Rotation.variable('acr_out_of_rotation'),
      homeGlobalEndpointRouting: true,
      sku: 'Premium',
      zoneRedundancy: 'Automatic',
      tags: { team: 'web' },
      dataEndpoints: true,
      adminUser: false,
      anonymousPull: false,
      preventDestroy: false,
      lock: 'CanNotDelete',
      timeouts: { create: '1h', read: '5m', update: '1h', delete: '1h' },
      webhooks: [
        {
          name: 'deploy',
          serviceUri: 'https://ci.contoso.com',
          actions: ['push'],
          regions: ['eastus'],
          scope: 'web',
          customHeaders: { a: 'b' },
          enabled: false,
          tags: { a: 'b' },
        },
      ],
      privateLink: { endpoints: [{ subnetId: lateBound(), dns: 'External' }] },
      network: { publicAccess: true, defaultAction: 'Deny', allowedIpRanges: ['203.0.113.7'], trustedServices: false },
      identities: { systemAssigned: true, userAssignedIds: [] },
      encryption: { keyVaultKeyId: 'https://v/keys/k', identityId: lateBound(), identityClientId: lateBound() },
      untaggedRetentionDays: 30,
      quarantine: false,
      exportPolicy: true,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- azurerm 4 still has it
      trustPolicy: false,
      roleAssignmentMode: 'LegacyRegistryPermissions',
      diagnostics: {
        logAnalyticsWorkspaceId: lateBound(),
        storageAccountId: lateBound(),
        eventHubAuthorizationRuleId: lateBound(),
        eventHubName: 'logs',
        partnerSolutionId: lateBound(),
        categories: ['ContainerRegistryLoginEvents'],
        metrics: false,
        name: 'logs',
      },
      alerts: {
        actionGroupIds: [lateBound()],
        serviceHealth: true,
        resourceHealth: false,
        storageGibibytes: 400,
        failingPulls: true,
        failingPushes: true,
      },
      deployer: Deployer.withRoles(DeployerRole.builtIn('Owner')),
      adopt: { registryId: lateBound(), webhookIds: [], privateEndpointIds: [] },
      regionCatalog: [{ name: 'marsnorth', availabilityZones: true, cloud: 'public' }],
    };
    expect(reported(rules, model(props))).toEqual([]);
  });

  const object = 'an object such as { region: "westeurope" }';
  test.each<[LooseProps, string]>([
    [{ registryName: 5 }, 'registryName is of the wrong type, got 5: pass a string'],
    [{ registryName: undefined }, 'registryName is missing: pass a string'],
    [{ resourceGroupName: null }, 'resourceGroupName is of the wrong type, got null: pass a string'],
    [{ homeRegion: ['westus'] }, 'homeRegion is of the wrong type, got ["westus"]: pass a string'],
    [{ homeRegion: { toString: () => 'westus' } }, 'homeRegion is of the wrong type, got {}: pass a string'],
    [{ replicas: 'eastus' }, 'replicas is of the wrong type, got "eastus": pass a list'],
    [{ replicas: null }, 'replicas is of the wrong type, got null: pass a list'],
    [{ replicas: ['eastus'] }, `replicas[0] is of the wrong type, got "eastus": pass ${object}`],
    [{ replicas: [{ region: 'eastus' }, null] }, `replicas[1] is of the wrong type, got null: pass ${object}`],
    [{ replicas: [{}] }, 'replicas[0].region is missing: pass a string'],
    [
      { replicas: [{ region: 'eastus', globalEndpointRouting: 'no' }] },
      'replicas[0].globalEndpointRouting is of the wrong type, got "no": pass true or false',
    ],
    [{ sku: 'premium' }, 'sku is not a choice, got "premium": did you mean "Premium"?'],
    [
      { zoneRedundancy: true },
      'zoneRedundancy is not a choice, got true: pass one of "Automatic", "Enabled", "Disabled"',
    ],
    [{ tags: ['a'] }, 'tags is of the wrong type, got ["a"]: pass an object of strings such as { team: "web" }'],
    [
      { tags: new Map([['a', 'b']]) },
      'tags is of the wrong type, got {}: pass an object of strings such as { team: "web" }',
    ],
    [{ webhooks: [{ name: 'deploy', serviceUri: 'https://ci' }] }, 'webhooks[0].actions is missing: pass a list'],
    [
      { webhooks: [{ name: 'deploy', serviceUri: 'https://ci', actions: ['pushed'] }] },
      'webhooks[0].actions[0] is not a choice, got "pushed": pass one of "push", "delete", "quarantine", "chart_push", "chart_delete"',
    ],
    [
      { webhooks: ['https://ci'] },
      'webhooks[0] is of the wrong type, got "https://ci": pass an object such as { name, serviceUri, actions }',
    ],
    [
      { network: ['203.0.113.7'] },
      'network is of the wrong type, got ["203.0.113.7"]: pass an object such as { allowedIpRanges: ["203.0.113.0/24"] }',
    ],
    [
      { webhooks: [{ name: 'deploy', serviceUri: ['https://secret'], actions: ['push'] }] },
      'webhooks[0].serviceUri is of the wrong type, got []: pass a string',
    ],
    [
      {
        webhooks: [
          { name: 'deploy', serviceUri: 'https://ci', actions: ['push'], customHeaders: { Authorization: ['secret'] } },
        ],
      },
      'webhooks[0].customHeaders["Authorization"] is of the wrong type, got []: pass a string',
    ],
    [{ webhooks: { deploy: 'https://secret' } }, 'webhooks is of the wrong type, got {}: pass a list'],
    [
      { deployer: 'Contributor' },
      'deployer is of the wrong type, got "Contributor": pass Deployer.withRoles(\u2026) or Deployer.current(\u2026)',
    ],
    [
      { network: { allowedIpRanges: '203.0.113.7' } },
      'network.allowedIpRanges is of the wrong type, got "203.0.113.7": pass a list',
    ],
    [{ network: { allowedIpRanges: [7] } }, 'network.allowedIpRanges[0] is of the wrong type, got 7: pass a string'],
    [{ network: { defaultAction: 'deny' } }, 'network.defaultAction is not a choice, got "deny": did you mean "Deny"?'],
    [
      { identities: true },
      'identities is of the wrong type, got true: pass an object such as { systemAssigned: true }',
    ],
    [
      { encryption: { keyVaultKeyId: 'https://v/keys/k', identityId: lateBound() } },
      'encryption.identityClientId is missing: pass a string',
    ],
    [
      { privateLink: { endpoints: [{ dns: 'External' }] } },
      'privateLink.endpoints[0].subnetId is missing: pass a string',
    ],
    [
      { privateLink: [] },
      'privateLink is of the wrong type, got []: pass an object such as { endpoints: [{ subnetId, virtualNetworkId }] }',
    ],
    [{ untaggedRetentionDays: '30' }, 'untaggedRetentionDays is of the wrong type, got "30": pass a number'],
    [{ tags: { cost: 5 } }, 'tags["cost"] is of the wrong type, got 5: pass a string'],
    [{ dataEndpoints: 1 }, 'dataEndpoints is of the wrong type, got 1: pass true or false'],
    [{ adminUser: null }, 'adminUser is of the wrong type, got null: pass true or false'],
    [{ anonymousPull: 10n }, 'anonymousPull is of the wrong type, got a value of type bigint: pass true or false'],
    [{ preventDestroy: 'false' }, 'preventDestroy is of the wrong type, got "false": pass true or false'],
    [{ timeouts: '90m' }, 'timeouts is of the wrong type, got "90m": pass an object such as { create: "90m" }'],
    [{ timeouts: { create: 90 } }, 'timeouts.create is of the wrong type, got 90: pass a string'],
    [
      { regionCatalog: ['marsnorth'] },
      'regionCatalog[0] is of the wrong type, got "marsnorth": pass an object such as { name: "westeurope" }',
    ],
    [
      { regionCatalog: [{ name: 'marsnorth', availabilityZones: 'yes' }] },
      'regionCatalog[0].availabilityZones is of the wrong type, got "yes": pass true or false',
    ],
    [
      { regionCatalog: [{ name: 'marsnorth', cloud: 'aws' }] },
      'regionCatalog[0].cloud is not a choice, got "aws": pass one of "public", "china", "usgovernment"',
    ],
  ])('fails for %j', (props, fault) => {
    // By all rules: what is of the wrong type is reported once, not judged by the others as well.
    expect(reported(rules, model(props))).toEqual([`${fault} [optionsHaveTheirType]`]);
  });

  test('fails for an added replica that is a plain string', () => {
    expect(reported(rule, modelWithReplica({}, 'japaneast'))).toEqual([
      `addReplica[0] is of the wrong type, got "japaneast": pass ${object} [optionsHaveTheirType]`,
    ]);
  });
});

describe('optionsAreSpelledRight', () => {
  const rule = 'optionsAreSpelledRight';

  test('accepts keys that are nothing like an option, they may be the user\u2019s own', () => {
    expect(reported(rule, model({ replicas: [{ region: 'eastus', cluster: 'aks1' }], owner: 'web' } as object))).toEqual(
      [],
    );
  });

  test.each<[object, string, string]>([
    [{ preventDestory: false }, 'preventDestory', 'preventDestroy'],
    [{ homeregion: 'westus' }, 'homeregion', 'homeRegion'],
    [{ replica: [] }, 'replica', 'replicas'],
    [
      { replicas: [{ region: 'eastus', globalEndpointRoutin: false }] },
      'replicas[0].globalEndpointRoutin',
      'globalEndpointRouting',
    ],
    [{ network: { allowedIPRanges: [] } }, 'network.allowedIPRanges', 'allowedIpRanges'],
  ])('fails for %j', (props, key, meant) => {
    expect(reported(rule, model(props))).toEqual([
      `${key} is not an option: did you mean "${meant}"? [optionsAreSpelledRight]`,
    ]);
  });
});

describe('optionsAreDecidedAtSynth', () => {
  const rule = 'optionsAreDecidedAtSynth';

  test('accepts late-bound values for what Terraform may fill in', () => {
    const late = lateBound();
    const props = {
      registryName: late,
      resourceGroupName: late,
      homeRegion: late,
      adminUser: late,
      anonymousPull: late,
    };
    expect(
      reported(rules, model({ ...props, dataEndpoints: late, tags: { a: late }, timeouts: { create: late } })),
    ).toEqual([]);
  });

  test('fails for the late-bound name of a webhook, which ids are made of', () => {
    expect(
      reported(rules, model({ webhooks: [{ name: lateBound(), serviceUri: 'https://ci', actions: ['push'] }] })),
    ).toEqual([
      'webhooks[0].name is late-bound: choose it in code, it must be known at synth [optionsAreDecidedAtSynth]',
    ]);
  });

  test.each(['sku', 'zoneRedundancy', 'preventDestroy', 'replicas'])('fails for a late-bound %s', (option) => {
    const value = option === 'replicas' ? [lateBound().replace('$', '#')] : lateBound();
    expect(reported(rule, model({ [option]: value }))).toEqual([
      `${option} is late-bound: choose it in code, it must be known at synth [optionsAreDecidedAtSynth]`,
    ]);
  });
});
