import type { ITerraformDependable, TerraformProvider } from 'cdktf';
import type { Ipv4Range } from '../azure/ipv4';
import type { Region } from '../azure/regions';
import type {
  NetworkAction,
  LogCategory,
  LockLevel,
  RoleAssignmentMode,
  Sku,
  WebhookAction,
  ZoneRedundancy,
} from '../options';
import type { Reference, Stated, StatedRegion } from '../reading/notes';
import type { GrantReading, RegistryReading } from '../reading/registry';
import type { CurrentDeployerReading, EndpointReading, ReplicaReading, WebhookReading } from '../reading/shapes';
import type { Flag, Tags } from '../text';
import type { AdoptionModel } from './adoption';
import type { AzapiModel } from './azapi';
import type { ContentsModel } from './contents';
import type { StackFacts } from './stack';

/** The meaning of a registry's options, with all defaults and inherited values. */
export interface RegistryModel extends ContentsModel {
  /** The options as the user set them, with their paths in errors. */
  readonly stated: RegistryReading;
  readonly name: string;
  /** The login server, as the user set it or from the registry's name; undefined if Terraform looks it up. */
  readonly loginServer?: string;
  readonly resourceGroup: Reference;
  readonly sku: `${Sku}`;
  readonly home: PlaceModel;
  /** In the order in which the user gave them. */
  readonly replicas: readonly ReplicaModel[];
  /** By canonical region in byte order: the only order in which the provider sees no change. */
  readonly sortedReplicas: readonly ReplicaModel[];
  /** Every region of the registry: home first, then the sorted replicas. */
  readonly places: readonly PlaceModel[];
  /** Whether `replicas` is complete: those of an adopted registry can be left out. */
  readonly knowsReplicas: boolean;
  /** Whether the global endpoint sends traffic to the home region: as the user set it, or as azapi sets it. */
  readonly homeRouting: Flag;
  readonly dataEndpoints: Flag;
  /** Whether each region has its own login server, as far as the user set it. */
  readonly regionalEndpoints: Flag;
  readonly azapi?: AzapiModel;
  readonly adminUser: Flag;
  readonly anonymousPull: Flag;
  readonly preventDestroy: boolean;
  readonly lock?: `${LockLevel}`;
  readonly timeouts: TimeoutsModel;
  readonly webhooks: readonly WebhookModel[];
  /** Those of them that are new or changed: the others are known to be valid, and created. */
  readonly changedWebhooks: readonly WebhookModel[];
  readonly network: NetworkModel;
  readonly endpoints: readonly EndpointModel[];
  /** The private DNS zones that are created. */
  readonly dnsZones: readonly DnsZoneModel[];
  readonly identities: IdentitiesModel;
  readonly encryption?: EncryptionModel;
  readonly untaggedRetentionDays?: number;
  readonly quarantine?: Flag;
  readonly exportPolicy?: Flag;
  readonly trustPolicy?: Flag;
  readonly roleAssignmentMode?: `${RoleAssignmentMode}`;
  readonly armAudienceTokens?: Flag;
  readonly diagnostics?: DiagnosticsModel;
  readonly alerts?: AlertsModel;
  readonly deployer?: DeployerModel;
  /** The existing resources to import. */
  readonly adoption?: AdoptionModel;
  readonly grants: readonly GrantModel[];
  /** The meta-arguments of everything that is created: the provider, and what must exist before. */
  readonly meta: Meta;
  readonly stack: StackFacts;
}

/** The meta-arguments of a resource. */
export interface Meta {
  readonly provider?: TerraformProvider;
  readonly dependsOn?: ITerraformDependable[];
}

/** A region that the user set. */
export interface RegionModel {
  readonly stated: StatedRegion;
  /** The value for Terraform: the canonical name of the region, or the user's value if that is late-bound. */
  readonly region: string;
  /** The value for other uses: the canonical name, or the Terraform expression that makes it canonical. */
  readonly name: string;
  /** The facts about the region; undefined if it is late-bound or not in the catalog. */
  readonly facts?: Region;
}

/** A region that the registry serves from. */
export interface PlaceModel extends RegionModel {
  /** Its path in errors: `homeRegion`, `replicas[0]`. */
  readonly path: string;
  readonly zones: ZonesModel;
  readonly tags: Tags;
}

/** The availability zones of a place. */
export interface ZonesModel {
  readonly choice: `${ZoneRedundancy}`;
  /** The option that decides: `zoneRedundancy`, `replicas[0].zoneRedundancy`. */
  readonly path: string;
  /** The flag; undefined if it is left to the provider. */
  readonly redundancy?: boolean;
}

/** A region other than the home region. */
export interface ReplicaModel extends PlaceModel {
  readonly options: ReplicaReading;
  readonly globalEndpointRouting: Flag;
}

export interface TimeoutsModel {
  readonly create?: string;
  readonly read?: string;
  readonly update?: string;
  readonly delete?: string;
}

/** Who can reach the public endpoint. */
export interface NetworkModel {
  readonly publicAccess: Flag;
  readonly trustedServices: Flag;
  readonly bypassForTasks?: Flag;
  /** Undefined leaves the rules in Azure as they are. */
  readonly rules?: NetworkRules;
}

export interface NetworkRules {
  readonly defaultAction: `${NetworkAction}`;
  readonly ranges: readonly IpRangeModel[];
}

export interface IpRangeModel {
  readonly stated: Stated<string>;
  /** With an explicit mask; without one, Terraform would show a change in every plan. */
  readonly range: string;
}

/** The meaning of a webhook's options: one webhook in each of its regions. */
export interface WebhookModel {
  readonly options: WebhookReading;
  readonly name: string;
  /** Undefined keeps the URL of the adopted webhook. */
  readonly serviceUri?: string;
  /** Undefined if they could not be read. */
  readonly actions?: readonly `${WebhookAction}`[];
  readonly scope?: string;
  readonly customHeaders?: Tags;
  readonly enabled: Flag;
  readonly tags: Tags;
  /** The regions that the user named; undefined means all. */
  readonly regions?: readonly WebhookRegion[];
  readonly appendRegion: boolean;
  readonly instances: readonly WebhookInstance[];
}

/** A region that the user named for a webhook. */
export interface WebhookRegion extends StatedRegion {
  /** Whether the registry is there; undefined if only Terraform knows. */
  readonly isServed?: boolean;
}

/** The webhook of one region. */
export interface WebhookInstance {
  /** Its construct id, which does not depend on the other regions. */
  readonly id: string;
  readonly name: string;
  /** The key by which it is compared: names are case-insensitive in Azure. */
  readonly key: string;
  readonly region: string;
  /** The id under which it is imported, if it is. */
  readonly importId?: string;
}

/** The meaning of a private endpoint's options. */
export interface EndpointModel {
  readonly options: EndpointReading;
  readonly path: string;
  /** Its construct id; undefined if nothing that is known at synth distinguishes it from others. */
  readonly id?: string;
  readonly name: string;
  /** The region of its network. */
  readonly place: RegionModel;
  readonly resourceGroup: Pick<Reference, 'value' | 'key'>;
  /** The construct id of the private DNS zone that is created for its network; undefined if none is. */
  readonly dnsZoneId?: string;
  /** The static addresses by member, in the order of the members. */
  readonly addresses: readonly StaticAddress[];
  /** The range of its subnet; undefined if it is not set, late-bound, or not a range. */
  readonly subnetRange?: Ipv4Range;
  /** Its own provider, or that of the registry. */
  readonly provider?: TerraformProvider;
  readonly requestMessage?: string;
  readonly securityGroups: readonly Reference[];
  readonly tags: Tags;
  /** The id under which it is imported, if it is. */
  readonly importId?: string;
}

export interface StaticAddress {
  readonly member: MemberModel;
  readonly address: string;
}

/** A member of every private endpoint, which takes an address. */
export interface MemberModel {
  /** Its name in Azure: `registry`, `registry_data_westeurope`. */
  readonly name: string;
  /** Its name in the options: `registry`, `westeurope`. */
  readonly key: string;
  /** The region whose data endpoint it is; undefined for the registry itself. */
  readonly place?: PlaceModel;
}

/** A private DNS zone that is created, with its link to one network. */
export interface DnsZoneModel {
  /** Its construct id. */
  readonly id: string;
  readonly provider?: TerraformProvider;
  readonly network: Reference;
  readonly resourceGroup: Pick<Reference, 'value' | 'key'>;
  /** The endpoints whose records it contains, all with the same settings for it. */
  readonly endpoints: readonly EndpointModel[];
}

/** The managed identities, including that of the key. */
export interface IdentitiesModel {
  readonly systemAssigned: boolean;
  readonly userAssigned: readonly Reference[];
}

export interface EncryptionModel {
  readonly keyVaultKeyId: string;
  readonly identityClientId: string;
}

/** Where logs and metrics are sent. */
export interface DiagnosticsModel {
  readonly name: string;
  readonly workspaceId?: string;
  readonly storageAccountId?: string;
  readonly eventHubRuleId?: string;
  readonly eventHubName?: string;
  readonly partnerSolutionId?: string;
  /** Undefined means all. */
  readonly categories?: readonly LogCategory[];
  readonly metrics: boolean;
}

/** The alerts: who is notified, and of what. */
export interface AlertsModel {
  /** Undefined if they could not be read. */
  readonly actionGroups?: readonly Reference[];
  readonly serviceHealth: boolean;
  readonly resourceHealth: boolean;
  readonly storageGibibytes?: number;
  readonly failingPulls: boolean;
  readonly failingPushes: boolean;
  /** The display names of the regions, home first; undefined for a region that no source names. */
  readonly locations: readonly { readonly place: PlaceModel; readonly name?: string }[];
}

/** The identity that runs Terraform. */
export interface DeployerModel {
  /** Undefined if its roles are looked up at plan, or could not be read. */
  readonly roles?: readonly DeployerRoleModel[];
  readonly current?: CurrentDeployerReading;
}

/** A role of that identity. */
export interface DeployerRoleModel {
  readonly path: string;
  /** The name of a built-in role. */
  readonly builtIn?: Stated<string>;
  /** What the role allows; undefined for a built-in role that does not exist. */
  readonly permissions?: RolePermissions;
}

/** The control-plane permissions of a role. */
export interface RolePermissions {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
}

/** A grant to one identity, which is one role assignment. */
export interface GrantModel extends GrantReading {
  /** The name of the role, or the id of its definition. */
  readonly roleName?: string;
  readonly roleDefinitionId?: string;
  /** The condition that restricts the role to the repositories. */
  readonly condition?: string;
}
