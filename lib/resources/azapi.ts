import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { TerraformProvider, TerraformResource, TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import type { EndpointSettings } from '../model/azapi';
import { childOf, choose, isInSameStack, waitFor, type Part, type Site } from './terraform';

/** Home routing comes first, because it is generally available and needed in an emergency. */
export const part: Part = {
  follow: (site, { azapi }) => {
    if (azapi?.writesHomeRouting === true) make(site, 'HomeRouting', homeRouting);
    if (azapi?.settings !== undefined) make(site, 'EndpointSettings', endpointSettings);
  },
  finish: ({ registry }) => {
    requireAzapi(TerraformStack.of(registry));
  },
};

/** Azure may refuse two concurrent updates of one registry, so each waits for those before it. */
const inOrder = ['HomeRouting', 'EndpointSettings'] as const;
type Id = (typeof inOrder)[number];

/** The azapi resources of a registry, which resources that need its endpoint settings wait for. */
export function azapiResource(registry: Construct, id: Id): TerraformResource | undefined {
  return childOf(registry, id, UpdateResource);
}

interface Attributes {
  readonly type: string;
  readonly name?: string;
  readonly parent_id?: string;
  readonly resource_id?: string;
  readonly body: { readonly properties: Readonly<Record<string, unknown>> };
}

/** Source: Azure REST API specifications, Microsoft.ContainerRegistry, Replication. */
function homeRouting({ registryId, current }: Site<ContainerRegistry>): Attributes {
  const { home, homeRouting: regionEndpointEnabled } = current();
  return {
    type: 'Microsoft.ContainerRegistry/registries/replications@2025-11-01',
    parent_id: registryId,
    name: home.name,
    body: { properties: { regionEndpointEnabled } },
  };
}

/** Source: Azure REST API specifications, Microsoft.ContainerRegistry, Registry: no stable version has these properties. */
function endpointSettings({ registryId, current }: Site<ContainerRegistry>): Attributes {
  return {
    type: 'Microsoft.ContainerRegistry/registries@2026-01-01-preview',
    resource_id: registryId,
    body: { properties: propertiesOf(current().azapi?.settings ?? {}) },
  };
}

/** Only properties that are set: others keep their value. */
function propertiesOf({ regionalEndpoints, endpointProtocol }: EndpointSettings): Readonly<Record<string, string>> {
  return {
    ...(regionalEndpoints !== undefined && { regionalEndpoints: choose(regionalEndpoints, 'Enabled', 'Disabled') }),
    ...(endpointProtocol !== undefined && { endpointProtocol }),
  };
}

function make(site: Site<ContainerRegistry>, id: Id, attributes: (site: Site<ContainerRegistry>) => Attributes): void {
  if (azapiResource(site.scope, id) === undefined) new UpdateResource(site, id, () => attributes(site));
}

/** There are no bindings for azapi. The body is computed at synth, and overrides of users take precedence. */
class UpdateResource extends TerraformResource {
  public constructor(
    site: Site<ContainerRegistry>,
    id: Id,
    private readonly attributes: () => Attributes,
  ) {
    const { scope } = site;
    super(scope, id, { terraformResourceType: 'azapi_update_resource', provider: site.current().azapi?.provider });
    const earlier = inOrder.slice(0, inOrder.indexOf(id));
    waitFor(this, site.metaIn(scope), () => earlier.flatMap((before) => azapiResource(scope, before) ?? []));
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.attributes() };
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    const entries = Object.entries(this.attributes()).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'string'
        ? { value, isBlock: false, type: 'simple', storageClassType: 'string' }
        : { value, isBlock: false, type: 'map', storageClassType: 'anyMap' },
    ]);
    return Object.fromEntries(entries) as Record<string, unknown>;
  }
}

/** The source of the provider, and the versions in which a body is an object. */
const requirements: Requirements = { source: 'Azure/azapi', version: '~> 2.0' };

interface Requirements {
  readonly source?: unknown;
  readonly version?: unknown;
}

/** Adds what the stack does not set itself. */
function requireAzapi(stack: TerraformStack): void {
  const stated = statedRequirements(stack);
  for (const key of ['source', 'version'] as const) {
    if (stated[key] === undefined) stack.addOverride(`terraform.required_providers.azapi.${key}`, requirements[key]);
  }
}

/** The version constraint of azapi that the stack of a construct sets itself, if any. */
export function azapiVersion(construct: IConstruct): string | undefined {
  const { version } = statedRequirements(TerraformStack.of(construct));
  return typeof version === 'string' ? version : undefined;
}

/** The provider requirement that a stack sets itself, with an override or with an azapi provider. */
function statedRequirements(stack: TerraformStack): Requirements {
  const { rawOverrides } = stack as unknown as { readonly rawOverrides?: Overrides };
  const overridden = rawOverrides?.terraform?.required_providers?.azapi;
  // Terraform still accepts a version alone, but for a provider of another source, which it reports itself.
  if (typeof overridden === 'string') return { source: '', version: overridden };
  const { source, version } = overridden ?? {};
  if (source !== undefined && version !== undefined) return { source, version };
  const providers = stack.node.findAll().filter(isAzapi);
  const ofProviders = providers.filter((provider) => isInSameStack(provider, stack)).map(requirementsOf);
  return {
    source: source ?? ofProviders.find((each) => each.source !== undefined)?.source,
    version: version ?? ofProviders.find((each) => each.version !== undefined)?.version,
  };
}

interface Overrides {
  readonly terraform?: { readonly required_providers?: { readonly azapi?: string | Requirements } };
}

function isAzapi(construct: unknown): construct is TerraformProvider {
  return TerraformProvider.isTerraformProvider(construct) && construct.terraformResourceType === 'azapi';
}

function requirementsOf({ terraformProviderSource, terraformGeneratorMetadata }: TerraformProvider): Requirements {
  const { providerVersion, providerVersionConstraint } = terraformGeneratorMetadata ?? {};
  return { source: terraformProviderSource, version: providerVersion ?? providerVersionConstraint };
}
