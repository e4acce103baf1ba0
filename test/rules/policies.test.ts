import { PrivateDns } from 'cdktf-georeplicated-registry';
import { Token } from 'cdktf';
import { lateBound, model, reported } from '../models';

describe('retentionIsInRange', () => {
  const rule = 'retentionIsInRange';

  test.each([undefined, 0, 1, 365])('accepts %s', (untaggedRetentionDays) => {
    expect(reported(rule, model({ untaggedRetentionDays }))).toEqual([]);
  });

  test.each([
    [-1, '-1'],
    [366, '366'],
    [1.5, '1.5'],
    [NaN, 'NaN'],
    [Infinity, 'Infinity'],
  ])('fails for %s', (untaggedRetentionDays, got) => {
    expect(reported(rule, model({ untaggedRetentionDays }))).toEqual([
      `untaggedRetentionDays is out of range, got ${got}: use a whole number of days from 0 to 365 [retentionIsInRange]`,
    ]);
  });

  test('keeps silent on a late-bound number', () => {
    expect(reported(rule, model({ untaggedRetentionDays: Token.asNumber({ resolve: () => 400 }) }))).toEqual([]);
    expect(reported(rule, model({ untaggedRetentionDays: lateBound() }))).toEqual([]);
    expect(reported(rule, model({ untaggedRetentionDays: '${var.days}' }))).toEqual([]);
  });
});

describe('exportPolicyNeedsPrivateAccess', () => {
  const rule = 'exportPolicyNeedsPrivateAccess';

  test('accepts it off where public access is off, and on anywhere', () => {
    expect(reported(rule, model({ exportPolicy: false, network: { publicAccess: false } }))).toEqual([]);
    const endpoints = [{ subnetId: lateBound(), dns: PrivateDns.external() }];
    expect(reported(rule, model({ exportPolicy: false, privateLink: { endpoints } }))).toEqual([]);
    expect(reported(rule, model({ exportPolicy: true }))).toEqual([]);
  });

  test('fails where public access is on, also by default', () => {
    expect(reported(rule, model({ exportPolicy: false }))).toEqual([
      'exportPolicy is off while public access is on, got false: set network.publicAccess to false as well, or list private endpoints in privateLink, or leave exportPolicy out [exportPolicyNeedsPrivateAccess]',
    ]);
  });

  test('keeps silent on late-bound switches', () => {
    for (const late of [lateBound(), '${var.switch}']) {
      expect(reported(rule, model({ exportPolicy: late }))).toEqual([]);
      expect(reported(rule, model({ exportPolicy: false, network: { publicAccess: late } }))).toEqual([]);
    }
  });
});

const encryption = { keyVaultKeyId: lateBound(), identityId: lateBound(), identityClientId: lateBound() };

describe('trustPolicyIsWithoutEncryption', () => {
  const rule = 'trustPolicyIsWithoutEncryption';

  test('accepts one without the other', () => {
    expect(reported(rule, model({ trustPolicy: true }))).toEqual([]);
    expect(reported(rule, model({ trustPolicy: false, encryption }))).toEqual([]);
  });

  test('fails for both', () => {
    expect(reported(rule, model({ trustPolicy: true, encryption }))).toEqual([
      'trustPolicy cannot be used with encryption, got true: leave trustPolicy out, because Azure offers content trust only with Microsoft-managed keys [trustPolicyIsWithoutEncryption]',
    ]);
  });

  test('keeps silent on a late-bound switch', () => {
    expect(reported(rule, model({ trustPolicy: lateBound(), encryption }))).toEqual([]);
    expect(reported(rule, model({ trustPolicy: '${var.trust}', encryption }))).toEqual([]);
  });
});

describe('trustPolicyIsNotUsed', () => {
  const rule = 'trustPolicyIsNotUsed';

  test('accepts a registry without', () => {
    expect(reported(rule, model({ trustPolicy: false }))).toEqual([]);
  });

  test('warns of what Azure removes', () => {
    expect(reported(rule, model({ trustPolicy: true }))).toEqual([
      'trustPolicy turns on content trust, which Azure removes on 2028-03-31 and azurerm 5 does not support, got true: sign images with Notation instead [trustPolicyIsNotUsed]',
    ]);
  });

  test('keeps silent on a late-bound switch', () => {
    expect(reported(rule, model({ trustPolicy: lateBound() }))).toEqual([]);
    expect(reported(rule, model({ trustPolicy: '${var.trust}' }))).toEqual([]);
  });
});
