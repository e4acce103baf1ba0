/**
 * `npm run test:languages`: makes the packages of the other languages, and has the example of each, and its tests, use them as
 * users do. `npm run test:languages -- go` runs one. A language whose tools are not here is not run, and said so.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { engineFor, providerFor } from './bindings';

interface Language {
  /** What has to be installed, with a command that fails if it is not. */
  readonly tools: Readonly<Record<string, readonly [command: string, ...args: string[]]>>;
  readonly test: () => void;
}

const root = resolve(__dirname, '../..');
const packages = join(root, 'dist/jsii');
const work = join(root, 'dist/languages');

const languages: Readonly<Record<string, Language>> = {
  python: {
    tools: { 'Python 3.10': ['python3', '-c', 'import ensurepip, sys; sys.exit(sys.version_info < (3, 10))'] },
    test: testPython,
  },
  java: { tools: { 'JDK 17': ['javac', '--release', '17', '-version'], Maven: ['mvn', '-version'] }, test: testJava },
  go: { tools: { Go: ['go', 'version'] }, test: testGo },
};

const chosen = process.argv.slice(2);
try {
  const unknown = chosen.filter((name) => !(name in languages));
  if (unknown.length > 0) throw new Error(`${unknown.join(', ')} is none of ${Object.keys(languages).join(', ')}`);
  // What the tests of all languages compare with.
  for (const example of ['minimal', 'contoso-images']) run(root, 'npm', 'run', '--silent', 'synth', '--', example);
  run(root, 'npm', 'run', '--silent', 'package');
  for (const name of Object.keys(languages)) {
    if (chosen.length === 0 || chosen.includes(name)) testLanguage(name, languages[name]);
  }
} catch (error) {
  console.error(error instanceof Error ? `test:languages failed: ${error.message}` : error);
  process.exitCode = 1;
}

function testLanguage(name: string, { tools, test }: Language): void {
  const missing = Object.keys(tools).filter((tool) => {
    const [command, ...args] = tools[tool];
    return spawnSync(command, args).status !== 0;
  });
  if (missing.length > 0) {
    console.log(`${name}: not run, there is no ${missing.join(' and no ')}`);
    return;
  }
  const start = performance.now();
  test();
  console.log(`${name}: passed in ${Math.round((performance.now() - start) / 1000)} s`);
}

function testPython(): void {
  const environment = join(work, 'python');
  const example = join(root, 'examples/python');
  const python = join(environment, 'bin/python');
  const pip = (...args: string[]) => {
    run(example, python, '-m', 'pip', ...args, '--quiet');
  };
  // The environment stays for the next time: installing the 1,500 modules of azurerm takes longer than anything else.
  if (existsSync(python)) pip('uninstall', '--yes', 'cdktf-georeplicated-registry');
  else run(root, 'python3', '-m', 'venv', '--clear', environment);
  const wheels = join(environment, 'wheels');
  pip('wheel', '--no-deps', '--wheel-dir', wheels, join(packages, 'python'));
  pip('install', '--find-links', wheels, '-r', 'requirements.txt');
  run(example, python, '-B', '-m', 'pytest', '-p', 'no:cacheprovider', '--quiet', '.', join(__dirname, 'python'));
}

function testJava(): void {
  const folder = join(work, 'java');
  const modules = [
    join(engineFor('java', join(folder, 'engine')), 'java'),
    join(providerFor('java', join(folder, 'provider')), 'java'),
    join(packages, 'java'),
    join(root, 'examples/java'),
  ];
  writeFileSync(
    join(folder, 'pom.xml'),
    `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId>
  <artifactId>all</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <modules>${modules.map((module) => `<module>${relative(folder, module)}</module>`).join('')}</modules>
</project>`,
  );
  run(folder, 'mvn', '--batch-mode', '--quiet', '-Dmaven.javadoc.skip', '-Dmaven.source.skip', 'package');
}

function testGo(): void {
  const folder = join(work, 'go');
  const example = join(root, 'examples/go');
  const provider = providerFor('go', join(folder, 'provider'));
  const local = [
    [
      'github.com/cdktf-georeplicated-registry/cdktf-georeplicated-registry-go/georeplicatedregistry',
      join(packages, 'go/georeplicatedregistry'),
    ],
    ['github.com/cdktf/cdktf-provider-azurerm-go/azurerm/v14', join(provider, 'go/azurerm')],
  ];
  const required = readFileSync(join(example, 'go.mod'), 'utf8').split(/\s*\n\s*/);
  const lines = local.flatMap(([module, path]) => {
    const versions = required.filter((line) => line.startsWith(`${module} v`));
    return [`use ${path}`, ...versions.map((version) => `replace ${version} => ${path}`)];
  });
  process.env.GOWORK = join(folder, 'go.work');
  writeFileSync(process.env.GOWORK, ['go 1.25', `use ${example}`, ...lines, ''].join('\n'));
  run(example, 'go', 'vet', './...');
  run(example, 'go', 'test', '-count=1', './...');
}

function run(cwd: string, command: string, ...args: string[]): void {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
}
