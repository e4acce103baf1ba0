import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { AzurermModel } from './model/azurerm';
import type { RegistryModel } from './model/model';
import { resolveRegistry } from './model/registry';
import type { Neighbour, StackFacts } from './model/stack';
import type { RegistryReading } from './reading/registry';
import { validatePins } from './pins';
import { azapiVersion } from './resources/azapi';
import { azurermOf } from './resources/dialect';
import { isInTree } from './resources/terraform';

/** All registries of an app, so that each can be compared with the others. */
export class Registries {
  private static readonly ofRoots = new WeakMap<IConstruct, Registries>();

  /** The registries of the app that a construct is in. */
  public static of(construct: IConstruct): Registries {
    const { root } = construct.node;
    const registries = Registries.ofRoots.get(root) ?? new Registries();
    Registries.ofRoots.set(root, registries);
    return registries;
  }

  private readonly byName = new Map<string, Map<IConstruct, RegistryReading>>();
  /** With their models, because each is compared with all others. */
  private readonly linked = new Map<IConstruct, RegistryModel>();

  /** Stores the current reading of a registry, and has the provider versions of its stacks validated. */
  public record(registry: IConstruct, model: RegistryModel): void {
    const { key } = model.stated.registryName;
    const namesakes = this.byName.get(key) ?? new Map<IConstruct, RegistryReading>();
    this.byName.set(key, namesakes.set(registry, model.stated));
    if (model.endpoints.length > 0) this.linked.set(registry, model);
    validatePins(registry, model);
  }

  /** The models of registries of the same name, which are compared each time that something is added to one of them. */
  private readonly meanings = new WeakMap<RegistryReading, RegistryModel>();

  private meaningOf(reading: RegistryReading): RegistryModel {
    const model = this.meanings.get(reading) ?? resolveRegistry(reading);
    this.meanings.set(reading, model);
    return model;
  }

  /** The registries that can conflict with a registry: by its name, or by private link. */
  public othersOf(registry: IConstruct, name: string): readonly Neighbour[] {
    const namesakes = this.byName.get(name);
    if (this.linked.size === 0 && (namesakes === undefined || namesakes.size === 0)) return [];
    for (const known of [namesakes, this.linked]) forgetRemoved(known);
    const unlinked = Array.from(namesakes ?? []).filter(([other]) => !this.linked.has(other));
    const stack = TerraformStack.of(registry);
    return [...unlinked, ...this.linked].flatMap(([other, known]): Neighbour[] => {
      if (other === registry) return [];
      const model = 'stated' in known ? known : this.meaningOf(known);
      return [{ path: other.node.path, isInSameStack: TerraformStack.of(other) === stack, model }];
    });
  }
}

/** What was removed from its scope never comes back, and must not be compared again each time. */
function forgetRemoved(known: Map<IConstruct, unknown> | undefined): void {
  for (const registry of known?.keys() ?? []) if (!isInTree(registry)) known?.delete(registry);
}

/** The surroundings of a registry in the app, looked up on demand. */
export class AppFacts implements StackFacts {
  /** @param isMade whether the registry has declared its variable */
  public constructor(
    private readonly registry: IConstruct,
    private readonly reading: RegistryReading,
    private readonly isMade: () => boolean,
  ) {}

  public get others(): readonly Neighbour[] {
    return Registries.of(this.registry).othersOf(this.registry, this.reading.registryName.key);
  }

  public get hasRotationVariable(): boolean {
    const variable = this.isMade() ? undefined : this.reading.rotation?.value;
    return variable !== undefined && TerraformStack.of(this.registry).node.tryFindChild(variable) !== undefined;
  }

  public get azapiVersion(): string | undefined {
    return azapiVersion(this.registry);
  }

  public get azurerm(): AzurermModel {
    return azurermOf(this.registry);
  }
}
