/** Measures the library against the bare provider class: `npm run bench`. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize, type Way } from './registries';

const rows: { measure: string; library: string; 'by hand': string; ratio: string; goal: string }[] = [];

synthesisIsTheSame();
for (const count of [1, 10, 100, 1_000, 10_000]) measureSynthesis(count);
for (const count of [10, 1_000]) measureSynthesis(count, true);
for (const count of [1_000, 10_000]) measureMemory(count);
measureLoad();
measureError();
measureTypes();
measureSize();
console.table(rows);

function compare(measure: string, unit: string, ways: { [way in Way]: number }, goal: string): void {
  const show = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
  const ratio = (ways.library / ways['by hand']).toFixed(2);
  rows.push({ measure, library: show(ways.library), 'by hand': show(ways['by hand']), ratio, goal });
}

function report(measure: string, value: string, goal: string): void {
  rows.push({ measure, library: value, 'by hand': '', ratio: '', goal });
}

/** A ratio of two that differ would say nothing. */
function synthesisIsTheSame(): void {
  const [library, byHand] = (['library', 'by hand'] as const).map((way) => {
    const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
    synthesize(way, 1, false, outdir);
    const json = readFileSync(join(outdir, 'stacks', 'bench', 'cdk.tf.json'), 'utf8');
    const { resource } = JSON.parse(json, (key, value: unknown) => (key === '//' ? undefined : value)) as {
      resource: { azurerm_container_registry: object };
    };
    return JSON.stringify(Object.values(resource.azurerm_container_registry));
  });
  if (library !== byHand) throw new Error(`not the same:\n${library}\n${byHand}`);
}

function measureSynthesis(count: number, webhooks = false): void {
  const rounds = Math.max(3, Math.min(50, 3_000 / count));
  const times: { [way in Way]: number[] } = { library: [], 'by hand': [] };
  for (let round = 0; round < rounds; round++) {
    // In turn, and each first every other time: neither pays for the other's garbage.
    const order: Way[] = round % 2 === 0 ? ['library', 'by hand'] : ['by hand', 'library'];
    for (const way of order) times[way].push(synthesize(way, count, webhooks));
  }
  const ways = { library: median(times.library), 'by hand': median(times['by hand']) };
  compare(`construct and synthesize ${count}${webhooks ? ' with six webhooks each' : ''}`, 'ms', ways, '1.25');
}

function measureMemory(count: number): void {
  const peak = (way: Way) =>
    median(
      [1, 2, 3].map(() => Number(run('node_modules/tsx/dist/cli.mjs', 'bench/memory.ts', way, String(count))) / 1024),
    );
  compare(`peak memory of ${count}`, 'MB', { library: peak('library'), 'by hand': peak('by hand') }, '1.2');
}

function measureLoad(): void {
  const code = `
    require('cdktf'); require('constructs');
    for (const used of ${JSON.stringify(modulesUsed())}) require(used);
    const start = performance.now(); require('./dist'); console.log(performance.now() - start);`;
  report(
    'load beyond cdktf and the provider class',
    `${median(times(15, () => Number(run('-e', code)))).toFixed(1)} ms`,
    '10 ms',
  );
}

/** The modules of the provider that the library loads. */
function modulesUsed(): string[] {
  const bundle = readFileSync('dist/index.js', 'utf8');
  return [...new Set(bundle.match(/@cdktf\/provider-azurerm\/lib\/[a-z-]+/g))];
}

function measureError(): void {
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
  report('from node to the error of a faulty app', `${median(elapsed).toFixed(0)} ms`, '500 ms');
}

function measureTypes(): void {
  const l1 = `
    import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
    import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
    import { App, TerraformStack } from 'cdktf';
    const stack = new TerraformStack(new App(), 'types');
    new AzurermProvider(stack, 'azurerm', { features: [{}] });
    new ContainerRegistry(stack, 'R', { name: 'contoso', resourceGroupName: 'g', location: 'westus', sku: 'Premium' });`;
  const l2 = `${l1}
    import { GeoReplicatedRegistry } from 'cdktf-georeplicated-registry';
    new GeoReplicatedRegistry(stack, 'G', { registryName: 'contoso', resourceGroupName: 'g', homeRegion: 'westus' });`;
  const check = (name: string, source: string) => {
    const folder = join('cdktf.out', `types-${name}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'main.ts'), source);
    const compilerOptions = { strict: true, noEmit: true, module: 'node20', target: 'es2022', types: [] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['main.ts'] }));
    return median(
      times(5, () => {
        const start = performance.now();
        run('node_modules/typescript/bin/tsc', '-p', folder);
        return performance.now() - start;
      }),
    );
  };
  compare('type-check of a project', 'ms', { library: check('library', l2), 'by hand': check('by-hand', l1) }, '1.3');
}

function measureSize(): void {
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
  const [{ size }] = Object.values(JSON.parse(packed) as { size: number }[]);
  report('packed size', `${Math.round(size / 1000)} kB`, '150 kB');
}

function run(...args: string[]): string {
  return execFileSync(process.execPath, args, { encoding: 'utf8' });
}

function times<T>(count: number, measure: () => T): T[] {
  return Array.from({ length: count }, measure);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
