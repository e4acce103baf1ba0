import { byId } from './document';
import { validateBy, type Load, type Validate } from './validate';

/**
 * Loads the library, which the page contains compressed, as it is in the package. It runs as a script whose text the
 * page's policy allows, like the page's own code.
 */
export async function loadLibrary(): Promise<Validate> {
  const bytes = Uint8Array.from(atob(byId('library').textContent), (letter) => letter.charCodeAt(0));
  const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
  run(text);
  return validateBy((globalThis as unknown as { readonly loadLibrary: Load }).loadLibrary);
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
