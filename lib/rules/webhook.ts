import { repositoryName, tag } from '../azure/image-names';
import * as limits from '../azure/limits';
import type { Fault } from '../errors';
import type { RegistryModel, WebhookModel } from '../model/model';
import { memberPath, unreadable } from '../reading/kinds';
import { known, plain } from '../text';
import { fault } from './checks/fault';
import { isNotedWithin, lacksReplicas } from './checks/noted';
import { repeats } from './checks/repeats';
import type { Rule, Rules } from './rule';

/** A rule on each webhook by itself. One that has not changed is known to be sound. */
function eachWebhook(check: (webhook: WebhookModel, model: RegistryModel) => readonly Fault[]): Rule {
  return (model) => model.changedWebhooks.flatMap((webhook) => check(webhook, model));
}

export const refused = {
  webhookNamesFit: eachWebhook(({ options, instances, appendRegion }) => {
    const { name: pattern, min, max } = limits.webhook;
    const name = plain(options.name.value);
    if (name === undefined) return [];
    if (!pattern.test(name)) {
      return [fault(options.name, 'contains characters other than letters and digits', 'remove them')];
    }
    if (name === '') return [fault(options.name, 'is empty', 'set a name, to which its region is appended')];
    const lengths = instances.filter((instance) => known(instance.name)).map((instance) => instance.name.length);
    const longest = Math.max(...lengths);
    if (longest > max) {
      const room = max - (longest - name.length);
      const where = appendRegion ? ` for its longest region, ${longest} characters with it` : `, ${longest} characters`;
      return [fault(options.name, `is too long${where}`, `use at most ${room} characters`)];
    }
    const withRegion = appendRegion ? ' with the region' : '';
    return Math.min(...lengths) < min
      ? [fault(options.name, 'is too short', `use at least ${min} characters${withRegion}`)]
      : [];
  }),

  webhookNamesAreDistinct: ({ webhooks, changedWebhooks }) => {
    const changed = new Set(changedWebhooks.flatMap(({ instances }) => instances.map(({ key }) => key)));
    const faults: Fault[] = [];
    const firsts = new Map<string, string>();
    for (const { options, name: stated, instances } of webhooks) {
      for (const { name, key } of instances) {
        if (!changed.has(key) || !known(stated)) continue;
        const first = firsts.get(key) ?? options.path;
        firsts.set(key, first);
        // Two regions of one webhook that are the same are reported by webhookRegionsAreDistinct.
        if (first === options.path) continue;
        const what = `creates a webhook that ${first} creates as well`;
        faults.push(fault({ path: options.path, value: name }, what, 'give each a name of its own'));
      }
    }
    return faults;
  },

  /** A webhook is named after its region, and ids in Terraform come from names. */
  webhookRegionsAreKnown: eachWebhook(({ regions = [] }) =>
    regions
      .filter(({ value, isServed }) => !known(value) && value !== unreadable && isServed !== true)
      .map((region) =>
        fault(
          region,
          'is late-bound',
          'pass a region that is known at synth, or registry.homeRegion, because the webhook is named after it',
        ),
      ),
  ),

  /** A webhook in another region fails at apply (Azure/azure-cli#26676). */
  webhookRegionsAreServed: eachWebhook(({ options, regions }, { places, replicas, stated: { notes } }) => {
    const served = places.map(({ region }) => (known(region) ? region : 'the home region'));
    if (options.regions?.value.length === 0) {
      // Another rule reports what could not be read.
      if (isNotedWithin(notes, options.regions.path)) return [];
      return [
        fault(
          { path: options.regions.path, value: [] },
          'is empty',
          `leave regions out for all of them, ${served.join(', ')}`,
        ),
      ];
    }
    // Other rules report replicas that could not be read, or are late-bound.
    if (lacksReplicas(notes) || replicas.some(({ region }) => !known(region))) return [];
    return (regions ?? [])
      .filter(({ value, isServed }) => known(value) && isServed === false)
      .map(({ path, value }) =>
        fault(
          { path, value },
          'is neither the home region nor a replica',
          `use one of ${served.join(', ')}, or add the replica before the webhook`,
        ),
      );
  }),

  webhookRegionsAreDistinct: eachWebhook(({ regions = [] }) =>
    repeats(regions, ({ name }) => name).map(({ item, first }) =>
      fault(item, `repeats ${first.path}`, 'list each region once'),
    ),
  ),

  webhooksWithoutRegionAreOfOne: eachWebhook(({ options, name, appendRegion, regions }) =>
    // Another rule reports that there is none.
    appendRegion || (regions !== undefined && regions.length <= 1)
      ? []
      : [
          fault(
            { path: `${options.path}.appendRegion`, value: name },
            'is false, so all its webhooks would have one name',
            'set regions to its one region',
          ),
        ],
  ),

  webhookActionsAreGiven: eachWebhook(({ options: { actions } }) =>
    actions?.value.length === 0
      ? [fault({ path: actions.path, value: [] }, 'is empty', 'list what to report, such as WebhookAction.PUSH')]
      : [],
  ),

  /** Azure does not show the address of a webhook, so that an adopted one keeps the address that it has. */
  webhookUrisAreGiven: eachWebhook(({ options, instances }) => {
    if (options.serviceUri !== undefined) return [];
    const created = instances.filter(({ importId }) => importId === undefined);
    if (created.length === 0) return [];
    const option = `${options.path}.serviceUri`;
    return created.length === instances.length
      ? [{ option, what: 'is missing', todo: 'pass the address where events are posted, such as "https://…"' }]
      : [
          fault(
            { path: option, value: created.map(({ name }) => name) },
            'is missing, and only some of its webhooks are adopted',
            'set regions to those of adopt.webhookIds, or pass the address',
          ),
        ];
  }),

  /** azurerm 4.55.0, containers/validate/container_registry_webhook_service_uri.go. */
  webhookUrisAreValid: eachWebhook(({ options: { serviceUri } }) => {
    const uri = serviceUri && plain(serviceUri.value);
    if (serviceUri === undefined || uri === undefined) return [];
    if (/\s/.test(uri)) {
      return [fault(serviceUri, 'contains white space', 'remove it, or write it as %20')];
    }
    return limits.webhook.serviceUri.test(uri) && URL.canParse(uri)
      ? []
      : [
          fault(
            serviceUri,
            'is not a web address',
            'pass the address where events are posted, beginning with "https://" in lower case',
          ),
        ];
  }),

  webhookScopesAreWellFormed: eachWebhook(({ options: { scope } }) => {
    const text = scope && plain(scope.value);
    if (scope === undefined || text === undefined || text === '') return [];
    const [repository, ...rest] = text.split(':');
    const isWellFormed =
      text.length <= 512 &&
      repositoryName.test(repository) &&
      rest.length <= 1 &&
      rest.every((t) => t === '*' || tag.test(t));
    const todo = 'use "repository:tag", "repository:*" or "repository", or leave it out for everything';
    return isWellFormed ? [] : [fault(scope, 'is not well formed', todo)];
  }),

  /** Names as in HTTP (RFC 9110, field names); a line break in a value would end the header. */
  webhookHeadersAreWellFormed: eachWebhook(({ options: { customHeaders } }) => {
    if (customHeaders === undefined || !known(customHeaders.value)) return [];
    return Object.entries(customHeaders.value).flatMap(([name, value]): Fault[] => {
      const header = { path: memberPath(customHeaders.path, name), value, isSecret: true };
      if (known(name) && !/^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(plain(name) ?? '')) {
        return [fault(header, 'is not a name for a header', 'use letters, digits and "-"')];
      }
      return /[\r\n\0]/.test(plain(value) ?? '')
        ? [fault(header, 'has a line break', 'write the value on one line')]
        : [];
    });
  }),

  webhooksFitTheTier: ({ webhooks, sku }) => {
    const count = webhooks.reduce((sum, { instances }) => sum + instances.length, 0);
    const most = limits.webhooksOf[sku];
    return count <= most
      ? []
      : [
          {
            option: 'webhooks',
            what: `result in ${count} webhooks, one for each region, and sku "${sku}" allows ${most}`,
            todo: 'use fewer regions, fewer webhooks, or a higher tier',
          },
        ];
  },
} satisfies Rules;

export const warned = {
  /** azurerm marks neither the address nor the headers as sensitive. */
  webhookSecretsAreVariables: ({ webhooks }) =>
    webhooks.flatMap(({ options: { serviceUri, customHeaders } }): Fault[] => {
      const todo = 'pass a sensitive variable, otherwise plans show the value';
      const headers = customHeaders !== undefined && known(customHeaders.value) ? customHeaders.value : {};
      return [
        ...(serviceUri !== undefined && holdsCredentials(plain(serviceUri.value) ?? '')
          ? [fault(serviceUri, 'contains credentials in plain text', todo)]
          : []),
        ...Object.entries(headers)
          .filter(([name, value]) => known(value) && value !== '' && (secretName.test(name) || secretValue.test(value)))
          .map(([name, value]) => ({ path: memberPath(customHeaders?.path ?? '', name), value, isSecret: true }))
          .map((header) => fault(header, 'looks like a secret in plain text', todo)),
      ];
    }),

  webhookUrisAreEncrypted: ({ webhooks }) =>
    webhooks.flatMap(({ options: { serviceUri } }) =>
      serviceUri !== undefined && known(serviceUri.value) && serviceUri.value.startsWith('http://')
        ? [{ option: serviceUri.path, what: 'is not encrypted', got: 'http://', todo: 'use https://' }]
        : [],
    ),
} satisfies Rules;

const secretName = /(^|[-_])(auth|authorization|token|secret|passw(or)?d|credentials?|cookie|signature|key)($|[-_])/i;
const secretValue = /^(bearer|basic|sharedaccesssignature)\s/i;
const secretParameter =
  /^(code|sig|signature|key|api[-_]?key|subscription[-_]key|token|access[-_]?token|secret|password)$/i;

function holdsCredentials(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { username, password, searchParams } = new URL(uri);
  return (
    username !== '' || password !== '' || Array.from(searchParams.keys()).some((name) => secretParameter.test(name))
  );
}
