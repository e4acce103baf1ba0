/** The grammar of names, tags and digests: opencontainers/distribution-spec spec.md (pulling manifests), image-spec descriptor.md. */
export const repositoryName = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/;
export const tag = /^\w[\w.-]{0,127}$/;

/** Many clients refuse a longer host and repository (distribution-spec). */
export const longestReference = 255;

const digest = /^[a-z0-9]+([+._-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$/;
const digestLengths = new Map([
  ['sha256', 64],
  ['sha512', 128],
]);

/** Whether a text is a complete digest: `sha256:` and 64 digits. */
export function isDigest(text: string): boolean {
  const [algorithm, encoded] = text.split(':');
  const length = digestLengths.get(algorithm);
  return digest.test(text) && (length === undefined || (encoded.length === length && /^[0-9a-f]+$/.test(encoded)));
}
