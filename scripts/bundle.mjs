/**
 * Bundles the library into one file, and the command into another. jsii has checked the sources by then and written their
 * types; what it puts into its own output and a bundle of the sources lacks is put in here.
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { bundleMap, map } from './bundle-map.mjs';

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  minify: true,
  logLevel: 'warning',
  allowOverwrite: true,
};

// The README is in the package anyway.
const { readme: _, ...assembly } = JSON.parse(gunzipSync(readFileSync('.jsii.gz')));
// azurerm has 1,500 submodules: what they are called in other languages is of use where a type of theirs is.
const used = JSON.stringify(assembly.types);
for (const dependency of Object.values(assembly.dependencyClosure)) {
  const submodules = Object.entries(dependency.submodules ?? {}).filter(([name]) => used.includes(`"${name}.`));
  dependency.submodules = Object.fromEntries(submodules);
}
// Where each thing stands in the sources is of no use without them.
const described = JSON.stringify(assembly, (key, value) => (key === 'locationInModule' ? undefined : value));
writeFileSync('.jsii.gz', gzipSync(described, { level: 9 }));
const { name, version, types } = assembly;
const classes = Object.values(types).flatMap((type) => (type.kind === 'class' ? [type.name] : []));
// By the symbol, jsii tells other languages what an object is; by the name, Node says which error it shows.
const footer = `for (const name of ${JSON.stringify([...classes, 'InvalidConstructError'])}) {
  Object.defineProperty(module.exports[name], 'name', { value: name });
  module.exports[name][Symbol.for('jsii.rtti')] = { fqn: '${name}.' + name, version: '${version}' };
}`;

await build({
  ...shared,
  stdin: {
    // jsii knows no errors, so the one of this library is exported here.
    contents: "export * from './lib/index'; export { InvalidConstructError } from './lib/errors';",
    resolveDir: '.',
  },
  format: 'cjs',
  outfile: 'dist/index.js',
  footer: { js: footer },
});
appendFileSync('dist/index.d.ts', "export { InvalidConstructError, type ReportedFault } from './errors';\n");

await build({
  ...shared,
  entryPoints: ['cli/main.ts'],
  outfile: 'dist/cli.js',
  external: ['cdktf-georeplicated-registry'],
  plugins: [map],
});
await bundleMap();
