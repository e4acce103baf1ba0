import {
  everything,
  exactly,
  filterOf,
  hasSeparator,
  matchesEverything,
  matchesNoTag,
  readExpression,
  type FilterExpression,
} from '../../lib/azure/purge-filter';

function sound(text: string, half: 'repository' | 'tag'): FilterExpression {
  const read = readExpression(text, half);
  if ('what' in read) throw new Error(`${text} ${read.what}`);
  return read;
}

const written = (repository: string, tag: string) => filterOf(sound(repository, 'repository'), sound(tag, 'tag'));

test.each([
  // acr purge looks for the tag anywhere in the name: "1" would delete "v10".
  ['ci/web', '1', 'ci/web:^1$'],
  ['ci/.*', '.*', 'ci/.*:^.*$'],
  ['ci/.*', '^dev-.*$', 'ci/.*:^dev-.*$'],
  ['ci/.*', '^^dev$$', 'ci/.*:^dev$'],
  // It anchors the repository by "^" and "$", which are of the first and the last alternative only.
  ['web|api', 'dev|pr-\\d+', '(?:web|api):^(?:dev|pr-\\d+)$'],
  ['ci/(web|api)', 'a', '(?:ci/(web|api)):^a$'],
  // Filters on one repository are joined by "|", and what ignores case would do so in the next.
  ['ci/web', '(?i)dev', 'ci/web:^(?:(?i)dev)$'],
  ['ci/web', '(?!latest$).*', 'ci/web:^(?!latest$).*$'],
  ['ci/web', '^$', 'ci/web:^$'],
  ['ci/web', '[[:alnum:]]+', 'ci/web:^[[:alnum:]]+$'],
  ['ci/web', '[^:]+', 'ci/web:^[^:]+$'],
  ['ci/web', 'a:b', undefined],
  ['ci/web:dev', 'a', undefined],
])('the filter of %s and %s is %s', (repository, tag, filter) => {
  expect(written(repository, tag)).toBe(filter);
});

test('names are written so that they match themselves alone', () => {
  expect(filterOf(exactly('ci/web.app'), exactly('v1.0'))).toBe('ci/web\\.app:^v1\\.0$');
  expect(filterOf(exactly('ci/web'), everything)).toBe('ci/web:^.*$');
});

/** What regexp2 1.11.5, which acr purge uses, reads without an error. */
test.each([
  'a|b|',
  '(a|b)+?c{2,3}',
  '(?:a)(?=b)(?!c)(?<=d)(?<!e)(?>f)(?P<g>h)(?<i>j)',
  '(?i)a(?s:b)(?ims)c',
  '[a-z0-9_.-]+[^a-z][]a][^]a][a-]',
  '[\\w-.]+[\\d\\s]',
  '[[:alpha:][:digit:]_]',
  '\\d\\D\\w\\W\\s\\S\\b\\B\\.\\-\\_',
  '(|a)()',
  '.*.+.?.{3}.{3,}.{3,4}',
])('%s is an expression', (text) => {
  expect(sound(text, 'tag').text).toBe(text);
});

/** What regexp2 refuses, so that the task would fail at every run, unseen; or reads as something else. */
test.each([
  ['*', 'has a "*" for any text'],
  ['a|*', 'repeats nothing at "*"'],
  ['(+a)', 'repeats nothing at "+a)"'],
  ['a**', 'repeats nothing at "*"'],
  ['a{2}{3}', 'repeats nothing at "{3}"'],
  ['(?=a)*', 'repeats nothing at "*"'],
  ['^*', 'repeats nothing at "*"'],
  ['?', 'repeats nothing at "?"'],
  ['a{3,2}', 'counts down in "{3,2}"'],
  ['a{,3}', 'has "{" that opens or closes nothing'],
  ['a{99999}', 'has "{" that opens or closes nothing'],
  ['a}', 'has "}" that opens or closes nothing'],
  ['(a', 'opens a group and does not close it'],
  ['a)', 'closes a group that is not open'],
  ['a]', 'has "]" that opens or closes nothing'],
  ['a\\', 'has "\\\\" that opens or closes nothing'],
  ['(?x)a#', 'has a kind of group that acr purge does not support'],
  ['(?#a)', 'has a kind of group that acr purge does not support'],
  ['(?R)', 'has a kind of group that acr purge does not support'],
  ['\\x', 'has "\\\\x", which acr purge reads differently or not at all'],
  ['\\Qa\\E', 'has "\\\\Q", which acr purge reads differently or not at all'],
  ['[a', 'has a class that acr purge does not read at "[a"'],
  ['[]', 'has a class that acr purge does not read at "[]"'],
  ['[^]', 'has a class that acr purge does not read at "[^]"'],
  ['a[z-a]', 'has a class that acr purge does not read at "[z-a]"'],
  ['[a-\\d]', 'has a class that acr purge does not read at "[a-\\\\d]"'],
  ['[a-z-[aeiou]]', 'has a class that acr purge does not read at "[a-z-[aeiou]]"'],
  ['[[:letter:]]', 'has a class that acr purge does not read at "[[:letter:]]"'],
  ['[{{]', 'has "{{"'],
  ['(?i)a\\{{2}', 'has "{{"'],
  ['\u0000', 'has a character outside ASCII'],
  ['a\tb', 'has white space'],
])('%j is none: %s', (text, what) => {
  expect(readExpression(text, 'tag')).toMatchObject({ what });
});

test('letters that no name has are refused, where case counts', () => {
  expect(readExpression('Web', 'repository')).toMatchObject({ what: 'has "W"' });
  expect(readExpression('(?i)Web', 'repository')).toHaveProperty('pattern');
  expect(readExpression('Web', 'tag')).toHaveProperty('pattern');
  expect(readExpression('a@b', 'repository')).toMatchObject({ what: 'has "@"' });
});

test('an expression is read in time, however long it is', () => {
  const long = '(a|b)*'.repeat(20_000);
  expect(readExpression(long, 'tag')).toHaveProperty('text', long);
  expect(readExpression('['.repeat(100_000), 'tag')).toHaveProperty('what');
  expect(readExpression('('.repeat(100_000), 'tag')).toHaveProperty('what');
  expect(matchesEverything(sound(long, 'tag'), 'tag')).toBe(false);
});

test('a colon is found where acr purge would find it', () => {
  const colon = (text: string) => hasSeparator({ text, pattern: '' });
  expect(['a:b', '[a:b]', ':'].map(colon)).toEqual([true, true, true]);
  expect(['(?:a)', '(?i:a)', '[:alpha:]', '[^:]', 'a'].map(colon)).toEqual([false, false, false, false, false]);
});

test('no tag is matched by two anchors only', () => {
  expect(['^$', '^^$'].map((text) => matchesNoTag(sound(text, 'tag')))).toEqual([true, true]);
  expect(['.*', '$', '^'].map((text) => matchesNoTag(sound(text, 'tag')))).toEqual([false, false, false]);
});
