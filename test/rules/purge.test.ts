import { AgentPool, PrivateDns, PurgeFilter, type PurgeTaskOptions } from 'cdktf-georeplicated-registry';
import { show } from '../../lib/errors';
import { resolveRegistry } from '../../lib/model/registry';
import { readRegistry, withAdded, withAddedAs } from '../../lib/reading/registry';
import { lateBound, loose, model, reported, type LooseProps } from '../models';

const sound = { schedule: '0 3 * * Sun', filters: [PurgeFilter.of('ci/.*', 'dev-.*')], ago: '30d' };
const withTasks = (purgeTasks: object, props: LooseProps = {}) => model({ purgeTasks, ...props });
const withTask = (options: object, props: LooseProps = {}) => withTasks({ Old: { ...sound, ...options } }, props);
const withFilters = (...filters: PurgeFilter[]) => withTask({ filters });
const lateBounds = [lateBound(), '${var.late}', 'a${var.late}'];
const subnetId = '/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub/subnets/agents';

const added = (id: string, options: Partial<PurgeTaskOptions> = {}) =>
  resolveRegistry(
    withAddedAs(readRegistry(loose({ purgeTasks: { Old: sound } })), 'addPurgeTask', id, { ...sound, ...options }),
  );

describe('purgeTaskIdsAreValid', () => {
  const rule = 'purgeTaskIdsAreValid';

  test('accepts letters, digits, dashes and underscores, and fails for others', () => {
    expect(reported(rule, withTasks({ OldBuilds: sound, 'old-2_b': sound }))).toEqual([]);
    expect(reported(rule, withTasks({ 'old builds': sound }))).toEqual([
      'purgeTasks["old builds"] is not well formed, got "old builds": use letters, digits, "-" and "_", such as "OldBuilds" [purgeTaskIdsAreValid]',
    ]);
  });

  test.each(lateBounds)('keeps silent on a late-bound id, which is refused as that', (id) => {
    expect(reported(rule, withTasks({ [id]: sound }))).toEqual([]);
  });
});

describe('purgeTaskIdsAreDistinct', () => {
  const rule = 'purgeTaskIdsAreDistinct';

  test('accepts ids that differ, and fails for a call that repeats an option', () => {
    expect(reported(rule, added('New'))).toEqual([]);
    expect(reported(rule, added('Old'))).toEqual([
      'addPurgeTask("Old").id is also the id of purgeTasks.Old, got "Old": give each purge task an id of its own [purgeTaskIdsAreDistinct]',
    ]);
  });

  test.each(lateBounds)('keeps silent on late-bound ids', (id) => {
    expect(reported(rule, added(id))).toEqual([]);
  });
});

describe('purgeTaskNamesAreValid', () => {
  const rule = 'purgeTaskNamesAreValid';

  test.each(['purge', 'old-builds', 'Old_Builds', 'x'.repeat(50)])('accepts %s', (name) => {
    expect(reported(rule, withTask({ name }))).toEqual([]);
  });

  test.each([
    ['', 'is 0 characters long'],
    ['old', 'is 3 characters long'],
    ['x'.repeat(51), 'is 51 characters long'],
    ['old builds', 'is not well formed'],
    ['alt-für-neu', 'is not well formed'],
  ])('fails for %j', (name, what) => {
    expect(reported(rule, withTask({ name }))).toEqual([
      `purgeTasks.Old.name ${what}, got ${show(name)}: set 5 to 50 letters, digits, "-" and "_", such as "old-builds" [purgeTaskNamesAreValid]`,
    ]);
  });

  test('accepts names that come from ids, also from short ones', () => {
    expect(withTasks({ Old: sound, OldBuilds: sound }).purgeTasks.map(({ name }) => name)).toEqual([
      'Old-purge',
      'OldBuilds',
    ]);
    expect(reported(rule, withTasks({ a: sound, x_1: sound }))).toEqual([]);
  });

  test.each(lateBounds)('keeps silent on a late-bound name', (name) => {
    expect(reported(rule, withTask({ name }))).toEqual([]);
  });
});

describe('purgeTaskNamesAreDistinct', () => {
  const rule = 'purgeTaskNamesAreDistinct';

  test('accepts names that differ, and fails for those that Azure takes for one', () => {
    expect(reported(rule, withTasks({ OldBuilds: sound, Others: sound }))).toEqual([]);
    expect(reported(rule, withTasks({ OldBuilds: sound, Others: { ...sound, name: 'oldbuilds' } }))).toEqual([
      'purgeTasks.Others.name is also the name of purgeTasks.OldBuilds, got "oldbuilds": set another name [purgeTaskNamesAreDistinct]',
    ]);
  });

  test.each(lateBounds)('keeps silent on late-bound names', (name) => {
    expect(reported(rule, withTasks({ A: { ...sound, name }, B: { ...sound, name: 'other' } }))).toEqual([]);
  });
});

describe('purgeSchedulesAreValid', () => {
  const rule = 'purgeSchedulesAreValid';

  test.each(['0 3 * * Sun', '*/5 * * * *', ' 30  9 * jan mon-fri ', '0 0 29 2 *'])('accepts %j', (schedule) => {
    expect(reported(rule, withTask({ schedule }))).toEqual([]);
  });

  test.each([
    ['@daily', 'is a word that ACR Tasks does not support, got "@daily": write "0 0 * * *"'],
    [
      '0 0 3 * * *',
      'has 6 fields instead of five, got "0 0 3 * * *": write minute, hour, day, month and day of the week in UTC, such as "0 3 * * Sun", without seconds and year',
    ],
    ['0 3 * * 7', 'has "7" as day of the week, got "0 3 * * 7": use 0 to 6 or Sun to Sat'],
    ['*/0 3 * * *', 'has the step "*/0" as minute, got "*/0 3 * * *": use a step from 1 to 59'],
  ])('fails for %j', (schedule, what) => {
    expect(reported(rule, withTask({ schedule }))).toEqual([
      `purgeTasks.Old.schedule ${what} [purgeSchedulesAreValid]`,
    ]);
  });

  test.each(lateBounds)('keeps silent on a late-bound schedule', (schedule) => {
    expect(reported(rule, withTask({ schedule }))).toEqual([]);
  });
});

describe('purgeFiltersAreGiven', () => {
  const rule = 'purgeFiltersAreGiven';

  test('accepts one, and fails for none', () => {
    expect(reported(rule, withTask({}))).toEqual([]);
    expect(reported(rule, withTask({ filters: [] }))).toEqual([
      'purgeTasks.Old.filters is empty, got []: list what is purged, such as PurgeFilter.of("ci/.*", ".*") or PurgeFilter.exact("ci/web") [purgeFiltersAreGiven]',
    ]);
  });

  test.each(lateBounds)('keeps silent on a late-bound filter, which is refused as that', (late) => {
    expect(reported(rule, withFilters(PurgeFilter.of(late, late)))).toEqual([]);
  });
});

describe('purgeCommandsFitTheShell', () => {
  const rule = 'purgeCommandsFitTheShell';
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => PurgeFilter.exact(`ci/repository${10000 + i}`));

  test('accepts many filters, and fails for thousands', () => {
    expect(reported(rule, withTask({ filters: many(3000) }))).toEqual([]);
    expect(reported(rule, withTask({ filters: many(4000) }))).toEqual([
      'purgeTasks.Old.filters result in a command of 144019 characters: use at most 120000, an expression such as "ci/.*" matches many repositories [purgeCommandsFitTheShell]',
    ]);
  });

  test.each(lateBounds)('keeps silent on late-bound filters, which are refused as that', (late) => {
    expect(reported(rule, withTask({ filters: Array(9000).fill(PurgeFilter.exact(late)) }))).toEqual([]);
  });
});

describe('purgeFiltersAreWellFormed', () => {
  const rule = 'purgeFiltersAreWellFormed';

  test.each([
    PurgeFilter.of('.*', '(?!latest$).*'),
    PurgeFilter.of('ci/(web|api)', 'pr-\\d+|dev-.*'),
    PurgeFilter.of('[a-z]+/.*', '[^:]+'),
    PurgeFilter.of('ci/.*', '^$'),
    PurgeFilter.of('ci/.*', '(?i)dev-[[:alnum:]]{7,40}'),
    PurgeFilter.exact('ci/web'),
    PurgeFilter.exact('ci/web.app', 'v1.0'),
  ])('accepts %j', (filter) => {
    expect(reported(rule, withFilters(filter))).toEqual([]);
  });

  test.each([
    [PurgeFilter.of('', 'a'), 'repository is empty, got "": write ".*" for every repository'],
    [PurgeFilter.of('^$', 'a'), 'repository is empty, got "^$": write ".*" for every repository'],
    [PurgeFilter.of('a', ''), 'tag is empty, got "": write ".*" for every tag'],
    [PurgeFilter.of("ci's", 'a'), 'repository has a single quote, got "ci\'s": leave it out, no repository has one'],
    [PurgeFilter.of('a', 'a b'), 'tag has white space, got "a b": leave it out, no tag has one'],
    [PurgeFilter.of('a', 'a\n'), 'tag has white space, got "a\\n": leave it out, no tag has one'],
    [PurgeFilter.of('a', 'é'), 'tag has a character outside ASCII, got "\\u00e9": leave it out, no tag has one'],
    [PurgeFilter.of('a', '{{.Run.ID}}'), 'tag has "{{", got "{{.Run.ID}}": leave it out, no tag has one'],
    [
      PurgeFilter.of('contoso.azurecr.io/web', 'a'),
      'repository contains the login server, got "contoso.azurecr.io/web": use the repository alone',
    ],
    [PurgeFilter.of('*', 'a'), 'repository has a "*" for any text, got "*": write ".*", it is a regular expression'],
    [
      PurgeFilter.of('ci/*', 'a'),
      'repository has a "*" for any text, got "ci/*": write "ci/.*", it is a regular expression',
    ],
    [
      PurgeFilter.of('a', '*-dev'),
      'tag has a "*" for any text, got "*-dev": write ".*-dev", it is a regular expression',
    ],
    [
      PurgeFilter.of('ci/web:dev', 'a'),
      'repository has a colon, got "ci/web:dev": leave it out, the tag is an argument of its own',
    ],
    [PurgeFilter.of('a', '[a:b]'), 'tag has a colon, got "[a:b]": leave it out, no tag has one'],
    [PurgeFilter.of('CI/.*', 'a'), 'repository has "C", got "CI/.*": leave it out, no repository has one'],
    [PurgeFilter.of('a', 'team/.*'), 'tag has "/", got "team/.*": leave it out, no tag has one'],
    [
      PurgeFilter.of('a', '(.)\\1'),
      'tag refers to a group by "\\\\1", got "(.)\\\\1": write it out, because the groups of all filters of a task are counted together',
    ],
    [
      PurgeFilter.of('a', '\\p{L}'),
      'tag has "\\\\p", which acr purge reads differently or not at all, got "\\\\p{L}": use \\d, \\w, \\s, a class such as [a-z], or the letter itself',
    ],
    [
      PurgeFilter.exact('ci/.*'),
      'repository is not the name of a repository, got "ci/.*": write one name, or use PurgeFilter.of for an expression',
    ],
    [
      PurgeFilter.exact('ci/web', 'dev-*'),
      'tag is not the name of a tag, got "dev-*": write one name, or use PurgeFilter.of for an expression',
    ],
  ])('fails for %j', (filter, what) => {
    expect(reported(rule, withFilters(filter))).toEqual([
      `purgeTasks.Old.filters[0].${what} [purgeFiltersAreWellFormed]`,
    ]);
  });

  test('fails for each half', () => {
    expect(reported(rule, withFilters(PurgeFilter.of('a(', 'b)')))).toHaveLength(2);
  });

  test.each(lateBounds)('keeps silent on a late-bound half, which is refused as that', (late) => {
    expect(reported(rule, withFilters(PurgeFilter.of(late, 'a'), PurgeFilter.of('a', late)))).toEqual([]);
    expect(reported(rule, withFilters(PurgeFilter.exact(late), PurgeFilter.exact('a', late)))).toEqual([]);
  });
});

describe('purgeAgesAreDurations', () => {
  const rule = 'purgeAgesAreDurations';

  test.each(['30d', '1d12h', '2d3h6m', '36h', '90m', '0d'])('accepts %s', (ago) => {
    expect(reported(rule, withTask({ ago, keep: 1 }))).toEqual([]);
  });

  test.each([
    // The first is 12 days for acr purge, the second no time, the third 150 years, the fourth one day.
    ['12h1d', 'did you mean "1d12h"?'],
    ['d7', 'did you mean "7d"?'],
    ['1week', 'did you mean "7d"?'],
    ['1.5d', 'did you mean "1d12h"?'],
    ['7D', 'did you mean "7d"?'],
    ['30', 'did you mean "30d"?'],
    ['99999999999999999999d', 'use days, hours and minutes such as "30d" or "1d12h", at most 150 years'],
    ['', 'use days, hours and minutes such as "30d" or "1d12h", at most 150 years'],
  ])('fails for %j', (ago, todo) => {
    expect(reported(rule, withTask({ ago }))).toEqual([
      `purgeTasks.Old.ago is not a valid age for acr purge, got "${ago}": ${todo} [purgeAgesAreDurations]`,
    ]);
  });

  test.each(lateBounds)('keeps silent on a late-bound age, which is refused as that', (ago) => {
    expect(reported(rule, withTask({ ago }))).toEqual([]);
  });
});

describe('purgesAreLimited', () => {
  const rule = 'purgesAreLimited';

  test.each([{}, { keep: 3 }, { ago: undefined, keep: 3 }, { ago: '0d', keep: 3 }, { ago: '1m', keep: 0 }])(
    'accepts %j',
    (options) => {
      expect(reported(rule, withTask(options))).toEqual([]);
    },
  );

  test.each([{ ago: undefined }, { ago: undefined, keep: 0 }, { ago: undefined, dryRun: true }])(
    'fails without both, %j',
    (options) => {
      expect(reported(rule, withTask(options))).toEqual([
        'purgeTasks.Old has neither ago nor keep, and would delete every image that matches: set ago, such as "30d", or keep, or both [purgesAreLimited]',
      ]);
    },
  );

  test.each(['0d', '0h', '0d0h0m', '00m'])('fails for %s without keep', (ago) => {
    expect(reported(rule, withTask({ ago }))).toEqual([
      `purgeTasks.Old.ago is no time at all, and without keep every image that matches would be deleted, got "${ago}": set keep, or a longer time [purgesAreLimited]`,
    ]);
  });

  test.each([...lateBounds, 'd7'])('keeps silent on an age that is refused otherwise', (ago) => {
    expect(reported(rule, withTask({ ago }))).toEqual([]);
  });

  test.each([...lateBounds, '5', null])('keeps silent on a number that is refused otherwise, %j', (keep) => {
    expect(reported(rule, withTask({ ago: undefined, keep }))).toEqual([]);
  });
});

describe('purgeNumbersAreInRange', () => {
  const rule = 'purgeNumbersAreInRange';

  test.each([
    { keep: 0 },
    { keep: 500 },
    { concurrency: 1 },
    { concurrency: 32 },
    { timeout: 300 },
    { timeout: 28800 },
  ])('accepts %j', (options) => {
    expect(reported(rule, withTask(options))).toEqual([]);
  });

  test.each([
    [{ keep: -1 }, 'keep is out of range, got -1: use a whole number, 0 or more'],
    [{ keep: 1.5 }, 'keep is out of range, got 1.5: use a whole number, 0 or more'],
    [{ keep: NaN }, 'keep is out of range, got NaN: use a whole number, 0 or more'],
    [{ keep: 1e21 }, 'keep is out of range, got 1e+21: use a whole number, 0 or more'],
    [{ concurrency: 0 }, 'concurrency is out of range, got 0: use a whole number from 1 to 32'],
    [{ concurrency: 33 }, 'concurrency is out of range, got 33: use a whole number from 1 to 32'],
    [{ timeout: 299 }, 'timeout is out of range, got 299: use whole seconds from 300 to 28800, eight hours'],
    [{ timeout: 28801 }, 'timeout is out of range, got 28801: use whole seconds from 300 to 28800, eight hours'],
  ])('fails for %j', (options, what) => {
    expect(reported(rule, withTask(options))).toEqual([`purgeTasks.Old.${what} [purgeNumbersAreInRange]`]);
  });

  test.each(lateBounds)('keeps silent on late-bound numbers, which are refused as that', (late) => {
    expect(reported(rule, withTask({ keep: late, concurrency: late, timeout: late }))).toEqual([]);
  });
});

describe('purgesDeleteSomething', () => {
  const rule = 'purgesDeleteSomething';
  const none = PurgeFilter.of('ci/.*', '^$');

  test('accepts tags, and untagged manifests', () => {
    expect(reported(rule, withTask({}))).toEqual([]);
    expect(reported(rule, withTask({ filters: [none], untagged: true }))).toEqual([]);
  });

  test('fails for no tags without untagged', () => {
    expect(reported(rule, withTask({ filters: [none] }))).toEqual([
      'purgeTasks.Old.filters[0].tag matches no tag, so nothing is deleted, got "^$": set untagged to true [purgesDeleteSomething]',
    ]);
  });

  test.each(lateBounds)('keeps silent on a late-bound tag', (late) => {
    expect(reported(rule, withFilters(PurgeFilter.of('a', late)))).toEqual([]);
  });
});

describe('purgeTasksHaveAccess', () => {
  const rule = 'purgeTasksHaveAccess';

  test('accepts roles on the registry, and fails for roles on repositories', () => {
    expect(reported(rule, withTask({}, { roleAssignmentMode: 'LegacyRegistryPermissions' }))).toEqual([]);
    expect(
      reported(rule, withTask({ ownIdentity: true }, { roleAssignmentMode: 'AbacRepositoryPermissions' })),
    ).toEqual([
      'purgeTasks.Old would have no access: with RoleAssignmentMode.REPOSITORY a task requires an identity that azurerm cannot assign: leave roleAssignmentMode out, or run acr purge elsewhere, with the role Container Registry Repository Contributor [purgeTasksHaveAccess]',
    ]);
  });

  test.each(lateBounds)('keeps silent on a late-bound mode, which is refused as that', (roleAssignmentMode) => {
    expect(reported(rule, withTask({}, { roleAssignmentMode }))).toEqual([]);
  });
});

const closed = { publicAccess: false };
const noneAllowed = { defaultAction: 'Deny' };
const someAllowed = { allowedIpRanges: ['203.0.113.0/24'] };

describe('purgeTasksReachTheRegistry', () => {
  const rule = 'purgeTasksReachTheRegistry';

  test.each([
    [{}, {}],
    [{}, { network: someAllowed }],
    [{}, { network: { ...closed, bypassForTasks: true } }],
    [{ ownIdentity: true }, { network: closed }],
    [{ agentPool: AgentPool.existing('agents') }, { network: closed }],
  ])('accepts %j in %j', (options, props) => {
    expect(reported(rule, withTask(options, props))).toEqual([]);
  });

  test.each([
    [{}, closed, 'publicAccess'],
    [{}, { ...closed, bypassForTasks: false }, 'publicAccess'],
    [{ ownIdentity: true }, { ...closed, bypassForTasks: false }, 'publicAccess'],
    [{}, noneAllowed, 'defaultAction'],
  ])('fails for %j in %j', (options, network, closes) => {
    expect(reported(rule, withTask(options, { network }))).toEqual([
      `purgeTasks.Old cannot reach the registry, because network.${closes} closes it: set network.bypassForTasks to true, or agentPool to AgentPool.inSubnet(…) in a network with a private endpoint [purgeTasksReachTheRegistry]`,
    ]);
  });

  test('fails for a task without an identity that is let past the rules', () => {
    const network = { ...closed, bypassForTasks: true };
    expect(reported(rule, withTask({ ownIdentity: false }, { network }))).toEqual([
      'purgeTasks.Old cannot reach the registry without an identity of its own, because network.publicAccess closes it: leave ownIdentity out, or set agentPool to AgentPool.inSubnet(…) in a network with a private endpoint [purgeTasksReachTheRegistry]',
    ]);
  });

  test('fails once a private endpoint closes the registry, unless it is adopted and may be open', () => {
    const before = readRegistry(loose({ purgeTasks: { Old: sound } }));
    const endpoint = { subnetId, dns: PrivateDns.external() };
    expect(reported(rule, resolveRegistry(before))).toEqual([]);
    expect(reported(rule, resolveRegistry(withAdded(before, 'addPrivateEndpoint', endpoint)))).toHaveLength(1);
    const registryId =
      '/subscriptions/s/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/contoso';
    const privateLink = { endpoints: [endpoint] };
    expect(reported(rule, withTask({}, { adopt: { registryId }, privateLink }))).toEqual([]);
    expect(reported(rule, withTask({}, { adopt: { registryId }, privateLink, network: closed }))).toHaveLength(1);
  });

  test.each(lateBounds)('keeps silent on late-bound access and bypass', (late) => {
    expect(reported(rule, withTask({}, { network: { publicAccess: late } }))).toEqual([]);
    expect(reported(rule, withTask({}, { network: { ...closed, bypassForTasks: late } }))).toEqual([]);
  });
});

describe('purgesLeaveSomething', () => {
  const rule = 'purgesLeaveSomething';

  test.each([
    PurgeFilter.of('ci/.*', '.*'),
    PurgeFilter.of('.*', 'dev-.*'),
    PurgeFilter.of('.*', '(?!latest$|v\\d).*'),
    PurgeFilter.of('.*', '^$'),
    PurgeFilter.exact('ci/web'),
  ])('accepts %j', (filter) => {
    expect(reported(rule, withFilters(filter))).toEqual([]);
  });

  test.each([
    ['.*', '.*'],
    ['^.*$', '.+'],
    ['(.*)', '(?:.*)?'],
    ['.+?', '\\S*'],
    ['[^@]+', '[\\w.-]+'],
    ['.{1,}', '(?i)[a-z0-9._-]*'],
    ['.*|ci', 'dev|.*'],
    ['(?=.).*', '.*.*'],
  ])('warns of %s and %s', (repository, tag) => {
    const subject = withFilters(PurgeFilter.of(repository, tag));
    expect(reported(rule, subject)).toEqual([
      `purgeTasks.Old.filters[0] matches every image of the registry, got ${show(subject.purgeTasks[0].filters?.[0].text)}: name the repositories to purge [purgesLeaveSomething]`,
    ]);
  });

  test.each(lateBounds)('keeps silent on a late-bound filter', (late) => {
    expect(reported(rule, withFilters(PurgeFilter.of(late, '.*')))).toEqual([]);
  });
});

describe('lockedImagesAreKept', () => {
  const rule = 'lockedImagesAreKept';

  test('accepts a purge that keeps them, and warns of one that does not', () => {
    expect(reported(rule, withTask({ includeLocked: false }))).toEqual([]);
    expect(reported(rule, withTask({ includeLocked: true }))).toEqual([
      'purgeTasks.Old.includeLocked unlocks and deletes images that somebody has locked, got true: leave it out to keep locked images [lockedImagesAreKept]',
    ]);
  });

  test.each(lateBounds)('keeps silent on a late-bound option, which is refused as that', (includeLocked) => {
    expect(reported(rule, withTask({ includeLocked }))).toEqual([]);
  });
});

describe('purgesRunApart', () => {
  const rule = 'purgesRunApart';

  test('accepts a minute, and warns of every one', () => {
    expect(reported(rule, withTask({ schedule: '*/2 3 * * *' }))).toEqual([]);
    expect(reported(rule, withTask({ schedule: '* 3 * * *' }))).toEqual([
      'purgeTasks.Old.schedule runs every minute of its hours, got "* 3 * * *": set the minute, such as "0 3 * * *" for 3:00 [purgesRunApart]',
    ]);
  });

  test.each(lateBounds)('keeps silent on a late-bound schedule', (schedule) => {
    expect(reported(rule, withTask({ schedule }))).toEqual([]);
  });
});

describe('purgeTasksAreLetThrough', () => {
  const rule = 'purgeTasksAreLetThrough';

  test.each([
    [{}, {}],
    [{}, { network: { ...someAllowed, bypassForTasks: true } }],
    [{}, { network: { ...closed, bypassForTasks: true } }],
    [{}, { network: { defaultAction: 'Allow' } }],
  ])('accepts %j in %j', (options, props) => {
    expect(reported(rule, withTask(options, props))).toEqual([]);
  });

  test.each([
    [{}, someAllowed],
    [{}, { ...someAllowed, bypassForTasks: false }],
    [{ ownIdentity: true }, { ...someAllowed, bypassForTasks: false }],
    [{ ownIdentity: false }, { ...someAllowed, bypassForTasks: true }],
  ])('warns where only some addresses are allowed, of %j in %j', (options, network) => {
    expect(reported(rule, withTask(options, { network }))).toEqual([
      'purgeTasks.Old comes from an address of Azure that may not be in network.allowedIpRanges: set network.bypassForTasks, or make sure that it has the addresses of the service tag AzureContainerRegistry in the home region [purgeTasksAreLetThrough]',
    ]);
  });

  test('warns of an identity where nothing sets that it is let past the rules', () => {
    expect(reported(rule, withTask({ ownIdentity: true }, { network: closed }))).toEqual([
      'purgeTasks.Old must be allowed through the network rules, and no option allows it: set network.bypassForTasks, or make sure that networkRuleBypassAllowedForTasks of the registry is true [purgeTasksAreLetThrough]',
    ]);
  });

  test.each(lateBounds)('keeps silent on late-bound access', (publicAccess) => {
    expect(reported(rule, withTask({}, { network: { publicAccess } }))).toEqual([]);
  });
});
