import { TerraformStack, type TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { show, type RuleFault } from '../errors';
import type { RegistryModel } from '../model/model';
import { known } from '../text';
import { isInAStack, isInSameStack } from './terraform';

/** What lives in a registry is made in the subscription of its provider, whatever the id of the registry says. */
export function subscriptionFaults(registry: Construct, model: RegistryModel): RuleFault[] {
  const { meta, credentialSets, changedCacheRules, changedScopeMaps, changedTokens } = model;
  const contents = [...credentialSets, ...changedCacheRules, ...changedTokens, ...changedScopeMaps];
  // A scope map of one token alone has the options of the token.
  const options = new Map(contents.map((content) => [content.options.path, content.options]));
  return Array.from(options.values()).flatMap(({ path, scope, provider }): RuleFault[] => {
    const place = scope?.value ?? registry;
    if ((scope ?? provider) === undefined || !isInAStack(place)) return [];
    const own = subscriptionOf(place, provider?.value ?? (isInSameStack(place, registry) ? meta.provider : undefined));
    const its = subscriptionOf(registry, meta.provider);
    if (own === undefined || its === undefined || own === its) return [];
    return [
      {
        option: provider?.path ?? path,
        what: `is of the subscription ${show(own)}, and the registry of ${show(its)}: azurerm would look for the registry there`,
        todo: 'pass a provider of the subscription of the registry',
        rule: 'contentsAreInTheSubscription',
      },
    ];
  });
}

/** The subscription that a provider of azurerm names, or the default one of a stack; undefined where it is not known at synth. */
function subscriptionOf(place: Construct, provider?: TerraformProvider): string | undefined {
  const used = provider ?? TerraformStack.of(place).allProviders().find(isDefault);
  const { subscriptionIdInput: id } = (used ?? {}) as { readonly subscriptionIdInput?: unknown };
  return typeof id === 'string' && known(id) ? id.toLowerCase() : undefined;
}

function isDefault({ terraformResourceType, alias }: TerraformProvider): boolean {
  return terraformResourceType === 'azurerm' && alias === undefined;
}
