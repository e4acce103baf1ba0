import { lossOf } from '../../../cli/map/view/lost';
import { changesOf } from '../../../cli/map/view/words';
import { change, plan, read, registry, text, type Json } from './inputs';

const address = 'azurerm_container_registry.Registry';
const replica = (location: string, regional_endpoint_enabled = true, zone_redundancy_enabled = true): Json => ({
  location,
  regional_endpoint_enabled,
  zone_redundancy_enabled,
});
const withReplicas = (...georeplications: Json[]) => registry({ georeplications });

test('a plan shows what it changes of the regions of a registry', async () => {
  const before = withReplicas(
    replica('eastus'),
    replica('northeurope'),
    replica('uksouth', false),
    replica('westeurope'),
  );
  const after = withReplicas(
    replica('eastus', false),
    replica('japaneast'),
    replica('uksouth'),
    replica('westeurope', true, false),
  );
  const document = plan([change(address, ['update'], before, after)]);
  expect(await text(document)).toBe(`Registry contoso.azurecr.io (Premium)
  home     westus              no zone flag    takes traffic
  replica  eastus              zone-redundant  out of rotation  taken out of rotation
  replica  japaneast           zone-redundant  takes traffic    added
  replica  uksouth             zone-redundant  takes traffic    put back into rotation
  replica  westeurope          no zone flag    takes traffic    destroyed and created again
  replica  northeurope         zone-redundant  takes traffic    removed
  Premium units: 5
`);
  const [changed] = await read(document);
  expect(changesOf(changed)).toEqual([
    'East US is taken out of rotation.',
    'Japan East is added.',
    'UK South is put back into rotation.',
    'West Europe is destroyed and created again.',
    'North Europe is removed.',
  ]);
  expect(lossOf(changed, 'westus').verdict).toBe('Japan East, UK South and West Europe continue to serve.');
});

test.each([
  [['create'], null, registry(), 'added', ['The registry is created.']],
  [['delete'], registry(), null, 'removed', ['The registry and all its images are destroyed.']],
  [
    ['delete', 'create'],
    registry(),
    registry({ location: 'eastus2' }),
    'replaced',
    ['The registry and all its images are destroyed, and a new registry is created in its place.'],
  ],
  [['no-op'], registry(), registry(), undefined, []],
])('the registry itself: %j', async (actions, before, after, expected, changes) => {
  const [changed] = await read(plan([change(address, actions, before, after)]));
  expect([changed.change, changesOf(changed)]).toEqual([expected, changes]);
});

test('webhooks and private endpoints that come and go are listed', async () => {
  const webhook = (name: string): Json => ({ name, location: 'eastus', registry_name: 'contoso' });
  const endpoint: Json = {
    name: 'hub',
    location: 'westus',
    private_service_connection: [{ private_connection_resource_id: '/x/registries/contoso' }],
  };
  const [changed] = await read(
    plan([
      change(address, ['no-op'], registry(), registry()),
      change('azurerm_container_registry_webhook.A', ['create'], null, webhook('new')),
      change('azurerm_container_registry_webhook.B', ['delete'], webhook('old'), null),
      change('azurerm_container_registry_webhook.C', ['no-op'], webhook('same'), webhook('same')),
      change('azurerm_private_endpoint.A', ['delete', 'create'], endpoint, endpoint),
    ]),
  );
  expect(changesOf(changed)).toEqual([
    'Private endpoint hub in West US is destroyed and created again.',
    'Webhook new in East US is added.',
    'Webhook old in East US is removed.',
  ]);
  expect(await text(plan([change(address, ['no-op'], registry(), registry())]))).not.toContain('added');
});

test('the routing that azapi writes is compared with what it wrote before', async () => {
  const update = (regionEndpointEnabled: boolean): Json => ({
    type: 'Microsoft.ContainerRegistry/registries/replications@2025-11-01',
    name: 'westus',
    parent_id: '/x/registries/contoso',
    body: { properties: { regionEndpointEnabled } },
  });
  const home = async (actions: string[], before: Json | null, after: Json | null) => {
    const same = change(address, ['no-op'], registry(), registry());
    const [{ places }] = await read(plan([same, change('azapi_update_resource.A', actions, before, after)]));
    return [places[0].routing, places[0].change];
  };
  expect(await home(['no-op'], update(false), update(false))).toEqual([false, undefined]);
  expect(await home(['create'], null, update(false))).toEqual([false, 'changed']);
  expect(await home(['update'], update(false), update(true))).toEqual([true, 'changed']);
  // Azure keeps what azapi wrote when its resource goes.
  expect(await home(['delete'], update(false), null)).toEqual([false, undefined]);
});

/** What a plan has of a resource in a module. */
function inModule(
  module: string,
  address: string,
  index: string | number | undefined,
  after: Json,
  unknown: Json = {},
): Json {
  const key = index === undefined ? '' : typeof index === 'string' ? `["${index}"]` : `[${index}]`;
  const [type, name] = address.split('.');
  return {
    address: `${module === '' ? '' : `${module}.`}${address}${key}`,
    ...(module === '' ? {} : { module_address: module }),
    mode: 'managed',
    type,
    name,
    ...(index === undefined ? {} : { index }),
    change: { actions: ['create'], before: null, after, after_unknown: { id: true, ...unknown } },
  };
}

const unknownId = { private_service_connection: [{ private_connection_resource_id: true }] };
const connection = (...references: string[]) => ({
  private_service_connection: [{ private_connection_resource_id: { references } }],
});

test('instances of count and for_each are found by their keys, also through variables and outputs of modules', async () => {
  const one = { ...registry({ georeplications: [] }), name: 'one' };
  const two = { ...registry({ georeplications: [] }), name: 'two' };
  const hub = (location: string): Json => ({ name: location, location, private_service_connection: [{}] });
  const registries = await read(
    plan(
      [
        inModule('module.images["eu"]', 'azurerm_container_registry.r', 'a', one),
        inModule('module.images["eu"]', 'azurerm_container_registry.r', 'b', two),
        inModule('', 'azurerm_private_endpoint.output', undefined, hub('eastus'), unknownId),
        inModule('module.hub', 'azurerm_private_endpoint.variable', 0, hub('uksouth'), unknownId),
        inModule('module.images["eu"]', 'azurerm_private_endpoint.same', 'b', hub('westus3'), unknownId),
      ],
      {
        configuration: {
          root_module: {
            resources: [
              {
                address: 'azurerm_private_endpoint.output',
                expressions: connection('module.images["eu"].id', 'module.images'),
              },
            ],
            module_calls: {
              images: {
                module: {
                  outputs: { id: { expression: { references: ['azurerm_container_registry.r["a"].id'] } } },
                  resources: [
                    {
                      address: 'azurerm_private_endpoint.same',
                      expressions: connection('azurerm_container_registry.r', 'each.key'),
                    },
                  ],
                },
              },
              hub: {
                expressions: { registry: { references: ['module.images["eu"].id', 'module.images["eu"]'] } },
                module: {
                  resources: [
                    { address: 'azurerm_private_endpoint.variable', expressions: connection('var.registry') },
                  ],
                },
              },
            },
          },
        },
      },
    ),
  );
  expect(
    registries.map(({ address, privateEndpoints }) => [address, privateEndpoints.map(({ name }) => name)]),
  ).toEqual([
    ['module.images["eu"].azurerm_container_registry.r["a"]', ['eastus', 'uksouth']],
    ['module.images["eu"].azurerm_container_registry.r["b"]', ['westus3']],
  ]);
});

test('what is known after apply only is late-bound', async () => {
  const resource = inModule(
    '',
    address,
    undefined,
    { name: 'contoso', sku: 'Premium', georeplications: [{}, {}] },
    {
      location: true,
      georeplications: [{ location: true }, {}],
    },
  );
  const [{ places }] = await read(plan([resource]));
  expect(places.map(({ region }) => region)).toEqual([
    { late: '(known after apply)' },
    { late: '(known after apply)' },
    { late: '(not set)' },
  ]);
  const [whole] = await read(plan([inModule('', address, undefined, { name: 'contoso' }, { georeplications: true })]));
  expect(whole.otherReplicas).toEqual({ late: '(known after apply)' });
});

test('text in a plan is no template', async () => {
  const [{ name }] = await read(plan([change(address, ['create'], null, registry({ name: '${x}' }))]));
  expect(name).toBe('${x}');
});

test('a state is read, modules and instances too, without data sources', async () => {
  const resource = (module: string, mode = 'managed') => ({
    address: `${module}azurerm_container_registry.r[0]`,
    mode,
    type: 'azurerm_container_registry',
    name: 'r',
    index: 0,
    values: registry(),
  });
  const root_module = {
    resources: [resource(''), resource('data.', 'data')],
    child_modules: [{ address: 'module.m', resources: [resource('module.m.')], child_modules: [null, {}] }],
  };
  const registries = await read({ format_version: '1.0', values: { root_module } });
  expect(registries.map(({ address, change: changed }) => [address, changed])).toEqual([
    ['azurerm_container_registry.r[0]', undefined],
    ['module.m.azurerm_container_registry.r[0]', undefined],
  ]);
});

test.each([
  ['null everywhere', plan([{ type: 'azurerm_container_registry' }, { change: null }], { configuration: null })],
  ['no actions', plan([{ ...change(address, [], null, null), change: { actions: 'create', after: 7 } }])],
  ['an empty state', { format_version: '1.0', values: null }],
])('a plan with %s has no registries', async (_, document) => {
  await expect(read(document)).rejects.toThrow(/^there is no azurerm_container_registry in \S+0\.json$/);
});
