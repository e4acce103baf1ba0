import { TerraformStack } from 'cdktf';
import { createRegistry, updateReplicas } from '../../lib/resources/container-registry';
import { model, type LooseProps } from '../models';
import { newStack, synthesize } from '../stacks';

function block(props: LooseProps, later?: LooseProps) {
  const stack = newStack();
  const registry = createRegistry(stack, 'Registry', model(props));
  if (later !== undefined) updateReplicas(registry, model(later));
  return synthesize(TerraformStack.of(registry)).resource.azurerm_container_registry.Registry;
}

test('a registry with the least options states every flag', () => {
  expect(block({ replicas: [] })).toEqual({
    name: 'contoso',
    resource_group_name: 'images',
    location: 'westus2',
    sku: 'Premium',
    admin_enabled: false,
    anonymous_pull_enabled: false,
    data_endpoint_enabled: true,
    zone_redundancy_enabled: true,
    lifecycle: { prevent_destroy: true },
  });
});

test('a registry with every option states what was asked', () => {
  const props = {
    homeRegion: 'West US',
    adminUser: true,
    anonymousPull: true,
    dataEndpoints: false,
    preventDestroy: false,
    zoneRedundancy: 'Disabled',
    tags: { team: 'web' },
    timeouts: { create: '1h', read: '2m', update: '3h', delete: '4h' },
    replicas: [{ region: 'East US', globalEndpointRouting: false, zoneRedundancy: 'Enabled', tags: { a: 'b' } }],
  };
  expect(block(props)).toEqual({
    name: 'contoso',
    resource_group_name: 'images',
    location: 'westus',
    sku: 'Premium',
    admin_enabled: true,
    anonymous_pull_enabled: true,
    data_endpoint_enabled: false,
    zone_redundancy_enabled: false,
    tags: { team: 'web' },
    timeouts: { create: '1h', read: '2m', update: '3h', delete: '4h' },
    georeplications: [
      {
        location: 'eastus',
        regional_endpoint_enabled: false,
        zone_redundancy_enabled: true,
        tags: { team: 'web', a: 'b' },
      },
    ],
  });
});

test('a replica always says whether it takes traffic', () => {
  expect(block({ replicas: [{ region: 'eastus' }] }).georeplications).toEqual([
    { location: 'eastus', regional_endpoint_enabled: true, zone_redundancy_enabled: true },
  ]);
});

test('replicas that come later are written as if they had come first', () => {
  const replicas = [{ region: 'eastus' }, { region: 'westeurope' }];
  expect(block({ replicas: [] }, { replicas })).toEqual(block({ replicas }));
});
