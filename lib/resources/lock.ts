import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { TerraformResource } from 'cdktf';
import { lateList } from '../text';
import { addressOf, type Part } from './terraform';

/**
 * The lock comes after everything else that belongs to the registry and goes before it: what is there by then is asked
 * for at synth.
 */
export const part: Part = {
  create: ({ scope, registryId }, { name, lock }) => {
    if (lock === undefined) return;
    const created = new ManagementLock(scope, 'Lock', {
      name: `${name}-lock`,
      // A reference to the id: scanners look for the address of the registry in it.
      scope: registryId,
      lockLevel: lock,
      notes:
        'Kept by Terraform. Replicas, webhooks, diagnostic settings and role assignments of the registry inherit it.',
    });
    created.dependsOn = lateList(() =>
      scope.node
        .findAll()
        .filter((node): node is TerraformResource => TerraformResource.isTerraformResource(node) && node !== created)
        .map(addressOf)
        .sort(),
    );
  },
};
