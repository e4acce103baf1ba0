import { contains, formatIpv4Range, parseIpv4Range } from '../azure/ipv4';
import * as limits from '../azure/limits';
import { spelledResourceId } from '../azure/resource-ids';
import { show, type Fault } from '../errors';
import { cloudOf } from '../model/endpoints';
import { known } from '../model/known';
import { places, privateIpsPerEndpoint } from '../model/places';
import { memberNamed, membersOf, networkKeyOf, type EndpointModel } from '../model/private-link';
import type { RegistryModel } from '../model/registry';
import { ipRangeFaults } from './ip-ranges';
import { repeats } from './repeats';
import { resourceIdFaults } from './resource-ids';
import type { Rule } from './rule';

/** A rule on each private endpoint by itself. */
function eachEndpoint(check: (endpoint: EndpointModel, model: RegistryModel) => readonly Fault[]): Rule {
  return (model) => model.endpoints.flatMap((endpoint) => check(endpoint, model));
}

export const privateEndpointsFitTheLimit: Rule = ({ endpoints }) =>
  endpoints.length <= limits.privateEndpoints
    ? []
    : [
        {
          what: `privateLink comes to ${endpoints.length} endpoints`,
          todo: `keep at most ${limits.privateEndpoints}, or ask Azure support for more`,
        },
      ];

export const privateEndpointNamesAreValid = eachEndpoint(({ option, id, name, networkInterfaceName }) => {
  const todo =
    'use 2 to 80 letters, digits, "-", "_" and ".", beginning with a letter or digit and not ending in "-" or "."';
  const isWrong = (text: string | undefined) =>
    text !== undefined && known(text) && !(text.length <= 80 && limits.privateLinkName.test(text));
  return [
    ...(id === undefined
      ? [
          {
            what: `${option} has a late-bound region and no name`,
            todo: 'state its name, ids in Terraform come from it',
          },
        ]
      : []),
    ...(isWrong(name) ? [{ what: `${option}.name is not well formed`, got: name, todo }] : []),
    ...(isWrong(networkInterfaceName)
      ? [{ what: `${option}.networkInterfaceName is not well formed`, got: networkInterfaceName, todo }]
      : []),
  ];
});

export const privateEndpointNamesAreDistinct: Rule = ({ endpoints }) => {
  const first = new Map<string, string>();
  return endpoints.flatMap(({ option, id, name, resourceGroup }): Fault[] => {
    const marks = [
      ...(id === undefined ? [] : [id.toLowerCase()]),
      ...(known(name) ? [`${resourceGroup.key}/${name}`] : []),
    ];
    const earlier = marks.map((mark) => first.get(mark.toLowerCase())).find((other) => other !== undefined);
    if (earlier === undefined) marks.forEach((mark) => first.set(mark.toLowerCase(), option));
    if (earlier === undefined) return [];
    const got = known(name) ? { got: name } : {};
    return [{ what: `${option} comes out with the name of ${earlier}`, ...got, todo: 'give each a name of its own' }];
  });
};

export const securityGroupsAreDistinct = eachEndpoint(({ option, securityGroups }) =>
  repeats(
    securityGroups.map(({ key }, i) => ({ option: `${option}.applicationSecurityGroupIds[${i}]`, key })),
    ({ key }) => key,
  ).map(({ item, first }) => ({ what: `${item.option} repeats ${first.option}`, todo: 'list each group once' })),
);

/** Azure wants a private endpoint where its network is. */
export const networksAreInOneRegion: Rule = ({ endpoints }) => {
  const first = new Map<string, EndpointModel>();
  return endpoints.flatMap((endpoint): Fault[] => {
    const keys = [endpoint.subnet.key, networkKeyOf(endpoint)].filter((key) => key !== undefined);
    const earlier = keys.map((key) => first.get(key)).find((other) => other !== undefined);
    if (!known(endpoint.place.region)) return [];
    keys.forEach((key) => first.set(key, first.get(key) ?? endpoint));
    if (earlier === undefined || earlier.place.name === endpoint.place.name) return [];
    const what = `${endpoint.option} is in the network of ${earlier.option} and in another region, ${earlier.place.name} and ${endpoint.place.name}`;
    return [{ what, todo: 'state the region of the network for both' }];
  });
};

export const privateLinkIdsAreValid = eachEndpoint(({ option, subnet, network, zone, securityGroups }) => [
  ...resourceIdFaults(`${option}.subnetId`, subnet.value, 'subnet', { name: 'a subnet', attribute: 'subnet.id' }),
  ...resourceIdFaults(`${option}.virtualNetworkId`, network?.value, 'virtualNetwork', {
    name: 'a virtual network',
    attribute: 'network.id',
  }),
  ...resourceIdFaults(`${option}.privateDnsZoneId`, zone?.value, 'privateDnsZone', {
    name: 'a private DNS zone',
    attribute: 'zone.id',
  }),
  ...securityGroups.flatMap(({ value }, i) =>
    resourceIdFaults(`${option}.applicationSecurityGroupIds[${i}]`, value, 'applicationSecurityGroup', {
      name: 'an application security group',
      attribute: 'group.id',
    }),
  ),
]);

export const privateDnsIsChosen = eachEndpoint(({ option, zone, network, isDnsExternal }) => {
  const chosen = [
    ...(zone === undefined ? [] : ['privateDnsZoneId']),
    ...(network === undefined ? [] : ['virtualNetworkId']),
    ...(isDnsExternal ? ['dns'] : []),
  ];
  if (chosen.length === 1) return [];
  const what = chosen.length === 0 ? 'says nothing of DNS' : `says ${chosen.join(' and ')}`;
  const todo =
    'state one of privateDnsZoneId (a zone that exists), virtualNetworkId (create one for that network) and dns: PrivateDns.EXTERNAL (records are written elsewhere)';
  return [{ what: `${option} ${what}`, todo }];
});

export const privateDnsZonesAreOfRegistries = eachEndpoint(({ option, zone }, model) => {
  if (zone === undefined || !known(zone.value)) return [];
  const name = spelledResourceId(zone.value, 'privateDnsZone')?.split('/').at(-1)?.toLowerCase();
  const cloud = cloudOf(model);
  const domains = cloud === undefined ? Object.values(limits.registryDomains) : [limits.registryDomains[cloud]];
  const right = domains.map((domain) => `privatelink.${domain}`);
  if (name === undefined || right.includes(name)) return [];
  const isDataZone = /\bdata\b.*\bazurecr\b/.test(name);
  return [
    isDataZone
      ? {
          what: `${option}.privateDnsZoneId is a zone of data endpoints, which hides them from the zone that has their records`,
          got: name,
          todo: `use the zone ${right.join(' or ')}, it holds the registry and all data endpoints; delete the other one`,
        }
      : {
          what: `${option}.privateDnsZoneId is not the zone of registries, names would not resolve`,
          got: name,
          todo: `use a zone named ${right.join(' or ')}`,
        },
  ];
});

export const networksHaveOneZone: Rule = ({ zones, endpoints: all, zonesElsewhere }) =>
  zones.flatMap(({ network, endpoints }): Fault[] => {
    const [first, ...others] = endpoints;
    const elsewhere = zonesElsewhere.networks.get(network.key);
    const because = 'a network can be linked to one zone of that name only';
    return [
      ...others
        .filter(({ resourceGroup: { value } }) => known(value) && known(first.resourceGroup.value))
        .filter(({ resourceGroup }) => resourceGroup.key !== first.resourceGroup.key)
        .map(({ option }) => ({
          what: `${option} wants the zone of the network of ${first.option} in another resource group`,
          todo: `state the same resourceGroupName for both, ${because}`,
        })),
      ...all
        .filter((other) => other.zone !== undefined && networkKeyOf(other) === network.key)
        .map(({ option }) => ({
          what: `${first.option} would create a second zone for the network of ${option}, which has one`,
          todo: `state the privateDnsZoneId of that one for both, ${because}`,
        })),
      ...(elsewhere === undefined
        ? []
        : [
            {
              what: `${first.option} would create a second zone for a network, ${elsewhere} creates one for it`,
              todo: `pass privateDnsZoneId from privateEndpoints of that registry, ${because}`,
            },
          ]),
    ];
  });

export const zonesHaveGroupsOfTheirOwn: Rule = ({ zones, zonesElsewhere }) => {
  const first = new Map(zonesElsewhere.groups);
  const ofOtherNetworks = zones.filter(({ network }) => !zonesElsewhere.networks.has(network.key));
  return ofOtherNetworks.flatMap(({ endpoints: [{ option, resourceGroup }] }): Fault[] => {
    const earlier = first.get(resourceGroup.key);
    if (earlier === undefined) first.set(resourceGroup.key, option);
    const todo = 'give each network a resourceGroupName of its own, zones of one name cannot be in one group';
    return earlier === undefined
      ? []
      : [{ what: `${option} would create a zone in the resource group where that of ${earlier} is`, todo }];
  });
};

export const subnetPrefixesAreValid = eachEndpoint(({ option, prefix }) =>
  prefix === undefined || !known(prefix.given)
    ? []
    : ipRangeFaults(
        `${option}.subnetPrefix`,
        prefix.given,
        prefix.range,
        'write it as Azure does, such as "10.1.2.0/27"',
      ),
);

export const subnetsHoldTheirEndpoints: Rule = (model) => {
  const told = new Set<string>();
  return model.endpoints.flatMap(({ option, subnet, prefix }): Fault[] => {
    if (prefix?.range === undefined || told.has(subnet.key)) return [];
    const inSubnet = model.endpoints.filter((other) => other.subnet.key === subnet.key).length;
    const needed = inSubnet * privateIpsPerEndpoint(model);
    const room = Math.max(0, 2 ** (32 - prefix.range.bits) - limits.keptAddresses.first - limits.keptAddresses.last);
    if (needed <= room) return [];
    told.add(subnet.key);
    const bits = Math.min(
      29,
      32 - Math.ceil(Math.log2(needed + limits.keptAddresses.first + limits.keptAddresses.last)),
    );
    const whose = inSubnet === 1 ? '' : ` by the ${inSubnet} endpoints in that subnet`;
    return [
      {
        what: `${option}.subnetPrefix has room for ${room} addresses and ${needed} are needed${whose}`,
        got: prefix.given,
        todo: `use a subnet of /${bits} or larger, Azure keeps five addresses of each`,
      },
    ];
  });
};

export const staticIpsNameEveryMember = eachEndpoint(({ option, staticIps, addresses }, model) => {
  if (staticIps === undefined) return [];
  if (!known(model.home.region)) {
    const todo = 'pass a homeRegion that is known at synth, such as group.locationInput';
    return [{ what: `${option}.staticIps cannot name the data endpoint of a late-bound home region`, todo }];
  }
  const members = membersOf(places(model));
  const stated = new Set(addresses.map(({ member }) => member.key));
  const missing = members.filter(({ key }) => !stated.has(key)).map(({ key }) => key);
  const keys = Object.keys(staticIps);
  return [
    ...(missing.length > 0
      ? [
          {
            what: `${option}.staticIps lacks members`,
            got: keys,
            todo: `state addresses of ${missing.join(', ')} too, and add replicas before the endpoint`,
          },
        ]
      : []),
    ...keys
      .filter((key) => memberNamed(members, key) === undefined)
      .map((key) => ({
        what: `${option}.staticIps has a member that this registry has not`,
        got: key,
        todo: `use ${members.map((member) => member.key).join(', ')}, and add replicas before the endpoint`,
      })),
    ...(addresses.length > stated.size
      ? [{ what: `${option}.staticIps has a region twice`, got: keys, todo: 'state one address for each' }]
      : []),
  ];
});

export const staticIpsAreUsable: Rule = (model) => {
  const taken = new Map<string, string>();
  return model.endpoints.flatMap(({ option, subnet, prefix, addresses }) =>
    addresses.flatMap(({ member, address }): Fault[] => {
      if (!known(address)) return [];
      const which = `${option}.staticIps[${show(member.key)}]`;
      const fault = (what: string, todo: string) => [{ what: `${which} ${what}`, got: address, todo }];
      const parsed = address.includes('/') ? undefined : parseIpv4Range(address);
      if (parsed === undefined) return fault('is not an IPv4 address', 'write it as "10.1.2.10"');
      const place = `${subnet.key} ${address}`;
      const earlier = taken.get(place);
      if (earlier !== undefined) return fault(`is the address of ${earlier}`, 'give each an address of its own');
      taken.set(place, which);
      const range = prefix?.range;
      if (range === undefined) return [];
      if (!contains(range, parsed)) return fault(`is not in ${formatIpv4Range(range)}`, 'use an address of the subnet');
      const offset = parsed.address - range.address;
      return offset < limits.keptAddresses.first || offset >= 2 ** (32 - range.bits) - limits.keptAddresses.last
        ? fault('is kept by Azure', 'use none of the first four addresses of the subnet, nor the last one')
        : [];
    }),
  );
};

export const requestMessagesAreValid = eachEndpoint(({ option, requestMessage }) => {
  if (requestMessage === undefined || !known(requestMessage)) return [];
  const bytes = Buffer.byteLength(requestMessage);
  return requestMessage.trim() !== '' && bytes <= limits.requestMessageBytes
    ? []
    : [
        {
          what: `${option}.manualApproval.requestMessage is ${requestMessage.trim() === '' ? 'blank' : `${bytes} bytes long`}`,
          got: requestMessage,
          todo: `write 1 to ${limits.requestMessageBytes} bytes`,
        },
      ];
});

export const dataEndpointsAreOnWithPrivateLink: Rule = ({ endpoints, dataEndpoints, sku }) =>
  endpoints.length > 0 && dataEndpoints === false && sku === 'Premium'
    ? [
        {
          what: 'dataEndpoints is off with private endpoints, and Azure turns it on by itself',
          got: false,
          todo: 'leave it out, every plan would show a change',
        },
      ]
    : [];

export const regionsHaveZonesOfTheirOwn: Rule = ({ endpoints }) =>
  repeats(endpoints, ({ zone }) => zone?.key)
    .filter(({ item, first }) => known(item.place.region) && known(first.place.region))
    .filter(({ item, first }) => item.place.name !== first.place.name)
    .map(({ item, first }) => ({
      what: `${item.option} shares a private DNS zone with ${first.option} in another region, each overwrites the record of the other`,
      todo: 'have a network, resource group and zone for each region, otherwise clients reach whichever was written last',
    }));

export const privateLinkIsPrivate: Rule = ({ endpoints, network }) =>
  endpoints.length > 0 && network.publicAccess === true && network.rules?.defaultAction !== 'Deny'
    ? [
        {
          what: 'network.publicAccess is on beside private endpoints, everybody can still connect with credentials',
          got: true,
          todo: 'leave it out, or list network.allowedIpRanges',
        },
      ]
    : [];
