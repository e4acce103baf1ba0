/** Checks synthesized Terraform against the provider's schema, as `terraform validate` would. */
import { bodyOfUpdate, faultsOfProperties } from './azapi';
import {
  faultOfPath,
  isAttribute,
  nameOf,
  objectOf,
  pinnedVersion,
  schemaOf,
  unknownName,
  type Attribute,
  type Body,
  type NestedBlock,
  type Schema,
  type Type,
} from './schema';
import { readTemplate } from './templates';

/** The types of azurerm that stacks may use though the schema files do not cover them, each with the reason. */
const notCovered: { readonly [type: string]: string } = {};

interface Values {
  readonly [name: string]: unknown;
}

/** A resource or data block of azurerm. */
interface Declared {
  readonly kind: 'resource' | 'data';
  readonly type: string;
  readonly address: string;
  readonly block: Values;
  /** Undefined where the schema file does not cover the type. */
  readonly body: Body | undefined;
}

type Report = (path: string, fault: string) => void;

/** Checks the Terraform JSON of a stack against the schema of the version of azurerm that it pins. */
export function faultsIn(terraform: object): string[] {
  return faultsAgainst(schemaOf(pinnedVersion(terraform)), terraform);
}

/** Checks the Terraform JSON of a stack; one line for each fault, with address, path and what is wrong. */
export function faultsAgainst(schema: Schema, terraform: object): string[] {
  const stack = terraform as Values;
  const faults: string[] = [];
  const declared = declaredIn(schema, stack);
  for (const subject of declared) {
    const { address, type, body, block } = subject;
    const report = reporter(faults, address);
    if (body !== undefined) checkResource(subject, body, stack, report);
    else if (!Object.hasOwn(notCovered, type)) report('', 'the schema does not cover this type');
    if (type === update) for (const [path, fault] of faultsOfProperties(block)) report(path, fault);
    checkReferences(block, '', declared, report);
  }
  for (const [section, value] of Object.entries(stack)) {
    if (section === 'import') checkImports(value, declared, faults);
    else if (section !== 'resource' && section !== 'data') {
      checkReferences(value, '', declared, reporter(faults, section));
    }
  }
  return faults;
}

/** Of another provider, and what it writes is known by hand. */
const update = 'azapi_update_resource';

function reporter(faults: string[], address: string): Report {
  return (path, fault) => faults.push(`${address}: ${path}${path === '' ? '' : ' '}${fault}`);
}

function declaredIn(schema: Schema, stack: Values): Declared[] {
  return (['resource', 'data'] as const).flatMap((kind) =>
    Object.entries((stack[kind] ?? {}) as { [type: string]: { [name: string]: Values } })
      .filter(([type]) => /^(azurerm|azapi)_/.test(type))
      .flatMap(([type, blocks]) => {
        const bodies = kind === 'data' ? schema.data : schema.resources;
        const ofType = Object.hasOwn(bodies, type) ? bodies[type] : undefined;
        return Object.entries(blocks).map(([name, block]) => {
          const address = `${kind === 'data' ? 'data.' : ''}${type}.${name}`;
          return { kind, type, address, block, body: type === update ? bodyOfUpdate(block) : ofType };
        });
      }),
  );
}

function checkResource(subject: Declared, body: Body, stack: Values, report: Report): void {
  const entries = Object.entries(subject.block);
  for (const [name, value] of entries) {
    if (isMetaArgument(name) && !isAbsent(value)) metaArguments[name](value, { ...subject, body }, stack, report);
  }
  const own = Object.fromEntries(entries.filter(([name]) => !isMetaArgument(name)));
  // "id" is optional and computed in every schema, and still refused by the provider.
  const { id, ...settable } = body;
  checkBody({ ...settable, id: ['C', isAttribute(id) ? id[1] : 'string'] }, own, '', report);
}

const metaArguments = {
  '//': () => undefined,
  provisioner: notInData,
  connection: notInData,
  count: (value, { block }, _stack, report) => {
    checkType('number', value, 'count', report);
    if (!isAbsent(block.for_each)) report('count', 'excludes for_each');
  },
  for_each: (value, _subject, _stack, report) => {
    if (!isMap(value) && !isExpression(value)) report('for_each', `must be a map or an expression, got ${show(value)}`);
  },
  depends_on: (value, _subject, _stack, report) => {
    checkType(['list', 'string'], value, 'depends_on', report);
  },
  provider: (value, { type }, stack, report) => {
    const [provider] = type.split('_');
    const configured = listOf((stack.provider as Values | undefined)?.[provider]).map((block) => {
      const { alias } = block as { readonly alias?: string };
      return alias === undefined ? provider : `${provider}.${alias}`;
    });
    if (!configured.includes(value as string)) report('provider', `${show(value)} is not configured in the stack`);
  },
  lifecycle: checkLifecycle,
} satisfies {
  readonly [name: string]: (
    value: unknown,
    subject: Declared & { readonly body: Body },
    stack: Values,
    report: Report,
  ) => void;
};

function isMetaArgument(name: string): name is keyof typeof metaArguments {
  return Object.hasOwn(metaArguments, name);
}

function notInData(_value: unknown, { kind }: Declared, _stack: Values, report: Report): void {
  if (kind === 'data') report('', 'data sources have no provisioners');
}

function checkLifecycle(
  value: unknown,
  { kind, body }: Declared & { readonly body: Body },
  _stack: Values,
  report: Report,
): void {
  const conditions: Body = { condition: ['R', 'bool'], error_message: ['R', 'string'] };
  const condition: NestedBlock = { block: 'list', min: 0, max: 0, of: conditions };
  const known: Body = {
    precondition: condition,
    postcondition: condition,
    ...(kind === 'resource' && {
      create_before_destroy: ['O', 'bool'],
      prevent_destroy: ['O', 'bool'],
      ignore_changes: ['O', ['list', 'string']],
      replace_triggered_by: ['O', ['list', 'string']],
    }),
  };
  for (const lifecycle of listOf(value)) {
    if (!isMap(lifecycle)) {
      report('lifecycle', `must be a block, got ${show(lifecycle)}`);
      continue;
    }
    const { ignore_changes, ...others } = lifecycle;
    checkBody(known, ignore_changes === 'all' ? others : lifecycle, 'lifecycle', report);
    for (const name of ['create_before_destroy', 'prevent_destroy']) {
      if (isExpression(lifecycle[name])) report(`lifecycle.${name}`, 'must be known before the plan');
    }
    if (!Array.isArray(ignore_changes)) continue;
    for (const [index, ignored] of ignore_changes.entries()) {
      if (typeof ignored !== 'string') continue;
      const at = `lifecycle.ignore_changes[${index}]`;
      const fault = faultOfPath(objectOf(body), `.${ignored}`);
      const entry = Object.hasOwn(body, ignored) ? body[ignored] : undefined;
      if (fault !== undefined) report(at, fault);
      else if (entry !== undefined && isAttribute(entry) && isComputedOnly(entry)) {
        report(at, `"${ignored}" is computed, there is nothing to ignore`);
      }
    }
  }
}

function checkBody(schema: Body, body: Values, path: string, report: Report): void {
  const { dynamic, ...values } = body;
  for (const name of Object.keys(values)) {
    if (name !== '//' && !Object.hasOwn(schema, name))
      report(within(path, name), unknownName(name, Object.keys(schema)));
  }
  const generated = listOf(dynamic).flatMap((blocks) => Object.entries(blocks as Values));
  for (const [name, blocks] of generated) checkDynamic(schema, name, blocks, within(path, 'dynamic', name), report);
  for (const [name, entry] of Object.entries(schema)) {
    const value = values[name];
    const at = within(path, name);
    if (!isAttribute(entry)) {
      const isGenerated = generated.some(([block]) => block === name);
      checkBlocks(isGenerated ? { ...entry, min: 0 } : entry, value, at, report);
    } else if (isAbsent(value)) {
      if (entry[0].includes('R')) report(at, 'is required');
    } else if (isComputedOnly(entry)) {
      report(at, 'is computed, it cannot be set');
    } else checkType(entry[1], value, at, report);
  }
}

function checkDynamic(schema: Body, name: string, blocks: unknown, path: string, report: Report): void {
  const entry = Object.hasOwn(schema, name) ? schema[name] : undefined;
  if (entry === undefined || isAttribute(entry)) {
    report(path, entry === undefined ? unknownName(name, Object.keys(schema)) : 'is an attribute, not a block');
    return;
  }
  const content: NestedBlock = { block: 'single', min: 1, max: 1, of: entry.of };
  for (const block of listOf(blocks)) {
    const { for_each, ...others } = block as Values;
    if (isAbsent(for_each)) report(path, 'has no for_each');
    checkBody({ content, iterator: ['O', 'string'], labels: ['O', ['list', 'string']] }, others, path, report);
  }
}

/** A block may be written as an object, or as a list of them. */
function checkBlocks({ block, min, max, of }: NestedBlock, value: unknown, path: string, report: Report): void {
  const bodies = listOf(value);
  const most = block === 'single' ? 1 : max;
  if (bodies.length === 0 && min > 0) report(path, 'is required');
  else if (bodies.length < min) report(path, `has ${bodies.length} blocks, fewer than ${min}`);
  if (most > 0 && bodies.length > most) report(path, `has ${bodies.length} blocks, more than ${most}`);
  for (const [index, body] of bodies.entries()) {
    const at = Array.isArray(value) ? `${path}[${index}]` : path;
    if (isMap(body)) checkBody(of, body, at, report);
    // Terraform takes an expression for an attribute, but not for a block.
    else report(at, `must be a block, got ${show(body)}`);
  }
}

/**
 * Stricter than Terraform, which would convert "5" for a number and drop an unknown key of an object: who writes that
 * meant something else.
 */
function checkType(type: Type, value: unknown, path: string, report: Report): void {
  if (isExpression(value)) return;
  const wrong = () => {
    report(path, `must be ${nameOf(type)}, got ${show(value)}`);
  };
  if (typeof type === 'string') {
    if (typeof value !== { bool: 'boolean', number: 'number', string: 'string' }[type]) wrong();
  } else if (type[0] === 'object') {
    if (!isMap(value)) wrong();
    else {
      for (const name of Object.keys(value)) {
        if (!Object.hasOwn(type[1], name)) report(within(path, name), unknownName(name, Object.keys(type[1])));
      }
      for (const [name, member] of Object.entries(type[1])) {
        // Of an attribute that looks like a block, Terraform wants every key; null will do.
        if (value[name] === undefined) report(within(path, name), 'is required, null at least');
        else if (value[name] !== null) checkType(member, value[name], within(path, name), report);
      }
    }
  } else if (type[0] === 'map') {
    if (!isMap(value)) wrong();
    else
      for (const [key, element] of Object.entries(value)) checkType(type[1], element, `${path}[${show(key)}]`, report);
  } else if (!Array.isArray(value)) wrong();
  else for (const [index, element] of value.entries()) checkType(type[1], element, `${path}[${index}]`, report);
}

/** Checks every template in a value, and the resources and data sources that it refers to. */
function checkReferences(value: unknown, path: string, declared: readonly Declared[], report: Report): void {
  if (typeof value === 'string') {
    const template = readTemplate(value);
    if (template === undefined) report(path, `is not a well-formed template, got ${show(value)}`);
    const isBare = /(depends_on|replace_triggered_by|ignore_changes)\[\d+\]$/.test(path);
    if (isBare && /[$%]\{/.test(value)) report(path, `must be written without \${…}, got ${show(value)}`);
    for (const code of isBare ? [value] : (template?.codes ?? [])) checkCode(code, path, declared, report);
  } else if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) checkReferences(element, `${path}[${index}]`, declared, report);
  } else if (isMap(value)) {
    for (const [key, member] of Object.entries(value)) {
      if (key === '//') continue;
      checkReferences(key, path, declared, report);
      const at = /^[\w-]+$/.test(key) ? within(path, key) : `${path}[${show(key)}]`;
      checkReferences(member, at, declared, report);
    }
  }
}

const reference = /(?<![\w.-])((?:data\.)?(?:azurerm|azapi)_\w+\.[a-z_][\w-]*)((?:\.[\w-]+|\.\*|\[[^[\]]*\])*)/gi;

function checkCode(code: string, path: string, declared: readonly Declared[], report: Report): void {
  for (const [, address, steps] of code.matchAll(reference)) {
    const fault = faultOfReference(address, steps, declared);
    if (fault !== undefined) report(path, fault);
  }
}

function faultOfReference(address: string, steps: string, declared: readonly Declared[]): string | undefined {
  const subject = declared.find((other) => other.address === address);
  if (subject === undefined) {
    const fault = unknownName(
      address,
      declared.map((other) => other.address),
    );
    return `refers to ${address}${steps}: it ${fault}`;
  }
  const { block, body } = subject;
  const isRepeated = !isAbsent(block.count) || !isAbsent(block.for_each);
  const instance = /^(\[[^[\]]*\]|\.\*)/.exec(steps)?.[0];
  if (steps !== '' && isRepeated && instance === undefined)
    return `refers to ${address}${steps}: it takes an index first`;
  if (!isRepeated && instance !== undefined && !instance.includes('*')) {
    return `refers to ${address}${steps}: there is only one, without an index`;
  }
  const fault = body && faultOfPath(objectOf(body), steps.slice(instance?.length ?? 0));
  return fault && `refers to ${address}${steps}: ${fault}`;
}

function checkImports(value: unknown, declared: readonly Declared[], faults: string[]): void {
  for (const [index, block] of listOf(value).entries()) {
    const report = reporter(faults, `import[${index}]`);
    const { to, ...others } = block as Values;
    checkBody({ id: ['R', 'string'], provider: ['O', 'string'], for_each: ['O', 'string'] }, others, '', report);
    checkReferences(others, '', declared, report);
    const target = typeof to === 'string' ? /^(\w+\.[\w-]+)(\[.*\])?$/.exec(to) : null;
    if (target === null) report('to', `must be the address of a resource, got ${show(to)}`);
    else if (target[1].startsWith('azurerm_')) {
      const fault = faultOfReference(target[1], target.at(2) ?? '', declared);
      if (fault !== undefined) report('to', fault);
    }
  }
}

function within(...path: string[]): string {
  return path.filter((step) => step !== '').join('.');
}

function listOf(value: unknown): readonly unknown[] {
  if (isAbsent(value)) return [];
  return Array.isArray(value) ? value : [value];
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isExpression(value: unknown): boolean {
  return typeof value === 'string' && readTemplate(value)?.isExpression === true;
}

function isComputedOnly([flags]: Attribute): boolean {
  return !/[RO]/.test(flags);
}

function show(value: unknown): string {
  const json = value === undefined ? 'nothing' : JSON.stringify(value);
  return json.length > 80 ? `${json.slice(0, 79)}…` : json;
}
