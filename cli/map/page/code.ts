import { codeOf, importsOf, Member, quoted, type Options } from '../../adopt/code';
import { factsOf } from '../view/regions';
import { optionsOf, type Choice } from './choice';

/** A program that creates the registry of a choice. */
export function programOf(choice: Choice): string {
  const { registryName, homeRegion, ...others } = optionsOf(choice);
  const options: Options = {
    registryName,
    resourceGroupName: new Member('group', 'name', resourceGroup),
    homeRegion,
    ...others,
  };
  const imports = ['GeoReplicatedRegistry', ...importsOf(options).filter((name) => name !== 'group')];
  return `import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group/index.js';
import { App, TerraformStack } from 'cdktf';
import { ${[...new Set(imports)].sort().join(', ')} } from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';

export class RegistryStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AzurermProvider(this, 'azurerm', ${codeOf(providerFor(choice), 4, 45)});
    const group = new ResourceGroup(this, 'Group', ${codeOf({ name: resourceGroup, location: homeRegion }, 4, 53)});

    new GeoReplicatedRegistry(this, 'Registry', ${codeOf(options, 4, Infinity)});
  }
}

export const app = new App();
new RegistryStack(app, ${quoted(stackName(choice))});
app.synth();
`;
}

/** azurerm logs in to the public cloud, unless its environment is another one. It calls the clouds as the library does. */
function providerFor({ home = '' }: Choice): Options {
  const { cloud = 'public' } = factsOf(home) ?? {};
  return { ...(cloud === 'public' ? {} : { environment: cloud }), features: [{}] };
}

export const resourceGroup = 'images';

/** Names of stacks cannot contain other characters. */
function stackName({ name }: Choice): string {
  const letters = name.toLowerCase().replace(/[^a-z0-9-]/g, '');
  return letters === '' ? 'registry' : letters;
}
