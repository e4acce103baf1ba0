import type { Reference } from './resources';
import { objectsIn, own, visible, type Json } from './values';

type Found = Omit<Reference, 'source'>;

/** A module of the configuration in a plan. */
interface Module {
  /** `module.images["eu"]`, without keys if the plan does not have them. */
  readonly address: string;
  readonly configuration: Json | undefined;
  /** Its call, with the arguments. */
  readonly parent?: Module;
  readonly call?: Json;
}

/**
 * The references of an attribute in a plan's configuration, if its value is known only after apply. They are followed
 * through variables and outputs of modules.
 *
 * @param module the module that the resource is in, `module.images["eu"]`
 */
export function referencesOf(
  plan: Json,
  module: string,
  address: string,
  attribute: readonly string[],
): readonly Found[] {
  let at: Module = { address: '', configuration: object(object(plan, 'configuration'), 'root_module') };
  for (const step of module.matchAll(/(?:^|\.)(module\.([\w-]+)(?:\[(?:"[^"]*"|\d+)\])?)/g))
    at = called(at, step[2], step[1]);
  const resource = objectsIn(own(at.configuration, 'resources')).find((one) => own(one, 'address') === address);
  let expression = object(resource, 'expressions');
  for (const key of attribute) expression = object(expression, key);
  return followed(at, expression, 0);
}

function called(from: Module, name: string, step: string): Module {
  const call = object(object(from.configuration, 'module_calls'), name);
  return {
    address: from.address === '' ? step : `${from.address}.${step}`,
    configuration: object(call, 'module'),
    parent: from,
    call,
  };
}

function followed(at: Module, expression: Json | undefined, depth: number): readonly Found[] {
  const references = own(expression, 'references');
  // Modules cannot call themselves: deeper nesting cannot be a plan of Terraform.
  if (!Array.isArray(references) || depth > 20) return [];
  for (const reference of references as readonly unknown[]) {
    if (typeof reference !== 'string') continue;
    const found = followedOne(at, reference, depth + 1);
    if (found.length > 0) return found;
  }
  return [];
}

function followedOne(at: Module, reference: string, depth: number): readonly Found[] {
  const registry = /^(azurerm_container_registry\.[\w-]+)(?:\[(?:"([^"]*)"|(\d+))\])?/.exec(reference);
  if (registry !== null) {
    const index = registry.at(3);
    return [{ module: visible(at.address), address: registry[1], key: registry.at(2) ?? (index && Number(index)) }];
  }
  const variable = /^var\.([\w-]+)/.exec(reference);
  if (variable !== null && at.parent !== undefined) {
    return followed(at.parent, object(object(at.call, 'expressions'), variable[1]), depth);
  }
  const output = /^(module\.([\w-]+)(?:\[(?:"[^"]*"|\d+)\])?)\.([\w-]+)/.exec(reference);
  if (output === null) return [];
  const inner = called(at, output[2], output[1]);
  return followed(inner, object(object(object(inner.configuration, 'outputs'), output[3]), 'expression'), depth);
}

/** The object under a key, or the first one in a list there. */
function object(json: Json | undefined, key: string): Json | undefined {
  return objectsIn(own(json, key)).at(0);
}
