import { DataAzurermContainerRegistry } from '@cdktf/provider-azurerm/lib/data-azurerm-container-registry';
import type { Construct } from 'constructs';
import type { RegistryModel } from '../model/model';

/** Makes Terraform look up a registry at every plan, which fails if the registry does not exist. */
export function findRegistry(
  scope: Construct,
  id: string,
  { name, resourceGroup, meta }: RegistryModel,
): DataAzurermContainerRegistry {
  return new DataAzurermContainerRegistry(scope, id, { name, resourceGroupName: resourceGroup.value, ...meta });
}
