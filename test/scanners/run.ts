/**
 * `npm run test:scanners`: the real Checkov over every example, and what docs/security.md says of each check held against it.
 * Where there is no Python, it is not run, and said so.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { planOf } from './plan';

interface Check {
  readonly check_id: string;
  readonly resource: string;
  readonly file_path: string;
}

interface Report {
  readonly results: { readonly passed_checks: readonly Check[]; readonly failed_checks: readonly Check[] };
}

/** The examples in which a check passes, and those in which it fails. */
interface Outcome {
  readonly passed: Set<string>;
  readonly failed: Set<string>;
}

type Terraform = Readonly<Record<string, unknown>> & { readonly resource?: Readonly<Record<string, object>> };

const root = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'scanners-'));
void main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? `test:scanners failed: ${error.message}` : error);
    process.exitCode = 1;
  })
  .finally(() => {
    rmSync(folder, { recursive: true });
  });

async function main(): Promise<void> {
  if (spawnSync('python3', ['-m', 'venv', '--help']).status !== 0) {
    console.log('checkov: not run, there is no Python');
    return;
  }
  const checkov = install();
  const found = scan(checkov, await synthesize());
  const wrong = problemsOf(found, readTable());
  if (wrong.length > 0) throw new Error(`docs/security.md is not what Checkov says:\n${wrong.join('\n')}`);
  console.log(`checkov: ${found.size} checks as in docs/security.md`);
}

/** Installs Checkov once for each version of it; the result is its command. */
function install(): string {
  const environment = join(root, 'dist/scanners');
  const requirements = readFileSync(join(__dirname, 'requirements.txt'), 'utf8');
  const installed = join(environment, 'installed');
  if (!existsSync(installed) || readFileSync(installed, 'utf8') !== requirements) {
    rmSync(environment, { recursive: true, force: true });
    execFileSync('python3', ['-m', 'venv', environment]);
    const pip = ['-m', 'pip', 'install', '--quiet', '-r', join(__dirname, 'requirements.txt')];
    execFileSync(join(environment, 'bin/python'), pip, { stdio: 'inherit' });
    writeFileSync(installed, requirements);
  }
  return join(environment, 'bin/checkov');
}

/** Runs every example, writes what Checkov reads of it, and says for each logical id of which example and type it is. */
async function synthesize(): Promise<ReadonlyMap<string, string>> {
  const types = new Map<string, string>();
  for (const made of ['json', 'plan', 'out']) mkdirSync(join(folder, made));
  const files = readdirSync(join(root, 'examples')).filter((file) => file.endsWith('.ts') && file !== 'synth.ts');
  for (const file of files) {
    const example = basename(file, '.ts');
    process.env.CDKTF_OUTDIR = join(folder, 'out', example);
    await import(join(root, 'examples', file));
    const stacks = join(folder, 'out', example, 'stacks');
    for (const stack of readdirSync(stacks)) {
      const terraform = JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8')) as Terraform;
      for (const [type, named] of Object.entries(terraform.resource ?? {})) {
        for (const name of Object.keys(named)) types.set(`${example}/${name}`, type);
      }
      // Checkov cannot read blocks that are a list, such as import.
      const isRead = !Object.values(terraform).some(Array.isArray);
      const [kind, content] = isRead ? ['json', terraform] : ['plan', planOf(terraform as object)];
      const name = `${example}.${stack}${isRead ? '.tf.json' : '.json'}`;
      writeFileSync(join(folder, kind, name), JSON.stringify(content, undefined, 1));
    }
  }
  return types;
}

/** What Checkov says of the resources that the library can make. */
function scan(checkov: string, types: ReadonlyMap<string, string>): ReadonlyMap<string, Outcome> {
  const own = ownTypes();
  const found = new Map<string, Outcome>();
  for (const kind of ['json', 'plan']) {
    const options = ['--framework', `terraform_${kind}`, '--directory', join(folder, kind), '--output', 'json'];
    const { stdout, stderr } = spawnSync(checkov, [...options, '--skip-download'], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    if (stdout === '' || stderr.includes('Failed to parse')) throw new Error(`Checkov cannot read all:\n${stderr}`);
    const reports = [JSON.parse(stdout) as Report | Report[]].flat();
    for (const { results } of reports) {
      for (const [outcome, checks] of [
        ['passed', results.passed_checks],
        ['failed', results.failed_checks],
      ] as const) {
        for (const { check_id, resource, file_path } of checks) {
          const [example] = basename(file_path).split('.');
          const type = types.get(`${example}/${resource.split('.').slice(-1)[0]}`);
          if (type === undefined) throw new Error(`Checkov found ${resource} in ${file_path}, which is not there`);
          if (!own.has(type)) continue;
          const of = found.get(check_id) ?? { passed: new Set(), failed: new Set() };
          found.set(check_id, of);
          of[outcome].add(example);
        }
      }
    }
  }
  return found;
}

/** The types of resources that lib/ makes, by the modules of the provider that it imports. */
function ownTypes(): ReadonlySet<string> {
  const room = join(root, 'lib/resources');
  const sources = readdirSync(room).map((file) => readFileSync(join(room, file), 'utf8'));
  const modules = sources.flatMap((text) =>
    Array.from(text.matchAll(/provider-azurerm\/lib\/([\w-]+)/g), ([, name]) => name),
  );
  return new Set(modules.map((name) => `azurerm_${name.replaceAll('-', '_')}`));
}

interface Row {
  readonly passes: string;
  /** The examples that the row names. */
  readonly examples: readonly string[];
}

function readTable(): ReadonlyMap<string, Row> {
  const rows = readFileSync(join(root, 'docs/security.md'), 'utf8').matchAll(
    /^\| `(CKV\w+)` \| [^|]+ \| ([^|]+) \| (.*) \|$/gm,
  );
  const examples = readdirSync(join(root, 'examples')).map((file) => basename(file, '.ts'));
  return new Map(
    Array.from(rows, ([, check, passes, remark]) => {
      const named = Array.from(remark.matchAll(/`([\w-]+)`/g), ([, name]) => name);
      return [check, { passes, examples: named.filter((name) => examples.includes(name)) }];
    }),
  );
}

function problemsOf(found: ReadonlyMap<string, Outcome>, table: ReadonlyMap<string, Row>): readonly string[] {
  const list = (names: Iterable<string>) => Array.from(names).sort().join(', ');
  const problems = [...found.keys()].filter((check) => !table.has(check)).map((check) => `${check} has no row`);
  for (const [check, { passes, examples }] of table) {
    const { passed, failed } = found.get(check) ?? { passed: new Set<string>(), failed: new Set<string>() };
    if (passed.size + failed.size === 0) problems.push(`${check} is about nothing in the examples`);
    if (passes === 'by default') {
      if (failed.has('minimal')) problems.push(`${check} fails in minimal`);
      if (list(failed) !== list(examples))
        problems.push(`${check} fails in: ${list(failed)}; named: ${list(examples)}`);
    } else if (passes === 'with an option') {
      if (!failed.has('minimal')) problems.push(`${check} passes by default`);
      const others = examples.filter((example) => !passed.has(example));
      if (examples.length === 0 || others.length > 0) problems.push(`${check} passes in: ${list(passed)}`);
    } else if (passed.size > 0) {
      problems.push(`${check} passes in: ${list(passed)}`);
    }
  }
  return problems;
}
