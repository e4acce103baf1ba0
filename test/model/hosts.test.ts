import {
  dataEndpoints,
  firewallFqdns,
  imageUri,
  loginServer,
  privateDnsZoneName,
  regionalEndpoints,
} from '../../lib/model/hosts';
import { lateBound, model, type LooseProps } from '../models';

const registryId = '/subscriptions/s/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/contoso';
const asked = '${azurerm_container_registry.R.login_server}';
const alone = { homeRegion: 'westus2', replicas: [] };
const hosts = (props: LooseProps = {}) => firewallFqdns(model({ ...alone, ...props }), asked);

test.each([
  ['westus2', 'azurecr.io', 'westus2'],
  ['China East 2', 'azurecr.cn', 'chinaeast2'],
  ['usgovvirginia', 'azurecr.us', 'usgovvirginia'],
])('a registry in %s is named after itself', (homeRegion, domain, region) => {
  const subject = model({ ...alone, registryName: 'Contoso', homeRegion });
  expect(loginServer(subject, asked)).toBe(`contoso.${domain}`);
  expect(dataEndpoints(subject, asked)).toEqual([`contoso.${region}.data.${domain}`]);
  expect(regionalEndpoints(subject, asked)).toEqual([]);
  const regional = model({ ...alone, registryName: 'Contoso', homeRegion, azapi: true, regionalEndpoints: true });
  expect(regionalEndpoints(regional, asked)).toEqual([`contoso.${region}.geo.${domain}`]);
  expect(privateDnsZoneName(subject, asked)).toBe(`privatelink.${domain}`);
});

test('an adopted registry is called what Azure says, unless that is set', () => {
  expect(loginServer(model({ ...alone, adopt: { registryId } }), asked)).toBe(asked);
  const adopt = { registryId, loginServer: 'Contoso-A1b2C3.azurecr.io' };
  expect(hosts({ adopt, dataEndpoints: true })).toEqual([
    'contoso-a1b2c3.azurecr.io',
    'contoso-a1b2c3.westus2.data.azurecr.io',
  ]);
  for (const late of [lateBound(), '${var.x}']) {
    expect(loginServer(model({ ...alone, adopt: { registryId, loginServer: late } }), asked)).toBe(late);
  }
});

test('without data endpoints clients need the storage of the cloud', () => {
  expect(hosts({ dataEndpoints: false })).toEqual(['contoso.azurecr.io', '*.blob.core.windows.net']);
  expect(hosts({ dataEndpoints: '${var.x}' })).toHaveLength(3);
});

test('regional endpoints are hosts too, also where they may be on, and have the label of the registry', () => {
  const azapi = { azapi: true, regionalEndpoints: true };
  const geo = 'contoso.westus2.geo.azurecr.io';
  expect(hosts(azapi)).toEqual(['contoso.azurecr.io', geo, 'contoso.westus2.data.azurecr.io']);
  expect(hosts({ ...azapi, dataEndpoints: false })).toEqual(['contoso.azurecr.io', geo, '*.blob.core.windows.net']);
  expect(hosts({ ...azapi, regionalEndpoints: '${var.x}' })).toContain(geo);
  expect(hosts({ ...azapi, regionalEndpoints: false })).not.toContain(geo);
  const adopt = { registryId, loginServer: 'contoso-a1b2c3.azurecr.io' };
  expect(hosts({ ...azapi, adopt })[1]).toBe('contoso-a1b2c3.westus2.geo.azurecr.io');
});

test('an image has a colon before a tag, and an at sign before a digest', () => {
  expect(imageUri('contoso.azurecr.io', 'web', '1.2')).toBe('contoso.azurecr.io/web:1.2');
  expect(imageUri('contoso.azurecr.io', 'web', 'sha256:0')).toBe('contoso.azurecr.io/web@sha256:0');
});
