import { readSchedule, spelledSchedule } from '../../lib/azure/cron';

test.each([
  '* * * * *',
  '0 3 * * 0',
  '0 3 * * Sun',
  '30 9 * Jan Mon',
  '30 9 * JANUARY sunday',
  '0 9-17 * * 1-5',
  '0 9-17/4 * * Mon-Fri',
  '5/15 * * * *',
  '20,30,40 * * * *',
  '0,*/30 * * * *',
  '00 03 01 01 *',
  '0 0 29 2 *',
  '0 0 31 2,3 *',
  '59 23 31 12 6',
])('%s is a schedule', (text) => {
  expect(readSchedule(text)).toHaveProperty('minutes');
});

test.each([
  ['', 'is empty'],
  ['  ', 'is empty'],
  ['daily', 'has one field instead of five'],
  ['* * * *', 'has 4 fields instead of five'],
  ['0 0 3 * * *', 'has 6 fields instead of five'],
  ['0 0 3 * * * 2026', 'has 7 fields instead of five'],
  ['@reboot', 'has one field instead of five'],
  ['60 * * * *', 'has "60" as minute'],
  ['-1 * * * *', 'has "-1" as minute'],
  ['0 24 * * *', 'has "24" as hour'],
  ['0 0 0 * *', 'has "0" as day'],
  ['0 0 32 * *', 'has "32" as day'],
  ['0 0 * 13 *', 'has "13" as month'],
  ['0 0 * 0 *', 'has "0" as month'],
  ['0 0 * * 7', 'has "7" as day of the week'],
  ['0 0 * * Su', 'has "Su" as day of the week'],
  ['Jan 0 * * *', 'has "Jan" as minute'],
  ['0 0 L * *', 'has "L" as day'],
  ['0 0 15W * *', 'has "15W" as day'],
  ['0 0 ? * *', 'has "?" as day'],
  ['0 0 * * 1#2', 'has "1#2" as day of the week'],
  ['1,,2 * * * *', 'has "" as minute'],
  ['1, * * * *', 'has "" as minute'],
  ['*-5 * * * *', 'has "*-5" as minute'],
  ['1-2-3 * * * *', 'has "1-2-3" as minute'],
  ['*/x * * * *', 'has "*/x" as minute'],
  ['1.5 * * * *', 'has "1.5" as minute'],
  // NCrontab takes a step of 0 for one of 1, which is every minute.
  ['*/0 * * * *', 'has the step "*/0" as minute'],
  ['*/60 * * * *', 'has the step "*/60" as minute'],
  // NCrontab swaps them: from Monday to Friday.
  ['0 3 * * Fri-Mon', 'has the range "Fri-Mon" as day of the week, which ACR Tasks reverses'],
  ['0 22-6 * * *', 'has the range "22-6" as hour, which ACR Tasks reverses'],
  ['0 0 30 2 *', 'names a day that none of its months has'],
  ['0 0 31 4,6,9,11 *', 'names a day that none of its months has'],
])('%j is none: %s', (text, what) => {
  expect(readSchedule(text)).toMatchObject({ what });
});

test.each([
  ['@hourly', 'write "0 * * * *"'],
  ['@Weekly', 'write "0 0 * * 0"'],
  ['0 3 * * Fri-Mon', 'write two, "Fri-Sat,Sun-Mon"'],
  ['0 22-6 * * *', 'write two, "22-23,0-6"'],
  ['0 0 ? * *', 'use "*", 1 to 31, lists with ",", ranges with "-" and steps with "/"'],
])('for %s the error says %s', (text, todo) => {
  expect(readSchedule(text)).toMatchObject({ todo });
});

test('what two ranges are proposed for is a schedule', () => {
  expect(readSchedule('0 22-23,0-6 * * Fri-Sat,Sun-Mon')).toEqual({ minutes: 1 });
});

test('it is counted how many minutes of an hour are named', () => {
  const minutes = ['* 3 * * *', '*/1 * * * *', '0-59 * * * *', '*/2 * * * *', '0,0 * * * *', '50/5 * * * *'].map(
    readSchedule,
  );
  expect(minutes).toEqual([60, 60, 60, 30, 1, 2].map((count) => ({ minutes: count })));
});

test('fields are parted by one space, as NCrontab wants them', () => {
  expect(spelledSchedule('\t0  3\t* *   Sun\n')).toBe('0 3 * * Sun');
});
