import { sentence } from '../../lib/errors';
import { refused, refusedAtSynth, validate, warned, warningsOf } from '../../lib/rules';
import { lateBound, model, reported } from '../models';

const acknowledging = (acknowledge: unknown) => model({ acknowledge });
const namesIn = (tables: readonly { readonly rules: object }[]) => tables.flatMap(({ rules }) => Object.keys(rules));
const reason = 'known since 2019';

describe('acknowledgedRulesExist', () => {
  const rule = 'acknowledgedRulesExist';

  test('accepts every warning', () => {
    expect(reported(rule, acknowledging({}))).toEqual([]);
    expect(reported(rule, acknowledging(Object.fromEntries(namesIn(warned).map((name) => [name, reason]))))).toEqual(
      [],
    );
  });

  test.each(namesIn([...refused, ...refusedAtSynth]))('fails for %s, which is an error', (name) => {
    expect(reported(rule, acknowledging({ [name]: reason }))).toEqual([
      `acknowledge.${name} is an error, which cannot be acknowledged: fix what it reports [acknowledgedRulesExist]`,
    ]);
  });

  test('says the nearest name, case aside, or all', () => {
    const fault = (option: string, todo: string) => [
      `acknowledge${option} is not the name of a warning: ${todo} [acknowledgedRulesExist]`,
    ];
    const nearest = 'did you mean "homeRegionHasZones"?';
    expect(reported(rule, acknowledging({ homeRegionHasZone: reason }))).toEqual(fault('.homeRegionHasZone', nearest));
    expect(reported(rule, acknowledging({ HOMEREGIONHASZONES: reason }))).toEqual(
      fault('.HOMEREGIONHASZONES', nearest),
    );
    expect(reported(rule, acknowledging({ 'all of them': reason }))).toEqual(
      fault('["all of them"]', `use ${namesIn(warned).join(', ')}`),
    );
    expect(reported(rule, acknowledging({ toString: reason }))).toHaveLength(1);
  });

  test('keeps silent on a late-bound map, which is refused as that', () => {
    for (const late of [lateBound(), '${var.x}']) {
      const subject = acknowledging(late);
      expect(reported(rule, subject)).toEqual([]);
      expect(validate(refused, subject).map(sentence)).toEqual([
        'acknowledge is late-bound: set a value that is known at synth [optionsAreDecidedAtSynth]',
      ]);
    }
  });
});

describe('acknowledgementsHaveReasons', () => {
  const rule = 'acknowledgementsHaveReasons';

  test('accepts a reason', () => {
    expect(reported(rule, acknowledging({ homeRegionHasZones: reason }))).toEqual([]);
  });

  test.each(['', ' '])('fails for %j', (blank) => {
    expect(reported(rule, acknowledging({ homeRegionHasZones: blank }))).toEqual([
      `acknowledge.homeRegionHasZones has no reason, got "${blank}": say why the warning is acceptable [acknowledgementsHaveReasons]`,
    ]);
  });

  test('keeps silent on a late-bound reason', () => {
    for (const late of [lateBound(), '${var.x}']) {
      expect(reported(rule, acknowledging({ homeRegionHasZones: late }))).toEqual([]);
    }
  });
});

test('a warning that is acknowledged is not shown, and all others are', () => {
  const props = { homeRegion: 'westus', replicas: [] };
  const shown = (acknowledge?: object) => warningsOf(warned, model({ ...props, acknowledge })).map(({ rule }) => rule);
  expect(shown()).toEqual(['registryIsReplicated', 'homeRegionHasZones']);
  expect(shown({ homeRegionHasZones: reason })).toEqual(['registryIsReplicated']);
  expect(shown({ homeRegionHasZones: reason, registryIsReplicated: reason })).toEqual([]);
});
