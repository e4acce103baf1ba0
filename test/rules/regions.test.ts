import { PrivateDns } from 'cdktf-georeplicated-registry';
import { lateBound, model, reported } from '../models';

const replica = (region: string) => model({ replicas: [{ region }] });

describe('regionsExist', () => {
  const rule = 'regionsExist';

  test.each(['West Europe', 'westeurope', 'WestEurope', ' WEST  europe ', '(Europe) West Europe'])(
    'accepts %j',
    (region) => {
      expect(reported(rule, replica(region))).toEqual([]);
    },
  );

  test.each([
    ['westeurop', '"westeurope"'],
    ['wsetus2', '"westus2"'],
    ['uk-south', '"uksouth"'],
    ['\u0435astus', '"eastus"'],
    ['uwest', '"ukwest"'],
    ['us-east', '"eastus"'],
    ['US West 2', '"westus2"'],
    ['europewest', '"westeurope"'],
  ])('fails for the typo %s with the nearest name', (typo, name) => {
    expect(reported(rule, replica(typo))[0]).toMatch(new RegExp(`: did you mean ${name}\\? \\[regionsExist\\]$`));
  });

  test('fails with the option, the spelling and the nearest name', () => {
    expect(reported(rule, replica('westeurop'))).toEqual([
      'replicas[0].region is not an Azure region, got "westeurop": did you mean "westeurope"? [regionsExist]',
    ]);
    expect(reported(rule, model({ homeRegion: 'West Eurpe', replicas: [] }))).toEqual([
      'homeRegion is not an Azure region, got "West Eurpe": did you mean "westeurope"? [regionsExist]',
    ]);
  });

  test.each([
    ['jpaanwes', '"japanwest"'],
    ['chinanot3h', '"chinanorth" or "chinanorth3"'],
  ])('fails for %s, with two letters swapped and another slip, with the nearest name', (typo, name) => {
    expect(reported(rule, replica(typo))[0]).toContain(`: did you mean ${name}? A region newer than this library`);
  });

  test.each([
    ['westus4', 'did you mean "westus", "westus2", or "westus3"? A'],
    ['uksouth2', 'did you mean "uksouth"? A'],
    ['austrliaeast', 'did you mean "australiaeast" or "austriaeast"? A'],
    ['denmarkwest', 'did you mean "denmarkeast"? A'],
    ['kuest', 'use a region of Azure such as AzureRegion.WEST_EUROPE; a'],
    ['atlantis', 'use a region of Azure such as AzureRegion.WEST_EUROPE; a'],
  ])('fails for %s, which may be newer than the catalog, and names the way to use it', (region, advice) => {
    const wayOut = `region newer than this library goes into regionCatalog: [{ name: "${region}", availabilityZones: \u2026 }]`;
    expect(reported(rule, replica(region))[0]).toContain(`: ${advice} ${wayOut} [regionsExist]`);
  });

  test.each([
    ['chinawest9', 'CHINA'],
    ['usgovohio', 'US_GOVERNMENT'],
    ['usdodnorth', 'US_GOVERNMENT'],
    ['ussecwest', 'US_GOVERNMENT'],
  ])('says for %s that the cloud belongs into the catalog too', (region, cloud) => {
    expect(reported(rule, replica(region))[0]).toContain(
      `goes into regionCatalog: [{ name: "${region}", availabilityZones: \u2026, cloud: AzureCloud.${cloud} }] [`,
    );
  });

  test('fails for a geography with the regions in it, which are no news', () => {
    expect(reported(rule, replica('Germany'))[0]).toContain(
      ': use a region of that geography, such as germanynorth or germanywestcentral [',
    );
  });

  test('shows a letter that only looks Latin for what it is', () => {
    expect(reported(rule, replica('\u0435astus'))[0]).toContain('got "\\u0435astus"');
  });

  test('cuts a value that nobody can read', () => {
    expect(reported(rule, replica('x'.repeat(10_000_000)))[0].length).toBeLessThan(800);
  });

  test('fails for a long value without comparing it', () => {
    const region = 'x'.repeat(41);
    expect(reported(rule, replica(region))).toEqual([
      `replicas[0].region is not an Azure region, got "${region}": use a region of Azure such as AzureRegion.WEST_EUROPE [regionsExist]`,
    ]);
  });

  test('names three regions at most', () => {
    const regionCatalog = ['westus5', 'westus6'].map((name) => ({ name }));
    expect(reported(rule, model({ homeRegion: 'westus4', regionCatalog }))[0]).toContain(
      ': did you mean "westus", "westus2", or "westus3"? A',
    );
  });

  test('accepts a region that is stated in regionCatalog, in any spelling', () => {
    const props = { homeRegion: 'Denmark West', regionCatalog: [{ name: 'denmarkwest' }] };
    expect(reported(rule, model(props))).toEqual([]);
  });

  test('fails for a geography alone', () => {
    expect(reported(rule, replica('(Europe)'))).toEqual([
      'replicas[0].region is not an Azure region, got "(Europe)": use a region of Azure such as AzureRegion.WEST_EUROPE [regionsExist]',
    ]);
  });

  test('reports the home region once, although networks are there by default', () => {
    const privateLink = { endpoints: [{ subnetId: lateBound(), dns: 'External' }] };
    expect(reported(rule, model({ homeRegion: 'westeurop', privateLink }))).toEqual([
      'homeRegion is not an Azure region, got "westeurop": did you mean "westeurope"? [regionsExist]',
    ]);
  });

  test('validates the regions of networks too', () => {
    const endpoints = [{ subnetId: lateBound(), dns: PrivateDns.external(), region: 'westeurop' }];
    expect(reported(rule, model({ privateLink: { endpoints } }))).toEqual([
      'privateLink.endpoints[0].region is not an Azure region, got "westeurop": did you mean "westeurope"? [regionsExist]',
    ]);
  });

  test('keeps silent on late-bound regions', () => {
    for (const region of [lateBound(), '${var.region}', 'west${var.side}']) {
      expect(reported(rule, model({ homeRegion: region, replicas: [{ region }] }))).toEqual([]);
    }
  });
});

describe('regionsOfferRegistries', () => {
  const rule = 'regionsOfferRegistries';

  test('accepts a region with Container Registry, and one where that is not established', () => {
    expect(reported(rule, model({ replicas: [{ region: 'southindia' }, { region: 'jioindiawest' }] }))).toEqual([]);
  });

  test('fails for a region without, and names the nearest with', () => {
    expect(reported(rule, replica('West India'))).toEqual([
      'replicas[0].region is a region without Container Registry, got "West India": use another region, the nearest are centralindia and indiasouthcentral; if Azure offers it there by now, add regionCatalog: [{ name: "westindia", availabilityZones: \u2026 }] [regionsOfferRegistries]',
    ]);
  });

  test('accepts it once it is stated in regionCatalog', () => {
    const props = { replicas: [{ region: 'westindia' }], regionCatalog: [{ name: 'West India' }] };
    expect(reported(rule, model(props))).toEqual([]);
  });

  test('keeps silent on late-bound regions', () => {
    expect(reported(rule, model({ homeRegion: lateBound() }))).toEqual([]);
    expect(reported(rule, model({ homeRegion: '${var.region}' }))).toEqual([]);
  });
});

describe('regionsAreOfOneCloud', () => {
  const rule = 'regionsAreOfOneCloud';

  test.each([
    ['public', 'westus2', ['eastus', 'westeurope']],
    ['China', 'chinaeast2', ['chinanorth3']],
    ['US Government', 'usgovvirginia', ['usgovarizona']],
  ])('accepts regions of the %s cloud', (_, homeRegion, regions) => {
    expect(reported(rule, model({ homeRegion, replicas: regions.map((region) => ({ region })) }))).toEqual([]);
  });

  test('fails for a region of another cloud', () => {
    expect(reported(rule, replica('chinaeast2'))).toEqual([
      'replicas[0].region is in the cloud "china" and homeRegion is in the cloud "public", got "chinaeast2": create a registry in each cloud, because one cannot span both [regionsAreOfOneCloud]',
    ]);
  });

  test('keeps silent where no region is known', () => {
    for (const homeRegion of [lateBound(), '${var.region}', 'atlantis']) {
      expect(reported(rule, model({ homeRegion, replicas: [] }))).toEqual([]);
    }
  });

  test('compares replicas when the home region is late-bound', () => {
    const replicas = [{ region: 'eastus' }, { region: 'usgovtexas' }];
    for (const homeRegion of [lateBound(), '${var.region}']) {
      expect(reported(rule, model({ homeRegion, replicas }))).toEqual([
        'replicas[1].region is in the cloud "usgovernment" and replicas[0].region is in the cloud "public", got "usgovtexas": create a registry in each cloud, because one cannot span both [regionsAreOfOneCloud]',
      ]);
    }
  });

  test('validates the regions of networks too', () => {
    const endpoints = [{ subnetId: lateBound(), dns: PrivateDns.external(), region: 'chinaeast2' }];
    expect(reported(rule, model({ privateLink: { endpoints } }))).toEqual([
      'privateLink.endpoints[0].region is in the cloud "china" and homeRegion is in the cloud "public", got "chinaeast2": create a registry in each cloud, because one cannot span both [regionsAreOfOneCloud]',
    ]);
  });

  test('keeps silent on late-bound regions', () => {
    for (const homeRegion of [lateBound(), '${var.region}']) {
      expect(reported(rule, model({ homeRegion, replicas: [{ region: 'chinaeast2' }] }))).toEqual([]);
      expect(reported(rule, replica(homeRegion))).toEqual([]);
    }
  });
});

describe('regionsAreUnrestricted', () => {
  const rule = 'regionsAreUnrestricted';

  test('accepts regions open to all', () => {
    expect(reported(rule, model())).toEqual([]);
  });

  test('warns of a region with restricted access', () => {
    expect(reported(rule, replica('Brazil Southeast'))).toEqual([
      'replicas[0].region is a region with restricted access, got "Brazil Southeast": make sure that your subscription has access to it, otherwise Azure refuses it at apply [regionsAreUnrestricted]',
    ]);
  });

  test('keeps silent on a late-bound home region', () => {
    expect(reported(rule, model({ homeRegion: lateBound() }))).toEqual([]);
    expect(reported(rule, model({ homeRegion: '${var.region}' }))).toEqual([]);
  });
});

describe('regionsAreEstablished', () => {
  const rule = 'regionsAreEstablished';

  test('accepts regions with Container Registry', () => {
    expect(reported(rule, model())).toEqual([]);
  });

  test('warns where no source says that Container Registry is offered', () => {
    expect(reported(rule, replica('jioindiawest'))).toEqual([
      'replicas[0].region is a region for which no source confirms Container Registry, got "jioindiawest": check whether Azure offers it there, then add regionCatalog: [{ name: "jioindiawest", availabilityZones: \u2026 }] [regionsAreEstablished]',
    ]);
  });

  test('keeps silent on a late-bound home region', () => {
    expect(reported(rule, model({ homeRegion: lateBound() }))).toEqual([]);
    expect(reported(rule, model({ homeRegion: '${var.region}' }))).toEqual([]);
  });
});

describe('catalogRegionsAreDistinct', () => {
  const rule = 'catalogRegionsAreDistinct';

  test('accepts different regions', () => {
    expect(reported(rule, model({ regionCatalog: [{ name: 'marsnorth' }, { name: 'marssouth' }] }))).toEqual([]);
  });

  test('fails for one that is stated twice, which of them counts would be chance', () => {
    const regionCatalog = [
      { name: 'Mars North', availabilityZones: true },
      { name: 'marsnorth', availabilityZones: false },
    ];
    expect(reported(rule, model({ regionCatalog }))).toEqual([
      'regionCatalog[1] repeats regionCatalog[0], got "marsnorth": list each region once, with all that is known of it [catalogRegionsAreDistinct]',
    ]);
  });

  test('keeps silent on late-bound names, which catalogRegionsHaveNames reports', () => {
    for (const name of [lateBound(), '${var.region}']) {
      expect(reported(rule, model({ regionCatalog: [{ name }, { name }] }))).toEqual([]);
    }
  });
});

describe('catalogRegionsHaveNames', () => {
  const rule = 'catalogRegionsHaveNames';

  test('accepts any of the spellings of Azure', () => {
    const regionCatalog = [{ name: 'marsnorth' }, { name: 'Mars South 2' }, { name: '(Mars) Mars West' }];
    expect(reported(rule, model({ regionCatalog }))).toEqual([]);
  });

  test.each(['', 'mars-north', 'm\u00e4rs', 'x'.repeat(41)])('fails for %j', (name) => {
    expect(reported(rule, model({ regionCatalog: [{ name }] }))).toEqual([
      `regionCatalog[0].name is not the name of a region, got ${JSON.stringify(name).replace('\u00e4', '\\u00e4')}: write it as Azure does, such as "westeurope" or "West Europe" [catalogRegionsHaveNames]`,
    ]);
  });

  test('fails for a late-bound name, which could be matched with no region', () => {
    for (const name of [lateBound(), '${var.region}']) {
      expect(reported(rule, model({ regionCatalog: [{ name }] }))).toEqual([
        'regionCatalog[0].name is late-bound: write it as Azure does, such as "westeurope" or "West Europe" [catalogRegionsHaveNames]',
      ]);
    }
  });
});
