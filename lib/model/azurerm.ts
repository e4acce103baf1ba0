import { isBefore, majorsOf, rangeOf, type Version, type VersionRange } from './version-constraint';

/** The versions of azurerm that Terraform may take for a stack. */
export interface AzurermModel {
  /** The version constraint, as the stack has it or else the bindings; undefined where there is none. */
  readonly pin: unknown;
  /** What the pin allows; undefined where it cannot be read. */
  readonly range?: VersionRange;
  /** The major version whose attributes are written; undefined where the pin does not decide it. */
  readonly dialect?: Dialect;
  /** The version that the bindings are of by which the library writes; undefined before it made a resource. */
  readonly bindings?: string;
}

/** The major versions of azurerm that the library writes Terraform for. */
export type Dialect = 4 | 5;

const dialects: readonly Dialect[] = [4, 5];

/** What a pin means. Registries in a row are of one stack: of its pin it is kept. */
export function resolveAzurerm(pin: unknown): AzurermModel {
  if (latest !== undefined && latest.pin === pin) return latest;
  const range = typeof pin === 'string' ? rangeOf(pin) : undefined;
  const majors = range && majorsOf(range);
  const dialect = majors?.first === majors?.last ? dialects.find((each) => each === majors?.first) : undefined;
  return (latest = { pin, range, dialect });
}

let latest: AzurermModel | undefined;

/** Whether Terraform may take a version that is earlier than another. */
export function mayBeBefore({ range }: AzurermModel, version: Version): boolean {
  return range === undefined || isBefore(range.from, version);
}

/** Whether Terraform may take that version or a later one. */
export function mayBeFrom({ range }: AzurermModel, version: Version): boolean {
  return range?.below === undefined || isBefore(version, range.below);
}
