import { known } from '../model/known';
import type { Rule } from './rule';

/** Go's durations, the form that Terraform reads: "90m", "1h30m", "1.5h". */
const duration = /^(\d+(\.\d+)?(h|m|s|ms|us|µs|ns))+$/;

const seconds: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 1e-3, us: 1e-6, µs: 1e-6, ns: 1e-9 };
/** Go counts nanoseconds in 63 bits. */
const longest = 2 ** 63 / 1e9;

export const timeoutsAreDurations: Rule = (model) =>
  Object.entries(model.timeouts)
    .filter((entry): entry is [string, string] => entry[1] !== undefined && known(entry[1]))
    .filter(([, value]) => !isDuration(value))
    .map(([name, got]) => ({
      what: `timeouts.${name} is not a duration`,
      got,
      todo: 'use hours, minutes and seconds such as "90m" or "1h30m"',
    }));

function isDuration(text: string): boolean {
  if (text.length > 40 || !duration.test(text)) return false;
  const parts = Array.from(text.matchAll(/([\d.]+)([a-zµ]+)/g), ([, amount, unit]) => Number(amount) * seconds[unit]);
  const total = parts.reduce((sum, part) => sum + part, 0);
  return total >= 1 && total < longest;
}
