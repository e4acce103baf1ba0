import type { Fault } from '../errors';
import type { RegistryModel } from '../model/registry';

/** A statement about a registry that should be true, and the faults of a registry where it is not. */
export type Rule = (model: RegistryModel) => readonly Fault[];
