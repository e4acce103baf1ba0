import type { GeoReplicatedRegistry, GeoReplicatedRegistryProps } from 'cdktf-georeplicated-registry';
import { newStack, standIn } from './stand-in';

/** What the library says of a registry: why it refuses it, or what it warns of. */
export interface Findings {
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

/** The library as it is in the package, as far as it is used here. */
interface Library {
  readonly GeoReplicatedRegistry: new (
    scope: object,
    id: string,
    props: GeoReplicatedRegistryProps,
  ) => GeoReplicatedRegistry;
}

/** The error of the library. */
interface Refusal {
  readonly faults: readonly { readonly message: string }[];
}

/** Runs the text of the library. */
export type Load = (require: (name: string) => object, module: { exports: object }) => void;

/** Validates options as the construct does: by making a registry. */
export type Validate = (props: GeoReplicatedRegistryProps) => Findings;

/** Validates by the library, which a function loads as modules are. */
export function validateBy(load: Load): Validate {
  const module = { exports: {} };
  load(standIn, module);
  const { GeoReplicatedRegistry } = module.exports as Library;
  return (props) => {
    try {
      const { warnings } = new GeoReplicatedRegistry(newStack(), 'Registry', props);
      return { faults: [], warnings };
    } catch (error) {
      if (!(error instanceof Error && 'faults' in error)) throw error;
      return { faults: (error as Refusal).faults.map(({ message }) => message), warnings: [] };
    }
  };
}
