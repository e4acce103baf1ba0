import type { Fault } from '../../errors';
import type { Stated } from '../../reading/notes';
import { kindOf, known } from '../../text';

/** What is wrong with an option, with its value, text or a list of text, unless that contains a token or is a secret. */
export function fault({ path, value, isSecret }: Stated<unknown>, what: string, todo: Fault['todo']): Fault {
  const isHidden = isSecret === true || [value].flat().some(hasToken);
  return isHidden ? { option: path, what, todo } : { option: path, what, got: value, todo };
}

/** Malformed text may contain one as well. */
function hasToken(value: unknown): boolean {
  return typeof value === 'string' ? kindOf(value) === 'token' || value.includes('{TfToken[') : !known(value);
}
