import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as library from 'cdktf-georeplicated-registry';
import { optionWords } from '../../lib/azure/option-words';

const root = join(__dirname, '..', '..', 'lib', 'options');
const sources = readdirSync(root).map((file) => readFileSync(join(root, file), 'utf8'));

/** The options of each interface, and their types. */
const interfaces = new Map(
  sources.flatMap((source) =>
    Array.from(source.matchAll(/^export interface (\w+) \{\n([^]*?)^\}/gm), ([, name, body]) => {
      const members = Array.from(body.matchAll(/^ {2}readonly (\w+)\??: (.+);$/gm), ([, member, type]) => [
        member,
        type,
      ]);
      return [name, new Map(members as [string, string][])] as const;
    }),
  ),
);

const parts: Record<string, string> = {
  registry: 'GeoReplicatedRegistryProps',
  attributes: 'GeoReplicatedRegistryAttributes',
  replica: 'ReplicaOptions',
  webhook: 'WebhookOptions',
  timeouts: 'TimeoutOptions',
  network: 'NetworkOptions',
  privateLink: 'PrivateLinkOptions',
  privateEndpoint: 'PrivateEndpointOptions',
  newDnsZone: 'NewPrivateDnsZoneOptions',
  manualApproval: 'ManualApprovalOptions',
  identities: 'IdentityOptions',
  encryption: 'EncryptionOptions',
  grant: 'GrantOptions',
  customRole: 'CustomRoleOptions',
  roleDefinition: 'DeployerRoleDefinitionProps',
  assignment: 'DeployerAssignmentOptions',
  currentDeployer: 'CurrentDeployerOptions',
  diagnostics: 'DiagnosticsOptions',
  alerts: 'AlertOptions',
  region: 'RegionOptions',
  adopt: 'AdoptOptions',
  credentialSet: 'CredentialSetOptions',
  cacheRule: 'CacheRuleOptions',
  purgeTask: 'PurgeTaskOptions',
  agentPool: 'AgentPoolOptions',
  scopeMap: 'ScopeMapOptions',
  token: 'TokenOptions',
  passwords: 'TokenPasswordOptions',
  tokenPair: 'TokenPairOptions',
};

const props = 'GeoReplicatedRegistryProps';
const normalized = (word: string) => word.toLowerCase().replace(/[^a-z0-9]/g, '');
const entries = Object.entries(optionWords).flatMap(([part, words]) =>
  Object.entries(words).map(([word, advice]) => ({ part, word, advice })),
);

/** Whether a path such as `privateLink.endpoints[].dns` names an option, from an interface on. */
function leadsToOption(path: string, from: string): boolean {
  const [step, ...rest] = path.split('.');
  const type = interfaces.get(from)?.get(step.replace('[]', ''));
  if (type === undefined || rest.length === 0) return type !== undefined;
  return step.endsWith('[]') === type.endsWith('[]') && leadsToOption(rest.join('.'), type.replace('[]', ''));
}

/** What the advice tells to use, and all that is written like an option beside it. */
function pathsIn(advice: string): string[] {
  const text = advice.replace(/"[^"]*"/g, '""');
  const used = Array.from(text.matchAll(/\buse ([\w.[\]]+)/g), ([, option]) => option);
  const written = Array.from(text.matchAll(/(?<![\w.])[a-z][\w.[\]]*(?:\.|\[|[A-Z])[\w.[\]]*/g), ([found]) => found);
  return [...used, ...written.filter((found) => !/^(registry\.|grant)/.test(found))];
}

test('each part of the options has its words', () => {
  expect(Object.keys(optionWords)).toEqual(Object.keys(parts));
  expect(Object.values(parts).filter((name) => (interfaces.get(name)?.size ?? 0) === 0)).toEqual([]);
});

test('words are written in lower case, letters and digits only', () => {
  expect(entries.filter(({ word }) => word !== normalized(word))).toEqual([]);
});

test.each(Object.keys(optionWords))('no word of %s is one of its options', (part) => {
  const own = Array.from(interfaces.get(parts[part])!.keys(), normalized);
  expect(Object.keys(optionWords[part]).filter((word) => own.includes(word))).toEqual([]);
});

test.each(entries)('the advice on $part $word names options that there are', ({ part, advice }) => {
  const paths = pathsIn(advice);
  expect(paths.filter((option) => !leadsToOption(option, props) && !leadsToOption(option, parts[part]))).toEqual([]);
});

test.each(entries)('the advice on $part $word names values that there are', ({ advice }) => {
  for (const [, type, members] of advice.matchAll(/\b([A-Z]\w+)\.([A-Z][A-Z_]+(?:(?:, | or )[A-Z_]+)*)/g)) {
    const choices = (library as unknown as Record<string, object | undefined>)[type] ?? {};
    expect(Object.keys(choices)).toEqual(expect.arrayContaining(members.split(/, | or /)));
  }
  for (const [, type, maker] of advice.matchAll(/\b([A-Z]\w+)\.([a-z]\w*)\(/g)) {
    const made = (library as unknown as Record<string, Record<string, unknown> | undefined>)[type] ?? {};
    expect(typeof made[maker]).toBe('function');
  }
});

test('advice continues a sentence: it starts in lower case and has no full stop', () => {
  expect(entries.filter(({ advice }) => !/^[a-z][^\n]*[^.\s]$/.test(advice))).toEqual([]);
});

test('advice tells what to do, or why there is no option', () => {
  const verbs =
    /^(use|leave it out|call|create|set|override|write|pass|not offered( yet)?, create|azurerm has no attribute)/;
  expect(entries.filter(({ advice }) => !verbs.test(advice))).toEqual([]);
});
