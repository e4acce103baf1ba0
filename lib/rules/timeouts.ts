import { known } from '../model/known';
import type { Rule } from './rule';

/** Go's durations, the form that Terraform reads: "90m", "1h30m", "1.5h". */
const duration = /^(\d+(\.\d+)?(h|m|s|ms|us|µs|ns))+$/;

export const timeoutsAreDurations: Rule = (model) =>
  Object.entries(model.timeouts)
    .filter((entry): entry is [string, string] => entry[1] !== undefined && known(entry[1]))
    .filter(([, value]) => value.length > 40 || !duration.test(value) || !/[1-9]/.test(value))
    .map(([name, got]) => ({
      what: `timeouts.${name} is not a duration`,
      got,
      todo: 'use hours, minutes and seconds such as "90m" or "1h30m"',
    }));
