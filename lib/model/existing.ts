import { Lazy, type IResolvable } from 'cdktf';
import { RoleAssignmentMode, type GeoReplicatedRegistryAttributes } from '../options';
import * as names from './option-names';
import { Reader, unreadable, type ExpressionOf } from './reader';
import { readCatalog, type RegistryReading, type ReplicaReading } from './reading';
import { canonicalName } from './regions';

/** What Terraform will know of a registry that it looks up. */
export interface LookedUp {
  readonly location: () => string;
  readonly dataEndpointEnabled: () => IResolvable;
}

/** Reads what is said of a registry that is there already. What is not said is left to Terraform. */
export function readAttributes(
  attributes: GeoReplicatedRegistryAttributes,
  expressionOf: ExpressionOf,
  lookedUp: LookedUp,
): RegistryReading {
  const read = new Reader(expressionOf);
  const expected = 'an object such as { registryName, resourceGroupName }';
  const given: Partial<GeoReplicatedRegistryAttributes> = read.options(
    'attributes',
    attributes,
    names.registryAttributes,
    expected,
  ) ?? { registryName: unreadable, resourceGroupName: unreadable };
  const registryName = read.text('registryName', given.registryName);
  const resourceGroupName = read.text('resourceGroupName', given.resourceGroupName);
  const homeRegion =
    read.optionalText('homeRegion', given.homeRegion) ?? Lazy.stringValue({ produce: lookedUp.location });
  const replicas = read.optionalList('replicaRegions', given.replicaRegions, (option, value): ReplicaReading => {
    const region = read.text(option, value);
    return { option, regionOption: option, region, name: canonicalName(region) };
  });
  return {
    registryName,
    resourceGroupName,
    ownGroup: read.referTo(resourceGroupName),
    homeRegion,
    homeName: canonicalName(homeRegion),
    replicas: replicas?.filter(({ region }) => region !== unreadable) ?? [],
    statesReplicas: true,
    dataEndpoints:
      read.flag('dataEndpoints', given.dataEndpoints) ?? Lazy.anyValue({ produce: lookedUp.dataEndpointEnabled }),
    roleAssignmentMode: read.choice('roleAssignmentMode', given.roleAssignmentMode, RoleAssignmentMode),
    regionCatalog: readCatalog(read, given.regionCatalog),
    timeouts: {},
    webhooks: [],
    network: {},
    endpoints: [],
    identities: { isStated: false, userAssigned: [] },
    grants: [],
    ...read.notes,
  };
}
