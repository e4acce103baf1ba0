/**
 * The filters of `acr purge`: a regular expression for repositories, a colon, and one for tags. Only what acr purge is
 * known to read as intended is accepted here; anything else it would refuse at run time, or misread.
 *
 * Sources: Azure/acr-cli 0.19, cmd/repository/image_functions.go; its engine, dlclark/regexp2 1.11.5 with the option
 * RE2, against which this is tested; Azure/acr-builder, graph/preprocessor.go.
 */

/** Which half of a filter an expression is. */
export type FilterHalf = 'repository' | 'tag';

/** An expression that acr purge reads as intended. */
export interface FilterExpression {
  readonly text: string;
  /** The same for JavaScript. */
  readonly pattern: string;
}

/** Why an expression is not valid. */
export interface FilterProblem {
  readonly what: string;
  readonly todo: string;
}

/** The characters of names: any other character matches nothing. */
const letters = { repository: /[a-z0-9._/-]/, tag: /[a-zA-Z0-9._-]/ } as const;

const posixClasses: Readonly<Record<string, string>> = {
  alnum: 'a-zA-Z0-9',
  alpha: 'a-zA-Z',
  ascii: '\\x00-\\x7f',
  blank: ' ',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-/:-@[-`{-~',
  space: '\\s',
  upper: 'A-Z',
  word: '\\w',
  xdigit: '0-9a-fA-F',
};

const posixClass = new RegExp(String.raw`\[:(${Object.keys(posixClasses).join('|')}):\]`, 'y');
const setInClass = /\\[dDsSwW]/y;
const letterInClass = /\\[^a-zA-Z0-9]|(?!-\[)[^\\[\]]/y;
const openGroup = /\((?:\?(?:[:=!>]|<[=!]|P?<[a-zA-Z_]\w*>|[ims]{1,3}:))?(?!\?)/y;
const flags = /\(\?[ims]{1,3}\)/y;
const anchor = /[$^]|\\[bB]/y;
const set = /\\[dDsSwW]|\./y;
const letter = /\\[^a-zA-Z0-9]|[^\\[\](){}|*+?]/y;
const quantifier = /(?:[*+?]|\{(\d{1,4})(?:(,)(\d{0,4}))?\})\??/y;

/** The expression that matches exactly one name. */
export function exactly(name: string): FilterExpression {
  const text = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return { text, pattern: text };
}

/** Matches every name. */
export const everything: FilterExpression = { text: '.*', pattern: '.*' };

/** The position up to which an expression is read. */
interface Cursor {
  readonly text: string;
  at: number;
}

function match(cursor: Cursor, wanted: RegExp): RegExpExecArray | undefined {
  wanted.lastIndex = cursor.at;
  const found = wanted.exec(cursor.text);
  if (found === null) return undefined;
  cursor.at = wanted.lastIndex;
  return found;
}

/** Reads one half of a filter. */
export function readExpression(text: string, half: FilterHalf): FilterExpression | FilterProblem {
  // "{{" is a template for ACR Tasks, anywhere.
  const stranger = /[^!-~]|'|\{\{/.exec(text)?.[0];
  if (text === '' || (half === 'repository' && /^[$^]+$/.test(text))) {
    return { what: 'is empty', todo: `write ".*" for every ${half}` };
  }
  if (stranger !== undefined) return { what: `has ${nameOf(stranger)}`, todo: `leave it out, no ${half} has one` };
  if (half === 'repository' && /\\?\.azurecr\\?\.(io|cn|us)(\/|$)/.test(text)) {
    return { what: 'contains the login server', todo: 'use the repository alone' };
  }
  if (/^\*|\/\*/.test(text)) {
    const todo = `write ${JSON.stringify(text.replace(/^\*|(?<=\/)\*/g, '.*'))}, it is a regular expression`;
    return { what: 'has a "*" for any text', todo };
  }
  const cursor: Cursor = { text, at: 0 };
  let pattern = '';
  /** Whether each open group can be repeated, which lookarounds cannot. */
  const open: boolean[] = [];
  let canRepeat = false;
  while (cursor.at < text.length) {
    const found = readTerm(cursor, half);
    if ('what' in found) return found;
    if (found.kind === 'quantifier' && !canRepeat) {
      return {
        what: `repeats nothing at ${JSON.stringify(text.slice(cursor.at - found.pattern.length))}`,
        todo: escaping,
      };
    }
    if (found.kind === 'open') open.push(!/^\(\?<?[=!]/.test(found.pattern));
    canRepeat = found.kind === 'atom';
    if (found.kind === 'close') {
      const last = open.pop();
      if (last === undefined) return { what: 'closes a group that is not open', todo: escaping };
      canRepeat = last;
    }
    pattern += found.pattern;
  }
  return open.length === 0 ? { text, pattern } : { what: 'opens a group and does not close it', todo: escaping };
}

const escaping = 'close it, or write "\\" before a literal character';

interface Term {
  readonly kind: 'atom' | 'open' | 'close' | 'quantifier' | 'other';
  readonly pattern: string;
}

function readTerm(cursor: Cursor, half: FilterHalf): Term | FilterProblem {
  const { text, at } = cursor;
  const atom = match(cursor, set);
  if (atom !== undefined) return { kind: 'atom', pattern: atom[0] };
  if (match(cursor, flags) !== undefined) return { kind: 'other', pattern: '' };
  const group = match(cursor, openGroup);
  if (group !== undefined) return { kind: 'open', pattern: groupForJavaScript(group[0]) };
  if (text[at] === ')' || text[at] === '|') {
    cursor.at += 1;
    return { kind: text[at] === ')' ? 'close' : 'other', pattern: text[at] };
  }
  const repeated = match(cursor, quantifier);
  if (repeated !== undefined) {
    const [whole, least, comma, most] = repeated as (string | undefined)[];
    const isReversed = comma !== undefined && most !== '' && Number(least) > Number(most);
    if (isReversed) return { what: `counts down in ${JSON.stringify(whole)}`, todo: 'write the smaller number first' };
    return { kind: 'quantifier', pattern: whole ?? '' };
  }
  const boundary = match(cursor, anchor);
  if (boundary !== undefined) return { kind: 'other', pattern: boundary[0] };
  if (text[at] === '[') return readClass(cursor);
  const written = match(cursor, letter)?.[0];
  if (written === undefined) return unreadableAt(text.slice(at), half);
  const own = written.slice(-1);
  // A colon is reported when the halves are combined.
  const cased = ignoresCase(text) ? own.toLowerCase() : own;
  if (own === ':' || letters[half].test(cased)) return { kind: 'atom', pattern: written };
  return { what: `has ${JSON.stringify(own)}`, todo: `leave it out, no ${half} has one` };
}

function unreadableAt(rest: string, half: FilterHalf): FilterProblem {
  const [first, second = ''] = rest;
  if (/\\\d/.test(rest.slice(0, 2))) {
    const todo = 'write it out, because the groups of all filters of a task are counted together';
    return { what: `refers to a group by ${JSON.stringify(first + second)}`, todo };
  }
  if (first === '\\' && second !== '') {
    const todo = `use \\d, \\w, \\s, a class such as [a-z], or the letter itself`;
    return { what: `has ${JSON.stringify(first + second)}, which acr purge reads differently or not at all`, todo };
  }
  if (first === '(') {
    return {
      what: 'has a kind of group that acr purge does not support',
      todo: 'use (…), (?:…), (?!…), (?=…), (?<!…), (?<=…) or (?i)',
    };
  }
  const todo = first === '\\' ? `leave it out, no ${half} ends in one` : escaping;
  return { what: `has ${JSON.stringify(first)} that opens or closes nothing`, todo };
}

function groupForJavaScript(group: string): string {
  return group === '(?>' || /^\(\?[ims]/.test(group)
    ? '(?:'
    : group.startsWith('(?P') || /^\(\?<\w/.test(group)
      ? '('
      : group;
}

function ignoresCase(text: string): boolean {
  return /\(\?[ms]*i/.test(text);
}

/** A character class, `[a-z]`. The first `]` in it is a literal. */
function readClass(cursor: Cursor): Term | FilterProblem {
  const start = cursor.at;
  const unread = (): FilterProblem => {
    const what = `has a class that acr purge does not read at ${JSON.stringify(cursor.text.slice(start))}`;
    return { what, todo: 'write it as [a-z0-9_.-], with "-" at the end and "\\\\" before brackets' };
  };
  let pattern = match(cursor, /\[\^?/y)?.[0] ?? '';
  let before = match(cursor, /\]/y) === undefined ? undefined : '\\]';
  pattern += before ?? '';
  for (;;) {
    const named = match(cursor, posixClass)?.[1];
    const member = named === undefined ? match(cursor, setInClass)?.[0] : posixClasses[named];
    if (member !== undefined) {
      pattern += member;
      before = undefined;
      continue;
    }
    if (match(cursor, /\]/y) !== undefined) return { kind: 'atom', pattern: `${pattern}]` };
    if (before !== undefined && match(cursor, /-(?!\])/y) !== undefined) {
      const last = match(cursor, letterInClass)?.[0];
      if (last === undefined || last.slice(-1) < before.slice(-1)) return unread();
      pattern += `-${escaped(last)}`;
      before = undefined;
      continue;
    }
    before = match(cursor, letterInClass)?.[0];
    if (before === undefined) return unread();
    pattern += escaped(before);
  }
}

/** A character as JavaScript reads it in a class, where a literal dash must not begin a range. */
function escaped(letter: string): string {
  return `\\${letter.slice(-1)}`.replace(/^\\(?=[a-zA-Z0-9_])/, '');
}

function nameOf(character: string): string {
  if (character === "'") return 'a single quote';
  if (character === '{{') return '"{{"';
  return /\s/.test(character) ? 'white space' : 'a character outside ASCII';
}

/** The colon that separates the halves, as acr purge finds it. */
const separator = /(?<!\(\?[imsU-]{0,5}|\[\^*):(?!\])/g;

/** Whether an expression contains a colon that acr purge would treat as the separator of repository and tag. */
export function hasSeparator({ text }: FilterExpression): boolean {
  return text.search(separator) >= 0;
}

/**
 * A filter of two valid expressions, each anchored to the whole name: acr purge itself anchors only the repository, and
 * not its alternatives. Undefined if acr purge would not separate them there.
 */
export function filterOf(repository: FilterExpression, tag: FilterExpression): string | undefined {
  const halves = [unwrapped(repository.text), `^${unwrapped(tag.text)}$`];
  const filter = halves.join(':');
  const colons = Array.from(filter.matchAll(separator), ({ index }) => index);
  return colons.length === 1 && colons[0] === halves[0].length ? filter : undefined;
}

/** Whether an expression for tags matches none, so that only untagged manifests are purged. */
export function matchesNoTag({ text }: FilterExpression): boolean {
  return /^\^+\$+$/.test(text);
}

/**
 * The expression without its anchors, which are added again, in a group, so that what follows does not belong to its
 * last alternative.
 */
function unwrapped(expression: string): string {
  if (/\||\(\?[ims]{1,3}\)/.test(expression)) return `(?:${expression})`;
  return expression.replace(/^\^+/, '').replace(/(?<!\\)((?:\\\\)*)\$+$/, '$1');
}

const someRepositories = ['a', '0', 'a/b', 'a-b', 'a.b', 'a_b', 'a/b/c'];
const someTags = ['a', 'Z', '0', '_', 'v1', '1.2', 'a-b', 'x_9'];
const longestProbed = 100;

/**
 * Whether an expression matches every name, which is tested with names that have little in common, because such
 * expressions have many spellings. The names are short, because an expression can take exponential time.
 */
export function matchesEverything({ text, pattern }: FilterExpression, half: FilterHalf): boolean {
  if (pattern.length > longestProbed || !/[*+]|\{\d+,\}/.test(pattern)) return false;
  const whole = new RegExp(`^(?:${pattern})$`, ignoresCase(text) ? 'i' : '');
  return (half === 'repository' ? someRepositories : someTags).every((name) => whole.test(name));
}
