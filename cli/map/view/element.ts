/** An element of HTML or SVG, before it is rendered. Text in it is always escaped. */
export interface Element {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly children: readonly Child[];
}

export type Child = Element | string;

export interface Attributes {
  readonly [name: string]: string | number | boolean | undefined;
}

export function h(tag: string, attributes: Attributes = {}, ...children: readonly (Child | undefined)[]): Element {
  return { tag, attributes, children: children.filter((child) => child !== undefined) };
}

/** The elements as a text, of HTML and XML alike. */
export function markup(...elements: readonly Child[]): string {
  return elements.map((element) => (typeof element === 'string' ? escaped(element) : markupOf(element))).join('');
}

function markupOf(element: Element): string {
  const { tag, children } = element;
  const written = attributesOf(element).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const start = `<${tag}${written.join('')}`;
  if (voidTags.has(tag)) return `${start}>`;
  return children.length === 0 && svgShapes.has(tag) ? `${start}/>` : `${start}>${markup(...children)}</${tag}>`;
}

const voidTags = new Set(['meta', 'input', 'wbr']);
const svgShapes = new Set(['path', 'use', 'rect', 'circle']);

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** The attributes of an element, as texts. */
export function attributesOf({ attributes }: Element): [string, string][] {
  return Object.entries(attributes).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === false ? [] : [[name, value === true ? '' : String(value)]],
  );
}
