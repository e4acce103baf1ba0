export * from './azure-region';
export * from './encryption';
export * from './network';
export * from './private-link';
export * from './region';
export * from './registry';
export * from './replica';
export * from './webhook';
