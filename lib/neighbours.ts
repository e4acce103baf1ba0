import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Neighbour, RegistryModel } from './model/model';
import { resolveRegistry } from './model/registry';
import type { RegistryReading } from './reading/registry';

/** The registries of an app, so that each can be compared with the others. */
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
  /** With what they mean: each is compared with all others. */
  private readonly linked = new Map<IConstruct, RegistryModel>();

  /** Keeps what a registry is now. */
  public record(registry: IConstruct, model: RegistryModel): void {
    const { key } = model.stated.registryName;
    const namesakes = this.byName.get(key) ?? new Map<IConstruct, RegistryReading>();
    this.byName.set(key, namesakes.set(registry, model.stated));
    if (model.endpoints.length > 0) this.linked.set(registry, model);
  }

  /** Those that may have something in common with a registry: its name, or something of private link. */
  public othersOf(registry: IConstruct, name: string, hasEndpoints: boolean): readonly Neighbour[] {
    const namesakes = Array.from(this.byName.get(name) ?? []).filter(
      ([other]) => !this.linked.has(other) || !hasEndpoints,
    );
    const linked = hasEndpoints ? Array.from(this.linked) : [];
    const stack = TerraformStack.of(registry);
    return [...namesakes, ...linked].flatMap(([other, known]): Neighbour[] => {
      if (other === registry || !isStillThere(other)) return [];
      const model = 'stated' in known ? known : resolveRegistry(known);
      return [{ path: other.node.path, isInSameStack: TerraformStack.of(other) === stack, model }];
    });
  }
}

/** Tests make registries and take them out of the tree again. */
function isStillThere({ node }: IConstruct): boolean {
  return node.scopes.every(({ node: each }, i, all) => i === 0 || all[i - 1].node.tryFindChild(each.id)?.node === each);
}
