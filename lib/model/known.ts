import { Token, type IResolvable } from 'cdktf';

/** A switch, or a reference to one that Terraform fills in. */
export type Flag = boolean | IResolvable;

/** Tags, or a reference to them that Terraform fills in. */
export interface Tags {
  readonly [key: string]: string;
}

/**
 * Whether a value can be judged now. A token cannot: Terraform fills it in later. Nor can an expression of
 * Terraform that is written out, `${var.name}`.
 *
 * Ask it of each scalar (and of a whole map of tags), never of an object that merely contains a token.
 */
export function known(value: unknown): boolean {
  return !Token.isUnresolved(value) && !(typeof value === 'string' && value.includes('${'));
}
