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
    verdict: 'East US 2 and West Europe continue to serve.',
    facts: {
      'Login server': 'Clients continue to use contoso.azurecr.io.',
      Failover:
        'Azure redirects clients to another region, typically within 1 to 2 minutes, and back after recovery. Requests in progress fail and must be retried.',
      'Control plane':
        'Not available until West US 2, the home region, recovers: replicas, network rules and routing cannot be changed. Do not apply.',
      'Last pushes':
        'Images that were pushed there shortly before may be missing in other regions until it recovers: typically those of less than 15 minutes, which is not guaranteed.',
      Layers:
        'Come from another data endpoint: firewalls of clients must allow contoso.eastus2.data.azurecr.io and contoso.westeurope.data.azurecr.io.',
      Advice: 'Set up Azure Service Health alerts for each region.',
    },
  });
  const { facts } = await loss('eastus2', replicas);
  expect(facts['Control plane']).toBe('Not affected: it is in the home region.');
  expect(facts.Advice).toContain('Rehearse this: take the replica out of rotation.');
});

test.each([
  ['one region alone', 'westus2', [replica('eastus2')], 'East US 2 alone serves all traffic.'],
  [
    'the only region',
    'westus2',
    [],
    'No other region has the images: every push and pull fails until West US 2 recovers.',
  ],
  [
    'only those out of rotation',
    'westus2',
    [replica('eastus2', false)],
    'No remaining region takes traffic: pushes and pulls fail.',
  ],
  [
    'those that Terraform decides on',
    'westus2',
    [replica('eastus2', '${var.on}')],
    'Whether a remaining region takes traffic is known only to Terraform.',
  ],
  [
    'one that is sure',
    'eastus2',
    [replica('eastus2'), replica('westus3', '${var.on}')],
    'West US 2 continues to serve.',
  ],
])('what is left: %s', async (_, region, georeplications, verdict) => {
  expect((await loss(region, georeplications)).verdict).toBe(verdict);
});

test('a replica out of rotation can be put back only while the control plane is there', async () => {
  const replicas = [replica('eastus2', false), replica('westeurope')];
  const [home, other] = [await loss('westus2', replicas), await loss('westeurope', replicas)];
  expect(home.facts['Login server']).toBe(
    'Clients continue to use contoso.azurecr.io. East US 2 has the images, but no traffic: out of rotation. Routing cannot be changed until the control plane recovers.',
  );
  expect(other.facts['Login server']).toContain('To send traffic there, set globalEndpointRouting to true.');
  const out = await loss('eastus2', replicas);
  expect(out.facts['Login server']).toBe(
    'East US 2 is out of rotation: contoso.azurecr.io sends no traffic there anyway.',
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
    'Private endpoints': 'Not available: pe-westus2. pe-norwayeast is not affected.',
    Webhooks: 'Not called: onwestus2. oneastus2 and onwesteurope are called for pushes to other regions.',
    Tasks: 'Do not run: tasks run in the home region only.',
    'Regional endpoint': 'Does not fail over: clients that use the endpoint of this region must use another name.',
    Key: 'The registry is encrypted with a customer-managed key: plan the failover of its key vault as well.',
  });
  const elsewhere = await loss('norwayeast', replicas, attributes, others);
  expect(elsewhere.verdict).toBe('The registry is not affected: it is not in Norway East.');
  expect(elsewhere.facts['Private endpoints']).toBe('Not available: pe-norwayeast. pe-westus2 is not affected.');
  const [all] = await read(withRegistry({ location: 'westus2', georeplications: [] }, others));
  expect(lossesOf(all).map(({ title }) => title)).toEqual(['West US 2 (home)', 'Norway East']);
});

test('a home region without zones is said', async () => {
  const [one] = await read(withRegistry(registry()));
  expect(Object.fromEntries(lossOf(one, 'eastus').facts).Advice).toContain('West US has no availability zones');
});
