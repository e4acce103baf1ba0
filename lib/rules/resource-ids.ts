import { resourceIds, spelledResourceId } from '../azure/resource-ids';
import { show, type Fault } from '../errors';
import { known } from '../model/known';

/** What is wrong with the resource id of an option. */
export function resourceIdFaults(
  option: string,
  id: string | undefined,
  kind: keyof typeof resourceIds,
  what: { readonly name: string; readonly attribute: string },
): Fault[] {
  if (id === undefined || !known(id)) return [];
  const spelled = spelledResourceId(id, kind);
  if (spelled === id) return [];
  const todo =
    spelled === undefined
      ? `pass ${what.attribute}, of the form ${resourceIds[kind]}`
      : `did you mean ${show(spelled)}?`;
  return [{ what: `${option} is not the resource id of ${what.name}`, got: id, todo }];
}
