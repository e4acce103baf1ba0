/** What constructing and synthesizing costs, in processes of their own. */
import { buildSync } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Time } from './app';
import type { Kind, Way } from './contests';
import type { Rounds } from './rounds';
import { compare, times, type Row } from './report';

/** How users run an app: compiled, or from its sources, where source maps make each stack trace dearer. */
const runners = {
  node: (script: string) => [bundle(script)],
  tsx: (script: string) => ['node_modules/tsx/dist/cli.mjs', '--expose-gc', `bench/${script}.ts`],
};

interface Measured {
  readonly phase: keyof Time;
  readonly label: string;
  readonly goal: number;
}

const whole: Measured = { phase: 'synth', label: 'construct and synthesize', goal: 1.15 };

/** The library against the classes of the provider, in each kind of process. */
export function measureSynthesis(kind: Kind, what: string, count: number, seconds: number): Row[] {
  return measureRounds(kind, `${count.toLocaleString('en')} ${what}`, count, seconds, [whole]);
}

/** Calls against the same in a list, in each kind of process. */
export function measureCalls(seconds: number): Row[] {
  return measureRounds('calls', '500 addWebhook calls against one list', 1, seconds, [
    { phase: 'construct', label: 'construct', goal: 3 },
    { ...whole, goal: 3 },
  ]);
}

function measureRounds(kind: Kind, what: string, count: number, seconds: number, measured: Measured[]): Row[] {
  return Object.entries(runners).flatMap(([runner, argsFor]) => {
    const rounds = JSON.parse(run(argsFor('rounds'), kind, `${count}`, `${seconds}`)) as Rounds;
    return measured.map(({ phase, label, goal }) => {
      const pairs = rounds.map(({ library, reference }) => ({ library: library[phase], reference: reference[phase] }));
      return compare(`${label} ${what}, ${runner}`, 'ms', pairs, goal);
    });
  });
}

/** The most memory that a process takes, in turn. */
export function measureMemory(count: number): Row {
  const args = runners.node('memory');
  const peak = (way: Way) => Number(run(args, way, `${count}`)) / 1_024;
  const pairs = times(3, () => ({ library: peak('library'), reference: peak('reference') }));
  return compare(`peak memory of ${count.toLocaleString('en')} registries`, 'MB', pairs, 1.15);
}

/** Beside the packages that it loads. */
function bundle(script: string): string {
  const outfile = join('cdktf.out', 'bench', `${script}.cjs`);
  buildSync({ entryPoints: [`bench/${script}.ts`], outfile, bundle: true, platform: 'node', packages: 'external' });
  return outfile;
}

function run(args: readonly string[], ...more: string[]): string {
  return execFileSync(process.execPath, ['--expose-gc', ...args, ...more], { encoding: 'utf8', maxBuffer: Infinity });
}
