/**
 * Packs the library, installs the tarball in an empty project beside its peers, and uses it there as a user does:
 * has its command write a stack, compiles a small app in strict mode, synthesizes it, and runs a jest test of it.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const { name, version, devDependencies, peerDependencies } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
) as {
  name: string;
  version: string;
  devDependencies: { [name: string]: string };
  peerDependencies: { [name: string]: string };
};
const tools = ['typescript', 'jest', '@swc/core', '@swc/jest', '@types/jest', '@types/node'];

const project = mkdtempSync(join(tmpdir(), 'consumer-'));
try {
  run(root, 'npm', 'pack', '--silent', '--pack-destination', project);
  const tarball = `${name}-${version}.tgz`;
  const packed = statSync(join(project, tarball)).size;
  cpSync(join(__dirname, 'app'), project, { recursive: true });
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({
      private: true,
      dependencies: { [name]: `file:${tarball}`, ...peerDependencies },
      devDependencies: Object.fromEntries(tools.map((tool) => [tool, devDependencies[tool]])),
      jest: { testMatch: ['<rootDir>/*.test.ts'], transform: { '\\.ts$': '@swc/jest' } },
    }),
  );
  run(project, 'npm', 'install', '--silent', '--prefer-offline', '--no-audit', '--no-fund');
  const recorded = ['show', 'replications', 'webhooks'].map((file) => join(root, 'examples/adopt', `${file}.json`));
  writeFileSync(join(project, 'adopted.ts'), execFileSync('npx', [name, 'adopt', ...recorded], { cwd: project }));
  run(project, 'npx', 'tsc');
  run(project, 'node', 'out/main.js');
  run(project, 'node', 'out/adopted.js');
  const terraform = readFileSync(join(project, 'cdktf.out', 'stacks', 'images', 'cdk.tf.json'), 'utf8');
  if (!terraform.includes('"azurerm_container_registry"')) throw new Error(`no registry in:\n${terraform}`);
  // The first run writes the snapshot, the second one must find the same.
  run(project, 'npx', 'jest', '--ci=false');
  run(project, 'npx', 'jest', '--ci');
  console.log(`consumer: packed ${Math.round(packed / 1000)} kB, compiled, synthesized and tested`);
} finally {
  rmSync(project, { recursive: true, force: true });
}

function run(cwd: string, command: string, ...args: string[]): void {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
}
