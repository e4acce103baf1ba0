import { PurgeFilter } from 'cdktf-georeplicated-registry';
import { aliasOf, lateBound, model, reported, type LooseProps } from '../models';
import { AzapiProvider, newStack } from '../stacks';

const registryId = '/subscriptions/s/resourceGroups/images/providers/Microsoft.ContainerRegistry/registries/contoso';
const dualStack = { azapi: true, endpointProtocol: 'IPv4AndIPv6' };

describe('azapiIsOnWhereItIsNeeded', () => {
  const rule = 'azapiIsOnWhereItIsNeeded';
  const todo =
    'set azapi: true, which adds required_providers.azapi = { source: "Azure/azapi", version: "~> 2.0" } to the stack [azapiIsOnWhereItIsNeeded]';

  test.each<LooseProps>([
    {},
    { azapi: false },
    { azapi: true },
    { azapi: true, regionalEndpoints: false, endpointProtocol: 'IPv4' },
    { azapi: true, regionalEndpoints: true, endpointProtocol: 'IPv4AndIPv6', azapiProvider: aliasOf('azapi') },
    // A statement, as it is without azapi.
    { homeGlobalEndpointRouting: false },
  ])('accepts %#', (props) => {
    expect(reported(rule, model(props))).toEqual([]);
  });

  test.each([undefined, false])('fails for whatever is set, also for neutral values, with azapi %s', (azapi) => {
    expect(reported(rule, model({ azapi, regionalEndpoints: false, endpointProtocol: 'IPv4' }))).toEqual([
      `regionalEndpoints is written by the azapi provider, because azurerm has no attribute for it, got false: ${todo}`,
      `endpointProtocol is written by the azapi provider, because azurerm has no attribute for it, got "IPv4": ${todo}`,
    ]);
    expect(reported(rule, model({ azapi, azapiProvider: aliasOf('azapi') }))).toEqual([
      `azapiProvider is not used: ${todo}`,
    ]);
  });

  test('fails for a late-bound switch', () => {
    expect(reported(rule, model({ regionalEndpoints: lateBound() }))).toEqual([
      `regionalEndpoints is written by the azapi provider, because azurerm has no attribute for it: ${todo}`,
    ]);
  });

  test.each([lateBound(), '${var.azapi}', 'yes', null])('leaves azapi %j to the fault that it is itself', (azapi) => {
    expect(reported(rule, model({ azapi, regionalEndpoints: true }))).toEqual([]);
  });
});

describe('azapiProvidersAreOfAzapi', () => {
  const rule = 'azapiProvidersAreOfAzapi';

  test('accepts a provider of azapi, and fails for another', () => {
    expect(reported(rule, model({ azapi: true }))).toEqual([]);
    expect(reported(rule, model({ azapi: true, azapiProvider: new AzapiProvider(newStack(), 'azapi') }))).toEqual([]);
    expect(reported(rule, model({ azapi: true, azapiProvider: aliasOf('hub') }))).toEqual([
      'azapiProvider is a provider of another type, got "azurerm": pass one of type "azapi", or leave it out: azapi needs no provider block [azapiProvidersAreOfAzapi]',
    ]);
  });

  test('keeps silent on what is no provider, which optionsHaveTheirType reports', () => {
    for (const azapiProvider of ['azapi', lateBound(), '${var.provider}', {}]) {
      expect(reported(rule, model({ azapi: true, azapiProvider }))).toEqual([]);
      expect(reported('optionsHaveTheirType', model({ azapi: true, azapiProvider }))).toEqual([
        expect.stringMatching(/^azapiProvider is of the wrong type.*: pass an azapi provider of the stack \[/),
      ]);
    }
  });
});

describe('dualStackHasDataEndpoints', () => {
  const rule = 'dualStackHasDataEndpoints';

  test.each<LooseProps>([
    dualStack,
    { ...dualStack, dataEndpoints: true },
    { azapi: true, endpointProtocol: 'IPv4', dataEndpoints: false },
    { ...dualStack, adopt: { registryId }, dataEndpoints: true },
    // Of the tier another rule reports.
    { ...dualStack, sku: 'Standard', replicas: [] },
  ])('accepts %#', (props) => {
    expect(reported(rule, model(props))).toEqual([]);
  });

  test('fails where data endpoints are off, or nobody says of an adopted registry', () => {
    expect(reported(rule, model({ ...dualStack, dataEndpoints: false }))).toEqual([
      'endpointProtocol needs data endpoints, and dataEndpoints is off, got "IPv4AndIPv6": leave dataEndpoints out, or use EndpointProtocol.IPV4 [dualStackHasDataEndpoints]',
    ]);
    expect(reported(rule, model({ ...dualStack, adopt: { registryId } }))).toEqual([
      'endpointProtocol needs data endpoints, and this adopted registry does not set them, got "IPv4AndIPv6": set dataEndpoints: true as well [dualStackHasDataEndpoints]',
    ]);
  });

  test('keeps silent on a late-bound switch, and on a late-bound protocol, which must be decided', () => {
    for (const late of [lateBound(), '${var.x}']) {
      expect(reported(rule, model({ ...dualStack, dataEndpoints: late }))).toEqual([]);
      const subject = model({ azapi: true, endpointProtocol: late, dataEndpoints: false });
      expect(reported(rule, subject)).toEqual([]);
      expect(reported('optionsAreDecidedAtSynth', subject)).toEqual([
        'endpointProtocol is late-bound: set a value that is known at synth [optionsAreDecidedAtSynth]',
      ]);
    }
  });
});

describe('dualStackIsWithoutTasks', () => {
  const rule = 'dualStackIsWithoutTasks';
  const purgeTasks = {
    Old: { schedule: '0 3 * * 0', filters: [PurgeFilter.exact('ci/web')], ago: '30d' },
    New: { schedule: '0 4 * * 0', filters: [PurgeFilter.exact('ci/api')], ago: '30d' },
  };

  test('accepts one without the other', () => {
    expect(reported(rule, model(dualStack))).toEqual([]);
    expect(reported(rule, model({ ...dualStack, purgeTasks: {} }))).toEqual([]);
    expect(reported(rule, model({ purgeTasks }))).toEqual([]);
    expect(reported(rule, model({ azapi: true, endpointProtocol: 'IPv4', purgeTasks }))).toEqual([]);
  });

  test('fails for each task', () => {
    const what =
      'is a task, which does not work with endpointProtocol "IPv4AndIPv6": use EndpointProtocol.IPV4, or leave the task out [dualStackIsWithoutTasks]';
    expect(reported(rule, model({ ...dualStack, purgeTasks }))).toEqual([
      `purgeTasks.Old ${what}`,
      `purgeTasks.New ${what}`,
    ]);
  });

  test('keeps silent on a late-bound protocol', () => {
    expect(reported(rule, model({ azapi: true, endpointProtocol: lateBound(), purgeTasks }))).toEqual([]);
  });
});

describe('azapiIsOfVersion2', () => {
  const rule = 'azapiIsOfVersion2';
  const pinned = (azapiVersion: string | undefined, props: LooseProps = { azapi: true }) =>
    model(props, { ...model().stack, azapiVersion });
  const todo = 'pin "~> 2.0", or leave the version out [azapiIsOfVersion2]';

  test.each([
    undefined,
    '~> 2.0',
    '2.12.0',
    '>= 1.0',
    '>= 1.15, != 2.0.0',
    '~> 10.1',
    '>= 2.0, < 3.0',
    '< 2.1',
    '<= 2.0',
  ])('accepts %j', (version) => {
    expect(reported(rule, pinned(version))).toEqual([]);
  });

  test.each([
    '~> 1.15',
    '1.15.0',
    '= 1.0.0',
    '~> 0.4',
    '>= 1.0, < 2.0',
    '< 2',
    '<= 1.9',
    '>= 1.2, < 1.5',
    '~>1',
    '> 2, < 2',
  ])('fails for %j', (version) => {
    expect(reported(rule, pinned(version))).toEqual([
      `azapi needs version 2 of the azapi provider, and the stack does not allow it, got "${version}": ${todo}`,
    ]);
  });

  test('fails for what Terraform does not read, such as a late-bound version', () => {
    const what =
      'azapi needs version 2 of the azapi provider, and the stack pins it to text that is not a version constraint';
    expect(reported(rule, pinned('2.x'))).toEqual([`${what}, got "2.x": ${todo}`]);
    expect(reported(rule, pinned(lateBound()))).toEqual([`${what}: ${todo}`]);
  });

  test('keeps silent where azapi writes nothing', () => {
    expect(reported(rule, pinned('~> 1.15', {}))).toEqual([]);
    expect(reported(rule, pinned('~> 1.15', { azapi: true, replicas: [] }))).toEqual([]);
  });
});

describe('regionalEndpointsAreGenerallyAvailable', () => {
  const rule = 'regionalEndpointsAreGenerallyAvailable';
  const warning =
    'turns on a preview of Azure: it may change, has no service level agreement, and does not fail over to another region';
  const todo = 'use regional endpoints only for clients that must stay in one region, and acknowledge this warning';

  test('keeps silent where they are off', () => {
    expect(reported(rule, model({ azapi: true }))).toEqual([]);
    expect(reported(rule, model({ azapi: true, regionalEndpoints: false }))).toEqual([]);
  });

  test('warns where they are on', () => {
    expect(reported(rule, model({ azapi: true, regionalEndpoints: true }))).toEqual([
      `regionalEndpoints ${warning}, got true: ${todo} [regionalEndpointsAreGenerallyAvailable]`,
    ]);
  });

  test.each([lateBound(), '${var.x}'])('warns where a late-bound switch may turn them on', (regionalEndpoints) => {
    expect(reported(rule, model({ azapi: true, regionalEndpoints }))).toEqual([
      `regionalEndpoints ${warning}: ${todo} [regionalEndpointsAreGenerallyAvailable]`,
    ]);
  });
});

describe('dualStackIsGenerallyAvailable', () => {
  const rule = 'dualStackIsGenerallyAvailable';

  test('keeps silent on IPv4', () => {
    expect(reported(rule, model({ azapi: true, endpointProtocol: 'IPv4' }))).toEqual([]);
  });

  test.each([lateBound(), '${var.x}'])('keeps silent on a late-bound protocol, which is refused as that', (late) => {
    expect(reported(rule, model({ azapi: true, endpointProtocol: late }))).toEqual([]);
  });

  test('warns of IPv6', () => {
    expect(reported(rule, model(dualStack))).toEqual([
      'endpointProtocol turns on a preview of Azure: it may change, has no service level agreement, and excludes ACR Tasks and az acr build, got "IPv4AndIPv6": make sure that nobody builds images in this registry, and acknowledge this warning [dualStackIsGenerallyAvailable]',
    ]);
  });
});
