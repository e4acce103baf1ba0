/**
 * The packages of cdktf and of the provider in languages whose registries do not have them in every version: made of those for
 * npm, as their publishers make them. Of the provider's 1,500 modules only those that are used here: with all of them it takes
 * minutes.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

interface Described {
  readonly symbolId: string;
}

interface Assembly {
  readonly types: Readonly<Record<string, Described>>;
  readonly submodules: Readonly<Record<string, Described>>;
}

const root = join(__dirname, '../..');
const installed = (name: string) => join(root, 'node_modules', name);

/** Makes the package of cdktf, once; the result is its folder. */
export function engineFor(language: 'java' | 'go', folder: string): string {
  return once(folder, versionOf('cdktf'), () => {
    generate(language, installed('cdktf'), folder);
  });
}

/** Makes the package of the provider, once, with the modules that the library and its example import. */
export function providerFor(language: 'java' | 'go', folder: string): string {
  const modules = modulesIn(join(root, 'lib'), join(root, 'examples/contoso-images.ts'));
  return once(folder, [versionOf('@cdktf/provider-azurerm'), ...modules].join(' '), () => {
    const cut = join(folder, 'npm');
    cutProvider(new Set(modules), cut);
    generate(language, cut, folder);
  });
}

/** Compiling takes longer than anything else, and compilers look at the time of a file. */
function once(folder: string, key: string, make: () => void): string {
  const made = join(folder, 'made');
  const stated = `${versionOf('jsii-pacmak')} ${key}`;
  if (!existsSync(made) || readFileSync(made, 'utf8') !== stated) {
    rmSync(folder, { recursive: true, force: true });
    make();
    writeFileSync(made, stated);
  }
  return folder;
}

function versionOf(name: string): string {
  return (JSON.parse(readFileSync(join(installed(name), 'package.json'), 'utf8')) as { version: string }).version;
}

function generate(language: string, source: string, out: string): void {
  const pacmak = require.resolve('jsii-pacmak/bin/jsii-pacmak');
  const options = ['--target', language, '--code-only', '--no-npmignore', '--no-fingerprint', '--outdir', out];
  execFileSync(process.execPath, [pacmak, ...options, source], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function cutProvider(modules: ReadonlySet<string>, folder: string): void {
  const source = installed('@cdktf/provider-azurerm');
  mkdirSync(join(folder, 'lib'), { recursive: true });
  for (const file of ['package.json', 'LICENSE']) cpSync(join(source, file), join(folder, file));
  for (const module of modules) cpSync(join(source, 'lib', module), join(folder, 'lib', module), { recursive: true });
  const index = readFileSync(join(source, 'lib/index.js'), 'utf8').split('\n');
  const kept = index.filter((line) => modules.has(/require\("\.\/([^"/]+)"\)/.exec(line)?.[1] ?? ''));
  writeFileSync(join(folder, 'lib/index.js'), kept.join('\n'));
  const assembly = readAssembly(source);
  const keep = <T extends Described>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(
      Object.entries(all).filter(([, { symbolId }]) => modules.has(/^src\/([^/]+)\//.exec(symbolId)?.[1] ?? '')),
    );
  const { types, submodules } = assembly;
  writeFileSync(
    join(folder, '.jsii'),
    JSON.stringify({ ...assembly, types: keep(types), submodules: keep(submodules) }),
  );
}

function modulesIn(...paths: string[]): readonly string[] {
  const files = paths.flatMap((path) =>
    path.endsWith('.ts')
      ? [path]
      : readdirSync(path, { recursive: true, encoding: 'utf8' }).map((file) => join(path, file)),
  );
  const sources = files.filter((file) => file.endsWith('.ts')).map((file) => readFileSync(file, 'utf8'));
  const names = sources.flatMap((text) =>
    Array.from(text.matchAll(/provider-azurerm\/lib\/([\w-]+)/g), ([, name]) => name),
  );
  return Array.from(new Set(names)).sort();
}

function readAssembly(source: string): Assembly {
  const compressed = join(source, '.jsii.gz');
  const json = existsSync(compressed) ? gunzipSync(readFileSync(compressed)) : readFileSync(join(source, '.jsii'));
  return JSON.parse(json.toString()) as Assembly;
}
