import { lossesOf, lossOf } from '../../../cli/map/view/lost';
import { read, registry, withRegistry, type Json } from './inputs';

const replica = (location: string, regional_endpoint_enabled: unknown = true): Json => ({
  location,
  regional_endpoint_enabled,
  zone_redundancy_enabled: true,
});

async function loss(region: string, georeplications: Json[], attributes: Json = {}, others: Json = {}) {
  const [one] = await read(withRegistry({ location: 'westus2', georeplications, ...attributes }, others));
  const { verdict, facts } = lossOf(one, region);
  return { verdict, facts: Object.fromEntries(facts) };
}

test('the other regions go on serving when one is lost; the control plane goes with the home region', async () => {
  const replicas = [replica('eastus2'), replica('westeurope')];
  expect(await loss('westus2', replicas)).toEqual({
    verdict: 'East US 2 and West Europe go on serving.',
    facts: {
      'Login server': 'Clients use contoso.azurecr.io as before.',
      Failover:
        'Azure sends clients elsewhere by itself, typically within 1 to 2 minutes, and back when it is over. Requests in flight fail and have to be tried again.',
      'Control plane':
        'Lost with West US 2, the home region, until it is back: no replica, network rule or routing can be changed. Do not apply.',
      'Last pushes':
        "What was pushed there last may be missing elsewhere until it is back: typically less than 15 minutes' worth, not guaranteed.",
      Layers:
        'Come from another data endpoint. Firewalls of clients must let through contoso.eastus2.data.azurecr.io and contoso.westeurope.data.azurecr.io.',
      Advice: 'Set alerts of Azure Service Health for each region.',
    },
  });
  const { facts } = await loss('eastus2', replicas);
  expect(facts['Control plane']).toBe('Not touched: it is in the home region.');
  expect(facts.Advice).toContain('To rehearse it, take the replica out of rotation.');
});

test.each([
  ['one region alone', 'westus2', [replica('eastus2')], 'East US 2 alone carries everything.'],
  ['the only region', 'westus2', [], 'Nothing is left: every push and pull fails until West US 2 is back.'],
  [
    'only those out of rotation',
    'westus2',
    [replica('eastus2', false)],
    'No region that is left takes traffic: pushes and pulls fail.',
  ],
  [
    'those that Terraform decides on',
    'westus2',
    [replica('eastus2', '${var.on}')],
    'Whether a region that is left takes traffic is decided by Terraform.',
  ],
  ['one that is sure', 'eastus2', [replica('eastus2'), replica('westus3', '${var.on}')], 'West US 2 goes on serving.'],
])('what is left: %s', async (_, region, georeplications, verdict) => {
  expect((await loss(region, georeplications)).verdict).toBe(verdict);
});

test('a replica out of rotation can be put back only while the control plane is there', async () => {
  const replicas = [replica('eastus2', false), replica('westeurope')];
  const [home, other] = [await loss('westus2', replicas), await loss('westeurope', replicas)];
  expect(home.facts['Login server']).toBe(
    'Clients use contoso.azurecr.io as before. East US 2 holds the images, out of rotation. To put it back into rotation takes the control plane.',
  );
  expect(other.facts['Login server']).toContain('To use it, put it back into rotation: globalEndpointRouting.');
  const out = await loss('eastus2', replicas);
  expect(out.facts['Login server']).toBe(
    'East US 2 is out of rotation: contoso.azurecr.io sends no traffic there as it is.',
  );
  expect(out.facts).not.toHaveProperty('Failover');
});

test('private endpoints, webhooks, tasks, regional endpoints and keys are told apart by region', async () => {
  const id = '${azurerm_container_registry.Registry.id}';
  const endpoint = (location: string): Json => ({
    name: `pe-${location}`,
    location,
    private_service_connection: { private_connection_resource_id: id },
  });
  const webhook = (location: string): Json => ({ name: `on${location}`, location, registry_name: 'contoso' });
  const others = {
    azurerm_private_endpoint: { A: endpoint('westus2'), B: endpoint('norwayeast') },
    azurerm_container_registry_webhook: { A: webhook('westus2'), B: webhook('eastus2'), C: webhook('westeurope') },
    azurerm_container_registry_task: { A: { container_registry_id: id } },
    azapi_update_resource: {
      A: {
        type: 'Microsoft.ContainerRegistry/registries@2026-01-01-preview',
        resource_id: id,
        body: { properties: { regionalEndpoints: 'Enabled' } },
      },
    },
  };
  const attributes = { encryption: [{ key_vault_key_id: 'k' }] };
  const replicas = [replica('eastus2'), replica('westeurope')];
  const home = await loss('westus2', replicas, attributes, others);
  expect(home.facts).toMatchObject({
    'Private endpoints': 'Lost: pe-westus2. pe-norwayeast goes on.',
    Webhooks: 'No events of that region: onwestus2. oneastus2 and onwesteurope report those of other regions.',
    Tasks: 'Do not run: they run in the home region only.',
    'Regional endpoint': 'Does not fail over: clients that are bound to the one of that region must change the name.',
    Key: 'The registry is encrypted with a key of your own: plan for the failover of its key vault too.',
  });
  const elsewhere = await loss('norwayeast', replicas, attributes, others);
  expect(elsewhere.verdict).toBe('The registry goes on: it is not in Norway East.');
  expect(elsewhere.facts['Private endpoints']).toBe('Lost: pe-norwayeast. pe-westus2 goes on.');
  const [all] = await read(withRegistry({ location: 'westus2', georeplications: [] }, others));
  expect(lossesOf(all).map(({ title }) => title)).toEqual(['West US 2 (home)', 'Norway East']);
});

test('a home region without zones is said', async () => {
  const [one] = await read(withRegistry(registry()));
  expect(Object.fromEntries(lossOf(one, 'eastus').facts).Advice).toContain('West US has no availability zones');
});
