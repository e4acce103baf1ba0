import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { TerraformStack, type App } from 'cdktf';

const folder = join(__dirname, '../examples');

export const examples = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => basename(file, '.ts'))
  .filter((name) => name !== 'synth');

/** What an example wrote for one of its stacks. */
export interface SynthesizedStack {
  readonly stack: string;
  readonly terraform: {
    readonly resource: object;
    readonly variable?: object;
    readonly output?: object;
    readonly locals?: object;
    readonly data?: { readonly terraform_remote_state?: object };
  };
}

/** Runs an example as a user does, validations on, and reads what it wrote. */
export function run(example: string): SynthesizedStack[] {
  return withExample(example, (_, outdir) => stacksIn(outdir));
}

/** Runs an example, and synthesizes it again with each of the versions of azurerm, which all its stacks then pin. */
export function runWith<Version extends string>(
  example: string,
  versions: readonly Version[],
): Readonly<Record<Version, SynthesizedStack[]>> {
  return withExample(example, (module, outdir) => {
    const { app } = module as { readonly app: App };
    const stacks = app.node.findAll().filter((node) => TerraformStack.isStack(node));
    const synthesized = versions.map((version) => {
      for (const stack of stacks) stack.addOverride('terraform.required_providers.azurerm.version', version);
      app.synth();
      return [version, stacksIn(outdir)] as const;
    });
    return Object.fromEntries(synthesized) as Record<Version, SynthesizedStack[]>;
  });
}

function stacksIn(outdir: string): SynthesizedStack[] {
  return readdirSync(join(outdir, 'stacks')).map((stack) => {
    const json = readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8');
    const withoutMetadata = (key: string, value: unknown) => (key === '//' ? undefined : value);
    return { stack, terraform: JSON.parse(json, withoutMetadata) as SynthesizedStack['terraform'] };
  });
}

/** Runs an example into a folder that is there until the use of it ends. */
export function withExample<T>(example: string, use: (module: unknown, outdir: string) => T): T {
  const outdir = mkdtempSync(join(tmpdir(), `${example}-`));
  process.env.CDKTF_OUTDIR = outdir;
  try {
    const results: T[] = [];
    // What the library loads later has to be of the same copy.
    jest.isolateModules(() => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      results.push(use(require(join(folder, example)), outdir));
    });
    return results[0];
  } finally {
    delete process.env.CDKTF_OUTDIR;
    rmSync(outdir, { recursive: true });
  }
}
