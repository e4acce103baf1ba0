/** Makes the mistake that the command line names, and does not catch the error. */
import { App, TerraformStack } from 'cdktf';
import { GeoReplicatedRegistry } from 'cdktf-georeplicated-registry';

const stack = new TerraformStack(new App(), 'images');
const attributes = { registryName: 'contoso', resourceGroupName: 'images' };
const newRegistry = (homeRegion: string) => new GeoReplicatedRegistry(stack, 'Registry', { ...attributes, homeRegion });

const mistakes: Record<string, () => unknown> = {
  new: () => newRegistry('westeurop'),
  add: () => newRegistry('westeurope').addReplica({ region: 'west europ' }),
  existing: () => GeoReplicatedRegistry.fromRegistryName(stack, 'Existing', { ...attributes, homeRegion: 'westeurop' }),
};
mistakes[process.argv[2] ?? '']?.();
