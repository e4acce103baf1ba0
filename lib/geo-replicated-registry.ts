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
    try {
      return new ExistingRegistry(scope, id, attributes);
    } catch (error) {
      raise(error, GeoReplicatedRegistry, 'fromRegistryName');
    }
  }

  /**
   * Whether something is a `GeoReplicatedRegistry`, also one of another copy of this library.
   *
   * @param x anything
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/explicit-module-boundary-types -- jsii knows no unknown
  public static isGeoReplicatedRegistry(x: any): boolean {
    return typeof x === 'object' && x !== null && registrySymbol in x;
  }

  /** The registry as the provider's own class: the way out, for overrides, imports and moves. */
  public readonly resource: ContainerRegistry;

  /** What waits for synth: until then a call may still change what it is about. */
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
   * Adds a replica, as if it stood in `replicas`. Webhooks that are for all regions get one there too.
   *
   * @returns what was resolved for it
   * @throws one error that lists every fault; the registry then stays as it was
   */
  public addReplica(options: ReplicaOptions): Replica {
    const [added] = this._admit(withAdded(this._reading, 'addReplica', options), 'addReplica').replicas.slice(-1);
    return this.replica(added.name);
  }

  /**
   * Adds a webhook, as if it stood in `webhooks`.
   *
   * @returns the webhook, with its resources
   * @throws one error that lists every fault; the registry then stays as it was
   */
  public addWebhook(options: WebhookOptions): Webhook {
    const { webhooks } = this._admit(withAdded(this._reading, 'addWebhook', options), 'addWebhook');
    return this.webhook(webhooks.length - 1);
  }

  /** The webhooks, each in its regions. */
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

  /**
   * What azapi writes: the routing of the home region, and the settings of the endpoints, as far as there are. There are no
   * classes of azapi: `addOverride` changes what they write.
   */
  public get azapiResources(): TerraformResource[] {
    return ['HomeRouting', 'EndpointSettings'].flatMap(
      (id) => (this.node.tryFindChild(id) as TerraformResource | undefined) ?? [],
    );
  }

  /** The lock as the provider's own class, if there is one. */
  public get lockResource(): ManagementLock | undefined {
    return this.node.tryFindChild('Lock') as ManagementLock | undefined;
  }

  /** The diagnostic setting as the provider's own class, if there is one. */
  public get diagnosticsResource(): MonitorDiagnosticSetting | undefined {
    return this.node.tryFindChild('Diagnostics') as MonitorDiagnosticSetting | undefined;
  }

  /** The alert on events of Service Health as the provider's own class, if there is one. */
  public get serviceHealthAlertResource(): MonitorActivityLogAlert | undefined {
    return this.node.tryFindChild('ServiceHealthAlert') as MonitorActivityLogAlert | undefined;
  }

  /** The alert on the health of the registry as the provider's own class, if there is one. */
  public get resourceHealthAlertResource(): MonitorActivityLogAlert | undefined {
    return this.node.tryFindChild('ResourceHealthAlert') as MonitorActivityLogAlert | undefined;
  }

  /** The alerts on metrics as the provider's own class: on storage, failing pulls and failing pushes, as far as there are. */
  public get metricAlertResources(): MonitorMetricAlert[] {
    return ['StorageAlert', 'FailingPullsAlert', 'FailingPushesAlert'].flatMap(
      (id) => (this.node.tryFindChild(id) as MonitorMetricAlert | undefined) ?? [],
    );
  }

  /** The variable that lists the regions out of rotation, if `rotation` declares one. */
  public get rotationVariable(): TerraformVariable | undefined {
    const name = this._reading.rotation?.value;
    return name === undefined
      ? undefined
      : (TerraformStack.of(this).node.tryFindChild(name) as TerraformVariable | undefined);
  }

  /** The resource id of the registry, for role assignments and private endpoints. What uses it waits for the registry. */
  public get registryId(): string {
    return this._site.registryId;
  }

  /** A reference to the name of the registry. What uses it waits for the registry. */
  public get registryName(): string {
    return this._site.registryName;
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
   * How many addresses each private endpoint takes in its subnet: one for the registry and one for each region; with
   * `regionalEndpoints`, also where that is late-bound, two for each region.
   *
   * Source: learn.microsoft.com, Connect privately to an Azure container registry, subnet IP capacity.
   */
  public get privateIpsPerEndpoint(): number {
    return privateIpsPerEndpoint(this._model);
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
