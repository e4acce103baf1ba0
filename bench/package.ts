/** What the package costs its users, whatever they make with it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, median, report, times, type Row } from './report';

export function measureLoad(): Row {
  const code = `
    const load = (...names) => {
      const start = performance.now();
      for (const name of names) require(name);
      return performance.now() - start;
    };
    const cdktf = load('cdktf');
    load('constructs', ...${JSON.stringify(modulesUsed())});
    console.log(100 * load('./dist') / cdktf);`;
  return report(
    'load the library, as a share of loading cdktf',
    '%',
    median(times(15, () => Number(run('-e', code)))),
    10,
  );
}

/** The modules of the provider that the library may load. */
function modulesUsed(): string[] {
  const bundle = readFileSync('dist/index.js', 'utf8');
  return [...new Set(bundle.match(/@cdktf\/provider-azurerm\/lib\/[a-z-]+/g))];
}

export function measureError(): Row {
  const code = `
    const { App, TerraformStack } = require('cdktf');
    const { GeoReplicatedRegistry } = require('./dist');
    const stack = new TerraformStack(new App({ outdir: require('node:os').tmpdir() }), 'faulty');
    new GeoReplicatedRegistry(stack, 'Registry', { registryName: 'a-b', resourceGroupName: '', homeRegion: 'westeurop' });`;
  const elapsed = times(9, () => {
    const start = performance.now();
    const { stderr } = spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' });
    if (!stderr.includes('[regionsExist]')) throw new Error(stderr);
    return performance.now() - start;
  });
  return report('from node to the error of a faulty app', 'ms', median(elapsed), 500);
}

export function measureTypes(): Row {
  const byHand = `
    import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
    import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
    import { App, TerraformStack } from 'cdktf';
    const stack = new TerraformStack(new App(), 'types');
    new AzurermProvider(stack, 'azurerm', { features: [{}] });
    new ContainerRegistry(stack, 'R', { name: 'contoso', resourceGroupName: 'g', location: 'westus', sku: 'Premium' });`;
  const byLibrary = `${byHand}
    import { GeoReplicatedRegistry } from 'cdktf-georeplicated-registry';
    new GeoReplicatedRegistry(stack, 'G', { registryName: 'contoso', resourceGroupName: 'g', homeRegion: 'westus' });`;
  const projects = { library: project('library', byLibrary), reference: project('by-hand', byHand) };
  const rounds = times(3, () => ({ library: check(projects.library), reference: check(projects.reference) }));
  return compare('type-check of a project', 'ms', rounds, 1.3);
}

function project(name: string, source: string): string {
  const folder = join('cdktf.out', 'bench', `types-${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'main.ts'), source);
  const compilerOptions = { strict: true, noEmit: true, module: 'node20', target: 'es2022', types: [] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['main.ts'] }));
  return folder;
}

function check(folder: string): number {
  const start = performance.now();
  run('node_modules/typescript/bin/tsc', '-p', folder);
  return performance.now() - start;
}

export function measureSize(): Row {
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
  const [{ size }] = Object.values(JSON.parse(packed) as { size: number }[]);
  return report('packed size', 'kB', size / 1_000, 150);
}

function run(...args: string[]): string {
  return execFileSync(process.execPath, args, { encoding: 'utf8' });
}
