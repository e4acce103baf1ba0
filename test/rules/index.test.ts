import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationsOf } from '../../lib/azure/operations';

const [, refused, atSynth, asked, warned, ofRoles, permissions] = readFileSync(
  join(__dirname, '../../docs/rules.md'),
  'utf8',
).split('\n## ');
const rows = (section: string) => Array.from(section.matchAll(/^\| `(\w+)` +\|/gm), ([, rule]) => rule);

test('docs/rules.md has a row for each rule, in order', () => {
  expect(rows(refused)).toEqual(Object.keys(rules));
  expect(rows(atSynth)).toEqual(Object.keys(lastRules));
  expect(new Set(rows(asked))).toEqual(new Set(Object.values(questions).flatMap((table) => Object.keys(table))));
  expect(rows(warned)).toEqual(Object.keys(recommendations));
  expect(rows(ofRoles)).toEqual(Object.keys(roleRules).filter((rule) => !(rule in rules)));
});

test('docs/rules.md has a row for each operation, with the feature that needs it and its source', () => {
  const expected = Object.entries(operationsOf).flatMap(([feature, operations]) =>
    operations.map(({ action, source }) => `| \`${action}\` | ${feature} | ${source} |`),
  );
  expect(permissions.split('\n').filter((line) => line.startsWith('| `'))).toEqual(expected);
});
