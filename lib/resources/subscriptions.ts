import { TerraformStack, type TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { show, type RuleFault } from '../errors';
import type { RegistryModel } from '../model/model';
import { known } from '../text';
import { isInAStack, isInSameStack } from './terraform';

/** azurerm creates the contents of a registry in the subscription of the provider, regardless of the registry's id. */
export function subscriptionFaults(registry: Construct, model: RegistryModel): RuleFault[] {
  const { meta, credentialSets, changedCacheRules, changedScopeMaps, changedTokens } = model;
  const contents = [...credentialSets, ...changedCacheRules, ...changedTokens, ...changedScopeMaps];
  // A scope map of one token alone has the options of the token.
  const options = new Map(contents.map((content) => [content.options.path, content.options]));
  const elsewhere = Array.from(options.values()).filter(({ scope, provider }) => (scope ?? provider) !== undefined);
  // To find the provider of a stack takes a walk through all of it.
  const its = elsewhere.length > 0 && isInAStack(registry) ? subscriptionOf(registry, meta.provider) : undefined;
  if (its === undefined) return [];
  return elsewhere.flatMap(({ path, scope, provider }): RuleFault[] => {
    const place = scope?.value ?? registry;
    if (!isInAStack(place)) return [];
    const own = subscriptionOf(place, provider?.value ?? (isInSameStack(place, registry) ? meta.provider : undefined));
    if (own === undefined || own === its) return [];
    return [
      {
        option: provider?.path ?? path,
        what: `is of the subscription ${show(own)}, and the registry is of ${show(its)}, so azurerm would not find the registry`,
        todo: 'pass a provider of the subscription of the registry',
        rule: 'contentsAreInTheSubscription',
      },
    ];
  });
}

/** The subscription of an azurerm provider, or of the default one of a stack; undefined if it is not known at synth. */
function subscriptionOf(place: Construct, provider?: TerraformProvider): string | undefined {
  const used = provider ?? TerraformStack.of(place).allProviders().find(isDefault);
  const { subscriptionIdInput: id } = (used ?? {}) as { readonly subscriptionIdInput?: unknown };
  return typeof id === 'string' && known(id) ? id.toLowerCase() : undefined;
}

function isDefault({ terraformResourceType, alias }: TerraformProvider): boolean {
  return terraformResourceType === 'azurerm' && alias === undefined;
}
