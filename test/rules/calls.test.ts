import { sentence, show } from '../../lib/errors';
import { lateBound, model } from '../models';

describe('regionsAreServed', () => {
  const ask = (region: unknown, props = {}) =>
    judge(questions.replica, { model: model(props), call: 'replica', region: region as string }).map(sentence);

  test.each(['westus2', 'East US', 'WestEurope'])('accepts %s', (region) => {
    expect(ask(region)).toEqual([]);
  });

  test('offers the region that is nearly meant', () => {
    expect(ask('westeurop')).toEqual([
      'replica asks for a region where the registry is not, got "westeurop": did you mean "westeurope"? It is in westus2, eastus, westeurope [regionsAreServed]',
    ]);
  });

  test('fails for a late-bound region and says what to pass', () => {
    expect(ask(lateBound())).toEqual([
      'replica asks for a late-bound region: pass a region that is known at synth, or registry.homeRegion [regionsAreServed]',
    ]);
  });

  test.each(['japanwest', 'southindia', '', null, undefined, 5])('fails for %j and lists the regions', (region) => {
    const got = region === undefined ? 'undefined' : JSON.stringify(region);
    expect(ask(region)).toEqual([
      `replica asks for a region where the registry is not, got ${got}: it is in westus2, eastus, westeurope [regionsAreServed]`,
    ]);
  });

  test('names a late-bound home region as that', () => {
    expect(ask('japanwest', { homeRegion: lateBound() })[0]).toContain(
      ': it is in the home region, eastus, westeurope [',
    );
  });
});

describe('dataEndpointsAreOn', () => {
  const ask = (props = {}) =>
    judge(questions.dataEndpoint, { model: model(props), call: 'dataEndpoint', region: 'eastus' }).map(sentence);

  test('accepts a registry with data endpoints, or where that is late-bound', () => {
    expect(ask()).toEqual([]);
    expect(ask({ dataEndpoints: lateBound() })).toEqual([]);
  });

  test('fails for a registry without', () => {
    expect(ask({ dataEndpoints: false })).toEqual([
      'dataEndpoint asks for a data endpoint and dataEndpoints is off: turn it on, which needs Sku.PREMIUM [dataEndpointsAreOn]',
    ]);
  });
});

const image = (repository: unknown, tagOrDigest: unknown = '1.2') =>
  judge(questions.imageUri, {
    loginServer: 'contoso.azurecr.io',
    repository: repository as string,
    tagOrDigest: tagOrDigest as string,
  }).map(sentence);

describe('repositoriesAreWellFormed', () => {
  test.each(['a', 'public/products/web', 'a.b/c_d/e__f/g---h', '0/1', 'x'.repeat(236)])('accepts %s', (repository) => {
    expect(image(repository)).toEqual([]);
  });

  test.each([
    ['Public/Web', 'is not well formed', 'did you mean "public/web"?'],
    [
      'a//b',
      'is not well formed',
      'use lower-case letters and digits, with single ".", "_" or "-" between them, in parts separated by "/"',
    ],
    ['contoso.azurecr.io/web', 'begins with the login server', 'leave that out, it is added'],
    ['CONTOSO.azurecr.io/web', 'begins with the login server', 'leave that out, it is added'],
    ['https://contoso.azurecr.io/web', 'begins with the login server', 'leave that out, it is added'],
    ['web:1.2', 'holds a tag or digest', 'pass that as the second argument'],
    ['x'.repeat(237), 'is too long', 'with the login server it may have 255 characters'],
  ])('fails for %s', (repository, what, todo) => {
    expect(image(repository)).toEqual([
      `imageUri has a repository that ${what}, got ${show(repository)}: ${todo} [repositoriesAreWellFormed]`,
    ]);
  });

  test.each(['', '/', 'a/', '/a', 'a..b', 'a___b', '-a', 'a-', 'a b', 'w\u0435b', null, 5, {}])(
    'fails for %j',
    (bad) => {
      expect(image(bad)).toHaveLength(1);
    },
  );

  test('keeps silent on a late-bound repository', () => {
    expect(image(lateBound())).toEqual([]);
  });
});

describe('tagsAndDigestsAreWellFormed', () => {
  const sha256 = `sha256:${'0123456789abcdef'.repeat(4)}`;

  test.each([
    'latest',
    '1.2',
    '_x',
    'V1.0-rc_1',
    'x'.repeat(128),
    sha256,
    `sha512:${'a'.repeat(128)}`,
    'blake3+b64:aA_-=',
  ])('accepts %s', (valid) => {
    expect(image('web', valid)).toEqual([]);
  });

  test.each(['', '.x', '-x', 'a/b', 'x'.repeat(129), 'caf\u00e9', 'a b'])('fails for the tag %j', (bad) => {
    expect(image('web', bad)[0]).toMatch(
      /^imageUri has a tag that is not well formed, got .*: use up to 128 letters, digits, "_", "\." and "-", not beginning with "\." or "-" \[tagsAndDigestsAreWellFormed\]$/,
    );
  });

  test.each(['sha256:abc', sha256.toUpperCase(), `${sha256}0`, 'sha256:', ':abc', `sha256:${'g'.repeat(64)}`, 'a:b:c'])(
    'fails for the digest %s',
    (bad) => {
      expect(image('web', bad)[0]).toMatch(
        /^imageUri has a digest that is not well formed, got .*: copy it whole, such as "sha256:" and 64 digits from 0-9 and a-f \[tagsAndDigestsAreWellFormed\]$/,
      );
    },
  );

  test('fails for a tag and a digest in one', () => {
    expect(image('web', `1.2@${sha256}`)[0]).toMatch(
      /^imageUri has a tag and a digest, got .*: pass the digest alone, it says more than the tag \[/,
    );
  });

  test.each([null, undefined, 1.2, {}])('fails for %j', (bad) => {
    const faults = judge(questions.imageUri, { loginServer: 'l', repository: 'web', tagOrDigest: bad as never });
    expect(faults.map(({ what }) => what)).toEqual(['imageUri has a tag or digest that is not a string']);
  });

  test('keeps silent on a late-bound tag', () => {
    expect(image('web', lateBound())).toEqual([]);
  });
});
