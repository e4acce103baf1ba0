import { resourceIds, type ResourceKind } from '../azure/resource-ids';
import { show, type Fault } from '../errors';
import type { AdoptedId } from '../model/adoption';
import type { RegistryModel } from '../model/model';
import { madeScopeMaps } from '../model/token';
import type { Stated } from '../reading/notes';
import { known } from '../text';
import { fault } from './checks/fault';
import { nearestOf } from './checks/nearest';
import { repeats } from './checks/repeats';
import type { Rules } from './rule';

export const refused = {
  adoptedIdsAreValid: ({ adoption }) =>
    adoption === undefined
      ? []
      : [
          ...idFaults([adoption.registry], 'registry', 'a registry'),
          ...idFaults(adoption.webhooks, 'webhook', 'a webhook'),
          ...idFaults(adoption.credentialSets, 'credentialSet', 'a credential set'),
          ...idFaults(adoption.cacheRules, 'cacheRule', 'a cache rule'),
          ...idFaults(adoption.purgeTasks, 'task', 'a task'),
          ...idFaults(adoption.scopeMaps, 'scopeMap', 'a scope map'),
          ...idFaults(adoption.tokens, 'token', 'a token'),
          ...idFaults(adoption.endpoints, 'privateEndpoint', 'a private endpoint'),
        ],

  /** azurerm compares name and group with regard to case, and replaces a registry whose name or group changes. */
  adoptedRegistriesAreThisOne: ({ adoption, stated: { registryName, resourceGroupName } }) => {
    const { names } = adoption?.registry ?? {};
    const differs = (stated: Stated<string>, inId: string | undefined): Fault[] =>
      inId === undefined || !known(stated.value) || stated.value === inId
        ? []
        : [
            fault(
              stated,
              'is not the one in adopt.registryId, so Terraform would replace the registry',
              `set ${show(inId)}, or adopt another registry`,
            ),
          ];
    return [...differs(registryName, names?.own), ...differs(resourceGroupName, names?.group)];
  },

  adoptedPartsAreDeclared: (model) => {
    const { adoption, endpoints } = model;
    if (adoption === undefined) return [];
    const { registry } = adoption;
    const isStranger = ({ names }: AdoptedId) =>
      registry.names !== undefined && names !== undefined && names.registry !== registry.names.own;
    return [
      ...childrenOf(model).flatMap(({ ids, declared, what, where }) => [
        ...ids
          .filter(isStranger)
          .map((id) => fault(id, `is the id of a ${what} of another registry`, 'adopt it with that registry')),
        ...undeclared(
          ids.filter((id) => !isStranger(id)),
          declared,
          what,
          where,
        ),
      ]),
      ...undeclared(
        adoption.endpoints,
        endpoints,
        'private endpoint',
        'privateLink.endpoints, with its name, and its resource group if that is set',
      ),
    ];
  },

  /** Replicas are one list in azurerm: a replica that is added to none would be the only one, and the others would be deleted. */
  adoptedReplicasAreComplete: ({ knowsReplicas, stated: { rotation, calls }, alerts, webhooks }) => {
    if (knowsReplicas) return [];
    const todo = 'list all replicas, as az acr replication list shows them, or [] if there are none';
    const dependents = [
      ...(rotation === undefined ? [] : [rotation.path]),
      ...(alerts?.serviceHealth === true ? ['alerts.serviceHealth'] : []),
      ...webhooks
        .filter(({ regions }) => regions === undefined)
        .map(({ options }) => `${options.path} without regions`),
    ];
    return [
      ...calls.addReplica.map(({ path, region }) =>
        fault(
          { path, value: region.value },
          'would be the only replica listed for an adopted registry, and all others would be deleted',
          todo,
        ),
      ),
      ...dependents.map((option) => ({
        option,
        what: 'needs the list of replicas, and this adopted registry does not set it',
        todo,
      })),
    ];
  },

  /** azurerm has one attribute for both, so that what is not set would be reset to its default. */
  adoptedNetworkRulesAreWhole: ({ adoption, stated: { network } }) => {
    const { defaultAction, allowedIpRanges } = network ?? {};
    const stated = defaultAction ?? allowedIpRanges;
    if (adoption === undefined || stated === undefined) return [];
    if (defaultAction !== undefined && allowedIpRanges !== undefined) return [];
    const other = defaultAction === undefined ? 'defaultAction' : 'allowedIpRanges';
    return [
      {
        option: stated.path,
        what: `of an adopted registry is set without network.${other}, which would be reset to its default`,
        todo: `set network.${other} as well, to what az acr show prints, or set neither`,
      },
    ];
  },

  adoptedEndpointsKeepTheirDns: ({ endpoints }) =>
    endpoints.flatMap(({ importId, options: { dns } }) =>
      importId === undefined || dns?.network === undefined
        ? []
        : [
            {
              option: dns.path,
              what: 'creates a DNS zone, and an adopted endpoint keeps the records that it has',
              todo: 'pass PrivateDns.zone(zone.id) or PrivateDns.external()',
            },
          ],
    ),
} satisfies Rules;

export const warned = {
  adoptedReplicasSetTheirZones: ({ adoption, replicas }) => {
    const unstated = replicas.filter(({ zones }) => zones.choice === 'Automatic');
    return adoption === undefined || unstated.length === 0
      ? []
      : [
          {
            option: 'replicas',
            what: 'of an adopted registry do not set the zone flag, so it is off, and a replica that has it would be deleted and created again',
            got: unstated.map(({ region }) => region),
            todo: 'set zoneRedundancy of each to what az acr replication list shows',
          },
        ];
  },
} satisfies Rules;

function idFaults(ids: readonly AdoptedId[], kind: ResourceKind, name: string): Fault[] {
  return [
    ...ids
      .filter(({ names, value }) => names === undefined && known(value))
      .map((id) =>
        fault(id, `is not the resource id of ${name}`, `pass it as az prints it, of the form ${resourceIds[kind]}`),
      ),
    ...repeats(ids, ({ id }) => (known(id) ? id.toLowerCase() : undefined)).map(({ item, first }) =>
      fault(item, `repeats ${first.path}`, 'list each once'),
    ),
  ];
}

/** What is part of a registry and is imported with it, and where it is declared. */
function childrenOf({ adoption, webhooks, credentialSets, cacheRules, purgeTasks, scopeMaps, tokens }: RegistryModel) {
  const {
    webhooks: hooks = [],
    credentialSets: sets = [],
    cacheRules: rules = [],
    purgeTasks: tasks = [],
  } = adoption ?? {};
  return [
    {
      ids: hooks,
      declared: webhooks.flatMap(({ instances }): readonly Declared[] => instances),
      what: 'webhook',
      where: 'webhooks, with appendRegion: false if its name does not end in its region',
    },
    { ids: sets, declared: credentialSets, what: 'credential set', where: 'credentialSets, with its name' },
    { ids: rules, declared: cacheRules, what: 'cache rule', where: 'cacheRules, with its name' },
    { ids: tasks, declared: purgeTasks, what: 'purge task', where: 'purgeTasks, with its name' },
    {
      ids: adoption?.scopeMaps ?? [],
      declared: madeScopeMaps(scopeMaps, tokens),
      what: 'scope map',
      where: 'scopeMaps, with its name',
    },
    {
      ids: adoption?.tokens ?? [],
      declared: tokens.flatMap(({ members }) => members),
      what: 'token',
      where: 'tokens, with its name',
    },
  ];
}

interface Declared {
  readonly name: string;
  readonly importId?: string;
}

function undeclared(ids: readonly AdoptedId[], declared: readonly Declared[], what: string, where: string): Fault[] {
  const names = declared.map(({ name }) => name).filter(known);
  return ids.flatMap(({ path, id, names: own }): Fault[] => {
    if (own === undefined || declared.some(({ importId }) => importId === id)) return [];
    const meant = nearestOf(own.own, names);
    const hint =
      meant !== undefined
        ? `; ${show(meant)} is declared`
        : names.length < declared.length
          ? '; the name of one in a late-bound region is not known at synth'
          : '';
    const todo = `declare it in ${where}, or remove the id${hint}`;
    return [fault({ path, value: own.own }, `is the id of a ${what} that is not declared`, todo)];
  });
}
