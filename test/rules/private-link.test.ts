import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { ref, Token } from 'cdktf';
import { PrivateDns } from 'cdktf-georeplicated-registry';
import { sentence, show } from '../../lib/errors';
import type { RegistryModel } from '../../lib/model/model';
import { refused, validate } from '../../lib/rules';
import { lateBound, model, reported, type LooseProps } from '../models';
import { newStack } from '../stacks';

const refusal = (subject: RegistryModel) => validate(refused, subject).map(sentence);

const network = '/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub';
const subnet = `${network}/subnets/endpoints`;
const zone = '/subscriptions/s/resourceGroups/dns/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io';

const endpoint = (options: object = {}) => ({ subnetId: subnet, dns: PrivateDns.zone(zone), ...options });
const link = (...endpoints: object[]) => model({ privateLink: { endpoints } });
const linked = (options: object = {}, props: LooseProps = {}) =>
  model({ privateLink: { endpoints: [endpoint(options)] }, ...props });
const first = 'privateLink.endpoints[0]';
const second = 'privateLink.endpoints[1]';

test('endpoints with every option break no rule', () => {
  const full = endpoint({
    name: 'images',
    region: 'Japan East',
    resourceGroupName: 'hub',
    staticIps: { registry: '10.0.0.4', westus2: '10.0.0.5', 'East US': '10.0.0.6', westeurope: '10.0.0.7' },
    subnetPrefix: '10.0.0.0/28',
    manualApproval: { requestMessage: 'please' },
    networkInterfaceName: 'nic',
    applicationSecurityGroupIds: [
      '/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/applicationSecurityGroups/web',
    ],
    tags: { a: 'b' },
  });
  expect(refusal(link(full))).toEqual([]);
});

test.each([
  [lateBound(), lateBound('other')],
  ['${var.x}', '${var.other}'],
])('endpoints with every value late-bound break no rule', (late, other) => {
  const lateEndpoint = {
    subnetId: other,
    name: 'images',
    region: late,
    resourceGroupName: late,
    dns: PrivateDns.newZone(late, { id: 'hub', resourceGroupName: late }),
    staticIps: { registry: late, westus2: `${late}1`, eastus: `${late}2`, westeurope: `${late}3` },
    subnetPrefix: late,
    manualApproval: { requestMessage: late },
    networkInterfaceName: late,
    applicationSecurityGroupIds: [late],
  };
  expect(refusal(link(lateEndpoint))).toEqual([]);
  expect(refusal(link({ subnetId: late, dns: PrivateDns.zone(other) }))).toEqual([]);
});

test('regions of networks are validated as regions', () => {
  expect(reported('regionsExist', linked({ region: 'japaneas' }))).toEqual([
    `${first}.region is not an Azure region, got "japaneas": did you mean "japaneast"? [regionsExist]`,
  ]);
  expect(reported('regionsAreOfOneCloud', linked({ region: 'chinaeast2' }))).toHaveLength(1);
});

test('tags of endpoints are validated as tags', () => {
  expect(refusal(linked({ tags: { '': 'x' } }))).toEqual([
    `${first}.tags has an empty key: name the tag [tagsFitAzure]`,
  ]);
});

describe('privateEndpointsFitTheLimit', () => {
  const rule = 'privateEndpointsFitTheLimit';
  const many = (count: number) => link(...Array.from({ length: count }, (_, i) => endpoint({ name: `e${i}` })));

  test('accepts 200 and fails for 201', () => {
    expect(reported(rule, many(200))).toEqual([]);
    expect(reported(rule, many(201))).toEqual([
      'privateLink has 201 private endpoints: use at most 200, or ask Azure support for more [privateEndpointsFitTheLimit]',
    ]);
  });

  test('counts endpoints of late-bound subnets and regions', () => {
    const late = Array.from({ length: 201 }, (_, i) =>
      endpoint({ name: `e${i}`, subnetId: lateBound(), region: '${var.region}' }),
    );
    expect(reported(rule, link(...late.slice(1)))).toEqual([]);
    expect(reported(rule, link(...late))).toHaveLength(1);
  });
});

describe('privateEndpointNamesAreValid', () => {
  const rule = 'privateEndpointNamesAreValid';

  test.each([undefined, 'ab', 'a.b-c_', 'x'.repeat(80)])('accepts %s', (name) => {
    expect(reported(rule, linked({ name, networkInterfaceName: name }))).toEqual([]);
  });

  test.each(['', '-a', 'a-', 'a b', 'x'.repeat(81)])('fails for %j', (name) => {
    const todo =
      'use 2 to 80 letters, digits, "-", "_" and ".", beginning with a letter or digit and not ending in "-" or "."';
    expect(reported(rule, linked({ name, networkInterfaceName: name }))).toEqual([
      `${first}.name is not well formed, got "${name}": ${todo} [privateEndpointNamesAreValid]`,
      `${first}.networkInterfaceName is not well formed, got "${name}": ${todo} [privateEndpointNamesAreValid]`,
    ]);
  });

  test.each([lateBound(), '${var.x}'])(
    'fails for an endpoint that nothing known at synth distinguishes from others',
    (region) => {
      expect(reported(rule, linked({ region }))).toEqual([
        `${first} has a late-bound region and no name: set its name, because its id in Terraform is derived from it [privateEndpointNamesAreValid]`,
      ]);
    },
  );

  test('says nothing of a name that comes from a registry name which is reported', () => {
    expect(refusal(linked({}, { registryName: 'my registry' }))).toEqual([
      expect.stringMatching(/^registryName .*\[registryNameIsValid\]$/),
    ]);
  });

  test('reports references of the wrong type as that only, also where endpoints share them', () => {
    const dns = PrivateDns.external();
    const both = [
      { subnetId: 5, dns, name: 'a1' },
      { subnetId: 6, dns, name: 'b2', subnetPrefix: '10.0.0.0/24' },
    ];
    expect(refusal(model({ privateLink: { endpoints: both } }))).toEqual([
      'privateLink.endpoints[0].subnetId is of the wrong type, got 5: pass a string [optionsHaveTheirType]',
      'privateLink.endpoints[1].subnetId is of the wrong type, got 6: pass a string [optionsHaveTheirType]',
    ]);
  });

  test('reports a region of the wrong type as that only', () => {
    expect(refusal(linked({ region: 5 }))).toEqual([
      `${first}.region is of the wrong type, got 5: pass a string [optionsHaveTheirType]`,
    ]);
  });

  test('keeps silent on a name made of a late-bound one, and on a late-bound name of the network interface', () => {
    for (const late of [lateBound(), '${var.x}']) {
      expect(reported(rule, linked({}, { registryName: late, homeRegion: late }))).toEqual([]);
      expect(reported(rule, linked({ name: late, networkInterfaceName: late }))).toEqual([]);
    }
  });
});

describe('privateEndpointIdsAreDistinct', () => {
  const rule = 'privateEndpointIdsAreDistinct';
  const fault = (what: string) =>
    `${second} ${what} ${first}: give each a name of its own [privateEndpointIdsAreDistinct]`;

  test('accepts endpoints in different regions, or of different names', () => {
    expect(reported(rule, link(endpoint(), endpoint({ region: 'eastus' }), endpoint({ name: 'other' })))).toEqual([]);
    expect(reported(rule, link(endpoint({ name: 'home' }), endpoint()))).toEqual([]);
  });

  const inRegion = (todo: string) =>
    `${second} is in the region of ${first}, and has no name: ${todo} [privateEndpointIdsAreDistinct]`;
  const inRegionByDefault = inRegion(
    'set its region, which is the home region by default, or give each a name of its own',
  );

  test('fails for two in one region without names', () => {
    expect(reported(rule, link(endpoint(), endpoint({ region: 'West US 2' })))).toEqual([
      inRegion('give each a name of its own'),
    ]);
  });

  test.each([lateBound(), '${var.x}'])('fails for two in a late-bound home region without names', (homeRegion) => {
    const twice = { homeRegion, privateLink: { endpoints: [endpoint(), endpoint()] } };
    expect(reported(rule, model(twice))).toEqual([inRegionByDefault]);
    const named = { homeRegion, privateLink: { endpoints: [endpoint(), endpoint({ name: 'hub' })] } };
    expect(reported(rule, model(named))).toEqual([]);
  });

  test('fails for a name twice, also in two resource groups', () => {
    const endpoints = [endpoint({ name: 'hub' }), endpoint({ name: 'Hub', resourceGroupName: 'spoke' })];
    expect(reported(rule, link(...endpoints))).toEqual([fault('has the name of')]);
  });

  test('is reported once, and not as a clash in Azure too', () => {
    expect(refusal(link(endpoint(), endpoint()))).toHaveLength(1);
    expect(refusal(link(endpoint({ name: 'hub' }), endpoint({ name: 'hub' })))).toEqual([fault('has the name of')]);
  });
});

describe('privateLinkIdsAreValid', () => {
  const rule = 'privateLinkIdsAreValid';

  test('accepts ids, in any case of their fixed parts: they are written as the provider wants them', () => {
    expect(reported(rule, link(endpoint(), endpoint({ dns: PrivateDns.newZone(network) })))).toEqual([]);
    const shouted = subnet.replace('virtualNetworks', 'virtualnetworks').replace('resourceGroups', 'RESOURCEGROUPS');
    const { endpoints } = linked({ subnetId: `${shouted}/` });
    expect(endpoints[0].options.subnetId.value).toBe(subnet);
    expect(reported(rule, linked({ subnetId: shouted }))).toEqual([]);
  });

  test('fails for an id of something else and shows it in full', () => {
    const long = network.replace('/s/', '/00000000-0000-0000-0000-000000000000/').replace('hub', 'a-name-that-is-long');
    expect(reported(rule, linked({ subnetId: long }))).toEqual([
      `${first}.subnetId is not the resource id of a subnet, got "${long}": pass subnet.id, of the form /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Network/virtualNetworks/{network}/subnets/{name} [privateLinkIdsAreValid]`,
    ]);
  });

  test.each([
    [{ subnetId: network }, 'subnetId is not the resource id of a subnet', 'subnet.id'],
    [
      { dns: PrivateDns.newZone(subnet) },
      'dns.virtualNetworkId is not the resource id of a virtual network',
      'network.id',
    ],
    [
      { dns: PrivateDns.zone('privatelink.azurecr.io') },
      'dns.privateDnsZoneId is not the resource id of a private DNS zone',
      'zone.id',
    ],
    [
      { applicationSecurityGroupIds: ['web'] },
      'applicationSecurityGroupIds[0] is not the resource id of an application security group',
      'group.id',
    ],
  ])('fails for %j', (options, what, attribute) => {
    const [fault, ...others] = reported(rule, linked(options));
    expect(others).toEqual([]);
    expect(fault).toContain(`${first}.${what}, got `);
    expect(fault).toContain(`: pass ${attribute}, of the form /subscriptions/{subscription}/`);
  });

  test.each([
    [
      { subnetId: Token.asString(ref('azurerm_subnet.Endpoints.name')) },
      'subnetId is the name of a subnet: pass subnet.id',
    ],
    [
      { subnetId: '${azurerm_virtual_network.Hub.id}' },
      'subnetId is the id of a virtual network, got "${azurerm_virtual_network.Hub.id}": pass subnet.id',
    ],
    [
      { subnetId: Token.asString(ref('data.azurerm_virtual_network.Hub.name')) },
      'subnetId is the name of a virtual network: pass subnet.id',
    ],
    [
      { dns: PrivateDns.newZone(Token.asString(ref('azurerm_virtual_hub.Hub.location'))) },
      'dns.virtualNetworkId is the location of azurerm_virtual_hub: pass network.id',
    ],
  ])('fails for another attribute of a resource, %j', (options, what) => {
    expect(reported(rule, linked(options))).toEqual([`${first}.${what} [privateLinkIdsAreValid]`]);
  });

  test.each([
    '${azurerm_subnet.Endpoints.id}',
    // Its id is that of the subnet.
    '${azurerm_subnet_network_security_group_association.Endpoints.id}',
    '${azurerm_virtual_network.Hub.subnet[0].id}',
    '${azapi_resource.Endpoints.id}',
    '${module.hub.name}',
    '${azurerm_virtual_network.Hub.id}/subnets/endpoints',
    `${Token.asString(ref('azurerm_virtual_network.Hub.id'))}/subnets/endpoints`,
    `${new ResourceGroup(newStack(), 'Group', { name: 'hub', location: 'x' }).id}/providers/Microsoft.Network/virtualNetworks/hub/subnets/x`,
  ])('keeps silent on %s', (subnetId) => {
    expect(reported(rule, linked({ subnetId }))).toEqual([]);
  });

  test('keeps silent on late-bound ids', () => {
    for (const late of [lateBound(), '${var.x}', `${network}/subnets/\${var.x}`]) {
      for (const dns of [PrivateDns.newZone(late), PrivateDns.zone(late)]) {
        expect(reported(rule, linked({ subnetId: late, dns, applicationSecurityGroupIds: [late] }))).toEqual([]);
      }
    }
  });
});

describe('securityGroupsAreDistinct', () => {
  const rule = 'securityGroupsAreDistinct';
  const id = '/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/applicationSecurityGroups/web';

  test('accepts different groups', () => {
    expect(reported(rule, linked({ applicationSecurityGroupIds: [id, `${id}2`] }))).toEqual([]);
  });

  test('fails for a group twice, also late-bound', () => {
    expect(reported(rule, linked({ applicationSecurityGroupIds: [id, id.replace('/web', '/WEB')] }))).toEqual([
      `${first}.applicationSecurityGroupIds[1] repeats ${first}.applicationSecurityGroupIds[0]: list each group once [securityGroupsAreDistinct]`,
    ]);
    for (const late of [lateBound(), '${var.x}']) {
      expect(reported(rule, linked({ applicationSecurityGroupIds: [late, late] }))).toEqual([
        `${first}.applicationSecurityGroupIds[1] repeats ${first}.applicationSecurityGroupIds[0]: list each group once [securityGroupsAreDistinct]`,
      ]);
    }
    expect(reported(rule, linked({ applicationSecurityGroupIds: [lateBound('a'), lateBound('b')] }))).toEqual([]);
  });
});

describe('networksAreInOneRegion', () => {
  const rule = 'networksAreInOneRegion';

  test('accepts endpoints of one network in one region, and of two in two', () => {
    expect(reported(rule, link(endpoint(), endpoint({ name: 'other', subnetId: `${network}/subnets/b` })))).toEqual([]);
    const spoke = endpoint({ region: 'eastus', subnetId: subnet.replaceAll('hub', 'spoke') });
    expect(reported(rule, link(endpoint(), spoke))).toEqual([]);
  });

  test('fails for one network in two regions', () => {
    expect(reported(rule, link(endpoint(), endpoint({ region: 'eastus', subnetId: `${network}/subnets/b` })))).toEqual([
      `${second} is in eastus, and ${first} in the same network is in westus2: set the region of the network for both [networksAreInOneRegion]`,
    ]);
    for (const subnetId of [lateBound(), '${var.x}']) {
      expect(reported(rule, link(endpoint({ subnetId }), endpoint({ subnetId, region: 'eastus' })))).toHaveLength(1);
    }
    const shouted = subnet.replace('virtualNetworks', 'VIRTUALNETWORKS');
    expect(reported(rule, link(endpoint(), endpoint({ region: 'eastus', subnetId: shouted })))).toHaveLength(1);
  });

  test('keeps silent on late-bound regions and networks', () => {
    expect(reported(rule, link(endpoint(), endpoint({ name: 'other', region: lateBound() })))).toEqual([]);
    expect(reported(rule, link(endpoint(), endpoint({ name: 'other', region: '${var.x}' })))).toEqual([]);
    expect(
      reported(
        rule,
        link(endpoint({ subnetId: lateBound('a') }), endpoint({ subnetId: lateBound('b'), region: 'eastus' })),
      ),
    ).toEqual([]);
  });
});

describe('subnetPrefixesAreValid', () => {
  const rule = 'subnetPrefixesAreValid';

  test('accepts a range', () => {
    expect(reported(rule, linked({ subnetPrefix: '10.1.2.0/27' }))).toEqual([]);
  });

  test.each(['', '10.1.2.0', '10.1.2.0/33', '10.1.2/24', 'fd00::/64'])('fails for %j', (subnetPrefix) => {
    expect(reported(rule, linked({ subnetPrefix }))).toEqual([
      `${first}.subnetPrefix is not an IPv4 range, got "${subnetPrefix}": write it as Azure does, such as "10.1.2.0/27" [subnetPrefixesAreValid]`,
    ]);
  });

  test('fails for host bits and says the range', () => {
    expect(reported(rule, linked({ subnetPrefix: '10.1.2.7/27' }))).toEqual([
      `${first}.subnetPrefix is not aligned to its mask, got "10.1.2.7/27": did you mean "10.1.2.0/27"? [subnetPrefixesAreValid]`,
    ]);
  });

  test('keeps silent on a late-bound prefix', () => {
    expect(reported(rule, linked({ subnetPrefix: lateBound() }))).toEqual([]);
    expect(reported(rule, linked({ subnetPrefix: '10.1.2.0/${var.bits}' }))).toEqual([]);
  });
});

describe('subnetsHoldTheirEndpoints', () => {
  const rule = 'subnetsHoldTheirEndpoints';
  const replicas = (count: number) =>
    ['eastus', 'westeurope', 'uksouth', 'japaneast', 'eastus2', 'westus3', 'francecentral', 'centralus']
      .slice(0, count)
      .map((region) => ({ region }));

  test.each([
    ['/29', 1, 2],
    ['/28', 9 - 1, undefined],
  ])('%s has room for %d replicas', (bits, most, next) => {
    const subnetPrefix = `10.1.2.0${bits}`;
    expect(reported(rule, linked({ subnetPrefix }, { replicas: replicas(most) }))).toEqual([]);
    if (next === undefined) return;
    expect(reported(rule, linked({ subnetPrefix }, { replicas: replicas(next) }))).toEqual([
      `${first}.subnetPrefix has room for 3 addresses and 4 are needed, got "10.1.2.0/29": use a subnet of /28 or larger, Azure reserves five addresses in each [subnetsHoldTheirEndpoints]`,
    ]);
  });

  test.each(['/30', '/31', '/32'])('%s has room for none, and /29 for a registry without replicas', (bits) => {
    const alone = { replicas: [] };
    expect(reported(rule, linked({ subnetPrefix: `10.1.2.0${bits}` }, alone))).toEqual([
      `${first}.subnetPrefix has room for 0 addresses and 2 are needed, got "10.1.2.0${bits}": use a subnet of /29 or larger, Azure reserves five addresses in each [subnetsHoldTheirEndpoints]`,
    ]);
    expect(reported(rule, linked({ subnetPrefix: '10.1.2.0/29' }, alone))).toEqual([]);
  });

  test('does not add up the endpoints of two subnets', () => {
    const subnetPrefix = '10.1.2.0/28';
    const all = ['a1', 'b1', 'c1'].map((name) => endpoint({ name, subnetId: `${subnet}${name}`, subnetPrefix }));
    expect(reported(rule, link(...all))).toEqual([]);
  });

  test('adds up the endpoints of one subnet, and reports it once', () => {
    const subnetPrefix = '10.1.2.0/28';
    const three = ['a1', 'b1', 'c1'].map((name) => endpoint({ name, subnetPrefix }));
    expect(reported(rule, link(...three))).toEqual([
      `${first}.subnetPrefix has room for 11 addresses and 12 are needed by the 3 endpoints in that subnet, got "10.1.2.0/28": use a subnet of /27 or larger, Azure reserves five addresses in each [subnetsHoldTheirEndpoints]`,
    ]);
  });

  test('keeps silent without a prefix, and on a late-bound one', () => {
    expect(reported(rule, linked())).toEqual([]);
    expect(reported(rule, linked({ subnetPrefix: lateBound() }))).toEqual([]);
    expect(reported(rule, linked({ subnetPrefix: '10.1.2.0/${var.bits}' }))).toEqual([]);
  });
});

const addresses = { registry: '10.0.0.4', westus2: '10.0.0.5', eastus: '10.0.0.6', westeurope: '10.0.0.7' };

describe('staticIpsNameEveryMember', () => {
  const rule = 'staticIpsNameEveryMember';

  test('accepts all members, regions in any spelling', () => {
    const { eastus, ...others } = addresses;
    expect(reported(rule, linked({ staticIps: { ...others, 'East US': eastus } }))).toEqual([]);
  });

  test('fails for missing members and lists them', () => {
    expect(reported(rule, linked({ staticIps: { eastus: '10.0.0.4' } }))).toEqual([
      `${first}.staticIps does not name every member, got ["eastus"]: set an address for registry, westus2, westeurope as well, and add replicas before the endpoint [staticIpsNameEveryMember]`,
    ]);
  });

  test('fails for a member that is none, and for a region twice', () => {
    expect(reported(rule, linked({ staticIps: { ...addresses, japaneast: '10.0.0.8' } }))).toEqual([
      `${first}.staticIps names a member that this registry does not have, got "japaneast": use registry, westus2, eastus, westeurope, and add replicas before the endpoint [staticIpsNameEveryMember]`,
    ]);
    expect(reported(rule, linked({ staticIps: { ...addresses, EastUS: '10.0.0.8' } }))).toEqual([
      `${first}.staticIps names a region twice, got ["registry","westus2","eastus","westeurope","EastUS"]: set one address for each [staticIpsNameEveryMember]`,
    ]);
  });

  test('fails with a late-bound home region, which cannot be named', () => {
    for (const homeRegion of [lateBound(), '${var.x}']) {
      expect(reported(rule, linked({ staticIps: addresses }, { homeRegion }))).toEqual([
        `${first}.staticIps cannot name the data endpoint of a late-bound home region: pass a homeRegion that is known at synth, such as group.locationInput [staticIpsNameEveryMember]`,
      ]);
    }
  });

  test.each([lateBound(), '${var.x}'])('names a late-bound replica only of a registry that exists', (region) => {
    const subject = linked({ staticIps: addresses }, { replicas: [{ region: 'eastus' }, { region }] });
    expect(refusal(subject).map((fault) => fault.replace(/^.*\[/, '['))).toEqual(['[replicaRegionsAreKnown]']);
    expect(reported(rule, { ...subject, stated: { ...subject.stated, existing: {} } })).toEqual([
      `${first}.staticIps cannot name the data endpoint of replicas[1], which is late-bound: pass a region that is known at synth, or leave staticIps out [staticIpsNameEveryMember]`,
    ]);
  });

  test.each([
    [{ staticIps: 5 }, {}],
    [{ staticIps: addresses }, { replicas: lateBound() }],
    [{ staticIps: addresses }, { replicas: [{ region: 'eastus' }, '${var.replica}'] }],
  ])('keeps silent on what could not be read, which is reported once, %#', (options, props) => {
    expect(refusal(linked(options, props))).toHaveLength(1);
  });

  test('does not show a late-bound key', () => {
    const staticIps = { registry: '10.0.0.4', [lateBound()]: '10.0.0.5' };
    expect(reported(rule, linked({ staticIps }))).toEqual([
      `${first}.staticIps does not name every member: set an address for westus2, eastus, westeurope as well, and add replicas before the endpoint [staticIpsNameEveryMember]`,
      `${first}.staticIps names a member that this registry does not have: use registry, westus2, eastus, westeurope, and add replicas before the endpoint [staticIpsNameEveryMember]`,
    ]);
  });

  test('depends on the regions of replicas, not on what else is wrong with them', () => {
    const replicas = [{ region: 'eastus', tags: 5 }];
    expect(refusal(linked({ staticIps: addresses }, { replicas }))).toHaveLength(2);
  });

  test('keeps silent where the home region is of the wrong type, and that is reported', () => {
    expect(refusal(linked({ staticIps: addresses }, { homeRegion: 5 }))).toEqual([
      'homeRegion is of the wrong type, got 5: pass a string [optionsHaveTheirType]',
    ]);
  });
});

describe('staticIpsAreWithoutRegionalEndpoints', () => {
  const rule = 'staticIpsAreWithoutRegionalEndpoints';
  const staticIps = { registry: '10.0.0.4', westus2: '10.0.0.5', eastus: '10.0.0.6', westeurope: '10.0.0.7' };
  const regional = (regionalEndpoints: unknown) => ({ azapi: true, regionalEndpoints });

  test('accepts one without the other', () => {
    expect(reported(rule, linked({ staticIps }))).toEqual([]);
    expect(reported(rule, linked({ staticIps }, regional(false)))).toEqual([]);
    expect(reported(rule, linked({}, regional(true)))).toEqual([]);
  });

  test('fails for both', () => {
    expect(reported(rule, linked({ staticIps }, regional(true)))).toEqual([
      `${first}.staticIps cannot name the regional endpoints, for each of which Azure requires an address under a name that it does not document: leave staticIps out so that Azure assigns addresses, or leave regionalEndpoints out [staticIpsAreWithoutRegionalEndpoints]`,
    ]);
  });

  test('keeps silent where regional endpoints are late-bound', () => {
    expect(reported(rule, linked({ staticIps }, regional(lateBound())))).toEqual([]);
  });
});

describe('subnets of a registry with regional endpoints', () => {
  const rule = 'subnetsHoldTheirEndpoints';
  const prefixed = (subnetPrefix: string, regionalEndpoints: unknown) =>
    linked(
      { subnetPrefix },
      {
        azapi: true,
        regionalEndpoints,
        replicas: [
          { region: 'eastus' },
          { region: 'westus3' },
          { region: 'japaneast' },
          { region: 'westeurope' },
          { region: 'uksouth' },
        ],
      },
    );

  test('have room for two addresses for each region, and one for the registry', () => {
    // Six regions: 13 addresses, and Azure keeps five.
    expect(reported(rule, prefixed('10.0.0.0/27', true))).toEqual([]);
    expect(reported(rule, prefixed('10.0.0.0/28', false))).toEqual([]);
    expect(reported(rule, prefixed('10.0.0.0/28', true))).toEqual([
      `${first}.subnetPrefix has room for 11 addresses and 13 are needed, got "10.0.0.0/28": use a subnet of /27 or larger, Azure reserves five addresses in each [subnetsHoldTheirEndpoints]`,
    ]);
  });

  test('are not refused for addresses that may not be needed', () => {
    expect(reported(rule, prefixed('10.0.0.0/28', lateBound()))).toEqual([]);
  });
});

describe('staticIpsAreUsable', () => {
  const rule = 'staticIpsAreUsable';
  const withRegistry = (registry: string, subnetPrefix?: string) =>
    linked({ staticIps: { ...addresses, registry }, subnetPrefix });

  test('accepts addresses of the subnet, and any without a prefix', () => {
    expect(reported(rule, withRegistry('10.0.0.30', '10.0.0.0/27'))).toEqual([]);
    expect(reported(rule, withRegistry('172.16.0.1'))).toEqual([]);
  });

  test.each([
    ['10.0.0', 'is not an IPv4 address', 'write it as "10.1.2.10"'],
    ['10.0.0.4/32', 'is not an IPv4 address', 'write it as "10.1.2.10"'],
    ['10.0.1.4', 'is not in 10.0.0.0/27', 'use an address of the subnet'],
    ['10.0.0.3', 'is reserved by Azure', 'use an address other than the first four and the last one of the subnet'],
    ['10.0.0.31', 'is reserved by Azure', 'use an address other than the first four and the last one of the subnet'],
  ])('fails for %s', (address, what, todo) => {
    expect(reported(rule, withRegistry(address, '10.0.0.0/27'))).toEqual([
      `${first}.staticIps.registry ${what}, got "${address}": ${todo} [staticIpsAreUsable]`,
    ]);
  });

  test('keeps silent on late-bound addresses', () => {
    expect(reported(rule, withRegistry(lateBound(), '10.0.0.0/27'))).toEqual([]);
    expect(reported(rule, withRegistry('10.0.0.${var.host}', '10.0.0.0/27'))).toEqual([]);
  });
});

describe('requestMessagesAreValid', () => {
  const rule = 'requestMessagesAreValid';
  const message = (requestMessage: string) => linked({ manualApproval: { requestMessage } });

  test('accepts 1 to 140 bytes', () => {
    expect(reported(rule, message('x'))).toEqual([]);
    expect(reported(rule, message('x'.repeat(140)))).toEqual([]);
  });

  test.each([
    ['', 'blank'],
    [' ', 'blank'],
    ['\u00e9'.repeat(71), '142 bytes long'],
  ])('fails for %j', (text, what) => {
    expect(reported(rule, message(text))).toEqual([
      `${first}.manualApproval.requestMessage is ${what}, got ${show(text)}: use 1 to 140 bytes [requestMessagesAreValid]`,
    ]);
  });

  test('measures the message as Azure gets it, without the escapes of Terraform', () => {
    expect(reported(rule, message('$${'.padEnd(141, 'x')))).toEqual([]);
    expect(reported(rule, message('$${'.padEnd(142, 'x')))).toHaveLength(1);
  });

  test('keeps silent on a late-bound message', () => {
    expect(reported(rule, message(lateBound()))).toEqual([]);
    expect(reported(rule, message(`\${var.x}${'x'.repeat(150)}`))).toEqual([]);
  });
});

describe('dataEndpointsAreOnWithPrivateLink', () => {
  const rule = 'dataEndpointsAreOnWithPrivateLink';

  test('keeps silent where that is late-bound', () => {
    expect(reported(rule, linked({}, { dataEndpoints: lateBound() }))).toEqual([]);
    expect(reported(rule, linked({}, { dataEndpoints: '${var.x}' }))).toEqual([]);
  });

  test('accepts them on, or without endpoints or Premium', () => {
    expect(reported(rule, linked())).toEqual([]);
    expect(reported(rule, model({ dataEndpoints: false }))).toEqual([]);
    expect(reported(rule, linked({}, { sku: 'Standard', replicas: [] }))).toEqual([]);
  });

  test('fails for them off', () => {
    expect(reported(rule, linked({}, { dataEndpoints: false }))).toEqual([
      'dataEndpoints is off with private endpoints, and Azure turns it on by itself, got false: leave it out, otherwise every plan shows a change [dataEndpointsAreOnWithPrivateLink]',
    ]);
  });
});

describe('privateLinkIsPrivate', () => {
  const rule = 'privateLinkIsPrivate';

  test.each([
    {},
    { publicAccess: false },
    { publicAccess: true, allowedIpRanges: ['203.0.113.7'] },
    { publicAccess: true, defaultAction: 'Deny' },
  ])('accepts %j', (options) => {
    expect(reported(rule, linked({}, { network: options }))).toEqual([]);
  });

  test('warns of public access with private endpoints', () => {
    expect(reported(rule, linked({}, { network: { publicAccess: true } }))).toEqual([
      'network.publicAccess is on with private endpoints, so everybody with credentials can still connect, got true: leave it out, or list network.allowedIpRanges [privateLinkIsPrivate]',
    ]);
  });

  test('keeps silent on late-bound public access', () => {
    expect(reported(rule, linked({}, { network: { publicAccess: lateBound() } }))).toEqual([]);
    expect(reported(rule, linked({}, { network: { publicAccess: '${var.x}' } }))).toEqual([]);
  });
});
