import type { AzurermModel } from './azurerm';
import type { RegistryModel } from './model';

/** What the app has besides this registry, as far as it matters. */
export interface StackFacts {
  /** The other registries of the app. */
  readonly others: readonly Neighbour[];
  /** Whether something else in the stack has the name of the variable for rotation. */
  readonly hasRotationVariable: boolean;
  /** The provider, by the pin that the stack has by now. */
  readonly azurerm: AzurermModel;
  /** The versions of azapi that the stack sets by itself, such as "~> 2.12". */
  readonly azapiVersion?: string;
}

/** Another registry of the app, made or used. */
export interface Neighbour {
  readonly path: string;
  readonly isInSameStack: boolean;
  readonly model: RegistryModel;
}
