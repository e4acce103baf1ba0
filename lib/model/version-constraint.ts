/** A released version. Its parts are integers: 4.100.0 is above 4.81.0. */
export type Version = readonly [major: number, minor: number, patch: number];

/** The versions from `from` on that are below `below`, or all later ones. Empty if `below` is not above `from`. */
export interface VersionRange {
  readonly from: Version;
  readonly below?: Version;
}

/** One part of a constraint: like in Terraform, with at most one space between the operator and the version. */
const part = /^(=|!=|>=|>|<=|<|~>|) ?(\d+(?:\.\d+){0,2})((?:-[\da-zA-Z.-]*)?)$/;

/**
 * Reads a version constraint of Terraform: `5.2.0`, `~> 4.81`, `>= 4.81, < 5.0`. Verified with Terraform 1.11.4.
 *
 * @returns undefined for a text that Terraform refuses
 */
export function rangeOf(constraint: string): VersionRange | undefined {
  const read = constraint.split(',').map((text) => readPart(text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')));
  const excluded: Version[] = [];
  let from: Version = [0, 0, 0];
  let below: Version | undefined;
  for (const each of read) {
    if (each === undefined) return undefined;
    if ('excluded' in each) {
      excluded.push(each.excluded);
      continue;
    }
    if (isBefore(from, each.from)) ({ from } = each);
    if (each.below !== undefined && (below === undefined || isBefore(each.below, below))) ({ below } = each);
  }
  // An excluded version matters if it is the first or the last.
  const isExcluded = (version: Version) =>
    excluded.some((other) => !isBefore(other, version) && !isBefore(version, other));
  while (isExcluded(from)) from = next(from);
  while (below !== undefined && below[2] > 0 && isExcluded(previous(below))) below = previous(below);
  return { from, below };
}

/** The first and the last major version of a range; undefined if the range is empty. */
export function majorsOf({ from, below }: VersionRange): { readonly first: number; readonly last: number } | undefined {
  if (below === undefined) return { first: from[0], last: Infinity };
  if (!isBefore(from, below)) return undefined;
  const [major, minor, patch] = below;
  return { first: from[0], last: minor === 0 && patch === 0 ? major - 1 : major };
}

function readPart(text: string): VersionRange | { readonly excluded: Version } | undefined {
  const parts = part.exec(text);
  if (parts === null) return undefined;
  const [, operator, written, suffix] = parts;
  const numbers = written.split('.').map(Number);
  if (!numbers.every(Number.isSafeInteger)) return undefined;
  const [major, minor = 0, patch = 0] = numbers;
  const version: Version = [major, minor, patch];
  // Ranges contain only released versions, for which 5.0.0-beta1 is just before 5.0.0.
  const isPrerelease = suffix.length > 1;
  const after = isPrerelease ? version : next(version);
  switch (operator) {
    case '!=':
      return isPrerelease ? { from: [0, 0, 0] } : { excluded: version };
    case '>=':
      return { from: version };
    case '>':
      return { from: after };
    case '<':
      return { from: [0, 0, 0], below: version };
    case '<=':
      return { from: [0, 0, 0], below: after };
    case '~>':
      return { from: version, below: numbers.length === 3 ? [major, minor + 1, 0] : [major + 1, 0, 0] };
    default:
      return { from: version, below: next(version) };
  }
}

function next([major, minor, patch]: Version): Version {
  return [major, minor, patch + 1];
}

function previous([major, minor, patch]: Version): Version {
  return [major, minor, patch - 1];
}

export function isBefore(a: Version, b: Version): boolean {
  const i = a.findIndex((number, at) => number !== b[at]);
  return i >= 0 && a[i] < b[i];
}
