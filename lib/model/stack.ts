import type { AzurermModel } from './azurerm';
import type { RegistryModel } from './model';

/** The surroundings of this registry in the app, as far as rules need them. */
export interface StackFacts {
  /** The other registries of the app. */
  readonly others: readonly Neighbour[];
  /** Whether something else in the stack has the name of the rotation variable. */
  readonly hasRotationVariable: boolean;
  /** The provider, by the current version constraint of the stack. */
  readonly azurerm: AzurermModel;
  /** The version constraint of azapi that the stack sets itself, such as "~> 2.12". */
  readonly azapiVersion?: string;
}

/** Another registry of the app, created or only referenced. */
export interface Neighbour {
  readonly path: string;
  readonly isInSameStack: boolean;
  readonly model: RegistryModel;
}
