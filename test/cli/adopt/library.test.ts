import { AzureCloud } from 'cdktf-georeplicated-registry';
import { cloudOf, domainOf, faultsOf, newsOf } from '../../../cli/adopt/library';

test.each([
  ['westeurope', true, undefined],
  ['westeurope', false, undefined],
  ['westus', false, undefined],
  ['westus', true, { isUnknown: false, hasZones: true }],
  ['marsnorth', false, { isUnknown: true, hasZones: false }],
  ['marsnorth', true, { isUnknown: true, hasZones: true }],
  // Without Container Registry.
  ['westindia', false, { isUnknown: false, hasZones: false }],
  ['westindia', true, { isUnknown: false, hasZones: true }],
])('what the library has to be told about %s with the zone flag %s', (region, zones, news) => {
  expect(newsOf(region, zones)).toEqual(news);
});

test.each([
  ['westeurope', 'x.azurecr.io', AzureCloud.PUBLIC],
  ['westeurope', 'x.azurecr.cn', AzureCloud.PUBLIC],
  ['chinaeast2', '', AzureCloud.CHINA],
  ['usgovvirginia', '', AzureCloud.US_GOVERNMENT],
  ['marsnorth', '', AzureCloud.PUBLIC],
  ['marsnorth', 'x.azurecr.us', AzureCloud.US_GOVERNMENT],
])('the cloud of %s, with the login server "%s"', (region, server, cloud) => {
  expect(cloudOf(region, server)).toBe(cloud);
});

test('the domain of each cloud is another one', () => {
  expect(Object.values(AzureCloud).map(domainOf)).toEqual(['.azurecr.io', '.azurecr.cn', '.azurecr.us']);
});

test('faults are one line each', () => {
  expect(faultsOf({ registryName: 'x', resourceGroupName: 'images', homeRegion: 'westeurop' })).toEqual([
    expect.stringContaining('[registryNameIsValid]'),
    expect.stringContaining('[regionsExist]'),
  ]);
});
