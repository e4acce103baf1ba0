import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** A registry as azurerm has it. */
export interface Synthesized {
  readonly name: string;
  readonly location: string;
  readonly zone_redundancy_enabled: boolean;
  readonly georeplications?: readonly {
    readonly location: string;
    readonly zone_redundancy_enabled: boolean;
    readonly regional_endpoint_enabled: boolean;
  }[];
}

/** Compiles a program in strict TypeScript, runs it, and reads the registry that it synthesized. */
export function synthesized(program: string): Synthesized {
  mkdirSync(join(root, 'cdktf.out'), { recursive: true });
  // Within the project, where packages are found, the library by its own name.
  const folder = mkdtempSync(join(root, 'cdktf.out', 'plan-'));
  try {
    const main = join(folder, 'main.ts');
    writeFileSync(main, program);
    const options = { strict: true, noEmit: true, module: 'node20', target: 'es2022', types: [], skipLibCheck: true };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['main.ts'] }));
    const run = (script: string, ...args: string[]) =>
      execFileSync(process.execPath, [require.resolve(script), ...args], {
        cwd: folder,
        env: { ...process.env, CDKTF_OUTDIR: join(folder, 'out') },
        stdio: ['ignore', 'inherit', 'inherit'],
      });
    run('typescript/bin/tsc', '--project', folder);
    run('tsx/cli', main);
    const stacks = join(folder, 'out', 'stacks');
    const [stack] = readdirSync(stacks);
    const { resource } = JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8')) as {
      resource: { azurerm_container_registry: Record<string, Synthesized> };
    };
    return Object.values(resource.azurerm_container_registry)[0];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
