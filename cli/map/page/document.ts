import { attributesOf, type Child, type Element as Made } from '../view/element';

/** Replaces the contents of an element. */
export function fill(parent: Element, ...elements: readonly (Child | undefined)[]): void {
  parent.replaceChildren(...elements.filter((each) => each !== undefined).map((each) => built(each, parent)));
}

export function append(parent: Element, element: Made): Element {
  const made = built(element, parent);
  parent.append(made);
  return made as Element;
}

function built(element: Child, parent: Element): Node | string {
  if (typeof element === 'string') return element;
  const namespace = element.tag === 'svg' ? 'http://www.w3.org/2000/svg' : parent.namespaceURI;
  const made = document.createElementNS(namespace, element.tag);
  for (const [name, value] of attributesOf(element)) made.setAttribute(name, value);
  made.append(...element.children.map((child) => built(child, made)));
  return made;
}

/** The element of the page with an id. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`there is no ${id}`);
  return found;
}
