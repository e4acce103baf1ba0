import { plain } from '../text';
import { fault } from './checks/fault';
import type { Rules } from './rule';

/** Go's durations, the form that Terraform reads: "90m", "1h30m", "1.5h", ".5h". */
const duration = /^((\d+(\.\d*)?|\.\d+)(h|m|s|ms|us|µs|ns))+$/;

const seconds: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 1e-3, us: 1e-6, µs: 1e-6, ns: 1e-9 };
/** Go counts nanoseconds in 63 bits. */
const longest = 2 ** 63 / 1e9;

export const refused = {
  timeoutsAreDurations: ({ stated: { timeouts } }) => {
    const { create, read, update, delete: destroy } = timeouts ?? {};
    return [create, read, update, destroy].flatMap((stated) => {
      const text = stated && plain(stated.value);
      if (stated === undefined || text === undefined) return [];
      const total = secondsOf(text);
      if (total === undefined) {
        return [fault(stated, 'is not a duration', 'use hours, minutes and seconds such as "90m" or "1h30m"')];
      }
      if (total < 1)
        return [fault(stated, 'is less than a second', 'use at least "1s", or leave it out for the default')];
      return total < longest ? [] : [fault(stated, 'is longer than Terraform supports', 'use at most "2562047h"')];
    });
  },
} satisfies Rules;

function secondsOf(text: string): number | undefined {
  if (text.length > 40 || !duration.test(text)) return undefined;
  const parts = Array.from(text.matchAll(/([\d.]+)([a-zµ]+)/g), ([, amount, unit]) => Number(amount) * seconds[unit]);
  return parts.reduce((sum, part) => sum + part, 0);
}
