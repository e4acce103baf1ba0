import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { adopt } from '../../../cli/adopt/stack';
import { adopted, docs, examples, expectedStack, replications, show, webhooks, type Doc, type Docs } from './recorded';
import { expectNoChange, run } from './terraform';

/** The code as Prettier writes it. */
function formatted(input: string): string {
  const prettier = require.resolve('prettier/bin/prettier.cjs');
  return spawnSync(process.execPath, [prettier, '--stdin-filepath', join(examples, 'adopted.ts')], {
    input,
    encoding: 'utf8',
  }).stdout;
}

test('prints the stack of the example from what az printed, in any order', () => {
  expect(adopted(docs()).code).toBe(expectedStack);
  expect(adopt([{ name: '-', text: `${webhooks}\n${show}${replications}` }]).code).toBe(expectedStack);
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
      for (const replica of others) Object.assign(replica, { regionEndpointEnabled: true, zoneRedundancy: 'Enabled' });
    },
  ],
  [
    'with a key of its own, in addition to another identity',
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
    'with regional endpoints, reached by IPv6 too, and a home region out of rotation',
    ({ registry, replications: [home] }) => {
      Object.assign(registry, {
        regionalEndpoints: 'Enabled',
        regionalEndpointHostNames: ['contosoprod.westeurope.geo.azurecr.io'],
        endpointProtocol: 'IPv4AndIPv6',
        dataEndpointEnabled: true,
      });
      home.regionEndpointEnabled = false;
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
  const { code } = adopted(all);
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

test('writes by azapi only what azurerm has no attribute for, and is not as Azure creates it', () => {
  const plain = docs(({ registry }) => {
    Object.assign(registry, { regionalEndpoints: 'Disabled', endpointProtocol: 'IPv4' });
  });
  expect(adopted(plain).code).toBe(expectedStack);
  const regional = docs(({ registry }) => {
    Object.assign(registry, { regionalEndpoints: 'Enabled', endpointProtocol: 'IPv4' });
  });
  const { code } = adopted(regional);
  expect(code).toContain(`
    // azapi writes what azurerm has no attribute for. It imports nothing: the first apply adds azapi_update_resource,
    // which sets what is set already.

    new GeoReplicatedRegistry(`);
  expect(code).toContain('regionalEndpoints: true,\n      azapi: true,\n');
  expect(
    Object.values((run(code).resource as never as { azapi_update_resource: object }).azapi_update_resource),
  ).toEqual([expect.objectContaining({ body: { properties: { regionalEndpoints: 'Enabled' } } })]);
});

test.each([
  ['contosoprod-a1b2c3d4e5.azurecr.io', "loginServer: 'contosoprod-a1b2c3d4e5.azurecr.io',"],
  ['ContosoProd-a1b2c3d4e5.azurecr.io', "loginServer: 'contosoprod-a1b2c3d4e5.azurecr.io',"],
  ['CONTOSOPROD.azurecr.io', undefined],
  [null, undefined],
])('states the login server %s if it is not that of the name', (loginServer, line) => {
  const all = docs(({ registry }) => (registry.loginServer = loginServer));
  const { code } = adopted(all);
  expect(/^ *loginServer: .*$/m.exec(code)?.[0].trim()).toBe(line);
  expect(formatted(code)).toBe(code);
  expectNoChange(all, run(code));
});

test('states the login server of another cloud only if it has a label', () => {
  const inChina = (loginServer: string) =>
    adopted(
      docs(({ registry, replications: all, webhooks: hooks }) => {
        Object.assign(registry, { location: 'chinaeast2', loginServer });
        Object.assign(all[0], { location: 'chinaeast2' });
        all.length = 1;
        hooks.length = 0;
      }),
    ).code;
  expect(inChina('contosoprod.azurecr.cn')).not.toContain('loginServer');
  expect(inChina('contosoprod-a1b2.azurecr.cn')).toContain("loginServer: 'contosoprod-a1b2.azurecr.cn',");
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
