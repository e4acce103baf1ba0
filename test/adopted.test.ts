import { TerraformStack } from 'cdktf';
import {
  NetworkAction,
  PrivateDns,
  RoleAssignmentMode,
  Sku,
  WebhookAction,
  ZoneRedundancy,
  type GeoReplicatedRegistryProps,
} from 'cdktf-georeplicated-registry';
import { blockOf, newRegistry, synthesize, type Block } from './stacks';

const group = '/subscriptions/s/resourceGroups/images/providers';
const registryId = `${group}/Microsoft.ContainerRegistry/registries/contoso`;
const adopted = (props: Partial<GeoReplicatedRegistryProps> = {}) =>
  newRegistry({ replicas: undefined, adopt: { registryId }, ...props });

/** What has to be there for Terraform, or belongs to it. */
const required = { name: 'contoso', resource_group_name: 'images', location: 'westus2', sku: 'Premium' };
const leftAlone = [
  ...['georeplications', 'sku', 'zone_redundancy_enabled', 'tags', 'data_endpoint_enabled', 'admin_enabled'],
  ...['anonymous_pull_enabled', 'public_network_access_enabled', 'network_rule_set', 'network_rule_bypass_option'],
  ...['identity', 'encryption', 'retention_policy_in_days', 'quarantine_policy_enabled', 'export_policy_enabled'],
  'trust_policy_enabled',
];

test('nothing is written of an adopted registry that is not stated, and all else is left alone', () => {
  expect(blockOf(adopted())).toEqual({
    ...required,
    lifecycle: { prevent_destroy: true, ignore_changes: leftAlone },
  });
});

const identityId = `${group}/Microsoft.ManagedIdentity/userAssignedIdentities/key`;

test.each<[Partial<GeoReplicatedRegistryProps>, object]>([
  [{ sku: Sku.PREMIUM }, { sku: 'Premium' }],
  [
    { replicas: [{ region: 'eastus', zoneRedundancy: ZoneRedundancy.ENABLED, globalEndpointRouting: true }] },
    { georeplications: [{ location: 'eastus', zone_redundancy_enabled: true, regional_endpoint_enabled: true }] },
  ],
  [{ zoneRedundancy: ZoneRedundancy.DISABLED }, { zone_redundancy_enabled: false }],
  [{ tags: { team: 'web' } }, { tags: { team: 'web' } }],
  [{ dataEndpoints: false }, { data_endpoint_enabled: false }],
  [{ adminUser: true }, { admin_enabled: true }],
  [{ anonymousPull: true }, { anonymous_pull_enabled: true }],
  [{ network: { publicAccess: true } }, { public_network_access_enabled: true }],
  [
    { network: { defaultAction: NetworkAction.DENY, allowedIpRanges: [] } },
    { network_rule_set: [{ default_action: 'Deny', ip_rule: [] }] },
  ],
  [{ network: { trustedServices: false } }, { network_rule_bypass_option: 'None' }],
  [{ identities: { systemAssigned: true } }, { identity: { type: 'SystemAssigned' } }],
  [
    {
      encryption: {
        keyVaultKeyId: 'https://v.vault.azure.net/keys/k',
        identityId,
        identityClientId: '5d0c7a6e-3b1f-4a52-8c9d-6e7f8a9b0c1d',
      },
    },
    {
      encryption: [
        {
          key_vault_key_id: 'https://v.vault.azure.net/keys/k',
          identity_client_id: '5d0c7a6e-3b1f-4a52-8c9d-6e7f8a9b0c1d',
        },
      ],
    },
  ],
  [{ untaggedRetentionDays: 7 }, { retention_policy_in_days: 7 }],
  [{ quarantine: false }, { quarantine_policy_enabled: false }],
  [{ exportPolicy: true }, { export_policy_enabled: true }],
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- azurerm 4 still has it
  [{ trustPolicy: false }, { trust_policy_enabled: false }],
])('of an adopted registry that states %j that is written, and nothing else', (props, written) => {
  const block = blockOf(adopted(props));
  const attributes = Object.keys(written);
  expect(block).toEqual({
    ...required,
    ...written,
    lifecycle: {
      prevent_destroy: true,
      ignore_changes: leftAlone.filter((attribute) => !attributes.includes(attribute)),
    },
  });
});

test('timeouts of an adopted registry are those that are stated, whatever is added', () => {
  const replicas = [{ region: 'eastus', zoneRedundancy: ZoneRedundancy.DISABLED }];
  const plain = adopted({ replicas });
  plain.addReplica({ region: 'japaneast', zoneRedundancy: ZoneRedundancy.DISABLED });
  expect(blockOf(plain)).not.toHaveProperty('timeouts');
  expect(blockOf(adopted({ replicas, timeouts: { update: '3h' } })).timeouts).toEqual({ update: '3h' });
  expect(blockOf(adopted({ replicas, adopt: undefined })).timeouts).toEqual({ create: '60m', update: '60m' });
});

test('a private endpoint that is added changes nothing of an adopted registry', () => {
  const registry = adopted();
  const before = blockOf(registry);
  registry.addPrivateEndpoint({
    subnetId: `${group}/Microsoft.Network/virtualNetworks/hub/subnets/registry`,
    dns: PrivateDns.external(),
  });
  expect(blockOf(registry)).toEqual(before);
});

test('the mode of role assignments is written if it is stated', () => {
  const registry = adopted({ roleAssignmentMode: RoleAssignmentMode.REPOSITORY });
  TerraformStack.of(registry).addOverride('terraform.required_providers.azurerm.version', '4.81.0');
  const { role_assignment_mode: mode, lifecycle } = blockOf(registry);
  expect(mode).toBe('AbacRepositoryPermissions');
  expect((lifecycle as { ignore_changes: string[] }).ignore_changes).toEqual([
    ...leftAlone,
    'azuread_authentication_as_arm_policy_enabled',
    'network_rule_bypass_for_tasks_enabled',
  ]);
});

test('nothing is written of an adopted webhook that is not stated', () => {
  const registry = adopted({
    tags: { team: 'web' },
    webhooks: [
      {
        name: 'deploy',
        appendRegion: false,
        regions: ['westus2'],
        actions: [WebhookAction.PUSH],
      },
    ],
    adopt: { registryId, webhookIds: [`${registryId}/webHooks/deploy`] },
  });
  expect(first(registry, 'azurerm_container_registry_webhook')).toEqual({
    name: 'deploy',
    registry_name: expect.stringMatching(/^\$\{azurerm_container_registry\..*\.name\}$/) as unknown,
    resource_group_name: 'images',
    location: 'westus2',
    actions: ['push'],
    service_uri: 'https://as-in-azure.invalid/',
    lifecycle: { ignore_changes: ['service_uri', 'scope', 'custom_headers', 'status', 'tags'] },
  });
});

test('nothing is written of an adopted private endpoint that is not stated', () => {
  const subnetId = `${group}/Microsoft.Network/virtualNetworks/hub/subnets/registry`;
  const registry = adopted({
    tags: { team: 'web' },
    privateLink: { endpoints: [{ name: 'hub', subnetId, dns: PrivateDns.external() }] },
    adopt: { registryId, privateEndpointIds: [`${group}/Microsoft.Network/privateEndpoints/hub`] },
  });
  expect(first(registry, 'azurerm_private_endpoint')).toEqual({
    name: 'hub',
    resource_group_name: 'images',
    location: 'westus2',
    subnet_id: subnetId,
    private_service_connection: expect.anything() as unknown,
    lifecycle: {
      ignore_changes: [
        ...['private_service_connection', 'ip_configuration', 'private_dns_zone_group'],
        ...['location', 'custom_network_interface_name', 'tags'],
      ],
    },
  });
});

function first(registry: ReturnType<typeof newRegistry>, type: string): Block {
  return Object.values(synthesize(TerraformStack.of(registry)).resource[type])[0];
}
