/** What the library knows, determined by creating a registry with the library itself. */
import { TerraformStack } from 'cdktf';
import {
  AzureCloud,
  AzureRegion,
  GeoReplicatedRegistry,
  ZoneRedundancy,
  type GeoReplicatedRegistryProps,
  type Sku,
} from 'cdktf-georeplicated-registry';
import { RootConstruct } from 'constructs';

/** A fault that the library reports: the option, and the whole line. */
export interface Fault {
  readonly option: string;
  readonly message: string;
}

/** The faults that the library finds in the options of a registry. */
export function faultsOf(props: GeoReplicatedRegistryProps): readonly Fault[] {
  const answer = ask(props);
  if (!(answer instanceof GeoReplicatedRegistry)) return answer;
  return answer.node.validate().map((message) => ({ option: message.split(' ', 1)[0], message }));
}

/** Whether some of the options need a later version of azurerm than the one that the bindings pin. */
export function needsLaterAzurerm(props: GeoReplicatedRegistryProps): boolean {
  const answer = ask(props, '4.55.0');
  return (
    answer instanceof GeoReplicatedRegistry &&
    answer.node.validate().some((message) => message.endsWith('[optionsExistInAzurerm]'))
  );
}

/** The fault of options that a tier does not support; undefined if it does. */
export function faultOfTier(sku: Sku, options: Partial<GeoReplicatedRegistryProps>): Fault | undefined {
  return faultsOf({ ...scratch, homeRegion: AzureRegion.WEST_EUROPE, ...options, sku }).find(
    ({ option }) => option === 'sku',
  );
}

/** What `regionCatalog` has to contain for a region, so that the library accepts a registry there. */
export interface RegionNews {
  readonly isUnknown: boolean;
  /** Whether the registry has the zone flag there, but the library knows no availability zones in the region. */
  readonly hasZones: boolean;
}

/** What the library does not know about a region, or knows differently; undefined if it agrees. */
export function newsOf(region: string, hasZoneFlag: boolean): RegionNews | undefined {
  const zoneRedundancy = hasZoneFlag ? ZoneRedundancy.ENABLED : ZoneRedundancy.DISABLED;
  const answer = ask({ ...scratch, homeRegion: region, zoneRedundancy });
  const isRefusedBy = (rule: string) =>
    !(answer instanceof GeoReplicatedRegistry) && answer.some((fault) => fault.rule === rule);
  const isUnknown = isRefusedBy('regionsExist');
  const hasZones = hasZoneFlag && (isUnknown || isRefusedBy('zonesExistWhereAsked'));
  return isUnknown || hasZones || isRefusedBy('regionsOfferRegistries') ? { isUnknown, hasZones } : undefined;
}

/**
 * The cloud of a region.
 *
 * @param loginServer determines the cloud of a region that the library does not know
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
  if (!(answer instanceof GeoReplicatedRegistry)) throw new Error(answer[0].message);
  return answer.loginServer.slice(scratch.registryName.length);
}

const scratch = { registryName: 'scratch', resourceGroupName: 'scratch' };

interface RuleFault extends Fault {
  readonly rule: string;
}

/**
 * A registry with these options, or the faults that the library reports.
 *
 * @param azurerm the version constraint of its stack: azurerm 4 has every option from 4.81 on
 */
function ask(props: GeoReplicatedRegistryProps, azurerm = '~> 4.81'): GeoReplicatedRegistry | readonly RuleFault[] {
  // An App would create its output folder in the folder where the command is run.
  const stack = new TerraformStack(new RootConstruct(), 'scratch');
  stack.addOverride('terraform.required_providers.azurerm.version', azurerm);
  try {
    return new GeoReplicatedRegistry(stack, 'Registry', props);
  } catch (error) {
    // By its name, because the class of the error is not public: jsii does not support error classes.
    if (!(error instanceof Error && error.name === 'InvalidConstructError' && 'faults' in error)) throw error;
    return error.faults as readonly RuleFault[];
  }
}
