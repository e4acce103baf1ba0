/** The schema of azurerm, one file for each version: README.md says where they are from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Type = 'bool' | 'number' | 'string' | readonly ['list' | 'set' | 'map', Type] | readonly ['object', Types];

export interface Types {
  readonly [name: string]: Type;
}

/** Flags are R required, O optional, C computed, S sensitive and D deprecated. */
export type Attribute = readonly [flags: string, type: Type];

/** A nested block. A `max` of 0 means any number. */
export interface NestedBlock {
  readonly block: 'list' | 'set' | 'single';
  readonly min: number;
  readonly max: number;
  readonly of: Body;
}

export interface Body {
  readonly [name: string]: Attribute | NestedBlock;
}

export interface Schema {
  readonly resources: { readonly [type: string]: Body };
  readonly data: { readonly [type: string]: Body };
}

export const versions = ['4.55.0', '4.81.0', '5.2.0'] as const;

export function schemaOf(version: (typeof versions)[number]): Schema {
  return JSON.parse(readFileSync(join(__dirname, `azurerm-${version}.json`), 'utf8')) as Schema;
}

interface Pinned {
  readonly terraform?: { readonly required_providers?: { readonly azurerm?: { readonly version?: string } } };
}

/**
 * The version whose schema a stack is checked against: of the first that its version constraint names, 5.2 for "~> 5.2", or
 * the last one before that. The bindings of cdktn pin one in between.
 */
export function pinnedVersion(stack: object): (typeof versions)[number] {
  const constraint = (stack as Pinned).terraform?.required_providers?.azurerm?.version ?? '';
  const [major, minor] = numbersOf(constraint);
  const version = versions.findLast((known) => numbersOf(known)[0] === major && numbersOf(known)[1] <= minor);
  if (version === undefined) {
    throw new Error(`no schema of azurerm "${constraint}" in test/schema, there are: ${versions.join(', ')}`);
  }
  return version;
}

function numbersOf(version: string): readonly number[] {
  return (/\d+\.\d+/.exec(version)?.[0] ?? '').split('.').map(Number);
}

export function isAttribute(entry: Attribute | NestedBlock): entry is Attribute {
  return Array.isArray(entry);
}

/** The type that expressions see: a nested block is a list, a set or an object for them. */
export function typeOf(entry: Attribute | NestedBlock): Type {
  if (isAttribute(entry)) return entry[1];
  const type = objectOf(entry.of);
  return entry.block === 'single' ? type : [entry.block, type];
}

export function objectOf(body: Body): Type {
  return ['object', Object.fromEntries(Object.entries(body).map(([name, entry]) => [name, typeOf(entry)]))];
}

export function nameOf(type: Type): string {
  if (typeof type === 'string') return type;
  return type[0] === 'object' ? 'object' : `${type[0]} of ${nameOf(type[1])}`;
}

/**
 * What is wrong with a path into a value of a type, such as [0].tags["team"] into a list of objects. Undefined where
 * it leads to something, and from where on that cannot be told.
 */
export function faultOfPath(type: Type, path: string): string | undefined {
  const step = /^(?:\.([\w-]+|\*)|\[([^[\]]*)\])/.exec(path);
  if (step === null) return undefined;
  const rest = path.slice(step[0].length);
  const name = step.at(1);
  const isSplat = name === '*' || step.at(2) === '*';
  if (typeof type === 'string') return isSplat ? undefined : `"${step[0]}" does not exist in a ${type}`;
  if (type[0] === 'map') return faultOfPath(type[1], rest);
  if (type[0] === 'object') {
    if (name === undefined || isSplat) return undefined;
    if (!Object.hasOwn(type[1], name)) return `"${name}" ${unknownName(name, Object.keys(type[1]))}`;
    return faultOfPath(type[1][name], rest);
  }
  if (isSplat) return faultOfPath(type[1], rest);
  if (type[0] === 'set') return `"${step[0]}" does not exist in a set`;
  if (name !== undefined && !/^\d+$/.test(name))
    return `"${step[0]}" does not exist in a list, it takes an index first`;
  return faultOfPath(type[1], rest);
}

export function unknownName(name: string, names: readonly string[]): string {
  const [first] = [...names].sort((a, b) => edits(name, a) - edits(name, b));
  return `does not exist${names.length === 0 ? '' : `, the nearest is "${first}"`}`;
}

/** How many letters to insert, delete or replace. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}
