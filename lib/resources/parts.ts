import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import type { RegistryModel } from '../model/model';
import type { Part, Source } from './terraform';

/** When a part of a registry is used, and where it is: loaded then, because each class of the provider takes a millisecond. */
interface PartEntry<S extends Source = ContainerRegistry> {
  readonly isUsed: (model: RegistryModel) => boolean;
  readonly load: () => Part<S>;
}

/* eslint-disable @typescript-eslint/no-require-imports */
const rotation = () => require('./rotation') as typeof import('./rotation');
const monitoring = () => require('./monitoring') as typeof import('./monitoring');

/** What may be made for a registry that is only used too. */
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

/** What a registry may consist of besides itself, in the order in which it is created. */
const parts: readonly PartEntry[] = [
  {
    isUsed: ({ webhooks }) => webhooks.length > 0,
    load: () => (require('./webhook') as typeof import('./webhook')).part,
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

/** The parts of a registry that is only used. */
export function contentsOf(model: RegistryModel): Part<Source>[] {
  return contents.filter(({ isUsed }) => isUsed(model)).map(({ load }) => load());
}

/** The parts that a registry uses. */
export function partsOf(model: RegistryModel): Part[] {
  return parts.filter(({ isUsed }) => isUsed(model)).map(({ load }) => load());
}
