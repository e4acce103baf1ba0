export * from './azure-region';
export * from './region';
export * from './registry';
export * from './replica';
