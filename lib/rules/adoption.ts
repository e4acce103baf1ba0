import { resourceIds } from '../azure/resource-ids';
import { show, type Fault } from '../errors';
import type { AdoptedId } from '../model/adoption';
import { known } from '../model/known';
import { nearestOf } from './nearest';
import { repeats } from './repeats';
import type { Rule } from './rule';

export const adoptedIdsAreValid: Rule = ({ adoption }) => {
  if (adoption === undefined) return [];
  const faults = (ids: readonly AdoptedId[], kind: keyof typeof resourceIds, name: string) => [
    ...ids
      .filter(({ names, given }) => names === undefined && known(given))
      .map(({ option, given }) => ({
        what: `${option} is not the resource id of ${name}`,
        got: given,
        todo: `pass it as az prints it, of the form ${resourceIds[kind]}`,
      })),
    ...repeats(ids, ({ id }) => (known(id) ? id.toLowerCase() : undefined)).map(({ item, first }) => ({
      what: `${item.option} repeats ${first.option}`,
      got: item.given,
      todo: 'list each once',
    })),
  ];
  return [
    ...faults([adoption.registry], 'registry', 'a registry'),
    ...faults(adoption.webhooks, 'webhook', 'a webhook'),
    ...faults(adoption.endpoints, 'privateEndpoint', 'a private endpoint'),
  ];
};

/** Name and group are compared by case: Terraform would replace what was imported under another. */
export const adoptedRegistriesAreThisOne: Rule = ({ adoption, name, resourceGroupName }) => {
  if (adoption === undefined) return [];
  const { registry } = adoption;
  const differs = (option: string, stated: string, inId: string | undefined): Fault[] =>
    inId === undefined || !known(stated) || stated === inId
      ? []
      : [
          {
            what: `${option} is not that of adopt.registryId, so Terraform would replace the registry`,
            got: stated,
            todo: `write ${show(inId)}, or adopt another registry`,
          },
        ];
  return [
    ...differs('registryName', name, registry.names?.own),
    ...differs('resourceGroupName', resourceGroupName, registry.names?.group),
  ];
};

export const adoptedPartsAreDeclared: Rule = ({ adoption, webhooks, endpoints }) => {
  if (adoption === undefined) return [];
  const { registry } = adoption;
  const strangers = adoption.webhooks.filter(
    ({ names }) => registry.names !== undefined && names !== undefined && names.registry !== registry.names.own,
  );
  const instances = webhooks.flatMap((webhook) => webhook.instances);
  return [
    ...strangers.map(({ option, given }) => ({
      what: `${option} is of a webhook of another registry`,
      got: given,
      todo: 'adopt it with that registry',
    })),
    ...undeclared(
      adoption.webhooks.filter((webhook) => !strangers.includes(webhook)),
      instances,
      'webhook',
      'webhooks, with appendRegion: false if its name does not end in its region',
    ),
    ...undeclared(
      adoption.endpoints,
      endpoints,
      'private endpoint',
      'privateLink.endpoints, with its name, and its resource group if that is stated',
    ),
  ];
};

interface Declared {
  readonly name: string;
  readonly importId?: string;
}

function undeclared(ids: readonly AdoptedId[], declared: readonly Declared[], what: string, where: string): Fault[] {
  const names = declared.map(({ name }) => name).filter(known);
  return ids.flatMap(({ option, id, names: own }): Fault[] => {
    if (own === undefined || declared.some(({ importId }) => importId === id)) return [];
    const meant = nearestOf(own.own, names);
    const hint =
      meant !== undefined
        ? `; one that is declared is ${show(meant)}`
        : names.length < declared.length
          ? '; the name of one in a late-bound region is not known at synth'
          : '';
    return [
      {
        what: `${option} is of a ${what} that is not declared`,
        got: own.own,
        todo: `declare it in ${where}, or take the id out${hint}`,
      },
    ];
  });
}

/** Half a statement would fill in the other half, and take rules away. */
export const adoptedNetworkRulesAreWhole: Rule = ({ adoption, network }) => {
  const { statedAction, statesRanges } = network.rules ?? {};
  if (adoption === undefined || network.rules === undefined || (statedAction !== undefined && statesRanges)) return [];
  const [stated, other] = statesRanges ? ['allowedIpRanges', 'defaultAction'] : ['defaultAction', 'allowedIpRanges'];
  return [
    {
      what: `network.${stated} of an adopted registry is stated without network.${other}, which would become what it is by default`,
      todo: `state network.${other} too, as az acr show has it, or neither`,
    },
  ];
};

export const adoptedEndpointsKeepTheirDns: Rule = ({ adoption, endpoints }) =>
  endpoints
    .filter(({ importId, network }) => adoption !== undefined && importId !== undefined && network !== undefined)
    .map(({ option }) => ({
      what: `${option}.virtualNetworkId makes a DNS zone, and an adopted endpoint keeps the records that it has`,
      todo: 'pass privateDnsZoneId, or dns: PrivateDns.EXTERNAL',
    }));

/** A replica that is added would be the only one that is stated, and the others be deleted. */
export const adoptedReplicasAreStatedInFull: Rule = ({ adoption, replicas, rotation, alerts, webhooks }) => {
  if (adoption?.keeps.includes('replicas') !== true) return [];
  const todo = 'state replicas in full, as az acr replication list shows them, [] if there are none';
  const goesByThem = [
    ...(rotation === undefined ? [] : ['rotation']),
    ...(alerts?.serviceHealth === true ? ['alerts.serviceHealth'] : []),
    ...webhooks.filter(({ regions }) => regions === undefined).map(({ option }) => `${option} without regions`),
  ];
  return [
    ...replicas.map(({ option, region }) => ({
      what: `${option} would be the only replica that is stated of an adopted registry, and all others be deleted`,
      got: region,
      todo,
    })),
    ...goesByThem.map((option) => ({
      what: `${option} goes by the replicas, and those of the adopted registry are not stated`,
      todo,
    })),
  ];
};

export const adoptedReplicasStateTheirZones: Rule = ({ adoption, replicas }) => {
  const unstated = replicas.filter(({ zoneChoice }) => zoneChoice === 'Automatic');
  return adoption === undefined || unstated.length === 0
    ? []
    : [
        {
          what: 'the zone flag of adopted replicas is not stated, so it is off, and one that has it is deleted and created again',
          got: unstated.map(({ region }) => region),
          todo: 'state zoneRedundancy of each as az acr replication list shows it',
        },
      ];
};
