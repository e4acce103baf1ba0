export { DeployerRoleDefinition } from './deployer-role-definition';
export { GeoReplicatedRegistry } from './geo-replicated-registry';
export * from './options';
