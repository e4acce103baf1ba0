import { h, type Element } from './element';
import { placeLabels, spread, type Box, type Placed } from './labels';
import { isZoneRedundant, pointOf, regions, titleOf, type Point } from './regions';
import { isLate, type Place, type Registry } from './registry';
import type { View } from './views';
import { changeOf, describe, endpointsElsewhere, isSame, partsOf } from './words';

/** Something of a registry on the map. */
export interface Mark {
  readonly region: string;
  x: number;
  y: number;
  readonly classes: string;
  readonly title: string;
  readonly label: string;
  readonly hasZones: boolean;
  readonly privateEndpoints: number;
  readonly webhooks: number;
  readonly change: string;
}

export const hexagonRadius = 9;
const fontSize = 12.5;
const iconSize = 11;

const allPoints = regions.flatMap(({ name }) => {
  const point = pointOf(name);
  return point === undefined ? [] : [{ region: name, ...at(point) }];
});

/** Definitions that every map of a page uses. */
export function definitions(land: string): Element {
  return h(
    'defs',
    {},
    h('path', { id: 'land', d: land }),
    // Lines of no length with round ends.
    h('path', {
      id: 'dots',
      'vector-effect': 'non-scaling-stroke',
      d: allPoints.map(({ x, y }) => `M${x},${y}h0`).join(''),
    }),
    h('path', { id: 'hexagon', d: 'M0-9l7.8 4.5v9L0 9l-7.8-4.5v-9z' }),
    h('path', { id: 'zones', d: 'M0-3.4h0M-3 1.9h0M3 1.9h0' }),
    h('path', { id: 'lost', d: 'M-4-4L4 4M4-4L-4 4' }),
    h('path', { id: 'endpoint', d: 'M2 5h7v5H2zM3.5 5V3.500a2 2 0 0 1 4 0V5' }),
    h('path', { id: 'webhook', d: 'M6.500 0L2 6h3l-1 5 5-6.500H6z' }),
  );
}

/** The marks of a registry, as far as the map has their regions. */
export function marksOf(registry: Registry): Mark[] {
  const places = registry.places.flatMap((place) => markOf(registry, place));
  const elsewhere = endpointsElsewhere(registry).flatMap((region): Mark[] => {
    const point = pointOf(region);
    if (point === undefined || isLate(region)) return [];
    const count = partsOf(registry.privateEndpoints, region).length;
    const title = `${titleOf(region)}, ${count === 1 ? '1 private endpoint' : `${count} private endpoints`} only`;
    const none = { hasZones: false, webhooks: 0, change: '' };
    return [
      { ...none, region, ...at(point), classes: 'elsewhere', title, label: titleOf(region), privateEndpoints: count },
    ];
  });
  return [...places, ...elsewhere];
}

function markOf(registry: Registry, place: Place): Mark[] {
  const { region, isHome, routing, change } = place;
  const point = pointOf(region);
  if (point === undefined || isLate(region)) return [];
  const classes = [
    isHome ? 'home' : 'replica',
    ...(routing === false ? ['out'] : isLate(routing) ? ['late'] : []),
    ...(change === undefined ? [] : [change]),
  ];
  return [
    {
      region,
      ...at(point),
      classes: classes.join(' '),
      title: describe(registry, place),
      label: titleOf(region),
      hasZones: isZoneRedundant(place),
      privateEndpoints: partsOf(registry.privateEndpoints, region).length,
      webhooks: partsOf(registry.webhooks, region).length,
      change: changeOf(place),
    },
  ];
}

function at([x, y]: readonly [number, number]) {
  return { x, y };
}

/** The regions of a registry that are not on the map: late-bound ones, and those that the library does not know. */
export function notOnTheMap(registry: Registry): string[] {
  const all = [...registry.places.map(({ region }) => region), ...endpointsElsewhere(registry)];
  return all
    .filter((region, i) => pointOf(region) === undefined && all.findIndex((other) => isSame(other, region)) === i)
    .map(titleOf);
}

/** A map with marks, and how many of their labels found no room. */
export interface Picture {
  readonly elements: readonly Element[];
  /** The marks with their positions. */
  readonly marks: readonly Mark[];
  readonly crowded: number;
}

/** @param lost the region to draw as lost */
export function picture(marks: readonly Mark[], view: View, lost?: string): Picture {
  const { scale, width, height } = view;
  const drawn = marks.map((mark) => ({ ...mark, x: (mark.x - view.x) * scale, y: (mark.y - view.y) * scale }));
  spread(drawn, hexagonRadius * 1.9);
  const labelled = drawn.map((mark) => ({
    ...mark,
    radius: hexagonRadius,
    width: labelWidth(mark),
    height: fontSize * 1.2,
  }));
  const own = new Set(marks.map(({ region }) => region));
  const dots = allPoints
    .filter(({ region }) => !own.has(region))
    .map(({ x, y }): Point => [(x - view.x) * scale, (y - view.y) * scale]);
  const boxes = placeLabels(labelled, { x: 2, y: 2, width: width - 4, height: height - 4 }, dots);
  const ground = h(
    'g',
    { transform: `translate(${short(-view.x * scale)} ${short(-view.y * scale)})scale(${short(scale, 1000)})` },
    h('use', { href: '#land', class: 'land' }),
    h('use', { href: '#dots', class: 'dots' }),
  );
  return {
    elements: [ground, ...drawn.map((mark, i) => markElement(mark, boxes[i], mark.region === lost))],
    marks: drawn,
    crowded: boxes.filter((box) => box === undefined).length,
  };
}

function markElement(mark: Mark, box: Placed | undefined, isLost: boolean): Element {
  const position = { x: short(mark.x), y: short(mark.y) };
  return h(
    'g',
    {
      class: `mark ${mark.classes}${isLost ? ' lost' : ''}`,
      role: 'img',
      'data-region': mark.region,
    },
    h('title', {}, mark.title),
    box?.line && h('path', { class: 'line', d: `M${box.line.map((one) => short(one)).join(' ')}` }),
    h('use', { href: '#hexagon', class: 'hexagon', ...position }),
    mark.hasZones && !isLost ? h('use', { href: '#zones', class: 'zones', ...position }) : undefined,
    isLost ? h('use', { href: '#lost', class: 'cross', ...position }) : undefined,
    ...(box === undefined ? [] : labelElements(mark, box)),
  );
}

function labelElements(mark: Mark, box: Box): Element[] {
  const y = short(box.y + box.height * 0.78);
  const top = short(box.y + (box.height - iconSize) / 2);
  // The name is next to its mark, whatever its width in the font.
  const isLeft = box.x + box.width < mark.x;
  const name = isLeft
    ? h('text', { x: short(box.x + box.width), y, 'text-anchor': 'end' }, mark.label)
    : h('text', { x: short(box.x), y }, mark.label);
  let x = isLeft ? box.x : box.x + nameWidth(mark) + gap;
  const icons: Element[] = [];
  for (const [icon, count] of iconsOf(mark)) {
    icons.push(h('use', { href: `#${icon}`, class: icon, x: short(x), y: top }));
    x += iconSize;
    if (count > 1) {
      icons.push(h('text', { class: 'count', x: short(x), y }, String(count)));
      x += textWidth(String(count));
    }
    x += gap;
  }
  if (mark.change !== '') icons.push(h('text', { class: 'change', x: short(x), y }, mark.change));
  return [name, ...icons];
}

const gap = 4;

function iconsOf({ privateEndpoints, webhooks }: Mark): [string, number][] {
  const all: [string, number][] = [
    ['endpoint', privateEndpoints],
    ['webhook', webhooks],
  ];
  return all.filter(([, count]) => count > 0);
}

function labelWidth(mark: Mark): number {
  const icons = iconsOf(mark).reduce(
    (sum, [, count]) => sum + gap + iconSize + (count > 1 ? textWidth(String(count)) : 0),
    0,
  );
  return nameWidth(mark) + icons + (mark.change === '' ? 0 : gap + textWidth(mark.change));
}

/** The label of the home region is bold. */
function nameWidth({ label, classes }: Mark): number {
  return textWidth(label) * (classes.startsWith('home') ? 1.07 : 1);
}

/** The approximate width of a text, a little more than in most of the fonts that are used. */
function textWidth(text: string): number {
  let ems = 0;
  for (const letter of text) ems += emsOf(letter);
  return ems * fontSize;
}

function emsOf(letter: string): number {
  if (/[ .,'ijlItfr()]/.test(letter)) return 0.32;
  return /[mwMW]/.test(letter) ? 0.87 : /[A-Z]/.test(letter) ? 0.72 : 0.585;
}

export function short(number: number, parts = 10): number {
  return Math.round(number * parts) / parts;
}

export function pointsOf(marks: readonly Mark[]): Point[] {
  return marks.map(({ x, y }) => [x, y]);
}
