import fc from 'fast-check';
import { parseTemplate } from '../lib/template';
import { isWellFormed } from './hcl';

const { array, constant, constantFrom, letrec, nat, oneof, string, tuple } = fc;
type Text = fc.Arbitrary<string>;

const join = (...parts: (string | Text)[]): Text =>
  tuple(...parts.map((part) => (typeof part === 'string' ? constant(part) : part))).map((texts) => texts.join(''));
const repeat = (part: Text, separator = ''): Text =>
  array(part, { maxLength: 3 }).map((texts) => texts.join(separator));

const tokens = [
  ...['${', '${~', '}', '~}', '%{', '%{~', '$${', '%%{', '$', '%', 'if', 'else', 'endif', 'for', 'endfor', 'in'],
  ...['a', 'b.c', '_x', 'é', 'a-b', 'true', 'f(', '0', '1', '0.5', '1e3', '"', '\\"', '\\n', '\\u00e9', '\\U0001F600'],
  ...[
    '\\ud800',
    '\\',
    '(',
    ')',
    '[',
    ']',
    '{',
    '.',
    '..',
    '...',
    '=',
    '==',
    '=>',
    '!',
    '!=',
    '<',
    '<=',
    '>',
    '&&',
    '||',
  ],
  ...['&', '?', ':', '::', ',', '*', '+', '-', '/', '//', '#', '/*', '*/', '~', '\n', '\r\n', '\r', '\t', ' ', '  '],
  ...['<<A\n', '<<-A\n', 'A\n', 'A', '\nA\n', "'", ';', '`', '\u00a0', '\u0085', '\ufeff', '\u2028'],
];
const soup = array(constantFrom(...tokens), { maxLength: 14 }).map((all) => all.join(''));

const space = constantFrom('', '', '', ' ', '\n', '\t', ' # c\n', '// c\r\n', '/* c */', '\r\n', '/* \n */');
const gap = constantFrom(' ', '\n', '\t', ' # c\n', '/* c */');
const name = constantFrom('a', 'b', 'var', 'each', 'ünï', 'a-b', '_x', 'for', 'if', 'in', 'true', 'null', 'else');
const number = constantFrom('0', '1', '42', '1.5', '1e3', '1.5e-3', '007', '1.', '1..2', '1.2.3', '1e+');
const operator = constantFrom('+', '-', '*', '/', '%', '&&', '||', '==', '!=', '<', '<=', '>', '>=');
const step = constantFrom('.a', '. a', '.0', '.0.b', '.0.1', '.1e1', '.*', '.*.b', '[*]', '[*].c', '[0]', '["a"]');
const separator = constantFrom(',', '\n', ', ', '# c\n', ',\n\n', '// x\n\n');
const literals = ['', 'x', ' ', '$', '%', '$${', '%%{', 'é', 'a b', '$$', '{', '}', '~', '$%', 'A', '\t'];
const text = constantFrom(...literals, '\n', '\r\n', '"', '\\', 'a\n', '$\n', '%\r\n', ' \n  ');
const quotedText = constantFrom(...literals, '\\n', '\\"', '\\\\', '\\u00e9', '\\U0010ffff', '\\t');

/** What the grammar allows, and now and then what it nearly allows. */
const { template } = letrec<Record<'expression' | 'body' | 'quotedBody' | 'template', string>>((tie) => {
  const expression = tie('expression');
  const spaced = join(space, expression, space);
  const close = constantFrom('}', '~}');
  const interpolation = join(constantFrom('${', '${~'), spaced, close);
  const directive = (...words: (string | Text)[]) => join(constantFrom('%{', '%{~'), space, ...words, space, close);
  const [endif, endfor] = [directive('endif'), directive('endfor')];
  const body = (literal: Text, inner: Text) =>
    oneof(
      { depthSize: 'small' },
      literal,
      join(literal, interpolation),
      join(literal, interpolation, literal),
      join(directive('if', gap, expression), inner, endif),
      join(directive('if', gap, expression), interpolation, directive('else'), inner, endif),
      join(directive('for', gap, name, gap, 'in', gap, expression), inner, endfor),
      join(directive('for', gap, name, space, ',', space, name, gap, 'in', gap, expression), interpolation, endfor),
    );
  const list = join(repeat(spaced, ','), constantFrom('', '', ','), space);
  const condition = oneof(constant(''), join(gap, 'if ', expression));
  return {
    expression: oneof(
      { depthSize: 'small' },
      name,
      number,
      join(name, '.', name),
      join('"', tie('quotedBody'), '"'),
      join(constantFrom('<<A\n', '<<-A\n', '<<A\r\n'), tie('body'), constantFrom('\nA\n', '\n  A \n', '\r\nA\r\n')),
      join('(', spaced, ')'),
      join(constantFrom('-', '!', '- -'), expression),
      join(expression, space, operator, space, expression),
      join(expression, space, '?', space, expression, space, ':', space, expression),
      join(expression, space, step),
      join(expression, '[', spaced, ']'),
      join(name, space, '(', list, ')'),
      join(name, '::', name, '(', spaced, '...', space, ')'),
      join('[', list, ']'),
      join('{', space, repeat(join(expression, constantFrom('=', ':', ' = '), expression, separator)), '}'),
      join('{', expression, '=', expression, '}'),
      join('[', space, 'for ', name, ' in ', expression, space, ':', space, expression, condition, space, ']'),
      join(
        '{',
        space,
        'for ',
        name,
        ',',
        name,
        ' in ',
        expression,
        ':',
        expression,
        ' => ',
        expression,
        condition,
        '}',
      ),
      join('{for ', name, ' in ', spaced, ':', spaced, '=>', spaced, '...', condition, space, '}'),
    ),
    body: body(text, tie('body')),
    quotedBody: body(quotedText, tie('quotedBody')),
    template: repeat(body(text, tie('body'))),
  };
});

/** Here and there a token put in, or put in place of up to two characters. */
const mutated = tuple(template, array(tuple(nat(), nat(2), constantFrom(...tokens, '')), { maxLength: 3 })).map(
  ([sound, changes]) =>
    changes.reduce((changed, [place, length, token]) => {
      const at = place % (changed.length + 1);
      return changed.slice(0, at) + token + changed.slice(at + length);
    }, sound),
);

const texts = oneof(
  string({ unit: 'binary' }),
  soup,
  join('${', soup, '}'),
  join('${"', soup, '"}'),
  join('${{', soup, '}}'),
  join('${<<A\n', soup, '\nA\n}'),
  join('%{if ', soup, '}b%{endif}'),
  template,
  { weight: 8, arbitrary: mutated },
);

test("any text is well-formed exactly when HashiCorp's parser says so", async () => {
  const verdicts = { accepted: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(texts, async (written) => {
      const parsed = parseTemplate(written);
      const isAccepted = !('problem' in parsed);
      verdicts[isAccepted ? 'accepted' : 'refused'] += 1;
      if (isAccepted) expect(parsed.map(({ source }) => source).join('')).toBe(written);
      expect(isAccepted).toBe(await isWellFormed(written));
    }),
    { seed: 20_260_521, numRuns: 2000 },
  );
  // A generator that makes only the one or the other would prove nothing.
  expect(Math.min(...Object.values(verdicts))).toBeGreaterThan(400);
});
