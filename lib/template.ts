/**
 * Reads a text as Terraform reads a string of its JSON syntax: as a template of HCL, by the grammar of HCL's own parser
 * (`hclsyntax.ParseTemplate` of github.com/hashicorp/hcl, v2.23), against which it is tested. It finds where
 * expressions begin and end and whether they are well-formed. Whether the names and functions in them exist, only
 * Terraform knows.
 *
 * Terraform refuses two kinds of text that this accepts: a name with a character that Unicode allows in names since a
 * version after 9, and a number with an exponent of about 2^31 or more.
 */

/** A piece of a template, as it is written. The text is the sequence of all pieces. */
export interface Segment {
  readonly kind: 'text' | 'interpolation' | 'directive';
  /** Escapes, braces and strip markers included. */
  readonly source: string;
  /** What is between the braces of an interpolation, without strip markers, with white space and comments. */
  readonly expression?: string;
}

/** Why Terraform would refuse a text. */
export interface Malformed {
  /**
   * `empty`: nothing is between the braces. `unclosed`: the closing brace, `endif` or `endfor` is missing. `invalid`:
   * anything else that is not an expression or a directive.
   */
  readonly problem: 'unclosed' | 'empty' | 'invalid';
  /** Where in the text the `${` or `%{` begins. */
  readonly at: number;
}

/**
 * The position up to which a text is read. A function that reads a part of the grammar moves it, and returns whether
 * the part is well-formed.
 */
interface Cursor {
  readonly text: string;
  at: number;
  /** What was read last. */
  last: string;
  /** How many nested expressions are open. */
  depth: number;
  /** Whether a line end separates, as it does between the items of an object; elsewhere it is white space. */
  lineEndCounts: boolean;
}

/** A directive that is still open, and the keywords that can follow it. */
interface OpenDirective {
  readonly at: number;
  readonly next: readonly string[];
}

/**
 * The maximum nesting of expressions. Terraform has no such limit: it accepts 10,000, and crashes at 100,000, which
 * overflow its stack of 1 GB. The stack here is a thousand times smaller.
 */
const deepest = 200;

const opening = /[$%]\{~?/y;
const closing = /~?\}/y;

// A `$` or `%` is text unless a brace follows, `$${` and `%%{` are text.
const dollarText = String.raw`\$\$\{|%%\{|[$%](?!\{)`;
const bareText = new RegExp(String.raw`[^$%\r]+|${dollarText}|\r\n|\r[^]*`, 'y'); // After a CR without LF, all is text.
const heredocText = new RegExp(String.raw`[^$%\r\n]+|${dollarText}`, 'y');
const [hex, surrogate] = ['[\\da-fA-F]', '[dD][89a-fA-F]'];
const escape = String.raw`[nrt"\\]|u(?!${surrogate})${hex}{4}|U(?!0000${surrogate})(?:0010|000${hex})${hex}{4}`;
const quotedText = new RegExp(String.raw`[^$%"\\\r\n]+|${dollarText}|\\(?:${escape})`, 'y');

const blank = /[ \t]+|\/\*[^]*?\*\//y;
const lineEnd = /\r?\n|(?:#|\/\/)[^\n]*\n?/y;
const name = /[_\p{ID_Start}][-\p{ID_Continue}]*/uy;
const [forWord, inWord, ifWord] = ['for', 'in', 'if'].map((word) => new RegExp(`${word}(?![-\\p{ID_Continue}])`, 'uy'));
const number = /\d(?:\.*(?:[eE][+-]?)?\d)*/y;
const heredocStart = /<<-?[_\p{ID_Start}][-\p{ID_Continue}]*\r?\n/uy;
const unary = /-|!(?!=)/y;
const binary = /&&|\|\||[=!<>]=|[<>+*%-]|\/(?!\/)/y;
const colon = /:(?!:)/y;
const equals = /=(?![=>])/y;
const dot = /\.(?!\.\.)/y;

/** The pieces of a text, or why Terraform would refuse it: `'problem' in` the result distinguishes them. */
export function parseTemplate(text: string): readonly Segment[] | Malformed {
  if (!/[$%]\{/.test(text)) return [{ kind: 'text', source: text }];
  const cursor: Cursor = { text, at: 0, last: '', depth: 0, lineEndCounts: false };
  const segments: Segment[] = [];
  const open: OpenDirective[] = [];
  while (cursor.at < text.length) {
    const at = cursor.at;
    while (match(cursor, bareText));
    if (cursor.at > at) segments.push({ kind: 'text', source: text.slice(at, cursor.at) });
    else if (!sequence(cursor, open)) return { problem: problem(cursor, at), at };
    else segments.push(sequenceSegment(text.slice(at, cursor.at)));
  }
  const unclosed = open.at(-1);
  return unclosed === undefined ? segments : { problem: 'unclosed', at: unclosed.at };
}

function sequenceSegment(source: string): Segment {
  if (source.startsWith('%')) return { kind: 'directive', source };
  return { kind: 'interpolation', source, expression: source.replace(/^\$\{~?|~?\}$/g, '') };
}

/** What is wrong with the sequence that begins at `start`, which could be read only up to the cursor. */
function problem(cursor: Cursor, start: number): Malformed['problem'] {
  const again: Cursor = { ...cursor, at: start, lineEndCounts: false };
  if (match(again, opening) && take(again, closing)) return 'empty';
  return cursor.text.includes('}', cursor.at) ? 'invalid' : 'unclosed';
}

/** Moves the cursor past what is wanted, if that is next. */
function match(cursor: Cursor, wanted: RegExp | string): boolean {
  const { text, at } = cursor;
  if (typeof wanted === 'string') {
    if (!text.startsWith(wanted, at)) return false;
    cursor.at += wanted.length;
  } else {
    wanted.lastIndex = at;
    if (!wanted.test(text)) return false;
    cursor.at = wanted.lastIndex;
  }
  cursor.last = text.slice(at, cursor.at);
  return true;
}

/** Moves the cursor past the next token of an expression, if it is the wanted one. */
function take(cursor: Cursor, wanted: RegExp | string): boolean {
  while (match(cursor, blank) || (!cursor.lineEndCounts && match(cursor, lineEnd)));
  return match(cursor, wanted);
}

/** Reads what is between brackets, where line ends may have another meaning than outside. */
function within(cursor: Cursor, lineEndCounts: boolean, read: (cursor: Cursor) => boolean): boolean {
  const outside = cursor.lineEndCounts;
  cursor.lineEndCounts = lineEndCounts;
  const isSound = read(cursor);
  cursor.lineEndCounts = outside;
  return isSound;
}

/** `${…}` or `%{…}` */
function sequence(cursor: Cursor, open: OpenDirective[]): boolean {
  const at = cursor.at;
  if (!match(cursor, opening)) return false;
  const read = cursor.last.startsWith('$') ? expression : () => directive(cursor, open, at);
  return within(cursor, false, () => read(cursor) && take(cursor, closing));
}

function directive(cursor: Cursor, open: OpenDirective[], at: number): boolean {
  if (!take(cursor, name)) return false;
  const word = cursor.last;
  if (word === 'if') {
    open.push({ at, next: ['else', 'endif'] });
    return expression(cursor);
  }
  if (word === 'for') {
    open.push({ at, next: ['endfor'] });
    return forHead(cursor);
  }
  const opened = open.pop();
  if (word === 'else' && opened !== undefined) open.push({ at: opened.at, next: ['endif'] });
  return opened?.next.includes(word) === true;
}

/** A template in an expression, from after its opening mark to after its closing one. */
function template(cursor: Cursor, text: RegExp, close: () => boolean): boolean {
  const open: OpenDirective[] = [];
  while (!close()) {
    if (!match(cursor, text) && !sequence(cursor, open)) return false;
  }
  return open.length === 0;
}

function heredoc(cursor: Cursor, marker: string): boolean {
  const space = '(?:[^\\S\\r\\n\\uFEFF]|\\x85)*'; // White space as Go has it.
  const lastLine = new RegExp(`${space}${marker}${space}(?=\\r?\\n)`, 'y');
  let isLineStart = true;
  return template(cursor, heredocText, () => {
    do {
      if (isLineStart && match(cursor, lastLine)) return true;
      isLineStart = match(cursor, /\r?\n/y);
    } while (isLineStart);
    return false;
  });
}

function expression(cursor: Cursor): boolean {
  if (cursor.depth === deepest) return false;
  cursor.depth += 1;
  let isSound = operation(cursor);
  while (isSound && take(cursor, '?')) isSound = expression(cursor) && take(cursor, colon) && operation(cursor);
  cursor.depth -= 1;
  return isSound;
}

/** Terms and operators; the precedence of the operators makes no difference here. */
function operation(cursor: Cursor): boolean {
  do {
    while (take(cursor, unary));
    if (!term(cursor) || !traversal(cursor)) return false;
  } while (take(cursor, binary));
  return true;
}

function term(cursor: Cursor): boolean {
  if (take(cursor, name)) return call(cursor);
  if (take(cursor, '"')) {
    return template(cursor, quotedText, () => match(cursor, '"'));
  }
  if (take(cursor, number)) return /^\d+(?:\.\d*)?(?:[eE][+-]?\d+)?$/.test(cursor.last);
  if (take(cursor, '(')) return within(cursor, false, () => expression(cursor) && take(cursor, ')'));
  if (take(cursor, '[')) {
    return within(cursor, false, () => (take(cursor, forWord) ? forExpression(cursor, ']') : list(cursor, ']')));
  }
  if (take(cursor, '{')) {
    const isFor = within(cursor, false, () => take(cursor, forWord));
    return isFor ? within(cursor, false, () => forExpression(cursor, '}')) : within(cursor, true, object);
  }
  return take(cursor, heredocStart) && heredoc(cursor, cursor.last.replace(/^<<-?|\r?\n$/g, ''));
}

/** What may follow a name: `(…)`, or `::name(…)`. */
function call(cursor: Cursor): boolean {
  let isCall = false;
  while (take(cursor, '::')) {
    isCall = true;
    if (!take(cursor, name)) return false;
  }
  return take(cursor, '(') ? within(cursor, false, () => list(cursor, ')')) : !isCall;
}

/** What may follow a term, any number of times: `.name`, `.0`, `[…]`, `.*`, `[*]`. */
function traversal(cursor: Cursor): boolean {
  let isSplat = false;
  for (;;) {
    if (take(cursor, '[')) {
      isSplat = false;
      const close = () => take(cursor, ']');
      if (!(take(cursor, '*') ? close() : within(cursor, false, () => expression(cursor) && close()))) return false;
    } else if (!take(cursor, dot)) return true;
    else if (take(cursor, '*')) {
      if (isSplat) return false;
      isSplat = true;
    } else if (take(cursor, number)) {
      if (!/^\d+(?:[eE][+-]?\d+)?$/.test(cursor.last)) return false;
    } else if (!take(cursor, name)) return false;
  }
}

/** The elements of a tuple or the arguments of a call, and the closing bracket. */
function list(cursor: Cursor, close: ']' | ')'): boolean {
  while (!take(cursor, close)) {
    if (!expression(cursor)) return false;
    if (close === ')' && take(cursor, '...')) return take(cursor, close);
    if (!take(cursor, ',')) return take(cursor, close);
  }
  return true;
}

/** The items of an object, and the closing brace. */
function object(cursor: Cursor): boolean {
  for (;;) {
    while (take(cursor, lineEnd));
    if (take(cursor, '}')) return true;
    if (!expression(cursor) || !(take(cursor, equals) || take(cursor, colon)) || !expression(cursor)) return false;
    if (!take(cursor, ',') && !take(cursor, lineEnd)) return take(cursor, '}');
  }
}

/** A `for` expression after its keyword, and the closing bracket. */
function forExpression(cursor: Cursor, close: ']' | '}'): boolean {
  if (!forHead(cursor) || !take(cursor, colon) || !expression(cursor)) return false;
  if (close === '}') {
    if (!take(cursor, '=>') || !expression(cursor)) return false;
    take(cursor, '...');
  }
  return (!take(cursor, ifWord) || expression(cursor)) && take(cursor, close);
}

/** `name in …` or `name, name in …` */
function forHead(cursor: Cursor): boolean {
  const hasNames = take(cursor, name) && (!take(cursor, ',') || take(cursor, name));
  return hasNames && take(cursor, inWord) && expression(cursor);
}
