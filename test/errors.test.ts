import { InvalidConstructError, sentence, show } from '../lib/errors';

const fault = { rule: 'namesAreShort', what: 'name is long', got: 'abc', todo: 'shorten it' };

test('an error names the construct and lists a line for each fault', () => {
  const error = new InvalidConstructError('GeoReplicatedRegistry', 'stack/Registry', [
    fault,
    { ...fault, what: 'tag is long' },
  ]);
  expect(error.message).toBe(
    [
      "GeoReplicatedRegistry at 'stack/Registry' is not valid:",
      '  - name is long, got "abc": shorten it [namesAreShort]',
      '  - tag is long, got "abc": shorten it [namesAreShort]',
    ].join('\n'),
  );
  expect(error.name).toBe('InvalidConstructError');
});

test('a fault without a value says nothing of one', () => {
  expect(sentence({ rule: 'r', what: 'it is missing', todo: 'pass it' })).toBe('it is missing: pass it [r]');
});

test.each([
  [100, 0],
  [101, 1],
])('of %d faults %d are counted only', (count, rest) => {
  const { message } = new InvalidConstructError('GeoReplicatedRegistry', 'r', Array<typeof fault>(count).fill(fault));
  expect(message.match(/name is long/g)).toHaveLength(100);
  expect(message.endsWith('and 1 more')).toBe(rest > 0);
});

test.each([
  ['text "quoted"', '"text \\"quoted\\""'],
  ['\u0435\u00a0\n', '"\\u0435\\u00a0\\n"'],
  [undefined, 'undefined'],
  [null, 'null'],
  [{ a: [1] }, '{"a":[1]}'],
  [Symbol('s'), 'symbol'],
  [() => 1, 'function'],
  [10n, 'a value of type bigint'],
  ['x'.repeat(298), `"${'x'.repeat(298)}"`],
  ['x'.repeat(299), `"${'x'.repeat(299)}\u2026 (301 characters)`],
])('a value is shown as JSON, in ASCII and cut', (value, shown) => {
  expect(show(value)).toBe(shown);
});

test('a value with a cycle is shown by its type', () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  expect(show(cycle)).toBe('a value of type object');
});
