import {
  conditional,
  DefaultTokenResolver,
  Lazy,
  StringConcat,
  TerraformElement,
  TerraformStack,
  Token,
  Tokenization,
  type Precondition,
  type TerraformResource,
} from 'cdktf';
import type { Construct } from 'constructs';
import type { Flag, Tags } from '../model/known';

/** One of two texts by a switch; Terraform chooses where the switch is late-bound. */
export function choose(flag: Flag, on: string, off: string): string {
  if (typeof flag === 'boolean') return flag ? on : off;
  return Token.asString(conditional(flag, on, off));
}

/**
 * A reference to an attribute that is asked for at synth: asked for before, it would fix the name of the resource in
 * Terraform's state, and the user could not override that any more.
 */
export function later(attribute: () => string): string {
  return Lazy.stringValue({ produce: attribute });
}

/** An empty map is not an absent one for Terraform. */
export function unlessEmpty(map: Tags | undefined): Tags | undefined {
  return map === undefined || Object.keys(map).length === 0 ? undefined : map;
}

/** Has Terraform refuse a plan unless something holds, beside what it refuses already. */
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
    return { import: [{ to: this.address, id: this.importId }] };
  }

  public override toHclTerraform(): object {
    const to = { value: this.address, type: 'simple', storageClassType: 'reference' };
    return { import: [{ to, id: { value: this.importId, type: 'simple', storageClassType: 'string' } }] };
  }

  private get address(): string {
    return `${this.resource.terraformResourceType}.${this.resource.friendlyUniqueId}`;
  }
}

/** The child of that kind under an id, if it is there. */
export function childOf<T>(scope: Construct, id: string, kind: new (...args: never[]) => T): T | undefined {
  const child: unknown = scope.node.tryFindChild(id);
  return child instanceof kind ? child : undefined;
}

/**
 * The expression of Terraform that a late-bound text stands for, with the stacks that it comes from: networks of
 * two stacks may have the same address. A value that is not there yet stands for itself only.
 */
export function expressionOf(scope: Construct, text: string): string {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const expression: unknown = Tokenization.resolve(text, { scope, resolver, preparing: false });
  if (typeof expression !== 'string' || !expression.includes('${')) return text;
  const own = TerraformStack.of(scope);
  const origins = Tokenization.reverse(text)
    .map((token) => (token as { readonly originStack?: Construct }).originStack)
    .filter((stack) => stack !== undefined && stack !== own);
  return [expression, ...origins.map((stack) => stack?.node.path)].join('@');
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
