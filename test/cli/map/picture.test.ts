import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { overlap, placeLabels, spread } from '../../../cli/map/view/labels';
import { marksOf, notOnTheMap, picture, pointsOf } from '../../../cli/map/view/picture';
import { pointOf, regions } from '../../../cli/map/view/regions';
import { closeUp, viewOf, wholeWorld } from '../../../cli/map/view/views';
import { europe, read, withRegistry } from './inputs';

const root = join(__dirname, '../../..');

test('the land and the places of regions are what the script writes', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/world.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect([stderr, status]).toEqual(['', 0]);
});

test('every region of the catalog is on the map', () => {
  expect(regions.filter(({ name }) => pointOf(name) === undefined)).toEqual([]);
});

/** A few of the regions, by a rule that always picks the same. */
function some(seed: number, count: number): string[] {
  const names = regions.map(({ name }) => name);
  let at = seed;
  return Array.from({ length: count }, () => {
    at = (at * 1103515245 + 12345) % 2147483648;
    return names.splice(at % names.length, 1)[0];
  });
}

async function drawn(home: string, ...replicas: string[]) {
  const georeplications = replicas.map((location) => ({ location, regional_endpoint_enabled: true }));
  const marks = marksOf((await read(withRegistry({ location: home, georeplications })))[0]);
  return picture(marks, viewOf(pointsOf(marks)));
}

test.each([
  ['eight regions in Europe', [...europe]],
  ['eight regions in Europe, and two far away', [...europe, 'westus2', 'australiaeast']],
  ['all of China', ['chinanorth3', 'chinaeast', 'chinaeast2', 'chinaeast3', 'chinanorth', 'chinanorth2']],
  ...[1, 2, 3, 4, 5, 6].map((seed): [string, string[]] => [`twelve regions, ${seed}`, some(seed, 12)]),
])('each label has room: %s', async (_, names) => {
  const [home, ...replicas] = names;
  const { marks, crowded } = await drawn(home, ...replicas);
  expect(crowded).toBe(0);
  for (const [i, a] of marks.entries()) {
    for (const b of marks.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(15);
  }
});

test('labels cover neither each other nor a mark, nor are they outside', () => {
  const frame = { x: 0, y: 0, width: 1000, height: 418 };
  for (let seed = 1; seed < 40; seed++) {
    const points = some(seed, 4 + (seed % 25)).map((name) => {
      const [x, y] = pointOf(name) ?? [0, 0];
      return { x: x / 2, y: y / 2 };
    });
    spread(points, 17);
    const labelled = points.map((point, i) => ({ ...point, radius: 9, width: 60 + ((seed * i) % 70), height: 15 }));
    const placed = placeLabels(labelled, frame).flatMap((box) => box ?? []);
    expect(placed.length).toBeGreaterThan(0);
    for (const [i, box] of placed.entries()) {
      expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= 1000 && box.y + box.height <= 418).toBe(true);
      expect(placed.slice(i + 1).filter((other) => overlap(box, other, 0))).toEqual([]);
      const covers = labelled.filter(({ x, y, radius }) =>
        overlap(box, { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }, -0.01),
      );
      expect(covers).toEqual([]);
    }
  }
});

test('the whole world is drawn, unless marks are too close to each other there', () => {
  const points = (...names: string[]) => names.map((name) => pointOf(name) ?? ([0, 0] as const));
  expect(viewOf(points('westus', 'eastus', 'westeurope'))).toEqual(wholeWorld);
  expect(viewOf([])).toEqual(wholeWorld);
  const near = viewOf(points('westeurope', 'uksouth', 'northeurope', 'francecentral'));
  expect(near.scale).toBeGreaterThan(2 * wholeWorld.scale);
  // Nowhere else can these be seen together.
  expect(viewOf(points('eastus', 'eastus2', 'australiaeast')).scale).toBe(wholeWorld.scale);
  const corner = closeUp(points('newzealandnorth'), 1000, 418);
  expect(corner.x + 1000 / corner.scale).toBeLessThanOrEqual(2 * wholeWorld.width);
});

test('what cannot be drawn is listed', async () => {
  const [one] = await read(
    withRegistry({ location: '${var.home}', georeplications: [{ location: 'atlantis' }, { location: 'eastus' }] }),
  );
  expect(notOnTheMap(one)).toEqual(['${var.home}', 'atlantis']);
  expect(marksOf(one).map(({ region }) => region)).toEqual(['eastus']);
});

test('marks have what their region has, and say it', async () => {
  const id = '${azurerm_container_registry.Registry.id}';
  const connected = (location: string) => ({
    name: `pe-${location}`,
    location,
    private_service_connection: { private_connection_resource_id: id },
  });
  const [one] = await read(
    withRegistry(
      {},
      {
        azurerm_private_endpoint: { A: connected('eastus'), B: connected('norwayeast'), C: connected('norwayeast') },
        azurerm_container_registry_webhook: { A: { name: 'hook', location: 'westus', registry_name: 'contoso' } },
      },
    ),
  );
  expect(marksOf(one).map(({ region, classes, title }) => [region, classes, title])).toEqual([
    ['westus', 'home', 'West US, home region, no zones in this region, takes traffic, 1 webhook'],
    ['eastus', 'replica out', 'East US, replica, zone-redundant, out of rotation, 1 private endpoint'],
    ['westeurope', 'replica', 'West Europe, replica, zone-redundant, takes traffic'],
    ['norwayeast', 'elsewhere', 'Norway East, 2 private endpoints only'],
  ]);
});
