import { isBefore, majorsOf, rangeOf, type Version, type VersionRange } from './version-constraint';

/** The versions of azurerm that Terraform can select for a stack. */
export interface AzurermModel {
  /** The version constraint of the stack, or else that of the bindings; undefined if there is none. */
  readonly pin: unknown;
  /** The versions that it allows; undefined if it cannot be read. */
  readonly range?: VersionRange;
  /** The major version whose attributes are written; undefined if the constraint allows several. */
  readonly dialect?: Dialect;
}

/** The major versions of azurerm that the library supports. */
export type Dialect = 4 | 5;

const dialects: readonly Dialect[] = [4, 5];

/**
 * The meaning of a version constraint. Consecutive registries are usually in one stack, so that of the last one is
 * cached.
 */
export function resolveAzurerm(pin: unknown): AzurermModel {
  if (latest !== undefined && latest.pin === pin) return latest;
  const range = typeof pin === 'string' ? rangeOf(pin) : undefined;
  const majors = range && majorsOf(range);
  const dialect = majors?.first === majors?.last ? dialects.find((each) => each === majors?.first) : undefined;
  return (latest = { pin, range, dialect });
}

let latest: AzurermModel | undefined;

/** Whether Terraform can select a version that is earlier than another. */
export function mayBeBefore({ range }: AzurermModel, version: Version): boolean {
  return range === undefined || isBefore(range.from, version);
}

/** Whether Terraform can select that version or a later one. */
export function mayBeFrom({ range }: AzurermModel, version: Version): boolean {
  return range?.below === undefined || isBefore(version, range.below);
}
