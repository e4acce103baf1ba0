import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { Lazy, TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import type { RegistryModel } from '../model/registry';
import { later } from './terraform';

/**
 * Creates the lock of a registry. It comes after everything beside the registry and goes before it: what is there by
 * then is asked for at synth.
 */
export function createLock(scope: Construct, registry: ContainerRegistry, model: RegistryModel): void {
  const { name, lock } = model;
  if (lock === undefined) return;
  const created = new ManagementLock(scope, 'Lock', {
    name: `${name}-lock`,
    // A reference to the id: scanners look for the address of the registry in it.
    scope: later(() => registry.id),
    lockLevel: lock,
    notes:
      'Kept by Terraform. Replicas, webhooks, diagnostic settings and role assignments of the registry inherit it.',
  });
  created.dependsOn = Lazy.listValue({
    produce: () =>
      scope.node
        .findAll()
        .filter((node): node is TerraformResource => TerraformResource.isTerraformResource(node) && node !== created)
        .map((node) => `${node.terraformResourceType}.${node.friendlyUniqueId}`)
        .sort(),
  });
}
