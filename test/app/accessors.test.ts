import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { ContainerRegistryWebhook } from '@cdktf/provider-azurerm/lib/container-registry-webhook';
import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import { TerraformOutput, TerraformStack } from 'cdktf';
import {
  DeployerRoleDefinition,
  GeoReplicatedRegistry,
  LockLevel,
  PrivateDns,
  RegistryRole,
  Rotation,
  WebhookAction,
  Webhook,
  type GeoReplicatedRegistryProps,
} from 'cdktf-georeplicated-registry';
import { newRegistry } from '../stacks';
import { newApp, stackIn, synthesizeApp, thrownBy } from './apps';
import { everything, idOf, uuid } from './everything';

const stackOf = () => stackIn(newApp(), 'contoso');
const network = idOf('Microsoft.Network/virtualNetworks', 'hub');
const hook = { name: 'deploy', serviceUri: 'https://example.com', actions: [WebhookAction.PUSH] };
const endpoint = { subnetId: `${network}/subnets/x`, dns: PrivateDns.newZone(network) };

describe('calls return what they made', () => {
  const registry = () => newRegistry({ tags: { team: 'web' } }, stackOf());

  test('a replica', () => {
    const built = registry();
    const added = built.addReplica({ region: 'UK South', globalEndpointRouting: false, tags: { data: 'uk' } });
    expect(added).toEqual({
      region: 'uksouth',
      isHome: false,
      zoneRedundancy: true,
      globalEndpointRouting: false,
      tags: { team: 'web', data: 'uk' },
    });
    expect(built.replica('uksouth')).toEqual(added);
    expect(built.addReplica({ region: 'brazilsouth' }).region).toBe('brazilsouth');
  });

  test('a webhook, in its regions', () => {
    const built = registry();
    const webhook = built.addWebhook({ ...hook, regions: ['East US', 'westus2'] });
    expect(webhook).toBeInstanceOf(Webhook);
    expect(webhook.regions).toEqual(['eastus', 'westus2']);
    expect(webhook.resource('eastus')).toBeInstanceOf(ContainerRegistryWebhook);
    expect(webhook.resource('(US) East US')).toBe(webhook.resource('EastUS'));
    expect(webhook.resource('West US 2')?.nameInput).toBe('deploywestus2');
    expect(webhook.resource('westeurope')).toBeUndefined();
    expect(webhook.resource('nowhere')).toBeUndefined();
  });

  test('a webhook for all regions, which has those that are added later', () => {
    const built = registry();
    const webhook = built.addWebhook(hook);
    expect(webhook.resource('uksouth')).toBeUndefined();
    built.addReplica({ region: 'uksouth' });
    expect(webhook.regions).toEqual(['westus2', 'eastus', 'uksouth', 'westeurope']);
    expect(webhook.resource('uksouth')?.locationInput).toBe('uksouth');
    expect(built.webhooks.map(({ regions }) => regions)).toEqual([webhook.regions]);
  });

  test('a private endpoint, with its zone', () => {
    const built = registry();
    const added = built.addPrivateEndpoint(endpoint);
    expect(added.resource).toBeInstanceOf(PrivateEndpoint);
    expect(added.dnsZoneResource).toBeInstanceOf(PrivateDnsZone);
    expect(added.region).toBe('westus2');
    expect(added.members.map(({ name }) => name)).toEqual([
      'registry',
      'registry_data_westus2',
      'registry_data_eastus',
      'registry_data_westeurope',
    ]);
    const second = built.addPrivateEndpoint({ ...endpoint, name: 'second', dns: PrivateDns.external() });
    expect(second.resource.nameInput).toBe('second');
    expect([second.dnsZoneResource, second.privateDnsZoneId]).toEqual([undefined, undefined]);
    expect(built.privateEndpoints.map(({ resource }) => resource)).toEqual([added.resource, second.resource]);
  });

  test('a role assignment', () => {
    const built = registry();
    const grants = [
      built.grantPull('A', uuid(1)),
      built.grantPush('B', uuid(1)),
      built.grantDelete('C', uuid(1)),
      built.grant('D', uuid(1), RegistryRole.builtIn('AcrImageSigner')),
      built.grant(
        'E',
        uuid(1),
        RegistryRole.definition(`/providers/Microsoft.Authorization/roleDefinitions/${uuid(5)}`),
      ),
    ];
    for (const grant of grants) expect(grant).toBeInstanceOf(RoleAssignment);
    expect(
      grants.map(
        ({ roleDefinitionNameInput, roleDefinitionIdInput }) => roleDefinitionNameInput ?? roleDefinitionIdInput,
      ),
    ).toEqual([
      'AcrPull',
      'AcrPush',
      'AcrDelete',
      'AcrImageSigner',
      `/providers/Microsoft.Authorization/roleDefinitions/${uuid(5)}`,
    ]);
  });

  test('role assignments, in the order of the resource groups', () => {
    const stack = stackOf();
    const role = new DeployerRoleDefinition(stack, 'Role', {
      roleName: 'deployer',
      registries: [newRegistry({}, stack)],
      resourceGroupIds: ['b', 'a'].map((group) => `/subscriptions/s/resourceGroups/${group}`),
    });
    expect(role.assignTo('Ci', uuid(1)).map(({ scopeInput }) => scopeInput)).toEqual([
      '/subscriptions/s/resourceGroups/b',
      '/subscriptions/s/resourceGroups/a',
    ]);
  });
});

describe('what the options made can be reached', () => {
  test('of a registry that has everything', () => {
    const app = newApp();
    const { registry } = everything(stackIn(app, 'contoso'));
    const { serviceHealthAlertResource: service, resourceHealthAlertResource: health } = registry;
    expect(registry.lockResource?.lockLevelInput).toBe('CanNotDelete');
    expect(registry.diagnosticsResource?.nameInput).toBe('contoso-diagnostics');
    expect([service?.nameInput, health?.nameInput]).toEqual(['contoso-service-health', 'contoso-resource-health']);
    expect(registry.metricAlertResources.map(({ nameInput }) => nameInput)).toEqual([
      'contoso-storage',
      'contoso-failing-pulls',
      'contoso-failing-pushes',
    ]);
    expect(registry.rotationVariable?.node.id).toBe('out_of_rotation');
    expect(registry.webhooks.map(({ regions }) => regions.length)).toEqual([5, 2, 5]);
    expect(registry.privateEndpoints).toHaveLength(4);
    const reached = [
      registry.resource,
      registry.lockResource,
      registry.diagnosticsResource,
      service,
      health,
      ...registry.metricAlertResources,
      ...registry.webhooks.flatMap((webhook) => webhook.regions.map((region) => webhook.resource(region))),
      ...registry.privateEndpoints.flatMap(({ resource, dnsZoneResource }) => [resource, dnsZoneResource]),
    ];
    expect(reached).not.toContain(undefined);
    // Whatever is reached is written, whatever is changed by it too.
    for (const resource of reached) resource?.addOverride('marker', true);
    const { blocks } = synthesizeApp(app).contoso;
    expect(Object.values(blocks).filter(({ marker }) => marker === true)).toHaveLength(new Set(reached).size);
  });

  test('is nothing of a registry that has nothing of the kind', () => {
    const registry = newRegistry({}, stackOf());
    expect(registry.lockResource).toBeUndefined();
    expect(registry.diagnosticsResource).toBeUndefined();
    expect(registry.serviceHealthAlertResource).toBeUndefined();
    expect(registry.resourceHealthAlertResource).toBeUndefined();
    expect(registry.rotationVariable).toBeUndefined();
    expect([registry.metricAlertResources, registry.webhooks, registry.privateEndpoints]).toEqual([[], [], []]);
  });

  test('is as the options say where some alerts are off', () => {
    const registry = newRegistry(
      {
        alerts: {
          actionGroupIds: [idOf('Microsoft.Insights/actionGroups', 'mail')],
          serviceHealth: false,
          resourceHealth: false,
          failingPushes: true,
        },
      },
      stackOf(),
    );
    expect([registry.serviceHealthAlertResource, registry.resourceHealthAlertResource]).toEqual([undefined, undefined]);
    expect(registry.metricAlertResources.map(({ nameInput }) => nameInput)).toEqual(['contoso-failing-pushes']);
  });

  test('never makes anything', () => {
    const stack = stackOf();
    const { registry } = everything(stack);
    const paths = () => stack.node.findAll().map(({ node }) => node.path);
    const before = paths();
    const prototypes = [
      Object.getPrototypeOf(registry),
      Object.getPrototypeOf(Object.getPrototypeOf(registry)),
    ] as object[];
    const getters = prototypes.flatMap((prototype) => Object.entries(Object.getOwnPropertyDescriptors(prototype)));
    const names = getters.filter(([, descriptor]) => 'get' in descriptor).map(([name]) => name);
    expect(names).toEqual(
      expect.arrayContaining(['warnings', 'webhooks', 'regions', 'privateEndpoints', 'lockResource']),
    );
    for (const name of names) Reflect.get(registry, name);
    expect(paths()).toEqual(before);
  });
});

describe('after later calls', () => {
  test('every answer has what they added', () => {
    const registry = newRegistry({ webhooks: [hook] }, stackOf());
    registry.addPrivateEndpoint(endpoint);
    registry.addReplica({ region: 'uksouth' });
    expect(registry.regions).toEqual(['westus2', 'eastus', 'uksouth', 'westeurope']);
    expect(registry.dataEndpoints).toHaveLength(4);
    expect(registry.firewallFqdns).toHaveLength(5);
    expect(registry.premiumUnits).toBe(4);
    expect(registry.privateIpsPerEndpoint).toBe(5);
    expect(registry.dataEndpoint('uksouth')).toBe('contoso.uksouth.data.azurecr.io');
    expect(registry.webhooks[0].regions).toContain('uksouth');
    expect(registry.privateEndpoints[0].members).toHaveLength(5);
    expect(registry.resource.georeplicationsInput).toHaveLength(3);
    expect(registry.resource.publicNetworkAccessEnabledInput).toBe(false);
  });

  test('a list that was asked for before is as it was then', () => {
    const app = newApp();
    const stack = stackIn(app, 'contoso');
    const registry = newRegistry({}, stack);
    new TerraformOutput(stack, 'before', { value: registry.firewallFqdns });
    registry.addReplica({ region: 'uksouth' });
    new TerraformOutput(stack, 'after', { value: registry.firewallFqdns });
    const output = synthesizeApp(app).contoso.json.output as Record<string, { readonly value: unknown[] }>;
    expect([output.before.value.length, output.after.value.length]).toEqual([4, 5]);
  });

  test('answers can be changed without changing the registry', () => {
    const registry = newRegistry({ tags: { team: 'web' } }, stackOf());
    registry.regions.push('nowhere');
    (registry.replica('eastus').tags as Record<string, string>).team = 'other';
    registry.requiredActions.length = 0;
    expect(registry.regions).toHaveLength(3);
    expect(registry.replica('eastus').tags).toEqual({ team: 'web' });
    expect(registry.requiredActions).not.toEqual([]);
  });

  test('a call that is refused changes no answer', () => {
    const registry = newRegistry({ webhooks: [hook] }, stackOf());
    const answers = () =>
      JSON.stringify([
        registry.regions,
        registry.webhooks.map(({ regions }) => regions),
        registry.warnings,
        registry.requiredActions,
      ]);
    const before = answers();
    expect(() => registry.addReplica({ region: 'nowhere' })).toThrow();
    expect(() => registry.addWebhook(hook)).toThrow();
    expect(() => registry.addPrivateEndpoint({ ...endpoint, subnetId: 'x' })).toThrow();
    expect(() => registry.grantPull('A B', uuid(1))).toThrow();
    expect(() => registry.grant('A', uuid(1), RegistryRole.builtIn('AcrImageSinger'))).toThrow(
      'did you mean "AcrImageSigner"?',
    );
    expect(answers()).toBe(before);
    expect(registry.node.children.map(({ node }) => node.id)).toEqual([
      'Resource',
      'Webhook-deploy-home',
      'Webhook-deploy-eastus',
      'Webhook-deploy-westeurope',
    ]);
  });
});

describe('isGeoReplicatedRegistry', () => {
  test('knows registries that are made, also those of another copy of the library', () => {
    expect(GeoReplicatedRegistry.isGeoReplicatedRegistry(newRegistry({}, stackOf()))).toBe(true);
    let copy: typeof GeoReplicatedRegistry | undefined;
    jest.isolateModules(() => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- a second copy
      ({ GeoReplicatedRegistry: copy } = require('cdktf-georeplicated-registry') as {
        GeoReplicatedRegistry: typeof GeoReplicatedRegistry;
      });
    });
    expect(copy).not.toBe(GeoReplicatedRegistry);
    expect(copy?.isGeoReplicatedRegistry(newRegistry({}, stackOf()))).toBe(true);
  });

  test('knows nothing else', () => {
    const stack = stackOf();
    const existing = GeoReplicatedRegistry.fromRegistryName(stack, 'X', {
      registryName: 'contoso',
      resourceGroupName: 'a',
    });
    for (const x of [existing, stack, {}, [], null, undefined, 'registry', 1, true, () => 0, GeoReplicatedRegistry]) {
      expect(GeoReplicatedRegistry.isGeoReplicatedRegistry(x)).toBe(false);
    }
  });
});

describe('warnings', () => {
  const old = { homeRegion: 'westus' };
  const shown = (props: Partial<GeoReplicatedRegistryProps>, change?: (registry: GeoReplicatedRegistry) => void) => {
    const app = newApp();
    const registry = newRegistry(props, stackIn(app, 'contoso'));
    change?.(registry);
    const before = registry.warnings;
    const { warnings } = synthesizeApp(app).contoso;
    expect(registry.warnings).toEqual(before);
    return { before, warnings };
  };

  test('are known before synth, and are those that synth shows', () => {
    const { before, warnings } = shown(old);
    expect(before).toHaveLength(1);
    expect(before[0]).toMatch(/^homeRegion has no availability zones, got "westus": .* \[homeRegionHasZones\]$/);
    expect(warnings).toEqual(before);
  });

  test('are none of a registry that earns none', () => {
    expect(shown({})).toEqual({ before: [], warnings: [] });
  });

  test('are as they are in the end', () => {
    const { before, warnings } = shown({ replicas: [] }, (registry) => {
      expect(registry.warnings).toHaveLength(1);
      registry.addReplica({ region: 'eastus' });
      expect(registry.warnings[0]).toContain('[replicasAreAtLeastTwo]');
      registry.addReplica({ region: 'westeurope' });
    });
    expect([before, warnings]).toEqual([[], []]);
  });

  test('are silent once they are acknowledged, and others are not', () => {
    const all = { ...old, replicas: [{ region: 'eastus' }] };
    const rules = (lines: readonly string[]) => lines.map((line) => /\[(\w+)\]$/.exec(line)?.[1]);
    expect(rules(shown(all).warnings)).toEqual(['replicasAreAtLeastTwo', 'homeRegionHasZones']);
    const { before, warnings } = shown({ ...all, acknowledge: { homeRegionHasZones: 'the registry is from 2019' } });
    expect([rules(before), rules(warnings)]).toEqual([['replicasAreAtLeastTwo'], ['replicasAreAtLeastTwo']]);
  });

  test('may be acknowledged where there are none', () => {
    expect(
      shown({ acknowledge: { homeRegionHasZones: 'not any more', stacksDoNotClash: '${var.reason}' } }).warnings,
    ).toEqual([]);
  });

  test.each([
    [
      { homeRegionHasZone: 'x' },
      'acknowledge.homeRegionHasZone is not the name of a warning: did you mean "homeRegionHasZones"? [acknowledgedRulesExist]',
    ],
    [
      { regionsExist: 'x' },
      'acknowledge.regionsExist is an error, which cannot be acknowledged: fix what it reports [acknowledgedRulesExist]',
    ],
    [
      { homeRegionHasZones: ' ' },
      'acknowledge.homeRegionHasZones has no reason, got " ": say why the warning is acceptable [acknowledgementsHaveReasons]',
    ],
    [{ toString: 'x' }, 'acknowledge.toString is not the name of a warning: use '],
  ])('%j is refused', (acknowledge, line) => {
    expect(() => newRegistry({ acknowledge: acknowledge }, stackOf())).toThrow(line);
  });

  test('are of the registry, not of its neighbours', () => {
    const app = newApp();
    const stack = stackIn(app, 'contoso');
    const one = newRegistry({ ...old, acknowledge: { homeRegionHasZones: 'old' } }, stack, 'One');
    const two = newRegistry({ ...old, registryName: 'fabrikam' }, stack, 'Two');
    expect([one.warnings.length, two.warnings.length]).toEqual([0, 1]);
    expect(synthesizeApp(app).contoso.warnings).toHaveLength(1);
  });

  test('are shown once, however often an app is synthesized', () => {
    const app = newApp();
    const registry = newRegistry(old, stackIn(app, 'contoso'));
    const stack = TerraformStack.of(registry);
    const session = { outdir: app.outdir, skipValidation: false, manifest: app.manifest };
    stack.synthesizer.synthesize(session);
    stack.synthesizer.synthesize(session);
    expect(registry.node.metadata.filter(({ type }) => type === '@cdktf/warn')).toHaveLength(1);
  });
});

describe('faults', () => {
  interface Reported extends Error {
    readonly faults: readonly { readonly option: string; readonly message: string; readonly rule: string }[];
  }

  test('are listed one by one, in the words of the message', () => {
    const error = thrownBy(() =>
      newRegistry({ registryName: 'x', replicas: [{ region: 'West US 2' }], timeouts: { create: 'long' } }, stackOf()),
    ) as Reported;
    expect(error.name).toBe('InvalidConstructError');
    expect(error.faults.map(({ option, rule }) => [option, rule])).toEqual([
      ['registryName', 'registryNameIsValid'],
      ['replicas[0]', 'replicasAreAwayFromHome'],
      ['timeouts.create', 'timeoutsAreDurations'],
    ]);
    const lines = error.faults.map(({ message }) => `  - ${message}`);
    expect(error.message).toBe(["GeoReplicatedRegistry at 'contoso/Registry' is not valid:", ...lines].join('\n'));
  });

  test('are there for calls, and for every construct', () => {
    const stack = stackOf();
    const registry = newRegistry({}, stack);
    const ofCall = thrownBy(() => registry.addReplica({ region: 'nowhere' })) as Reported;
    expect(ofCall.faults).toMatchObject([{ option: 'addReplica[0].region', rule: 'regionsExist' }]);
    const ofAnswer = thrownBy(() => registry.dataEndpoint('uksouth')) as Reported;
    expect(ofAnswer.faults).toMatchObject([{ rule: 'regionsAreServed' }]);
    const attributes = { registryName: 'x', resourceGroupName: 'images' };
    const ofExisting = thrownBy(() => GeoReplicatedRegistry.fromRegistryName(stack, 'X', attributes)) as Reported;
    expect(ofExisting.faults).toMatchObject([{ option: 'registryName', rule: 'registryNameIsValid' }]);
    const ofRole = thrownBy(
      () => new DeployerRoleDefinition(stack, 'R', { roleName: 'x', registries: [], resourceGroupIds: [] }),
    ) as Reported;
    expect(ofRole.name).toBe('InvalidConstructError');
    expect(ofRole.faults.length).toBeGreaterThan(0);
  });

  test('are shown up to a hundred', () => {
    const replicas = Array.from({ length: 150 }, () => ({ region: 'nowhere' }));
    const error = thrownBy(() => newRegistry({ replicas }, stackOf())) as Reported;
    expect(error.faults).toHaveLength(100);
    expect(error.message.split('\n').slice(-1)[0]).toMatch(/^ {2}- and \d+ more$/);
  });
});

test('a rotation and a lock are reached in the tree of the stack', () => {
  const stack = stackOf();
  const registry = newRegistry({ rotation: Rotation.variable('out'), lock: LockLevel.CAN_NOT_DELETE }, stack);
  expect(stack.node.tryFindChild('out')).toBe(registry.rotationVariable);
  expect(registry.lockResource?.node.scope).toBe(registry);
});
