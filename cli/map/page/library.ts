import type { GeoReplicatedRegistry, GeoReplicatedRegistryProps } from 'cdktf-georeplicated-registry';
import { byId } from './document';
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

type Load = (require: (name: string) => object, module: { exports: object }) => void;

/** Validates options as the construct does: by making a registry. */
export type Validate = (props: GeoReplicatedRegistryProps) => Findings;

/**
 * Loads the library, which is in the page as the package has it, compressed. It runs as a script whose text is known to the
 * policy of the page, as its own code is.
 */
export async function loadLibrary(): Promise<Validate> {
  const bytes = Uint8Array.from(atob(byId('library').textContent), (letter) => letter.charCodeAt(0));
  const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
  run(text);
  return validateBy((globalThis as unknown as { readonly loadLibrary: Load }).loadLibrary);
}

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

interface TrustedTypes {
  createPolicy(name: string, rules: { createScript: (text: string) => string }): { createScript(text: string): string };
}

function run(text: string): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('library', { createScript: (script) => script });
  const script = document.createElement('script');
  script.text = policy === undefined ? text : policy.createScript(text);
  document.head.append(script);
  script.remove();
}
