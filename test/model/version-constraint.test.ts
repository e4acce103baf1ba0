import { majorsOf, rangeOf, isBefore, type Version } from '../../lib/model/version-constraint';

/** Versions for which real providers were offered to Terraform 1.11.4. */
const offered: readonly Version[] = [
  [3, 117, 1],
  [4, 40, 0],
  [4, 55, 0],
  [4, 80, 0],
  [4, 81, 0],
  [4, 81, 1],
  [4, 100, 0],
  [5, 0, 0],
  [5, 2, 0],
  [5, 3, 7],
  [6, 0, 0],
];

/** Which of them a constraint allows, by the code of the library. */
function allowed(constraint: string): string[] | undefined {
  const range = rangeOf(constraint);
  if (range === undefined) return undefined;
  const { from, below } = range;
  return offered
    .filter((version) => !isBefore(version, from) && (below === undefined || isBefore(version, below)))
    .map((version) => version.join('.'));
}

const from4 = ['4.40.0', '4.55.0', '4.80.0', '4.81.0', '4.81.1', '4.100.0'];
const from5 = ['5.0.0', '5.2.0', '5.3.7'];

// What `terraform init` took of each version by itself.
test.each<[constraint: string, versions: string[]]>([
  ['5.2.0', ['5.2.0']],
  ['= 5.2.0', ['5.2.0']],
  ['=5.2.0', ['5.2.0']],
  [' = 5.2.0 ', ['5.2.0']],
  ['\t5.2.0\n', ['5.2.0']],
  ['5.02.0', ['5.2.0']],
  ['5.2', ['5.2.0']],
  ['5', ['5.0.0']],
  ['0', []],
  ['~> 5', from5],
  ['~>5', from5],
  ['~> 5.2', ['5.2.0', '5.3.7']],
  ['~>5.2', ['5.2.0', '5.3.7']],
  ['~> 4.81', ['4.81.0', '4.81.1', '4.100.0']],
  ['~> 4.81.0', ['4.81.0', '4.81.1']],
  ['>= 4.81, < 5.0', ['4.81.0', '4.81.1', '4.100.0']],
  ['>=4.81,<5', ['4.81.0', '4.81.1', '4.100.0']],
  ['>= 4.81\t,\n< 5', ['4.81.0', '4.81.1', '4.100.0']],
  ['>= 4', [...from4, ...from5, '6.0.0']],
  ['> 4', [...from4, ...from5, '6.0.0']],
  ['> 4.81', ['4.81.1', '4.100.0', ...from5, '6.0.0']],
  ['> 5.2', ['5.3.7', '6.0.0']],
  ['< 5', ['3.117.1', ...from4]],
  ['<= 5', ['3.117.1', ...from4, '5.0.0']],
  ['<= 4', ['3.117.1']],
  ['>= 4 , <= 4.9999', from4],
  ['>= 5, < 4', []],
  ['5,2', []],
  ['> 5.3.7, < 5.3.8', []],
  ['>= 5, != 5.0.0', ['5.2.0', '5.3.7', '6.0.0']],
  ['!= 5, >= 5', ['5.2.0', '5.3.7', '6.0.0']],
  ['~> 5.0.0, != 5.0.0', []],
  ['~> 4.81.0, <= 4.81.1, != 4.81.1', ['4.81.0']],
  // Ranges never have prereleases.
  ['>= 5.0.0-beta1', [...from5, '6.0.0']],
  ['> 5.0.0-beta1', [...from5, '6.0.0']],
  ['> 5.2-beta', ['5.2.0', '5.3.7', '6.0.0']],
  ['< 5.0.0-beta1', ['3.117.1', ...from4]],
  ['<= 5.0.0-beta1', ['3.117.1', ...from4]],
  ['~> 5.0.0-beta1', ['5.0.0']],
  ['~> 5.0-beta1', from5],
  ['~> 5.2.0-rc.1', ['5.2.0']],
  ['~> 4.81-beta1', ['4.81.0', '4.81.1', '4.100.0']],
  ['!= 5.0.0-beta1, ~> 5.0.0', ['5.0.0']],
  ['>= 5.0.0-beta1, < 6', from5],
  ['5.2.0-', ['5.2.0']],
])('%j allows what Terraform takes', (constraint, versions) => {
  expect(allowed(constraint)).toEqual(versions);
});

test.each([
  ...['', '  ', 'latest', 'v5.2.0', '5.*', '~> 5.x', '5.2.', '-5', '5 .2', '^5.2', '4.81 - 5.2', '5.2.0 || 4.81.0'],
  ...['~>  5.2', '=  5.2.0', '~>\t5.2', '~>\n5.2', '~>\u00a05.2', '\u00a05.2.0', '≥5', '=> 5', '== 5.2.0', '!5.0.0'],
  ...['>= 4.81,', ', >= 5', '>= 4.81,, < 5', '~> 5.2 >= 5', '~> 5.2.0.1', '99999999999999999999.0.0'],
])('%j is refused, as Terraform does', (constraint) => {
  expect(rangeOf(constraint)).toBeUndefined();
});

test('an exact prerelease is of its major version', () => {
  expect(majorsOf(rangeOf('5.0.0-beta1')!)).toEqual({ first: 5, last: 5 });
});

test.each<[string, object | undefined]>([
  ['~> 4.81', { first: 4, last: 4 }],
  ['>= 4.81, < 5', { first: 4, last: 4 }],
  ['>= 4.81, < 5.0.1', { first: 4, last: 5 }],
  ['>= 4.81, <= 5.0.0, != 5.0.0', { first: 4, last: 4 }],
  ['>= 4.81, <= 5.0.1, != 5.0.1, != 5.0.0', { first: 4, last: 4 }],
  ['>= 4.81, < 5.1, != 5.0.0', { first: 4, last: 5 }],
  ['>= 4.99.9, != 4.99.9, < 6, >= 5', { first: 5, last: 5 }],
  ['>= 5', { first: 5, last: Infinity }],
  ['< 5', { first: 0, last: 4 }],
  ['> 5.2.0, < 5.2.1', undefined],
])('%s is of these major versions', (constraint, majors) => {
  expect(majorsOf(rangeOf(constraint)!)).toEqual(majors);
});
