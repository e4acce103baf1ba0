import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationsOf } from '../../lib/azure/operations';
import { regions } from '../../lib/azure/regions';
import { builtInRoles } from '../../lib/azure/roles';
import {
  areLocations,
  refreshRegions,
  refreshRoles,
  regionMember,
  regionRow,
  roleRow,
  unknownOperations,
  withLines,
  type Location,
} from '../../scripts/tables';

const read = (path: string) => readFileSync(join(__dirname, '../..', path), 'utf8');
const locations = JSON.parse(read('test/scripts/locations.json')) as readonly Location[];

describe('the tables are what the script writes', () => {
  test.each([
    ['lib/azure/regions.ts', 'export const regions: readonly Region[] = [', '];', regions.map(regionRow)],
    ['lib/azure/roles.ts', 'export const builtInRoles: readonly BuiltInRole[] = [', '];', builtInRoles.map(roleRow)],
    [
      'lib/options/azure-region.ts',
      'export class AzureRegion {',
      '\n  private constructor',
      regions.filter(({ cloud }) => cloud === 'public').map(regionMember),
    ],
  ])('%s', (path, first, last, lines) => {
    expect(withLines(read(path), first, last, lines)).toBe(read(path));
  });
});

describe('regions', () => {
  test('get what Azure prints, and keep what it does not print', () => {
    expect(areLocations(locations)).toBe(true);
    const { table, remarks } = refreshRegions(regions, locations, 'public');
    expect(table.map(({ name }) => name)).toEqual([...regions.map(({ name }) => name), 'denmarkwest'].sort());
    const named = (name: string) => table.find((region) => region.name === name);
    expect(named('westeurope')).toEqual(regions.find(({ name }) => name === 'westeurope'));
    expect(named('westus')).toMatchObject({ zones: true, registries: true, restricted: false });
    expect(named('denmarkwest')).toEqual({
      name: 'denmarkwest',
      displayName: 'Denmark West',
      cloud: 'public',
      geography: 'Denmark',
      zones: true,
      pair: undefined,
      latitude: 55.4,
      longitude: 9.1,
      registries: undefined,
      restricted: false,
    });
    expect(remarks.slice(0, 3)).toEqual([
      'denmarkwest is new: look up whether it has Container Registry, and whether access is restricted',
      'westus has availability zones now: replicas there are replaced',
      'australiacentral is not printed, and kept: subscriptions do not see every region',
    ]);
  });

  test.each([[{}], [null], [[{ name: 'x' }]], [[null]]])('are not read from %j', (printed) => {
    expect(areLocations(printed)).toBe(false);
  });
});

test('roles get what Azure prints, and others about registries are named', () => {
  const [first, second] = builtInRoles;
  const { table, remarks } = refreshRoles(
    [first, second],
    [
      { name: first.id, roleName: first.name, permissions: [{ actions: ['a/read'], notActions: ['a/write'] }] },
      { name: 'b', roleName: 'Container Registry Astronaut', permissions: [] },
      { name: 'c', roleName: 'Astronaut', permissions: [] },
    ],
  );
  expect(table).toEqual([{ ...first, actions: ['a/read'], notActions: ['a/write'] }, second]);
  expect(remarks).toEqual([
    `${second.name} is not printed, and kept: take it out if Azure has it no more`,
    'Container Registry Astronaut is about registries and not in the table',
  ]);
});

test('operations that Azure does not have are named, of the namespace that was asked for', () => {
  const actions = operationsOf.registry.map(({ action }) => action);
  const names = actions.slice(1).map((name) => ({ name: name.toUpperCase() }));
  const provider = { operations: names.slice(0, 1), resourceTypes: [{ operations: names.slice(1) }] };
  expect(unknownOperations([...actions, 'Microsoft.Network/x/read'], 'microsoft.containerregistry', provider)).toEqual([
    actions[0],
  ]);
});
