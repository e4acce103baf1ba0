import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import type { DataAzurermContainerRegistry } from '@cdktf/provider-azurerm/lib/data-azurerm-container-registry';
import {
  TerraformDataSource,
  TerraformElement,
  TerraformStack,
  Tokenization,
  dependable,
  type Precondition,
  type TerraformLocal,
  type TerraformProvider,
  type TerraformResource,
} from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import type { Meta, RegistryModel } from '../model/model';
import { circularError } from '../errors';
import { memberPath } from '../reading/kinds';
import type { Stated } from '../reading/notes';
import { expression, identityOf, known, lateList, reference, type Flag, type Tags } from '../text';

/** A registry in Terraform: created, or looked up. */
export type Source = ContainerRegistry | DataAzurermContainerRegistry;

/**
 * A registry in its stack, and the references that its parts use. They are computed at synth, so that they do not fix
 * the name of the registry in Terraform's state.
 */
export class Site<S extends Source = Source> {
  /** The resources that were created for the registry in other places. */
  public readonly elsewhere: IConstruct[] = [];
  private readonly references = new Map<string, string>();

  /**
   * @param scope where the parts are created
   * @param current the current model: a later call can add to it
   * @param meta the meta-arguments of everything that is created in the stack of the registry
   */
  public constructor(
    public readonly scope: Construct,
    public readonly registry: S,
    public readonly current: () => RegistryModel,
    private readonly meta: Meta,
  ) {}

  public get registryId(): string {
    return this.reference('id', 'id');
  }

  public get registryName(): string {
    return this.reference('name', 'name');
  }

  public get resourceGroupName(): string {
    return this.reference('resourceGroupName', 'resource_group_name');
  }

  public get loginServer(): string {
    return this.reference('loginServer', 'login_server');
  }

  public get location(): string {
    return this.reference('location', 'location');
  }

  /** The construct id of something that is created for the registry in a place. */
  public idIn(scope: Construct, id: string): string {
    return idIn(this.scope, scope, id);
  }

  /** The meta-arguments of resources in a place: those of this stack cannot be used in another. */
  public metaIn(scope: Construct, ownProvider?: TerraformProvider): Meta {
    const { provider, dependsOn } = this.meta;
    return isInSameStack(scope, this.scope)
      ? { provider: ownProvider ?? provider, dependsOn }
      : { provider: ownProvider };
  }

  /** One reference for each attribute, shared by all that use it. */
  private reference(attribute: 'id' | 'name' | 'resourceGroupName' | 'loginServer' | 'location', name: string): string {
    const made =
      this.references.get(attribute) ?? this.referenceTo(this.registry, name, () => this.registry[attribute]);
    this.references.set(attribute, made);
    return made;
  }

  /**
   * A reference to an attribute of something that is created for the registry. It is computed at synth, because until
   * then users can override the name in Terraform's state. Each of cdktf's references captures a stack trace, which
   * takes longer than everything else, so they are used only for other stacks.
   */
  public referenceTo(
    source: TerraformResource | TerraformDataSource,
    attribute: string,
    fromElsewhere: () => string,
  ): string {
    // In the first of two passes, cdktf stores in its own reference the name of the attribute in the other stack.
    let elsewhere: string | undefined;
    return reference(
      (scope) =>
        isInSameStack(scope, source) ? `\${${addressOf(source)}.${attribute}}` : (elsewhere ??= fromElsewhere()),
      (scope) => this.circularFrom(scope),
    );
  }

  /** A reference to a local that is created for the registry, like one to a resource. */
  public referenceToLocal(local: TerraformLocal): string {
    let elsewhere: string | undefined;
    return reference(
      (scope) => (isInSameStack(scope, local) ? `\${local.${local.friendlyUniqueId}}` : (elsewhere ??= local.asString)),
      (scope) => this.circularFrom(scope),
    );
  }

  /** The error for a stack that refers to the registry, whose stack refers to that stack. */
  private circularFrom(scope: IConstruct): Error | undefined {
    const { path } = TerraformStack.of(scope).node;
    const isOfStack = (text: string) => identityOf(text).includes(`@${path}}`);
    const options = textsIn(this.current().stated, this.scope).filter(({ value }) => isOfStack(value));
    const owner = { construct: 'GeoReplicatedRegistry', path: this.scope.node.path };
    return options.length === 0
      ? undefined
      : circularError(
          owner,
          options.map((option) => option.path),
        );
  }
}

/** The late-bound texts of everything that is created in the stack of a registry. */
function textsIn(reading: unknown, registry: Construct): Stated<string>[] {
  if (!isPart(reading)) return [];
  const { path, value, scope } = reading as Partial<Stated<unknown>> & { readonly scope?: Partial<Stated<unknown>> };
  if (Construct.isConstruct(scope?.value) && !isInSameStack(scope.value, registry)) return [];
  if (path === undefined || value === undefined)
    return Object.values(reading).flatMap((each) => textsIn(each, registry));
  if (typeof value === 'string') return known(value) ? [] : [{ path, value }];
  if (!isPart(value)) return [];
  // The members of a map are texts, the items of a list are readings.
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    textsIn(typeof member === 'string' ? { path: memberPath(path, key), value: member } : member, registry),
  );
}

/** Without values that are used as they are, such as constructs. */
function isPart(reading: unknown): reading is object {
  return (
    Array.isArray(reading) ||
    (Object.prototype.toString.call(reading) === '[object Object]' &&
      !Construct.isConstruct(reading) &&
      !Tokenization.isResolvable(reading))
  );
}

/**
 * The ids of resources in another place contain that of the registry, because several registries may need one there.
 */
export function idIn(registry: Construct, scope: Construct, id: string): string {
  return scope === registry ? id : `${registry.node.id}-${id}`;
}

/** Tests create constructs and remove them from the tree. */
export function isInTree({ node }: IConstruct): boolean {
  return node.scopes.every(({ node: each }, i, all) => i === 0 || all[i - 1].node.tryFindChild(each.id)?.node === each);
}

export function isInAStack({ node }: IConstruct): boolean {
  return node.scopes.some((each) => TerraformStack.isStack(each));
}

export function isInSameStack(a: IConstruct, b: IConstruct): boolean {
  return TerraformStack.of(a) === TerraformStack.of(b);
}

/** A kind of resource that belongs to a registry. */
export interface Part<S extends Source = ContainerRegistry> {
  /** Creates the resources that a model adds, and updates existing ones. */
  readonly follow?: (site: Site<S>, model: RegistryModel, before?: RegistryModel) => void;
  /** Creates resources that only the constructor can add. */
  readonly create?: (site: Site<S>, model: RegistryModel) => void;
  /** Runs at synth, when no call can add anything. */
  readonly finish?: (site: Site<S>, model: RegistryModel) => void;
}

/** One of two texts, chosen by a flag; Terraform chooses if the flag is late-bound. */
export function choose(flag: Flag, on: string, off: string): string {
  if (typeof flag === 'boolean') return flag ? on : off;
  return String(expression`${flag} ? ${on} : ${off}`);
}

/** Terraform distinguishes an empty map from a missing one. */
export function unlessEmpty(map: Tags | undefined): Tags | undefined {
  return map === undefined || Object.keys(map).length === 0 ? undefined : map;
}

/** Adds a precondition to those that the resource has. */
export function addPrecondition(resource: TerraformResource, precondition: Precondition): void {
  const { lifecycle } = resource;
  resource.lifecycle = { ...lifecycle, precondition: [...(lifecycle?.precondition ?? []), precondition] };
}

/** Makes a resource wait for further resources, as far as they exist at synth. */
export function waitFor(
  resource: TerraformResource,
  { dependsOn = [] }: Meta,
  others: () => readonly TerraformResource[],
): void {
  resource.dependsOn = lateList(() => {
    const all = [...others().map(addressOf), ...dependsOn.map(dependable)];
    return all.length === 0 ? undefined : all;
  });
}

/**
 * Makes Terraform import a resource instead of creating it. `importFrom` of the resource would do so too, but runs the
 * Terraform command line for its version at every synth.
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

/**
 * The address of a resource in Terraform: `azurerm_container_registry.Registry`, with `data.` before it for a data
 * source.
 */
export function addressOf(element: TerraformResource | TerraformDataSource): string {
  const { terraformResourceType, friendlyUniqueId } = element;
  const isData = TerraformDataSource.isTerraformDataSource(element);
  return `${isData ? 'data.' : ''}${terraformResourceType}.${friendlyUniqueId}`;
}

/** The attributes that Terraform ignores, because their options are not set. */
export function unstated<Stated>(
  attributes: Readonly<Record<string, (stated: Stated) => unknown>>,
  stated: Stated,
): string[] {
  return Object.keys(attributes).filter((attribute) => attributes[attribute](stated) === undefined);
}

/** The child of a class with an id, if it exists. */
export function childOf<T>(scope: Construct, id: string, kind: new (...args: never[]) => T): T | undefined {
  const child: unknown = scope.node.tryFindChild(id);
  return child instanceof kind ? child : undefined;
}
