import {
  decided,
  isLate,
  isObject,
  memberPath,
  misfit,
  noteUndecided,
  text,
  withoutContents,
  type Kind,
} from './kinds';
import type { Stated } from './notes';

/** A part under an id of the user's choice. */
export type Identified<Part> = Part & { readonly id: Stated<string> };

/** Parts by their ids, in a map that must be known at synth. Unreadable parts are omitted. */
export function byId<Part>(kind: Kind<Part | undefined>): Kind<Stated<readonly Identified<Part>[]>> {
  return (value, path, notes) => {
    if (isLate(value, path, notes)) noteUndecided(value, path, notes);
    else if (!isObject(value)) misfit(notes, path, 'an object with ids as keys', withoutContents(value));
    else {
      const entries = Object.entries(value).filter(([, item]) => item !== undefined);
      const parts = entries.flatMap(([key, item]) => {
        const at = memberPath(path, key);
        const [id, part] = [decided(text)(key, at, notes), kind(item, at, notes)];
        return part === undefined ? [] : [{ ...part, id }];
      });
      return { path, value: parts };
    }
    return { path, value: [] };
  };
}
