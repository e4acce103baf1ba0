import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Fn, TerraformLocal, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { lateBound, model, reported } from '../models';

const many = (count: number, prefix = 'key') =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${prefix}${i}`, 'value']));
const stack = new TerraformStack(Testing.app(), 'stack');
const group = new ResourceGroup(stack, 'group', { name: 'g', location: 'westus' });
const variable = new TerraformVariable(stack, 'tags', { type: 'map(string)' });
const local = new TerraformLocal(stack, 'local', { a: 'b' });

describe('tagsFitAzure', () => {
  const rule = 'tagsFitAzure';

  test('accepts tags up to each limit', () => {
    const tags = { ...many(49), ['k'.repeat(512)]: 'v'.repeat(256) };
    expect(reported(rule, model({ tags }))).toEqual([]);
  });

  test('fails for more than 50 tags', () => {
    expect(reported(rule, model({ tags: many(51), replicas: [] }))).toEqual([
      'tags results in 51 tags: use at most 50 [tagsFitAzure]',
    ]);
  });

  test('fails for a replica whose own tags and the inherited ones are more than 50', () => {
    expect(reported(rule, model({ tags: many(50), replicas: [{ region: 'eastus', tags: { one: 'more' } }] }))).toEqual([
      'replicas[0].tags results in 51 tags: use at most 50 [tagsFitAzure]',
    ]);
  });

  test('fails for a key or value that is too long in bytes, not characters', () => {
    const key = '\u00e9'.repeat(257);
    const value = '\u00e9'.repeat(129);
    const faults = reported(rule, model({ tags: { [key]: 'v', note: value }, replicas: [] }));
    expect(faults).toHaveLength(2);
    expect(faults[0]).toMatch(/^tags has a key of 514 bytes, got .*: use at most 512 \[tagsFitAzure\]$/);
    expect(faults[1]).toMatch(/^tags\.note has 258 bytes, got .*: use at most 256 bytes \[tagsFitAzure\]$/);
  });

  test('names a tag whose key is no name in quotes', () => {
    const faults = reported(rule, model({ tags: { 'cost center': 'x'.repeat(257) } }));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^tags\["cost center"\] has 257 bytes, got "x/);
  });

  test('counts the bytes of a value as it will be, without the escapes of Terraform', () => {
    const value = (length: number) => 'x'.repeat(length).concat('$${a}');
    expect(reported(rule, model({ tags: { note: value(252) } }))).toEqual([]);
    expect(reported(rule, model({ tags: { note: value(253) } }))[0]).toContain('tags.note has 257 bytes');
  });

  test.each(['a<b', 'a>b', '100%', 'a&b', 'a\\b', 'why?', 'a/b'])('fails for the key %s', (key) => {
    expect(reported(rule, model({ tags: { [key]: 'v' } }))).toEqual([
      `tags has a key with a character that Azure refuses, got ${JSON.stringify(key)}: leave out < > % & \\ ? / [tagsFitAzure]`,
    ]);
  });

  test('fails for an empty key', () => {
    expect(reported(rule, model({ tags: { '': 'v' } }))).toEqual([
      'tags has an empty key: name the tag [tagsFitAzure]',
    ]);
  });

  test('fails once for two keys that differ in case only', () => {
    expect(reported(rule, model({ tags: { team: 'a', Team: 'b' } }))).toEqual([
      'tags has two keys that Azure treats as one, got ["team","Team"]: keep one, because Azure ignores case [tagsFitAzure]',
    ]);
  });

  test('accepts a late-bound map, merged with others by Fn.merge', () => {
    expect(reported(rule, model({ tags: group.tags }))).toEqual([]);
    expect(reported(rule, model({ tags: Fn.merge([group.tags, { team: 'web' }]) as unknown }))).toEqual([]);
    expect(reported(rule, model({ tags: group.tags, replicas: [{ region: 'eastus', tags: { a: 'b' } }] }))).toEqual([]);
  });

  test.each([
    ['a variable', variable.value as unknown],
    ['a local', local.expression as unknown],
  ])('accepts the map of %s, and own tags as well as it', (_, tags) => {
    expect(reported(rule, model({ tags, replicas: [{ region: 'eastus', tags }] }))).toEqual([]);
    expect(reported(rule, model({ tags, replicas: [{ region: 'eastus', tags: { a: 'b' } }] }))).toEqual([]);
  });

  test('counts the own tags where the inherited ones are late-bound', () => {
    expect(reported(rule, model({ tags: group.tags, replicas: [{ region: 'eastus', tags: many(51) }] }))).toEqual([
      'replicas[0].tags results in 51 tags: use at most 50 [tagsFitAzure]',
    ]);
  });

  test('validates the tags of a webhook', () => {
    const webhooks = [{ name: 'deploy', serviceUri: 'https://ci', actions: ['push'], tags: { '': 'x' } }];
    expect(reported(rule, model({ webhooks }))).toEqual([
      'webhooks[0].tags has an empty key: name the tag [tagsFitAzure]',
    ]);
  });

  test('fails for a late-bound map with keys added to it', () => {
    expect(reported(rule, model({ tags: { ...group.tags, team: 'web' } }))).toEqual([
      'tags adds keys to a late-bound map: merge them with Fn.merge([map, { key: "value" }]) [tagsFitAzure]',
    ]);
  });

  test('keeps silent on late-bound keys and values', () => {
    expect(reported(rule, model({ tags: { [lateBound('a'.repeat(600))]: 'v', key: lateBound() } }))).toEqual([]);
    const template = `\${var.${'a'.repeat(600)}}`;
    expect(reported(rule, model({ tags: { [`${template}?`]: 'v', key: template } }))).toEqual([]);
  });
});
