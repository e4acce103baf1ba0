import { contains, formatIpv4Range, parseIpv4Range } from '../azure/ipv4';
import * as limits from '../azure/limits';
import type { Fault } from '../errors';
import type { EndpointModel, RegistryModel } from '../model/model';
import { memberNamed, membersOf, networkKeyOf, certainIpsPerEndpoint } from '../model/private-link';
import { memberPath, unreadable } from '../reading/kinds';
import { known, plain } from '../text';
import { fault } from './checks/fault';
import { ipRangeFaults } from './checks/ip-range';
import { isNoted, lacksReplicas } from './checks/noted';
import { repeats } from './checks/repeats';
import { resourceIdFaults } from './checks/resource-id';
import { subnetRoomFaults } from './checks/subnet-room';
import type { Rule, Rules } from './rule';

/** A rule on each private endpoint by itself. */
export function eachEndpoint(check: (endpoint: EndpointModel, model: RegistryModel) => readonly Fault[]): Rule {
  return (model) => model.endpoints.flatMap((endpoint) => check(endpoint, model));
}

export const refused = {
  privateEndpointsFitTheLimit: ({ endpoints }) =>
    endpoints.length <= limits.privateEndpoints
      ? []
      : [
          {
            option: 'privateLink',
            what: `has ${endpoints.length} private endpoints`,
            todo: `use at most ${limits.privateEndpoints}, or ask Azure support for more`,
          },
        ],

  privateEndpointNamesAreValid: eachEndpoint(({ path, id, name, options }, model) => {
    const todo =
      'use 2 to 80 letters, digits, "-", "_" and ".", beginning with a letter or digit and not ending in "-" or "."';
    const isWrong = (text: string | undefined) =>
      text !== undefined && !(text.length <= 80 && limits.privateLinkName.test(text));
    const { name: stated, networkInterfaceName } = options;
    const isOfValidName = model.name.length <= limits.registryName.max && limits.registryName.pattern.test(model.name);
    const nameFault: Fault = { option: `${path}.name`, what: 'is not well formed', got: name, todo };
    return [
      ...(id === undefined && stated === undefined && options.region?.value !== unreadable
        ? [
            {
              option: path,
              what: 'has a late-bound region and no name',
              todo: 'set its name, because its id in Terraform is derived from it',
            },
          ]
        : []),
      // A name that is derived from that of the registry is not reported in addition to it.
      ...(isWrong(plain(name)) && (stated !== undefined || isOfValidName) ? [nameFault] : []),
      ...(networkInterfaceName !== undefined && isWrong(plain(networkInterfaceName.value))
        ? [fault(networkInterfaceName, 'is not well formed', todo)]
        : []),
    ];
  }),

  /** Ids in Terraform come from names, or from regions where no name is set. */
  privateEndpointIdsAreDistinct: ({ endpoints }) =>
    repeats(endpoints, ({ id }) => id?.toLowerCase()).map(({ item, first }) => ({
      option: item.path,
      what:
        item.options.name === undefined
          ? `is in the region of ${first.path}, and has no name`
          : `has the name of ${first.path}`,
      todo:
        item.options.name === undefined && item.options.region === undefined
          ? 'set its region, which is the home region by default, or give each a name of its own'
          : 'give each a name of its own',
    })),

  securityGroupsAreDistinct: eachEndpoint(({ securityGroups }) =>
    repeats(securityGroups, ({ key }) => key).map(({ item, first }) => ({
      option: item.path,
      what: `repeats ${first.path}`,
      todo: 'list each group once',
    })),
  ),

  /** A private endpoint must be in the region of its network. */
  networksAreInOneRegion: ({ endpoints }) => {
    const first = new Map<string, EndpointModel>();
    return endpoints.flatMap((endpoint): Fault[] => {
      const { path, options, place } = endpoint;
      const keys = [options.subnetId.key, networkKeyOf(endpoint)].filter((key) => key !== undefined);
      const earlier = keys.map((key) => first.get(key)).find((other) => other !== undefined);
      if (!known(place.region)) return [];
      keys.forEach((key) => first.set(key, first.get(key) ?? endpoint));
      if (earlier === undefined || earlier.place.name === place.name) return [];
      const what = `is in ${place.name}, and ${earlier.path} in the same network is in ${earlier.place.name}`;
      return [{ option: path, what, todo: 'set the region of the network for both' }];
    });
  },

  privateLinkIdsAreValid: eachEndpoint(({ options, securityGroups }) => [
    ...resourceIdFaults(options.subnetId, 'subnet'),
    ...resourceIdFaults(options.dns?.network, 'virtualNetwork'),
    ...resourceIdFaults(options.dns?.zone, 'privateDnsZone'),
    ...securityGroups.flatMap((group) => resourceIdFaults(group, 'applicationSecurityGroup')),
  ]),

  subnetPrefixesAreValid: eachEndpoint(({ options: { subnetPrefix }, subnetRange }) =>
    subnetPrefix === undefined || !known(subnetPrefix.value)
      ? []
      : ipRangeFaults(subnetPrefix, subnetRange, 'write it as Azure does, such as "10.1.2.0/27"'),
  ),

  subnetsHoldTheirEndpoints: (model) => {
    const reported = new Set<string>();
    return model.endpoints.flatMap(({ options: { subnetId, subnetPrefix }, subnetRange }): Fault[] => {
      if (subnetPrefix === undefined || subnetRange === undefined || reported.has(subnetId.key)) return [];
      const inSubnet = model.endpoints.filter(({ options }) => options.subnetId.key === subnetId.key).length;
      const whose = inSubnet === 1 ? '' : ` by the ${inSubnet} endpoints in that subnet`;
      const faults = subnetRoomFaults(subnetPrefix, subnetRange, inSubnet * certainIpsPerEndpoint(model), whose);
      if (faults.length > 0) reported.add(subnetId.key);
      return faults;
    });
  },

  /** hashicorp/terraform-provider-azurerm#21781: Azure requires an address for each member. */
  staticIpsNameEveryMember: eachEndpoint(
    ({ options: { staticIps }, addresses }, { home, places, replicas, stated }) => {
      // Other rules report what could not be read.
      if (staticIps === undefined || isNoted(stated.notes, staticIps.path) || lacksReplicas(stated.notes)) return [];
      if (home.region === unreadable) return [];
      if (!known(home.region)) {
        const todo = 'pass a homeRegion that is known at synth, such as group.locationInput';
        return [{ option: staticIps.path, what: 'cannot name the data endpoint of a late-bound home region', todo }];
      }
      const late = replicas.find(({ region }) => !known(region));
      if (late !== undefined) {
        // Another rule reports it, but for a registry that exists.
        if (stated.existing === undefined) return [];
        const todo = 'pass a region that is known at synth, or leave staticIps out';
        return [
          { option: staticIps.path, what: `cannot name the data endpoint of ${late.path}, which is late-bound`, todo },
        ];
      }
      const members = membersOf(places);
      const named = new Set(addresses.map(({ member }) => member.key));
      const missing = members.filter(({ key }) => !named.has(key)).map(({ key }) => key);
      const keys = Object.keys(staticIps.value);
      const all = { path: staticIps.path, value: keys };
      return [
        ...(missing.length > 0
          ? [
              fault(
                all,
                'does not name every member',
                `set an address for ${missing.join(', ')} as well, and add replicas before the endpoint`,
              ),
            ]
          : []),
        ...keys
          .filter((key) => memberNamed(members, key) === undefined)
          .map((key) =>
            fault(
              { path: staticIps.path, value: key },
              'names a member that this registry does not have',
              `use ${members.map((member) => member.key).join(', ')}, and add replicas before the endpoint`,
            ),
          ),
        ...(addresses.length > named.size ? [fault(all, 'names a region twice', 'set one address for each')] : []),
      ];
    },
  ),

  /** Azure requires an address for each member, and does not document the member names of regional endpoints. */
  staticIpsAreWithoutRegionalEndpoints: eachEndpoint(({ options: { staticIps } }, { regionalEndpoints }) =>
    staticIps === undefined || regionalEndpoints !== true
      ? []
      : [
          {
            option: staticIps.path,
            what: 'cannot name the regional endpoints, for each of which Azure requires an address under a name that it does not document',
            todo: 'leave staticIps out so that Azure assigns addresses, or leave regionalEndpoints out',
          },
        ],
  ),

  staticIpsAreUsable: ({ endpoints }) => {
    return endpoints.flatMap(({ path, subnetRange, addresses }) =>
      addresses.flatMap(({ member, address }): Fault[] => {
        const given = plain(address);
        if (given === undefined) return [];
        const stated = { path: memberPath(`${path}.staticIps`, member.key), value: address };
        const parsed = given.includes('/') ? undefined : parseIpv4Range(given);
        if (parsed === undefined) return [fault(stated, 'is not an IPv4 address', 'write it as "10.1.2.10"')];
        if (subnetRange === undefined) return [];
        if (!contains(subnetRange, parsed)) {
          return [fault(stated, `is not in ${formatIpv4Range(subnetRange)}`, 'use an address of the subnet')];
        }
        const offset = parsed.address - subnetRange.address;
        const size = 2 ** (32 - subnetRange.bits);
        return offset < limits.keptAddresses.first || offset >= size - limits.keptAddresses.last
          ? [
              fault(
                stated,
                'is reserved by Azure',
                'use an address other than the first four and the last one of the subnet',
              ),
            ]
          : [];
      }),
    );
  },

  requestMessagesAreValid: eachEndpoint(({ options: { manualApproval } }) => {
    const message = manualApproval && plain(manualApproval.requestMessage.value);
    if (manualApproval === undefined || message === undefined) return [];
    const isBlank = message.trim() === '';
    const bytes = Buffer.byteLength(message);
    return !isBlank && bytes <= limits.requestMessageBytes
      ? []
      : [
          fault(
            manualApproval.requestMessage,
            isBlank ? 'is blank' : `is ${bytes} bytes long`,
            `use 1 to ${limits.requestMessageBytes} bytes`,
          ),
        ];
  }),

  dataEndpointsAreOnWithPrivateLink: ({ endpoints, dataEndpoints, sku }) =>
    endpoints.length > 0 && dataEndpoints === false && sku === 'Premium'
      ? [
          {
            option: 'dataEndpoints',
            what: 'is off with private endpoints, and Azure turns it on by itself',
            got: false,
            todo: 'leave it out, otherwise every plan shows a change',
          },
        ]
      : [],
} satisfies Rules;

export const warned = {
  privateLinkIsPrivate: ({ endpoints, network }) =>
    endpoints.length > 0 && network.publicAccess === true && network.rules?.defaultAction !== 'Deny'
      ? [
          {
            option: 'network.publicAccess',
            what: 'is on with private endpoints, so everybody with credentials can still connect',
            got: true,
            todo: 'leave it out, or list network.allowedIpRanges',
          },
        ]
      : [],
} satisfies Rules;
