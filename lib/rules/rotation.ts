import * as limits from '../azure/limits';
import type { Rule } from './rule';

export const rotationVariablesAreValid: Rule = ({ rotation }) => {
  if (rotation === undefined) return [];
  const { pattern, reserved, max } = limits.variableName;
  if (pattern.test(rotation) && !reserved.has(rotation) && rotation.length <= max) return [];
  return [
    {
      what: 'rotation is by a variable whose name Terraform refuses',
      got: rotation,
      todo: `use up to ${max} letters, digits, "_" and "-", not beginning with a digit, such as "acr_out_of_rotation"`,
    },
  ];
};

export const rotationVariablesAreFree: Rule = ({ rotation, rotationIsTaken }) =>
  rotationIsTaken
    ? [
        {
          what: 'rotation is by a variable whose name something else in the stack has',
          got: rotation,
          todo: 'use another name; the registry declares its variable itself, and two registries need one each',
        },
      ]
    : [];

export const regionsStayInRotation: Rule = ({ homeRouting, replicas, adoption }) =>
  homeRouting === false &&
  adoption?.keeps.includes('replicas') !== true &&
  replicas.every((replica) => replica.globalEndpointRouting === false)
    ? [
        {
          what: 'homeGlobalEndpointRouting is false and no replica is in rotation, so nobody could pull or push',
          todo: 'set globalEndpointRouting to true on at least one replica, or take the home region back in',
        },
      ]
    : [];

export const homeRegionIsInRotation: Rule = ({ homeRouting, home }) =>
  homeRouting === false
    ? [
        {
          what: 'homeGlobalEndpointRouting is false, the home region takes no traffic of the global endpoint',
          got: home.region,
          todo: 'when the drill or repair is over, run az acr replication update with --global-endpoint-routing true, and take the option out',
        },
      ]
    : [];
