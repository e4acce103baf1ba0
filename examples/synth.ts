/**
 * Synthesizes an example and says what came of it: `npm run synth`, or `npm run synth -- minimal`.
 * This is also what `cdktf` runs, see cdktf.json.
 */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { AnnotationMetadataEntryType, Token, type App, TerraformStack } from 'cdktf';
import { GeoReplicatedRegistry } from 'cdktf-georeplicated-registry';

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
  for (const node of app.node.findAll()) {
    if (node instanceof GeoReplicatedRegistry) summarize(node);
  }
  const folders = app.node.children
    .filter((node) => TerraformStack.isStack(node))
    .map((stack) => join(relative(process.cwd(), app.outdir), 'stacks', stack.node.id))
    .filter((folder) => existsSync(join(folder, 'cdk.tf.json')));
  for (const folder of folders) {
    console.log(`Terraform: ${join(folder, 'cdk.tf.json')}`);
    console.log(`Next:      az login, then terraform -chdir=${folder} init && terraform -chdir=${folder} plan`);
  }
}

function summarize(registry: GeoReplicatedRegistry): void {
  console.log(`Registry ${registry.loginServer} (${registry.resource.skuInput ?? ''})`);
  for (const region of registry.regions) {
    const replica = registry.replica(region);
    const name = Token.isUnresolved(region) ? '(late-bound)' : region;
    const zones = replica.zoneRedundancy === true ? 'zone-redundant' : 'no zone flag';
    const routing =
      { true: 'takes traffic', false: 'out of rotation' }[String(replica.globalEndpointRouting)] ?? 'by variable';
    console.log(`  ${replica.isHome ? 'home   ' : 'replica'}  ${name.padEnd(18)}  ${zones.padEnd(14)}  ${routing}`);
  }
  console.log(`  Premium units: ${registry.premiumUnits}`);
  for (const { type, data } of registry.node.metadata) {
    if (type === (AnnotationMetadataEntryType.WARN as string)) console.log(`  Warning: ${String(data)}`);
  }
  console.log();
}
