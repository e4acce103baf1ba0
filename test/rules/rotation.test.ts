import { Rotation } from 'cdktf-georeplicated-registry';
import { lateBound, model, reported } from '../models';

describe('rotationVariablesAreValid', () => {
  const rule = 'rotationVariablesAreValid';

  test.each(['acr_out_of_rotation', '_out', 'Out-2'])('accepts %s', (name) => {
    expect(reported(rule, model({ rotation: Rotation.variable(name) }))).toEqual([]);
  });

  test('accepts a name of 200 characters, and fails for one of 201', () => {
    expect(reported(rule, model({ rotation: Rotation.variable('x'.repeat(200)) }))).toEqual([]);
    expect(reported(rule, model({ rotation: Rotation.variable('x'.repeat(201)) }))).toHaveLength(1);
  });

  test.each(['', '2out', 'out of rotation', 'out.of', 'öut', '$${out}'])('fails for "%s"', (name) => {
    const got = JSON.stringify(name).replace('ö', '\\u00f6');
    expect(reported(rule, model({ rotation: Rotation.variable(name) }))).toEqual([
      `rotation uses a variable name that Terraform refuses, got ${got}: use up to 200 letters, digits, "_" and "-", not beginning with a digit, such as "acr_out_of_rotation" [rotationVariablesAreValid]`,
    ]);
  });

  test.each(['version', 'provider', 'count', '_', 'Default'])('fails for the reserved name "%s"', (name) => {
    expect(reported(rule, model({ rotation: Rotation.variable(name) }))).toEqual([
      `rotation uses a variable name that Terraform reserves, got "${name}": use another name, such as "acr_out_of_rotation"; these names are reserved: source, version, providers, provider, count, for_each, lifecycle, depends_on, locals, _, Default [rotationVariablesAreValid]`,
    ]);
  });

  test('keeps silent on a late-bound name, which optionsAreDecidedAtSynth reports', () => {
    for (const name of [lateBound(), '${var.name}']) {
      const rotation = Rotation.variable(name);
      expect(reported(rule, model({ rotation }))).toEqual([]);
      expect(reported('optionsAreDecidedAtSynth', model({ rotation }))).toEqual([
        'rotation is late-bound: set a value that is known at synth [optionsAreDecidedAtSynth]',
      ]);
    }
  });
});

describe('rotationVariablesAreFree', () => {
  const rule = 'rotationVariablesAreFree';

  test('fails for a name that the stack has', () => {
    const rotation = Rotation.variable('out');
    const stack = { ...model().stack, hasRotationVariable: true };
    expect(reported(rule, model({ rotation }))).toEqual([]);
    expect(reported(rule, model({}, stack))).toEqual([]);
    expect(reported(rule, model({ rotation }, stack))).toEqual([
      'rotation uses a variable name that something else in the stack has, got "out": use another name; the registry declares its variable itself, and two registries need one each [rotationVariablesAreFree]',
    ]);
  });

  test('keeps silent on a late-bound name, which is refused as that', () => {
    for (const late of [lateBound(), '${var.name}']) {
      const subject = model({ rotation: Rotation.variable(late) }, { ...model().stack, hasRotationVariable: true });
      expect(subject.stated.notes.undecided).toEqual(['rotation']);
      expect(reported(rule, subject)).toEqual([]);
    }
  });
});

describe('regionsStayInRotation', () => {
  const rule = 'regionsStayInRotation';
  const out = [{ region: 'eastus', globalEndpointRouting: false }];

  test('accepts the home region or one replica in rotation', () => {
    expect(reported(rule, model({ replicas: out }))).toEqual([]);
    expect(reported(rule, model({ homeGlobalEndpointRouting: false }))).toEqual([]);
    expect(
      reported(rule, model({ homeGlobalEndpointRouting: false, replicas: [...out, { region: 'westeurope' }] })),
    ).toEqual([]);
  });

  test.each([[out], [[]]])('fails where no region is in rotation', (replicas) => {
    expect(reported(rule, model({ homeGlobalEndpointRouting: false, replicas }))).toEqual([
      'homeGlobalEndpointRouting is false and no replica is in rotation, so nobody could pull or push: set globalEndpointRouting to true on at least one replica, or put the home region back in rotation [regionsStayInRotation]',
    ]);
  });

  test('keeps silent on late-bound switches', () => {
    for (const late of [lateBound(), '${var.routing}']) {
      expect(reported(rule, model({ homeGlobalEndpointRouting: late, replicas: out }))).toEqual([]);
      const replicas = [{ region: 'eastus', globalEndpointRouting: late }];
      expect(reported(rule, model({ homeGlobalEndpointRouting: false, replicas }))).toEqual([]);
    }
  });
});

describe('homeRegionIsInRotation', () => {
  const rule = 'homeRegionIsInRotation';
  const out = { homeGlobalEndpointRouting: false };

  test('keeps silent on a home region that is in', () => {
    expect(reported(rule, model())).toEqual([]);
    expect(reported(rule, model({ homeGlobalEndpointRouting: true }))).toEqual([]);
  });

  test.each([lateBound(), '${var.routing}'])('keeps silent where that is late-bound', (late) => {
    expect(reported(rule, model({ homeGlobalEndpointRouting: late }))).toEqual([]);
    expect(reported(rule, model({ homeGlobalEndpointRouting: late, azapi: true }))).toEqual([]);
  });

  test('warns of one that is out, and how it comes back', () => {
    const what = 'homeGlobalEndpointRouting is false, so the home region takes no traffic of the global endpoint';
    expect(reported(rule, model(out))).toEqual([
      `${what}, got "westus2": when the drill or repair is over, run az acr replication update with --global-endpoint-routing true, and remove the option [homeRegionIsInRotation]`,
    ]);
    expect(reported(rule, model({ ...out, azapi: true }))).toEqual([
      `${what}, got "westus2": set it to true when the drill or repair is over [homeRegionIsInRotation]`,
    ]);
    expect(reported(rule, model({ ...out, azapi: true, homeRegion: lateBound() }))).toEqual([
      `${what}: set it to true when the drill or repair is over [homeRegionIsInRotation]`,
    ]);
  });
});
