import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { TerraformStack, Testing } from 'cdktf';
import * as library from 'cdktf-georeplicated-registry';
import { adopt, type Adoption } from '../lib/cli/stack';
import type { Block, Synthesized } from './stacks';

const folder = join(__dirname, '../examples');
const recorded = (name: string): string => readFileSync(join(folder, 'adopt', `${name}.json`), 'utf8');
const [show, replications, webhooks] = ['show', 'replications', 'webhooks'].map(recorded);

interface Doc {
  [field: string]: unknown;
}
interface Docs {
  registry: Doc;
  replications: Doc[];
  webhooks: Doc[];
}

/** The recorded output with some of it changed. */
function docs(change: (docs: Docs) => void = () => undefined): Docs {
  const all = {
    registry: JSON.parse(show) as Doc,
    replications: JSON.parse(replications) as Doc[],
    webhooks: JSON.parse(webhooks) as Doc[],
  };
  change(all);
  return all;
}

function adopted(all: Docs): Adoption {
  return adopt(Object.entries(all).map(([name, value]) => ({ name, text: JSON.stringify(value) })));
}

/** Runs the stack that was printed, and reads what it synthesizes. */
function run(code: string): { resource: Synthesized['resource']; import: { id: string }[] } {
  const options = {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  } as const;
  const exported: { AdoptedStack?: new (app: unknown, id: string) => TerraformStack } = {};
  // Without its last lines, which synthesize to a folder.
  const { code: script } = transformSync(code.split('\nexport const app')[0], options);
  const load = (name: string): unknown =>
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    name === 'cdktf-georeplicated-registry' ? library : (require(name) as unknown);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  (new Function('require', 'exports', script) as (...args: unknown[]) => void)(load, exported);
  const stack = new exported.AdoptedStack!(Testing.app(), 'adopted');
  // Terraform reads `$${` as text.
  return JSON.parse(Testing.synth(stack, true).replace(/([$%])\1\{/g, '$1{')) as never;
}

/** The code as Prettier writes it. */
function formatted(input: string): string {
  const prettier = require.resolve('prettier/bin/prettier.cjs');
  return spawnSync(process.execPath, [prettier, '--stdin-filepath', join(folder, 'adopted.ts')], {
    input,
    encoding: 'utf8',
  }).stdout;
}

/** What azurerm reads into its state of a registry, by its own rules: see the facts of azurerm 4.55. */
function stateOf({ registry, replications: all }: Docs): Block {
  const text = (value: unknown) => String(value).toLowerCase().replaceAll(' ', '');
  const policies = registry.policies as { [name: string]: { status: string; days?: number } };
  const isOn = (name: string) => policies[name].status === 'enabled';
  const rules = registry.networkRuleSet as { defaultAction: string; ipRules: { ipAddressOrRange: string }[] } | null;
  const identity = registry.identity as { type: string; userAssignedIdentities: object | null } | null;
  const { status, keyVaultProperties: key } = registry.encryption as {
    status: string;
    keyVaultProperties: { keyIdentifier: string; identity: string } | null;
  };
  const tagged = (tags: unknown) => (Object.keys(tags as object).length === 0 ? undefined : tags);
  return {
    name: registry.name,
    resource_group_name: String(registry.id).split('/')[4],
    location: text(registry.location),
    sku: (registry.sku as { name: string }).name,
    admin_enabled: registry.adminUserEnabled,
    anonymous_pull_enabled: registry.anonymousPullEnabled,
    data_endpoint_enabled: registry.dataEndpointEnabled,
    public_network_access_enabled: registry.publicNetworkAccess === 'Enabled',
    network_rule_bypass_option: registry.networkRuleBypassOptions,
    zone_redundancy_enabled: registry.zoneRedundancy === 'Enabled',
    retention_policy_in_days: isOn('retentionPolicy') ? policies.retentionPolicy.days : undefined,
    quarantine_policy_enabled: isOn('quarantinePolicy'),
    export_policy_enabled: isOn('exportPolicy'),
    trust_policy_enabled: isOn('trustPolicy'),
    role_assignment_mode: registry.roleAssignmentMode,
    // From 4.81.
    azuread_authentication_as_arm_policy_enabled: isOn('azureAdAuthenticationAsArmPolicy'),
    network_rule_bypass_for_tasks_enabled: registry.networkRuleBypassAllowedForTasks === true,
    tags: tagged(registry.tags),
    identity: identity && {
      type: identity.type,
      identity_ids:
        identity.userAssignedIdentities &&
        Object.keys(identity.userAssignedIdentities).map((id) => id.replace(/resourcegroups/i, 'resourceGroups')),
    },
    encryption:
      status === 'enabled' && key !== null
        ? [{ key_vault_key_id: key.keyIdentifier, identity_client_id: key.identity }]
        : undefined,
    network_rule_set: rules && [
      {
        default_action: rules.defaultAction,
        ip_rule: rules.ipRules.map(({ ipAddressOrRange: range }) => ({
          action: 'Allow',
          ip_range: range.includes('/') ? range : `${range}/32`,
        })),
      },
    ],
    georeplications: all
      .filter(({ location }) => text(location) !== text(registry.location))
      .map(({ location, zoneRedundancy, regionEndpointEnabled, tags }) => ({
        location: text(location),
        zone_redundancy_enabled: zoneRedundancy === 'Enabled',
        regional_endpoint_enabled: regionEndpointEnabled,
        tags: tagged(tags),
      }))
      .sort((a, b) => (a.location < b.location ? -1 : 1)),
  };
}

/** Holds what is written, and not left alone, against what is there. */
function expectNoChange(all: Docs, { resource }: ReturnType<typeof run>, isLater = false): void {
  const [{ lifecycle, timeouts, ...block }] = Object.values(resource.azurerm_container_registry);
  const { ignore_changes: ignored = [] } = lifecycle as { ignore_changes?: string[] };
  const managed = Object.entries(block).filter(([attribute]) => !ignored.includes(attribute));
  const withoutNull = (_: string, value: unknown) => value ?? undefined;
  const state = JSON.parse(JSON.stringify(stateOf(all), withoutNull)) as Block;
  expect(Object.fromEntries(managed)).toEqual(
    Object.fromEntries(managed.map(([attribute]) => [attribute, state[attribute]])),
  );
  // What is not written is left alone, or as the provider has it by default.
  const unwritten = Object.keys(state).filter((attribute) => !(attribute in block) && !ignored.includes(attribute));
  const later = [
    'role_assignment_mode',
    'azuread_authentication_as_arm_policy_enabled',
    'network_rule_bypass_for_tasks_enabled',
  ];
  expect(unwritten.filter((attribute) => isLater || !later.includes(attribute))).toEqual([]);
  expect(timeouts === undefined).toBe((block.georeplications ?? []).length === 0);
}

describe('adopt', () => {
  test('prints the stack of the example from what az printed, in any order', () => {
    const expected = readFileSync(join(folder, 'adopt.ts'), 'utf8');
    expect(adopted(docs()).code).toBe(expected);
    expect(adopt([{ name: '-', text: `${webhooks}\n${show}${replications}` }]).code).toBe(expected);
  });

  const scopes = '/subscriptions/8f1c2d3e-4b5a-4c6d-9e7f-0a1b2c3d4e5f/resourceGroups/contoso-images/providers';
  const keyIdentity = `${scopes}/Microsoft.ManagedIdentity/userAssignedIdentities/key`;

  test.each<[string, (all: Docs) => void]>([
    ['as it was recorded', () => undefined],
    [
      'with everything the other way round',
      ({ registry, replications: [home, ...others] }) => {
        const policies = registry.policies as { [name: string]: { status: string } };
        Object.assign(registry, {
          adminUserEnabled: true,
          anonymousPullEnabled: true,
          dataEndpointEnabled: false,
          publicNetworkAccess: 'Disabled',
          networkRuleBypassOptions: 'None',
          zoneRedundancy: 'Enabled',
          networkRuleSet: { defaultAction: 'Allow', ipRules: [] },
          identity: { type: 'SystemAssigned', userAssignedIdentities: null },
          tags: {},
          location: 'West Europe',
        });
        for (const policy of Object.values(policies))
          policy.status = policy.status === 'enabled' ? 'disabled' : 'enabled';
        home.regionEndpointEnabled = false;
        for (const replica of others)
          Object.assign(replica, { regionEndpointEnabled: true, zoneRedundancy: 'Enabled' });
      },
    ],
    [
      'with a key of its own, beside another identity',
      ({ registry }) => {
        const { userAssignedIdentities } = registry.identity as { userAssignedIdentities: Doc };
        userAssignedIdentities[keyIdentity] = { clientId: '22222222-2222-2222-2222-222222222222' };
        (registry.identity as Doc).type = 'SystemAssigned, UserAssigned';
        registry.encryption = {
          status: 'enabled',
          keyVaultProperties: {
            keyIdentifier: 'https://contoso.vault.azure.net/keys/images',
            identity: '22222222-2222-2222-2222-222222222222',
          },
        };
      },
    ],
    [
      'with tags of replicas that leave out those of the registry',
      ({ replications: [, replica] }) => {
        replica.tags = { only: 'mine' };
      },
    ],
    [
      'in regions that the library does not know, or knows otherwise',
      ({ registry, replications: all, webhooks: hooks }) => {
        hooks.length = 0;
        Object.assign(registry, { location: 'westus', zoneRedundancy: 'Enabled' });
        Object.assign(all[0], { location: 'westus' });
        Object.assign(all[1], { location: 'Mars North', name: 'marsnorth' });
      },
    ],
    [
      'of the Basic tier',
      ({ registry, replications: all, webhooks: hooks }) => {
        hooks.splice(1, 2);
        Object.assign(registry, {
          sku: { name: 'Basic', tier: 'Basic' },
          networkRuleSet: null,
          dataEndpointEnabled: false,
        });
        Object.assign(registry.policies as Doc, { retentionPolicy: { status: 'disabled', days: 7 } });
        all.length = 0;
      },
    ],
    [
      'whose zone flags are not printed, and whose tags are those of every object',
      ({ registry, replications: all }) => {
        Object.assign(registry, { zoneRedundancy: 'Enabled', tags: { constructor: 'x' } });
        for (const replica of all) Object.assign(replica, { zoneRedundancy: null, tags: { a: 'b' } });
      },
    ],
    [
      'in the cloud of the US Government',
      ({ registry, replications: all, webhooks: hooks }) => {
        hooks.length = 0;
        Object.assign(registry, { location: 'usgovvirginia', loginServer: 'contosoprod.azurecr.us' });
        ['usgovvirginia', 'usgoviowa', 'usgovarizona'].forEach((location, i) =>
          Object.assign(all[i], { location, name: location }),
        );
      },
    ],
    [
      'with text that TypeScript and Terraform would take for something else',
      ({ registry, replications: [, , replica] }) => {
        const tags = { "it's": 'a "quote"', 'dollar${x}': '%{y} ${z} \\ \n end', 'a-b': `"'` };
        registry.tags = tags;
        replica.tags = { ...tags, 'a-b': '' };
      },
    ],
  ])('prints a stack that changes nothing of a registry %s', (_, change) => {
    const all = docs(change);
    const { code, faults } = adopted(all);
    expect(faults).toEqual([]);
    expect(formatted(code)).toBe(code);
    const terraform = run(code);
    expectNoChange(all, terraform);
    const imported = all.webhooks.map(({ name }) => `${String(all.registry.id)}/webHooks/${String(name)}`);
    expect(terraform.import.map(({ id }) => id).sort()).toEqual([all.registry.id, ...imported.sort()]);
    const written = Object.values({ ...terraform.resource.azurerm_container_registry_webhook });
    expect(written.map(({ name, location }) => [name, location]).sort()).toEqual(
      all.webhooks.map(({ name, location }) => [name, location]).sort(),
    );
  });

  test('tells what it could not carry over', () => {
    const all = docs(({ registry, replications: [, replica], webhooks: hooks }) => {
      Object.assign(registry, {
        loginServer: 'contosoprod-a1b2c3.azurecr.io',
        autoGeneratedDomainNameLabelScope: 'TenantReuse',
        metadataSearch: 'Enabled',
        regionalEndpoints: 'Enabled',
        roleAssignmentMode: 'AbacRepositoryPermissions',
        networkRuleSet: { defaultAction: 'Deny', ipRules: [], virtualNetworkRules: [{ id: 'subnet' }] },
        encryption: { status: 'enabled', keyVaultProperties: { keyIdentifier: 'https://v/keys/k', identity: 'x' } },
      });
      const policies = registry.policies as { [name: string]: Doc };
      policies.softDeletePolicy.status = 'enabled';
      policies.azureAdAuthenticationAsArmPolicy.status = 'disabled';
      policies.fooPolicy = { status: 'enabled' };
      Object.assign(replica, { provisioningState: 'Creating', endpointKind: 'new' });
      hooks[3].actions = ['sign'];
      hooks.length = 4;
    });
    const { code, notes, faults } = adopted(all);
    expect(faults).toEqual([]);
    const endpoint =
      '/subscriptions/8f1c2d3e-4b5a-4c6d-9e7f-0a1b2c3d4e5f/resourceGroups/contoso-network/providers/Microsoft.Network/privateEndpoints/contosoprod-hub';
    expect(notes).toEqual([
      'the replication northeurope is in the state Creating: wait until Azure has done, and read it again',
      'endpointKind of the replication northeurope, for which there is no option: it stays as it is',
      'the webhook cleanupaudit reports what azurerm does not know: it stays as it is, and Terraform does not manage it',
      'rules for virtual networks, which azurerm has not: all network rules stay as they are',
      'the key of the encryption, because its identity is not among those of the registry: it stays as it is',
      'soft delete, which azurerm has not: it stays as it is',
      'that tokens for Azure Resource Manager are refused, for which there is no option: it stays as it is',
      'fooPolicy of the registry contosoprod, policies, for which there is no option: it stays as it is',
      'address and headers of releasewesteurope, releasenortheurope, releaseeastus2, which az does not print: they stay as they are, by ServiceUri.AS_IN_AZURE',
      'the login server contosoprod-a1b2c3.azurecr.io: registry.loginServer says contosoprod.azurecr.io, use registry.resource.loginServer',
      `the private endpoint ${endpoint}: it stays as it is; to manage it, declare it in privateLink.endpoints and list its id in adopt.privateEndpointIds`,
      'autoGeneratedDomainNameLabelScope TenantReuse, which azurerm has not: it stays as it is',
      'metadataSearch of the registry contosoprod, for which there is no option: it stays as it is',
      'regionalEndpoints of the registry contosoprod, for which there is no option: it stays as it is',
      'role assignments, locks, diagnostic settings, tokens, cache rules and tasks, which az acr show does not print: they stay as they are',
    ]);
    for (const note of notes) expect(code).toContain(` * - ${note}\n`);
    expect(code).toContain("this.addOverride('terraform.required_providers.azurerm.version', '4.81.0');");
    expectNoChange(all, run(code), true);
  });

  test('says what the library refuses of a registry as it is', () => {
    const { code, faults } = adopted(docs(({ webhooks: hooks }) => (hooks[0].scope = 'Products/*')));
    expect(faults).toEqual([
      'webhooks[0].scope is not well formed, got "Products/*": use "repository:tag", "repository:*" or "repository", or leave it out for everything [webhookScopesAreWellFormed]',
    ]);
    expect(code).toContain('The library refuses this as it is, until you mend it:\n * - webhooks[0].scope');
    const out = docs(({ replications: all }) => {
      for (const replica of all) replica.regionEndpointEnabled = false;
    });
    expect(adopted(out).faults).toEqual([expect.stringContaining('[regionsStayInRotation]')]);
  });

  test('names the cloud to the provider', () => {
    const { code } = adopted(
      docs(({ registry, replications: all, webhooks: hooks }) => {
        Object.assign(registry, { location: 'chinaeast2', loginServer: 'contosoprod.azurecr.cn' });
        Object.assign(all[0], { location: 'chinaeast2' });
        all.length = 1;
        hooks.length = 0;
      }),
    );
    expect(code).toContain("environment: 'china',");
  });

  test('prints a stack that can be added to', () => {
    const { code } = adopted(docs());
    const more = code
      .replace('new GeoReplicatedRegistry(', 'const registry = new GeoReplicatedRegistry(')
      .replace(/ {2}\}\n\}\n/, "registry.addReplica({ region: 'japaneast' });\n  }\n}\n");
    const [registry] = Object.values(run(more).resource.azurerm_container_registry);
    expect(registry.georeplications?.map(({ location }) => location)).toEqual(['eastus2', 'japaneast', 'northeurope']);
  });

  const without = (text: string, ...fields: string[]) => {
    const kept = Object.entries(JSON.parse(text) as Doc).filter(([field]) => !fields.includes(field));
    return JSON.stringify(Object.fromEntries(kept));
  };
  const id = (JSON.parse(show) as { id: string }).id;

  test.each<[string, string[], string[]]>([
    [
      'nothing',
      [''],
      [
        'file0 is empty: az may have failed, run it again and look at what it says',
        'what az acr show prints is missing: pass it too',
      ],
    ],
    [
      'what is not JSON',
      ['ERROR: The resource was not found.\nmore'],
      [
        'file0 is not JSON, or not all of it, at "ERROR: The resource was not found.": pass what az prints with --output json',
        'what az acr show prints is missing: pass it too',
      ],
    ],
    [
      'JSON that is cut off',
      [show.slice(0, 200), replications, webhooks],
      [
        'file0 is not JSON, or not all of it, at "{": pass what az prints with --output json',
        'what az acr show prints is missing: pass it too',
      ],
    ],
    [
      'one of three',
      [show],
      [
        'what az acr replication list --registry contosoprod prints is missing: pass it too',
        'what az acr webhook list --registry contosoprod prints is missing: pass it too',
      ],
    ],
    [
      'one of them twice',
      [show, show, replications, webhooks],
      ['what az acr show prints is there 2 times: pass it once'],
    ],
    [
      'other things',
      [`[${show}]`, '[{"id": "x"}]', '{"name": "contoso"}', '"contoso"'],
      [
        'file0 is a list of registries: pass what az acr show --name prints of one',
        'file1 is a list of neither replications nor webhooks: pass what az acr replication list or az acr webhook list prints, without --query',
        'file2 is not a registry, it has no id of one: pass what az acr show prints, without --query',
        'file3 is no object and no list: pass what az prints with --output json',
        'what az acr show prints is missing: pass it too',
      ],
    ],
    [
      'an empty list of replications of a Premium registry, and a tier in other letters',
      [show.replaceAll('"Premium"', '"premium"'), '[]', webhooks],
      [
        'what az acr replication list --registry contosoprod prints is empty or missing: a Premium registry lists its home region there',
      ],
    ],
    [
      'rules without addresses, and parts without their zone flag or tags',
      [
        show.replace('"ipAddressOrRange": "198.51.100.7"', '"other": 1'),
        replications.replaceAll('"zoneRedundancy"', '"zones"').replaceAll('"tags"', '"labels"'),
        '[]',
      ],
      [
        ...['westeurope', 'northeurope', 'eastus2'].flatMap((region) => [
          `the replication ${region} has no zoneRedundancy: pass the whole output of az, without --query`,
          `the replication ${region} has no tags: pass the whole output of az, without --query`,
        ]),
        'the registry contosoprod, networkRuleSet has as ipRules not a list of rules with an ipAddressOrRange each but [{"action":"Allow","ipAddressOrRange":"203.0.113.0/24"},{"action":"Allow","other: pass the output of az as it is',
      ],
    ],
    [
      'parts of another registry',
      [show, replications.replaceAll('registries/contosoprod', 'registries/other'), '[]'],
      ['westeurope', 'northeurope', 'eastus2'].map(
        (region) =>
          `a replication is of another registry than contosoprod: ${id.replace('contosoprod', 'other')}/replications/${region}`,
      ),
    ],
    [
      'some of the fields',
      [without(show, 'location', 'policies'), replications.replaceAll('"regionEndpointEnabled"', '"other"'), '[]'],
      [
        'the registry contosoprod has no location: pass the whole output of az, without --query',
        ...['westeurope', 'northeurope', 'eastus2'].map(
          (region) =>
            `the replication ${region} has no regionEndpointEnabled: pass the whole output of az, without --query`,
        ),
        'the registry contosoprod has no policies: pass the whole output of az, without --query',
      ],
    ],
    [
      'fields of another kind',
      [
        show.replace('"adminUserEnabled": false', '"adminUserEnabled": "no"').replace('"Premium"', '"Classic"'),
        replications,
        webhooks.replace('"enabled"', '"on"'),
      ],
      [
        'the registry contosoprod is of a tier that azurerm does not know',
        'the webhook releasewesteurope has as status not "Enabled" or "Disabled" but "on": pass the output of az as it is',
        'the registry contosoprod has as adminUserEnabled not true or false but "no": pass the output of az as it is',
      ],
    ],
  ])('fails for %s', (_, texts, faults) => {
    const sources = texts.map((text, i) => ({ name: `file${i}`, text }));
    expect(() => adopt(sources)).toThrow(new Error(`Cannot adopt:\n${faults.map((f) => `  - ${f}`).join('\n')}`));
  });

  test('takes what the REST API prints, too', () => {
    const { id: registryId, name, location, sku, tags, identity, ...properties } = JSON.parse(show) as Doc;
    const registry = { id: registryId, name, location, sku, tags, identity, properties };
    const lists = [replications, webhooks].map((list, i) => ({ name: String(i), text: `{ "value": ${list} }` }));
    const { code } = adopt([{ name: 'registry', text: JSON.stringify(registry) }, ...lists]);
    expect(code).toBe(adopted(docs()).code);
  });

  test('does not overflow on what is nested deeply', () => {
    const nested = show.replace('"status": null', `"status": null, "deep": ${'['.repeat(9000)}${']'.repeat(9000)}`);
    expect(adopt([{ name: '-', text: `${nested}${replications}${webhooks}` }]).notes).toContainEqual(
      expect.stringContaining('deep of the registry contosoprod'),
    );
  });
});

describe('the command line', () => {
  const command = (args: string[], input?: string | Buffer) =>
    spawnSync(process.execPath, [require.resolve('tsx/cli'), join(__dirname, '../lib/cli.ts'), ...args], {
      input,
      encoding: 'utf8',
    });
  const files = ['show', 'replications', 'webhooks'].map((name) => join(folder, 'adopt', `${name}.json`));

  test('prints the stack, and tells the rest on standard error', () => {
    const { stdout, stderr, status } = command(['adopt', ...files]);
    expect([stdout, status]).toEqual([readFileSync(join(folder, 'adopt.ts'), 'utf8'), 0]);
    expect(stderr).toMatch(/^Not carried over:\n {2}- /);
  });

  test('reads standard input, also as PowerShell writes it', () => {
    const text = `\uFEFF${show}${replications}${webhooks}`;
    expect(command(['adopt'], Buffer.from(text, 'utf16le')).stdout).toBe(
      readFileSync(join(folder, 'adopt.ts'), 'utf8'),
    );
  });

  test('fails with all that is wrong', () => {
    const { stdout, stderr, status } = command(['adopt', 'nowhere.json']);
    expect([stdout, status]).toEqual(['', 1]);
    expect(stderr).toMatch(/^Cannot adopt:\n {2}- nowhere.json cannot be read: ENOENT/);
  });

  test.each([[[]], [['adpot']], [['adopt', '--verbose']]])('tells how it is used, for %j', (args) => {
    const { stderr, status } = command(args);
    expect([stderr.split('\n')[0], status]).toEqual(['Usage: npx cdktf-georeplicated-registry adopt [file ...]', 2]);
    expect(command(['--help'])).toMatchObject({ stdout: stderr, status: 0 });
  });
});
