/** A member of an enum or class of the library, with its name and its value. */
export class Member {
  public constructor(
    public readonly of: string,
    public readonly name: string,
    public readonly value: string,
  ) {}
}

/** A call of a static method of the library with texts, with its name and what it returns. */
export class Call {
  public constructor(
    public readonly of: string,
    public readonly method: string,
    public readonly args: readonly string[],
    public readonly make: (args: readonly string[]) => unknown,
  ) {}
}

/** The values of options. */
export type Value = string | number | boolean | Member | Call | readonly Value[] | Options;

export interface Options {
  readonly [option: string]: Value | undefined;
}

const widest = 120;

/** The member of an enum that has a value. */
export function memberOf(of: string, members: Record<string, string>, value: string): Member | undefined {
  const found = Object.entries(members).find(([, other]) => other.toLowerCase() === value.toLowerCase());
  return found && new Member(of, found[0], found[1]);
}

/** The options as values of the library. */
export function valueOf(value: Value | undefined): unknown {
  if (value instanceof Member) return value.value;
  if (value instanceof Call) return value.make(value.args.map(escaped));
  if (isList(value)) return value.map(valueOf);
  if (typeof value !== 'object') return typeof value === 'string' ? escaped(value) : value;
  return Object.fromEntries(entriesOf(value).map(([key, item]) => [key, valueOf(item)]));
}

/** The enums and classes that options use. */
export function importsOf(value: Value | undefined): string[] {
  if (value instanceof Member || value instanceof Call) return [value.of];
  if (isList(value)) return value.flatMap(importsOf);
  return typeof value === 'object' ? entriesOf(value).flatMap(([, item]) => importsOf(item)) : [];
}

/**
 * A value as TypeScript in the style of Prettier, so that formatting does not change it.
 *
 * @param indent the spaces before the line
 * @param before the number of characters on the line before the value
 */
export function codeOf(value: Value, indent: number, before: number): string {
  const inLine = lineOf(value);
  if (!mustBreak(value) && indent + before + inLine.length + 1 <= widest) return inLine;
  const inner = ' '.repeat(indent + 2);
  if (isList(value)) {
    const items = value.map((item) => `${inner}${codeOf(item, indent + 2, 0)},\n`);
    return `[\n${items.join('')}${' '.repeat(indent)}]`;
  }
  if (value instanceof Call) {
    const args = value.args.map((arg) => `${inner}${lineOf(arg)},\n`);
    return `${value.of}.${value.method}(\n${args.join('')}${' '.repeat(indent)})`;
  }
  if (typeof value !== 'object' || value instanceof Member) return inLine;
  const properties = entriesOf(value).map(([key, item]) => {
    const name = `${keyOf(key)}: `;
    const code = codeOf(item, indent + 2, name.length);
    // A text that is too long for its line gets its own line, except after very short names.
    const isTooLong = typeof item === 'string' && inner.length + name.length + code.length + 1 > widest;
    return isTooLong && name.length > 4
      ? `${inner}${name.trimEnd()}\n${inner}  ${code},\n`
      : `${inner}${name}${code},\n`;
  });
  return `{\n${properties.join('')}${' '.repeat(indent)}}`;
}

function lineOf(value: Value): string {
  if (value instanceof Member) return `${value.of}.${value.name}`;
  if (value instanceof Call) return `${value.of}.${value.method}(${value.args.map(lineOf).join(', ')})`;
  if (typeof value === 'string') return quoted(escaped(value));
  if (isList(value)) return `[${value.map(lineOf).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  const properties = entriesOf(value).map(([key, item]) => `${keyOf(key)}: ${lineOf(item)}`);
  return properties.length === 0 ? '{}' : `{ ${properties.join(', ')} }`;
}

/** Prettier breaks a list of several objects with several keys each, and whatever contains something that breaks. */
function mustBreak(value: Value): boolean {
  if (isList(value)) {
    const isTable = value.length > 1 && value.every((item) => isOptions(item) && entriesOf(item).length > 1);
    return isTable || value.some(mustBreak);
  }
  return isOptions(value) && entriesOf(value).some(([, item]) => mustBreak(item));
}

/** Escapes text that Terraform would read as an expression. */
function escaped(text: string): string {
  return text.replace(/([$%])\{/g, '$1$1{');
}

/** A text as a literal of TypeScript, in the quotes that need fewer escapes. */
export function quoted(text: string): string {
  const json = JSON.stringify(text).slice(1, -1);
  const single = text.split("'").length;
  const double = text.split('"').length;
  return single > double ? `"${json}"` : `'${json.replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
}

function keyOf(key: string): string {
  // A plain key would set the prototype.
  if (key === '__proto__') return `['__proto__']`;
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) ? key : quoted(escaped(key));
}

function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

function isOptions(value: Value): value is Options {
  return typeof value === 'object' && !isList(value) && !(value instanceof Member) && !(value instanceof Call);
}

function entriesOf(options: Options): [string, Value][] {
  return Object.entries(options).filter((entry): entry is [string, Value] => entry[1] !== undefined);
}
