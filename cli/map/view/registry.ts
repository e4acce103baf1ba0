/** A late-bound value, as it is written in the input: `${azurerm_resource_group.Group.location}`. */
export interface Late {
  readonly late: string;
}

/** A change of a plan. */
export type Change = 'added' | 'removed' | 'replaced' | 'changed';

/** A registry in Terraform, with everything that belongs to it. */
export interface Registry {
  /** Its address in Terraform: `azurerm_container_registry.Registry`. */
  readonly address: string;
  /** The file that it was read from. */
  readonly source: string;
  readonly name: string | Late;
  readonly sku: string | Late;
  /** Home first, then the replicas by name. */
  readonly places: readonly Place[];
  /**
   * The expression that a dynamic block creates replicas from, `${var.regions}`; the whole registry can be repeated as
   * well.
   */
  readonly otherReplicas?: Late;
  readonly repeated?: Late;
  readonly dataEndpoints: Flag;
  readonly regionalEndpoints: Flag;
  /** Whether it is encrypted with a customer-managed key. */
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
  /** The canonical name of the region; for a late-bound one, the text of the input. */
  readonly region: string | Late;
  readonly isHome: boolean;
  /** The flag in Terraform. Azure may make the place zone-redundant without it. */
  readonly zones: Flag;
  /** Whether it takes traffic from the global endpoint. */
  readonly routing: Flag;
  readonly change?: Change;
  /** Whether it took traffic before, if a plan changes that. */
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

/** A text for display. */
export function shown(value: string | Late): string {
  return isLate(value) ? value.late : value;
}
