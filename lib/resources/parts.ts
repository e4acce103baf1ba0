import { usesAzapi } from '../model/azapi';
import type { RegistryModel } from '../model/model';
import type { Part } from './terraform';

/** When a part of a registry is used, and where it is: loaded then, because each class of the provider takes a millisecond. */
interface PartEntry {
  readonly isUsed: (model: RegistryModel) => boolean;
  readonly load: () => Part;
}

/* eslint-disable @typescript-eslint/no-require-imports */
const rotation = () => require('./rotation') as typeof import('./rotation');
const monitoring = () => require('./monitoring') as typeof import('./monitoring');

/** What a registry may consist of besides itself, in the order in which it is created. */
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
  {
    isUsed: ({ endpoints }) => endpoints.length > 0,
    load: () => (require('./private-link') as typeof import('./private-link')).part,
  },
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

/** The parts that a registry uses. */
export function partsOf(model: RegistryModel): Part[] {
  return parts.filter(({ isUsed }) => isUsed(model)).map(({ load }) => load());
}
