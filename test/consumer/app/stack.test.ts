import 'cdktf/lib/testing/adapters/jest';
import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { Testing } from 'cdktf';
import { ImagesStack } from './stack';

Testing.setupJest();

const stack = (...regions: string[]) => new ImagesStack(Testing.app(), 'images', regions);

test('serves from two more regions', () => {
  expect(Testing.synth(stack('West Europe', 'UK South'), true)).toHaveResourceWithProperties(ContainerRegistry, {
    location: 'northeurope',
    georeplications: [
      { location: 'uksouth', regional_endpoint_enabled: true, zone_redundancy_enabled: true },
      { location: 'westeurope', regional_endpoint_enabled: true, zone_redundancy_enabled: true },
    ],
  });
});

test('matches its snapshot', () => {
  expect(Testing.synth(stack('West Europe'))).toMatchSnapshot();
});

test('fails for a region twice', () => {
  expect(() => stack('West Europe', 'westeurope')).toThrow(/replicas\[1\] repeats replicas\[0\].*replicasAreDistinct/);
});

test('warns of a single replica, and of nothing with two', () => {
  expect(stack('West Europe', 'UK South').registry.warnings).toEqual([]);
  expect(stack('West Europe').registry.warnings).toEqual([expect.stringContaining('[replicasAreAtLeastTwo]')]);
});
