import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command, Given } from '../command-line';
import { readRegistries, UnusableFilesError } from './files';
import { htmlOf } from './html';
import { svgOf } from './svg';
import { textOf } from './text';
import type { Registry } from './view/registry';
import { UnwritableFileError, writeWhole } from './write';

export const map: Command = {
  usage: `Usage: npx cdktf-georeplicated-registry map [file ...] [options]

Reads synthesized Terraform, by default cdktf.out/stacks/*/cdk.tf.json, and writes its registries to one page: on a map
of the world and as tables, with what still serves if a region is lost, and a planner for regions. It opens from disk and
needs no network.

For a plan, it draws the changes:

  terraform show -json plan.out > plan.json
  npx cdktf-georeplicated-registry map plan.json

Options:
  --out <file>        Where to write; - is standard output. By default map.html, or map.svg.
  --open              Open it afterwards.
  --svg               Write the maps only, as a picture for docs and pull requests.
  --text              Print tables for a terminal.
  -h, --help          Print this text.

Files are cdk.tf.json of any stacks, other Terraform in JSON, or the output of terraform show -json for a plan or a state,
in any order; - is standard input. Every azurerm_container_registry in them is drawn.`,
  options: new Map([
    ['--out', true],
    ['--open', false],
    ['--svg', false],
    ['--text', false],
  ]),
  run: drawFiles,
};

/** Writes the map of registries in files; returns the exit code. */
async function drawFiles(files: readonly string[], options: Given): Promise<number> {
  const kind = options.has('--text') ? 'text' : options.has('--svg') ? 'svg' : 'html';
  const out = options.get('--out') ?? (kind === 'text' ? '-' : `map.${kind}`);
  const fault = faultIn(files, options, out);
  if (fault !== undefined) {
    console.error(fault);
    return 2;
  }
  try {
    const drawn = draw(await readRegistries(files), kind);
    if (out === '-') {
      process.stdout.write(drawn);
      return 0;
    }
    await writeWhole(out, drawn);
  } catch (error) {
    if (!(error instanceof UnusableFilesError || error instanceof UnwritableFileError)) throw error;
    console.error(error.message);
    return 1;
  }
  console.log(`Wrote ${out}`);
  return options.has('--open') ? open(resolve(out)) : 0;
}

function faultIn(files: readonly string[], options: Given, out: string): string | undefined {
  if (options.has('--text') && options.has('--svg')) return '--text and --svg cannot be combined: see --help';
  if (options.has('--open') && out === '-') return '--open needs a file to open, and --out - writes none: see --help';
  const isRead = files.some((file) => file !== '-' && resolve(file) === resolve(out));
  return isRead ? '--out would overwrite an input file: see --help' : undefined;
}

function draw(registries: readonly Registry[], kind: 'html' | 'svg' | 'text'): string {
  if (kind === 'text') return textOf(registries);
  const picture = asset('picture.css');
  if (kind === 'svg') return svgOf(registries, picture);
  return htmlOf(registries, {
    script: `(module=>{${asset('page.js')}})({})`,
    style: picture + asset('page.css'),
    library: `loadLibrary=(require,module)=>{${asset('index.js')}}`,
  });
}

/** An asset of the page that was built with the package. */
function asset(file: string): string {
  return readFileSync(
    join(dirname(require.resolve('cdktf-georeplicated-registry/package.json')), 'dist', file),
    'utf8',
  );
}

/** Opens a file with the system's default application, usually a browser. */
async function open(file: string): Promise<number> {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  const child = spawn(opener, [file], { detached: true, stdio: 'ignore' });
  return new Promise((done) => {
    child.on('spawn', () => {
      child.unref();
      done(0);
    });
    child.on('error', ({ message }) => {
      console.error(`${file} cannot be opened: ${message}`);
      done(1);
    });
  });
}
