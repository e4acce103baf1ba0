import { isObject, type Json } from './documents';

/** The findings while documents are read: what is wrong with them, and what cannot be carried over. */
export interface Remarks {
  readonly faults: string[];
  readonly notes: string[];
}

export interface Tags {
  readonly [key: string]: string;
}

/** What becomes of a setting that no option sets. */
export const stays = 'it stays as it is';

/** Fields that contain no settings, or repeat them. */
const incidental = [
  ...['id', 'name', 'type', 'location', 'resourceGroup', 'systemData', 'creationDate', 'etag', 'properties', 'status'],
  ...['loginServer', 'dataEndpointHostNames', 'regionalEndpointHostNames', 'provisioningState'],
];

/** Reads the fields of a document that az printed, and records those that are missing or have an unexpected type. */
export class Fields {
  private readonly read = new Set<string>();

  /**
   * @param what the subject of the document, for messages: `the registry contoso`, `the replication eastus`
   * @param path the fields that contain this object, each followed by a dot
   */
  public constructor(
    private readonly document: Json,
    public readonly what: string,
    private readonly remarks: Remarks,
    private readonly path = '',
  ) {}

  /** A required text. */
  public text(field: string): string {
    const text = this.optionalText(field);
    if (text === undefined) this.missing(field);
    return text ?? '';
  }

  public optionalText(field: string): string | undefined {
    return this.get(field, 'a string', (value): value is string => typeof value === 'string');
  }

  public flag(field: string): boolean | undefined {
    return this.get(field, 'true or false', (value): value is boolean => typeof value === 'boolean');
  }

  /** Whether a setting that Azure writes as text is on: "Enabled", "enabled". */
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
    if (texts.length < list.length) this.misfit(field, 'a list of strings');
    return texts;
  }

  /** The fields of an object; empty if it is missing. */
  public object(field: string): Fields {
    const path = `${this.path}${field}.`;
    return new Fields(this.get(field, 'an object', isObject) ?? {}, this.what, this.remarks, path);
  }

  /** The tags; undefined if there are none, which az prints nevertheless. */
  public tags(): Tags {
    if (!this.isPrinted('tags')) this.missing('tags');
    const tags = this.get('tags', 'an object', isObject) ?? {};
    const texts = Object.entries(tags).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    if (texts.length < Object.keys(tags).length) this.misfit('tags', 'an object of strings');
    return Object.fromEntries(texts);
  }

  public keys(): string[] {
    return Object.keys(this.document);
  }

  /** Whether a field is present, even as null. The REST API omits null fields. */
  public isPrinted(field: string): boolean {
    return Object.hasOwn(this.document, field) || Object.hasOwn(this.document, 'properties');
  }

  public has(field: string): boolean {
    return this.document[field] !== undefined && this.document[field] !== null;
  }

  public missing(field: string): void {
    this.remarks.faults.push(`${this.what} has no ${this.path}${field}: pass the whole output of az, without --query`);
  }

  public misfit(field: string, expected: string): void {
    const got = JSON.stringify(this.document[field]).slice(0, 80);
    this.remarks.faults.push(
      `${this.path}${field} of ${this.what} is not ${expected}, got ${got}: pass the output of az as it is`,
    );
  }

  /** Notes a setting that cannot be carried over, and what happens to it. */
  public note(text: string): void {
    this.remarks.notes.push(text);
  }

  /** Notes the fields that were not read and contain a value. */
  public noteUnread(): void {
    for (const field of this.keys()) {
      if (this.read.has(field) || incidental.includes(field) || !saysSomething(this.document[field])) continue;
      this.note(`${this.path}${field} of ${this.what}, for which there is no option: ${stays}`);
    }
  }

  /** Notes that an operation in Azure was still in progress. */
  public noteUnfinished(): void {
    const state = this.optionalText('provisioningState');
    if (state === undefined || state === 'Succeeded') return;
    this.note(`${this.what} is in the state ${state}: wait until Azure has finished, then run az again`);
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
