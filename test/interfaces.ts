import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../lib/options');
const source = readdirSync(folder)
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n');

/** The interfaces that users write options of, each with its own members and their types. */
const own = new Map(
  Array.from(
    source.matchAll(/^export interface (\w+)(?: extends ([\w, ]+))? \{\n([^]*?)^\}/gm),
    ([, name, bases, body]: (string | undefined)[]) => {
      const members = Array.from(
        (body ?? '').matchAll(/^ {2}readonly (\w+)\??: (.+);$/gm),
        ([, member, type]) => [member, type] as const,
      );
      return [name ?? '', { bases: bases?.split(', ') ?? [], members }] as const;
    },
  ),
);

export const interfaces = [...own.keys()];

/** The members of an interface with their types, those that it inherits after its own. */
export function membersOf(name: string): ReadonlyMap<string, string> {
  const { bases = [], members = [] } = own.get(name) ?? {};
  return new Map([...members, ...bases.flatMap((base) => [...membersOf(base)])]);
}
