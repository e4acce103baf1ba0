import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { TerraformElement, TerraformStack, type Precondition, type TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import type { RegistryModel } from '../model/model';
import { expression, late, type Flag, type Tags } from '../text';

/**
 * A registry in its stack, and what its parts refer to. References are asked for at synth, so that they do not fix the
 * name of the registry in Terraform's state.
 */
export class Site {
  private readonly references = new Map<string, string>();


  /**
   * @param scope where the parts are made
   * @param current what the options mean by then: a later call may add to them
   */
  public constructor(
    public readonly scope: Construct,
    public readonly registry: ContainerRegistry,
    public readonly current: () => RegistryModel,
  ) {}

  public get registryId(): string {
    return this.reference('id');
  }

  public get registryName(): string {
    return this.reference('name');
  }

  public get loginServer(): string {
    return this.reference('loginServer');
  }

  /** One for all that refer to it, asked for once: each reference of cdktf captures a stack trace. */
  private reference(attribute: 'id' | 'name' | 'loginServer'): string {
    let resolved: string | undefined;
    const reference = this.references.get(attribute) ?? late(() => (resolved ??= this.registry[attribute]));
    this.references.set(attribute, reference);
    return reference;
  }
}

/** A kind of resources that belong to a registry. */
export interface Part {
  /** Creates what a model has and is not there yet, and brings up to the model what is. */
  readonly follow?: (site: Site, model: RegistryModel) => void;
  /** Creates what is there from the start or never. */
  readonly create?: (site: Site, model: RegistryModel) => void;
  /** Does what has to wait until no call can add anything. */
  readonly finish?: (site: Site, model: RegistryModel) => void;
}

/** One of two texts by a switch; Terraform chooses where the switch is late-bound. */
export function choose(flag: Flag, on: string, off: string): string {
  if (typeof flag === 'boolean') return flag ? on : off;
  return String(expression`${flag} ? ${on} : ${off}`);
}

/** An empty map is not an absent one for Terraform. */
export function unlessEmpty(map: Tags | undefined): Tags | undefined {
  return map === undefined || Object.keys(map).length === 0 ? undefined : map;
}

/** Has Terraform refuse a plan unless something holds, in addition to what it refuses already. */
export function addPrecondition(resource: TerraformResource, precondition: Precondition): void {
  const { lifecycle } = resource;
  resource.lifecycle = { ...lifecycle, precondition: [...(lifecycle?.precondition ?? []), precondition] };
}

/**
 * Has Terraform import a resource instead of creating it. `importFrom` of the resource would do so too, but asks the
 * command line for the version of Terraform at every synth.
 */
export function importExisting(resource: TerraformResource, id: string): void {
  new ImportBlock(resource, id);
}

class ImportBlock extends TerraformElement {
  public constructor(
    private readonly resource: TerraformResource,
    private readonly importId: string,
  ) {
    super(resource, 'Import');
  }

  public override toTerraform(): object {
    return { import: [{ to: addressOf(this.resource), id: this.importId }] };
  }

  public override toHclTerraform(): object {
    const to = { value: addressOf(this.resource), type: 'simple', storageClassType: 'reference' };
    return { import: [{ to, id: { value: this.importId, type: 'simple', storageClassType: 'string' } }] };
  }
}

/** What a resource is called in Terraform: `azurerm_container_registry.Registry`. */
export function addressOf({ terraformResourceType, friendlyUniqueId }: TerraformResource): string {
  return `${terraformResourceType}.${friendlyUniqueId}`;
}

/** The attributes that Terraform leaves alone: those of options that are not stated. */
export function unstated<Stated>(
  attributes: Readonly<Record<string, (stated: Stated) => unknown>>,
  stated: Stated,
): string[] {
  return Object.keys(attributes).filter((attribute) => attributes[attribute](stated) === undefined);
}

/** The child of that kind under an id, if it is there. */
export function childOf<T>(scope: Construct, id: string, kind: new (...args: never[]) => T): T | undefined {
  const child: unknown = scope.node.tryFindChild(id);
  return child instanceof kind ? child : undefined;
}

interface Overrides {
  readonly terraform?: { readonly required_providers?: { readonly azurerm?: { readonly version?: string } } };
}

/**
 * The version of azurerm that the stack states over the one that the bindings pin, 4.81 for "~> 4.81.0"; the latest
 * imaginable for a statement that names none. Undefined where the stack states nothing.
 */
export function providerVersion(scope: Construct): number | undefined {
  const { rawOverrides } = TerraformStack.of(scope) as unknown as { readonly rawOverrides?: Overrides };
  const stated = rawOverrides?.terraform?.required_providers?.azurerm?.version;
  if (stated === undefined) return undefined;
  const named = /(\d+)\.(\d+)/.exec(stated);
  return named === null ? Infinity : Number(named[1]) + Number(named[2]) / 100;
}
