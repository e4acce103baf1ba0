/** The script of the example, with stand-ins for the Azure CLI and Docker. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const script = join(__dirname, '../examples/wait-for-regions/in-every-region.sh');
const hosts = ['westus2', 'eastus2'].map((region) => `arrivedimages.${region}.geo.azurecr.io`);

// Windows has no such shell by itself.
const testInShell = process.platform === 'win32' ? test.skip : test;

/**
 * Runs the script.
 *
 * @param docker what the stand-in does, in the words of the shell; `$3` is the image
 */
function run(docker: string, timeout = 60) {
  const folder = mkdtempSync(join(tmpdir(), 'wait-'));
  const log = join(folder, 'log');
  const put = (name: string, body: string) => {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} $*" >> '${log}'\n${body}\n`, { mode: 0o755 });
  };
  try {
    put('az', '');
    put('docker', docker);
    const { status, stdout, stderr } = spawnSync(
      'bash',
      [script, 'arrivedimages', 'products/web', 'sha256:abc', ...hosts],
      {
        encoding: 'utf8',
        env: { ...process.env, PATH: [folder, process.env.PATH].join(delimiter), PAUSE: '0', TIMEOUT: String(timeout) },
      },
    );
    return { status, stdout, stderr, calls: readFileSync(log, 'utf8').trim().split('\n') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

testInShell('logs in to every region, and asks each until it has the image', () => {
  // The second region has it when it is asked for the second time.
  const { status, stdout, calls } = run(
    'case "$3" in *eastus2*) grep -c eastus2.geo "$(dirname "$0")/log" | grep -q 2 ;; esac',
  );
  expect(status).toBe(0);
  expect(stdout).toBe(hosts.map((host) => `${host} has products/web@sha256:abc\n`).join(''));
  const ask = (host: string) => `docker manifest inspect ${host}/products/web@sha256:abc`;
  expect(calls).toEqual([
    'az acr login --name arrivedimages --endpoint westus2',
    'az acr login --name arrivedimages --endpoint eastus2',
    ask(hosts[0]),
    ask(hosts[1]),
    ask(hosts[1]),
  ]);
});

testInShell('gives up in the end, and says why', () => {
  const { status, stdout, stderr } = run('echo "no such manifest: $3" >&2; exit 1', 0);
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toBe(
    `${hosts[0]} does not have products/web@sha256:abc: no such manifest: ${hosts[0]}/products/web@sha256:abc\n`,
  );
});
