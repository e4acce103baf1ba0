import { identityOf, known } from '../../text';

/** An attribute of a resource of azurerm that a text refers to, and nothing else. */
export interface ReferredAttribute {
  /** `azurerm_subnet` */
  readonly type: string;
  readonly attribute: string;
}

/** As a template, and as a token is compared. */
const pattern = /^\$\{(?:data\.)?(azurerm_\w+)\.[^.[\]@]+\.(\w+)(?:@[^{}]*)?\}$/;

/** The attribute that a text is, where the text is one: its value is late-bound, but what it is of is known. */
export function referredAttribute(text: string): ReferredAttribute | undefined {
  if (known(text)) return undefined;
  const found = pattern.exec(identityOf(text));
  return found === null ? undefined : { type: found[1], attribute: found[2] };
}
