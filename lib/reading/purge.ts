import { Token } from 'cdktf';
import { spelledSchedule } from '../azure/cron';
import { AgentPool, AgentPoolTier, PurgeFilter, type AgentPoolOptions, type PurgeTaskOptions } from '../options';
import { known } from '../text';
import { provider, scope } from './constructs';
import {
  choice,
  decided,
  decision,
  flag,
  instance,
  map,
  normalized,
  number,
  optional,
  part,
  resourceId,
  text,
  unreadable,
  wholeList,
  type Kind,
  type Shape,
} from './kinds';
import type { Stated } from './notes';

/**
 * A number that must be known at synth. Any other value is replaced by a late-bound one, so that no rule applies to it.
 */
const decidedNumber: Kind<Stated<number>> = (value, path, notes) => {
  const stated = number(value, path, notes) ?? { path, value: Token.asNumber(unreadable) };
  const isReported = [...notes.misfits, ...notes.malformed].some((noted) => noted.path === path);
  if (!known(stated.value) && !isReported) notes.undecided.push(path);
  return stated;
};

const filter = instance(
  PurgeFilter,
  'PurgeFilter.of("ci/.*", ".*") or PurgeFilter.exact("ci/web")',
  ({ _isExact, _repository, _tag }, path, notes) => ({
    path,
    isExact: _isExact,
    repository: decided(text)(_repository, `${path}.repository`, notes),
    tag: _isExact && _tag === undefined ? undefined : decided(text)(_tag, `${path}.tag`, notes),
  }),
);

const agentPoolOptions = part('agentPool', '{ tier: AgentPoolTier.S1 }', {
  tier: optional(choice(AgentPoolTier)),
  instanceCount: optional(number),
} satisfies Shape<AgentPoolOptions>);

/** A pool to create, or the name of an existing one. */
const agentPool = instance(
  AgentPool,
  'AgentPool.inSubnet("purge", subnet.id) or AgentPool.existing("purge")',
  ({ _isNew, _name, _subnetId, _options }, path, notes) => ({
    path,
    name: (_isNew ? decided(text) : text)(_name, `${path}.name`, notes),
    subnetId: _isNew ? resourceId('subnet')(_subnetId, `${path}.subnetId`, notes) : undefined,
    options: optional(agentPoolOptions)(_options, path, notes),
  }),
);

export const purgeTask = part(
  'purgeTask',
  '{ schedule: "0 3 * * Sun", filters: [PurgeFilter.of("ci/.*", ".*")], ago: "30d" }',
  {
    schedule: normalized(spelledSchedule),
    filters: wholeList(filter),
    ago: optional(decided(text)),
    keep: optional(decidedNumber),
    untagged: optional(decision),
    includeLocked: optional(decision),
    dryRun: optional(decision),
    concurrency: optional(decidedNumber),
    timeout: optional(decidedNumber),
    agentPool: optional(agentPool),
    ownIdentity: optional(decision),
    enabled: optional(flag),
    name: optional(text),
    tags: optional(map('{ team: "web" }')),
    scope: optional(scope),
    provider: optional(provider),
  } satisfies Shape<PurgeTaskOptions>,
);

export type PurgeTaskReading = NonNullable<ReturnType<typeof purgeTask>>;
export type PurgeFilterReading = NonNullable<ReturnType<typeof filter>>;
export type AgentPoolReading = NonNullable<ReturnType<typeof agentPool>>;
