import * as limits from '../azure/limits';
import type { Fault } from '../errors';
import { known } from '../model/known';
import type { Rule } from './rule';

export const registryNameIsValid: Rule = ({ name }) => {
  const { pattern, min, max } = limits.registryName;
  if (!known(name)) return [];
  if (name !== '' && !pattern.test(name)) {
    const bare = name.slice(0, 2 * max).replace(/[^a-zA-Z0-9]/g, '');
    const fits = bare.length >= min && bare.length <= max;
    const todo = fits ? `did you mean "${bare}"?` : `use ${min} to ${max} letters and digits`;
    return [{ what: 'registryName has other characters than letters and digits', got: name, todo }];
  }
  if (name.length >= min && name.length <= max) return [];
  return [
    {
      what: `registryName is ${name.length} characters long`,
      got: name,
      todo: `use ${min} to ${max} letters and digits`,
    },
  ];
};

export const registryNameIsNotReserved: Rule = ({ name }) => {
  if (!known(name)) return [];
  const upper = name.toUpperCase();
  if (!limits.reservedWords.whole.has(upper) && !limits.reservedWords.part.test(upper)) return [];
  return [
    {
      what: 'registryName holds a word that Azure reserves for some resources',
      got: name,
      todo: 'choose another name, Azure may refuse it at apply',
    },
  ];
};

export const resourceGroupNameIsValid: Rule = ({ resourceGroupName, endpoints }) => [
  ...groupFaults('resourceGroupName', resourceGroupName),
  ...endpoints
    .filter(({ resourceGroup }) => resourceGroup.value !== resourceGroupName)
    .flatMap(({ option, resourceGroup }) => groupFaults(`${option}.resourceGroupName`, resourceGroup.value)),
];

function groupFaults(option: string, name: string): Fault[] {
  const { pattern, maxBytes } = limits.resourceGroupName;
  if (!known(name)) return [];
  const fault = (what: string, todo: string) => [{ what: `${option} ${what}`, got: name, todo }];
  if (name === '') return fault('is empty', 'pass the name of the group that holds it, such as group.name');
  if (!pattern.test(name)) {
    return fault('has a character that azurerm refuses', 'use letters, digits, "-", "_", ".", "(" and ")" only');
  }
  if (name.length > maxBytes) return fault(`has ${name.length} characters`, `use at most ${maxBytes}`);
  return name.endsWith('.') ? fault('ends with a period', 'leave the period out') : [];
}
