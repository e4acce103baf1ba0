import * as upstreams from '../azure/upstreams';
import { show, type Fault } from '../errors';
import type { CacheRuleModel } from '../model/contents';
import type { RegistryModel } from '../model/model';
import { memberPath } from '../reading/kinds';
import { identityOf, known, plain } from '../text';
import { sameRegistryElsewhere } from './checks/elsewhere';
import { fault } from './checks/fault';
import { malformedIds, nameFaults, repeatedIds, repeatedNames } from './checks/ids';
import { nearestOf } from './checks/nearest';
import { isNoted } from './checks/noted';
import { hostOf, isSource, isTarget, isWildcard, sourceFaults, targetFaults } from './checks/repository';
import { resourceIdFaults } from './checks/resource-id';
import type { Rules } from './rule';

export const refused = {
  cacheRuleIdsAreValid: ({ changedCacheRules }) => malformedIds(changedCacheRules, 'Hub'),

  cacheRuleIdsAreDistinct: ({ cacheRules }) => repeatedIds(cacheRules, 'cache rule'),

  cacheRuleNamesAreValid: ({ changedCacheRules }) =>
    nameFaults(
      changedCacheRules,
      upstreams.cacheRuleName,
      'letters, digits and single "-" between them, such as "docker-hub"',
    ),

  cacheRuleNamesAreDistinct: (model) => [
    ...repeatedNames(model.cacheRules),
    ...sharedNames(model.changedCacheRules, rulesElsewhere(model, true)),
  ],

  cacheSourcesAreWellFormed: ({ changedCacheRules }) =>
    changedCacheRules.flatMap(({ options: { source } }) => {
      const text = plain(source.value);
      return text === undefined ? [] : sourceFaults(source, text);
    }),

  cacheTargetsAreWellFormed: ({ changedCacheRules, loginServer }) =>
    changedCacheRules.flatMap(({ options: { target } }) => {
      const text = target && plain(target.value);
      return target === undefined || text === undefined ? [] : targetFaults(target, text, loginServer);
    }),

  /** learn.microsoft.com, Wildcard support in artifact cache. */
  cacheWildcardsAreOnBothSides: ({ changedCacheRules }) =>
    changedCacheRules.flatMap(({ options: { source, target } }): Fault[] => {
      const [from, to] = [plain(source.value), target && plain(target.value)];
      if (target === undefined || from === undefined || to === undefined) return [];
      if (!isSource(from) || !isTarget(to) || isWildcard(from) === isWildcard(to)) return [];
      const todo = isWildcard(from)
        ? `write ${show(`${to}/*`)}`
        : 'remove it, or add one at the end of the source as well';
      const what = isWildcard(from) ? 'has no "*", and the source has one' : 'has a "*", and the source has none';
      return [fault(target, what, todo)];
    }),

  /** Azure refuses overlapping targets at apply, and plans do not show it (learn.microsoft.com, Wildcard support in artifact cache). */
  cacheTargetsDoNotOverlap: (model) => [
    ...overlaps(model.cacheRules.map(unnamed), new Set(model.changedCacheRules)),
    ...overlapsElsewhere(model, true),
  ],

  /** Azure/acr artifact cache, error EnforceDockerAuthentication; artifact-cache-overview.md, supported upstreams. */
  cacheUpstreamsHaveTheirCredentials: ({ changedCacheRules }) =>
    changedCacheRules.flatMap((rule): Fault[] => {
      const host = hostOf(rule.source);
      const upstream = host === undefined ? undefined : upstreams.upstreamOf(host);
      if (host === undefined || upstream === undefined || rule.importId !== undefined) return [];
      const { credentials, hint } = upstream;
      const option = `${rule.path}.credentialSet`;
      if (credentials === 'required' && rule.credentials === undefined) {
        const todo = `pass what addCredentialSet returns for it${hint === undefined ? '' : `, with ${hint}`}`;
        return [{ option, what: `is missing, and ${host} does not allow pulls without credentials`, todo }];
      }
      return credentials === 'none' && rule.credentials !== undefined
        ? [{ option, what: `is set, and ${host} does not accept credentials`, todo: 'leave it out' }]
        : [];
    }),

  cacheCredentialsExist: (model) => model.changedCacheRules.flatMap((rule) => credentialsFaults(rule, model)),

  cacheCredentialsAreOfTheUpstream: ({ changedCacheRules }) =>
    changedCacheRules.flatMap((rule): Fault[] => {
      const host = hostOf(rule.source);
      const server = plain(rule.credentials?.loginServer ?? '');
      if (host === undefined || server === undefined || server === host) return [];
      if (upstreams.upstreamOf(host)?.credentials === 'none' || !upstreams.upstreamHost.test(server)) return [];
      return [
        {
          option: `${rule.path}.credentialSet`,
          what: `is for ${server}, and the source is on ${host}`,
          todo: 'pass credentials for that host',
        },
      ];
    }),

  cacheRulesFitTheLimit: ({ cacheRules: { length } }) =>
    length <= upstreams.cacheRules
      ? []
      : [
          {
            option: 'cacheRules',
            what: `has ${length} rules`,
            todo: `use at most ${upstreams.cacheRules}, one with "/*" covers all repositories below a path`,
          },
        ],
} satisfies Rules;

export const warned = {
  /** The list of upstreams grows, so that a host which the library does not know may work. */
  cacheUpstreamsAreKnown: ({ cacheRules }) =>
    cacheRules.flatMap((rule): Fault[] => {
      const host = hostOf(rule.source);
      if (host === undefined || upstreams.upstreamOf(host) !== undefined) return [];
      const meant = upstreams.dockerHubAliases.includes(host) ? 'docker.io' : nearestOf(host, upstreams.upstreamHosts);
      const todo =
        meant === undefined ? `Azure lists ${upstreams.upstreamHosts.join(', ')}` : `did you mean ${show(meant)}?`;
      return [
        fault({ ...rule.options.source, value: host }, 'names a host that Azure does not list as an upstream', todo),
      ];
    }),

  /** Stacks may be alternatives, such as stages, so that what they have in common is only a warning. */
  stacksCacheApart: (model) => [
    ...sharedNames(model.cacheRules, rulesElsewhere(model, false)),
    ...overlapsElsewhere({ ...model, changedCacheRules: model.cacheRules }, false),
  ],

  /** Nothing can be pushed or imported to a target of a cache rule (Azure/acr#845). */
  cacheTargetsLeaveRoom: ({ cacheRules }) =>
    cacheRules
      .filter(({ target }) => target === '*')
      .map(({ path, target }) =>
        fault(
          { path: `${path}.target`, value: target },
          'covers the whole registry, so nothing can be pushed to it any more',
          'use a path, such as "hub/*"',
        ),
      ),

  /** learn.microsoft.com, Allow trusted services; Artifact cache, limitations. */
  cacheFillsThroughTheNetwork: ({ cacheRules, network: { publicAccess, rules, trustedServices } }) =>
    cacheRules.length === 0 || trustedServices !== false || (publicAccess !== false && rules?.defaultAction !== 'Deny')
      ? []
      : [
          {
            option: 'network.trustedServices',
            what: 'is false while the network is closed, so cache rules cannot fetch images',
            todo: 'leave it out, because artifact cache is a trusted service',
          },
        ],
} satisfies Rules;

/** A rule, and what errors put before its path. */
interface Named {
  readonly prefix: string;
  readonly rule: CacheRuleModel;
}

function unnamed(rule: CacheRuleModel): Named {
  return { prefix: '', rule };
}

/** The rules that other constructs of the app add to the same registry. At most one of them creates the registry. */
function rulesElsewhere(model: RegistryModel, isInSameStack: boolean): readonly Named[] {
  return sameRegistryElsewhere(model, isInSameStack).flatMap(({ path, model: other }) =>
    other.cacheRules.map((rule) => ({ prefix: `'${path}' `, rule })),
  );
}

function overlapsElsewhere(model: RegistryModel, isInSameStack: boolean): Fault[] {
  const others = rulesElsewhere(model, isInSameStack);
  return others.length === 0
    ? []
    : model.changedCacheRules.flatMap((rule) => overlaps([...others, unnamed(rule)], new Set([rule])));
}

function sharedNames(rules: readonly CacheRuleModel[], others: readonly Named[]): Fault[] {
  const names = new Map(others.map(({ prefix, rule }) => [plain(rule.name)?.toLowerCase(), prefix + rule.path]));
  return rules.flatMap(({ path, name }) => {
    const other = known(name) ? names.get(name.toLowerCase()) : undefined;
    return other === undefined
      ? []
      : [fault({ path: `${path}.name`, value: name }, `is also the name of ${other}`, 'set another name')];
  });
}

/** Equal targets, and wildcards one within the other. A repository within a wildcard is allowed, and takes precedence. */
function overlaps(rules: readonly Named[], changed: ReadonlySet<CacheRuleModel>): Fault[] {
  const targets = new Map<string, Named>();
  /** By each path, the first wildcard at that path, and the first one below it. */
  const [at, below] = [new Map<string, Named>(), new Map<string, Named>()];
  return rules.flatMap((named): Fault[] => {
    const { rule } = named;
    const { stems } = rule;
    const own = stems.at(-1);
    const key = identityOf(rule.target);
    const same = targets.get(key);
    const other = own === undefined ? undefined : (below.get(own) ?? stems.map((stem) => at.get(stem)).find(isThere));
    if (same === undefined) targets.set(key, named);
    if (own !== undefined && !at.has(own)) at.set(own, named);
    for (const stem of stems.slice(0, -1)) if (!below.has(stem)) below.set(stem, named);
    if (!changed.has(rule)) return [];
    const stated = { path: `${rule.path}.target`, value: rule.target };
    if (same !== undefined) {
      return [
        fault(stated, `is also the target of ${same.prefix}${same.rule.path}`, 'give each rule a target of its own'),
      ];
    }
    if (other === undefined) return [];
    const todo = 'use paths that do not contain each other, or name a repository without "*"';
    return [fault(stated, `overlaps with ${show(other.rule.target)} of ${other.prefix}${other.rule.path}`, todo)];
  });
}

function isThere(named: Named | undefined): named is Named {
  return named !== undefined;
}

function credentialsFaults(rule: CacheRuleModel, model: RegistryModel): Fault[] {
  const {
    credentialSets,
    stated: { notes, registryName },
  } = model;
  if (rule.credentials === undefined) return [];
  const { declared, stated } = rule.credentials;
  const name = stated.declared;
  if (name !== undefined && declared === undefined && known(name.value)) {
    // Another rule reports sets that could not be read.
    if (['credentialSets', memberPath('credentialSets', name.value)].some((path) => isNoted(notes, path))) return [];
    const ids = credentialSets.map(({ id }) => id.value);
    const meant = nearestOf(name.value, ids);
    const todo =
      meant === undefined
        ? 'declare it in credentialSets, or call addCredentialSet first'
        : `did you mean ${show(meant)}?`;
    return [fault(name, 'is not the id of a credential set of this registry', todo)];
  }
  const idFaults = resourceIdFaults(stated.existing, 'credentialSet');
  if (idFaults.length > 0) return [...idFaults];
  const existing = stated.existing && plain(stated.existing.value);
  const owner = stated.made?.registryName.key ?? existing?.split('/')[8].toLowerCase();
  const isOther = owner !== undefined && known(owner) && known(registryName.value) && owner !== registryName.key;
  const what = `is a credential set of the registry ${show(owner)}`;
  return isOther ? [{ option: stated.path, what, todo: 'pass one of the same registry' }] : [];
}
