import { ApplicationSecurityGroup } from '@cdktf/provider-azurerm/lib/application-security-group';
import { MonitorActionGroup } from '@cdktf/provider-azurerm/lib/monitor-action-group';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { TerraformVariable, type TerraformStack } from 'cdktf';
import {
  AgentPool,
  CacheCredentials,
  Deployer,
  DeployerRoleDefinition,
  GeoReplicatedRegistry,
  LockLevel,
  PrivateDns,
  PrincipalType,
  PurgeFilter,
  RegistryRole,
  Rotation,
  SharedScopeMap,
  Sku,
  SystemScopeMap,
  TokenPermission,
  WebhookAction,
  type GeoReplicatedRegistryProps,
  type IGeoReplicatedRegistry,
} from 'cdktf-georeplicated-registry';

/** How an app is written: what it means stays the same. */
export interface Writing {
  /** The id of each construct of the user's. */
  readonly named?: (id: string) => string;
  /** Each list, and the calls in a row. */
  readonly ordered?: <T>(items: readonly T[]) => T[];
  /** Regions and resource ids that are known at synth. */
  readonly spelled?: (text: string) => string;
  readonly props?: Partial<GeoReplicatedRegistryProps>;
  /** Whether more is added by calls. */
  readonly calls?: boolean;
}

export interface Everything {
  readonly stack: TerraformStack;
  readonly registry: GeoReplicatedRegistry;
  readonly existing: IGeoReplicatedRegistry;
  readonly role: DeployerRoleDefinition;
  /** What each later call adds to a registry that has everything. */
  readonly laterCalls: { readonly [call: string]: () => void };
}

export const uuid = (digit: number): string =>
  `${digit}`.repeat(8) + `-${`${digit}`.repeat(4)}`.repeat(3) + `-${`${digit}`.repeat(12)}`;
export const subscription = '/subscriptions/s';
export const idOf = (type: string, name: string, group = 'hub'): string =>
  `${subscription}/resourceGroups/${group}/providers/${type}/${name}`;

const secretId = (name: string) => `https://contoso.vault.azure.net/secrets/${name}`;

/** A stack with every kind of resource that the library makes. */
export function everything(stack: TerraformStack, writing: Writing = {}): Everything {
  const {
    named = (id: string) => id,
    ordered = <T>(items: readonly T[]) => [...items],
    spelled = (text: string) => text,
    props,
    calls = true,
  } = writing;
  const at = { resourceGroupName: 'hub', location: 'westus2' };
  const group = new ResourceGroup(stack, named('Images'), { name: 'images', location: 'westus2' });
  const network = (id: string, location = 'westus2') => {
    const made = new VirtualNetwork(stack, named(id), {
      ...at,
      name: id.toLowerCase(),
      location,
      addressSpace: ['10.0.0.0/8'],
    });
    const subnet = new Subnet(stack, named(`${id}Endpoints`), {
      name: 'endpoints',
      resourceGroupName: 'hub',
      virtualNetworkName: made.name,
      addressPrefixes: ['10.0.0.0/16'],
    });
    return { networkId: made.id, subnetId: subnet.id };
  };
  const [hub, spoke, far, later] = [
    network('Hub'),
    network('Spoke'),
    network('Far', 'japaneast'),
    network('Later', 'uksouth'),
  ];
  const asg = new ApplicationSecurityGroup(stack, named('Web'), { ...at, name: 'web' });
  const identity = new UserAssignedIdentity(stack, named('Identity'), { ...at, name: 'identity' });
  const mail = new MonitorActionGroup(stack, named('Mail'), {
    name: 'mail',
    resourceGroupName: 'hub',
    shortName: 'mail',
  });
  const hook = new TerraformVariable(stack, named('hook'), { sensitive: true });
  const vault = 'https://contoso.vault.azure.net/keys/images';

  const registry = new GeoReplicatedRegistry(stack, 'Registry', {
    registryName: 'contoso',
    resourceGroupName: group.name,
    homeRegion: spelled('westus2'),
    sku: Sku.PREMIUM,
    replicas: ordered([
      { region: spelled('eastus') },
      { region: spelled('westeurope'), tags: { data: 'eu' } },
      { region: spelled('canadacentral'), globalEndpointRouting: false },
    ]),
    homeGlobalEndpointRouting: false,
    rotation: Rotation.variable('out_of_rotation'),
    tags: { team: 'web' },
    lock: LockLevel.CAN_NOT_DELETE,
    identities: {
      systemAssigned: true,
      userAssignedIds: ordered([
        identity.id,
        spelled(idOf('Microsoft.ManagedIdentity/userAssignedIdentities', 'other')),
      ]),
    },
    encryption: { keyVaultKeyId: vault, identityId: identity.id, identityClientId: identity.clientId },
    network: { allowedIpRanges: ordered(['203.0.113.0/24', '198.51.100.0/24']) },
    webhooks: ordered([
      { name: 'deploy', serviceUri: hook.stringValue, actions: ordered([WebhookAction.PUSH, WebhookAction.DELETE]) },
      {
        name: 'audit',
        serviceUri: 'https://example.com',
        actions: [WebhookAction.DELETE],
        regions: ordered([spelled('westus2'), spelled('eastus')]),
      },
    ]),
    credentialSets: {
      Hub: {
        loginServer: 'docker.io',
        usernameSecretId: secretId('user'),
        passwordSecretId: secretId('password'),
        keyVaultId: spelled(idOf('Microsoft.KeyVault/vaults', 'contoso')),
      },
    },
    cacheRules: Object.fromEntries(
      ordered([
        [
          'Library',
          { source: 'docker.io/library/*', target: 'hub/*', credentialSet: CacheCredentials.declared('Hub') },
        ],
        ['Sdk', { source: 'mcr.microsoft.com/dotnet/sdk' }],
      ]),
    ),
    privateLink: {
      endpoints: ordered([
        {
          subnetId: hub.subnetId,
          dns: PrivateDns.newZone(hub.networkId, { resourceGroupName: 'hub-dns' }),
          applicationSecurityGroupIds: ordered([
            asg.id,
            spelled(idOf('Microsoft.Network/applicationSecurityGroups', 'front')),
            spelled(idOf('Microsoft.Network/applicationSecurityGroups', 'back')),
          ]),
        },
        {
          subnetId: spoke.subnetId,
          name: 'spoke',
          dns: PrivateDns.newZone(spoke.networkId, { resourceGroupName: 'spoke-dns', id: 'spoke' }),
        },
        { subnetId: far.subnetId, region: spelled('japaneast'), dns: PrivateDns.newZone(far.networkId) },
      ]),
    },
    purgeTasks: {
      OldBuilds: {
        schedule: '0 3 * * Sun',
        filters: ordered([
          PurgeFilter.of('ci/.*', '.*'),
          PurgeFilter.exact('scratch'),
          PurgeFilter.of('.*', 'pr-\\d+'),
        ]),
        ago: '30d',
        agentPool: AgentPool.inSubnet(
          'agents',
          spelled(idOf('Microsoft.Network/virtualNetworks', 'hub/subnets/agents')),
        ),
        ownIdentity: true,
      },
    },
    scopeMaps: { Stores: { permissions: ordered([TokenPermission.pull('products/*'), TokenPermission.push('logs')]) } },
    tokens: {
      Store42: { scopeMap: SharedScopeMap.declared('Stores'), passwords: { expiry1: '2027-06-30T00:00:00Z' } },
      Store43: { permissions: ordered([TokenPermission.pull('products/*'), TokenPermission.pull('tools')]) },
      Audit: {
        scopeMap: SharedScopeMap.existing(
          spelled(idOf('Microsoft.ContainerRegistry/registries', 'contoso/scopeMaps/audit', 'images')),
        ),
      },
    },
    tokenPairs: { Ships: { variable: 'ships_token', permissions: [TokenPermission.pull('ships/*')] } },
    diagnostics: { logAnalyticsWorkspaceId: spelled(idOf('Microsoft.OperationalInsights/workspaces', 'logs')) },
    alerts: {
      actionGroupIds: ordered([mail.id, spelled(idOf('Microsoft.Insights/actionGroups', 'phone'))]),
      storageGibibytes: 400,
      failingPulls: true,
      failingPushes: true,
    },
    deployer: Deployer.current({
      scope: spelled(subscription),
      otherScopes: ordered(['/subscriptions/t', '/subscriptions/u']),
      groupObjectIds: ordered([uuid(8), uuid(9)]),
    }),
    ...props,
  });
  const existing = GeoReplicatedRegistry.fromRegistryName(stack, 'Existing', {
    registryName: 'fabrikam',
    resourceGroupName: group.name,
    homeRegion: spelled('northeurope'),
    replicaRegions: ordered([spelled('swedencentral'), spelled('uksouth')]),
    provider: props?.provider,
    dependsOn: props?.dependsOn,
  });
  const role = new DeployerRoleDefinition(stack, 'Role', {
    roleName: 'deployer',
    registries: [registry],
    resourceGroupIds: [
      spelled(`${subscription}/resourceGroups/images`),
      spelled(`${subscription}/resourceGroups/hub`),
      group.id,
    ],
  });

  const quay = {
    usernameSecretId: secretId('quay-user'),
    passwordSecretId: secretId('quay-password'),
    keyVaultId: spelled(idOf('Microsoft.KeyVault/vaults', 'contoso')),
  };
  const laterCalls = {
    addReplica: () => void registry.addReplica({ region: spelled('uksouth') }),
    addWebhook: () =>
      void registry.addWebhook({ name: 'later', serviceUri: 'https://example.com', actions: [WebhookAction.PUSH] }),
    addPrivateEndpoint: () =>
      void registry.addPrivateEndpoint({
        subnetId: later.subnetId,
        region: spelled('uksouth'),
        dns: PrivateDns.newZone(later.networkId, { resourceGroupName: 'later-dns' }),
      }),
    addPurgeTask: () =>
      void registry.addPurgeTask('Later', {
        schedule: '0 4 * * *',
        filters: ordered([PurgeFilter.exact('b'), PurgeFilter.exact('a')]),
        keep: 5,
        agentPool: AgentPool.inSubnet('others', hub.subnetId),
      }),
    existingPurgeTask: () =>
      void existing.addPurgeTask('Existing', {
        schedule: '0 5 * * *',
        filters: [PurgeFilter.exact('a')],
        ago: '7d',
        ownIdentity: true,
      }),
    addCredentialSet: () => void registry.addCredentialSet('Quay', { ...quay, loginServer: 'quay.io' }),
    addCacheRule: () => void registry.addCacheRule('Pause', { source: 'registry.k8s.io/pause' }),
    existingCredentialSet: () => void existing.addCredentialSet('Quay', { ...quay, loginServer: 'quay.io' }),
    existingCacheRule: () => void existing.addCacheRule('Pause', { source: 'registry.k8s.io/pause' }),
    addScopeMap: () => void registry.addScopeMap('Later', { permissions: [TokenPermission.pull('later')] }),
    addToken: () => void registry.addToken('Later', { systemScopeMap: SystemScopeMap.PULL, passwords: {} }),
    addTokenPair: () =>
      void registry.addTokenPair('Later', { variable: 'later_token', systemScopeMap: SystemScopeMap.PULL }),
    grantPull: () =>
      void registry.grantPull('Aks', identity.principalId, { principalType: PrincipalType.SERVICE_PRINCIPAL }),
    grantPush: () => void registry.grantPush('Ci', uuid(1)),
    grantDelete: () => void registry.grantDelete('Cleaner', uuid(2)),
    grant: () => void registry.grant('Signer', uuid(3), RegistryRole.builtIn('AcrImageSigner')),
    existingToken: () =>
      void existing.addToken('Store44', { permissions: [TokenPermission.pull('products/*')], passwords: {} }),
    existingGrant: () => void existing.grantPull('Aks', identity.principalId),
    existingEndpoint: () =>
      void existing.addPrivateEndpoint({
        subnetId: later.subnetId,
        region: spelled('uksouth'),
        dns: PrivateDns.zone(
          spelled(idOf('Microsoft.Network/privateDnsZones', 'privatelink.azurecr.io', 'existing-dns')),
        ),
      }),
    assignTo: () => void role.assignTo('Pipeline', identity.principalId),
  };
  if (calls)
    ordered(Object.values(laterCalls)).forEach((call) => {
      call();
    });
  return { stack, registry, existing, role, laterCalls };
}
