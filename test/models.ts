import { TerraformStack, TerraformVariable, Testing } from 'cdktf';
import type { GeoReplicatedRegistryProps } from 'cdktf-georeplicated-registry';
import { sentence } from '../lib/errors';
import { readRegistry, withReplica } from '../lib/model/reading';
import { resolveRegistry, type RegistryModel } from '../lib/model/registry';
import { judge } from '../lib/rules';
import type { Rule } from '../lib/rules/rule';

/** A registry that breaks no rule and earns no warning; tests state what differs. */
export const sound: GeoReplicatedRegistryProps = {
  registryName: 'contoso',
  resourceGroupName: 'images',
  homeRegion: 'westus2',
  replicas: [{ region: 'eastus' }, { region: 'westeurope' }],
};

/** Options as JavaScript would pass them: any value for any option. */
export type LooseProps = { readonly [Option in keyof GeoReplicatedRegistryProps]?: unknown };

export function loose(props: LooseProps): GeoReplicatedRegistryProps {
  return { ...sound, ...props } as GeoReplicatedRegistryProps;
}

export function model(props: LooseProps = {}): RegistryModel {
  return resolveRegistry(readRegistry(loose(props), String));
}

export function modelWithReplica(props: LooseProps, replica: unknown): RegistryModel {
  return resolveRegistry(withReplica(readRegistry(loose(props), String), replica as never, String));
}

/** What one rule says of a registry, each fault as the line that users see. */
export function told(table: Record<string, Rule>, subject: RegistryModel): string[] {
  return judge(table, subject).map(sentence);
}

/** A string that only Terraform knows. */
export function lateBound(name = 'late'): string {
  return new TerraformVariable(new TerraformStack(Testing.app(), 'stack'), name, {}).stringValue;
}
