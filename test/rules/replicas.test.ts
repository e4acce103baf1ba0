import { refusedOfExisting, validate } from '../../lib/rules';
import { lateBound, model, modelWithReplica, reported } from '../models';

describe('replicaRegionsAreKnown', () => {
  const rule = 'replicaRegionsAreKnown';

  test('accepts regions known at synth', () => {
    expect(reported(rule, model())).toEqual([]);
  });

  test.each([
    ['token', lateBound(), ''],
    ['template', '${var.region}', ', got "${var.region}"'],
  ])('fails for a late-bound region, a %s, and says what to pass', (_, region, got) => {
    expect(reported(rule, model({ replicas: [{ region: 'eastus' }, { region }] }))).toEqual([
      `replicas[1].region is late-bound${got}: pass a region that is known at synth, such as group.locationInput instead of group.location, because azurerm requires sorted replicas [replicaRegionsAreKnown]`,
    ]);
  });

  test('fails for a region that is late-bound in part', () => {
    expect(reported(rule, model({ replicas: [{ region: `${lateBound()}us` }] }))).toHaveLength(1);
    expect(reported(rule, model({ replicas: [{ region: '${var.side}us' }] }))).toHaveLength(1);
  });
});

test('regions of a registry that exists may be late-bound, nothing of it is sorted', () => {
  const replicas = [{ region: lateBound() }, { region: '${var.region}' }];
  expect(validate(refusedOfExisting, model({ replicas }))).toEqual([]);
  const twice = [{ region: 'eastus' }, { region: 'East US' }, { region: 'westus2' }];
  expect(validate(refusedOfExisting, model({ replicas: twice })).map(({ rule }) => rule)).toEqual([
    'replicasAreAwayFromHome',
    'replicasAreDistinct',
  ]);
});

describe('replicasAreAwayFromHome', () => {
  const rule = 'replicasAreAwayFromHome';

  test('accepts a region whose name contains that of the home region', () => {
    expect(reported(rule, model({ homeRegion: 'eastus', replicas: [{ region: 'eastus2' }] }))).toEqual([]);
  });

  test('fails for the home region in another spelling', () => {
    expect(reported(rule, model({ homeRegion: 'westus', replicas: [{ region: 'West US' }] }))).toEqual([
      'replicas[0] is the home region, got "West US": leave it out, the home region is always served [replicasAreAwayFromHome]',
    ]);
  });

  test('names a replica that was added', () => {
    expect(reported(rule, modelWithReplica({}, { region: 'West US 2' }))).toEqual([
      'addReplica[0] is the home region, got "West US 2": leave it out, the home region is always served [replicasAreAwayFromHome]',
    ]);
  });

  test('leaves a region that does not exist to regionsExist', () => {
    expect(reported(rule, model({ homeRegion: 'nowhere', replicas: [{ region: 'nowhere' }] }))).toEqual([]);
  });

  test('keeps silent on a late-bound home region', () => {
    expect(reported(rule, model({ homeRegion: lateBound() }))).toEqual([]);
    expect(reported(rule, model({ homeRegion: '${var.region}' }))).toEqual([]);
  });

  test('keeps silent where home and replica are late-bound by one value', () => {
    for (const region of [lateBound(), '${var.region}']) {
      expect(reported(rule, model({ homeRegion: region, replicas: [{ region }] }))).toEqual([]);
    }
  });
});

describe('replicasAreDistinct', () => {
  const rule = 'replicasAreDistinct';

  test('accepts eastus and eastus2', () => {
    expect(reported(rule, model({ replicas: [{ region: 'eastus' }, { region: 'eastus2' }] }))).toEqual([]);
  });

  test('fails for each repetition, in the order given', () => {
    const replicas = ['westeurope', 'eastus', 'East US', 'EASTUS', 'West Europe'].map((region) => ({ region }));
    expect(reported(rule, model({ replicas }))).toEqual([
      'replicas[2] repeats replicas[1], got "East US": list each region once [replicasAreDistinct]',
      'replicas[3] repeats replicas[1], got "EASTUS": list each region once [replicasAreDistinct]',
      'replicas[4] repeats replicas[0], got "West Europe": list each region once [replicasAreDistinct]',
    ]);
  });

  test('keeps silent on late-bound regions', () => {
    for (const region of [lateBound(), '${var.region}']) {
      expect(reported(rule, model({ replicas: [{ region }, { region }] }))).toEqual([]);
    }
  });
});

describe('registryIsReplicated', () => {
  const rule = 'registryIsReplicated';

  test.each([{}, { sku: 'Standard', replicas: [] }, { sku: 'Basic', replicas: undefined }])('accepts %j', (props) => {
    expect(reported(rule, model(props))).toEqual([]);
  });

  test.each([[[]], [undefined]])('warns of a Premium registry with replicas %j', (replicas) => {
    expect(reported(rule, model({ replicas }))).toEqual([
      'replicas is empty, so an outage of the home region stops every push and pull: add at least two replicas, or use Sku.STANDARD [registryIsReplicated]',
    ]);
  });

  test('depends on the number of replicas, not on a late-bound home region or routing', () => {
    const replicas = [{ region: 'eastus', globalEndpointRouting: lateBound() }];
    expect(reported(rule, model({ homeRegion: lateBound(), replicas }))).toEqual([]);
    expect(reported(rule, model({ homeRegion: '${var.region}', replicas: [] }))).toHaveLength(1);
  });
});

describe('replicasAreAtLeastTwo', () => {
  const rule = 'replicasAreAtLeastTwo';

  test('accepts two replicas', () => {
    expect(reported(rule, model())).toEqual([]);
  });

  test('warns of one', () => {
    expect(reported(rule, model({ replicas: [{ region: 'East US' }] }))).toEqual([
      'replicas has only one region, so an outage leaves a single region to serve all traffic, got "eastus": add a second replica [replicasAreAtLeastTwo]',
    ]);
  });

  test('warns of one whose routing is late-bound, and in a late-bound home region', () => {
    const replicas = [{ region: 'eastus', globalEndpointRouting: '${var.routing}' }];
    expect(reported(rule, model({ homeRegion: lateBound(), replicas }))).toEqual([
      'replicas has only one region, so an outage leaves a single region to serve all traffic, got "eastus": add a second replica [replicasAreAtLeastTwo]',
    ]);
  });
});

describe('replicasAreInRotation', () => {
  const rule = 'replicasAreInRotation';
  const replicas = (...routing: unknown[]) =>
    model({ replicas: routing.map((flag, i) => ({ region: `eastus${i + 2}`, globalEndpointRouting: flag })) });

  test('accepts replicas that take traffic, and none', () => {
    expect(reported(rule, replicas())).toEqual([]);
    expect(reported(rule, replicas(true, undefined))).toEqual([]);
  });

  test('warns of a replica out of rotation', () => {
    expect(reported(rule, replicas(true, false))).toEqual([
      'replicas[1] is out of rotation, so it holds the images and takes no traffic of the global endpoint, got "eastus3": set globalEndpointRouting to true when the drill or repair is over [replicasAreInRotation]',
    ]);
  });

  test('warns once when every replica is out of rotation', () => {
    expect(reported(rule, replicas(false, false))).toEqual([
      'replicas are all out of rotation, so the home region takes all traffic, got ["eastus2","eastus3"]: set globalEndpointRouting to true on at least one of them [replicasAreInRotation]',
    ]);
  });

  test('keeps silent on late-bound routing', () => {
    expect(reported(rule, replicas(lateBound(), true))).toEqual([]);
    expect(reported(rule, replicas('${var.routing}', '${var.routing}'))).toEqual([]);
  });
});
