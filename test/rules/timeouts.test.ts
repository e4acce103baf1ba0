import { lateBound, model, reported } from '../models';

const rule = 'timeoutsAreDurations';

test.each(['90m', '1h30m', '1.5h', '5400s', '1h0m0s'])('accepts %s', (create) => {
  expect(reported(rule, model({ timeouts: { create } }))).toEqual([]);
});

test.each([
  '',
  '90',
  '90 m',
  '-90m',
  '0s',
  '0h0m',
  '1d',
  'PT90M',
  'm',
  '9'.repeat(1_000_000),
  '1ns',
  '99999999999h',
  '1.2.3h',
])('fails for %j', (create) => {
  expect(reported(rule, model({ timeouts: { create } }))).toHaveLength(1);
});

test('fails with the name of the timeout', () => {
  expect(reported(rule, model({ timeouts: { update: '5 minutes', delete: '1h' } }))).toEqual([
    'timeouts.update is not a duration, got "5 minutes": use hours, minutes and seconds such as "90m" or "1h30m" [timeoutsAreDurations]',
  ]);
});

test('keeps silent on a late-bound duration', () => {
  expect(reported(rule, model({ timeouts: { create: lateBound() } }))).toEqual([]);
});
