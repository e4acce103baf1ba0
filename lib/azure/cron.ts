/**
 * The schedules of ACR Tasks: NCrontab with five fields, in UTC. NCrontab accepts more than is accepted here, with
 * surprising meanings: `Fri-Mon` is Monday to Friday, and a step of 0 is a step of 1.
 *
 * Sources: learn.microsoft.com, Run an ACR task on a defined schedule, cron expressions; atifaziz/NCrontab,
 * CrontabFieldImpl.cs and CrontabField.cs.
 */

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Names of the values, in ascending order. */
  readonly names?: readonly string[];
}

const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

const fields: readonly Field[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: months },
  { name: 'day of the week', min: 0, max: 6, names: weekdays },
];

/** Schedule macros of other systems. */
const nicknames: Readonly<Record<string, string>> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
};

const mostDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Why a text is not a schedule. */
export interface ScheduleProblem {
  readonly what: string;
  readonly todo: string;
}

/** The meaning of a schedule. */
export interface Schedule {
  /** The number of minutes of an hour that it includes. */
  readonly minutes: number;
}

const example = 'write minute, hour, day, month and day of the week in UTC, such as "0 3 * * Sun"';

/** Reads a schedule. */
export function readSchedule(text: string): Schedule | ScheduleProblem {
  const written = text.trim().split(/\s+/);
  const nickname = text.trim().toLowerCase();
  if (Object.hasOwn(nicknames, nickname)) {
    return { what: 'is a word that ACR Tasks does not support', todo: `write ${JSON.stringify(nicknames[nickname])}` };
  }
  if (written.length !== fields.length) {
    const todo = written.length > fields.length ? `${example}, without seconds and year` : example;
    return { what: written[0] === '' ? 'is empty' : `has ${countOf(written.length)}`, todo };
  }
  const values: (readonly number[])[] = [];
  for (const [i, field] of fields.entries()) {
    const read = readField(written[i], field);
    if ('what' in read) return read;
    values.push(read);
  }
  const [minutes, , days, monthsOfYear] = values;
  const comes = monthsOfYear.some((month) => days.some((day) => day <= mostDays[month - 1]));
  if (!comes) return { what: 'names a day that none of its months has', todo: 'use a day that exists' };
  return { minutes: minutes.length };
}

/** A schedule with one space between its fields, the only separator that NCrontab accepts. */
export function spelledSchedule(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function countOf(count: number): string {
  return count === 1 ? 'one field instead of five' : `${count} fields instead of five`;
}

function readField(text: string, field: Field): readonly number[] | ScheduleProblem {
  const all = new Set<number>();
  for (const item of text.split(',')) {
    const read = readItem(item, field);
    if ('what' in read) return read;
    for (const value of read) all.add(value);
  }
  return [...all];
}

function readItem(item: string, field: Field): readonly number[] | ScheduleProblem {
  const { min, max, name } = field;
  const shown = JSON.stringify(item);
  const named = field.names === undefined ? '' : ` or ${namesOf(field).join(' to ')}`;
  const parts = /^(?:\*|(\w+)(?:-(\w+))?)(?:\/(\d{1,4}))?$/.exec(item);
  if (parts === null) {
    const todo = `use "*", ${min} to ${max}${named}, lists with ",", ranges with "-" and steps with "/"`;
    return { what: `has ${shown} as ${name}`, todo };
  }
  const [first, last, step] = parts.slice(1) as (string | undefined)[];
  const from = first === undefined ? min : valueOf(first, field);
  const until = last !== undefined ? valueOf(last, field) : first === undefined || step !== undefined ? max : from;
  if (from === undefined || until === undefined) {
    return { what: `has ${shown} as ${name}`, todo: `use ${min} to ${max}${named}` };
  }
  if (from > until) {
    const [lowest, highest] = /\d/.test(item) ? [min, max] : namesOf(field);
    const todo = `write two, "${first ?? ''}-${highest},${lowest}-${last ?? ''}"`;
    return { what: `has the range ${shown} as ${name}, which ACR Tasks reverses`, todo };
  }
  const every = step === undefined ? 1 : Number(step);
  if (every < 1 || every > max - min) {
    return { what: `has the step ${shown} as ${name}`, todo: `use a step from 1 to ${max - min}` };
  }
  return Array.from({ length: Math.floor((until - from) / every) + 1 }, (_, i) => from + i * every);
}

/** The first and the last name of a field that has names, abbreviated. */
function namesOf({ names = [] }: Field): readonly string[] {
  return [names[0], names[names.length - 1]].map((name) => name.slice(0, 3));
}

/** A number in the range, or a name, in full or its first three letters. */
function valueOf(text: string, { min, max, names = [] }: Field): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) >= min && Number(text) <= max ? Number(text) : undefined;
  const index = names.findIndex((name) =>
    [name, name.slice(0, 3)].some((each) => each.toLowerCase() === text.toLowerCase()),
  );
  return index < 0 ? undefined : min + index;
}
