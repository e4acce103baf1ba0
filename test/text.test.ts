import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Fn, Lazy, Op, TerraformOutput, TerraformStack, TerraformVariable, Testing, Token } from 'cdktf';
import { WebhookAction, type GeoReplicatedRegistry, type ReplicaOptions } from 'cdktf-georeplicated-registry';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  expression,
  identityOf,
  inExpression,
  kindOf,
  known,
  plain,
  problemOf,
  reference,
  type TextKind,
} from '../lib/text';
import { isWellFormed } from './hcl';
import { newRegistry } from './stacks';

interface Synthesized {
  readonly variable?: { readonly [name: string]: object };
  readonly output?: { readonly [name: string]: { readonly value: unknown } };
  readonly resource?: { readonly [type: string]: { readonly [name: string]: object } };
}

const synthesized = (stack: TerraformStack) => JSON.parse(Testing.synth(stack)) as Synthesized;

/** What cdktf writes for a value. */
function written(stack: TerraformStack, value: unknown): unknown {
  const output = new TerraformOutput(stack, 'written', { value });
  const json = synthesized(stack).output?.written.value;
  stack.node.tryRemoveChild(output.node.id);
  return json;
}

const stack = new TerraformStack(Testing.app(), 'texts');
const variable = (name: string, config = {}) => new TerraformVariable(stack, name, config);
const token = variable('text').stringValue;
const number = variable('count').numberValue;
const list = variable('list').listValue;
const map = Token.asStringMap(variable('map').value);
const lazy = (text: string) => Lazy.stringValue({ produce: () => text });

describe('a text', () => {
  test.each<[string, TextKind, string]>([
    ['that is empty', 'literal', ''],
    ['without any mark', 'literal', 'contoso'],
    ['with an escape of Terraform', 'literal', 'a$${x}b'],
    ['with an escape of a directive', 'literal', 'a%%{x}b'],
    ['with marks that open nothing', 'literal', '$ 100% { } $$ %% $x #{x} &{x}'],
    ['with a number', 'literal', '1.5e+3'],
    ['that is one expression', 'template', '${var.name}'],
    ['with an expression in it', 'template', 'a${var.name}b'],
    ['with an expression behind an escape', 'template', '$${x}${var.name}'],
    ['with a directive', 'template', '%{ if var.on }a%{ endif }'],
    ['that is a reference', 'token', token],
    ['that is what a function returns', 'token', Fn.upper(token)],
    ['that is a Lazy', 'token', lazy('a')],
    ['with a token between other text', 'token', `a-${token}-b`],
    ['with a token beside an escape', 'token', `$\${x}${token}`],
    ['with a token in an expression', 'token', `\${upper(${token})}`],
    ['with tokens in an expression', 'token', `\${join("-", [${token}, ${token}])}`],
    ['with a token in a text of an expression', 'token', `\${upper("\${${token}}")}`],
    ['with a token behind an expression', 'token', `\${upper("}")}${token}`],
    ['that is a number', 'token', String(number)],
    ['with a number in it', 'token', `${number} GiB`],
    ['with an expression that is not closed', 'malformed', 'con${toso'],
    ['with a directive that is not closed', 'malformed', 'a%{x'],
    ['with a condition that does not end', 'malformed', '%{ if var.on }a'],
    ['with an empty expression', 'malformed', 'a${}b'],
    ['with an empty directive', 'malformed', '%{}'],
    ['with what is no expression', 'malformed', '${a b}'],
    ['with what is no directive', 'malformed', '%{ unless a }'],
    ['with a token in an expression that is not closed', 'malformed', `\${upper(${token}`],
    ['with a token in a directive, where cdktf leaves its braces', 'malformed', `%{ if ${token} == "a" }b%{ endif }`],
    ['with a token behind an object, where cdktf leaves its braces', 'malformed', `\${merge({ a = 1 }, ${token})}`],
    ['that is an item of a list', 'malformed', list[0]],
    ['with an item of a list', 'malformed', `a-${list[0]}`],
    ['that is a key of a map', 'malformed', Object.keys(map)[0]],
  ])('%s is of the kind %j', async (_, kind, text) => {
    expect(kindOf(text)).toBe(kind);
    expect(known(text)).toBe(kind === 'literal');
    expect(plain(text) === undefined).toBe(kind !== 'literal');
    // What cdktf throws at is no text of Terraform.
    if (!/[#&]\{TfToken/.test(text)) {
      expect(await isWellFormed(String(written(stack, text)))).toBe(kind !== 'malformed');
    }
  });

  test.each([
    ['con${toso', 'has an unclosed template'],
    ['%{ if var.on }a', 'has an unclosed template'],
    ['a${}b', 'has an empty template'],
    ['%{~ ~}', 'has an empty template'],
    ['${a b}', 'has a template that Terraform cannot read'],
    [`\${merge({ a = 1 }, ${token})}`, 'has a template that Terraform cannot read'],
    [list[0], 'is an item of a list or map that Terraform fills in'],
    [Object.keys(map)[0], 'is an item of a list or map that Terraform fills in'],
  ])('that is %j %s', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  test.each([
    ['', ''],
    ['contoso', 'contoso'],
    ['$${a}%%{b}', '${a}%{b}'],
    ['$$${a}', '$${a}'],
    ['$$ %% $a {b}', '$$ %% $a {b}'],
  ])('that is %j is %j in plain text', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  test('is not known, nor is any other value, where Terraform fills it in', () => {
    expect([true, 5, undefined, null, {}, ['a'], { team: 'web' }].map(known)).toEqual(Array(7).fill(true));
    expect([number, list, map, Token.asAny({}), variable('any').value].map(known)).toEqual(Array(5).fill(false));
  });
});

describe('two texts are the same to the library', () => {
  const app = Testing.app();
  const groups = ['first', 'second'].map((id) => {
    const scope = new TerraformStack(app, id);
    return new ResourceGroup(scope, 'Group', { name: 'images', location: 'westus2' });
  });
  const [group, other] = groups;

  test('where they are literals that differ in case', () => {
    expect(identityOf('/Subscriptions/S')).toBe(identityOf('/subscriptions/s'));
    expect(identityOf('a')).not.toBe(identityOf('b'));
  });

  test('where they are one template, character by character', () => {
    expect(identityOf('${var.A}')).toBe(identityOf('${var.A}'));
    expect(identityOf('${var.A}')).not.toBe(identityOf('${var.a}'));
  });

  test('where they refer to one attribute, however often it is asked for', () => {
    expect(group.id).not.toBe(group.id);
    expect(identityOf(group.id)).toBe(identityOf(group.id));
    expect(identityOf(group.id)).not.toBe(identityOf(group.name));
  });

  test('not where the attributes of one address are in two stacks', () => {
    expect(identityOf(group.id)).not.toBe(identityOf(other.id));
    expect(identityOf(`${group.id}/x`)).not.toBe(identityOf(`${other.id}/x`));
    expect(identityOf(Fn.upper(group.id))).not.toBe(identityOf(Fn.upper(other.id)));
  });

  test('where the text around the references is the same too', () => {
    expect(identityOf(`${group.id}/a`)).toBe(identityOf(`${group.id}/a`));
    expect(identityOf(`${group.id}/a`)).not.toBe(identityOf(`${group.id}/b`));
    expect(identityOf(`${group.id}${group.name}`)).not.toBe(identityOf(`${group.name}${group.id}`));
  });

  test('where they are one Lazy, whose value is not there yet', () => {
    const one = lazy('a');
    expect(identityOf(one)).toBe(identityOf(one));
    expect(identityOf(one)).not.toBe(identityOf(lazy('a')));
    expect(identityOf(Fn.upper(one))).toBe(identityOf(Fn.upper(one)));
    expect(identityOf(Fn.upper(one))).not.toBe(identityOf(Fn.upper(lazy('a'))));
  });

  test('where they call one function with the same arguments', () => {
    const call = (...parts: string[]) => identityOf(Fn.join('-', [group.id, ...parts]));
    expect(call('a', 'b')).toBe(call('a', 'b'));
    expect(call('a', 'b')).not.toBe(call('b', 'a'));
    expect(call('a')).not.toBe(identityOf(Fn.join('_', [group.id, 'a'])));
    expect(identityOf(Fn.upper(group.id))).not.toBe(identityOf(Fn.lower(group.id)));
    expect(identityOf(Fn.lookup(map, 'a') as string)).toBe(identityOf(Fn.lookup(map, 'a') as string));
    expect(identityOf(Fn.lookup(map, 'a') as string)).not.toBe(identityOf(Fn.lookup(map, 'b') as string));
  });
});

/** Resolved values, and how each is written inside an expression. */
const inExpressions: readonly (readonly [unknown, string])[] = [
  ['', '""'],
  ['contoso', '"contoso"'],
  ['say "a"', '"say \\"a\\""'],
  ['C:\\dir\\', '"C:\\\\dir\\\\"'],
  ['\\n', '"\\\\n"'],
  ['a\nb\r\n\tc', '"a\\nb\\r\\n\\tc"'],
  ['\b\f\\b\\f\u0007', '"\\u0008\\u000c\\\\b\\\\f\\u0007"'],
  ['é \u{1F600} \u2028', '"é \u{1F600} \u2028"'],
  ['$${x} %%{y}', '"$${x} %%{y}"'],
  ['$ 100% $$ %% {}', '"$ 100% $$ %% {}"'],
  // One expression is itself.
  ['${var.text}', 'var.text'],
  ['${ var.text }', 'var.text'],
  ['${~ var.text ~}', 'var.text'],
  ['${var.list[0]}', 'var.list[0]'],
  ['${var.map["a"]}', 'var.map["a"]'],
  ['${var.list.0}', 'var.list.0'],
  ['${var.objects[*].a}', 'var.objects[*].a'],
  ['${upper("a")}', 'upper("a")'],
  ['${upper(lower("a"))}', '(upper(lower("a")))'],
  ['${var.numbers[0]-1}', '(var.numbers[0]-1)'],
  ['${1 + 1}', '(1 + 1)'],
  ['${-1}', '(-1)'],
  ['${!true}', '(!true)'],
  ['${true ? "a" : "b"}', '(true ? "a" : "b")'],
  ['${"a"}', '("a")'],
  ['${[1, 2]}', '([1, 2])'],
  ['${[for item in var.list : upper(item)]}', '([for item in var.list : upper(item)])'],
  ['${1\n+\n1}', '(1\n+\n1)'],
  // Comments and heredocs stay between their braces: nothing may follow them in their line.
  ['${var.text # it}\n}', '"${var.text # it}\n}"'],
  ['${var.text // it\n}', '"${var.text // it\n}"'],
  ['${var.text /* it */}', '"${var.text /* it */}"'],
  ['${upper("https://a")}', '"${upper("https://a")}"'],
  ['${<<TEXT\na\nTEXT\n}', '"${<<TEXT\na\nTEXT\n}"'],
  // Any other template is a quoted one.
  ['a${var.text}b', '"a${var.text}b"'],
  ['${var.text}${var.text}', '"${var.text}${var.text}"'],
  ['"\\\n$${x}${var.text}"', '"\\"\\\\\\n$${x}${var.text}\\""'],
  ['a ${~ var.text ~} b', '"a ${~ var.text ~} b"'],
  ['a${"b\\n\\"c\\""}d', '"a${"b\\n\\"c\\""}d"'],
  ['a\n${var.text # it\n}"', '"a\\n${var.text # it\n}\\""'],
  ['%{ if true }"a"%{ else }b%{ endif }', '"%{ if true }\\"a\\"%{ else }b%{ endif }"'],
  ['%{ for item in var.list }${item}\n%{ endfor }', '"%{ for item in var.list }${item}\\n%{ endfor }"'],
  // Other values, of texts of any kind.
  [true, 'true'],
  [false, 'false'],
  [null, 'null'],
  [0, '0'],
  [-1.5, '-1.5'],
  [1e21, '1e+21'],
  [[], '[]'],
  [['a"', '${var.text}', 1, [true]], '["a\\"", var.text, 1, [true]]'],
  [{}, '{}'],
  [{ a: 'b', 'c "d"': '${var.text}' }, '{"a" = "b", "c \\"d\\"" = var.text}'],
  [{ $: { a: [{ b: null }] } }, '{"$" = {"a" = [{"b" = null}]}}'],
  // A reference as a key is one in parentheses only.
  [{ '${var.text}': 1 }, '{(var.text) = 1}'],
  [{ '${true ? "a" : "b"}': 1 }, '{((true ? "a" : "b")) = 1}'],
  [{ 'a${var.text}': 1, '$${b}': 2 }, '{"a${var.text}" = 1, "$${b}" = 2}'],
];

describe('inside an expression', () => {
  test.each(inExpressions)('%j is written as %s', async (value, expected) => {
    expect(inExpression(value)).toBe(expected);
    expect(await isWellFormed(`\${${expected}}`)).toBe(true);
    expect(await isWellFormed(`a\${f(${expected}, ${expected}).b}`)).toBe(true);
  });

  test('what Terraform cannot read stays so, and Terraform reports it', async () => {
    expect(inExpression('con${toso')).toBe('"con${toso"');
    expect(await isWellFormed('${"con${toso"}')).toBe(false);
  });
});

describe('an expression', () => {
  const boolean = Token.asAny('${var.on}');
  const quote = 'a "b" \\ \n $${c}';
  const quoted = '"a \\"b\\" \\\\ \\n $${c}"';

  test.each<[string, unknown, string]>([
    ['a literal', quote, quoted],
    ['a template', 'a${var.text}', '"a${var.text}"'],
    ['a template of one expression', '${true ? 1 : 2}', '(true ? 1 : 2)'],
    ['a token', token, 'var.text'],
    ['a token with other text', `"${token}\n`, '"\\"${var.text}\\n"'],
    ['a token beside an escape', `$\${x}${token}`, '"$${x}${var.text}"'],
    ['a token in an expression', `\${upper(${token})}`, 'upper(var.text)'],
    ['a token in an expression with other text', `"\${upper(${token})}`, '"\\"${upper(var.text)}"'],
    ['what a function returns', Fn.upper(token), 'upper(var.text)'],
    ['a Lazy that becomes a literal', lazy(quote), quoted],
    ['a Lazy that becomes a template', lazy('a${var.text}'), '"a${var.text}"'],
    ['a Lazy that becomes a token', lazy(token), 'var.text'],
    ['a Lazy with other text', `a${lazy('"b"')}${lazy('${var.text}')}`, '"a\\"b\\"${var.text}"'],
    ['a number', 5, '5'],
    ['a number that Terraform fills in', number, 'var.count'],
    ['a switch', true, 'true'],
    ['a switch that Terraform fills in', boolean, 'var.on'],
    ['a list', [quote, token, 1], `[${quoted}, var.text, 1]`],
    ['a list that Terraform fills in', list, 'var.list'],
    ['a map', { a: quote, b: token }, `{"a" = ${quoted}, "b" = var.text}`],
    [
      'a map with keys that Terraform fills in',
      { [token]: 1, [`a${token}`]: 2 },
      '{(var.text) = 1, "a${var.text}" = 2}',
    ],
    ['a map that Terraform fills in', map, 'var.map'],
    ['another expression', expression`lower(${token})`, 'lower(var.text)'],
    ['another expression that is an operation', expression`${number} + 1`, '(var.count + 1)'],
  ])('has %s', async (_, value, expected) => {
    expect(written(stack, expression`f(${value}, ${value})`)).toBe(`\${f(${expected}, ${expected})}`);
    expect(await isWellFormed(`\${f(${expected}, ${expected})}`)).toBe(true);
  });

  test('stands in a text, in an expression of the user, and in a function of cdktf', () => {
    const lower = String(expression`lower(${token})`);
    expect(kindOf(lower)).toBe('token');
    expect(written(stack, `a-${lower}`)).toBe('a-${lower(var.text)}');
    expect(written(stack, `\${upper(${lower})}`)).toBe('${upper(lower(var.text))}');
    expect(written(stack, Fn.join('-', ['a', lower]))).toBe('${join("-", ["a", lower(var.text)])}');
    expect(written(stack, Fn.upper(String(expression`f(${`a"${token}`}, ${'${var.text}'})`)))).toBe(
      '${upper(f("a\\"${var.text}", var.text))}',
    );
  });

  test('has values as they are at synth', () => {
    let text = 'before';
    const later = expression`upper(${Lazy.stringValue({ produce: () => text })})`;
    text = 'after';
    expect(written(stack, later)).toBe('${upper("after")}');
  });

  test('refers to another stack by what cdktf makes for that', () => {
    const app = Testing.app();
    const [origin, user] = ['origin', 'user'].map((id) => new TerraformStack(app, id));
    const group = new ResourceGroup(origin, 'Group', { name: 'images', location: 'westus2' });
    new TerraformOutput(user, 'name', { value: expression`lower(${`${group.name}"`})` });
    user.prepareStack();
    expect(synthesized(user).output?.name.value).toMatch(
      /^\$\{lower\("\$\{data\.terraform_remote_state\.[\w.-]+\.outputs\.[\w.-]+\}\\""\)\}$/,
    );
  });
});

describe('a reference', () => {
  const written = (...of: TerraformStack[]) => {
    // What one stack exports shows when all are prepared.
    for (const prepared of [...of, ...of]) prepared.prepareStack();
    return of.map((each) => synthesized(each).output?.seen.value);
  };
  const output = (scope: TerraformStack, value: unknown) => new TerraformOutput(scope, 'seen', { value });

  test('depends on where it is used', () => {
    const app = Testing.app();
    const [here, there] = ['here', 'there'].map((id) => new TerraformStack(app, id));
    const ofPlace = reference((scope) => `\${local.${TerraformStack.of(scope).node.id}}`);
    expect(kindOf(ofPlace)).toBe('token');
    output(here, ofPlace);
    output(there, ofPlace);
    expect(written(here, there)).toEqual(['${local.here}', '${local.there}']);
  });

  test('has its braces in a text, and none in an expression', () => {
    const name = reference(() => '${azurerm_container_registry.R.name}');
    for (const [value, expected] of [
      [`a-${name}`, 'a-${azurerm_container_registry.R.name}'],
      [`\${upper(${name})}`, '${upper(azurerm_container_registry.R.name)}'],
      [Fn.upper(name), '${upper(azurerm_container_registry.R.name)}'],
      [
        String(expression`f(${name}, ${`a${name}`})`),
        '${f(azurerm_container_registry.R.name, "a${azurerm_container_registry.R.name}")}',
      ],
      [reference(() => 'plain'), 'plain'],
    ]) {
      const place = new TerraformStack(Testing.app(), 'place');
      output(place, value);
      expect(written(place)).toEqual([expected]);
    }
  });

  test('is written when it is asked for, not when it is made', () => {
    let name = 'before';
    const place = new TerraformStack(Testing.app(), 'place');
    output(
      place,
      reference(() => `\${local.${name}}`),
    );
    name = 'after';
    expect(written(place)).toEqual(['${local.after}']);
  });

  describe('that would make two stacks depend on each other', () => {
    const clashing = (circular?: () => Error) => {
      const app = Testing.app();
      const [a, b] = ['a', 'b'].map((id) => new TerraformStack(app, id));
      const [ofA, ofB] = [a, b].map((of) => new ResourceGroup(of, 'Group', { name: 'images', location: 'westus2' }));
      output(
        a,
        reference(() => ofB.name),
      );
      output(
        b,
        reference(() => ofA.name, circular),
      );
      return () => written(a, b);
    };

    test('is reported in the words that it was given, and in no others', () => {
      const error = new TypeError('make one of them elsewhere');
      expect(clashing(() => error)).toThrow(/^make one of them elsewhere$/);
      expect(clashing(() => error)).toThrow(TypeError);
    });

    test('is reported in the words of cdktf where it was given none', () => {
      expect(clashing()).toThrow(/circular dependency/);
    });

    test('is the only thing that is reported so', () => {
      const place = new TerraformStack(Testing.app(), 'place');
      const fails = () => {
        throw new Error('of the user');
      };
      output(
        place,
        reference(fails, () => new Error('make one of them elsewhere')),
      );
      expect(() => written(place)).toThrow(/of the user/);
    });
  });
});

const hasTerraform = (() => {
  try {
    execFileSync('terraform', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** The values of outputs, by Terraform itself. It needs no provider for that. */
function evaluated(json: object): { readonly [name: string]: unknown } {
  const folder = mkdtempSync(join(tmpdir(), 'texts-'));
  const env = { ...process.env, TF_CLI_CONFIG_FILE: join(folder, 'none.tfrc'), CHECKPOINT_DISABLE: '1' };
  const terraform = (...args: string[]) => execFileSync('terraform', args, { cwd: folder, env, encoding: 'utf8' });
  try {
    writeFileSync(env.TF_CLI_CONFIG_FILE, '');
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(json, null, 1));
    terraform('init', '-backend=false', '-input=false', '-no-color');
    terraform('apply', '-auto-approve', '-input=false', '-no-color');
    const outputs = JSON.parse(terraform('output', '-json', '-no-color')) as { [name: string]: { value: unknown } };
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Collects what Terraform is to evaluate, and what should come out. */
class Evaluation {
  public readonly stack = new TerraformStack(Testing.app(), 'evaluation');
  private readonly cases: {
    readonly title: string;
    readonly read: () => unknown;
    readonly expected: (value: unknown[]) => unknown;
  }[] = [];
  private variables = 0;
  private blocks: Synthesized['resource'] = {};

  public variable(value: unknown): TerraformVariable {
    return new TerraformVariable(this.stack, `v${this.variables++}`, { default: value });
  }

  /** A text in each way in which users can pass it. */
  public texts(text: string): readonly (readonly [string, string])[] {
    const middle = Math.ceil(text.length / 2);
    const [head, tail] = [text.slice(0, middle), text.slice(middle)];
    const escaped = (part: string) => part.replace(/([$%])\{/g, '$1$1{');
    const late = (part: string) => this.variable(part).stringValue;
    const template = (part: string) => `\${var.${this.variable(part).node.id}}`;
    return [
      ['literal', escaped(text)],
      ['template of one expression', template(text)],
      ['template of several expressions', `${template(head)}${template(tail)}`],
      ['template with other text', `${escaped(head)}${template(tail)}`],
      ['template with strip markers', `\${~ var.${this.variable(text).node.id} ~}`],
      ['template of a condition', `\${var.${this.variable(true).node.id} ? ${template(text).slice(2, -1)} : "no"}`],
      ['template with a directive', `%{ if true }${template(text)}%{ endif }`],
      ['template with a comment', `\${var.${this.variable(text).node.id} # it\n}`],
      ['token', late(text)],
      ['token with other text', `${escaped(head)}${late(tail)}`],
      ['token in an expression', `\${join("", [${late(head)}, ${late(tail)}])}`],
      ['function', Fn.join('', [late(head), late(tail)])],
      ['Lazy that becomes a literal', lazy(escaped(text))],
      ['Lazy that becomes a template', lazy(`${template(head)}${template(tail)}`)],
      ['Lazy that becomes a token', lazy(late(text))],
    ];
  }

  /** Has a value that is in no resource evaluated. */
  public value(title: string, value: unknown, expected: unknown): void {
    this.cases.push({ title, read: () => value, expected: () => expected });
  }

  /** Has a value evaluated by itself and inside an expression. */
  public same(title: string, value: unknown, code: string): void {
    const read = () => [value, `\${${code}}`];
    this.cases.push({ title, read, expected: ([itself]) => [itself, itself] });
  }

  /** Has what is in the resources of a registry evaluated. */
  public block(
    title: string,
    registry: GeoReplicatedRegistry,
    read: (blocks: { readonly [type: string]: readonly Block[] }) => unknown,
    expected: unknown,
  ): void {
    const ofRegistry = (id: string) => id.startsWith(`${registry.node.id}_`);
    const blocks = () =>
      Object.fromEntries(
        Object.entries(this.blocks ?? {}).map(([type, all]) => [
          type,
          Object.keys(all)
            .filter(ofRegistry)
            .map((id) => all[id] as Block),
        ]),
      );
    this.cases.push({ title, read: () => read(blocks()), expected: () => expected });
  }

  /** By title what came out, and what should. */
  public results(): readonly [readonly [string, unknown][], readonly [string, unknown][]] {
    this.blocks = synthesized(this.stack).resource;
    this.cases.forEach(({ read }, i) => new TerraformOutput(this.stack, `o${i}`, { value: Token.asAny(read()) }));
    const { variable, output } = synthesized(this.stack);
    const locals = {
      registry: {
        id: '/subscriptions/s1/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/contoso',
        login_server: 'contoso.azurecr.us',
      },
    };
    const text = JSON.stringify({ variable, output }).replace(
      /azurerm_container_registry\.\w+\.(?=id|login_server)/g,
      'local.registry.',
    );
    const values = evaluated({ locals, ...(JSON.parse(text) as object) });
    return [
      this.cases.map(({ title }, i) => [title, values[`o${i}`]]),
      this.cases.map(({ title, expected }, i) => [title, expected(values[`o${i}`] as unknown[])]),
    ];
  }
}

type Block = { readonly [attribute: string]: unknown } & {
  readonly georeplications?: readonly Block[];
  readonly network_rule_set?: readonly { readonly ip_rule: readonly Block[] }[];
  readonly criteria?: readonly Block[];
};

if (hasTerraform) {
  test('Terraform evaluates every kind of text to what it stands for', () => {
    const evaluation = new Evaluation();
    const { stack: scope } = evaluation;
    let registries = 0;
    // Two registries of a stack cannot have one name.
    const registry = (props: Parameters<typeof newRegistry>[0]) =>
      newRegistry({ registryName: `images${registries}`, ...props }, scope, `R${registries++}`);
    const known = registry({ registryName: 'fabrikam' });

    for (const [kind, name] of evaluation.texts('Contoso')) {
      const named = registry({ registryName: name });
      evaluation.value(`login server of a ${kind}`, named.loginServer, 'contoso.azurecr.io');
      evaluation.value(`data endpoint of a ${kind}`, named.dataEndpoint('eastus'), 'contoso.eastus.data.azurecr.io');
      const alone = registry({ registryName: name, homeRegion: '${"US Gov Virginia"}', replicas: [] });
      evaluation.value(`data endpoints of a ${kind} in a region that Terraform fills in`, alone.dataEndpoints, [
        'contoso.usgovvirginia.data.azurecr.us',
      ]);
    }
    for (const [i, [kind, region]] of evaluation.texts('West US 2').entries()) {
      const there = registry({ registryName: `tailwind${i}`, homeRegion: region });
      evaluation.value(`region of a ${kind}`, there.homeRegion, 'westus2');
      const expected = `tailwind${i}.westus2.data.azurecr.io`;
      evaluation.value(`data endpoint of home in a ${kind}`, there.dataEndpoints[0], expected);
    }
    for (const [kind, repository] of evaluation.texts('products/web')) {
      evaluation.value(
        `repository of a ${kind}`,
        known.imageUri(repository, '1'),
        'fabrikam.azurecr.io/products/web:1',
      );
    }
    const digest = `sha256:${'0'.repeat(64)}`;
    for (const [tagOrDigest, expected] of [
      ['v1.2', ':v1.2'],
      [digest, `@${digest}`],
    ]) {
      for (const [kind, text] of evaluation.texts(tagOrDigest)) {
        evaluation.value(
          `image by ${tagOrDigest} of a ${kind}`,
          known.imageUri('web', text),
          `fabrikam.azurecr.io/web${expected}`,
        );
      }
    }

    for (const [range, expected] of [
      ['203.0.113.7', '203.0.113.7/32'],
      ['198.51.100.0/24', '198.51.100.0/24'],
    ]) {
      for (const [kind, text] of evaluation.texts(range)) {
        evaluation.block(
          `range ${range} of a ${kind}`,
          registry({ network: { allowedIpRanges: [text] } }),
          ({ azurerm_container_registry: [block] }) => block.network_rule_set?.[0].ip_rule[0].ip_range,
          expected,
        );
      }
    }

    const tag = '"${a}" %{b} \\ \t\r\n "${c}" $ % é';
    for (const [kind, text] of evaluation.texts(tag)) {
      const tags = Token.asStringMap(evaluation.variable({ team: 'web', a: 'b' }).value);
      const replicas: ReplicaOptions[] = [{ region: 'eastus', tags: { a: text } }];
      evaluation.block(
        `tag of a ${kind}`,
        registry({ tags, replicas }),
        ({ azurerm_container_registry: [block] }) => block.georeplications?.[0].tags,
        { team: 'web', a: tag },
      );
      evaluation.block(
        `tag that is replaced, of a ${kind}`,
        registry({ tags: { a: text, team: text }, replicas: [{ region: 'eastus', tags }] }),
        ({ azurerm_container_registry: [block] }) => block.georeplications?.[0].tags,
        { team: 'web', a: 'b' },
      );
    }
    for (const [kind, key] of evaluation.texts('cost center')) {
      const tags = Token.asStringMap(evaluation.variable({ team: 'web' }).value);
      evaluation.block(
        `key of a tag of a ${kind}`,
        registry({ tags, replicas: [{ region: 'eastus', tags: { [key]: 'x' } }] }),
        ({ azurerm_container_registry: [block] }) => block.georeplications?.[0].tags,
        { team: 'web', 'cost center': 'x' },
      );
    }

    const actionGroupIds = ['${"/subscriptions/s/x"}'];
    const two = evaluation.variable(2).node.id;
    const three = evaluation.variable([3]).node.id;
    for (const storageGibibytes of [
      2,
      evaluation.variable(2).numberValue,
      `\${var.${two}}` as never,
      `\${var.${two} - 1 + 1}` as never,
      `\${var.${three}[0]-1}` as never,
      `\${true ? var.${two} : 0}` as never,
      Lazy.numberValue({ produce: () => 2 }),
    ]) {
      const watched = registry({ alerts: { actionGroupIds, storageGibibytes } });
      evaluation.block(
        `threshold of ${String(storageGibibytes)}`,
        watched,
        ({ azurerm_monitor_metric_alert: [alert] }) => alert.criteria?.[0].threshold,
        2 * 2 ** 30,
      );
      evaluation.block(
        'scopes of alerts',
        watched,
        ({ azurerm_monitor_activity_log_alert: alerts }) =>
          ['service-health', 'resource-health'].map(
            (kind) => alerts.find(({ name }) => name === `${watched.resource.nameInput}-${kind}`)?.scopes,
          ),
        [
          ['/subscriptions/s1'],
          ['/subscriptions/s1/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/contoso'],
        ],
      );
    }

    const yes = evaluation.variable(true);
    for (const flag of [
      yes.booleanValue,
      yes.stringValue,
      `\${var.${yes.node.id}}`,
      `\${false || var.${yes.node.id}}`,
      `\${!(!${yes.stringValue})}`,
      Lazy.anyValue({ produce: () => true }),
      Op.not(Op.not(yes.value)),
    ] as never[]) {
      const webhook = { name: 'deploy', serviceUri: 'https://ci', actions: [WebhookAction.PUSH] };
      evaluation.block(
        `switch ${String(flag)}`,
        registry({
          network: { trustedServices: flag, publicAccess: flag },
          webhooks: [{ ...webhook, regions: ['eastus'], enabled: flag }],
        }),
        ({ azurerm_container_registry: [block], azurerm_container_registry_webhook: [hook] }) => [
          block.network_rule_bypass_option,
          block.public_network_access_enabled,
          hook.status,
        ],
        ['AzureServices', true, 'enabled'],
      );
    }

    const variables = { text: ' a "b" ', list: ['a', 'b'], map: { a: 'c' }, objects: [{ a: 1 }], numbers: [2] };
    for (const [name, value] of Object.entries(variables)) new TerraformVariable(scope, name, { default: value });
    for (const [text, code] of inExpressions)
      evaluation.same(`${JSON.stringify(text)} inside an expression`, text, code);

    const [results, expected] = evaluation.results();
    expect(results).toEqual(expected);
  }, 60_000);
}
