import {
  SharedScopeMap,
  SystemScopeMap,
  TokenAction,
  TokenPermission,
  type TokenOptions,
} from 'cdktf-georeplicated-registry';
import { Fn, TerraformStack, Testing, TerraformVariable } from 'cdktf';
import type { RegistryModel } from '../../lib/model/model';
import { resolveRegistry } from '../../lib/model/registry';
import { sentence } from '../../lib/errors';
import { readRegistry, withAddedAs } from '../../lib/reading/registry';
import { refused, refusedOfCalls, validate } from '../../lib/rules';
import { lateBound, loose, model, neighbour, reported, withOthers, type LooseProps } from '../models';
import { newRegistry } from '../stacks';

const permissions = [TokenPermission.pull('products/*')];
const withToken = (token: object, props: LooseProps = {}): RegistryModel =>
  model({ ...props, tokens: { Store42: token } });
const withMap = (scopeMap: object, props: LooseProps = {}): RegistryModel =>
  model({ ...props, scopeMaps: { Stores: { permissions, ...scopeMap } } });
const withPair = (pair: object, props: LooseProps = {}): RegistryModel =>
  model({ ...props, tokenPairs: { Stores: { permissions, variable: 'stores_token', ...pair } } });
const called = (method: 'addToken' | 'addScopeMap' | 'addTokenPair', id: string, options: object) =>
  resolveRegistry(withAddedAs(readRegistry(loose({})), method, id, options));
const registryId = (name: string) =>
  `/subscriptions/s/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/${name}`;

describe('tokenIdsAreValid', () => {
  const rule = 'tokenIdsAreValid';

  test.each(['Store42', 'store_42', 'store-42', '42'])('accepts %s', (id) => {
    expect(reported(rule, called('addToken', id, { permissions }))).toEqual([]);
  });

  test('fails for other letters, of tokens, pairs and scope maps', () => {
    expect(reported(rule, called('addToken', 'Store 42', { permissions }))).toEqual([
      'addToken("Store 42").id is not well formed, got "Store 42": use letters, digits, "-" and "_", such as "Store42" [tokenIdsAreValid]',
    ]);
    expect(reported(rule, called('addTokenPair', 'a/b', { permissions, variable: 'x' }))).toHaveLength(1);
    expect(reported(rule, called('addScopeMap', '', { permissions }))).toEqual([
      'addScopeMap("").id is not well formed, got "": use letters, digits, "-" and "_", such as "Stores" [tokenIdsAreValid]',
    ]);
  });

  test('keeps silent on late-bound ids, which are refused as that', () => {
    expect(reported(rule, called('addToken', lateBound(), { permissions }))).toEqual([]);
    expect(reported(rule, called('addToken', '${var.a}', { permissions }))).toEqual([]);
    expect(reported('optionsAreDecidedAtSynth', called('addToken', '${var.a}', { permissions }))).toEqual([
      'addToken("${var.a}").id is late-bound: set a value that is known at synth [optionsAreDecidedAtSynth]',
    ]);
  });
});

describe('tokenIdsAreDistinct', () => {
  const rule = 'tokenIdsAreDistinct';
  const twice = (method: 'addToken' | 'addScopeMap', option: 'tokens' | 'scopeMaps') =>
    resolveRegistry(
      withAddedAs(readRegistry(loose({ [option]: { Stores: { permissions } } })), method, 'Stores', {
        permissions,
        name: 'another',
      }),
    );

  test('accepts one id for a token, a pair and a scope map', () => {
    const all = { scopeMaps: { Stores: { permissions } }, tokenPairs: { Stores: { permissions, variable: 'x' } } };
    expect(reported(rule, model({ ...all, tokens: { Stores: { permissions } } }))).toEqual([]);
  });

  test('fails for two of a kind', () => {
    expect(reported(rule, twice('addToken', 'tokens'))).toEqual([
      'addToken("Stores").id is also the id of tokens.Stores, got "Stores": give each token an id of its own [tokenIdsAreDistinct]',
    ]);
    expect(reported(rule, twice('addScopeMap', 'scopeMaps'))).toEqual([
      'addScopeMap("Stores").id is also the id of scopeMaps.Stores, got "Stores": give each scope map an id of its own [tokenIdsAreDistinct]',
    ]);
  });

  test('keeps silent on late-bound ids', () => {
    const once = withAddedAs(readRegistry(loose({})), 'addToken', '${var.a}', { permissions });
    expect(reported(rule, resolveRegistry(withAddedAs(once, 'addToken', '${var.a}', { permissions })))).toEqual([]);
  });
});

describe('tokenNamesAreValid', () => {
  const rule = 'tokenNamesAreValid';

  test.each(['store', 'Store-42', 's'.repeat(49)])('accepts %s', (name) => {
    expect(reported(rule, withToken({ permissions, name }))).toEqual([]);
  });

  test.each([
    ['42-store', 'is not well formed'],
    ['store_42', 'is not well formed'],
    ['', 'is not well formed'],
    ['stor', 'is 4 characters long'],
    ['s'.repeat(50), 'is 50 characters long'],
  ])('fails for %j', (name, what) => {
    expect(reported(rule, withToken({ permissions, name }))).toEqual([
      `tokens.Store42.name ${what}, got "${name}": set 5 to 49 letters, digits and "-", beginning with a letter [tokenNamesAreValid]`,
    ]);
  });

  test.each([
    ['s'.repeat(47), 0],
    ['s'.repeat(48), 1],
    ['sto', 0],
    ['st', 1],
  ])('leaves room for the two of a pair, in %s', (name, count) => {
    const faults = reported(rule, withPair({ name }));
    expect(faults).toHaveLength(count);
    if (count > 0) {
      expect(faults).toEqual([
        `tokenPairs.Stores.name is ${name.length} characters long, got "${name}": set 3 to 47 letters, digits and "-", beginning with a letter [tokenNamesAreValid]`,
      ]);
    }
  });

  test('accepts what comes of every id that is not too long', () => {
    for (const id of ['a', '4', '42', '_', '-', '__a', 'Store_42', '4'.repeat(43)]) {
      expect(reported(rule, called('addToken', id, { permissions }))).toEqual([]);
      expect(reported('scopeMapNamesAreValid', called('addScopeMap', id, { permissions }))).toEqual([]);
      expect(reported(rule, called('addTokenPair', id.slice(0, 40), { permissions, variable: 'x' }))).toEqual([]);
    }
    expect(reported(rule, called('addToken', 's'.repeat(50), { permissions }))).toEqual([
      `addToken("${'s'.repeat(50)}").name is 50 characters long, got "${'s'.repeat(50)}": set 5 to 49 letters, digits and "-", beginning with a letter [tokenNamesAreValid]`,
    ]);
  });

  test('keeps silent on late-bound names', () => {
    for (const name of [lateBound(), '${var.x}', 'a_${var.x}']) {
      expect(reported(rule, withToken({ permissions, name }))).toEqual([]);
      expect(reported(rule, withPair({ name }))).toEqual([]);
    }
  });
});

describe('scopeMapNamesAreValid', () => {
  const rule = 'scopeMapNamesAreValid';

  test.each(['42-stores', '-----', 's'.repeat(49)])('accepts %s', (name) => {
    expect(reported(rule, withMap({ name }))).toEqual([]);
  });

  test('fails for others, and knows those of Azure', () => {
    expect(reported(rule, withMap({ name: 'maps' }))).toEqual([
      'scopeMaps.Stores.name is 4 characters long, got "maps": set 5 to 49 letters, digits and "-" [scopeMapNamesAreValid]',
    ]);
    expect(reported(rule, withMap({ name: '_repositories_pull' }))).toEqual([
      'scopeMaps.Stores.name is not well formed, got "_repositories_pull": set 5 to 49 letters, digits and "-"; for a scope map of Azure itself, set systemScopeMap of the token [scopeMapNamesAreValid]',
    ]);
  });

  test.each([lateBound(), '${var.x}'])('keeps silent on late-bound names', (name) => {
    expect(reported(rule, withMap({ name }))).toEqual([]);
  });

  test.each([39, 40, 49])('the scope map of a token of %d characters has a name that Azure takes', (length) => {
    const { tokens } = withToken({ permissions, name: 's'.repeat(length) });
    const { name = '' } = tokens[0].scopeMap.own ?? {};
    expect(name).toMatch(/^[a-zA-Z0-9-]{5,49}$/);
    expect(name.endsWith('-scope-map')).toBe(length === 39);
  });
});

describe('tokenNamesAreDistinct', () => {
  const rule = 'tokenNamesAreDistinct';

  test('accepts a token and a scope map of one name', () => {
    const scopeMaps = { Map: { permissions, name: 'stores' } };
    expect(reported(rule, model({ scopeMaps, tokens: { Token: { permissions, name: 'stores' } } }))).toEqual([]);
  });

  test('fails for two that come out with one name, whatever the case', () => {
    const systemScopeMap = SystemScopeMap.PULL;
    const tokens = { Store_42: { systemScopeMap }, Other: { systemScopeMap, name: 'store-42' } };
    expect(reported(rule, model({ tokens }))).toEqual([
      'tokens.Other.name is also the name of tokens.Store_42, got "store-42": set another name [tokenNamesAreDistinct]',
    ]);
    const pairs = { tokenPairs: { Stores: { systemScopeMap, variable: 'x' } } };
    expect(reported(rule, model({ ...pairs, tokens: { One: { systemScopeMap, name: 'stores-B' } } }))).toEqual([
      'tokenPairs.Stores.name is also the name of tokens.One, got "Stores-b": set another name [tokenNamesAreDistinct]',
    ]);
  });

  test('fails for the scope maps of their own too', () => {
    const scopeMaps = { Map: { permissions, name: 'Store42-scope-map' } };
    expect(reported(rule, withToken({ permissions }, { scopeMaps }))).toEqual([
      'tokens.Store42.name is also the name of scopeMaps.Map, got "Store42-scope-map": set another name [tokenNamesAreDistinct]',
    ]);
  });

  test('leaves two of one id to the rule on ids', () => {
    const once = withAddedAs(readRegistry(loose({})), 'addToken', 'Store42', { permissions });
    const twice = withAddedAs(once, 'addToken', 'Store42', { permissions });
    expect(reported(rule, resolveRegistry(twice))).toEqual([]);
  });

  test.each([lateBound(), '${var.x}'])('keeps silent on late-bound names', (name) => {
    const systemScopeMap = SystemScopeMap.PULL;
    expect(reported(rule, model({ tokens: { A: { systemScopeMap, name }, B: { systemScopeMap, name } } }))).toEqual([]);
  });
});

describe('tokensHaveOneScopeMap', () => {
  const rule = 'tokensHaveOneScopeMap';
  const systemScopeMap = SystemScopeMap.PULL;
  const scopeMap = SharedScopeMap.existing(`${registryId('contoso')}/scopeMaps/stores`);

  test.each<TokenOptions>([{ permissions }, { systemScopeMap }, { scopeMap }])('accepts one, %#', (options) => {
    expect(reported(rule, withToken(options))).toEqual([]);
  });

  test('fails for none and for more', () => {
    expect(reported(rule, withToken({ passwords: {} }))).toEqual([
      'tokens.Store42 has none of permissions, scopeMap and systemScopeMap: set one, such as permissions: [TokenPermission.pull("products/*")] [tokensHaveOneScopeMap]',
    ]);
    expect(reported(rule, withToken({ permissions, systemScopeMap }))).toEqual([
      'tokens.Store42 has permissions and systemScopeMap, and a token has one scope map: keep one of them [tokensHaveOneScopeMap]',
    ]);
    expect(reported(rule, withPair({ scopeMap, systemScopeMap }))).toEqual([
      'tokenPairs.Stores has permissions, scopeMap, and systemScopeMap, and a token has one scope map: keep one of them [tokensHaveOneScopeMap]',
    ]);
  });

  test('accepts one that is late-bound, and keeps silent on one that could not be read', () => {
    expect(reported(rule, withToken({ scopeMap: SharedScopeMap.existing(lateBound()) }))).toEqual([]);
    expect(reported(rule, withToken({ permissions: '${' }))).toEqual([]);
    for (const wrong of [{ permissions: 'pull' }, { systemScopeMap: 'pull' }, { scopeMap: 'stores' }]) {
      expect(reported(rule, withToken(wrong))).toEqual([]);
      expect(reported('optionsHaveTheirType', withToken(wrong))).toHaveLength(1);
    }
    expect(reported(rule, withToken({ permissions: lateBound() }))).toEqual([]);
    expect(reported('optionsAreDecidedAtSynth', withToken({ systemScopeMap: lateBound() }))).toHaveLength(1);
    expect(reported(rule, withToken({ permisions: permissions }))).toEqual([]);
  });
});

describe('tokenScopeMapsExist', () => {
  const rule = 'tokenScopeMapsExist';
  const shared = (scopeMap: SharedScopeMap, props: LooseProps = {}) => reported(rule, withToken({ scopeMap }, props));
  const scopeMaps = { Stores: { permissions } };

  test('accepts one that is declared, and ids of this registry in any case', () => {
    expect(shared(SharedScopeMap.declared('Stores'), { scopeMaps })).toEqual([]);
    expect(shared(SharedScopeMap.existing(`${registryId('Contoso')}/SCOPEMAPS/stores`))).toEqual([]);
  });

  test('fails for one that is not declared', () => {
    expect(shared(SharedScopeMap.declared('Store'), { scopeMaps })).toEqual([
      'tokens.Store42.scopeMap is not the id of a scope map of this registry, got "Store": did you mean "Stores"? [tokenScopeMapsExist]',
    ]);
    expect(shared(SharedScopeMap.declared('Stores'))).toEqual([
      'tokens.Store42.scopeMap is not the id of a scope map of this registry, got "Stores": declare it in scopeMaps, or call addScopeMap first [tokenScopeMapsExist]',
    ]);
  });

  test('fails for what is no id, and for one of another registry', () => {
    expect(shared(SharedScopeMap.existing('_repositories_pull'))).toEqual([
      'tokens.Store42.scopeMap is not the resource id of a scope map, got "_repositories_pull": pass the id as az prints it, of the form /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ContainerRegistry/registries/{registry}/scopeMaps/{name} [tokenScopeMapsExist]',
    ]);
    expect(shared(SharedScopeMap.existing(`${registryId('fabrikam')}/scopeMaps/stores`))).toEqual([
      'tokens.Store42.scopeMap is a scope map of the registry "fabrikam": pass one of the same registry [tokenScopeMapsExist]',
    ]);
    const other = newRegistry({ registryName: 'fabrikam' }).addScopeMap('Stores', { permissions });
    expect(shared(other)).toEqual([
      'tokens.Store42.scopeMap is a scope map of the registry "fabrikam": pass one of the same registry [tokenScopeMapsExist]',
    ]);
  });

  test.each([{ scopeMaps: lateBound() }, { scopeMaps: { Stores: '${var.map}' } }])(
    'keeps silent on a scope map that is late-bound, which is refused as that: %#',
    (props) => {
      const subject = withToken({ scopeMap: SharedScopeMap.declared('Stores') }, props);
      expect(reported(rule, subject)).toEqual([]);
      expect(validate(refused, subject)).toHaveLength(1);
    },
  );

  test.each([lateBound(), '${var.x}'])('keeps silent on late-bound ids and registries', (late) => {
    expect(shared(SharedScopeMap.existing(late))).toEqual([]);
    expect(
      shared(SharedScopeMap.existing(`${registryId('fabrikam')}/scopeMaps/stores`), { registryName: late }),
    ).toEqual([]);
    expect(reported('optionsAreDecidedAtSynth', withToken({ scopeMap: SharedScopeMap.declared(late) }))).toEqual([
      'tokens.Store42.scopeMap is late-bound: set a value that is known at synth [optionsAreDecidedAtSynth]',
    ]);
  });
});

describe('tokenPermissionsAreGiven', () => {
  const rule = 'tokenPermissionsAreGiven';

  test('accepts one with an action', () => {
    expect(reported(rule, withToken({ permissions }))).toEqual([]);
  });

  test('fails for none, and for one without actions', () => {
    expect(reported(rule, withMap({ permissions: [] }))).toEqual([
      'scopeMaps.Stores.permissions is empty, got []: list what the token may do, such as TokenPermission.pull("products/*") [tokenPermissionsAreGiven]',
    ]);
    expect(reported(rule, withToken({ permissions: [...permissions, TokenPermission.of('web', [])] }))).toEqual([
      'tokens.Store42.permissions[1].actions is empty, got []: list an action, such as TokenAction.CONTENT_READ [tokenPermissionsAreGiven]',
    ]);
  });

  test.each([lateBound(), '${var.x}'])('keeps silent on what could not be read', (late) => {
    expect(reported(rule, withToken({ permissions: late }))).toEqual([]);
    const actions = [TokenPermission.of('web', [late as unknown as TokenAction])];
    expect(reported(rule, withToken({ permissions: actions }))).toEqual([]);
    expect(reported('optionsAreDecidedAtSynth', withToken({ permissions: actions }))).toEqual([
      'tokens.Store42.permissions[0].actions[0] is late-bound: set a value that is known at synth [optionsAreDecidedAtSynth]',
    ]);
  });
});

describe('tokenRepositoriesAreWellFormed', () => {
  const rule = 'tokenRepositoriesAreWellFormed';
  const of = (repository: string) => reported(rule, withToken({ permissions: [TokenPermission.pull(repository)] }));

  test.each(['web', 'products/web', 'products/*', 'a/b/c/*', '*', 'a-b/c__d.e', 'a'.repeat(255)])(
    'accepts %s',
    (repository) => {
      expect(of(repository)).toEqual([]);
    },
  );

  const example = 'use a repository, such as "hub/nginx", or a path and "/*"';
  const elsewhere = 'has "*" other than alone at the end';

  test.each([
    ['a/*/b', elsewhere, example],
    ['a/b*', elsewhere, example],
    ['web*', elsewhere, example],
    ['*/*', elsewhere, example],
    ['**', elsewhere, example],
    ['Products/Web', 'is not well formed', 'did you mean "products/web"?'],
    ['/products/*', 'is not well formed', 'did you mean "products/*"?'],
    ['products/', 'is not well formed', 'did you mean "products"?'],
    ['web:1.2', 'contains a tag or digest', 'did you mean "web"?'],
    ['contoso.azurecr.io/web', 'begins with the login server', 'leave it out'],
    ['', 'is not well formed', example],
    ['products//web', 'is not well formed', example],
    ['my web', 'is not well formed', example],
    ['a'.repeat(256), 'has 256 characters', 'use at most 255'],
  ])('fails for %j', (repository, what, todo) => {
    expect(of(repository)).toEqual([
      `tokens.Store42.permissions[0].repository ${what}, got "${repository}": ${todo} [tokenRepositoriesAreWellFormed]`,
    ]);
  });

  test.each([lateBound(), '${var.x}', 'A/${var.x}'])('keeps silent on late-bound repositories', (repository) => {
    expect(of(repository)).toEqual([]);
  });
});

describe('scopeMapsFitTheLimit', () => {
  const rule = 'scopeMapsFitTheLimit';
  const many = (count: number, actions = [TokenAction.CONTENT_READ]) =>
    withMap({ permissions: Array.from({ length: count }, (_, i) => TokenPermission.of(`team/r${i}`, actions)) });

  test('accepts 500 repositories and 500 actions, and counts each once', () => {
    expect(reported(rule, many(500))).toEqual([]);
    expect(reported(rule, many(250, [TokenAction.CONTENT_WRITE]))).toEqual([]);
    const same = Array.from({ length: 600 }, () => TokenPermission.pull('web'));
    expect(reported(rule, withMap({ permissions: same }))).toEqual([]);
  });

  test('fails for one more', () => {
    expect(reported(rule, many(501))).toEqual([
      'scopeMaps.Stores.permissions contain 501 repositories, and the limit of Azure is 500: use "path/*" for all repositories below a path, or several tokens [scopeMapsFitTheLimit]',
    ]);
    expect(reported(rule, many(251, [TokenAction.CONTENT_WRITE]))).toEqual([
      'scopeMaps.Stores.permissions contain 502 actions, and the limit of Azure is 500: use "path/*" for all repositories below a path, or several tokens [scopeMapsFitTheLimit]',
    ]);
  });

  test('counts late-bound repositories by what they refer to', () => {
    const late = Array.from({ length: 501 }, (_, i) => TokenPermission.pull(`\${var.r${i}}`));
    expect(reported(rule, withMap({ permissions: late }))).toHaveLength(1);
    const same = lateBound();
    const once = Array.from({ length: 501 }, () => TokenPermission.pull(same));
    expect(reported(rule, withMap({ permissions: once }))).toEqual([]);
  });
});

describe('scopeMapDescriptionsFit', () => {
  const rule = 'scopeMapDescriptionsFit';

  test.each(['', 'x', 'x'.repeat(256)])('accepts %s', (description) => {
    expect(reported(rule, withMap({ description }))).toEqual([]);
  });

  test('fails for more bytes', () => {
    const description = 'é'.repeat(129);
    expect(reported(rule, withMap({ description }))).toEqual([
      `scopeMaps.Stores.description has 258 bytes, got "${'\\u00e9'.repeat(129)}": use at most 256 [scopeMapDescriptionsFit]`,
    ]);
  });

  test.each([lateBound(), '${var.x}'])('keeps silent on late-bound descriptions', (description) => {
    expect(reported(rule, withMap({ description }))).toEqual([]);
  });
});

describe('tokenExpiriesAreTimes', () => {
  const rule = 'tokenExpiriesAreTimes';
  const at = (expiry1: unknown) => withToken({ permissions, passwords: { expiry1 } });

  test.each([
    '2027-06-30T00:00:00Z',
    '2027-06-30T00:00:00.000Z',
    '2027-06-30T23:59:59+02:00',
    '2028-02-29T00:00:00-11:30',
    '1999-01-01T00:00:00Z',
  ])('accepts %s', (expiry) => {
    expect(reported(rule, at(expiry))).toEqual([]);
  });

  const form = 'use date, time and time zone, such as "2027-06-30T00:00:00Z"';

  test.each([
    ['2027-01-01', 'did you mean "2027-01-01T00:00:00Z"?'],
    ['2027-01-01T08:30', 'did you mean "2027-01-01T08:30:00Z"?'],
    ['2027-01-01 08:30:00Z', 'did you mean "2027-01-01T08:30:00Z"?'],
    ['2027-01-01T08:30:00', 'did you mean "2027-01-01T08:30:00Z"?'],
    ['2027-01-01t08:30:00z', 'did you mean "2027-01-01T08:30:00Z"?'],
    ['2027-01-01 08:30 +02:00', 'did you mean "2027-01-01T08:30:00+02:00"?'],
    ['2027-02-30T00:00:00Z', form],
    ['2027-02-29', form],
    ['2027-13-01T00:00:00Z', form],
    ['2027-01-01T24:00:00Z', form],
    ['2027-01-01T00:00:60Z', form],
    ['30.06.2027', form],
    ['never', form],
    ['', form],
    ['8760h', form],
  ])('fails for %j', (expiry, todo) => {
    expect(reported(rule, at(expiry))).toEqual([
      `tokens.Store42.passwords.expiry1 is not a date and time with a time zone, got "${expiry}": ${todo} [tokenExpiriesAreTimes]`,
    ]);
  });

  test('validates each of both, and those of pairs', () => {
    expect(reported(rule, withToken({ permissions, passwords: { expiry2: '2027' } }))).toEqual([
      `tokens.Store42.passwords.expiry2 is not a date and time with a time zone, got "2027": ${form} [tokenExpiriesAreTimes]`,
    ]);
    expect(reported(rule, withPair({ expiryA: '2027', expiryB: '2028' }))).toHaveLength(2);
    const date = at(new Date(Date.UTC(2027, 0)));
    expect(reported(rule, date)).toEqual([]);
    expect(reported('optionsHaveTheirType', date)).toEqual([
      'tokens.Store42.passwords.expiry1 is of the wrong type, got {}: pass a string [optionsHaveTheirType]',
    ]);
  });

  test.each([lateBound(), '${var.x}', '${var.day}T00:00:00Z'])('keeps silent on late-bound times', (expiry) => {
    expect(reported(rule, at(expiry))).toEqual([]);
  });
});

describe('tokenExpiriesStay', () => {
  const rule = 'tokenExpiriesStay';
  const at = (expiry1: string) => reported(rule, withToken({ permissions, passwords: { expiry1 } }));

  test('accepts dates', () => {
    expect(at('2027-01-01T00:00:00Z')).toEqual([]);
  });

  test('accepts late-bound variables and attributes, whatever their name', () => {
    const variable = new TerraformVariable(new TerraformStack(Testing.app(), 'stack'), 'timestamp', {}).stringValue;
    const stable = ['${var.timestamp}', '${time_rotating.a.rotation_rfc3339}', variable];
    expect([...stable, Fn.timeadd(variable, '24h')].flatMap(at)).toEqual([]);
  });

  test.each([
    ['${timestamp()}', ', got "${timestamp()}"'],
    ['${timeadd(timestamp(), "720h")}', ', got "${timeadd(timestamp(), \\"720h\\")}"'],
    ['${timeadd(plantimestamp (), "720h")}', ', got "${timeadd(plantimestamp (), \\"720h\\")}"'],
    [Fn.timeadd(Fn.timestamp(), '720h'), ''],
    [Fn.plantimestamp(), ''],
  ])('fails for a function that gives another time in every plan, %#', (expiry, got) => {
    expect(at(expiry)).toEqual([
      `tokens.Store42.passwords.expiry1 changes in every plan, which would replace the passwords each time${got}: set a fixed date, or use the time of a time_rotating [tokenExpiriesStay]`,
    ]);
  });

  test('fails for pairs too', () => {
    expect(reported(rule, withPair({ expiryB: '${timestamp()}' }))).toHaveLength(1);
  });
});

describe('adoptedTokensKeepTheirPasswords', () => {
  const rule = 'adoptedTokensKeepTheirPasswords';
  const adopt = { registryId: registryId('contoso'), tokenIds: [`${registryId('contoso')}/tokens/Store42`] };

  test('accepts an adopted token without passwords, and others with', () => {
    expect(reported(rule, withToken({ permissions }, { adopt }))).toEqual([]);
    expect(reported(rule, withToken({ permissions, passwords: {}, name: 'store-43' }, { adopt }))).toEqual([]);
  });

  test('fails for passwords of an adopted token', () => {
    expect(reported(rule, withToken({ permissions, passwords: {} }, { adopt }))).toEqual([
      'tokens.Store42.passwords makes Terraform generate passwords of the adopted token "Store42", which fails if it has any: leave them out, or delete those that it has (az acr token credential delete) and remove its id from adopt.tokenIds once it is imported [adoptedTokensKeepTheirPasswords]',
    ]);
    const ofPair = { ...adopt, tokenIds: [`${registryId('contoso')}/tokens/Stores-b`] };
    expect(reported(rule, withPair({}, { adopt: ofPair }))).toEqual([
      'tokenPairs.Stores makes Terraform generate passwords of the adopted token "Stores-b", which fails if it has any: leave them out, or delete those that it has (az acr token credential delete) and remove its id from adopt.tokenIds once it is imported [adoptedTokensKeepTheirPasswords]',
    ]);
  });

  test.each([lateBound(), '${var.x}'])('keeps silent on late-bound names', (name) => {
    expect(reported(rule, withToken({ permissions, passwords: {}, name }, { adopt }))).toEqual([]);
  });
});

describe('tokenVariablesAreValid', () => {
  const rule = 'tokenVariablesAreValid';

  test.each(['stores_token', 'Stores-Token', '_x'])('accepts %s', (variable) => {
    expect(reported(rule, withPair({ variable }))).toEqual([]);
  });

  test('fails for what Terraform refuses or reserves', () => {
    expect(reported(rule, withPair({ variable: '2nd' }))).toEqual([
      'tokenPairs.Stores.variable is a name that Terraform refuses for a variable, got "2nd": use up to 200 letters, digits, "_" and "-", not beginning with a digit, such as "stores_token" [tokenVariablesAreValid]',
    ]);
    expect(reported(rule, withPair({ variable: '' }))).toHaveLength(1);
    expect(reported(rule, withPair({ variable: 'x'.repeat(201) }))).toHaveLength(1);
    expect(reported(rule, withPair({ variable: 'count' }))).toEqual([
      expect.stringMatching(
        /^tokenPairs\.Stores\.variable is a name that Terraform reserves, got "count": use another name, such as "stores_token"; these names are reserved: source, .* \[tokenVariablesAreValid\]$/,
      ),
    ]);
  });

  test.each([lateBound(), '${var.x}'])('keeps silent on late-bound names, which are refused as that', (variable) => {
    expect(reported(rule, withPair({ variable }))).toEqual([]);
    expect(reported('optionsAreDecidedAtSynth', withPair({ variable }))).toHaveLength(1);
  });
});

describe('tokensFitTheTier', () => {
  const rule = 'tokensFitTheTier';
  const systemScopeMap = SystemScopeMap.PULL;
  const many = (count: number, options: TokenOptions) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`Store${i}`, options]));
  const basic = { sku: 'Basic', replicas: [] };
  const pair = { permissions, variable: 'x' };

  test('accepts as many as the tier has, and system scope maps besides', () => {
    expect(reported(rule, model({ ...basic, tokens: many(100, { permissions }) }))).toEqual([]);
    const all = { tokens: many(98, { systemScopeMap }), tokenPairs: { A: pair } };
    expect(reported(rule, model({ ...basic, ...all }))).toEqual([]);
  });

  test.each([
    ['Basic', 100],
    ['Standard', 500],
  ])('fails for one more on %s', (sku, most) => {
    const props = { sku, replicas: [], tokens: many(most, { systemScopeMap }) };
    const tokenPairs = { A: { systemScopeMap, variable: 'x' } };
    expect(reported(rule, model({ ...props, tokenPairs }))).toEqual([
      `tokens result in ${most + 2} tokens, and sku "${sku}" allows ${most}: use a higher tier [tokensFitTheTier]`,
    ]);
    const scopeMaps = { Map: { permissions } };
    expect(reported(rule, model({ ...props, scopeMaps, tokens: many(most, { permissions }) }))).toEqual([
      `tokens result in ${most + 1} scope maps, and sku "${sku}" allows ${most}: share scope maps with addScopeMap, or use a higher tier [tokensFitTheTier]`,
    ]);
  });

  test('keeps silent on names that are late-bound', () => {
    expect(reported(rule, model({ ...basic, tokens: many(100, { permissions, name: lateBound() }) }))).toEqual([]);
  });
});

describe('stacksHaveTokensApart', () => {
  const rule = 'stacksHaveTokensApart';
  const systemScopeMap = SystemScopeMap.PULL;
  const of = (name: string, other: LooseProps) =>
    model(
      { tokens: { Store42: { systemScopeMap, name } } },
      withOthers(neighbour({ registryName: 'contoso', ...other }, { isInSameStack: false, model: existing(other) })),
    );
  const existing = (props: LooseProps): RegistryModel => {
    const found = model({ registryName: 'contoso', ...props });
    return { ...found, stated: { ...found.stated, existing: {} } };
  };

  test('warns of one name in two stacks, and accepts others', () => {
    const other = { tokens: { Store: { systemScopeMap, name: 'STORE-42' } } };
    expect(reported(rule, of('store-42', other))).toEqual([
      'tokens.Store42.name is also the name of \'stack/Other\' tokens.Store, got "store-42": set another name [stacksHaveTokensApart]',
    ]);
    expect(reported(rule, of('store-43', other))).toEqual([]);
    expect(reported(rule, of('store-42', { ...other, registryName: 'fabrikam' }))).toEqual([]);
  });

  test.each([lateBound(), '${var.x}'])('keeps silent on late-bound names', (name) => {
    expect(reported(rule, of(name, { tokens: { Store: { systemScopeMap, name } } }))).toEqual([]);
  });
});

describe('tokensHavePasswords', () => {
  const faultsOf = ({ tokens: [token] }: RegistryModel, i = 0) =>
    validate(refusedOfCalls.password, { token, member: token.members[i] }).map(sentence);

  test('accepts a token with passwords, and both of a pair', () => {
    expect(faultsOf(withToken({ permissions, passwords: {} }))).toEqual([]);
    for (const member of [0, 1]) expect(faultsOf(withPair({}), member)).toEqual([]);
  });

  test('fails for a token without', () => {
    expect(faultsOf(withToken({ permissions }))).toEqual([
      'tokens.Store42.passwords is not set, so Terraform does not have a password: set it, {} is enough [tokensHavePasswords]',
    ]);
  });

  test('accepts passwords whose expiry is late-bound', () => {
    expect(faultsOf(withToken({ permissions, passwords: { expiry1: lateBound(), expiry2: '${var.end}' } }))).toEqual(
      [],
    );
  });
});
