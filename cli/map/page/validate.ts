import type { GeoReplicatedRegistry, GeoReplicatedRegistryProps } from 'cdktf-georeplicated-registry';
import { newStack, standIn } from './stand-in';

/** The library's result for a registry: its faults, or its warnings. */
export interface Findings {
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

/** The parts of the packaged library that are used here. */
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

/** Runs the code of the library. */
export type Load = (require: (name: string) => object, module: { exports: object }) => void;

/** Validates options like the construct does: by creating a registry. */
export type Validate = (props: GeoReplicatedRegistryProps) => Findings;

/** Validates with the library, which a function loads like a module. */
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
