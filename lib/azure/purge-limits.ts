/** The limits of tasks, of `acr purge` and of agent pools, with their sources. */

/** A task's name (Azure resource reference, registries/tasks; the provider accepts an empty one). */
export const taskName = { pattern: /^[a-zA-Z0-9_-]*$/, min: 5, max: 50 };

/**
 * An agent pool's name: the length is from the provider, the characters are from Azure (azurerm 4.55.0; Azure resource
 * reference, agentPools).
 */
export const agentPoolName = { pattern: /^[a-zA-Z0-9-]*$/, min: 3, max: 20 };

/** How long a task may run, in seconds (azurerm 4.55.0, containers/container_registry_task_resource.go). */
export const taskSeconds = { min: 300, max: 28800 };

/**
 * The maximum length of a task's command: an argument on Linux has 128 KiB, and ACR Tasks adds some text of its own.
 */
export const commandLength = 120_000;

/**
 * The number of concurrent deletions of acr purge: more is reduced to the maximum, less is treated as its default
 * (Azure/acr-cli 0.19).
 */
export const concurrency = { min: 1, max: 32 };

/** How many processors an instance of each tier has (learn.microsoft.com, Run a task on a dedicated agent pool). */
export const processorsOf = { S1: 2, S2: 4, S3: 8, I6: 64 } as const;

/** How many processors the pools of a registry may have, until Azure support raises it (as above). */
export const processors = { standard: 16, isolated: 0 } as const;

/** Where agent pools are offered (as above, and the preview's regions as of 2026-08). */
export const agentPoolRegions: ReadonlySet<string> = new Set(
  (
    'westus2 westus3 southcentralus eastus eastus2 centralus westeurope northeurope canadacentral eastasia ' +
    'germanywestcentral switzerlandnorth swedencentral jioindiawest jioindiacentral usgovarizona usgovtexas usgovvirginia'
  ).split(' '),
);

const minutesOf = { d: 24 * 60, h: 60, m: 1 } as const;

/** More is silently reduced to this; a number that Go cannot represent is treated as 0. */
const longestAge = 150 * 365 * minutesOf.d;

/**
 * The age of `--ago` in minutes, in the only form that acr purge reads as intended: days before hours before minutes.
 * `12h1d` would be 12 days, `d7` and `99999999999999999999d` would be 0, `1week` 150 years (Azure/acr-cli 0.19,
 * cmd/acr/purge.go, parseDuration).
 */
export function ageInMinutes(text: string): number | undefined {
  const parts = /^(?=.)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$/.exec(text);
  if (parts === null) return undefined;
  const [days, hours, minutes] = parts.slice(1).map((part) => Number(part as string | undefined) || 0);
  const age = days * minutesOf.d + hours * minutesOf.h + minutes;
  return age <= longestAge ? age : undefined;
}

const wordsForUnits: readonly (readonly [RegExp, number])[] = [
  [/^y(ears?|rs?)?$/, 365 * minutesOf.d],
  [/^mo(nths?|n)?$/, 30 * minutesOf.d],
  [/^w(eeks?|ks?)?$/, 7 * minutesOf.d],
  [/^d(ays?)?$/, minutesOf.d],
  [/^h(ours?|rs?)?$/, minutesOf.h],
  [/^m(in(ute)?s?)?$/, minutesOf.m],
  [/^s(ec(ond)?s?)?$/, 1 / 60],
];

/** The age that a text in another form most likely means, in the right form: `1d12h` for `12h1d`. */
export function meantAge(text: string): string | undefined {
  if (text.length > 40) return undefined;
  const plain = text.toLowerCase().replace(/^p(?=[\dt])|t(?=\d)|[\s,_]|and/g, '');
  if (/^\d+$/.test(plain)) return writtenAge(Number(plain) * minutesOf.d);
  const turned = plain.replace(/^([a-z]+)(\d+)$/, '$2$1');
  if (!/^(\d+(\.\d+)?[a-z]+)+$/.test(turned)) return undefined;
  const parts = Array.from(turned.matchAll(/(\d+(?:\.\d+)?)([a-z]+)/g), ([, amount, word]) => {
    const unit = wordsForUnits.find(([pattern]) => pattern.test(word))?.[1];
    return unit === undefined ? undefined : Number(amount) * unit;
  });
  const known = parts.filter((part) => part !== undefined);
  const total = known.reduce((sum, part) => sum + part, 0);
  return known.length === parts.length ? writtenAge(Math.ceil(total)) : undefined;
}

function writtenAge(age: number): string | undefined {
  if (age > longestAge) return undefined;
  const [days, hours] = [Math.floor(age / minutesOf.d), Math.floor((age % minutesOf.d) / minutesOf.h)];
  const minutes = age % minutesOf.h;
  const parts = [days > 0 ? `${days}d` : '', hours > 0 ? `${hours}h` : '', minutes > 0 ? `${minutes}m` : ''];
  return parts.join('') || '0d';
}
