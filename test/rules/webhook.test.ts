import { show } from '../../lib/errors';
import type { RegistryModel } from '../../lib/model/model';
import { resolveRegistry } from '../../lib/model/registry';
import { readRegistry, withAdded } from '../../lib/reading/registry';
import { refused, validate } from '../../lib/rules';
import { lateBound, loose, model, reported, type LooseProps } from '../models';

const hook = (options: object = {}) => ({
  name: 'deploy',
  serviceUri: 'https://ci.contoso.com/hook',
  actions: ['push'],
  ...options,
});
const withHook = (options: object = {}, props: LooseProps = {}): RegistryModel =>
  model({ ...props, webhooks: [hook(options)] });

describe('webhookNamesFit', () => {
  const rule = 'webhookNamesFit';

  test.each(['a', 'Deploy1', 'x'.repeat(40)])('accepts %s', (name) => {
    expect(reported(rule, withHook({ name }))).toEqual([]);
  });

  test('fails for a name that is too long and says how many characters remain', () => {
    const replicas = [{ region: 'eastus' }, { region: 'Germany West Central' }];
    const name = 'x'.repeat(33);
    expect(reported(rule, withHook({ name }, { replicas }))).toEqual([
      `webhooks[0].name is too long for its longest region, 51 characters with it, got "${name}": use at most 32 characters [webhookNamesFit]`,
    ]);
    expect(reported(rule, withHook({ name: 'x'.repeat(32) }, { replicas }))).toEqual([]);
  });

  test.each([
    ['', 'is empty', 'set a name, to which its region is appended'],
    ['my-hook', 'contains characters other than letters and digits', 'remove them'],
  ])('fails for %j', (name, what, todo) => {
    expect(reported(rule, withHook({ name }))).toEqual([
      `webhooks[0].name ${what}, got "${name}": ${todo} [webhookNamesFit]`,
    ]);
  });

  test('fails for a name that is too short, and for one without its region', () => {
    const regions = ['eastus'];
    expect(reported(rule, withHook({ name: 'abcd', appendRegion: false, regions }))).toEqual([
      'webhooks[0].name is too short, got "abcd": use at least 5 characters [webhookNamesFit]',
    ]);
    expect(reported(rule, withHook({ name: 'abcde', appendRegion: false, regions }))).toEqual([]);
    const name = 'x'.repeat(51);
    expect(reported(rule, withHook({ name, appendRegion: false, regions }))).toEqual([
      `webhooks[0].name is too long, 51 characters, got "${name}": use at most 50 characters [webhookNamesFit]`,
    ]);
  });

  test.each([lateBound(), '${var.x}'])('validates the other regions when home is late-bound', (homeRegion) => {
    expect(reported(rule, withHook({ name: 'x'.repeat(41) }, { homeRegion }))).toHaveLength(1);
    expect(reported(rule, withHook({ name: 'x'.repeat(40) }, { homeRegion }))).toEqual([]);
  });

  test('keeps silent on a late-bound name, which is refused as that', () => {
    expect(reported(rule, withHook({ name: lateBound() }))).toEqual([]);
    expect(reported(rule, withHook({ name: 'my-${var.x}' }))).toEqual([]);
  });
});

describe('webhookNamesAreDistinct', () => {
  const rule = 'webhookNamesAreDistinct';

  test('accepts one name in different regions', () => {
    const webhooks = [hook({ regions: ['eastus'] }), hook({ regions: ['westeurope'] })];
    expect(reported(rule, model({ webhooks }))).toEqual([]);
  });

  test('fails for two that come out with the same name, whatever the case', () => {
    const webhooks = [hook({ regions: ['eastus'] }), hook({ name: 'Deploy', regions: ['East US'] })];
    expect(reported(rule, model({ webhooks }))).toEqual([
      'webhooks[1] creates a webhook that webhooks[0] creates as well, got "Deployeastus": give each a name of its own [webhookNamesAreDistinct]',
    ]);
  });

  test('fails for the webhook of a late-bound home region that is there twice', () => {
    for (const homeRegion of [lateBound(), '${var.x}']) {
      expect(reported(rule, model({ homeRegion, replicas: [], webhooks: [hook(), hook()] }))).toHaveLength(1);
    }
  });
});

test('webhookNamesAreDistinct keeps silent on late-bound names, which are refused as that', () => {
  for (const name of [lateBound(), '${var.x}']) {
    expect(reported('webhookNamesAreDistinct', model({ webhooks: [hook({ name }), hook({ name })] }))).toEqual([]);
  }
});

describe('webhookRegionsAreKnown', () => {
  const rule = 'webhookRegionsAreKnown';

  test('accepts no regions, and known ones', () => {
    expect(reported(rule, withHook())).toEqual([]);
    expect(reported(rule, withHook({ regions: ['eastus'] }, { homeRegion: lateBound() }))).toEqual([]);
  });

  test.each([
    [lateBound(), ''],
    ['${var.x}', ', got "${var.x}"'],
  ])('fails for a late-bound region', (region, got) => {
    expect(reported(rule, withHook({ regions: [region] }))).toEqual([
      `webhooks[0].regions[0] is late-bound${got}: pass a region that is known at synth, or registry.homeRegion, because the webhook is named after it [webhookRegionsAreKnown]`,
    ]);
  });

  test.each([lateBound(), '${var.x}'])('accepts the late-bound region of the registry itself', (homeRegion) => {
    const reading = readRegistry(loose({ homeRegion }));
    const regions = [resolveRegistry(reading).home.name];
    expect(reported(rule, resolveRegistry(withAdded(reading, 'addWebhook', hook({ regions }))))).toEqual([]);
  });
});

describe('webhookRegionsAreServed', () => {
  const rule = 'webhookRegionsAreServed';

  test('accepts home and replicas in any spelling', () => {
    expect(reported(rule, withHook({ regions: ['West US 2', 'WestEurope'] }))).toEqual([]);
  });

  test('fails for another region, and for none', () => {
    expect(reported(rule, withHook({ regions: ['East US 2'] }))).toEqual([
      'webhooks[0].regions[0] is neither the home region nor a replica, got "East US 2": use one of westus2, eastus, westeurope, or add the replica before the webhook [webhookRegionsAreServed]',
    ]);
    expect(reported(rule, withHook({ regions: [] }))).toEqual([
      'webhooks[0].regions is empty, got []: leave regions out for all of them, westus2, eastus, westeurope [webhookRegionsAreServed]',
    ]);
  });

  test.each([lateBound(), '${var.x}'])('fails for none with a late-bound home region', (homeRegion) => {
    expect(reported(rule, withHook({ regions: [] }, { homeRegion }))).toEqual([
      'webhooks[0].regions is empty, got []: leave regions out for all of them, the home region, eastus, westeurope [webhookRegionsAreServed]',
    ]);
  });

  test.each([
    [{ regions: '${var.regions}' }, {}],
    [{ regions: [5] }, {}],
    [{ regions: ['eastus'] }, { replicas: lateBound() }],
    [{ regions: ['eastus'] }, { replicas: [{ region: lateBound() }] }],
    [{ regions: ['eastus'] }, { replicas: [{ region: 5 }] }],
  ])(
    'keeps silent on late-bound regions, and on those that could not be read, which is reported once: %#',
    (options, props) => {
      expect(reported(rule, withHook(options, props))).toEqual([]);
      expect(validate(refused, withHook(options, props))).toHaveLength(1);
    },
  );

  test('keeps silent where a late-bound home region may be meant', () => {
    expect(reported(rule, withHook({ regions: ['japaneast'] }, { homeRegion: lateBound() }))).toEqual([]);
    expect(reported(rule, withHook({ regions: ['japaneast'] }, { homeRegion: '${var.x}' }))).toEqual([]);
  });
});

describe('webhookRegionsAreDistinct', () => {
  const rule = 'webhookRegionsAreDistinct';

  test('accepts different regions', () => {
    expect(reported(rule, withHook({ regions: ['eastus', 'westeurope'] }))).toEqual([]);
  });

  test('fails for a region twice', () => {
    expect(reported(rule, withHook({ regions: ['eastus', 'East US'] }))).toEqual([
      'webhooks[0].regions[1] repeats webhooks[0].regions[0], got "East US": list each region once [webhookRegionsAreDistinct]',
    ]);
    expect(reported(rule, withHook({ regions: ['eastus', '(US) East US'] }))).toHaveLength(1);
  });

  test('keeps silent on late-bound regions that are different', () => {
    expect(reported(rule, withHook({ regions: [lateBound('a'), lateBound('b'), '${var.c}', 'eastus'] }))).toEqual([]);
  });
});

describe('webhooksWithoutRegionAreOfOne', () => {
  const rule = 'webhooksWithoutRegionAreOfOne';
  const deploy = { appendRegion: false, regions: ['eastus'] };

  test('accepts a webhook in one region, and in several with their names', () => {
    expect(reported(rule, withHook(deploy))).toEqual([]);
    expect(reported(rule, withHook({ regions: undefined }))).toEqual([]);
    expect(reported(rule, withHook({ regions: ['eastus', 'westeurope'] }))).toEqual([]);
  });

  test.each([[undefined], [['eastus', 'westeurope']]])('fails for a webhook in other than one region', (regions) => {
    expect(reported(rule, withHook({ ...deploy, regions }))).toEqual([
      'webhooks[0].appendRegion is false, so all its webhooks would have one name, got "deploy": set regions to its one region [webhooksWithoutRegionAreOfOne]',
    ]);
  });

  test.each([lateBound(), '${var.x}'])('counts regions that are late-bound', (late) => {
    expect(reported(rule, withHook({ ...deploy, regions: [late] }))).toEqual([]);
    expect(reported(rule, withHook({ ...deploy, regions: [late, 'eastus'] }))).toHaveLength(1);
  });

  test('does not show a late-bound name, and keeps silent on no regions, which other rules report', () => {
    expect(reported(rule, withHook({ appendRegion: false, name: lateBound() }))).toEqual([
      'webhooks[0].appendRegion is false, so all its webhooks would have one name: set regions to its one region [webhooksWithoutRegionAreOfOne]',
    ]);
    for (const regions of [[], lateBound(), '${var.x}']) {
      expect(reported(rule, withHook({ ...deploy, regions }))).toEqual([]);
      expect(validate(refused, withHook({ ...deploy, regions }))).toHaveLength(1);
    }
  });
});

describe('webhookActionsAreGiven', () => {
  const rule = 'webhookActionsAreGiven';

  test('accepts every action', () => {
    expect(
      reported(rule, withHook({ actions: ['push', 'delete', 'quarantine', 'chart_push', 'chart_delete'] })),
    ).toEqual([]);
  });

  test('fails for none', () => {
    expect(reported(rule, withHook({ actions: [] }))).toEqual([
      'webhooks[0].actions is empty, got []: list what to report, such as WebhookAction.PUSH [webhookActionsAreGiven]',
    ]);
  });

  test('keeps silent on actions that could not be read', () => {
    expect(reported(rule, withHook({ actions: ['pushed'] }))).toEqual([]);
  });

  test('keeps silent on late-bound actions, which are refused as that', () => {
    expect(reported(rule, withHook({ actions: [lateBound()] }))).toEqual([]);
    expect(reported(rule, withHook({ actions: '${var.actions}' }))).toEqual([]);
  });
});

describe('webhookUrisAreValid', () => {
  const rule = 'webhookUrisAreValid';

  test.each(['https://ci.contoso.com', 'http://10.0.0.1:8080/hook?x=1', 'https://user:pw@ci'])(
    'accepts %s',
    (serviceUri) => {
      expect(reported(rule, withHook({ serviceUri }))).toEqual([]);
    },
  );

  test.each(['', 'ci.contoso.com', 'ftp://ci', 'HTTPS://ci', 'https://', 'javascript:x'])(
    'fails for %j',
    (serviceUri) => {
      expect(reported(rule, withHook({ serviceUri }))).toEqual([
        `webhooks[0].serviceUri is not a web address: pass the address where events are posted, beginning with "https://" in lower case [webhookUrisAreValid]`,
      ]);
    },
  );

  test.each(['https://ci contoso', 'https://ci\u00a0x', 'https://ci\n'])(
    'fails for white space in %j',
    (serviceUri) => {
      expect(reported(rule, withHook({ serviceUri }))).toEqual([
        'webhooks[0].serviceUri contains white space: remove it, or write it as %20 [webhookUrisAreValid]',
      ]);
    },
  );

  test('does not show an address, which may be a secret as a whole', () => {
    expect(reported(rule, withHook({ serviceUri: 'https://hooks.contoso.com/T0/secret\n' }))).toEqual([
      'webhooks[0].serviceUri contains white space: remove it, or write it as %20 [webhookUrisAreValid]',
    ]);
  });

  test('keeps silent on a late-bound address, also in part', () => {
    expect(reported(rule, withHook({ serviceUri: lateBound() }))).toEqual([]);
    expect(reported(rule, withHook({ serviceUri: `${lateBound()} x` }))).toEqual([]);
    expect(reported(rule, withHook({ serviceUri: '${var.host} x' }))).toEqual([]);
  });
});

describe('webhookUrisAreGiven', () => {
  const rule = 'webhookUrisAreGiven';
  const registryId = '/subscriptions/s/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/contoso';
  const deploy = { appendRegion: false, regions: ['eastus'], serviceUri: undefined };

  test('accepts an adopted webhook, and one with its address', () => {
    const adopt = { registryId, webhookIds: [`${registryId}/webhooks/deploy`] };
    expect(reported(rule, withHook(deploy, { adopt }))).toEqual([]);
    expect(reported(rule, withHook({ ...deploy, serviceUri: 'https://ci.contoso.com' }))).toEqual([]);
  });

  test('fails for a webhook that is not adopted', () => {
    expect(reported(rule, withHook(deploy))).toEqual([
      'webhooks[0].serviceUri is missing: pass the address where events are posted, such as "https://…" [webhookUrisAreGiven]',
    ]);
  });

  test('fails for a webhook that is adopted in one of its regions', () => {
    const adopt = { registryId, webhookIds: [`${registryId}/webhooks/deployeastus`] };
    const both = { regions: ['eastus', 'westeurope'], serviceUri: undefined };
    expect(reported(rule, withHook({ ...both, regions: ['eastus'] }, { adopt }))).toEqual([]);
    expect(reported(rule, withHook(both, { adopt }))).toEqual([
      'webhooks[0].serviceUri is missing, and only some of its webhooks are adopted, got ["deploywesteurope"]: set regions to those of adopt.webhookIds, or pass the address [webhookUrisAreGiven]',
    ]);
  });

  test('does not show the name of a webhook in a late-bound home region', () => {
    const adopt = { registryId, webhookIds: [`${registryId}/webhooks/deployeastus`] };
    const everywhere = { regions: undefined, serviceUri: undefined };
    expect(
      reported(rule, withHook(everywhere, { adopt, replicas: [{ region: 'eastus' }], homeRegion: lateBound() })),
    ).toEqual([
      'webhooks[0].serviceUri is missing, and only some of its webhooks are adopted: set regions to those of adopt.webhookIds, or pass the address [webhookUrisAreGiven]',
    ]);
  });

  test('keeps silent on a late-bound address', () => {
    expect(reported(rule, withHook({ ...deploy, serviceUri: lateBound() }))).toEqual([]);
    expect(reported(rule, withHook({ ...deploy, serviceUri: '${var.x}' }))).toEqual([]);
  });
});

describe('webhookScopesAreWellFormed', () => {
  const rule = 'webhookScopesAreWellFormed';

  test.each([undefined, '', 'web', 'products/web:1.2', 'products/web:*', 'x'.repeat(512)])('accepts %j', (scope) => {
    expect(reported(rule, withHook({ scope }))).toEqual([]);
  });

  test.each(['Web', '*', 'products/*', 'web:', 'web:a:b', 'web:**', 'web:a b', ':1', '$${web}', 'x'.repeat(513)])(
    'fails for %j',
    (scope) => {
      expect(reported(rule, withHook({ scope }))).toEqual([
        `webhooks[0].scope is not well formed, got ${show(scope)}: use "repository:tag", "repository:*" or "repository", or leave it out for everything [webhookScopesAreWellFormed]`,
      ]);
    },
  );

  test('keeps silent on a late-bound scope', () => {
    expect(reported(rule, withHook({ scope: lateBound() }))).toEqual([]);
    expect(reported(rule, withHook({ scope: '${var.repository}:*' }))).toEqual([]);
  });
});

describe('webhookHeadersAreWellFormed', () => {
  const rule = 'webhookHeadersAreWellFormed';

  test('accepts names of HTTP', () => {
    expect(reported(rule, withHook({ customHeaders: { 'X-Source': 'acr', authorization: 'Bearer x' } }))).toEqual([]);
  });

  test('fails for a name that is none, and for a line break, and shows no value', () => {
    expect(reported(rule, withHook({ customHeaders: { 'X Source': 'secret1', 'X-A': 'secret2\r\nX-B: c' } }))).toEqual([
      'webhooks[0].customHeaders["X Source"] is not a name for a header: use letters, digits and "-" [webhookHeadersAreWellFormed]',
      'webhooks[0].customHeaders["X-A"] has a line break: write the value on one line [webhookHeadersAreWellFormed]',
    ]);
  });

  test('keeps silent on late-bound values', () => {
    expect(reported(rule, withHook({ customHeaders: { 'X-Key': lateBound() } }))).toEqual([]);
    expect(reported(rule, withHook({ customHeaders: { 'X-Key': 'a\n${var.key}', 'X ${var.name}': 'a' } }))).toEqual([]);
    expect(reported(rule, withHook({ customHeaders: lateBound() }))).toEqual([]);
  });
});

describe('webhooksFitTheTier', () => {
  const rule = 'webhooksFitTheTier';
  const hooks = (count: number) => Array.from({ length: count }, (_, i) => hook({ name: `hook${i}n` }));
  const single = { replicas: [] };

  test.each([
    ['Basic', 2],
    ['Standard', 10],
    ['Premium', 500],
  ])('on %s accepts %d and fails for one more', (sku, most) => {
    expect(reported(rule, model({ ...single, sku, webhooks: hooks(most) }))).toEqual([]);
    expect(reported(rule, model({ ...single, sku, webhooks: hooks(most + 1) }))).toEqual([
      `webhooks result in ${most + 1} webhooks, one for each region, and sku "${sku}" allows ${most}: use fewer regions, fewer webhooks, or a higher tier [webhooksFitTheTier]`,
    ]);
  });

  test('counts by region, the late-bound home region included', () => {
    expect(reported(rule, model({ webhooks: hooks(167) }))[0]).toContain('result in 501 webhooks');
    expect(reported(rule, model({ homeRegion: lateBound(), webhooks: hooks(167) }))[0]).toContain(
      'result in 501 webhooks',
    );
  });
});

describe('webhookSecretsAreVariables', () => {
  const rule = 'webhookSecretsAreVariables';
  const todo = 'pass a sensitive variable, otherwise plans show the value';

  test('accepts plain values', () => {
    const customHeaders = { 'X-Source': 'acr', 'X-Author': 'web', Cookie: '' };
    expect(reported(rule, withHook({ customHeaders, serviceUri: 'https://ci/hook?page=1' }))).toEqual([]);
  });

  test('accepts late-bound secrets, such as those of variables', () => {
    const customHeaders = { Authorization: `Bearer ${lateBound()}` };
    expect(reported(rule, withHook({ customHeaders }))).toEqual([]);
    expect(reported(rule, withHook({ serviceUri: `https://ci/hook?code=${lateBound()}` }))).toEqual([]);
    const templates = { Authorization: 'Bearer ${var.token}', 'X-Key': '${var.key}' };
    expect(
      reported(rule, withHook({ customHeaders: templates, serviceUri: 'https://ci/hook?code=${var.code}' })),
    ).toEqual([]);
    expect(reported(rule, withHook({ customHeaders: lateBound() }))).toEqual([]);
  });

  test.each([
    'Authorization',
    'X-Api-Key',
    'x-functions-key',
    'PRIVATE-TOKEN',
    'Cookie',
    'Ocp-Apim-Subscription-Key',
    'aeg-sas-key',
  ])('warns of %s in clear', (header) => {
    expect(reported(rule, withHook({ customHeaders: { [header]: 'abc' } }))).toEqual([
      `webhooks[0].customHeaders${header.includes('-') ? `["${header}"]` : `.${header}`} looks like a secret in plain text: ${todo} [webhookSecretsAreVariables]`,
    ]);
  });

  test.each([
    'https://me:pw@ci',
    'https://ci/hook?code=abc',
    'https://ci/hook?a=1&sig=x',
    'https://token@ci',
    'https://:pw@ci',
  ])('warns of credentials in %s', (serviceUri) => {
    expect(reported(rule, withHook({ serviceUri }))).toEqual([
      `webhooks[0].serviceUri contains credentials in plain text: ${todo} [webhookSecretsAreVariables]`,
    ]);
  });

  test('warns of a value that authorizes, whatever its name', () => {
    expect(reported(rule, withHook({ customHeaders: { 'X-A': 'Bearer abc' } }))).toEqual([
      `webhooks[0].customHeaders["X-A"] looks like a secret in plain text: ${todo} [webhookSecretsAreVariables]`,
    ]);
  });
});

describe('webhookUrisAreEncrypted', () => {
  const rule = 'webhookUrisAreEncrypted';

  test('accepts https', () => {
    expect(reported(rule, withHook())).toEqual([]);
  });

  test('warns of http', () => {
    expect(reported(rule, withHook({ serviceUri: 'http://ci.contoso.com' }))).toEqual([
      'webhooks[0].serviceUri is not encrypted, got "http://": use https:// [webhookUrisAreEncrypted]',
    ]);
  });

  test('keeps silent on a late-bound address', () => {
    expect(reported(rule, withHook({ serviceUri: lateBound() }))).toEqual([]);
    expect(reported(rule, withHook({ serviceUri: 'http://${var.host}' }))).toEqual([]);
  });
});
