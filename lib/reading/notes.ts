import type { Owner } from '../errors';

/** Something that a user stated: its value, and the path by which errors name it. */
export interface Stated<T> {
  readonly path: string;
  readonly value: T;
  /** Whether errors must not show it: they end in logs. */
  readonly isSecret?: boolean;
}

/** A text that is compared with others: names of Azure by small letters, tokens by what they refer to. */
export interface Reference extends Stated<string> {
  readonly key: string;
}

/** A region, as it was spelled and by its canonical name. */
export interface StatedRegion extends Stated<string> {
  readonly name: string;
}

/** An option whose value is of another kind than its type says, as JavaScript and Python let through. */
export interface Misfit extends Stated<unknown> {
  readonly expected: string;
  /** The values to choose from, where there are few. */
  readonly choices?: readonly string[];
}

/** A key that is not an option. */
export interface UnknownOption {
  readonly path: string;
  readonly key: string;
  /** The part that it stands in, and the options that the part has. */
  readonly part: string;
  readonly options: readonly string[];
}

/** What a reading found out about the options themselves. */
export class Notes {
  public readonly misfits: Misfit[] = [];
  public readonly malformed: Stated<string>[] = [];
  /** Options that must be known at synth and are late-bound. */
  public readonly undecided: string[] = [];
  public readonly unknown: UnknownOption[] = [];

  /**
   * @param root what the options as a whole are called: `props`
   * @param owner the construct that they are of, if it makes something of them
   */
  public constructor(
    public readonly root: string,
    public readonly owner?: Owner,
  ) {}

  public get areEmpty(): boolean {
    return this.misfits.length + this.malformed.length + this.undecided.length + this.unknown.length === 0;
  }

  public take({ misfits, malformed, undecided, unknown }: Notes): void {
    this.misfits.push(...misfits);
    this.malformed.push(...malformed);
    this.undecided.push(...undecided);
    this.unknown.push(...unknown);
  }
}
