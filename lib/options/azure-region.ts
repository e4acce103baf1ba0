/**
 * The regions of Azure's public cloud, for completion in editors.
 *
 * They are plain strings: every option that takes a region accepts any of Azure's spellings ("West Europe",
 * "westeurope").
 */
export class AzureRegion {
  /** Australia Central: without availability zones. */
  public static readonly AUSTRALIA_CENTRAL: string = 'australiacentral';
  /** Australia Central 2: without availability zones, access restricted. */
  public static readonly AUSTRALIA_CENTRAL_2: string = 'australiacentral2';
  /** Australia East: with availability zones. */
  public static readonly AUSTRALIA_EAST: string = 'australiaeast';
  /** Australia Southeast: without availability zones. */
  public static readonly AUSTRALIA_SOUTHEAST: string = 'australiasoutheast';
  /** Austria East: with availability zones. */
  public static readonly AUSTRIA_EAST: string = 'austriaeast';
  /** Belgium Central: with availability zones. */
  public static readonly BELGIUM_CENTRAL: string = 'belgiumcentral';
  /** Brazil South: with availability zones. */
  public static readonly BRAZIL_SOUTH: string = 'brazilsouth';
  /** Brazil Southeast: without availability zones, access restricted. */
  public static readonly BRAZIL_SOUTHEAST: string = 'brazilsoutheast';
  /** Canada Central: with availability zones. */
  public static readonly CANADA_CENTRAL: string = 'canadacentral';
  /** Canada East: without availability zones. */
  public static readonly CANADA_EAST: string = 'canadaeast';
  /** Central India: with availability zones. */
  public static readonly CENTRAL_INDIA: string = 'centralindia';
  /** Central US: with availability zones. */
  public static readonly CENTRAL_US: string = 'centralus';
  /** Chile Central: with availability zones. */
  public static readonly CHILE_CENTRAL: string = 'chilecentral';
  /** Denmark East: with availability zones. */
  public static readonly DENMARK_EAST: string = 'denmarkeast';
  /** East Asia: with availability zones. */
  public static readonly EAST_ASIA: string = 'eastasia';
  /** East US: with availability zones. */
  public static readonly EAST_US: string = 'eastus';
  /** East US 2: with availability zones. */
  public static readonly EAST_US_2: string = 'eastus2';
  /** France Central: with availability zones. */
  public static readonly FRANCE_CENTRAL: string = 'francecentral';
  /** France South: without availability zones, access restricted. */
  public static readonly FRANCE_SOUTH: string = 'francesouth';
  /** Germany North: without availability zones, access restricted. */
  public static readonly GERMANY_NORTH: string = 'germanynorth';
  /** Germany West Central: with availability zones. */
  public static readonly GERMANY_WEST_CENTRAL: string = 'germanywestcentral';
  /** India South Central: with availability zones. */
  public static readonly INDIA_SOUTH_CENTRAL: string = 'indiasouthcentral';
  /** Indonesia Central: with availability zones. */
  public static readonly INDONESIA_CENTRAL: string = 'indonesiacentral';
  /** Israel Central: with availability zones. */
  public static readonly ISRAEL_CENTRAL: string = 'israelcentral';
  /** Italy North: with availability zones. */
  public static readonly ITALY_NORTH: string = 'italynorth';
  /** Japan East: with availability zones. */
  public static readonly JAPAN_EAST: string = 'japaneast';
  /** Japan West: with availability zones. */
  public static readonly JAPAN_WEST: string = 'japanwest';
  /** Jio India Central: without availability zones, access restricted. */
  public static readonly JIO_INDIA_CENTRAL: string = 'jioindiacentral';
  /** Jio India West: without availability zones, access restricted. */
  public static readonly JIO_INDIA_WEST: string = 'jioindiawest';
  /** Korea Central: with availability zones. */
  public static readonly KOREA_CENTRAL: string = 'koreacentral';
  /** Korea South: without availability zones. */
  public static readonly KOREA_SOUTH: string = 'koreasouth';
  /** Malaysia West: with availability zones. */
  public static readonly MALAYSIA_WEST: string = 'malaysiawest';
  /** Mexico Central: with availability zones. */
  public static readonly MEXICO_CENTRAL: string = 'mexicocentral';
  /** New Zealand North: with availability zones. */
  public static readonly NEW_ZEALAND_NORTH: string = 'newzealandnorth';
  /** North Central US: without availability zones. */
  public static readonly NORTH_CENTRAL_US: string = 'northcentralus';
  /** North Europe: with availability zones. */
  public static readonly NORTH_EUROPE: string = 'northeurope';
  /** Norway East: with availability zones. */
  public static readonly NORWAY_EAST: string = 'norwayeast';
  /** Norway West: without availability zones, access restricted. */
  public static readonly NORWAY_WEST: string = 'norwaywest';
  /** Poland Central: with availability zones. */
  public static readonly POLAND_CENTRAL: string = 'polandcentral';
  /** Qatar Central: with availability zones. */
  public static readonly QATAR_CENTRAL: string = 'qatarcentral';
  /** South Africa North: with availability zones. */
  public static readonly SOUTH_AFRICA_NORTH: string = 'southafricanorth';
  /** South Africa West: without availability zones, access restricted. */
  public static readonly SOUTH_AFRICA_WEST: string = 'southafricawest';
  /** South Central US: with availability zones. */
  public static readonly SOUTH_CENTRAL_US: string = 'southcentralus';
  /** Southeast Asia: with availability zones. */
  public static readonly SOUTHEAST_ASIA: string = 'southeastasia';
  /** South India: without availability zones. */
  public static readonly SOUTH_INDIA: string = 'southindia';
  /** Spain Central: with availability zones. */
  public static readonly SPAIN_CENTRAL: string = 'spaincentral';
  /** Sweden Central: with availability zones. */
  public static readonly SWEDEN_CENTRAL: string = 'swedencentral';
  /** Sweden South: availability zones unknown, access restricted. */
  public static readonly SWEDEN_SOUTH: string = 'swedensouth';
  /** Switzerland North: with availability zones. */
  public static readonly SWITZERLAND_NORTH: string = 'switzerlandnorth';
  /** Switzerland West: without availability zones, access restricted. */
  public static readonly SWITZERLAND_WEST: string = 'switzerlandwest';
  /** Taiwan North: availability zones unknown. */
  public static readonly TAIWAN_NORTH: string = 'taiwannorth';
  /** UAE Central: without availability zones, access restricted. */
  public static readonly UAE_CENTRAL: string = 'uaecentral';
  /** UAE North: with availability zones. */
  public static readonly UAE_NORTH: string = 'uaenorth';
  /** UK South: with availability zones. */
  public static readonly UK_SOUTH: string = 'uksouth';
  /** UK West: without availability zones. */
  public static readonly UK_WEST: string = 'ukwest';
  /** West Central US: without availability zones. */
  public static readonly WEST_CENTRAL_US: string = 'westcentralus';
  /** West Europe: with availability zones. */
  public static readonly WEST_EUROPE: string = 'westeurope';
  /** West India: without availability zones, no Container Registry. */
  public static readonly WEST_INDIA: string = 'westindia';
  /** West US: without availability zones. */
  public static readonly WEST_US: string = 'westus';
  /** West US 2: with availability zones. */
  public static readonly WEST_US_2: string = 'westus2';
  /** West US 3: with availability zones. */
  public static readonly WEST_US_3: string = 'westus3';

  private constructor() {}
}
