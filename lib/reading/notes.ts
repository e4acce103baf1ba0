import type { Owner } from '../errors';

/** A value that a user set, and its path in errors. */
export interface Stated<T> {
  readonly path: string;
  readonly value: T;
  /** Whether errors must not show it, because they end up in logs. */
  readonly isSecret?: boolean;
}

/**
 * A text that is compared with others: in lower case, because Azure's names are case-insensitive; tokens by what they
 * refer to.
 */
export interface Reference extends Stated<string> {
  readonly key: string;
}

/** A region, as the user spelled it and by its canonical name. */
export interface StatedRegion extends Stated<string> {
  readonly name: string;
}

/** An option whose value is not of its type, as JavaScript and Python allow. */
export interface Misfit extends Stated<unknown> {
  readonly expected: string;
  /** The possible values, if there are few. */
  readonly choices?: readonly string[];
}

/** A key that is not an option. */
export interface UnknownOption {
  readonly path: string;
  readonly key: string;
  /** The part that contains it, and the options of that part. */
  readonly part: string;
  readonly options: readonly string[];
}

/** What reading found about the options themselves. */
export class Notes {
  public readonly misfits: Misfit[] = [];
  public readonly malformed: Stated<string>[] = [];
  /** Options that must be known at synth and are late-bound. */
  public readonly undecided: string[] = [];
  public readonly unknown: UnknownOption[] = [];

  /**
   * @param root the name of the options as a whole: `props`
   * @param owner the construct that the options belong to, if it creates resources from them
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
