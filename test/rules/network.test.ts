import { PrivateDns } from 'cdktf-georeplicated-registry';
import { lateBound, model, reported } from '../models';

const ranges = (...allowedIpRanges: string[]) => model({ network: { allowedIpRanges } });

describe('ipRangesAreValid', () => {
  const rule = 'ipRangesAreValid';

  test.each(['203.0.113.7', '203.0.113.7/32', '203.0.113.0/24', '0.0.0.0/0', '255.255.255.255', '8.8.8.8/31'])(
    'accepts %s',
    (range) => {
      expect(reported(rule, ranges(range))).toEqual([]);
    },
  );

  test.each([
    '',
    '203.0.113',
    '203.0.113.256',
    '203.0.113.0/33',
    '999.1.1.1',
    '203.0.113.07',
    '1.2.3.4/',
    'a.b.c.d',
    '*',
  ])('fails for %j', (range) => {
    expect(reported(rule, ranges(range))).toEqual([
      `network.allowedIpRanges[0] is not an IPv4 range, got "${range}": use four numbers from 0 to 255 and a mask from 0 to 32, such as "203.0.113.0/24" [ipRangesAreValid]`,
    ]);
  });

  test('fails for IPv6', () => {
    expect(reported(rule, ranges('2001:db8::/32'))).toEqual([
      'network.allowedIpRanges[0] is not an IPv4 range, got "2001:db8::/32": use an IPv4 range, because the rules of Container Registry do not support IPv6 [ipRangesAreValid]',
    ]);
  });

  test.each([
    ['203.0.113.7/24', '203.0.113.0/24'],
    ['198.51.100.255/31', '198.51.100.254/31'],
    ['203.0.113.7/1', '128.0.0.0/1'],
  ])('fails for the host bits of %s and says %s', (range, corrected) => {
    expect(reported(rule, ranges('8.8.8.8', range))).toEqual([
      `network.allowedIpRanges[1] is not aligned to its mask, got "${range}": did you mean "${corrected}"? [ipRangesAreValid]`,
    ]);
  });

  test('keeps silent on a late-bound range', () => {
    expect(reported(rule, ranges(lateBound(), `${lateBound()}/24`, '${var.range}'))).toEqual([]);
  });
});

describe('ipRangesArePublic', () => {
  const rule = 'ipRangesArePublic';

  test.each(['9.255.255.255', '11.0.0.0/8', '172.32.0.0/16', '192.167.255.255'])('accepts %s', (range) => {
    expect(reported(rule, ranges(range))).toEqual([]);
  });

  test.each(['0.0.0.0/0', '128.0.0.0/1', '10.0.0.0/7'])('leaves %s to ipRangesAreNarrow', (range) => {
    expect(reported(rule, ranges(range))).toEqual([]);
    expect(reported('ipRangesAreNarrow', ranges(range))).toHaveLength(1);
  });

  test.each([
    ['10.1.2.0/24', '10.0.0.0/8'],
    ['172.31.255.255', '172.16.0.0/12'],
    ['192.168.1.0/24', '192.168.0.0/16'],
    ['127.0.0.1', '127.0.0.0/8'],
    ['169.254.169.254', '169.254.0.0/16'],
    ['255.255.255.255', '224.0.0.0/3'],
    ['224.0.0.0/3', '224.0.0.0/3'],
  ])('fails for %s, which lies in %s', (range, block) => {
    expect(reported(rule, ranges(range))).toEqual([
      `network.allowedIpRanges[0] is not public, it is in ${block}, got "${range}": list the public address that requests come from; private networks connect through private link [ipRangesArePublic]`,
    ]);
  });

  test.each([
    ['172.0.0.0/8', '172.16.0.0/12'],
    ['100.0.0.0/9', '100.64.0.0/10'],
    ['192.168.0.0/15', '192.168.0.0/16'],
  ])('fails for %s, which contains %s', (range, block) => {
    expect(reported(rule, ranges(range))).toEqual([
      `network.allowedIpRanges[0] is not public as a whole, it contains ${block}, got "${range}": list the public address that requests come from; private networks connect through private link [ipRangesArePublic]`,
    ]);
  });

  test.each(['', 'office', '10.0.0.0/33'])('keeps silent on %j, which ipRangesAreValid reports', (range) => {
    expect(reported(rule, ranges(range))).toEqual([]);
    expect(reported('ipRangesAreValid', ranges(range))).toHaveLength(1);
  });

  test('keeps silent on a late-bound range', () => {
    expect(reported(rule, ranges(lateBound(), '${var.range}', '10.0.0.0/${var.bits}'))).toEqual([]);
  });
});

describe('ipRangesAreDistinct', () => {
  const rule = 'ipRangesAreDistinct';

  test('accepts different ranges', () => {
    expect(reported(rule, ranges('203.0.113.7', '203.0.113.0/24'))).toEqual([]);
  });

  test('fails for an address with and without a mask', () => {
    expect(reported(rule, ranges('203.0.113.7', '203.0.113.7/32'))).toEqual([
      'network.allowedIpRanges[1] repeats network.allowedIpRanges[0], got "203.0.113.7/32": list each range once [ipRangesAreDistinct]',
    ]);
  });

  test('keeps silent on late-bound ranges', () => {
    const range = lateBound();
    expect(reported(rule, ranges(range, range))).toEqual([]);
    expect(reported(rule, ranges('${var.range}', '${var.range}'))).toEqual([]);
  });
});

describe('ipRangesFitTheLimit', () => {
  const rule = 'ipRangesFitTheLimit';
  const many = (count: number) =>
    ranges(...Array.from({ length: count }, (_, i) => `8.8.${Math.floor(i / 250)}.${i % 250}`));

  test('accepts 200 and fails for 201', () => {
    expect(reported(rule, many(200))).toEqual([]);
    expect(reported(rule, many(201))).toEqual([
      'network.allowedIpRanges has 201 ranges: list at most 200, adjacent ranges can be combined [ipRangesFitTheLimit]',
    ]);
  });

  test('counts late-bound ranges', () => {
    expect(reported(rule, ranges(...Array.from({ length: 201 }, () => lateBound())))).toHaveLength(1);
  });
});

describe('ipRangesAreNarrow', () => {
  const rule = 'ipRangesAreNarrow';

  test.each(['11.0.0.0/8', '203.0.113.0/24', '203.0.113.7'])('accepts %s', (range) => {
    expect(reported(rule, ranges(range))).toEqual([]);
  });

  test.each([
    ['0.0.0.0/0', 'everybody'],
    ['128.0.0.0/1', '2147483648 addresses'],
    ['12.0.0.0/7', '33554432 addresses'],
  ])('warns of %s', (range, whom) => {
    expect(reported(rule, ranges('203.0.113.7', range))).toEqual([
      `network.allowedIpRanges[1] lets ${whom} connect, got "${range}": list the ranges of clients that should connect [ipRangesAreNarrow]`,
    ]);
  });

  test('leaves what is no range to ipRangesAreValid', () => {
    expect(reported(rule, ranges('everybody/0'))).toEqual([]);
  });

  test('keeps silent on a late-bound range', () => {
    expect(reported(rule, ranges(lateBound(), `${lateBound()}/0`, '${var.address}/0'))).toEqual([]);
  });
});

describe('networkRulesHaveEffect', () => {
  const rule = 'networkRulesHaveEffect';
  const range = ['203.0.113.7'];

  test.each([
    undefined,
    { allowedIpRanges: range },
    { allowedIpRanges: range, defaultAction: 'Deny' },
    { defaultAction: 'Allow' },
    { allowedIpRanges: [], defaultAction: 'Allow' },
    { publicAccess: false },
  ])('accepts %j', (network) => {
    expect(reported(rule, model({ network }))).toEqual([]);
  });

  test.each([
    [
      { allowedIpRanges: range, publicAccess: false },
      'network has rules for a public endpoint that is turned off: leave allowedIpRanges and defaultAction out, or set publicAccess to true',
    ],
    [
      { allowedIpRanges: range, defaultAction: 'Allow' },
      'network.allowedIpRanges has no effect while network.defaultAction lets everybody connect: use NetworkAction.DENY, or leave the ranges out',
    ],
    [
      { defaultAction: 'Deny' },
      'network.defaultAction is DENY and network.allowedIpRanges is empty, so nobody can connect: list the ranges of clients that should connect, or use publicAccess: false',
    ],
    [
      { allowedIpRanges: [] },
      'network.allowedIpRanges is empty, so everybody can connect: list ranges, or set NetworkAction.ALLOW if that is intended',
    ],
  ])('warns of %j', (network, warning) => {
    expect(reported(rule, model({ network }))).toEqual([`${warning} [networkRulesHaveEffect]`]);
  });

  test('keeps silent below Premium on rules that let everybody in, which are not written', () => {
    expect(reported(rule, model({ sku: 'Standard', replicas: [], network: { allowedIpRanges: [] } }))).toEqual([]);
  });

  test('keeps silent on rules that refuse everybody where there are private endpoints', () => {
    const endpoints = [{ subnetId: lateBound(), dns: PrivateDns.external() }];
    const network = { publicAccess: true, defaultAction: 'Deny' };
    expect(reported(rule, model({ network, privateLink: { endpoints } }))).toEqual([]);
  });

  test('keeps silent on late-bound public access', () => {
    expect(reported(rule, model({ network: { allowedIpRanges: range, publicAccess: lateBound() } }))).toEqual([]);
    expect(reported(rule, model({ network: { allowedIpRanges: range, publicAccess: '${var.public}' } }))).toEqual([]);
  });
});
