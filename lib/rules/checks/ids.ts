import type { Fault } from '../../errors';
import type { Stated } from '../../reading/notes';
import { known, plain } from '../../text';
import { fault } from './fault';
import { repeats } from './repeats';

/** Something with an id that the user chose, from which its id in Terraform is derived. */
interface Identified {
  readonly path: string;
  readonly id: Stated<string>;
}

/** constructs replaces other characters in ids, so that two different ids could become the same. */
export function malformedIds(items: readonly Identified[], example: string): Fault[] {
  return items
    .filter(({ id }) => known(id.value) && !/^[\w-]+$/.test(id.value))
    .map(({ id }) => fault(id, 'is not well formed', `use letters, digits, "-" and "_", such as "${example}"`));
}

/** @param what the kind of thing, `grant` */
export function repeatedIds(items: readonly Identified[], what: string): Fault[] {
  return repeats(items, ({ id }) => plain(id.value)).map(({ item, first }) =>
    fault(item.id, `is also the id of ${first.path}`, `give each ${what} an id of its own`),
  );
}

/** Something with an id, and its name in Azure. */
interface Named extends Identified {
  readonly name: string;
}

interface NameLimits {
  readonly pattern: RegExp;
  readonly min: number;
  readonly max: number;
}

/** @param letters the allowed characters: `letters, digits and "-", such as "hub"` */
export function nameFaults(items: readonly Named[], { pattern, min, max }: NameLimits, letters: string): Fault[] {
  return items.flatMap(({ path, name }): Fault[] => {
    const text = plain(name);
    if (text === undefined || (pattern.test(text) && text.length >= min && text.length <= max)) return [];
    const what = pattern.test(text) ? `is ${text.length} characters long` : 'is not well formed';
    return [fault({ path: `${path}.name`, value: text }, what, `set ${min} to ${max} ${letters}`)];
  });
}

/** Azure does not compare names by case. */
export function repeatedNames(items: readonly Named[]): Fault[] {
  return (
    repeats(items, ({ name }) => plain(name)?.toLowerCase())
      // Another rule reports two of the same id.
      .filter(({ item, first }) => item.id.value !== first.id.value)
      .map(({ item, first }) =>
        fault({ path: `${item.path}.name`, value: item.name }, `is also the name of ${first.path}`, 'set another name'),
      )
  );
}

/** What is wrong with a name that does not match its pattern: its length, if nothing else. */
export function nameFault(named: Stated<string>, todo: string): Fault {
  const isLong = /^[a-zA-Z][a-zA-Z0-9-]*$/.test(named.value);
  return fault(named, isLong ? `is ${named.value.length} characters long` : 'is not well formed', todo);
}
