import { h } from '../view/element';
import { lossesOf, lossOf, type Loss } from '../view/lost';
import { isLate, type Registry } from '../view/registry';
import { append, fill } from './document';

/**
 * Adds the question what an outage of a region means to the section of a registry.
 *
 * @param lose gets the region that is chosen, undefined for none
 */
export function askForLoss(
  section: Element,
  index: number,
  registry: Registry,
  lose: (region: string | undefined) => void,
): void {
  const losses = lossesOf(registry);
  // A registry that a plan destroys.
  if (losses.length === 0) return;
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
      h('div', { class: 'outcome' }, h('p', { class: 'verdict', role: 'status' }), h('dl')),
    ),
  );
  const [status, list] = [panel.querySelector('.verdict'), panel.querySelector('dl')];
  panel.addEventListener('change', ({ target }) => {
    if (status === null || list === null) return;
    const index = Number((target as HTMLInputElement).value);
    const chosen = index < 0 ? undefined : losses[index].region;
    const { verdict, facts } = chosen === undefined ? none : lossOf(registry, chosen);
    fill(status, verdict);
    fill(list, ...facts.flatMap(([subject, text]) => [h('dt', {}, subject), h('dd', {}, text)]));
    lose(isLate(chosen) ? undefined : chosen);
  });
}

const none: Loss = { verdict: '', facts: [] };
