import { transformSync } from '@swc/core';
import { TerraformStack, Testing } from 'cdktf';
import * as library from 'cdktf-georeplicated-registry';
import type { Block, Synthesized } from '../../stacks';
import type { Docs } from './recorded';

/** Runs the stack that was printed, and reads what it synthesizes. */
export function run(code: string): { resource: Synthesized['resource']; import: { id: string }[] } {
  const options = {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  } as const;
  const exported: { AdoptedStack?: new (app: unknown, id: string) => TerraformStack } = {};
  // Without its last lines, which synthesize to a folder.
  const { code: script } = transformSync(code.split('\nexport const app')[0], options);
  const load = (name: string): unknown =>
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    name === 'cdktf-georeplicated-registry' ? library : (require(name) as unknown);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  (new Function('require', 'exports', script) as (...args: unknown[]) => void)(load, exported);
  const stack = new exported.AdoptedStack!(Testing.app(), 'adopted');
  // Terraform reads `$${` as text.
  return JSON.parse(Testing.synth(stack, true).replace(/([$%])\1\{/g, '$1{')) as never;
}

/** What azurerm reads into its state of a registry, by its own rules: see the facts of azurerm 4.55. */
function stateOf({ registry, replications: all }: Docs): Block {
  const text = (value: unknown) => String(value).toLowerCase().replaceAll(' ', '');
  const policies = registry.policies as { [name: string]: { status: string; days?: number } };
  const isOn = (name: string) => policies[name].status === 'enabled';
  const rules = registry.networkRuleSet as { defaultAction: string; ipRules: { ipAddressOrRange: string }[] } | null;
  const identity = registry.identity as { type: string; userAssignedIdentities: object | null } | null;
  const { status, keyVaultProperties: key } = registry.encryption as {
    status: string;
    keyVaultProperties: { keyIdentifier: string; identity: string } | null;
  };
  const tagged = (tags: unknown) => (Object.keys(tags as object).length === 0 ? undefined : tags);
  return {
    name: registry.name,
    resource_group_name: String(registry.id).split('/')[4],
    location: text(registry.location),
    sku: (registry.sku as { name: string }).name,
    admin_enabled: registry.adminUserEnabled,
    anonymous_pull_enabled: registry.anonymousPullEnabled,
    data_endpoint_enabled: registry.dataEndpointEnabled,
    public_network_access_enabled: registry.publicNetworkAccess === 'Enabled',
    network_rule_bypass_option: registry.networkRuleBypassOptions,
    zone_redundancy_enabled: registry.zoneRedundancy === 'Enabled',
    retention_policy_in_days: isOn('retentionPolicy') ? policies.retentionPolicy.days : undefined,
    quarantine_policy_enabled: isOn('quarantinePolicy'),
    export_policy_enabled: isOn('exportPolicy'),
    trust_policy_enabled: isOn('trustPolicy'),
    role_assignment_mode: registry.roleAssignmentMode,
    // From 4.81.
    azuread_authentication_as_arm_policy_enabled: isOn('azureAdAuthenticationAsArmPolicy'),
    network_rule_bypass_for_tasks_enabled: registry.networkRuleBypassAllowedForTasks === true,
    tags: tagged(registry.tags),
    identity: identity && {
      type: identity.type,
      identity_ids:
        identity.userAssignedIdentities &&
        Object.keys(identity.userAssignedIdentities).map((id) => id.replace(/resourcegroups/i, 'resourceGroups')),
    },
    encryption:
      status === 'enabled' && key !== null
        ? [{ key_vault_key_id: key.keyIdentifier, identity_client_id: key.identity }]
        : undefined,
    network_rule_set: rules && [
      {
        default_action: rules.defaultAction,
        // A set, each with a mask.
        ip_rule: [
          ...new Set(rules.ipRules.map(({ ipAddressOrRange: range }) => (range.includes('/') ? range : `${range}/32`))),
        ].map((ip_range) => ({ action: 'Allow', ip_range })),
      },
    ],
    georeplications: all
      .filter(({ location }) => text(location) !== text(registry.location))
      .map(({ location, zoneRedundancy, regionEndpointEnabled, tags }) => ({
        location: text(location),
        zone_redundancy_enabled: zoneRedundancy === 'Enabled',
        regional_endpoint_enabled: regionEndpointEnabled,
        tags: tagged(tags),
      }))
      .sort((a, b) => (a.location < b.location ? -1 : 1)),
  };
}

/** Holds what is written, and not left alone, against what is there. */
export function expectNoChange(all: Docs, { resource }: ReturnType<typeof run>, isLater = false): void {
  const [{ lifecycle, timeouts, ...block }] = Object.values(resource.azurerm_container_registry);
  const { ignore_changes: ignored = [] } = lifecycle as { ignore_changes?: string[] };
  const managed = Object.entries(block).filter(([attribute]) => !ignored.includes(attribute));
  const withoutNull = (_: string, value: unknown) => value ?? undefined;
  const state = JSON.parse(JSON.stringify(stateOf(all), withoutNull)) as Block;
  expect(Object.fromEntries(managed)).toEqual(
    Object.fromEntries(managed.map(([attribute]) => [attribute, state[attribute]])),
  );
  expect(Object.keys(block).filter((attribute) => ignored.includes(attribute))).toEqual([]);
  // What is not written is left alone.
  const unwritten = Object.keys(state).filter((attribute) => !(attribute in block) && !ignored.includes(attribute));
  const later = [
    'role_assignment_mode',
    'azuread_authentication_as_arm_policy_enabled',
    'network_rule_bypass_for_tasks_enabled',
  ];
  expect(unwritten.filter((attribute) => isLater || !later.includes(attribute))).toEqual([]);
  expect(timeouts).toBeUndefined();
  expectNoUpdate(all, resource);
}

/** What azapi writes is there already. */
function expectNoUpdate({ registry, replications: all }: Docs, resource: Synthesized['resource']): void {
  const { azapi_update_resource: updates = {} } = resource as { [type: string]: { [name: string]: Block } | undefined };
  const home = all.find(({ name }) => name === registry.location) ?? {};
  for (const { type, body } of Object.values(updates)) {
    const { properties } = body as { properties: Block };
    const there = String(type).includes('/replications@') ? home : registry;
    const names = Object.keys(properties);
    expect(properties).toEqual(Object.fromEntries(names.map((name) => [name, there[name]])));
  }
}
