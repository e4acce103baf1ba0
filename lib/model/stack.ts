import type { RegistryModel } from './model';

/** What the app has besides this registry, as far as it matters. */
export interface StackFacts {
  /** The other registries of the app. */
  readonly others: readonly Neighbour[];
  /** Whether something else in the stack has the name of the variable for rotation. */
  readonly hasRotationVariable: boolean;
  /** The version of azurerm that the stack states, known at synth: 4.81. */
  readonly providerVersion?: number;
  /** The versions of azapi that the stack sets by itself, such as "~> 2.12". */
  readonly azapiVersion?: string;
}

/** Another registry of the app, made or used. */
export interface Neighbour {
  readonly path: string;
  readonly isInSameStack: boolean;
  readonly model: RegistryModel;
}
