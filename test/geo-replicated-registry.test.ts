import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, Fn, TerraformOutput, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import {
  GeoReplicatedRegistry,
  Sku,
  WebhookAction,
  ZoneRedundancy,
  type ReplicaOptions,
  type WebhookOptions,
} from 'cdktf-georeplicated-registry';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lateBound, loose } from './models';
import { blockOf, newRegistry, newStack, synthesize, warningsOf } from './stacks';

describe('order', () => {
  const replicas: ReplicaOptions[] = [
    { region: 'South India', tags: { a: 'b' } },
    { region: 'Southeast Asia', globalEndpointRouting: false },
    { region: 'eastus' },
    { region: 'East US 2', zoneRedundancy: ZoneRedundancy.DISABLED },
  ];
  const canonical = (options: ReplicaOptions) => ({
    ...options,
    region: options.region.toLowerCase().replaceAll(' ', ''),
  });

  function permutations<T>(items: readonly T[]): T[][] {
    if (items.length < 2) return [[...items]];
    return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
  }

  test('of replicas, their spelling, and the split between constructor and addReplica do not matter', () => {
    const expected = JSON.stringify(blockOf(newRegistry({ replicas })));
    for (const order of permutations(replicas)) {
      for (let split = 0; split <= order.length; split++) {
        const registry = newRegistry({ replicas: order.slice(0, split).map(canonical) });
        order.slice(split).forEach((replica) => {
          registry.addReplica(replica);
        });
        expect(JSON.stringify(blockOf(registry))).toBe(expected);
      }
    }
  });
});

describe('refusals', () => {
  test('fails with the faults of all options in one error', () => {
    const props = loose({
      homeRegion: 'West US',
      sku: Sku.STANDARD,
      replicas: [
        { region: 'West US' },
        { region: 'eastus', zoneRedundancy: ZoneRedundancy.ENABLED },
        { region: 'East US' },
        { region: 'westeurop' },
      ],
    });
    expect(() => new GeoReplicatedRegistry(newStack(), 'Registry', props)).toThrow(
      new Error(
        [
          "GeoReplicatedRegistry at 'contoso/Registry' is not valid:",
          '  - replicas[0] is the home region, got "West US": leave it out, the home region is always served [replicasAreAwayFromHome]',
          '  - replicas[2] repeats replicas[1], got "East US": list each region once [replicasAreDistinct]',
          '  - sku "Standard" cannot replicate: use Sku.PREMIUM or remove replicas and zoneRedundancy [premiumFeaturesNeedPremium]',
          '  - replicas[3].region is not an Azure region, got "westeurop": did you mean "westeurope"? [regionsExist]',
        ].join('\n'),
      ),
    );
  });

  test('fails for texts that Terraform could not read, tells how to write them, and shows no secret', () => {
    const customHeaders = { Authorization: 'Basic ${' };
    const webhook = { name: 'deploy', serviceUri: 'https://ci/${secret', customHeaders, actions: [WebhookAction.PUSH] };
    const props = { registryName: 'con${toso', homeRegion: '${}', tags: { a: '%{ if', 'b c': '${d e}' } };
    expect(() => newRegistry({ ...props, webhooks: [webhook] })).toThrow(
      new Error(
        [
          "GeoReplicatedRegistry at 'contoso/Registry' is not valid:",
          '  - registryName has an unclosed template, got "con${toso": write "con$${toso" for the literal text [templatesAreWellFormed]',
          '  - homeRegion has an empty template, got "${}": write "$${}" for the literal text [templatesAreWellFormed]',
          '  - tags.a has an unclosed template, got "%{ if": write "%%{ if" for the literal text [templatesAreWellFormed]',
          '  - tags["b c"] has a template that Terraform cannot read, got "${d e}": write "$${d e}" for the literal text [templatesAreWellFormed]',
          '  - webhooks[0].serviceUri has an unclosed template: write "$${" or "%%{" for the literal text [templatesAreWellFormed]',
          '  - webhooks[0].customHeaders.Authorization has an unclosed template: write "$${" or "%%{" for the literal text [templatesAreWellFormed]',
        ].join('\n'),
      ),
    );
  });

  test('a refused constructor leaves nothing in the scope, its id can be used again', () => {
    const stack = newStack();
    expect(() => newRegistry({ registryName: '' }, stack)).toThrow(/registryNameIsValid/);
    expect(stack.node.tryFindChild('Registry')).toBeUndefined();
    expect(() => newRegistry({}, stack)).not.toThrow();
  });

  test('also under an id that cdktf spells otherwise', () => {
    const stack = newStack();
    expect(() => newRegistry({ registryName: '' }, stack, 'a/b')).toThrow(/registryNameIsValid/);
    expect(() => newRegistry({}, stack, 'a/b')).not.toThrow();
  });

  test.each([undefined, null, 5, 'contoso', []])('fails for options that are %j', (props) => {
    expect(() => new GeoReplicatedRegistry(newStack(), 'Registry', props as never)).toThrow(
      /^GeoReplicatedRegistry at 'contoso\/Registry' is not valid:\n {2}- props is [^\n]*: pass an object such as \{ registryName, resourceGroupName, homeRegion \} \[optionsHaveTheirType\]$/,
    );
  });

  test.each<[ReplicaOptions, string]>([
    [{ region: 'West US 2' }, 'addReplica[0] is the home region'],
    [{ region: 'East US' }, 'addReplica[0] repeats replicas[0]'],
    [{ region: 'nowhere' }, 'addReplica[0].region is not an Azure region'],
    [{ region: lateBound() }, 'addReplica[0].region is late-bound: pass a region that is known at synth'],
    [{ region: '${var.late}' }, 'addReplica[0].region is late-bound, got "${var.late}": pass a region that is known'],
    [{ region: 'east${' }, 'addReplica[0].region has an unclosed template, got "east${": write "east$${"'],
    [null as never, 'addReplica[0] is of the wrong type'],
  ])('a refused addReplica(%j) leaves the registry as it was', (options, message) => {
    const registry = newRegistry();
    const before = blockOf(registry);
    expect(() => {
      registry.addReplica(options);
    }).toThrow(message);
    expect(blockOf(registry)).toEqual(before);
    expect(registry.regions).toEqual(['westus2', 'eastus', 'westeurope']);
    registry.addReplica({ region: 'japaneast' });
    expect(registry.regions).toContain('japaneast');
  });

  test('fails for a replica that repeats one added before', () => {
    const registry = newRegistry();
    registry.addReplica({ region: 'japaneast' });
    expect(() => {
      registry.addReplica({ region: 'Japan East' });
    }).toThrow('addReplica[1] repeats addReplica[0], got "Japan East"');
  });

  test('fails for a replica on a tier that has none', () => {
    const registry = newRegistry({ sku: Sku.STANDARD, replicas: [] });
    expect(() => {
      registry.addReplica({ region: 'eastus' });
    }).toThrow('sku "Standard" cannot replicate: use Sku.PREMIUM or remove replicas [premiumFeaturesNeedPremium]');
  });

  test('protects also where validations are skipped', () => {
    const app = new App({ skipValidation: true, outdir: mkdtempSync(join(tmpdir(), 'skip-')) });
    expect(() => newRegistry({ homeRegion: 'nowhere' }, new TerraformStack(app, 'stack'))).toThrow(/regionsExist/);
  });
});

describe('tiers', () => {
  test.each([Sku.BASIC, Sku.STANDARD])('a %s registry without Premium features is accepted', (sku) => {
    const registry = newRegistry({ sku, replicas: [] });
    expect(blockOf(registry)).toMatchObject({ sku, data_endpoint_enabled: false, zone_redundancy_enabled: false });
    expect(warningsOf(registry)).toEqual([]);
    expect(registry.premiumUnits).toBe(0);
  });

  test('every tier can be written', () => {
    for (const sku of Object.values(Sku)) {
      expect(blockOf(newRegistry({ sku, replicas: [] }))).toMatchObject({ sku });
    }
  });
});

describe('late-bound values', () => {
  function lateBoundRegistry(replicas: ReplicaOptions[] = [{ region: 'East US' }, { region: 'westeurope' }]) {
    const stack = newStack();
    const group = new ResourceGroup(stack, 'Group', { name: 'images', location: 'West US 2' });
    const name = new TerraformVariable(stack, 'name', { type: 'string' });
    const registry = new GeoReplicatedRegistry(stack, 'Registry', {
      registryName: name.stringValue,
      resourceGroupName: group.name,
      homeRegion: group.location,
      replicas,
      zoneRedundancy: ZoneRedundancy.ENABLED,
      tags: group.tags,
    });
    const output = (id: string, value: unknown) => new TerraformOutput(stack, id, { value });
    return { stack, registry, output };
  }

  const outputs = (stack: TerraformStack) =>
    (JSON.parse(Testing.synth(stack)) as { output: { [id: string]: { value: unknown } } }).output;

  test('become references', () => {
    expect(blockOf(lateBoundRegistry().registry)).toMatchObject({
      name: '${var.name}',
      resource_group_name: '${azurerm_resource_group.Group.name}',
      location: '${azurerm_resource_group.Group.location}',
      zone_redundancy_enabled: true,
      tags: '${azurerm_resource_group.Group.tags}',
      georeplications: [
        { location: 'eastus', tags: '${azurerm_resource_group.Group.tags}' },
        { location: 'westeurope', tags: '${azurerm_resource_group.Group.tags}' },
      ],
    });
  });

  test('can be written as templates of Terraform', () => {
    const registry = newRegistry({
      registryName: 'contoso${var.suffix}',
      homeRegion: '${var.home}',
      tags: '${var.tags}' as never,
      adminUser: '${var.admin}' as never,
      replicas: [{ region: 'eastus', tags: { 'a"b': '"${var.cost}" $${c}\n' } }],
    });
    expect(blockOf(registry)).toMatchObject({
      name: 'contoso${var.suffix}',
      location: '${var.home}',
      tags: '${var.tags}',
      admin_enabled: '${var.admin}',
      georeplications: [{ tags: '${merge(var.tags, {"a\\"b" = "\\"${var.cost}\\" $${c}\\n"})}' }],
    });
    const stack = TerraformStack.of(registry);
    new TerraformOutput(stack, 'data', { value: registry.dataEndpoint('${var.home}') });
    new TerraformOutput(stack, 'image', { value: registry.imageUri('a/${var.repository}', '${var.tag}') });
    const login = '${lower("contoso${var.suffix}")}.azurecr.io';
    const inHome = '"/^([^.]+)[.]/", "$1.${lower(replace(var.home, " ", ""))}.data."';
    expect(outputs(stack)).toMatchObject({
      data: { value: `\${replace("${login}", ${inHome})}` },
      image: {
        value: `${login}/a/\${var.repository}\${strcontains(var.tag, ":") ? "@" : ":"}\${var.tag}`,
      },
    });
  });

  test("with Terraform's escapes are plain text", () => {
    expect(blockOf(newRegistry({ tags: { note: '$${a} %%{b}' } })).tags).toEqual({ note: '$${a} %%{b}' });
    expect(() => newRegistry({ registryName: 'con$${toso}' })).toThrow(/registryNameIsValid/);
  });

  test('of tags are merged by Terraform', () => {
    const { registry } = lateBoundRegistry([{ region: 'eastus', tags: { cost: 'us' } }]);
    expect(blockOf(registry).georeplications?.[0].tags).toBe(
      '${merge(azurerm_resource_group.Group.tags, {"cost" = "us"})}',
    );
  });

  test('with an automatic zone flag leave the flag to the provider, and warn', () => {
    const stack = newStack();
    const group = new ResourceGroup(stack, 'Group', { name: 'images', location: 'West US 2' });
    const registry = newRegistry({ homeRegion: group.location }, stack);
    expect(blockOf(registry)).not.toHaveProperty('zone_redundancy_enabled');
    expect(warningsOf(registry)).toEqual([expect.stringMatching(/\[zonesAreSet\]$/)]);
  });

  test('make the attributes expressions of Terraform', () => {
    const { stack, registry, output } = lateBoundRegistry();
    const tag = new TerraformVariable(stack, 'tag', { type: 'string' });
    output('login', registry.loginServer);
    output('home', registry.homeRegion);
    output('data', registry.dataEndpoint(registry.homeRegion));
    output('image', registry.imageUri('web', tag.stringValue));
    const home = 'lower(replace(azurerm_resource_group.Group.location, " ", ""))';
    expect(outputs(stack)).toMatchObject({
      login: { value: '${lower(var.name)}.azurecr.io' },
      home: { value: `\${${home}}` },
      data: {
        value: `\${replace("\${lower(var.name)}.azurecr.io", "/^([^.]+)[.]/", "$1.\${${home}}.data.")}`,
      },
      image: {
        value: '${lower(var.name)}.azurecr.io/web${strcontains(var.tag, ":") ? "@" : ":"}${var.tag}',
      },
    });
  });

  test('of home without replicas leave the domain to the provider', () => {
    const { stack, registry, output } = lateBoundRegistry([]);
    output('login', registry.loginServer);
    output('data', registry.dataEndpoints);
    const login = 'azurerm_container_registry.Registry_4DB9CCA5.login_server';
    expect(outputs(stack).login.value).toBe(`\${${login}}`);
    expect(outputs(stack).data.value).toEqual([
      `\${replace(${login}, "/^([^.]+)[.]/", "$1.\${lower(replace(azurerm_resource_group.Group.location, " ", ""))}.data.")}`,
    ]);
  });

  test('of home keep their name when a replica is added', () => {
    const { registry } = lateBoundRegistry();
    const { homeRegion } = registry;
    registry.addReplica({ region: 'japaneast' });
    expect(registry.homeRegion).toBe(homeRegion);
    expect(registry.replica(homeRegion).isHome).toBe(true);
  });

  test('that Fn.merge makes of tags are written as they are', () => {
    const stack = newStack();
    const group = new ResourceGroup(stack, 'Group', { name: 'images', location: 'West US 2' });
    const tags = Fn.merge([group.tags, { team: 'web' }]) as { [key: string]: string };
    expect(blockOf(newRegistry({ tags }, stack)).tags).toBe(
      '${merge(azurerm_resource_group.Group.tags, {"team" = "web"})}',
    );
  });

  test('of switches are written as they are', () => {
    const stack = newStack();
    const flag = new TerraformVariable(stack, 'flag', { type: 'bool' }).booleanValue as never;
    const registry = newRegistry(
      { adminUser: flag, replicas: [{ region: 'eastus', globalEndpointRouting: flag }] },
      stack,
    );
    expect(blockOf(registry)).toMatchObject({
      admin_enabled: '${var.flag}',
      georeplications: [{ regional_endpoint_enabled: '${var.flag}' }],
    });
    expect(registry.replica('eastus').globalEndpointRouting).toBeUndefined();
  });
});

const escapeRegExp = (text: string) => text.replace(/[$^*+?.()|[\]{}\\]/g, '\\$&');

describe('attributes', () => {
  const registry = newRegistry({
    registryName: 'Contoso',
    homeRegion: 'West US',
    replicas: [
      { region: 'eastus', globalEndpointRouting: false },
      { region: 'Canada Central', tags: { data: 'ca' } },
      { region: 'West Europe' },
    ],
    tags: { team: 'web' },
  });

  test('take a region as the portal displays it', () => {
    const displayed = newRegistry({ homeRegion: '(US) West US 2', replicas: [{ region: '(Europe) West Europe' }] });
    expect(displayed.regions).toEqual(['westus2', 'westeurope']);
    expect(displayed.replica('(Europe) West Europe').isHome).toBe(false);
  });

  test('name regions canonically, home first', () => {
    expect(registry.homeRegion).toBe('westus');
    expect(registry.regions).toEqual(['westus', 'canadacentral', 'eastus', 'westeurope']);
    expect(registry.premiumUnits).toBe(4);
  });

  test('name hosts in lower case', () => {
    expect(registry.loginServer).toBe('contoso.azurecr.io');
    expect(registry.dataEndpoint('East US')).toBe('contoso.eastus.data.azurecr.io');
    expect(registry.dataEndpoints).toEqual([
      'contoso.westus.data.azurecr.io',
      'contoso.canadacentral.data.azurecr.io',
      'contoso.eastus.data.azurecr.io',
      'contoso.westeurope.data.azurecr.io',
    ]);
  });

  test.each([
    ['chinaeast2', 'contoso.azurecr.cn', 'contoso.chinaeast2.data.azurecr.cn'],
    ['usgovvirginia', 'contoso.azurecr.us', 'contoso.usgovvirginia.data.azurecr.us'],
  ])('use the domain of the cloud of %s', (homeRegion, login, data) => {
    const elsewhere = newRegistry({ homeRegion, replicas: [] });
    expect(elsewhere.loginServer).toBe(login);
    expect(elsewhere.dataEndpoint(homeRegion)).toBe(data);
  });

  test('name images by tag or digest', () => {
    expect(registry.imageUri('public/products/web', '1.2')).toBe('contoso.azurecr.io/public/products/web:1.2');
    const digest = `sha256:${'0'.repeat(64)}`;
    expect(registry.imageUri('web', digest)).toBe(`contoso.azurecr.io/web@${digest}`);
    expect(() => registry.imageUri('Web', ':')).toThrow(
      [
        '  - imageUri.repository is not well formed, got "Web": did you mean "web"? [repositoriesAreWellFormed]',
        '  - imageUri.tagOrDigest is not a well-formed digest, got ":": copy all of it, such as "sha256:" followed by 64 digits 0-9 and a-f [tagsAndDigestsAreWellFormed]',
      ].join('\n'),
    );
    expect(() => registry.imageUri('a${', '$${b}')).toThrow(
      [
        '  - imageUri.repository has an unclosed template, got "a${": write "a$${" for the literal text [templatesAreWellFormed]',
        '  - imageUri.tagOrDigest is not a well-formed tag, got "$${b}": use up to 128 letters, digits, "_", "." and "-", not beginning with "." or "-" [tagsAndDigestsAreWellFormed]',
      ].join('\n'),
    );
  });

  test('tell what was resolved for a region', () => {
    expect(registry.replica('West US')).toEqual({
      region: 'westus',
      isHome: true,
      zoneRedundancy: false,
      globalEndpointRouting: true,
      tags: { team: 'web' },
    });
    expect(registry.replica('canadacentral')).toEqual({
      region: 'canadacentral',
      isHome: false,
      zoneRedundancy: true,
      globalEndpointRouting: true,
      tags: { team: 'web', data: 'ca' },
    });
    expect(registry.replica('EastUS').globalEndpointRouting).toBe(false);
  });

  test('fail for a region that is not there', () => {
    const message =
      'region is not a region of this registry, got "eastus2": did you mean "eastus"? The registry is in westus, canadacentral, eastus, westeurope [regionsAreServed]';
    expect(() => registry.replica('eastus2')).toThrow(`- replica.${message}`);
    expect(() => registry.dataEndpoint('eastus2')).toThrow(`- dataEndpoint.${message}`);
  });

  test.each([
    [lateBound(), 'region is late-bound: pass'],
    ['${var.late}', 'region is late-bound, got "${var.late}": pass'],
  ])('fail for the region %j, unless it is stated as the home region', (region, message) => {
    const advice = `${message} a region that is known at synth, or registry.homeRegion [regionsAreServed]`;
    expect(() => registry.replica(region)).toThrow(`- replica.${advice}`);
    expect(() => registry.dataEndpoint(region)).toThrow(`- dataEndpoint.${advice}`);
    expect(newRegistry({ homeRegion: region }).replica(region).isHome).toBe(true);
  });

  test.each([
    ['east${', 'region has an unclosed template, got "east${": write "east$${" for the literal text'],
    [undefined, 'region is missing: pass a string'],
    [5, 'region is of the wrong type, got 5: pass a string'],
  ])('fail for the region %j with that one fault', (region, message) => {
    expect(() => registry.replica(region as never)).toThrow(
      new RegExp(
        `^GeoReplicatedRegistry at 'contoso/Registry' is not valid:\n  - replica.${escapeRegExp(message)} \\[\\w+\\]$`,
      ),
    );
  });

  test('of a registry without data endpoints are none', () => {
    const without = newRegistry({ dataEndpoints: false });
    expect(without.dataEndpoints).toEqual([]);
    expect(() => without.dataEndpoint('eastus')).toThrow(
      '- dataEndpoint requires dedicated data endpoints, and dataEndpoints is off: set dataEndpoints to true, which requires Sku.PREMIUM [dataEndpointsAreOn]',
    );
  });

  test.each([lateBound(), '${var.late}'])('of a registry whose data endpoints are %j are there', (dataEndpoints) => {
    const maybe = newRegistry({ dataEndpoints: dataEndpoints as never });
    expect(maybe.dataEndpoint('eastus')).toBe('contoso.eastus.data.azurecr.io');
    expect(blockOf(maybe).data_endpoint_enabled).toBe('${var.late}');
  });

  test('follow replicas that are added', () => {
    const growing = newRegistry();
    growing.addReplica({ region: 'Japan East' });
    expect(growing.regions).toEqual(['westus2', 'eastus', 'japaneast', 'westeurope']);
    expect(growing.dataEndpoint('japaneast')).toBe('contoso.japaneast.data.azurecr.io');
    expect(growing.premiumUnits).toBe(4);
    expect(blockOf(growing).timeouts).toEqual({ create: '120m', update: '120m' });
  });

  test('leave as copies and create nothing', () => {
    const before = registry.node.findAll().length;
    registry.regions.push('nowhere');
    registry.dataEndpoints.push('nowhere');
    registry.replica('eastus').tags.team = 'other';
    expect(registry.regions).not.toContain('nowhere');
    expect(registry.dataEndpoints).not.toContain('nowhere');
    expect(registry.replica('eastus').tags).toEqual({ team: 'web' });
    expect(registry.replica('eastus')).toEqual(registry.replica('eastus'));
    expect(registry.node.findAll()).toHaveLength(before);
  });

  test('that others wait for are references to the registry', () => {
    const stack = TerraformStack.of(registry);
    new TerraformOutput(stack, 'id', { value: registry.registryId });
    new TerraformOutput(stack, 'name', { value: registry.registryName });
    const output = JSON.parse(Testing.synth(stack)) as { output: unknown };
    expect(output.output).toEqual({
      id: { value: '${azurerm_container_registry.Registry_4DB9CCA5.id}' },
      name: { value: '${azurerm_container_registry.Registry_4DB9CCA5.name}' },
    });
  });

  test('the way out is the resource, which is also the default child', () => {
    const own = newRegistry();
    expect(own.node.defaultChild).toBe(own.resource);
    own.resource.addOverride('georeplications.0.regional_endpoint_enabled', false);
    expect(blockOf(own).georeplications?.[0].regional_endpoint_enabled).toBe(false);
  });
});

test('replicas and timeouts that the user writes on the way out stay when a webhook is added', () => {
  const registry = newRegistry();
  registry.resource.putGeoreplications([{ location: 'japaneast' }]);
  registry.resource.putTimeouts({ create: '1h' });
  registry.addWebhook({ name: 'deploy', serviceUri: 'https://ci', actions: [WebhookAction.PUSH] });
  const { georeplications, timeouts } = blockOf(registry);
  expect({ georeplications, timeouts }).toEqual({
    georeplications: [{ location: 'japaneast' }],
    timeouts: { create: '1h' },
  });
});

describe('webhooks', () => {
  const hook: WebhookOptions = {
    name: 'deploy',
    serviceUri: 'https://ci.contoso.com/hook',
    actions: [WebhookAction.PUSH],
  };
  const webhooksOf = (registry: GeoReplicatedRegistry) =>
    synthesize(TerraformStack.of(registry)).resource.azurerm_container_registry_webhook;
  const namesOf = (registry: GeoReplicatedRegistry) =>
    Object.values(webhooksOf(registry)).map(({ name, location }) => [name, location]);

  test('stand in every region, at that region', () => {
    expect(namesOf(newRegistry({ webhooks: [hook] })).sort()).toEqual([
      ['deployeastus', 'eastus'],
      ['deploywesteurope', 'westeurope'],
      ['deploywestus2', 'westus2'],
    ]);
  });

  test('are written with all that was asked', () => {
    const registry = newRegistry({
      tags: { team: 'web' },
      webhooks: [
        {
          ...hook,
          actions: Object.values(WebhookAction),
          regions: ['East US'],
          scope: 'web:*',
          customHeaders: { 'X-Source': 'acr' },
          enabled: false,
          tags: { a: 'b' },
        },
      ],
    });
    expect(Object.values(webhooksOf(registry))).toEqual([
      {
        name: 'deployeastus',
        registry_name: '${azurerm_container_registry.Registry_4DB9CCA5.name}',
        resource_group_name: 'images',
        location: 'eastus',
        service_uri: 'https://ci.contoso.com/hook',
        actions: ['push', 'delete', 'quarantine', 'chart_push', 'chart_delete'],
        scope: 'web:*',
        custom_headers: { 'X-Source': 'acr' },
        status: 'disabled',
        tags: { team: 'web', a: 'b' },
      },
    ]);
  });

  test('leave out what was not asked', () => {
    const [block] = Object.values(webhooksOf(newRegistry({ webhooks: [{ ...hook, scope: '', regions: ['eastus'] }] })));
    expect(Object.keys(block).sort()).toEqual([
      'actions',
      'location',
      'name',
      'registry_name',
      'resource_group_name',
      'service_uri',
      'status',
    ]);
    expect(block.status).toBe('enabled');
  });

  test('come with a replica that is added, and touch no other', () => {
    const registry = newRegistry({ webhooks: [hook, { ...hook, name: 'audit', regions: ['eastus'] }] });
    const before = webhooksOf(registry);
    registry.addReplica({ region: 'Japan East' });
    const after = webhooksOf(registry);
    expect(after).toMatchObject(before);
    const added = Object.keys(after).filter((id) => !(id in before));
    expect(added.map((id) => after[id].name)).toEqual(['deployjapaneast']);
  });

  test('added by the method are as those of the constructor', () => {
    const registry = newRegistry();
    registry.addWebhook(hook);
    expect(webhooksOf(registry)).toEqual(webhooksOf(newRegistry({ webhooks: [hook] })));
  });

  test('of a late-bound home region are there too, under the id that a known one has', () => {
    const stack = newStack();
    const group = new ResourceGroup(stack, 'Group', { name: 'images', location: 'West US 2' });
    const late = newRegistry({ homeRegion: group.location, webhooks: [hook] }, stack);
    const known = newRegistry({ webhooks: [hook] });
    expect(Object.keys(webhooksOf(late))).toEqual(Object.keys(webhooksOf(known)));
    const location = '${azurerm_resource_group.Group.location}';
    expect(Object.values(webhooksOf(late)).find((block) => block.location === location)).toMatchObject({
      name: 'deploy${lower(replace(azurerm_resource_group.Group.location, " ", ""))}',
    });
    late.addWebhook({ ...hook, name: 'homeonly', regions: [late.homeRegion] });
    expect(Object.values(webhooksOf(late)).filter((block) => block.location === location)).toHaveLength(2);
  });

  test('switched by Terraform become an expression', () => {
    const stack = newStack();
    const enabled = new TerraformVariable(stack, 'on', { type: 'bool' }).booleanValue as never;
    const registry = newRegistry({ webhooks: [{ ...hook, enabled, regions: ['eastus'] }] }, stack);
    expect(Object.values(webhooksOf(registry))[0].status).toBe('${var.on ? "enabled" : "disabled"}');
  });

  test('a refused addWebhook leaves the registry as it was', () => {
    const registry = newRegistry({ webhooks: [hook] });
    const before = webhooksOf(registry);
    expect(() => {
      registry.addWebhook({ ...hook, regions: ['japaneast'] });
    }).toThrow('addWebhook[0].regions[0] is neither the home region nor a replica');
    expect(webhooksOf(registry)).toEqual(before);
  });

  test('fails for a replica whose webhook has no room for its name', () => {
    const registry = newRegistry({ webhooks: [{ ...hook, name: 'x'.repeat(38) }] });
    expect(() => {
      registry.addReplica({ region: 'Germany West Central' });
    }).toThrow(/webhookNamesFit/);
    expect(registry.regions).toHaveLength(3);
  });
});

describe('what a firewall must let through', () => {
  test('is the login server and the data endpoints', () => {
    expect(newRegistry().firewallFqdns).toEqual([
      'contoso.azurecr.io',
      'contoso.westus2.data.azurecr.io',
      'contoso.eastus.data.azurecr.io',
      'contoso.westeurope.data.azurecr.io',
    ]);
  });

  test.each([
    ['westus2', 'contoso.azurecr.io', '*.blob.core.windows.net'],
    ['chinaeast2', 'contoso.azurecr.cn', '*.blob.core.chinacloudapi.cn'],
    ['usgovvirginia', 'contoso.azurecr.us', '*.blob.core.usgovcloudapi.net'],
  ])('without data endpoints in %s is all storage', (homeRegion, login, storage) => {
    const registry = newRegistry({ homeRegion, replicas: [], dataEndpoints: false });
    expect(registry.firewallFqdns).toEqual([login, storage]);
  });
});

describe('warnings', () => {
  test('a sound registry has none', () => {
    expect(warningsOf(newRegistry())).toEqual([]);
  });

  test('are of what stands at synth, not of what a later call fixes', () => {
    const registry = newRegistry({ replicas: [] });
    registry.addReplica({ region: 'eastus' });
    registry.addReplica({ region: 'westeurope' });
    expect(warningsOf(registry)).toEqual([]);
  });

  test('are reported all, once, however often the stack is synthesized', () => {
    const registry = newRegistry({ homeRegion: 'westus', replicas: [{ region: 'uaecentral' }] });
    warningsOf(registry);
    expect(warningsOf(registry)).toEqual([
      expect.stringMatching(/\[replicasAreAtLeastTwo\]$/),
      expect.stringMatching(/\[homeRegionHasZones\]$/),
      expect.stringMatching(/\[regionsAreUnrestricted\]$/),
    ]);
  });

  test('reach the manifest that the command line shows', () => {
    const stack = newStack();
    newRegistry({ replicas: [] }, stack);
    const app = App.of(stack);
    app.synth();
    const shown = app.manifest.stacks.contoso.annotations.map(({ constructPath, level }) => [constructPath, level]);
    expect(shown).toEqual([['contoso/Registry', '@cdktf/warn']]);
  });
});

test('two registries stand in one stack, with names of their own', () => {
  const stack = newStack();
  newRegistry({ registryName: 'first' }, stack, 'First');
  newRegistry({ registryName: 'second' }, stack, 'Second');
  const blocks = Object.values(synthesize(stack).resource.azurerm_container_registry);
  expect(blocks.map(({ name }) => name)).toEqual(['first', 'second']);
});

test('the protection is off when it is asked to be', () => {
  expect(blockOf(newRegistry({ preventDestroy: false }))).not.toHaveProperty('lifecycle');
  expect(blockOf(newRegistry())).toMatchObject({ lifecycle: { prevent_destroy: true } });
});

test('the construct adds nothing but the registry', () => {
  expect(Object.keys(synthesize(TerraformStack.of(newRegistry())))).toEqual(['provider', 'resource', 'terraform']);
});
