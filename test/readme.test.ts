import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Sku, ZoneRedundancy } from 'cdktf-georeplicated-registry';
import { membersOf } from './interfaces';
import { newRegistry } from './stacks';

const root = join(__dirname, '..');
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const readme = read('README.md');
const blocks = (language: string) =>
  Array.from(readme.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g')), ([, block]) => block);

/** Whether a block stands in a text character by character, all its lines moved right by the same distance. */
function stands(block: string, text: string): boolean {
  return [0, 2, 4, 6, 8].some((indent) => text.includes(block.replace(/^(?=.)/gm, ' '.repeat(indent))));
}

const exampleFiles = readdirSync(join(root, 'examples')).filter((file) => file.endsWith('.ts'));

const example = execFileSync(process.execPath, [require.resolve('tsx/cli'), 'examples/synth.ts'], {
  cwd: root,
  encoding: 'utf8',
  env: { ...process.env, CDKTF_OUTDIR: undefined },
});

test.each(blocks('ts'))('code block %# stands in an example', (block) => {
  const examples = exampleFiles.map((file) => read('examples', file));
  expect(examples.filter((text) => stands(block, text))).toHaveLength(1);
});

test('the output that the README shows is what npm run synth prints', () => {
  expect(blocks('text')[0]).toBe(example);
});

test('the Terraform that the README shows is what the example synthesizes', () => {
  const terraform = read('cdktf.out', 'stacks', 'contoso', 'cdk.tf.json');
  expect(blocks('json').filter((block) => stands(block, terraform))).toHaveLength(1);
});

test('the mistake that the README shows is what the library says', () => {
  expect(() =>
    newRegistry({
      homeRegion: 'West US',
      sku: Sku.STANDARD,
      replicas: [
        { region: 'West US' },
        { region: 'eastus', zoneRedundancy: ZoneRedundancy.ENABLED },
        { region: 'East US' },
        { region: 'westeurop' },
      ],
    }),
  ).toThrow(new Error(blocks('text')[1].trimEnd()));
});

test('the table of permissions is that of the Contoso example', () => {
  const contoso = newRegistry({
    homeRegion: 'westus',
    replicas: [{ region: 'eastus' }, { region: 'canadacentral' }, { region: 'westeurope' }],
  });
  expect(readme).toContain(`\n${contoso.explainPermissions()}\n`);
});

test('the table of options has a row for each option, in order', () => {
  const options = [...membersOf('GeoReplicatedRegistryProps').keys()];
  const rows = Array.from(
    readme
      .split('## Options')[1]
      .split('##')[0]
      .matchAll(/^\| `(\w+)`/gm),
    ([, name]) => name,
  );
  expect(rows).toEqual(options);
});

test('the table of examples has a row for each example', () => {
  const rows = Array.from(readme.matchAll(/^\| \[`([\w-]+)`\]\(examples\/\1\.ts\)/gm), ([, name]) => `${name}.ts`);
  expect([...rows, 'synth.ts'].sort()).toEqual(exampleFiles.sort());
});

test('every file that the README links to is there', () => {
  const links = Array.from(readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g), ([, path]) => path);
  expect(links.filter((path) => read(path) === '')).toEqual([]);
});
