export { CacheRule } from './cache-rule';
export { CredentialSet } from './credential-set';
export { DeployerRoleDefinition } from './deployer-role-definition';
export { GeoReplicatedRegistry } from './geo-replicated-registry';
export { GeoReplicatedRegistryBase, type IGeoReplicatedRegistry } from './geo-replicated-registry-base';
export * from './options';
export { RegistryContents, type IRegistryContents } from './registry-contents';
export { PurgeTask } from './purge-task';
export { Webhook } from './webhook';
