/** One thing that is wrong: the option, what is wrong with it, the value it has, and what to do. */
export interface Fault {
  /** The path of the option: `replicas[0].region`. */
  readonly option: string;
  /** What is wrong, after the name of the option: `is the home region`. */
  readonly what: string;
  /** The value as the user gave it; leave the key out where `what` already says it. */
  readonly got?: unknown;
  /** A function where the advice takes work: of thousands of faults only the first are shown. */
  readonly todo: string | (() => string);
}

/** A fault with the name of the rule that found it. */
export interface RuleFault extends Fault {
  readonly rule: string;
}

const mostFaults = 100;
/** Long enough for the resource id of a subnet. */
const longestValue = 300;

/** One thing that is wrong, as it is reported. */
export interface ReportedFault {
  /** The path of the option: `replicas[0].region`. */
  readonly option: string;
  /** The whole line: the option, what is wrong, the value, what to do, and the rule. */
  readonly message: string;
  /** The name of the rule, `regionsExist`. */
  readonly rule: string;
}

/** What errors are about: the class of a construct, and where it is in the app. */
export interface Owner {
  readonly construct: string;
  readonly path: string;
}

/** All that is wrong with one construct, in one error. */
export class InvalidConstructError extends Error {
  /** What is wrong, each by itself. */
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
  }
}

/** The error for two stacks that would depend on each other. */
export function circularError({ construct, path }: Owner, options: readonly string[]): InvalidConstructError {
  const faults = options.map((option) => ({
    option,
    what: 'is of a stack that depends on this one, so neither could be deployed first',
    todo: 'refer to something of this stack or of a third one; what has the option scope can be created in the other stack, { scope: … }',
    rule: 'stacksDependOneWay',
  }));
  return new InvalidConstructError(construct, path, faults);
}

/**
 * Throws. For an error that nobody catches, Node prints the line that throws it before its message, and of a bundle that
 * is a long one: Node leaves out a line with this text in it. In ES modules, and with source maps as in tsx, it prints the
 * line of the first frame instead: the trace begins where the user called.
 *
 * @param owner the class whose constructor the user called, or what has the method
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

/** A fault as one line, the form of errors and warnings alike. */
export function sentence({ rule, option, what, todo, ...fault }: RuleFault): string {
  const got = 'got' in fault ? `, got ${show(fault.got)}` : '';
  return `${option} ${what}${got}: ${typeof todo === 'string' ? todo : todo()} [${rule}]`;
}

/**
 * A value as JSON, cut to a readable length. Letters outside ASCII are escaped, so that a look-alike of a
 * Latin letter is seen for what it is.
 */
export function show(value: unknown): string {
  const json = toJson(value);
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
    // A cycle, a bigint, or a toJSON of the user's own that throws: the type must do.
    return `a value of type ${typeof value}`;
  }
}
