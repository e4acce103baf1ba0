import * as limits from '../azure/limits';
import { show, type Fault } from '../errors';
import { known } from '../model/known';
import { places } from '../model/places';
import type { RegistryModel } from '../model/registry';
import type { WebhookModel } from '../model/webhooks';
import { repositoryName, tag } from './questions';
import { repeats } from './repeats';
import type { Rule } from './rule';

/** A rule on each webhook by itself. */
function eachWebhook(check: (webhook: WebhookModel, model: RegistryModel) => readonly Fault[]): Rule {
  return (model) => model.webhooks.flatMap((webhook) => check(webhook, model));
}

export const webhookNamesFit = eachWebhook(({ option, name, instances, appendRegion }) => {
  const { name: pattern, min, max } = limits.webhook;
  if (!known(name)) return [];
  const fault = (what: string, todo: string) => [{ what: `${option}.name ${what}`, got: name, todo }];
  if (!pattern.test(name)) return fault('has other characters than letters and digits', 'leave them out');
  if (name === '') return fault('is empty', 'name the webhook, its region is put behind the name');
  const lengths = instances.filter((instance) => known(instance.name)).map((instance) => instance.name.length);
  const longest = Math.max(...lengths);
  if (longest > max) {
    const room = max - (longest - name.length);
    const where = appendRegion ? ` for its longest region, ${longest} characters with it` : `, ${longest} characters`;
    return fault(`is too long${where}`, `${room} characters remain`);
  }
  const withRegion = appendRegion ? ' with the region' : '';
  return Math.min(...lengths) < min ? fault('is too short', `use at least ${min} characters${withRegion}`) : [];
});

export const webhookNamesAreDistinct: Rule = (model) =>
  repeats(
    model.webhooks
      .filter(({ name }) => known(name))
      .flatMap(({ option, instances }) => instances.map(({ name }) => ({ option, name }))),
    ({ name }) => name.toLowerCase(),
  )
    // Two regions of one webhook that are the same are told by webhookRegionsAreDistinct.
    .filter(({ item, first }) => item.option !== first.option)
    .map(({ item, first }) => ({
      what: `${item.option} makes a webhook that ${first.option} makes too`,
      got: item.name,
      todo: 'give each a name of its own',
    }));

export const webhookRegionsAreKnown = eachWebhook(({ regions = [] }) =>
  regions
    .filter(({ region, isServed }) => !known(region) && isServed !== true)
    .map(({ option }) => ({
      what: `${option} is late-bound`,
      todo: 'pass a region that is known at synth, or registry.homeRegion, because the webhook is named after it',
    })),
);

export const webhookRegionsAreServed = eachWebhook(({ option: webhook, regions }, model) => {
  const served = places(model).map((place) => (known(place.region) ? place.region : 'the home region'));
  if (regions?.length === 0) {
    return [
      { what: `${webhook}.regions is empty`, got: [], todo: `leave regions out for all of them, ${served.join(', ')}` },
    ];
  }
  return (regions ?? [])
    .filter(({ region, isServed }) => known(region) && isServed === false)
    .map(({ option, region }) => ({
      what: `${option} is neither the home region nor a replica`,
      got: region,
      todo: `use one of ${served.join(', ')}, or add the replica before the webhook`,
    }));
});

export const webhookRegionsAreDistinct = eachWebhook(({ regions = [] }) =>
  repeats(regions, ({ name }) => name).map(({ item, first }) => ({
    what: `${item.option} repeats ${first.option}`,
    got: item.region,
    todo: 'list each region once',
  })),
);

export const webhooksWithoutRegionAreOfOne = eachWebhook(({ option, name, appendRegion, regions }) =>
  appendRegion || regions?.length === 1
    ? []
    : [
        {
          what: `${option}.appendRegion is false, so all its webhooks would have one name`,
          got: name,
          todo: 'name the one region where it is in regions',
        },
      ],
);

export const webhookActionsAreGiven = eachWebhook(({ option, actions }) =>
  actions?.length !== 0
    ? []
    : [{ what: `${option}.actions is empty`, got: [], todo: 'list what to report, such as WebhookAction.PUSH' }],
);

/** The address may be a secret as a whole: it is not shown. */
export const webhookUrisAreValid = eachWebhook(({ option, serviceUri }) => {
  if (!known(serviceUri)) return [];
  const fault = (what: string, todo: string) => [{ what: `${option}.serviceUri ${what}`, todo }];
  if (/\s/.test(serviceUri)) return fault('has white space', 'leave it out, at the end too, or write it as %20');
  return limits.webhook.serviceUri.test(serviceUri) && URL.canParse(serviceUri)
    ? []
    : fault('is not a web address', 'write where events are posted, as "https://…" in lower case');
});

export const webhookUrisAreKeptOfAdoptedOnes = eachWebhook(({ option, keeps, instances }) =>
  keeps.includes('serviceUri') && instances.some(({ importId }) => importId === undefined)
    ? [
        {
          what: `${option}.serviceUri is ServiceUri.AS_IN_AZURE, and not every webhook of it is adopted`,
          todo: 'name the regions of those that are in regions and list their ids in adopt.webhookIds, or pass the address',
        },
      ]
    : [],
);

export const webhookScopesAreWellFormed = eachWebhook(({ option, scope }) => {
  if (scope === undefined || scope === '' || !known(scope)) return [];
  const [repository, ...rest] = scope.split(':');
  const isWellFormed =
    scope.length <= 512 &&
    repositoryName.test(repository) &&
    rest.length <= 1 &&
    rest.every((t) => t === '*' || tag.test(t));
  return isWellFormed
    ? []
    : [
        {
          what: `${option}.scope is not well formed`,
          got: scope,
          todo: 'use "repository:tag", "repository:*" or "repository", or leave it out for everything',
        },
      ];
});

/** Names as in HTTP (RFC 9110, field names); a line break in a value would end the header. */
export const webhookHeadersAreWellFormed = eachWebhook(({ option, customHeaders }) => {
  if (customHeaders === undefined || !known(customHeaders)) return [];
  return Object.entries(customHeaders).flatMap(([name, value]): Fault[] => {
    const header = `${option}.customHeaders[${show(name)}]`;
    if (known(name) && !/^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(name)) {
      return [{ what: `${header} is not a name for a header`, todo: 'use letters, digits and "-"' }];
    }
    // The value may be a secret: it is not shown.
    return known(value) && /[\r\n\0]/.test(value)
      ? [{ what: `${header} has a line break`, todo: 'write the value in one line' }]
      : [];
  });
});

export const webhooksFitTheTier: Rule = (model) => {
  const count = model.webhooks.reduce((sum, { instances }) => sum + instances.length, 0);
  const most = limits.webhooksOf[model.sku];
  return count <= most
    ? []
    : [
        {
          what: `webhooks come to ${count}, counted by region, and sku "${model.sku}" allows ${most}`,
          todo: 'name fewer regions, drop webhooks, or raise the tier',
        },
      ];
};

export const webhookSecretsAreVariables = eachWebhook(({ option, serviceUri, customHeaders = {} }) => {
  const todo = 'pass a sensitive variable, azurerm shows the value in plans and state otherwise';
  const headers = known(customHeaders) ? Object.entries(customHeaders) : [];
  return [
    ...(known(serviceUri) && holdsCredentials(serviceUri)
      ? [{ what: `${option}.serviceUri holds credentials in clear`, todo }]
      : []),
    ...headers
      .filter(([name, value]) => known(value) && value !== '' && (secretName.test(name) || secretValue.test(value)))
      .map(([name]) => ({ what: `${option}.customHeaders[${show(name)}] looks like a secret in clear`, todo })),
  ];
});

export const webhookUrisAreEncrypted = eachWebhook(({ option, serviceUri }) =>
  known(serviceUri) && serviceUri.startsWith('http://')
    ? [{ what: `${option}.serviceUri is not encrypted`, got: 'http://', todo: 'use https://' }]
    : [],
);

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
