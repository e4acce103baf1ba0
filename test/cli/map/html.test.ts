import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { transformSync } from 'esbuild';
import { map } from '../../../cli/map/command';
import { htmlOf } from '../../../cli/map/html';
import { svgOf } from '../../../cli/map/svg';
import { textOf } from '../../../cli/map/text';
import { withExample } from '../../examples';
import { read, withRegistry } from './inputs';

const root = join(__dirname, '../../..');
const style = transformSync(readFileSync(join(root, 'cli/map/picture.css'), 'utf8'), {
  loader: 'css',
  minify: true,
}).code;
const assets = { script: 'run()', style: '.map{}', library: 'loadLibrary=()=>{}' };

/** A text that would end elements, attributes and scripts. */
const hostile = `a"'><script>alert(1)</script><!--`;

test('the map of Contoso in the documentation is what the command draws', async () => {
  const terraform = withExample('contoso', (_, outdir) =>
    readFileSync(join(outdir, 'stacks/contoso/cdk.tf.json'), 'utf8'),
  );
  const drawn = svgOf(await read(JSON.parse(terraform)), style);
  // To write it again: npm run synth, then node dist/cli.js map cdktf.out/stacks/contoso/cdk.tf.json --svg --out docs/contoso.svg
  expect(readFileSync(join(root, 'docs/contoso.svg'), 'utf8')).toBe(drawn);
});

test('names are text, in elements, in attributes and in the data of the page', async () => {
  const registries = await read(
    withRegistry(
      { name: hostile, location: hostile, sku: hostile },
      { azurerm_container_registry_webhook: { A: { name: hostile, location: 'westus', registry_name: hostile } } },
    ),
  );
  const page = htmlOf(registries, assets);
  expect(page.match(/<script/g)).toHaveLength(3);
  expect(page.match(/<\/script>/g)).toHaveLength(3);
  expect(page).not.toContain('<!--');
  expect(page).toContain('a&#34;&#39;&#62;&#60;script&#62;alert(1)');
  const [, data] = /id="registries">(.*)<\/script>/.exec(page) ?? [];
  expect(JSON.parse(data)).toMatchObject([{ name: hostile, sku: hostile }]);
  expect(svgOf(registries, style)).not.toMatch(/<script|<!--/);
});

test('the policy of the page lets nothing run but its own code and the library', async () => {
  const page = htmlOf(await read(withRegistry()), assets);
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  expect(page.replaceAll('&#39;', "'")).toContain(
    `content="default-src 'none'; script-src ${hash(assets.script)} ${hash(assets.library)}; style-src ${hash(assets.style)}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types library"`,
  );
  expect(page).not.toMatch(/ (style|on\w+)=/);
  const [, library] = /id="library">(.*)<\/script>/.exec(page) ?? [];
  expect(gunzipSync(Buffer.from(library, 'base64')).toString()).toBe(assets.library);
});

test('the same input always gives the same page', async () => {
  const [first, second] = [await read(withRegistry()), await read(withRegistry())];
  expect(htmlOf(first, assets)).toBe(htmlOf(second, assets));
});

test('the table has a row for each region, and a column for changes only where there are some', async () => {
  const cells = (page: string) =>
    Array.from(page.matchAll(/<tr>(.*?)<\/tr>/g), ([, row]) =>
      Array.from(row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g), ([, cell]) => cell.replace('<wbr>', '')),
    );
  expect(cells(htmlOf(await read(withRegistry({ georeplications: [] })), assets))).toEqual([
    [
      'Region',
      'Role',
      'Zone redundancy',
      'Routing',
      'Data endpoint',
      'Regional endpoint',
      'Private endpoints',
      'Webhooks',
      'Geography',
      'Pair',
    ],
    [
      'West US',
      'home',
      'no zones in this region',
      'takes traffic',
      'contoso.westus.data.azurecr.io',
      'off',
      'none',
      'none',
      'United States',
      'East US',
    ],
  ]);
  const china = withRegistry({ location: 'China North 3', georeplications: [{ location: '${var.region}' }] });
  expect(cells(htmlOf(await read(china), assets)).slice(1)).toEqual([
    [
      'China North 3',
      'home',
      'no zone flag',
      'takes traffic',
      'contoso.chinanorth3.data.azurecr.cn',
      'off',
      'none',
      'none',
      'China',
      'China East 3',
    ],
    ['${var.region}', 'replica', 'no zone flag', 'out of rotation', 'yes', 'off', 'none', 'none', 'not known', 'none'],
  ]);
});

test('several registries have an overview, and one legend', async () => {
  const page = htmlOf(await read(withRegistry(), withRegistry({ name: 'other', georeplications: [] })), assets);
  expect(page).toContain('<h1>2 container registries</h1>');
  expect(page).toContain('Premium units: 4 · from 0.json, 1.json');
  expect(page).toContain('<a href="#registry-1">other.azurecr.io</a><span class="quiet"> West US, 0 replicas</span>');
  expect(page.match(/Home region/g)).toHaveLength(1);
});

test('warnings of the library are shown', async () => {
  const [one] = await read(withRegistry());
  expect(htmlOf([{ ...one, warnings: ['a <b> [rule]'] }], assets)).toContain('<li>a &#60;b&#62; [rule]</li>');
});

test('the table in the guide is what --text prints of the Contoso example', async () => {
  const guide = readFileSync(join(root, 'docs/map.md'), 'utf8');
  const [, table] = /```text\n([^]*?)```/.exec(guide) ?? [];
  const printed = withExample('contoso', (_, outdir) =>
    readFileSync(join(outdir, 'stacks/contoso/cdk.tf.json'), 'utf8'),
  );
  expect(table.replace(/ {2}Warning: .*\n/, '')).toBe(textOf(await read(JSON.parse(printed))));
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(`\`\`\`text\n${table}`);
});

test('every option of the command is in the guide', () => {
  const guide = readFileSync(join(root, 'docs/map.md'), 'utf8');
  for (const option of map.options?.keys() ?? []) expect(guide).toContain(`| \`${option}`);
});
