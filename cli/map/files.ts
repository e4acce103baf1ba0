import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { decode } from '../decode';
import { isConfiguration, resourcesOf, warningsIn, type Configuration } from './reading/configuration';
import { isPlan, resourcesOfPlan } from './reading/plan';
import { registriesOf } from './reading/registries';
import { isJson, visible } from './reading/values';
import type { Registry } from './view/registry';

/** The faults in the input: a line for each file that cannot be used. */
export class UnusableFilesError extends Error {
  public constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'UnusableFilesError';
  }
}

/** The output folders of cdktf and cdktn. */
const stacks = join('cdktf.out', 'stacks');
const configurationFile = 'cdk.tf.json';

/** More than the size of any plan. */
const mostBytes = 256 * 2 ** 20;

/** The registries in files, or in the synthesized stacks; at least one. */
export async function readRegistries(files: readonly string[]): Promise<Registry[]> {
  const names = files.length > 0 ? [...new Set(files)] : await synthesizedFiles();
  const registries = await registriesIn(names);
  if (registries.length > 0) return registries;
  const where = names.length === 1 ? sourceOf(names[0]) : `${names.length} files`;
  throw new UnusableFilesError([`there is no azurerm_container_registry in ${where}`]);
}

/** The registries in files, if there are any. */
export async function registriesIn(files: readonly string[]): Promise<Registry[]> {
  const faults: string[] = [];
  const documents: Configuration[] = [];
  for (const file of files) {
    const source = sourceOf(file);
    try {
      const json = parsed(decode(await bytesOf(file)));
      if (!isJson(json) || !(isPlan(json) || isConfiguration(json))) throw new Error(`is not Terraform: pass ${what}`);
      documents.push({ source, json, warnings: isPlan(json) ? new Map() : await warningsOf(file) });
    } catch (error) {
      faults.push(`${source} ${reasonOf(error)}`);
    }
  }
  if (faults.length > 0) throw new UnusableFilesError(faults);
  const configurations = documents.filter(({ json }) => !isPlan(json));
  return registriesOf(
    documents.flatMap((document) =>
      isPlan(document.json) ? resourcesOfPlan(document.source, document.json) : resourcesOf(document, configurations),
    ),
  );
}

function sourceOf(file: string): string {
  return file === '-' ? 'standard input' : visible(file);
}

const what = `${configurationFile} of a stack, or the output of terraform show -json for a plan`;

async function synthesizedFiles(): Promise<string[]> {
  const folders = await readdir(stacks).catch((): string[] => []);
  const found: string[] = [];
  for (const folder of folders.sort()) {
    const names = await readdir(join(stacks, folder)).catch((): string[] => []);
    if (names.includes(configurationFile)) found.push(join(stacks, folder, configurationFile));
  }
  if (found.length > 0) return found;
  const missing = join(stacks, '*', configurationFile);
  throw new UnusableFilesError([`there is no ${missing}: synthesize the app first, or name files`]);
}

/** The contents of a file, a pipe or standard input, up to the maximum size. */
async function bytesOf(file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of file === '-' ? process.stdin : createReadStream(file)) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > mostBytes) throw new Error(`is too large: at most ${mostBytes / 2 ** 20} MiB can be read`);
  }
  return Buffer.concat(chunks);
}

function parsed(text: string): unknown {
  if (text.trim() === '') throw new Error(`is empty: pass ${what}`);
  if (text.startsWith('PK')) throw new Error('is a binary plan: pass the output of terraform show -json for it');
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`is not JSON: pass ${what}`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EISDIR: 'is a directory: name the files in it',
  EACCES: 'cannot be read: permission denied',
};

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === undefined ? message : (reasons[code] ?? `cannot be read: ${message}`);
}

/** The warnings of synth, from the manifest next to the stacks. */
async function warningsOf(file: string): Promise<Configuration['warnings']> {
  const folder = dirname(file);
  const manifest = await readFile(join(folder, '..', '..', 'manifest.json')).catch(() => undefined);
  if (file === '-' || manifest === undefined) return new Map();
  try {
    return warningsIn(JSON.parse(decode(manifest)), basename(folder));
  } catch {
    return new Map();
  }
}
