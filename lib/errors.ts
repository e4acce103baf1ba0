/** A fault: the option, what is wrong with it, its value, and how to fix it. */
export interface Fault {
  /** The path of the option: `replicas[0].region`. */
  readonly option: string;
  /** What is wrong, after the name of the option: `is the home region`. */
  readonly what: string;
  /** The value as the user gave it; omit the key where `what` already includes it. */
  readonly got?: unknown;
  /** A function if the advice is expensive: of thousands of faults only the first are shown. */
  readonly todo: string | (() => string);
}

/** A fault with the name of the rule that found it. */
export interface RuleFault extends Fault {
  readonly rule: string;
}

const mostFaults = 100;
/** Enough for the resource id of a subnet. */
const longestValue = 300;

/** A fault as it is reported. */
export interface ReportedFault {
  /** The path of the option: `replicas[0].region`. */
  readonly option: string;
  /** The whole line: the option, what is wrong, the value, how to fix it, and the rule. */
  readonly message: string;
  /** The name of the rule, `regionsExist`. */
  readonly rule: string;
}

/** What an error is about: the class of a construct, and its path in the app. */
export interface Owner {
  readonly construct: string;
  readonly path: string;
}

/** One error for everything that is wrong with a construct. */
export class InvalidConstructError extends Error {
  /** The single faults. */
  public readonly faults: readonly ReportedFault[];

  constructor(construct: string, path: string, faults: readonly RuleFault[]) {
    const reported = faults.slice(0, mostFaults).map((fault) => ({
      option: fault.option,
      message: sentence(fault),
      rule: fault.rule,
    }));
    const lines = reported.map(({ message }) => `  - ${message}`);
    if (faults.length > mostFaults) lines.push(`  - and ${faults.length - mostFaults} more`);
    super(`${construct} at '${path}' is not valid:\n${lines.join('\n')}`);
    this.name = 'InvalidConstructError';
    this.faults = reported;
    // Node prints what can be enumerated after the stack trace: each line would be there twice.
    Object.defineProperty(this, 'faults', { enumerable: false });
  }
}

/** The error for two stacks that would depend on each other. */
export function circularError({ construct, path }: Owner, options: readonly string[]): InvalidConstructError {
  const faults = options.map((option) => ({
    option,
    what: 'refers to a stack that depends on this one, so neither could be deployed first',
    todo: 'refer to something in this stack or in a third one; what has the option scope can be created in the other stack, { scope: … }',
    rule: 'stacksDependOneWay',
  }));
  return new InvalidConstructError(construct, path, faults);
}

/**
 * Throws. For an uncaught error, Node prints the line that throws it before the message, which is a very long line in a
 * bundle: Node omits a line that contains this text. In ES modules, and with source maps as in tsx, it prints the line
 * of the first frame instead, so the trace begins where the user called.
 *
 * @param owner the class whose constructor the user called, or the object whose method
 * @param method the name of the method
 */
export function raise(error: unknown, owner?: object, method?: string): never {
  if (owner !== undefined && error instanceof InvalidConstructError) {
    const called = method === undefined ? owner : (owner as Readonly<Record<string, unknown>>)[method];
    if (typeof called === 'function') Error.captureStackTrace(error, called);
  }
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- what was caught is thrown again
  throw error ?? 'node-do-not-add-exception-line';
}

/** A fault as one line, for errors and warnings. */
export function sentence({ rule, option, what, todo, ...fault }: RuleFault): string {
  const got = 'got' in fault ? `, got ${show(fault.got)}` : '';
  return `${option} ${what}${got}: ${typeof todo === 'string' ? todo : todo()} [${rule}]`;
}

/**
 * A value as JSON, cut to a readable length. Characters outside ASCII are escaped, so that a look-alike of a Latin
 * letter can be recognized. What cdktf puts in place of a late-bound value says nothing to the user.
 */
export function show(value: unknown): string {
  const json = toJson(value).replace(/[$#&]\{TfToken\[[\w:.-]+\]\}?/g, '(late-bound)');
  const ascii = json.slice(0, longestValue).replace(/[^ -~]/g, escape);
  return json.length > longestValue ? `${ascii}… (${json.length} characters)` : ascii;
}

function escape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function toJson(value: unknown): string {
  // JSON has no NaN and no infinity.
  if (typeof value === 'number') return String(value);
  try {
    const json: unknown = JSON.stringify(value);
    return typeof json === 'string' ? json : `a value of type ${typeof value}`;
  } catch {
    // A cycle, a bigint, or a toJSON of the user's own that throws: show only the type.
    return `a value of type ${typeof value}`;
  }
}
