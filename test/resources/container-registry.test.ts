import { TerraformStack } from 'cdktf';
import { createRegistry, updateRegistry } from '../../lib/resources/container-registry';
import { lateBound, model, type LooseProps } from '../models';
import { newStack, synthesize } from '../stacks';

function block(props: LooseProps, later?: LooseProps) {
  const stack = newStack();
  const registry = createRegistry(stack, 'Registry', model(props));
  if (later !== undefined) updateRegistry(registry, model(props), model(later));
  return synthesize(TerraformStack.of(registry)).resource.azurerm_container_registry.Registry;
}

test('a registry with the least options states every flag', () => {
  expect(block({ replicas: [] })).toEqual({
    name: 'contoso',
    resource_group_name: 'images',
    location: 'westus2',
    sku: 'Premium',
    admin_enabled: false,
    anonymous_pull_enabled: false,
    data_endpoint_enabled: true,
    public_network_access_enabled: true,
    network_rule_bypass_option: 'AzureServices',
    zone_redundancy_enabled: true,
    lifecycle: { prevent_destroy: true },
  });
});

test('a registry with every option states what was asked', () => {
  const props = {
    homeRegion: 'West US',
    adminUser: true,
    anonymousPull: true,
    dataEndpoints: false,
    preventDestroy: false,
    zoneRedundancy: 'Disabled',
    network: { allowedIpRanges: ['203.0.113.7', '198.51.100.0/24'], trustedServices: false },
    identities: { systemAssigned: true, userAssignedIds: ['${var.a}'] },
    encryption: {
      keyVaultKeyId: 'https://v.vault.azure.net/keys/k',
      identityId: '${var.key}',
      identityClientId: '${var.client}',
    },
    untaggedRetentionDays: 30,
    quarantine: true,
    exportPolicy: true,
    trustPolicy: false,
    tags: { team: 'web' },
    timeouts: { create: '1h', read: '2m', update: '3h', delete: '4h' },
    replicas: [{ region: 'East US', globalEndpointRouting: false, zoneRedundancy: 'Enabled', tags: { a: 'b' } }],
  };
  expect(block(props)).toEqual({
    name: 'contoso',
    resource_group_name: 'images',
    location: 'westus',
    sku: 'Premium',
    admin_enabled: true,
    anonymous_pull_enabled: true,
    data_endpoint_enabled: false,
    public_network_access_enabled: true,
    network_rule_bypass_option: 'None',
    network_rule_set: [
      {
        default_action: 'Deny',
        ip_rule: [
          { action: 'Allow', ip_range: '203.0.113.7/32' },
          { action: 'Allow', ip_range: '198.51.100.0/24' },
        ],
      },
    ],
    identity: { type: 'SystemAssigned, UserAssigned', identity_ids: ['${var.a}', '${var.key}'] },
    encryption: [{ key_vault_key_id: 'https://v.vault.azure.net/keys/k', identity_client_id: '${var.client}' }],
    retention_policy_in_days: 30,
    quarantine_policy_enabled: true,
    export_policy_enabled: true,
    trust_policy_enabled: false,
    zone_redundancy_enabled: false,
    tags: { team: 'web' },
    timeouts: { create: '1h', read: '2m', update: '3h', delete: '4h' },
    georeplications: [
      {
        location: 'eastus',
        regional_endpoint_enabled: false,
        zone_redundancy_enabled: true,
        tags: { team: 'web', a: 'b' },
      },
    ],
  });
});

test('a replica always says whether it takes traffic', () => {
  expect(block({ replicas: [{ region: 'eastus' }] }).georeplications).toEqual([
    { location: 'eastus', regional_endpoint_enabled: true, zone_redundancy_enabled: true },
  ]);
});

test('replicas that come later are written as if they had come first', () => {
  const replicas = [{ region: 'eastus' }, { region: 'westeurope' }];
  expect(block({ replicas: [] }, { replicas })).toEqual(block({ replicas }));
});

test.each([
  [undefined, undefined],
  [{ publicAccess: true }, undefined],
  [
    { allowedIpRanges: ['203.0.113.7'] },
    [{ default_action: 'Deny', ip_rule: [{ action: 'Allow', ip_range: '203.0.113.7/32' }] }],
  ],
  [{ defaultAction: 'Allow' }, [{ default_action: 'Allow', ip_rule: [] }]],
  [{ allowedIpRanges: [] }, [{ default_action: 'Allow', ip_rule: [] }]],
  [{ allowedIpRanges: [], defaultAction: 'Deny' }, [{ default_action: 'Deny', ip_rule: [] }]],
])('network rules of %j are absent or one element with every key', (network, ruleSet) => {
  expect(block({ network }).network_rule_set).toEqual(ruleSet);
});

test('a late-bound range gets its mask from Terraform', () => {
  expect(block({ network: { allowedIpRanges: [lateBound()] } }).network_rule_set).toEqual([
    {
      default_action: 'Deny',
      ip_rule: [{ action: 'Allow', ip_range: '${strcontains(var.late, "/") ? var.late : "${var.late}/32"}' }],
    },
  ]);
});

test.each([
  ['${var.range}', '${strcontains(var.range, "/") ? var.range : "${var.range}/32"}'],
  ['${var.a}.0.113.7', '${strcontains("${var.a}.0.113.7", "/") ? "${var.a}.0.113.7" : "${"${var.a}.0.113.7"}/32"}'],
])('the range %s, which is a template, gets its mask from Terraform', (range, written) => {
  expect(block({ network: { allowedIpRanges: [range] } }).network_rule_set).toMatchObject([
    { ip_rule: [{ ip_range: written }] },
  ]);
});

test.each(['Basic', 'Standard'])('a %s registry is written without network rules that let everybody in', (sku) => {
  const network = { defaultAction: 'Allow', allowedIpRanges: [], publicAccess: true, trustedServices: true };
  expect(block({ sku, replicas: [], network })).not.toHaveProperty('network_rule_set');
});

test('ids of keys and identities are written as the provider takes them', () => {
  const encryption = {
    keyVaultKeyId: 'https://v.vault.azure.net:443/keys/k/',
    identityId: '/SUBSCRIPTIONS/s/resourcegroups/G/providers/microsoft.managedidentity/userassignedidentities/i',
    identityClientId: '${var.client}',
  };
  expect(block({ encryption })).toMatchObject({
    encryption: [{ key_vault_key_id: 'https://v.vault.azure.net/keys/k' }],
    identity: {
      identity_ids: ['/subscriptions/s/resourceGroups/G/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i'],
    },
  });
});

test('late-bound network switches become expressions', () => {
  expect(block({ network: { publicAccess: lateBound(), trustedServices: lateBound('trust') } })).toMatchObject({
    public_network_access_enabled: '${var.late}',
    network_rule_bypass_option: '${var.trust ? "AzureServices" : "None"}',
  });
  expect(block({ network: { publicAccess: '${var.a}', trustedServices: '${var.a || var.b}' } })).toMatchObject({
    public_network_access_enabled: '${var.a}',
    network_rule_bypass_option: '${((var.a || var.b)) ? "AzureServices" : "None"}',
  });
});

test('what the bindings do not know is written where it is set, also late-bound', () => {
  expect(block({})).not.toHaveProperty('network_rule_bypass_for_tasks_enabled');
  expect(block({})).not.toHaveProperty('azuread_authentication_as_arm_policy_enabled');
  expect(block({ network: { bypassForTasks: false }, armAudienceTokens: false })).toMatchObject({
    network_rule_bypass_for_tasks_enabled: false,
    azuread_authentication_as_arm_policy_enabled: false,
  });
  expect(block({ network: { bypassForTasks: lateBound() }, armAudienceTokens: '${var.a || var.b}' })).toMatchObject({
    network_rule_bypass_for_tasks_enabled: '${var.late}',
    azuread_authentication_as_arm_policy_enabled: '${(var.a || var.b)}',
  });
});

test.each([
  [{}, undefined],
  [{ systemAssigned: false }, undefined],
  [{ systemAssigned: true }, { type: 'SystemAssigned' }],
  [{ userAssignedIds: ['${var.a}'] }, { type: 'UserAssigned', identity_ids: ['${var.a}'] }],
])('identities of %j', (identities, expected) => {
  expect(block({ identities }).identity).toEqual(expected);
});

test('the identity of the key is added by itself, once', () => {
  const encryption = { keyVaultKeyId: '${var.k}', identityId: '${var.a}', identityClientId: '${var.c}' };
  const expected = { type: 'UserAssigned', identity_ids: ['${var.a}'] };
  expect(block({ encryption }).identity).toEqual(expected);
  expect(block({ encryption, identities: { userAssignedIds: ['${var.a}'] } }).identity).toEqual(expected);
});
