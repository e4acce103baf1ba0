import type { RuleFault } from '../errors';
import type { AzurermModel } from '../model/azurerm';
import type { RegistryModel } from '../model/model';
import type { AssignmentModel, RoleDefinitionModel } from '../model/role-definition';
import * as adoption from './adoption';
import * as agentPool from './agent-pool';
import * as azapi from './azapi';
import * as azurerm from './azurerm';
import * as cache from './cache';
import * as calls from './calls';
import * as credentialSet from './credential-set';
import * as deployer from './deployer';
import * as grants from './grants';
import * as identity from './identity';
import * as lock from './lock';
import * as monitoring from './monitoring';
import * as acknowledged from './acknowledged';
import * as names from './names';
import * as neighbours from './neighbours';
import * as network from './network';
import * as options from './options';
import * as policies from './policies';
import * as privateDns from './private-dns';
import * as privateLink from './private-link';
import * as purge from './purge';
import * as regions from './regions';
import * as replicas from './replicas';
import * as roleDefinition from './role-definition';
import * as rotation from './rotation';
import type { Rules } from './rule';
import * as scopeMap from './scope-map';
import * as tags from './tags';
import * as tier from './tier';
import * as timeouts from './timeouts';
import * as token from './token';
import * as webhook from './webhook';
import * as zones from './zones';

/** Rules of one subject, and whether a registry has that subject at all: most have few. */
export interface Subject<T = RegistryModel> {
  readonly rules: Rules<T>;
  readonly isThere?: (model: T) => boolean;
}

/** What must be true of a registry: one that breaks a rule is refused. In the order in which faults are reported. */
export const refused: readonly Subject[] = [
  { rules: options.refused },
  { rules: names.refused },
  { rules: replicas.refusedWhenMade, isThere: hasReplicas },
  { rules: replicas.refused, isThere: hasReplicas },
  { rules: rotation.refused, isThere: ({ stated }) => stated.rotation !== undefined },
  { rules: tier.refused, isThere: ({ sku }) => sku !== 'Premium' },
  { rules: regions.refused },
  { rules: regions.refusedWhenMade },
  { rules: zones.refused },
  { rules: network.refused, isThere: hasNetworkRules },
  { rules: identity.refused, isThere: hasIdentities },
  { rules: policies.refused },
  { rules: azapi.refused, isThere: hasAzapiOptions },
  { rules: privateLink.refused, isThere: hasEndpoints },
  { rules: privateDns.refused, isThere: hasEndpoints },
  { rules: neighbours.refused },
  { rules: webhook.refused, isThere: hasWebhooks },
  { rules: credentialSet.refused, isThere: hasCredentialSets },
  { rules: cache.refused, isThere: hasCacheRules },
  { rules: purge.refused, isThere: hasPurgeTasks },
  { rules: agentPool.refused, isThere: hasPurgeTasks },
  { rules: scopeMap.refused, isThere: hasTokens },
  { rules: token.refused, isThere: hasTokens },
  { rules: lock.refused, isThere: hasLock },
  { rules: monitoring.refused, isThere: ({ diagnostics, alerts }) => (diagnostics ?? alerts) !== undefined },
  { rules: deployer.refused, isThere: hasDeployer },
  { rules: grants.refused, isThere: ({ grants }) => grants.length > 0 },
  { rules: adoption.refused, isThere: isAdopted },
  { rules: tags.refused },
  { rules: timeouts.refused, isThere: ({ stated }) => stated.timeouts !== undefined },
  { rules: acknowledged.refusedBy(ruleNames), isThere: hasAcknowledgements },
];

/** What must be true of a registry in the end: a later call or pin may still change it, so it is validated at synth. */
export const refusedAtSynth: readonly Subject[] = [
  { rules: rotation.refusedAtSynth, isThere: ({ homeRouting }) => homeRouting !== true },
  { rules: deployer.refusedAtSynth, isThere: hasDeployer },
  { rules: azapi.refusedAtSynth, isThere: ({ azapi }) => azapi !== undefined },
  { rules: azurerm.refusedAtSynth, isThere: azurerm.hasOptionsOfSomeVersions },
];

/** What must be true of a stack with registries, validated once for each stack at synth. */
export const refusedOfStacks: readonly Subject<AzurermModel>[] = [{ rules: azurerm.refusedOfStacks }];

/** What should be true of a registry: one that breaks a rule gets a warning. */
export const warned: readonly Subject[] = [
  { rules: replicas.warned },
  { rules: rotation.warned },
  { rules: zones.warned },
  { rules: adoption.warned, isThere: isAdopted },
  { rules: regions.warned },
  { rules: names.warned },
  { rules: network.warned, isThere: hasNetworkRules },
  { rules: identity.warned, isThere: hasIdentities },
  { rules: policies.warned },
  { rules: azapi.warned, isThere: hasAzapiOptions },
  { rules: privateLink.warned, isThere: hasEndpoints },
  { rules: privateDns.warned, isThere: hasEndpoints },
  { rules: neighbours.warned },
  { rules: webhook.warned, isThere: hasWebhooks },
  { rules: credentialSet.warned, isThere: hasCredentialSets },
  { rules: cache.warned, isThere: hasCacheRules },
  { rules: purge.warned, isThere: hasPurgeTasks },
  { rules: agentPool.warned, isThere: hasAgentPools },
  { rules: token.warned, isThere: hasTokens },
  { rules: lock.warned, isThere: hasLock },
  { rules: deployer.warned, isThere: hasDeployer },
  { rules: azurerm.warned },
];

/** What must be true of the options for a registry that exists already. */
export const refusedOfExisting: readonly Subject[] = [
  { rules: options.refused },
  { rules: names.refused },
  { rules: replicas.refused },
  { rules: regions.refused },
  { rules: privateLink.refused, isThere: hasEndpoints },
  { rules: privateDns.refused, isThere: hasEndpoints },
  { rules: neighbours.refused, isThere: hasEndpoints },
  { rules: credentialSet.refused, isThere: hasCredentialSets },
  { rules: cache.refused, isThere: hasCacheRules },
  { rules: purge.refused, isThere: hasPurgeTasks },
  { rules: agentPool.refused, isThere: hasPurgeTasks },
  { rules: scopeMap.refused, isThere: hasTokens },
  { rules: token.refused, isThere: hasTokens },
  { rules: grants.refused },
  { rules: tags.refused, isThere: (model) => hasEndpoints(model) || hasPurgeTasks(model) },
  { rules: acknowledged.refusedBy(ruleNames), isThere: hasAcknowledgements },
];

/** What should be true of what is created for a registry that exists already. */
export const warnedOfExisting: readonly Subject[] = [
  { rules: privateDns.warned, isThere: hasEndpoints },
  { rules: neighbours.warned, isThere: hasEndpoints },
  { rules: credentialSet.warned, isThere: hasCredentialSets },
  { rules: cache.warned, isThere: hasCacheRules },
  { rules: purge.warned, isThere: hasPurgeTasks },
  { rules: agentPool.warned, isThere: hasAgentPools },
  { rules: token.warned, isThere: hasTokens },
];

/** What must be true of a role definition, and of its assignments. */
export const refusedOfRoles: readonly Subject<RoleDefinitionModel>[] = [
  { rules: options.refused },
  { rules: roleDefinition.refused },
];
export const refusedOfAssignments: readonly Subject<AssignmentModel>[] = [
  { rules: options.refused },
  { rules: grants.refusedOfPrincipals },
];

/** What must be true of calls that ask a registry for something. */
export const refusedOfCalls: {
  readonly replica: readonly Subject<calls.RegionCall>[];
  readonly dataEndpoint: readonly Subject<calls.RegionCall>[];
  readonly regionalEndpoint: readonly Subject<calls.RegionCall>[];
  /** For an image in one region, in addition to the rules for every image. */
  readonly imageRegion: readonly Subject<calls.RegionCall>[];
  readonly imageUri: readonly Subject<calls.ImageCall>[];
  readonly content: readonly Subject<calls.ContentCall>[];
  readonly cachedImageUri: readonly Subject<calls.CachedImageCall>[];
  readonly password: readonly Subject<token.PasswordCall>[];
} = {
  replica: [{ rules: options.refused }, { rules: calls.refusedOfRegions }],
  dataEndpoint: [
    { rules: options.refused },
    { rules: calls.refusedOfDataEndpoints },
    { rules: calls.refusedOfRegions },
  ],
  regionalEndpoint: [
    { rules: options.refused },
    { rules: calls.refusedOfRegionalEndpoints },
    { rules: calls.refusedOfRegions },
  ],
  imageRegion: [{ rules: calls.refusedOfRegionalEndpoints }, { rules: calls.refusedOfRegions }],
  imageUri: [{ rules: options.refused }, { rules: calls.refusedOfImages }],
  content: [{ rules: options.refused }, { rules: calls.refusedOfContents }],
  cachedImageUri: [{ rules: options.refused }, { rules: calls.refusedOfCachedImages }],
  password: [{ rules: token.refusedOfPasswords }],
};

/** The warnings of a registry, except those that its user acknowledged. */
export function warningsOf(subjects: readonly Subject[], model: RegistryModel): readonly RuleFault[] {
  const acknowledged = model.stated.acknowledge?.value ?? {};
  return validate(subjects, model).filter(({ rule }) => !Object.hasOwn(acknowledged, rule));
}

/** The faults of a model, each with the name of the rule that found it. */
export function validate<T>(subjects: readonly Subject<T>[], model: T): readonly RuleFault[] {
  const faults: RuleFault[] = [];
  for (const { rules, isThere } of subjects) {
    if (isThere?.(model) === false) continue;
    for (const rule in rules) {
      const found = rules[rule](model);
      // Nearly always nothing is found, and an app may have thousands of registries.
      if (found.length > 0) faults.push(...found.map((fault) => ({ ...fault, rule })));
    }
  }
  return faults;
}

function ruleNames() {
  const namesOf = (subjects: readonly { readonly rules: object }[]) =>
    subjects.flatMap(({ rules }) => Object.keys(rules));
  return { warned: namesOf(warned), refused: namesOf([...refused, ...refusedAtSynth, ...refusedOfStacks]) };
}

function hasAzapiOptions({ stated }: RegistryModel): boolean {
  return (stated.azapi ?? stated.azapiProvider ?? stated.regionalEndpoints ?? stated.endpointProtocol) !== undefined;
}

function hasReplicas({ replicas }: RegistryModel): boolean {
  return replicas.length > 0;
}

function hasNetworkRules({ network }: RegistryModel): boolean {
  return network.rules !== undefined;
}

function hasIdentities({ identities, encryption }: RegistryModel): boolean {
  return identities.userAssigned.length > 0 || encryption !== undefined;
}

function hasEndpoints({ endpoints }: RegistryModel): boolean {
  return endpoints.length > 0;
}

function hasWebhooks({ webhooks }: RegistryModel): boolean {
  return webhooks.length > 0;
}

function hasPurgeTasks({ purgeTasks }: RegistryModel): boolean {
  return purgeTasks.length > 0;
}

function hasTokens({ scopeMaps, tokens }: RegistryModel): boolean {
  return scopeMaps.length + tokens.length > 0;
}

function hasLock({ lock }: RegistryModel): boolean {
  return lock !== undefined;
}

function hasDeployer({ deployer }: RegistryModel): boolean {
  return deployer !== undefined;
}

function isAdopted({ adoption }: RegistryModel): boolean {
  return adoption !== undefined;
}

function hasCredentialSets({ credentialSets }: RegistryModel): boolean {
  return credentialSets.length > 0;
}

function hasCacheRules({ cacheRules }: RegistryModel): boolean {
  return cacheRules.length > 0;
}

function hasAgentPools({ agentPools }: RegistryModel): boolean {
  return agentPools.length > 0;
}

function hasAcknowledgements({ stated }: RegistryModel): boolean {
  return stated.acknowledge !== undefined;
}
