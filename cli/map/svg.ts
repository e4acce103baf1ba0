import { land } from './land';
import { h, markup, type Element } from './view/element';
import { legendOf, legendIcon } from './view/legend';
import { definitions, marksOf, notOnTheMap, picture, pointsOf } from './view/picture';
import { viewOf, wholeWorld } from './view/views';
import type { Registry } from './view/registry';
import { nameOf, summaryOf } from './view/words';

const padding = 20;
const heading = 58;
const legendHeight = 34;
const { width, height } = wholeWorld;

/** The maps of registries as one picture, each with its name, one below the other. */
export function svgOf(registries: readonly Registry[], style: string): string {
  const tall = heading + height + legendHeight + padding;
  const size = { width: width + 2 * padding, height: registries.length * tall + padding };
  const title = registries.map(nameOf).join(', ');
  const root = h(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${size.width} ${size.height}`,
      class: 'map',
      role: 'img',
      'aria-labelledby': 'title',
    },
    h('title', { id: 'title' }, `The regions of ${title}`),
    h('style', {}, style),
    definitions(land),
    h('rect', { width: size.width, height: size.height, rx: 8, class: 'paper' }),
    ...registries.map((registry, i) =>
      h('g', { transform: `translate(${padding} ${padding + i * tall})` }, ...drawingOf(registry)),
    ),
  );
  return `${markup(root)}\n`;
}

function drawingOf(registry: Registry): Element[] {
  const marks = marksOf(registry);
  const missing = notOnTheMap(registry);
  const note = missing.length === 0 ? '' : ` · not on the map: ${missing.join(', ')}`;
  let x = 0;
  const legend = legendOf(marks).map((entry) => {
    const item = h(
      'g',
      { transform: `translate(${x} ${heading + height + 22})` },
      legendIcon(entry),
      h('text', { x: 24, y: 4, class: 'quiet' }, entry.text),
    );
    x += 24 + entry.text.length * 7 + 22;
    return item;
  });
  return [
    h('text', { y: 18, class: 'name' }, nameOf(registry)),
    h('text', { y: 40, class: 'quiet' }, `${summaryOf(registry)}${note}`),
    h('svg', { y: heading, width, height }, ...picture(marks, viewOf(pointsOf(marks))).elements),
    ...legend,
  ];
}
