/** An Azure region, with the facts that matter to a registry. An absent field means that no source has the fact. */
export interface Region {
  /** The canonical name, as in Terraform's state: `westeurope`. */
  readonly name: string;
  readonly displayName: string;
  readonly cloud: Cloud;
  readonly geography: string;
  /** Whether the region has availability zones. */
  readonly zones?: boolean;
  readonly pair?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  /** Whether Container Registry is offered there. */
  readonly registries?: boolean;
  /** Whether a subscription must request access first. */
  readonly restricted: boolean;
}

/** Azure's clouds, each with its own regions, resource manager and domain names. */
export type Cloud = 'public' | 'china' | 'usgovernment';

/**
 * The name of a region in Terraform's state: lower case, without spaces. "West Europe" becomes `westeurope`, and so
 * does "(Europe) West Europe", as the portal displays it.
 *
 * The provider compares and sorts regions in this form (azurerm 4.55.0, go-azure-helpers location.Normalize).
 */
export function canonicalRegion(spelling: string): string {
  return spelling
    .toLowerCase()
    .replace(/^\s*\([^)]*\)/, '')
    .replaceAll(' ', '');
}

/**
 * The regions of Azure, by canonical name in byte order.
 *
 * Sources: zones, pairs, geography and restriction of the public cloud from MicrosoftDocs/reliability-docs
 * articles/reliability/regions-list.md (2026-07-28); coordinates from the ARM listing of 2026-03-12 (India South
 * Central: city centre), without those that contradict the region's own place; Container Registry from the products-by-region table
 * (2026-10-05); China from docs.azure.cn, US Government from MicrosoftDocs/azure-docs.
 */
// prettier-ignore
export const regions: readonly Region[] = [
  { name: 'australiacentral', displayName: 'Australia Central', cloud: 'public', geography: 'Australia', zones: false, pair: 'australiacentral2', latitude: -35.3075, longitude: 149.1244, registries: true, restricted: false },
  { name: 'australiacentral2', displayName: 'Australia Central 2', cloud: 'public', geography: 'Australia', zones: false, pair: 'australiacentral', latitude: -35.3075, longitude: 149.1244, registries: true, restricted: true },
  { name: 'australiaeast', displayName: 'Australia East', cloud: 'public', geography: 'Australia', zones: true, pair: 'australiasoutheast', latitude: -33.86, longitude: 151.2094, registries: true, restricted: false },
  { name: 'australiasoutheast', displayName: 'Australia Southeast', cloud: 'public', geography: 'Australia', zones: false, pair: 'australiaeast', latitude: -37.8136, longitude: 144.9631, registries: true, restricted: false },
  { name: 'austriaeast', displayName: 'Austria East', cloud: 'public', geography: 'Austria', zones: true, latitude: 48.2092056, longitude: 16.3727779, registries: true, restricted: false },
  { name: 'belgiumcentral', displayName: 'Belgium Central', cloud: 'public', geography: 'Belgium', zones: true, latitude: 50.84553528, longitude: 4.355707169, registries: true, restricted: false },
  { name: 'brazilsouth', displayName: 'Brazil South', cloud: 'public', geography: 'Brazil', zones: true, pair: 'southcentralus', latitude: -23.55, longitude: -46.633, registries: true, restricted: false },
  { name: 'brazilsoutheast', displayName: 'Brazil Southeast', cloud: 'public', geography: 'Brazil', zones: false, pair: 'brazilsouth', latitude: -22.90278, longitude: -43.2075, registries: true, restricted: true },
  { name: 'canadacentral', displayName: 'Canada Central', cloud: 'public', geography: 'Canada', zones: true, pair: 'canadaeast', latitude: 43.653, longitude: -79.383, registries: true, restricted: false },
  { name: 'canadaeast', displayName: 'Canada East', cloud: 'public', geography: 'Canada', zones: false, pair: 'canadacentral', latitude: 46.817, longitude: -71.217, registries: true, restricted: false },
  { name: 'centralindia', displayName: 'Central India', cloud: 'public', geography: 'India', zones: true, pair: 'southindia', latitude: 18.5822, longitude: 73.9197, registries: true, restricted: false },
  { name: 'centralus', displayName: 'Central US', cloud: 'public', geography: 'United States', zones: true, pair: 'eastus2', latitude: 41.5908, longitude: -93.6208, registries: true, restricted: false },
  { name: 'chilecentral', displayName: 'Chile Central', cloud: 'public', geography: 'Chile', zones: true, latitude: -33.447487, longitude: -70.673676, registries: true, restricted: false },
  { name: 'chinaeast', displayName: 'China East', cloud: 'china', geography: 'China', zones: false, pair: 'chinanorth', registries: true, restricted: false },
  { name: 'chinaeast2', displayName: 'China East 2', cloud: 'china', geography: 'China', zones: false, pair: 'chinanorth2', registries: true, restricted: false },
  { name: 'chinaeast3', displayName: 'China East 3', cloud: 'china', geography: 'China', zones: false, pair: 'chinanorth3', registries: true, restricted: true },
  { name: 'chinanorth', displayName: 'China North', cloud: 'china', geography: 'China', zones: false, pair: 'chinaeast', registries: true, restricted: false },
  { name: 'chinanorth2', displayName: 'China North 2', cloud: 'china', geography: 'China', zones: false, pair: 'chinaeast2', registries: true, restricted: false },
  { name: 'chinanorth3', displayName: 'China North 3', cloud: 'china', geography: 'China', zones: true, pair: 'chinaeast3', registries: true, restricted: false },
  { name: 'denmarkeast', displayName: 'Denmark East', cloud: 'public', geography: 'Denmark', zones: true, latitude: 55.67594, longitude: 12.56553, registries: true, restricted: false },
  { name: 'eastasia', displayName: 'East Asia', cloud: 'public', geography: 'Asia Pacific', zones: true, pair: 'southeastasia', latitude: 22.267, longitude: 114.188, registries: true, restricted: false },
  { name: 'eastus', displayName: 'East US', cloud: 'public', geography: 'United States', zones: true, pair: 'westus', latitude: 37.3719, longitude: -79.8164, registries: true, restricted: false },
  { name: 'eastus2', displayName: 'East US 2', cloud: 'public', geography: 'United States', zones: true, pair: 'centralus', latitude: 36.6681, longitude: -78.3889, registries: true, restricted: false },
  { name: 'francecentral', displayName: 'France Central', cloud: 'public', geography: 'France', zones: true, pair: 'francesouth', registries: true, restricted: false },
  { name: 'francesouth', displayName: 'France South', cloud: 'public', geography: 'France', zones: false, pair: 'francecentral', latitude: 43.8345, longitude: 2.1972, registries: true, restricted: true },
  { name: 'germanynorth', displayName: 'Germany North', cloud: 'public', geography: 'Germany', zones: false, pair: 'germanywestcentral', registries: true, restricted: true },
  { name: 'germanywestcentral', displayName: 'Germany West Central', cloud: 'public', geography: 'Germany', zones: true, pair: 'germanynorth', latitude: 50.110924, longitude: 8.682127, registries: true, restricted: false },
  { name: 'indiasouthcentral', displayName: 'India South Central', cloud: 'public', geography: 'India', zones: true, pair: 'centralindia', latitude: 17.385, longitude: 78.4867, registries: true, restricted: false },
  { name: 'indonesiacentral', displayName: 'Indonesia Central', cloud: 'public', geography: 'Indonesia', zones: true, latitude: -6.2, longitude: 106.816666, registries: true, restricted: false },
  { name: 'israelcentral', displayName: 'Israel Central', cloud: 'public', geography: 'Israel', zones: true, registries: true, restricted: false },
  { name: 'italynorth', displayName: 'Italy North', cloud: 'public', geography: 'Italy', zones: true, latitude: 45.46888, longitude: 9.18109, registries: true, restricted: false },
  { name: 'japaneast', displayName: 'Japan East', cloud: 'public', geography: 'Japan', zones: true, pair: 'japanwest', latitude: 35.68, longitude: 139.77, registries: true, restricted: false },
  { name: 'japanwest', displayName: 'Japan West', cloud: 'public', geography: 'Japan', zones: true, pair: 'japaneast', latitude: 34.6939, longitude: 135.5022, registries: true, restricted: false },
  { name: 'jioindiacentral', displayName: 'Jio India Central', cloud: 'public', geography: 'India', zones: false, pair: 'jioindiawest', latitude: 21.146633, longitude: 79.08886, restricted: true },
  { name: 'jioindiawest', displayName: 'Jio India West', cloud: 'public', geography: 'India', zones: false, pair: 'jioindiacentral', latitude: 22.470701, longitude: 70.05773, restricted: true },
  { name: 'koreacentral', displayName: 'Korea Central', cloud: 'public', geography: 'Korea', zones: true, pair: 'koreasouth', latitude: 37.5665, longitude: 126.978, registries: true, restricted: false },
  { name: 'koreasouth', displayName: 'Korea South', cloud: 'public', geography: 'Korea', zones: false, pair: 'koreacentral', latitude: 35.1796, longitude: 129.0756, registries: true, restricted: false },
  { name: 'malaysiawest', displayName: 'Malaysia West', cloud: 'public', geography: 'Malaysia', zones: true, latitude: 3.140853, longitude: 101.693207, registries: true, restricted: false },
  { name: 'mexicocentral', displayName: 'Mexico Central', cloud: 'public', geography: 'Mexico', zones: true, latitude: 20.588818, longitude: -100.389888, registries: true, restricted: false },
  { name: 'newzealandnorth', displayName: 'New Zealand North', cloud: 'public', geography: 'New Zealand', zones: true, latitude: -36.84853, longitude: 174.76349, registries: true, restricted: false },
  { name: 'northcentralus', displayName: 'North Central US', cloud: 'public', geography: 'United States', zones: false, pair: 'southcentralus', latitude: 41.8819, longitude: -87.6278, registries: true, restricted: false },
  { name: 'northeurope', displayName: 'North Europe', cloud: 'public', geography: 'Europe', zones: true, pair: 'westeurope', latitude: 53.3478, longitude: -6.2597, registries: true, restricted: false },
  { name: 'norwayeast', displayName: 'Norway East', cloud: 'public', geography: 'Norway', zones: true, pair: 'norwaywest', latitude: 59.913868, longitude: 10.752245, registries: true, restricted: false },
  { name: 'norwaywest', displayName: 'Norway West', cloud: 'public', geography: 'Norway', zones: false, pair: 'norwayeast', latitude: 58.969975, longitude: 5.733107, registries: true, restricted: true },
  { name: 'polandcentral', displayName: 'Poland Central', cloud: 'public', geography: 'Poland', zones: true, latitude: 52.23334, longitude: 21.01666, registries: true, restricted: false },
  { name: 'qatarcentral', displayName: 'Qatar Central', cloud: 'public', geography: 'Qatar', zones: true, latitude: 25.551462, longitude: 51.439327, registries: true, restricted: false },
  { name: 'southafricanorth', displayName: 'South Africa North', cloud: 'public', geography: 'South Africa', zones: true, pair: 'southafricawest', latitude: -25.73134, longitude: 28.21837, registries: true, restricted: false },
  { name: 'southafricawest', displayName: 'South Africa West', cloud: 'public', geography: 'South Africa', zones: false, pair: 'southafricanorth', latitude: -34.075691, longitude: 18.843266, registries: true, restricted: true },
  { name: 'southcentralus', displayName: 'South Central US', cloud: 'public', geography: 'United States', zones: true, pair: 'northcentralus', latitude: 29.4167, longitude: -98.5, registries: true, restricted: false },
  { name: 'southeastasia', displayName: 'Southeast Asia', cloud: 'public', geography: 'Asia Pacific', zones: true, pair: 'eastasia', latitude: 1.283, longitude: 103.833, registries: true, restricted: false },
  { name: 'southindia', displayName: 'South India', cloud: 'public', geography: 'India', zones: false, pair: 'centralindia', latitude: 12.9822, longitude: 80.1636, registries: true, restricted: false },
  { name: 'spaincentral', displayName: 'Spain Central', cloud: 'public', geography: 'Spain', zones: true, registries: true, restricted: false },
  { name: 'swedencentral', displayName: 'Sweden Central', cloud: 'public', geography: 'Sweden', zones: true, pair: 'swedensouth', latitude: 60.67488, longitude: 17.14127, registries: true, restricted: false },
  { name: 'swedensouth', displayName: 'Sweden South', cloud: 'public', geography: 'Sweden', pair: 'swedencentral', registries: true, restricted: true },
  { name: 'switzerlandnorth', displayName: 'Switzerland North', cloud: 'public', geography: 'Switzerland', zones: true, pair: 'switzerlandwest', latitude: 47.451542, longitude: 8.564572, registries: true, restricted: false },
  { name: 'switzerlandwest', displayName: 'Switzerland West', cloud: 'public', geography: 'Switzerland', zones: false, pair: 'switzerlandnorth', latitude: 46.204391, longitude: 6.143158, registries: true, restricted: true },
  { name: 'taiwannorth', displayName: 'Taiwan North', cloud: 'public', geography: 'Taiwan', registries: true, restricted: false },
  { name: 'uaecentral', displayName: 'UAE Central', cloud: 'public', geography: 'UAE', zones: false, pair: 'uaenorth', latitude: 24.466667, longitude: 54.366669, registries: true, restricted: true },
  { name: 'uaenorth', displayName: 'UAE North', cloud: 'public', geography: 'UAE', zones: true, pair: 'uaecentral', latitude: 25.266666, longitude: 55.316666, registries: true, restricted: false },
  { name: 'uksouth', displayName: 'UK South', cloud: 'public', geography: 'United Kingdom', zones: true, pair: 'ukwest', latitude: 50.941, longitude: -0.799, registries: true, restricted: false },
  { name: 'ukwest', displayName: 'UK West', cloud: 'public', geography: 'United Kingdom', zones: false, pair: 'uksouth', latitude: 53.427, longitude: -3.084, registries: true, restricted: false },
  { name: 'usdodcentral', displayName: 'USDoD Central', cloud: 'usgovernment', geography: 'US DoD', restricted: true },
  { name: 'usdodeast', displayName: 'USDoD East', cloud: 'usgovernment', geography: 'US DoD', restricted: true },
  { name: 'usgovarizona', displayName: 'USGov Arizona', cloud: 'usgovernment', geography: 'US Government', pair: 'usgovtexas', registries: true, restricted: true },
  { name: 'usgovtexas', displayName: 'USGov Texas', cloud: 'usgovernment', geography: 'US Government', pair: 'usgovarizona', registries: true, restricted: true },
  { name: 'usgovvirginia', displayName: 'USGov Virginia', cloud: 'usgovernment', geography: 'US Government', zones: true, pair: 'usgovtexas', registries: true, restricted: true },
  { name: 'westcentralus', displayName: 'West Central US', cloud: 'public', geography: 'United States', zones: false, pair: 'westus2', latitude: 40.89, longitude: -110.234, registries: true, restricted: false },
  { name: 'westeurope', displayName: 'West Europe', cloud: 'public', geography: 'Europe', zones: true, pair: 'northeurope', latitude: 52.3667, longitude: 4.9, registries: true, restricted: false },
  { name: 'westindia', displayName: 'West India', cloud: 'public', geography: 'India', zones: false, pair: 'southindia', latitude: 19.088, longitude: 72.868, registries: false, restricted: false },
  { name: 'westus', displayName: 'West US', cloud: 'public', geography: 'United States', zones: false, pair: 'eastus', latitude: 37.783, longitude: -122.417, registries: true, restricted: false },
  { name: 'westus2', displayName: 'West US 2', cloud: 'public', geography: 'United States', zones: true, pair: 'westcentralus', latitude: 47.233, longitude: -119.852, registries: true, restricted: false },
  { name: 'westus3', displayName: 'West US 3', cloud: 'public', geography: 'United States', zones: true, pair: 'eastus', latitude: 33.448376, longitude: -112.074036, registries: true, restricted: false },
];

/** Regions of the same cloud in which anybody can create a registry, nearest first, without the region itself. */
export function regionsNear(region: Region): readonly Region[] {
  return regions
    .filter((other) => other.name !== region.name && other.cloud === region.cloud)
    .filter((other) => other.registries === true && !other.restricted)
    .map((other) => ({ other, distance: distance(region, other) }))
    .filter((candidate) => Number.isFinite(candidate.distance))
    .sort((a, b) => a.distance - b.distance)
    .map(({ other }) => other);
}

/** Great-circle distance in radians; without coordinates, only whether they share a geography is known. */
function distance(a: Region, b: Region): number {
  if (a.latitude === undefined || a.longitude === undefined || b.latitude === undefined || b.longitude === undefined) {
    return a.geography === b.geography ? 0 : Infinity;
  }
  const [latA, latB, lon] = [a.latitude, b.latitude, b.longitude - a.longitude].map((deg) => (deg * Math.PI) / 180);
  const cosine = Math.sin(latA) * Math.sin(latB) + Math.cos(latA) * Math.cos(latB) * Math.cos(lon);
  return Math.acos(Math.min(1, Math.max(-1, cosine)));
}
