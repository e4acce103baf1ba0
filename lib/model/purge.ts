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

/** @param before what fewer options meant: tasks are only added, and the others taken from there */
export function resolvePurge(
  stated: RegistryReading,
  { bypassForTasks }: NetworkModel,
  adoption: AdoptionModel | undefined,
  before: PurgeModel | undefined,
): PurgeModel {
  // A late-bound bypass may be on, and an identity does no harm where it is not.
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

/** Undefined where it could not be read. */
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

/** In the order of their bytes: they have none by themselves, and another would be a change in every plan. */
function commandOf(
  { ago, keep, untagged, includeLocked, concurrency, dryRun }: PurgeTaskReading,
  filters: readonly PurgeFilterModel[],
): string {
  const texts = [...new Set(filters.flatMap(({ text }) => text ?? []))].sort();
  return [
    'acr purge',
    // "$" before a letter would be an alias of ACR Tasks, "$$" is one dollar.
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
 * What a task does, in the YAML of ACR Tasks. Filters have no white space, so that nothing in the command means anything in
 * YAML. Without a timeout of its own the step would be stopped after 600 seconds, whatever the task may take.
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

/** The pools that are made, each with what states it. */
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

/** Names in Azure have five characters at least: letters, digits, `-` and `_`, as ids have. */
function nameAfter(id: string): string {
  return id.length >= 5 || !known(id) ? id : `${id}-purge`;
}
