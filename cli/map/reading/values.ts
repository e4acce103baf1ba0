import { isLate, type Flag, type Late } from '../view/registry';

/** An object of JSON. */
export interface Json {
  readonly [key: string]: unknown;
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of an object, a list of objects or nothing: Terraform treats one block as a list of one. */
export function objectsIn(value: unknown): readonly Json[] {
  return (Array.isArray(value) ? (value as readonly unknown[]) : [value]).filter(isJson);
}

/** The value of an own key of an object. */
export function own(json: Json | undefined, key: string): unknown {
  return json !== undefined && Object.hasOwn(json, key) ? json[key] : undefined;
}

const afterApply: Late = { late: '(known after apply)' };

/** The attributes of a resource or of a block in it, with any values. */
export class Values {
  /**
   * @param unknown an object in which a plan has true for each value that is not known yet
   * @param hasTemplates whether `${…}` in a text is an expression of Terraform
   */
  public constructor(
    public readonly json: Json,
    private readonly unknown: unknown,
    private readonly hasTemplates: boolean,
  ) {}

  public text(key: string): string | Late | undefined {
    const value = this.get(key);
    if (value === afterApply) return afterApply;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return typeof value === 'string' ? this.given(value) : undefined;
  }

  public flag(key: string): Flag | undefined {
    const value = this.get(key);
    if (value === afterApply) return afterApply;
    if (typeof value === 'boolean') return value;
    if (typeof value !== 'string') return undefined;
    // Terraform converts these texts to booleans.
    const text = this.given(value);
    return isLate(text) ? text : text === 'true' ? true : text === 'false' ? false : undefined;
  }

  /** The blocks under a key; dynamic blocks are late-bound as a whole. */
  public blocks(key: string): readonly Values[] | Late {
    const value = this.get(key);
    if (value === afterApply) return afterApply;
    if (typeof value === 'string') {
      const text = this.given(value);
      return isLate(text) ? text : [];
    }
    const unknown = isJson(this.unknown) ? own(this.unknown, key) : undefined;
    const list = Array.isArray(value) ? (value as readonly unknown[]) : [value];
    return list.flatMap((item, i) =>
      isJson(item)
        ? [new Values(item, Array.isArray(unknown) ? (unknown as readonly unknown[])[i] : unknown, this.hasTemplates)]
        : [],
    );
  }

  /** The only block under a key. */
  public block(key: string): Values | undefined {
    const blocks = this.blocks(key);
    return isLate(blocks) ? undefined : blocks.at(0);
  }

  /** A block, or a text that contains it as JSON. */
  public document(key: string): Values | undefined {
    const value = this.get(key);
    if (typeof value !== 'string') return this.block(key);
    try {
      const parsed: unknown = JSON.parse(value);
      return isJson(parsed) ? new Values(parsed, undefined, this.hasTemplates) : undefined;
    } catch {
      return undefined;
    }
  }

  private get(key: string): unknown {
    return isJson(this.unknown) && own(this.unknown, key) === true ? afterApply : own(this.json, key);
  }

  private given(text: string): string | Late {
    if (!this.hasTemplates) return visible(text);
    return /(?<![$%])(?:\$\$|%%)*[$%]\{/.test(text)
      ? { late: visible(text) }
      : visible(text.replace(/\$\$\{/g, '${').replace(/%%\{/g, '%{'));
  }
}

/**
 * Characters that are invisible or change the display of others: control characters, direction marks, lone surrogates.
 */
const invisible =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|\p{Cs}/gu;

/** A text of the input in a form that is safe to display, even in a terminal. */
export function visible(text: string, longest = 300): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return cut.replace(invisible, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
