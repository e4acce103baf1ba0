import { Token, Tokenization, type IResolvable, type IResolveContext } from 'cdktf';
import type { IConstruct } from 'constructs';
import { parseTemplate } from './template';

/**
 * The kind of a text:
 * - literal: plain text, in which `$${` and `%%{` stand for `${` and `%{`
 * - template: text with `${…}` or `%{…}` of Terraform that a user wrote
 * - token: a reference, function or Lazy of cdktf, alone or with other text
 * - malformed: a text that Terraform would refuse
 */
export type TextKind = 'literal' | 'template' | 'token' | 'malformed';

/** A boolean, or a reference to one that is late-bound. */
export type Flag = boolean | IResolvable;

/** Tags, or a late-bound reference to them. */
export interface Tags {
  readonly [key: string]: string;
}

const marker = /\$\{TfToken\[[\w:.-]+\]\}/g;
/** An item of a late-bound list or map, which cdktf cannot write as text. */
const collectionMarker = /[#&]\{TfToken\[/;
const writtenNumber = /-?\d\.\d+e\+\d+/g;

export function kindOf(text: string): TextKind {
  if (!/[$%#&]\{|e\+/.test(text)) return 'literal';
  if (collectionMarker.test(text)) return 'malformed';
  const hasToken = Token.isUnresolved(text);
  const segments = parseTemplate(hasToken ? withoutTokens(text) : text);
  if ('problem' in segments) return 'malformed';
  if (hasToken || hasNumberToken(text)) return 'token';
  return segments.every(({ kind }) => kind === 'text') ? 'literal' : 'template';
}

/** What is wrong with a malformed text, after the name of its option. */
export function problemOf(text: string): string {
  if (collectionMarker.test(text)) return 'is an item of a list or map that Terraform fills in';
  const parsed = parseTemplate(withoutTokens(text));
  const problem = 'problem' in parsed ? parsed.problem : 'invalid';
  return {
    unclosed: 'has an unclosed template',
    empty: 'has an empty template',
    invalid: 'has a template that Terraform cannot read',
  }[problem];
}

/** Replaces tokens by a name, as cdktf does: without braces inside other braces. */
function withoutTokens(text: string): string {
  return text.replace(marker, (_, at: number) => {
    const before = text.slice(0, at).replace(marker, '');
    return before.lastIndexOf('${') > before.lastIndexOf('}') ? 't' : '${t}';
  });
}

function hasNumberToken(text: string): boolean {
  return (text.match(writtenNumber) ?? []).some((number) => Token.isUnresolved(Number(number)));
}

/**
 * Whether a value is known at synth, and can be validated.
 *
 * Call it for each scalar (and for a whole map of tags), not for an object that merely contains a token.
 */
export function known(value: unknown): boolean {
  return typeof value === 'string' ? kindOf(value) === 'literal' : !Token.isUnresolved(value);
}

/** A text without Terraform's escapes; undefined if it is late-bound. */
export function plain(text: string): string | undefined {
  if (!known(text)) return undefined;
  return text.includes('{') ? text.replace(/\$\$\{/g, '${').replace(/%%\{/g, '%{') : text;
}

/**
 * The key by which texts are compared: in lower case, because Azure's names are case-insensitive; tokens by what they
 * refer to.
 */
export function identityOf(text: string): string {
  if (known(text)) return text.toLowerCase();
  return text.replace(marker, (written) => describe(Tokenization.reverse(written)[0], written));
}

/** What a token refers to, without resolving it. A Lazy has no value yet, so it equals only itself. */
function describe(token: unknown, otherwise: string): string {
  if (typeof token === 'string') return identityOf(token);
  if (token instanceof Borrowed) return identityOf(token.text);
  if (typeof token !== 'object' || token === null) return String(token);
  if (Array.isArray(token)) return `[${token.map((item) => describe(item, otherwise)).join()}]`;
  const { identifier, originStack, value, node } = token as Described;
  if (node !== undefined) return node.path;
  if (identifier !== undefined) return `\${${identifier}@${originStack?.node?.path ?? ''}}`;
  if (value !== undefined) return `${token.constructor.name}(${describe(value, otherwise)})`;
  if (Tokenization.isResolvable(token)) return otherwise;
  const members = Object.entries(token).map(([key, member]) => `${key}=${describe(member, otherwise)}`);
  return `{${members.join()}}`;
}

/** The fields of cdktf's references (`identifier`), functions and operators (`value`), and of constructs. */
interface Described {
  readonly identifier?: string;
  readonly originStack?: Described;
  readonly value?: unknown;
  readonly node?: { readonly path: string };
}

/**
 * A value that is computed at synth. cdktf's Lazy would capture a stack trace, which takes longer than everything else.
 */
class Late implements IResolvable {
  public readonly creationStack: string[] = [];

  public constructor(private readonly produce: (context: IResolveContext) => unknown) {}

  public resolve(context: IResolveContext): unknown {
    return this.produce(context);
  }

  public toString(): string {
    return Token.asString(this);
  }
}

/**
 * A text that is computed at synth. Reading an attribute of a resource earlier would fix the resource's name in
 * Terraform's state, so that the user could no longer override it.
 */
export function late(produce: () => string): string {
  return new Late(produce).toString();
}

/**
 * A reference of Terraform, `${azurerm_container_registry.Registry.id}`, that depends on where it is used.
 *
 * @param circular the error if two stacks would depend on each other; undefined for cdktf's own
 */
export function reference(
  produce: (scope: IConstruct) => string,
  circular?: (scope: IConstruct) => Error | undefined,
): string {
  return new Late(guarded(produce, circular)).toString();
}

function guarded(
  produce: (scope: IConstruct) => string,
  circular?: (scope: IConstruct) => Error | undefined,
): (context: IResolveContext) => unknown {
  return (context) => {
    try {
      const written: unknown = context.resolve(produce(context.scope));
      const isBare = context.suppressBraces === true && typeof written === 'string';
      return isBare ? written.replace(/^\$\{([^]*)\}$/, '$1') : written;
    } catch (error) {
      const own = String(error).includes('circular dependency') ? circular?.(context.scope) : undefined;
      if (own === undefined) throw error;
      const { message } = own;
      // cdktf would prefix the message of each error that passes through it.
      throw Object.defineProperty(own, 'message', { get: () => message, set: () => undefined });
    }
  };
}

/** A text of the user that may refer to other stacks. */
class Borrowed extends Late {
  public constructor(
    public readonly text: string,
    circular: () => Error,
  ) {
    super(guarded(() => text, circular));
  }
}

/**
 * A text of the user that may refer to other stacks.
 *
 * @param circular the error if two stacks would depend on each other
 */
export function borrowed(text: string, circular: () => Error): string {
  return text.replace(marker, (written) => new Borrowed(written, circular).toString());
}

/** A list that is computed at synth; undefined omits it. */
export function lateList(produce: () => readonly string[] | undefined): string[] {
  return Token.asList(new Late(produce));
}

/** A value of any type that is computed at synth. */
export function lateValue(produce: () => unknown): IResolvable {
  return new Late(produce);
}

/** A Terraform expression. Its values are written at synth, with the values that they have by then. */
export function expression(code: readonly string[], ...values: unknown[]): IResolvable {
  return new Late((context) => {
    const { suppressBraces } = context;
    context.suppressBraces = false;
    const written = values.map((value) => inExpression(context.resolve(value) as unknown));
    context.suppressBraces = suppressBraces;
    const whole = code.map((part, i) => part + (written[i] ?? '')).join('');
    return suppressBraces === true ? whole : `\${${whole}}`;
  });
}

/** A resolved value as it is written inside an expression. */
export function inExpression(value: unknown): string {
  if (typeof value === 'string') return textInExpression(value);
  if (Array.isArray(value)) return `[${value.map(inExpression).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(([key, member]) => `${keyInExpression(key)} = ${inExpression(member)}`);
  return `{${members.join(', ')}}`;
}

/** Terraform accepts a reference as a key only in parentheses. */
function keyInExpression(key: string): string {
  const code = textInExpression(key);
  return code.startsWith('"') ? code : `(${code})`;
}

/** A reference or a function call, which need no parentheses. */
const isTerm = /^[a-z_][\w-]*(\.([a-z_][\w-]*|\d+|\*)|\[[^[\]]*\])*(\([^()]*\))?$/i;

function textInExpression(text: string): string {
  const segments = parseTemplate(text);
  // A malformed text was refused before, or comes from a Lazy: Terraform reports it.
  if ('problem' in segments) return quoted(text);
  const [first, ...others] = segments;
  const code = others.length === 0 ? first.expression?.trim() : undefined;
  // A comment could hide what follows it, and nothing can follow the last line of a heredoc.
  if (code !== undefined && !/#|\/[/*]|<</.test(code)) return isTerm.test(code) ? code : `(${code})`;
  return `"${segments.map(({ kind, source }) => (kind === 'text' ? quoted(source).slice(1, -1) : source)).join('')}"`;
}

const escapes: Readonly<Record<string, string | undefined>> = { b: '\\u0008', f: '\\u000c' };

/** JSON's escapes are those of Terraform, except for two. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/\\([\\bf])/g, (written, escaped: string) => escapes[escaped] ?? written);
}
