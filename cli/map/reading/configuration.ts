import { visible, isJson, objectsIn, own, Values, type Json } from './values';
import type { Reference, Resource } from './resources';

/** A Terraform configuration in JSON, such as cdktf synthesizes. */
export interface Configuration {
  readonly source: string;
  readonly json: Json;
  /** The warnings that constructs had at synth, by the path of the construct. */
  readonly warnings: ReadonlyMap<string, readonly string[]>;
}

export function isConfiguration(json: Json): boolean {
  return ['resource', 'data', 'terraform', 'provider', 'output', 'module', 'variable', 'locals'].some((key) =>
    Object.hasOwn(json, key),
  );
}

/** @param all the configurations that may refer to each other */
export function resourcesOf(configuration: Configuration, all: readonly Configuration[]): Resource[] {
  const { source, json, warnings } = configuration;
  return objectsIn(own(json, 'resource')).flatMap((types) =>
    Object.entries(types).flatMap(([type, named]) =>
      objectsIn(named).flatMap((names) =>
        Object.entries(names).flatMap(([name, blocks]) =>
          objectsIn(blocks).flatMap((block): Resource[] => {
            if (own(block, 'count') === 0) return [];
            return [
              {
                type,
                address: visible(`${type}.${name}`),
                module: '',
                source,
                after: new Values(block, undefined, true),
                repeated: repeatedBy(block),
                warnings: warnings.get(constructOf(block)) ?? [],
                references: (attribute) => referencesIn(textAt(block, attribute), configuration, all, 0),
              },
            ];
          }),
        ),
      ),
    ),
  );
}

function repeatedBy(block: Json): { late: string } | undefined {
  for (const argument of ['count', 'for_each']) {
    const value = own(block, argument);
    if (value === undefined || value === null || value === 1) continue;
    return { late: visible(`${argument} = ${typeof value === 'string' ? value : JSON.stringify(value)}`) };
  }
  return undefined;
}

/** The path of the construct whose main resource this is. */
function constructOf(block: Json): string {
  const metadata = objectsIn(own(objectsIn(own(block, '//')).at(0), 'metadata')).at(0);
  const path = own(metadata, 'path');
  return typeof path === 'string' ? path.slice(0, Math.max(0, path.lastIndexOf('/'))) : '';
}

function textAt(block: Json, attribute: readonly string[]): string {
  let value: unknown = block;
  for (const key of attribute) value = own(objectsIn(value).at(0), key);
  return typeof value === 'string' ? value : '';
}

const resource = /(?<![\w.-])(azurerm_container_registry\.[\w-]+)(?:\[(?:"([^"]*)"|(\d+))\])?/g;
const output = /\bdata\.terraform_remote_state\.([\w-]+)\.outputs\.([\w-]+)/g;

function referencesIn(
  text: string,
  { source }: Configuration,
  all: readonly Configuration[],
  depth: number,
): Reference[] {
  if (!text.includes('${')) return [];
  const here = Array.from(text.matchAll(resource), (match): Reference => {
    const index = match.at(3);
    return { source, module: '', address: match[1], key: match.at(2) ?? (index && Number(index)) };
  });
  // Stacks refer to each other with outputs. A circular reference would not be valid in Terraform.
  if (depth > 5) return here;
  const elsewhere = Array.from(text.matchAll(output), ([, state, name]) =>
    stacksOf(state, all).flatMap((other) =>
      objectsIn(own(other.json, 'output')).flatMap((outputs) => {
        const value = own(objectsIn(own(outputs, name)).at(0), 'value');
        return typeof value === 'string' ? referencesIn(value, other, all, depth + 1) : [];
      }),
    ),
  );
  return [...here, ...elsewhere.flat()];
}

/** The configurations of a state, which cdktf names after the stack. */
function stacksOf(state: string, all: readonly Configuration[]): readonly Configuration[] {
  const named = all.filter(({ json }) => {
    const metadata = objectsIn(own(objectsIn(own(json, '//')).at(0), 'metadata')).at(0);
    return state === `cross-stack-reference-input-${String(own(metadata, 'stackName'))}`;
  });
  return named.length > 0 ? named : all;
}

/** The warnings in cdktf's manifest, by stack and construct. */
export function warningsIn(manifest: unknown, stack: string): Map<string, string[]> {
  const warnings = new Map<string, string[]>();
  const stacks = own(isJson(manifest) ? manifest : undefined, 'stacks');
  const annotations = own(objectsIn(own(isJson(stacks) ? stacks : undefined, stack)).at(0), 'annotations');
  for (const { constructPath, level, message } of objectsIn(annotations)) {
    if (level !== '@cdktf/warn' || typeof constructPath !== 'string' || typeof message !== 'string') continue;
    warnings.set(constructPath, [...(warnings.get(constructPath) ?? []), visible(message, Infinity)]);
  }
  return warnings;
}
