import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TerraformStack, Testing } from 'cdktf';
import { parse } from 'yaml';
import { withExample } from './examples';
import { interfaces, membersOf } from './interfaces';

interface Example {
  readonly FromYamlStack: new (scope: unknown, id: string, yaml: string) => TerraformStack;
}

/** What the example says of a file. */
function messageFor(yaml: string): string {
  return withExample('from-yaml', (module) => {
    try {
      new (module as Example).FromYamlStack(Testing.app(), 'from-yaml', yaml);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  });
}

test('faults are reported by where they stand in the file, all at once', () => {
  const message = messageFor(`
registries:
  images:
    registryName: images of contoso
    resourceGroupName: images
    homeRegion: West Europe
    zoneRedundancyEnabled: true
    replicas:
      - region: westeurop
      - { region: West Europe, regionalEndpointEnabled: false }
    rotation: acr_out_of_rotation
    network: { publicNetworkAccessEnabled: false }
    provider: hubb
    dependsOn: [Grup]
    privateLink:
      endpoints:
        - subnetId: endpoints
          dns: { newZone: { virtualNetworkId: hub, resourceGroup: hub } }
        - { subnetId: 1, dns: automatic }
  charts:
    registryName: contosocharts
    resourceGroupName: charts
    homeRegion: West Europe
    sku: premium
    lock: yes
    replicas:
existing:
  shared: { registryName: shared, resourceGroupName: images, replicaRegions: North Europe }
grants:
  - { registry: shred, id: Shop, principalId: shop, role: pull }
deployerRoles:
  pipeline: { roleName: Pipeline, registries: [images], resourceGroupIds: [images] }
`);
  expect(message).toMatchInlineSnapshot(`
   "The file is not valid:
     - registries.images: rotation is of the wrong type, got "acr_out_of_rotation": pass Rotation.variable("acr_out_of_rotation") [optionsHaveTheirType]
     - registries.images: privateLink.endpoints[1].subnetId is of the wrong type, got 1: pass a string [optionsHaveTheirType]
     - registries.images: privateLink.endpoints[1].dns is of the wrong type, got "automatic": pass PrivateDns.newZone(network.id), PrivateDns.zone(zone.id) or PrivateDns.external() [optionsHaveTheirType]
     - registries.images: provider is of the wrong type, got "hubb": pass a provider of the stack, such as new AzurermProvider(this, "hub", { alias: "hub", … }) [optionsHaveTheirType]
     - registries.images: dependsOn[0] is of the wrong type, got "Grup": pass a resource, data source or module [optionsHaveTheirType]
     - registries.images: zoneRedundancyEnabled is not an option: use zoneRedundancy: ZoneRedundancy.ENABLED or DISABLED [optionsAreKnown]
     - registries.images: replicas[1].regionalEndpointEnabled is not an option: use globalEndpointRouting [optionsAreKnown]
     - registries.images: network.publicNetworkAccessEnabled is not an option: use network.publicAccess [optionsAreKnown]
     - registries.images: privateLink.endpoints[0].dns.resourceGroup is not an option: use resourceGroupName [optionsAreKnown]
     - registries.images: registryName contains characters other than letters and digits, got "images of contoso": did you mean "imagesofcontoso"? [registryNameIsValid]
     - registries.images: replicas[1] is the home region, got "West Europe": leave it out, the home region is always served [replicasAreAwayFromHome]
     - registries.images: replicas[0].region is not an Azure region, got "westeurop": did you mean "westeurope"? [regionsExist]
     - registries.images: privateLink.endpoints[1] is in the region of privateLink.endpoints[0], and has no name: set its region, which is the home region by default, or give each a name of its own [privateEndpointIdsAreDistinct]
     - registries.images: privateLink.endpoints[0].subnetId is not the resource id of a subnet, got "endpoints": pass subnet.id, of the form /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Network/virtualNetworks/{network}/subnets/{name} [privateLinkIdsAreValid]
     - registries.images: privateLink.endpoints[0].dns.virtualNetworkId is not the resource id of a virtual network, got "hub": pass network.id, of the form /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Network/virtualNetworks/{name} [privateLinkIdsAreValid]
     - registries.charts: replicas is of the wrong type, got null: pass a list [optionsHaveTheirType]
     - registries.charts: sku is not one of the choices, got "premium": did you mean "Premium"? [optionsHaveTheirType]
     - registries.charts: lock is not one of the choices, got "yes": pass one of "CanNotDelete", "ReadOnly" [optionsHaveTheirType]
     - existing.shared: replicaRegions is of the wrong type, got "North Europe": pass a list [optionsHaveTheirType]
     - grants[0]: there is no registry "shred"
     - deployerRoles.pipeline: registries[0] is of the wrong type, got "images": pass a GeoReplicatedRegistry [optionsHaveTheirType]
     - deployerRoles.pipeline: resourceGroupIds[0] is not the resource id of a resource group, got "images": pass group.id, of the form /subscriptions/{subscription}/resourceGroups/{group} [roleScopesAreResourceGroups]"
  `);
});

const read = (...path: string[]) => readFileSync(join(__dirname, '..', ...path), 'utf8');

/** What the file has at a path, in which `*` stands for every item. */
function at(path: string): object[] {
  const step = (values: unknown[], key: string) =>
    values.flatMap((value) => {
      const found = (
        key === '*' ? Object.values(value as object) : [(value as Record<string, unknown>)[key]]
      ) as unknown[];
      return found.filter((item) => typeof item === 'object' && item !== null);
    });
  return path.split('.').reduce(step, [parse(read('examples', 'from-yaml', 'registry.yaml'))]) as object[];
}

const endpoint = 'registries.*.privateLink.endpoints.*';

/** Where the file has the options of each interface, and those that it cannot hold. */
const places: [name: string, path: string, inCodeOnly?: string[]][] = [
  ['GeoReplicatedRegistryProps', 'registries.*'],
  ['AzapiOptions', 'registries.*'],
  ['RegistryContentsOptions', 'registries.*'],
  ['RegistryPolicyOptions', 'registries.*'],
  ['ReplicaOptions', 'registries.*.replicas.*'],
  ['TimeoutOptions', 'registries.*.timeouts'],
  ['WebhookOptions', 'registries.*.webhooks.*'],
  ['CredentialSetOptions', 'registries.*.credentialSets.*', ['scope']],
  ['CacheRuleOptions', 'registries.*.cacheRules.*', ['scope']],
  ['PurgeTaskOptions', 'registries.*.purgeTasks.*', ['scope']],
  ['AgentPoolOptions', 'registries.*.purgeTasks.*.agentPool.inSubnet'],
  ['ScopeMapOptions', 'registries.*.scopeMaps.*', ['scope']],
  ['TokenOptions', 'registries.*.tokens.*', ['scope']],
  ['TokenPasswordOptions', 'registries.*.tokens.*.passwords'],
  ['TokenPairOptions', 'registries.*.tokenPairs.*', ['scope']],
  ['NetworkOptions', 'registries.*.network'],
  ['PrivateLinkOptions', 'registries.*.privateLink'],
  ['PrivateEndpointOptions', endpoint, ['scope']],
  ['ManualApprovalOptions', `${endpoint}.manualApproval`],
  ['NewPrivateDnsZoneOptions', `${endpoint}.dns.newZone`],
  ['IdentityOptions', 'registries.*.identities'],
  ['EncryptionOptions', 'registries.*.encryption'],
  ['DiagnosticsOptions', 'registries.*.diagnostics'],
  ['AlertOptions', 'registries.*.alerts'],
  ['CurrentDeployerOptions', 'registries.*.deployer.current'],
  ['CustomRoleOptions', 'registries.*.deployer.withRoles.*'],
  ['AdoptOptions', 'registries.*.adopt'],
  ['RegionOptions', 'registries.*.regionCatalog.*'],
  ['GeoReplicatedRegistryAttributes', 'existing.*'],
  ['GrantOptions', 'grants.*', ['scope']],
  // Of a call that names an image.
  ['ImageUriOptions', 'registries.*', ['region']],
  ['DeployerRoleDefinitionProps', 'deployerRoles.*'],
  ['DeployerAssignmentOptions', 'deployerRoles.*.assignTo.*'],
];

test.each(places)('the file has every option of %s', (name, path, inCodeOnly = []) => {
  const written = new Set(at(path).flatMap((part) => Object.keys(part)));
  expect([...membersOf(name).keys()].filter((option) => !written.has(option))).toEqual(inCodeOnly);
});

test('the file has the options of every interface that users write', () => {
  const written = interfaces.filter((name) => /(Options|Props|Attributes)$/.test(name));
  expect(places.map(([name]) => name).sort()).toEqual(written.sort());
});
