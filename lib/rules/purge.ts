import { readSchedule } from '../azure/cron';
import { repositoryName, tag as tagName } from '../azure/image-names';
import { hasSeparator, type FilterHalf } from '../azure/purge-filter';
import * as limits from '../azure/purge-limits';
import { show, type Fault } from '../errors';
import type { PurgeFilterModel, PurgeTaskModel } from '../model/contents';
import type { RegistryModel } from '../model/model';
import type { Stated } from '../reading/notes';
import { known, plain } from '../text';
import { fault } from './checks/fault';
import { malformedIds, nameFaults, repeatedIds, repeatedNames } from './checks/ids';
import type { Rule, Rules } from './rule';

/** A rule on the options of each purge task by itself. One that has not changed is known to be sound. */
function eachNewTask(check: (task: PurgeTaskModel) => readonly Fault[]): Rule {
  return (model) => model.changedPurgeTasks.flatMap(check);
}

/** A rule on each purge task and the registry. */
function eachTask(check: (task: PurgeTaskModel, model: RegistryModel) => readonly Fault[]): Rule {
  return (model) => model.purgeTasks.flatMap((task) => check(task, model));
}

export const refused = {
  purgeTaskIdsAreValid: ({ purgeTasks }) => malformedIds(purgeTasks, 'OldBuilds'),

  purgeTaskIdsAreDistinct: ({ purgeTasks }) => repeatedIds(purgeTasks, 'purge task'),

  purgeTaskNamesAreValid: ({ purgeTasks }) =>
    nameFaults(purgeTasks, limits.taskName, 'letters, digits, "-" and "_", such as "old-builds"'),

  purgeTaskNamesAreDistinct: ({ purgeTasks }) => repeatedNames(purgeTasks),

  /** NCrontab reads what it does not support as something else, and azurerm does not validate schedules. */
  purgeSchedulesAreValid: eachNewTask(({ options: { schedule } }) => {
    const text = plain(schedule.value);
    const read = text === undefined ? undefined : readSchedule(text);
    return read !== undefined && 'what' in read ? [fault(schedule, read.what, read.todo)] : [];
  }),

  purgeFiltersAreGiven: eachNewTask(({ options: { filters } }) =>
    filters?.value.length === 0
      ? [
          fault(
            { path: filters.path, value: [] },
            'is empty',
            'list what is purged, such as PurgeFilter.of("ci/.*", ".*") or PurgeFilter.exact("ci/web")',
          ),
        ]
      : [],
  ),

  /** The command is one argument of a shell, and with what ACR Tasks puts before it at most 128 KiB long (Linux, execve). */
  purgeCommandsFitTheShell: eachNewTask(({ command, options: { filters } }) =>
    filters === undefined || command.length <= limits.commandLength
      ? []
      : [
          {
            option: filters.path,
            what: `result in a command of ${command.length} characters`,
            todo: `use at most ${limits.commandLength}, an expression such as "ci/.*" matches many repositories`,
          },
        ],
  ),

  purgeFiltersAreWellFormed: eachNewTask(({ filters = [] }) =>
    filters.flatMap((filter) => {
      const { stated, repository, tag } = filter;
      if (stated.isExact) return nameOfImageFaults(filter);
      return [
        ...expressionFaults(stated.repository, repository, 'the tag is an argument of its own'),
        ...(stated.tag === undefined ? [] : expressionFaults(stated.tag, tag, 'no tag has one')),
      ];
    }),
  ),

  /** acr purge reads other text as no time at all, or as 150 years (Azure/acr-cli, parseDuration). */
  purgeAgesAreDurations: eachNewTask(({ options: { ago } }) => {
    const text = ago && plain(ago.value);
    if (ago === undefined || text === undefined || limits.ageInMinutes(text) !== undefined) return [];
    const meant = limits.meantAge(text);
    const form = 'use days, hours and minutes such as "30d" or "1d12h", at most 150 years';
    const todo = meant === undefined ? form : `did you mean ${show(meant)}?`;
    return [fault(ago, 'is not a valid age for acr purge', todo)];
  }),

  /** A purge without a limit deletes every image that matches. */
  purgesAreLimited: eachNewTask(({ path, options: { ago, keep } }) => {
    if (keep !== undefined && keep.value !== 0) return [];
    if (ago === undefined) {
      const todo = 'set ago, such as "30d", or keep, or both';
      return [{ option: path, what: 'has neither ago nor keep, and would delete every image that matches', todo }];
    }
    return limits.ageInMinutes(plain(ago.value) ?? '') === 0
      ? [
          fault(
            ago,
            'is no time at all, and without keep every image that matches would be deleted',
            'set keep, or a longer time',
          ),
        ]
      : [];
  }),

  purgeNumbersAreInRange: eachNewTask(({ options: { keep, concurrency, timeout } }) => [
    ...rangeFaults(keep, { min: 0, max: Number.MAX_SAFE_INTEGER }, 'use a whole number, 0 or more'),
    ...rangeFaults(concurrency, limits.concurrency),
    ...rangeFaults(timeout, limits.taskSeconds, 'use whole seconds from 300 to 28800, eight hours'),
  ]),

  purgesDeleteSomething: eachNewTask(({ options: { untagged }, filters = [] }) =>
    untagged?.value === true
      ? []
      : filters
          .filter(({ matchesNoTag }) => matchesNoTag)
          .map(({ stated }) =>
            fault(stated.tag ?? stated.repository, 'matches no tag, so nothing is deleted', 'set untagged to true'),
          ),
  ),

  /** hashicorp/terraform-provider-azurerm#32122. */
  purgeTasksHaveAccess: eachTask(({ path }, { roleAssignmentMode }) =>
    roleAssignmentMode === 'AbacRepositoryPermissions'
      ? [
          {
            option: path,
            what: 'would have no access: with RoleAssignmentMode.REPOSITORY a task requires an identity that azurerm cannot assign',
            todo: 'leave roleAssignmentMode out, or run acr purge elsewhere, with the role Container Registry Repository Contributor',
          },
        ]
      : [],
  ),

  /** learn.microsoft.com, Manage network bypass policy for tasks. */
  purgeTasksReachTheRegistry: eachTask((task, model) => {
    const closed = closedBy(model);
    const { path, hasIdentity, options } = task;
    if (closed === undefined || options.agentPool !== undefined) return [];
    const inSubnet = 'agentPool to AgentPool.inSubnet(…) in a network with a private endpoint';
    const { bypassForTasks } = model.network;
    // With ownIdentity, the bypass may have been turned on by other means than azurerm.
    if (bypassForTasks === false || (bypassForTasks === undefined && options.ownIdentity?.value !== true)) {
      return [
        {
          option: path,
          what: `cannot reach the registry, because ${closed} closes it`,
          todo: `set network.bypassForTasks to true, or ${inSubnet}`,
        },
      ];
    }
    return hasIdentity
      ? []
      : [
          {
            option: path,
            what: `cannot reach the registry without an identity of its own, because ${closed} closes it`,
            todo: `leave ownIdentity out, or set ${inSubnet}`,
          },
        ];
  }),
} satisfies Rules;

export const warned = {
  purgesLeaveSomething: eachTask(({ filters = [] }) =>
    filters
      .filter((filter) => filter.matchesEverything)
      .map(({ stated: { path }, text }) =>
        fault({ path, value: text }, 'matches every image of the registry', 'name the repositories to purge'),
      ),
  ),

  lockedImagesAreKept: eachTask(({ options: { includeLocked } }) =>
    includeLocked?.value === true
      ? [
          fault(
            includeLocked,
            'unlocks and deletes images that somebody has locked',
            'leave it out to keep locked images',
          ),
        ]
      : [],
  ),

  /** A run can start while another one is in progress. */
  purgesRunApart: eachTask(({ options: { schedule } }) => {
    const text = plain(schedule.value);
    const read = text === undefined ? undefined : readSchedule(text);
    return read !== undefined && 'minutes' in read && read.minutes === 60
      ? [fault(schedule, 'runs every minute of its hours', 'set the minute, such as "0 3 * * *" for 3:00')]
      : [];
  }),

  purgeTasksAreLetThrough: eachTask(({ path, options, hasIdentity }, model) => {
    const { bypassForTasks, rules, publicAccess } = model.network;
    const isLetPast = hasIdentity && bypassForTasks !== undefined && bypassForTasks !== false;
    if (options.agentPool !== undefined || isLetPast) return [];
    if (closedBy(model) !== undefined) {
      const todo =
        'set network.bypassForTasks, or make sure that networkRuleBypassAllowedForTasks of the registry is true';
      return [{ option: path, what: 'must be allowed through the network rules, and no option allows it', todo }];
    }
    if (rules?.defaultAction !== 'Deny' || publicAccess === false) return [];
    const todo =
      'set network.bypassForTasks, or make sure that it has the addresses of the service tag AzureContainerRegistry in the home region';
    return [{ option: path, what: 'comes from an address of Azure that may not be in network.allowedIpRanges', todo }];
  }),
} satisfies Rules;

/** The option that lets no address connect; undefined where tasks may connect. */
function closedBy({ network: { publicAccess, rules }, stated, adoption }: RegistryModel): string | undefined {
  // What is not set for a registry that exists stays as it is.
  const isSet = stated.network?.publicAccess !== undefined || (adoption ?? stated.existing) === undefined;
  if (publicAccess === false && isSet) return 'network.publicAccess';
  return rules?.defaultAction === 'Deny' && rules.ranges.length === 0 ? 'network.defaultAction' : undefined;
}

function rangeFaults(
  stated: Stated<number> | undefined,
  { min, max }: { readonly min: number; readonly max: number },
  todo = `use a whole number from ${min} to ${max}`,
): Fault[] {
  if (stated === undefined) return [];
  const { value } = stated;
  const isInRange = !known(value) || (Number.isInteger(value) && value >= min && value <= max);
  return isInRange ? [] : [fault(stated, 'is out of range', todo)];
}

function expressionFaults(stated: Stated<string>, half: PurgeFilterModel['tag'], ofColons: string): Fault[] {
  if (half === undefined) return [];
  if ('what' in half) return [fault(stated, half.what, half.todo)];
  return hasSeparator(half) ? [fault(stated, 'has a colon', `leave it out, ${ofColons}`)] : [];
}

function nameOfImageFaults({ stated: { repository, tag } }: PurgeFilterModel): Fault[] {
  const check = (stated: Stated<string>, pattern: RegExp, half: FilterHalf): Fault[] => {
    const text = plain(stated.value);
    if (text === undefined || pattern.test(text)) return [];
    return [fault(stated, `is not the name of a ${half}`, 'write one name, or use PurgeFilter.of for an expression')];
  };
  return [...check(repository, repositoryName, 'repository'), ...(tag === undefined ? [] : check(tag, tagName, 'tag'))];
}
