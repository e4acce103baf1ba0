/**
 * Makes the second package from the source of the first, in dist/cdktn: the same files with the names of the other engine,
 * and what they need to be built and tested. With `--lock`, resolves anew what is installed there, into lock.json.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { exchange, isOfBoth } from './exchange';

interface Package {
  readonly engines: Versions;
  readonly name: string;
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
const lockFile = join(__dirname, 'lock.json');

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

/** What the provider wants: later than what the first package wants. */
const engines: Versions = { node: '>=20.16.0' };

/** What nothing that is done with the twin needs: its source is checked where it is written. */
const unneeded = /^(@stryker-mutator\/|eslint|typescript-eslint|prettier$|jsii-docgen$)/;

/**
 * @cdktn/provider-azurerm 16.1.0 wants cdktn ^0.23.0 and works with 0.24. Neither npm nor jsii take the two together: npm is
 * told so by an override, jsii by the provider's own files. Both can go with a provider that takes the cdktn above.
 */
const stale = { provider: '@cdktn/provider-azurerm', engine: 'cdktn', range: '^0.23.0' };

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;

if (process.argv.includes('--lock')) {
  writeSources();
  npm('install', '--package-lock-only', '--omit-lockfile-registry-resolved');
  const { packages } = JSON.parse(readFileSync(join(twin, 'package-lock.json'), 'utf8')) as Lock;
  writeFileSync(lockFile, json(differences(packages)));
} else {
  const before = join(twin, 'package-lock.json');
  const installed = existsSync(before) ? readFileSync(before, 'utf8') : undefined;
  const lock = writeSources();
  if (installed !== lock || !existsSync(join(twin, 'node_modules/.package-lock.json'))) {
    npm('ci');
    correctStaleRange();
  }
}

/** Writes all but what is installed; the result is the lock. */
function writeSources(): string {
  mkdirSync(twin, { recursive: true });
  for (const name of readdirSync(twin)) {
    if (name !== 'node_modules') rmSync(join(twin, name), { recursive: true });
  }
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  for (const path of listed.toString().split('\0')) {
    if (path === '' || !existsSync(join(root, path))) continue;
    mkdirSync(join(twin, dirname(path)), { recursive: true });
    if (isOfBoth(path)) cpSync(join(root, path), join(twin, path));
    else writeFileSync(join(twin, path), exchange(read(path)));
  }
  const own = packageOfTwin(JSON.parse(exchange(read('package.json'))) as Package);
  const { packages, ...lock } = JSON.parse(read('package-lock.json')) as Lock;
  const shared = Object.entries(packages).filter(([path]) => exchange(path) === path);
  const different = existsSync(lockFile) ? (JSON.parse(readFileSync(lockFile, 'utf8')) as object) : {};
  const text = json({ ...lock, name: own.name, packages: { ...Object.fromEntries(shared), '': own, ...different } });
  writeFileSync(join(twin, 'package.json'), json(own));
  writeFileSync(join(twin, 'package-lock.json'), text);
  return text;
}

function packageOfTwin(exchanged: Package): Package & { readonly overrides: object } {
  const { 'build:jsii': jsii, ...scripts } = exchanged.scripts;
  const tools = Object.entries(exchanged.devDependencies).filter(([name]) => !unneeded.test(name));
  const named = Object.keys({ ...exchanged.devDependencies, ...exchanged.peerDependencies });
  const missing = named.filter((name) => exchange(name) !== name && !(name in devDependencies));
  if (missing.length > 0) throw new Error(`${__filename} has no version of ${missing.join(', ')}`);
  return {
    ...exchanged,
    scripts: {
      ...Object.fromEntries(Object.entries(scripts).filter(([name]) => !isOfBoth(name))),
      // It would have the least versions of the ranges of peers installed, which npm does not have.
      'build:jsii': `${jsii} --silence-warnings metadata/missing-dev-dependency`,
    },
    engines,
    peerDependencies,
    devDependencies: sorted({ ...Object.fromEntries(tools), ...devDependencies }),
    overrides: { [stale.provider]: { [stale.engine]: `$${stale.engine}` } },
  };
}

function sorted(versions: Versions): Versions {
  return Object.fromEntries(Object.entries(versions).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What of a lock is not in that of the first package, or otherwise. */
function differences(packages: Lock['packages']): Lock['packages'] {
  const { packages: others } = JSON.parse(read('package-lock.json')) as Lock;
  const isOther = ([path, entry]: [string, object]) => path !== '' && json(entry) !== json(others[path]);
  return Object.fromEntries(Object.entries(packages).filter(isOther));
}

function correctStaleRange(): void {
  const { provider, engine, range } = stale;
  for (const file of ['.jsii', 'package.json']) {
    const path = join(twin, 'node_modules', provider, file);
    const text = readFileSync(path, 'utf8');
    const corrected = text.replace(`"${engine}": "${range}"`, `"${engine}": "${peerDependencies[engine]}"`);
    if (corrected === text) throw new Error(`${provider} does not want ${engine} ${range}: this need not be corrected`);
    writeFileSync(path, corrected);
  }
}

function npm(...args: string[]): void {
  execFileSync('npm', [...args, '--no-audit', '--no-fund'], { cwd: twin, stdio: ['ignore', 'inherit', 'inherit'] });
}
