/**
 * Makes the packages of the other languages, `npm run package`, or those of another folder, `npm run package -- <folder>`. What
 * comes out is the source of one package for each language, which its own tool builds: `python -m build`, `mvn deploy`,
 * `dotnet pack`; a module of Go is its source. None of them has to be installed here.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

const folder = resolve(process.argv[2] ?? '.');
const { jsii, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const out = join(folder, jsii.outdir);

rmSync(out, { recursive: true, force: true });
// It packs the package for npm first, which builds it, and puts that into each of the others.
const pacmak = createRequire(import.meta.url).resolve('jsii-pacmak/bin/jsii-pacmak');
execFileSync(process.execPath, [pacmak, '--code-only', '--no-npmignore', '--no-fingerprint', folder], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
writeReadme('python', join(out, 'python'));
writeReadme('go', join(out, 'go', jsii.targets.go.packageName));
finishPython();

/** What the registries of a language show of a package is the page of that language. Its links lead to the repository. */
function writeReadme(language, destination) {
  const page = join(folder, 'docs', `${language}.md`);
  if (!existsSync(page)) throw new Error(`no page of ${language}: ${page}`);
  const docs = `${repository.url.replace(/\.git$/, '')}/blob/main/docs/`;
  const absolute = readFileSync(page, 'utf8').replace(
    /\]\((?!https?:|#)([^)]+)\)/g,
    (_, to) => `](${new URL(to, docs)})`,
  );
  writeFileSync(join(destination, 'README.md'), absolute);
}

/**
 * In Python an object of options is written as a dict too, and of a dict that stands in a list jsii drops the keys that it does
 * not know, `zone_redundancy` for one: without an error, and without what was asked for. Where a dict is passed by itself, the
 * package makes the object of it, which takes the names of Python and refuses others. Here it does so in lists, takes a tuple
 * for a list, as its types say, and leaves None out of a map, as it does elsewhere.
 */
function finishPython() {
  const { types } = JSON.parse(gunzipSync(readFileSync(join(folder, '.jsii.gz'))));
  const module = join(out, 'python', 'src', jsii.targets.python.module, '__init__.py');
  let source = readFileSync(module, 'utf8');
  for (const type of Object.values(types)) {
    const { kind, name, datatype, methods = [] } = type;
    const calls = datatype
      ? [{ name: '__init__', parameters: propertiesOf(type, types) }]
      : kind === 'class'
        ? methods
        : [];
    for (const { name: call, parameters = [] } of calls) {
      const collections = parameters.filter(({ type, variadic }) => type.collection !== undefined && !variadic);
      if (collections.length === 0) continue;
      const start = source.search(new RegExp(`\\nclass ${name}[(:]`));
      const checks = source.indexOf('        if __debug__:\n', source.indexOf(`    def ${snakeCase(call)}(`, start));
      if (start < 0 || checks < 0) throw new Error(`no ${name}.${call} in ${module}`);
      const lines = collections.map(({ name, type }) => asJsiiTakesIt(snakeCase(name), type.collection, types));
      source = source.slice(0, checks) + lines.join('') + source.slice(checks);
    }
  }
  // What calls return has these classes. azurerm loads all its modules by itself; an app that keeps it from that needs these.
  const returned = Array.from(source.matchAll(/_LazyImport\("(\w+\.[\w.]+)"\)/g), ([, name]) => `import ${name}\n`);
  writeFileSync(module, `${source}\n${returned.join('')}`);
}

/** Of an interface, with those that it extends. */
function propertiesOf({ properties = [], interfaces = [] }, types) {
  return [...properties, ...interfaces.flatMap((base) => propertiesOf(types[base], types))];
}

function asJsiiTakesIt(argument, { kind, elementtype }, types) {
  const { name, datatype } = types[elementtype.fqn] ?? {};
  const each = datatype === true ? `${name}(**each) if isinstance(each, dict) else each` : 'each';
  const [type, value] =
    kind === 'map'
      ? ['dict', `{key: ${each} for key, each in ${argument}.items() if each is not None}`]
      : ['(list, tuple)', `[${each} for each in ${argument}]`];
  return `        if isinstance(${argument}, ${type}):\n            ${argument} = ${value}\n`;
}

function snakeCase(name) {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
