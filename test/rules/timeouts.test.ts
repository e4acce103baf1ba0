import { lateBound, model, reported } from '../models';

describe('timeoutsAreDurations', () => {
  const rule = 'timeoutsAreDurations';

  test.each(['90m', '1h30m', '1.5h', '.5h', '1.h', '5400s', '1h0m0s', '1s', '2562047h'])('accepts %s', (create) => {
    expect(reported(rule, model({ timeouts: { create } }))).toEqual([]);
  });

  test.each(['', '90', '90 m', '-90m', '1d', 'PT90M', 'm', '.h', '1.2.3h', '$${h}', 'a week'])(
    'fails for %j',
    (create) => {
      expect(reported(rule, model({ timeouts: { create } }))).toEqual([
        `timeouts.create is not a duration, got "${create}": use hours, minutes and seconds such as "90m" or "1h30m" [timeoutsAreDurations]`,
      ]);
    },
  );

  test('fails for a text that is too long to be one', () => {
    const [fault, ...others] = reported(rule, model({ timeouts: { create: '9'.repeat(1_000_000) } }));
    expect(others).toEqual([]);
    expect(fault).toMatch(
      /^timeouts\.create is not a duration, got "9{2,800}.{0,800}: use hours, minutes and seconds such as "90m" or "1h30m" \[timeoutsAreDurations\]$/,
    );
  });

  test.each(['0s', '0h0m', '1ns', '.9s', '999ms'])('fails for %s, which is next to nothing', (read) => {
    expect(reported(rule, model({ timeouts: { read } }))).toEqual([
      `timeouts.read is less than a second, got "${read}": use at least "1s", or leave it out for the default [timeoutsAreDurations]`,
    ]);
  });

  test.each(['2562048h', '99999999999h'])('fails for %s, which Terraform cannot count', (create) => {
    expect(reported(rule, model({ timeouts: { create } }))).toEqual([
      `timeouts.create is longer than Terraform supports, got "${create}": use at most "2562047h" [timeoutsAreDurations]`,
    ]);
  });

  test('fails with the name of the timeout', () => {
    expect(reported(rule, model({ timeouts: { update: '5 minutes', delete: '1h' } }))).toEqual([
      'timeouts.update is not a duration, got "5 minutes": use hours, minutes and seconds such as "90m" or "1h30m" [timeoutsAreDurations]',
    ]);
  });

  test('keeps silent on a late-bound duration', () => {
    expect(reported(rule, model({ timeouts: { create: lateBound() } }))).toEqual([]);
    expect(reported(rule, model({ timeouts: { create: `${lateBound()} minutes`, delete: '${var.timeout}' } }))).toEqual(
      [],
    );
  });
});
