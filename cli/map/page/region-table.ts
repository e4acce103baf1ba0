import { h } from '../view/element';
import { regions, factsOf, type Region } from '../view/regions';
import { regionsOf, type Choice } from './choice';
import { append, fill } from './document';

/** All regions in a table, in which each can be selected as the home region or as a replica. */
export class RegionTable {
  private readonly rows: readonly { readonly region: Region; readonly row: HTMLTableRowElement }[];

  /** @param choose receives the region, and whether it becomes the home region */
  public constructor(parent: Element, choose: (region: string, isHome: boolean) => void) {
    const sorted = [...regions].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const panel = append(
      parent,
      h(
        'div',
        { class: 'regions' },
        h('label', { class: 'field' }, 'Find a region', h('input', { type: 'search', autocomplete: 'off' })),
        h('p', { class: 'quiet' }, 'Each region adds one Premium unit.'),
        h(
          'div',
          { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'List of regions' },
          h(
            'table',
            {},
            h('caption', { class: 'unseen' }, 'Regions to choose from'),
            h(
              'thead',
              {},
              h('tr', {}, ...['Home', 'Replica', 'Region', 'It adds'].map((title) => h('th', { scope: 'col' }, title))),
            ),
            h('tbody', {}, ...sorted.map(rowOf)),
          ),
        ),
      ),
    );
    const rows = [...panel.querySelectorAll<HTMLTableRowElement>('tbody tr')];
    this.rows = sorted.map((region, i) => ({ region, row: rows[i] }));
    panel.addEventListener('change', ({ target }) => {
      const { type, value } = target as HTMLInputElement;
      if (type === 'radio' || type === 'checkbox') choose(value, type === 'radio');
    });
    panel.querySelector<HTMLInputElement>('input[type=search]')?.addEventListener('input', ({ target }) => {
      const words = (target as HTMLInputElement).value.toLowerCase();
      for (const { region, row } of this.rows) row.hidden = !textOf(region).includes(words);
    });
  }

  /** @param isAnew whether to scroll to the home region */
  public show(choice: Choice, isAnew: boolean): void {
    const chosen = new Set(regionsOf(choice));
    const geographies = new Set([...chosen].map((region) => factsOf(region)?.geography));
    for (const { region, row } of this.rows) {
      const [home, replica] = row.querySelectorAll('input');
      home.checked = region.name === choice.home;
      replica.checked = choice.replicas.includes(region.name);
      replica.disabled = home.checked;
      row.className = chosen.has(region.name) ? 'chosen' : '';
      const [last] = [...row.cells].slice(-1);
      fill(last, addsOf(region, chosen.has(region.name), geographies));
      const list = row.closest('.scroll');
      if (isAnew && home.checked && list !== null) list.scrollTop = row.offsetTop - 2 * row.offsetHeight;
    }
  }
}

function keyOf({ cloud, geography, displayName }: Region): string {
  const order = ['public', 'china', 'usgovernment'].indexOf(cloud);
  return `${order} ${geography} ${displayName}`;
}

function textOf({ name, displayName, geography }: Region): string {
  return `${name} ${displayName} ${geography}`.toLowerCase();
}

function rowOf({ name, displayName, geography }: Region) {
  return h(
    'tr',
    {},
    h(
      'td',
      {},
      h('input', { type: 'radio', name: 'home', value: name, 'aria-label': `${displayName} as home region` }),
    ),
    h('td', {}, h('input', { type: 'checkbox', value: name, 'aria-label': `${displayName} as replica` })),
    h('th', { scope: 'row' }, displayName, h('span', { class: 'quiet' }, ` ${geography}`)),
    h('td', {}),
  );
}

/** The effect of adding a region to the selected ones. */
function addsOf(region: Region, isChosen: boolean, geographies: ReadonlySet<string | undefined>): string {
  const { zones, restricted, registries, geography } = region;
  return [
    zones === undefined ? 'zones unknown' : zones ? 'zones' : 'no zones',
    ...(isChosen || geographies.size === 0 || geographies.has(geography) ? [] : ['another geography']),
    ...(restricted ? ['restricted access'] : []),
    ...(registries === false
      ? ['no Container Registry']
      : registries === undefined
        ? ['availability of registries unknown']
        : []),
  ].join(', ');
}
