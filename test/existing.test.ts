import { TerraformOutput, TerraformStack, Testing, Token } from 'cdktf';
import {
  GeoReplicatedRegistry,
  NetworkAction,
  PrivateDns,
  RoleAssignmentMode,
  WebhookAction,
  ZoneRedundancy,
  type AdoptOptions,
  type GeoReplicatedRegistryAttributes,
  type GeoReplicatedRegistryProps,
} from 'cdktf-georeplicated-registry';
import { lateBound } from './models';
import { blockOf, newRegistry, newStack, synthesize, warningsOf, type Block } from './stacks';

const principal = '11111111-1111-1111-1111-111111111111';
const attributes = { registryName: 'contoso', resourceGroupName: 'images' };

describe('fromRegistryName', () => {
  const found = (more: Partial<GeoReplicatedRegistryAttributes> = {}) => {
    const stack = newStack();
    return { stack, registry: GeoReplicatedRegistry.fromRegistryName(stack, 'Registry', { ...attributes, ...more }) };
  };
  const outputs = (stack: TerraformStack, value: unknown) => {
    new TerraformOutput(stack, 'out', { value: Token.asAny(value) });
    return (synthesize(stack) as unknown as { output: { out: { value: unknown } } }).output.out.value;
  };
  const data = 'data.azurerm_container_registry.Registry_4DB9CCA5';

  test('looks a registry up and makes nothing but grants', () => {
    const { stack, registry } = found();
    registry.grantPull('Aks', principal);
    registry.grantPush('Ci', principal);
    registry.grantDelete('CleanUp', principal);
    const synthesized = synthesize(stack) as unknown as { data: object; resource: { azurerm_role_assignment: object } };
    expect(synthesized.data).toMatchObject({
      azurerm_container_registry: { Registry_4DB9CCA5: { name: 'contoso', resource_group_name: 'images' } },
    });
    expect(Object.keys(synthesized.resource)).toEqual(['azurerm_role_assignment']);
    const assignments = Object.values(synthesized.resource.azurerm_role_assignment) as Block[];
    expect(assignments.map(({ role_definition_name }) => role_definition_name)).toEqual([
      'AcrPull',
      'AcrPush',
      'AcrDelete',
    ]);
    expect(assignments[0].scope).toBe(`\${${data}.id}`);
  });

  test('answers in plain text what is said of it, as the registry itself does', () => {
    const { registry } = found({
      homeRegion: 'West US 2',
      replicaRegions: ['West Europe', 'eastus'],
      dataEndpoints: true,
      loginServer: 'contoso.azurecr.io',
    });
    const made = newRegistry();
    expect(registry.loginServer).toBe('contoso.azurecr.io');
    expect(registry.homeRegion).toBe('westus2');
    expect(registry.regions).toEqual(made.regions);
    expect(registry.dataEndpoints).toEqual(made.dataEndpoints);
    expect(registry.firewallFqdns).toEqual(made.firewallFqdns);
    expect(registry.dataEndpoint('West Europe')).toBe(made.dataEndpoint('westeurope'));
    expect(registry.imageUri('web', '1.2')).toBe('contoso.azurecr.io/web:1.2');
  });

  test('warns of what is made for a registry, until that is acknowledged', () => {
    const warningsWith = (acknowledge?: Record<string, string>) => {
      const { registry } = found({ homeRegion: 'westus2', acknowledge });
      const id = (kind: string) => `/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/${kind}`;
      for (const region of ['westeurope', 'westus3']) {
        registry.addPrivateEndpoint({
          name: region,
          region,
          subnetId: id(`virtualNetworks/${region}/subnets/endpoints`),
          dns: PrivateDns.zone(id('privateDnsZones/privatelink.azurecr.io')),
        });
      }
      expect(warningsOf(registry)).toEqual(registry.warnings);
      return registry.warnings;
    };
    expect(warningsWith()).toEqual([expect.stringMatching(/\[regionsHaveDnsZonesOfTheirOwn\]$/)]);
    expect(warningsWith({ regionsHaveDnsZonesOfTheirOwn: 'clients ask the records of their own region' })).toEqual([]);
    expect(() => found({ acknowledge: { regionsHaveDnsZones: 'x' } })).toThrow('[acknowledgedRulesExist]');
  });

  test('leaves to Terraform what is not said', () => {
    const { stack, registry } = found();
    const { loginServer, homeRegion, registryId, registryName } = registry;
    expect(outputs(stack, [loginServer, homeRegion, registryId, registryName, registry.imageUri('web', '1')])).toEqual([
      `\${${data}.login_server}`,
      `\${lower(replace(${data}.location, " ", ""))}`,
      `\${${data}.id}`,
      `\${${data}.name}`,
      `\${${data}.login_server}/web:1`,
    ]);
    expect(registry.firewallFqdns).toContain('*.blob.core.windows.net');
  });

  test('takes what only Terraform knows, as a token or as a template', () => {
    for (const late of [lateBound(), '${var.late}']) {
      const { stack, registry } = found({ registryName: late, resourceGroupName: late, homeRegion: late });
      const values = [registry.homeRegion, registry.loginServer, registry.dataEndpoint(late)];
      expect(outputs(stack, values)).toEqual([
        '${lower(replace(var.late, " ", ""))}',
        `\${${data}.login_server}`,
        `\${replace(${data}.login_server, "/^([^.]+)[.]/", "$1.\${lower(replace(var.late, " ", ""))}.data.")}`,
      ]);
    }
  });

  test('of a registry with a domain name label has every host name from the login server', () => {
    const { registry } = found({
      homeRegion: 'westus2',
      replicaRegions: ['eastus'],
      dataEndpoints: true,
      loginServer: 'Contoso-A1B2c3.azurecr.io',
    });
    expect(registry.firewallFqdns).toEqual([
      'contoso-a1b2c3.azurecr.io',
      'contoso-a1b2c3.westus2.data.azurecr.io',
      'contoso-a1b2c3.eastus.data.azurecr.io',
    ]);
    expect(registry.imageUri('web', '1.2')).toBe('contoso-a1b2c3.azurecr.io/web:1.2');
    for (const loginServer of [lateBound(), '${var.late}']) {
      const late = found({ homeRegion: 'westus2', loginServer });
      expect(outputs(late.stack, [late.registry.loginServer, late.registry.dataEndpoint('westus2')])).toEqual([
        '${var.late}',
        '${replace(var.late, "/^([^.]+)[.]/", "$1.westus2.data.")}',
      ]);
    }
  });

  test('takes late-bound regions of replicas, of which nothing is sorted', () => {
    const { stack, registry } = found({ homeRegion: 'westus2', replicaRegions: ['${var.b}', lateBound(), 'eastus'] });
    expect(new Set(outputs(stack, registry.regions) as string[])).toEqual(
      new Set(['westus2', 'eastus', ...['b', 'late'].map((name) => `\${lower(replace(var.${name}, " ", ""))}`)]),
    );
  });

  test('gets private endpoints, with their DNS zones', () => {
    const { stack, registry } = found({ homeRegion: 'westus2', replicaRegions: ['eastus'], dataEndpoints: true });
    const network = '/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub';
    const subnetId = `${network}/subnets/a`;
    const endpoint = registry.addPrivateEndpoint({ subnetId, dns: PrivateDns.newZone(network) });
    expect(registry.privateEndpoints.map(({ resource }) => resource)).toEqual([endpoint.resource]);
    const { resource } = synthesize(stack);
    expect(Object.values(resource.azurerm_private_dns_zone)).toEqual([
      { name: 'privatelink.azurecr.io', resource_group_name: 'images' },
    ]);
    expect(Object.values(resource.azurerm_private_endpoint)).toMatchObject([
      {
        name: 'contoso-westus2',
        location: 'westus2',
        private_service_connection: { private_connection_resource_id: `\${${data}.id}` },
      },
    ]);
    expect(endpoint.members.map(({ name }) => name)).toEqual([
      'registry',
      'registry_data_westus2',
      'registry_data_eastus',
    ]);
    const before = synthesize(stack);
    expect(() =>
      registry.addPrivateEndpoint({ name: '-', subnetId: network, dns: PrivateDns.external(), tags: { '': '' } }),
    ).toThrow(/privateEndpointNamesAreValid[^]*privateLinkIdsAreValid[^]*tagsFitAzure/);
    expect(synthesize(stack)).toEqual(before);
  });

  test.each([undefined, null, 5, []])('fails for attributes that are %j', (none) => {
    expect(() => GeoReplicatedRegistry.fromRegistryName(newStack(), 'Registry', none as never)).toThrow(
      /^GeoReplicatedRegistry at 'contoso\/Registry' is not valid:\n {2}- attributes is [^\n]*: pass an object such as \{ registryName, resourceGroupName \} \[optionsHaveTheirType\]$/,
    );
  });

  test('fails for what must be known at synth and is not, and for texts that Terraform could not read', () => {
    const late = {
      registryName: 'con${toso',
      resourceGroupName: '${var.late}',
      replicaRegions: ['${var.late}', lateBound(), 'east${'],
      roleAssignmentMode: '${var.late}' as never,
    };
    expect(() => GeoReplicatedRegistry.fromRegistryName(newStack(), 'Registry', late)).toThrow(
      new Error(`GeoReplicatedRegistry at 'contoso/Registry' is not valid:
  - registryName has an unclosed template, got "con\${toso": write "con$\${toso" for the literal text [templatesAreWellFormed]
  - replicaRegions[2] has an unclosed template, got "east\${": write "east$\${" for the literal text [templatesAreWellFormed]
  - roleAssignmentMode is late-bound: set a value that is known at synth [optionsAreDecidedAtSynth]`),
    );
  });

  test('grants by the mode that is said', () => {
    const { registry } = found({ roleAssignmentMode: RoleAssignmentMode.REPOSITORY });
    const grant = registry.grantPull('Aks', principal, { repositories: ['web'] });
    expect(grant.roleDefinitionNameInput).toBe('Container Registry Repository Reader');
    expect(() => found().registry.grantPull('Aks', principal, { repositories: ['web'] })).toThrow(
      /grantsToRepositoriesAreWellFormed/,
    );
  });

  test('fails with all that is wrong and leaves nothing', () => {
    const stack = newStack();
    const wrong = {
      registryName: 'con-toso',
      resourceGroupName: 5 as never,
      homeRegion: 'West US',
      replicaRegions: ['westus', 'eastsu', 'eastus', 'East US'],
      replicaRegion: 'eastus',
    };
    expect(() => GeoReplicatedRegistry.fromRegistryName(stack, 'Registry', wrong)).toThrow(
      new Error(`GeoReplicatedRegistry at 'contoso/Registry' is not valid:
  - resourceGroupName is of the wrong type, got 5: pass a string [optionsHaveTheirType]
  - replicaRegion is not an option: did you mean "replicaRegions"? [optionsAreKnown]
  - registryName contains characters other than letters and digits, got "con-toso": did you mean "contoso"? [registryNameIsValid]
  - replicaRegions[0] is the home region, got "westus": leave it out, the home region is always served [replicasAreAwayFromHome]
  - replicaRegions[3] repeats replicaRegions[2], got "East US": list each region once [replicasAreDistinct]
  - replicaRegions[1] is not an Azure region, got "eastsu": did you mean "eastus"? [regionsExist]`),
    );
    expect(stack.node.tryFindChild('Registry')).toBeUndefined();
  });

  test('fails for a grant that breaks a rule, and stays as it was', () => {
    const { stack, registry } = found();
    expect(() => registry.grantPull('Aks', 'aks')).toThrow(/principalIdsAreValid/);
    registry.grantPull('Aks', principal);
    expect(synthesize(stack).resource.azurerm_role_assignment).toBeDefined();
  });
});

describe('adopt', () => {
  const group = '/subscriptions/s/resourceGroups/images/providers';
  const registryId = `${group}/Microsoft.ContainerRegistry/registries/contoso`;
  const adopt = { registryId };
  const adopted = (props: Partial<GeoReplicatedRegistryProps> = {}, more: Partial<AdoptOptions> = {}) =>
    newRegistry({ replicas: undefined, ...props, adopt: { ...adopt, ...more } });
  const importsOf = (registry: GeoReplicatedRegistry) =>
    (synthesize(TerraformStack.of(registry)) as unknown as { import: { to: string; id: string }[] }).import;
  const ignoredOf = (block: Block) => (block.lifecycle as { ignore_changes?: string[] }).ignore_changes;

  test('imports a registry and leaves everything that is not stated as it is', () => {
    const registry = adopted();
    expect(importsOf(registry)).toEqual([{ to: 'azurerm_container_registry.Registry_4DB9CCA5', id: registryId }]);
    const block = blockOf(registry);
    expect(block).not.toHaveProperty('zone_redundancy_enabled');
    expect(block.lifecycle).toEqual({
      prevent_destroy: true,
      ignore_changes: [
        'georeplications',
        'sku',
        'zone_redundancy_enabled',
        'tags',
        'data_endpoint_enabled',
        'admin_enabled',
        'anonymous_pull_enabled',
        'public_network_access_enabled',
        'network_rule_set',
        'network_rule_bypass_option',
        'identity',
        'encryption',
        'retention_policy_in_days',
        'quarantine_policy_enabled',
        'export_policy_enabled',
        'trust_policy_enabled',
      ],
    });
    expect(warningsOf(registry)).toEqual([]);
  });

  test('manages what is stated, all of it', () => {
    const identityId = `${group}/Microsoft.ManagedIdentity/userAssignedIdentities/i`;
    const registry = adopted({
      replicas: [{ region: 'eastus' }],
      sku: 'Premium' as never,
      zoneRedundancy: ZoneRedundancy.DISABLED,
      tags: {},
      dataEndpoints: true,
      adminUser: false,
      anonymousPull: false,
      network: { publicAccess: false, defaultAction: NetworkAction.DENY, allowedIpRanges: [], trustedServices: true },
      identities: { systemAssigned: true },
      encryption: { keyVaultKeyId: 'https://v/keys/k', identityId, identityClientId: principal },
      untaggedRetentionDays: 30,
      quarantine: false,
      exportPolicy: false,
      trustPolicy: false,
    });
    expect(blockOf(registry).lifecycle).toEqual({ prevent_destroy: true });
    expect(blockOf(registry)).toMatchObject({ zone_redundancy_enabled: false });
  });

  test('defaults no zone flag of a replica on', () => {
    const registry = adopted({ replicas: [{ region: 'eastus' }] });
    registry.addReplica({ region: 'westeurope', zoneRedundancy: ZoneRedundancy.ENABLED });
    expect(blockOf(registry).georeplications?.map((replica) => replica.zone_redundancy_enabled)).toEqual([false, true]);
    expect(warningsOf(registry)).toContainEqual(expect.stringContaining('[adoptedReplicasSetTheirZones]'));
  });

  test('leaves the flag, the identities and the rules that it cannot know as they are', () => {
    const identityId = `${group}/Microsoft.ManagedIdentity/userAssignedIdentities/i`;
    const block = blockOf(
      adopted({
        zoneRedundancy: ZoneRedundancy.AUTOMATIC,
        encryption: { keyVaultKeyId: 'https://v/keys/k', identityId, identityClientId: principal },
        network: { publicAccess: true },
      }),
    );
    expect(block).not.toHaveProperty('zone_redundancy_enabled');
    expect(ignoredOf(block)).toEqual(
      expect.arrayContaining(['zone_redundancy_enabled', 'identity', 'network_rule_set']),
    );
  });

  test.each([
    ['4.81.0', {}, ['role_assignment_mode']],
    ['~> 5.2', {}, ['role_assignment_mode']],
    ['~> 4.99', { roleAssignmentMode: RoleAssignmentMode.REPOSITORY }, []],
  ])('leaves alone what azurerm %s has as well', (version, props, mode) => {
    const registry = adopted(props);
    TerraformStack.of(registry).addOverride('terraform.required_providers.azurerm.version', version);
    synthesize(TerraformStack.of(registry));
    expect(ignoredOf(blockOf(registry))?.slice(version.includes('5') ? 15 : 16)).toEqual([
      ...mode,
      'azuread_authentication_as_arm_policy_enabled',
      'network_rule_bypass_for_tasks_enabled',
    ]);
  });

  test('leaves what the user ignores on the way out, also where azurerm has more', () => {
    const ignoring = (ignoreChanges: 'all' | string[], props: Partial<GeoReplicatedRegistryProps> = {}) => {
      const registry = adopted(props);
      TerraformStack.of(registry).addOverride('terraform.required_providers.azurerm.version', '4.81.0');
      registry.resource.lifecycle = { ignoreChanges };
      synthesize(TerraformStack.of(registry));
      return ignoredOf(blockOf(registry));
    };
    expect(ignoring('all')).toBe('all');
    expect(ignoring(['sku', 'role_assignment_mode'])).toEqual([
      'sku',
      'role_assignment_mode',
      'azuread_authentication_as_arm_policy_enabled',
      'network_rule_bypass_for_tasks_enabled',
    ]);
  });

  test.each(['4.73.0', '4.80.1', '4.9.0', '~> 4.55'])('does not name what azurerm %s may not have', (version) => {
    const registry = adopted();
    TerraformStack.of(registry).addOverride('terraform.required_providers.azurerm.version', version);
    expect(ignoredOf(blockOf(registry))).toHaveLength(16);
  });

  test('refuses a replica in addition to those that are not stated, and takes one where they are', () => {
    expect(() => {
      adopted().addReplica({ region: 'eastus' });
    }).toThrow(/adoptedReplicasAreComplete/);
    const registry = adopted({ replicas: [] });
    registry.addReplica({ region: 'eastus', zoneRedundancy: ZoneRedundancy.ENABLED });
    expect(ignoredOf(blockOf(registry))).not.toContain('georeplications');
  });

  test('without the protection of the registry still leaves what is not stated', () => {
    const { lifecycle } = blockOf(adopted({ preventDestroy: false })) as { lifecycle: object };
    expect(Object.keys(lifecycle)).toEqual(['ignore_changes']);
  });

  const webhook = { name: 'deploy', actions: [WebhookAction.PUSH] };

  test('imports webhooks by their names, and leaves of them what is not stated', () => {
    const registry = adopted(
      {
        replicas: [{ region: 'eastus', zoneRedundancy: ZoneRedundancy.DISABLED }],
        webhooks: [
          { ...webhook, regions: ['eastus'] },
          {
            ...webhook,
            name: 'audits',
            appendRegion: false,
            regions: ['westus2'],
            serviceUri: 'https://audit',
            scope: '',
          },
        ],
      },
      // az prints webhooks, and the group in any case; the provider reads webHooks, and tells groups by case.
      { webhookIds: ['deployeastus', 'audits'].map((n) => `${registryId.replace('images', 'IMAGES')}/webhooks/${n}`) },
    );
    registry.addWebhook({ ...webhook, name: 'later', serviceUri: 'https://later', regions: ['eastus'] });
    const { azurerm_container_registry_webhook: webhooks } = synthesize(TerraformStack.of(registry)).resource;
    expect(importsOf(registry).slice(1)).toEqual([
      {
        to: 'azurerm_container_registry_webhook.Registry_Webhook-deploy-eastus_B1946066',
        id: `${registryId}/webHooks/deployeastus`,
      },
      {
        to: 'azurerm_container_registry_webhook.Registry_Webhook-audits_B6022D93',
        id: `${registryId}/webHooks/audits`,
      },
    ]);
    const lifecycles = Object.values(webhooks).map(({ name, lifecycle }) => [name, lifecycle]);
    expect(Object.fromEntries(lifecycles)).toEqual({
      deployeastus: { ignore_changes: ['service_uri', 'scope', 'custom_headers', 'status', 'tags'] },
      audits: { ignore_changes: ['custom_headers', 'status', 'tags'] },
      latereastus: undefined,
    });
  });

  test('imports private endpoints by their names, with connection, addresses and records as they are', () => {
    const subnetId = `${group}/Microsoft.Network/virtualNetworks/v/subnets/s`;
    const registry = adopted(
      { privateLink: { endpoints: [{ subnetId, name: 'hub', dns: PrivateDns.external() }] } },
      { privateEndpointIds: [`${group.replace('images', 'network')}/Microsoft.Network/privateEndpoints/hub`] },
    );
    const { azurerm_private_endpoint: endpoints } = synthesize(TerraformStack.of(registry)).resource;
    expect(importsOf(registry)).toHaveLength(2);
    expect(Object.values(endpoints)[0].resource_group_name).toBe('network');
    expect(Object.values(endpoints)[0].lifecycle).toEqual({
      ignore_changes: [
        'private_service_connection',
        'ip_configuration',
        'private_dns_zone_group',
        'location',
        'custom_network_interface_name',
        'tags',
      ],
    });
  });

  test('manages of webhooks and private endpoints what is stated', () => {
    const subnetId = `${group}/Microsoft.Network/virtualNetworks/v/subnets/s`;
    const hook = { ...webhook, appendRegion: false, regions: ['westus2'], serviceUri: 'https://audit' };
    const endpoint = { subnetId, name: 'hub', dns: PrivateDns.external() };
    const registry = adopted(
      {
        replicas: [],
        webhooks: [{ ...hook, scope: 'web', customHeaders: {}, enabled: true, tags: {} }],
        privateLink: { endpoints: [{ ...endpoint, region: 'westus2', networkInterfaceName: 'nic', tags: {} }] },
      },
      {
        webhookIds: [`${registryId}/webhooks/deploy`],
        privateEndpointIds: [`${group}/Microsoft.Network/privateEndpoints/hub`],
      },
    );
    const { resource } = synthesize(TerraformStack.of(registry));
    expect(importsOf(registry)).toHaveLength(3);
    expect(Object.values(resource.azurerm_container_registry_webhook)[0]).not.toHaveProperty('lifecycle');
    expect(Object.values(resource.azurerm_private_endpoint)[0].lifecycle).toEqual({
      ignore_changes: ['private_service_connection', 'ip_configuration', 'private_dns_zone_group'],
    });
  });

  test('is written in HCL too', () => {
    expect(Testing.synthHcl(TerraformStack.of(adopted()), true)).toContain(
      `import {\nto = azurerm_container_registry.Registry_4DB9CCA5\nid = "${registryId}"\n}`,
    );
  });

  test('follows a name in the state that the user overrides', () => {
    const registry = adopted();
    registry.resource.overrideLogicalId('images');
    expect(importsOf(registry)).toEqual([{ to: 'azurerm_container_registry.images', id: registryId }]);
  });

  test('fails for what is not there, all at once', () => {
    expect(() => adopted({ registryName: 'Contoso' }, { webhookIds: ['deploy'] })).toThrow(
      /adoptedIdsAreValid[^]*adoptedRegistriesAreThisOne/,
    );
  });
});
