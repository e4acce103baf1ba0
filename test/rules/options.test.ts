import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { TerraformStack, TerraformVariable, Testing } from 'cdktf';
import {
  AgentPool,
  AgentPoolTier,
  CacheCredentials,
  Deployer,
  DeployerRole,
  PrivateDns,
  PurgeFilter,
  Rotation,
  SharedScopeMap,
  TokenPermission,
} from 'cdktf-georeplicated-registry';
import { optionWords } from '../../lib/azure/option-words';
import { sentence } from '../../lib/errors';
import type { RegistryModel } from '../../lib/model/model';
import { resolveAssignment, resolveRoleDefinition } from '../../lib/model/role-definition';
import type { Notes } from '../../lib/reading/notes';
import { readExistingRegistry, readRegistry, withAdded, withGrant } from '../../lib/reading/registry';
import { refused, validate } from '../../lib/rules';
import { refused as optionRules } from '../../lib/rules/options';
import { aliasOf, lateBound, loose, model, modelWithReplica, reported, sound, type LooseProps } from '../models';
import { AzapiProvider, newStack } from '../stacks';

/** What all rules together say: what is wrong with an option itself is reported once, not by other rules as well. */
const refusal = (subject: RegistryModel) => validate(refused, subject).map(sentence);

/** What one rule says of a reading. */
const noted = (rule: keyof typeof optionRules, notes: Notes) =>
  validate([{ rules: { [rule]: optionRules[rule] } }], { stated: { notes } }).map(sentence);

const purge = { schedule: '0 3 * * Sun', filters: [PurgeFilter.of('ci/.*', '.*')], ago: '30d' };
const hook = { name: 'deploy', serviceUri: 'https://ci', actions: ['push'] };
const networkId = '/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub';
const subnetId = `${networkId}/subnets/a`;

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
      regionalEndpoints: true,
      endpointProtocol: 'IPv4',
      azapi: true,
      azapiProvider: new AzapiProvider(newStack(), 'azapi'),
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
      credentialSets: {
        Hub: {
          loginServer: 'docker.io',
          usernameSecretId: lateBound(),
          passwordSecretId: lateBound(),
          name: 'docker-hub',
        },
      },
      cacheRules: { Hub: { source: 'docker.io/*', target: 'hub/*', credentialSet: CacheCredentials.declared('Hub') } },
      purgeTasks: {
        Old: {
          ...purge,
          keep: 5,
          untagged: true,
          includeLocked: false,
          dryRun: true,
          concurrency: 4,
          timeout: 600,
          agentPool: AgentPool.inSubnet('agents', lateBound(), { tier: AgentPoolTier.S1, instanceCount: 1 }),
          ownIdentity: false,
          enabled: true,
          name: 'nightly',
          tags: { a: 'b' },
        },
      },
      scopeMaps: { Stores: { permissions: [TokenPermission.pull('products/*')], description: 'stores' } },
      tokens: {
        Store42: { scopeMap: SharedScopeMap.declared('Stores'), passwords: { expiry1: lateBound() }, enabled: false },
      },
      tokenPairs: { Stores: { systemScopeMap: '_repositories_pull', variable: 'stores_token', expiryA: lateBound() } },
      privateLink: { endpoints: [{ subnetId: lateBound(), dns: PrivateDns.external() }] },
      network: {
        publicAccess: true,
        defaultAction: 'Deny',
        allowedIpRanges: ['203.0.113.7'],
        trustedServices: false,
        bypassForTasks: true,
      },
      identities: { systemAssigned: true, userAssignedIds: [] },
      encryption: { keyVaultKeyId: 'https://v/keys/k', identityId: lateBound(), identityClientId: lateBound() },
      untaggedRetentionDays: 30,
      quarantine: false,
      exportPolicy: true,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- azurerm 4 still has it
      trustPolicy: false,
      roleAssignmentMode: 'LegacyRegistryPermissions',
      armAudienceTokens: false,
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
      adopt: {
        registryId: lateBound(),
        loginServer: 'contoso-a1b2.azurecr.io',
        webhookIds: [],
        purgeTaskIds: [],
        privateEndpointIds: [],
      },
      provider: aliasOf('hub'),
      dependsOn: [
        new ResourceGroup(new TerraformStack(Testing.app(), 'stack'), 'G', { name: 'g', location: 'eastus' }),
      ],
      acknowledge: { homeRegionHasZones: 'known since 2019' },
      regionCatalog: [{ name: 'marsnorth', availabilityZones: true, cloud: 'public' }],
    };
    expect(refusal(model(props))).toEqual([]);
  });

  test('takes a tag without a value for none', () => {
    const subject = model({ tags: { team: 'web', owner: undefined } });
    expect(refusal(subject)).toEqual([]);
    expect(subject.home.tags).toEqual({ team: 'web' });
  });

  const object = 'an object such as { region: "westeurope" }';
  test.each<[LooseProps, string]>([
    [{ registryName: 5 }, 'registryName is of the wrong type, got 5: pass a string'],
    [{ registryName: undefined }, 'registryName is missing: pass a string'],
    [{ resourceGroupName: null }, 'resourceGroupName is of the wrong type, got null: pass a string'],
    [{ homeRegion: ['westus'] }, 'homeRegion is of the wrong type, got []: pass a string'],
    [{ homeRegion: { toString: () => 'westus' } }, 'homeRegion is of the wrong type, got {}: pass a string'],
    [{ replicas: 'eastus' }, 'replicas is of the wrong type, got "eastus": pass a list'],
    [{ replicas: null }, 'replicas is of the wrong type, got null: pass a list'],
    [{ replicas: ['eastus'] }, `replicas[0] is of the wrong type, got "eastus": pass ${object}`],
    [{ replicas: [{ region: 'eastus' }, null] }, `replicas[1] is of the wrong type, got null: pass ${object}`],
    [{ replicas: [{}] }, 'replicas[0].region is missing: pass a string'],
    [{ replicas: Array(1) }, `replicas[0] is missing: pass ${object}`],
    [{ network: { allowedIpRanges: Array(1) } }, 'network.allowedIpRanges[0] is missing: pass a string'],
    [
      { replicas: [{ region: 'eastus', globalEndpointRouting: 'no' }] },
      'replicas[0].globalEndpointRouting is of the wrong type, got "no": pass true or false',
    ],
    [{ sku: 'premium' }, 'sku is not one of the choices, got "premium": did you mean "Premium"?'],
    [
      { zoneRedundancy: true },
      'zoneRedundancy is not one of the choices, got true: pass one of "Automatic", "Enabled", "Disabled"',
    ],
    [{ tags: ['a'] }, 'tags is of the wrong type, got []: pass an object of strings such as { team: "web" }'],
    [
      { tags: new Map([['a', 'b']]) },
      'tags is of the wrong type, got {}: pass an object of strings such as { team: "web" }',
    ],
    [{ webhooks: [{ ...hook, actions: undefined }] }, 'webhooks[0].actions is missing: pass a list'],
    [
      { webhooks: [{ ...hook, actions: [undefined] }] },
      'webhooks[0].actions[0] is missing: pass one of "push", "delete", "quarantine", "chart_push", "chart_delete"',
    ],
    [
      { webhooks: [{ name: 'deploy', serviceUri: 'https://ci', actions: ['pushed'] }] },
      'webhooks[0].actions[0] is not one of the choices, got "pushed": pass one of "push", "delete", "quarantine", "chart_push", "chart_delete"',
    ],
    [
      { webhooks: ['https://ci'] },
      'webhooks[0] is of the wrong type, got "https://ci": pass an object such as { name, serviceUri, actions }',
    ],
    [
      { network: ['203.0.113.7'] },
      'network is of the wrong type, got []: pass an object such as { allowedIpRanges: ["203.0.113.0/24"] }',
    ],
    [
      { webhooks: [{ name: 'deploy', serviceUri: ['https://secret'], actions: ['push'] }] },
      'webhooks[0].serviceUri is of the wrong type: pass a string',
    ],
    [
      {
        webhooks: [
          { name: 'deploy', serviceUri: 'https://ci', actions: ['push'], customHeaders: { Authorization: ['secret'] } },
        ],
      },
      'webhooks[0].customHeaders.Authorization is of the wrong type: pass a string',
    ],
    [
      { webhooks: [{ ...hook, customHeaders: 'Authorization: secret' }] },
      'webhooks[0].customHeaders is of the wrong type: pass an object of strings such as { "X-Team": "web" }',
    ],
    [{ webhooks: [{ ...hook, regions: [5] }] }, 'webhooks[0].regions[0] is of the wrong type, got 5: pass a string'],
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
    [
      { network: { defaultAction: 'deny' } },
      'network.defaultAction is not one of the choices, got "deny": did you mean "Deny"?',
    ],
    [
      { identities: true },
      'identities is of the wrong type, got true: pass an object such as { systemAssigned: true }',
    ],
    [
      { encryption: { keyVaultKeyId: 'https://v/keys/k', identityId: lateBound() } },
      'encryption.identityClientId is missing: pass a string',
    ],
    [
      { privateLink: { endpoints: [{ dns: PrivateDns.external() }] } },
      'privateLink.endpoints[0].subnetId is missing: pass a string',
    ],
    [
      { privateLink: [] },
      'privateLink is of the wrong type, got []: pass an object such as { endpoints: [{ subnetId, dns: PrivateDns.newZone(network.id) }] }',
    ],
    ...[undefined, null, 'External', {}, { zone: subnetId }].map((dns): [LooseProps, string] => [
      { privateLink: { endpoints: [{ subnetId, dns }] } },
      `privateLink.endpoints[0].dns ${dns === undefined ? 'is missing' : `is of the wrong type, got ${JSON.stringify(dns === null || typeof dns === 'string' ? dns : {})}`}: pass PrivateDns.newZone(network.id), PrivateDns.zone(zone.id) or PrivateDns.external()`,
    ]),
    [
      { privateLink: { endpoints: [{ subnetId, dns: PrivateDns.newZone(5 as never) }] } },
      'privateLink.endpoints[0].dns.virtualNetworkId is of the wrong type, got 5: pass a string',
    ],
    [
      { privateLink: { endpoints: [{ subnetId, dns: PrivateDns.zone(undefined as never) }] } },
      'privateLink.endpoints[0].dns.privateDnsZoneId is missing: pass a string',
    ],
    [
      { privateLink: { endpoints: [{ subnetId, dns: PrivateDns.newZone(networkId, 'dns' as never) }] } },
      'privateLink.endpoints[0].dns is of the wrong type, got "dns": pass an object such as { resourceGroupName }',
    ],
    [
      { privateLink: { endpoints: [{ subnetId, dns: PrivateDns.external(), scope: 'stack' }] } },
      'privateLink.endpoints[0].scope is of the wrong type, got "stack": pass a stack, or a construct in one',
    ],
    [
      { provider: 'azurerm.hub' },
      'provider is of the wrong type, got "azurerm.hub": pass a provider of the stack, such as new AzurermProvider(this, "hub", { alias: "hub", \u2026 })',
    ],
    [{ dependsOn: {} }, 'dependsOn is of the wrong type, got {}: pass a list'],
    [
      { dependsOn: ['azurerm_role_assignment.Key'] },
      'dependsOn[0] is of the wrong type, got "azurerm_role_assignment.Key": pass a resource, data source or module',
    ],
    [
      { acknowledge: ['homeRegionHasZones'] },
      'acknowledge is of the wrong type, got []: pass an object of strings such as { homeRegionHasZones: "the registry is from 2019" }',
    ],
    [
      { acknowledge: { homeRegionHasZones: true } },
      'acknowledge.homeRegionHasZones is of the wrong type, got true: pass a string',
    ],
    [{ untaggedRetentionDays: '30' }, 'untaggedRetentionDays is of the wrong type, got "30": pass a number'],
    [{ tags: { cost: 5 } }, 'tags.cost is of the wrong type, got 5: pass a string'],
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
    [{ regionCatalog: [{ name: 5 }] }, 'regionCatalog[0].name is of the wrong type, got 5: pass a string'],
    [
      { regionCatalog: [{ name: 'marsnorth', availabilityZones: 'yes' }] },
      'regionCatalog[0].availabilityZones is of the wrong type, got "yes": pass true or false',
    ],
    [
      { regionCatalog: [{ name: 'marsnorth', cloud: 'aws' }] },
      'regionCatalog[0].cloud is not one of the choices, got "aws": pass one of "public", "china", "usgovernment"',
    ],
  ])('fails for %j', (props, fault) => {
    expect(refusal(model(props))).toEqual([`${fault} [optionsHaveTheirType]`]);
  });

  test('fails for an added replica that is a plain string', () => {
    expect(reported(rule, modelWithReplica({}, 'japaneast'))).toEqual([
      `addReplica[0] is of the wrong type, got "japaneast": pass ${object} [optionsHaveTheirType]`,
    ]);
  });
});

/** For each part of the options: its path, and what is noted of it with a key more. */
const parts: Readonly<Record<string, readonly [path: string, read: (stray: object) => Notes]>> = {
  registry: ['', (stray) => notesOf(stray)],
  attributes: [
    '',
    (stray) => {
      const found = { location: lateBound('location'), dataEndpointEnabled: true as never };
      return readExistingRegistry({ registryName: 'contoso', resourceGroupName: 'images', ...stray }, found).notes;
    },
  ],
  replica: ['replicas[0].', (stray) => notesOf({ replicas: [{ region: 'eastus', ...stray }] })],
  webhook: ['webhooks[0].', (stray) => notesOf({ webhooks: [{ ...hook, ...stray }] })],
  credentialSet: [
    'credentialSets.Hub.',
    (stray) => {
      const late = lateBound();
      const hub = { loginServer: 'docker.io', usernameSecretId: late, passwordSecretId: late, ...stray };
      return notesOf({ credentialSets: { Hub: hub } });
    },
  ],
  cacheRule: ['cacheRules.Hub.', (stray) => notesOf({ cacheRules: { Hub: { source: 'quay.io/a', ...stray } } })],
  purgeTask: ['purgeTasks.Old.', (stray) => notesOf({ purgeTasks: { Old: { ...purge, ...stray } } })],
  agentPool: [
    'purgeTasks.Old.agentPool.',
    (stray) =>
      notesOf({ purgeTasks: { Old: { ...purge, agentPool: AgentPool.inSubnet('agents', subnetId, { ...stray }) } } }),
  ],
  scopeMap: ['scopeMaps.Map.', (stray) => notesOf({ scopeMaps: { Map: { permissions: [], ...stray } } })],
  token: ['tokens.Store.', (stray) => notesOf({ tokens: { Store: { permissions: [], ...stray } } })],
  passwords: ['tokens.Store.passwords.', (passwords) => notesOf({ tokens: { Store: { passwords } } })],
  tokenPair: ['tokenPairs.Pair.', (stray) => notesOf({ tokenPairs: { Pair: { variable: 'x', ...stray } } })],
  timeouts: ['timeouts.', (timeouts) => notesOf({ timeouts })],
  network: ['network.', (network) => notesOf({ network })],
  privateLink: ['privateLink.', (stray) => notesOf({ privateLink: { endpoints: [], ...stray } })],
  privateEndpoint: ['privateLink.endpoints[0].', (stray) => endpointNotes(stray)],
  newDnsZone: [
    'privateLink.endpoints[0].dns.',
    (stray) => endpointNotes({ dns: PrivateDns.newZone(networkId, { ...stray }) }),
  ],
  manualApproval: [
    'privateLink.endpoints[0].manualApproval.',
    (stray) => endpointNotes({ manualApproval: { requestMessage: 'please', ...stray } }),
  ],
  identities: ['identities.', (identities) => notesOf({ identities })],
  encryption: [
    'encryption.',
    (stray) => {
      const late = lateBound();
      return notesOf({ encryption: { keyVaultKeyId: late, identityId: late, identityClientId: late, ...stray } });
    },
  ],
  grant: [
    'grantPull("Aks").',
    (stray) => withGrant(readRegistry(sound), 'pull', 'Aks', lateBound(), { ...stray }).notes,
  ],
  customRole: [
    'deployer.roles[0].',
    (stray) => notesOf({ deployer: Deployer.withRoles(DeployerRole.custom({ actions: ['*'], ...stray })) }),
  ],
  roleDefinition: [
    '',
    (stray) => {
      const resourceGroupIds = [lateBound()];
      return resolveRoleDefinition({ roleName: 'deployer', registries: [], resourceGroupIds, ...stray }).stated.notes;
    },
  ],
  assignment: ['assignTo("Ci").', (stray) => resolveAssignment('Ci', lateBound(), { ...stray }).stated.notes],
  currentDeployer: [
    'deployer.',
    (stray) => notesOf({ deployer: Deployer.current({ scope: '/subscriptions/s', ...stray }) }),
  ],
  diagnostics: ['diagnostics.', (diagnostics) => notesOf({ diagnostics })],
  alerts: ['alerts.', (stray) => notesOf({ alerts: { actionGroupIds: [], ...stray } })],
  adopt: ['adopt.', (stray) => notesOf({ adopt: { registryId: lateBound(), ...stray } })],
  region: ['regionCatalog[0].', (stray) => notesOf({ regionCatalog: [{ name: 'marsnorth', ...stray }] })],
};

function notesOf(props: object): Notes {
  return model(props).stated.notes;
}

function endpointNotes(options: object): Notes {
  return notesOf({ privateLink: { endpoints: [{ subnetId, dns: PrivateDns.external(), ...options }] } });
}

describe('optionsAreKnown', () => {
  const rule = 'optionsAreKnown';
  const strays = (part: string, stray: object) => {
    const [path, read] = parts[part];
    return { path, faults: noted(rule, read(stray)) };
  };
  const all = Object.keys(parts);

  test('accepts any key of a map, and late-bound values of options', () => {
    const tags = { owner: 'web', location: 'here', sku: lateBound() };
    expect(reported(rule, model({ tags, webhooks: [{ ...hook, customHeaders: tags }] }))).toEqual([]);
    expect(reported(rule, model({ sku: lateBound(), tags: lateBound() }))).toEqual([]);
  });

  test('is tested on every part that has words', () => {
    expect([...all].sort()).toEqual(Object.keys(optionWords).sort());
  });

  test.each(all)('accepts in %s a key without a value', (part) => {
    expect(strays(part, { owner: undefined, location: undefined }).faults).toEqual([]);
  });

  test.each(all)('answers in %s the words of azurerm, Azure and its CLI', (part) => {
    const words = Object.entries(optionWords[part]);
    expect(words.length).toBeGreaterThan(0);
    for (const [word, advice] of words) {
      const { path, faults } = strays(part, { [word]: 'x' });
      expect(faults).toEqual([`${path}${word} is not an option: ${advice} [optionsAreKnown]`]);
    }
  });

  test.each(['geo_replications', 'geo-replications', 'geoReplications', 'GeoReplications', 'georeplications'])(
    'knows the word %s however it is written',
    (word) => {
      expect(refusal(model({ [word]: [] }))).toEqual([
        `${word} is not an option: use replicas: [{ region: "\u2026" }] [optionsAreKnown]`,
      ]);
    },
  );

  test.each(all)('lists the options of %s for a key that is like none, and names the nearest to others', (part) => {
    const { path, faults } = strays(part, { quux: undefined, zzzzzzzzzzzz: 1 });
    expect(faults).toHaveLength(1);
    const list = /^(.*)zzzzzzzzzzzz is not an option: use (.*) \[optionsAreKnown\]$/.exec(faults[0])!;
    expect(list[1]).toBe(path);
    for (const option of list[2].split(', ')) {
      const shouted = option.toUpperCase();
      expect(strays(part, { [shouted]: 1 }).faults).toEqual([
        `${path}${shouted} is not an option: did you mean "${option}"? [optionsAreKnown]`,
      ]);
    }
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
    [{ webhooks: [{ ...hook, servicUri: 'https://secret' }] }, 'webhooks[0].servicUri', 'serviceUri'],
  ])('fails for %j', (props, key, meant) => {
    expect(refusal(model(props))).toEqual([`${key} is not an option: did you mean "${meant}"? [optionsAreKnown]`]);
  });

  test('fails for each of several keys, with the options that there are', () => {
    expect(reported(rule, model({ replicas: [{ region: 'eastus', cluster: 'aks1', owner: null }] }))).toEqual(
      ['cluster', 'owner'].map(
        (key) =>
          `replicas[0].${key} is not an option: use region, globalEndpointRouting, zoneRedundancy, tags, inheritTags [optionsAreKnown]`,
      ),
    );
    expect(reported(rule, model({ timeouts: { connect: '5m' } }))).toEqual([
      'timeouts.connect is not an option: use create, read, update, delete [optionsAreKnown]',
    ]);
  });

  test('fails for a key whose value is late-bound', () => {
    expect(reported(rule, model({ owner: lateBound(), publicAccess: '${var.public}' } as object))).toEqual([
      expect.stringMatching(/^owner is not an option: use registryName, .*, regionCatalog \[optionsAreKnown\]$/),
      'publicAccess is not an option: use network.publicAccess [optionsAreKnown]',
    ]);
  });

  test.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])(
    'is not misled by the key %s, which every object has',
    (key) => {
      const stray = Object.fromEntries([[key, 'x']]);
      expect(reported(rule, model({ network: stray }))).toEqual([
        `network.${key} is not an option: use publicAccess, defaultAction, allowedIpRanges, trustedServices, bypassForTasks [optionsAreKnown]`,
      ]);
    },
  );

  test('fails for a key of an added replica', () => {
    const { notes } = withAdded(readRegistry(sound), 'addReplica', { region: 'japaneast', location: 'japaneast' });
    expect(noted(rule, notes)).toEqual(['addReplica[0].location is not an option: use region [optionsAreKnown]']);
  });
});

describe('templatesAreWellFormed', () => {
  const line = (fault: string) => `${fault} [templatesAreWellFormed]`;

  test('accepts templates, escapes of them, and tokens', () => {
    const late = lateBound();
    for (const text of ['${var.x}', 'a-${lower(var.x)}', '%{ if var.x }a%{ endif }', late, `${late}-\${var.x}`]) {
      expect(refusal(model({ resourceGroupName: text, tags: { [text]: text } }))).toEqual([]);
    }
    const escaped = { '$${': '%%{', a: '$${var.x}', b: '100 % {', c: '$ {', d: '{}' };
    expect(refusal(model({ tags: escaped, webhooks: [{ ...hook, customHeaders: { a: '$${' } }] }))).toEqual([]);
  });

  test.each([
    ['${', 'has an unclosed template', '$${'],
    ['a-${var.x', 'has an unclosed template', 'a-$${var.x'],
    ['%{ if var.x }a', 'has an unclosed template', '%%{ if var.x }a'],
    ['${}', 'has an empty template', '$${}'],
    ['a${ }', 'has an empty template', 'a$${ }'],
    ['%{}', 'has an empty template', '%%{}'],
    ['${a b}', 'has a template that Terraform cannot read', '$${a b}'],
    ['%{ fi }', 'has a template that Terraform cannot read', '%%{ fi }'],
    ['$${a}-${', 'has an unclosed template', '$${a}-$${'],
    ['%%{a}-${b c}%{', 'has a template that Terraform cannot read', '%%{a}-$${b c}%%{'],
  ])('fails for %s', (text, what, escaped) => {
    const got = `got ${JSON.stringify(text)}: write ${JSON.stringify(escaped)} for the literal text`;
    expect(refusal(model({ resourceGroupName: text }))).toEqual([line(`resourceGroupName ${what}, ${got}`)]);
    const again = refusal(model({ tags: { a: escaped }, resourceGroupName: lateBound() }));
    expect(again).toEqual([]);
  });

  test.each<[string, LooseProps]>([
    ['registryName', { registryName: '${' }],
    ['homeRegion', { homeRegion: '${' }],
    ['replicas[0].region', { replicas: [{ region: '${' }] }],
    ['replicas', { replicas: '${' }],
    ['sku', { sku: '${' }],
    ['preventDestroy', { preventDestroy: '${' }],
    ['adminUser', { adminUser: '${' }],
    ['untaggedRetentionDays', { untaggedRetentionDays: '${' }],
    ['tags', { tags: '${' }],
    ['tags.team', { tags: { team: '${' } }],
    ['tags["a b"]', { tags: { 'a b': '${' } }],
    ['timeouts.create', { timeouts: { create: '${' } }],
    ['network.allowedIpRanges[0]', { network: { allowedIpRanges: ['${'] } }],
    ['network.publicAccess', { network: { publicAccess: '${' } }],
    ['webhooks[0].name', { webhooks: [{ ...hook, name: '${' }] }],
    ['webhooks[0].actions[0]', { webhooks: [{ ...hook, actions: ['${'] }] }],
    ['webhooks[0].regions[0]', { webhooks: [{ ...hook, regions: ['${'] }] }],
    ['webhooks[0].scope', { webhooks: [{ ...hook, scope: '${' }] }],
    [
      'privateLink.endpoints[0].subnetId',
      { privateLink: { endpoints: [{ subnetId: '${', dns: PrivateDns.external() }] } },
    ],
    [
      'privateLink.endpoints[0].staticIps',
      { privateLink: { endpoints: [{ subnetId, dns: PrivateDns.external(), staticIps: '${' }] } },
    ],
    [
      'privateLink.endpoints[0].dns.virtualNetworkId',
      { privateLink: { endpoints: [{ subnetId, dns: PrivateDns.newZone('${') }] } },
    ],
    [
      'privateLink.endpoints[0].dns.id',
      { privateLink: { endpoints: [{ subnetId, dns: PrivateDns.newZone(networkId, { id: '${' }) }] } },
    ],
    [
      'privateLink.endpoints[0].dns.privateDnsZoneId',
      { privateLink: { endpoints: [{ subnetId, dns: PrivateDns.zone('${') }] } },
    ],
    ['acknowledge.homeRegionHasZones', { acknowledge: { homeRegionHasZones: '${' } }],
    ['identities.userAssignedIds[0]', { identities: { userAssignedIds: ['${'] } }],
    ['deployer.roles[0]', { deployer: Deployer.withRoles(DeployerRole.builtIn('${')) }],
    ['deployer.roles[0].actions[0]', { deployer: Deployer.withRoles(DeployerRole.custom({ actions: ['${'] })) }],
    ['deployer.scope', { deployer: Deployer.current({ scope: '${' }) }],
    ['rotation', { rotation: Rotation.variable('${') }],
  ])('reports %s once', (path, props) => {
    expect(refusal(model(props))).toEqual([
      line(`${path} has an unclosed template, got "\${": write "$\${" for the literal text`),
    ]);
  });

  test('fails for the key of a map', () => {
    expect(refusal(model({ tags: { 'a${': 'b', '%{': lateBound() } }))).toEqual([
      line('tags["a${"] has an unclosed template, got "a${": write "a$${" for the literal text'),
      line('tags["%{"] has an unclosed template, got "%{": write "%%{" for the literal text'),
    ]);
  });

  test('fails for the arguments of calls', () => {
    const { notes } = withGrant(readRegistry(sound), 'pull', 'a${', '${', { repositories: ['%{'] });
    expect(noted('templatesAreWellFormed', notes)).toEqual([
      line('grantPull("a${").repositories[0] has an unclosed template, got "%{": write "%%{" for the literal text'),
      line('grantPull("a${").id has an unclosed template, got "a${": write "a$${" for the literal text'),
      line('grantPull("a${").principalId has an unclosed template, got "${": write "$${" for the literal text'),
    ]);
  });

  test('shows no secrets', () => {
    const customHeaders = { Authorization: 'Bearer secret1${', 'b${': 'secret2' };
    const todo = 'write "$${" or "%%{" for the literal text';
    expect(
      refusal(model({ webhooks: [{ ...hook, serviceUri: 'https://ci?code=secret3${}', customHeaders }] })),
    ).toEqual([
      line(`webhooks[0].serviceUri has an empty template: ${todo}`),
      line(`webhooks[0].customHeaders.Authorization has an unclosed template: ${todo}`),
      line('webhooks[0].customHeaders["b${"] has an unclosed template, got "b${": write "b$${" for the literal text'),
    ]);
    expect(refusal(model({ webhooks: [{ ...hook, customHeaders: 'Authorization: secret${' }] }))).toEqual([
      line(`webhooks[0].customHeaders has an unclosed template: ${todo}`),
    ]);
  });

  test('shows no token, and no way to write one as text', () => {
    expect(refusal(model({ resourceGroupName: `${lateBound()}-\${` }))).toEqual([
      line('resourceGroupName has an unclosed template: write "$${" or "%%{" for the literal text'),
    ]);
  });

  test('explains how to take an item of a list or map that Terraform fills in', () => {
    const variable = new TerraformVariable(new TerraformStack(Testing.app(), 'stack'), 'groups', {});
    const todo = 'pass the item with Fn.element(list, 0) or Fn.lookup(map, key)';
    const [item] = variable.listValue;
    for (const text of [item, `${item}-images`, `a-${item}`]) {
      expect(refusal(model({ resourceGroupName: text, tags: { a: text } }))).toEqual([
        line(`resourceGroupName is an item of a list or map that Terraform fills in: ${todo}`),
        line(`tags.a is an item of a list or map that Terraform fills in: ${todo}`),
      ]);
    }
    expect(refusal(model({ webhooks: [{ ...hook, serviceUri: item }] }))).toEqual([
      line(`webhooks[0].serviceUri is an item of a list or map that Terraform fills in: ${todo}`),
    ]);
  });
});

describe('optionsAreDecidedAtSynth', () => {
  const rule = 'optionsAreDecidedAtSynth';

  test('accepts what is known at synth', () => {
    const props = { sku: 'Premium', zoneRedundancy: 'Enabled', preventDestroy: true, lock: 'ReadOnly', replicas: [] };
    expect(reported(rule, model({ ...props, webhooks: [hook] }))).toEqual([]);
  });

  test.each([lateBound(), '${var.x}'])('accepts late-bound values for what Terraform may fill in', (late) => {
    const props = {
      registryName: late,
      resourceGroupName: late,
      homeRegion: late,
      adminUser: late,
      anonymousPull: late,
    };
    expect(refusal(model({ ...props, dataEndpoints: late, tags: { a: late }, timeouts: { create: late } }))).toEqual(
      [],
    );
  });

  test.each([lateBound(), '${var.name}', 'deploy${var.name}'])(
    'fails for a late-bound name of a webhook, which ids are made of',
    (name) => {
      expect(refusal(model({ webhooks: [{ ...hook, name }] }))).toEqual([
        'webhooks[0].name is late-bound: set a value that is known at synth [optionsAreDecidedAtSynth]',
      ]);
    },
  );

  test('fails for the late-bound id of a DNS zone, which ids are made of', () => {
    for (const id of [lateBound(), '${var.x}']) {
      const endpoints = [{ subnetId, dns: PrivateDns.newZone(networkId, { id }) }];
      expect(refusal(model({ privateLink: { endpoints } }))).toEqual([
        'privateLink.endpoints[0].dns.id is late-bound: set a value that is known at synth [optionsAreDecidedAtSynth]',
      ]);
    }
  });

  test.each(['sku', 'zoneRedundancy', 'preventDestroy', 'lock', 'acknowledge', 'replicas', 'regionCatalog'])(
    'fails for a late-bound %s',
    (option) => {
      const isList = option === 'replicas' || option === 'regionCatalog';
      for (const value of [isList ? [lateBound().replace('$', '#')] : lateBound(), '${var.x}']) {
        expect(reported(rule, model({ [option]: value }))).toEqual([
          `${option} is late-bound: set a value that is known at synth [optionsAreDecidedAtSynth]`,
        ]);
      }
    },
  );
});
