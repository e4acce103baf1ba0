import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { Annotations, Aspects, TerraformStack, type IAspect } from 'cdktf';
import type { Construct } from 'constructs';
import { sentence } from './errors';
import { memberFqdn } from './model/endpoints';
import { describePlace, places, placesIn, premiumUnits, privateIpsPerEndpoint } from './model/places';
import { permissionsTable, requiredActions } from './model/permissions';
import { membersOf, zonesOf, noZones, type ZonesElsewhere } from './model/private-link';
import { readRegistry, withEndpoint, withReplica, withWebhook, type RegistryReading } from './model/reading';
import { resolveRegistry, type RegistryModel } from './model/registry';
import { isRotationLate } from './model/rotation';
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
import { GeoReplicatedRegistryBase, type IGeoReplicatedRegistry } from './geo-replicated-registry-base';
import { createRegistry, keepLaterAttributes, updateRegistry } from './resources/container-registry';
import { providerVersion } from './resources/terraform';
import { createWebhooks } from './resources/webhook';
import { judge, lastRules, questions, recommendations, rules } from './rules';

/** Loaded when used: each class of the provider takes a millisecond, and few registries need these. */
/* eslint-disable @typescript-eslint/no-require-imports */
const rarer = {
  existingRegistry: () => require('./existing-registry') as typeof import('./existing-registry'),
  privateLink: () => require('./resources/private-link') as typeof import('./resources/private-link'),
  rotation: () => require('./resources/rotation') as typeof import('./resources/rotation'),
  lock: () => require('./resources/lock') as typeof import('./resources/lock'),
  monitoring: () => require('./resources/monitoring') as typeof import('./resources/monitoring'),
  deployerCheck: () => require('./resources/deployer-check') as typeof import('./resources/deployer-check'),
};
/* eslint-enable @typescript-eslint/no-require-imports */

/**
 * An Azure Container Registry that serves its images from several regions: a home region and its replicas.
 *
 * Everything wrong with the options is told in one error when the construct is made or added to; what is
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
    const { ExistingRegistry } = rarer.existingRegistry();
    return new ExistingRegistry(scope, id, attributes);
  }

  /** The registry as the provider's own class: the way out, for overrides, imports and moves. */
  public readonly resource: ContainerRegistry;

  /** What waits for synth: until then a call may still change or mend what it is about. */
  private static readonly atSynth: IAspect = {
    visit: (node) => {
      if (node instanceof GeoReplicatedRegistry) node.settle();
    },
  };

  private isKeptInRotation = false;

  /** @internal */
  protected _reading: RegistryReading;

  /**
   * Judges the options and creates the registry.
   *
   * @throws one error that lists every fault; nothing is then left in the scope
   */
  public constructor(scope: Construct, id: string, props: GeoReplicatedRegistryProps) {
    super(scope, id);
    this._reading = readRegistry(props, this._expressionOf);
    const model = resolveRegistry(this._reading, {
      zonesElsewhere: this.zonesElsewhere(this._reading),
      rotationIsTaken: this.isTaken(this._reading.rotation),
    });
    const faults = judge(rules, model);
    if (faults.length > 0) scope.node.tryRemoveChild(this.node.id);
    this._refuse(faults);
    this.resource = createRegistry(this, 'Resource', model);
    this.createBeside(model);
    this.createOnce(model);
    Aspects.of(this).add(GeoReplicatedRegistry.atSynth);
  }

  /**
   * Adds a replica, as if it stood in `replicas`. Webhooks that are for all regions get one there too.
   *
   * @throws one error that lists every fault; the registry then stays as it was
   */
  public addReplica(options: ReplicaOptions): void {
    this._admit(withReplica(this._reading, options, this._expressionOf));
  }

  /**
   * Adds a webhook, as if it stood in `webhooks`.
   *
   * @throws one error that lists every fault; the registry then stays as it was
   */
  public addWebhook(options: WebhookOptions): void {
    this._admit(withWebhook(this._reading, options, this._expressionOf));
  }

  /**
   * Adds a private endpoint, as if it stood in `privateLink.endpoints`. With the first one,
   * `network.publicAccess` becomes false unless it was stated.
   *
   * @throws one error that lists every fault; the registry then stays as it was
   */
  public addPrivateEndpoint(options: PrivateEndpointOptions): void {
    this._admit(withEndpoint(this._reading, options, this._expressionOf));
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
    const { privateEndpointId, privateDnsZoneId } = rarer.privateLink();
    const members = membersOf(places(model)).map((member) => ({
      name: member.name,
      fqdn: memberFqdn(model, member, this.resource.loginServer),
    }));
    return model.endpoints.map((endpoint) => ({
      privateEndpointId: privateEndpointId(this, endpoint),
      region: endpoint.place.name,
      members: members.map((member) => ({ ...member })),
      privateDnsZoneId: privateDnsZoneId(this, endpoint, model),
    }));
  }

  /**
   * What was resolved for one region.
   *
   * @param region the home region or that of a replica, in any spelling
   * @throws if the registry is not in that region; the error lists the regions where it is
   */
  public replica(region: string): Replica {
    const model = this._model;
    this._refuse(judge(questions.replica, { model, call: 'replica', region }));
    const [place] = placesIn(model, region);
    return describePlace(model, place);
  }

  /** Creates what stands beside the registry and is not there yet. */
  private createBeside(model: RegistryModel): void {
    createWebhooks(this, this.resource, model);
    if (model.endpoints.length > 0) rarer.privateLink().createPrivateLink(this, this.resource, model);
  }

  /** Creates what is there from the start or never. What may still change is asked for at synth. */
  private createOnce(model: RegistryModel): void {
    if (model.rotation !== undefined) {
      rarer.rotation().declareRotation(this.resource, model.rotation, () => this._model);
    }
    if (model.homeRouting !== true) {
      this.node.addValidation({ validate: () => judge(lastRules, this._model).map(sentence) });
    }
    if (model.lock !== undefined) rarer.lock().createLock(this, this.resource, model);
    if (model.diagnostics !== undefined || model.alerts !== undefined) {
      rarer.monitoring().createMonitoring(this, this.resource, model);
    }
    const current = model.deployer?.current;
    if (current !== undefined) {
      rarer.deployerCheck().checkDeployer(this, this.resource, current, () => this.requiredActions);
    }
  }

  /** @internal */
  protected get _loginServer(): string {
    return this.resource.loginServer;
  }

  /** @internal */
  protected _admit(reading: RegistryReading): RegistryModel {
    const model = resolveRegistry(reading, { zonesElsewhere: this.zonesElsewhere(reading), rotationIsTaken: false });
    this._refuse(judge(rules, model));
    updateRegistry(this.resource, this._model, model);
    this._reading = reading;
    this.createBeside(model);
    if (model.alerts !== undefined) rarer.monitoring().updateMonitoring(this, model.alerts);
    return model;
  }

  /** Whether something in the stack has a name already. */
  private isTaken(name: string | undefined): boolean {
    return name !== undefined && TerraformStack.of(this).node.children.some((child) => child.node.id === name);
  }

  /** What the other registries of this stack create zones for. */
  private zonesElsewhere(reading: RegistryReading): ZonesElsewhere {
    const createsZones = ({ endpoints }: RegistryReading) => endpoints.some(({ network }) => network !== undefined);
    if (!createsZones(reading)) return noZones;
    const others = TerraformStack.of(this)
      .node.findAll()
      .filter((node): node is GeoReplicatedRegistry => node instanceof GeoReplicatedRegistry && node !== this)
      .filter((other) => createsZones(other._reading));
    return zonesOf(others.map((other) => ({ path: other.node.path, zones: other._model.zones })));
  }

  private settle(): void {
    const model = { ...this._model, providerVersion: providerVersion(this) };
    if (!this.isKeptInRotation && isRotationLate(model)) {
      rarer.rotation().keepInRotation(this.resource, () => this._model);
      this.isKeptInRotation = true;
    }
    keepLaterAttributes(this.resource, model);
    const told = new Set(this.node.metadata.map((entry) => entry.data as unknown));
    for (const warning of judge(recommendations, model).map(sentence)) {
      if (!told.has(warning)) Annotations.of(this).addWarning(warning);
    }
  }
}
