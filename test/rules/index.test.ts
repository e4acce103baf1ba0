import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { questions, recommendations, rules } from '../../lib/rules';

const [, refused, asked, warned] = readFileSync(join(__dirname, '../../docs/rules.md'), 'utf8').split('\n## ');
const rows = (section: string) => Array.from(section.matchAll(/^\| `(\w+)` +\|/gm), ([, rule]) => rule);

test('docs/rules.md has a row for each rule, in order', () => {
  expect(rows(refused)).toEqual(Object.keys(rules));
  expect(new Set(rows(asked))).toEqual(new Set(Object.values(questions).flatMap((table) => Object.keys(table))));
  expect(rows(warned)).toEqual(Object.keys(recommendations));
});
