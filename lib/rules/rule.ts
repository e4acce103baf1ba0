import type { Fault } from '../errors';
import type { RegistryModel } from '../model/model';

/** A statement about a registry that should be true, and the faults of a registry where it is not. */
export type Rule = (model: RegistryModel) => readonly Fault[];

/** Rules of one subject, in the order in which faults are reported. */
export type Rules<Subject = RegistryModel> = Readonly<Record<string, (subject: Subject) => readonly Fault[]>>;
