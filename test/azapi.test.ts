import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { TerraformResource, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import {
  Deployer,
  DeployerRole,
  EndpointProtocol,
  GeoReplicatedRegistry,
  LockLevel,
  PrivateDns,
  Rotation,
  Sku,
  type GeoReplicatedRegistryProps,
} from 'cdktf-georeplicated-registry';
import { lateBound } from './models';
import { AzapiProvider, blockOf, newRegistry, newStack, synthesize, warningsOf, type Block } from './stacks';

const registryId = '${azurerm_container_registry.Registry_4DB9CCA5.id}';
const existingId = '/subscriptions/s/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/contoso';
const homeRoutingType = 'Microsoft.ContainerRegistry/registries/replications@2025-11-01';
const settingsType = 'Microsoft.ContainerRegistry/registries@2026-01-01-preview';

/** The updates that a stack has azapi make, by their names. */
function updatesIn(stack: TerraformStack): { readonly [name: string]: Block } {
  const { azapi_update_resource: updates = {} } = synthesize(stack).resource as {
    readonly [type: string]: { readonly [name: string]: Block } | undefined;
  };
  return updates;
}

/** The updates of one registry, by what they are of. */
function updatesOf(registry: GeoReplicatedRegistry) {
  const updates = Object.values(updatesIn(TerraformStack.of(registry)));
  return {
    homeRouting: updates.find(({ type }) => type === homeRoutingType),
    settings: updates.find(({ type }) => type === settingsType),
    others: updates.filter(({ type }) => type !== homeRoutingType && type !== settingsType),
  };
}

const routed = (props: Partial<GeoReplicatedRegistryProps>, stack?: TerraformStack) =>
  updatesOf(newRegistry({ azapi: true, ...props }, stack)).homeRouting;
const settled = (props: Partial<GeoReplicatedRegistryProps>, stack?: TerraformStack) =>
  updatesOf(newRegistry({ azapi: true, ...props }, stack)).settings;
const flagOf = (update: Block | undefined) =>
  (update?.body as { properties: { regionEndpointEnabled: unknown } } | undefined)?.properties.regionEndpointEnabled;

const requiredIn = (stack: TerraformStack) =>
  (JSON.parse(Testing.synth(stack, true)) as { terraform: { required_providers: { azapi?: unknown } } }).terraform
    .required_providers.azapi;

describe('the routing of the home region', () => {
  test.each([true, false])('is written as %s, as an object for azapi to merge', (homeGlobalEndpointRouting) => {
    expect(routed({ homeGlobalEndpointRouting })).toEqual({
      type: homeRoutingType,
      parent_id: registryId,
      name: 'westus2',
      body: { properties: { regionEndpointEnabled: homeGlobalEndpointRouting } },
    });
  });

  test('is in rotation by default, so that nothing that was managed once stays out unseen', () => {
    expect(flagOf(routed({}))).toBe(true);
    expect(flagOf(routed({ rotation: Rotation.variable('out') }))).toBe(
      '${!contains([for region in var.out : try(lower(replace(region, " ", "")), "")], "westus2")}',
    );
  });

  test.each<Partial<GeoReplicatedRegistryProps>>([
    { azapi: false },
    { azapi: undefined, homeGlobalEndpointRouting: true },
    { replicas: [] },
    { replicas: undefined, homeGlobalEndpointRouting: true },
    { sku: Sku.STANDARD, replicas: [], homeGlobalEndpointRouting: true },
  ])('is not written for %j', (props) => {
    const registry = newRegistry({ azapi: true, ...props });
    expect(updatesOf(registry)).toEqual({ others: [] });
    expect(requiredIn(TerraformStack.of(registry))).toBeUndefined();
  });

  test('is written once there is a replica, by whatever call', () => {
    const registry = newRegistry({ azapi: true, replicas: [], homeGlobalEndpointRouting: false });
    registry.addReplica({ region: 'eastus' });
    registry.addReplica({ region: 'japaneast' });
    expect(flagOf(updatesOf(registry).homeRouting)).toBe(false);
    expect(updatesIn(TerraformStack.of(registry))).toEqual(
      updatesIn(
        TerraformStack.of(
          newRegistry({
            azapi: true,
            replicas: [{ region: 'Japan East' }, { region: 'eastus' }],
            homeGlobalEndpointRouting: false,
          }),
        ),
      ),
    );
  });

  test('has a late-bound flag as a boolean for certain: azurerm could not read a text', () => {
    const stack = newStack();
    const flag = new TerraformVariable(stack, 'flag', {}).value as never;
    expect(flagOf(routed({ homeGlobalEndpointRouting: flag }, stack))).toBe('${coalesce(tobool(var.flag), true)}');
    expect(flagOf(routed({ homeGlobalEndpointRouting: '${var.a || var.b}' as never }))).toBe(
      '${coalesce(tobool(((var.a || var.b))), true)}',
    );
    const rotation = Rotation.variable('out');
    expect(flagOf(routed({ homeGlobalEndpointRouting: '${var.flag}' as never, rotation }))).toBe(
      '${(coalesce(tobool(var.flag), true)) && !contains([for region in var.out : try(lower(replace(region, " ", "")), "")], "westus2")}',
    );
  });

  test.each(['true', 'false', 'yes', 1, null])('refuses %j, which is no boolean', (flag) => {
    expect(() => newRegistry({ azapi: true, homeGlobalEndpointRouting: flag as never })).toThrow(
      /homeGlobalEndpointRouting is of the wrong type, got .*: pass true or false \[optionsHaveTheirType\]/,
    );
  });

  test('names a late-bound home region as Azure does', () => {
    const stack = newStack();
    const group = new ResourceGroup(stack, 'Group', { name: 'images', location: 'West US 2' });
    expect(routed({ homeRegion: group.location }, stack)?.name).toBe(
      '${lower(replace(azurerm_resource_group.Group.location, " ", ""))}',
    );
    expect(routed({ homeRegion: '(US) West US 2' })?.name).toBe('westus2');
  });

  test('of an adopted registry is written only where it is set', () => {
    const adopt = { registryId: existingId };
    expect(routed({ adopt })).toBeUndefined();
    expect(routed({ adopt, replicas: undefined })).toBeUndefined();
    expect(flagOf(routed({ adopt, homeGlobalEndpointRouting: true }))).toBe(true);
    expect(flagOf(routed({ adopt, replicas: undefined, homeGlobalEndpointRouting: false }))).toBe(false);
    expect(flagOf(routed({ adopt, rotation: Rotation.variable('out') }))).toMatch(/^\$\{!contains/);
    expect(routed({ adopt, replicas: [], homeGlobalEndpointRouting: true })).toBeUndefined();
  });
});

describe('rotation with azapi', () => {
  const rotation = Rotation.variable('out');
  const variableOf = (stack: TerraformStack) =>
    (synthesize(stack) as unknown as { variable: { out: { description: string; validation?: object[] } } }).variable
      .out;

  test('takes the home region as well, and refuses what is no region', () => {
    const registry = newRegistry({ azapi: true, rotation, replicas: [{ region: 'eastus' }] });
    registry.addReplica({ region: 'westeurope' });
    const strangers =
      'setsubtract([for region in var.out : try(lower(replace(region, " ", "")), "")], ["westus2", "eastus", "westeurope"])';
    expect(variableOf(TerraformStack.of(registry))).toEqual({
      type: 'list(string)',
      default: [],
      nullable: false,
      description: 'The regions of contoso that take no traffic from its global endpoint.',
      validation: [
        {
          condition: `\${length(${strangers}) == 0}`,
          error_message: `out lists \${jsonencode(${strangers})}, but contoso has no such region. Its regions are westus2, eastus, westeurope.`,
        },
      ],
    });
  });

  test('has Terraform keep one region in', () => {
    const registry = newRegistry({ azapi: true, rotation, replicas: [{ region: 'eastus' }] });
    const isIn = (region: string) =>
      `(!contains([for region in var.out : try(lower(replace(region, " ", "")), "")], "${region}"))`;
    expect(blockOf(registry).lifecycle).toMatchObject({
      precondition: [{ condition: `\${anytrue([${isIn('westus2')}, ${isIn('eastus')}])}` }],
    });
  });

  test('validates a late-bound home region at the registry: before Terraform 1.9 a variable cannot', () => {
    const stack = newStack();
    const registry = newRegistry({ azapi: true, rotation, homeRegion: '${var.home}' }, stack);
    expect(variableOf(stack)).not.toHaveProperty('validation');
    const { precondition } = blockOf(registry).lifecycle as { precondition: { condition: string }[] };
    expect(precondition).toHaveLength(2);
    expect(precondition[1]).toEqual({
      condition: expect.stringContaining('[(lower(replace(var.home, " ", ""))), "eastus", "westeurope"]') as string,
      error_message: expect.stringMatching(
        /, but contoso has no such region\. Its regions are \$\{lower\(replace\(var\.home, " ", ""\)\)\}, eastus, westeurope\.$/,
      ) as string,
    });
  });

  test('is refused at synth where nothing is in rotation, and says how the home region comes back', () => {
    const registry = newRegistry({
      azapi: true,
      homeGlobalEndpointRouting: false,
      replicas: [{ region: 'eastus', globalEndpointRouting: false }],
    });
    expect(() => synthesize(TerraformStack.of(registry))).toThrow(/\[regionsStayInRotation\]/);
    registry.addReplica({ region: 'westeurope' });
    expect(warningsOf(registry)).toContainEqual(
      'homeGlobalEndpointRouting is false, so the home region takes no traffic of the global endpoint, got "westus2": set it to true when the drill or repair is over [homeRegionIsInRotation]',
    );
  });
});

describe('the settings of the endpoints', () => {
  test('are one update of the registry, with what is set and no more', () => {
    expect(settled({ regionalEndpoints: true, endpointProtocol: EndpointProtocol.IPV4_AND_IPV6 })).toEqual({
      type: settingsType,
      resource_id: registryId,
      body: { properties: { regionalEndpoints: 'Enabled', endpointProtocol: 'IPv4AndIPv6' } },
      depends_on: [expect.stringMatching(/^azapi_update_resource\.Registry_HomeRouting_\w+$/)],
    });
    expect(settled({ regionalEndpoints: false, replicas: [] })).toEqual({
      type: settingsType,
      resource_id: registryId,
      body: { properties: { regionalEndpoints: 'Disabled' } },
    });
    expect(settled({ endpointProtocol: EndpointProtocol.IPV4 })?.body).toEqual({
      properties: { endpointProtocol: 'IPv4' },
    });
    expect(settled({})).toBeUndefined();
  });

  test.each(Object.values(EndpointProtocol))('take %s', (endpointProtocol) => {
    expect(settled({ endpointProtocol })?.body).toEqual({ properties: { endpointProtocol } });
  });

  test('have one of two texts for a late-bound flag', () => {
    expect(settled({ regionalEndpoints: '${var.flag}' as never })?.body).toEqual({
      properties: { regionalEndpoints: '${var.flag ? "Enabled" : "Disabled"}' },
    });
  });

  test('are not written below Premium, where stages of an app leave them off', () => {
    const standard = { sku: Sku.STANDARD, replicas: [] };
    expect(settled({ ...standard, regionalEndpoints: false, endpointProtocol: EndpointProtocol.IPV4 })).toBeUndefined();
    expect(settled({ ...standard, regionalEndpoints: '${var.flag}' as never })).toBeDefined();
  });

  test('warn of previews until somebody acknowledges them', () => {
    const previews = { azapi: true, regionalEndpoints: true, endpointProtocol: EndpointProtocol.IPV4_AND_IPV6 };
    expect(newRegistry(previews).warnings).toHaveLength(2);
    const acknowledge = {
      regionalEndpointsAreGenerallyAvailable: 'clusters are pinned',
      dualStackIsGenerallyAvailable: 'an IPv6 network',
    };
    expect(newRegistry({ ...previews, acknowledge }).warnings).toEqual([]);
  });
});

describe('regional endpoints', () => {
  const regional = (props: Partial<GeoReplicatedRegistryProps> = {}) =>
    newRegistry({ azapi: true, regionalEndpoints: true, ...props });

  test('have host names, also for a replica that is added', () => {
    const registry = regional({ homeRegion: 'West US 2', replicas: [{ region: 'eastus' }] });
    registry.addReplica({ region: 'West Europe' });
    expect(registry.regionalEndpoint('(US) East US')).toBe('contoso.eastus.geo.azurecr.io');
    expect(registry.regionalEndpoints).toEqual([
      'contoso.westus2.geo.azurecr.io',
      'contoso.eastus.geo.azurecr.io',
      'contoso.westeurope.geo.azurecr.io',
    ]);
    expect(registry.firewallFqdns).toEqual([
      'contoso.azurecr.io',
      ...registry.regionalEndpoints,
      ...registry.dataEndpoints,
    ]);
  });

  test('serve images to those who must stay in a region', () => {
    const registry = regional();
    expect(registry.imageUri('products/web', '1.2', { region: 'East US' })).toBe(
      'contoso.eastus.geo.azurecr.io/products/web:1.2',
    );
    expect(registry.imageUri('web', '1.2', {})).toBe('contoso.azurecr.io/web:1.2');
    expect(registry.imageUri('web', '1.2', { region: undefined })).toBe('contoso.azurecr.io/web:1.2');
    const digest = `sha256:${'0'.repeat(64)}`;
    expect(registry.imageUri('web', digest, { region: registry.homeRegion })).toBe(
      `contoso.westus2.geo.azurecr.io/web@${digest}`,
    );
  });

  test('are refused of a call with everything that is wrong with it', () => {
    expect(() => newRegistry().imageUri('We:b', '1.2', { region: 'mars' })).toThrow(
      new Error(`GeoReplicatedRegistry at 'contoso/Registry' is not valid:
  - imageUri.repository contains a tag or digest, got "We:b": pass that as the second argument [repositoriesAreWellFormed]
  - imageUri.region requires a regional endpoint, and regionalEndpoints is off: set regionalEndpoints: true and azapi: true, which requires Sku.PREMIUM [regionalEndpointsAreOn]
  - imageUri.region is not a region of this registry, got "mars": use one of westus2, eastus, westeurope [regionsAreServed]`),
    );
    const registry = regional();
    expect(() => registry.imageUri('web', '1', { regio: 'eastus' } as never)).toThrow(
      'imageUri.regio is not an option: did you mean "region"? [optionsAreKnown]',
    );
    expect(() => registry.imageUri('web', '1', 'eastus' as never)).toThrow(
      'imageUri is of the wrong type, got "eastus": pass an object such as { region: "westeurope" } [optionsHaveTheirType]',
    );
    expect(() => registry.imageUri('web', '1', { region: lateBound() })).toThrow('imageUri.region is late-bound');
    for (const host of ['contoso.azurecr.io', 'contoso.eastus.geo.azurecr.io']) {
      expect(() => registry.imageUri(`${host}/web`, '1', { region: 'eastus' })).toThrow(
        /begins with the login server.*\[repositoriesAreWellFormed\]/,
      );
    }
  });

  test('take an address each of every private endpoint', () => {
    const endpoints = [{ subnetId: lateBound(), dns: PrivateDns.external() }];
    expect(regional().privateIpsPerEndpoint).toBe(7);
    expect(regional({ regionalEndpoints: false }).privateIpsPerEndpoint).toBe(4);
    expect(regional({ regionalEndpoints: '${var.flag}' as never }).privateIpsPerEndpoint).toBe(7);
    const [endpoint] = regional({ privateLink: { endpoints } }).privateEndpoints;
    expect(endpoint.members).toHaveLength(4);
    expect(endpoint.regionalEndpoints).toEqual([
      'contoso.westus2.geo.azurecr.io',
      'contoso.eastus.geo.azurecr.io',
      'contoso.westeurope.geo.azurecr.io',
    ]);
    expect(newRegistry({ privateLink: { endpoints } }).privateEndpoints[0].regionalEndpoints).toEqual([]);
  });

  test('are counted in a subnet that several registries share', () => {
    const stack = newStack();
    const subnetId = '/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub/subnets/e';
    const linked = (name: string) => ({
      privateLink: { endpoints: [{ subnetId, name, dns: PrivateDns.external(), subnetPrefix: '10.0.0.0/28' }] },
    });
    newRegistry(linked('first'), stack, 'First');
    // 4 + 7 addresses fit in the 11 that Azure leaves of a /28.
    const others = { registryName: 'fabrikam', azapi: true, regionalEndpoints: true };
    newRegistry({ ...others, ...linked('second') }, stack, 'Second');
    expect(() => newRegistry({ registryName: 'northwind', ...linked('third') }, stack, 'Third')).toThrow(
      /has room for 11 addresses and 15 are needed/,
    );
  });

  test('are a fact about a registry that another app makes, for which azapi is not needed', () => {
    const stack = newStack();
    const attributes = {
      registryName: 'contoso',
      resourceGroupName: 'images',
      homeRegion: 'westus2',
      replicaRegions: ['East US'],
      loginServer: 'contoso-a1b2c3.azurecr.io',
      dataEndpoints: true,
    };
    const registry = GeoReplicatedRegistry.fromRegistryName(stack, 'Registry', {
      ...attributes,
      regionalEndpoints: true,
    });
    expect(registry.imageUri('web', '1', { region: 'eastus' })).toBe('contoso-a1b2c3.eastus.geo.azurecr.io/web:1');
    expect(registry.firewallFqdns).toContain('contoso-a1b2c3.westus2.geo.azurecr.io');
    const endpoint = {
      subnetId: '/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/h/subnets/e',
      dns: PrivateDns.external(),
    };
    expect(() => registry.addPrivateEndpoint({ ...endpoint, subnetPrefix: '10.0.0.0/29' })).toThrow(
      /has room for 3 addresses and 5 are needed/,
    );
    expect(registry.addPrivateEndpoint(endpoint).regionalEndpoints).toHaveLength(2);
    expect(registry.warnings).toEqual([]);
    expect(synthesize(stack).resource).not.toHaveProperty('azapi_update_resource');
    expect(requiredIn(stack)).toBeUndefined();
    const other = GeoReplicatedRegistry.fromRegistryName(stack, 'Other', attributes);
    expect(() => other.regionalEndpoint('eastus')).toThrow(
      'regionalEndpoint.region requires a regional endpoint, and regionalEndpoints is off: set regionalEndpoints: true if the registry has them [regionalEndpointsAreOn]',
    );
  });

  test('follow a login server that only Azure knows', () => {
    const stack = newStack();
    const registry = regional({ adopt: { registryId: existingId }, replicas: undefined });
    expect(registry.regionalEndpoints).toHaveLength(1);
    const found = GeoReplicatedRegistry.fromRegistryName(stack, 'Registry', {
      registryName: 'contoso',
      resourceGroupName: 'images',
      homeRegion: 'westus2',
      regionalEndpoints: true,
    });
    const group = new ResourceGroup(stack, 'Group', { name: found.regionalEndpoint('westus2'), location: 'westus2' });
    expect(synthesize(stack).resource.azurerm_resource_group[group.friendlyUniqueId].name).toBe(
      '${replace(data.azurerm_container_registry.Registry_4DB9CCA5.login_server, "/^([^.]+)[.]/", "$1.westus2.geo.")}',
    );
  });
});

describe('the order of applying', () => {
  const settings = { azapi: true, regionalEndpoints: true };
  const address = (id: string) =>
    expect.stringMatching(new RegExp(`^azapi_update_resource\\.Registry_${id}_\\w+$`)) as string;

  test('has private endpoints wait for the regional endpoints, in any order of calls', () => {
    const stack = newStack();
    const at = { name: 'e', resourceGroupName: 'hub', virtualNetworkName: 'hub', addressPrefixes: ['10.0.0.0/24'] };
    const subnet = new Subnet(stack, 'Subnet', at);
    const before = new ResourceGroup(stack, 'Before', { name: 'before', location: 'westus2' });
    const registry = newRegistry({ ...settings, dependsOn: [before], replicas: [] }, stack);
    registry.addPrivateEndpoint({ subnetId: subnet.id, dns: PrivateDns.external() });
    registry.addReplica({ region: 'eastus' });
    const [endpoint] = Object.values(synthesize(stack).resource.azurerm_private_endpoint);
    expect(endpoint.depends_on).toEqual([address('EndpointSettings'), 'azurerm_resource_group.Before']);
    const { homeRouting, settings: update } = updatesOf(registry);
    expect(homeRouting?.depends_on).toEqual(['azurerm_resource_group.Before']);
    expect(update?.depends_on).toEqual([address('HomeRouting'), 'azurerm_resource_group.Before']);
  });

  test('leaves private endpoints alone that need not wait, and those of other stacks', () => {
    const app = Testing.app();
    const [stack, other] = ['registry', 'spoke'].map((id) => new TerraformStack(app, id));
    const endpoint = { subnetId: lateBound(), dns: PrivateDns.external() };
    const registry = newRegistry({ azapi: true, privateLink: { endpoints: [{ ...endpoint, name: 'own' }] } }, stack);
    expect(registry.privateEndpoints[0].resource.dependsOn).toBeUndefined();
    const regional = newRegistry({ ...settings, registryName: 'fabrikam' }, stack, 'Regional');
    regional.addPrivateEndpoint({ ...endpoint, name: 'spoke', scope: other });
    expect(regional.privateEndpoints[0].resource.dependsOn).toBeUndefined();
  });

  test('has the lock come last', () => {
    const stack = newStack();
    newRegistry({ ...settings, lock: LockLevel.READ_ONLY }, stack);
    const [lock] = Object.values(synthesize(stack).resource.azurerm_management_lock);
    expect(lock.depends_on).toEqual([
      address('EndpointSettings'),
      address('HomeRouting'),
      'azurerm_container_registry.Registry_4DB9CCA5',
    ]);
  });

  test('follows the name of the registry in the state, and its own', () => {
    const registry = newRegistry({ ...settings, lock: LockLevel.CAN_NOT_DELETE });
    registry.resource.overrideLogicalId('charts');
    registry.azapiResources[0].overrideLogicalId('home');
    const { homeRouting, settings: update } = updatesOf(registry);
    expect(homeRouting?.parent_id).toBe('${azurerm_container_registry.charts.id}');
    expect(update?.depends_on).toEqual(['azapi_update_resource.home']);
  });
});

describe('the way out', () => {
  test('is the resources, in the order in which they are applied', () => {
    expect(newRegistry().azapiResources).toEqual([]);
    const registry = newRegistry({ azapi: true, regionalEndpoints: true });
    expect(registry.azapiResources.map(({ node }) => node.id)).toEqual(['HomeRouting', 'EndpointSettings']);
    expect(registry.azapiResources.every((resource) => resource instanceof TerraformResource)).toBe(true);
  });

  test('keeps what users override, also after later calls', () => {
    const registry = newRegistry({ azapi: true, regionalEndpoints: '${var.flag}' as never });
    const [homeRouting, settings] = registry.azapiResources;
    homeRouting.addOverride('type', 'Microsoft.ContainerRegistry/registries/replications@2026-11-01');
    homeRouting.addOverride('body.properties.regionEndpointEnabled', false);
    settings.addOverride('body.properties.regionalEndpoints', 'Disabled');
    settings.addOverride('retry', { error_message_regex: ['Conflict'] });
    settings.lifecycle = { ignoreChanges: ['body'] };
    registry.addReplica({ region: 'japaneast' });
    registry.grantPull('Aks', '11111111-1111-1111-1111-111111111111');
    const updates = Object.values(updatesIn(TerraformStack.of(registry)));
    expect(updates).toContainEqual(
      expect.objectContaining({
        type: 'Microsoft.ContainerRegistry/registries/replications@2026-11-01',
        name: 'westus2',
        body: { properties: { regionEndpointEnabled: false } },
      }),
    );
    expect(updates).toContainEqual(
      expect.objectContaining({
        body: { properties: { regionalEndpoints: 'Disabled' } },
        retry: { error_message_regex: ['Conflict'] },
        lifecycle: { ignore_changes: ['body'] },
      }),
    );
  });

  test('is written as HCL as well', () => {
    const registry = newRegistry({ azapi: true, regionalEndpoints: true, homeGlobalEndpointRouting: false });
    const hcl = String(Testing.synthHcl(TerraformStack.of(registry)));
    expect(hcl).toContain('regionEndpointEnabled = false');
    expect(hcl).toContain('regionalEndpoints = "Enabled"');
    expect(hcl).toContain(`type = "${settingsType}"`);
  });
});

describe('the azapi provider', () => {
  const ours = { source: 'Azure/azapi', version: '~> 2.0' };
  const pin = (stack: TerraformStack) => {
    stack.addOverride('terraform.required_providers.azapi.version', '2.12.0');
  };

  test('is required once by each stack that has such a registry, and configured by none', () => {
    const [first, second, third] = [newStack(), newStack(), newStack()];
    newRegistry({ azapi: true }, first);
    newRegistry({ azapi: true, registryName: 'fabrikam' }, first, 'Fabrikam');
    newRegistry({ azapi: true }, second);
    newRegistry({}, third);
    expect([first, second, third].map(requiredIn)).toEqual([ours, ours, undefined]);
    expect(synthesize(first)).not.toHaveProperty('provider.azapi');
  });

  test('has the version that the user sets, before or after, and is the same at every synth', () => {
    const before = newStack();
    pin(before);
    newRegistry({ azapi: true }, before);
    const after = newStack();
    newRegistry({ azapi: true }, after);
    pin(after);
    expect([before, after].map(requiredIn)).toEqual([
      { ...ours, version: '2.12.0' },
      { ...ours, version: '2.12.0' },
    ]);
    expect(requiredIn(after)).toEqual({ ...ours, version: '2.12.0' });
    const late = newStack();
    newRegistry({ azapi: true }, late);
    expect(requiredIn(late)).toEqual(ours);
    pin(late);
    expect(requiredIn(late)).toEqual({ ...ours, version: '2.12.0' });
  });

  test('has the source that the user sets', () => {
    const stack = newStack();
    stack.addOverride('terraform.required_providers.azapi', { source: 'registry.contoso.com/azure/azapi' });
    newRegistry({ azapi: true }, stack);
    expect(requiredIn(stack)).toEqual({ source: 'registry.contoso.com/azure/azapi', version: '~> 2.0' });
  });

  test.each([true, false])('is that of the stack, made first: %s', (isFirst) => {
    const stack = newStack();
    const own = () => new AzapiProvider(stack, 'azapi', undefined, { source: 'azure/azapi', version: '2.5.0' });
    if (isFirst) own();
    newRegistry({ azapi: true }, stack);
    if (!isFirst) own();
    expect(requiredIn(stack)).toEqual({ source: 'azure/azapi', version: '2.5.0' });
  });

  test('has what a provider of the stack leaves out', () => {
    const stack = newStack();
    newRegistry({ azapi: true, azapiProvider: new AzapiProvider(stack, 'azapi', 'hub') }, stack);
    expect(requiredIn(stack)).toEqual(ours);
  });

  test('may have an alias, which makes the updates and nothing else', () => {
    const stack = newStack();
    const azapiProvider = new AzapiProvider(stack, 'azapi', 'hub', { version: '2.12.0' });
    const registry = newRegistry({ azapi: true, regionalEndpoints: true, azapiProvider }, stack);
    expect(Object.values(updatesIn(stack)).map(({ provider }) => provider)).toEqual(['azapi.hub', 'azapi.hub']);
    expect(blockOf(registry)).not.toHaveProperty('provider');
  });

  test('is of the stack of the registry', () => {
    const azapiProvider = new AzapiProvider(newStack(), 'azapi');
    expect(() => newRegistry({ azapi: true, azapiProvider })).toThrow(
      /azapiProvider is a provider of 'contoso', and this is created in 'contoso'.*\[providersAreOfTheirStack\]/,
    );
  });

  test('is refused at synth where the stack allows only earlier versions', () => {
    const stack = newStack();
    newRegistry({ azapi: true }, stack);
    stack.addOverride('terraform.required_providers.azapi.version', '~> 1.15');
    expect(() => synthesize(stack)).toThrow(/azapi needs version 2 of the azapi provider.*\[azapiIsOfVersion2\]/);
    const other = newStack();
    new AzapiProvider(other, 'azapi', undefined, { version: '1.15.0' });
    newRegistry({ azapi: true }, other);
    expect(() => synthesize(other)).toThrow(/\[azapiIsOfVersion2\]/);
    other.addOverride('terraform.required_providers.azapi.version', '>= 2.0');
    expect(requiredIn(other)).toEqual({ version: '>= 2.0', source: 'Azure/azapi' });
  });

  test('leaves nothing behind in a stack in which the registry is refused', () => {
    const stack = newStack();
    expect(() => newRegistry({ azapi: true, homeRegion: 'mars' }, stack)).toThrow(/regionsExist/);
    expect(requiredIn(stack)).toBeUndefined();
  });
});

describe('permissions', () => {
  const acr = 'Microsoft.ContainerRegistry/registries';

  test('are those of reading and writing what azapi updates', () => {
    const { requiredActions } = newRegistry({ azapi: true, regionalEndpoints: true });
    for (const action of [`${acr}/read`, `${acr}/write`, `${acr}/replications/read`, `${acr}/replications/write`]) {
      expect(requiredActions).toContain(action);
    }
    const explained = newRegistry({ azapi: true, regionalEndpoints: true }).explainPermissions();
    expect(explained).toContain(`| \`${acr}/replications/write\` | homeRouting |`);
    expect(explained).toContain(`| \`${acr}/write\` | endpointSettings |`);
    expect(newRegistry({ azapi: true, replicas: [] }).explainPermissions()).not.toMatch(/homeRouting|endpointSettings/);
  });

  test('are asked of the deployer', () => {
    const actions = [`${acr}/*`, 'Microsoft.ContainerRegistry/checkNameAvailability/read'];
    const deployer = (...notActions: string[]) => Deployer.withRoles(DeployerRole.custom({ actions, notActions }));
    newRegistry({ azapi: true, regionalEndpoints: true, deployer: deployer() });
    expect(() => newRegistry({ azapi: true, deployer: deployer(`${acr}/replications/write`) })).toThrow(
      `deployer lacks ${acr}/replications/write`,
    );
  });
});
