export { GeoReplicatedRegistry } from './geo-replicated-registry';
export * from './options';
