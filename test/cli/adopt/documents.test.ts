import { adopt } from '../../../cli/adopt/stack';
import { adopted, docs, expectedStack, replications, show, webhooks, type Doc } from './recorded';

const without = (text: string, ...fields: string[]) => {
  const kept = Object.entries(JSON.parse(text) as Doc).filter(([field]) => !fields.includes(field));
  return JSON.stringify(Object.fromEntries(kept));
};
const id = (JSON.parse(show) as { id: string }).id;

test.each<[string, string[], string[]]>([
  [
    'nothing',
    [''],
    [
      'file0 is empty: az may have failed, run it again and read its messages',
      'the output of az acr show is missing: pass it as well',
    ],
  ],
  [
    'what is not JSON',
    ['ERROR: The resource was not found.\nmore'],
    [
      'file0 is not JSON, or not all of it, at "ERROR: The resource was not found.": pass what az prints with --output json',
      'the output of az acr show is missing: pass it as well',
    ],
  ],
  [
    'JSON that is cut off',
    [show.slice(0, 200), replications, webhooks],
    [
      'file0 is not JSON, or not all of it, at "{": pass what az prints with --output json',
      'the output of az acr show is missing: pass it as well',
    ],
  ],
  [
    'one of three',
    [show],
    [
      'the output of az acr replication list --registry contosoprod is missing: pass it as well',
      'the output of az acr webhook list --registry contosoprod is missing: pass it as well',
    ],
  ],
  [
    'one of them twice',
    [show, show, replications, webhooks],
    ['the output of az acr show is there 2 times: pass it once'],
  ],
  [
    'other things',
    [`[${show}]`, '[{"id": "x"}]', '{"name": "contoso"}', '"contoso"'],
    [
      'file0 is a list of registries: pass what az acr show --name prints for one',
      'file1 is a list of neither replications nor webhooks: pass what az acr replication list or az acr webhook list prints, without --query',
      'file2 is not a registry, it does not have the id of one: pass what az acr show prints, without --query',
      'file3 is neither an object nor a list: pass what az prints with --output json',
      'the output of az acr show is missing: pass it as well',
    ],
  ],
  [
    'an empty list of replications of a Premium registry, and a tier in other letters',
    [show.replaceAll('"Premium"', '"premium"'), '[]', webhooks],
    [
      'the output of az acr replication list --registry contosoprod is empty or missing: a Premium registry lists its home region there',
    ],
  ],
  [
    'rules without addresses, and parts without their zone flag or tags',
    [
      show.replace('"ipAddressOrRange": "198.51.100.7"', '"other": 1'),
      replications.replaceAll('"zoneRedundancy"', '"zones"').replaceAll('"tags"', '"labels"'),
      '[]',
    ],
    [
      ...['westeurope', 'northeurope', 'eastus2'].flatMap((region) => [
        `the replication ${region} has no zoneRedundancy: pass the whole output of az, without --query`,
        `the replication ${region} has no tags: pass the whole output of az, without --query`,
      ]),
      'networkRuleSet.ipRules of the registry contosoprod is not a list of rules with an ipAddressOrRange each, got [{"action":"Allow","ipAddressOrRange":"203.0.113.0/24"},{"action":"Allow","other: pass the output of az as it is',
    ],
  ],
  [
    'parts of another registry',
    [show, replications.replaceAll('registries/contosoprod', 'registries/other'), '[]'],
    ['westeurope', 'northeurope', 'eastus2'].map(
      (region) =>
        `a replication does not belong to the registry contosoprod: ${id.replace('contosoprod', 'other')}/replications/${region}`,
    ),
  ],
  [
    'some of the fields',
    [without(show, 'location', 'policies'), replications.replaceAll('"regionEndpointEnabled"', '"other"'), '[]'],
    [
      'the registry contosoprod has no location: pass the whole output of az, without --query',
      ...['westeurope', 'northeurope', 'eastus2'].map(
        (region) =>
          `the replication ${region} has no regionEndpointEnabled: pass the whole output of az, without --query`,
      ),
      'the registry contosoprod has no policies: pass the whole output of az, without --query',
    ],
  ],
  [
    'fields of another kind',
    [
      show.replace('"adminUserEnabled": false', '"adminUserEnabled": "no"').replace('"Premium"', '"Classic"'),
      replications,
      webhooks.replace('"enabled"', '"on"'),
    ],
    [
      'the registry contosoprod has a tier that azurerm does not know',
      'status of the webhook releasewesteurope is not "Enabled" or "Disabled", got "on": pass the output of az as it is',
      'adminUserEnabled of the registry contosoprod is not true or false, got "no": pass the output of az as it is',
    ],
  ],
])('fails for %s', (_, texts, faults) => {
  const sources = texts.map((text, i) => ({ name: `file${i}`, text }));
  expect(() => adopt(sources)).toThrow(new Error(`Cannot adopt:\n${faults.map((f) => `  - ${f}`).join('\n')}`));
});

test('takes what the REST API prints as well', () => {
  const { id: registryId, name, location, sku, tags, identity, ...properties } = JSON.parse(show) as Doc;
  const registry = { id: registryId, name, location, sku, tags, identity, properties };
  const lists = [replications, webhooks].map((list, i) => ({ name: String(i), text: `{ "value": ${list} }` }));
  const { code } = adopt([{ name: 'registry', text: JSON.stringify(registry) }, ...lists]);
  expect(code).toBe(adopted(docs()).code);
});

test.each([
  ['in one list, as jq -s makes it of the three files', `[${show}, ${replications}, ${webhooks}]`],
  ['in that list in another order', `[${webhooks}, ${show}, ${replications}]`],
  ['in a list in a list, as jq -s makes it of one that it made', `[[${show}, ${replications}, ${webhooks}]]`],
  ['partly in lists', `${show}[${replications}, ${webhooks}]`],
  ['in a list of what the REST API prints', `[${show}, {"value": ${replications}}, {"value": ${webhooks}}]`],
])('takes documents %s', (_, text) => {
  expect(adopt([{ name: '-', text }]).code).toBe(expectedStack);
});

test.each([
  [
    'a list in a list in a list',
    `[[[${show}, ${replications}, ${webhooks}]]]`,
    'is a list of neither replications nor',
  ],
  [
    'a list of documents and something else',
    `[${show}, ${replications}, ${webhooks}, "x"]`,
    'is neither an object nor',
  ],
])('fails for %s', (_, text, fault) => {
  expect(() => adopt([{ name: 'file', text }])).toThrow(`file ${fault}`);
});

test('does not overflow on what is nested deeply', () => {
  const nested = show.replace('"status": null', `"status": null, "deep": ${'['.repeat(9000)}${']'.repeat(9000)}`);
  expect(adopt([{ name: '-', text: `${nested}${replications}${webhooks}` }]).notes).toContainEqual(
    expect.stringContaining('deep of the registry contosoprod'),
  );
});
