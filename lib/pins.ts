import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { sentence } from './errors';
import type { RegistryModel } from './model/model';
import { azurermAndBindingsOf } from './resources/dialect';
import { isInTree } from './resources/terraform';
import { refusedOfStacks, validate } from './rules';

/** The registries for which something is made in a stack that differs from one azurerm to another. */
const registriesOf = new WeakMap<TerraformStack, Set<IConstruct>>();

/**
 * Has the pins validated, at synth, of the stacks in which a registry and the links of its DNS zones are made: each once,
 * however many registries there are.
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
  return isUsed ? validate(refusedOfStacks, azurermAndBindingsOf(stack)).map(sentence) : [];
}
