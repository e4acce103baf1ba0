import { execFileSync } from 'node:child_process';

/** The versions of Node that are supported: the first one that is, and the newest of each line. */
export const nodes = ['20.9.0', '22', '24'];

/** The binary of a version of Node, by the package `node`, which npx keeps for the next time. */
export function binaryOf(version: string): string {
  const command = ['--yes', '--package', `node@${version}`, '--', 'node', '-p', 'process.execPath'];
  const binary = execFileSync('npx', command, { encoding: 'utf8' }).trim();
  const found = execFileSync(binary, ['--version'], { encoding: 'utf8' }).trim();
  if (!`${found}.`.startsWith(`v${version}.`)) throw new Error(`${binary} is Node ${found} instead of ${version}`);
  return binary;
}
