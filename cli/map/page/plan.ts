import { h, type Element as Made } from '../view/element';
import { list } from '../view/lost';
import { marksOf } from '../view/picture';
import { factsOf, titleOf, type Point } from '../view/regions';
import { isLate, type Registry } from '../view/registry';
import { closeUp, type View } from '../view/views';
import { nameOf, regionInWords } from '../view/words';
import { choiceOf, newRegistry, propsOf, regionsOf, toggled, withHome, type Choice } from './choice';
import { programOf, resourceGroup } from './code';
import { append, fill } from './document';
import { loadLibrary } from './library';
import { WorldMap } from './maps';
import { RegionTable } from './region-table';
import type { Findings, Validate } from './validate';

/** Opens the planner: users select regions, the library validates them, and the code for them is shown. */
export function openPlan(
  section: HTMLElement,
  registries: readonly Registry[],
): { readonly figure: Element; readonly map: WorldMap } {
  append(
    section,
    h('div', { class: 'plan-head' }, h('h2', { id: 'plan-title' }, 'Plan'), h('p', { class: 'quiet' }, intro)),
  );
  const controls = append(section, controlsOf(registries));
  const figure = append(section, h('figure')) as HTMLElement;
  const svg = append(append(figure, h('div', { class: 'frame' })), drawing) as SVGSVGElement;
  append(
    figure,
    h(
      'figcaption',
      { class: 'legend' },
      h('span', {}, 'Click a region, or move to it with the arrow keys and press Enter.'),
    ),
  );
  const columns = append(section, h('div', { class: 'columns' }));
  const table = new RegionTable(columns, (region, isHome) => {
    choose(isHome ? withHome(choice, region) : toggled(choice, region));
  });
  const outcome = append(columns, outcomeOf());
  const program = append(section, programPanel());
  section.hidden = false;

  let choice: Choice = registries.length > 0 ? choiceOf(registries[0]) : newRegistry;
  let validate: Validate | undefined;
  let part: ((width: number, height: number) => View) | undefined;
  const content = () => ({
    marks: marksOf(registryOf(choice)),
    part: part ?? ('world' as const),
    describe: (region: string) => `${regionInWords(region)}, not chosen`,
    isOn: (region: string) => regionsOf(choice).includes(region),
  });
  const setsHome = () => controls.querySelector<HTMLInputElement>('[name=click][value=home]')?.checked === true;
  const map = new WorldMap(figure, svg, content(), (region) => {
    choose(setsHome() || choice.home === undefined ? withHome(choice, region) : toggled(choice, region));
  });
  const name = controls.querySelector<HTMLInputElement>('input[type=text]');

  function choose(next: Choice, isAnew = false): void {
    choice = next;
    if (name !== null && name.value !== next.name) name.value = next.name;
    map.show(content());
    table.show(choice, isAnew);
    showOutcome(outcome, program, choice, validate);
  }

  controls.addEventListener('input', ({ target }) => {
    if (target === name && name !== null) choose({ ...choice, name: name.value });
  });
  controls.addEventListener('change', ({ target }) => {
    const { name: of, value } = target as HTMLInputElement;
    if (of === 'from') choose(value === '' ? newRegistry : choiceOf(registries[Number(value)]), true);
    if (of !== 'area') return;
    part = areas[Number(value)].part;
    map.show(content());
  });
  program.querySelector('button')?.addEventListener('click', () => {
    void copy(program);
  });
  choose(choice, true);
  loadLibrary().then(
    (loaded) => {
      validate = loaded;
      choose(choice);
    },
    () => {
      fill(
        outcome.children[1],
        h('p', { class: 'verdict' }, 'This browser cannot load the library: the choice is not validated.'),
      );
    },
  );
  return { figure, map };
}

const intro =
  'Choose regions on the map or in the list. The library validates them here as it does at synth; nothing leaves this page.';

function controlsOf(registries: readonly Registry[]): Made {
  const radios = (of: string, title: string, values: readonly (readonly [value: string | number, text: string])[]) =>
    h(
      'fieldset',
      {},
      h('legend', {}, title),
      h(
        'div',
        { class: 'choices' },
        ...values.map(([value, text], i) =>
          h('label', {}, h('input', { type: 'radio', name: of, value, checked: i === 0 }), h('span', {}, text)),
        ),
      ),
    );
  return h(
    'div',
    { class: 'controls' },
    h(
      'label',
      { class: 'field' },
      'Start from',
      h(
        'select',
        { name: 'from' },
        ...registries.map((registry, i) => h('option', { value: i }, nameOf(registry))),
        h('option', { value: '' }, 'a new registry'),
      ),
    ),
    h(
      'label',
      { class: 'field' },
      'Registry name',
      h('input', { type: 'text', name: 'name', autocomplete: 'off', spellcheck: 'false', maxlength: 60 }),
    ),
    radios('click', 'A click on the map', [
      ['replica', 'adds or removes a replica'],
      ['home', 'sets the home region'],
    ]),
    radios(
      'area',
      'Part of the map',
      areas.map(({ title }, i) => [i, title]),
    ),
  );
}

const drawing = h('svg', { class: 'map drawing switches', role: 'group', 'aria-label': 'Map of the plan' });

/** The views of the map, in which regions are far enough apart to be selected. */
const areas: readonly { title: string; part?: (width: number, height: number) => View }[] = [
  { title: 'World' },
  { title: 'North America', part: partOf([330, 150], [590, 420]) },
  { title: 'South America', part: partOf([420, 420], [760, 740]) },
  { title: 'Europe', part: partOf([860, 90], [1080, 270]) },
  { title: 'Middle East and Africa', part: partOf([1010, 290], [1270, 720]) },
  { title: 'Asia', part: partOf([1310, 240], [1740, 550]) },
  { title: 'Australia', part: partOf([1640, 560], [1950, 740]) },
];

function partOf(...corners: Point[]): (width: number, height: number) => View {
  return (width, height) => closeUp(corners, width, height);
}

/** The resulting registry, in the form in which others are drawn. */
function registryOf(choice: Choice): Registry {
  const before = (region: string) => choice.from?.places.find((place) => place.region === region);
  return {
    address: '',
    source: '',
    name: choice.name,
    sku: 'Premium',
    places: regionsOf(choice).map((region) => ({
      region,
      isHome: region === choice.home,
      zones: factsOf(region)?.zones === true,
      routing: region === choice.home || before(region)?.routing !== false,
    })),
    dataEndpoints: true,
    regionalEndpoints: false,
    ownKey: false,
    webhooks: [],
    privateEndpoints: [],
    tasks: 0,
    warnings: [],
  };
}

function outcomeOf(): Made {
  return h(
    'div',
    { class: 'outcome' },
    h('div', { class: 'sums' }),
    h('div', { class: 'findings' }),
    h('p', { class: 'unseen', role: 'status' }),
  );
}

function programPanel(): Made {
  return h(
    'div',
    { class: 'program', hidden: true },
    h(
      'div',
      { class: 'program-head' },
      h('h3', {}, 'TypeScript'),
      h('span', { role: 'status', class: 'quiet' }),
      h('button', { type: 'button' }, 'Copy'),
    ),
    h('pre', { tabindex: 0, role: 'region', 'aria-label': 'TypeScript for this plan' }),
  );
}

/** @param validate validates by the library's rules, once they are loaded */
function showOutcome(outcome: Element, program: Element, choice: Choice, validate: Validate | undefined): void {
  const [sums, found, status] = outcome.children;
  fill(sums, h('h3', {}, 'Result'), h('ul', {}, ...sumsOf(choice).map((text) => h('li', {}, text))));
  const findings = choice.home === undefined ? undefined : validate?.(propsOf(choice, resourceGroup));
  fill(found, ...findingsOf(choice, findings));
  const isSound = findings?.faults.length === 0;
  (program as HTMLElement).hidden = !isSound;
  fill(status, spoken(choice, findings));
  const [code, copied] = [program.querySelector('pre'), program.querySelector('[role=status]')];
  if (copied !== null) fill(copied);
  if (isSound && code !== null) fill(code, h('code', {}, programOf(choice)));
}

/** The announcement for screen readers. */
function spoken(choice: Choice, findings: Findings | undefined): string {
  const [sum] = sumsOf(choice);
  if (findings === undefined) return sum;
  const { faults, warnings } = findings;
  return `${sum} ${counted(faults.length, 'fault')}, ${counted(warnings.length, 'warning')}.`;
}

function findingsOf(choice: Choice, findings: Findings | undefined): Made[] {
  const verdict = (text: string) => h('p', { class: 'verdict' }, text);
  if (choice.home === undefined) return [verdict('Choose a home region.')];
  if (findings === undefined) return [];
  const lines = (kind: string, title: string, texts: readonly string[]) =>
    texts.length === 0
      ? []
      : [h('div', { class: kind }, h('h3', {}, title), h('ul', {}, ...texts.map((text) => h('li', {}, text))))];
  const { faults, warnings } = findings;
  return faults.length + warnings.length === 0
    ? [verdict('No errors and no warnings.')]
    : [...lines('faults', 'Errors', faults), ...lines('warnings', 'Warnings', warnings)];
}

/** Copies the program; if that is not allowed, selects it, so that users can copy it. */
async function copy(program: Element): Promise<void> {
  const [code, status] = [program.querySelector('pre'), program.querySelector('[role=status]')];
  if (code === null || status === null) return;
  try {
    await navigator.clipboard.writeText(code.textContent);
    status.textContent = 'Copied';
  } catch {
    window.getSelection()?.selectAllChildren(code);
    status.textContent = 'Selected: press the keys for copying';
  }
}

/** What the choice means, in words. */
function sumsOf(choice: Choice): string[] {
  const all = regionsOf(choice);
  const known = all.map(factsOf).filter((facts) => facts !== undefined);
  const geographies = [...new Set(known.map(({ geography }) => geography))];
  const zoned = known.filter(({ zones }) => zones === true).length;
  return [
    `${counted(all.length, 'region')}, ${counted(all.length, 'Premium unit')}; ${zoned} with availability zones.`,
    geographies.length < 2
      ? `Images stay in one geography${geographies.length === 0 ? '' : `: ${geographies[0]}`}.`
      : `Images are stored in ${geographies.length} geographies: ${list(geographies)}.`,
    ...differencesOf(choice),
  ];
}

function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}

/** How a choice differs from the registry that it started with. */
function differencesOf(choice: Choice): string[] {
  if (choice.from === undefined) return [];
  const before = choiceOf(choice.from);
  const [was, is] = [regionsOf(before), regionsOf(choice)];
  const named = (names: readonly string[]) => list(names.map(titleOf));
  const [added, removed] = [is.filter((region) => !was.includes(region)), was.filter((region) => !is.includes(region))];
  const moves = before.home !== undefined && choice.home !== undefined && before.home !== choice.home;
  return [
    ...(added.length === 0 ? [] : [`Added: ${named(added)}.`]),
    ...(removed.length === 0
      ? []
      : [`Removed: ${named(removed)}. Images that have not been replicated yet are lost with it.`]),
    ...(moves
      ? [
          'The home region cannot be moved: Terraform would destroy the registry with its images. Create a registry with another name, and import the images.',
        ]
      : []),
    ...choice.from.places.flatMap(({ region }) =>
      isLate(region) ? [`Known only to Terraform, and not in this plan: ${region.late}.`] : [],
    ),
  ];
}
