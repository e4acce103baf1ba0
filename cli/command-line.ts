import { version } from 'cdktf-georeplicated-registry/package.json';
import { adoptFiles, usage as usageOfAdopt } from './adopt/command';

/** A command of the command line. */
export interface Command {
  readonly usage: string;
  /** Its options, and whether a value follows each. */
  readonly options?: ReadonlyMap<string, boolean>;
  /** Runs the command with its arguments; returns the exit code. */
  readonly run: (operands: readonly string[], options: Given) => Promise<number>;
}

/** The given options, with their values. */
export type Given = ReadonlyMap<string, string>;

/** Loaded on demand. */
const commands: ReadonlyMap<string, () => Command> = new Map<string, () => Command>([
  ['adopt', () => ({ usage: usageOfAdopt, run: adoptFiles })],
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  ['map', () => (require('./map/command') as typeof import('./map/command')).map],
]);

const usage = `Usage: npx cdktf-georeplicated-registry <command>

Commands:
  adopt [file ...]    Print a stack that takes over a registry that exists.
  map [file ...]      Draw the regions of registries on a map of the world.

Options:
  -h, --help          Print this text, or after a command, how to use that command.
  --version           Print the version of the package.`;

/** Runs the command line; returns the exit code, 2 for an unknown command or option. */
export async function run(words: readonly string[]): Promise<number> {
  const name = words.at(0);
  if (name === undefined) return refuse(usage);
  const command = commands.get(name)?.();
  const { given, operands, fault } = sorted(words.slice(1), command?.options);
  if (name === 'help' || isHelp(name)) return print(commands.get(operands.at(0) ?? '')?.().usage ?? usage);
  if (name === '--version') return print(version);
  if (command === undefined) {
    return name.startsWith('-')
      ? refuse(unknown('option', name, longOptions))
      : refuse(unknown('command', name, [...commands.keys(), 'help']));
  }
  if ([...given.keys()].some(isHelp)) return print(command.usage);
  if (given.has('--version')) return print(version);
  return fault === undefined ? command.run(operands, given) : refuse(fault);
}

const longOptions = ['--help', '--version'];

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

/**
 * Splits arguments into options and others, with the faults in the options. After -- nothing is an option; - is
 * standard input.
 */
function sorted(
  words: readonly string[],
  options: ReadonlyMap<string, boolean> = new Map(),
): { given: Given; operands: readonly string[]; fault?: string } {
  const given = new Map<string, string>();
  const operands: string[] = [];
  let fault: string | undefined;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === '--') {
      operands.push(...words.slice(i + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      operands.push(word);
      continue;
    }
    const [, option, value] = /^(--[^=]*)=([^]*)$/.exec(word) ?? ['', word, undefined];
    const takesValue = options.get(option);
    if (takesValue === undefined && !isHelp(word) && word !== '--version') {
      fault ??= unknown('option', option, [...options.keys(), ...longOptions]);
    } else if (takesValue === true) {
      const next = value ?? words.at(++i);
      if (next === undefined || next === '') fault ??= `${option} needs a value: see --help`;
      else given.set(option, next);
    } else if (value !== undefined) fault ??= `${option} takes no value: see --help`;
    else given.set(option, '');
  }
  return { given, operands, fault };
}

function print(text: string): number {
  console.log(text);
  return 0;
}

function refuse(text: string): number {
  console.error(text);
  return 2;
}

function unknown(kind: string, word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  const question = meant === undefined ? '' : `did you mean ${JSON.stringify(meant)}? `;
  return `unknown ${kind} ${JSON.stringify(word)}: ${question}see --help`;
}

/** The most likely word for a misspelled one, of which at most half of the letters are wrong. */
function nearest(word: string, known: readonly string[]): string | undefined {
  return known
    .map((other) => ({ other, count: edits(word, other) }))
    .filter(({ other, count }) => count <= other.length / 2)
    .sort((a, b) => a.count - b.count)
    .at(0)?.other;
}

/** The number of letters to insert, delete or replace to get from one word to another. */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (const [i, letter] of Array.from(from).entries()) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      next.push(Math.min(row[j] + (letter === to[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1));
    }
    row = next;
  }
  return row[to.length];
}
