import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { usesAzapi } from '../model/azapi';
import type { RegistryModel } from '../model/model';
import type { Part, Source } from './terraform';

/**
 * When a registry uses a part, and how to load it: on demand, because each class of the provider takes a millisecond to
 * load.
 */
interface PartEntry<S extends Source = ContainerRegistry> {
  readonly isUsed: (model: RegistryModel) => boolean;
  readonly load: () => Part<S>;
}

/* eslint-disable @typescript-eslint/no-require-imports */
const rotation = () => require('./rotation') as typeof import('./rotation');
const monitoring = () => require('./monitoring') as typeof import('./monitoring');

/** The parts that can also be created for an existing registry. */
const contents: readonly PartEntry<Source>[] = [
  {
    isUsed: ({ endpoints }) => endpoints.length > 0,
    load: () => (require('./private-link') as typeof import('./private-link')).part,
  },
  {
    isUsed: ({ credentialSets, cacheRules }) => credentialSets.length + cacheRules.length > 0,
    load: () => (require('./cache') as typeof import('./cache')).part,
  },
  {
    isUsed: ({ purgeTasks }) => purgeTasks.length > 0,
    load: () => (require('./purge') as typeof import('./purge')).part,
  },
  {
    isUsed: ({ scopeMaps, tokens }) => scopeMaps.length + tokens.length > 0,
    load: () => (require('./token') as typeof import('./token')).part,
  },
];

/** All parts of a registry, in the order in which they are created. */
const parts: readonly PartEntry[] = [
  {
    isUsed: ({ webhooks }) => webhooks.length > 0,
    load: () => (require('./webhook') as typeof import('./webhook')).part,
  },
  {
    // Before private endpoints, which wait for it.
    isUsed: usesAzapi,
    load: () => (require('./azapi') as typeof import('./azapi')).part,
  },
  ...contents,
  {
    isUsed: ({ stated, homeRouting }) => stated.rotation !== undefined || homeRouting !== true,
    load: () => rotation().part,
  },
  { isUsed: ({ lock }) => lock !== undefined, load: () => (require('./lock') as typeof import('./lock')).part },
  { isUsed: ({ diagnostics }) => diagnostics !== undefined, load: () => monitoring().diagnostics },
  { isUsed: ({ alerts }) => alerts !== undefined, load: () => monitoring().alerts },
  {
    isUsed: ({ deployer }) => deployer?.current !== undefined,
    load: () => (require('./deployer-check') as typeof import('./deployer-check')).part,
  },
];
/* eslint-enable @typescript-eslint/no-require-imports */

/** The parts of an existing registry. */
export function contentsOf(model: RegistryModel): Part<Source>[] {
  return contents.filter(({ isUsed }) => isUsed(model)).map(({ load }) => load());
}

/** The parts that a registry uses. */
export function partsOf(model: RegistryModel): Part[] {
  return parts.filter(({ isUsed }) => isUsed(model)).map(({ load }) => load());
}
