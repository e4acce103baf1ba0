import { PrivateDns, type NewPrivateDnsZoneOptions } from 'cdktf-georeplicated-registry';
import { aliasOf, lateBound, model, neighbour, reported, withOthers, type LooseProps } from '../models';

const network = '/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub';
const subnet = `${network}/subnets/endpoints`;
const zoneNamed = (name: string, group = 'dns') =>
  `/subscriptions/s/resourceGroups/${group}/providers/Microsoft.Network/privateDnsZones/${name}`;
const zone = zoneNamed('privatelink.azurecr.io');

const endpoint = (options: object = {}) => ({ subnetId: subnet, dns: PrivateDns.zone(zone), ...options });
const link = (...endpoints: object[]) => model({ privateLink: { endpoints } });
const linked = (options: object = {}, props: LooseProps = {}) =>
  model({ privateLink: { endpoints: [endpoint(options)] }, ...props });
const first = 'privateLink.endpoints[0]';
const second = 'privateLink.endpoints[1]';

describe('privateDnsZonesAreOfRegistries', () => {
  const rule = 'privateDnsZonesAreOfRegistries';

  test.each([
    ['westus2', 'privatelink.azurecr.io'],
    ['chinaeast2', 'privatelink.azurecr.cn'],
    ['usgovvirginia', 'privatelink.azurecr.us'],
  ])('accepts in %s %s', (homeRegion, name) => {
    expect(reported(rule, linked({ dns: PrivateDns.zone(zoneNamed(name)) }, { homeRegion, replicas: [] }))).toEqual([]);
  });

  test('explains the zone of a data endpoint', () => {
    expect(reported(rule, linked({ dns: PrivateDns.zone(zoneNamed('eastus.data.privatelink.azurecr.io')) }))).toEqual([
      `${first}.dns.privateDnsZoneId is a DNS zone for data endpoints, which hides their records in the DNS zone of the registry, got "eastus.data.privatelink.azurecr.io": use the DNS zone privatelink.azurecr.io, which has the records of the registry and of all data endpoints, and delete this one [privateDnsZonesAreOfRegistries]`,
    ]);
  });

  test.each(['azurecr.io', 'privatelink.azurecr.cn', 'privatelink.blob.core.windows.net'])('fails for %s', (name) => {
    expect(reported(rule, linked({ dns: PrivateDns.zone(zoneNamed(name)) }))).toEqual([
      `${first}.dns.privateDnsZoneId is not the DNS zone of registries, so names would not resolve, got "${name}": use a DNS zone named privatelink.azurecr.io [privateDnsZonesAreOfRegistries]`,
    ]);
  });

  test('accepts the zone of any cloud where the cloud is late-bound', () => {
    for (const homeRegion of [lateBound(), '${var.x}']) {
      const props = { homeRegion, replicas: [] };
      expect(reported(rule, linked({ dns: PrivateDns.zone(zoneNamed('privatelink.azurecr.us')) }, props))).toEqual([]);
      expect(reported(rule, linked({ dns: PrivateDns.zone(zoneNamed('azurecr.us')) }, props))).toEqual([
        `${first}.dns.privateDnsZoneId is not the DNS zone of registries, so names would not resolve, got "azurecr.us": use a DNS zone named privatelink.azurecr.io or privatelink.azurecr.cn or privatelink.azurecr.us [privateDnsZonesAreOfRegistries]`,
      ]);
    }
  });

  test('names the zone of each cloud for that of a data endpoint where the cloud is late-bound', () => {
    const name = 'eastus.data.privatelink.azurecr.us';
    const props = { homeRegion: lateBound(), replicas: [] };
    expect(reported(rule, linked({ dns: PrivateDns.zone(zoneNamed(name)) }, props))).toEqual([
      `${first}.dns.privateDnsZoneId is a DNS zone for data endpoints, which hides their records in the DNS zone of the registry, got "${name}": use the DNS zone privatelink.azurecr.io or privatelink.azurecr.cn or privatelink.azurecr.us, which has the records of the registry and of all data endpoints, and delete this one [privateDnsZonesAreOfRegistries]`,
    ]);
  });

  test('keeps silent on what is no id of a zone, which another rule reports', () => {
    for (const privateDnsZoneId of ['', 'privatelink.azurecr.io', network]) {
      expect(reported(rule, linked({ privateDnsZoneId }))).toEqual([]);
    }
  });

  test('takes an id in another case for the same', () => {
    expect(reported(rule, linked({ dns: PrivateDns.zone(zone.toUpperCase()) }))).toEqual([]);
    expect(reported(rule, linked({ dns: PrivateDns.zone(zoneNamed('AzureCR.io').toLowerCase()) }))).toHaveLength(1);
  });

  test('keeps silent on a late-bound zone', () => {
    for (const id of [lateBound(), '${var.x}', zoneNamed('${var.x}')]) {
      expect(reported(rule, linked({ dns: PrivateDns.zone(id) }))).toEqual([]);
    }
  });
});

const newZone = (networkId = network, options: NewPrivateDnsZoneOptions = {}) => PrivateDns.newZone(networkId, options);
const created = (options: object = {}) => ({ subnetId: subnet, dns: newZone(), ...options });

describe('networksHaveOneDnsZone', () => {
  const rule = 'networksHaveOneDnsZone';
  const because = 'because a network can be linked to only one DNS zone of that name [networksHaveOneDnsZone]';
  const otherwise = `${second}.dns sets another resource group, id, provider or scope for the DNS zone of the network of ${first}: set the same for both, ${because}`;

  test('accepts endpoints that share the zone of their network', () => {
    expect(reported(rule, link(created(), created({ name: 'other' })))).toEqual([]);
    const dns = () => newZone(network, { resourceGroupName: 'dns', id: 'hub' });
    expect(reported(rule, link(created({ dns: dns() }), created({ name: 'other', dns: dns() })))).toEqual([]);
  });

  test('accepts endpoints in two groups where the group of the zone is set', () => {
    const dns = newZone(network, { resourceGroupName: 'dns' });
    const inTwo = link(created({ dns }), created({ name: 'other', dns, resourceGroupName: 'spoke' }));
    expect(reported(rule, inTwo)).toEqual([]);
  });

  test.each<[string, object]>([
    ['in the groups of two endpoints', { resourceGroupName: 'spoke' }],
    ['in two groups', { dns: newZone(network, { resourceGroupName: 'spoke' }) }],
    ['under two ids', { dns: newZone(network, { id: 'hub' }) }],
    ['by two providers', { dns: newZone(network, { provider: aliasOf('hub') }) }],
    ['by the providers of two endpoints', { provider: aliasOf('hub') }],
  ])('fails for a zone that is wanted %s', (_, options) => {
    expect(reported(rule, link(created(), created({ name: 'other', ...options })))).toEqual([otherwise]);
  });

  test('fails for a zone that is created where one exists', () => {
    expect(reported(rule, link(created(), endpoint({ name: 'other' })))).toEqual([
      `${first} would create a second DNS zone for the network of ${second}, which has one: pass PrivateDns.zone with the id of that one for both, ${because}`,
    ]);
  });

  test('accepts a zone that is created for a network in addition to one that exists for another', () => {
    const spoke = endpoint({ name: 'other', subnetId: subnet.replace('virtualNetworks/hub', 'virtualNetworks/spoke') });
    expect(reported(rule, link(created(), spoke))).toEqual([]);
  });

  test('takes ids that differ in case for the same, and groups that may be the same for nothing', () => {
    const shouting = created({
      name: 'other',
      dns: newZone(network.replace('groups/hub', 'groups/HUB')),
      resourceGroupName: 'IMAGES',
    });
    expect(reported(rule, link(created(), shouting))).toEqual([]);
    expect(reported(rule, link(created(), { ...shouting, resourceGroupName: 'spoke' }))).toHaveLength(1);
    for (const resourceGroupName of [lateBound(), '${var.x}']) {
      expect(reported(rule, link(created(), created({ name: 'other', resourceGroupName })))).toEqual([]);
      const dns = newZone(network, { resourceGroupName });
      expect(reported(rule, link(created(), created({ name: 'other', dns })))).toEqual([]);
    }
  });

  test('takes late-bound networks for the same where they refer to the same', () => {
    for (const late of [lateBound(), '${var.x}']) {
      const other = created({ name: 'other', dns: newZone(late), resourceGroupName: 'spoke' });
      expect(reported(rule, link(created({ dns: newZone(late) }), other))).toHaveLength(1);
    }
  });

  test('keeps silent on networks that are late-bound by different values', () => {
    const other = created({ name: 'other', dns: newZone(lateBound('b')), resourceGroupName: 'spoke' });
    expect(reported(rule, link(created({ dns: newZone(lateBound('a')) }), other))).toEqual([]);
    expect(reported(rule, link(created({ dns: newZone('${var.a}') }), other))).toEqual([]);
  });

  test('fails for a network for which another registry of the stack creates a zone', () => {
    const props = { privateLink: { endpoints: [created()] } };
    expect(reported(rule, model(props, withOthers(neighbour(props))))).toEqual([
      `${first} would create a second DNS zone for a network for which 'stack/Other' creates one: pass PrivateDns.zone with privateDnsZoneId from privateEndpoints of that registry, ${because}`,
    ]);
  });

  test('keeps silent on the zones of other networks, and of other stacks', () => {
    const props = { privateLink: { endpoints: [created()] } };
    const spoke = { privateLink: { endpoints: [created({ dns: newZone(network.replaceAll('hub', 'spoke')) })] } };
    expect(reported(rule, model(props, withOthers(neighbour(spoke))))).toEqual([]);
    expect(reported(rule, model(props, withOthers(neighbour(props, { isInSameStack: false }))))).toEqual([]);
  });
});

describe('dnsZonesHaveGroupsOfTheirOwn', () => {
  const rule = 'dnsZonesHaveGroupsOfTheirOwn';
  const ofSpoke = (options: NewPrivateDnsZoneOptions = {}) => newZone(network.replaceAll('hub', 'spoke'), options);
  const spoke = { dns: ofSpoke(), region: 'eastus' };
  const todo =
    'give each network a resource group of its own, PrivateDns.newZone(network.id, { resourceGroupName }), because DNS zones of one name cannot be in one group [dnsZonesHaveGroupsOfTheirOwn]';

  test('accepts a group for each network', () => {
    expect(reported(rule, link(created(), created({ ...spoke, resourceGroupName: 'spoke' })))).toEqual([]);
    const dns = ofSpoke({ resourceGroupName: 'spoke' });
    expect(reported(rule, link(created(), created({ ...spoke, dns })))).toEqual([]);
  });

  test('accepts one group in the subscriptions of two providers', () => {
    const dns = ofSpoke({ provider: aliasOf('hub') });
    expect(reported(rule, link(created(), created({ ...spoke, dns })))).toEqual([]);
  });

  test('fails for two zones in one group, where the second could not be created', () => {
    for (const dns of [ofSpoke(), ofSpoke({ resourceGroupName: 'IMAGES' })]) {
      expect(reported(rule, link(created(), created({ ...spoke, dns })))).toEqual([
        `${second} would create a DNS zone in the resource group where ${first} creates one: ${todo}`,
      ]);
    }
  });

  test('names the first for each of the others', () => {
    const [east, west] = ['east', 'west'].map((name) =>
      created({ ...spoke, name, dns: newZone(network.replaceAll('hub', name)) }),
    );
    expect(reported(rule, link(created(), east, west))).toEqual(
      [second, 'privateLink.endpoints[2]'].map(
        (path) => `${path} would create a DNS zone in the resource group where ${first} creates one: ${todo}`,
      ),
    );
  });

  test('keeps silent on a network that has its zone from another registry, which another rule reports', () => {
    const props = { privateLink: { endpoints: [created()] } };
    expect(reported(rule, model(props, withOthers(neighbour(props))))).toEqual([]);
  });

  test('fails for the group of a zone of another registry of the stack', () => {
    const other = { privateLink: { endpoints: [created(spoke)] } };
    const subject = model({ privateLink: { endpoints: [created()] } }, withOthers(neighbour(other)));
    expect(reported(rule, subject)).toEqual([
      `${first} would create a DNS zone in the resource group where 'stack/Other' creates one: ${todo}`,
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

describe('dnsZonesHaveIdsOfTheirOwn', () => {
  const rule = 'dnsZonesHaveIdsOfTheirOwn';
  const ofSpoke = (options: NewPrivateDnsZoneOptions = {}) =>
    newZone(network.replaceAll('hub', 'spoke'), { resourceGroupName: 'spoke', ...options });

  test('accepts networks in two regions, or with ids of their own', () => {
    expect(reported(rule, link(created(), created({ dns: ofSpoke(), region: 'eastus' })))).toEqual([]);
    expect(reported(rule, link(created(), created({ name: 'other', dns: ofSpoke({ id: 'Spoke_2-a' }) })))).toEqual([]);
    expect(reported(rule, link(created(), created({ name: 'other' })))).toEqual([]);
  });

  test('fails for two networks in one region, or under one id', () => {
    const fault = (where: string) =>
      `${second}.dns creates a DNS zone for another network ${where} of ${first}: give the two different ids, PrivateDns.newZone(network.id, { id: "hub" }) [dnsZonesHaveIdsOfTheirOwn]`;
    const other = (dns: PrivateDns) => created({ name: 'other', dns });
    expect(reported(rule, link(created(), other(ofSpoke())))).toEqual([fault('in the region')]);
    const named = created({ dns: newZone(network, { id: 'hub' }) });
    expect(reported(rule, link(named, other(ofSpoke({ id: 'HUB' }))))).toEqual([fault('under the id')]);
  });

  test('fails for an id that Terraform could not have', () => {
    for (const id of ['', 'my hub', 'hub.east']) {
      expect(reported(rule, link(created({ dns: newZone(network, { id }) })))).toEqual([
        `${first}.dns.id is not well formed, got "${id}": use letters, digits, "-" and "_", such as "hub" [dnsZonesHaveIdsOfTheirOwn]`,
      ]);
    }
  });

  test('fails for a late-bound region that is not the home region, and needs no id for that one', () => {
    for (const late of [lateBound(), '${var.x}']) {
      expect(reported(rule, model({ homeRegion: late, privateLink: { endpoints: [created()] } }))).toEqual([]);
      const named = { name: 'other', region: late };
      expect(reported(rule, link(created({ ...named, dns: newZone(network, { id: 'hub' }) })))).toEqual([]);
      expect(reported(rule, link(created(named)))).toEqual([
        `${first}.dns creates a DNS zone for a network in a late-bound region: set its id in Terraform, PrivateDns.newZone(network.id, { id: "hub" }) [dnsZonesHaveIdsOfTheirOwn]`,
      ]);
    }
  });
});

describe('regionsHaveDnsZonesOfTheirOwn', () => {
  const rule = 'regionsHaveDnsZonesOfTheirOwn';

  test('accepts one zone for endpoints in one region, and a zone for each region', () => {
    expect(reported(rule, link(endpoint(), endpoint({ name: 'other' })))).toEqual([]);
    const east = endpoint({ region: 'eastus', dns: PrivateDns.zone(zoneNamed('privatelink.azurecr.io', 'east')) });
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
      `${second} shares a private DNS zone with ${first} in another region, so each overwrites the record of the other: use a network, resource group and DNS zone for each region, otherwise clients reach the endpoint that was written last [regionsHaveDnsZonesOfTheirOwn]`,
    ]);
    for (const dns of [PrivateDns.zone(lateBound()), PrivateDns.zone('${var.x}')]) {
      const shared = link(endpoint({ dns }), endpoint({ dns, region: 'eastus' }));
      expect(reported(rule, shared)).toHaveLength(1);
    }
  });
});
