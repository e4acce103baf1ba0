import { AgentPool, AgentPoolTier, PurgeFilter } from 'cdktf-georeplicated-registry';
import { lateBound, model, reported, type LooseProps } from '../models';

const subnetId = '/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub/subnets/agents';
const sound = { schedule: '0 3 * * Sun', filters: [PurgeFilter.of('ci/.*', 'dev-.*')], ago: '30d' };
const withPools = (pools: unknown[], props: LooseProps = {}) =>
  model({
    purgeTasks: Object.fromEntries(pools.map((agentPool, i) => [`Task${i}`, { ...sound, agentPool }])),
    ...props,
  });
const withPool = (agentPool: AgentPool, props: LooseProps = {}) => withPools([agentPool], props);
const inSubnet = (options?: object, name = 'agents') => AgentPool.inSubnet(name, subnetId, options);
const lateBounds = [lateBound(), '${var.late}', 'a${var.late}'];
const path = 'purgeTasks.Task0.agentPool';

describe('agentPoolNamesAreValid', () => {
  const rule = 'agentPoolNamesAreValid';

  test.each(['abc', 'Agents-2', 'x'.repeat(20)])('accepts %s', (name) => {
    expect(reported(rule, withPools([inSubnet({}, name), AgentPool.existing(name)]))).toEqual([]);
  });

  test.each(['', 'ab', 'x'.repeat(21), 'p_1', 'my pool'])('fails for %j', (name) => {
    expect(reported(rule, withPools([inSubnet({}, name), AgentPool.existing(name)]))).toEqual(
      ['Task0', 'Task1'].map(
        (task) =>
          `purgeTasks.${task}.agentPool.name is not the name of an agent pool, got "${name}": use 3 to 20 letters, digits and "-" [agentPoolNamesAreValid]`,
      ),
    );
  });

  test.each(lateBounds)('keeps silent on a late-bound name', (name) => {
    expect(reported(rule, withPools([inSubnet({}, name), AgentPool.existing(name)]))).toEqual([]);
  });
});

describe('agentPoolSubnetsAreValid', () => {
  const rule = 'agentPoolSubnetsAreValid';

  test('accepts the id of a subnet in any case, and fails for others', () => {
    expect(reported(rule, withPool(AgentPool.inSubnet('agents', subnetId.replace('Groups', 'groups'))))).toEqual([]);
    expect(reported(rule, withPool(AgentPool.existing('agents')))).toEqual([]);
    expect(reported(rule, withPool(AgentPool.inSubnet('agents', 'agents')))).toEqual([
      `${path}.subnetId is not the resource id of a subnet, got "agents": pass subnet.id, of the form /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Network/virtualNetworks/{network}/subnets/{name} [agentPoolSubnetsAreValid]`,
    ]);
  });

  test.each(lateBounds)('keeps silent on a late-bound subnet', (late) => {
    expect(reported(rule, withPool(AgentPool.inSubnet('agents', late)))).toEqual([]);
  });
});

describe('agentPoolsHaveInstances', () => {
  const rule = 'agentPoolsHaveInstances';

  test('accepts some, and fails for none', () => {
    expect([undefined, 1, 8].flatMap((instanceCount) => reported(rule, withPool(inSubnet({ instanceCount }))))).toEqual(
      [],
    );
    for (const instanceCount of [0, -1, 1.5, NaN]) {
      expect(reported(rule, withPool(inSubnet({ instanceCount })))).toEqual([
        `${path}.instanceCount is not a number of instances, got ${instanceCount}: use a whole number, 1 or more [agentPoolsHaveInstances]`,
      ]);
    }
  });

  test.each(lateBounds)('keeps silent on a late-bound number', (instanceCount) => {
    expect(reported(rule, withPool(inSubnet({ instanceCount })))).toEqual([]);
  });
});

describe('agentPoolsAreOfOneKind', () => {
  const rule = 'agentPoolsAreOfOneKind';

  test('accepts the same and others, and fails for one name with two meanings', () => {
    expect(
      reported(rule, withPools([inSubnet(), inSubnet({ tier: 'S1', instanceCount: 1 }), inSubnet({}, 'other')])),
    ).toEqual([]);
    const others: [AgentPool, string][] = [
      [inSubnet({ tier: 'S2' }), 'agents'],
      [inSubnet({ instanceCount: 2 }), 'agents'],
      [inSubnet({}, 'Agents'), 'Agents'],
      [AgentPool.inSubnet('agents', subnetId.replace('/hub/', '/other/')), 'agents'],
    ];
    for (const [other, name] of others) {
      expect(reported(rule, withPools([inSubnet(), other]))).toEqual([
        `purgeTasks.Task1.agentPool.name is also the agent pool of purgeTasks.Task0.agentPool, with different settings, got "${name}": give each pool a name of its own, or set the same for both [agentPoolsAreOfOneKind]`,
      ]);
    }
  });

  test('keeps silent on one late-bound subnet, and on late-bound names', () => {
    const late = lateBound();
    expect(reported(rule, withPools([AgentPool.inSubnet('agents', late), AgentPool.inSubnet('agents', late)]))).toEqual(
      [],
    );
    expect(reported(rule, withPools([inSubnet({}, late), inSubnet({ tier: 'S2' }, late)]))).toEqual([]);
    expect(reported(rule, withPools([inSubnet({}, '${var.x}'), inSubnet({ tier: 'S2' }, '${var.x}')]))).toEqual([]);
  });
});

describe('agentPoolsAreOffered', () => {
  const rule = 'agentPoolsAreOffered';

  test('accepts regions that are listed, and pools that are there; warns of others', () => {
    expect(reported(rule, withPool(inSubnet()))).toEqual([]);
    expect(reported(rule, withPool(AgentPool.existing('agents'), { homeRegion: 'francecentral' }))).toEqual([]);
    expect(reported(rule, withPool(inSubnet(), { homeRegion: 'France Central' }))).toEqual([
      `${path} is created in francecentral, and no source says that Azure offers agent pools there: ask Azure support first, or use network.bypassForTasks [agentPoolsAreOffered]`,
    ]);
  });

  test.each(lateBounds)('keeps silent on a late-bound region', (homeRegion) => {
    expect(reported(rule, withPool(inSubnet(), { homeRegion }))).toEqual([]);
  });
});

describe('agentPoolsFitTheQuota', () => {
  const rule = 'agentPoolsFitTheQuota';

  test('accepts 16 processors together, and warns of more', () => {
    const eight = { tier: AgentPoolTier.S2, instanceCount: 2 };
    expect(reported(rule, withPools([inSubnet(eight, 'one'), inSubnet(eight, 'two'), inSubnet(eight, 'one')]))).toEqual(
      [],
    );
    expect(reported(rule, withPools([inSubnet(eight, 'one'), inSubnet(eight, 'two'), inSubnet({}, 'three')]))).toEqual([
      `${path} needs 18 processors, and the default quota of a registry is 16: use fewer or smaller instances, or ask Azure support for more [agentPoolsFitTheQuota]`,
    ]);
  });

  test('warns of isolated ones', () => {
    expect(reported(rule, withPool(inSubnet({ tier: AgentPoolTier.I6 })))).toEqual([
      `${path} is isolated, and a registry has no quota for isolated pools by default: use AgentPoolTier.S1, or ask Azure support for more [agentPoolsFitTheQuota]`,
    ]);
  });

  test.each(lateBounds)('keeps silent on a late-bound number', (instanceCount) => {
    expect(reported(rule, withPool(inSubnet({ tier: 'S3', instanceCount })))).toEqual([]);
  });
});
