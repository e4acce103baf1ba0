import { known } from '../model/known';
import type { RegistryModel } from '../model/registry';
import type { Rule } from './rule';

interface PremiumFeature {
  /** What a tier below Premium cannot do, after "cannot". */
  readonly deed: string;
  readonly option: string;
  readonly used: (model: RegistryModel) => boolean;
}

const premiumFeatures: readonly PremiumFeature[] = [
  { deed: 'replicate', option: 'replicas', used: (model) => model.replicas.length > 0 },
  {
    deed: 'have the zone redundancy flag of azurerm',
    option: 'zoneRedundancy',
    used: (model) => [model.home, ...model.replicas].some((place) => place.zoneChoice === 'Enabled'),
  },
  { deed: 'have dedicated data endpoints', option: 'dataEndpoints', used: (model) => model.dataEndpoints === true },
  {
    deed: 'switch its public access off',
    option: 'network.publicAccess',
    used: (model) => model.network.statedPublicAccess === false,
  },
  { deed: 'have private endpoints', option: 'privateLink', used: (model) => model.endpoints.length > 0 },
  {
    deed: 'have network rules',
    option: 'the rules of network',
    used: (model) => model.network.rules !== undefined,
  },
  {
    deed: 'be encrypted with a key of your own',
    option: 'encryption',
    used: (model) => model.encryption !== undefined,
  },
  {
    deed: 'delete untagged manifests',
    option: 'untaggedRetentionDays',
    used: ({ policies: { untaggedRetentionDays: days } }) => days !== undefined && known(days) && days > 0,
  },
  { deed: 'quarantine images', option: 'quarantine', used: (model) => model.policies.quarantine === true },
  { deed: 'forbid exports', option: 'exportPolicy', used: (model) => model.policies.exportPolicy === false },
  { deed: 'sign images', option: 'trustPolicy', used: (model) => model.policies.trustPolicy === true },
];

export const premiumFeaturesNeedPremium: Rule = (model) => {
  const used = premiumFeatures.filter((feature) => feature.used(model));
  if (model.sku === 'Premium' || used.length === 0) return [];
  const options = used.map((feature) => feature.option);
  return [
    {
      what: `sku "${model.sku}" cannot ${used[0].deed}`,
      todo: `use Sku.PREMIUM or drop ${new Intl.ListFormat('en').format(options)}`,
    },
  ];
};

export const anonymousPullNeedsStandard: Rule = (model) =>
  model.sku === 'Basic' && model.anonymousPull === true
    ? [
        {
          what: 'sku "Basic" cannot offer anonymous pull',
          todo: 'use Sku.STANDARD or Sku.PREMIUM or drop anonymousPull',
        },
      ]
    : [];
