/**
 * Bundles the map of the command: what runs in its page, how that looks, and what the command writes the page by. What draws maps
 * is in the page as well as in the command; there is one copy of it, the page's. The library is in the page as it is in the
 * package, dist/index.js: the command puts it there.
 */
import { build } from 'esbuild';

const shared = { bundle: true, format: 'cjs', minify: true, logLevel: 'warning', allowOverwrite: true };
const page = 'cli/map/page';

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
