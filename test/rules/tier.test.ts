import { lateBound, model, reported } from '../models';

describe('premiumFeaturesNeedPremium', () => {
  const rule = 'premiumFeaturesNeedPremium';

  test('accepts every feature on Premium', () => {
    expect(reported(rule, model({ zoneRedundancy: 'Enabled', dataEndpoints: true }))).toEqual([]);
  });

  test.each(['Basic', 'Standard'])('accepts %s without Premium features', (sku) => {
    const neutral = {
      zoneRedundancy: 'Disabled',
      dataEndpoints: false,
      azapi: true,
      regionalEndpoints: false,
      endpointProtocol: 'IPv4',
      network: { publicAccess: true, trustedServices: true },
      untaggedRetentionDays: 0,
      quarantine: false,
      exportPolicy: true,
      trustPolicy: false,
    };
    expect(reported(rule, model({ sku, replicas: [], ...neutral }))).toEqual([]);
  });

  test.each([{ defaultAction: 'Allow' }, { allowedIpRanges: [] }, { defaultAction: 'Allow', allowedIpRanges: [] }])(
    'accepts Standard with %j, which is not written',
    (network) => {
      const standard = model({ sku: 'Standard', replicas: [], network });
      expect(reported(rule, standard)).toEqual([]);
      expect(standard.network.rules).toBeUndefined();
    },
  );

  test.each(['Basic', 'Standard'])('fails for %s with every feature, in one fault', (sku) => {
    expect(reported(rule, model({ sku, zoneRedundancy: 'Enabled', dataEndpoints: true }))).toEqual([
      `sku "${sku}" cannot replicate: use Sku.PREMIUM or remove replicas, zoneRedundancy, and dataEndpoints [premiumFeaturesNeedPremium]`,
    ]);
  });

  test.each([
    [{ zoneRedundancy: 'Enabled' }, 'have the zone redundancy flag of azurerm', 'zoneRedundancy'],
    [{ dataEndpoints: true }, 'have dedicated data endpoints', 'dataEndpoints'],
    [{ azapi: true, regionalEndpoints: true }, 'have regional endpoints', 'regionalEndpoints'],
    [{ azapi: true, endpointProtocol: 'IPv4AndIPv6' }, 'be reached by IPv6', 'endpointProtocol'],
    [{ replicas: [{ region: 'eastus' }] }, 'replicate', 'replicas'],
    [{ replicas: [{ region: 'eastus', zoneRedundancy: 'Enabled' }] }, 'replicate', 'replicas and zoneRedundancy'],
    [{ network: { publicAccess: false } }, 'turn its public access off', 'network.publicAccess'],
    [{ network: { defaultAction: 'Deny' } }, 'have network rules', 'the rules of network'],
    [{ network: { allowedIpRanges: ['203.0.113.7'] } }, 'have network rules', 'the rules of network'],
    [{ privateLink: { endpoints: [{}] } }, 'have private endpoints', 'privateLink'],
    [{ encryption: {} }, 'be encrypted with a customer-managed key', 'encryption'],
    [{ untaggedRetentionDays: 1 }, 'delete untagged manifests', 'untaggedRetentionDays'],
    [{ quarantine: true }, 'quarantine images', 'quarantine'],
    [{ exportPolicy: false }, 'forbid exports', 'exportPolicy'],
    [{ trustPolicy: true }, 'sign images', 'trustPolicy'],
  ])('fails for Standard with %j', (feature, ability, options) => {
    expect(reported(rule, model({ sku: 'Standard', replicas: [], ...feature }))).toEqual([
      `sku "Standard" cannot ${ability}: use Sku.PREMIUM or remove ${options} [premiumFeaturesNeedPremium]`,
    ]);
  });

  test('keeps silent on a late-bound switch', () => {
    for (const late of [lateBound(), '${var.switch}']) {
      const switches = {
        dataEndpoints: late,
        azapi: true,
        regionalEndpoints: late,
        quarantine: late,
        exportPolicy: late,
        trustPolicy: late,
      };
      const others = { network: { publicAccess: late }, untaggedRetentionDays: late };
      expect(reported(rule, model({ sku: 'Standard', replicas: [], ...others, ...switches }))).toEqual([]);
    }
  });
});

describe('anonymousPullNeedsStandard', () => {
  const rule = 'anonymousPullNeedsStandard';

  test.each(['Standard', 'Premium'])('accepts %s', (sku) => {
    expect(reported(rule, model({ sku, replicas: [], anonymousPull: true }))).toEqual([]);
  });

  test('fails for Basic', () => {
    expect(reported(rule, model({ sku: 'Basic', replicas: [], anonymousPull: true }))).toEqual([
      'sku "Basic" cannot offer anonymous pull: use Sku.STANDARD or Sku.PREMIUM or remove anonymousPull [anonymousPullNeedsStandard]',
    ]);
  });

  test('keeps silent on a late-bound switch', () => {
    expect(reported(rule, model({ sku: 'Basic', replicas: [], anonymousPull: lateBound() }))).toEqual([]);
    expect(reported(rule, model({ sku: 'Basic', replicas: [], anonymousPull: '${var.pull}' }))).toEqual([]);
  });
});
