import { parseTemplate, type Malformed, type Segment } from '../lib/template';
import { isWellFormed } from './hcl';

const accepts = (text: string) => !('problem' in parseTemplate(text));

const expressions = [
  ...['0', '42', '1.5', '1.e5', '1e3', '1.5E-3', 'true', 'null', 'a', '_a', 'a-b', 'é', '𝒜', 'for', 'if'],
  ...['-1', '!a', '!!a', '- -a', '-a.b', '(a)', '((a))', 'a + b*c', 'a-b - c', 'a % b', 'a /b', 'a == b', 'a != !b'],
  ...['a < b', 'a <= b', 'a > b', 'a >= b', 'a && b || c', 'a ? b : c', 'a ? b : c ? d : e', 'a ? b ? c : d : e'],
  ...[
    'a.b',
    'a.b.c',
    'a . b',
    'a.0',
    'a.0.b',
    'a[0]',
    'a["b"]',
    'a[b.c]',
    'a[*]',
    'a[*].b',
    'a[*][*]',
    'a.*',
    'a.*.b.0',
  ],
  ...['a.*.b[0].*', 'a[\n0\n]', '"a".b', '{}.a', '1.a', 'f()', 'f(a)', 'f(a, b)', 'f(a,)', 'f(a...)', 'f(\na\n,\nb\n)'],
  ...['f()[0].a', 'a::f()', 'a::b::f(c)', 'a :: f ()', '[]', '[a]', '[a, b]', '[a, b,]', '[\na,\n\nb\n]'],
  ...['{}', '{\n}', '{a=1}', '{a : 1}', '{a=1, b=2}', '{a=1,}', '{a=1\nb=2}', '{\na = 1,\n\nb = 2\r\n}', '{"a"=1}'],
  ...['{(a)=1}', '{a.b=1}', '{a=1 # c\nb=2}', '{a=1 // c\nb=2 /* c */}', '{# c\na=1}', '{a=(1\n+1)}', '{a=[\n1]}'],
  ...['{a=f(\n1)}', '{a=b[\n1]}', '{a={\n}}', '{a="${\nb}"}', '{a = b ? c : d}', '{a = <<E\nE\nb = 1}'],
  ...['[for a in b : c]', '[for a, b in c : d if e]', '[\nfor\na in b\n: c\n]', '[for in in in : in]', '[for-a]'],
  ...[
    '{for a in b : c => d}',
    '{for a, b in c : d => e...}',
    '{for a in b : c => d... if e}',
    '{\nfor a in b : c => d\n}',
  ],
  ...['""', '"a b"', '"\\n\\r\\t\\"\\\\"', '"\\u00e9\\U0010ffff"', '"$"', '"%$"', '"$${"', '"%%{"', '"$\\""', '"{}"'],
  ...['"${a}"', '"a${"b${c}"}"', '"${~a~}"', '"%{if a}b%{else}c%{endif}"', '"%{for a in b}${a}%{endfor}"', '"\u0001"'],
  ...['<<E\nE\n', '<<E\na\n\nb\nE\n', '<<-E\n  a\n  E\n', '<<E\r\na\r\nE\r\n', '<<E\n${a}E\nE\n', '<<E\n$\n%\n$$\nE\n'],
  ...[
    '<<E\n\\x "\nE\n',
    '<<E\n"${<<F\nE\nF\n}"\nE\n',
    '<<E\n\u0085E\u00a0\n',
    '<<E\n%{if a}\nb\n%{endif}\nE\n',
    '<<E\n$${\nE\n',
  ],
  ...['a // c\n', '# c\na', '/* c\n} */ a', 'a /**/', 'a # }\n', '\n\ta\r\n', 'a # \r\n', '/* \r */ a'],
];

const templates = [
  ...[
    '',
    'a',
    '$',
    '%',
    '$$',
    '{}',
    '}',
    '$a',
    '$ {',
    '$${',
    '%%{',
    '$$${',
    '$$$${',
    '%$${',
    '$%%{',
    'a$',
    '\n',
    '"',
    '\\',
    "'",
  ],
  ...[
    '${a}',
    'a${b}c',
    '${a}${b}',
    '$${a}${b}',
    '${~a}',
    '${a~}',
    '${~ a ~}',
    '%${a}',
    '$\n${a}',
    '\r\n${a}',
    '\uFEFF${a}',
  ],
  ...['%{if a}%{endif}', '%{ if a }b%{ else }c%{ endif }', '%{~ if a ~}b%{~ endif ~}', '%{\nif\na\n}b%{ # c\nendif }'],
  ...[
    '%{for a in b}c%{endfor}',
    '%{ for a, b in c }${a}%{ endfor }',
    '%{if a}%{for b in c}%{if d}%{endif}%{endfor}%{endif}',
  ],
  ...['%{if a}%{if b}%{else}%{endif}%{else}%{endif}', '%{if {a="}"}}%{endif}', '$%{if a}%{endif}', '\uD800${a}'],
  // Behind a carriage return without line feed, all is text.
  ...['a\r${', '\r%{', '${a}\r${', '\r\r\n${'],
];

const malformed: [text: string, problem: Malformed['problem'], at?: number][] = [
  ...['${}', '${ }', '${~}', '${~~}', '${\n}', '${# c\n}', '${/* c */}', '%{}', '%{ ~}'].map(
    (text): [string, 'empty'] => [text, 'empty'],
  ),
  ...['${', '%{', '${~', '${a', '${a b', '${(a', '${"', '${"a}', '${a # }', '${"${', '${[', '${f(', '%{if a'].map(
    (text): [string, 'unclosed'] => [text, 'unclosed'],
  ),
  ...['%{if a}', '%{for a in b}', '%{if a}b%{else}', '%{~if a~}', '${<<E\n', '${<<E\na\nE', '$$$${${'].map(
    (text): [string, 'unclosed', number] => [text, 'unclosed', text.startsWith('$$') ? 5 : 0],
  ),
  ['a${b', 'unclosed', 1],
  ['100%{', 'unclosed', 3],
  ['${a}${b', 'unclosed', 4],
  ['%{if a}%{if b}%{endif}', 'unclosed', 0],
  ['%{if a}%{for b in c}', 'unclosed', 7],
  ['a ${b c} ${', 'invalid', 2],
  ['${a}%{endif}', 'invalid', 4],
  ['%{if a}%{else}%{else}%{endif}', 'invalid', 14],
  ...[
    '%{REMOTE_ADDR}',
    '%{endif}',
    '%{endfor}',
    '%{else}',
    '%{if}%{endif}',
    '%{1}',
    '%{a.b}',
    '%{for}',
    '%{for a}',
  ].map((text): [string, 'invalid', number] => [text, 'invalid', 0]),
  ...['%{for a b}', '%{for 1 in b}', '%{for a, in b}', '%{if-a}', '%{for a in}', '%{endif a}'].map(
    (text): [string, 'invalid', number] => [text, 'invalid', 0],
  ),
  ['%{if a}%{endfor}', 'invalid', 7],
  ['%{for a in b}%{endif}', 'invalid', 13],
  ['%{for a in b}%{else}%{endfor}', 'invalid', 13],
];

const notExpressions = [
  ...[
    'a b',
    'a,',
    'a:b',
    'a=b',
    "'a'",
    '`a`',
    'a;',
    '$a',
    '@',
    '~',
    'a ~ ',
    '\r',
    'a\u00a0',
    '\u2028',
    '\uFEFFa',
    '\u0301',
  ],
  ...[
    '1..2',
    '1.2.3',
    '1a',
    '1e',
    '1..2 a',
    '.5',
    '+1',
    'a +',
    '* a',
    'a ** b',
    'a & b',
    'a | b',
    'a ^ b',
    'a === b',
    'a !b',
  ],
  ...[
    '! = a',
    '!=a',
    'a =< b',
    'a <> b',
    'a ? b',
    'a ? b :',
    'a ? : b',
    'a ? b ::c',
    '()',
    '(a',
    'a)',
    '(a, b)',
    'a /* b',
  ],
  ...[
    'a.',
    'a..b',
    'a...',
    'a.-',
    'a."b"',
    'a.0.1',
    'a.1.5',
    'a.*.*',
    'a.*.b.*',
    'a.*.0.1',
    'a[',
    'a[]',
    'a[*',
    'a[**]',
    'a[0',
  ],
  ...['f(', 'f(,)', 'f(a b)', 'f(a,,b)', 'f(...)', 'f(a..., b)', 'f(a...,)', 'a::b', 'a::', 'a::1()', '::a()', '"f"()'],
  ...[
    '[',
    '[,]',
    '[a b]',
    '[a,,b]',
    '[a...]',
    '[for]',
    '[for a]',
    '[for a in b]',
    '[for a in b : c => d]',
    '[for a in b : c...]',
  ],
  ...[
    '[for a b : c]',
    '[for a, in b : c]',
    '[for a in b : c if]',
    '[for a in b : c, d]',
    '[for a in b :: c]',
    '[for.a]',
  ],
  ...[
    '{',
    '{a}',
    '{a=}',
    '{=1}',
    '{a=1 b=2}',
    '{a=1,,}',
    '{,}',
    '{a==1}',
    '{a=>1}',
    '{a\n=1}',
    '{a=\n1}',
    '{a=1+\n1}',
    '{a=b\n.c}',
  ],
  ...[
    '{a=b[\n*]}',
    '{a=b[*\n]}',
    '{a=f\n()}',
    '{a=1\n,b=2}',
    '{a=1/* \n */b=2}',
    '{for a in b : c}',
    '{for = 1}',
    '{a=1 ~}',
  ],
  ...[
    '"',
    '"\n"',
    '"\r"',
    '"\\x"',
    '"\\',
    '"\\u12"',
    '"\\u{12}"',
    '"\\U0041"',
    '"\\ud800"',
    '"\\U0000dfff"',
    '"\\U00110000"',
  ],
  ...['"\\$"', '"\\${a}"', '"${"', '"${}"', '"%{if a}"', '"%{endif}"', '"a" "b"', '"\\N"', '"%{else}"', '“a”'],
  ...[
    '<<E',
    '<<E\nE',
    '<<E\na',
    '<< E\nE\n',
    '<<1\n1\n',
    '<<E\nEE\n',
    '<<E\na\rb\nE\n',
    '<<E\n${a}E\n',
    '<<E\n${\nE\n',
  ],
  ...['<<E\n%{if a}\nE\n', '<<"E"\nE\n', 'a <<E\nE\n', '<<E\n\uFEFFE\n'],
];

test.each(expressions)('an expression: %j', (expression) => {
  expect(parseTemplate(`\${${expression}}`)).toEqual([
    { kind: 'interpolation', source: `\${${expression}}`, expression },
  ]);
});

test.each(templates)('a template: %j', (text) => {
  expect(accepts(text)).toBe(true);
});

test.each(malformed)('%j is %s', (text, problem, at = 0) => {
  expect(parseTemplate(text)).toEqual({ problem, at });
});

test.each(notExpressions)('not an expression: %j', (expression) => {
  expect(accepts(`\${${expression}}`)).toBe(false);
});

test("HashiCorp's parser says the same of each of them", async () => {
  const wrapped = [...expressions, ...notExpressions].map((expression) => `\${${expression}}`);
  for (const text of [...wrapped, ...templates, ...malformed.map(([malformedText]) => malformedText)]) {
    expect([text, accepts(text)]).toEqual([text, await isWellFormed(text)]);
  }
});

test.each<[string, ...Segment[]]>([
  ['a "b"\n', { kind: 'text', source: 'a "b"\n' }],
  ['', { kind: 'text', source: '' }],
  ['$${a}%%{b}$', { kind: 'text', source: '$${a}%%{b}$' }],
  [
    '$$${a}${~ f("}") ~}.%{ if a ~}$%{ endif }%',
    { kind: 'text', source: '$$${a}' },
    { kind: 'interpolation', source: '${~ f("}") ~}', expression: ' f("}") ' },
    { kind: 'text', source: '.' },
    { kind: 'directive', source: '%{ if a ~}' },
    { kind: 'text', source: '$' },
    { kind: 'directive', source: '%{ endif }' },
    { kind: 'text', source: '%' },
  ],
  [
    '${a # b\n}${c}\r${',
    { kind: 'interpolation', source: '${a # b\n}', expression: 'a # b\n' },
    { kind: 'interpolation', source: '${c}', expression: 'c' },
    { kind: 'text', source: '\r${' },
  ],
])('%j is read in pieces', (text, ...segments) => {
  expect(parseTemplate(text)).toEqual(segments);
});

test.each([
  ['parentheses', (depth: number) => `\${${'('.repeat(depth)}a${')'.repeat(depth)}}`],
  ['strings', (depth: number) => `\${${'"${'.repeat(depth)}a${'}"'.repeat(depth)}}`],
  ['conditionals', (depth: number) => `\${${'a ? '.repeat(depth)}a${' : a'.repeat(depth)}}`],
])('%s nest 200 expressions deep, and no deeper', (_, nested) => {
  expect(accepts(nested(199))).toBe(true);
  expect(parseTemplate(nested(200))).toEqual({ problem: 'invalid', at: 0 });
});

const many = 100_000;
const unlikely = 5000;

test.each(['${', '${(', '${"', '${!', '${a?', '${a[', '${{a=', '${f(', '${/*', '${1.', '%{if a}', '${<<E\n'])(
  'a hundred thousand %j in a row are refused at once',
  (piece) => {
    const start = performance.now();
    expect(accepts(piece.repeat(many))).toBe(false);
    expect(performance.now() - start).toBeLessThan(unlikely);
  },
);

test.each([
  ['${', ' \n', 'a}'],
  ['${', '/**/', 'a}'],
  ['${', '!', 'a}'],
  ['${', 'a + ', 'a}'],
  ['${', 'a ? a : ', 'a}'],
  ['${a', '.b', '}'],
  ['${a', '[0]', '}'],
  ['${<<E\n', ' \n', 'E\n}'],
  ['${a}', '%{if b}c%{endif}', ''],
  ['${a}', '$', ''],
])('%j, a hundred thousand %j and %j are accepted at once', (before, piece, after) => {
  const start = performance.now();
  expect(accepts(before + piece.repeat(many) + after)).toBe(true);
  expect(performance.now() - start).toBeLessThan(unlikely);
});
