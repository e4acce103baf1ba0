import { configuration, read, registry, text, withRegistry, type Json } from './inputs';

const contoso = `Registry contoso.azurecr.io (Premium)
  home     westus              no zone flag    takes traffic
  replica  eastus              zone-redundant  out of rotation
  replica  westeurope          zone-redundant  takes traffic
  Premium units: 3
`;

test('a registry is read with its regions, home first and the replicas by name', async () => {
  expect(await text(withRegistry())).toBe(contoso);
});

test('azurerm 5 has another word for the routing', async () => {
  const georeplications = [
    { location: 'westeurope', global_endpoint_routing_enabled: true, zone_redundancy_enabled: true },
    { location: 'eastus', global_endpoint_routing_enabled: false, zone_redundancy_enabled: true },
  ];
  expect(await text(withRegistry({ georeplications }))).toBe(contoso);
});

test('azurerm 4 takes an absent flag of the routing for false', async () => {
  expect(await text(withRegistry({ georeplications: { location: 'eastus' } })))
    .toBe(`Registry contoso.azurecr.io (Premium)
  home     westus              no zone flag    takes traffic
  replica  eastus              no zone flag    out of rotation
  Premium units: 2
`);
});

test('blocks may be a list, one object, or nothing at all', async () => {
  const all = await read(
    configuration([{ azurerm_container_registry: [{ A: registry({ georeplications: null }) }] }]),
    configuration({ azurerm_container_registry: { B: [registry({ georeplications: undefined })], C: null } }),
    configuration({ azurerm_container_registry: { D: registry({ georeplications: [null, 7, 'x', {}] }), E: 'x' } }),
  );
  expect(all.map(({ address, source, places }) => [address, source, places.map(({ region }) => region)])).toEqual([
    ['azurerm_container_registry.A', '0.json', ['westus']],
    ['azurerm_container_registry.B', '1.json', ['westus']],
    ['azurerm_container_registry.D', '2.json', ['westus', { late: '(not set)' }]],
  ]);
});

test('what Terraform fills in is shown as it is written', async () => {
  const [late] = await read(
    withRegistry({
      name: 'contoso${var.stage}',
      location: '${azurerm_resource_group.Group.location}',
      sku: '${var.sku}',
      zone_redundancy_enabled: '${var.zones}',
      data_endpoint_enabled: '${var.data}',
      georeplications: [{ location: 'eastus', regional_endpoint_enabled: '${!contains(var.out, "eastus")}' }],
    }),
  );
  expect(late).toMatchObject({
    name: { late: 'contoso${var.stage}' },
    sku: { late: '${var.sku}' },
    dataEndpoints: { late: '${var.data}' },
    places: [
      { region: { late: '${azurerm_resource_group.Group.location}' }, zones: { late: '${var.zones}' }, routing: true },
      { region: 'eastus', zones: false, routing: { late: '${!contains(var.out, "eastus")}' } },
    ],
  });
  expect(await text(withRegistry({ location: '${var.home}', name: '${var.name}' }))).toContain(
    'Registry ${var.name} (Premium)\n  home     (late-bound)        no zone flag    takes traffic\n',
  );
});

test('escaped templates are text', async () => {
  const [{ name }] = await read(withRegistry({ name: 'a$${b}%%{c}' }));
  expect(name).toBe('a${b}%{c}');
});

test('replicas of a dynamic block, and registries of count and for_each, are shown as such', async () => {
  const repeated = configuration({
    azurerm_container_registry: {
      A: registry({
        georeplications: undefined,
        dynamic: {
          georeplications: [{ for_each: '${var.regions}', content: [{ location: '${georeplications.value}' }] }],
        },
      }),
      B: registry({ for_each: '${toset(var.names)}', georeplications: undefined }),
      C: registry({ count: 2, georeplications: undefined }),
      D: registry({ count: 0 }),
      E: registry({ count: 1, georeplications: '${var.blocks}' }),
    },
  });
  const heads = (await text(repeated)).split('\n').filter((line) => /^Registry|replicas of|units/.test(line));
  expect(heads).toEqual([
    'Registry contoso.azurecr.io (Premium)',
    '  replicas of ${var.regions}',
    '  Premium units: 1 or more',
    'Registry contoso.azurecr.io (Premium, for_each = ${toset(var.names)})',
    '  Premium units: 1',
    'Registry contoso.azurecr.io (Premium, count = 2)',
    '  Premium units: 1',
    'Registry contoso.azurecr.io (Premium)',
    '  replicas of ${var.blocks}',
    '  Premium units: 1 or more',
  ]);
});

const reference = '${azurerm_container_registry.Registry.id}';
const endpoint = (location: string, connection: string): Json => ({
  name: `contoso-${location}`,
  location,
  private_service_connection: { private_connection_resource_id: connection },
});

test('webhooks, private endpoints and tasks belong to the registry that they refer to', async () => {
  const [first, second] = await read(
    configuration({
      azurerm_container_registry: { Registry: registry(), Other: registry({ name: 'Other' }) },
      azurerm_container_registry_webhook: {
        A: { name: 'deployeastus', location: 'East US', registry_name: '${azurerm_container_registry.Registry.name}' },
        B: { name: 'other', location: 'westus', registry_name: 'OTHER' },
        C: { name: 'stranger', location: 'westus', registry_name: 'stranger' },
      },
      azurerm_private_endpoint: {
        A: endpoint('westeurope', reference),
        B: endpoint(
          'norwayeast',
          '/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/other',
        ),
        C: endpoint('westus', '${azurerm_storage_account.Account.id}'),
      },
      azurerm_container_registry_task: { A: { container_registry_id: reference } },
      constructor: { A: { registry_name: 'contoso' } },
      __proto__: { A: {} },
    }),
  );
  expect(first).toMatchObject({
    webhooks: [{ name: 'deployeastus', region: 'eastus' }],
    privateEndpoints: [{ name: 'contoso-westeurope', region: 'westeurope' }],
    tasks: 1,
  });
  expect(second).toMatchObject({
    webhooks: [{ name: 'other', region: 'westus' }],
    privateEndpoints: [{ name: 'contoso-norwayeast', region: 'norwayeast' }],
    tasks: 0,
  });
});

test('parts in other stacks are found by outputs, of the stack that their state is of', async () => {
  const named = (stackName: string) => ({ '//': { metadata: { stackName } } });
  const stack = (name: string) =>
    configuration(
      { azurerm_container_registry: { Registry: registry({ name, georeplications: [] }) } },
      { ...named(name), output: { id: { value: '${azurerm_container_registry.Registry.id}' } } },
    );
  const shop = (of: string) =>
    configuration(
      {
        azurerm_private_endpoint: {
          A: endpoint('eastus', `\${data.terraform_remote_state.cross-stack-reference-input-${of}.outputs.id}`),
        },
      },
      named('shop'),
    );
  const of = async (name: string) =>
    (await read(shop(name), stack('first'), stack('second'))).map(({ privateEndpoints }) => privateEndpoints.length);
  expect(await of('second')).toEqual([0, 1]);
  expect(await of('unknown')).toEqual([1, 1]);
});

test('outputs that go in circles end', async () => {
  const circle = '${data.terraform_remote_state.x.outputs.id}';
  const [{ privateEndpoints }] = await read(
    configuration(
      {
        azurerm_container_registry: { Registry: registry() },
        azurerm_private_endpoint: { A: endpoint('eastus', circle) },
      },
      { output: { id: { value: circle } } },
    ),
  );
  expect(privateEndpoints).toEqual([]);
});

test('what azapi writes is read: the routing of the home region and regional endpoints', async () => {
  const update = (type: string, properties: Json, others: Json): Json => ({ type, body: { properties }, ...others });
  const [{ places, regionalEndpoints }] = await read(
    withRegistry(
      {},
      {
        azapi_update_resource: {
          Home: update(
            'Microsoft.ContainerRegistry/registries/replications@2025-11-01',
            { regionEndpointEnabled: false },
            { parent_id: reference, name: 'westus' },
          ),
          ById: update(
            'microsoft.containerregistry/registries/replications@2025-11-01',
            { regionEndpointEnabled: '${tobool(var.out)}' },
            { resource_id: `${reference}/replications/eastus` },
          ),
          Registry: update(
            'Microsoft.ContainerRegistry/registries@2026-01-01-preview',
            { regionalEndpoints: 'Enabled' },
            { resource_id: reference },
          ),
          Text: {
            ...update('Microsoft.ContainerRegistry/registries@2026-01-01-preview', {}, { resource_id: reference }),
            body: '{"properties":{"endpointProtocol":"IPv4"}}',
          },
          Broken: { type: 'Microsoft.ContainerRegistry/registries@1', body: '{', resource_id: reference },
        },
      },
    ),
  );
  expect(places.map(({ region, routing }) => [region, routing])).toEqual([
    ['westus', false],
    ['eastus', { late: '${tobool(var.out)}' }],
    ['westeurope', true],
  ]);
  expect(regionalEndpoints).toBe(true);
});

test('a part that stands twice for count or for_each belongs to the instance that it names', async () => {
  const [{ webhooks }] = await read(
    withRegistry(
      { for_each: '${var.names}' },
      {
        azurerm_container_registry_webhook: {
          A: { name: 'one', location: 'westus', registry_name: '${azurerm_container_registry.Registry["eu"].name}' },
          B: { name: 'two', location: 'westus', registry_name: '${data.azurerm_container_registry.Registry.name}' },
        },
      },
    ),
  );
  expect(webhooks.map(({ name }) => name)).toEqual(['one']);
});

test('hostile text is shown, and does nothing', async () => {
  const name = '\u001b[2J\u202e<script>alert(1)</script>\ud800';
  const [hostile] = await read(withRegistry({ name, location: `a${'b'.repeat(1000)}`, sku: { late: 'x' } }));
  expect(hostile.name).toBe('\\u001b[2J\\u202e<script>alert(1)</script>\\ud800');
  expect(hostile.sku).toEqual({ late: '(not set)' });
  expect(hostile.places[0].region).toHaveLength(301);
});
