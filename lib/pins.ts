import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { sentence } from './errors';
import type { RegistryModel } from './model/model';
import { azurermOf } from './resources/dialect';
import { isInTree } from './resources/terraform';
import { refusedOfStacks, validate } from './rules';

/** By stack, the registries that create something there that differs between versions of azurerm. */
const registriesOf = new WeakMap<TerraformStack, Set<IConstruct>>();

/**
 * Has the provider versions validated at synth, for the stacks in which a registry and the links of its DNS zones are
 * created: once for each stack, however many registries there are.
 */
export function validatePins(registry: IConstruct, { dnsZones, stated: { existing } }: RegistryModel): void {
  const zones = dnsZones.map(({ endpoints: [{ options }] }) => TerraformStack.of(options.scope?.value ?? registry));
  for (const stack of existing === undefined ? [TerraformStack.of(registry), ...zones] : zones) {
    const registries = registriesOf.get(stack) ?? new Set<IConstruct>();
    if (!registriesOf.has(stack)) stack.node.addValidation({ validate: () => pinFaults(stack, registries) });
    registriesOf.set(stack, registries.add(registry));
  }
}

function pinFaults(stack: TerraformStack, registries: ReadonlySet<IConstruct>): string[] {
  const isUsed = Array.from(registries).some(isInTree);
  return isUsed ? validate(refusedOfStacks, azurermOf(stack)).map(sentence) : [];
}
