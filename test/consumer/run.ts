/**
 * Packs the library, installs the tarball in an empty project with its peers, and uses it there as its users do: by CommonJS
 * and by ES modules, in strict TypeScript, on each version of Node that is supported.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { useEngines } from './engines';
import { binaryOf, nodes } from '../nodes/nodes';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly devDependencies: { readonly [name: string]: string };
  readonly peerDependencies: { readonly [name: string]: string };
  readonly overrides?: object;
}

/** A kind of project: what its package.json and tsconfig.json say, and which of the files it has. */
interface Kind {
  readonly folder: string;
  readonly package: object;
  readonly compilerOptions: object;
  readonly files: readonly string[];
}

const root = resolve(__dirname, '../..');
const { name, version, devDependencies, peerDependencies, overrides } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
) as Package;
const tools = ['typescript', 'tsx', 'jest', '@swc/core', '@swc/jest', '@types/jest', '@types/node'];
/** Or those that the command line names: `npm run test:consumer -- 24`. */
const used = process.argv.length > 2 ? process.argv.slice(2) : nodes;
/** What uncaught.ts can do wrong. */
const mistakes = ['new', 'add', 'existing'];
const shared = ['main.ts', 'stack.ts', 'mistakes.ts', 'uncaught.ts'];
const kinds: readonly Kind[] = [
  {
    folder: 'commonjs',
    package: {
      type: 'commonjs',
      jest: {
        testMatch: ['<rootDir>/*.test.ts'],
        transform: { '\\.ts$': '@swc/jest' },
        moduleNameMapper: { '^(\\./.*)\\.js$': '$1' },
      },
    },
    compilerOptions: { module: 'commonjs', types: ['node', 'jest'] },
    files: [...shared, 'stack.test.ts'],
  },
  {
    folder: 'module',
    package: { type: 'module' },
    compilerOptions: { module: 'nodenext', types: ['node'] },
    files: [...shared, 'exports.mjs'],
  },
];

const project = mkdtempSync(join(tmpdir(), 'consumer-'));
try {
  const packed = install();
  const binaries = used.map(binaryOf);
  const command = [name, 'adopt', ...['show', 'replications', 'webhooks'].map(recorded)];
  const adopted = execFileSync('npx', command, { cwd: project, stdio: ['ignore', 'pipe', 'ignore'] });
  for (const { folder, package: json, compilerOptions, files } of kinds) {
    const cwd = join(project, folder);
    mkdirSync(cwd);
    for (const file of files) cpSync(join(__dirname, 'app', file), join(cwd, file));
    writeFileSync(join(cwd, 'adopted.ts'), adopted);
    writeFileSync(join(cwd, 'package.json'), JSON.stringify({ private: true, ...json }));
    writeFileSync(join(cwd, 'tsconfig.json'), JSON.stringify({ extends: '../tsconfig.json', compilerOptions }));
    run(cwd, 'npx', 'tsc');
    for (const node of binaries) use(cwd, node, files.includes('exports.mjs'));
    useByTsx(cwd);
  }
  const commonjs = join(project, 'commonjs');
  // The first run writes the snapshot, the second one must find the same.
  run(commonjs, 'npx', 'jest', '--ci=false');
  run(commonjs, 'npx', 'jest', '--ci');
  useEngines(project);
  console.log(
    `consumer: packed ${Math.round(packed / 1000)} kB, used by CommonJS and ES modules on ${used.join(', ')}`,
  );
} finally {
  rmSync(project, { recursive: true, force: true });
}

/** Installs the packed library; the result is its size in bytes. */
function install(): number {
  run(root, 'npm', 'pack', '--silent', '--pack-destination', project);
  const tarball = `${name}-${version}.tgz`;
  const packed = statSync(join(project, tarball)).size;
  cpSync(join(__dirname, 'app', 'tsconfig.json'), join(project, 'tsconfig.json'));
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({
      private: true,
      dependencies: { [name]: `file:${tarball}`, ...peerDependencies },
      devDependencies: Object.fromEntries(tools.map((tool) => [tool, devDependencies[tool]])),
      overrides,
    }),
  );
  run(project, 'npm', 'install', '--silent', '--prefer-offline', '--no-audit', '--no-fund');
  return packed;
}

/** Runs what was compiled. */
function use(cwd: string, node: string, withExports: boolean): void {
  run(cwd, node, 'out/main.js');
  expectRegistry(cwd, 'images');
  run(cwd, node, 'out/adopted.js');
  expectRegistry(cwd, 'contosoprod');
  run(cwd, node, 'out/mistakes.js');
  if (withExports) run(cwd, node, 'exports.mjs');
  for (const mistake of mistakes) expectMessage(cwd, node, 'out/uncaught.js', mistake);
}

/** Runs the sources. */
function useByTsx(cwd: string): void {
  const tsx = join(project, 'node_modules/tsx/dist/cli.mjs');
  for (const [file, stack] of [
    ['main.ts', 'images'],
    ['adopted.ts', 'contosoprod'],
  ]) {
    run(cwd, process.execPath, tsx, file);
    expectRegistry(cwd, stack);
  }
  run(cwd, process.execPath, tsx, 'mistakes.ts');
  for (const mistake of mistakes) expectMessage(cwd, process.execPath, tsx, 'uncaught.ts', mistake);
}

/** The registry is in what was just synthesized. */
function expectRegistry(cwd: string, stack: string): void {
  const terraform = readFileSync(join(cwd, 'cdktf.out/stacks', stack, 'cdk.tf.json'), 'utf8');
  if (!terraform.includes('"azurerm_container_registry"')) throw new Error(`no registry in:\n${terraform}`);
  rmSync(join(cwd, 'cdktf.out'), { recursive: true });
}

/**
 * An error that nobody catches begins with its message, or with the line of the user's where Node shows that: of ES modules
 * and with source maps. Its trace begins where the user called, and nothing of the bundle is to be seen.
 */
function expectMessage(cwd: string, ...[command, ...args]: [string, ...string[]]): void {
  const { stderr, status } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  const isRight =
    status === 1 &&
    /^(\S+\/uncaught\.[jt]s:\d+\n.*(Registry|addReplica).*\n +\^)?\n*InvalidConstructError: /.test(stderr) &&
    /^InvalidConstructError: \w+ at '[\w/]+' is not valid:(\n {2}- .* \[\w+\])+\n {4}at .*uncaught\.[jt]s:/m.test(
      stderr,
    ) &&
    !stderr.includes(`${name}/dist`);
  if (!isRight) throw new Error(`${args.join(' ')} ends with ${String(status)} and:\n${stderr.slice(0, 2000)}`);
}

function recorded(file: string): string {
  return join(root, 'examples/adopt', `${file}.json`);
}

function run(cwd: string, command: string, ...args: string[]): void {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
}
