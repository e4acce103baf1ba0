import { show, type Fault } from '../errors';
import { mayBeBefore, mayBeFrom, type AzurermModel } from '../model/azurerm';
import type { RegistryModel } from '../model/model';
import { majorsOf, rangeOf, type Version } from '../model/version-constraint';
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
      ? [{ option: pinPath, what: 'is not set, so Terraform takes the newest azurerm', todo }]
      : [fault({ path: pinPath, value: pin }, problemOf(azurerm), todo)];
  },

  /** Bindings write the arguments of their own version and drop all others (cdktn-provider-azurerm 18.9.0, azurerm 5.10.0). */
  bindingsAreOfAzurerm4: ({ bindings }) => {
    const range = bindings === undefined ? undefined : rangeOf(bindings);
    const major = range && majorsOf(range)?.first;
    if (major === undefined || major === 4) return [];
    const what = `is for azurerm ${major}, and drops what the library sets`;
    const todo = `install a version for azurerm 4; to use azurerm 5 with it, stack.addOverride('${pinPath}', '~> 5.2')`;
    return [fault({ path: '@cdktf/provider-azurerm', value: bindings }, what, todo)];
  },
} satisfies Rules<AzurermModel>;

function problemOf({ pin, range }: AzurermModel): string {
  if (!known(pin)) return 'is late-bound, and decides what is written';
  if (range === undefined) return 'is not a version constraint that Terraform reads';
  const majors = majorsOf(range);
  if (majors === undefined) return 'allows no version of azurerm';
  const { first, last } = majors;
  if (first === last) return `allows azurerm ${first} only, and the library writes for 4 and 5`;
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
    // Of a pin that decides nothing another rule reports.
    if (azurerm.dialect === undefined) return [];
    const { trustPolicy, encryption } = stated;
    const isGone = azurerm.dialect === 5 && trustPolicy !== undefined;
    const key = isOfManagedHsm(encryption) ? encryption?.keyVaultKeyId : undefined;
    return [
      ...(isGone ? [fault(trustPolicy, 'is set, and azurerm 5 has no such argument', 'leave it out')] : []),
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
  /** azurerm 5.0.0: the argument is computed no more, and what it would remove is not sent. */
  encryptionIsSet: ({ adoption, encryption, identities, sku, stack }) => {
    // Of an adopted registry Terraform leaves the key alone, and one without an identity of its own has none.
    const mayHaveKey = adoption === undefined && sku === 'Premium' && identities.userAssigned.length > 0;
    return mayHaveKey && encryption === undefined && stack.azurerm.dialect === 5
      ? [
          {
            option: 'encryption',
            what: 'is not set, and azurerm 5 shows in every plan the removal of a key that the registry has',
            todo: 'set it as az acr show prints it, or acknowledge that there is no key',
          },
        ]
      : [];
  },

  /** They have defaults: what was set in Azure would be set back. */
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
            `allows azurerm before 4.81 and from it on, which has ${new Intl.ListFormat('en').format(unset)} and would set them back to their defaults`,
            `pin it, stack.addOverride('${pinPath}', '~> 4.81'), and what is not set is left alone`,
          ),
        ];
  },
} satisfies Rules;
