import { inspect } from 'node:util';
import { Token } from 'cdktf';
import { InvalidConstructError, raise, sentence, show } from '../lib/errors';

const fault = { rule: 'namesAreShort', option: 'name', what: 'is long', got: 'abc', todo: 'shorten it' };

test('an error names the construct and lists a line for each fault', () => {
  const error = new InvalidConstructError('GeoReplicatedRegistry', 'stack/Registry', [
    fault,
    { ...fault, option: 'tags.team' },
  ]);
  expect(error.message).toBe(
    [
      "GeoReplicatedRegistry at 'stack/Registry' is not valid:",
      '  - name is long, got "abc": shorten it [namesAreShort]',
      '  - tags.team is long, got "abc": shorten it [namesAreShort]',
    ].join('\n'),
  );
  expect(error.name).toBe('InvalidConstructError');
  expect(error.faults).toEqual([
    { option: 'name', message: 'name is long, got "abc": shorten it [namesAreShort]', rule: 'namesAreShort' },
    { option: 'tags.team', message: 'tags.team is long, got "abc": shorten it [namesAreShort]', rule: 'namesAreShort' },
  ]);
});

test('Node prints each line of an error that nobody catches once', () => {
  expect(inspect(new InvalidConstructError('GeoReplicatedRegistry', 'r', [fault])).split('namesAreShort')).toHaveLength(
    2,
  );
});

test('what is thrown anew shows no line of code before its message', () => {
  const error = new Error('of the user');
  expect(() => raise(error)).toThrow(error);
  expect(raise.toString()).toContain('node-do-not-add-exception-line');
});

test('a fault without a value says nothing of one', () => {
  expect(sentence({ rule: 'r', option: 'sku', what: 'is missing', todo: 'pass it' })).toBe(
    'sku is missing: pass it [r]',
  );
});

test('a value that is late-bound is not shown as what cdktf puts in its place', () => {
  const late = Token.asString({ resolve: () => '' });
  expect([`pre-${late}`, [late, 'x'], '${TfToken[TOKEN.0]', ['x'.repeat(400), late]].map(show)).toEqual([
    '"pre-(late-bound)"',
    '["(late-bound)","x"]',
    '"(late-bound)"',
    `["${'x'.repeat(298)}… (419 characters)`,
  ]);
});

test('a value that is undefined is shown all the same', () => {
  expect(sentence({ ...fault, got: undefined })).toContain('name is long, got a value of type undefined: ');
});

test('advice that takes work is worked out for faults that are shown', () => {
  const todo = jest.fn(() => 'shorten it');
  expect(sentence({ ...fault, todo })).toBe('name is long, got "abc": shorten it [namesAreShort]');
  todo.mockClear();
  const faults = Array.from({ length: 150 }, () => ({ ...fault, todo }));
  expect(new InvalidConstructError('GeoReplicatedRegistry', 'r', faults).message).toContain('and 50 more');
  expect(todo).toHaveBeenCalledTimes(100);
});

test.each([
  [100, 0],
  [101, 1],
])('of %d faults %d are counted only', (count, rest) => {
  const { faults, message } = new InvalidConstructError(
    'GeoReplicatedRegistry',
    'r',
    Array<typeof fault>(count).fill(fault),
  );
  expect(faults).toHaveLength(100);
  expect(message.match(/name is long/g)).toHaveLength(100);
  expect(message.endsWith('and 1 more')).toBe(rest > 0);
});

test.each([
  ['text "quoted"', '"text \\"quoted\\""'],
  ['\u0435\u00a0\n', '"\\u0435\\u00a0\\n"'],
  [undefined, 'a value of type undefined'],
  [null, 'null'],
  [{ a: [1] }, '{"a":[1]}'],
  [NaN, 'NaN'],
  [-Infinity, '-Infinity'],
  [Symbol('s'), 'a value of type symbol'],
  [() => 1, 'a value of type function'],
  [10n, 'a value of type bigint'],
  ['x'.repeat(298), `"${'x'.repeat(298)}"`],
  ['x'.repeat(299), `"${'x'.repeat(299)}\u2026 (301 characters)`],
])('a value is shown as JSON, in ASCII and cut', (value, shown) => {
  expect(show(value)).toBe(shown);
});

test.each([
  [
    'throws',
    () => {
      throw new Error('no');
    },
  ],
  ['returns nothing', () => undefined],
])('a value whose toJSON %s is shown by its type', (_, toJSON) => {
  expect(show({ toJSON })).toBe('a value of type object');
});

test('a value with a cycle is shown by its type', () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  expect(show(cycle)).toBe('a value of type object');
});
