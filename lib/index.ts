export { DeployerRoleDefinition } from './deployer-role-definition';
export { GeoReplicatedRegistry } from './geo-replicated-registry';
export { GeoReplicatedRegistryBase, type IGeoReplicatedRegistry } from './geo-replicated-registry-base';
export * from './options';
export { Webhook } from './webhook';
