/** Every option of every part does something, and takes every kind of text. The compiler asks for each option here. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { TerraformOutput, TerraformStack, TerraformVariable, type TerraformProvider } from 'cdktf';
import {
  AgentPool,
  AgentPoolTier,
  AzureCloud,
  CacheCredentials,
  Deployer,
  DeployerRole,
  DeployerRoleDefinition,
  EndpointProtocol,
  GeoReplicatedRegistry,
  LockLevel,
  LogCategory,
  NetworkAction,
  PrincipalType,
  PrivateDns,
  PurgeFilter,
  RoleAssignmentMode,
  Rotation,
  SharedScopeMap,
  Sku,
  SystemScopeMap,
  TokenAction,
  TokenPermission,
  WebhookAction,
  ZoneRedundancy,
  type AdoptOptions,
  type AgentPoolOptions,
  type AlertOptions,
  type CacheRuleOptions,
  type CredentialSetOptions,
  type DeployerRoleDefinitionProps,
  type DiagnosticsOptions,
  type EncryptionOptions,
  type GeoReplicatedRegistryAttributes,
  type GeoReplicatedRegistryProps,
  type GrantOptions,
  type IdentityOptions,
  type NetworkOptions,
  type NewPrivateDnsZoneOptions,
  type PrivateEndpointOptions,
  type PurgeTaskOptions,
  type RegionOptions,
  type ReplicaOptions,
  type ScopeMapOptions,
  type TimeoutOptions,
  type TokenOptions,
  type TokenPairOptions,
  type TokenPasswordOptions,
  type WebhookOptions,
} from 'cdktf-georeplicated-registry';
import { sound } from './models';
import { AzapiProvider, newStack, pinned, synthesize } from './stacks';

/** For each option a value that is not its default, and what else to pass with it. */
type Changes<Options> = { readonly [Option in keyof Required<Options>]: Options[Option] | With<Options> };

class With<Options> {
  public constructor(public readonly options: Partial<Options>) {}
}

const id = (provider: string, path: string) => `/subscriptions/s/resourceGroups/images/providers/${provider}/${path}`;
const subnetId = id('Microsoft.Network', 'virtualNetworks/hub/subnets/endpoints');
const networkId = id('Microsoft.Network', 'virtualNetworks/hub');
const zoneId = id('Microsoft.Network', 'privateDnsZones/privatelink.azurecr.io');
const identityId = id('Microsoft.ManagedIdentity', 'userAssignedIdentities/images');
const registryId = id('Microsoft.ContainerRegistry', 'registries/contoso');
const uuid = '11111111-1111-1111-1111-111111111111';
const webhook = { name: 'deploy', serviceUri: 'https://ci.contoso.com/', actions: [WebhookAction.PUSH] };
const endpoint = { subnetId, dns: PrivateDns.zone(zoneId) };
/** Stand for what is of the stack of the registry. */
/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- they are replaced by real ones */
const provider = {} as TerraformProvider;
const azapiProvider = {} as TerraformProvider;
const before = {} as ResourceGroup;
/* eslint-enable @typescript-eslint/no-unsafe-class-instance-assignment */
const dependsOn = [before];

/** A stack that has what options may refer to. */
function freshStack(): TerraformStack {
  // Some options need a later azurerm than the bindings pin.
  const stack = pinned('~> 4.81');
  new AzurermProvider(stack, 'hub', { alias: 'hub', features: [{}] });
  new AzapiProvider(stack, 'azapi', 'hub');
  new ResourceGroup(stack, 'Before', { name: 'before', location: 'westus2' });
  return stack;
}

/** Options with what they refer to in a stack. */
function inStack<T>(value: T, stack: TerraformStack): T {
  const replaced = (given: unknown): unknown => {
    if (given === provider) return stack.node.findChild('hub');
    if (given === azapiProvider) return stack.node.findChild('azapi');
    if (given === before) return stack.node.findChild('Before');
    if (Array.isArray(given)) return given.map(replaced);
    const isPlain = typeof given === 'object' && given !== null && Object.getPrototypeOf(given) === Object.prototype;
    return isPlain ? Object.fromEntries(Object.entries(given).map(([key, item]) => [key, replaced(item)])) : given;
  };
  return replaced(value) as T;
}
const key = {
  keyVaultKeyId: 'https://contoso.vault.azure.net/keys/images',
  identityId,
  identityClientId: uuid,
};
const workspace = { logAnalyticsWorkspaceId: id('Microsoft.OperationalInsights', 'workspaces/logs') };
const secretId = (name: string) => `https://contoso.vault.azure.net/secrets/${name}`;
const vaultId = id('Microsoft.KeyVault', 'vaults/contoso');
const hub = {
  loginServer: 'docker.io',
  usernameSecretId: secretId('hub-user'),
  passwordSecretId: secretId('hub-password'),
};
const cached = { source: 'quay.io/team/*' };
const purge = { schedule: '0 3 * * Sun', filters: [PurgeFilter.of('ci/.*', 'dev-.*')], ago: '30d' };
const permissions = [TokenPermission.pull('products/*')];
const groups = { actionGroupIds: [id('Microsoft.Insights', 'actionGroups/oncall')] };

/** What a part of the options comes to in Terraform, warnings and accessors included. */
function outcomeOf(
  props: Partial<GeoReplicatedRegistryProps> | ((stack: TerraformStack) => Partial<GeoReplicatedRegistryProps>),
): string {
  const stack = freshStack();
  const given = typeof props === 'function' ? props(stack) : inStack(props, stack);
  const registry = new GeoReplicatedRegistry(stack, 'Registry', { ...sound, ...given });
  const { loginServer, regions, privateEndpoints } = registry;
  return JSON.stringify([
    synthesize(stack),
    registry.node.metadata.map(({ data }) => data as unknown),
    loginServer,
    regions,
    privateEndpoints.map(({ privateDnsZoneId, region, members }) => [privateDnsZoneId, region, members]),
  ]);
}

/** The options of a part, each with a value, as pairs of what is compared. */
function pairs<Options>(changes: Changes<Options>): [string, Partial<Options>, Partial<Options>][] {
  return Object.entries<Options[keyof Options] | With<Options>>(changes).map(([option, change]) => {
    const options = change instanceof With ? change.options : ({ [option]: change } as Partial<Options>);
    const without = { ...options, [option]: undefined } as Partial<Options>;
    return [option, without, options];
  });
}

/** Has each option of a part tested: the outcome is another one with it than without. */
function eachChanges<Options>(
  part: string,
  changes: Changes<Options>,
  outcome: (options: Partial<Options>) => string,
): void {
  test.each(pairs(changes))(`${part}.%s`, (_, without, options) => {
    expect(outcome(options)).not.toBe(outcome(without));
  });
}

describe('what is stated changes something', () => {
  const required = { registryName: 'contoso', resourceGroupName: 'images', homeRegion: 'westus2' };
  eachChanges<GeoReplicatedRegistryProps>(
    'registry',
    {
      registryName: 'fabrikam',
      resourceGroupName: 'others',
      homeRegion: 'westus3',
      replicas: [{ region: 'japaneast' }],
      rotation: Rotation.variable('out'),
      homeGlobalEndpointRouting: false,
      sku: new With({ sku: Sku.STANDARD, replicas: [] }),
      zoneRedundancy: ZoneRedundancy.DISABLED,
      tags: { team: 'platform' },
      dataEndpoints: false,
      azapi: true,
      azapiProvider: new With({ azapi: true, azapiProvider }),
      regionalEndpoints: new With({ azapi: true, regionalEndpoints: true }),
      endpointProtocol: new With({ azapi: true, endpointProtocol: EndpointProtocol.IPV4_AND_IPV6 }),
      adminUser: true,
      anonymousPull: true,
      preventDestroy: false,
      lock: LockLevel.CAN_NOT_DELETE,
      timeouts: { read: '9m' },
      webhooks: [webhook],
      credentialSets: { Hub: hub },
      cacheRules: { Team: cached },
      purgeTasks: { OldBuilds: purge },
      scopeMaps: { Stores: { permissions } },
      tokens: { Store42: { permissions } },
      tokenPairs: { Stores: { permissions, variable: 'stores_token' } },
      network: { publicAccess: false },
      privateLink: { endpoints: [endpoint] },
      identities: { systemAssigned: true },
      encryption: key,
      untaggedRetentionDays: 30,
      quarantine: true,
      exportPolicy: new With({ exportPolicy: false, network: { publicAccess: false } }),
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- azurerm 4 still has it
      trustPolicy: true,
      roleAssignmentMode: RoleAssignmentMode.REPOSITORY,
      armAudienceTokens: false,
      diagnostics: workspace,
      alerts: groups,
      deployer: Deployer.current({ scope: '/subscriptions/s' }),
      adopt: { registryId },
      provider,
      dependsOn,
      acknowledge: new With({ acknowledge: { registryIsReplicated: 'a stage' }, replicas: [] }),
      regionCatalog: [{ name: 'westus2', availabilityZones: false }],
    },
    (options) => outcomeOf({ ...required, ...defined(options) }),
  );

  eachChanges<ReplicaOptions>(
    'replica',
    {
      region: 'japaneast',
      globalEndpointRouting: false,
      zoneRedundancy: ZoneRedundancy.DISABLED,
      tags: { data: 'us' },
      inheritTags: new With({ inheritTags: false, tags: { data: 'us' } }),
    },
    (options) => outcomeOf({ tags: { team: 'web' }, replicas: [{ ...options, region: options.region ?? 'eastus' }] }),
  );

  eachChanges<WebhookOptions>(
    'webhook',
    {
      name: 'audit',
      serviceUri: 'https://audit.contoso.com/',
      actions: [WebhookAction.DELETE],
      regions: ['eastus'],
      appendRegion: new With({ appendRegion: false, regions: ['eastus'] }),
      scope: 'web:*',
      customHeaders: { 'X-Team': 'platform' },
      enabled: false,
      tags: { team: 'platform' },
    },
    (options) => outcomeOf({ webhooks: [{ ...webhook, ...defined(options) }] }),
  );

  eachChanges<CredentialSetOptions>(
    'credentialSet',
    {
      name: 'docker-hub',
      loginServer: 'ghcr.io',
      usernameSecretId: secretId('other-user'),
      passwordSecretId: secretId('other-password'),
      keyVaultId: vaultId,
      scope: newStack(),
      provider,
    },
    (options) => outcomeOf({ credentialSets: { Hub: { ...hub, ...defined(options) } } }),
  );

  eachChanges<CacheRuleOptions>(
    'cacheRule',
    {
      source: 'quay.io/other/*',
      target: 'team/*',
      credentialSet: CacheCredentials.existing(`${registryId}/credentialSets/quay`),
      name: 'quay-team',
      preventDestroy: false,
      scope: newStack(),
      provider,
    },
    (options) => outcomeOf({ cacheRules: { Team: { ...cached, ...defined(options) } } }),
  );

  eachChanges<PurgeTaskOptions>(
    'purgeTask',
    {
      schedule: '0 4 * * *',
      filters: [PurgeFilter.exact('ci/web')],
      ago: '7d',
      keep: 5,
      untagged: true,
      includeLocked: true,
      dryRun: true,
      concurrency: 4,
      timeout: 7200,
      agentPool: AgentPool.existing('agents'),
      ownIdentity: true,
      enabled: false,
      name: 'nightly',
      tags: { team: 'platform' },
      scope: newStack(),
      provider,
    },
    (options) => outcomeOf({ purgeTasks: { OldBuilds: { ...purge, keep: 1, ...defined(options) } } }),
  );

  eachChanges<AgentPoolOptions>('agentPool', { tier: AgentPoolTier.S2, instanceCount: 2 }, (options) =>
    outcomeOf({ purgeTasks: { OldBuilds: { ...purge, agentPool: AgentPool.inSubnet('agents', subnetId, options) } } }),
  );

  test('purgeTask.filters and purgeTask.agentPool, each of their kinds', () => {
    const tasks = [
      { filters: [PurgeFilter.of('ci/web', 'a.b')] },
      { filters: [PurgeFilter.exact('ci/web', 'a.b')] },
      { filters: [PurgeFilter.exact('ci/web')] },
      { agentPool: AgentPool.existing('agents') },
      { agentPool: AgentPool.inSubnet('agents', subnetId) },
    ];
    const outcomes = tasks.map((options) => outcomeOf({ purgeTasks: { OldBuilds: { ...purge, ...options } } }));
    expect(new Set(outcomes).size).toBe(tasks.length);
  });

  eachChanges<ScopeMapOptions>(
    'scopeMap',
    {
      permissions: [TokenPermission.pull('products/web')],
      name: 'all-stores',
      description: 'for stores',
      preventDestroy: false,
      scope: newStack(),
      provider,
    },
    (options) => outcomeOf({ scopeMaps: { Stores: { permissions, ...defined(options) } } }),
  );

  eachChanges<TokenOptions>(
    'token',
    {
      permissions: [TokenPermission.pull('products/web')],
      scopeMap: SharedScopeMap.existing(`${registryId}/scopeMaps/stores`),
      systemScopeMap: SystemScopeMap.PULL,
      name: 'the-store',
      enabled: false,
      passwords: {},
      preventDestroy: false,
      scope: newStack(),
      provider,
    },
    (options) => outcomeOf({ tokens: { Store42: allowed(options) } }),
  );

  eachChanges<TokenPasswordOptions>(
    'passwords',
    { expiry1: '2027-06-30T00:00:00Z', expiry2: '2028-06-30T00:00:00Z' },
    (passwords) => outcomeOf({ tokens: { Store42: { permissions, passwords } } }),
  );

  eachChanges<TokenPairOptions>(
    'tokenPair',
    {
      variable: 'token_of_stores',
      permissions: [TokenPermission.pull('products/web')],
      scopeMap: SharedScopeMap.existing(`${registryId}/scopeMaps/stores`),
      systemScopeMap: SystemScopeMap.PULL,
      name: 'all-stores',
      expiryA: '2027-06-30T00:00:00Z',
      expiryB: '2028-06-30T00:00:00Z',
      preventDestroy: false,
      scope: newStack(),
      provider,
    },
    (options) => outcomeOf({ tokenPairs: { Stores: { variable: 'stores_token', ...allowed(options) } } }),
  );

  test('tokens: what their permissions are made of', () => {
    const of = (permission: TokenPermission) => outcomeOf({ tokens: { Store42: { permissions: [permission] } } });
    const outcomes = [
      TokenPermission.pull('web'),
      TokenPermission.push('web'),
      ...Object.values(TokenAction)
        // To push needs to pull, and to pull is the first.
        .filter((action) => !/content\/(read|write)/.test(action))
        .map((action) => TokenPermission.of('web', [action])),
    ].map(of);
    expect(new Set(outcomes).size).toBe(5);
  });

  eachChanges<TimeoutOptions>('timeouts', { create: '2h', read: '9m', update: '2h', delete: '2h' }, (timeouts) =>
    outcomeOf({ timeouts }),
  );

  eachChanges<NetworkOptions>(
    'network',
    {
      publicAccess: false,
      defaultAction: NetworkAction.DENY,
      allowedIpRanges: ['203.0.113.0/24'],
      trustedServices: false,
      bypassForTasks: true,
    },
    (network) => outcomeOf({ network }),
  );

  eachChanges<PrivateEndpointOptions>(
    'privateEndpoint',
    {
      subnetId: subnetId.replace('endpoints', 'others'),
      name: 'images',
      region: 'westus3',
      resourceGroupName: 'hub',
      dns: PrivateDns.zone(zoneId.replace('images', 'dns')),
      provider,
      scope: newStack(),
      staticIps: { registry: '10.0.0.4', westus2: '10.0.0.5', eastus: '10.0.0.6', westeurope: '10.0.0.7' },
      subnetPrefix: '10.0.0.0/29',
      manualApproval: { requestMessage: 'please' },
      networkInterfaceName: 'images-nic',
      applicationSecurityGroupIds: [id('Microsoft.Network', 'applicationSecurityGroups/clients')],
      tags: { team: 'platform' },
    },
    (options) => faultsOrOutcome({ privateLink: { endpoints: [{ ...endpoint, ...defined(options) }] } }),
  );

  test('privateEndpoint.dns, each of its kinds', () => {
    const outcomes = [PrivateDns.zone(zoneId), PrivateDns.newZone(networkId), PrivateDns.external()].map((dns) =>
      outcomeOf({ privateLink: { endpoints: [{ subnetId, dns }] } }),
    );
    expect(new Set(outcomes).size).toBe(3);
  });

  eachChanges<NewPrivateDnsZoneOptions>('newDnsZone', { resourceGroupName: 'dns', id: 'hub', provider }, (options) =>
    outcomeOf((stack) => ({
      privateLink: { endpoints: [{ subnetId, dns: PrivateDns.newZone(networkId, inStack(options, stack)) }] },
    })),
  );

  eachChanges<IdentityOptions>('identities', { systemAssigned: true, userAssignedIds: [identityId] }, (identities) =>
    outcomeOf({ identities }),
  );

  eachChanges<EncryptionOptions>(
    'encryption',
    {
      keyVaultKeyId: 'https://contoso.vault.azure.net/keys/others',
      identityId: identityId.replace('images', 'others'),
      identityClientId: uuid.replaceAll('1', '2'),
    },
    (options) => outcomeOf({ encryption: { ...key, ...defined(options) } }),
  );

  eachChanges<DiagnosticsOptions>(
    'diagnostics',
    {
      logAnalyticsWorkspaceId: id('Microsoft.OperationalInsights', 'workspaces/others'),
      storageAccountId: id('Microsoft.Storage', 'storageAccounts/logs'),
      eventHubAuthorizationRuleId: id('Microsoft.EventHub', 'namespaces/logs/authorizationRules/send'),
      eventHubName: new With({
        eventHubName: 'registry',
        eventHubAuthorizationRuleId: id('Microsoft.EventHub', 'namespaces/logs/authorizationRules/send'),
      }),
      partnerSolutionId: id('Microsoft.Datadog', 'monitors/logs'),
      categories: [LogCategory.LOGIN_EVENTS],
      metrics: false,
      name: 'logs',
    },
    (options) => outcomeOf({ diagnostics: { ...workspace, ...defined(options) } }),
  );

  eachChanges<AlertOptions>(
    'alerts',
    {
      actionGroupIds: [id('Microsoft.Insights', 'actionGroups/others')],
      serviceHealth: false,
      resourceHealth: false,
      storageGibibytes: 400,
      failingPulls: true,
      failingPushes: true,
    },
    (options) => outcomeOf({ alerts: { ...groups, ...defined(options) } }),
  );

  eachChanges<AdoptOptions>(
    'adopt',
    {
      registryId: id('Microsoft.ContainerRegistry', 'registries/contoso').replace('/s/', '/t/'),
      loginServer: 'contoso-a1b2c3.azurecr.io',
      webhookIds: [`${registryId}/webhooks/deploywestus2`],
      credentialSetIds: [`${registryId}/credentialSets/docker-hub`],
      cacheRuleIds: [`${registryId}/cacheRules/quay-team`],
      purgeTaskIds: [`${registryId}/tasks/nightly`],
      scopeMapIds: [`${registryId}/scopeMaps/stores`],
      tokenIds: [`${registryId}/tokens/store42`],
      privateEndpointIds: [id('Microsoft.Network', 'privateEndpoints/contoso-westus2')],
    },
    (options) =>
      outcomeOf({
        adopt: { registryId, ...defined(options) },
        webhooks: [webhook],
        credentialSets: { Hub: { ...hub, name: 'docker-hub' } },
        cacheRules: { Team: { ...cached, name: 'quay-team' } },
        purgeTasks: { OldBuilds: { ...purge, name: 'nightly' } },
        scopeMaps: { Stores: { permissions, name: 'stores' } },
        tokens: { Store42: { permissions, name: 'store42' } },
        privateLink: { endpoints: [endpoint] },
      }),
  );

  eachChanges<RegionOptions>(
    'region',
    { name: 'marsnorth', availabilityZones: true, cloud: AzureCloud.CHINA },
    (options) => {
      const region = { name: 'moonsouth', ...defined(options) };
      return outcomeOf({ homeRegion: region.name, replicas: [], regionCatalog: [region] });
    },
  );

  eachChanges<GrantOptions>(
    'grant',
    { principalType: PrincipalType.GROUP, repositories: ['web'], scope: newStack(), provider },
    (options) => {
      const stack = freshStack();
      const props = { ...sound, roleAssignmentMode: RoleAssignmentMode.REPOSITORY };
      new GeoReplicatedRegistry(stack, 'Registry', props).grantPull('Aks', uuid, inStack(options, stack));
      return JSON.stringify(synthesize(stack));
    },
  );

  eachChanges<GeoReplicatedRegistryAttributes>(
    'attributes',
    {
      registryName: 'fabrikam',
      resourceGroupName: 'others',
      homeRegion: 'westus2',
      replicaRegions: ['eastus'],
      dataEndpoints: true,
      regionalEndpoints: true,
      roleAssignmentMode: RoleAssignmentMode.REPOSITORY,
      loginServer: 'contoso-a1b2c3.azurecr.io',
      provider,
      dependsOn,
      acknowledge: new With({ homeRegion: 'westus2', acknowledge: { regionsHaveDnsZonesOfTheirOwn: 'a test' } }),
      regionCatalog: new With({
        homeRegion: 'chinaeast9',
        regionCatalog: [{ name: 'chinaeast9', cloud: AzureCloud.CHINA }],
      }),
    },
    (options) => {
      const stack = freshStack();
      try {
        const given = inStack(defined(options), stack);
        const attributes = { registryName: 'contoso', resourceGroupName: 'images', ...given };
        const registry = GeoReplicatedRegistry.fromRegistryName(stack, 'Registry', attributes);
        registry.grantPull('Aks', uuid);
        const dns = PrivateDns.zone(zoneId);
        registry.addPrivateEndpoint({ subnetId, dns, name: 'eu', region: 'westeurope' });
        registry.addPrivateEndpoint({ subnetId: subnetId.replace('hub', 'us'), dns, name: 'us', region: 'westus3' });
        const { homeRegion, regions, firewallFqdns } = registry;
        new TerraformOutput(stack, 'asked', { value: [homeRegion, regions, firewallFqdns] });
        return JSON.stringify([synthesize(stack), registry.node.metadata.map(({ data }) => data as unknown)]);
      } catch (error) {
        return (error as Error).message;
      }
    },
  );

  eachChanges<DeployerRoleDefinitionProps>(
    'roleDefinition',
    {
      roleName: 'Others',
      registries: [{ requiredActions: ['Microsoft.ContainerRegistry/registries/read'] }],
      resourceGroupIds: ['/subscriptions/s/resourceGroups/others'],
      description: 'deploys',
      provider,
      dependsOn,
    },
    (options) => {
      const stack = freshStack();
      new DeployerRoleDefinition(stack, 'Role', {
        roleName: 'Deployer',
        registries: [{ requiredActions: [] }],
        resourceGroupIds: ['/subscriptions/s/resourceGroups/images'],
        ...inStack(defined(options), stack),
      });
      return JSON.stringify(synthesize(stack));
    },
  );
});

function defined<T extends object>(options: T): T {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
}

/** The options of a token with permissions of its own, unless they name other ones. */
function allowed(options: Pick<TokenOptions, 'scopeMap' | 'systemScopeMap'>): TokenOptions {
  const isElsewhere = (options.scopeMap ?? options.systemScopeMap) !== undefined;
  return { ...(isElsewhere ? {} : { permissions }), ...defined(options) };
}

function faultsOrOutcome(props: Partial<GeoReplicatedRegistryProps>): string {
  try {
    return outcomeOf(props);
  } catch (error) {
    return (error as Error).message;
  }
}

/** What objects were made of: the paths of their texts are those of their parts. */
const parts = new Map<unknown, { readonly of: object; readonly make: (of: never) => unknown }>();

function madeOf<Of extends object, Made>(of: Of, make: (of: Of) => Made): Made {
  const made = make(of);
  parts.set(made, { of, make });
  return made;
}

describe('texts of every kind', () => {
  const pulls = madeOf({ repository: 'web' }, ({ repository }) => TokenPermission.pull(repository));

  /** Options with a text wherever one can be. */
  const full: Partial<GeoReplicatedRegistryProps>[] = [
    {
      registryName: 'contoso',
      resourceGroupName: 'images',
      homeRegion: 'westus2',
      replicas: [{ region: 'eastus', tags: { data: 'us' } }],
      tags: { team: 'platform' },
      timeouts: { create: '2h', read: '9m', update: '2h', delete: '2h' },
      webhooks: [
        { ...webhook, regions: ['eastus'], scope: 'web:*', customHeaders: { 'X-Team': 'a' }, tags: { a: 'b' } },
      ],
      credentialSets: { Hub: { ...hub, name: 'docker-hub', keyVaultId: vaultId } },
      cacheRules: { Nginx: { source: 'quay.io/nginx/nginx', target: 'nginx', name: 'quay-nginx' } },
      purgeTasks: {
        OldBuilds: {
          ...purge,
          filters: [
            madeOf({ repository: 'ci/.*', tag: 'dev-.*' }, (of) => PurgeFilter.of(of.repository, of.tag)),
            madeOf({ repository: 'ci/web', tag: 'v1' }, (of) => PurgeFilter.exact(of.repository, of.tag)),
          ],
          name: 'nightly',
          agentPool: madeOf({ name: 'agents', subnetId }, (of) => AgentPool.inSubnet(of.name, of.subnetId)),
          tags: { a: 'b' },
        },
        Scratch: {
          ...purge,
          filters: [madeOf({ repository: 'scratch' }, (of) => PurgeFilter.exact(of.repository))],
          agentPool: madeOf({ name: 'others' }, (of) => AgentPool.existing(of.name)),
        },
      },
      scopeMaps: {
        Stores: {
          permissions: [pulls],
          name: 'all-stores',
          description: 'for stores',
        },
      },
      tokens: {
        Store42: {
          permissions: [pulls],
          name: 'the-store',
          passwords: { expiry1: '2027-06-30T00:00:00Z', expiry2: '2027-06-30T00:00:00Z' },
        },
      },
      tokenPairs: {
        Stores: {
          permissions: [pulls],
          variable: 'stores_token',
          name: 'stores',
          expiryA: '2027-06-30T00:00:00Z',
          expiryB: '2027-06-30T00:00:00Z',
        },
      },
      network: { allowedIpRanges: ['203.0.113.0/24'] },
      identities: { userAssignedIds: [identityId] },
      encryption: key,
      diagnostics: {
        ...workspace,
        storageAccountId: id('Microsoft.Storage', 'storageAccounts/logs'),
        eventHubAuthorizationRuleId: id('Microsoft.EventHub', 'namespaces/logs/authorizationRules/send'),
        eventHubName: 'registry',
        partnerSolutionId: id('Microsoft.Datadog', 'monitors/logs'),
        name: 'logs',
      },
      alerts: groups,
      acknowledge: { homeRegionHasZones: 'known since 2019' },
      regionCatalog: [{ name: 'westus2' }],
    },
    {
      privateLink: {
        endpoints: [
          {
            subnetId,
            dns: madeOf({ privateDnsZoneId: zoneId }, (of) => PrivateDns.zone(of.privateDnsZoneId)),
            name: 'images',
            region: 'westus2',
            resourceGroupName: 'hub',
            staticIps: { registry: '10.0.0.4', westus2: '10.0.0.5', eastus: '10.0.0.6', westeurope: '10.0.0.7' },
            subnetPrefix: '10.0.0.0/24',
            manualApproval: { requestMessage: 'please' },
            networkInterfaceName: 'images-nic',
            applicationSecurityGroupIds: [id('Microsoft.Network', 'applicationSecurityGroups/clients')],
            tags: { team: 'platform' },
          },
          {
            subnetId: subnetId.replace('hub', 'other'),
            name: 'other',
            dns: madeOf(
              { virtualNetworkId: networkId.replace('hub', 'other'), resourceGroupName: 'dns', id: 'other' },
              ({ virtualNetworkId, ...options }) => PrivateDns.newZone(virtualNetworkId, options),
            ),
          },
        ],
      },
      adopt: { registryId, loginServer: 'contoso-a1b2c3.azurecr.io' },
    },
  ];

  /** Every text within options, by its path, with what puts another text in its place. */
  function textsIn(value: unknown, path: string): { path: string; put: (text: string) => unknown }[] {
    if (typeof value === 'string') return [{ path, put: (text) => text }];
    if (Array.isArray(value)) {
      const items: readonly unknown[] = value;
      return items.flatMap((item, i) =>
        textsIn(item, `${path}[${i}]`).map(({ path: at, put }) => ({
          path: at,
          put: (text: string) => items.with(i, put(text)),
        })),
      );
    }
    if (typeof value !== 'object' || value === null) return [];
    const part = parts.get(value);
    if (part !== undefined) {
      return textsIn(part.of, path).map(({ path: at, put }) => ({
        path: at,
        put: (text: string) => part.make(put(text) as never),
      }));
    }
    return Object.entries(value).flatMap(([name, item]) => {
      const member = /^[a-z_]\w*$/i.test(name) ? `${path}.${name}` : `${path}["${name}"]`;
      return textsIn(item, path === '' ? name : member).map(({ path: at, put }) => ({
        path: at,
        put: (text: string) => ({ ...value, [name]: put(text) }),
      }));
    });
  }

  const places = full
    .map((options) => ({ ...sound, ...options }))
    .flatMap((options) => textsIn(options, ''))
    // Choices are not texts: what they refuse is a choice.
    .filter(({ path }) => !/actions\[|sku|lock$/.test(path))
    .map(({ path, put }) => [path, put] as const);

  const build = (props: unknown, stack = newStack()) => {
    new GeoReplicatedRegistry(stack, `Registry${stack.node.children.length}`, props as GeoReplicatedRegistryProps);
    return stack;
  };

  test.each(places)('%s refuses a malformed template by its path', (path, put) => {
    for (const text of ['con${toso', '${}', '%{REMOTE_ADDR}', '${a b}']) {
      let message = '';
      try {
        build(put(text));
      } catch (error) {
        ({ message } = error as Error);
      }
      expect(message).toContain(`  - ${path} has `);
      expect(message).toContain('[templatesAreWellFormed]');
    }
  });

  test.each(places)('%s takes a template and a token, or asks for a known value by its path', (path, put) => {
    const kinds = (late: string) => ['${var.late}', 'a${var.late}-b', '${lower("${var.late}")}', late, `a${late}-b`];
    for (const [i] of kinds('').entries()) {
      const stack = newStack();
      const late = new TerraformVariable(stack, 'late', {}).stringValue;
      try {
        synthesize(build(put(kinds(late)[i]), stack));
      } catch (error) {
        expect((error as Error).name).toBe('InvalidConstructError');
        const about = path.replace(/\[\d\]$|\.(name|region|value)$/, '');
        const lines = (error as Error).message.split('\n').slice(1);
        expect(lines.filter((line) => line.includes(path) || line.includes(about))).not.toEqual([]);
      }
    }
  });

  test('keys of maps too', () => {
    expect(() => build({ ...sound, tags: { 'a${': 'b' } })).toThrow(
      'tags["a${"] has an unclosed template, got "a${": write "a$${" for the literal text [templatesAreWellFormed]',
    );
  });
});

test('a deployer that lacks something is refused, so its roles are read', () => {
  const deployer = Deployer.withRoles(DeployerRole.custom({ actions: ['*'], notActions: ['*/delete'] }));
  expect(() => outcomeOf({ deployer })).toThrow('deployer lacks Microsoft.ContainerRegistry/registries/delete');
});
