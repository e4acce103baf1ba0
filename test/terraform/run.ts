/**
 * `npm run test:terraform`: the real `terraform init` and `terraform validate` on every stack of every example. Terraform
 * gets the provider from the network, or from a mirror that TF_CLI_CONFIG_FILE names; without, this fails.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const examples = join(__dirname, '../../examples');

/** What keeps all stacks from being validated: reported in one line. */
class Missing extends Error {}

const folder = mkdtempSync(join(tmpdir(), 'terraform-'));
void main()
  .catch((error: unknown) => {
    console.error(error instanceof Missing ? `test:terraform failed: ${error.message}` : error);
    process.exitCode = 1;
  })
  .finally(() => {
    rmSync(folder, { recursive: true });
  });

async function main(): Promise<void> {
  const { stdout } = terraform('version', '-json');
  console.log(`Terraform ${(JSON.parse(stdout) as { terraform_version: string }).terraform_version}`);
  const invalid: string[] = [];
  for (const name of await synthesize()) {
    const problem = problemOf(name);
    console.log(problem === undefined ? `  valid    ${name}` : `  INVALID  ${name}\n${problem}`);
    if (problem !== undefined) invalid.push(name);
  }
  if (invalid.length > 0) throw new Missing(`Terraform refuses ${invalid.join(', ')}`);
}

/** Runs every example, and names the stacks. */
async function synthesize(): Promise<string[]> {
  process.env.CDKTF_OUTDIR = folder;
  const files = readdirSync(examples).filter((file) => file.endsWith('.ts') && file !== 'synth.ts');
  for (const file of files) await import(join(examples, file));
  return readdirSync(join(folder, 'stacks'));
}

/** What Terraform says against a stack, if anything. */
function problemOf(stack: string): string | undefined {
  const directory = join(folder, 'stacks', stack);
  const inStack = (...args: string[]) => terraform(`-chdir=${directory}`, ...args, '-no-color');
  const init = inStack('init', '-backend=false', '-input=false');
  const output = init.stdout + init.stderr;
  if (init.status !== 0 && /Failed to (query available provider packages|install provider)/.test(output)) {
    const { version = '' } = requiredAzurerm(directory);
    const reason = /^[│\s]*(Could not|Error while)[^]*?\n[│\s]*\n/m.exec(output)?.[0] ?? output;
    throw new Missing(
      `Terraform cannot get the providers, such as azurerm ${version}. Let it reach registry.terraform.io, or name a mirror in the file of TF_CLI_CONFIG_FILE. It says: ${reason.replace(/[│\s]+/g, ' ').trim()}`,
    );
  }
  if (init.status !== 0) return output;
  const validate = inStack('validate');
  return validate.status === 0 ? undefined : validate.stdout + validate.stderr;
}

function requiredAzurerm(directory: string): { readonly version?: string } {
  const json = JSON.parse(readFileSync(join(directory, 'cdk.tf.json'), 'utf8')) as {
    readonly terraform: { readonly required_providers: { readonly azurerm: { readonly version?: string } } };
  };
  return json.terraform.required_providers.azurerm;
}

function terraform(...args: string[]) {
  const cache = join(folder, 'plugins');
  mkdirSync(cache, { recursive: true });
  const { error, ...result } = spawnSync('terraform', args, {
    encoding: 'utf8',
    // One download of each version for all stacks.
    env: { TF_PLUGIN_CACHE_DIR: cache, TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: 'true', ...process.env },
  });
  if (error !== undefined) {
    throw new Missing(
      `terraform does not run (${error.message}): install Terraform 1.5 or later, and have it on the PATH`,
    );
  }
  return result;
}
