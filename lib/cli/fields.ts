import { isObject, type Json } from './documents';

/** Reads the fields of a document that az printed, and notes those that are missing or of another kind. */
export class Fields {
  private readonly read = new Set<string>();

  /**
   * @param what what the document is of, for messages: `registry contoso`, `replication eastus`
   * @param faults where faults are noted
   */
  public constructor(
    private readonly document: Json,
    public readonly what: string,
    private readonly faults: string[],
  ) {}

  /** A text that must be there. */
  public text(field: string): string {
    const text = this.optionalText(field);
    if (text === undefined) this.missing(field);
    return text ?? '';
  }

  public optionalText(field: string): string | undefined {
    return this.get(field, 'a text', (value): value is string => typeof value === 'string');
  }

  public flag(field: string): boolean | undefined {
    return this.get(field, 'true or false', (value): value is boolean => typeof value === 'boolean');
  }

  /** Whether a switch that Azure writes as a text is on: "Enabled", "enabled". */
  public isEnabled(field: string): boolean | undefined {
    const text = this.optionalText(field)?.toLowerCase();
    if (text !== undefined && text !== 'enabled' && text !== 'disabled') this.misfit(field, '"Enabled" or "Disabled"');
    return text === undefined ? undefined : text === 'enabled';
  }

  public number(field: string): number | undefined {
    return this.get(field, 'a number', (value): value is number => typeof value === 'number');
  }

  public list(field: string): readonly unknown[] {
    return this.get(field, 'a list', (value): value is unknown[] => Array.isArray(value)) ?? [];
  }

  public texts(field: string): string[] {
    const list = this.list(field);
    const texts = list.filter((item): item is string => typeof item === 'string');
    if (texts.length < list.length) this.misfit(field, 'a list of texts');
    return texts;
  }

  /** The fields of an object; none where it is not there. */
  public object(field: string): Fields {
    return new Fields(this.get(field, 'an object', isObject) ?? {}, `${this.what}, ${field}`, this.faults);
  }

  /** The tags; none where there are no tags. az prints the field all the same. */
  public tags(): { readonly [key: string]: string } {
    if (!this.isPrinted('tags')) this.missing('tags');
    const tags = this.get('tags', 'an object', isObject) ?? {};
    const texts = Object.entries(tags).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    if (texts.length < Object.keys(tags).length) this.misfit('tags', 'an object of texts');
    return Object.fromEntries(texts);
  }

  public keys(): string[] {
    return Object.keys(this.document);
  }

  /** Whether a field is there, if only as null. The REST API leaves out what is null. */
  public isPrinted(field: string): boolean {
    return Object.hasOwn(this.document, field) || Object.hasOwn(this.document, 'properties');
  }

  public has(field: string): boolean {
    return this.document[field] !== undefined && this.document[field] !== null;
  }

  /** The fields that nobody asked for and that say something. */
  public unread(): string[] {
    return this.keys().filter((field) => !this.read.has(field) && saysSomething(this.document[field]));
  }

  public missing(field: string): void {
    this.faults.push(`${this.what} has no ${field}: pass the whole output of az, without --query`);
  }

  public misfit(field: string, expected: string): void {
    const got = JSON.stringify(this.document[field]).slice(0, 80);
    this.faults.push(`${this.what} has as ${field} not ${expected} but ${got}: pass the output of az as it is`);
  }

  private get<T>(field: string, expected: string, is: (value: unknown) => value is T): T | undefined {
    this.read.add(field);
    const value = this.document[field];
    if (value === undefined || value === null) return undefined;
    if (is(value)) return value;
    this.misfit(field, expected);
    return undefined;
  }
}

function saysSomething(value: unknown, depth = 0): boolean {
  if (typeof value === 'object' && value !== null) {
    return depth > 9 || Object.values(value).some((part) => saysSomething(part, depth + 1));
  }
  if (typeof value === 'string') return value !== '' && !['disabled', 'none'].includes(value.toLowerCase());
  return value !== undefined && value !== null && value !== false;
}
