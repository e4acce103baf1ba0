import { repositoryName } from '../azure/image-names';
import * as upstreams from '../azure/upstreams';
import { show, type Fault } from '../errors';
import type { CacheRuleModel } from '../model/contents';
import type { RegistryModel } from '../model/model';
import type { Stated } from '../reading/notes';
import { identityOf, known, plain } from '../text';
import { fault } from './checks/fault';
import { malformedIds, nameFaults, repeatedIds, repeatedNames } from './checks/ids';
import { nearestOf } from './checks/nearest';
import { resourceIdFaults } from './checks/resource-id';
import type { Rules } from './rule';

export const refused = {
  cacheRuleIdsAreValid: ({ cacheRules }) => malformedIds(cacheRules, 'Hub'),

  cacheRuleIdsAreDistinct: ({ cacheRules }) => repeatedIds(cacheRules, 'cache rule'),

  cacheRuleNamesAreValid: ({ cacheRules }) =>
    nameFaults(
      cacheRules,
      upstreams.cacheRuleName,
      'letters, digits and single "-" between them, such as "docker-hub"',
    ),

  cacheRuleNamesAreDistinct: ({ cacheRules }) => repeatedNames(cacheRules),

  cacheSourcesAreWellFormed: ({ cacheRules }) =>
    cacheRules.flatMap(({ options: { source } }) => {
      const text = plain(source.value);
      return text === undefined ? [] : sourceFaults(source, text);
    }),

  cacheTargetsAreWellFormed: ({ cacheRules, loginServer }) =>
    cacheRules.flatMap(({ options: { target } }) => {
      const text = target && plain(target.value);
      return target === undefined || text === undefined ? [] : targetFaults(target, text, loginServer);
    }),

  /** learn.microsoft.com, Wildcard support in artifact cache. */
  cacheWildcardsAreOnBothSides: ({ cacheRules }) =>
    cacheRules.flatMap(({ options: { source, target } }): Fault[] => {
      const [from, to] = [plain(source.value), target && plain(target.value)];
      if (target === undefined || from === undefined || to === undefined) return [];
      if (!isSource(from) || !isTarget(to) || isWildcard(from) === isWildcard(to)) return [];
      const todo = isWildcard(from)
        ? `write ${show(`${to}/*`)}`
        : 'leave it out, or put one at the end of the source too';
      const what = isWildcard(from) ? 'has no "*", and the source has one' : 'has a "*", and the source has none';
      return [fault(target, what, todo)];
    }),

  /** Azure refuses what is not told apart; plans do not show it (learn.microsoft.com, Wildcard support in artifact cache). */
  cacheTargetsDoNotOverlap: ({ cacheRules }) => overlaps(cacheRules),

  /** Azure/acr artifact cache, error EnforceDockerAuthentication; artifact-cache-overview.md, supported upstreams. */
  cacheUpstreamsHaveTheirCredentials: ({ cacheRules }) =>
    cacheRules.flatMap((rule): Fault[] => {
      const host = hostOf(rule);
      const upstream = host === undefined ? undefined : upstreams.upstreamOf(host);
      if (host === undefined || upstream === undefined || rule.importId !== undefined) return [];
      const { credentials, hint } = upstream;
      const option = `${rule.path}.credentialSet`;
      if (credentials === 'required' && rule.credentials === undefined) {
        const todo = `pass what addCredentialSet returns for it${hint === undefined ? '' : `, with ${hint}`}`;
        return [{ option, what: `is missing, and nothing is pulled from ${host} without credentials`, todo }];
      }
      return credentials === 'none' && rule.credentials !== undefined
        ? [{ option, what: `is set, and ${host} takes no credentials`, todo: 'leave it out' }]
        : [];
    }),

  cacheCredentialsExist: (model) => model.cacheRules.flatMap((rule) => credentialsFaults(rule, model)),

  cacheCredentialsAreOfTheUpstream: ({ cacheRules }) =>
    cacheRules.flatMap((rule): Fault[] => {
      const host = hostOf(rule);
      const server = plain(rule.credentials?.loginServer ?? '');
      if (host === undefined || server === undefined || server === host || !upstreams.upstreamHost.test(server))
        return [];
      return [
        {
          option: `${rule.path}.credentialSet`,
          what: `is for ${server}, and the source is of ${host}`,
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
            what: `come to ${length}`,
            todo: `keep at most ${upstreams.cacheRules}, one with "/*" is for all below a path`,
          },
        ],
} satisfies Rules;

export const warned = {
  /** The list of upstreams grows: one that the library does not know may work. */
  cacheUpstreamsAreKnown: ({ cacheRules }) =>
    cacheRules.flatMap((rule): Fault[] => {
      const host = hostOf(rule);
      if (host === undefined || upstreams.upstreamOf(host) !== undefined) return [];
      const meant = upstreams.dockerHubAliases.includes(host) ? 'docker.io' : nearestOf(host, upstreams.upstreamHosts);
      const todo =
        meant === undefined ? `known are ${upstreams.upstreamHosts.join(', ')}` : `did you mean ${show(meant)}?`;
      return [fault({ ...rule.options.source, value: host }, 'is of a host that Azure is not known to cache', todo)];
    }),

  /** Nothing can be pushed or imported to a target of a cache rule (Azure/acr#845). */
  cacheTargetsLeaveRoom: ({ cacheRules }) =>
    cacheRules
      .filter(({ target }) => target === '*')
      .map(({ path, target }) =>
        fault(
          { path: `${path}.target`, value: target },
          'is the whole registry, so nothing can be pushed to it any more',
          'cache below a path, such as "hub/*"',
        ),
      ),

  /** learn.microsoft.com, Allow trusted services; Artifact cache, limitations. */
  cacheFillsThroughTheNetwork: ({ cacheRules, network: { publicAccess, rules, trustedServices } }) =>
    cacheRules.length === 0 || trustedServices !== false || (publicAccess !== false && rules?.defaultAction !== 'Deny')
      ? []
      : [
          {
            option: 'network.trustedServices',
            what: 'is false and the network closed, so cache rules cannot fetch anything',
            todo: 'leave it out, artifact cache is a trusted service',
          },
        ],
} satisfies Rules;

function isWildcard(text: string): boolean {
  return text === '*' || text.endsWith('/*');
}

/** A repository, or a path and `/*`. */
function isTarget(text: string): boolean {
  return text === '*' || repositoryName.test(text.replace(/\/\*$/, ''));
}

function isSource(text: string): boolean {
  const slash = text.indexOf('/');
  return slash > 0 && upstreams.upstreamHost.test(text.slice(0, slash)) && isTarget(text.slice(slash + 1));
}

/** The host of a well-formed source. */
function hostOf({ source }: CacheRuleModel): string | undefined {
  const text = plain(source);
  return text !== undefined && isSource(text) ? text.split('/')[0] : undefined;
}

function sourceFaults(stated: Stated<string>, text: string): Fault[] {
  if (isSource(text)) return [];
  const bare = tidy(text);
  const hasHost = upstreams.upstreamHost.test(bare.split('/')[0]);
  const inHub = bare.includes('/') ? `docker.io/${bare}` : `docker.io/library/${bare}`;
  const meant = [bare, ...(hasHost ? [] : [inHub])].find(isSource);
  const what =
    meant !== undefined && /[@:]/.test(text.replace(/^[a-z]+:\/\//i, ''))
      ? 'contains a tag or digest, and rules are for repositories'
      : hasHost
        ? 'is not well formed'
        : 'has no host of a registry';
  const todo =
    meant === undefined
      ? 'use host and repository, such as "docker.io/library/nginx" or "quay.io/team/*"'
      : `did you mean ${show(meant)}?`;
  return [fault(stated, what, todo)];
}

function targetFaults(stated: Stated<string>, text: string, loginServer: string | undefined): Fault[] {
  if (loginServer !== undefined && tidy(text).startsWith(`${loginServer}/`)) {
    return [fault(stated, 'begins with the login server', 'leave that out')];
  }
  if (isTarget(text)) return [];
  const meant = tidy(text);
  const todo = isTarget(meant)
    ? `did you mean ${show(meant)}?`
    : 'use a repository, such as "hub/nginx", or a path and "/*"';
  return [fault(stated, 'is not well formed', todo)];
}

/** A repository without what is not part of it: scheme, tag, digest, slashes at its ends, capital letters. */
function tidy(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/@.*$/, '')
    .replace(/:[^/]*$/, '')
    .replace(/^\/+|\/+$/g, '');
}

/** Equal targets, and wildcards one within the other. A repository within a wildcard is allowed: it counts before that. */
function overlaps(rules: readonly CacheRuleModel[]): Fault[] {
  const targets = new Map<string, CacheRuleModel>();
  const wildcards = new Map<string, CacheRuleModel>();
  /** By each path that a wildcard is below of, the first such. */
  const within = new Map<string, CacheRuleModel>();
  return rules.flatMap((rule): Fault[] => {
    const stated = { path: `${rule.path}.target`, value: rule.target };
    const key = plain(rule.target) ?? identityOf(rule.target);
    const same = targets.get(key);
    if (same !== undefined) return [fault(stated, `is that of ${same.path}`, 'give each rule a target of its own')];
    targets.set(key, rule);
    if (!known(rule.target) || !isTarget(key) || !isWildcard(key)) return [];
    const stem = key.slice(0, -1);
    const around = Array.from(stem.matchAll(/\//g), ({ index }) => stem.slice(0, index + 1));
    const paths = ['', ...around.slice(0, -1)].filter((path) => path !== stem);
    const other = paths.map((path) => wildcards.get(path)).find((found) => found !== undefined) ?? within.get(stem);
    wildcards.set(stem, rule);
    for (const path of paths) if (!within.has(path)) within.set(path, rule);
    if (other === undefined) return [];
    const what = `overlaps with that of ${other.path}, ${show(other.target)}`;
    return [fault(stated, what, 'use paths of which none is within the other, or name the repository without "*"')];
  });
}

function credentialsFaults(rule: CacheRuleModel, { credentialSets, stated: { registryName } }: RegistryModel): Fault[] {
  if (rule.credentials === undefined) return [];
  const { declared, stated } = rule.credentials;
  const name = stated.declared;
  if (name !== undefined && declared === undefined && known(name.value)) {
    const ids = credentialSets.map(({ id }) => id.value);
    const meant = nearestOf(name.value, ids);
    const todo =
      meant === undefined
        ? 'declare it in credentialSets, or call addCredentialSet before'
        : `did you mean ${show(meant)}?`;
    return [fault(name, 'is not the id of a credential set of this registry', todo)];
  }
  const idFaults = resourceIdFaults(stated.existing, 'credentialSet');
  if (idFaults.length > 0) return [...idFaults];
  const existing = stated.existing && plain(stated.existing.value);
  const owner = stated.made?.registryName.key ?? existing?.split('/')[8].toLowerCase();
  const isOther = owner !== undefined && known(owner) && known(registryName.value) && owner !== registryName.key;
  const what = `is a set of the registry ${show(owner)}`;
  return isOther ? [{ option: stated.path, what, todo: 'pass one of the registry that has the rule' }] : [];
}
