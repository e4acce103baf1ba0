/**
 * What the library's rules ask cdktf, in a page, where nothing is late-bound: nobody can pass a reference to a form. Stands in
 * for `cdktf`, `constructs` and `node:crypto` when the page is bundled.
 */

const marker = '${TfToken[page]}';

interface Resolvable {
  resolve(...context: unknown[]): unknown;
}

export class Token {
  public static isUnresolved(value: unknown): boolean {
    return typeof value === 'string' ? value.includes(marker) : Tokenization.isResolvable(value);
  }

  /** The rules keep silent on what could not be read: a token stands for it. */
  public static asString(): string {
    return marker;
  }
}

export class Tokenization {
  public static isResolvable(value: unknown): value is Resolvable {
    return typeof value === 'object' && value !== null && 'resolve' in value;
  }

  public static reverse(): [] {
    return [];
  }
}

export class TerraformProvider {
  public static isTerraformProvider(): boolean {
    return false;
  }
}

export class Construct {
  public static isConstruct(): boolean {
    return false;
  }
}

/** Names of private endpoints are made with it: a plan has none. */
export function createHash(): never {
  throw new Error('a plan has no private endpoints');
}
