import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRegistries } from '../../../cli/map/files';
import { textOf } from '../../../cli/map/text';
import type { Registry } from '../../../cli/map/view/registry';

export interface Json {
  readonly [key: string]: unknown;
}

/** The registries in documents, each of which is in a file of its own: `0.json`, `1.json`. */
export async function read(...documents: readonly unknown[]): Promise<Registry[]> {
  const folder = mkdtempSync(join(tmpdir(), 'map-'));
  try {
    const files = documents.map((document, i) => {
      const file = join(folder, `${i}.json`);
      writeFileSync(file, JSON.stringify(document));
      return file;
    });
    const registries = await readRegistries(files);
    return registries.map((registry) => ({ ...registry, source: registry.source.slice(folder.length + 1) }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What --text prints of documents. */
export async function text(...documents: readonly unknown[]): Promise<string> {
  return textOf(await read(...documents));
}

/** A registry as azurerm 4 has it. */
export function registry(attributes: Json = {}): Json {
  return {
    name: 'contoso',
    location: 'westus',
    sku: 'Premium',
    data_endpoint_enabled: true,
    georeplications: [
      { location: 'westeurope', regional_endpoint_enabled: true, zone_redundancy_enabled: true },
      { location: 'East US', regional_endpoint_enabled: false, zone_redundancy_enabled: true },
    ],
    ...attributes,
  };
}

/** A configuration with resources, by type and name. */
export function configuration(resource: unknown, others: Json = {}): Json {
  return { resource, ...others };
}

/** A configuration with one registry, and what belongs to it. */
export function withRegistry(attributes: Json = {}, others: Json = {}): Json {
  return configuration({ azurerm_container_registry: { Registry: registry(attributes) }, ...others });
}

/** A change of a plan. */
export function change(address: string, actions: readonly string[], before: Json | null, after: Json | null): Json {
  const [type, name] = address.split('.');
  return { address, mode: 'managed', type, name, change: { actions, before, after, after_unknown: {} } };
}

export function plan(changes: readonly Json[], others: Json = {}): Json {
  return { format_version: '1.2', resource_changes: changes, ...others };
}

/** Regions that are close to each other on the map. */
export const europe = [
  'westeurope',
  'northeurope',
  'uksouth',
  'francecentral',
  'germanywestcentral',
  'italynorth',
  'switzerlandnorth',
  'swedencentral',
] as const;
