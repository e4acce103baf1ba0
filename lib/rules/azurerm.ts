import { show, type Fault } from '../errors';
import { mayBeBefore, mayBeFrom, type AzurermModel } from '../model/azurerm';
import type { RegistryModel } from '../model/model';
import { majorsOf, type Version } from '../model/version-constraint';
import type { Stated } from '../reading/notes';
import type { RegistryReading } from '../reading/registry';
import { known, plain } from '../text';
import { fault } from './checks/fault';
import type { Rules } from './rule';

const pinPath = 'terraform.required_providers.azurerm.version';

/** What must be true of a stack with registries. */
export const refusedOfStacks = {
  /** azurerm 5 renamed arguments, and no version takes both names (azurerm 4.81.0 and 5.0.0). */
  azurermIsPinned: (azurerm) => {
    const { pin, dialect } = azurerm;
    if (dialect !== undefined) return [];
    const todo = `pin one major version, stack.addOverride('${pinPath}', '~> 4.81') or '~> 5.2'`;
    return pin === undefined
      ? [{ option: pinPath, what: 'is not set, so Terraform installs the newest azurerm', todo }]
      : [fault({ path: pinPath, value: pin }, problemOf(azurerm), todo)];
  },
} satisfies Rules<AzurermModel>;

function problemOf({ pin, range }: AzurermModel): string {
  if (!known(pin)) return 'is late-bound, and determines what is synthesized';
  if (range === undefined) return 'is not a version constraint that Terraform accepts';
  const majors = majorsOf(range);
  if (majors === undefined) return 'allows no version of azurerm';
  const { first, last } = majors;
  if (first === last) return `allows azurerm ${first} only, and the library supports 4 and 5`;
  return `allows azurerm ${nameOf(first, last)}, whose arguments differ`;
}

function nameOf(first: number, last: number): string {
  if (last === Infinity) return `${first} and later`;
  if (first === 0) return `${last} and earlier`;
  return `${first} ${last === first + 1 ? 'and' : 'to'} ${last}`;
}

/** What a later pin may still change, so it is validated at synth. */
export const refusedAtSynth = {
  /** azurerm 4.65.0, 4.81.0 and 5.0.0, containers/container_registry_resource.go. */
  optionsExistInAzurerm: ({ stated, stack: { azurerm } }) => {
    // Another rule reports a pin that does not allow exactly one major version.
    if (azurerm.dialect === undefined) return [];
    const { trustPolicy, encryption } = stated;
    const isGone = azurerm.dialect === 5 && trustPolicy !== undefined;
    const key = isOfManagedHsm(encryption) ? encryption?.keyVaultKeyId : undefined;
    return [
      ...(isGone ? [fault(trustPolicy, 'is set, and azurerm 5 does not have this argument', 'leave it out')] : []),
      ...tooEarly(azurerm, [4, 65, 0], key, ' for a key of a managed HSM'),
      ...Object.values(laterOptions).flatMap((of) => tooEarly(azurerm, withLaterOptions, of(stated))),
    ];
  },
} satisfies Rules;

/** Whether a registry has options that not every version of azurerm has. */
export function hasOptionsOfSomeVersions({ stated }: RegistryModel): boolean {
  const later = Object.values(laterOptions).map((of) => of(stated));
  return [stated.trustPolicy, ...later].some((option) => option !== undefined) || isOfManagedHsm(stated.encryption);
}

/** The version from which azurerm has these options. */
const withLaterOptions = [4, 81, 0] as const;
const laterOptions: Readonly<Record<string, (stated: RegistryReading) => Stated<unknown> | undefined>> = {
  roleAssignmentMode: ({ roleAssignmentMode }) => roleAssignmentMode,
  armAudienceTokens: ({ armAudienceTokens }) => armAudienceTokens,
  'network.bypassForTasks': ({ network }) => network?.bypassForTasks,
};

function tooEarly(azurerm: AzurermModel, since: Version, option?: Stated<unknown>, why = ''): Fault[] {
  if (option === undefined || !mayBeBefore(azurerm, since)) return [];
  const [major, minor] = since;
  const what = `needs azurerm ${major}.${minor} or later${why}, and ${show(azurerm.pin)} allows earlier versions`;
  return [fault(option, what, `pin it, stack.addOverride('${pinPath}', '~> 4.81')`)];
}

function isOfManagedHsm(encryption: RegistryReading['encryption']): boolean {
  return /^https:\/\/[^/]*\.managedhsm\./i.test(plain(encryption?.keyVaultKeyId.value ?? '') ?? '');
}

export const warned = {
  /** azurerm 5.0.0: the argument is not computed any more, and the removal that plans show is not sent to Azure. */
  encryptionIsSet: ({ adoption, encryption, identities, sku, stack }) => {
    // Terraform leaves the key of an adopted registry alone, and a registry without a user-assigned identity has no key.
    const mayHaveKey = adoption === undefined && sku === 'Premium' && identities.userAssigned.length > 0;
    return mayHaveKey && encryption === undefined && stack.azurerm.dialect === 5
      ? [
          {
            option: 'encryption',
            what: 'is not set, and if the registry has a key, azurerm 5 shows its removal in every plan',
            todo: 'set it to what az acr show prints, or acknowledge this warning if there is no key',
          },
        ]
      : [];
  },

  /** These arguments have defaults, to which a setting in Azure would be reset. */
  adoptedOptionsAreLeftAlone: ({ adoption, stated, stack }) => {
    if (adoption === undefined) return [];
    const { azurerm } = stack;
    const unset = Object.keys(laterOptions).filter((option) => laterOptions[option](stated) === undefined);
    const isSpanned = mayBeBefore(azurerm, withLaterOptions) && mayBeFrom(azurerm, withLaterOptions);
    return unset.length === 0 || azurerm.dialect === undefined || !isSpanned
      ? []
      : [
          fault(
            { path: pinPath, value: azurerm.pin },
            `allows azurerm both before and from 4.81, which has ${new Intl.ListFormat('en').format(unset)} and would reset them to their defaults`,
            `pin it, stack.addOverride('${pinPath}', '~> 4.81'), so that what is not set is left alone`,
          ),
        ];
  },
} satisfies Rules;
