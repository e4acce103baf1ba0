import {
  everything,
  exactly,
  filterOf,
  matchesEverything,
  matchesNoTag,
  readExpression,
  type FilterExpression,
  type FilterHalf,
  type FilterProblem,
} from '../azure/purge-filter';
import { AgentPoolTier } from '../options';
import type { Stated } from '../reading/notes';
import type { PurgeFilterReading, PurgeTaskReading } from '../reading/purge';
import type { RegistryReading } from '../reading/registry';
import { identityOf, known, plain } from '../text';
import { adopted, type AdoptionModel } from './adoption';
import type { AgentPoolModel, ContentsModel, PurgeFilterModel, PurgeTaskModel } from './contents';
import type { NetworkModel } from './model';
import { inheritTags } from './tags';

type PurgeModel = Pick<ContentsModel, 'purgeTasks' | 'changedPurgeTasks' | 'agentPools'>;

const defaultSeconds = 3600;

/** @param before the model before a call: tasks are only added, so the others are reused */
export function resolvePurge(
  stated: RegistryReading,
  { bypassForTasks }: NetworkModel,
  adoption: AdoptionModel | undefined,
  before: PurgeModel | undefined,
): PurgeModel {
  // A late-bound bypass may be on, and an identity does no harm if it is off.
  const isLetPast = bypassForTasks !== undefined && bypassForTasks !== false;
  const all = [...(stated.purgeTasks?.value ?? []), ...stated.calls.addPurgeTask];
  const unchanged = before?.purgeTasks ?? [];
  const purgeTasks = all.map((options, i): PurgeTaskModel => {
    if (unchanged.at(i)?.options === options) return unchanged[i];
    const { path, id, agentPool } = options;
    const name = options.name?.value ?? nameAfter(id.value);
    const filters = options.filters?.value.map(resolveFilter);
    return {
      path,
      id,
      options,
      name,
      importId: adopted(adoption?.purgeTasks, name)?.id,
      schedule: options.schedule.value,
      filters,
      command: commandOf(options, filters ?? []),
      timeout: options.timeout?.value ?? defaultSeconds,
      hasIdentity: options.ownIdentity?.value ?? (isLetPast && agentPool === undefined),
      enabled: options.enabled?.value ?? true,
      tags: inheritTags(stated.tags?.value, options.tags?.value),
    };
  });
  return {
    purgeTasks,
    changedPurgeTasks: purgeTasks.filter((task, i) => task !== unchanged.at(i)),
    agentPools: resolvePools(purgeTasks),
  };
}

function resolveFilter(stated: PurgeFilterReading): PurgeFilterModel {
  const { isExact } = stated;
  const repository = resolveHalf(stated.repository, 'repository', isExact);
  const tag = stated.tag === undefined ? everything : resolveHalf(stated.tag, 'tag', isExact);
  if (!isSound(repository) || !isSound(tag)) {
    return { stated, repository, tag, matchesEverything: false, matchesNoTag: false };
  }
  return {
    stated,
    repository,
    tag,
    text: filterOf(repository, tag),
    matchesEverything: matchesEverything(repository, 'repository') && matchesEverything(tag, 'tag'),
    matchesNoTag: matchesNoTag(tag),
  };
}

/** Undefined if it could not be read. */
function resolveHalf(
  { value }: Stated<string>,
  half: FilterHalf,
  isExact: boolean,
): FilterExpression | FilterProblem | undefined {
  const text = plain(value);
  if (text === undefined) return undefined;
  return isExact ? exactly(text) : readExpression(text, half);
}

function isSound(half: FilterExpression | FilterProblem | undefined): half is FilterExpression {
  return half !== undefined && 'pattern' in half;
}

/** In byte order: the order has no meaning, and a different one would be a change in every plan. */
function commandOf(
  { ago, keep, untagged, includeLocked, concurrency, dryRun }: PurgeTaskReading,
  filters: readonly PurgeFilterModel[],
): string {
  const texts = [...new Set(filters.flatMap(({ text }) => text ?? []))].sort();
  return [
    'acr purge',
    // "$" before a letter would be an alias of ACR Tasks; "$$" is a dollar sign.
    ...texts.map((text) => `--filter '${text.replaceAll('$', '$$$$')}'`),
    `--ago ${ago?.value ?? '0d'}`,
    ...(keep === undefined || keep.value === 0 ? [] : [`--keep ${keep.value}`]),
    ...(untagged?.value === true ? ['--untagged'] : []),
    ...(includeLocked?.value === true ? ['--include-locked'] : []),
    ...(concurrency === undefined ? [] : [`--concurrency ${concurrency.value}`]),
    ...(dryRun?.value === true ? ['--dry-run'] : []),
  ].join(' ');
}

/**
 * The task's steps in YAML. Filters have no white space, so nothing in the command has a meaning in YAML. Without its
 * own timeout the step would be stopped after 600 seconds, regardless of the timeout of the task.
 */
export function stepsOf({ command, timeout }: PurgeTaskModel): string {
  return [
    'version: v1.1.0',
    'steps:',
    `  - cmd: ${command}`,
    '    disableWorkingDirectoryOverride: true',
    `    timeout: ${timeout}`,
    '',
  ].join('\n');
}

/** The pools to create, each with the options that name it. */
function resolvePools(tasks: readonly PurgeTaskModel[]): readonly AgentPoolModel[] {
  const stated = tasks.flatMap(({ options: { agentPool } }) =>
    agentPool?.subnetId === undefined || !known(agentPool.name.value)
      ? []
      : [{ ...agentPool, subnetId: agentPool.subnetId }],
  );
  const names = new Map(stated.map(({ name }) => [identityOf(name.value), name.value]));
  return Array.from(names, ([key, name]) => {
    const ofName = stated.filter((pool) => identityOf(pool.name.value) === key);
    const [{ subnetId, options }] = ofName;
    return {
      id: `AgentPool-${name}`,
      name,
      subnetId,
      tier: options?.tier?.value ?? AgentPoolTier.S1,
      instanceCount: options?.instanceCount?.value ?? 1,
      stated: ofName,
    };
  });
}

/** Names in Azure have at least five characters: letters, digits, `-` and `_`, like ids. */
function nameAfter(id: string): string {
  return id.length >= 5 || !known(id) ? id : `${id}-purge`;
}
