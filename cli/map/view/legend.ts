import { h, type Element } from './element';
import type { Mark } from './picture';

/** A kind of mark, and what it means. */
export interface LegendEntry {
  readonly classes: string;
  readonly text: string;
  /** What is drawn in or instead of the hexagon. */
  readonly icon?: 'zones' | 'endpoint' | 'webhook' | 'dot';
}

const has = (name: string) => (mark: Mark) => mark.classes.split(' ').includes(name);

const entries: readonly (LegendEntry & { readonly isUsed: (mark: Mark) => boolean })[] = [
  { classes: 'home', text: 'Home region', isUsed: has('home') },
  { classes: 'replica', text: 'Replica', isUsed: (mark) => mark.classes === 'replica' || has('added')(mark) },
  { classes: 'replica out', text: 'Out of rotation', isUsed: has('out') },
  { classes: 'replica late', text: 'Rotation is late-bound', isUsed: has('late') },
  { classes: 'replica removed', text: 'Removed', isUsed: has('removed') },
  { classes: 'elsewhere', text: 'No registry', isUsed: has('elsewhere') },
  { classes: 'replica', icon: 'zones', text: 'Zone-redundant', isUsed: ({ hasZones }) => hasZones },
  { classes: '', icon: 'endpoint', text: 'Private endpoint', isUsed: ({ privateEndpoints }) => privateEndpoints > 0 },
  { classes: '', icon: 'webhook', text: 'Webhook', isUsed: ({ webhooks }) => webhooks > 0 },
  { classes: '', icon: 'dot', text: 'Other Azure region', isUsed: () => true },
];

/** The meaning of the marks that are on a map. */
export function legendOf(marks: readonly Mark[]): LegendEntry[] {
  return entries.filter(({ isUsed }) => marks.some(isUsed));
}

/** The mark of an entry, its middle 8 to the right. */
export function legendIcon({ classes, icon }: LegendEntry): Element {
  if (icon === 'endpoint' || icon === 'webhook') return h('use', { href: `#${icon}`, class: icon, x: 3, y: -6 });
  if (icon === 'dot') return h('path', { class: 'dots', d: 'M8 0h0' });
  return h(
    'g',
    { class: classes, transform: 'translate(8 0)' },
    h('use', { href: '#hexagon', class: 'hexagon' }),
    icon && h('use', { href: '#zones', class: 'zones' }),
  );
}
