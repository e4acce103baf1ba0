import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Annotations, Aspects, TerraformStack, type IAspect } from 'cdktf';
import { Construct } from 'constructs';
import { InvalidConstructError, sentence, type RuleFault } from './errors';
import { dataEndpoint, dataEndpoints, firewallFqdns, imageUri, loginServer, memberFqdn } from './model/endpoints';
import { describePlace, places, placesIn, premiumUnits, privateIpsPerEndpoint } from './model/places';
import { permissionsTable, requiredActions } from './model/permissions';
import { membersOf, zonesOf, noZones, type ZonesElsewhere } from './model/private-link';
import {
  readRegistry,
  withEndpoint,
  withGrant,
  withReplica,
  withWebhook,
  type RegistryReading,
  type Right,
} from './model/reading';
import { resolveRegistry, type RegistryModel } from './model/registry';
import type {
  GeoReplicatedRegistryProps,
  GrantOptions,
  IDeployable,
  PrivateEndpoint,
  PrivateEndpointOptions,
  Replica,
  ReplicaOptions,
  WebhookOptions,
} from './options';
import { createRegistry, updateRegistry } from './resources/container-registry';
import { createGrant } from './resources/role-assignment';
import { expressionOf, pinsProvider } from './resources/terraform';
import { createWebhooks } from './resources/webhook';
import { judge, lastRules, questions, recommendations, rules } from './rules';

/** Loaded when used: each class of the provider takes a millisecond, and few registries need these. */
/* eslint-disable @typescript-eslint/no-require-imports */
const rarer = {
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
export class GeoReplicatedRegistry extends Construct implements IDeployable {
  /** The registry as the provider's own class: the way out, for overrides, imports and moves. */
  public readonly resource: ContainerRegistry;

  /** Warnings wait for synth: until then a call may still mend what they are about. */
  private static readonly warnings: IAspect = {
    visit: (node) => {
      if (node instanceof GeoReplicatedRegistry) node.warn();
    },
  };

  /** The options are kept, and what they mean is worked out when asked: an app may hold thousands of registries. */
  private reading: RegistryReading;

  private readonly expressionOf = (text: string): string => expressionOf(this, text);

  /**
   * Judges the options and creates the registry.
   *
   * @throws one error that lists every fault; nothing is then left in the scope
   */
  public constructor(scope: Construct, id: string, props: GeoReplicatedRegistryProps) {
    super(scope, id);
    this.reading = readRegistry(props, this.expressionOf);
    const model = resolveRegistry(this.reading, {
      zonesElsewhere: this.zonesElsewhere(this.reading),
      rotationIsTaken: this.isTaken(this.reading.rotation),
    });
    const faults = judge(rules, model);
    if (faults.length > 0) scope.node.tryRemoveChild(this.node.id);
    this.refuse(faults);
    this.resource = createRegistry(this, 'Resource', model);
    this.createBeside(model);
    this.createOnce(model);
    Aspects.of(this).add(GeoReplicatedRegistry.warnings);
  }

  /**
   * Adds a replica, as if it stood in `replicas`. Webhooks that are for all regions get one there too.
   *
   * @throws one error that lists every fault; the registry then stays as it was
   */
  public addReplica(options: ReplicaOptions): void {
    this.admit(withReplica(this.reading, options, this.expressionOf));
  }

  /**
   * Adds a webhook, as if it stood in `webhooks`.
   *
   * @throws one error that lists every fault; the registry then stays as it was
   */
  public addWebhook(options: WebhookOptions): void {
    this.admit(withWebhook(this.reading, options, this.expressionOf));
  }

  /**
   * Adds a private endpoint, as if it stood in `privateLink.endpoints`. With the first one,
   * `network.publicAccess` becomes false unless it was stated.
   *
   * @throws one error that lists every fault; the registry then stays as it was
   */
  public addPrivateEndpoint(options: PrivateEndpointOptions): void {
    this.admit(withEndpoint(this.reading, options, this.expressionOf));
  }

  /**
   * Lets an identity pull images, such as the kubelet identity of AKS. It covers the registry in all its regions.
   *
   * @param id a name for the grant, unique among the grants of this registry
   * @param principalId the object id of the identity, `identity.principalId`
   * @returns the role assignment
   * @throws one error that lists every fault; the registry then stays as it was
   */
  public grantPull(id: string, principalId: string, options?: GrantOptions): RoleAssignment {
    return this.grant('pull', id, principalId, options);
  }

  /**
   * Lets an identity push and pull images, such as that of a pipeline.
   *
   * @param id a name for the grant, unique among the grants of this registry
   * @param principalId the object id of the identity, `identity.principalId`
   * @returns the role assignment
   * @throws one error that lists every fault; the registry then stays as it was
   */
  public grantPush(id: string, principalId: string, options?: GrantOptions): RoleAssignment {
    return this.grant('push', id, principalId, options);
  }

  /**
   * Lets an identity delete images, such as that of a clean-up.
   *
   * @param id a name for the grant, unique among the grants of this registry
   * @param principalId the object id of the identity, `identity.principalId`
   * @returns the role assignment
   * @throws one error that lists every fault; the registry then stays as it was
   */
  public grantDelete(id: string, principalId: string, options?: GrantOptions): RoleAssignment {
    return this.grant('delete', id, principalId, options);
  }

  /**
   * The operations of Azure that the identity must be allowed that plans, applies and destroys this, sorted: only
   * what the options use.
   */
  public get requiredActions(): string[] {
    return requiredActions(this.model);
  }

  /** The required operations as a table in Markdown: what needs each, and where that is written down. */
  public explainPermissions(): string {
    return permissionsTable(this.model);
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
   * The host that clients log in to, `contoso.azurecr.io`; the domain is that of the region's cloud. Plain text
   * where the name and the cloud are known at synth.
   */
  public get loginServer(): string {
    return loginServer(this.model, this.resource.loginServer);
  }

  /** The canonical name of the home region, `westus`. */
  public get homeRegion(): string {
    return this.model.home.name;
  }

  /** The canonical names of all regions: home first, then the replicas by name. */
  public get regions(): string[] {
    return places(this.model).map((place) => place.name);
  }

  /**
   * How many Premium registries are billed: one for each region, home and replicas; 0 below Premium.
   *
   * Source: learn.microsoft.com, Geo-replication in Azure Container Registry, pricing.
   */
  public get premiumUnits(): number {
    return premiumUnits(this.model);
  }

  /**
   * How many addresses each private endpoint takes in its subnet: one for the registry and one for each region.
   *
   * Source: learn.microsoft.com, Connect privately to an Azure container registry, subnet IP capacity.
   */
  public get privateIpsPerEndpoint(): number {
    return privateIpsPerEndpoint(this.model);
  }

  /** The private endpoints, with what each takes an address for. */
  public get privateEndpoints(): PrivateEndpoint[] {
    const { model } = this;
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

  /** The dedicated data endpoints of all regions in the order of `regions`; none if `dataEndpoints` is off. */
  public get dataEndpoints(): string[] {
    return dataEndpoints(this.model, this.resource.loginServer);
  }

  /**
   * What the firewall of a client must let through, on port 443: the login server, and the data endpoint of each
   * region. Without data endpoints it is the storage of all of Azure, `*.blob.core.windows.net`, through which
   * anybody could carry data out: that is what data endpoints are for.
   *
   * Source: learn.microsoft.com, Configure rules to access an Azure container registry behind a firewall.
   */
  public get firewallFqdns(): string[] {
    return firewallFqdns(this.model, this.resource.loginServer);
  }

  /**
   * The dedicated data endpoint of one region, `contoso.eastus.data.azurecr.io`.
   *
   * @param region the home region or that of a replica, in any spelling
   * @throws if the registry is not in that region, or has no data endpoints
   */
  public dataEndpoint(region: string): string {
    const { model } = this;
    this.refuse(judge(questions.dataEndpoint, { model, call: 'dataEndpoint', region }));
    const [place] = placesIn(model, region);
    return dataEndpoint(model, place, this.resource.loginServer);
  }

  /**
   * What was resolved for one region.
   *
   * @param region the home region or that of a replica, in any spelling
   * @throws if the registry is not in that region; the error lists the regions where it is
   */
  public replica(region: string): Replica {
    const { model } = this;
    this.refuse(judge(questions.replica, { model, call: 'replica', region }));
    const [place] = placesIn(model, region);
    return describePlace(model, place);
  }

  /**
   * The name by which every region pulls an image, `contoso.azurecr.io/web:1.2`.
   *
   * @param repository the repository, such as `public/products/web`; may be late-bound
   * @param tagOrDigest a tag such as `1.2`, or a digest such as `sha256:…`; may be late-bound
   * @throws if one of them does not follow the grammar of OCI
   */
  public imageUri(repository: string, tagOrDigest: string): string {
    const { loginServer } = this;
    this.refuse(judge(questions.imageUri, { loginServer, repository, tagOrDigest }));
    return imageUri(loginServer, repository, tagOrDigest);
  }

  private grant(right: Right, id: string, principalId: string, options: GrantOptions | undefined): RoleAssignment {
    const reading = withGrant(this.reading, right, id, principalId, options, this.expressionOf);
    const [grant] = this.admit(reading).grants.slice(-1);
    return createGrant(this, this.registryId, grant);
  }

  /** Creates what stands beside the registry and is not there yet. */
  private createBeside(model: RegistryModel): void {
    createWebhooks(this, this.resource, model);
    if (model.endpoints.length > 0) rarer.privateLink().createPrivateLink(this, this.resource, model);
  }

  /** Creates what is there from the start or never, and asks at synth for what may still change. */
  private createOnce({ rotation, homeRouting, lock, diagnostics, alerts, deployer }: RegistryModel): void {
    const model = () => this.model;
    if (rotation !== undefined) rarer.rotation().declareRotation(this.resource, rotation, model);
    if (homeRouting !== true) {
      rarer.rotation().keepInRotation(this.resource, model);
      this.node.addValidation({ validate: () => judge(lastRules, this.model).map(sentence) });
    }
    if (lock !== undefined) rarer.lock().createLock(this, this.registryId, this.model);
    if (diagnostics !== undefined || alerts !== undefined) {
      rarer.monitoring().createMonitoring(this, this.resource, this.model);
    }
    const current = deployer?.current;
    if (current !== undefined) {
      rarer.deployerCheck().checkDeployer(this, this.resource, current, () => this.requiredActions);
    }
  }

  private get model(): RegistryModel {
    return resolveRegistry(this.reading);
  }

  private admit(reading: RegistryReading): RegistryModel {
    const model = resolveRegistry(reading, { zonesElsewhere: this.zonesElsewhere(reading), rotationIsTaken: false });
    this.refuse(judge(rules, model));
    updateRegistry(this.resource, this.model, model);
    this.reading = reading;
    this.createBeside(model);
    if (model.alerts !== undefined) rarer.monitoring().updateMonitoring(this, model.alerts);
    return model;
  }

  /** Whether something in the stack has a name already. */
  private isTaken(name: string | undefined): boolean {
    return name !== undefined && TerraformStack.of(this).node.tryFindChild(name) !== undefined;
  }

  /** What the other registries of this stack create zones for. */
  private zonesElsewhere(reading: RegistryReading): ZonesElsewhere {
    const createsZones = ({ endpoints }: RegistryReading) => endpoints.some(({ network }) => network !== undefined);
    if (!createsZones(reading)) return noZones;
    const others = TerraformStack.of(this)
      .node.findAll()
      .filter((node): node is GeoReplicatedRegistry => node instanceof GeoReplicatedRegistry && node !== this)
      .filter((other) => createsZones(other.reading));
    return zonesOf(others.map(({ model, node }) => ({ path: node.path, zones: model.zones })));
  }

  private refuse(faults: readonly RuleFault[]): void {
    if (faults.length > 0) throw new InvalidConstructError('GeoReplicatedRegistry', this.node.path, faults);
  }

  private warn(): void {
    const told = new Set(this.node.metadata.map((entry) => entry.data as unknown));
    // A stack that pins the provider itself knows which attributes it has.
    const model = pinsProvider(this) ? { ...this.model, roleAssignmentMode: undefined } : this.model;
    for (const warning of judge(recommendations, model).map(sentence)) {
      if (!told.has(warning)) Annotations.of(this).addWarning(warning);
    }
  }
}
