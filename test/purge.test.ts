/** Purge tasks in stacks: what they run is read as Azure Container Registry reads it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { DefaultTokenResolver, StringConcat, TerraformStack, TerraformVariable, Testing, Tokenization } from 'cdktf';
import {
  AgentPool,
  AgentPoolTier,
  GeoReplicatedRegistry,
  LockLevel,
  PurgeFilter,
  type GeoReplicatedRegistryProps,
  type PurgeTaskOptions,
} from 'cdktf-georeplicated-registry';
import fc from 'fast-check';
import { parse } from 'yaml';
import { stepsOf } from '../lib/model/purge';
import { refused, validate } from '../lib/rules';
import { aliasIn, newApp, stackIn, synthesizeApp } from './app/apps';
import { run } from './examples';
import { model, sound as registryProps } from './models';
import { holds } from './property';
import { faultsIn } from './schema/conformance';
import { newRegistry, newStack, synthesize, warningsOf, type Block, type Synthesized } from './stacks';

const sound = { schedule: '0 3 * * Sun', filters: [PurgeFilter.of('ci/.*', 'dev-.*')], ago: '30d' };
/** The registry, as others refer to it. */
const reference = '${azurerm_container_registry.Registry_4DB9CCA5.id}';
const subnetId = '/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub/subnets/agents';
const registryId = '/subscriptions/s/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/contoso';

const later = (stack: TerraformStack) => {
  stack.addOverride('terraform.required_providers.azurerm.version', '4.81.0');
  return stack;
};

function blocks(stack: TerraformStack, type: string): { [name: string]: Block } {
  const terraform = synthesize(stack);
  expect(faultsIn(terraform)).toEqual([]);
  return terraform.resource[type];
}

/** A value as Terraform gets it. */
const resolved = (scope: TerraformStack, value: unknown) =>
  Tokenization.resolve(value, {
    scope,
    preparing: false,
    resolver: new DefaultTokenResolver(new StringConcat()),
  }) as unknown;

/** The one task of a stack. */
function taskIn(stack: TerraformStack): Block {
  const [task, ...others] = Object.values(blocks(stack, 'azurerm_container_registry_task'));
  expect(others).toEqual([]);
  return task;
}

const taskOf = (options: Partial<PurgeTaskOptions> = {}, props: Partial<GeoReplicatedRegistryProps> = {}) =>
  taskIn(TerraformStack.of(newRegistry({ purgeTasks: { OldBuilds: { ...sound, ...options } }, ...props })));

interface Steps {
  readonly version: string;
  readonly steps: {
    readonly cmd: string;
    readonly timeout: number;
    readonly disableWorkingDirectoryOverride: boolean;
  }[];
}

/** Names that ACR Tasks replaces behind a "$" (Azure/acr-builder, graph/global-defaults-linux.go). */
const aliases: { readonly [name: string]: string } = { Registry: 'contoso.azurecr.io', ID: 'ca1', Date: 'today' };

/** What ACR Tasks makes of a text from `version: v1.1.0` on (Azure/acr-builder, graph/preprocessor.go). */
const withoutAliases = (text: string) =>
  text.replace(/\$(\$|[a-zA-Z0-9]*)/g, (written, name: string) =>
    name === '$' ? '$' : Object.hasOwn(aliases, name) ? aliases[name] : written,
  );

/** The words of a command, as a shell reads them. */
function wordsOf(command: string): string[] {
  expect(command).toMatch(/^(?:[\w./-]+|'[^']*')(?: (?:[\w./-]+|'[^']*'))*$/);
  return Array.from(command.matchAll(/'([^']*)'|[^ ]+/g), ([word]) => word.replace(/^'|'$/g, ''));
}

/** What a task runs. */
function stepOf(task: Block): { readonly words: string[]; readonly timeout: number } {
  const { task_content: content } = task.encoded_step as { readonly task_content: string };
  const text = Buffer.from(content, 'base64').toString();
  expect(Buffer.from(text).toString('base64')).toBe(content);
  return stepIn(text);
}

function stepIn(text: string): { readonly words: string[]; readonly timeout: number } {
  // Go's templates come after the aliases.
  const replaced = withoutAliases(text);
  expect(replaced).not.toContain('{{');
  const { version, steps, ...others } = parse(replaced) as Steps;
  expect([version, steps.length, others]).toEqual(['v1.1.0', 1, {}]);
  const [{ cmd, timeout, disableWorkingDirectoryOverride }] = steps;
  expect(disableWorkingDirectoryOverride).toBe(true);
  return { words: wordsOf(cmd), timeout };
}

const wordsFor = (options: Partial<PurgeTaskOptions>) => stepOf(taskOf(options)).words;

describe('what a task runs', () => {
  test('is acr purge, with what is set and nothing else', () => {
    expect(wordsFor({})).toEqual(['acr', 'purge', '--filter', 'ci/.*:^dev-.*$', '--ago', '30d']);
    const all = { keep: 5, untagged: true, includeLocked: true, concurrency: 4, dryRun: true };
    expect(wordsFor(all)).toEqual([
      ...['acr', 'purge', '--filter', 'ci/.*:^dev-.*$', '--ago', '30d', '--keep', '5'],
      ...['--untagged', '--include-locked', '--concurrency', '4', '--dry-run'],
    ]);
    const neutral = { keep: 0, untagged: false, includeLocked: false, dryRun: false };
    expect(wordsFor(neutral)).toEqual(wordsFor({}));
  });

  test('keeps the newest of all ages with keep alone', () => {
    expect(wordsFor({ ago: undefined, keep: 3 }).slice(-4)).toEqual(['--ago', '0d', '--keep', '3']);
  });

  test('is what the guide shows of the example', () => {
    const [purge] = run('purge').filter(({ stack }) => stack === 'purge');
    const tasks = (purge.terraform.resource as Synthesized['resource']).azurerm_container_registry_task;
    const contents = Object.values(tasks).map((task) => (task.encoded_step as { task_content: string }).task_content);
    const guide = readFileSync(join(__dirname, '../docs/purge.md'), 'utf8');
    const [shown] = Array.from(guide.matchAll(/```text\n([^]*?)```/g), ([, text]) => text);
    expect(contents.map((content) => Buffer.from(content, 'base64').toString())).toContain(shown);
  });

  test('may take as long as the task: a step by itself stops after 600 seconds', () => {
    for (const timeout of [undefined, 300, 28800]) {
      const task = taskOf({ timeout });
      expect(task.timeout_in_seconds).toBe(timeout ?? 3600);
      expect(stepOf(task).timeout).toBe(timeout ?? 3600);
    }
  });

  test('has each filter for whole names, whatever ACR Tasks replaces in it', () => {
    const filters = [PurgeFilter.of('ci/(web|api)', 'a$|$ID|$Registry'), PurgeFilter.exact('ci/web.app', 'v1.0')];
    expect(wordsFor({ filters }).filter((word) => word.includes(':'))).toEqual([
      '(?:ci/(web|api)):^(?:a$|$ID|$Registry)$',
      'ci/web\\.app:^v1\\.0$',
    ]);
  });

  test('does not depend on the order of filters, nor on repeated ones', () => {
    const [a, b] = [PurgeFilter.of('ci/.*', 'a'), PurgeFilter.of('team/.*', 'b')];
    expect(taskOf({ filters: [b, a, b] })).toEqual(taskOf({ filters: [a, b] }));
  });

  test('is the same whatever the filters: a command of whole words, or refused', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc
        .array(
          fc.constantFrom("'", '"', '$', '$ID', '{{', '}}', ': ', ' #', '\n', '\\', '`', '|', '(', ')', '.*', 'a'),
          {
            maxLength: 6,
          },
        )
        .map((parts) => parts.join('')),
      fc
        .array(fc.constantFrom('$', '$ID', '(?i)', '|', '(a)', '[{]', '"'.slice(0, 0), '.*', 'a', '\\.', '[^:]'), {
          minLength: 1,
          maxLength: 6,
        })
        .map((parts) => parts.join('')),
    );
    let accepted = 0;
    function filtersArriveWhole(repository: string, tag: string, isExact: boolean): void {
      const filter = isExact ? PurgeFilter.exact(repository, tag) : PurgeFilter.of(repository, tag);
      const subject = model({ purgeTasks: { OldBuilds: { ...sound, filters: [filter] } } });
      if (validate(refused, subject).length > 0) return;
      accepted += 1;
      const [task] = subject.purgeTasks;
      const { words } = stepIn(stepsOf(task));
      expect(words).toEqual(['acr', 'purge', '--filter', task.filters?.[0].text, '--ago', '30d']);
    }
    holds(filtersArriveWhole, [text, text, fc.boolean()], 2000);
    expect(accepted).toBeGreaterThan(50);
  });
});

describe('the task', () => {
  test('is one for Linux, with one timer, the registry as its place and nothing that azurerm cannot take out again', () => {
    expect(taskOf()).toEqual({
      container_registry_id: reference,
      name: 'OldBuilds',
      platform: { os: 'Linux' },
      encoded_step: expect.objectContaining({}) as unknown,
      timer_trigger: [{ name: 'purge', schedule: '0 3 * * Sun' }],
      timeout_in_seconds: 3600,
      enabled: true,
    });
  });

  test('has its schedule in the form of NCrontab, and takes a late-bound one as it is', () => {
    const timerOf = (task: Block) => (task.timer_trigger as { schedule: string }[]).map(({ schedule }) => schedule);
    expect(timerOf(taskOf({ schedule: ' 0  3 * *  Sun ' }))).toEqual(['0 3 * * Sun']);
    const stack = newStack();
    const schedule = new TerraformVariable(stack, 'schedule', {}).stringValue;
    newRegistry({ purgeTasks: { OldBuilds: { ...sound, schedule } } }, stack);
    expect(timerOf(taskIn(stack))).toEqual(['${var.schedule}']);
  });

  test('inherits the tags of the registry, and may opt out', () => {
    const tags = { team: 'platform', data: 'eu' };
    expect(taskOf({}, { tags }).tags).toEqual(tags);
    expect(taskOf({ tags: { team: 'ci' } }, { tags }).tags).toEqual({ team: 'ci', data: 'eu' });
    expect(taskOf({ tags: {} }, { tags }).tags).toBeUndefined();
    expect(() => taskOf({ tags: { 'a<b': 'c' } })).toThrow('purgeTasks.OldBuilds.tags has a key with a character');
  });

  test('may be off, also by a variable', () => {
    const stack = newStack();
    const enabled = new TerraformVariable(stack, 'on', { type: 'bool' }).booleanValue as never;
    newRegistry({ purgeTasks: { OldBuilds: { ...sound, enabled } } }, stack);
    expect([taskOf({ enabled: false }).enabled, taskIn(stack).enabled]).toEqual([false, '${var.on}']);
  });

  /** Azure replaces a task for another name or registry only. */
  test.each<[string, Partial<PurgeTaskOptions>]>([
    ['schedule', { schedule: '0 4 * * *' }],
    ['filters', { filters: [PurgeFilter.exact('ci/web')] }],
    ['ago', { ago: '7d' }],
    ['keep', { keep: 9 }],
    ['dryRun', { dryRun: true }],
    ['timeout', { timeout: 7200 }],
    ['enabled', { enabled: false }],
    ['tags', { tags: { a: 'b' } }],
    ['agentPool', { agentPool: AgentPool.existing('agents') }],
    ['ownIdentity', { ownIdentity: true }],
  ])('keeps its address, its name and its registry when %s changes', (_, change) => {
    const of = (options: Partial<PurgeTaskOptions>) => {
      const stack = TerraformStack.of(newRegistry({ purgeTasks: { OldBuilds: { ...sound, ...options } } }));
      const tasks = blocks(stack, 'azurerm_container_registry_task');
      return Object.entries(tasks).map(([address, { name, container_registry_id: id }]) => [address, name, id]);
    };
    expect(taskOf(change)).not.toEqual(taskOf());
    expect(of(change)).toEqual(of({}));
  });

  test('is not made from a call that is refused, and nothing of it stays', () => {
    const registry = newRegistry();
    registry.addPurgeTask('Sound', sound);
    const before = synthesize(TerraformStack.of(registry));
    const agentPool = AgentPool.inSubnet('agents', subnetId);
    expect(() => registry.addPurgeTask('Faulty', { ...sound, agentPool, ago: 'd7', keep: -1 })).toThrow(
      new Error(
        `GeoReplicatedRegistry at 'contoso/Registry' is not valid:
  - addPurgeTask("Faulty").ago is not a valid age for acr purge, got "d7": did you mean "7d"? [purgeAgesAreDurations]
  - addPurgeTask("Faulty").keep is out of range, got -1: use a whole number, 0 or more [purgeNumbersAreInRange]`,
      ),
    );
    expect(synthesize(TerraformStack.of(registry))).toEqual(before);
    expect(() => registry.purgeTask('Faulty')).toThrow('purgeTask.id is not declared in this registry');
  });

  test('keeps what was done to it by hand when another is added', () => {
    const registry = newRegistry();
    const first = registry.addPurgeTask('First', sound);
    first.resource.addOverride('timer_trigger.0.enabled', false);
    first.resource.timeoutInSeconds = 500;
    first.resource.overrideLogicalId('first');
    registry.addPurgeTask('Second', sound);
    registry.addReplica({ region: 'japaneast' });
    const { first: block } = blocks(TerraformStack.of(registry), 'azurerm_container_registry_task');
    expect(block.timeout_in_seconds).toBe(500);
    expect(block.timer_trigger).toEqual([expect.objectContaining({ enabled: false })]);
  });

  test.each<[string, unknown, string]>([
    ['schedule', undefined, 'schedule is missing: pass a string'],
    ['filters', 'ci/.*:.*', 'filters is of the wrong type, got "ci/.*:.*": pass a list'],
    [
      'filters',
      ['ci/.*:.*'],
      'filters[0] is of the wrong type, got "ci/.*:.*": pass PurgeFilter.of("ci/.*", ".*") or PurgeFilter.exact("ci/web")',
    ],
    ['filters', [PurgeFilter.of('ci/.*', undefined as never)], 'filters[0].tag is of the wrong type: pass a string'],
    ['ago', 30, 'ago is of the wrong type, got 30: pass a string'],
    ['keep', '5', 'keep is of the wrong type, got "5": pass a number'],
    ['keep', '${var.keep}', 'keep is late-bound: set a value that is known at synth'],
    ['keep', '${', 'keep has an unclosed template, got "${": write "$${" for the literal text'],
    ['dryRun', 'yes', 'dryRun is of the wrong type, got "yes": pass true or false'],
    ['untagged', '${var.untagged}', 'untagged is late-bound: set a value that is known at synth'],
    [
      'agentPool',
      'agents',
      'agentPool is of the wrong type, got "agents": pass AgentPool.inSubnet("purge", subnet.id) or AgentPool.existing("purge")',
    ],
    ['cron', '0 3 * * *', 'cron is not an option: use schedule: "0 3 * * Sun"'],
    ['encodedStep', {}, 'encodedStep is not an option: leave it out, the library writes what the task does'],
  ])('says what is wrong with %s: %j', (option, value, what) => {
    const purgeTasks = { OldBuilds: { ...sound, [option]: value } } as never;
    let message = '';
    try {
      newRegistry({ purgeTasks });
    } catch (error) {
      ({ message } = error as Error);
    }
    const lines = message.split('\n').slice(1);
    expect(lines.map((line) => line.replace(/ \[\w+\]$/, ''))).toEqual([
      `  - purgeTasks.OldBuilds.${what.replace('is of the wrong type: pass', 'is missing: pass')}`,
    ]);
  });
});

describe('a closed registry', () => {
  const closed = { network: { publicAccess: false } };
  const past = { network: { publicAccess: false, bypassForTasks: true } };

  test('is purged by a task with an identity of its own and its roles, which is let past the rules', () => {
    const registry = newRegistry({ ...past, purgeTasks: { OldBuilds: sound } }, later(newStack()));
    const stack = TerraformStack.of(registry);
    const task = taskIn(stack);
    expect(task.identity).toEqual({ type: 'SystemAssigned' });
    expect(task.registry_credential).toEqual({
      source: { login_mode: 'None' },
      custom: [{ login_server: 'contoso.azurecr.io', identity: '[system]' }],
    });
    const principal =
      '${azurerm_container_registry_task.Registry_PurgeTask-OldBuilds_CA6E9307.identity[0].principal_id}';
    const roles = Object.values(blocks(stack, 'azurerm_role_assignment'));
    expect(roles).toEqual(
      ['AcrDelete', 'AcrPull'].map((role) => ({
        scope: reference,
        role_definition_name: role,
        principal_id: principal,
        principal_type: 'ServicePrincipal',
      })),
    );
    const { principalId, roleAssignments } = registry.purgeTask('OldBuilds');
    expect(resolved(stack, principalId)).toBe(principal);
    expect(roleAssignments.map(({ roleDefinitionNameInput }) => roleDefinitionNameInput)).toEqual([
      'AcrPull',
      'AcrDelete',
    ]);
    expect(registry.requiredActions).toContain('Microsoft.Authorization/roleAssignments/write');
  });

  test('needs neither identity nor bypass with machines in its network', () => {
    const agentPool = AgentPool.inSubnet('agents', subnetId);
    const stack = TerraformStack.of(newRegistry({ ...closed, purgeTasks: { OldBuilds: { ...sound, agentPool } } }));
    const task = taskIn(stack);
    expect([task.identity, task.registry_credential]).toEqual([undefined, undefined]);
    const [[address, pool], ...others] = Object.entries(blocks(stack, 'azurerm_container_registry_agent_pool'));
    expect(others).toEqual([]);
    expect(task.agent_pool_name).toBe(`\${azurerm_container_registry_agent_pool.${address}.name}`);
    // Tags of pools are sent once only.
    expect(pool).toEqual({
      container_registry_name: reference.replace('.id', '.name'),
      resource_group_name: 'images',
      location: 'westus2',
      name: 'agents',
      tier: 'S1',
      instance_count: 1,
      virtual_network_subnet_id: subnetId,
    });
  });

  test('has no identity where the registry is open, unless it is asked for', () => {
    const registry = newRegistry({ purgeTasks: { A: sound, B: { ...sound, ownIdentity: true } } });
    expect(['A', 'B'].map((id) => registry.purgeTask(id).principalId === undefined)).toEqual([true, false]);
    expect(registry.purgeTask('A').roleAssignments).toEqual([]);
  });

  test('is not purged without one of these', () => {
    expect(() => newRegistry({ ...closed, purgeTasks: { OldBuilds: sound } })).toThrow('[purgeTasksReachTheRegistry]');
    const registry = newRegistry({ purgeTasks: { OldBuilds: sound } });
    expect(() => registry.addPrivateEndpoint({ subnetId } as never)).toThrow('[purgeTasksReachTheRegistry]');
  });
});

describe('agent pools', () => {
  const inSubnet = (options?: object) => AgentPool.inSubnet('agents', subnetId, options);

  test('are made once for all tasks that name the same, in either order', () => {
    const made = (ids: string[]) => {
      const registry = newRegistry({ tags: { team: 'web' } });
      for (const id of ids) registry.addPurgeTask(id, { ...sound, agentPool: inSubnet({ tier: AgentPoolTier.S2 }) });
      return synthesize(TerraformStack.of(registry)).resource;
    };
    expect(Object.keys(made(['OldBuilds', 'Scratch']).azurerm_container_registry_agent_pool)).toHaveLength(1);
    expect(made(['Scratch', 'OldBuilds'])).toEqual(made(['OldBuilds', 'Scratch']));
  });

  test('that are there already are named only', () => {
    const task = taskOf({ agentPool: AgentPool.existing('agents') });
    expect(task.agent_pool_name).toBe('agents');
    const registry = newRegistry({ purgeTasks: { OldBuilds: { ...sound, agentPool: AgentPool.existing('agents') } } });
    expect(registry.purgeTask('OldBuilds').agentPoolResource).toBeUndefined();
  });

  test('need Premium', () => {
    expect(() =>
      newRegistry({ sku: 'Standard' as never, replicas: [], purgeTasks: { Old: { ...sound, agentPool: inSubnet() } } }),
    ).toThrow('sku "Standard" cannot have agent pools: use Sku.PREMIUM or remove agentPool of purgeTasks');
    const basic = newRegistry({ sku: 'Basic' as never, replicas: [], purgeTasks: { OldBuilds: sound } });
    expect(basic.purgeTask('OldBuilds').command).toContain('acr purge');
  });

  test('may have a late-bound number of instances', () => {
    const stack = newStack();
    const instanceCount = new TerraformVariable(stack, 'count_of_agents', { type: 'number' }).numberValue;
    newRegistry({ purgeTasks: { Old: { ...sound, agentPool: inSubnet({ instanceCount }) } } }, stack);
    const [pool] = Object.values(blocks(stack, 'azurerm_container_registry_agent_pool'));
    expect(pool.instance_count).toBe('${var.count_of_agents}');
  });
});

describe('in an app', () => {
  test('a registry that is only used has purge tasks as well', () => {
    const stack = newStack();
    const registry = GeoReplicatedRegistry.fromRegistryName(stack, 'Shared', {
      registryName: 'contoso',
      resourceGroupName: 'images',
      loginServer: 'contoso-a1b2c3.azurecr.io',
      homeRegion: 'westus2',
    });
    registry.addPurgeTask('Web', { ...sound, ownIdentity: true });
    const task = taskIn(stack);
    expect(task.container_registry_id).toEqual(
      expect.stringMatching(/^\$\{data\.azurerm_container_registry\.Shared_\w+\.id\}$/),
    );
    expect(task.registry_credential).toMatchObject({ custom: [{ login_server: 'contoso-a1b2c3.azurecr.io' }] });
    expect(() => registry.addPurgeTask('Other', { ...sound, ago: undefined })).toThrow('[purgesAreLimited]');
    expect(resolved(stack, registry.purgeTask('Web').id)).toMatch(/^\$\{azurerm_container_registry_task\..*\.id\}$/);
  });

  test('what is unwise is warned of on both, and can be acknowledged', () => {
    const everything = { ...sound, filters: [PurgeFilter.of('.*', '.*')] };
    const acknowledge = { purgesLeaveSomething: 'a registry for builds only' };
    const existing = (attributes: object) => {
      const shared = { registryName: 'contoso', resourceGroupName: 'images', ...attributes };
      const registry = GeoReplicatedRegistry.fromRegistryName(newStack(), 'Shared', shared);
      registry.addPurgeTask('All', everything);
      Testing.synth(TerraformStack.of(registry));
      return registry.node.metadata.filter(({ type }) => type === '@cdktf/warn');
    };
    expect(warningsOf(newRegistry({ purgeTasks: { All: everything } }))).toEqual([
      expect.stringContaining('[purgesLeaveSomething]'),
    ]);
    expect(existing({})).toHaveLength(1);
    expect(warningsOf(newRegistry({ purgeTasks: { All: everything }, acknowledge }))).toEqual([]);
    expect(existing({ acknowledge })).toEqual([]);
  });

  test('a task and its roles can be made in the stack of a team, with a provider of its own', () => {
    const app = newApp();
    const [images, team] = ['images', 'team'].map((id) => stackIn(app, id));
    const registry = new GeoReplicatedRegistry(images, 'Registry', registryProps);
    const options = { ...sound, ownIdentity: true, scope: team, provider: aliasIn(team, 'hub') };
    registry.addPurgeTask('Web', options);
    expect(() => registry.addPurgeTask('Web', options)).toThrow('[purgeTaskIdsAreDistinct]');
    expect(() => registry.addPurgeTask('Api', { ...options, scope: images })).toThrow('[providersAreOfTheirStack]');
    const stacks = synthesizeApp(app);
    expect(stacks.team.dependencies).toEqual(['images']);
    const types = ({ blocks: all }: { blocks: object }) => Object.keys(all).map((address) => address.split('.')[0]);
    expect(types(stacks.images)).toEqual(['azurerm_container_registry']);
    expect(types(stacks.team)).toEqual([
      'azurerm_container_registry_task',
      'azurerm_role_assignment',
      'azurerm_role_assignment',
    ]);
    expect(Object.values(stacks.team.blocks).map(({ provider }) => provider)).toEqual(Array(3).fill('azurerm.hub'));
  });

  test('provider and dependsOn of the registry reach tasks, roles and pools', () => {
    const stack = newStack();
    const group = new ResourceGroup(stack, 'Before', { name: 'before', location: 'westus2' });
    const agentPool = AgentPool.inSubnet('agents', subnetId);
    newRegistry({ dependsOn: [group], purgeTasks: { OldBuilds: { ...sound, agentPool, ownIdentity: true } } }, stack);
    for (const type of ['task', 'agent_pool']) {
      const [block] = Object.values(blocks(stack, `azurerm_container_registry_${type}`));
      expect(block.depends_on).toEqual(['azurerm_resource_group.Before']);
    }
    const roles = Object.values(blocks(stack, 'azurerm_role_assignment'));
    expect(roles.map((role) => role.depends_on)).toEqual([
      ['azurerm_resource_group.Before'],
      ['azurerm_resource_group.Before'],
    ]);
  });

  test('a lock waits for tasks, their roles and pools', () => {
    const agentPool = AgentPool.inSubnet('agents', subnetId);
    const registry = newRegistry({ lock: LockLevel.CAN_NOT_DELETE });
    registry.addPurgeTask('OldBuilds', { ...sound, agentPool, ownIdentity: true });
    const [lock] = Object.values(blocks(TerraformStack.of(registry), 'azurerm_management_lock'));
    const waited = (lock.depends_on as string[]).map((address) => address.split('.')[0]);
    expect(waited).toEqual([
      ...['azurerm_container_registry', 'azurerm_container_registry_agent_pool', 'azurerm_container_registry_task'],
      ...['azurerm_role_assignment', 'azurerm_role_assignment'],
    ]);
  });

  test('the operations that tasks and pools need are required', () => {
    const actions = (options: Partial<PurgeTaskOptions>) =>
      newRegistry({ purgeTasks: { OldBuilds: { ...sound, ...options } } }).requiredActions.filter((action) =>
        /tasks|agentpools|join|roleAssignments/.test(action),
      );
    const ofTasks = ['delete', 'read', 'write'].map((verb) => `Microsoft.ContainerRegistry/registries/tasks/${verb}`);
    expect(actions({})).toEqual(ofTasks);
    expect(actions({ agentPool: AgentPool.existing('agents') })).toEqual(ofTasks);
    const ofPools = ['delete', 'operationResults/status/read', 'operationStatuses/read', 'read', 'write'];
    expect(actions({ agentPool: AgentPool.inSubnet('agents', subnetId) })).toEqual([
      ...ofPools.map((verb) => `Microsoft.ContainerRegistry/registries/agentpools/${verb}`),
      ...ofTasks,
      'Microsoft.Network/virtualNetworks/subnets/join/action',
    ]);
  });

  test('a task that is there already is imported, and what azurerm cannot take out of it is left alone', () => {
    const adopt = { registryId, purgeTaskIds: [`${registryId}/Tasks/nightly`] };
    const purgeTasks = { Old: { ...sound, name: 'nightly' } };
    const stack = TerraformStack.of(newRegistry({ adopt, purgeTasks, tags: { team: 'web' } }));
    const task = taskIn(stack);
    expect(task.lifecycle).toEqual({
      ignore_changes: ['enabled', 'tags', 'agent_setting', 'agent_pool_name', 'log_template'],
    });
    expect([task.enabled, task.tags]).toEqual([undefined, undefined]);
    expect((synthesize(stack) as unknown as { import: object[] }).import).toContainEqual({
      to: 'azurerm_container_registry_task.Registry_PurgeTask-Old_23BC61CE',
      id: `${registryId}/tasks/nightly`,
    });
    expect(() => newRegistry({ adopt, purgeTasks: { Old: sound } })).toThrow(
      'adopt.purgeTaskIds[0] is the id of a purge task that is not declared, got "nightly": declare it in purgeTasks, with its name, or remove the id',
    );
  });

  test('a subnet of a stack that depends on the registry is reported by its option', () => {
    const app = newApp();
    const [images, network] = ['images', 'network'].map((id) => stackIn(app, id));
    const subnet = new Subnet(network, 'Agents', {
      name: 'agents',
      resourceGroupName: 'hub',
      virtualNetworkName: 'hub',
      addressPrefixes: ['10.0.0.0/24'],
    });
    const registry = new GeoReplicatedRegistry(images, 'Registry', registryProps);
    registry.grantPull('Team', '11111111-1111-1111-1111-111111111111', { scope: network });
    registry.addPurgeTask('OldBuilds', { ...sound, agentPool: AgentPool.inSubnet('agents', subnet.id) });
    expect(() => synthesizeApp(app)).toThrow(
      'addPurgeTask("OldBuilds").agentPool.subnetId refers to a stack that depends on this one',
    );
  });
});
