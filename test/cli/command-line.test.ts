import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { version } from 'cdktf-georeplicated-registry/package.json';
import { run } from '../../cli/command-line';
import { expectedStack, recordedFiles, replications, show, webhooks } from './adopt/recorded';

const root = join(__dirname, '../..');
const script = ['--tsconfig', join(root, 'tsconfig.json'), join(root, 'cli/main.ts')];
const tsx = require.resolve('tsx/cli');

function command(args: string[], input?: string | Buffer, cwd = root) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [tsx, ...script, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    env: { ...process.env, CDKTF_OUTDIR: undefined },
  });
  return { stdout, stderr, status };
}

/** What a command line that needs no input prints, without a process of its own. */
async function printed(args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  jest.spyOn(console, 'log').mockImplementation((line) => out.push(`${String(line)}\n`));
  jest.spyOn(console, 'error').mockImplementation((line) => err.push(`${String(line)}\n`));
  try {
    const status = await run(args);
    return { stdout: out.join(''), stderr: err.join(''), status };
  } finally {
    jest.restoreAllMocks();
  }
}

const usage = `Usage: npx cdktf-georeplicated-registry <command>

Commands:
  adopt [file ...]    Print a stack that takes over a registry that exists.
  map [file ...]      Draw the regions of registries on a map of the world.

Options:
  -h, --help          Print this text, or after a command, how to use that command.
  --version           Print the version of the package.
`;

test('adopt prints the stack, and reports the rest on standard error', () => {
  const { stdout, stderr, status } = command(['adopt', ...recordedFiles]);
  expect([stdout, status]).toEqual([expectedStack, 0]);
  const notes = Array.from(expectedStack.matchAll(/^ \* - (.*)$/gm), ([, note]) => `  - ${note}\n`);
  expect(stderr).toBe(`Not carried over:\n${notes.join('')}`);
});

test('adopt reads standard input, also as PowerShell writes it, and together with files', () => {
  const text = Buffer.from(`\uFEFF${show}${replications}${webhooks}`, 'utf16le');
  expect(command(['adopt'], text).stdout).toBe(expectedStack);
  const [, ...lists] = recordedFiles;
  expect(command(['adopt', '-', '--', ...lists], show).stdout).toBe(expectedStack);
});

test('adopt reports what the library refuses on standard error, and fails where nothing is left', () => {
  const scoped = command(['adopt'], `${show}${replications}${webhooks.replaceAll('web:*', '*')}`);
  expect(scoped.stderr).toMatch(/^Not carried over:\n {2}- the scope of releaseeastus2, releasenortheurope, release/);
  expect(scoped.stdout).toContain(' * - the scope of releaseeastus2, releasenortheurope, releasewesteurope: it stays');
  expect(scoped.status).toBe(0);
  const group = command(['adopt'], `${show}${replications}${webhooks}`.replaceAll('/contoso-images/', '/grün/'));
  expect(group).toMatchObject({ stdout: '', status: 1 });
  expect(group.stderr).toMatch(/^Cannot adopt:\n {2}- resourceGroupName contains a character .*\n$/);
});

test('adopt fails with all files that cannot be read', () => {
  expect(command(['adopt', 'nowhere.json', 'test'])).toEqual({
    stdout: '',
    stderr: `Cannot adopt:
  - nowhere.json cannot be read: ENOENT: no such file or directory, open 'nowhere.json'
  - test cannot be read: EISDIR: illegal operation on a directory, read
`,
    status: 1,
  });
});

test('adopt writes nothing where it is run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'adopt-'));
  try {
    chmodSync(folder, 0o555);
    expect(command(['adopt', ...recordedFiles], '', folder)).toMatchObject({ stdout: expectedStack, status: 0 });
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('adopt says in one line that nobody reads what it prints', async () => {
  const child = spawn(process.execPath, [tsx, ...script, 'adopt', ...recordedFiles], { cwd: root });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect([status, stderr.replace(/Not carried over:\n( {2}- .*\n)*/, '')]).toEqual([
    1,
    'standard output cannot be written: write EPIPE\n',
  ]);
}, 60_000);

test.each([[['--help']], [['-h']], [['help']], [['--help', 'adpot']]])('%j prints the usage', async (args) => {
  expect(await printed(args)).toEqual({ stdout: usage, stderr: '', status: 0 });
});

test.each([[['adopt', '--help']], [['adopt', 'show.json', '-h']], [['help', 'adopt']]])(
  '%j prints the usage of the command',
  async (args) => {
    const { stdout, stderr, status } = await printed(args);
    expect([stdout.split('\n')[0], stderr, status]).toEqual([
      'Usage: npx cdktf-georeplicated-registry adopt [file ...]',
      '',
      0,
    ]);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(125);
  },
);

test('--version prints the version of the package', () => {
  expect(command(['--version'])).toEqual({ stdout: `${version}\n`, stderr: '', status: 0 });
});

test('no command at all prints the usage on standard error', async () => {
  expect(await printed([])).toEqual({ stdout: '', stderr: usage, status: 2 });
});

test.each([
  [['adpot'], 'unknown command "adpot": did you mean "adopt"? see --help'],
  [['hlep'], 'unknown command "hlep": did you mean "help"? see --help'],
  [['deploy'], 'unknown command "deploy": see --help'],
  [['constructor'], 'unknown command "constructor": see --help'],
  [['--hepl'], 'unknown option "--hepl": did you mean "--help"? see --help'],
  [['adopt', '--verbose'], 'unknown option "--verbose": did you mean "--version"? see --help'],
  [['adopt', 'show.json', '--vresion'], 'unknown option "--vresion": did you mean "--version"? see --help'],
  [['adopt', '-x'], 'unknown option "-x": see --help'],
])('%j fails in one line', async (args, line) => {
  expect(await printed(args)).toEqual({ stdout: '', stderr: `${line}\n`, status: 2 });
});
