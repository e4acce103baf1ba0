#!/usr/bin/env node
/** The command line: the one place of the library that reads files and standard input. */
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { UnusableInputError, decode, type Source } from './cli/documents';
import { adopt } from './cli/stack';

const usage = `Usage: npx cdktf-georeplicated-registry adopt [file ...]

Reads what the Azure CLI prints of a registry, and prints a stack in TypeScript that takes it over without touching it.

  (az acr show --name contoso
   az acr replication list --registry contoso
   az acr webhook list --registry contoso) | npx cdktf-georeplicated-registry adopt > main.ts

Files may be given instead, in any order; - is standard input. What could not be carried over is told on standard error.`;

async function main([command, ...files]: readonly string[]): Promise<void> {
  if (command !== 'adopt' || files.some((file) => file.startsWith('--'))) {
    const isAsked = [command, ...files].some((word) => word === '--help' || word === 'help');
    (isAsked ? console.log : console.error)(usage);
    process.exitCode = isAsked ? 0 : 2;
    return;
  }
  if (files.length === 0 && process.stdin.isTTY) {
    throw new UnusableInputError(['there is no input: name files, or pipe it in']);
  }
  const sources = await Promise.all((files.length === 0 ? ['-'] : files).map(read));
  const { code, notes, faults } = adopt(sources);
  process.stdout.write(code);
  // The stack is there, and of no use yet.
  if (faults.length > 0) process.exitCode = 1;
  tell('The library refuses this as it is, until you mend it:', faults);
  tell('Not carried over:', notes);
}

function tell(title: string, items: readonly string[]): void {
  if (items.length > 0) console.error(`${title}\n${items.map((item) => `  - ${item}`).join('\n')}`);
}

async function read(file: string): Promise<Source> {
  if (file === '-') return { name: 'standard input', text: decode(await buffer(process.stdin)) };
  try {
    return { name: file, text: decode(await readFile(file)) };
  } catch (error) {
    throw new UnusableInputError([`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof UnusableInputError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
