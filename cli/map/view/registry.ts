/** A value that Terraform fills in, as it stands in the input: `${azurerm_resource_group.Group.location}`. */
export interface Late {
  readonly late: string;
}

/** What a plan changes. */
export type Change = 'added' | 'removed' | 'replaced' | 'changed';

/** A registry as Terraform has it, and all that belongs to it. */
export interface Registry {
  /** What Terraform calls it: `azurerm_container_registry.Registry`. */
  readonly address: string;
  /** The file that it was read from. */
  readonly source: string;
  readonly name: string | Late;
  readonly sku: string | Late;
  /** Home first, then the replicas by name. */
  readonly places: readonly Place[];
  /** What a block that Terraform repeats makes replicas of, `${var.regions}`; the whole registry may be repeated as well. */
  readonly otherReplicas?: Late;
  readonly repeated?: Late;
  readonly dataEndpoints: Flag;
  readonly regionalEndpoints: Flag;
  /** Whether it is encrypted with a key of its owner's. */
  readonly ownKey: boolean;
  readonly webhooks: readonly Part[];
  readonly privateEndpoints: readonly Part[];
  readonly tasks: number;
  readonly warnings: readonly string[];
  readonly change?: Change;
}

export type Flag = boolean | Late;

/** A region that a registry is in. */
export interface Place {
  /** The canonical name of the region; of one that Terraform fills in, what stands in the input. */
  readonly region: string | Late;
  readonly isHome: boolean;
  /** The flag in Terraform. Azure may make it zone-redundant without. */
  readonly zones: Flag;
  /** Whether it takes traffic of the global endpoint. */
  readonly routing: Flag;
  readonly change?: Change;
  /** Whether it took traffic before, where a plan changes that. */
  readonly wasRouted?: Flag;
}

/** A webhook or private endpoint. */
export interface Part {
  readonly name: string | Late;
  readonly region: string | Late;
  readonly change?: Change;
}

export function isLate(value: unknown): value is Late {
  return typeof value === 'object' && value !== null && 'late' in value;
}

/** A text as people read it. */
export function shown(value: string | Late): string {
  return isLate(value) ? value.late : value;
}
