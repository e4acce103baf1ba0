import { join } from 'node:path';
import { App, TerraformStack } from 'cdktf';
import { GeoReplicatedRegistry, type GeoReplicatedRegistryProps } from 'cdktf-georeplicated-registry';
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import { choiceOf, newRegistry, propsOf, regionsOf, toggled, withHome } from '../../../cli/map/page/choice';
import { programOf } from '../../../cli/map/page/code';
import { validateBy, type Load } from '../../../cli/map/page/validate';
import { regions } from '../../../cli/map/view/regions';
import { read, withRegistry, type Json } from './inputs';

const root = join(__dirname, '../../..');

/** The library as the page has it: one script, which asks for cdktf and the provider. */
const library = buildSync({
  entryPoints: [join(root, 'lib/index.ts')],
  bundle: true,
  platform: 'node',
  packages: 'external',
  write: false,
}).outputFiles[0].text;
// eslint-disable-next-line @typescript-eslint/no-implied-eval -- as the page runs it
const validate = validateBy(new Function('require', 'module', library) as Load);

/** What the construct says in an app. */
function constructed(props: GeoReplicatedRegistryProps) {
  try {
    const { warnings } = new GeoReplicatedRegistry(new TerraformStack(new App(), 'plan'), 'Registry', props);
    return { faults: [], warnings };
  } catch (error) {
    return { faults: (error as { faults: { message: string }[] }).faults.map(({ message }) => message), warnings: [] };
  }
}

const names = regions.map(({ name }) => name);

test('the page says what the construct says', () => {
  const region = fc.oneof(fc.constantFrom(...names), fc.constantFrom('', 'westeurop', 'a b', '${x'));
  const name = fc.oneof(fc.constantFrom('contoso', 'a-b', '', 'login', '$${x}'), fc.string());
  fc.assert(
    fc.property(name, region, fc.uniqueArray(region, { maxLength: 6 }), (registryName, home, replicas) => {
      const props = propsOf({ name: registryName, home, replicas }, 'images');
      expect(validate(props)).toEqual(constructed(props));
    }),
    { seed: 16, numRuns: 150 },
  );
});

test('each region can be home, and says of itself what it would at synth', () => {
  for (const home of names) {
    const props = propsOf({ name: 'contoso', home, replicas: [] }, 'images');
    expect(validate(props)).toEqual(constructed(props));
  }
});

test('choices are made one after another', () => {
  const home = withHome(newRegistry, 'westus');
  const two = toggled(toggled(home, 'westeurope'), 'eastus');
  expect(regionsOf(two)).toEqual(['westus', 'eastus', 'westeurope']);
  expect(regionsOf(toggled(two, 'eastus'))).toEqual(['westus', 'westeurope']);
  expect(toggled(two, 'westus')).toBe(two);
  expect(regionsOf(withHome(two, 'eastus'))).toEqual(['eastus', 'westeurope']);
  expect(regionsOf(newRegistry)).toEqual([]);
});

const replica = (location: string, zones: boolean, routing = true): Json => ({
  location,
  zone_redundancy_enabled: zones,
  regional_endpoint_enabled: routing,
});

test('what is set of the regions of a registry stays, so that nothing of it is replaced', async () => {
  const [registry] = await read(
    withRegistry({
      location: 'eastus',
      zone_redundancy_enabled: false,
      georeplications: [replica('westeurope', true), replica('uksouth', false, false), replica('${var.region}', true)],
    }),
  );
  const choice = toggled(choiceOf(registry), 'japaneast');
  expect(propsOf(choice, 'images')).toEqual({
    registryName: 'contoso',
    resourceGroupName: 'images',
    homeRegion: 'eastus',
    zoneRedundancy: 'Disabled',
    replicas: [
      { region: 'japaneast', zoneRedundancy: 'Automatic' },
      { region: 'uksouth', globalEndpointRouting: false, zoneRedundancy: 'Disabled' },
      { region: 'westeurope', zoneRedundancy: 'Automatic' },
    ],
  });
  // A replica that becomes the home region is made anew, and the home region a replica.
  expect(propsOf(toggled(withHome(choice, 'uksouth'), 'eastus'), 'images')).toMatchObject({
    homeRegion: 'uksouth',
    replicas: [{ region: 'eastus' }, { region: 'japaneast' }, { region: 'westeurope' }],
  });
});

test('a registry whose name and home region Terraform fills in is chosen anew', async () => {
  const [late] = await read(withRegistry({ name: '${var.name}', location: '${var.home}' }));
  expect(choiceOf(late)).toMatchObject({ name: 'contoso', home: undefined, replicas: ['eastus', 'westeurope'] });
});

test('a program names what it imports, and escapes what Terraform would read', () => {
  const program = programOf({ name: "o'${x}", home: 'westus', replicas: [] });
  expect(program).toContain(`registryName: "o'$\${x}",`);
  expect(program).toContain("new RegistryStack(app, 'ox');");
  expect(program).toContain("import { GeoReplicatedRegistry } from 'cdktf-georeplicated-registry';");
  expect(programOf({ name: '<>', home: 'westus', replicas: [] })).toContain("new RegistryStack(app, 'registry');");
});

test.each([
  ['westus', '{ features: [{}] }'],
  ['chinanorth3', "{ environment: 'china', features: [{}] }"],
  ['usgovvirginia', "{ environment: 'usgovernment', features: [{}] }"],
])('a program for %s has azurerm log in to its cloud', (home, options) => {
  expect(programOf({ name: 'contoso', home, replicas: [] })).toContain(
    `new AzurermProvider(this, 'azurerm', ${options});`,
  );
});
