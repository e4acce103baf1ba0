import type { Fault } from '../../errors';
import type { Stated } from '../../reading/notes';
import { kindOf, known } from '../../text';

/** What is wrong with something that the user stated, with the value unless it has a token in it or is a secret. */
export function fault({ path, value, isSecret }: Stated<unknown>, what: string, todo: Fault['todo']): Fault {
  const isHidden = isSecret === true || (typeof value === 'string' ? kindOf(value) === 'token' : !known(value));
  return isHidden ? { option: path, what, todo } : { option: path, what, got: value, todo };
}
