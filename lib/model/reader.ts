import { Lazy, ref, Token, Tokenization, type IResolvable } from 'cdktf';
import { show } from '../errors';
import { known, type Flag, type Tags } from './known';
import type { OptionNames } from './option-names';

/** An option whose value is of another kind than its type says, as JavaScript and Python let through. */
export interface Misfit {
  readonly option: string;
  readonly expected: string;
  /** The values to choose from, where there are few. */
  readonly choices?: readonly string[];
  readonly got: unknown;
}

/** A key beside the options of a part: nobody reads it. */
export interface StrayKey {
  readonly option: string;
  readonly key: string;
  /** The options that there are. */
  readonly options: readonly string[];
}

/** What a reading notes of the options that it read. */
export interface Notes {
  readonly misfits: readonly Misfit[];
  /** Options that must be decided at synth and are late-bound. */
  readonly undecided: readonly string[];
  readonly strayKeys: readonly StrayKey[];
}

/**
 * What stands for a text that could not be read. It is late-bound, so that the rules on the text keep silent
 * and the user hears of the one thing that is wrong: it is not a text.
 */
export const unreadable = Lazy.stringValue({ produce: () => undefined });

/** A text and what it is compared by: names of Azure by small letters, tokens by the expression that they stand for. */
export interface Reference {
  readonly value: string;
  readonly key: string;
}

/** Tells the expression of Terraform that a late-bound text stands for. */
export type ExpressionOf = (text: string) => string;

/** Reads values of unknown kind as the types that options say, and notes those that do not fit. */
export class Reader {
  public readonly notes = {
    misfits: [] as Misfit[],
    undecided: [] as string[],
    strayKeys: [] as StrayKey[],
  } satisfies Notes;

  public constructor(private readonly expressionOf: ExpressionOf) {}

  public text(option: string, value: unknown): string {
    if (typeof value === 'string') return value;
    if (Tokenization.isResolvable(value)) return Token.asString(value);
    this.misfit(option, 'a string', value);
    return unreadable;
  }

  /** A text that errors must not show: they end in logs. */
  public secretText(option: string, value: unknown): string {
    return this.text(option, typeof value === 'string' || !known(value) || value === undefined ? value : hidden(value));
  }

  public optionalText(option: string, value: unknown): string | undefined {
    return value === undefined ? undefined : this.text(option, value);
  }

  public reference(option: string, value: unknown): Reference {
    return this.referTo(this.text(option, value));
  }

  public optionalReference(option: string, value: unknown): Reference | undefined {
    return value === undefined ? undefined : this.reference(option, value);
  }

  public referTo(text: string): Reference {
    return { value: text, key: known(text) ? text.toLowerCase() : this.expressionOf(text) };
  }

  /** A text that must be known at synth. */
  public decidedText(option: string, value: unknown): string {
    const text = this.text(option, value);
    if (known(text) || text === unreadable) return text;
    this.notes.undecided.push(option);
    return unreadable;
  }

  public flag(option: string, value: unknown): Flag | undefined {
    if (value === undefined || typeof value === 'boolean') return value;
    if (!known(value)) return expressionIn(value) ?? Token.asAny(value);
    this.misfit(option, 'true or false', value);
    return undefined;
  }

  /** A flag that must be known at synth. */
  public decision(option: string, value: unknown): boolean | undefined {
    const flag = this.flag(option, value);
    if (flag === undefined || typeof flag === 'boolean') return flag;
    this.notes.undecided.push(option);
    return undefined;
  }

  public number(option: string, value: unknown): number | undefined {
    if (value === undefined || typeof value === 'number') return value;
    if (!known(value)) return Token.asNumber(expressionIn(value) ?? value);
    this.misfit(option, 'a number', value);
    return undefined;
  }

  public choice<T extends string>(option: string, value: unknown, choices: Record<string, T>): T | undefined {
    const values = Object.values(choices);
    if (value === undefined || values.includes(value as T)) return value as T | undefined;
    if (known(value)) this.notes.misfits.push({ option, expected: 'a choice', choices: values, got: value });
    else this.notes.undecided.push(option);
    return undefined;
  }

  /** The items of a list that must be known at synth, each with the name by which users find it: `replicas[0]`. */
  public list<T>(option: string, value: unknown, readItem: (item: string, value: unknown) => T | undefined): T[] {
    if (!known(value)) this.notes.undecided.push(option);
    else if (!Array.isArray(value)) this.misfit(option, 'a list', withoutContents(value));
    // Array.from fills the holes of a sparse list, which map would skip.
    else return Array.from(value).flatMap((item, i) => readItem(`${option}[${i}]`, item) ?? []);
    return [];
  }

  /** The items of a list that is worth nothing in part; undefined where one of them could not be read. */
  public wholeList<T>(
    option: string,
    value: unknown,
    readItem: (item: string, value: unknown) => T | undefined,
  ): T[] | undefined {
    const { misfits, undecided } = this.notes;
    const before = misfits.length + undecided.length;
    const items = this.list(option, value, readItem);
    return misfits.length + undecided.length === before ? items : undefined;
  }

  public optionalList<T>(
    option: string,
    value: unknown,
    readItem: (item: string, value: unknown) => T | undefined,
  ): T[] | undefined {
    return value === undefined ? undefined : this.list(option, value, readItem);
  }

  public options<T extends object>(
    option: string,
    value: unknown,
    names: OptionNames<T>,
    expected: string,
  ): Partial<T> | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !known(value)) {
      this.misfit(option, expected, value);
      return undefined;
    }
    const strayKeys = Object.keys(value).filter((key) => !(key in names));
    this.notes.strayKeys.push(...strayKeys.map((key) => ({ option, key, options: Object.keys(names) })));
    return value;
  }

  public optionalOptions<T extends object>(
    option: string,
    value: unknown,
    names: OptionNames<T>,
    expected: string,
  ): Partial<T> | undefined {
    return value === undefined ? undefined : this.options(option, value, names, expected);
  }

  /** An object that only its class makes. */
  public instance<T>(option: string, value: unknown, kind: { readonly prototype: T }, expected: string): T | undefined {
    if (value === undefined) return undefined;
    if (Object.prototype.isPrototypeOf.call(kind.prototype as object, value as object)) return value as T;
    this.misfit(option, expected, value);
    return undefined;
  }

  /** A map whose values errors must not show. */
  public secretMap(option: string, value: unknown): Tags | undefined {
    const isMap = typeof value === 'object' && value !== null && known(value);
    if (!isMap) return this.map(option, value === undefined || !known(value) ? value : hidden(value));
    const entries = Object.entries(value).map(([key, text]) => [
      key,
      typeof text === 'string' || !known(text) ? (text as unknown) : hidden(text),
    ]);
    return this.map(option, Array.isArray(value) ? hidden(value) : Object.fromEntries(entries));
  }

  public map(option: string, value: unknown): Tags | undefined {
    if (value === undefined) return undefined;
    // The map of a resource is an object whose key is a token; a variable, or what Fn.merge returns, is not.
    const isMap = Object.prototype.toString.call(value) === '[object Object]' && !Tokenization.isResolvable(value);
    if (!known(value)) return isMap ? (value as Tags) : Token.asStringMap(value);
    if (!isMap) this.misfit(option, 'an object of strings such as { team: "web" }', value);
    const entries = isMap ? Object.entries(value as object) : [];
    return Object.fromEntries(entries.map(([key, text]) => [key, this.text(`${option}[${show(key)}]`, text)]));
  }

  /** A map that must be known at synth, its values need not. */
  public decidedMap(option: string, value: unknown): Tags | undefined {
    const map = this.map(option, value);
    if (map === undefined || known(map)) return map;
    this.notes.undecided.push(option);
    return undefined;
  }

  public misfit(option: string, expected: string, got: unknown): void {
    this.notes.misfits.push({ option, expected, got });
  }
}

/** An expression of Terraform that is written out, `${var.name}`, such that it can be part of another one. */
function expressionIn(value: unknown): IResolvable | undefined {
  const written = typeof value === 'string' && !Token.isUnresolved(value) ? /^\$\{([^]*)\}$/.exec(value) : null;
  return written === null || written[1].includes('${') ? undefined : ref(written[1]);
}

/** What stands in an error for a value of the wrong type that may be large: of an object only that it is one. */
export function withoutContents(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? {} : value;
}

/** What stands in an error for a value of the wrong type that may hold a secret: its type. */
function hidden(value: unknown): unknown {
  return Array.isArray(value) ? [] : typeof value === 'object' ? {} : Symbol(typeof value);
}
