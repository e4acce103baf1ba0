import type { Change, Late } from '../view/registry';
import type { Values } from './values';

/** A resource in a configuration, a plan or a state of Terraform. */
export interface Resource {
  readonly type: string;
  /** Its name in its module, without the key of an instance: `azurerm_container_registry.Registry`. */
  readonly address: string;
  /** The module that it is in, with keys: `module.images["eu"]`. */
  readonly module: string;
  /** The key of the instance, if there are several. */
  readonly key?: string | number;
  readonly source: string;
  /** The planned values; undefined if it is removed. */
  readonly after?: Values;
  /** The current values, if a plan changes them. */
  readonly before?: Values;
  readonly change?: Change;
  /** The expression that creates several of it, if only Terraform knows how many. */
  readonly repeated?: Late;
  /** The warnings of the construct that created it. */
  readonly warnings: readonly string[];
  /**
   * The references of an attribute, if its value is not known: addresses in the same file,
   * `azurerm_container_registry.Registry.id`.
   */
  readonly references: (attribute: readonly string[]) => readonly Reference[];
}

/** A resource that another refers to. */
export interface Reference {
  readonly source: string;
  readonly module: string;
  readonly address: string;
  readonly key?: string | number;
}
