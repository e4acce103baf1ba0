import type { RegistryModel } from '../../model/model';
import type { Neighbour } from '../../model/stack';

/** The other constructs of the app that use or create the same registry. At most one of them creates it. */
export function sameRegistryElsewhere({ stack, stated }: RegistryModel, isInSameStack: boolean): readonly Neighbour[] {
  return stack.others
    .filter((other) => other.isInSameStack === isInSameStack)
    .filter(({ model }) => model.stated.registryName.key === stated.registryName.key)
    .filter(({ model }) => (model.stated.existing ?? stated.existing) !== undefined);
}
