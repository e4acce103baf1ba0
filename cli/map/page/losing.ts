import { h } from '../view/element';
import { lossesOf, lossOf } from '../view/lost';
import { isLate, type Registry } from '../view/registry';
import { append, fill } from './document';

/**
 * Adds a choice to the section of a registry that shows the effect of an outage of a region.
 *
 * @param lose receives the selected region, undefined for none
 */
export function askForLoss(
  section: Element,
  index: number,
  registry: Registry,
  lose: (region: string | undefined) => void,
): void {
  const losses = lossesOf(registry);
  const radio = (value: number, title: string) =>
    h(
      'label',
      {},
      h('input', { type: 'radio', name: `lost-${index}`, value, checked: value < 0 }),
      h('span', {}, title),
    );
  const panel = append(
    section,
    h(
      'fieldset',
      { class: 'lost' },
      h('legend', {}, 'If a region is lost'),
      h('div', { class: 'choices' }, radio(-1, 'None'), ...losses.map(({ title }, i) => radio(i, title))),
      h('div', { class: 'outcome', 'aria-live': 'polite' }),
    ),
  );
  const outcome = panel.querySelector('.outcome');
  panel.addEventListener('change', ({ target }) => {
    const chosen = losses.at(Number((target as HTMLInputElement).value));
    const isNone = Number((target as HTMLInputElement).value) < 0;
    if (outcome === null || chosen === undefined || isNone) {
      if (outcome !== null) fill(outcome);
      lose(undefined);
      return;
    }
    const { verdict, facts } = lossOf(registry, chosen.region);
    fill(
      outcome,
      h('p', { class: 'verdict' }, verdict),
      h('dl', {}, ...facts.flatMap(([subject, text]) => [h('dt', {}, subject), h('dd', {}, text)])),
    );
    lose(isLate(chosen.region) ? undefined : chosen.region);
  });
}
