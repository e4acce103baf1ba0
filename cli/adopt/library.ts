/** What the library knows, asked of the library itself: by a registry that is made only to see what comes of it. */
import { TerraformStack } from 'cdktf';
import {
  AzureCloud,
  GeoReplicatedRegistry,
  ZoneRedundancy,
  type GeoReplicatedRegistryProps,
} from 'cdktf-georeplicated-registry';
import { RootConstruct } from 'constructs';

/** The faults that the library finds in the options of a registry, one line each. */
export function faultsOf(props: GeoReplicatedRegistryProps): readonly string[] {
  const answer = ask(props);
  return answer instanceof GeoReplicatedRegistry ? answer.node.validate() : answer;
}

/** What the library has to be told about a region before it takes a registry there. */
export interface RegionNews {
  readonly isUnknown: boolean;
  /** Whether it says that the region has no availability zones, and the registry has the zone flag there. */
  readonly hasZones: boolean;
}

/** What the library does not know about a region, or knows otherwise; undefined if it agrees. */
export function newsOf(region: string, hasZoneFlag: boolean): RegionNews | undefined {
  const zoneRedundancy = hasZoneFlag ? ZoneRedundancy.ENABLED : ZoneRedundancy.DISABLED;
  const answer = ask({ ...scratch, homeRegion: region, zoneRedundancy });
  const isRefusedBy = (rule: string) =>
    !(answer instanceof GeoReplicatedRegistry) && answer.some((fault) => fault.endsWith(` [${rule}]`));
  const isUnknown = isRefusedBy('regionsExist');
  const hasZones = hasZoneFlag && (isUnknown || isRefusedBy('zonesExistWhereAsked'));
  return isUnknown || hasZones || isRefusedBy('regionsOfferRegistries') ? { isUnknown, hasZones } : undefined;
}

/**
 * The cloud of a region.
 *
 * @param loginServer tells the cloud of a region that the library does not know
 */
export function cloudOf(region: string, loginServer: string): AzureCloud {
  const answer = ask({ ...scratch, homeRegion: region });
  const server = answer instanceof GeoReplicatedRegistry ? answer.loginServer : loginServer;
  return Object.values(AzureCloud).find((cloud) => server.endsWith(domainOf(cloud))) ?? AzureCloud.PUBLIC;
}

/** The domain of registries in a cloud: `.azurecr.io`. */
export function domainOf(cloud: AzureCloud): string {
  const homeRegion = 'elsewhere';
  const answer = ask({ ...scratch, homeRegion, regionCatalog: [{ name: homeRegion, cloud }] });
  if (!(answer instanceof GeoReplicatedRegistry)) throw new Error(answer.join('\n'));
  return answer.loginServer.slice(scratch.registryName.length);
}

const scratch = { registryName: 'scratch', resourceGroupName: 'scratch' };

/** A registry with these options, or what the library refuses of them. */
function ask(props: GeoReplicatedRegistryProps): GeoReplicatedRegistry | readonly string[] {
  // An App would make its output folder in the folder where the command is run.
  const stack = new TerraformStack(new RootConstruct(), 'scratch');
  try {
    return new GeoReplicatedRegistry(stack, 'Registry', props);
  } catch (error) {
    if (!(error instanceof Error && error.name === 'InvalidConstructError')) throw error;
    return error.message.split('\n  - ').slice(1);
  }
}
