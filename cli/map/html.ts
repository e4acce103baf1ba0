import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { land } from './land';
import { h, markup, type Child, type Element } from './view/element';
import { legendIcon, legendOf } from './view/legend';
import { definitions, marksOf, notOnTheMap, picture, pointsOf, type Mark } from './view/picture';
import type { Registry } from './view/registry';
import { viewOf, wholeWorld } from './view/views';
import { changesOf, nameOf, placesInWords, premiumUnits, rowsOf, summaryOf, type Row } from './view/words';

/** The assets of the page: its own code and styles, and the library. */
export interface Assets {
  readonly script: string;
  readonly style: string;
  readonly library: string;
}

/** One self-contained page: no other file, no server, no network. */
export function htmlOf(registries: readonly Registry[], { script, style, library }: Assets): string {
  const title = registries.length === 1 ? nameOf(registries[0]) : `${registries.length} container registries`;
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}' '${hashOf(library)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types library',
  ].join('; ');
  const head = [
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('title', {}, `${title}: regions`),
  ];
  return [
    '<!doctype html>\n<html lang="en">\n',
    `<head>${markup(...head)}<style>${style}</style></head>\n`,
    `<body>${markup(
      h('svg', { class: 'definitions', width: 0, height: 0, 'aria-hidden': 'true' }, definitions(land)),
      headerOf(registries, title),
    )}\n<main>`,
    ...registries.map((registry, i) => `${markup(sectionOf(registry, i, registries.length === 1))}\n`),
    markup(h('section', { id: 'plan', class: 'plan', 'aria-labelledby': 'plan-title', hidden: true })),
    '</main>\n',
    `<script type="application/json" id="registries">${dataOf(registries)}</script>\n`,
    // Compressed, it is less than half of the page. Only the plan runs it.
    `<script type="text/plain" id="library">${gzipSync(library, { level: 9 }).toString('base64')}</script>\n`,
    `<script>${script}</script></body>\n</html>\n`,
  ].join('');
}

/** The details of a registry that only the command shows. */
const unused = new Set(['address', 'source', 'warnings']);

/** The registries for the page's code. In a script element, only a tag could end the text. */
function dataOf(registries: readonly Registry[]): string {
  const data = JSON.stringify(registries, (key, value: unknown) => (unused.has(key) ? undefined : value));
  return data.replaceAll('<', '\\u003c');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function headerOf(registries: readonly Registry[], title: string): Element {
  const sources = [...new Set(registries.map(({ source }) => source))];
  const from = `from ${sources.length > 3 ? `${sources.length} files` : sources.join(', ')}`;
  const units = registries.map(premiumUnits).filter((count) => /^\d+$/.test(count));
  const sum = units.reduce((total, count) => total + Number(count), 0);
  const all = units.length === registries.length ? `Premium units: ${sum}` : `Premium units: ${sum} or more`;
  return h(
    'header',
    {},
    h('h1', {}, title),
    h('p', { class: 'quiet' }, `${registries.length === 1 ? summaryOf(registries[0]) : all} · ${from}`),
    ...(registries.length === 1 ? [] : [overviewOf(registries), legend(registries.flatMap(marksOf))]),
  );
}

/** All registries in a table, each with a link to its section. */
function overviewOf(registries: readonly Registry[]): Element {
  return h(
    'nav',
    { 'aria-label': 'Registries' },
    h(
      'ul',
      { class: 'overview' },
      ...registries.map((registry, i) =>
        h(
          'li',
          {},
          h('a', { href: `#registry-${i}` }, nameOf(registry)),
          h('span', { class: 'quiet' }, ` ${placesInWords(registry)}`),
        ),
      ),
    ),
  );
}

function sectionOf(registry: Registry, index: number, isOnly: boolean): Element {
  const marks = marksOf(registry);
  const changes = changesOf(registry);
  const id = `registry-${index}`;
  return h(
    'section',
    { id, class: 'registry', 'aria-labelledby': `${id}-title` },
    h('h2', { id: `${id}-title`, class: isOnly ? 'unseen' : undefined }, nameOf(registry)),
    isOnly
      ? undefined
      : h('p', { class: 'quiet' }, `${summaryOf(registry)} · ${registry.address} in ${registry.source}`),
    changes.length === 0 ? undefined : listOf('changes', 'Changes in this plan', changes),
    tableOf(registry),
    h(
      'figure',
      {},
      h(
        'div',
        { class: 'frame' },
        h(
          'svg',
          {
            class: 'map drawing',
            viewBox: `0 0 ${wholeWorld.width} ${wholeWorld.height}`,
            role: 'group',
            'aria-label': `Map of ${nameOf(registry)}`,
          },
          ...picture(marks, viewOf(pointsOf(marks))).elements,
        ),
      ),
      captionOf(registry, isOnly),
    ),
    registry.warnings.length === 0 ? undefined : listOf('warnings', 'Warnings', registry.warnings),
  );
}

function listOf(kind: string, title: string, texts: readonly string[]): Element {
  return h('div', { class: kind }, h('h3', {}, title), h('ul', {}, ...texts.map((text) => h('li', {}, text))));
}

/** The notes below a map. Several maps share one legend. */
function captionOf(registry: Registry, isOnly: boolean): Element {
  const missing = notOnTheMap(registry);
  return h(
    'figcaption',
    { class: 'legend' },
    ...(isOnly ? keysOf(marksOf(registry)) : []),
    missing.length === 0 ? undefined : h('span', {}, `Not on the map: ${missing.join(', ')}`),
  );
}

function legend(marks: readonly Mark[]): Element {
  return h('p', { class: 'legend' }, ...keysOf(marks));
}

function keysOf(marks: readonly Mark[]): Element[] {
  return legendOf(marks).map((entry) =>
    h(
      'span',
      {},
      h(
        'svg',
        { class: 'map', width: 20, height: 20, viewBox: '-2 -10 20 20', 'aria-hidden': 'true' },
        legendIcon(entry),
      ),
      entry.text,
    ),
  );
}

const columns: readonly (readonly [title: string, key: keyof Row])[] = [
  ['Region', 'region'],
  ['Role', 'role'],
  ['Zone redundancy', 'zones'],
  ['Routing', 'routing'],
  ['Data endpoint', 'dataEndpoint'],
  ['Regional endpoint', 'regionalEndpoint'],
  ['Private endpoints', 'privateEndpoints'],
  ['Webhooks', 'webhooks'],
  ['Geography', 'geography'],
  ['Pair', 'pair'],
];

function tableOf(registry: Registry): Element {
  const rows = rowsOf(registry);
  const shown = rows.some(({ change }) => change !== '') ? [...columns, ['Change', 'change'] as const] : columns;
  return h(
    'table',
    {},
    h('caption', { class: 'unseen' }, `Regions of ${nameOf(registry)}`),
    h('thead', {}, h('tr', {}, ...shown.map(([title]) => h('th', { scope: 'col' }, title)))),
    h('tbody', {}, ...rows.map((row) => h('tr', {}, ...shown.map(([, key]) => cellOf(key, row[key]))))),
  );
}

function cellOf(key: keyof Row, text: string): Element {
  if (key === 'region') return h('th', { scope: 'row' }, text);
  const isNothing = text === 'none' || text === 'off';
  return h('td', { class: isNothing ? 'quiet' : undefined }, ...breakable(text));
}

/** Allows a line break in a host after the name of the registry. */
function breakable(text: string): Child[] {
  const [name, ...labels] = text.split('.');
  return labels.length < 4 ? [text] : [`${name}.`, h('wbr'), labels.join('.')];
}
