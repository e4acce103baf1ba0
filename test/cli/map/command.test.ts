import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../cli/command-line';
import { UnusableFilesError, readRegistries } from '../../../cli/map/files';
import { textOf } from '../../../cli/map/text';
import { writeWhole } from '../../../cli/map/write';
import { configuration, withRegistry } from './inputs';

const root = join(__dirname, '../../..');
const start = process.cwd();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'map-command-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(start);
  rmSync(folder, { recursive: true });
});

const registry = JSON.stringify(withRegistry({ georeplications: [] }));
const table = `Registry contoso.azurecr.io (Premium)
  home     westus              no zone flag    takes traffic
  Premium units: 1
`;

/** What a command line prints, and what it ends with. */
async function printed(...words: string[]) {
  const lines = { log: [] as string[], error: [] as string[] };
  for (const kind of ['log', 'error'] as const) {
    jest.spyOn(console, kind).mockImplementation((...words: unknown[]) => {
      lines[kind].push(words.map(String).join(' '));
    });
  }
  const out: string[] = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out.push(String(text));
    return true;
  });
  try {
    const status = await run(['map', ...words]);
    return { out: out.join(''), log: lines.log.join('\n'), error: lines.error.join('\n'), status };
  } finally {
    jest.restoreAllMocks();
  }
}

/** The stacks of an app as cdktf writes them, with the warnings of one. */
function synthesize(): void {
  for (const stack of ['one', 'two', 'empty']) mkdirSync(join('cdktf.out/stacks', stack), { recursive: true });
  const metadata = { '//': { metadata: { path: 'one/Registry/Resource' } } };
  writeFileSync('cdktf.out/stacks/one/cdk.tf.json', JSON.stringify(withRegistry({ georeplications: [], ...metadata })));
  writeFileSync('cdktf.out/stacks/two/cdk.tf.json', JSON.stringify(configuration({})));
  const annotations = [
    { constructPath: 'one/Registry', level: '@cdktf/warn', message: 'mind this [rule]' },
    { constructPath: 'one/Registry', level: '@cdktf/info', message: 'only said' },
    { constructPath: 'one/Other', level: '@cdktf/warn', message: 'of something else' },
    null,
  ];
  writeFileSync('cdktf.out/manifest.json', JSON.stringify({ stacks: { one: { annotations }, two: null } }));
}

test('without files the synthesized stacks are read, with the warnings of their constructs', async () => {
  synthesize();
  expect(await printed('--text')).toEqual({
    out: `${table}  Warning: mind this [rule]\n`,
    log: '',
    error: '',
    status: 0,
  });
});

test.each(['not JSON', 'null', '{"stacks":[]}'])('a manifest that is %s has no warnings', async (manifest) => {
  synthesize();
  writeFileSync('cdktf.out/manifest.json', manifest);
  expect((await printed('--text')).out).toBe(table);
});

test('files are read as UTF-16 too, as PowerShell writes them, and each once', async () => {
  writeFileSync('a.json', Buffer.from(`\uFEFF${registry}`, 'utf16le'));
  expect((await printed('a.json', '--text', '--', 'a.json')).out).toBe(table);
});

test('standard input is read', () => {
  const { stdout, status } = spawnSync(
    process.execPath,
    [
      require.resolve('tsx/cli'),
      '--tsconfig',
      join(root, 'tsconfig.json'),
      join(root, 'cli/main.ts'),
      'map',
      '-',
      '--text',
    ],
    { input: registry, encoding: 'utf8', cwd: root },
  );
  expect([stdout, status]).toEqual([table, 0]);
}, 60_000);

test.each([
  ['nothing.json', undefined, 'nothing.json does not exist'],
  ['folder', undefined, 'folder is a directory: name the files in it'],
  [
    'empty.json',
    ' \n',
    'empty.json is empty: pass cdk.tf.json of a stack, or the output of terraform show -json for a plan',
  ],
  [
    'text.json',
    'resource {',
    'text.json is not JSON: pass cdk.tf.json of a stack, or the output of terraform show -json for a plan',
  ],
  ['plan.out', 'PK\u0003\u0004', 'plan.out is a binary plan: pass the output of terraform show -json for it'],
  [
    'list.json',
    '[]',
    'list.json is not Terraform: pass cdk.tf.json of a stack, or the output of terraform show -json for a plan',
  ],
  [
    'null.json',
    'null',
    'null.json is not Terraform: pass cdk.tf.json of a stack, or the output of terraform show -json for a plan',
  ],
  [
    'other.json',
    '{"a":1}',
    'other.json is not Terraform: pass cdk.tf.json of a stack, or the output of terraform show -json for a plan',
  ],
  ['none.json', '{"resource":null}', 'there is no azurerm_container_registry in none.json'],
])('%s is refused in one line, and nothing is written', async (file, content, line) => {
  mkdirSync('folder');
  if (content !== undefined) writeFileSync(file, content);
  const before = readdirSync('.');
  expect(await printed(file)).toEqual({ out: '', log: '', error: line, status: 1 });
  expect(readdirSync('.')).toEqual(before);
});

test('all files that cannot be used are reported', async () => {
  writeFileSync('a.json', registry);
  const unusable = readRegistries(['a.json', 'b.json', 'c\u001b.json']);
  await expect(unusable).rejects.toThrow(
    new UnusableFilesError(['b.json does not exist', 'c\\u001b.json does not exist']),
  );
});

test('a file without end is refused', async () => {
  await expect(readRegistries(['/dev/zero'])).rejects.toThrow('/dev/zero is too large: at most 256 MiB can be read');
}, 60_000);

test('without files and without synthesized stacks the command says what to do', async () => {
  const { error, status } = await printed();
  expect([error, status]).toEqual([
    `there is no ${join('cdktf.out/stacks/*/cdk.tf.json')}: synthesize the app first, or name files`,
    1,
  ]);
});

test.each([
  [['--out'], '--out needs a value: see --help'],
  [['--out='], '--out needs a value: see --help'],
  [['--text=yes'], '--text takes no value: see --help'],
  [['--svgg'], 'unknown option "--svgg": did you mean "--svg"? see --help'],
  [['--text', '--svg'], '--text and --svg cannot be combined: see --help'],
  [['--open', '--text'], '--open needs a file to open, and --out - writes none: see --help'],
  [['--open', '--out', '-'], '--open needs a file to open, and --out - writes none: see --help'],
  [['a.json', '--out=./a.json'], '--out would overwrite an input file: see --help'],
])('%j is refused in one line', async (words, line) => {
  writeFileSync('a.json', registry);
  expect(await printed(...words)).toEqual({ out: '', log: '', error: line, status: 2 });
  expect(readdirSync('.')).toEqual(['a.json']);
});

test('--help says how it is used', async () => {
  const { log, status } = await printed('x.json', '--help');
  expect([log.split('\n')[0], status]).toEqual(['Usage: npx cdktf-georeplicated-registry map [file ...] [options]', 0]);
  expect(Math.max(...log.split('\n').map((line) => line.length))).toBeLessThanOrEqual(125);
});

test('--out writes the table to a file', async () => {
  writeFileSync('a.json', registry);
  expect(await printed('a.json', '--text', '--out=table.txt')).toMatchObject({
    out: '',
    log: 'Wrote table.txt',
    status: 0,
  });
  expect(readFileSync('table.txt', 'utf8')).toBe(table);
});

test('a file that is there is replaced as a whole, where a link leads, and keeps its mode', async () => {
  writeFileSync('target', 'before', { mode: 0o640 });
  symlinkSync('target', 'link');
  await writeWhole('link', 'after');
  expect([readFileSync('target', 'utf8'), statSync('target').mode & 0o777]).toEqual(['after', 0o640]);
  expect(readdirSync('.').sort()).toEqual(['link', 'target']);
});

test('what cannot be written is said in one line, and leaves nothing', async () => {
  mkdirSync('folder');
  await expect(writeWhole('folder', 'x')).rejects.toThrow(/^folder cannot be written: EISDIR: [^']*$/);
  await expect(writeWhole('nowhere/x', 'x')).rejects.toThrow(/^nowhere\/x cannot be written: ENOENT: [^']*$/);
  writeFileSync('a.json', registry);
  const { error, status } = await printed('a.json', '--text', '--out', 'nowhere/x');
  expect([error, status]).toEqual(['nowhere/x cannot be written: ENOENT: no such file or directory', 1]);
});

test('a device is written to, and stays what it is', async () => {
  await writeWhole('/dev/null', 'x');
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('tables of several registries have an empty line between them', async () => {
  writeFileSync('a.json', registry);
  writeFileSync('b.json', JSON.stringify(withRegistry({ name: 'other', sku: 'Standard', georeplications: [] })));
  expect(textOf(await readRegistries(['a.json', 'b.json']))).toBe(`${table}
Registry other.azurecr.io (Standard)
  home     westus              no zone flag    takes traffic
  Premium units: 0
`);
  expect(existsSync('map.html')).toBe(false);
});
