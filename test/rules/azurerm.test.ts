import { Lazy } from 'cdktf';
import { resolveAzurerm } from '../../lib/model/azurerm';
import { sentence } from '../../lib/errors';
import { refusedOfStacks, validate } from '../../lib/rules';
import { lateBound, model, reported, withOthers, type LooseProps } from '../models';

/** A registry in a stack with a pin. */
const pinned = (pin: unknown, props: LooseProps = {}) =>
  model(props, { ...withOthers(), azurerm: resolveAzurerm(pin) });

describe('azurermIsPinned', () => {
  const faultsOf = (pin: unknown) => validate(refusedOfStacks, resolveAzurerm(pin)).map(sentence);

  test.each(['4.55.0', '~> 4.0', '~> 4.81', '4.100.0', '~> 5.2', '>= 5, < 6', '>= 4.81, != 5.0.0, <= 5.0.0'])(
    'accepts %s, which is of one major version',
    (pin) => {
      expect(faultsOf(pin)).toEqual([]);
    },
  );

  const todo =
    "pin one major version, stack.addOverride('terraform.required_providers.azurerm.version', '~> 4.81') or '~> 5.2' [azurermIsPinned]";
  test.each<[pin: unknown, what: string]>([
    ['>= 4', 'allows azurerm 4 and later, whose arguments differ, got ">= 4"'],
    ['>= 4.81, < 6', 'allows azurerm 4 and 5, whose arguments differ, got ">= 4.81, < 6"'],
    ['<= 5.2', 'allows azurerm 5 and earlier, whose arguments differ, got "<= 5.2"'],
    ['>= 3, < 5.1', 'allows azurerm 3 to 5, whose arguments differ, got ">= 3, < 5.1"'],
    ['>= 5.2', 'allows azurerm 5 and later, whose arguments differ, got ">= 5.2"'],
    ['~> 3.117', 'allows azurerm 3 only, and the library supports 4 and 5, got "~> 3.117"'],
    ['6.0.0', 'allows azurerm 6 only, and the library supports 4 and 5, got "6.0.0"'],
    ['>= 5, < 4', 'allows no version of azurerm, got ">= 5, < 4"'],
    ['latest', 'is not a version constraint that Terraform accepts, got "latest"'],
    ['', 'is not a version constraint that Terraform accepts, got ""'],
    [5, 'is not a version constraint that Terraform accepts, got 5'],
    [null, 'is not a version constraint that Terraform accepts, got null'],
    [['~> 5.2'], 'is not a version constraint that Terraform accepts, got ["~> 5.2"]'],
    ['~> ${var.azurerm}', 'is late-bound, and determines what is synthesized, got "~> ${var.azurerm}"'],
    [lateBound(), 'is late-bound, and determines what is synthesized'],
    [Lazy.anyValue({ produce: () => '~> 5.2' }), 'is late-bound, and determines what is synthesized'],
    [undefined, 'is not set, so Terraform installs the newest azurerm'],
  ])('fails for %j', (pin, what) => {
    expect(faultsOf(pin)).toEqual([`terraform.required_providers.azurerm.version ${what}: ${todo}`]);
  });
});

describe('optionsExistInAzurerm', () => {
  const rule = 'optionsExistInAzurerm';
  const later: [string, LooseProps, string][] = [
    ['roleAssignmentMode', { roleAssignmentMode: 'LegacyRegistryPermissions' }, '"LegacyRegistryPermissions"'],
    ['armAudienceTokens', { armAudienceTokens: true }, 'true'],
    ['network.bypassForTasks', { network: { bypassForTasks: false } }, 'false'],
  ];

  test.each(later)('accepts %s with azurerm 4.81 and later', (_, props) => {
    for (const pin of ['4.81.0', '~> 4.81', '4.100.0', '>= 4.81, < 5', '~> 5.0', '5.2.0']) {
      expect(reported(rule, pinned(pin, props))).toEqual([]);
    }
  });

  test.each(later)('fails for %s where the pin allows earlier versions', (option, props, got) => {
    for (const pin of ['4.55.0', '4.9.0', '~> 4.80.0', '~> 4.55', '>= 4.80.9, < 5']) {
      expect(reported(rule, pinned(pin, props))).toEqual([
        `${option} needs azurerm 4.81 or later, and "${pin}" allows earlier versions, got ${got}: pin it, stack.addOverride('terraform.required_providers.azurerm.version', '~> 4.81') [optionsExistInAzurerm]`,
      ]);
    }
  });

  test('late-bound values need the version as well', () => {
    const props = { armAudienceTokens: lateBound(), network: { bypassForTasks: lateBound('tasks') } };
    expect(reported(rule, pinned('4.55.0', props))).toEqual([
      expect.stringMatching(
        /^armAudienceTokens needs azurerm 4\.81 or later, and "4\.55\.0" allows earlier versions: /,
      ),
      expect.stringMatching(/^network.bypassForTasks needs azurerm 4\.81 or later/),
    ]);
    expect(reported(rule, pinned('~> 5.2', props))).toEqual([]);
  });

  test.each([true, false, '${var.trust}'])(
    'fails for trustPolicy: %j with azurerm 5, and accepts it with 4',
    (trustPolicy) => {
      expect(reported(rule, pinned('~> 5.2', { trustPolicy }))).toEqual([
        expect.stringMatching(/^trustPolicy is set, and azurerm 5 does not have this argument.*: leave it out \[/),
      ]);
      expect(reported(rule, pinned('~> 4.81', { trustPolicy }))).toEqual([]);
    },
  );

  test.each(['https://h.managedhsm.azure.net/keys/images', 'https://contoso.ManagedHSM.azure.net/keys/images/0123'])(
    'fails for %s, of a managed HSM, before 4.65',
    (keyVaultKeyId) => {
      const encryption = { keyVaultKeyId, identityId: lateBound(), identityClientId: lateBound('client') };
      expect(reported(rule, pinned('~> 4.64', { encryption }))).toEqual([
        `encryption.keyVaultKeyId needs azurerm 4.65 or later for a key of a managed HSM, and "~> 4.64" allows earlier versions, got "${keyVaultKeyId}": pin it, stack.addOverride('terraform.required_providers.azurerm.version', '~> 4.81') [optionsExistInAzurerm]`,
      ]);
      expect(reported(rule, pinned('~> 4.65', { encryption }))).toEqual([]);
      expect(reported(rule, pinned('~> 5.2', { encryption }))).toEqual([]);
      expect(
        reported(rule, pinned('4.55.0', { encryption: { ...encryption, keyVaultKeyId: lateBound('k') } })),
      ).toEqual([]);
    },
  );

  test('keeps silent where the pin decides nothing, of which another rule reports', () => {
    const props = { trustPolicy: true, armAudienceTokens: false };
    for (const pin of ['>= 4', '6.0.0', 'latest', undefined]) expect(reported(rule, pinned(pin, props))).toEqual([]);
  });
});

describe('encryptionIsSet', () => {
  const rule = 'encryptionIsSet';
  const identityId = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i';
  const registryId = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/contoso';
  const identities = { userAssignedIds: [identityId] };

  test('warns of a registry that may have a key, with azurerm 5', () => {
    expect(reported(rule, pinned('~> 5.2', { identities }))).toEqual([
      `encryption is not set, and if the registry has a key, azurerm 5 shows its removal in every plan: set it to what az acr show prints, or acknowledge this warning if there is no key [encryptionIsSet]`,
    ]);
  });

  test('accepts one that is set, is left alone, or cannot be there', () => {
    const encryption = { keyVaultKeyId: 'https://v.vault.azure.net/keys/k', identityId, identityClientId: 'x' };
    expect(reported(rule, pinned('~> 5.2', { identities, encryption }))).toEqual([]);
    expect(reported(rule, pinned('~> 5.2', { identities, adopt: { registryId } }))).toEqual([]);
    expect(reported(rule, pinned('~> 5.2', { identities, sku: 'Basic', replicas: [] }))).toEqual([]);
    expect(reported(rule, pinned('~> 5.2', { identities: { systemAssigned: true } }))).toEqual([]);
    expect(reported(rule, pinned('~> 4.81', { identities }))).toEqual([]);
  });

  test.each([lateBound(), '${var.x}'])('depends on what is set, not on late-bound values: %s', (late) => {
    const encryption = { keyVaultKeyId: late, identityId: late, identityClientId: late };
    const props = { homeRegion: late, identities: { userAssignedIds: [late] } };
    expect(reported(rule, pinned('~> 5.2', { ...props, encryption }))).toEqual([]);
    expect(reported(rule, pinned('~> 5.2', { ...props, adopt: { registryId: late } }))).toEqual([]);
    expect(reported(rule, pinned('~> 5.2', props))).toHaveLength(1);
  });
});

describe('adoptedOptionsAreLeftAlone', () => {
  const rule = 'adoptedOptionsAreLeftAlone';
  const adopt = { registryId: lateBound() };

  test('warns of a pin by which Terraform may take a version with more options', () => {
    const todo = `pin it, stack.addOverride('terraform.required_providers.azurerm.version', '~> 4.81'), so that what is not set is left alone [adoptedOptionsAreLeftAlone]`;
    expect(reported(rule, pinned('~> 4.55', { adopt, armAudienceTokens: false }))).toEqual([
      `terraform.required_providers.azurerm.version allows azurerm both before and from 4.81, which has roleAssignmentMode and network.bypassForTasks and would reset them to their defaults, got "~> 4.55": ${todo}`,
    ]);
  });

  test.each(['4.55.0', '~> 4.80.0', '>= 4.55, < 4.81', '4.81.0', '~> 4.81', '~> 5.2', '>= 4'])('accepts %s', (pin) => {
    expect(reported(rule, pinned(pin, { adopt }))).toEqual([]);
  });

  test('accepts registries of which all is set, and those that are made', () => {
    const all = {
      roleAssignmentMode: 'LegacyRegistryPermissions',
      armAudienceTokens: true,
      network: { bypassForTasks: false },
    };
    expect(reported(rule, pinned('~> 4.55', { adopt, ...all }))).toEqual([]);
    expect(reported(rule, pinned('~> 4.55'))).toEqual([]);
  });

  test.each([lateBound(), '${var.x}'])('late-bound values are set as well: %s', (late) => {
    const all = { roleAssignmentMode: 'LegacyRegistryPermissions', armAudienceTokens: late };
    expect(reported(rule, pinned('~> 4.55', { adopt, ...all, network: { bypassForTasks: late } }))).toEqual([]);
    expect(reported(rule, pinned('~> 4.55', { adopt, ...all }))[0]).toContain('which has network.bypassForTasks and');
  });
});
