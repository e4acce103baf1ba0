import { DataAzurermContainerRegistry } from '@cdktf/provider-azurerm/lib/data-azurerm-container-registry';
import type { Construct } from 'constructs';
import type { RegistryModel } from '../model/model';

/** Has Terraform look a registry up, at every plan: one that is not there fails the plan. */
export function findRegistry(
  scope: Construct,
  id: string,
  { name, resourceGroup, meta }: RegistryModel,
): DataAzurermContainerRegistry {
  return new DataAzurermContainerRegistry(scope, id, { name, resourceGroupName: resourceGroup.value, ...meta });
}
