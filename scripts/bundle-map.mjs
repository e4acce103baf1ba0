/**
 * Bundles the map of the command: what runs in its page, how that looks, and what the command writes the page by. The page has
 * rules of the library in it, from the same sources as the construct, without cdktf: nothing is late-bound there. What draws
 * maps is in the page as well as in the command; there is one copy of it, the page's.
 */
import { basename } from 'node:path';
import { build } from 'esbuild';

const shared = { bundle: true, format: 'cjs', minify: true, logLevel: 'warning', allowOverwrite: true };
const page = 'cli/map/page';

/** The subjects that a plan can get wrong. A test holds that the page says what the construct says. */
const subjects = new Set(['acknowledged', 'index', 'names', 'options', 'regions', 'replicas', 'rule', 'tier', 'zones']);
/** Tables that the library loads for other subjects only. */
const tables = new Set(['operations', 'option-words', 'roles']);

/** Leaves out what a plan has no use for. */
const slim = {
  name: 'slim',
  setup({ onLoad }) {
    const leave = (unused) => (file) =>
      unused(basename(file.path, '.ts')) ? { contents: 'module.exports = {}', loader: 'js' } : undefined;
    onLoad(
      { filter: /\/lib\/rules\/[\w-]+\.ts$/ },
      leave((subject) => !subjects.has(subject)),
    );
    onLoad(
      { filter: /\/lib\/azure\/[\w-]+\.ts$/ },
      leave((table) => tables.has(table)),
    );
  },
};

/** The command takes what draws maps from the page's file. */
const fromPage = {
  name: 'from-page',
  setup({ onResolve }) {
    onResolve({ filter: /\/view\// }, () => ({ path: './page.js', external: true }));
  },
};

/** The other commands do without. */
export const map = {
  name: 'map',
  setup({ onResolve }) {
    onResolve({ filter: /\/map\/command$/ }, () => ({ path: './map.js', external: true }));
  },
};

export async function bundleMap() {
  await build({
    ...shared,
    entryPoints: [`${page}/index.ts`],
    outfile: 'dist/page.js',
    platform: 'browser',
    target: 'es2022',
    alias: Object.fromEntries(['cdktf', 'constructs', 'node:crypto'].map((name) => [name, `./${page}/cdktf.ts`])),
    plugins: [slim],
  });
  await build({
    ...shared,
    entryPoints: ['cli/map/picture.css', 'cli/map/page.css'],
    outdir: 'dist',
    target: 'es2022',
  });
  await build({
    ...shared,
    entryPoints: ['cli/map/command.ts'],
    outfile: 'dist/map.js',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    plugins: [fromPage],
  });
}
