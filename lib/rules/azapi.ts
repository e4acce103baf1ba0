import { usesAzapi } from '../model/azapi';
import type { RegistryModel } from '../model/model';
import { majorsOf, rangeOf } from '../model/version-constraint';
import type { Stated } from '../reading/notes';
import { fault } from './checks/fault';
import type { Rules } from './rule';

export const refused = {
  /** Without azapi these options would be ignored, and the registry would stay as it is. */
  azapiIsOnWhereItIsNeeded: ({ stated: { azapi, regionalEndpoints, endpointProtocol, azapiProvider } }) => {
    if (azapi?.value === true) return [];
    const todo =
      'set azapi: true, which adds required_providers.azapi = { source: "Azure/azapi", version: "~> 2.0" } to the stack';
    const given: readonly (Stated<unknown> | undefined)[] = [regionalEndpoints, endpointProtocol];
    return [
      ...given.flatMap((option) =>
        option === undefined
          ? []
          : [fault(option, 'is written by the azapi provider, because azurerm has no attribute for it', todo)],
      ),
      ...(azapiProvider === undefined ? [] : [{ option: azapiProvider.path, what: 'is not used', todo }]),
    ];
  },

  azapiProvidersAreOfAzapi: ({ stated: { azapiProvider } }) =>
    azapiProvider === undefined || azapiProvider.value.terraformResourceType === 'azapi'
      ? []
      : [
          {
            option: azapiProvider.path,
            what: 'is a provider of another type',
            got: azapiProvider.value.terraformResourceType,
            todo: 'pass one of type "azapi", or leave it out: azapi needs no provider block',
          },
        ],

  /** learn.microsoft.com, IPv6 dual-stack endpoints in Azure Container Registry, prerequisites. */
  dualStackHasDataEndpoints: (model) => {
    const { stated, dataEndpoints, adoption, sku } = model;
    const { endpointProtocol } = stated;
    if (endpointProtocol === undefined || !isDualStack(model) || sku !== 'Premium') return [];
    if (dataEndpoints === false) {
      const todo = 'leave dataEndpoints out, or use EndpointProtocol.IPV4';
      return [fault(endpointProtocol, 'needs data endpoints, and dataEndpoints is off', todo)];
    }
    return adoption !== undefined && stated.dataEndpoints === undefined
      ? [
          fault(
            endpointProtocol,
            'needs data endpoints, and this adopted registry does not set them',
            'set dataEndpoints: true as well',
          ),
        ]
      : [];
  },

  /** As above, interactions with other registry features. */
  dualStackIsWithoutTasks: (model) => {
    const { endpointProtocol } = model.stated;
    if (endpointProtocol === undefined || !isDualStack(model)) return [];
    return model.purgeTasks.map(({ path }) => ({
      option: path,
      what: `is a task, which does not work with endpointProtocol "${endpointProtocol.value}"`,
      todo: 'use EndpointProtocol.IPV4, or leave the task out',
    }));
  },
} satisfies Rules;

/** Users may pin a provider at any time before synth. */
export const refusedAtSynth = {
  /** Before version 2 a body is a string (registry.terraform.io, Azure/azapi, 2.0 upgrade guide). */
  azapiIsOfVersion2: (model) => {
    const { azapi } = model.stated;
    const { azapiVersion } = usesAzapi(model) ? model.stack : {};
    if (azapi === undefined || azapiVersion === undefined) return [];
    const range = rangeOf(azapiVersion);
    if (range !== undefined && (majorsOf(range)?.last ?? 0) >= 2) return [];
    const why = range === undefined ? 'pins it to text that is not a version constraint' : 'does not allow it';
    return [
      fault(
        { path: azapi.path, value: azapiVersion },
        `needs version 2 of the azapi provider, and the stack ${why}`,
        'pin "~> 2.0", or leave the version out',
      ),
    ];
  },
} satisfies Rules;

export const warned = {
  regionalEndpointsAreGenerallyAvailable: ({ stated: { regionalEndpoints }, azapi, regionalEndpoints: flag }) =>
    regionalEndpoints === undefined || azapi?.settings === undefined || flag === false
      ? []
      : [
          fault(
            regionalEndpoints,
            'turns on a preview of Azure: it may change, has no service level agreement, and does not fail over to another region',
            'use regional endpoints only for clients that must stay in one region, and acknowledge this warning',
          ),
        ],

  dualStackIsGenerallyAvailable: (model) => {
    const { endpointProtocol } = model.stated;
    return endpointProtocol === undefined || model.azapi?.settings === undefined || !isDualStack(model)
      ? []
      : [
          fault(
            endpointProtocol,
            'turns on a preview of Azure: it may change, has no service level agreement, and excludes ACR Tasks and az acr build',
            'make sure that nobody builds images in this registry, and acknowledge this warning',
          ),
        ];
  },
} satisfies Rules;

function isDualStack({ stated: { endpointProtocol } }: RegistryModel): boolean {
  return endpointProtocol !== undefined && (endpointProtocol.value as string) === 'IPv4AndIPv6';
}
