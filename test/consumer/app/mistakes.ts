/** Makes a mistake and reads what is wrong from the error. */
import { deepStrictEqual, fail, ok, strictEqual } from 'node:assert/strict';
import { App } from 'cdktf';
import { GeoReplicatedRegistry, InvalidConstructError, type ReportedFault } from 'cdktf-georeplicated-registry';
import { ImagesStack } from './stack.js';

const { registry } = new ImagesStack(new App(), 'images', ['West Europe']);

try {
  registry.addReplica({ region: 'westeurop' });
  fail('the replica was taken');
} catch (error) {
  if (!(error instanceof InvalidConstructError)) throw error;
  const [fault, ...others]: readonly ReportedFault[] = error.faults;
  ok(fault);
  deepStrictEqual([fault.option, fault.rule, others], ['addReplica[0].region', 'regionsExist', []]);
  ok(error.message.includes(fault.message));
  strictEqual(error.name, 'InvalidConstructError');
}
ok(GeoReplicatedRegistry.isGeoReplicatedRegistry(registry));
