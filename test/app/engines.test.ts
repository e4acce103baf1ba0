/** Stacks of other engines, and of other copies of this one: test/consumer has the real ones. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import type * as engine from 'cdktf';
import { TerraformStack } from 'cdktf';
import { DeployerRoleDefinition, GeoReplicatedRegistry } from 'cdktf-georeplicated-registry';
import { sound } from '../models';
import { newRegistry, synthesize } from '../stacks';
import { newApp, stackIn, thrownBy } from './apps';

/** A class as jsii compiles it. */
function compiled(fqn: string): typeof TerraformStack {
  return Object.assign(class extends TerraformStack {}, { [Symbol.for('jsii.rtti')]: { fqn, version: '0.24.0' } });
}

class Foreign extends compiled('cdktn.TerraformStack') {}

const refusal = (option: string) =>
  `${option} is in a stack of cdktn, but this package creates constructs of cdktf: install and import cdktn-georeplicated-registry [stacksAreOfThisEngine]`;

test.each([
  ['GeoReplicatedRegistry', (stack: TerraformStack) => newRegistry({ homeRegion: 'nowhere' }, stack)],
  [
    'GeoReplicatedRegistry',
    (stack: TerraformStack) => GeoReplicatedRegistry.fromRegistryName(stack, 'Registry', { ...sound }),
  ],
  [
    'DeployerRoleDefinition',
    (stack: TerraformStack) =>
      new DeployerRoleDefinition(stack, 'Registry', { roleName: '', registries: [], resourceGroupIds: [] }),
  ],
])('%s is not made in a stack of another engine', (name, make) => {
  const stack = new Foreign(newApp(), 'stage');
  expect(thrownBy(() => make(stack)).message).toBe(
    `${name} at 'stage/Registry' is not valid:\n  - ${refusal('scope')}`,
  );
  expect(stack.node.children).toEqual([]);
});

test('what belongs to a registry is not made in a stack of another engine', () => {
  const app = newApp();
  const registry = newRegistry({}, stackIn(app, 'images'));
  const scope = new Foreign(app, 'shop');
  expect(thrownBy(() => registry.grantPull('Shop', 'id', { scope })).message).toContain(
    `\n  - ${refusal('grantPull("Shop").scope')}`,
  );
});

test('a registry is made in a stack of a class that somebody else compiled', () => {
  const stack = new (class extends compiled('platform.TerraformStack') {})(newApp(), 'stage');
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  expect(synthesize(TerraformStack.of(newRegistry({}, stack))).resource).toHaveProperty('azurerm_container_registry');
});

test('a registry is made in a stack of another copy of the engine', () => {
  jest.isolateModules(() => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const copy = require('cdktf') as typeof engine;
    const stack = new copy.TerraformStack(copy.Testing.app(), 'stage');
    expect(stack).not.toBeInstanceOf(TerraformStack);
    new AzurermProvider(stack, 'azurerm', { features: [{}] });
    newRegistry({}, stack);
    expect(copy.Testing.synth(stack, true)).toContain('"azurerm_container_registry"');
  });
});
