import type { Change, Late } from '../view/registry';
import type { Values } from './values';

/** A resource as a configuration, a plan or a state of Terraform has it. */
export interface Resource {
  readonly type: string;
  /** Its name in its module, without the key of an instance: `azurerm_container_registry.Registry`. */
  readonly address: string;
  /** The module that it is in, with keys: `module.images["eu"]`. */
  readonly module: string;
  /** The key of the instance, where there are several. */
  readonly key?: string | number;
  readonly source: string;
  /** What it will be; undefined where it is removed. */
  readonly after?: Values;
  /** What it is, where a plan changes it. */
  readonly before?: Values;
  readonly change?: Change;
  /** What makes several of it, where only Terraform knows how many. */
  readonly repeated?: Late;
  /** The warnings of the construct that it was made by. */
  readonly warnings: readonly string[];
  /** What an attribute refers to, where its value is not known: addresses in the same file, `azurerm_container_registry.Registry.id`. */
  readonly references: (attribute: readonly string[]) => readonly Reference[];
}

/** A resource that another refers to. */
export interface Reference {
  readonly source: string;
  readonly module: string;
  readonly address: string;
  readonly key?: string | number;
}
