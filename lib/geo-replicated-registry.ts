import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { Annotations, Aspects, TerraformStack, type IAspect } from 'cdktf';
import type { Construct } from 'constructs';
import { raise, sentence } from './errors';
import { GeoReplicatedRegistryBase, type IGeoReplicatedRegistry } from './geo-replicated-registry-base';
import { memberFqdn } from './model/hosts';
import type { RegistryModel, StackFacts } from './model/model';
import { permissionsTable, requiredActions } from './model/permissions';
import { dnsZonesOf, membersOf, noDnsZones, privateIpsPerEndpoint } from './model/private-link';
import { premiumUnits, resolveRegistry } from './model/registry';
import type {
  GeoReplicatedRegistryAttributes,
  GeoReplicatedRegistryProps,
  IDeployable,
  PrivateEndpoint,
  PrivateEndpointOptions,
  Replica,
  ReplicaOptions,
  WebhookOptions,
} from './options';
import { readRegistry, withAdded, type RegistryReading } from './reading/registry';
import { createRegistry, keepLaterAttributes, updateRegistry } from './resources/container-registry';
import { partsOf } from './resources/parts';
import { providerVersion, Site } from './resources/terraform';
import { refused, refusedAtSynth, validate, warned } from './rules';

/**
 * An Azure Container Registry that serves its images from several regions: a home region and its replicas.
 *
 * Everything wrong with the options is reported in one error when the construct is made or added to; what is
 * merely unwise becomes a warning at synth. What synthesizes is one `azurerm_container_registry`, with its webhooks,
 * private endpoints and role assignments.
 */
export class GeoReplicatedRegistry extends GeoReplicatedRegistryBase implements IDeployable {
  /**
   * A registry that is there already, for an app that uses it only: grants, image names, endpoints. Nothing of it is
   * changed. Terraform looks it up at every plan, and fails if it is not there.
   *
   * To bring a registry under management, make a `GeoReplicatedRegistry` with `adopt`.
   *
   * @throws one error that lists every fault; nothing is then left in the scope
   */
  public static fromRegistryName(
    scope: Construct,
    id: string,
    attributes: GeoReplicatedRegistryAttributes,
  ): IGeoReplicatedRegistry {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- few apps use one
    const { ExistingRegistry } = require('./existing-registry') as typeof import('./existing-registry');
    return new ExistingRegistry(scope, id, attributes);
  }

  /** The registry as the provider's own class: the way out, for overrides, imports and moves. */
  public readonly resource: ContainerRegistry;

  /** What waits for synth: until then a call may still change what it is about. */
  private static readonly atSynth: IAspect = {
    visit: (node) => {
      if (node instanceof GeoReplicatedRegistry) node.finish();
    },
  };

  private readonly site: Site;
  private isFinished = false;

  /** @internal */
  protected _reading: RegistryReading;

  /**
   * Validates the options and creates the registry.
   *
   * @throws one error that lists every fault; nothing is then left in the scope
   */
  public constructor(scope: Construct, id: string, props: GeoReplicatedRegistryProps) {
    super(scope, id);
    try {
      this._reading = readRegistry(props);
      const model = this._keep(resolveRegistry(this._reading, this.stackFacts(this._reading, true)));
      this._refuse(validate(refused, model));
      this.resource = createRegistry(this, 'Resource', model);
      this.site = new Site(this, this.resource, () => this._model);
      for (const part of partsOf(model)) {
        part.follow?.(this.site, model);
        part.create?.(this.site, model);
      }
    } catch (error) {
      scope.node.tryRemoveChild(this.node.id);
      raise(error);
    }
    if (this._model.homeRouting !== true) {
      this.node.addValidation({ validate: () => validate(refusedAtSynth, this._model).map(sentence) });
    }
    Aspects.of(this).add(GeoReplicatedRegistry.atSynth);
  }

  /**
   * Adds a replica, as if it stood in `replicas`. Webhooks that are for all regions get one there too.
   *
   * @throws one error that lists every fault; the registry then stays as it was
   */
  public addReplica(options: ReplicaOptions): void {
    this._admit(withAdded(this._reading, 'addReplica', options));
  }

  /**
   * Adds a webhook, as if it stood in `webhooks`.
   *
   * @throws one error that lists every fault; the registry then stays as it was
   */
  public addWebhook(options: WebhookOptions): void {
    this._admit(withAdded(this._reading, 'addWebhook', options));
  }

  /**
   * Adds a private endpoint, as if it stood in `privateLink.endpoints`. With the first one,
   * `network.publicAccess` becomes false unless it was stated.
   *
   * @throws one error that lists every fault; the registry then stays as it was
   */
  public addPrivateEndpoint(options: PrivateEndpointOptions): void {
    this._admit(withAdded(this._reading, 'addPrivateEndpoint', options));
  }

  /**
   * The operations of Azure that the identity must be allowed that plans, applies and destroys this, sorted: only
   * what the options use.
   */
  public get requiredActions(): string[] {
    return requiredActions(this._model);
  }

  /** The required operations as a table in Markdown: what needs each, and where that is written down. */
  public explainPermissions(): string {
    return permissionsTable(this._model);
  }

  /** The resource id of the registry, for role assignments and private endpoints. What uses it waits for the registry. */
  public get registryId(): string {
    return this.resource.id;
  }

  /** A reference to the name of the registry. What uses it waits for the registry. */
  public get registryName(): string {
    return this.resource.name;
  }

  /**
   * How many Premium registries are billed: one for each region, home and replicas; 0 below Premium.
   *
   * Source: learn.microsoft.com, Geo-replication in Azure Container Registry, pricing.
   */
  public get premiumUnits(): number {
    return premiumUnits(this._model);
  }

  /**
   * How many addresses each private endpoint takes in its subnet: one for the registry and one for each region.
   *
   * Source: learn.microsoft.com, Connect privately to an Azure container registry, subnet IP capacity.
   */
  public get privateIpsPerEndpoint(): number {
    return privateIpsPerEndpoint(this._model);
  }

  /** The private endpoints, with what each takes an address for. */
  public get privateEndpoints(): PrivateEndpoint[] {
    const model = this._model;
    if (model.endpoints.length === 0) return [];
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded already
    const privateLink = require('./resources/private-link') as typeof import('./resources/private-link');
    const members = membersOf(model.places).map((member) => ({
      name: member.name,
      fqdn: memberFqdn(model, member, this._loginServer),
    }));
    return model.endpoints.map((endpoint) => ({
      privateEndpointId: privateLink.privateEndpointId(this, endpoint),
      region: endpoint.place.name,
      members: members.map((member) => ({ ...member })),
      privateDnsZoneId: privateLink.privateDnsZoneId(this, endpoint, model),
    }));
  }

  /**
   * What was resolved for one region.
   *
   * @param region the home region or that of a replica, in any spelling
   * @throws if the registry is not in that region; the error lists the regions where it is
   */
  public replica(region: string): Replica {
    const place = this._placeIn('replica', region);
    const { home, homeRouting, replicas } = this._model;
    const routing = replicas.find((replica) => replica === place)?.globalEndpointRouting ?? homeRouting;
    return {
      region: place.name,
      isHome: place === home,
      zoneRedundancy: place.zones.redundancy,
      globalEndpointRouting: typeof routing === 'boolean' ? routing : undefined,
      tags: { ...place.tags },
    };
  }

  /** @internal */
  protected get _loginServer(): string {
    return this.resource.loginServer;
  }

  /** @internal */
  protected _admit(reading: RegistryReading): RegistryModel {
    const before = this._model;
    const model = resolveRegistry(reading, this.stackFacts(reading, false), before);
    this._refuse(validate(refused, model));
    updateRegistry(this.resource, before, model);
    this._reading = reading;
    for (const part of partsOf(model)) part.follow?.(this.site, model);
    return this._keep(model);
  }

  /** What else is in the stack, as far as it matters to these options. */
  private stackFacts(reading: RegistryReading, isNew: boolean): StackFacts {
    const variable = isNew ? reading.rotation?.value : undefined;
    return {
      dnsZones: createsDnsZones(reading) ? this.dnsZonesElsewhere() : noDnsZones,
      hasRotationVariable:
        variable !== undefined && TerraformStack.of(this).node.children.some((child) => child.node.id === variable),
    };
  }

  /** The DNS zones that the other registries of this stack create. */
  private dnsZonesElsewhere(): StackFacts['dnsZones'] {
    const others = TerraformStack.of(this)
      .node.findAll()
      .filter((node): node is GeoReplicatedRegistry => node instanceof GeoReplicatedRegistry && node !== this)
      .filter(({ _reading }) => createsDnsZones(_reading));
    return dnsZonesOf(
      others.map(({ node, _reading }) => ({ path: node.path, dnsZones: resolveRegistry(_reading).dnsZones })),
    );
  }

  private finish(): void {
    const model = { ...this._model, stack: { ...this._model.stack, providerVersion: providerVersion(this) } };
    if (!this.isFinished) for (const part of partsOf(model)) part.finish?.(this.site, model);
    this.isFinished = true;
    keepLaterAttributes(this.resource, model);
    const shown = new Set(this.node.metadata.map((entry) => entry.data as unknown));
    for (const warning of validate(warned, model).map(sentence)) {
      if (!shown.has(warning)) Annotations.of(this).addWarning(warning);
    }
  }
}

function createsDnsZones({ privateLink, calls }: RegistryReading): boolean {
  return [...(privateLink?.endpoints.value ?? []), ...calls.addPrivateEndpoint].some(
    ({ virtualNetworkId }) => virtualNetworkId !== undefined,
  );
}
