import * as limits from '../azure/limits';
import type { Fault } from '../errors';
import { memberPath } from '../reading/kinds';
import type { Stated } from '../reading/notes';
import { known, plain, type Tags } from '../text';
import { fault } from './checks/fault';
import { repeats } from './checks/repeats';
import type { Rules } from './rule';

export const refused = {
  tagsFitAzure: ({ stated, home, replicas, changedWebhooks, endpoints, purgeTasks }) => [
    ...tagsFaults(stated.tags, home.tags),
    ...[...replicas, ...changedWebhooks, ...endpoints, ...purgeTasks].flatMap(({ options, tags }) =>
      tagsFaults(options.tags, tags),
    ),
  ],
} satisfies Rules;

/** Validates the keys and values that are set here, and the number of tags together with inherited ones. */
function tagsFaults(stated: Stated<Tags> | undefined, merged: Tags): Fault[] {
  if (stated === undefined) return [];
  const { path: option, value: own } = stated;
  const keys = Object.keys(own);
  if (!known(own)) {
    if (keys.length === 1) return [];
    return [
      { option, what: 'adds keys to a late-bound map', todo: 'merge them with Fn.merge([map, { key: "value" }])' },
    ];
  }
  // With a late-bound map, only the option's own keys can be counted.
  const number = known(merged) ? Object.keys(merged).length : keys.length;
  if (number > limits.tags.max) {
    return [{ option, what: `results in ${number} tags`, todo: `use at most ${limits.tags.max}` }];
  }
  return [
    ...keys.flatMap((key) => keyFaults(option, key)),
    ...twinFaults(option, keys),
    ...Object.entries(own).flatMap(([key, value]) => valueFaults({ path: memberPath(option, key), value })),
  ];
}

function keyFaults(option: string, written: string): Fault[] {
  const key = plain(written);
  if (key === undefined) return [];
  if (key === '') return [{ option, what: 'has an empty key', todo: 'name the tag' }];
  const bytes = Buffer.byteLength(key);
  if (bytes > limits.tags.keyBytes) {
    return [{ option, what: `has a key of ${bytes} bytes`, got: key, todo: `use at most ${limits.tags.keyBytes}` }];
  }
  return limits.tags.forbiddenInKey.test(key)
    ? [{ option, what: 'has a key with a character that Azure refuses', got: key, todo: 'leave out < > % & \\ ? /' }]
    : [];
}

function twinFaults(option: string, keys: readonly string[]): Fault[] {
  if (keys.length < 2) return [];
  return repeats(keys, (key) => plain(key)?.toLowerCase()).map(({ item, first }) => ({
    option,
    what: 'has two keys that Azure treats as one',
    got: [first, item],
    todo: 'keep one, because Azure ignores case',
  }));
}

function valueFaults(stated: Stated<string>): Fault[] {
  const value = plain(stated.value);
  const bytes = value === undefined ? 0 : Buffer.byteLength(value);
  if (bytes <= limits.tags.valueBytes) return [];
  return [fault(stated, `has ${bytes} bytes`, `use at most ${limits.tags.valueBytes} bytes`)];
}
