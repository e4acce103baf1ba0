import { Sku } from 'cdktf-georeplicated-registry';
import { cacheKeys } from './cache';
import { valueOf, type Member, type Options } from './code';
import type { Part } from './left-out';
import { faultOfTier, type Fault } from './library';
import type { Replication } from './replications';
import { webhookKeys, type Declaration, type Webhook } from './webhooks';

/** A part to leave out, and why. */
export interface Refusal {
  readonly part: Part;
  readonly reason: string;
}

/** The documents from which the options were created. */
export interface Origins {
  readonly options: Options;
  readonly sku?: Member;
  readonly home: string;
  readonly replicas: readonly Replication[];
  readonly catalog: readonly Options[];
  readonly declarations: readonly Declaration[];
}

/** Options that cannot be left out: a registry for which the library refuses one of them cannot be adopted. */
const needed = ['registryName', 'resourceGroupName', 'homeRegion', 'zoneRedundancy', 'adopt', 'regionCatalog'];

const words: Readonly<Record<string, Omit<Part, 'keys'> | undefined>> = {
  tags: { what: 'the tags of the registry', isMany: true },
  identities: { what: 'the identities', isMany: true },
  encryption: { what: 'the encryption key' },
  webhooks: { what: 'the webhooks', isMany: true },
  credentialSets: { what: 'the credential sets', isMany: true },
  cacheRules: { what: 'the cache rules', isMany: true },
  regionalEndpoints: { what: 'the regional endpoints', isMany: true },
  endpointProtocol: { what: 'the endpoint protocol' },
};

const replicasPart: Part = { keys: ['replicas'], what: 'the replicas', isMany: true };
const networkRules: Part = { keys: ['network.rules'], what: 'the network rules', isMany: true };

/** What to leave out to avoid a fault of the library; nothing if that is not possible. */
export function refusalsOf(fault: Fault, origins: Origins): Refusal[] {
  const [, root, index, rest] = /^(\w+)(?:\[(\d+)\])?\.?(.*)$/.exec(fault.option) ?? [];
  const { options, sku, home, replicas, catalog, declarations } = origins;
  const because = (subject: string) => `${subject}${fault.message.slice(fault.option.length)}`;
  if (root === 'sku') return sku === undefined ? [] : featuresAbove(sku, options);
  if (root === 'webhooks' && index in declarations) return webhookRefusals(declarations[Number(index)], rest, because);
  if (root === 'replicas') {
    const replica = replicas.at(Number(index));
    const name = replica === undefined ? fault.option : `the replica ${replica.region}`;
    return [{ part: replicasPart, reason: because(rest === '' || rest === 'region' ? name : `${rest} of ${name}`) }];
  }
  if (root === 'regionCatalog' && catalog.at(Number(index))?.name !== home) {
    return [{ part: replicasPart, reason: because(fault.option) }];
  }
  const cached = /^(credentialSets|cacheRules)(?:\.|\[")([\w-]+)/.exec(fault.option);
  if (cached !== null) {
    const key = cached[1] === 'cacheRules' ? cacheKeys.rule(cached[2]) : cacheKeys.set(cached[2]);
    return [{ part: { keys: [key], what: `the ${key}` }, reason: because(fault.option) }];
  }
  if (root === 'network') return [{ part: networkRules, reason: because(fault.option) }];
  if (needed.includes(root) || !(root in options)) return [];
  return [{ part: { keys: [root], ...(words[root] ?? { what: root }) }, reason: because(fault.option) }];
}

function webhookRefusals({ webhooks }: Declaration, rest: string, because: (subject: string) => string): Refusal[] {
  const [, member, index] = /^(\w*)(?:\[(\d+)\])?/.exec(rest) ?? [];
  const names = (those: readonly Webhook[]) => those.map(({ name }) => name).join(', ');
  if (member === 'scope' || member === 'tags') {
    const part = {
      keys: webhooks.map(webhookKeys[member]),
      what: `the ${member} of ${names(webhooks)}`,
      isMany: member === 'tags',
    };
    return [{ part, reason: because(rest) }];
  }
  const refused = member === 'regions' && index in webhooks ? [webhooks[Number(index)]] : webhooks;
  const isMany = refused.length > 1;
  const part = {
    keys: refused.map(webhookKeys.whole),
    what: `${isMany ? 'the webhooks' : 'the webhook'} ${names(refused)}`,
    isMany,
  };
  return [{ part, reason: because(rest === '' ? 'the declaration' : rest) }];
}

/** The options that a tier does not support. */
function featuresAbove(sku: Member, options: Options): Refusal[] {
  return Object.entries(options).flatMap(([option, value]): Refusal[] => {
    if (needed.includes(option) || option === 'sku' || option === 'webhooks') return [];
    const fault = faultOfTier(Sku[sku.name as keyof typeof Sku], { [option]: valueOf(value) });
    return fault === undefined
      ? []
      : [{ part: { keys: [option], ...(words[option] ?? { what: option }) }, reason: fault.message }];
  });
}
