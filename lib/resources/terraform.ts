import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import type { DataAzurermContainerRegistry } from '@cdktf/provider-azurerm/lib/data-azurerm-container-registry';
import {
  TerraformDataSource,
  TerraformElement,
  TerraformStack,
  Tokenization,
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
import { expression, identityOf, known, reference, type Flag, type Tags } from '../text';

/** A registry as Terraform knows it: made, or looked up. */
export type Source = ContainerRegistry | DataAzurermContainerRegistry;

/**
 * A registry in its stack, and what its parts refer to. References are asked for at synth, so that they do not fix the
 * name of the registry in Terraform's state.
 */
export class Site<S extends Source = Source> {
  /** What was made for the registry in other places. */
  public readonly elsewhere: IConstruct[] = [];
  private readonly references = new Map<string, string>();

  /**
   * @param scope where the parts are made
   * @param current what the options mean by then: a later call may add to them
   * @param meta the meta-arguments of all that is made in the stack of the registry
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

  /** What something that is made for the registry in a place is called there. */
  public idIn(scope: Construct, id: string): string {
    return idIn(this.scope, scope, id);
  }

  /** The meta-arguments of what is made in a place: what is of this stack is of no use in another. */
  public metaIn(scope: Construct, ownProvider?: TerraformProvider): Meta {
    const { provider, dependsOn } = this.meta;
    return isInSameStack(scope, this.scope)
      ? { provider: ownProvider ?? provider, dependsOn }
      : { provider: ownProvider };
  }

  /** One for all that refer to an attribute. */
  private reference(attribute: 'id' | 'name' | 'resourceGroupName' | 'loginServer' | 'location', name: string): string {
    const made =
      this.references.get(attribute) ?? this.referenceTo(this.registry, name, () => this.registry[attribute]);
    this.references.set(attribute, made);
    return made;
  }

  /**
   * A reference to an attribute of something that is made for the registry. It is asked for at synth: until then users may
   * override what that is called in Terraform's state. Each reference of cdktf captures a stack trace, which takes longer
   * than all else: only what is in another stack needs one.
   */
  public referenceTo(
    source: TerraformResource | TerraformDataSource,
    attribute: string,
    fromElsewhere: () => string,
  ): string {
    // cdktf notes in its own reference, at the first of two rounds, what the attribute is called in the other stack.
    let elsewhere: string | undefined;
    return reference(
      (scope) =>
        isInSameStack(scope, source) ? `\${${addressOf(source)}.${attribute}}` : (elsewhere ??= fromElsewhere()),
      (scope) => this.circularFrom(scope),
    );
  }

  /** A reference to a local that is made for the registry, as one to a resource. */
  public referenceToLocal(local: TerraformLocal): string {
    let elsewhere: string | undefined;
    return reference(
      (scope) => (isInSameStack(scope, local) ? `\${local.${local.friendlyUniqueId}}` : (elsewhere ??= local.asString)),
      (scope) => this.circularFrom(scope),
    );
  }

  /** The error for a stack that refers to the registry, whose stack refers to that one. */
  private circularFrom(scope: IConstruct): Error | undefined {
    const { path } = TerraformStack.of(scope).node;
    const isOfStack = (text: string) =>
      identityOf(text)
        .split('}@')
        .slice(1)
        .some((origin) => origin.startsWith(path) && !/^[\w-]/.test(origin.slice(path.length)));
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

/** The late-bound texts of what is made in the stack of a registry. */
function textsIn(reading: unknown, registry: Construct): Stated<string>[] {
  if (!isPart(reading)) return [];
  const { path, value, scope } = reading as Partial<Stated<unknown>> & { readonly scope?: Partial<Stated<unknown>> };
  if (Construct.isConstruct(scope?.value) && !isInSameStack(scope.value, registry)) return [];
  if (path === undefined || value === undefined)
    return Object.values(reading).flatMap((each) => textsIn(each, registry));
  if (typeof value === 'string') return known(value) ? [] : [{ path, value }];
  if (!isPart(value)) return [];
  // The members of a map are texts, of a list what was read of each.
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    textsIn(typeof member === 'string' ? { path: memberPath(path, key), value: member } : member, registry),
  );
}

/** Not what users pass as it is, such as constructs. */
function isPart(reading: unknown): reading is object {
  return (
    Array.isArray(reading) ||
    (Object.prototype.toString.call(reading) === '[object Object]' &&
      !Construct.isConstruct(reading) &&
      !Tokenization.isResolvable(reading))
  );
}

/** What is made for a registry in another place is called after it: two registries may be in need of one there. */
export function idIn(registry: Construct, scope: Construct, id: string): string {
  return scope === registry ? id : `${registry.node.id}-${id}`;
}

/** Tests make constructs and take them out of the tree again. */
export function isInTree({ node }: IConstruct): boolean {
  return node.scopes.every(({ node: each }, i, all) => i === 0 || all[i - 1].node.tryFindChild(each.id)?.node === each);
}

export function isInAStack({ node }: IConstruct): boolean {
  return node.scopes.some((each) => TerraformStack.isStack(each));
}

export function isInSameStack(a: IConstruct, b: IConstruct): boolean {
  return TerraformStack.of(a) === TerraformStack.of(b);
}

/** A kind of resources that belong to a registry. */
export interface Part<S extends Source = ContainerRegistry> {
  /** Creates what a model has and is not there yet, and brings up to the model what is. */
  readonly follow?: (site: Site<S>, model: RegistryModel, before?: RegistryModel) => void;
  /** Creates what is there from the start or never. */
  readonly create?: (site: Site<S>, model: RegistryModel) => void;
  /** Does what has to wait until no call can add anything. */
  readonly finish?: (site: Site<S>, model: RegistryModel) => void;
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

/** What a resource is called in Terraform: `azurerm_container_registry.Registry`; a data source has `data.` before it. */
export function addressOf(element: TerraformResource | TerraformDataSource): string {
  const { terraformResourceType, friendlyUniqueId } = element;
  const isData = TerraformDataSource.isTerraformDataSource(element);
  return `${isData ? 'data.' : ''}${terraformResourceType}.${friendlyUniqueId}`;
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
