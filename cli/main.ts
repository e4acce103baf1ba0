#!/usr/bin/env node
/** The command that the package installs. */
import { run } from './command-line';

// The reader may be closed, such as head, or the disk full.
process.stdout.on('error', (error: Error) => {
  fail(`standard output cannot be written: ${error.message}`);
});
process.stderr.on('error', () => (process.exitCode = 1));

run(process.argv.slice(2)).then(
  (code) => {
    if (code !== 0) process.exitCode = code;
  },
  (error: unknown) => {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    fail(error.message);
  },
);

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
