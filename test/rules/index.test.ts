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
const rows = (title: string) =>
  titled(title)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => line.split(' | '));

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
  expect(rows(title).map(([first]) => first)).toEqual(tables[title].map((rule) => `| <a id="${rule}"></a>\`${rule}\``));
});

test.each(Object.keys(tables))(
  'docs/rules.md says in "%s" of each rule when, why, what to do, and the source',
  (title) => {
    const incomplete = rows(title).filter((cells) => cells.length !== 5 || cells.some((cell) => !/\w/.test(cell)));
    expect(incomplete).toEqual([]);
  },
);

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

/** The tests of each rule: the blocks of its name, in any file. */
const blocks = ['.', '..', '../app']
  .flatMap((folder) => readdirSync(join(__dirname, folder)).map((file) => join(__dirname, folder, file)))
  .filter((file) => file.endsWith('.test.ts'))
  .flatMap((file) => Array.from(readFileSync(file, 'utf8').matchAll(/^describe\('(\w+)', .*\n([^]*?)^\}\);/gm)))
  .map(([, rule, body]) => ({ rule, body }));

/** Rules on constructs alone, of which nothing is late-bound. */
const neverLateBound = [
  'azapiProvidersAreOfAzapi',
  'stacksAreOfThisEngine',
  'scopesAreInStacks',
  'dependenciesAreOfTheStack',
  'providersAreOfTheirStack',
];

/** The tests of a block, each with its title and table, and its statements. */
const testsIn = (body: string) =>
  body
    .split(/^ +(?=test\b)/m)
    .filter((each) => each.startsWith('test'))
    .map((each) => ({ title: each.split(') => {')[0], statements: each.split(/;$/m) }));
const isLate = (text: string) => /late-?bound|'[^'`\n]*[$%]\{ ?\w+\./i.test(text);
const isSilent = (text: string) => /\.toEqual\(\s*\[\],?\s*\)|\.not\.toThrow\(\)/.test(text);

const cases: Readonly<Record<string, (body: string, rule: string) => boolean>> = {
  'one that is sound': (body) =>
    testsIn(body).some(
      ({ title, statements }) => !isLate(title) && statements.some((line) => isSilent(line) && !isLate(line)),
    ),
  'the exact message': (body, rule) => new RegExp(`\\S \\[${rule}\\]['"\`]`).test(body),
  'one that is late-bound': (body, rule) =>
    neverLateBound.includes(rule) || testsIn(body).some(({ title }) => isLate(title)),
};

test('each rule has one block of tests', () => {
  const names = blocks.map(({ rule }) => rule).filter((rule) => Object.values(tables).flat().includes(rule));
  expect(names.sort()).toEqual(Object.values(tables).flat().sort());
});

test.each(Object.keys(cases))('the tests of each rule have %s', (name) => {
  const without = blocks.filter(
    ({ rule, body }) => Object.values(tables).flat().includes(rule) && !cases[name](body, rule),
  );
  expect(without.map(({ rule }) => rule)).toEqual([]);
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
