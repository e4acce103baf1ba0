/**
 * Measures the library, and says which goals it misses: `npm run bench`. With words, only the rows whose name contains
 * one of them; with `--quick`, in a minute and roughly: `npm run bench -- --quick webhooks memory`. `npm run bench:cdktn`
 * measures the twin in the same way.
 */
import { measureError, measureLoad, measureSize, measureTypes } from './package';
import type { Row } from './report';
import { measureCalls, measureMemory, measureSynthesis } from './synthesis';

const args = process.argv.slice(2);
const isQuick = args.includes('--quick');
const words = args.filter((arg) => !arg.startsWith('--'));

/** For each kind of process of each row. */
const seconds = isQuick ? 2 : 5;

const measures: Record<string, () => Row[]> = {
  'registries 1': () => measureSynthesis('plain', 'registry', 1, seconds),
  'registries 10': () => measureSynthesis('plain', 'registries', 10, seconds),
  'registries 100': () => measureSynthesis('plain', 'registries', 100, seconds),
  'registries 1000': () => measureSynthesis('plain', 'registries', 1_000, seconds),
  'registries 10000': () => (isQuick ? [] : measureSynthesis('plain', 'registries', 10_000, seconds)),
  webhooks: () => measureSynthesis('webhooks', 'with six webhooks each', 100, seconds),
  endpoints: () => measureSynthesis('endpoints', 'with two private endpoints each', 100, seconds),
  grants: () => measureSynthesis('grants', 'with six grants each', 100, seconds),
  calls: () => measureCalls(seconds),
  'memory 1000': () => [measureMemory(1_000)],
  'memory 10000': () => (isQuick ? [] : [measureMemory(10_000)]),
  load: () => [measureLoad()],
  error: () => [measureError()],
  types: () => [measureTypes()],
  size: () => [measureSize()],
};

const rows: Row[] = [];
for (const [name, measure] of Object.entries(measures)) {
  if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
  console.error(`${name} …`);
  try {
    rows.push(...measure());
  } catch (error) {
    // What others measure is still worth knowing.
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
console.table(rows);
