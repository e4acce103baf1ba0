import { PrivateDns, Rotation } from 'cdktf-georeplicated-registry';
import { lateBound, model, modelWithReplica, reported, type LooseProps } from '../models';

const group = '/subscriptions/s/resourceGroups/images/providers';
const registryId = `${group}/Microsoft.ContainerRegistry/registries/contoso`;
const webhookId = (name: string) => `${registryId}/webhooks/${name}`;
const endpointId = (name: string) => `${group}/Microsoft.Network/privateEndpoints/${name}`;
const adopted = (adopt: object, props: LooseProps = {}) => model({ ...props, adopt: { registryId, ...adopt } });
const deploy = {
  name: 'deploy',
  appendRegion: false,
  regions: ['eastus'],
  actions: ['push'],
};

describe('adoptedIdsAreValid', () => {
  const rule = 'adoptedIdsAreValid';

  test('accepts ids as az prints them, in any case of the fixed parts', () => {
    expect(reported(rule, adopted({ webhookIds: [webhookId('a')], privateEndpointIds: [endpointId('e')] }))).toEqual(
      [],
    );
    expect(reported(rule, adopted({ registryId: registryId.replace('resourceGroups', 'resourcegroups') }))).toEqual([]);
  });

  test.each([lateBound(), '${var.x}', `${registryId}/webHooks/\${var.name}`])(
    'keeps silent on late-bound ids',
    (late) => {
      expect(reported(rule, adopted({ registryId: late, webhookIds: [late], privateEndpointIds: [late] }))).toEqual([]);
    },
  );

  test('fails for ids of something else, and for one that is listed twice', () => {
    expect(
      reported(
        rule,
        adopted({
          registryId: 'contoso',
          webhookIds: [registryId],
          privateEndpointIds: [endpointId('e'), endpointId('E'), registryId],
        }),
      ),
    ).toEqual([
      'adopt.registryId is not the resource id of a registry, got "contoso": pass it as az prints it, of the form /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ContainerRegistry/registries/{name} [adoptedIdsAreValid]',
      `adopt.webhookIds[0] is not the resource id of a webhook, got "${registryId}": pass it as az prints it, of the form /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ContainerRegistry/registries/{registry}/webHooks/{name} [adoptedIdsAreValid]`,
      `adopt.privateEndpointIds[2] is not the resource id of a private endpoint, got "${registryId}": pass it as az prints it, of the form /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Network/privateEndpoints/{name} [adoptedIdsAreValid]`,
      `adopt.privateEndpointIds[1] repeats adopt.privateEndpointIds[0], got "${endpointId('E')}": list each once [adoptedIdsAreValid]`,
    ]);
  });
});

describe('adoptedRegistriesAreThisOne', () => {
  const rule = 'adoptedRegistriesAreThisOne';

  test('fails for another name or group, in case too', () => {
    expect(reported(rule, adopted({}))).toEqual([]);
    expect(reported(rule, adopted({}, { registryName: 'Contoso', resourceGroupName: 'other' }))).toEqual([
      'registryName is not the one in adopt.registryId, so Terraform would replace the registry, got "Contoso": set "contoso", or adopt another registry [adoptedRegistriesAreThisOne]',
      'resourceGroupName is not the one in adopt.registryId, so Terraform would replace the registry, got "other": set "images", or adopt another registry [adoptedRegistriesAreThisOne]',
    ]);
  });

  test.each([lateBound(), '${var.x}', 'x-${var.x}'])('keeps silent on late-bound names and a late-bound id', (late) => {
    expect(reported(rule, adopted({}, { registryName: late, resourceGroupName: late }))).toEqual([]);
    expect(reported(rule, adopted({ registryId: late }, { registryName: 'other' }))).toEqual([]);
  });
});

describe('adoptedPartsAreDeclared', () => {
  const rule = 'adoptedPartsAreDeclared';

  test('fails for what is not declared by its name, or of another registry', () => {
    const endpoints = [{ subnetId: lateBound(), dns: PrivateDns.external(), name: 'hub' }];
    const props = { webhooks: [deploy], privateLink: { endpoints } };
    expect(
      reported(rule, adopted({ webhookIds: [webhookId('deploy')], privateEndpointIds: [endpointId('hub')] }, props)),
    ).toEqual([]);
    const elsewhere = webhookId('deploy').replace('contoso', 'other');
    expect(
      reported(
        rule,
        adopted({ webhookIds: [webhookId('Deploy'), elsewhere], privateEndpointIds: [endpointId('spoke')] }, props),
      ),
    ).toEqual([
      `adopt.webhookIds[1] is the id of a webhook of another registry, got "${elsewhere.replace('/webhooks/', '/webHooks/')}": adopt it with that registry [adoptedPartsAreDeclared]`,
      'adopt.webhookIds[0] is the id of a webhook that is not declared, got "Deploy": declare it in webhooks, with appendRegion: false if its name does not end in its region, or remove the id; "deploy" is declared [adoptedPartsAreDeclared]',
      'adopt.privateEndpointIds[0] is the id of a private endpoint that is not declared, got "spoke": declare it in privateLink.endpoints, with its name, and its resource group if that is set, or remove the id [adoptedPartsAreDeclared]',
    ]);
  });

  test('accepts one of several that are declared', () => {
    const props = { webhooks: [{ ...deploy, name: 'scan' }, deploy] };
    expect(reported(rule, adopted({ webhookIds: [webhookId('deploy')] }, props))).toEqual([]);
  });

  test('reports a webhook of another registry only as that', () => {
    const elsewhere = webhookId('spare').replace('contoso', 'other').replace('/webhooks/', '/webHooks/');
    expect(reported(rule, adopted({ webhookIds: [elsewhere] }, { webhooks: [deploy] }))).toEqual([
      `adopt.webhookIds[0] is the id of a webhook of another registry, got "${elsewhere}": adopt it with that registry [adoptedPartsAreDeclared]`,
    ]);
  });

  test('keeps silent where an id is late-bound, or no id', () => {
    for (const late of [lateBound(), '${var.x}']) {
      const adopt = { registryId: late, webhookIds: [webhookId('deploy')] };
      expect(reported(rule, adopted(adopt, { webhooks: [deploy] }))).toEqual([]);
    }
    expect(reported(rule, adopted({ webhookIds: ['deploy'], privateEndpointIds: ['hub'] }))).toEqual([]);
  });

  test('distinguishes endpoints of one name by their resource group', () => {
    const hub = (resourceGroupName?: string) => ({
      privateLink: {
        endpoints: [{ subnetId: lateBound(), dns: PrivateDns.external(), name: 'hub', resourceGroupName }],
      },
    });
    const elsewhere = endpointId('hub').replace('images', 'network');
    expect(reported(rule, adopted({ privateEndpointIds: [elsewhere] }, hub()))).toEqual([]);
    expect(reported(rule, adopted({ privateEndpointIds: [elsewhere] }, hub('Network')))).toEqual([]);
    expect(reported(rule, adopted({ privateEndpointIds: [endpointId('hub'), elsewhere] }, hub('network')))).toEqual([
      'adopt.privateEndpointIds[0] is the id of a private endpoint that is not declared, got "hub": declare it in privateLink.endpoints, with its name, and its resource group if that is set, or remove the id; "hub" is declared [adoptedPartsAreDeclared]',
    ]);
  });

  test('says why the name of a webhook is not known', () => {
    const props = { homeRegion: lateBound(), webhooks: [{ ...deploy, appendRegion: true, regions: undefined }] };
    expect(reported(rule, adopted({ webhookIds: [webhookId('waswestus2')] }, props))).toEqual([
      'adopt.webhookIds[0] is the id of a webhook that is not declared, got "waswestus2": declare it in webhooks, with appendRegion: false if its name does not end in its region, or remove the id; the name of one in a late-bound region is not known at synth [adoptedPartsAreDeclared]',
    ]);
  });
});

describe('adoptedReplicasAreComplete', () => {
  const rule = 'adoptedReplicasAreComplete';

  test('fails for one that is added to replicas that are not set, and for what depends on them', () => {
    const actionGroupIds = [`${group}/Microsoft.Insights/actionGroups/a`];
    const webhooks = [{ ...deploy, appendRegion: true, regions: undefined }, deploy];
    const dependents = {
      replicas: undefined,
      rotation: Rotation.variable('out'),
      alerts: { actionGroupIds },
      webhooks,
    };
    expect(reported(rule, adopted({}, dependents))).toEqual(
      ['rotation', 'alerts.serviceHealth', 'webhooks[0] without regions'].map(
        (option) =>
          `${option} needs the list of replicas, and this adopted registry does not set it: list all replicas, as az acr replication list shows them, or [] if there are none [adoptedReplicasAreComplete]`,
      ),
    );
    const add = (props: LooseProps) =>
      reported(rule, modelWithReplica({ ...props, adopt: { registryId } }, { region: 'japaneast' }));
    expect(add({ replicas: [] })).toEqual([]);
    expect(reported(rule, modelWithReplica({ replicas: undefined }, { region: 'japaneast' }))).toEqual([]);
    expect(add({ replicas: undefined })).toEqual([
      'addReplica[0] would be the only replica listed for an adopted registry, and all others would be deleted, got "japaneast": list all replicas, as az acr replication list shows them, or [] if there are none [adoptedReplicasAreComplete]',
    ]);
  });

  test.each([lateBound(), '${var.x}'])('a late-bound registry needs its replicas as well', (late) => {
    const alerts = { actionGroupIds: [late], serviceHealth: false, storageGibibytes: late };
    expect(reported(rule, model({ adopt: { registryId: late }, replicas: [], alerts }))).toEqual([]);
    expect(reported(rule, model({ adopt: { registryId: late }, replicas: undefined, alerts }))).toEqual([]);
    const added = modelWithReplica({ adopt: { registryId: late }, replicas: undefined }, { region: late });
    expect(reported(rule, added)).toHaveLength(1);
  });
});

describe('adoptedNetworkRulesAreWhole', () => {
  const rule = 'adoptedNetworkRulesAreWhole';

  test.each([
    [{ defaultAction: 'Deny' }, 'defaultAction', 'allowedIpRanges'],
    [{ allowedIpRanges: ['203.0.113.0/24'] }, 'allowedIpRanges', 'defaultAction'],
  ])('fails for one of the two, %j', (network, option, other) => {
    expect(reported(rule, model({ network }))).toEqual([]);
    expect(reported(rule, adopted({}, { network }))).toEqual([
      `network.${option} of an adopted registry is set without network.${other}, which would be reset to its default: set network.${other} as well, to what az acr show prints, or set neither [adoptedNetworkRulesAreWhole]`,
    ]);
  });

  test('accepts both, and neither', () => {
    expect(reported(rule, adopted({}, { network: { publicAccess: false } }))).toEqual([]);
    expect(reported(rule, adopted({}, { network: { defaultAction: 'Deny', allowedIpRanges: [] } }))).toEqual([]);
  });

  test.each([[[lateBound(), '${var.x}']], ['${var.ranges}']])(
    'fails for late-bound ranges alone',
    (allowedIpRanges) => {
      const { network } = { network: { allowedIpRanges } };
      expect(reported(rule, adopted({}, { network: { ...network, defaultAction: 'Deny' } }))).toEqual([]);
      expect(reported(rule, adopted({}, { network }))).toEqual([
        'network.allowedIpRanges of an adopted registry is set without network.defaultAction, which would be reset to its default: set network.defaultAction as well, to what az acr show prints, or set neither [adoptedNetworkRulesAreWhole]',
      ]);
    },
  );
});

describe('adoptedEndpointsKeepTheirDns', () => {
  const rule = 'adoptedEndpointsKeepTheirDns';

  const network = `${group}/Microsoft.Network/virtualNetworks/hub`;
  const withDns = (dns: PrivateDns, subnetId = `${network}/subnets/endpoints`) => ({
    privateLink: { endpoints: [{ subnetId, name: 'hub', dns }] },
  });

  test('fails for a DNS zone that would be created', () => {
    const props = withDns(PrivateDns.newZone(network));
    expect(reported(rule, model(props))).toEqual([]);
    expect(reported(rule, adopted({}, props))).toEqual([]);
    expect(reported(rule, adopted({ privateEndpointIds: [endpointId('hub')] }, props))).toEqual([
      'privateLink.endpoints[0].dns creates a DNS zone, and an adopted endpoint keeps the records that it has: pass PrivateDns.zone(zone.id) or PrivateDns.external() [adoptedEndpointsKeepTheirDns]',
    ]);
    expect(
      reported(rule, adopted({ privateEndpointIds: [endpointId('hub')] }, withDns(PrivateDns.external()))),
    ).toEqual([]);
  });

  test.each([lateBound(), '${var.x}'])(
    'a late-bound network has a DNS zone as well, and a late-bound id none',
    (late) => {
      const adoptedWith = (dns: PrivateDns) => adopted({ privateEndpointIds: [endpointId('hub')] }, withDns(dns, late));
      expect(reported(rule, adoptedWith(PrivateDns.zone(late)))).toEqual([]);
      expect(reported(rule, adoptedWith(PrivateDns.newZone(late)))).toHaveLength(1);
      expect(reported(rule, adopted({ privateEndpointIds: [late] }, withDns(PrivateDns.newZone(late), late)))).toEqual(
        [],
      );
    },
  );
});

describe('adoptedReplicasSetTheirZones', () => {
  const rule = 'adoptedReplicasSetTheirZones';

  test('warns of replicas whose flag is not stated', () => {
    const replicas = [{ region: 'eastus' }, { region: 'westeurope', zoneRedundancy: 'Enabled' }];
    expect(reported(rule, model({ replicas }))).toEqual([]);
    expect(reported(rule, adopted({}, { replicas, zoneRedundancy: 'Disabled' }))).toEqual([]);
    expect(reported(rule, adopted({}, { replicas }))).toEqual([
      'replicas of an adopted registry do not set the zone flag, so it is off, and a replica that has it would be deleted and created again, got ["eastus"]: set zoneRedundancy of each to what az acr replication list shows [adoptedReplicasSetTheirZones]',
    ]);
  });

  test('depends on what is set, also of a late-bound registry', () => {
    for (const late of [lateBound(), '${var.id}']) {
      const replicas = [{ region: 'eastus', globalEndpointRouting: late }];
      const adopt = { registryId: late };
      expect(reported(rule, model({ adopt, replicas, zoneRedundancy: 'Enabled' }))).toEqual([]);
      expect(reported(rule, model({ adopt, replicas, homeRegion: late }))).toEqual([
        'replicas of an adopted registry do not set the zone flag, so it is off, and a replica that has it would be deleted and created again, got ["eastus"]: set zoneRedundancy of each to what az acr replication list shows [adoptedReplicasSetTheirZones]',
      ]);
    }
  });
});
