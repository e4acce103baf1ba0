import * as limits from '../azure/purge-limits';
import type { Fault } from '../errors';
import type { AgentPoolModel } from '../model/contents';
import type { RegistryModel } from '../model/model';
import { identityOf, known, plain } from '../text';
import { fault } from './checks/fault';
import { resourceIdFaults } from './checks/resource-id';
import type { Rules } from './rule';

export const refused = {
  agentPoolNamesAreValid: (model) =>
    poolsOf(model).flatMap(({ name }): Fault[] => {
      const { pattern, min, max } = limits.agentPoolName;
      const text = plain(name.value);
      if (text === undefined || (pattern.test(text) && text.length >= min && text.length <= max)) return [];
      return [fault(name, 'is not the name of an agent pool', `use ${min} to ${max} letters, digits and "-"`)];
    }),

  agentPoolSubnetsAreValid: (model) => poolsOf(model).flatMap(({ subnetId }) => resourceIdFaults(subnetId, 'subnet')),

  /** Without an instance, runs stay in the queue. */
  agentPoolsHaveInstances: (model) =>
    poolsOf(model).flatMap(({ options }): Fault[] => {
      const count = options?.instanceCount;
      if (count === undefined || !known(count.value) || (Number.isInteger(count.value) && count.value >= 1)) return [];
      return [fault(count, 'is not a number of instances', 'use a whole number, 1 or more')];
    }),

  agentPoolsAreOfOneKind: ({ agentPools }) =>
    agentPools.flatMap(({ stated: [first, ...others] }) =>
      others
        .filter((other) => written(other) !== written(first))
        .map((other) =>
          fault(
            other.name,
            `is also the agent pool of ${first.path}, with different settings`,
            'give each pool a name of its own, or set the same for both',
          ),
        ),
    ),
} satisfies Rules;

export const warned = {
  /** learn.microsoft.com, Run a task on a dedicated agent pool, preview limitations. */
  agentPoolsAreOffered: ({ agentPools, home }) =>
    agentPools.length === 0 || !known(home.name) || limits.agentPoolRegions.has(home.name)
      ? []
      : [
          {
            option: agentPools[0].stated[0].path,
            what: `is created in ${home.name}, and no source says that Azure offers agent pools there`,
            todo: 'ask Azure support first, or use network.bypassForTasks',
          },
        ],

  agentPoolsFitTheQuota: ({ agentPools }) => {
    const { processorsOf, processors } = limits;
    const sum = (pools: readonly AgentPoolModel[]) =>
      pools.reduce((total, { tier, instanceCount }) => total + processorsOf[tier] * instanceCount, 0);
    const counted = agentPools.filter(({ instanceCount }) => known(instanceCount));
    const [standard, isolated] = [
      counted.filter(({ tier }) => tier !== 'I6'),
      counted.filter(({ tier }) => tier === 'I6'),
    ];
    const ask = 'ask Azure support for more';
    return [
      ...(sum(standard) > processors.standard
        ? [
            {
              option: standard[0].stated[0].path,
              what: `needs ${sum(standard)} processors, and the default quota of a registry is ${processors.standard}`,
              todo: `use fewer or smaller instances, or ${ask}`,
            },
          ]
        : []),
      ...isolated.map(({ stated: [{ path }] }) => ({
        option: path,
        what: 'is isolated, and a registry has no quota for isolated pools by default',
        todo: `use AgentPoolTier.S1, or ${ask}`,
      })),
    ];
  },
} satisfies Rules;

type AgentPoolReading = NonNullable<RegistryModel['purgeTasks'][number]['options']['agentPool']>;

function poolsOf({ purgeTasks }: RegistryModel): readonly AgentPoolReading[] {
  return purgeTasks.flatMap(({ options: { agentPool } }) => agentPool ?? []);
}

/** What purge tasks that name the same pool must have in common. */
function written({ name, subnetId, options }: AgentPoolReading): string {
  const subnet = subnetId && identityOf(subnetId.value);
  return JSON.stringify([name.value, subnet, options?.tier?.value ?? 'S1', options?.instanceCount?.value ?? 1]);
}
