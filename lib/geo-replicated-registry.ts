import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import type { ContainerRegistryWebhook } from '@cdktf/provider-azurerm/lib/container-registry-webhook';
import type { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import type { MonitorActivityLogAlert } from '@cdktf/provider-azurerm/lib/monitor-activity-log-alert';
import type { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import type { MonitorMetricAlert } from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
import { Aspects, TerraformStack, type IAspect, type TerraformResource, type TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import { raise, sentence } from './errors';
import { GeoReplicatedRegistryBase } from './geo-replicated-registry-base';
import type { IGeoReplicatedRegistry } from './i-geo-replicated-registry';
import type { RegistryModel } from './model/model';
import { placeIn } from './model/regions';
import { permissionsTable, requiredActions } from './model/permissions';
import { privateIpsPerEndpoint } from './model/private-link';
import { premiumUnits, resolveRegistry } from './model/registry';
import type { StackFacts } from './model/stack';
import { AppFacts, Registries } from './neighbours';
import type {
  GeoReplicatedRegistryAttributes,
  GeoReplicatedRegistryProps,
  IDeployable,
  Replica,
  ReplicaOptions,
  WebhookOptions,
} from './options';
import { readRegistry, withAdded, type RegistryReading } from './reading/registry';
import { createRegistry, updateRegistry, writingFaults } from './resources/container-registry';
import { engineFaults } from './resources/engine';
import { partsOf } from './resources/parts';
import { placeFaults } from './resources/places';
import { Site } from './resources/terraform';
import { refused, refusedAtSynth, validate, warned, type Subject } from './rules';
import { Webhook } from './webhook';

const registrySymbol = Symbol.for('cdktf-georeplicated-registry.GeoReplicatedRegistry');

/**
 * An Azure Container Registry that serves its images from several regions: a home region and its replicas.
 *
 * All faults in the options are reported in one error when you create the construct or add to it; questionable settings
 * are warnings at synth. It synthesizes one `azurerm_container_registry`, with its webhooks, private endpoints, role
 * assignments and the other parts that the options ask for.
 */
export class GeoReplicatedRegistry extends GeoReplicatedRegistryBase implements IDeployable {
  /**
   * References an existing registry, for grants, image names and endpoints. The registry itself is not changed.
   * Terraform looks it up at every plan, which fails if the registry does not exist.
   *
   * To bring a registry under management, create a `GeoReplicatedRegistry` with `adopt`.
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
    try {
      return new ExistingRegistry(scope, id, attributes);
    } catch (error) {
      raise(error, GeoReplicatedRegistry, 'fromRegistryName');
    }
  }

  /**
   * Whether an object is a `GeoReplicatedRegistry`, even of another copy of this library.
   *
   * @param x any value
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/explicit-module-boundary-types -- jsii knows no unknown
  public static isGeoReplicatedRegistry(x: any): boolean {
    return typeof x === 'object' && x !== null && registrySymbol in x;
  }

  /** The underlying registry resource, as an escape hatch for overrides, imports and moves. */
  public readonly resource: ContainerRegistry;

  /** Runs at synth, because until then a call can still change the result. */
  private static readonly atSynth: IAspect = {
    visit: (node) => {
      if (node instanceof GeoReplicatedRegistry) node.finish();
    },
  };

  /** @internal */
  protected readonly _site: Site<ContainerRegistry>;

  /** @internal */
  protected readonly _facts: StackFacts;

  private isMade = false;
  private isFinished = false;

  /** @internal */
  protected readonly _warned: readonly Subject[] = warned;

  /** @internal */
  protected _reading: RegistryReading;

  /**
   * Validates the options and creates the registry.
   *
   * @throws one error that lists every fault; nothing is then left in the scope
   */
  public constructor(scope: Construct, id: string, props: GeoReplicatedRegistryProps) {
    super(scope, id);
    Object.defineProperty(this, registrySymbol, { value: true });
    try {
      this._refuse(engineFaults('scope', this));
      this._reading = readRegistry(props, this.node.path);
      this._facts = new AppFacts(this, this._reading, () => this.isMade);
      const model = this._model;
      this._refuse([...validate(refused, model), ...placeFaults(this, model)]);
      this.resource = createRegistry(this, 'Resource', model);
      this._site = new Site(this, this.resource, () => this._model, model.meta);
      this.isMade = true;
      Registries.of(this).record(this, model);
      for (const part of partsOf(model)) {
        part.follow?.(this._site, model);
        part.create?.(this._site, model);
      }
    } catch (error) {
      scope.node.tryRemoveChild(this.node.id);
      raise(error, GeoReplicatedRegistry);
    }
    if (refusedAtSynth.some(({ isThere }) => isThere?.(this._model) !== false)) {
      this.node.addValidation({ validate: () => validate(refusedAtSynth, this._model).map(sentence) });
    }
    Aspects.of(this).add(GeoReplicatedRegistry.atSynth);
  }

  /**
   * Adds a replica, like an item of `replicas`. Webhooks for all regions get a webhook there as well.
   *
   * @returns the resolved settings of the replica
   * @throws one error that lists every fault; the registry is then unchanged
   */
  public addReplica(options: ReplicaOptions): Replica {
    const [added] = this._admit(withAdded(this._reading, 'addReplica', options), 'addReplica').replicas.slice(-1);
    return this.replica(added.name);
  }

  /**
   * Adds a webhook, like an item of `webhooks`.
   *
   * @returns the webhook, with its resources
   * @throws one error that lists every fault; the registry is then unchanged
   */
  public addWebhook(options: WebhookOptions): Webhook {
    const { webhooks } = this._admit(withAdded(this._reading, 'addWebhook', options), 'addWebhook');
    return this.webhook(webhooks.length - 1);
  }

  /** The webhooks, each with its regions. */
  public get webhooks(): Webhook[] {
    return this._model.webhooks.map((_, i) => this.webhook(i));
  }

  private webhook(index: number): Webhook {
    return Webhook._of(
      () => this._model.webhooks[index].instances.map(({ region }) => region),
      (region) => {
        const { webhooks, places } = this._model;
        const named = placeIn(places, region)?.region ?? region;
        const instance = webhooks[index].instances.find((each) => each.region === named);
        return instance && (this.node.tryFindChild(instance.id) as ContainerRegistryWebhook | undefined);
      },
    );
  }

  /**
   * The Azure operations that planning, applying and destroying this registry requires, sorted: only those that the
   * options use.
   */
  public get requiredActions(): string[] {
    return requiredActions(this._model);
  }

  /** The required operations as a Markdown table: what needs each of them, and the source. */
  public explainPermissions(): string {
    return permissionsTable(this._model);
  }

  /**
   * The azapi resources that set the routing of the home region and the endpoint settings, if any. There are no
   * bindings for azapi: use `addOverride` to change what they set.
   */
  public get azapiResources(): TerraformResource[] {
    return ['HomeRouting', 'EndpointSettings'].flatMap(
      (id) => (this.node.tryFindChild(id) as TerraformResource | undefined) ?? [],
    );
  }

  /** The underlying lock resource; undefined without `lock`. */
  public get lockResource(): ManagementLock | undefined {
    return this.node.tryFindChild('Lock') as ManagementLock | undefined;
  }

  /** The underlying diagnostic setting; undefined without `diagnostics`. */
  public get diagnosticsResource(): MonitorDiagnosticSetting | undefined {
    return this.node.tryFindChild('Diagnostics') as MonitorDiagnosticSetting | undefined;
  }

  /** The underlying alert on Service Health events; undefined if it is off. */
  public get serviceHealthAlertResource(): MonitorActivityLogAlert | undefined {
    return this.node.tryFindChild('ServiceHealthAlert') as MonitorActivityLogAlert | undefined;
  }

  /** The underlying alert on the health of the registry; undefined if it is off. */
  public get resourceHealthAlertResource(): MonitorActivityLogAlert | undefined {
    return this.node.tryFindChild('ResourceHealthAlert') as MonitorActivityLogAlert | undefined;
  }

  /** The underlying metric alerts: those on storage, failing pulls and failing pushes that are on. */
  public get metricAlertResources(): MonitorMetricAlert[] {
    return ['StorageAlert', 'FailingPullsAlert', 'FailingPushesAlert'].flatMap(
      (id) => (this.node.tryFindChild(id) as MonitorMetricAlert | undefined) ?? [],
    );
  }

  /** The variable that lists the regions out of rotation; undefined without `rotation`. */
  public get rotationVariable(): TerraformVariable | undefined {
    const name = this._reading.rotation?.value;
    return name === undefined
      ? undefined
      : (TerraformStack.of(this).node.tryFindChild(name) as TerraformVariable | undefined);
  }

  /**
   * The resource id of the registry, for role assignments and private endpoints. Resources that use it are created
   * after the registry.
   */
  public get registryId(): string {
    return this._site.registryId;
  }

  /** A reference to the name of the registry. Resources that use it are created after the registry. */
  public get registryName(): string {
    return this._site.registryName;
  }

  /**
   * The number of Premium registries that are billed: one for each region, home and replicas; 0 below Premium.
   *
   * Source: learn.microsoft.com, Geo-replication in Azure Container Registry, pricing.
   */
  public get premiumUnits(): number {
    return premiumUnits(this._model);
  }

  /**
   * The number of addresses that each private endpoint takes in its subnet: one for the registry and one for each
   * region; with `regionalEndpoints`, even late-bound, two for each region.
   *
   * Source: learn.microsoft.com, Connect privately to an Azure container registry, subnet IP capacity.
   */
  public get privateIpsPerEndpoint(): number {
    return privateIpsPerEndpoint(this._model);
  }

  /**
   * The resolved settings of one region.
   *
   * @param region the home region or the region of a replica, in any spelling
   * @throws if the registry is not in that region; the error lists its regions
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
    return this._site.loginServer;
  }

  /** @internal */
  protected _admit(reading: RegistryReading, call: string): RegistryModel {
    const before = this._model;
    const model = resolveRegistry(reading, this._facts, before);
    this._refuse(
      [
        ...validate(refused, model),
        ...placeFaults(this, model, before),
        ...writingFaults(this.resource, before, model),
      ],
      call,
    );
    updateRegistry(this.resource, before, model);
    this._reading = reading;
    for (const part of partsOf(model)) part.follow?.(this._site, model, before);
    Registries.of(this).record(this, model);
    return this._keep(model);
  }

  private finish(): void {
    const model = this._model;
    if (!this.isFinished) for (const part of partsOf(model)) part.finish?.(this._site, model);
    this.isFinished = true;
    this._warn();
  }
}
