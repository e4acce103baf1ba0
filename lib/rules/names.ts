import * as limits from '../azure/limits';
import type { Fault } from '../errors';
import type { Stated } from '../reading/notes';
import { plain } from '../text';
import { referredAttribute } from './checks/attribute';
import { fault } from './checks/fault';
import type { Rules } from './rule';

export const refused = {
  registryNameIsValid: ({ stated: { registryName } }) => {
    const name = plain(registryName.value);
    const { pattern, min, max } = limits.registryName;
    if (name === undefined) return [];
    if (name !== '' && !pattern.test(name)) {
      const bare = name.slice(0, 2 * max).replace(/[^a-zA-Z0-9]/g, '');
      const fits = bare.length >= min && bare.length <= max;
      const todo = fits ? `did you mean "${bare}"?` : `use ${min} to ${max} letters and digits`;
      return [fault(registryName, 'contains characters other than letters and digits', todo)];
    }
    if (name.length >= min && name.length <= max) return [];
    return [fault(registryName, `is ${name.length} characters long`, `use ${min} to ${max} letters and digits`)];
  },

  resourceGroupNameIsValid: ({ stated: { resourceGroupName }, endpoints }) => [
    ...groupFaults(resourceGroupName),
    ...endpoints
      .flatMap(({ options: { resourceGroupName: own, dns } }) => [own, dns?.newZone?.resourceGroupName])
      .flatMap((group) => (group === undefined ? [] : groupFaults(group))),
  ],

  /** learn.microsoft.com, Container Registry endpoint reference; the domain name label comes after a dash. */
  loginServersAreHosts: ({ stated: { adopt, existing, registryName } }) => {
    const stated = adopt?.loginServer ?? existing?.loginServer;
    const server = stated && plain(stated.value)?.toLowerCase();
    if (stated === undefined || server === undefined) return [];
    const host = server.replace(/^[a-z]+:\/\//, '').replace(/\/.*$/, '');
    const domains = Object.values(limits.registryDomains);
    const isHost = domains.some(
      (domain) => host.endsWith(`.${domain}`) && /^[a-z0-9]+(-[a-z0-9]+)?$/.test(host.slice(0, -domain.length - 1)),
    );
    if (!isHost)
      return [
        fault(stated, 'is not the login server of a registry', 'pass what az acr show --query loginServer prints'),
      ];
    if (host !== server) return [fault(stated, 'is more than a host', `did you mean "${host}"?`)];
    const name = plain(registryName.value)?.toLowerCase();
    return name === undefined || host.split(/[.-]/)[0] === name
      ? []
      : [fault(stated, 'is the login server of another registry', 'pass the login server of this registry')];
  },
} satisfies Rules;

export const warned = {
  /** Whether Container Registry applies the list is not documented, so this is a warning. */
  registryNameIsNotReserved: ({ stated: { registryName } }) => {
    const upper = plain(registryName.value)?.toUpperCase();
    if (upper === undefined) return [];
    if (!limits.reservedWords.whole.has(upper) && !limits.reservedWords.part.test(upper)) return [];
    const todo = 'choose another name, Azure may refuse it at apply';
    return [fault(registryName, 'contains a word that Azure reserves for some resources', todo)];
  },
} satisfies Rules;

function groupFaults(group: Stated<string>): Fault[] {
  const { pattern, maxBytes } = limits.resourceGroupName;
  const name = plain(group.value);
  if (name === undefined) {
    const { type, attribute = '' } = referredAttribute(group.value) ?? {};
    const isGroup = type === 'azurerm_resource_group' && attribute !== 'name';
    if (!isGroup && attribute !== 'id') return [];
    return [fault(group, `is the ${attribute} of ${isGroup ? 'a resource group' : String(type)}`, 'pass group.name')];
  }
  if (name === '') return [fault(group, 'is empty', 'pass the name of the group that contains it, such as group.name')];
  if (!pattern.test(name)) {
    const todo = 'use letters, digits, "-", "_", ".", "(" and ")" only';
    return [fault(group, 'contains a character that azurerm refuses', todo)];
  }
  if (name.length > maxBytes) return [fault(group, `has ${name.length} characters`, `use at most ${maxBytes}`)];
  return name.endsWith('.') ? [fault(group, 'ends with a period', 'remove the period')] : [];
}
