import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const folder = join(__dirname, '../examples');

export const examples = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => basename(file, '.ts'))
  .filter((name) => name !== 'synth');

/** Runs an example as a user does, validations on, and reads what it wrote. */
export function run(example: string): { stack: string; terraform: { resource: object } }[] {
  const outdir = mkdtempSync(join(tmpdir(), `${example}-`));
  process.env.CDKTF_OUTDIR = outdir;
  try {
    jest.isolateModules(() => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      require(join(folder, example));
    });
    return readdirSync(join(outdir, 'stacks')).map((stack) => {
      const json = readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8');
      const withoutMetadata = (key: string, value: unknown) => (key === '//' ? undefined : value);
      return { stack, terraform: JSON.parse(json, withoutMetadata) as { resource: object } };
    });
  } finally {
    delete process.env.CDKTF_OUTDIR;
    rmSync(outdir, { recursive: true });
  }
}
