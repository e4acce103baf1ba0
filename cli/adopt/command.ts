import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { decode } from '../decode';
import { UnusableInputError, type Source } from './documents';
import { adopt } from './stack';

export const usage = `Usage: npx cdktf-georeplicated-registry adopt [file ...]

Reads what the Azure CLI prints about a registry, and prints a stack in TypeScript that takes it over without changing it.

  (az acr show --name contoso
   az acr replication list --registry contoso
   az acr webhook list --registry contoso
   az acr credential-set list --registry contoso
   az acr cache list --registry contoso) | npx cdktf-georeplicated-registry adopt > main.ts

The last two may be left out: credential sets and cache rules then stay as they are.
You can pass files instead, in any order; - is standard input. What could not be carried over is reported on standard error.`;

/** Prints the stack to standard output and notes about it to standard error; returns the exit code. */
export async function adoptFiles(files: readonly string[]): Promise<number> {
  try {
    const { code, notes } = adopt(await readSources(files));
    process.stdout.write(code);
    console.error(['Not carried over:', ...notes.map((note) => `  - ${note}`)].join('\n'));
    return 0;
  } catch (error) {
    if (!(error instanceof UnusableInputError)) throw error;
    console.error(error.message);
    return 1;
  }
}

async function readSources(files: readonly string[]): Promise<Source[]> {
  if (files.length === 0 && process.stdin.isTTY) {
    throw new UnusableInputError(['there is no input: name files, or pipe it in']);
  }
  const names = files.length === 0 ? ['-'] : files;
  // Standard input can be read only once, even if it is given twice.
  const standardInput = names.includes('-') ? buffer(process.stdin) : undefined;
  const faults: string[] = [];
  const sources = await Promise.all(
    names.map(async (file): Promise<Source> => {
      const name = file === '-' ? 'standard input' : file;
      const bytes = file === '-' && standardInput !== undefined ? standardInput : readFile(file);
      const text = await bytes.then(decode, (error: unknown) => {
        faults.push(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
        return '';
      });
      return { name, text };
    }),
  );
  if (faults.length > 0) throw new UnusableInputError(faults);
  return sources;
}
