import { lateBound, model, reported, type LooseProps } from '../models';

const network = '/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub';
const subnet = `${network}/subnets/endpoints`;
const zoneNamed = (name: string, group = 'dns') =>
  `/subscriptions/s/resourceGroups/${group}/providers/Microsoft.Network/privateDnsZones/${name}`;
const zone = zoneNamed('privatelink.azurecr.io');

const endpoint = (options: object = {}) => ({ subnetId: subnet, privateDnsZoneId: zone, ...options });
const link = (...endpoints: object[]) => model({ privateLink: { endpoints } });
const linked = (options: object = {}, props: LooseProps = {}) =>
  model({ privateLink: { endpoints: [endpoint(options)] }, ...props });
const first = 'privateLink.endpoints[0]';
const second = 'privateLink.endpoints[1]';

describe('privateDnsIsChosen', () => {
  const rule = 'privateDnsIsChosen';
  const todo =
    'state one of privateDnsZoneId (a zone that exists), virtualNetworkId (create one for that network) and dns: PrivateDns.EXTERNAL (records are written elsewhere)';

  test.each([{ privateDnsZoneId: zone }, { virtualNetworkId: network }, { dns: 'External' }])('accepts %j', (dns) => {
    expect(reported(rule, link({ subnetId: subnet, ...dns }))).toEqual([]);
  });

  test.each(['privateDnsZoneId', 'virtualNetworkId'])('accepts a late-bound %s', (option) => {
    expect(reported(rule, link({ subnetId: subnet, [option]: lateBound() }))).toEqual([]);
    expect(reported(rule, link({ subnetId: subnet, [option]: '${var.x}' }))).toEqual([]);
  });

  test('fails for none and for several', () => {
    expect(reported(rule, link({ subnetId: subnet }))).toEqual([
      `${first} says nothing of DNS: ${todo} [privateDnsIsChosen]`,
    ]);
    expect(reported(rule, linked({ virtualNetworkId: network, dns: 'External' }))).toEqual([
      `${first} says privateDnsZoneId and virtualNetworkId and dns: ${todo} [privateDnsIsChosen]`,
    ]);
  });
});

describe('privateDnsZonesAreOfRegistries', () => {
  const rule = 'privateDnsZonesAreOfRegistries';

  test.each([
    ['westus2', 'privatelink.azurecr.io'],
    ['chinaeast2', 'privatelink.azurecr.cn'],
    ['usgovvirginia', 'privatelink.azurecr.us'],
  ])('accepts in %s %s', (homeRegion, name) => {
    expect(reported(rule, linked({ privateDnsZoneId: zoneNamed(name) }, { homeRegion, replicas: [] }))).toEqual([]);
  });

  test('explains the zone of a data endpoint', () => {
    expect(reported(rule, linked({ privateDnsZoneId: zoneNamed('eastus.data.privatelink.azurecr.io') }))).toEqual([
      `${first}.privateDnsZoneId is a zone of data endpoints, which hides them from the zone that has their records, got "eastus.data.privatelink.azurecr.io": use the zone privatelink.azurecr.io, it holds the registry and all data endpoints; delete the other one [privateDnsZonesAreOfRegistries]`,
    ]);
  });

  test.each(['azurecr.io', 'privatelink.azurecr.cn', 'privatelink.blob.core.windows.net'])('fails for %s', (name) => {
    expect(reported(rule, linked({ privateDnsZoneId: zoneNamed(name) }))).toEqual([
      `${first}.privateDnsZoneId is not the zone of registries, names would not resolve, got "${name}": use a zone named privatelink.azurecr.io [privateDnsZonesAreOfRegistries]`,
    ]);
  });

  test('accepts the zone of any cloud where the cloud is late-bound', () => {
    for (const homeRegion of [lateBound(), '${var.x}']) {
      const props = { homeRegion, replicas: [] };
      expect(reported(rule, linked({ privateDnsZoneId: zoneNamed('privatelink.azurecr.us') }, props))).toEqual([]);
      expect(reported(rule, linked({ privateDnsZoneId: zoneNamed('azurecr.us') }, props))).toEqual([
        `${first}.privateDnsZoneId is not the zone of registries, names would not resolve, got "azurecr.us": use a zone named privatelink.azurecr.io or privatelink.azurecr.cn or privatelink.azurecr.us [privateDnsZonesAreOfRegistries]`,
      ]);
    }
  });

  test('names the zone of each cloud for that of a data endpoint where the cloud is late-bound', () => {
    const name = 'eastus.data.privatelink.azurecr.us';
    const props = { homeRegion: lateBound(), replicas: [] };
    expect(reported(rule, linked({ privateDnsZoneId: zoneNamed(name) }, props))).toEqual([
      `${first}.privateDnsZoneId is a zone of data endpoints, which hides them from the zone that has their records, got "${name}": use the zone privatelink.azurecr.io or privatelink.azurecr.cn or privatelink.azurecr.us, it holds the registry and all data endpoints; delete the other one [privateDnsZonesAreOfRegistries]`,
    ]);
  });

  test('keeps silent on what is no id of a zone, which another rule reports', () => {
    for (const privateDnsZoneId of ['', 'privatelink.azurecr.io', network]) {
      expect(reported(rule, linked({ privateDnsZoneId }))).toEqual([]);
    }
  });

  test('takes an id in another case for the same', () => {
    expect(reported(rule, linked({ privateDnsZoneId: zone.toUpperCase() }))).toEqual([]);
    expect(reported(rule, linked({ privateDnsZoneId: zoneNamed('AzureCR.io').toLowerCase() }))).toHaveLength(1);
  });

  test('keeps silent on a late-bound zone', () => {
    for (const privateDnsZoneId of [lateBound(), '${var.x}', zoneNamed('${var.x}')]) {
      expect(reported(rule, linked({ privateDnsZoneId }))).toEqual([]);
    }
  });
});

const created = (options: object = {}) => ({ subnetId: subnet, virtualNetworkId: network, ...options });

describe('networksHaveOneDnsZone', () => {
  const rule = 'networksHaveOneDnsZone';

  test('accepts endpoints that share the zone of their network', () => {
    expect(reported(rule, link(created(), created({ name: 'other' })))).toEqual([]);
  });

  test('fails for a zone that is wanted in two groups', () => {
    expect(reported(rule, link(created(), created({ name: 'other', resourceGroupName: 'spoke' })))).toEqual([
      `${second} wants the zone of the network of ${first} in another resource group: state the same resourceGroupName for both, a network can be linked to one zone of that name only [networksHaveOneDnsZone]`,
    ]);
  });

  test('fails for a zone that is created where one exists', () => {
    expect(reported(rule, link(created(), endpoint({ name: 'other' })))).toEqual([
      `${first} would create a second zone for the network of ${second}, which has one: state the privateDnsZoneId of that one for both, a network can be linked to one zone of that name only [networksHaveOneDnsZone]`,
    ]);
  });

  test('accepts a zone that is created for a network in addition to one that exists for another', () => {
    const spoke = endpoint({ name: 'other', subnetId: subnet.replace('virtualNetworks/hub', 'virtualNetworks/spoke') });
    expect(reported(rule, link(created(), spoke))).toEqual([]);
  });

  test('takes ids that differ in case for the same, and groups that may be the same for nothing', () => {
    const shouting = created({
      name: 'other',
      virtualNetworkId: network.replace('groups/hub', 'groups/HUB'),
      resourceGroupName: 'IMAGES',
    });
    expect(reported(rule, link(created(), shouting))).toEqual([]);
    expect(reported(rule, link(created(), { ...shouting, resourceGroupName: 'spoke' }))).toHaveLength(1);
    for (const resourceGroupName of [lateBound(), '${var.x}']) {
      expect(reported(rule, link(created(), created({ name: 'other', resourceGroupName })))).toEqual([]);
    }
  });

  test('takes late-bound networks for the same where they refer to the same', () => {
    for (const virtualNetworkId of [lateBound(), '${var.x}']) {
      const other = created({ name: 'other', virtualNetworkId, resourceGroupName: 'spoke' });
      expect(reported(rule, link(created({ virtualNetworkId }), other))).toHaveLength(1);
    }
  });

  test('keeps silent on networks that are late-bound by different values', () => {
    const other = created({ name: 'other', virtualNetworkId: lateBound('b'), resourceGroupName: 'spoke' });
    expect(reported(rule, link(created({ virtualNetworkId: lateBound('a') }), other))).toEqual([]);
    expect(reported(rule, link(created({ virtualNetworkId: '${var.a}' }), other))).toEqual([]);
  });

  test('fails for a network for which another registry of the stack creates a zone', () => {
    const dnsZones = { networks: new Map([[network.toLowerCase(), "'stack/Other'"]]), groups: new Map() };
    const subject = model({ privateLink: { endpoints: [created()] } }, { dnsZones, hasRotationVariable: false });
    expect(reported(rule, subject)).toEqual([
      `${first} would create a second zone for a network, 'stack/Other' creates one for it: pass privateDnsZoneId from privateEndpoints of that registry, a network can be linked to one zone of that name only [networksHaveOneDnsZone]`,
    ]);
  });
});

describe('dnsZonesHaveGroupsOfTheirOwn', () => {
  const rule = 'dnsZonesHaveGroupsOfTheirOwn';
  const spoke = { virtualNetworkId: network.replaceAll('hub', 'spoke'), region: 'eastus' };

  test('accepts a group for each network', () => {
    expect(reported(rule, link(created(), created({ ...spoke, resourceGroupName: 'spoke' })))).toEqual([]);
  });

  test('fails for two zones in one group, where the second could not be created', () => {
    expect(reported(rule, link(created(), created(spoke)))).toEqual([
      `${second} would create a zone in the resource group where that of ${first} is: give each network a resourceGroupName of its own, zones of one name cannot be in one group [dnsZonesHaveGroupsOfTheirOwn]`,
    ]);
  });

  test('names the first for each of the others', () => {
    const [east, west] = ['east', 'west'].map((name) =>
      created({ ...spoke, name, virtualNetworkId: network.replaceAll('hub', name) }),
    );
    expect(reported(rule, link(created(), east, west))).toEqual(
      [second, 'privateLink.endpoints[2]'].map(
        (path) =>
          `${path} would create a zone in the resource group where that of ${first} is: give each network a resourceGroupName of its own, zones of one name cannot be in one group [dnsZonesHaveGroupsOfTheirOwn]`,
      ),
    );
  });

  test('keeps silent on a network that has its zone from another registry, which another rule reports', () => {
    const networks = new Map([[network.toLowerCase(), "'stack/Other'"]]);
    const dnsZones = { networks, groups: new Map([['images', "'stack/Other'"]]) };
    const subject = model({ privateLink: { endpoints: [created()] } }, { dnsZones, hasRotationVariable: false });
    expect(reported(rule, subject)).toEqual([]);
  });

  test('fails for the group of a zone of another registry of the stack', () => {
    const dnsZones = { networks: new Map(), groups: new Map([['images', "'stack/Other'"]]) };
    const subject = model({ privateLink: { endpoints: [created()] } }, { dnsZones, hasRotationVariable: false });
    expect(reported(rule, subject)).toEqual([
      `${first} would create a zone in the resource group where that of 'stack/Other' is: give each network a resourceGroupName of its own, zones of one name cannot be in one group [dnsZonesHaveGroupsOfTheirOwn]`,
    ]);
  });

  test('keeps silent on late-bound groups, unless they refer to the same', () => {
    const inGroups = (a: string, b: string) =>
      link(created({ resourceGroupName: a }), created({ ...spoke, resourceGroupName: b }));
    for (const [a, b] of [
      [lateBound('a'), lateBound('b')],
      ['${var.a}', '${var.b}'],
    ]) {
      expect(reported(rule, inGroups(a, b))).toEqual([]);
      expect(reported(rule, inGroups(a, a))).toHaveLength(1);
    }
  });
});

describe('regionsHaveDnsZonesOfTheirOwn', () => {
  const rule = 'regionsHaveDnsZonesOfTheirOwn';

  test('accepts one zone for endpoints in one region, and a zone for each region', () => {
    expect(reported(rule, link(endpoint(), endpoint({ name: 'other' })))).toEqual([]);
    const east = endpoint({ region: 'eastus', privateDnsZoneId: zoneNamed('privatelink.azurecr.io', 'east') });
    expect(reported(rule, link(endpoint(), east))).toEqual([]);
  });

  test('accepts endpoints that share no zone', () => {
    const external = { subnetId: subnet, name: 'other', region: 'eastus', dns: 'External' };
    expect(reported(rule, link(created(), external))).toEqual([]);
  });

  test('keeps silent on late-bound regions, which may be the same', () => {
    for (const late of [lateBound(), '${var.x}']) {
      const both = link(endpoint({ name: 'a1', region: late }), endpoint({ name: 'b1', region: late }));
      expect(reported(rule, both)).toEqual([]);
      const endpoints = [endpoint(), endpoint({ region: 'eastus' })];
      expect(reported(rule, model({ homeRegion: late, privateLink: { endpoints } }))).toEqual([]);
    }
  });

  test('warns of a zone that two regions share', () => {
    expect(reported(rule, link(endpoint(), endpoint({ region: 'eastus' })))).toEqual([
      `${second} shares a private DNS zone with ${first} in another region, each overwrites the record of the other: use a network, resource group and zone for each region, otherwise clients reach whichever was written last [regionsHaveDnsZonesOfTheirOwn]`,
    ]);
    for (const privateDnsZoneId of [lateBound(), '${var.x}']) {
      const shared = link(endpoint({ privateDnsZoneId }), endpoint({ privateDnsZoneId, region: 'eastus' }));
      expect(reported(rule, shared)).toHaveLength(1);
    }
  });
});
