import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';

/** Blocks by address, such as `azurerm_container_registry.Registry_4DB9CCA5`; of data sources with `data.` before it. */
export interface Blocks {
  readonly [address: string]: Block;
}

export interface Block {
  readonly [attribute: string]: unknown;
}

/** What one stack of an app synthesizes to. */
export interface SynthesizedStack {
  /** The whole Terraform JSON. */
  readonly json: { readonly [section: string]: unknown };
  readonly blocks: Blocks;
  /** The names of the stacks that have to be deployed before. */
  readonly dependencies: readonly string[];
  readonly warnings: readonly string[];
}

/** An app whose stacks are written to a folder of its own by `synthesizeApp`. */
export function newApp(): App {
  return new App({ outdir: mkdtempSync(join(tmpdir(), 'cdktf-')) });
}

/** A stack with the default provider. */
export function stackIn(app: App, id: string): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  return stack;
}

/** A provider of another subscription. */
export function aliasIn(stack: TerraformStack, alias: string): AzurermProvider {
  return new AzurermProvider(stack, alias, { alias, features: [{}] });
}

interface Manifest {
  readonly stacks: {
    readonly [name: string]: {
      readonly synthesizedStackPath: string;
      readonly dependencies: readonly string[];
      readonly annotations: readonly { readonly level: string; readonly message: string }[];
    };
  };
}

/** The stacks as `cdktf synth` writes them, validations on, by name. */
export function synthesizeApp(app: App): { readonly [stack: string]: SynthesizedStack } {
  const read = (path: string) => JSON.parse(readFileSync(join(app.outdir, path), 'utf8')) as unknown;
  try {
    app.synth();
    const { stacks } = read('manifest.json') as Manifest;
    return Object.fromEntries(
      Object.entries(stacks).map(([name, { synthesizedStackPath, dependencies, annotations }]) => {
        const json = read(synthesizedStackPath) as SynthesizedStack['json'];
        const warnings = annotations.filter(({ level }) => level === '@cdktf/warn').map(({ message }) => message);
        return [name, { json, blocks: blocksOf(json), dependencies, warnings }];
      }),
    );
  } finally {
    rmSync(app.outdir, { recursive: true, force: true });
  }
}

type Types = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** The resources and data sources of azurerm. */
export function blocksOf(json: SynthesizedStack['json']): Blocks {
  const { resource = {}, data = {} } = json as { readonly resource?: Types; readonly data?: Types };
  const flat = (types: Types, prefix: string) =>
    Object.entries(types)
      .filter(([type]) => /^(azurerm|azapi)_/.test(type))
      .flatMap(([type, blocks]) =>
        Object.entries(blocks).map(([name, block]) => [`${prefix}${type}.${name}`, block] as const),
      );
  return Object.fromEntries([...flat(resource, ''), ...flat(data, 'data.')]);
}

/** The blocks of one type. */
export function blocksOfType(blocks: Blocks, type: string): Block[] {
  return Object.entries(blocks)
    .filter(([address]) => address.startsWith(`${type}.`))
    .map(([, block]) => block);
}

/** What something throws. */
export function thrownBy(statement: () => unknown): Error {
  try {
    statement();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
