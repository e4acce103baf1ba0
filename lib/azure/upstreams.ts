/** Whether a cache rule for an upstream must have credentials, may have them, or must have none. */
export type UpstreamCredentials = 'required' | 'optional' | 'none';

interface Upstream {
  readonly host: RegExp;
  readonly credentials: UpstreamCredentials;
  /** The credentials that it accepts, if not any user with a password. */
  readonly hint?: string;
}

/**
 * The registries that Azure can cache (MicrosoftDocs/azure-management-docs, artifact-cache-overview.md, 2026-06). The
 * list grows: others may work as well.
 */
const upstreams: readonly Upstream[] = [
  { host: /^docker\.io$/, credentials: 'required' },
  { host: /^dhi\.io$/, credentials: 'required' },
  { host: /^registry\.redhat\.io$/, credentials: 'required' },
  {
    host: /\.pkg\.dev$/,
    credentials: 'required',
    hint: 'those of a service account, whose user name is "_json_key" or "_json_key_base64"',
  },
  {
    host: /\.azurecr\.io$/,
    credentials: 'required',
    hint: 'those of a token of that registry, azurerm cannot give a cache rule an identity',
  },
  { host: /^ghcr\.io$/, credentials: 'optional' },
  { host: /^quay\.io$/, credentials: 'optional' },
  { host: /^registry\.k8s\.io$/, credentials: 'optional' },
  { host: /^gcr\.io$/, credentials: 'optional' },
  { host: /^nvcr\.io$/, credentials: 'optional' },
  { host: /^mcr\.microsoft\.com$/, credentials: 'none' },
  { host: /^public\.ecr\.aws$/, credentials: 'none' },
  { host: /^registry\.access\.redhat\.com$/, credentials: 'none' },
];

/** The upstream of a host, if Azure is known to cache it. */
export function upstreamOf(host: string): Upstream | undefined {
  return upstreams.find((upstream) => upstream.host.test(host));
}

/** The known hosts, as they are displayed: `*.azurecr.io`. */
export const upstreamHosts: readonly string[] = upstreams.map(({ host }) =>
  host.source.replace(/^\^/, '').replace(/\$$/, '').replace(/^\\\./, '*.').replaceAll('\\.', '.'),
);

/** Other host names of Docker Hub, which Azure does not accept. */
export const dockerHubAliases: readonly string[] = [
  'index.docker.io',
  'registry-1.docker.io',
  'registry.hub.docker.com',
  'hub.docker.com',
];

/** The host of a registry. */
export const upstreamHost = /^[a-z0-9]+([.-]+[a-z0-9]+)*\.[a-z0-9]+$/;

/** How many cache rules a registry may have, on every tier (artifact-cache-overview.md). */
export const cacheRules = 1000;

/**
 * The names of cache rules and credential sets (azurerm 4.55.0, containers/validate/container_registry_cache_rule_name.go;
 * Azure resource reference, credentialSets).
 */
export const cacheRuleName = { pattern: /^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$/, min: 5, max: 49 };
export const credentialSetName = { pattern: /^[a-zA-Z0-9-]*$/, min: 5, max: 50 };

/** The id of a secret of a vault without a version (azurerm 5.2.0, keyvault/validate/nested_item_id.go). */
export const secretId = /^https:\/\/[a-zA-Z0-9.-]+\/secrets\/[a-zA-Z0-9-]{1,127}$/;
