import { Token } from 'cdktf';
import { expression, known, type Tags } from '../text';

/** Merges a part's own tags over those of the registry. None given inherits all, an empty map opts out. */
export function inheritTags(inherited: Tags | undefined, own: Tags | undefined): Tags {
  if (inherited === undefined || own === undefined) return own ?? inherited ?? {};
  if (known(own) && Object.keys(own).length === 0) return {};
  if (!known(inherited) || !known(own)) return Token.asStringMap(expression`merge(${inherited}, ${own})`);
  // Azure takes keys that differ in case for the same key.
  const ownKeys = new Set(Object.keys(own).map((key) => key.toLowerCase()));
  const kept = Object.entries(inherited).filter(([key]) => !ownKeys.has(key.toLowerCase()));
  return { ...Object.fromEntries(kept), ...own };
}
