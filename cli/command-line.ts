import { version } from 'cdktf-georeplicated-registry/package.json';
import { adoptFiles, usage as usageOfAdopt } from './adopt/command';

interface Command {
  readonly usage: string;
  /** Does what the command is for, with what follows its name; the result is the exit code. */
  readonly run: (words: readonly string[]) => Promise<number>;
}

const commands: ReadonlyMap<string, Command> = new Map([['adopt', { usage: usageOfAdopt, run: adoptFiles }]]);

const usage = `Usage: npx cdktf-georeplicated-registry <command>

Commands:
  adopt [file ...]    Print a stack that takes over a registry that exists.

Options:
  -h, --help          Print this text, or after a command, how to use that command.
  --version           Print the version of the package.`;

/** Runs what the command line asks for; the result is the exit code, 2 for what the command does not have. */
export async function run(words: readonly string[]): Promise<number> {
  const name = words.at(0);
  const { options, operands } = sorted(words.slice(1));
  if (name === undefined) return refuse(usage);
  if (name === 'help' || isHelp(name)) return print(commands.get(operands.at(0) ?? '')?.usage ?? usage);
  if (name === '--version') return print(version);
  const command = commands.get(name);
  if (command === undefined) {
    return name.startsWith('-')
      ? refuse(unknown('option', name, longOptions))
      : refuse(unknown('command', name, [...commands.keys(), 'help']));
  }
  if (options.some(isHelp)) return print(command.usage);
  if (options.includes('--version')) return print(version);
  const option = options.at(0);
  return option === undefined ? command.run(operands) : refuse(unknown('option', option, longOptions));
}

const longOptions = ['--help', '--version'];

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

/** Options and the rest. After -- nothing is an option; - is standard input. */
function sorted(words: readonly string[]): { options: readonly string[]; operands: readonly string[] } {
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  const before = words.slice(0, end);
  const isOption = (word: string) => word.startsWith('-') && word !== '-';
  return {
    options: before.filter(isOption),
    operands: [...before.filter((word) => !isOption(word)), ...words.slice(end + 1)],
  };
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

/** The word that a misspelled one most likely stands for: no more than half of its letters are wrong. */
function nearest(word: string, known: readonly string[]): string | undefined {
  return known
    .map((other) => ({ other, count: edits(word, other) }))
    .filter(({ other, count }) => count <= other.length / 2)
    .sort((a, b) => a.count - b.count)
    .at(0)?.other;
}

/** How many letters to insert, delete or replace to get from one word to another. */
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
