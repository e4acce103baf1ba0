import type { Change } from '../view/registry';
import type { Reference, Resource } from './resources';
import { isJson, objectsIn, own, Values, visible, type Json } from './values';

/** Whether a document is what `terraform show -json` prints, of a plan or of a state. */
export function isPlan(json: Json): boolean {
  return (
    Object.hasOwn(json, 'format_version') &&
    ['resource_changes', 'planned_values', 'values'].some((key) => Object.hasOwn(json, key))
  );
}

export function resourcesOfPlan(source: string, plan: Json): Resource[] {
  const changes = own(plan, 'resource_changes');
  if (Array.isArray(changes)) return objectsIn(changes).flatMap((change) => changedResource(source, plan, change));
  return resourcesIn(own(objectsIn(own(plan, 'values') ?? own(plan, 'planned_values')).at(0), 'root_module')).map(
    (resource) => ({
      ...identified(source, plan, resource),
      after: valuesOf(own(resource, 'values')),
    }),
  );
}

function changedResource(source: string, plan: Json, resource: Json): Resource[] {
  const change = objectsIn(own(resource, 'change')).at(0);
  if (own(resource, 'mode') === 'data' || change === undefined) return [];
  const actions = own(change, 'actions');
  const kind = Array.isArray(actions) ? changeBy(actions as readonly unknown[]) : undefined;
  const after = kind === 'removed' ? undefined : valuesOf(own(change, 'after'), own(change, 'after_unknown'));
  const before = kind === undefined || kind === 'added' ? undefined : valuesOf(own(change, 'before'));
  if (after === undefined && before === undefined) return [];
  return [{ ...identified(source, plan, resource), after, before, change: kind }];
}

function changeBy(actions: readonly unknown[]): Change | undefined {
  const [creates, deletes] = [actions.includes('create'), actions.includes('delete')];
  if (creates) return deletes ? 'replaced' : 'added';
  return deletes ? 'removed' : actions.includes('update') ? 'changed' : undefined;
}

function valuesOf(json: unknown, unknown?: unknown): Values | undefined {
  return isJson(json) ? new Values(json, unknown, false) : undefined;
}

function identified(source: string, plan: Json, resource: Json): Omit<Resource, 'after' | 'before' | 'change'> {
  const text = (key: string) => {
    const value = own(resource, key);
    return typeof value === 'string' ? value : '';
  };
  const [type, name, index] = [text('type'), text('name'), own(resource, 'index')];
  const key = typeof index === 'string' || typeof index === 'number' ? index : undefined;
  // A state has it in the address only.
  const module = text('module_address') || text('address').split(`${type}.${name}`)[0].replace(/\.$/, '');
  const address = visible(`${type}.${name}`);
  return {
    type,
    address,
    module: visible(module),
    key,
    source,
    warnings: [],
    references: (attribute) =>
      referencesOf(plan, module, `${type}.${name}`, attribute).map((reference) => ({ source, key, ...reference })),
  };
}

/** All resources of a state, those of modules too. */
function resourcesIn(root: unknown): Json[] {
  const found: Json[] = [];
  const modules = [...objectsIn(root)];
  for (let module = modules.pop(); module !== undefined; module = modules.pop()) {
    found.push(...objectsIn(own(module, 'resources')).filter((resource) => own(resource, 'mode') !== 'data'));
    modules.push(...objectsIn(own(module, 'child_modules')));
  }
  return found;
}

/** What the configuration in a plan says that an attribute refers to: its value may be known after apply only. */
function referencesOf(
  plan: Json,
  module: string,
  address: string,
  attribute: readonly string[],
): Omit<Reference, 'source' | 'key'>[] {
  const names = Array.from(module.matchAll(/(?:^|\.)module\.([\w-]+)(?:\[(?:"[^"]*"|\d+)\])?/g), ([, name]) => name);
  const calls: Json[] = [];
  let configuration = objectsIn(own(objectsIn(own(plan, 'configuration')).at(0), 'root_module')).at(0);
  for (const name of names) {
    const call = objectsIn(own(objectsIn(own(configuration, 'module_calls')).at(0), name)).at(0);
    calls.push(call ?? {});
    configuration = objectsIn(own(call, 'module')).at(0);
  }
  const resource = objectsIn(own(configuration, 'resources')).find((one) => own(one, 'address') === address);
  let expression: unknown = own(resource, 'expressions');
  for (const key of attribute) expression = own(objectsIn(expression).at(0), key);
  let references = textsIn(own(objectsIn(expression).at(0), 'references'));
  let path = module;
  for (;;) {
    const found = references.flatMap((reference) => /^azurerm_container_registry\.[\w-]+/.exec(reference)?.at(0) ?? []);
    if (found.length > 0) return [...new Set(found)].map((one) => ({ module: visible(path), address: one }));
    // A variable of a module is what the module was called with.
    const variable = references.flatMap((reference) => /^var\.([\w-]+)/.exec(reference)?.at(1) ?? []).at(0);
    const call = calls.pop();
    if (variable === undefined || call === undefined) return [];
    const argument = own(objectsIn(own(call, 'expressions')).at(0), variable);
    references = textsIn(own(objectsIn(argument).at(0), 'references'));
    path = path.replace(/\.?module\.[\w-]+(\[(?:"[^"]*"|\d+)\])?$/, '');
  }
}

function textsIn(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}
