import type { Options } from './code';
import type { Tags } from './fields';

/** Whether a part can keep its tags if it inherits others: it has none, or all of the others as well. */
export function isExpressible(own: Tags, inherited: Tags): boolean {
  return isEmpty(own) || Object.keys(inherited).every((key) => Object.hasOwn(own, key));
}

/** The tags of a part in addition to those that it inherits. */
export function ownTags(own: Tags, inherited: Tags): Options | undefined {
  if (isEmpty(inherited)) return unlessEmpty(own);
  if (isEmpty(own)) return {};
  return unlessEmpty(Object.fromEntries(Object.entries(own).filter(([key, value]) => inherited[key] !== value)));
}

export function unlessEmpty(tags: Tags): Tags | undefined {
  return isEmpty(tags) ? undefined : tags;
}

function isEmpty(tags: Tags): boolean {
  return Object.keys(tags).length === 0;
}
