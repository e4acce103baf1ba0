import type { GeoReplicatedRegistryProps } from 'cdktf-georeplicated-registry';
import { codeOf, importsOf, quoted, valueOf } from './code';
import { readDocuments, UnusableInputError, type Documents, type Source } from './documents';
import { LeftOut } from './left-out';
import { faultsOf, needsLaterAzurerm } from './library';
import { settingsOf, type Settings } from './settings';

/** A stack in TypeScript, and notes about it. */
export interface Adoption {
  readonly code: string;
  /** What the code does not contain, and what happens to it. */
  readonly notes: readonly string[];
}

/** Converts the documents of a registry into a stack that adopts the registry without changing it. */
export function adopt(sources: readonly Source[]): Adoption {
  const settings = soundSettingsOf(readDocuments(sources));
  return { code: codeOfStack(settings), notes: settings.notes };
}

/** The settings that the library accepts: Azure may contain settings that the library refuses. */
function soundSettingsOf(documents: Documents): Settings {
  const leftOut = new LeftOut();
  for (;;) {
    const settings = settingsOf(documents, leftOut);
    const faults = faultsOf(valueOf(settings.options) as GeoReplicatedRegistryProps);
    if (faults.length === 0) return settings;
    const refusals = faults
      .flatMap(settings.refusalsOf)
      .filter(({ part }) => !part.keys.every((key) => leftOut.has(key)));
    if (refusals.length === 0) throw new UnusableInputError(faults.map(({ message }) => message));
    for (const { part, reason } of refusals) leftOut.add(part, reason);
  }
}

function codeOfStack({ name, subscriptionId, environment, options, notes }: Settings): string {
  const imports = ['GeoReplicatedRegistry', ...new Set(importsOf(options))].sort();
  const isPinned = needsLaterAzurerm(valueOf(options) as GeoReplicatedRegistryProps);
  const provider = codeOf(
    { features: [{}], subscriptionId, environment },
    4,
    "new AzurermProvider(this, 'azurerm', );".length,
  );
  return `${comment(name, notes)}
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';
import { App, TerraformStack } from 'cdktf';
${importLine(imports)}
import type { Construct } from 'constructs';

export class AdoptedStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', ${provider});
${isPinned ? pin : ''}${options.azapi === true ? updates : ''}
    new GeoReplicatedRegistry(this, 'Registry', ${codeOf(options, 4, Infinity)});
  }
}

export const app = new App();
new AdoptedStack(app, ${quoted(name.toLowerCase())});
app.synth();
`;
}

const pin = `    // Some of these options need a later version than the one that the bindings pin.
    this.addOverride('terraform.required_providers.azurerm.version', '4.81.0');
`;

const updates = `    // azapi writes what azurerm has no attribute for. It imports nothing: the first apply adds azapi_update_resource,
    // which sets what is set already.
`;

function importLine(names: readonly string[]): string {
  const line = `import { ${names.join(', ')} } from 'cdktf-georeplicated-registry';`;
  return line.length <= 120 ? line : line.replace('{ ', '{\n  ').replace(' }', ',\n}').replaceAll(', ', ',\n  ');
}

function comment(name: string, notes: readonly string[]): string {
  const lines = [
    `The registry ${name}, taken over as it is: the first apply imports it and changes nothing.`,
    '',
    'Not carried over:',
    ...notes.map((note) => `- ${note.replaceAll('*/', '* /')}`),
  ];
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */`;
}
