import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { dependable, TerraformResource } from 'cdktf';
import { lateList } from '../text';
import { addressOf, isInSameStack, isInTree, type Part } from './terraform';

/**
 * The lock is created after and destroyed before everything else that belongs to the registry, which is collected at
 * synth.
 */
export const part: Part = {
  create: (site, { name, lock, meta: { provider, dependsOn = [] } }) => {
    if (lock === undefined) return;
    const { scope, registryId } = site;
    const created = new ManagementLock(scope, 'Lock', {
      name: `${name}-lock`,
      // A reference to the id, because scanners look for the address of the registry in it.
      scope: registryId,
      lockLevel: lock,
      notes:
        'Kept by Terraform. Replicas, webhooks, diagnostic settings and role assignments of the registry inherit it.',
      provider,
    });
    created.dependsOn = lateList(() => [
      ...[...scope.node.findAll(), ...site.elsewhere.filter(isInTree)]
        .filter((node): node is TerraformResource => TerraformResource.isTerraformResource(node) && node !== created)
        .filter((node) => isInSameStack(node, created))
        .map(addressOf)
        .sort(),
      ...dependsOn.map(dependable),
    ]);
  },
};
