import fc from 'fast-check';
import { adopted, docs, type Doc, type Docs } from './recorded';
import { expectNoChange, run } from './terraform';

type Change = (all: Docs) => void;

const hooksOf = ({ resource }: ReturnType<typeof run>) =>
  Object.values({ ...resource.azurerm_container_registry_webhook });
const ignoredOf = ({ resource }: ReturnType<typeof run>) => {
  const [{ lifecycle }] = Object.values(resource.azurerm_container_registry);
  return (lifecycle as { ignore_changes: string[] }).ignore_changes;
};
const tagsOf = (count: number): Doc => Object.fromEntries(Array.from({ length: count }, (_, i) => [`tag${i}`, 'x']));
const policiesOf = ({ registry }: Docs) => registry.policies as { [name: string]: Doc };
const rules = (...ranges: string[]) => ({
  defaultAction: 'Deny',
  ipRules: ranges.map((ipAddressOrRange) => ({ action: 'Allow', ipAddressOrRange })),
});

/** What is found in Azure, the note on it, and what Terraform then leaves alone. */
const kinds: [string, Change, unknown[], string[]][] = [
  [
    'a range with host bits',
    ({ registry }) => (registry.networkRuleSet = rules('203.0.113.7/24', '198.51.100.7', '192.0.1.9/31')),
    [
      'the network rules: they stay as they are, because network.allowedIpRanges[0] is not aligned to its mask, got "203.0.113.7/24": did you mean "203.0.113.0/24"? [ipRangesAreValid]; network.allowedIpRanges[2] is not aligned to its mask, got "192.0.1.9/31": did you mean "192.0.1.8/31"? [ipRangesAreValid]',
    ],
    ['network_rule_set'],
  ],
  [
    'a private range',
    ({ registry }) => (registry.networkRuleSet = rules('10.0.0.0/8')),
    [
      'the network rules: they stay as they are, because network.allowedIpRanges[0] is not public, it is in 10.0.0.0/8, got "10.0.0.0/8": list the public address that requests come from; private networks connect through private link [ipRangesArePublic]',
    ],
    ['network_rule_set'],
  ],
  [
    'a range of IPv6',
    ({ registry }) => (registry.networkRuleSet = rules('2001:db8::/32')),
    [
      expect.stringMatching(
        /^the network rules: they stay as they are, because network\.allowedIpRanges\[0\] is not an/,
      ),
    ],
    ['network_rule_set'],
  ],
  [
    'more ranges than Azure documents',
    ({ registry }) => {
      registry.networkRuleSet = rules(...Array.from({ length: 201 }, (_, i) => `203.0.113.${i}`));
    },
    [
      'the network rules: they stay as they are, because network.allowedIpRanges has 201 ranges: list at most 200, adjacent ranges can be combined [ipRangesFitTheLimit]',
    ],
    ['network_rule_set'],
  ],
  [
    'more faults than one note lists',
    ({ registry }) => {
      registry.networkRuleSet = rules(...Array.from({ length: 9 }, (_, i) => `10.0.0.${i}`));
    },
    [expect.stringMatching(/\[ipRangesArePublic\]; and 4 more$/)],
    ['network_rule_set'],
  ],
  [
    'rules that deny',
    ({ registry }) => {
      registry.networkRuleSet = { defaultAction: 'Allow', ipRules: [{ action: 'Deny', ipAddressOrRange: '1.2.3.4' }] };
    },
    ['rules that deny addresses, which azurerm does not have: all network rules stay as they are'],
    ['network_rule_set'],
  ],
  [
    'a default action that nobody knows',
    ({ registry }) => (registry.networkRuleSet = { ...rules('203.0.113.7'), defaultAction: 'Audit' }),
    [expect.stringMatching(/^the network rules: .*\[adoptedNetworkRulesAreWhole\]$/)],
    ['network_rule_set'],
  ],
  [
    'exports that are off while public access is on',
    (all) => (policiesOf(all).exportPolicy.status = 'disabled'),
    [expect.stringMatching(/^exportPolicy: it stays as it is, because exportPolicy is off while public access is on/)],
    ['export_policy_enabled'],
  ],
  [
    'retention for longer than azurerm takes',
    (all) => (policiesOf(all).retentionPolicy.days = 1000),
    [expect.stringMatching(/^untaggedRetentionDays: it stays as it is, because .* is out of range, got 1000: /)],
    ['retention_policy_in_days'],
  ],
  [
    'content trust with a key of its own',
    (all) => {
      policiesOf(all).trustPolicy.status = 'enabled';
      all.registry.encryption = {
        status: 'enabled',
        keyVaultProperties: {
          keyIdentifier: 'https://contoso.vault.azure.net/keys/images',
          identity: '5d0c7a6e-3b1f-4a52-8c9d-6e7f8a9b0c1d',
        },
      };
    },
    [expect.stringMatching(/^trustPolicy: it stays as it is, because trustPolicy cannot be used with encryption/)],
    ['trust_policy_enabled'],
  ],
  [
    'identities that are none',
    ({ registry }) => (registry.identity = { type: 'UserAssigned', userAssignedIdentities: { someone: {} } }),
    [
      expect.stringMatching(
        /^the identities: they stay as they are, because identities.userAssignedIds\[0\] is not the/,
      ),
    ],
    ['identity'],
  ],
  [
    'more tags than azurerm takes',
    ({ registry, replications: [, ...others], webhooks: hooks }) => {
      registry.tags = tagsOf(51);
      for (const other of [...others, ...hooks]) other.tags = {};
    },
    ['the tags of the registry: they stay as they are, because tags results in 51 tags: use at most 50 [tagsFitAzure]'],
    ['tags'],
  ],
  [
    'a tag that is too long, on everything',
    ({ registry, replications: all, webhooks: hooks }) => {
      for (const one of [registry, ...all, ...hooks]) one.tags = { long: 'x'.repeat(300) };
    },
    [
      expect.stringMatching(/^the tags of the registry: they stay as they are, because tags\.long has 300 bytes, got /),
      expect.stringMatching(/^the replicas: they stay as they are, because tags\.long of the replica eastus2 has 300 /),
      expect.stringMatching(/^the tags of cleanupaudit: they stay as they are, because tags\.long has 300 bytes, got /),
    ],
    ['tags', 'georeplications'],
  ],
  [
    'a replica in a region whose name azurerm would not have',
    ({ replications: [, replica] }) => Object.assign(replica, { location: 'Mars-North', name: 'mars-north' }),
    [
      expect.stringMatching(
        /^the replicas: they stay as they are, because regionCatalog\[0\]\.name is not the name of/,
      ),
    ],
    ['georeplications'],
  ],
  [
    'a replica in another cloud',
    ({ replications: [, replica] }) => Object.assign(replica, { location: 'chinaeast2', name: 'chinaeast2' }),
    [
      expect.stringMatching(
        /^the replicas: they stay as they are, because the replica chinaeast2 is in the cloud "china"/,
      ),
    ],
    ['georeplications'],
  ],
  [
    'nobody in rotation',
    ({ replications: all }) => {
      for (const replica of all) replica.regionEndpointEnabled = false;
    },
    [expect.stringMatching(/^homeGlobalEndpointRouting: it stays as it is, because .* no replica is in rotation/)],
    [],
  ],
  [
    'endpoints that are not as the library would let anybody write them',
    (all) => {
      Object.assign(all.registry, { endpointProtocol: 'IPv4AndIPv6', dataEndpointEnabled: false });
    },
    [expect.stringMatching(/^the endpoint protocol: it stays as it is, because endpointProtocol needs data endpoints/)],
    [],
  ],
  [
    'policies that only a higher tier has',
    (all) => {
      Object.assign(all.registry, {
        sku: { name: 'Basic', tier: 'Basic' },
        anonymousPullEnabled: true,
        regionalEndpoints: 'Enabled',
        networkRuleSet: rules('203.0.113.0/24'),
      });
      policiesOf(all).quarantinePolicy.status = 'enabled';
      all.webhooks.length = 0;
    },
    [
      'the replicas in eastus2, northeurope, which azurerm has on Premium only: they stay as they are',
      'the network settings, which azurerm has on Premium only: they stay as they are',
      'dataEndpoints: it stays as it is, because sku "Basic" cannot have dedicated data endpoints: use Sku.PREMIUM or remove dataEndpoints [premiumFeaturesNeedPremium]',
      expect.stringMatching(/^the regional endpoints: they stay as they are, because sku "Basic" cannot have regional/),
      expect.stringMatching(/^untaggedRetentionDays: it stays as it is, because sku "Basic" cannot delete untagged/),
      expect.stringMatching(/^quarantine: it stays as it is, because sku "Basic" cannot quarantine images/),
      expect.stringMatching(/^anonymousPull: it stays as it is, because sku "Basic" cannot offer anonymous pull/),
    ],
    [
      ...['data_endpoint_enabled', 'retention_policy_in_days', 'quarantine_policy_enabled', 'anonymous_pull_enabled'],
      ...['network_rule_set', 'georeplications'],
    ],
  ],
];

test.each(kinds)('leaves out, lists and leaves alone %s', (_, change, expected, ignored) => {
  const all = docs(change);
  const { code, notes } = adopted(all);
  expect(notes).toEqual(expect.arrayContaining(expected));
  for (const note of notes) expect(code).toContain(` * - ${note}\n`);
  const terraform = run(code);
  expect(ignoredOf(terraform)).toEqual(expect.arrayContaining(ignored));
  expect(code).not.toContain('azapi');
  expectNoChange(all, terraform);
});

test.each<[string, Change, string]>([
  [
    'a key of a managed HSM',
    ({ registry }) => {
      registry.encryption = {
        status: 'enabled',
        keyVaultProperties: {
          keyIdentifier: 'https://contoso.managedhsm.azure.net/keys/images',
          identity: '5d0c7a6e-3b1f-4a52-8c9d-6e7f8a9b0c1d',
        },
      };
    },
    "keyVaultKeyId: 'https://contoso.managedhsm.azure.net/keys/images',",
  ],
  [
    'tokens for Azure Resource Manager that are refused',
    (all) => (policiesOf(all).azureAdAuthenticationAsArmPolicy.status = 'disabled'),
    'armAudienceTokens: false,',
  ],
  [
    'tasks that pass the network rules',
    ({ registry }) => (registry.networkRuleBypassAllowedForTasks = true),
    'bypassForTasks: true,',
  ],
])('carries over %s, with the azurerm that has it', (_, change, written) => {
  const all = docs(change);
  const { code } = adopted(all);
  expect(code).toContain(written);
  expect(code).toContain("this.addOverride('terraform.required_providers.azurerm.version', '4.81.0');");
  expectNoChange(all, run(code), true);
});

test('prints a stack that synthesizes and changes nothing, whatever of this comes together', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(kinds.length - 1), { minLength: 2, maxLength: 6 }), (chosen) => {
      const all = docs((each) => {
        for (const index of chosen) kinds[index][1](each);
      });
      expectNoChange(all, run(adopted(all).code));
    }),
    { numRuns: 40, seed: 11 },
  );
});

test('writes a single address once, with a mask or without', () => {
  const all = docs(({ registry }) => (registry.networkRuleSet = rules('198.51.100.7', '198.51.100.7/32')));
  const { code } = adopted(all);
  expect(code).toContain("allowedIpRanges: ['198.51.100.7'],");
  expectNoChange(all, run(code));
});

describe('of webhooks', () => {
  const outcome = (change: Change) => {
    const all = docs(change);
    const { code, notes } = adopted(all);
    const terraform = run(code);
    expectNoChange(all, terraform);
    // What is imported is written, and nothing else is.
    const registryId = String(all.registry.id);
    const imported = terraform.import.map(({ id }) => id).filter((id) => id !== registryId);
    const written = hooksOf(terraform);
    expect(imported.sort()).toEqual(written.map(({ name }) => `${registryId}/webHooks/${String(name)}`).sort());
    return { notes, names: written.map(({ name }) => name as string).sort(), hooks: written };
  };

  test.each(['Products/*', 'Repo:*', 'web:a:b', ' web', `${'a'.repeat(600)}:*`, '${x}', 'a/../b'])(
    'leaves the scope %s alone',
    (scope) => {
      const { notes, names, hooks } = outcome(({ webhooks: all }) => (all[0].scope = scope));
      expect(notes[0]).toMatch(
        /^the scope of releasewesteurope: it stays as it is, because scope is not well formed, got .*\[webhookScopesAreWellFormed\]$/,
      );
      expect(names).toHaveLength(4);
      const [hook] = hooks.filter(({ name }) => name === 'releasewesteurope');
      expect(hook.scope).toBeUndefined();
      expect((hook.lifecycle as { ignore_changes: string[] }).ignore_changes).toContain('scope');
      const [other] = hooks.filter(({ name }) => name === 'releaseeastus2');
      expect(other.scope).toBe('products/web:*');
    },
  );

  test('leaves out those in regions that have no replica any more', () => {
    const { notes, names } = outcome(({ webhooks: all }) => {
      all[1].location = 'japaneast';
      all[3].location = 'marsnorth';
    });
    expect(names).toEqual(['releaseeastus2', 'releasewesteurope']);
    expect(notes.slice(0, 2)).toEqual([
      'the webhook releasenortheurope, in japaneast, where this stack has no replica: it stays as it is, and Terraform does not manage it',
      'the webhook cleanupaudit, in marsnorth, where this stack has no replica: it stays as it is, and Terraform does not manage it',
    ]);
  });

  test('leaves out those whose replicas are left out', () => {
    const { notes, names } = outcome(({ replications: all }) => (all[1].tags = tagsOf(51)));
    expect(names).toEqual(['cleanupaudit', 'releasewesteurope']);
    expect(notes[0]).toMatch(
      /^the replicas: they stay as they are, because tags of the replica northeurope results in 5/,
    );
    expect(notes).toContain(
      'the webhook releaseeastus2, in eastus2, where this stack has no replica: it stays as it is, and Terraform does not manage it',
    );
  });

  test.each([
    ['under a name that is too short', 'hook'],
    ['under a name with other characters', 'my-hook'],
    ['under a name that is too long', 'a'.repeat(51)],
  ])('leaves out one %s', (_, name) => {
    const { notes, names } = outcome(({ registry, webhooks: all }) => {
      Object.assign(all[3], { name, id: `${String(registry.id)}/webhooks/${name}` });
    });
    expect(names).toEqual(['releaseeastus2', 'releasenortheurope', 'releasewesteurope']);
    expect(notes[0]).toMatch(
      new RegExp(`^the webhook ${name}: it stays as it is, because name .*\\[webhookNamesFit\\]$`),
    );
  });

  test('leaves out one that reports nothing', () => {
    const { notes, names } = outcome(({ webhooks: all }) => (all[3].actions = []));
    expect(names).toHaveLength(3);
    expect(notes[0]).toBe(
      'the webhook cleanupaudit reports no events: it stays as it is, and Terraform does not manage it',
    );
  });

  test('leaves all out if there are more than the tier has', () => {
    const { notes, names } = outcome(({ registry, webhooks: all }) => {
      const [first] = all;
      all.length = 0;
      for (let i = 0; i < 501; i++) {
        all.push({ ...first, name: `hook${i}`, id: `${String(registry.id)}/webhooks/hook${i}` });
      }
    });
    expect(names).toEqual([]);
    expect(notes).toContain(
      'the webhooks: they stay as they are, because webhooks result in 501 webhooks, one for each region, and sku "Premium" allows 500: use fewer regions, fewer webhooks, or a higher tier [webhooksFitTheTier]',
    );
  });

  test('leaves the tags alone that azurerm refuses', () => {
    const { notes, names } = outcome(({ registry, replications: all, webhooks: hooks }) => {
      registry.tags = {};
      for (const replica of all) replica.tags = {};
      for (const hook of hooks) hook.tags = { 'a<b': 'x' };
    });
    expect(names).toHaveLength(4);
    expect(notes.filter((note) => note.startsWith('the tags of'))).toEqual([
      expect.stringMatching(
        /^the tags of releaseeastus2, releasenortheurope, releasewesteurope: they stay as they are,/,
      ),
      expect.stringMatching(
        /^the tags of cleanupaudit: they stay as they are, because tags has a key with a character/,
      ),
    ]);
  });

  test('leaves out hundreds of parts, each with its note', () => {
    const { notes, names, hooks } = outcome(({ registry, webhooks: all }) => {
      const [first] = all;
      all.length = 0;
      for (let i = 0; i < 250; i++) {
        const name = `hook${i}`;
        all.push({ ...first, name, scope: `Repo${i}`, id: `${String(registry.id)}/webhooks/${name}` });
      }
    });
    expect(names).toHaveLength(250);
    expect(hooks.every(({ scope }) => scope === undefined)).toBe(true);
    expect(notes.filter((note) => note.startsWith('the scope of hook'))).toHaveLength(250);
  });
});

test.each<[string, Change, string]>([
  [
    'a resource group whose name azurerm refuses',
    (all) => {
      for (const doc of [all.registry, ...all.replications, ...all.webhooks]) {
        doc.id = String(doc.id).replace('contoso-images', 'grün');
      }
    },
    'resourceGroupName contains a character that azurerm refuses, got "gr\\u00fcn": use letters, digits, "-", "_", ".", "(" and ")" only [resourceGroupNameIsValid]',
  ],
  [
    'a home region whose name is none',
    ({ registry, replications: [home] }) => {
      registry.location = home.location = 'Mars-North';
    },
    'regionCatalog[0].name is not the name of a region, got "mars-north": write it as Azure does, such as "westeurope" or "West Europe" [catalogRegionsHaveNames]',
  ],
])('fails for %s, without which there is no registry', (_, change, fault) => {
  expect(() => adopted(docs(change))).toThrow(fault);
});
