import type { Change } from '../view/registry';
import { referencesOf } from './plan-references';
import type { Resource } from './resources';
import { isJson, objectsIn, own, Values, visible, type Json } from './values';

/** Whether a document is the output of `terraform show -json`, of a plan or of a state. */
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
  // A state has it only in the address.
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
      referencesOf(plan, module, `${type}.${name}`, attribute).map((found) => ({
        ...found,
        source,
        key: found.key ?? key,
      })),
  };
}

/** All resources of a state, including those of modules. */
function resourcesIn(root: unknown): Json[] {
  const found: Json[] = [];
  const modules = [...objectsIn(root)];
  for (let module = modules.pop(); module !== undefined; module = modules.pop()) {
    found.push(...objectsIn(own(module, 'resources')).filter((resource) => own(resource, 'mode') !== 'data'));
    modules.push(...objectsIn(own(module, 'child_modules')));
  }
  return found;
}
