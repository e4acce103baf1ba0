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
  const undeclared = (ids: readonly AdoptedId[], declared: readonly string[], what: string, where: string) =>
    ids.flatMap(({ option, names }): Fault[] => {
      if (names === undefined || declared.includes(names.own)) return [];
      const meant = nearestOf(names.own, declared);
      const hint = meant === undefined ? '' : `; one that is declared is ${show(meant)}`;
      return [
        {
          what: `${option} is of a ${what} that is not declared`,
          got: names.own,
          todo: `declare it in ${where}${hint}`,
        },
      ];
    });
  return [
    ...strangers.map(({ option, given }) => ({
      what: `${option} is of a webhook of another registry`,
      got: given,
      todo: 'adopt it with that registry',
    })),
    ...undeclared(
      adoption.webhooks.filter((webhook) => !strangers.includes(webhook)),
      webhooks.flatMap(({ instances }) => instances.map(({ name }) => name)),
      'webhook',
      'webhooks, with appendRegion: false if its name does not end in its region',
    ),
    ...undeclared(
      adoption.endpoints,
      endpoints.map(({ name }) => name),
      'private endpoint',
      'privateLink.endpoints, with its name',
    ),
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
