import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { Sku, ZoneRedundancy } from 'cdktf-georeplicated-registry';
import { repository } from '../package.json';
import { newApp, stackIn } from './app/apps';
import { newRegistry } from './stacks';

const root = join(__dirname, '..');
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
/** Where links of the README lead, which is read on the package's page and in installed packages too. */
const home = repository.url.replace(/\.git$/, '');
const base = `${home}/blob/main/`;
const guides = readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md'));
const others = ['CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'];
const pages = ['README.md', ...others, ...guides.map((file) => `docs/${file}`)];
const reference = ['README.md', 'rules.md'];

interface Block {
  readonly page: string;
  readonly language: string;
  readonly text: string;
}

const blocks: Block[] = pages.flatMap((page) =>
  Array.from(read(page).matchAll(/^( *)```(\w+)\n([^]*?)^ *```/gm), ([, indent, language, text]) => ({
    page,
    language,
    text: text.replace(new RegExp(`^${indent}`, 'gm'), ''),
  })),
);
const of = (...languages: string[]) => blocks.filter(({ language }) => languages.includes(language));

/** Whether a block stands in a text character by character, all its lines moved right by the same distance. */
function stands(block: string, text: string): boolean {
  return [0, 2, 4, 6, 8].some((indent) => text.includes(block.replace(/^(?=.)/gm, ' '.repeat(indent))));
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { encoding: 'utf8', recursive: true })
    .map((path) => join(folder, path))
    .filter((path) => statSync(join(root, path)).isFile());
}

const exampleFiles = readdirSync(join(root, 'examples')).filter((file) => file.endsWith('.ts'));
const quoted = [...filesIn('examples'), ...filesIn('test/consumer/app')].map((path) => read(path));

const example = execFileSync(process.execPath, [require.resolve('tsx/cli'), 'examples/synth.ts'], {
  cwd: root,
  encoding: 'utf8',
  env: { ...process.env, CDKTF_OUTDIR: undefined },
});

test.each(of('ts', 'yaml', 'bash', 'python', 'java', 'go', 'xml').map((block) => [block.page, block.text]))(
  'code of %s stands in an example: %s',
  (_, text) => {
    expect(quoted.filter((file) => stands(text, file))).not.toEqual([]);
  },
);

test('the output that the README shows is what npm run synth prints', () => {
  expect(of('text').map(({ text }) => text)).toContain(example);
});

test('the Terraform that guides show is what the example synthesizes', () => {
  const terraform = read('cdktf.out', 'stacks', 'contoso', 'cdk.tf.json');
  expect(of('json').filter(({ text }) => !stands(text, terraform))).toEqual([]);
});

describe('errors that pages show are what the library says', () => {
  // That of the other engine is another one in each package: test/app/engines.test.ts has it.
  const shown = of('text').filter(
    ({ page, text }) => text.startsWith('GeoReplicatedRegistry at') && !/cdkt[fn]\.md/.test(page),
  );

  test('about options', () => {
    const message = shown.find(({ page }) => page === 'README.md')?.text;
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
    ).toThrow(new Error(message?.trimEnd()));
  });

  test('about stacks that depend on each other', () => {
    const message = shown.find(({ page }) => page === 'docs/stacks-and-subscriptions.md')?.text;
    const app = newApp();
    const [images, shop] = [stackIn(app, 'images'), stackIn(app, 'shop')];
    const registry = newRegistry({}, images);
    const identity = new UserAssignedIdentity(shop, 'Identity', {
      name: 'shop',
      location: 'x',
      resourceGroupName: 'x',
    });
    registry.grantPull('Shop', identity.principalId);
    new TerraformOutput(shop, 'used', { value: registry.registryId });
    expect(() => {
      App.of(images)
        .node.findAll()
        .filter((node) => TerraformStack.isStack(node))
        .forEach((stack) => {
          stack.prepareStack();
        });
    }).toThrow(new Error(message?.trimEnd()));
  });

  test('and no others are shown', () => {
    expect(shown.map(({ page }) => page)).toEqual(['README.md', 'docs/stacks-and-subscriptions.md']);
  });
});

test('the faults of a file that a guide shows are those that the example reports', () => {
  const [file, ...others] = of('text').filter(({ text }) => text.startsWith('The file is not valid:'));
  expect(others).toEqual([]);
  const reported = read('test/from-yaml.test.ts');
  expect(file.text.split('\n').filter((line) => !reported.includes(line))).toEqual([]);
});

test('the table of permissions is that of the Contoso example', () => {
  const contoso = newRegistry({
    homeRegion: 'westus',
    replicas: [{ region: 'eastus' }, { region: 'canadacentral' }, { region: 'westeurope' }],
  });
  expect(read('docs/permissions-and-grants.md')).toContain(`\n${contoso.explainPermissions()}\n`);
});

test('the table of examples has a row for each example', () => {
  const rows = Array.from(
    read('README.md').matchAll(/^\| \[`([\w-]+)`\]\(([^)]+)\)/gm),
    ([, name, link]) => [`${name}.ts`, link] as const,
  );
  expect(rows.map(([file]) => file).sort()).toEqual(exampleFiles.filter((file) => file !== 'synth.ts').sort());
  expect(rows.filter(([file, link]) => link !== `${base}examples/${file}`)).toEqual([]);
});

describe('links', () => {
  const links = pages.flatMap((page) =>
    Array.from(read(page).matchAll(/\]\(([^)]+)\)/g), ([, link]) => ({ page, link })),
  );

  test('of the README are absolute, because it is read in installed packages too', () => {
    const own = links.filter(({ page, link }) => page === 'README.md' && !link.startsWith('https://'));
    expect(own).toEqual([]);
  });

  test('lead to files that are there, and to parts that they have', () => {
    const missing = links
      .map(({ page, link }) => ({ page, link: link.replace(`${home}/raw/main/`, base) }))
      .filter(({ link }) => link.startsWith(base) || !/^https?:/.test(link))
      .filter(({ page, link }) => {
        const [path, part = ''] = targetOf(page, link).split('#');
        return !existsSync(join(root, path)) || (part !== '' && !partsOf(path).includes(part));
      });
    expect(missing).toEqual([]);
  });
});

/** Where a link of a page leads, from the root of the repository. */
function targetOf(page: string, link: string): string {
  if (link.startsWith('#')) return page + link;
  return link.startsWith(base) ? link.slice(base.length) : join(dirname(page), link);
}

/** What links can name of a page: its headings, as GitHub writes them, and its anchors. */
function partsOf(path: string): string[] {
  const text = read(path);
  const headings = Array.from(text.matchAll(/^#+ (.*)$/gm), ([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
  return [...headings, ...Array.from(text.matchAll(/<a (?:id|name)="([^"]+)"/g), ([, id]) => id)];
}

test('the README leads to the index of guides', () => {
  expect(read('README.md')).toContain(`](${base}docs/README.md)`);
});

test('the files that contributors are led to are there', () => {
  const named = Array.from(
    read('CONTRIBUTING.md').matchAll(/`([\w.-]+\/[\w./-]+\.\w+|[A-Z]+\.md)`/g),
    ([, path]) => path,
  );
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('the index has each guide', () => {
  const listed = Array.from(read('docs/README.md').matchAll(/\]\((\S+\.md)\)/g), ([, file]) => file);
  expect(guides.filter((file) => file !== 'README.md' && !listed.includes(file))).toEqual([]);
});

test('pages are short enough to be read', () => {
  const lines = (page: string) => read(page).split('\n').length - 1;
  expect(lines('README.md')).toBeLessThanOrEqual(200);
  const tasks = guides.filter((file) => !reference.includes(file));
  expect(tasks.filter((file) => lines(`docs/${file}`) > 120)).toEqual([]);
});

test('the picture of the house is what the lint rules enforce and the imports are', () => {
  const picture = /^room .*\n([^]*?)```/m.exec(read('CONTRIBUTING.md'))?.[1] ?? '';
  const names = Array.from(picture.matchAll(/^\w+/gm), ([room]) => room);
  const allowed = Object.fromEntries(
    picture
      .trim()
      .split('\n')
      .map((line) => [/^\w+/.exec(line)?.[0] ?? '', (/^\w+ +([a-z ]*?)(?: {2,}|$)/.exec(line)?.[1] ?? '').split(' ')]),
  );
  const imports = (room: string) => {
    const sources = filesIn(`lib/${room}`).map((path) => read(path));
    const targets = sources.flatMap((source) => Array.from(source.matchAll(/from '(?:\.\.\/)+(\w+)/g), ([, to]) => to));
    return [...new Set(targets)].filter((to) => names.includes(to) && to !== room).sort();
  };
  const bans = JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', printBans], { cwd: root, encoding: 'utf8' }),
  ) as Readonly<Record<string, string[] | undefined>>;
  const forbidden = (room: string) =>
    names.filter((to) => to !== room && bans[room]?.some((group) => group === '../*' || group === `**/${to}/**`));
  for (const room of names) {
    expect([room, forbidden(room)]).toEqual([room, names.filter((to) => to !== room && !allowed[room].includes(to))]);
  }
  for (const room of names)
    expect([room, imports(room)]).toEqual([room, allowed[room].filter((to) => to !== '').sort()]);
});

/** What each room never imports, by the lint rules. */
const printBans = `
  import config from './eslint.config.mjs';
  const bans = {};
  for (const { files = [], rules = {} } of config.flat(9)) {
    const [, { patterns = [] } = {}] = rules['@typescript-eslint/no-restricted-imports'] ?? [];
    for (const [, room] of files.map((file) => /^lib\\/(\\w+)\\/\\*\\*$/.exec(file) ?? []))
      if (room) bans[room] = patterns.filter((each) => !each.allowTypeImports).flatMap(({ group = [] }) => group);
  }
  console.log(JSON.stringify(bans));
`;
