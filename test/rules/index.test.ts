import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationsOf } from '../../lib/azure/operations';
import { sentence } from '../../lib/errors';
import {
  refused,
  refusedAtSynth,
  refusedOfAssignments,
  refusedOfCalls,
  refusedOfExisting,
  refusedOfRoles,
  refusedOfStacks,
  validate,
  warned,
} from '../../lib/rules';
import { model, type LooseProps } from '../models';

const [, ...sections] = readFileSync(join(__dirname, '../../docs/rules.md'), 'utf8').split('\n## ');
const titled = (title: string) => sections.find((section) => section.startsWith(`${title}\n`)) ?? '';
const rows = (title: string) => Array.from(titled(title).matchAll(/^\| `(\w+)` +\|/gm), ([, rule]) => rule);

const namesIn = (tables: readonly { readonly rules: object }[]) => tables.flatMap(({ rules }) => Object.keys(rules));
/** The rules that apply to something else than a registry, each once. */
const others = (...tables: readonly (readonly { readonly rules: object }[])[]) =>
  [...new Set(tables.flatMap(namesIn))].filter((rule) => !namesIn(refused).includes(rule));

/** What is seen in the construct tree only, by lib/resources: before anything is made, or when references are resolved. */
const seenBeforeMaking = [
  'stacksAreOfThisEngine',
  'scopesAreInStacks',
  'idsAreFree',
  'dependenciesAreOfTheStack',
  'credentialSetsAreInReach',
  'scopeMapsAreInReach',
  'tokenVariablesAreFree',
  'providersAreOfTheirStack',
  'contentsAreInTheSubscription',
  'addedReplicasAreWritten',
];
const seenInReferences = ['stacksDependOneWay'];

const tables: Readonly<Record<string, readonly string[]>> = {
  Refused: [...namesIn(refused), ...seenBeforeMaking],
  'Refused at synth': [...namesIn(refusedOfStacks), ...namesIn(refusedAtSynth), ...seenInReferences],
  'Refused of calls': others(...Object.values(refusedOfCalls)),
  Warned: namesIn(warned),
  'Refused of role definitions': others(refusedOfRoles),
};

test('docs/rules.md has a section for each table', () => {
  expect(sections.map((section) => section.split('\n')[0])).toEqual([...Object.keys(tables), 'Permissions']);
});

test.each(Object.keys(tables))('docs/rules.md has in "%s" a row for each rule, in order', (title) => {
  expect(rows(title)).toEqual(tables[title]);
});

test('docs/rules.md has a row for each operation, with the feature that needs it and its source', () => {
  const expected = Object.entries(operationsOf).flatMap(([feature, operations]) =>
    operations.map(({ action, source }) => `| \`${action}\` | ${feature} | ${source} |`),
  );
  expect(
    titled('Permissions')
      .split('\n')
      .filter((line) => line.startsWith('| `')),
  ).toEqual(expected);
});

test('each rule has one name, and that is its own', () => {
  const all = Object.values(tables).flat();
  expect(all).toEqual([...new Set(all)]);
  expect(others(refusedOfExisting, refusedOfAssignments)).toEqual([]);
});

test('each rule is tested under its name', () => {
  const tests = readdirSync(__dirname)
    .filter((file) => file !== 'index.test.ts')
    .concat('../private-link.test.ts', '../cache.test.ts')
    .concat('../app/engines.test.ts', '../app/providers.test.ts', '../app/stacks.test.ts', '../app/way-out.test.ts')
    .concat('../private-link.test.ts', '../cache.test.ts', '../tokens.test.ts')
    .concat('../app/providers.test.ts', '../app/stacks.test.ts', '../app/way-out.test.ts')
    .map((file) => readFileSync(join(__dirname, file), 'utf8'))
    .join('\n');
  const untested = Object.values(tables)
    .flat()
    .filter((rule) => !new RegExp(`['[]${rule}\\b`).test(tests));
  expect(untested).toEqual([]);
});

test('what is seen in the construct tree only is reported under these names', () => {
  const lib = join(__dirname, '../../lib');
  const files = ['errors.ts', ...readdirSync(join(lib, 'resources')).map((file) => join('resources', file))];
  const sources = files.map((file) => readFileSync(join(lib, file), 'utf8'));
  const named = sources.flatMap((source) => Array.from(source.matchAll(/rule: '(\w+)'/g), ([, rule]) => rule));
  expect(named.sort()).toEqual([...seenBeforeMaking, ...seenInReferences].sort());
});

test.each<LooseProps>([
  {},
  { replicas: [] },
  { sku: 'Basic', replicas: [] },
  { replicas: undefined, zoneRedundancy: 'Enabled', adminUser: true, anonymousPull: true },
  { identities: { systemAssigned: true }, network: { publicAccess: false }, exportPolicy: false },
  { network: { publicAccess: true, trustedServices: true }, lock: undefined, timeouts: undefined },
  { webhooks: [], privateLink: { endpoints: [] }, regionCatalog: [], tags: {}, dataEndpoints: false },
  { homeGlobalEndpointRouting: false, roleAssignmentMode: 'AbacRepositoryPermissions', preventDestroy: false },
])('a table that is passed over because its subject is absent has nothing to report, of %j', (props) => {
  const subject = model(props);
  for (const table of [refused, refusedAtSynth, warned]) {
    const whole = table.map(({ rules }) => ({ rules }));
    expect(validate(table, subject).map(sentence)).toEqual(validate(whole, subject).map(sentence));
  }
});
