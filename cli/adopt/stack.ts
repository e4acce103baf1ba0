import type { GeoReplicatedRegistryProps } from 'cdktf-georeplicated-registry';
import { codeOf, importsOf, Member, quoted, valueOf } from './code';
import { readDocuments, type Source } from './documents';
import { faultsOf } from './library';
import { settingsOf, type Settings } from './settings';

/** A stack in TypeScript, and what to know about it. */
export interface Adoption {
  readonly code: string;
  /** What of the registry is not in the code, each with what becomes of it. */
  readonly notes: readonly string[];
  /** The faults that the library finds in the code as it is. */
  readonly faults: readonly string[];
}

/** Turns what az printed of a registry into a stack that takes it over without changing it. */
export function adopt(sources: readonly Source[]): Adoption {
  const settings = settingsOf(readDocuments(sources));
  // Asked now, so that nobody has to wait for the first synth.
  const faults = faultsOf(valueOf(settings.options) as GeoReplicatedRegistryProps);
  return { code: codeOfStack(settings, faults), notes: settings.notes, faults };
}

function codeOfStack(
  { name, subscriptionId, environment, options, notes }: Settings,
  faults: readonly string[],
): string {
  const imports = ['GeoReplicatedRegistry', ...new Set(importsOf(options))].sort();
  const isPinned = options.roleAssignmentMode instanceof Member;
  const provider = codeOf(
    { features: [{}], subscriptionId, environment },
    4,
    "new AzurermProvider(this, 'azurerm', );".length,
  );
  return `${comment(name, notes, faults)}
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
${importLine(imports)}
import type { Construct } from 'constructs';

export class AdoptedStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', ${provider});
${isPinned ? pin : ''}
    new GeoReplicatedRegistry(this, 'Registry', ${codeOf(options, 4, Infinity)});
  }
}

export const app = new App();
new AdoptedStack(app, ${quoted(name.toLowerCase())});
app.synth();
`;
}

const pin = `    // roleAssignmentMode needs a later version than the one that the bindings pin.
    this.addOverride('terraform.required_providers.azurerm.version', '4.81.0');
`;

function importLine(names: readonly string[]): string {
  const line = `import { ${names.join(', ')} } from 'cdktf-georeplicated-registry';`;
  return line.length <= 120 ? line : line.replace('{ ', '{\n  ').replace(' }', ',\n}').replaceAll(', ', ',\n  ');
}

function comment(name: string, notes: readonly string[], faults: readonly string[]): string {
  const list = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : ['', title, ...items.map((item) => `- ${item.replaceAll('*/', '* /')}`)];
  const lines = [
    faults.length === 0
      ? `The registry ${name}, taken over as it is: the first apply imports it and changes nothing.`
      : `The registry ${name}, to be taken over as it is.`,
    ...list('The library refuses this as it is, until you fix it:', faults),
    ...list('Not carried over:', notes),
  ];
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */`;
}
