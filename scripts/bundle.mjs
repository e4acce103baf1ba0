/**
 * Bundles what jsii compiled into one file, and the command beside it. Node finds the names that a CommonJS file exports
 * by reading it, and does not find those of a bundle: they are listed at its end, so that ES modules can import them.
 */
import { appendFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';

const shared = {
  bundle: true,
  platform: 'node',
  packages: 'external',
  logLevel: 'warning',
};

// jsii knows no errors, so the one of this library is put in afterwards.
appendFileSync('dist/index.js', "exports.InvalidConstructError = require('./errors').InvalidConstructError;\n");
appendFileSync('dist/index.d.ts', "export { InvalidConstructError, type ReportedFault } from './errors';\n");

const names = Object.keys(createRequire(import.meta.url)('../dist/index.js'));
const { outputFiles } = await build({
  ...shared,
  entryPoints: ['dist/index.js'],
  outfile: 'dist/index.js',
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 500,
  write: false,
});
// A getter with `!0` makes Node leave the name out, wherever else it is listed.
const code = outputFiles[0].text.replaceAll('enumerable:!0,get:function', 'enumerable:true,get:function');
writeFileSync('dist/index.js', `${code}0 && (module.exports = { ${names.join(', ')} });\n`);
await build({
  ...shared,
  entryPoints: ['cli/main.ts'],
  outfile: 'dist/cli.js',
  external: ['cdktf-georeplicated-registry'],
  minify: true,
});
