/** The words of azurerm 4 and 5, by what the stack pins. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import {
  Aspects,
  Lazy,
  TerraformIterator,
  TerraformProvider,
  TerraformStack,
  TerraformVariable,
  Testing,
  type TerraformProviderConfig,
} from 'cdktf';
import {
  GeoReplicatedRegistry,
  PrivateDns,
  RoleAssignmentMode,
  WebhookAction,
  type GeoReplicatedRegistryProps,
} from 'cdktf-georeplicated-registry';
import { sound } from '../models';
import type { IConstruct } from 'constructs';
import { faultsIn } from '../schema/conformance';
import { blockOf, newRegistry, newStack, pinned, synthesize, type Block } from '../stacks';
import { newApp, stackIn, synthesizeApp, thrownBy } from './apps';
import { everything, idOf } from './everything';

const pin = (stack: TerraformStack, version: unknown) => {
  stack.addOverride('terraform.required_providers.azurerm.version', version);
};
const hub = idOf('Microsoft.Network/virtualNetworks', 'hub');
const endpoint = { subnetId: `${hub}/subnets/endpoints`, dns: PrivateDns.newZone(hub, { resourceGroupName: 'dns' }) };
const registryId = idOf('Microsoft.ContainerRegistry/registries', 'contoso', 'images');
/** The flags of the replicas. */
const replicasOf = ({ georeplications = [] }: Block) =>
  georeplications.map((replica) =>
    Object.fromEntries(Object.entries(replica).filter(([name]) => name.endsWith('_enabled'))),
  );
const ignoredOf = ({ lifecycle }: Block) => (lifecycle as { ignore_changes?: unknown }).ignore_changes;
const linkOf = (stack: TerraformStack) =>
  Object.values(synthesize(stack).resource.azurerm_private_dns_zone_virtual_network_link)[0];

describe('the pin', () => {
  /** Everything that the library makes, in a stack whose pin is stated by somebody. */
  const written = (
    before: (stack: TerraformStack) => void,
    after: (stack: TerraformStack) => void = () => undefined,
  ) => {
    const app = newApp();
    const stack = stackIn(app, 'contoso');
    before(stack);
    everything(stack);
    after(stack);
    return synthesizeApp(app).contoso;
  };
  const version5 = (stack: TerraformStack) => {
    pin(stack, '~> 5.2');
  };
  const by5 = written(version5);
  const faultsOf = (json: object) =>
    faultsIn(json).filter((fault) => !fault.endsWith('the schema does not cover this type'));

  test('may come before the registry or after it, by an aspect, as an object', () => {
    expect(faultsOf(by5.json)).toEqual([]);
    const { blocks } = by5;
    expect(written(() => undefined, version5).blocks).toEqual(blocks);
    expect(
      written((stack) => {
        const visit = (node: IConstruct) => {
          if (node === stack) version5(stack);
        };
        Aspects.of(stack).add({ visit });
      }).blocks,
    ).toEqual(blocks);
    const objects: [string, unknown][] = [
      ['terraform', { required_providers: { azurerm: { version: '~> 5.2' } } }],
      ['terraform.required_providers', { azurerm: { version: '~> 5.2', source: 'hashicorp/azurerm' } }],
      ['terraform.required_providers.azurerm', { version: '~> 5.2' }],
    ];
    for (const [path, value] of objects) {
      const by = (stack: TerraformStack) => {
        stack.addOverride(path, value);
      };
      expect(written(by).blocks).toEqual(blocks);
    }
  });

  test('is that of the bindings where the stack says nothing of it', () => {
    const by4 = written(() => undefined);
    expect(faultsOf(by4.json)).toEqual([]);
    const others: [string, unknown][] = [
      ['terraform.required_version', '>= 1.5'],
      ['terraform.required_providers.azurerm.source', 'registry.example/hashicorp/azurerm'],
      ['terraform.required_providers.random', { source: 'hashicorp/random', version: '3.7.2' }],
    ];
    for (const [path, value] of others) {
      const by = (stack: TerraformStack) => {
        stack.addOverride(path, value);
      };
      expect(written(by).blocks).toEqual(by4.blocks);
    }
    expect(by4.blocks).not.toEqual(by5.blocks);
  });

  test('is that of the bindings that the user generated', () => {
    class Generated extends TerraformProvider {}
    const stack = new TerraformStack(Testing.app(), 'contoso');
    const registry = newRegistry({}, stack);
    const metadata = (version: object): TerraformProviderConfig => ({
      terraformResourceType: 'azurerm',
      terraformProviderSource: 'azurerm',
      terraformGeneratorMetadata: { providerName: 'azurerm', ...version },
    });
    new Generated(stack, 'azurerm', metadata({ providerVersion: '5.2.0' }));
    expect(replicasOf(blockOf(registry))[0]).toHaveProperty('global_endpoint_routing_enabled', true);
    stack.node.tryRemoveChild('azurerm');
    new Generated(stack, 'azurerm', metadata({ providerVersionConstraint: '~> 4.0' }));
    expect(replicasOf(blockOf(registry))[0]).toHaveProperty('regional_endpoint_enabled', true);
  });

  test('is followed by each stack for itself, and by what is made there for the registry of another', () => {
    const app = newApp();
    const [four, five, later] = ['four', 'five', 'later'].map((id) => stackIn(app, id));
    pin(five, '~> 5.2');
    pin(later, '~> 4.81');
    const registries = [four, five, later].map((stack, i) =>
      newRegistry({ registryName: `contoso${i}`, adopt: { registryId: `${registryId}${i}` } }, stack),
    );
    registries[0].addPrivateEndpoint({ ...endpoint, scope: five });
    registries[2].addPrivateEndpoint({
      ...endpoint,
      dns: PrivateDns.newZone(hub, { resourceGroupName: 'dns4' }),
      scope: four,
    });
    const stacks = synthesizeApp(app);
    for (const { json } of Object.values(stacks)) expect(faultsIn(json)).toEqual([]);
    const attributes = (stack: string, type: string) =>
      Object.entries(stacks[stack].blocks).flatMap(([address, block]) =>
        address.startsWith(type) ? Object.keys(block) : [],
      );
    const link = 'azurerm_private_dns_zone_virtual_network_link';
    expect(attributes('four', link)).toEqual(expect.arrayContaining(['private_dns_zone_name', 'resource_group_name']));
    expect(attributes('five', link)).toContain('private_dns_zone_id');
    expect(attributes('five', link)).not.toContain('private_dns_zone_name');
  });

  test('may change between two syntheses, and the same pin gives the same', () => {
    const registry = newRegistry({ adopt: { registryId } });
    registry.addPrivateEndpoint(endpoint);
    const stack = TerraformStack.of(registry);
    const at = (version: string) => {
      pin(stack, version);
      return synthesize(stack).resource;
    };
    const versions = ['4.55.0', '~> 4.81', '~> 5.2'];
    const first = versions.map(at);
    expect(new Set(first.map((each) => JSON.stringify(each))).size).toBe(3);
    expect(versions.toReversed().map(at)).toEqual(first.toReversed());
    expect(versions.map(at)).toEqual(first);
  });
});

describe('a pin that decides nothing', () => {
  const faultOf = (stack: TerraformStack) => thrownBy(() => synthesize(stack)).message;
  const name = 'terraform.required_providers.azurerm.version';

  test('is reported once for a stack, however many registries there are', () => {
    const stack = pinned('>= 4');
    const [first] = [1, 2, 3].map((i) => newRegistry({ registryName: `contoso${i}` }, stack, `R${i}`));
    first.addPrivateEndpoint(endpoint);
    expect(faultOf(stack).split(name).length).toBe(3);
    expect(faultOf(stack).match(/azurermIsPinned/g)).toHaveLength(1);
    expect(faultOf(stack)).toContain(
      `[contoso] ${name} allows azurerm 4 and later, whose arguments differ, got ">= 4": `,
    );
    const guide = readFileSync(join(__dirname, '../../docs/upgrading-azurerm.md'), 'utf8');
    expect(guide).toContain(`\n${faultOf(stack).split('\n').slice(0, 2).join('\n')}\n`);
    pin(stack, '~> 5.2');
    synthesize(stack);
  });

  test.each([
    ['terraform', undefined],
    ['terraform.required_providers.azurerm', undefined],
    ['terraform.required_providers.azurerm.version', undefined],
  ])('is reported where the override of %s takes it away', (path, value) => {
    const stack = newStack();
    newRegistry({}, stack);
    stack.addOverride(path, value);
    expect(faultOf(stack)).toContain(`[contoso] ${name} is not set, so Terraform installs the newest azurerm: `);
  });

  test.each<[unknown, string]>([
    [5.2, 'is not a version constraint that Terraform accepts, got 5.2'],
    [{ exact: '5.2.0' }, 'is not a version constraint that Terraform accepts, got {"exact":"5.2.0"}'],
    ['newest', 'is not a version constraint that Terraform accepts, got "newest"'],
    [Lazy.stringValue({ produce: () => '5.2.0' }), 'is late-bound, and determines what is synthesized: '],
  ])('is reported for %j', (version, what) => {
    const stack = pinned(version);
    newRegistry({}, stack);
    expect(faultOf(stack)).toContain(`${name} ${what}`);
  });

  test('the version may be written in the place of the provider, as before Terraform 0.13', () => {
    const stack = newStack();
    newRegistry({}, stack);
    stack.addOverride('terraform.required_providers.azurerm', '~> 5.2');
    expect(JSON.stringify(synthesize(stack))).toContain('global_endpoint_routing_enabled');
    stack.addOverride('terraform.required_providers.azurerm', '>= 5.2');
    expect(faultOf(stack)).toContain('allows azurerm 5 and later');
  });

  test('is of no concern where nothing differs from version to version', () => {
    const stack = pinned('>= 4');
    const existing = GeoReplicatedRegistry.fromRegistryName(stack, 'Existing', {
      registryName: 'fabrikam',
      resourceGroupName: 'images',
      homeRegion: 'westus2',
    });
    existing.grantPull('Aks', '11111111-1111-1111-1111-111111111111');
    existing.addPrivateEndpoint({ ...endpoint, dns: PrivateDns.external(), name: 'external' });
    expect(() => newRegistry({ registryName: '' }, stack)).toThrow(/registryName/);
    synthesize(stack);
    newRegistry({}, stack, 'Gone');
    stack.node.tryRemoveChild('Gone');
    synthesize(stack);
    existing.addPrivateEndpoint({
      ...endpoint,
      subnetId: `${hub}2/subnets/endpoints`,
      dns: PrivateDns.newZone(`${hub}2`),
    });
    expect(faultOf(stack)).toContain('[azurermIsPinned]');
  });

  test('is reported of the stack in which a DNS zone is made, not of that of its registry', () => {
    const app = Testing.app();
    const [images, network] = ['images', 'network'].map((id) => stackIn(app, id));
    newRegistry({}, images).addPrivateEndpoint({ ...endpoint, scope: network });
    pin(network, '>= 4');
    expect(faultOf(network)).toContain(`[network] ${name} allows`);
    expect(() => synthesize(images)).not.toThrow();
  });

  test('is written as version 4 where nobody validates', () => {
    const stack = pinned('>= 4');
    newRegistry({}, stack);
    expect(Testing.synth(stack)).toContain('regional_endpoint_enabled');
  });
});

test('options that azurerm does not have are refused at synth, after every pin', () => {
  const props: Partial<GeoReplicatedRegistryProps> = {
    roleAssignmentMode: RoleAssignmentMode.REPOSITORY,
    armAudienceTokens: false,
    network: { bypassForTasks: true },
  };
  const stack = newStack();
  newRegistry({ ...props, trustPolicy: false }, stack);
  const faults = () => thrownBy(() => synthesize(stack)).message.match(/\S+ (?=needs azurerm|is set, and)/g);
  expect(faults()).toEqual(['roleAssignmentMode ', 'armAudienceTokens ', 'network.bypassForTasks ']);
  pin(stack, '~> 5.2');
  expect(faults()).toEqual(['trustPolicy ']);
  expect(Testing.synth(stack)).not.toContain('trust_policy_enabled');
  pin(stack, '~> 4.81');
  expect(Object.values(synthesize(stack).resource.azurerm_container_registry)[0]).toMatchObject({
    role_assignment_mode: 'AbacRepositoryPermissions',
    azuread_authentication_as_arm_policy_enabled: false,
    network_rule_bypass_for_tasks_enabled: true,
    trust_policy_enabled: false,
  });
});

describe('with azurerm 5', () => {
  const on = { global_endpoint_routing_enabled: true, zone_redundancy_enabled: true };
  const registryIn5 = (props: Partial<GeoReplicatedRegistryProps> = {}) => newRegistry(props, pinned('~> 5.2'));
  const conforming = (registry: GeoReplicatedRegistry) => {
    expect(faultsIn(synthesize(TerraformStack.of(registry)))).toEqual([]);
    return blockOf(registry);
  };

  test('replicas that were put there by hand are written, also those without a flag', () => {
    const registry = registryIn5();
    registry.resource.putGeoreplications([
      { location: 'japaneast', regionalEndpointEnabled: true },
      { location: 'uksouth', regionalEndpointEnabled: false, zoneRedundancyEnabled: true },
      { location: 'westeurope' },
    ]);
    registry.addReplica({ region: 'brazilsouth' });
    expect(replicasOf(conforming(registry))).toEqual([
      { global_endpoint_routing_enabled: true, zone_redundancy_enabled: true },
      { global_endpoint_routing_enabled: true },
      { global_endpoint_routing_enabled: false, zone_redundancy_enabled: true },
      // As azurerm 4 reads it.
      { global_endpoint_routing_enabled: false },
    ]);
  });

  test('replicas that are known when the stack is written are translated then', () => {
    const registry = registryIn5();
    const flag = new TerraformVariable(TerraformStack.of(registry), 'flag', { type: 'bool' });
    const replicas = [
      { location: 'eastus', regionalEndpointEnabled: flag.booleanValue },
      Lazy.anyValue({ produce: () => ({ location: 'westeurope', regional_endpoint_enabled: true }) }) as never,
    ];
    registry.resource.putGeoreplications(replicas);
    expect(replicasOf(conforming(registry))).toEqual([
      { global_endpoint_routing_enabled: '${var.flag}' },
      { global_endpoint_routing_enabled: true },
    ]);
    registry.resource.putGeoreplications(
      Lazy.anyValue({ produce: () => [{ location: 'uksouth', regional_endpoint_enabled: true }] }),
    );
    expect(replicasOf(conforming(registry))).toEqual([{ global_endpoint_routing_enabled: true }]);
  });

  test('replicas of a dynamic block are translated', () => {
    const registry = registryIn5();
    const regions = new TerraformVariable(TerraformStack.of(registry), 'regions', { type: 'list(string)' });
    const iterator = TerraformIterator.fromList(regions.listValue);
    const content = { location: iterator.value as unknown, regional_endpoint_enabled: true };
    registry.resource.putGeoreplications(iterator.dynamic(content));
    expect(conforming(registry).dynamic).toEqual({
      georeplications: {
        for_each: '${toset(var.regions)}',
        iterator: 'each',
        content: { location: '${each.value}', global_endpoint_routing_enabled: true },
      },
    });
  });

  test('overrides of replicas survive, in the words of either version', () => {
    const registry = registryIn5();
    registry.resource.addOverride('georeplications.0.regional_endpoint_enabled', false);
    registry.resource.addOverride('georeplications.1.global_endpoint_routing_enabled', '${var.flag}');
    registry.resource.addOverride('georeplications.1.tags', { mine: 'yes' });
    new TerraformVariable(TerraformStack.of(registry), 'flag', { type: 'bool' });
    expect(conforming(registry).georeplications).toEqual([
      { location: 'eastus', ...on, global_endpoint_routing_enabled: false },
      { location: 'westeurope', ...on, global_endpoint_routing_enabled: '${var.flag}', tags: { mine: 'yes' } },
    ]);
  });

  test('what users did so that azurerm 5 would take it does no harm', () => {
    const registry = registryIn5();
    for (const i of [0, 1]) {
      registry.resource.addOverride(`georeplications.${i}.global_endpoint_routing_enabled`, true);
      registry.resource.addOverride(`georeplications.${i}.regional_endpoint_enabled`, undefined);
    }
    expect(replicasOf(conforming(registry))).toEqual([on, on]);
  });

  test('an adopted registry leaves alone what that version has, and what the user says', () => {
    const registry = registryIn5({ adopt: { registryId }, armAudienceTokens: false });
    const later = ['role_assignment_mode', 'network_rule_bypass_for_tasks_enabled'];
    expect(ignoredOf(conforming(registry))).toEqual(expect.arrayContaining(['encryption', ...later]));
    expect(ignoredOf(conforming(registry))).not.toContain('trust_policy_enabled');
    registry.resource.lifecycle = {
      ignoreChanges: ['trust_policy_enabled', 'georeplications[0].regional_endpoint_enabled', 'tags', 'sku', 'tags'],
    };
    expect(ignoredOf(conforming(registry))).toEqual([
      'georeplications[0].global_endpoint_routing_enabled',
      'tags',
      'sku',
      ...later,
    ]);
    registry.resource.lifecycle = { ignoreChanges: 'all' };
    expect(ignoredOf(conforming(registry))).toBe('all');
  });

  test('adopted webhooks and endpoints leave alone what that version has', () => {
    const registry = registryIn5({
      adopt: {
        registryId,
        webhookIds: [`${registryId}/webHooks/audit`],
        privateEndpointIds: [idOf('Microsoft.Network/privateEndpoints', 'hub', 'images')],
      },
      replicas: [],
      webhooks: [
        {
          name: 'audit',
          appendRegion: false,
          regions: ['westus2'],
          serviceUri: 'https://example.com',
          actions: [WebhookAction.DELETE],
        },
      ],
      privateLink: { endpoints: [{ subnetId: endpoint.subnetId, name: 'hub', dns: PrivateDns.external() }] },
    });
    conforming(registry);
  });

  test('the link of a DNS zone has the id of its zone, also by overrides and where the user links another one', () => {
    const stack = pinned('~> 5.2');
    const [made] = newRegistry({ privateLink: { endpoints: [endpoint] } }, stack).privateEndpoints;
    const zone = made.dnsZoneResource!;
    const id = `azurerm_private_dns_zone.${zone.friendlyUniqueId}.id`;
    const common = { name: 'contoso', virtual_network_id: hub };
    expect(linkOf(stack)).toEqual({ ...common, private_dns_zone_id: `\${${id}}` });
    const [link] = stack.node.findAll().filter((node) => node instanceof PrivateDnsZoneVirtualNetworkLink);
    link.privateDnsZoneName = 'other';
    link.addOverride('lifecycle.ignore_changes', ['private_dns_zone_name', 'tags']);
    expect(linkOf(stack)).toEqual({
      ...common,
      private_dns_zone_id: `\${join("/", slice(split("/", ${id}), 0, 3))}/resourceGroups/dns/providers/Microsoft.Network/privateDnsZones/other`,
      lifecycle: { ignore_changes: ['tags'] },
    });
    link.addOverride('private_dns_zone_id', 'mine');
    expect(linkOf(stack)).toMatchObject({ private_dns_zone_id: 'mine' });
    expect(faultsIn(synthesize(stack))).toEqual([]);
  });

  test('HCL has the same words', () => {
    const registry = registryIn5({ adopt: { registryId }, replicas: [{ region: 'eastus' }], trustPolicy: undefined });
    registry.addPrivateEndpoint(endpoint);
    registry.resource.putGeoreplications([
      { location: 'eastus', regionalEndpointEnabled: true },
      { location: 'uksouth' },
    ]);
    const hcl = String(Testing.synthHcl(TerraformStack.of(registry)));
    expect(hcl).toMatch(/location = "eastus"\n/);
    expect(hcl.match(/global_endpoint_routing_enabled = (true|false)/g)).toEqual([
      'global_endpoint_routing_enabled = true',
      'global_endpoint_routing_enabled = false',
    ]);
    expect(hcl).toMatch(/private_dns_zone_id = "?\$?\{?azurerm_private_dns_zone\./);
    expect(hcl).not.toMatch(/regional_endpoint_enabled|trust_policy_enabled|private_dns_zone_name/);
    expect(hcl).toContain('"role_assignment_mode"');
  });

  test('a resource that is moved is written under its new address', () => {
    const registry = registryIn5();
    registry.resource.moveFromId('azurerm_container_registry.Old');
    expect(replicasOf(conforming(registry))).toEqual([on, on]);
  });
});

test('permissions follow the pin, also those of a role definition', () => {
  const names = 'Microsoft.ContainerRegistry/checkNameAvailability/read';
  const stack = newStack();
  const { registry, role } = everything(stack, { calls: false });
  for (const [version, isNeeded] of [
    ['4.55.0', true],
    ['~> 4.55', true],
    ['~> 4.81', false],
    ['~> 5.2', false],
  ] as const) {
    pin(stack, version);
    expect(registry.requiredActions.includes(names)).toBe(isNeeded);
    expect(registry.explainPermissions().includes(names)).toBe(isNeeded);
    expect(role.actions.includes(names)).toBe(isNeeded);
    expect(JSON.stringify(synthesize(stack)).includes(names)).toBe(isNeeded);
  }
});

test('a provider that comes last is found', () => {
  const stack = new TerraformStack(Testing.app(), 'contoso');
  const registry = new GeoReplicatedRegistry(stack, 'Registry', sound);
  expect(registry.requiredActions).toContain('Microsoft.ContainerRegistry/checkNameAvailability/read');
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  expect(faultsIn(synthesize(stack))).toEqual([]);
});
