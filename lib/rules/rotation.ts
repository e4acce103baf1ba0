import * as limits from '../azure/limits';
import { known } from '../text';
import { fault } from './checks/fault';
import type { Rules } from './rule';

export const refused = {
  /** Terraform reserves some names for the arguments of modules (developer.hashicorp.com, Input Variables). */
  rotationVariablesAreValid: ({ stated: { rotation } }) => {
    if (rotation === undefined || !known(rotation.value)) return [];
    const { pattern, reserved, max } = limits.variableName;
    const { value } = rotation;
    if (reserved.has(value)) {
      const todo = `use another name, such as "acr_out_of_rotation"; these names are reserved: ${[...reserved].join(', ')}`;
      return [fault(rotation, 'uses a variable name that Terraform reserves', todo)];
    }
    if (pattern.test(value) && value.length <= max) return [];
    const todo = `use up to ${max} letters, digits, "_" and "-", not beginning with a digit, such as "acr_out_of_rotation"`;
    return [fault(rotation, 'uses a variable name that Terraform refuses', todo)];
  },

  rotationVariablesAreFree: ({ stated: { rotation }, stack }) =>
    rotation !== undefined && known(rotation.value) && stack.hasRotationVariable
      ? [
          fault(
            rotation,
            'uses a variable name that something else in the stack has',
            'use another name; the registry declares its variable itself, and two registries need one each',
          ),
        ]
      : [],
} satisfies Rules;

/** What a later call may still change, so it is validated at synth. */
export const refusedAtSynth = {
  regionsStayInRotation: ({ homeRouting, replicas, knowsReplicas }) =>
    homeRouting === false && knowsReplicas && replicas.every((replica) => replica.globalEndpointRouting === false)
      ? [
          {
            option: 'homeGlobalEndpointRouting',
            what: 'is false and no replica is in rotation, so nobody could pull or push',
            todo: 'set globalEndpointRouting to true on at least one replica, or put the home region back in rotation',
          },
        ]
      : [],
} satisfies Rules;

export const warned = {
  homeRegionIsInRotation: ({ stated: { homeGlobalEndpointRouting }, homeRouting, home, azapi }) =>
    homeRouting !== false || homeGlobalEndpointRouting === undefined
      ? []
      : [
          fault(
            { path: homeGlobalEndpointRouting.path, value: home.region },
            'is false, so the home region takes no traffic of the global endpoint',
            azapi === undefined
              ? 'when the drill or repair is over, run az acr replication update with --global-endpoint-routing true, and remove the option'
              : 'set it to true when the drill or repair is over',
          ),
        ],
} satisfies Rules;
