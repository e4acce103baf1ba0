import type { RegistryModel } from '../model/model';
import { known } from '../text';
import type { Rules } from './rule';

interface PremiumFeature {
  /** What a tier below Premium cannot do, after "cannot". */
  readonly ability: string;
  readonly option: string;
  /** A neutral value, such as an empty list, does not use the feature: stages of one app turn it off that way. */
  readonly isUsed: (model: RegistryModel) => boolean;
}

/** Azure Container Registry service tiers (learn.microsoft.com, Azure Container Registry SKU features and limits). */
const premiumFeatures: readonly PremiumFeature[] = [
  { ability: 'replicate', option: 'replicas', isUsed: ({ replicas }) => replicas.length > 0 },
  {
    ability: 'have the zone redundancy flag of azurerm',
    option: 'zoneRedundancy',
    isUsed: ({ home, replicas }) => [home, ...replicas].some(({ zones }) => zones.choice === 'Enabled'),
  },
  {
    ability: 'have dedicated data endpoints',
    option: 'dataEndpoints',
    isUsed: ({ dataEndpoints }) => dataEndpoints === true,
  },
  {
    ability: 'have regional endpoints',
    option: 'regionalEndpoints',
    isUsed: ({ regionalEndpoints }) => regionalEndpoints === true,
  },
  {
    ability: 'be reached by IPv6',
    option: 'endpointProtocol',
    isUsed: ({ stated }) => (stated.endpointProtocol?.value as string | undefined) === 'IPv4AndIPv6',
  },
  {
    ability: 'turn its public access off',
    option: 'network.publicAccess',
    isUsed: ({ stated }) => stated.network?.publicAccess?.value === false,
  },
  { ability: 'have private endpoints', option: 'privateLink', isUsed: ({ endpoints }) => endpoints.length > 0 },
  {
    ability: 'have network rules',
    option: 'the rules of network',
    isUsed: ({ network }) => network.rules !== undefined,
  },
  {
    ability: 'be encrypted with a customer-managed key',
    option: 'encryption',
    isUsed: ({ encryption }) => encryption !== undefined,
  },
  {
    ability: 'delete untagged manifests',
    option: 'untaggedRetentionDays',
    isUsed: ({ untaggedRetentionDays: days }) => days !== undefined && known(days) && days > 0,
  },
  {
    ability: 'have agent pools',
    option: 'agentPool of purgeTasks',
    isUsed: ({ purgeTasks }) => purgeTasks.some(({ options }) => options.agentPool !== undefined),
  },
  { ability: 'quarantine images', option: 'quarantine', isUsed: ({ quarantine }) => quarantine === true },
  { ability: 'forbid exports', option: 'exportPolicy', isUsed: ({ exportPolicy }) => exportPolicy === false },
  { ability: 'sign images', option: 'trustPolicy', isUsed: ({ trustPolicy }) => trustPolicy === true },
];

export const refused = {
  premiumFeaturesNeedPremium: (model) => {
    const used = premiumFeatures.filter(({ isUsed }) => isUsed(model));
    if (model.sku === 'Premium' || used.length === 0) return [];
    const options = new Intl.ListFormat('en').format(used.map(({ option }) => option));
    return [
      { option: 'sku', what: `"${model.sku}" cannot ${used[0].ability}`, todo: `use Sku.PREMIUM or remove ${options}` },
    ];
  },

  anonymousPullNeedsStandard: ({ sku, anonymousPull }) =>
    sku === 'Basic' && anonymousPull === true
      ? [
          {
            option: 'sku',
            what: '"Basic" cannot offer anonymous pull',
            todo: 'use Sku.STANDARD or Sku.PREMIUM or remove anonymousPull',
          },
        ]
      : [],
} satisfies Rules;
