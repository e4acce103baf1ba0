import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Testing, type App, type TerraformStack } from 'cdktf';
import { examples, run, runWith, withExample } from './examples';
import { faultsAgainst, faultsIn } from './schema/conformance';
import { pinnedVersion, schemaOf, versions } from './schema/schema';
import { readTemplate } from './schema/templates';
import { synthesize } from './stacks';

/** It sets every option, and no version of azurerm has them all. */
const setsEverything = 'from-yaml';

test.each(examples)('%s is what the provider expects, in each of its versions', (example) => {
  const all = Object.values(example === setsEverything ? { pinned: run(example) } : runWith(example, versions));
  const faults = all.flat().flatMap(({ terraform }) => faultsIn(terraform));
  expect(faults).toEqual([]);
});

/** The lines of the file whose options a version does not have. */
const lacking = {
  '4.55.0': /^ *(roleAssignmentMode|armAudienceTokens|bypassForTasks|repositories): .*\n/gm,
  '4.81.0': /^$/,
  '5.2.0': /^ *trustPolicy: .*\n/gm,
};

test.each(versions)('every option that azurerm %s has is written as it expects', (version) => {
  const everything = readFileSync(join(__dirname, '../examples', setsEverything, 'registry.yaml'), 'utf8');
  withExample(setsEverything, (module) => {
    const { FromYamlStack } = module as { FromYamlStack: new (app: App, id: string, yaml: string) => TerraformStack };
    const synthesizedFrom = (yaml: string) => {
      const stack = new FromYamlStack(Testing.app(), 'stack', yaml);
      stack.addOverride('terraform.required_providers.azurerm.version', version);
      return synthesize(stack);
    };
    expect(faultsIn(synthesizedFrom(everything.replace(lacking[version], '')))).toEqual([]);
    if (version !== '4.81.0') expect(() => synthesizedFrom(everything)).toThrow(/optionsExistInAzurerm/);
  });
});

const sound = {
  name: 'contoso',
  resource_group_name: '${azurerm_resource_group.Group.name}',
  location: 'westus2',
  sku: 'Premium',
  georeplications: [{ location: 'eastus', tags: { team: 'platform' } }],
  network_rule_set: [{ default_action: 'Deny', ip_rule: [{ action: 'Allow', ip_range: '203.0.113.7/32' }] }],
  identity: { type: 'SystemAssigned' },
  timeouts: { create: '90m' },
  lifecycle: { prevent_destroy: true, ignore_changes: ['tags["team"]', 'georeplications[0].tags'] },
  provider: 'azurerm.west',
  depends_on: ['azurerm_resource_group.Group'],
};

/** A stack with a registry and a resource group. */
function stackWith(registry: object, others: object = {}, resources: object = {}): object {
  return {
    terraform: { required_providers: { azurerm: { version: '4.55.0' } } },
    provider: { azurerm: [{}, { alias: 'west' }] },
    resource: {
      azurerm_resource_group: { Group: { name: 'images', location: 'westus2', '//': { metadata: {} } } },
      azurerm_container_registry: { Images: { ...sound, ...registry } },
      time_static: { Now: { anything: true } },
      ...resources,
    },
    ...others,
  };
}

test.each(versions)('a registry without replicas holds against %s', (version) => {
  expect(faultsAgainst(schemaOf(version), stackWith({ georeplications: null }))).toEqual([]);
});

const first = { location: 'eastus' };

test.each<[what: string, registry: object, fault: string]>([
  [
    'a renamed attribute',
    { georeplications: [{ ...first, global_endpoint_routing_enabled: true }] },
    'georeplications[0].global_endpoint_routing_enabled does not exist, the nearest is "regional_endpoint_enabled"',
  ],
  ['a misspelled attribute', { admin_enable: true }, 'admin_enable does not exist, the nearest is "admin_enabled"'],
  [
    'a misspelled attribute of a block',
    { identity: { type: 'UserAssigned', identity_id: [] } },
    'identity.identity_id does not exist, the nearest is "identity_ids"',
  ],
  ['a missing attribute', { sku: null }, 'sku is required'],
  ['a missing attribute of a block', { georeplications: [first, {}] }, 'georeplications[1].location is required'],
  [
    'a missing key of an object',
    { network_rule_set: [{ ip_rule: [] }] },
    'network_rule_set[0].default_action is required, null at least',
  ],
  [
    'a misspelled key of an object',
    { encryption: [{ key_vault_key_id: 'k', identity_client_id: null, identity_id: 'i' }] },
    'encryption[0].identity_id does not exist, the nearest is "identity_client_id"',
  ],
  [
    'a computed attribute that is set',
    { login_server: 'contoso.azurecr.io' },
    'login_server is computed, it cannot be set',
  ],
  ['an id that is set', { id: 'contoso' }, 'id is computed, it cannot be set'],
  [
    'a computed attribute of a block that is set',
    { identity: [{ type: 'SystemAssigned', principal_id: 'p' }] },
    'identity[0].principal_id is computed, it cannot be set',
  ],
  ['a text for a bool', { admin_enabled: 'true' }, 'admin_enabled must be bool, got "true"'],
  ['a text for a number', { retention_policy_in_days: '7' }, 'retention_policy_in_days must be number, got "7"'],
  ['a number for a text', { name: 5 }, 'name must be string, got 5'],
  ['a template for a bool', { admin_enabled: 'a${var.b}' }, 'admin_enabled must be bool, got "a${var.b}"'],
  ['a list for a map', { tags: [] }, 'tags must be map of string, got []'],
  ['a number in a map of texts', { tags: { team: 1 } }, 'tags["team"] must be string, got 1'],
  [
    'a text for a set',
    { identity: { type: 'UserAssigned', identity_ids: 'one' } },
    'identity.identity_ids must be set of string, got "one"',
  ],
  [
    'null in a set',
    { identity: { type: 'UserAssigned', identity_ids: ['one', null] } },
    'identity.identity_ids[1] must be string, got null',
  ],
  [
    'an object for a list',
    { network_rule_set: sound.network_rule_set[0] },
    'network_rule_set must be list of object, got {"default_action":"Deny","ip_rule":[{"action":"Allow","ip_range":"203.0.113.7/3…',
  ],
  [
    'an expression for a block',
    { georeplications: '${var.replicas}' },
    'georeplications must be a block, got "${var.replicas}"',
  ],
  ['too many blocks', { identity: [sound.identity, sound.identity] }, 'identity has 2 blocks, more than 1'],
  ['an unknown timeout', { timeouts: { apply: '1m' } }, 'timeouts.apply does not exist, the nearest is "read"'],
  [
    'a misspelled attribute in ignore_changes',
    { lifecycle: { ignore_changes: ['tag'] } },
    'lifecycle.ignore_changes[0] "tag" does not exist, the nearest is "tags"',
  ],
  [
    'a misspelled attribute of a block in ignore_changes',
    { lifecycle: { ignore_changes: ['georeplications[0].tag'] } },
    'lifecycle.ignore_changes[0] "tag" does not exist, the nearest is "tags"',
  ],
  [
    'a computed attribute in ignore_changes',
    { lifecycle: { ignore_changes: ['login_server'] } },
    'lifecycle.ignore_changes[0] "login_server" is computed, there is nothing to ignore',
  ],
  [
    'an unknown argument of lifecycle',
    { lifecycle: { prevent_destruction: true } },
    'lifecycle.prevent_destruction does not exist, the nearest is "prevent_destroy"',
  ],
  [
    'a late-bound prevent_destroy',
    { lifecycle: { prevent_destroy: '${var.keep}' } },
    'lifecycle.prevent_destroy must be known before the plan',
  ],
  [
    'a precondition without condition',
    { lifecycle: { precondition: [{ error_message: 'no' }] } },
    'lifecycle.precondition[0].condition is required',
  ],
  [
    'a provider that the stack does not have',
    { provider: 'azurerm.east' },
    'provider "azurerm.east" is not configured in the stack',
  ],
  ['count and for_each', { count: 1, for_each: {} }, 'count excludes for_each'],
  ['for_each over a list', { for_each: ['a'] }, 'for_each must be a map or an expression, got ["a"]'],
  [
    'depends_on without its resource',
    { depends_on: ['azurerm_resource_group.Grup'] },
    'depends_on[0] refers to azurerm_resource_group.Grup: it does not exist, the nearest is "azurerm_resource_group.Group"',
  ],
  [
    'depends_on with braces',
    { depends_on: ['${azurerm_resource_group.Group}'] },
    'depends_on[0] must be written without ${…}, got "${azurerm_resource_group.Group}"',
  ],
  [
    'a misspelled attribute of a dynamic block',
    { dynamic: { georeplications: { for_each: '${var.r}', content: { ...first, tag: {} } } } },
    'dynamic.georeplications.content.tag does not exist, the nearest is "tags"',
  ],
  ['a dynamic attribute', { dynamic: { tags: {} } }, 'dynamic.tags is an attribute, not a block'],
  [
    'a reference without its resource',
    { name: 'x-${lower("${azurerm_resource_group.Grup.name}")}' },
    'name refers to azurerm_resource_group.Grup.name: it does not exist, the nearest is "azurerm_resource_group.Group"',
  ],
  [
    'a reference without its data source',
    { name: '${data.azurerm_resource_group.Group.name}' },
    'name refers to data.azurerm_resource_group.Group.name: it does not exist, the nearest is "azurerm_resource_group.Group"',
  ],
  [
    'a reference to an unknown attribute',
    { location: '${azurerm_resource_group.Group.locaton}' },
    'location refers to azurerm_resource_group.Group.locaton: "locaton" does not exist, the nearest is "location"',
  ],
  [
    'an index into a resource without count',
    { location: '${azurerm_resource_group.Group[0].location}' },
    'location refers to azurerm_resource_group.Group[0].location: there is only one, without an index',
  ],
  [
    'an attribute of a string',
    { location: '${azurerm_resource_group.Group.location.name}' },
    'location refers to azurerm_resource_group.Group.location.name: ".name" does not exist in a string',
  ],
  [
    'a template that is not closed',
    { tags: { team: '${ "a}' } },
    'tags.team is not a well-formed template, got "${ \\"a}"',
  ],
])('%s is reported', (_what, registry, fault) => {
  expect(faultsIn(stackWith(registry))).toEqual([`azurerm_container_registry.Images: ${fault}`]);
});

test.each<[what: string, others: object, resources: object, faults: string[]]>([
  [
    'an unknown attribute in an output',
    { output: { id: { value: '${azurerm_container_registry.Images.ids}' } } },
    {},
    ['output: id.value refers to azurerm_container_registry.Images.ids: "ids" does not exist, the nearest is "id"'],
  ],
  [
    'an import without its resource',
    { import: [{ to: 'azurerm_container_registry.Image', id: 'x' }] },
    {},
    [
      'import[0]: to refers to azurerm_container_registry.Image: it does not exist, the nearest is "azurerm_container_registry.Images"',
    ],
  ],
  [
    'an import without an id',
    { import: { to: 'azurerm_container_registry.Images' } },
    {},
    ['import[0]: id is required'],
  ],
  [
    'an import without an address',
    { import: { to: 'Images', id: 'x' } },
    {},
    ['import[0]: to must be the address of a resource, got "Images"'],
  ],
  [
    'a misspelled attribute of a data source',
    { data: { azurerm_role_definition: { Pull: { nam: 'AcrPull', provisioner: [] } } } },
    {},
    [
      'data.azurerm_role_definition.Pull: data sources have no provisioners',
      'data.azurerm_role_definition.Pull: nam does not exist, the nearest is "name"',
    ],
  ],
  [
    'a type that the schema does not cover',
    {},
    { azurerm_key_ring: { Keys: {} } },
    ['azurerm_key_ring.Keys: the schema does not cover this type'],
  ],
  [
    'a missing block',
    {},
    { azurerm_private_endpoint: { E: { name: 'e', location: 'l', resource_group_name: 'g', subnet_id: 's' } } },
    ['azurerm_private_endpoint.E: private_service_connection is required'],
  ],
  [
    'a resource with count without an index',
    { output: { id: { value: '${azurerm_resource_group.Many.id}' } } },
    { azurerm_resource_group: { Group: { name: 'g', location: 'l' }, Many: { count: 2, name: 'g', location: 'l' } } },
    ['output: id.value refers to azurerm_resource_group.Many.id: it takes an index first'],
  ],
])('%s is reported', (_what, others, resources, faults) => {
  expect(faultsIn(stackWith({}, others, resources))).toEqual(faults);
});

test.each<[what: string, registry: object, others?: object]>([
  ['a sound registry', {}],
  ['ignore_changes with all', { lifecycle: { ignore_changes: 'all' } }],
  [
    'an expression for any type',
    { admin_enabled: '${var.a}', tags: '${merge(var.a, { b = "}" })}', network_rule_set: '${var.a}' },
  ],
  [
    'a dynamic block',
    {
      georeplications: null,
      dynamic: { georeplications: [{ for_each: '${var.r}', iterator: 'r', content: [first] }] },
    },
  ],
  ['an escaped template', { tags: { team: '$${ and %%{' } }],
  [
    'a path into all instances of a resource with count',
    { count: 2 },
    { output: { all: { value: '${azurerm_container_registry.Images[*].georeplications[0].tags["team"]}' } } },
  ],
  ['a splat over a block', {}, { locals: { all: '${azurerm_container_registry.Images.identity.*.principal_id}' } }],
  [
    'a name that only looks like a reference',
    {},
    { locals: { a: '${"azurerm_x.y.z"} ${module.m.azurerm_x.y} azurerm_x.y' } },
  ],
  ['an import of an instance', { for_each: {} }, { import: { to: 'azurerm_container_registry.Images["a"]', id: 'x' } }],
])('%s is accepted', (_what, registry, others = {}) => {
  expect(faultsIn(stackWith(registry, others))).toEqual([]);
});

test('what is written for azurerm 4 is not for azurerm 5', () => {
  const [{ terraform }] = run('private-link');
  expect(faultsAgainst(schemaOf('5.2.0'), terraform).map((fault) => fault.replace(/^.*?: /, ''))).toEqual([
    'georeplications[0].regional_endpoint_enabled does not exist, the nearest is "global_endpoint_routing_enabled"',
    'georeplications[0].global_endpoint_routing_enabled is required',
    'georeplications[1].regional_endpoint_enabled does not exist, the nearest is "global_endpoint_routing_enabled"',
    'georeplications[1].global_endpoint_routing_enabled is required',
    'private_dns_zone_name does not exist, the nearest is "private_dns_zone_id"',
    'resource_group_name does not exist, the nearest is "resolution_policy"',
    'private_dns_zone_id is required',
  ]);
});

test.each([
  ['4.55.0', '4.55.0'],
  ['4.73.0', '4.55.0'],
  ['= 4.81.0', '4.81.0'],
  ['~> 4.81', '4.81.0'],
  ['>= 4.81, < 5.0', '4.81.0'],
  ['~> 5.2', '5.2.0'],
])('a stack that pins "%s" is checked against %s', (version, expected) => {
  expect(pinnedVersion({ terraform: { required_providers: { azurerm: { version } } } })).toBe(expected);
});

test('a stack that pins a version without a schema is not checked against another', () => {
  const pins = { terraform: { required_providers: { azurerm: { version: '4.8.0' } } } };
  expect(() => faultsIn(pins)).toThrow('no schema of azurerm "4.8.0"');
  expect(() => faultsIn({})).toThrow('no schema of azurerm ""');
});

test.each<[text: string, codes: string[] | undefined, isExpression?: boolean]>([
  ['plain {} "text"', []],
  ['${a.b}', ['a.b'], true],
  ['${ {a = "}"}["a"] }', [' {a = ""}[""] '], true],
  ['${a} ${b}', ['a', 'b']],
  ['%{ if a }x%{ endif }', [' if a ', ' endif ']],
  ['${f("${a}\\"")}', ['a', 'f("")'], true],
  ['$${a}', []],
  ['${a', undefined],
  ['${"a}', undefined],
  ['${}', undefined],
])('the template %j is read', (text, codes, isExpression = false) => {
  expect(readTemplate(text)).toEqual(codes && { codes, isExpression });
});
