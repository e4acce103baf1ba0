import * as limits from '../azure/limits';
import type { Fault } from '../errors';
import type { Stated } from '../reading/kinds';
import { plain } from '../text';
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
      return [fault(registryName, 'has other characters than letters and digits', todo)];
    }
    if (name.length >= min && name.length <= max) return [];
    return [fault(registryName, `is ${name.length} characters long`, `use ${min} to ${max} letters and digits`)];
  },

  resourceGroupNameIsValid: ({ stated: { resourceGroupName }, endpoints }) => [
    ...groupFaults(resourceGroupName),
    ...endpoints.flatMap(({ options }) =>
      options.resourceGroupName === undefined ? [] : groupFaults(options.resourceGroupName),
    ),
  ],
} satisfies Rules;

export const warned = {
  /** That Container Registry applies the list is not documented: Azure may refuse the name, or not. */
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
  if (name === undefined) return [];
  if (name === '') return [fault(group, 'is empty', 'pass the name of the group that contains it, such as group.name')];
  if (!pattern.test(name)) {
    const todo = 'use letters, digits, "-", "_", ".", "(" and ")" only';
    return [fault(group, 'has a character that azurerm refuses', todo)];
  }
  if (name.length > maxBytes) return [fault(group, `has ${name.length} characters`, `use at most ${maxBytes}`)];
  return name.endsWith('.') ? [fault(group, 'ends with a period', 'leave the period out')] : [];
}
