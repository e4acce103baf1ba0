import * as limits from '../azure/limits';
import { show, type Fault } from '../errors';
import { known, type Tags } from '../model/known';
import { repeats } from './repeats';
import type { Rule } from './rule';

export const tagsFitAzure: Rule = (model) => [
  ...faultsOf('tags', model.home.tags, model.home.tags),
  ...[...model.replicas, ...model.webhooks, ...model.endpoints].flatMap(({ option, ownTags, tags }) =>
    faultsOf(`${option}.tags`, ownTags, tags),
  ),
];

/** Judges what is written here by key and value, and what it comes to with inheritance by number. */
function faultsOf(option: string, own: Tags | undefined, merged: Tags): Fault[] {
  if (own === undefined) return [];
  const keys = Object.keys(own);
  if (!known(own)) {
    if (keys.length === 1) return [];
    return [
      { what: `${option} adds keys to a late-bound map`, todo: 'merge them with Fn.merge([map, { key: "value" }])' },
    ];
  }
  // Of a late-bound map the own keys are all that can be counted.
  const number = known(merged) ? Object.keys(merged).length : keys.length;
  if (number > limits.tags.max) {
    return [{ what: `${option} comes to ${number} tags`, todo: `keep at most ${limits.tags.max}` }];
  }
  return [
    ...keys.flatMap((key) => keyFaults(option, key)),
    ...twinFaults(option, keys),
    ...Object.entries(own).flatMap(([key, value]) => valueFaults(option, key, value)),
  ];
}

function keyFaults(option: string, key: string): Fault[] {
  if (!known(key)) return [];
  if (key === '') return [{ what: `${option} has an empty key`, todo: 'name the tag' }];
  const bytes = Buffer.byteLength(key);
  if (bytes > limits.tags.keyBytes) {
    return [{ what: `${option} has a key of ${bytes} bytes`, got: key, todo: `use at most ${limits.tags.keyBytes}` }];
  }
  return limits.tags.forbiddenInKey.test(key)
    ? [{ what: `${option} has a key with a character that Azure refuses`, got: key, todo: 'leave out < > % & \\ ? /' }]
    : [];
}

function twinFaults(option: string, keys: readonly string[]): Fault[] {
  return repeats(keys, (key) => (known(key) ? key.toLowerCase() : undefined)).map(({ item, first }) => ({
    what: `${option} has two keys that are one for Azure`,
    got: [first, item],
    todo: 'keep one, case does not count',
  }));
}

function valueFaults(option: string, key: string, value: string): Fault[] {
  if (!known(value)) return [];
  const bytes = Buffer.byteLength(value);
  if (bytes <= limits.tags.valueBytes) return [];
  return [
    {
      what: `${option}[${show(key)}] has ${bytes} bytes`,
      got: value,
      todo: `use at most ${limits.tags.valueBytes} bytes`,
    },
  ];
}
