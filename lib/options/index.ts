export * from './azure-region';
export * from './encryption';
export * from './network';
export * from './region';
export * from './registry';
export * from './replica';
export * from './webhook';
