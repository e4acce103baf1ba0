import { Token } from 'cdktf';
import { expression, known, type Tags } from '../text';

/** Merges a part's own tags with those of the registry. Undefined inherits all, an empty map opts out. */
export function inheritTags(inherited: Tags | undefined, own: Tags | undefined): Tags {
  if (inherited === undefined || own === undefined) return own ?? inherited ?? {};
  if (known(own) && Object.keys(own).length === 0) return {};
  if (!known(inherited) || !known(own)) return Token.asStringMap(expression`merge(${inherited}, ${own})`);
  // Keys of tags are case-insensitive in Azure.
  const ownKeys = new Set(Object.keys(own).map((key) => key.toLowerCase()));
  const kept = Object.entries(inherited).filter(([key]) => !ownKeys.has(key.toLowerCase()));
  return { ...Object.fromEntries(kept), ...own };
}
