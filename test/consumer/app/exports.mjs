/** Imports all that the library exports, as an ES module does: Node finds the names by reading the file. */
import { deepStrictEqual, ok } from 'node:assert/strict';
import { createRequire } from 'node:module';
import * as library from 'cdktf-georeplicated-registry';

const required = createRequire(import.meta.url)('cdktf-georeplicated-registry');
const names = Object.keys(required);
deepStrictEqual(
  names.filter((name) => library[name] !== required[name]),
  [],
);
ok(names.includes('GeoReplicatedRegistry') && names.includes('InvalidConstructError'));
