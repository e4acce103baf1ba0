/**
 * Synthesizes an example and prints what it contains: `npm run synth`, or `npm run synth -- minimal`.
 * This is also what `cdktf` runs, see cdktf.json.
 */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { type App, TerraformStack } from 'cdktf';
import { registriesIn } from '../cli/map/files';
import { textOf } from '../cli/map/text';

void main(process.argv[2] ?? 'contoso').catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

async function main(example: string): Promise<void> {
  const names = readdirSync(__dirname)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => basename(file, '.ts'))
    .filter((name) => name !== basename(__filename, '.ts'));
  if (!names.includes(example)) throw new Error(`no example "${example}", there are: ${names.join(', ')}`);
  const { app } = (await import(`./${example}.ts`)) as { app: App };
  const folders = app.node.children
    .filter((node) => TerraformStack.isStack(node))
    .map((stack) => join(relative(process.cwd(), app.outdir), 'stacks', stack.node.id))
    .filter((folder) => existsSync(join(folder, 'cdk.tf.json')));
  // What `npx cdktf-georeplicated-registry map --text` prints.
  const registries = await registriesIn(folders.map((folder) => join(folder, 'cdk.tf.json')));
  if (registries.length > 0) console.log(textOf(registries));
  for (const folder of folders) {
    console.log(`Terraform: ${join(folder, 'cdk.tf.json')}`);
    console.log(`Next:      az login, then terraform -chdir=${folder} init && terraform -chdir=${folder} plan`);
  }
}
