import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adopt, type Adoption } from '../../../cli/adopt/stack';

export const examples = join(__dirname, '../../../examples');
export const recordedFiles = ['show', 'replications', 'webhooks'].map((name) =>
  join(examples, 'adopt', `${name}.json`),
);
export const [show, replications, webhooks] = recordedFiles.map((file) => readFileSync(file, 'utf8'));
/** The stack that the command prints of it. */
export const expectedStack = readFileSync(join(examples, 'adopt.ts'), 'utf8');

export interface Doc {
  [field: string]: unknown;
}
export interface Docs {
  registry: Doc;
  replications: Doc[];
  webhooks: Doc[];
}

/** The recorded output with some of it changed. */
export function docs(change: (docs: Docs) => void = () => undefined): Docs {
  const all = {
    registry: JSON.parse(show) as Doc,
    replications: JSON.parse(replications) as Doc[],
    webhooks: JSON.parse(webhooks) as Doc[],
  };
  change(all);
  return all;
}

export function adopted(all: Docs): Adoption {
  return adopt(Object.entries(all).map(([name, value]) => ({ name, text: JSON.stringify(value) })));
}
