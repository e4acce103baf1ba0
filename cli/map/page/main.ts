import { h } from '../view/element';
import { marksOf } from '../view/picture';
import type { Registry } from '../view/registry';
import { regionInWords } from '../view/words';
import { append, byId } from './document';
import { askForLoss } from './losing';
import { WorldMap } from './maps';
import { openPlan } from './plan';

/** Adds the page's behavior; its contents are in it already. */
export function start(): void {
  const registries = JSON.parse(byId('registries').textContent) as readonly Registry[];
  const maps = new Map<Element, WorldMap>();
  for (const [index, registry] of registries.entries()) {
    const section = byId(`registry-${index}`);
    const figure = section.querySelector('figure');
    const svg = figure?.querySelector<SVGSVGElement>('svg.drawing');
    if (figure === null || !svg) continue;
    const content = { marks: marksOf(registry), describe: regionInWords };
    const map = new WorldMap(figure, svg, content);
    askForLoss(section, index, registry, (lost) => {
      map.show({ ...content, lost });
    });
    maps.set(figure, map);
  }
  const plan = openPlan(byId('plan'), registries);
  maps.set(plan.figure, plan.map);
  followWidth(maps);
  const overview = document.querySelector('.overview');
  if (overview !== null) append(overview, h('li', {}, h('a', { href: '#plan' }, 'Plan another one')));
}

/** Draws the visible maps for their current width. */
function followWidth(maps: ReadonlyMap<Element, WorldMap>): void {
  const seen = new Set<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) seen.delete(target);
        else {
          seen.add(target);
          maps.get(target)?.fit();
        }
      }
    },
    { rootMargin: '400px' },
  );
  for (const figure of maps.keys()) observer.observe(figure);
  let width = window.innerWidth;
  window.addEventListener('resize', () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    for (const figure of seen) maps.get(figure)?.fit();
  });
}
