import { sentence, show } from '../../lib/errors';
import { readArguments } from '../../lib/reading/registry';
import { refusedOfCalls, validate } from '../../lib/rules';
import { lateBound, model } from '../models';

/** What is said of a call that names a region, as the registry makes it. */
const faultsOf = (call: 'replica' | 'dataEndpoint' | 'regionalEndpoint', given: unknown, props = {}) => {
  const { notes, region } = readArguments(call, { region: given });
  return validate(refusedOfCalls[call], { stated: { notes }, model: model(props), region }).map(sentence);
};

describe('regionsAreServed', () => {
  test.each(['westus2', 'East US', 'WestEurope', '(Europe) West Europe'])('accepts %s', (region) => {
    expect(faultsOf('replica', region)).toEqual([]);
    expect(faultsOf('dataEndpoint', region)).toEqual([]);
  });

  test('offers the region that is nearly meant', () => {
    expect(faultsOf('replica', 'westeurop')).toEqual([
      'replica.region is not a region of this registry, got "westeurop": did you mean "westeurope"? The registry is in westus2, eastus, westeurope [regionsAreServed]',
    ]);
  });

  test('fails for a late-bound region and says what to pass', () => {
    const todo = 'pass a region that is known at synth, or registry.homeRegion [regionsAreServed]';
    expect(faultsOf('replica', lateBound())).toEqual([`replica.region is late-bound: ${todo}`]);
    expect(faultsOf('dataEndpoint', '${var.x}')).toEqual([
      `dataEndpoint.region is late-bound, got "\${var.x}": ${todo}`,
    ]);
  });

  test.each(['japanwest', 'southindia', ''])('fails for %j and lists the regions', (region) => {
    expect(faultsOf('replica', region)).toEqual([
      `replica.region is not a region of this registry, got "${region}": use one of westus2, eastus, westeurope [regionsAreServed]`,
    ]);
  });

  test.each([
    [null, 'is of the wrong type, got null'],
    [undefined, 'is missing'],
    [5, 'is of the wrong type, got 5'],
    [['eastus'], 'is of the wrong type, got []'],
  ])('reports %j once', (region, what) => {
    expect(faultsOf('dataEndpoint', region)).toEqual([
      `dataEndpoint.region ${what}: pass a string [optionsHaveTheirType]`,
    ]);
  });

  test('reports a malformed template once', () => {
    expect(faultsOf('replica', '${')).toEqual([
      'replica.region has an unclosed template, got "${": write "$${" for the literal text [templatesAreWellFormed]',
    ]);
  });

  test.each([lateBound(), '${var.x}'])('accepts registry.homeRegion where that is late-bound', (homeRegion) => {
    const subject = model({ homeRegion });
    const { notes, region } = readArguments('replica', { region: subject.home.name });
    expect(validate(refusedOfCalls.replica, { stated: { notes }, model: subject, region })).toEqual([]);
  });

  test('names a late-bound home region as that', () => {
    for (const homeRegion of [lateBound(), '${var.x}']) {
      expect(faultsOf('replica', 'japanwest', { homeRegion })).toEqual([
        'replica.region is not a region of this registry, got "japanwest": use one of the home region, eastus, westeurope [regionsAreServed]',
      ]);
    }
  });
});

describe('dataEndpointsAreOn', () => {
  test('accepts a registry with data endpoints', () => {
    expect(faultsOf('dataEndpoint', 'eastus')).toEqual([]);
  });

  test('keeps silent where that is late-bound', () => {
    expect(faultsOf('dataEndpoint', 'eastus', { dataEndpoints: lateBound() })).toEqual([]);
    expect(faultsOf('dataEndpoint', 'eastus', { dataEndpoints: '${var.x}' })).toEqual([]);
  });

  test('fails for a registry without', () => {
    expect(faultsOf('dataEndpoint', 'eastus', { dataEndpoints: false })).toEqual([
      'dataEndpoint requires dedicated data endpoints, and dataEndpoints is off: set dataEndpoints to true, which requires Sku.PREMIUM [dataEndpointsAreOn]',
    ]);
  });
});

describe('regionalEndpointsAreOn', () => {
  const on = { azapi: true, regionalEndpoints: true };

  test('accepts a registry with regional endpoints', () => {
    expect(faultsOf('regionalEndpoint', 'East US', on)).toEqual([]);
  });

  test.each([lateBound(), '${var.x}'])('keeps silent where that is late-bound', (late) => {
    expect(faultsOf('regionalEndpoint', 'westus2', { ...on, regionalEndpoints: late })).toEqual([]);
  });

  test.each([{}, { ...on, regionalEndpoints: false }])('fails for a registry without, of %j', (props) => {
    expect(faultsOf('regionalEndpoint', 'eastus', props)).toEqual([
      'regionalEndpoint.region requires a regional endpoint, and regionalEndpoints is off: set regionalEndpoints: true and azapi: true, which requires Sku.PREMIUM [regionalEndpointsAreOn]',
    ]);
  });

  test('fails for a region where the registry is not', () => {
    expect(faultsOf('regionalEndpoint', 'westeurop', on)).toEqual([
      'regionalEndpoint.region is not a region of this registry, got "westeurop": did you mean "westeurope"? The registry is in westus2, eastus, westeurope [regionsAreServed]',
    ]);
  });
});

/** What is said of imageUri, as the registry calls it. */
const image = (repository: unknown, tagOrDigest: unknown = '1.2') => {
  const { notes, ...given } = readArguments('imageUri', { repository, tagOrDigest });
  return validate(refusedOfCalls.imageUri, {
    stated: { notes },
    loginServer: 'contoso.azurecr.io',
    ...given,
  }).map(sentence);
};

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
    ['contoso.azurecr.io/web', 'begins with the login server', 'leave it out, the library adds it'],
    ['CONTOSO.azurecr.io/web', 'begins with the login server', 'leave it out, the library adds it'],
    ['http://contoso.azurecr.io/web', 'begins with the login server', 'leave it out, the library adds it'],
    ['https://contoso.azurecr.io/web', 'begins with the login server', 'leave it out, the library adds it'],
    ['web:1.2', 'contains a tag or digest', 'pass that as the second argument'],
    ['x'.repeat(237), 'is too long', 'use at most 255 characters, including the login server'],
  ])('fails for %s', (repository, what, todo) => {
    expect(image(repository)).toEqual([
      `imageUri.repository ${what}, got ${show(repository)}: ${todo} [repositoriesAreWellFormed]`,
    ]);
  });

  test.each(['', '/', 'a/', '/a', 'a..b', 'a___b', '-a', 'a-', 'a b', 'w\u0435b', '$${web}'])('fails for %j', (bad) => {
    expect(image(bad)).toEqual([
      `imageUri.repository is not well formed, got ${show(bad)}: use lower-case letters and digits, with single ".", "_" or "-" between them, in parts separated by "/" [repositoriesAreWellFormed]`,
    ]);
  });

  test.each([
    [null, 'is of the wrong type, got null'],
    [5, 'is of the wrong type, got 5'],
    [{}, 'is of the wrong type, got {}'],
    [undefined, 'is missing'],
  ])('reports %j once', (bad, what) => {
    expect(image(bad)).toEqual([`imageUri.repository ${what}: pass a string [optionsHaveTheirType]`]);
  });

  test('keeps silent on a late-bound repository', () => {
    expect(image(lateBound())).toEqual([]);
    expect(image('${var.team}/Web')).toEqual([]);
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

  test.each(['', '.x', '-x', 'a/b', 'x'.repeat(129), 'caf\u00e9', 'a b', '$${tag}'])('fails for the tag %j', (bad) => {
    expect(image('web', bad)).toEqual([
      `imageUri.tagOrDigest is not a well-formed tag, got ${show(bad)}: use up to 128 letters, digits, "_", "." and "-", not beginning with "." or "-" [tagsAndDigestsAreWellFormed]`,
    ]);
  });

  test.each(['sha256:abc', sha256.toUpperCase(), `${sha256}0`, 'sha256:', ':abc', `sha256:${'g'.repeat(64)}`, 'a:b:c'])(
    'fails for the digest %s',
    (bad) => {
      expect(image('web', bad)).toEqual([
        `imageUri.tagOrDigest is not a well-formed digest, got "${bad}": copy all of it, such as "sha256:" followed by 64 digits 0-9 and a-f [tagsAndDigestsAreWellFormed]`,
      ]);
    },
  );

  test('fails for a tag and a digest in one', () => {
    expect(image('web', `1.2@${sha256}`)).toEqual([
      `imageUri.tagOrDigest contains both a tag and a digest, got "1.2@${sha256}": pass the digest alone, which identifies the image [tagsAndDigestsAreWellFormed]`,
    ]);
  });

  test.each([
    [null, 'is of the wrong type, got null'],
    [undefined, 'is missing'],
    [1.2, 'is of the wrong type, got 1.2'],
    [{}, 'is of the wrong type, got {}'],
  ])('reports %j once', (bad, what) => {
    const { notes, ...given } = readArguments('imageUri', { repository: 'web', tagOrDigest: bad });
    const faults = validate(refusedOfCalls.imageUri, { stated: { notes }, loginServer: 'l', ...given }).map(sentence);
    expect(faults).toEqual([`imageUri.tagOrDigest ${what}: pass a string [optionsHaveTheirType]`]);
  });

  test('keeps silent on a late-bound tag', () => {
    expect(image('web', lateBound())).toEqual([]);
    expect(image('web', '${var.tag} x')).toEqual([]);
  });
});
