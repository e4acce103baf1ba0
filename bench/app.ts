/** An app with registries of one kind, made one of the two ways. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contests, type Kind, type Way } from './contests';

/** The milliseconds of processor time that it took to construct an app, and to construct and synthesize it. */
export interface Time {
  readonly construct: number;
  readonly synth: number;
}

/** Constructs and synthesizes an app. */
export function measure(kind: Kind, way: Way, count: number): Time {
  return inFolder((outdir) => synthesize(kind, way, count, outdir));
}

/** Throws if the two ways do not come to the same Terraform and the same warnings: their ratio would say nothing. */
export function assertSame(kind: Kind): void {
  const [library, reference] = (['library', 'reference'] as const).map((way) =>
    inFolder((outdir) => {
      synthesize(kind, way, 2, outdir);
      return outcome(outdir);
    }),
  );
  if (library !== reference) throw new Error(`not the same of ${kind}:\n${library}\n${reference}`);
}

/** Processor time, not time on the wall: others may be using the machine. */
function synthesize(kind: Kind, way: Way, count: number, outdir: string): Time {
  const contest = contests[kind];
  // Of an app before: cdktf keeps the tokens of all of them, each with its stack trace.
  (
    globalThis as { __cdktfTokenMap?: { stringTokenMap: Map<string, unknown> } }
  ).__cdktfTokenMap?.stringTokenMap.clear();
  globalThis.gc?.();
  const start = process.cpuUsage();
  const elapsed = () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  };
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'bench');
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  for (let i = 0; i < count; i++) contest[way](stack, i);
  const construct = elapsed();
  app.synth();
  return { construct, synth: elapsed() };
}

/** What was synthesized, with each registry called by its name instead of by its address. */
function outcome(outdir: string): string {
  const synthesized = readFileSync(join(outdir, 'stacks', 'bench', 'cdk.tf.json'), 'utf8');
  const { resource } = JSON.parse(synthesized, (key, value: unknown) => (key === '//' ? undefined : value)) as {
    resource: Record<string, Record<string, { name: string }>>;
  };
  const bodies = Object.entries(resource).flatMap(([type, ofType]) =>
    Object.values(ofType).map((body) => `${type} ${JSON.stringify(body)}`),
  );
  const registries = Object.entries(resource.azurerm_container_registry);
  const named = registries.reduce(
    (text, [id, { name }]) => text.replaceAll(`azurerm_container_registry.${id}.`, `${name}.`),
    bodies.sort().join('\n'),
  );
  const { stacks } = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as {
    stacks: { bench: { annotations: { message: string }[] } };
  };
  return [named, ...stacks.bench.annotations.map(({ message }) => message)].join('\n');
}

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
