import { Rotation } from 'cdktf-georeplicated-registry';
import { lateBound, model, reported } from '../models';

const webhooks = [{ name: 'deploy', serviceUri: 'https://ci.contoso.com', actions: ['push'] }];

describe('readOnlyLocksLeaveTerraformWorking', () => {
  const rule = 'readOnlyLocksLeaveTerraformWorking';
  const rotation = Rotation.variable('out');

  test('accepts the other lock with anything, and a read-only one by itself', () => {
    expect(reported(rule, model({ lock: 'CanNotDelete', adminUser: true, webhooks, rotation }))).toEqual([]);
    expect(reported(rule, model({ lock: 'ReadOnly' }))).toEqual([]);
  });

  test('keeps silent on late-bound switches', () => {
    expect(reported(rule, model({ lock: 'ReadOnly', adminUser: lateBound() }))).toEqual([]);
    expect(reported(rule, model({ lock: 'ReadOnly', adminUser: '${var.admin}' }))).toEqual([]);
    expect(reported(rule, model({ lock: lateBound(), adminUser: true }))).toEqual([]);
    expect(reported(rule, model({ lock: '${var.lock}', adminUser: true }))).toEqual([]);
  });

  test.each([
    [{ adminUser: true }, 'prevents Terraform from reading the password of adminUser'],
    [{ webhooks }, 'prevents Terraform from reading the addresses of webhooks'],
    [{ rotation }, 'prevents replicas from being taken out of rotation'],
  ])('fails for what a read-only lock breaks: %#', (props, why) => {
    expect(reported(rule, model({ lock: 'ReadOnly', ...props }))).toEqual([
      `lock ${why}, got "ReadOnly": use LockLevel.CAN_NOT_DELETE, or remove one of the two [readOnlyLocksLeaveTerraformWorking]`,
    ]);
  });
});

describe('locksAreLiftedForRemovals', () => {
  const rule = 'locksAreLiftedForRemovals';

  test('keeps silent on a late-bound lock', () => {
    expect(reported(rule, model({ lock: lateBound() }))).toEqual([]);
    expect(reported(rule, model({ lock: '${var.lock}' }))).toEqual([]);
  });

  test.each([
    [
      'CanNotDelete',
      'prevents Terraform from removing or replacing a replica, a webhook, a cache rule, a token, a task, a diagnostic setting or a grant of the registry',
    ],
    ['ReadOnly', 'prevents Terraform from changing anything of the registry'],
  ])('says how to work with %s', (lock, what) => {
    expect(reported(rule, model())).toEqual([]);
    expect(reported(rule, model({ lock }))).toEqual([
      `lock ${what}, got "${lock}": do that in two steps: remove lock together with the change and apply, then set lock again and apply [locksAreLiftedForRemovals]`,
    ]);
  });
});
