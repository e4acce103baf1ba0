import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ref, TerraformStack, Testing, Token, type TerraformProvider } from 'cdktf';
import type { GeoReplicatedRegistryProps } from 'cdktf-georeplicated-registry';
import { sentence } from '../lib/errors';
import { resolveAzurerm } from '../lib/model/azurerm';
import type { RegistryModel } from '../lib/model/model';
import { resolveRegistry } from '../lib/model/registry';
import type { Neighbour, StackFacts } from '../lib/model/stack';
import { readRegistry, withAdded } from '../lib/reading/registry';
import { refused, refusedAtSynth, validate, warned } from '../lib/rules';

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

export function model(props: LooseProps = {}, stack = withOthers()): RegistryModel {
  return resolveRegistry(readRegistry(loose(props)), stack);
}

export function modelWithReplica(props: LooseProps, replica: unknown): RegistryModel {
  return resolveRegistry(withAdded(readRegistry(loose(props)), 'addReplica', replica));
}

/** Another registry of the app; in the same stack, unless it is said to be elsewhere. */
export function neighbour(props: LooseProps = {}, other: Partial<Neighbour> = {}): Neighbour {
  return { path: 'stack/Other', isInSameStack: true, model: model({ registryName: 'fabrikam', ...props }), ...other };
}

/** What a registry of an app that has others knows of it. */
export function withOthers(...others: readonly Neighbour[]): StackFacts {
  return { others, hasRotationVariable: false, azurerm: resolveAzurerm('4.55.0') };
}

/** What one rule says of a registry, each fault as the line that users see. */
export function reported(rule: string, subject: RegistryModel): string[] {
  const all = [...refused, ...refusedAtSynth, ...warned];
  expect(all.flatMap(({ rules }) => Object.keys(rules))).toContain(rule);
  const [{ rules }] = all.filter((table) => rule in table.rules);
  return validate([{ rules: { [rule]: rules[rule] } }], subject).map(sentence);
}

/** A string that only Terraform knows, such as that of a variable: in any stack, as what is of another one is referred to as such. */
export function lateBound(name = 'late'): string {
  return Token.asString(ref(`var.${name}`));
}

/** A provider of another subscription. */
export function aliasOf(alias: string): TerraformProvider {
  return new AzurermProvider(new TerraformStack(Testing.app(), 'stack'), alias, { alias, features: [{}] });
}
