/**
 * Replaces cdktf, constructs and the provider in the page, so that the library can create a registry there: a tree of
 * constructs, without late-bound values, which a form cannot contain. Nothing is synthesized.
 */

class Node {
  public readonly metadata: readonly object[] = [];
  private readonly children = new Map<string, Construct>();

  public constructor(
    private readonly construct: Construct,
    private readonly scope: Construct | undefined,
    public readonly id: string,
  ) {
    scope?.node.children.set(id, construct);
  }

  public get scopes(): readonly Construct[] {
    return [...(this.scope?.node.scopes ?? []), this.construct];
  }

  public get root(): Construct {
    return this.scope?.node.root ?? this.construct;
  }

  public get path(): string {
    return this.scopes.map(({ node }) => node.id).join('/');
  }

  public tryFindChild(id: string): Construct | undefined {
    return this.children.get(id);
  }

  public tryRemoveChild(id: string): boolean {
    return this.children.delete(id);
  }

  public findAll(): readonly Construct[] {
    return [this.construct, ...[...this.children.values()].flatMap(({ node }) => node.findAll())];
  }

  public addValidation(): void {
    // Nothing is synthesized.
  }
}

/** A construct, including those of cdktf and the provider, which do nothing here. */
class Construct {
  public readonly node: Node;

  public constructor(scope: Construct | undefined, id: string) {
    this.node = new Node(this, scope, id);
  }

  public static isConstruct(value: unknown): boolean {
    return value instanceof Construct;
  }

  /** The library changes how these are written, for the version of the provider that a stack pins. */
  public toTerraform(): object {
    return {};
  }

  public toHclTerraform(): object {
    return {};
  }
}

class TerraformStack extends Construct {
  public static of({ node }: Construct): Construct {
    return node.root;
  }

  public static isStack(value: unknown): boolean {
    return value instanceof TerraformStack;
  }
}

/** A token replaces an unreadable value, so that no rule applies to it. */
const token = '${TfToken[page]}';

const Tokenization = {
  isResolvable: (value: unknown) => typeof value === 'object' && value !== null && 'resolve' in value,
  reverse: () => [],
};

const Token = {
  isUnresolved: (value: unknown) =>
    typeof value === 'string' ? value.includes(token) : Tokenization.isResolvable(value),
  asString: () => token,
};

const never = () => false;
const cdktf = {
  TerraformStack,
  Token,
  Tokenization,
  Aspects: { of: () => ({ add: () => undefined }) },
  TerraformProvider: { isTerraformProvider: never },
  TerraformDataSource: { isTerraformDataSource: never },
};

/** Any other class is a construct. Bundles copy a module's own properties, so these are on its prototype. */
const anything = new Proxy({}, { get: (_, name) => (name === '__esModule' ? undefined : class extends Construct {}) });

/** Loads a module that the library requires. */
export function standIn(name: string): object {
  const own = name === 'constructs' ? { Construct } : /^cdkt[fn]$/.test(name) ? cdktf : {};
  return Object.setPrototypeOf({ ...own }, anything) as object;
}

/** A separate stack for each registry, so that none has neighbours. */
export function newStack(): Construct {
  return new TerraformStack(undefined, 'plan');
}
