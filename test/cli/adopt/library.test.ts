import { AzureCloud, Sku } from 'cdktf-georeplicated-registry';
import { cloudOf, domainOf, faultOfTier, faultsOf, newsOf } from '../../../cli/adopt/library';

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

test('faults have the option and the whole line, also those that are found at synth', () => {
  const required = { registryName: 'contoso', resourceGroupName: 'images', homeRegion: 'westeurope' };
  expect(faultsOf(required)).toEqual([]);
  expect(faultsOf({ ...required, registryName: 'x', homeRegion: 'westeurop' })).toMatchObject([
    { option: 'registryName', message: expect.stringMatching(/^registryName .*\[registryNameIsValid\]$/) as unknown },
    { option: 'homeRegion', message: expect.stringMatching(/^homeRegion .*\[regionsExist\]$/) as unknown },
  ]);
  expect(faultsOf({ ...required, homeGlobalEndpointRouting: false })).toEqual([
    {
      option: 'homeGlobalEndpointRouting',
      message: expect.stringMatching(/^homeGlobalEndpointRouting .*\[regionsStayInRotation\]$/) as unknown,
    },
  ]);
});

test('a tier lacks what only a higher one has', () => {
  expect(faultOfTier(Sku.STANDARD, { untaggedRetentionDays: 7 })?.message).toMatch(/^sku "Standard" cannot delete/);
  expect(faultOfTier(Sku.STANDARD, { adminUser: true })).toBeUndefined();
  expect(faultOfTier(Sku.BASIC, { anonymousPull: true })?.message).toMatch(/^sku "Basic" cannot offer anonymous/);
});
