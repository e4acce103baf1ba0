import { CacheCredentials, CredentialSet } from 'cdktf-georeplicated-registry';
import { upstreamHosts } from '../../lib/azure/upstreams';
import { sentence } from '../../lib/errors';
import { resolveRegistry } from '../../lib/model/registry';
import { readArguments, readRegistry, withAddedAs } from '../../lib/reading/registry';
import { refused, refusedOfCalls, validate } from '../../lib/rules';
import { lateBound, loose, model, neighbour, reported, withOthers, type LooseProps } from '../models';
import { newRegistry } from '../stacks';

const sets = {
  Hub: {
    loginServer: 'docker.io',
    usernameSecretId: 'https://contoso.vault.azure.net/secrets/user',
    passwordSecretId: 'https://contoso.vault.azure.net/secrets/password',
  },
};
const hub = CacheCredentials.declared('Hub');
const withRules = (cacheRules: object, props: LooseProps = {}) => model({ credentialSets: sets, cacheRules, ...props });
const withRule = (options: object) => withRules({ Rule: { source: 'quay.io/team/web', ...options } });
const lateBounds = [lateBound(), '${var.late}', 'a${var.late}'];

describe('cacheRuleIdsAreValid', () => {
  const rule = 'cacheRuleIdsAreValid';
  const quay = { source: 'quay.io/a' };

  test('accepts letters, digits, dashes and underscores, and fails for others', () => {
    expect(reported(rule, withRules({ Hub: quay, 'hub-2_b': quay }))).toEqual([]);
    expect(reported(rule, withRules({ 'quay.io': quay }))).toEqual([
      'cacheRules["quay.io"] is not well formed, got "quay.io": use letters, digits, "-" and "_", such as "Hub" [cacheRuleIdsAreValid]',
    ]);
  });

  test.each(lateBounds)('keeps silent on a late-bound id, which is refused as that', (id) => {
    expect(reported(rule, withRules({ [id]: quay }))).toEqual([]);
  });
});

describe('cacheRuleIdsAreDistinct', () => {
  const rule = 'cacheRuleIdsAreDistinct';
  const added = (id: string) =>
    resolveRegistry(
      withAddedAs(readRegistry(loose({ cacheRules: { Web: { source: 'quay.io/a' } } })), 'addCacheRule', id, {
        source: 'quay.io/b',
      }),
    );

  test('accepts ids that differ, and fails for a call that repeats an option', () => {
    expect(reported(rule, added('web'))).toEqual([]);
    expect(reported(rule, added('Web'))).toEqual([
      'addCacheRule("Web").id is also the id of cacheRules.Web, got "Web": give each cache rule an id of its own [cacheRuleIdsAreDistinct]',
    ]);
  });

  test.each(lateBounds)('keeps silent on late-bound ids', (id) => {
    expect(reported(rule, added(id))).toEqual([]);
  });
});

describe('cacheRuleNamesAreValid', () => {
  const rule = 'cacheRuleNamesAreValid';

  test.each(['quays', 'quay-io', 'Quay-1-2', 'x'.repeat(5), 'x'.repeat(49)])('accepts %s', (name) => {
    expect(reported(rule, withRule({ name }))).toEqual([]);
  });

  test.each([
    ['quay', 'is 4 characters long'],
    ['x'.repeat(50), 'is 50 characters long'],
    ['', 'is not well formed'],
    ['quay--io', 'is not well formed'],
    ['-quay-', 'is not well formed'],
    ['quay_io', 'is not well formed'],
  ])('fails for %j', (name, what) => {
    expect(reported(rule, withRule({ name }))).toEqual([
      `cacheRules.Rule.name ${what}, got "${name}": set 5 to 49 letters, digits and single "-" between them, such as "docker-hub" [cacheRuleNamesAreValid]`,
    ]);
  });

  test.each(['a', '_', '-_-', 'Web', 'quay_io', 'a__b--c', '_x_'])(
    'accepts the name that comes from the id %s',
    (id) => {
      expect(reported(rule, withRules({ [id]: { source: 'quay.io/a' } }))).toEqual([]);
    },
  );

  test.each(lateBounds)('keeps silent on a late-bound name', (name) => {
    expect(reported(rule, withRule({ name }))).toEqual([]);
  });
});

describe('cacheRuleNamesAreDistinct', () => {
  const rule = 'cacheRuleNamesAreDistinct';
  const named = (one: string, two: string) =>
    withRules({ One: { source: 'quay.io/a', name: one }, Two: { source: 'quay.io/b', name: two } });

  test('accepts names that differ, and that of a credential set', () => {
    expect(reported(rule, named('quay-a', 'quay-b'))).toEqual([]);
    expect(reported(rule, named('Hub-credentials', 'quay-b'))).toEqual([]);
  });

  test('fails for names that differ in case only, and for ids that come out as one name', () => {
    expect(reported(rule, named('quay-a', 'Quay-A'))).toEqual([
      'cacheRules.Two.name is also the name of cacheRules.One, got "Quay-A": set another name [cacheRuleNamesAreDistinct]',
    ]);
    expect(reported(rule, withRules({ quay_a: { source: 'quay.io/a' }, 'quay-a': { source: 'quay.io/b' } }))).toEqual([
      'cacheRules["quay-a"].name is also the name of cacheRules.quay_a, got "quay-a": set another name [cacheRuleNamesAreDistinct]',
    ]);
  });

  test.each(lateBounds)('keeps silent on late-bound names', (name) => {
    expect(reported(rule, named(name, name))).toEqual([]);
  });
});

describe('cacheSourcesAreWellFormed', () => {
  const rule = 'cacheSourcesAreWellFormed';

  test.each([
    'docker.io/library/nginx',
    'Docker.IO/library/nginx',
    'docker.io/nginx',
    'docker.io/*',
    'docker.io/library/*',
    'registry.k8s.io/pause',
    'us-docker.pkg.dev/team/a_b/c.d/e--f/*',
  ])('accepts %s', (source) => {
    expect(reported(rule, withRule({ source }))).toEqual([]);
  });

  test.each([
    ['nginx', 'does not begin with the host of a registry', 'docker.io/library/nginx'],
    ['bitnami/nginx', 'does not begin with the host of a registry', 'docker.io/bitnami/nginx'],
    ['bitnami/*', 'does not begin with the host of a registry', 'docker.io/bitnami/*'],
    ['nginx:1.27', 'contains a tag or digest', 'docker.io/library/nginx'],
    ['docker.io/library/nginx:latest', 'contains a tag or digest', 'docker.io/library/nginx'],
    ['quay.io/a@sha256:0123', 'contains a tag or digest', 'quay.io/a'],
    ['quay.io/a:1@sha256:0123', 'contains a tag or digest', 'quay.io/a'],
    ['https://quay.io/a', 'is not well formed', 'quay.io/a'],
    ['quay.io/a/', 'is not well formed', 'quay.io/a'],
    ['quay.io/Team/Web', 'is not well formed', 'quay.io/team/web'],
  ])('fails for %s and says what is meant', (source, what, meant) => {
    expect(reported(rule, withRule({ source }))).toEqual([
      `cacheRules.Rule.source ${what}, got "${source}": did you mean "${meant}"? [cacheSourcesAreWellFormed]`,
    ]);
  });

  test.each([
    ['', 'does not begin with the host of a registry'],
    ['*', 'does not begin with the host of a registry'],
    ['docker.io', 'is not well formed'],
    ['quay.io//a', 'is not well formed'],
    ['quay.io/a b', 'is not well formed'],
    ['quay.io:443/a', 'is not well formed'],
    ['quay.io/lib*', 'has "*" other than alone at the end'],
    ['quay.io/*/a', 'has "*" other than alone at the end'],
    ['quay.io/a/*/*', 'has "*" other than alone at the end'],
    ['*.io/a', 'does not begin with the host of a registry'],
  ])('fails for %j', (source, what) => {
    expect(reported(rule, withRule({ source }))).toEqual([
      `cacheRules.Rule.source ${what}, got "${source}": use host and repository, such as "docker.io/library/nginx", or "docker.io/library/*" for all repositories below a path [cacheSourcesAreWellFormed]`,
    ]);
  });

  test.each(lateBounds)('keeps silent on a late-bound source', (source) => {
    expect(reported(rule, withRule({ source }))).toEqual([]);
    expect(reported(rule, withRule({ source: `quay.io/${source}:1` }))).toEqual([]);
  });
});

describe('cacheTargetsAreWellFormed', () => {
  const rule = 'cacheTargetsAreWellFormed';

  test.each(['web', 'team/web', 'quay.io/team/web', 'team/*', '*'])('accepts %s', (target) => {
    expect(reported(rule, withRule({ target }))).toEqual([]);
  });

  test.each([
    ['team/web:1', 'contains a tag or digest', 'did you mean "team/web"?'],
    ['/team/web/', 'is not well formed', 'did you mean "team/web"?'],
    ['Team', 'is not well formed', 'did you mean "team"?'],
    ['contoso.azurecr.io/web', 'begins with the login server', 'leave it out'],
    ['https://Contoso.azurecr.io/web', 'begins with the login server', 'leave it out'],
    ['', 'is not well formed', 'use a repository, such as "hub/nginx", or a path and "/*"'],
    ['team/we*', 'has "*" other than alone at the end', 'use a repository, such as "hub/nginx", or a path and "/*"'],
    ['team//web', 'is not well formed', 'use a repository, such as "hub/nginx", or a path and "/*"'],
  ])('fails for %j', (target, what, todo) => {
    expect(reported(rule, withRule({ target }))).toEqual([
      `cacheRules.Rule.target ${what}, got "${target}": ${todo} [cacheTargetsAreWellFormed]`,
    ]);
  });

  test.each(lateBounds)('keeps silent on a late-bound target, and on one that comes from the source', (target) => {
    expect(reported(rule, withRule({ target }))).toEqual([]);
    expect(reported(rule, withRule({ source: 'Not:well formed' }))).toEqual([]);
  });
});

describe('cacheWildcardsAreOnBothSides', () => {
  const rule = 'cacheWildcardsAreOnBothSides';

  test.each([
    ['quay.io/team/*', 'team/*'],
    ['quay.io/*', 'team/*'],
    ['quay.io/*', '*'],
    ['quay.io/team/web', 'web'],
    ['quay.io/team/*', undefined],
  ])('accepts %s and %s', (source, target) => {
    expect(reported(rule, withRule({ source, target }))).toEqual([]);
  });

  test('fails for one on one side', () => {
    expect(reported(rule, withRule({ source: 'quay.io/team/*', target: 'team' }))).toEqual([
      'cacheRules.Rule.target has no "*", and the source has one, got "team": write "team/*" [cacheWildcardsAreOnBothSides]',
    ]);
    expect(reported(rule, withRule({ source: 'quay.io/team/web', target: 'team/*' }))).toEqual([
      'cacheRules.Rule.target has a "*", and the source has none, got "team/*": remove it, or add one at the end of the source as well [cacheWildcardsAreOnBothSides]',
    ]);
  });

  test.each(lateBounds)('keeps silent where a side is late-bound or not well formed', (late) => {
    expect(reported(rule, withRule({ source: late, target: 'team/*' }))).toEqual([]);
    expect(reported(rule, withRule({ source: 'quay.io/*', target: late }))).toEqual([]);
    expect(reported(rule, withRule({ source: 'quay', target: 'team/*' }))).toEqual([]);
    expect(reported(rule, withRule({ source: 'quay.io/*', target: 'Team' }))).toEqual([]);
  });
});

describe('cacheTargetsDoNotOverlap', () => {
  const rule = 'cacheTargetsDoNotOverlap';
  const targets = (...all: string[]) =>
    Object.fromEntries(
      all.map((target, i) => [`R${i}`, { source: `quay.io/team${i}${target.endsWith('*') ? '/*' : ''}`, target }]),
    );

  // learn.microsoft.com, Wildcard support in artifact cache: its table, and what it does not say.
  test.each([
    ['*', 'library/dotnet'],
    ['library/*', 'library/dotnet'],
    ['library/dotnet', 'library/*'],
    ['a/*', 'ab/*'],
    ['a/b/*', 'a/c/*'],
    ['a', 'a/*'],
    ['a', 'a/b'],
  ])('accepts %s and %s', (...pair) => {
    expect(reported(rule, withRules(targets(...pair)))).toEqual([]);
  });

  test.each([
    ['*', 'library/*'],
    ['library/*', '*'],
    ['library/*', 'library/dotnet/*'],
    ['library/dotnet/*', 'library/*'],
    ['a/b/c/*', 'a/*'],
    ['a/*', 'a/b/c/*'],
  ])('fails for %s and %s', (first, second) => {
    expect(reported(rule, withRules(targets(first, second)))).toEqual([
      `cacheRules.R1.target overlaps with "${first}" of cacheRules.R0, got "${second}": use paths that do not contain each other, or name a repository without "*" [cacheTargetsDoNotOverlap]`,
    ]);
  });

  test.each(['*', 'library/*', 'library/dotnet'])('fails for %s twice', (target) => {
    expect(reported(rule, withRules(targets(target, target)))).toEqual([
      `cacheRules.R1.target is also the target of cacheRules.R0, got "${target}": give each rule a target of its own [cacheTargetsDoNotOverlap]`,
    ]);
  });

  test('fails for every one of several, and for what comes from sources', () => {
    expect(reported(rule, withRules(targets('a/b/*', 'a/c/*', 'a/*', 'a/b/d/*')))).toHaveLength(2);
    const same = { One: { source: 'docker.io/nginx' }, Two: { source: 'docker.io/library/nginx' } };
    expect(reported(rule, withRules(same))).toEqual([
      'cacheRules.Two.target is also the target of cacheRules.One, got "docker.io/library/nginx": give each rule a target of its own [cacheTargetsDoNotOverlap]',
    ]);
  });

  test('compares what a call adds with what was there', () => {
    const reading = readRegistry(loose({ cacheRules: targets('team/*') }));
    const before = resolveRegistry(reading);
    const add = (target: string) =>
      resolveRegistry(
        withAddedAs(reading, 'addCacheRule', 'Web', { source: 'ghcr.io/x/*', target }),
        undefined,
        before,
      );
    expect(reported(rule, add('other/*'))).toEqual([]);
    expect(reported(rule, add('team/web/*'))).toEqual([
      'addCacheRule("Web").target overlaps with "team/*" of cacheRules.R0, got "team/web/*": use paths that do not contain each other, or name a repository without "*" [cacheTargetsDoNotOverlap]',
    ]);
  });

  test('keeps silent on late-bound targets, unless they are the same', () => {
    const [late, other] = [lateBound('a'), lateBound('b')];
    expect(reported(rule, withRules(targets(late, other, '${var.c}', '${var.c}/*', '*')))).toEqual([]);
    expect(reported(rule, withRules(targets(late, late)))).toHaveLength(1);
    expect(reported(rule, withRules(targets('${var.c}', '${var.c}')))).toHaveLength(1);
  });
});

describe('cacheUpstreamsHaveTheirCredentials', () => {
  const rule = 'cacheUpstreamsHaveTheirCredentials';
  const existing = CacheCredentials.existing(
    '/subscriptions/s/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/contoso/credentialSets/x',
  );
  const faultsOf = (host: string, credentialSet?: CacheCredentials) =>
    reported(rule, withRule({ source: `${host}/team/web`, credentialSet })).map((fault) =>
      fault.replace('cacheRules.Rule.credentialSet ', '').replace(' [cacheUpstreamsHaveTheirCredentials]', ''),
    );

  test.each([
    ['docker.io', ''],
    ['dhi.io', ''],
    ['registry.redhat.io', ''],
    ['fabrikam.azurecr.io', ', with those of a token of that registry, azurerm cannot give a cache rule an identity'],
    ['us-docker.pkg.dev', ', with those of a service account, whose user name is "_json_key" or "_json_key_base64"'],
  ])('%s needs credentials', (host, hint) => {
    expect(faultsOf(host, existing)).toEqual([]);
    expect(faultsOf(host)).toEqual([
      `is missing, and ${host} does not allow pulls without credentials: pass what addCredentialSet returns for it${hint}`,
    ]);
  });

  test.each(['mcr.microsoft.com', 'public.ecr.aws', 'registry.access.redhat.com'])('%s takes none', (host) => {
    expect(faultsOf(host)).toEqual([]);
    expect(faultsOf(host, existing)).toEqual([`is set, and ${host} does not accept credentials: leave it out`]);
  });

  test.each(['ghcr.io', 'quay.io', 'registry.k8s.io', 'gcr.io', 'nvcr.io', 'images.example.com'])(
    '%s takes some or none',
    (host) => {
      expect(faultsOf(host)).toEqual([]);
      expect(faultsOf(host, existing)).toEqual([]);
    },
  );

  test('knows every upstream', () => {
    expect(upstreamHosts).toEqual([
      ...['docker.io', 'dhi.io', 'registry.redhat.io', '*.pkg.dev', '*.azurecr.io'],
      ...['ghcr.io', 'quay.io', 'registry.k8s.io', 'gcr.io', 'nvcr.io'],
      ...['mcr.microsoft.com', 'public.ecr.aws', 'registry.access.redhat.com'],
    ]);
  });

  test('knows the host of a source whose rest is late-bound, and keeps silent on one that is late-bound', () => {
    for (const late of lateBounds) {
      expect(reported(rule, withRule({ source: `docker.io/${late}` }))).toHaveLength(1);
      expect(reported(rule, withRule({ source: late }))).toEqual([]);
      expect(reported(rule, withRule({ source: `${late}.io/a` }))).toEqual([]);
    }
    expect(reported(rule, withRule({ source: 'docker.io' }))).toEqual([]);
  });

  test('leaves a rule that is imported as it is', () => {
    const registryId =
      '/subscriptions/s/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/contoso';
    const adopt = { registryId, cacheRuleIds: [`${registryId}/cacheRules/docker`] };
    const cacheRules = { Docker: { source: 'docker.io/nginx', name: 'docker' } };
    expect(reported(rule, model({ adopt, cacheRules }))).toEqual([]);
  });

  test('takes credentials that could not be read for some', () => {
    const subject = withRule({ source: 'docker.io/library/nginx', credentialSet: 'Hub' });
    expect(validate(refused, subject).map(sentence)).toEqual([
      'cacheRules.Rule.credentialSet is of the wrong type, got "Hub": pass what addCredentialSet returned, CacheCredentials.declared(…) or CacheCredentials.existing(…) [optionsHaveTheirType]',
    ]);
  });
});

describe('cacheCredentialsExist', () => {
  const rule = 'cacheCredentialsExist';
  const idOf = (registry: string) =>
    `/subscriptions/s/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/${registry}/credentialSets/hub`;
  const faultsOf = (credentialSet: CacheCredentials) => reported(rule, withRule({ credentialSet }));

  test('accepts a declared set, and one of this registry, in any case', () => {
    expect(faultsOf(hub)).toEqual([]);
    expect(faultsOf(CacheCredentials.existing(idOf('Contoso').replace('resourceGroups', 'resourcegroups')))).toEqual(
      [],
    );
  });

  test('fails for an id under which none is declared', () => {
    expect(faultsOf(CacheCredentials.declared('Hubb'))).toEqual([
      'cacheRules.Rule.credentialSet is not the id of a credential set of this registry, got "Hubb": did you mean "Hub"? [cacheCredentialsExist]',
    ]);
    expect(faultsOf(CacheCredentials.declared('Elsewhere'))).toEqual([
      'cacheRules.Rule.credentialSet is not the id of a credential set of this registry, got "Elsewhere": declare it in credentialSets, or call addCredentialSet first [cacheCredentialsExist]',
    ]);
  });

  test('fails for what is no id of a set', () => {
    expect(faultsOf(CacheCredentials.existing('hub'))).toEqual([
      'cacheRules.Rule.credentialSet is not the resource id of a credential set, got "hub": pass the id as az prints it, of the form /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ContainerRegistry/registries/{registry}/credentialSets/{name} [cacheCredentialsExist]',
    ]);
  });

  test.each([{ credentialSets: lateBound() }, { credentialSets: { Hub: '${var.set}' } }])(
    'keeps silent on a set that is late-bound, which is refused as that: %#',
    (props) => {
      const subject = withRules(
        { Rule: { source: 'docker.io/library/*', target: 'hub/*', credentialSet: hub } },
        props,
      );
      expect(reported(rule, subject)).toEqual([]);
      expect(validate(refused, subject)).toHaveLength(1);
    },
  );

  test('fails for a set of another registry', () => {
    const other = newRegistry({ registryName: 'fabrikam', credentialSets: sets }).credentialSet('Hub');
    expect(other).toBeInstanceOf(CredentialSet);
    const fault =
      'cacheRules.Rule.credentialSet is a credential set of the registry "fabrikam": pass one of the same registry [cacheCredentialsExist]';
    expect(faultsOf(other)).toEqual([fault]);
    expect(faultsOf(CacheCredentials.existing(idOf('Fabrikam')))).toEqual([fault]);
    expect(faultsOf(newRegistry({ credentialSets: sets }).credentialSet('Hub'))).toEqual([]);
  });

  test.each(lateBounds)('keeps silent where an id or a name is late-bound', (late) => {
    expect(faultsOf(CacheCredentials.existing(late))).toEqual([]);
    const subject = withRules(
      { Rule: { source: 'quay.io/a', credentialSet: CacheCredentials.existing(idOf('fabrikam')) } },
      { registryName: late },
    );
    expect(reported(rule, subject)).toEqual([]);
  });
});

describe('cacheCredentialsAreOfTheUpstream', () => {
  const rule = 'cacheCredentialsAreOfTheUpstream';
  const faultsOf = (source: string, credentialSet: CacheCredentials) =>
    reported(rule, withRule({ source, credentialSet }));
  const id = 'registries/contoso';

  test('accepts credentials of the host, and those of which nobody says what they are for', () => {
    expect(faultsOf('Docker.io/library/nginx', hub)).toEqual([]);
    expect(faultsOf('quay.io/a', CacheCredentials.existing(id, 'Quay.IO'))).toEqual([]);
    expect(faultsOf('quay.io/a', CacheCredentials.existing(id))).toEqual([]);
  });

  test('fails for those of another host', () => {
    const fault =
      'cacheRules.Rule.credentialSet is for docker.io, and the source is on quay.io: pass credentials for that host [cacheCredentialsAreOfTheUpstream]';
    expect(faultsOf('quay.io/a', hub)).toEqual([fault]);
    expect(faultsOf('quay.io/a', CacheCredentials.existing(id, 'docker.io'))).toEqual([fault]);
    expect(faultsOf('quay.io/a', newRegistry({ credentialSets: sets }).credentialSet('Hub'))).toEqual([fault]);
  });

  test('leaves to other rules what takes no credentials, and what is no host', () => {
    expect(faultsOf('mcr.microsoft.com/a', hub)).toEqual([]);
    expect(faultsOf('quay.io/a', CacheCredentials.existing(id, 'https://docker.io'))).toEqual([]);
  });

  test.each(lateBounds)('keeps silent where a host is late-bound', (late) => {
    expect(faultsOf(late, hub)).toEqual([]);
    expect(faultsOf('quay.io/a', CacheCredentials.existing(id, late))).toEqual([]);
  });
});

describe('cacheRulesFitTheLimit', () => {
  const rule = 'cacheRulesFitTheLimit';

  test('counts rules of options and calls', () => {
    const many = (count: number) =>
      withRules(Object.fromEntries(Array.from({ length: count }, (_, i) => [`R${i}`, { source: `quay.io/r${i}` }])));
    expect(reported(rule, many(1000))).toEqual([]);
    expect(reported(rule, many(1001))).toEqual([
      'cacheRules has 1001 rules: use at most 1000, one with "/*" covers all repositories below a path [cacheRulesFitTheLimit]',
    ]);
  });

  test('counts rules whose sources are late-bound', () => {
    const late = Array.from({ length: 1001 }, (_, i) => [`R${i}`, { source: `quay.io/\${var.r${i}}` }] as const);
    expect(reported(rule, withRules(Object.fromEntries(late.slice(1))))).toEqual([]);
    expect(reported(rule, withRules(Object.fromEntries(late)))).toHaveLength(1);
  });
});

describe('cacheUpstreamsAreKnown', () => {
  const rule = 'cacheUpstreamsAreKnown';

  test.each(['docker.io', 'fabrikam.azurecr.io', 'europe-docker.pkg.dev', 'nvcr.io'])('accepts %s', (host) => {
    expect(reported(rule, withRule({ source: `${host}/a` }))).toEqual([]);
  });

  test.each([
    ['index.docker.io', 'did you mean "docker.io"?'],
    ['registry-1.docker.io', 'did you mean "docker.io"?'],
    ['quai.io', 'did you mean "quay.io"?'],
    ['images.example.com', `Azure lists ${upstreamHosts.join(', ')}`],
  ])('warns of %s', (host, todo) => {
    expect(reported(rule, withRule({ source: `${host}/a` }))).toEqual([
      `cacheRules.Rule.source names a host that Azure does not list as an upstream, got "${host}": ${todo} [cacheUpstreamsAreKnown]`,
    ]);
  });

  test.each(lateBounds)('keeps silent on a late-bound source', (source) => {
    expect(reported(rule, withRule({ source }))).toEqual([]);
  });
});

describe('cacheTargetsLeaveRoom', () => {
  const rule = 'cacheTargetsLeaveRoom';

  test('warns of the whole registry', () => {
    expect(reported(rule, withRule({ source: 'quay.io/*', target: '*' }))).toEqual([
      'cacheRules.Rule.target covers the whole registry, so nothing can be pushed to it any more, got "*": use a path, such as "hub/*" [cacheTargetsLeaveRoom]',
    ]);
  });

  test.each(['team/*', undefined])('accepts %s', (target) => {
    expect(reported(rule, withRule({ source: 'quay.io/*', target }))).toEqual([]);
  });

  test.each(lateBounds)('keeps silent on a late-bound target', (target) => {
    expect(reported(rule, withRule({ source: 'quay.io/*', target }))).toEqual([]);
  });
});

describe('cacheFillsThroughTheNetwork', () => {
  const rule = 'cacheFillsThroughTheNetwork';
  const inNetwork = (network: object) => withRules({ Rule: { source: 'quay.io/a' } }, { network });

  test.each([
    { publicAccess: false },
    { defaultAction: 'Deny' },
    { trustedServices: false },
    { allowedIpRanges: ['203.0.113.0/24'], trustedServices: true },
  ])('accepts %j', (network) => {
    expect(reported(rule, inNetwork(network))).toEqual([]);
  });

  test.each([{ publicAccess: false }, { defaultAction: 'Deny' }, { allowedIpRanges: ['203.0.113.0/24'] }])(
    'warns of %j without trusted services, if anything is cached',
    (network) => {
      expect(reported(rule, inNetwork({ ...network, trustedServices: false }))).toEqual([
        'network.trustedServices is false while the network is closed, so cache rules cannot fetch images: leave it out, because artifact cache is a trusted service [cacheFillsThroughTheNetwork]',
      ]);
      expect(reported(rule, model({ network: { ...network, trustedServices: false } }))).toEqual([]);
    },
  );

  test.each([lateBound(), '${var.late}'])('keeps silent on late-bound switches', (late) => {
    expect(reported(rule, inNetwork({ publicAccess: false, trustedServices: late }))).toEqual([]);
    expect(reported(rule, inNetwork({ publicAccess: late, trustedServices: false }))).toEqual([]);
  });
});

/** What a call for a cached image is refused for. */
const faultsOfImage = (
  source: unknown,
  tagOrDigest: unknown = '1',
  cacheRules: object = {
    Library: { source: 'docker.io/library/*', target: 'hub/*', credentialSet: hub },
    Quay: { source: 'quay.io/team/web' },
  },
) => {
  const { notes, ...given } = readArguments('cachedImageUri', { source, tagOrDigest });
  const subject = { stated: { notes }, model: withRules(cacheRules), ...given };
  return validate(refusedOfCalls.cachedImageUri, subject).map(sentence);
};

test('a call for a cached image reports all at once, and what is no text only as that', () => {
  expect(faultsOfImage('quay.io/a', 'a b')).toHaveLength(2);
  expect(faultsOfImage(5, null)).toEqual([
    'cachedImageUri.source is of the wrong type, got 5: pass a string [optionsHaveTheirType]',
    'cachedImageUri.tagOrDigest is of the wrong type, got null: pass a string [optionsHaveTheirType]',
  ]);
});

describe('cachedImagesHaveARule', () => {
  test.each(['docker.io/library/nginx', 'docker.io/nginx', 'quay.io/team/web'])('accepts %s', (source) => {
    expect(faultsOfImage(source)).toEqual([]);
  });

  test.each(['quay.io/team/web2', 'docker.io/bitnami/nginx', 'docker.io/library2/nginx', 'mcr.microsoft.com/a'])(
    'fails for %s and lists the sources',
    (source) => {
      expect(faultsOfImage(source)).toEqual([
        `cachedImageUri.source is not covered by a cache rule of this registry, got "${source}": the rules cover docker.io/library/*, quay.io/team/web [cachedImagesHaveARule]`,
      ]);
    },
  );

  test('fails where there is no rule', () => {
    expect(faultsOfImage('quay.io/a', '1', {})).toEqual([
      'cachedImageUri.source is not covered by a cache rule of this registry, got "quay.io/a": add a rule for it, with addCacheRule [cachedImagesHaveARule]',
    ]);
  });

  test('accepts a late-bound image below a path, and one that is the source of a rule', () => {
    expect(faultsOfImage('docker.io/library/${var.name}')).toEqual([]);
    expect(faultsOfImage('${var.a}', '1', { Late: { source: '${var.a}' } })).toEqual([]);
    expect(faultsOfImage('${var.a}')).toEqual([
      'cachedImageUri.source is not covered by a cache rule of this registry, got "${var.a}": the rules cover docker.io/library/*, quay.io/team/web [cachedImagesHaveARule]',
    ]);
  });
});

describe('cachedImagesAreWellFormed', () => {
  test('accepts host and repository', () => {
    expect(faultsOfImage('quay.io/team/web')).toEqual([]);
  });

  test.each([
    ['nginx', 'does not begin with the host of a registry', 'did you mean "docker.io/library/nginx"?'],
    ['docker.io/library/nginx:1.27', 'contains a tag or digest', 'did you mean "docker.io/library/nginx"?'],
    ['docker.io/library/*', 'is not a single image', 'name one repository'],
    ['*', 'is not a single image', 'name one repository'],
  ])('fails for %s', (source, what, todo) => {
    expect(faultsOfImage(source)).toEqual([
      `cachedImageUri.source ${what}, got "${source}": ${todo} [cachedImagesAreWellFormed]`,
    ]);
  });

  test.each(lateBounds)('keeps silent on a late-bound image', (source) => {
    expect(faultsOfImage(source, '1', { Late: { source } })).toEqual([]);
  });
});

describe('contentsAreDeclared', () => {
  const faultsOf = (given: unknown, ids: string[]) => {
    const { notes, id } = readArguments('cacheRule', { id: given });
    return validate(refusedOfCalls.content, { stated: { notes }, id, ids }).map(sentence);
  };

  test('accepts one that is declared', () => {
    const registry = newRegistry({ cacheRules: { Rule: { source: 'quay.io/a' } } });
    expect(() => registry.cacheRule('Rule')).not.toThrow();
  });

  test('lists what is declared, or says what is meant', () => {
    expect(faultsOf('Hubb', ['Hub', 'Quay'])).toEqual([
      'cacheRule.id is not declared in this registry, got "Hubb": did you mean "Hub"? [contentsAreDeclared]',
    ]);
    expect(faultsOf('Elsewhere', ['Hub', 'Quay'])).toEqual([
      'cacheRule.id is not declared in this registry, got "Elsewhere": use one of Hub, Quay [contentsAreDeclared]',
    ]);
    expect(faultsOf('Elsewhere', ['Hub'])).toEqual([expect.stringContaining(': use Hub [')]);
    expect(faultsOf('Elsewhere', [])).toEqual([expect.stringContaining(': nothing is declared [')]);
  });

  test('fails for a late-bound id, and reports what is no text only as that', () => {
    expect(faultsOf('${var.x}', ['Hub'])).toEqual([
      'cacheRule.id is not declared in this registry, got "${var.x}": use Hub [contentsAreDeclared]',
    ]);
    expect(faultsOf(null, ['Hub'])).toEqual([
      'cacheRule.id is of the wrong type, got null: pass a string [optionsHaveTheirType]',
    ]);
  });
});

describe('stacksCacheApart', () => {
  const rule = 'stacksCacheApart';
  const rules = (target: string, name: string) => ({ cacheRules: { Web: { source: 'quay.io/a', target, name } } });
  /** A construct of another stack that uses the registry. */
  const elsewhere = (props: LooseProps, registryName = 'contoso', isInSameStack = false) => {
    const { model: of } = neighbour({ ...props, registryName });
    return withOthers(neighbour({}, { isInSameStack, model: { ...of, stated: { ...of.stated, existing: {} } } }));
  };
  const taken = elsewhere(rules('team/web', 'quay-a'));

  test('accepts other names and targets, other registries, and what is of the same stack', () => {
    expect(reported(rule, model(rules('team/api', 'quay-b'), taken))).toEqual([]);
    const same = rules('team/web', 'quay-a');
    expect(reported(rule, model(same, elsewhere(same, 'fabrikam')))).toEqual([]);
    expect(reported(rule, model(same, elsewhere(same, 'contoso', true)))).toEqual([]);
  });

  test('warns of one name and one target in two stacks, by the path of the other', () => {
    expect(reported(rule, model(rules('team/web', 'Quay-A'), taken))).toEqual([
      `cacheRules.Web.name is also the name of 'stack/Other' cacheRules.Web, got "Quay-A": set another name [stacksCacheApart]`,
      `cacheRules.Web.target is also the target of 'stack/Other' cacheRules.Web, got "team/web": give each rule a target of its own [stacksCacheApart]`,
    ]);
  });

  test('keeps silent on late-bound names, and warns of one late-bound target in both', () => {
    const late = lateBound();
    expect(reported(rule, model(rules('a', 'quay-a'), elsewhere(rules(late, late))))).toEqual([]);
    expect(reported(rule, model(rules(late, late), elsewhere(rules(late, late))))).toEqual([
      `cacheRules.Web.target is also the target of 'stack/Other' cacheRules.Web: give each rule a target of its own [stacksCacheApart]`,
    ]);
  });
});
