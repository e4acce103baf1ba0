/**
 * `npm run test:nodes`: the two commands of the README on each version of Node that is supported. `npm run synth` has to print
 * what the README says and nothing else; of `npm test` those tests that are closest to Node, for all take minutes each.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { binaryOf, nodes } from './nodes';

const root = resolve(__dirname, '../..');
const [, expected] = /```text\n(Registry [^]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];

for (const version of nodes) {
  const node = binaryOf(version);
  rmSync(join(root, 'cdktf.out/stacks/contoso'), { recursive: true, force: true });
  const synth = run(node, 'node_modules/tsx/dist/cli.mjs', 'examples/synth.ts');
  if (synth.stdout !== expected || synth.stderr !== '') {
    throw new Error(`on Node ${version} npm run synth prints:\n${synth.stdout}${synth.stderr}`);
  }
  const test = run(node, 'node_modules/jest/bin/jest.js', 'test/cli', 'test/docs', 'test/languages', 'test/errors');
  if (test.status !== 0) throw new Error(`on Node ${version}:\n${test.stderr}`);
  console.log(`node ${version}: ${/^Tests: +(.*)$/m.exec(test.stderr)?.[1] ?? 'no tests'}`);
}

function run(node: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(node, args, { cwd: root, encoding: 'utf8', env: { ...process.env, CDKTF_OUTDIR: undefined } });
}
