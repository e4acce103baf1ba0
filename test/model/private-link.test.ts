import { PrivateDns } from 'cdktf-georeplicated-registry';
import { handlesOf } from '../../lib/model/private-link';
import { identityOf } from '../../lib/text';
import { aliasOf, lateBound, model, type LooseProps } from '../models';

const network = '/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub';
const endpoint = (options: object = {}) => ({
  subnetId: `${network}/subnets/a`,
  dns: PrivateDns.newZone(network),
  ...options,
});
const linked = (options: object = {}, props: LooseProps = {}) =>
  model({ privateLink: { endpoints: [endpoint(options)] }, ...props });

describe('the id of an endpoint', () => {
  const idOf = (options: object, props?: LooseProps) => linked(options, props).endpoints[0].id;

  test('comes from its name, or else from its region', () => {
    expect(idOf({ name: 'hub' })).toBe('PrivateEndpoint-hub');
    expect(idOf({})).toBe('PrivateEndpoint-of-home');
    expect(idOf({ region: 'West US 2' })).toBe('PrivateEndpoint-of-home');
    expect(idOf({ region: 'East US' })).toBe('PrivateEndpoint-of-eastus');
  });

  test('is there for a late-bound home region, and for no other that is late-bound', () => {
    for (const late of [lateBound(), '${var.x}']) {
      expect(idOf({}, { homeRegion: late })).toBe('PrivateEndpoint-of-home');
      expect(idOf({ region: late })).toBeUndefined();
      expect(idOf({ region: late, name: 'hub' })).toBe('PrivateEndpoint-hub');
    }
  });
});

describe('a DNS zone', () => {
  const zoneOf = (options: object, props?: LooseProps) => linked(options, props).dnsZones[0];

  test('is created for new zones only', () => {
    expect(linked().dnsZones).toHaveLength(1);
    for (const dns of [PrivateDns.zone('${var.zone}'), PrivateDns.external()]) {
      expect(linked({ dns }).dnsZones).toEqual([]);
    }
  });

  test('is one for all endpoints of a network', () => {
    const endpoints = [endpoint(), endpoint({ name: 'b1', dns: PrivateDns.newZone(network.toUpperCase()) })];
    const { dnsZones } = model({ privateLink: { endpoints } });
    expect(dnsZones.map((zone) => zone.endpoints.map(({ path }) => path))).toEqual([
      ['privateLink.endpoints[0]', 'privateLink.endpoints[1]'],
    ]);
  });

  test('has its id from what is set, never from what a network refers to', () => {
    expect(zoneOf({}).id).toBe('PrivateDnsZone-of-home');
    expect(zoneOf({ dns: PrivateDns.newZone(lateBound('Vnet')) }).id).toBe('PrivateDnsZone-of-home');
    expect(zoneOf({ region: 'East US' }).id).toBe('PrivateDnsZone-of-eastus');
    expect(zoneOf({ dns: PrivateDns.newZone(network, { id: 'hub' }) }).id).toBe('PrivateDnsZone-hub');
  });

  test('is in the group of the endpoint, or in its own', () => {
    expect(zoneOf({}).resourceGroup.value).toBe('images');
    expect(zoneOf({ resourceGroupName: 'spoke' }).resourceGroup.value).toBe('spoke');
    const dns = PrivateDns.newZone(network, { resourceGroupName: 'dns' });
    expect(zoneOf({ resourceGroupName: 'spoke', dns }).resourceGroup.value).toBe('dns');
  });

  test('is made by the provider of the registry, of the endpoint, or its own', () => {
    const [registry, spoke, hub] = ['registry', 'spoke', 'hub'].map(aliasOf);
    expect(zoneOf({}).provider).toBeUndefined();
    expect(zoneOf({}, { provider: registry }).provider).toBe(registry);
    expect(zoneOf({ provider: spoke }, { provider: registry }).provider).toBe(spoke);
    const dns = PrivateDns.newZone(network, { provider: hub });
    expect(zoneOf({ provider: spoke, dns }, { provider: registry }).provider).toBe(hub);
  });
});

describe('the handles of a list of ids', () => {
  const handles = (...ids: string[]) => handlesOf(ids.map((value) => ({ path: '', value, key: identityOf(value) })));
  const group = (name: string, resourceGroup = 'hub') =>
    `/subscriptions/s/resourceGroups/${resourceGroup}/providers/Microsoft.Network/applicationSecurityGroups/${name}`;

  test('have the names in literal ids, whatever the order and the case', () => {
    const [web, api] = handles(group('web'), group('api'));
    expect(web).toMatch(/^hub-web-[0-9a-f]{8}$/);
    expect(handles(group('API'), group('Web'))).toEqual([api, web]);
  });

  test('tell groups of one name apart', () => {
    const all = handles(
      group('web'),
      group('web', 'spoke'),
      group('web').replace('/s/', '/t/'),
      group('a.b'),
      group('a b'),
    );
    expect(new Set(all).size).toBe(5);
    expect(all.filter((handle) => !/^[\w-]+$/.test(handle))).toEqual([]);
  });

  test('have the position of late-bound ids among themselves, not what they refer to', () => {
    expect(handles(lateBound('a'), group('web'), '${var.b}')).toEqual(['1', handles(group('web'))[0], '2']);
    expect(handles(lateBound('c'), '${var.d}')).toEqual(['1', '2']);
  });
});
