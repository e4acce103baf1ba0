import { Token, Tokenization } from 'cdktf';
import { canonicalRegion } from '../azure/regions';
import { circularError } from '../errors';
import { spelledResourceId, spelledVaultItemId, type ResourceKind } from '../azure/resource-ids';
import { borrowed, expression, identityOf, kindOf, known, late, type Flag, type Tags } from '../text';
import { Notes, type Reference, type Stated, type StatedRegion } from './notes';

/** How a value of one kind is read. A value of another kind is noted with what is expected. */
export type Kind<T> = (value: unknown, path: string, notes: Notes) => T;

/**
 * Replaces a text that could not be read. It is late-bound, so that no rule on the text applies and only one fault is
 * reported: it is not a text.
 */
export const unreadable = late(() => '');

export function optional<T>(kind: Kind<T>): Kind<T | undefined> {
  const read: Kind<T | undefined> = (value, path, notes) =>
    value === undefined ? undefined : kind(value, path, notes);
  optionals.add(read);
  return read;
}

/** An optional value. Most options of most registries are not set, and are not read. */
const optionals = new WeakSet<Kind<unknown>>();

export const text: Kind<Stated<string>> = (value, path, notes) => ({
  path,
  value: lent(readText(value, path, notes, false), path, notes),
});

/** A text that errors do not show. */
export const secretText: Kind<Stated<string>> = (value, path, notes) => ({
  path,
  value: lent(readText(value, path, notes, true), path, notes),
  isSecret: true,
});

/** A text that must be known at synth. */
export function decided<T extends Stated<string>>(kind: Kind<T>): Kind<T> {
  return (value, path, notes) => {
    const stated = kind(value, path, notes);
    if (known(stated.value) || stated.value === unreadable) return stated;
    notes.undecided.push(path);
    return { ...stated, value: unreadable };
  };
}

export const reference = compared(text);

/**
 * A resource id, with its fixed parts in the case that the provider requires: the portal and the Azure CLI print them
 * in others.
 */
export function resourceId(...kinds: readonly ResourceKind[]): Kind<Reference> {
  return compared(
    normalized((id) => kinds.map((kind) => spelledResourceId(id, kind)).find((spelled) => spelled !== undefined) ?? id),
  );
}

export const keyId = normalized((id) => spelledVaultItemId(id, 'keys'));

/** A text that is corrected instead of refused if its meaning is certain. */
export function normalized(spell: (given: string) => string, kind = text): Kind<Stated<string>> {
  return (value, path, notes) => {
    const stated = kind(value, path, notes);
    return known(stated.value) ? { ...stated, value: spell(stated.value) } : stated;
  };
}

/** A text as it was read, and the key by which it is compared. */
export function compared(kind: Kind<Stated<string>>): Kind<Reference> {
  return (value, path, notes) => {
    const stated = kind(value, path, notes);
    const { value: text } = stated;
    // An unreadable text equals no other, so that only the wrong type is reported.
    return { path, value: text, key: text === unreadable ? path : identityOf(text) };
  };
}

export const region: Kind<StatedRegion> = (value, path, notes) => {
  // Not borrowed: a late-bound region is compared with others by what it refers to.
  const spelling = readText(value, path, notes, false);
  return { path, value: spelling, name: spelling === unreadable ? spelling : canonicalName(spelling) };
};

/** The canonical name of a region; for a late-bound one, the Terraform expression that makes it canonical. */
export function canonicalName(spelling: string): string {
  return known(spelling) ? canonicalRegion(spelling) : String(expression`lower(replace(${spelling}, " ", ""))`);
}

export const flag: Kind<Stated<Flag> | undefined> = (value, path, notes) => {
  if (typeof value === 'boolean') return { path, value };
  if (Tokenization.isResolvable(value)) return { path, value };
  if (isLate(value, path, notes)) return { path, value: expression`${value}` };
  misfit(notes, path, 'true or false', value);
  return undefined;
};

/** A flag that must be known at synth. */
export const decision: Kind<Stated<boolean> | undefined> = (value, path, notes) => {
  if (typeof value === 'boolean') return { path, value };
  if (isLate(value, path, notes)) noteUndecided(value, path, notes);
  else misfit(notes, path, 'true or false', value);
  return undefined;
};

export const number: Kind<Stated<number> | undefined> = (value, path, notes) => {
  if (typeof value === 'number') return { path, value };
  if (isLate(value, path, notes)) return { path, value: Token.asNumber(expression`${value}`) };
  misfit(notes, path, 'a number', value);
  return undefined;
};

export function choice<T extends string>(members: Readonly<Record<string, T>>): Kind<Stated<T> | undefined> {
  const choices = Object.values(members);
  return (value, path, notes) => {
    if (choices.includes(value as T)) return { path, value: value as T };
    if (isLate(value, path, notes)) noteUndecided(value, path, notes);
    else if (value === undefined)
      misfit(notes, path, `one of ${choices.map((member) => JSON.stringify(member)).join(', ')}`, value);
    else notes.misfits.push({ path, expected: 'a choice', choices, value });
    return undefined;
  };
}

/** A list that must be known at synth. Unreadable items are omitted. */
export function list<T>(kind: Kind<T | undefined>): Kind<Stated<readonly T[]>> {
  return (value, path, notes) => {
    if (isLate(value, path, notes)) noteUndecided(value, path, notes);
    else if (!Array.isArray(value)) misfit(notes, path, 'a list', withoutContents(value));
    // Array.from fills the holes of a sparse list, which map would skip.
    else return { path, value: Array.from(value).flatMap((item, i) => kind(item, `${path}[${i}]`, notes) ?? []) };
    return { path, value: [] };
  };
}

/** A list that is of no use if it is incomplete: undefined if an item could not be read. */
export function wholeList<T>(kind: Kind<T | undefined>): Kind<Stated<readonly T[]> | undefined> {
  const read = list(kind);
  return (value, path, notes) => {
    const own = new Notes(notes.root, notes.owner);
    const items = read(value, path, own);
    notes.take(own);
    return own.areEmpty ? items : undefined;
  };
}

/** @param example what to pass, for a value that is not a map */
export function map(example: string): Kind<Stated<Tags>> {
  return (value, path, notes) => ({ path, value: readMap(value, path, notes, text, example) });
}

/** A map whose values errors do not show. */
export function secretMap(example: string): Kind<Stated<Tags>> {
  return (value, path, notes) => ({ path, value: readMap(value, path, notes, secretText, example), isSecret: true });
}

/** A map that must be known at synth; its values can be late-bound. */
export function decidedMap(example: string): Kind<Stated<Tags> | undefined> {
  const read = map(example);
  return (value, path, notes) => {
    const stated = read(value, path, notes);
    if (known(stated.value)) return stated;
    noteUndecided(value, path, notes);
    return undefined;
  };
}

/** An instance of a class of the library, and what it is read as. */
export function instance<Made, T>(
  made: { readonly prototype: Made },
  expected: string,
  read: (made: Made, path: string, notes: Notes) => T,
): Kind<T | undefined> {
  const isMade = (value: unknown): value is Made =>
    Object.prototype.isPrototypeOf.call(made.prototype as object, value as object);
  const object = objectOf(isMade, expected);
  return (value, path, notes) => {
    const stated = object(value, path, notes);
    return stated && read(stated.value, path, notes);
  };
}

/** An object that is used as it is, such as a construct. */
export function objectOf<T>(is: (value: unknown) => value is T, expected: string): Kind<Stated<T> | undefined> {
  return (value, path, notes) => {
    if (is(value)) return { path, value };
    misfit(notes, path, expected, withoutContents(value));
    return undefined;
  };
}

/** How each option of a part is read. The compiler makes sure that none is missing. */
export type Shape<Options> = { readonly [Option in keyof Required<Options>]: Kind<unknown> };

/** Kinds by option. */
export type Kinds = Readonly<Record<string, Kind<unknown>>>;

/** The type of what a shape reads. */
export type Reading<S extends Kinds> = { readonly [Option in keyof S]: ReturnType<S[Option]> };

/**
 * An object of options.
 *
 * @param name the name of the part, to find other names of its options
 * @param expected what to pass, for a value that is not an object
 */
export function part<S extends Kinds>(
  name: string,
  expected: string,
  shape: S,
): Kind<(Reading<S> & { readonly path: string }) | undefined> {
  const kinds = Object.entries(shape).map(([option, kind]) => ({ option, kind, isOptional: optionals.has(kind) }));
  const options = Object.keys(shape);
  return (value, path, notes) => {
    if (!isObject(value) || Tokenization.isResolvable(value)) {
      misfit(notes, path === '' ? notes.root : path, `an object such as ${expected}`, withoutContents(value));
      return undefined;
    }
    const at = (key: string) => (path === '' ? key : `${path}.${key}`);
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(shape, key) && value[key] !== undefined) {
        notes.unknown.push({ path: at(key), key, part: name, options });
      }
    }
    const reading: Record<string, unknown> = { path };
    for (const { option, kind, isOptional } of kinds) {
      const given = value[option];
      // What is absent is left out: an object with all options of a registry is slow to copy.
      if (!isOptional || given !== undefined) reading[option] = kind(given, at(option), notes);
    }
    return reading as Reading<S> & { readonly path: string };
  };
}

/** The path of a member of a map: `tags.team`, `tags["a b"]`. */
export function memberPath(path: string, key: string): string {
  return /^[a-z_]\w*$/i.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

function readText(value: unknown, path: string, notes: Notes, isSecret: boolean): string {
  const given = Tokenization.isResolvable(value) ? Token.asString(value) : value;
  if (typeof given !== 'string') {
    notes.misfits.push({ path, expected: 'a string', value: withoutContents(given), isSecret });
    return unreadable;
  }
  if (kindOf(given) !== 'malformed') return given;
  notes.malformed.push({ path, value: given, isSecret });
  return unreadable;
}

/** A text that may refer to other stacks: if these depend on this one, the error names the option. */
function lent(text: string, path: string, { owner }: Notes): string {
  if (owner === undefined || text === unreadable || known(text)) return text;
  return borrowed(text, () => circularError(owner, [path]));
}

function readMap(value: unknown, path: string, notes: Notes, kind: Kind<Stated<string>>, example: string): Tags {
  const isSecret = kind === secretText;
  if (isLate(value, path, notes, isSecret)) {
    // A late-bound map of a resource is an object whose key is a token, unlike that of a variable or a function.
    return isObject(value) && !Tokenization.isResolvable(value)
      ? (value as Tags)
      : Token.asStringMap(expression`${value}`);
  }
  if (!isObject(value)) {
    notes.misfits.push({
      path,
      expected: `an object of strings such as ${example}`,
      value: withoutContents(value),
      isSecret,
    });
    return {};
  }
  // As in the provider's classes, undefined means absent.
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(
    entries.map(([key, item]) => {
      const at = memberPath(path, key);
      return [readText(key, at, notes, false), kind(item, at, notes).value];
    }),
  );
}

/** Whether a value is late-bound. A malformed template is noted, and treated as late-bound. */
export function isLate(value: unknown, path: string, notes: Notes, isSecret = false): boolean {
  if (typeof value !== 'string') return Token.isUnresolved(value);
  const kind = kindOf(value);
  if (kind === 'malformed') notes.malformed.push({ path, value, isSecret });
  return kind !== 'literal';
}

/** Notes a late-bound value that must be known at synth. A malformed template is noted as such already. */
export function noteUndecided(value: unknown, path: string, notes: Notes): void {
  if (typeof value !== 'string' || kindOf(value) !== 'malformed') notes.undecided.push(path);
}

export function misfit(notes: Notes, path: string, expected: string, value: unknown): void {
  notes.misfits.push({ path, expected, value });
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  // Not a Map, a Date or a list.
  return Object.prototype.toString.call(value) === '[object Object]';
}

/** What an error shows for a value of the wrong type, which can be large: no more than that it is an object. */
export function withoutContents(value: unknown): unknown {
  return typeof value !== 'object' || value === null ? value : Array.isArray(value) ? [] : {};
}
