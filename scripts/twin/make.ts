/**
 * Makes the second package from the source of the first, in dist/cdktn: the same files with the names of the other engine,
 * and what they need to be built and tested. With `--lock`, resolves anew what is installed there that the first package
 * does not have, into the package-lock.json next to this file.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exchange, isOfBoth } from './exchange';

interface Package {
  readonly name: string;
  readonly engines: Versions;
  readonly scripts: Versions;
  readonly peerDependencies: Versions;
  readonly devDependencies: Versions;
}

interface Lock {
  readonly packages: { readonly [path: string]: object };
}

interface Versions {
  readonly [name: string]: string;
}

const root = resolve(__dirname, '../..');
const twin = join(root, 'dist/cdktn');
const ownLock = join(__dirname, 'package-lock.json');
const lockOfTwin = join(twin, 'package-lock.json');

/** What the package takes from its users. */
const peerDependencies: Versions = {
  '@cdktn/provider-azurerm': '>=16 <18',
  cdktn: '>=0.23.0 <0.27.0',
  constructs: '^10.6.0',
};

/** What it is built and tested with instead of the packages of the other engine. */
const devDependencies: Versions = {
  '@cdktn/hcl2json': '^0.24.0',
  '@cdktn/provider-azurerm': '16.1.0',
  cdktn: '0.24.0',
  constructs: '10.6.0',
};

/** What the provider wants. */
const engines: Versions = { node: '>=20.16.0' };

/**
 * @cdktn/provider-azurerm 16.1.0 wants cdktn ^0.23.0 and works with 0.24, as the tests show. npm takes the two together by an
 * override, and jsii by a correction of what the provider's own assembly says. Both can go with a provider that wants the
 * cdktn above.
 */
const stale = { provider: '@cdktn/provider-azurerm', engine: 'cdktn', range: '^0.23.0' };

/** What nothing that is done with the twin needs: its source is checked where it is written. */
const unneeded = /^(@stryker-mutator\/|eslint|typescript-eslint|prettier$|jsii-docgen$)/;

/**
 * What the examples and pages of other languages require. npm overrides the range of the provider above, pip and Maven
 * cannot: these versions go together without.
 */
const requiredElsewhere: Versions = { '@cdktn/provider-azurerm': '16.1.0', cdktn: '0.23.4', constructs: '10.6.0' };
const ofOtherLanguages = /^(docs|examples)\/(python|java|go)[./]/;

/** It expects them to require what npm installs. */
const testOfVersions = 'test/languages.test.ts';

if (process.argv.includes('--lock')) {
  writeSources();
  npm('install', '--package-lock-only', '--omit-lockfile-registry-resolved');
  writeFileSync(ownLock, json({ packages: differences(lockIn(lockOfTwin), lockIn(join(root, 'package-lock.json'))) }));
} else {
  const before = existsSync(lockOfTwin) ? readFileSync(lockOfTwin, 'utf8') : undefined;
  writeSources();
  const isInstalled = existsSync(join(twin, 'node_modules/.package-lock.json'));
  if (!isInstalled || before !== readFileSync(lockOfTwin, 'utf8')) npm('ci');
  correctStaleRange();
}

/** Writes all but what is installed. */
function writeSources(): void {
  mkdirSync(twin, { recursive: true });
  for (const name of readdirSync(twin)) {
    if (name !== 'node_modules') rmSync(join(twin, name), { recursive: true });
  }
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  for (const path of listed.toString().split('\0')) {
    if (path !== '' && path !== testOfVersions && existsSync(join(root, path))) copy(path);
  }
  const own = packageOfTwin(JSON.parse(readFileSync(join(twin, 'package.json'), 'utf8')) as Package);
  writeFileSync(join(twin, 'package.json'), json(own));
  writeFileSync(lockOfTwin, json(lockOf(own)));
}

function copy(path: string): void {
  const content = readFileSync(join(root, path));
  cpSync(join(root, path), join(twin, path));
  const isText = !content.includes(0);
  if (!isText || isOfBoth(path)) return;
  const exchanged = exchange(content.toString());
  writeFileSync(join(twin, path), ofOtherLanguages.test(path) ? exchangeVersions(exchanged) : exchanged);
}

function exchangeVersions(text: string): string {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Package;
  const versions = new Map(
    Object.entries(requiredElsewhere).map(([name, version]) => [devDependencies[exchange(name)], version]),
  );
  // Addresses have numbers with points too.
  return text.replace(/(?<![\d.])\d+\.\d+\.\d+(?!\.?\d)/g, (found) => versions.get(found) ?? found);
}

function packageOfTwin(exchanged: Package): Package & { readonly overrides: object } {
  const { 'build:jsii': jsii, ...scripts } = exchanged.scripts;
  const tools = Object.entries(exchanged.devDependencies).filter(([name]) => !unneeded.test(name));
  const all = { ...Object.fromEntries(tools), ...devDependencies };
  const missing = Object.keys({ ...all, ...exchanged.peerDependencies }).filter(
    (name) => exchange(name) !== name && !(name in devDependencies),
  );
  if (missing.length > 0) throw new Error(`${__filename} has no version of ${missing.join(', ')}`);
  return {
    ...exchanged,
    engines,
    scripts: {
      ...Object.fromEntries(Object.entries(scripts).filter(([name]) => !isOfBoth(name))),
      // jsii would have the least versions of the ranges of peers installed, and npm does not have all of them.
      'build:jsii': `${jsii} --silence-warnings metadata/missing-dev-dependency`,
    },
    peerDependencies,
    devDependencies: Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1))),
    overrides: { [stale.provider]: { [stale.engine]: `$${stale.engine}` } },
  };
}

/** The lock of the first package, with what differs. */
function lockOf({ name, peerDependencies, devDependencies }: Package): Lock & object {
  const { packages, ...lock } = lockIn(join(root, 'package-lock.json'));
  const shared = Object.entries(packages).filter(([path]) => path !== '' && exchange(path) === path);
  const own = { name, peerDependencies, devDependencies };
  return { ...lock, packages: { '': own, ...Object.fromEntries(shared), ...lockIn(ownLock).packages } };
}

function differences({ packages }: Lock, { packages: others }: Lock): Lock['packages'] {
  const isOther = ([path, entry]: [string, object]) => path !== '' && json(entry) !== json(others[path]);
  return Object.fromEntries(Object.entries(packages).filter(isOther));
}

function correctStaleRange(): void {
  const { provider, engine, range } = stale;
  const path = join(twin, 'node_modules', provider, '.jsii');
  const assembly = readFileSync(path, 'utf8');
  const [wanted, corrected] = [range, peerDependencies[engine]].map((each) => `"${engine}": "${each}"`);
  if (assembly.includes(corrected)) return;
  if (!assembly.includes(wanted)) throw new Error(`${provider} does not want ${engine} ${range}: leave it as it is`);
  writeFileSync(path, assembly.replace(wanted, corrected));
}

function lockIn(path: string): Lock {
  return JSON.parse(readFileSync(path, 'utf8')) as Lock;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function npm(...args: string[]): void {
  execFileSync('npm', [...args, '--no-audit', '--no-fund'], { cwd: twin, stdio: ['ignore', 'inherit', 'inherit'] });
}
