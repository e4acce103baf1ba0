import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformProvider, TerraformStack, Testing } from 'cdktf';
import {
  GeoReplicatedRegistry,
  type GeoReplicatedRegistryProps,
  type IGeoReplicatedRegistry,
} from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';
import { sound } from './models';

export interface Synthesized {
  readonly resource: { readonly [type: string]: { readonly [name: string]: Block } };
}

export type Block = { readonly [attribute: string]: unknown } & { readonly georeplications?: readonly Block[] };

/** A provider of azapi, as `cdktf get` generates one. */
export class AzapiProvider extends TerraformProvider {
  public constructor(
    scope: Construct,
    id: string,
    private readonly name?: string,
    versions: { readonly source?: string; readonly version?: string } = {},
  ) {
    super(scope, id, {
      terraformResourceType: 'azapi',
      terraformProviderSource: versions.source,
      terraformGeneratorMetadata: { providerName: 'azapi', providerVersion: versions.version },
    });
  }

  public override get alias(): string | undefined {
    return this.name;
  }
}

export function newStack(): TerraformStack {
  const stack = new TerraformStack(Testing.app(), 'contoso');
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  return stack;
}

/** A stack that pins the version of azurerm. */
export function pinned(version: unknown): TerraformStack {
  const stack = newStack();
  stack.addOverride('terraform.required_providers.azurerm.version', version);
  return stack;
}

export function newRegistry(
  props: Partial<GeoReplicatedRegistryProps> = {},
  scope: Construct = newStack(),
  id = 'Registry',
): GeoReplicatedRegistry {
  return new GeoReplicatedRegistry(scope, id, { ...sound, ...props });
}

/** The Terraform JSON of a stack, validations on. */
export function synthesize(stack: TerraformStack): Synthesized {
  return JSON.parse(Testing.synth(stack, true)) as Synthesized;
}

/** The Terraform block of a registry. */
export function blockOf(registry: GeoReplicatedRegistry): Block {
  const blocks = synthesize(TerraformStack.of(registry)).resource.azurerm_container_registry;
  return blocks[registry.resource.friendlyUniqueId];
}

/** The warnings that a stack shows at synth. */
export function warningsOf(registry: IGeoReplicatedRegistry): unknown[] {
  Testing.synth(TerraformStack.of(registry));
  return registry.node.metadata.filter((entry) => entry.type === '@cdktf/warn').map((entry) => entry.data as unknown);
}
