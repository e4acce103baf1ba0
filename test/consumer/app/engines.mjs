/**
 * Makes constructs of the library in a stack of an engine, `engines.mjs <module> [refusal]`: they synthesize, or each is
 * refused in these words.
 */
import { deepStrictEqual } from 'node:assert/strict';
import { createRequire } from 'node:module';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';
import { DeployerRoleDefinition, GeoReplicatedRegistry } from 'cdktf-georeplicated-registry';

const [, , engine, refusal] = process.argv;
const { App, TerraformStack } = createRequire(import.meta.url)(engine);
const app = new App();
const stack = new TerraformStack(app, 'images');
const attributes = { registryName: 'contoso', resourceGroupName: 'images', homeRegion: 'westeurope' };
const role = {
  roleName: 'deployer',
  registries: [{ requiredActions: ['Microsoft.ContainerRegistry/registries/read'] }],
  resourceGroupIds: ['/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/images'],
};
const calls = [
  ['GeoReplicatedRegistry', (id) => new GeoReplicatedRegistry(stack, id, attributes)],
  ['GeoReplicatedRegistry', (id) => GeoReplicatedRegistry.fromRegistryName(stack, id, attributes)],
  ['DeployerRoleDefinition', (id) => new DeployerRoleDefinition(stack, id, role)],
];

const refused = calls.flatMap(([, call], i) => {
  try {
    call(`Construct${i}`);
    return [];
  } catch (error) {
    return [error.message];
  }
});
deepStrictEqual(
  refused,
  refusal === undefined
    ? []
    : calls.map(([name], i) => `${name} at 'images/Construct${i}' is not valid:\n  - scope ${refusal}`),
);
if (refusal === undefined) {
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  app.synth();
}
