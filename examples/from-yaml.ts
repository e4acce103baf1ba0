/** Registries from a file, with every option that YAML can hold. Errors name the place in the file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, TerraformProvider, TerraformStack, TerraformVariable } from 'cdktf';
import {
  AgentPool,
  CacheCredentials,
  Deployer,
  DeployerRole,
  DeployerRoleDefinition,
  GeoReplicatedRegistry,
  PrivateDns,
  PurgeFilter,
  RegistryRole,
  Rotation,
  SharedScopeMap,
  TokenPermission,
  type CurrentDeployerOptions,
  type CustomRoleOptions,
  type DeployerRoleDefinitionProps,
  type GeoReplicatedRegistryAttributes,
  type GeoReplicatedRegistryProps,
  type GrantOptions,
  type IGeoReplicatedRegistry,
  type PrincipalType,
  type TokenAction,
} from 'cdktf-georeplicated-registry';
import type { Construct } from 'constructs';
import { parse } from 'yaml';

/** The parts of the file. Nothing is assumed about their options: the library validates them. */
interface File {
  readonly registries?: Parts<Options>;
  readonly existing?: Parts<Options>;
  readonly grants?: (GrantOptions & Principal & { registry: string; role: string | Role })[];
  readonly deployerRoles?: Parts<Options & { registries?: unknown; assignTo?: Principal[] }>;
}

type Options = Readonly<Record<string, unknown>>;
type Parts<Part> = Readonly<Record<string, Part>>;

interface Principal {
  readonly id: string;
  readonly principalId: string;
  readonly principalType?: PrincipalType;
}

interface Role {
  readonly builtIn?: string;
  readonly definition?: string;
}

/** No package has classes for azapi; `cdktf get` generates them. This is what a provider needs. */
class AzapiProvider extends TerraformProvider {
  constructor(
    scope: Construct,
    id: string,
    private readonly subscriptionId: string,
  ) {
    super(scope, id, {
      terraformResourceType: 'azapi',
      terraformProviderSource: 'Azure/azapi',
      terraformGeneratorMetadata: { providerName: 'azapi', providerVersion: '2.12.0' },
    });
  }

  override get alias(): string {
    return 'platform';
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return { subscriptionId: this.subscriptionId };
  }
}

export class FromYamlStack extends TerraformStack {
  private readonly registries: Record<string, IGeoReplicatedRegistry | undefined> = {};
  private readonly faults: string[] = [];

  constructor(scope: Construct, id: string, yaml: string) {
    super(scope, id);
    // roleAssignmentMode, armAudienceTokens and network.bypassForTasks need azurerm 4.81.
    this.addOverride('terraform.required_providers.azurerm.version', '4.81.0');
    const subscriptionId = '00000000-0000-0000-0000-000000000001';
    new AzurermProvider(this, 'azurerm', { features: [{}], subscriptionId });
    new AzurermProvider(this, 'platform', { alias: 'platform', features: [{}], subscriptionId });
    new AzurermProvider(this, 'hub', {
      alias: 'hub',
      features: [{}],
      subscriptionId: '00000000-0000-0000-0000-000000000002',
    });
    new AzapiProvider(this, 'azapi', subscriptionId);
    new ResourceGroup(this, 'Group', { name: 'yaml-images', location: 'West Europe' });
    new TerraformVariable(this, 'pipeline_token', { type: 'string', sensitive: true });
    new TerraformVariable(this, 'home_in_rotation', { type: 'bool', default: true });

    this.make(parse(yaml) as File);
    if (this.faults.length > 0) throw new Error(`The file is not valid:\n${this.faults.join('\n')}`);
  }

  private make({ registries = {}, existing = {}, grants = [], deployerRoles = {} }: File): void {
    for (const [id, options] of Object.entries(registries)) {
      this.at(`registries.${id}`, () => {
        const props = this.classesIn(options) as unknown as GeoReplicatedRegistryProps;
        this.registries[id] = new GeoReplicatedRegistry(this, id, props);
      });
    }
    for (const [id, options] of Object.entries(existing)) {
      this.at(`existing.${id}`, () => {
        const attributes = this.classesIn(options) as unknown as GeoReplicatedRegistryAttributes;
        this.registries[id] = GeoReplicatedRegistry.fromRegistryName(this, id, attributes);
      });
    }
    for (const [i, { registry, id, principalId, role, ...options }] of grants.entries()) {
      this.at(`grants[${i}]`, () => {
        this.grant(this.registryNamed(registry), id, principalId, role, this.classesIn({ ...options }));
      });
    }
    for (const [id, { registries: names, assignTo = [], ...options }] of Object.entries(deployerRoles)) {
      this.at(`deployerRoles.${id}`, () => {
        const registries = each((name) => this.registries[String(name)] ?? name)(names);
        const props = { ...this.classesIn({ ...options }), registries } as unknown as DeployerRoleDefinitionProps;
        const definition = new DeployerRoleDefinition(this, id, props);
        for (const { id, principalId, ...rest } of assignTo) definition.assignTo(id, principalId, rest);
      });
    }
  }

  private grant(
    registry: IGeoReplicatedRegistry,
    id: string,
    principalId: string,
    role: string | Role,
    options: Options,
  ): void {
    if (role === 'pull') registry.grantPull(id, principalId, options);
    else if (role === 'push') registry.grantPush(id, principalId, options);
    else if (role === 'delete') registry.grantDelete(id, principalId, options);
    else if (typeof role === 'object' && role.builtIn !== undefined) {
      registry.grant(id, principalId, RegistryRole.builtIn(role.builtIn), options);
    } else if (typeof role === 'object' && role.definition !== undefined) {
      registry.grant(id, principalId, RegistryRole.definition(role.definition), options);
    } else throw new Error('role must be pull, push, delete, { builtIn } or { definition }');
  }

  /** Replaces what the file can only name by the objects of the library. Everything else is passed as it is, and validated there. */
  private classesIn(options: Options): Options {
    return mapped(options, {
      rotation: (part) => (isPart(part) ? Rotation.variable(part.variable as string) : part),
      deployer: (part) => (isPart(part) ? deployerOf(part) : part),
      provider: (name) => this.childNamed(name),
      azapiProvider: (name) => this.childNamed(name),
      dependsOn: each((name) => this.childNamed(name)),
      credentialSets: every((set) => this.classesIn(set as Options)),
      cacheRules: every((rule) => mapped(this.classesIn(rule as Options), { credentialSet: credentialsOf })),
      purgeTasks: every((task) =>
        mapped(this.classesIn(task as Options), { filters: each(filterOf), agentPool: poolOf }),
      ),
      permissions: each(permissionOf),
      scopeMap: (part) => (isPart(part) ? scopeMapOf(part) : part),
      scopeMaps: every((part) => this.classesIn(part as Options)),
      tokens: every((part) => this.classesIn(part as Options)),
      tokenPairs: every((part) => this.classesIn(part as Options)),
      privateLink: (part) =>
        mapped(part, {
          endpoints: each((endpoint) => mapped(this.classesIn(endpoint as Options), { dns: this.dnsOf })),
        }),
    }) as Options;
  }

  private readonly dnsOf = (dns: unknown): unknown => {
    if (dns === 'external') return PrivateDns.external();
    if (!isPart(dns)) return dns;
    if (!isPart(dns.newZone)) return PrivateDns.zone(dns.zone as string);
    const { virtualNetworkId, ...options } = dns.newZone;
    return PrivateDns.newZone(virtualNetworkId as string, this.classesIn(options));
  };

  /** A provider or resource of the stack. A name that the stack does not have is passed as it is, and the library reports it. */
  private childNamed(name: unknown): unknown {
    return typeof name === 'string' ? (this.node.tryFindChild(name) ?? name) : name;
  }

  private registryNamed(name: string): IGeoReplicatedRegistry {
    const registry = this.registries[name];
    if (registry === undefined) throw new Error(`there is no registry "${name}"`);
    return registry;
  }

  /** Records the faults of a part of the file with its place, and continues: all faults are reported at once. */
  private at(place: string, make: () => void): void {
    try {
      make();
    } catch (error) {
      this.faults.push(...messagesOf(error).map((message) => `  - ${place}: ${message}`));
    }
  }
}

/** An error of the library lists its faults: `replicas[0].region is not an Azure region, …`. */
function messagesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  if (error.name !== 'InvalidConstructError') return [error.message];
  return (error as Error & { faults: { message: string }[] }).faults.map(({ message }) => message);
}

function permissionOf(part: unknown): unknown {
  if (!isPart(part)) return part;
  if (part.pull !== undefined) return TokenPermission.pull(part.pull as string);
  if (part.push !== undefined) return TokenPermission.push(part.push as string);
  return TokenPermission.of(part.repository as string, part.actions as TokenAction[]);
}

function scopeMapOf({ declared, existing }: Options): SharedScopeMap {
  return declared === undefined
    ? SharedScopeMap.existing(existing as string)
    : SharedScopeMap.declared(declared as string);
}

function deployerOf({ withRoles, current }: Options): Deployer {
  if (current !== undefined) return Deployer.current(current as CurrentDeployerOptions);
  const roles = Array.isArray(withRoles) ? (withRoles as (string | CustomRoleOptions)[]) : [];
  return Deployer.withRoles(
    ...roles.map((role) => (typeof role === 'string' ? DeployerRole.builtIn(role) : DeployerRole.custom(role))),
  );
}

function credentialsOf(part: unknown): unknown {
  if (!isPart(part)) return part;
  if (part.declared !== undefined) return CacheCredentials.declared(part.declared as string);
  return CacheCredentials.existing(part.existing as string, part.loginServer as string | undefined);
}

function filterOf(part: unknown): unknown {
  if (!isPart(part)) return part;
  const { repository, tag } = isPart(part.exact) ? part.exact : part;
  if (part.exact === undefined) return PurgeFilter.of(repository as string, tag as string);
  return PurgeFilter.exact(repository as string, tag as string | undefined);
}

function poolOf(part: unknown): unknown {
  if (!isPart(part)) return part;
  if (!isPart(part.inSubnet)) return AgentPool.existing(part.existing as string);
  const { name, subnetId, ...options } = part.inSubnet;
  return AgentPool.inSubnet(name as string, subnetId as string, options);
}

function isPart(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function each(map: (item: unknown) => unknown): (list: unknown) => unknown {
  return (list) => (Array.isArray(list) ? list.map(map) : list);
}

/** The members of a map. */
function every(map: (item: unknown) => unknown): (parts: unknown) => unknown {
  return (parts) =>
    isPart(parts) ? Object.fromEntries(Object.entries(parts).map(([id, part]) => [id, map(part)])) : parts;
}

/** A part with some of its options replaced, as far as they are there. */
function mapped(part: unknown, by: Readonly<Record<string, (value: unknown) => unknown>>): unknown {
  if (!isPart(part)) return part;
  const entries = Object.entries(part).map(([key, value]) => [key, Object.hasOwn(by, key) ? by[key](value) : value]);
  return Object.fromEntries(entries);
}

export const app = new App();
new FromYamlStack(app, 'from-yaml', readFileSync(join(__dirname, 'from-yaml', 'registry.yaml'), 'utf8'));
app.synth();
