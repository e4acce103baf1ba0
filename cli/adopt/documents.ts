import { registryIdOf } from './resource-ids';

/** JSON as az printed it. */
export interface Json {
  readonly [key: string]: unknown;
}

/** Where a document is from: the name of a file, or standard input. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** The documents of a registry, by the command that printed them. */
export interface Documents {
  readonly registry: Json;
  readonly replications: readonly Json[];
  readonly webhooks: readonly Json[];
  /** Undefined if their list was not passed: they do not have to be adopted. */
  readonly credentialSets?: readonly Json[];
  readonly cacheRules?: readonly Json[];
}

/** All faults in the input. */
export class UnusableInputError extends Error {
  public constructor(public readonly faults: readonly string[]) {
    super(`Cannot adopt:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'UnusableInputError';
  }
}

/** Sorts documents by the az command that printed them, in any order and with any number in one input. */
export function readDocuments(sources: readonly Source[]): Documents {
  const faults: string[] = [];
  const lists: Record<ListKind, Json[][]> = { replications: [], webhooks: [], credentialSets: [], cacheRules: [] };
  const found = { registries: [] as Json[], ...lists };
  let emptyLists = 0;
  for (const { name, text } of sources) {
    for (const document of documentsIn(name, text, faults).flatMap((printed) => documentsOf(printed))) {
      const kind = kindOf(document);
      if (kind === 'registry') found.registries.push(flat(document as Json));
      else if (kind === 'empty') emptyLists += 1;
      else if (kind in lists) lists[kind as ListKind].push((document as Json[]).map(flat));
      else faults.push(`${name} ${kind}`);
    }
  }
  const registry = found.registries.at(0);
  const what = registry === undefined ? '' : ` --registry ${String(registry.name)}`;
  const expect = (count: number, isNeeded: boolean, command: string) => {
    if (count > 1) faults.push(`the output of ${command} is there ${count} times: pass it once`);
    if (count === 0 && isNeeded) faults.push(`the output of ${command} is missing: pass it as well`);
  };
  expect(found.registries.length, true, 'az acr show');
  const replicationList = `az acr replication list${what}`;
  if (registry !== undefined && isPremium(registry) && found.replications.length === 0 && emptyLists > 0) {
    faults.push(`the output of ${replicationList} is empty or missing: a Premium registry lists its home region there`);
  } else expect(found.replications.length, registry !== undefined && isPremium(registry), replicationList);
  expect(found.webhooks.length, registry !== undefined && emptyLists === 0, `az acr webhook list${what}`);
  expect(found.credentialSets.length, false, `az acr credential-set list${what}`);
  expect(found.cacheRules.length, false, `az acr cache list${what}`);
  if (registry === undefined || faults.length > 0) throw new UnusableInputError(faults);
  const documents = {
    registry,
    replications: found.replications.at(0) ?? [],
    webhooks: found.webhooks.at(0) ?? [],
    credentialSets: found.credentialSets.at(0),
    cacheRules: found.cacheRules.at(0),
  };
  const strangers = strangersIn(documents);
  if (strangers.length > 0) throw new UnusableInputError(strangers);
  return documents;
}

function isPremium({ sku }: Json): boolean {
  return isObject(sku) && String(sku.name).toLowerCase() === 'premium';
}

/** The JSON documents in a text, one after another. */
function documentsIn(name: string, text: string, faults: string[]): unknown[] {
  if (text.trim() === '') {
    faults.push(`${name} is empty: az may have failed, run it again and read its messages`);
    return [];
  }
  const documents: unknown[] = [];
  for (let at = 0; at < text.length;) {
    const start = at + text.slice(at).search(/\S|$/);
    if (start === text.length) break;
    const end = endOfDocument(text, start);
    try {
      documents.push(JSON.parse(text.slice(start, end)));
    } catch {
      const line = text.slice(start).split('\n', 1)[0].slice(0, 60);
      faults.push(
        `${name} is not JSON, or not all of it, at ${JSON.stringify(line)}: pass what az prints with --output json`,
      );
      break;
    }
    at = end;
  }
  return documents;
}

/** The end of a document that begins with a bracket; for any other, the end of the text. */
function endOfDocument(text: string, start: number): number {
  let depth = 0;
  let isString = false;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (isString) {
      if (char === '\\') at += 1;
      else if (char === '"') isString = false;
    } else if (char === '"') isString = true;
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') depth -= 1;
    if (depth === 0 && !isString && (char === '}' || char === ']')) return at + 1;
  }
  return text.length;
}

type ListKind = 'replications' | 'webhooks' | 'credentialSets' | 'cacheRules';
const listKinds: readonly ListKind[] = ['replications', 'webhooks', 'credentialSets', 'cacheRules'];

/** The kind of a part of a registry, from its id, in lower case: `webhooks`. */
function childIn(id: string): string | undefined {
  return /\/registries\/[^/]+\/([^/]+)\//i.exec(id)?.[1].toLowerCase();
}

/** The kind of a document, or what is wrong with it. */
function kindOf(document: unknown): string {
  if (Array.isArray(document)) {
    if (document.length === 0) return 'empty';
    const ids = document.map((item: unknown) => (isObject(item) ? String(item.id) : ''));
    const kind = listKinds.find((each) => ids.every((id) => childIn(id) === each.toLowerCase()));
    if (kind !== undefined) return kind;
    return ids.every((id) => registryIdOf(id) !== undefined)
      ? 'is a list of registries: pass what az acr show --name prints for one'
      : 'is a list of neither replications nor webhooks: pass what az acr replication list or az acr webhook list prints, without --query';
  }
  if (!isObject(document)) return 'is neither an object nor a list: pass what az prints with --output json';
  return registryIdOf(String(document.id)) === undefined
    ? 'is not a registry, it does not have the id of one: pass what az acr show prints, without --query'
    : 'registry';
}

/** The documents that belong to another registry. */
function strangersIn({ registry, replications, webhooks, credentialSets = [], cacheRules = [] }: Documents): string[] {
  const prefix = `${String(registry.id)}/`.toLowerCase();
  const command = {
    replication: replications,
    webhook: webhooks,
    'credential set': credentialSets,
    'cache rule': cacheRules,
  };
  return Object.entries(command).flatMap(([what, items]) =>
    items
      .filter(({ id }) => !String(id).toLowerCase().startsWith(prefix))
      .map(({ id }) => `a ${what} does not belong to the registry ${String(registry.name)}: ${String(id)}`),
  );
}

/** The documents in an input: several if it is a list of lists, as `jq -s` combines its inputs, which can be nested. */
function documentsOf(printed: unknown, depth = 2): unknown[] {
  const document = unwrapped(printed);
  const isSlurped = depth > 0 && Array.isArray(document) && document.map(unwrapped).some(Array.isArray);
  return isSlurped ? (document as unknown[]).flatMap((item) => documentsOf(item, depth - 1)) : [document];
}

/** The REST API puts a list under a key. */
function unwrapped(document: unknown): unknown {
  return isObject(document) && Array.isArray(document.value) ? document.value : document;
}

/** The Azure CLI prints properties flat, the REST API under one key. */
function flat(document: Json): Json {
  return isObject(document.properties) ? { ...document, ...document.properties } : document;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
