/**
 * `npm run test:browser`: the pages that the packed command writes, opened from disk in Chromium. Pictures of them are kept in
 * `test/browser/pictures/`, to be looked at. A word after the command picks the tests that have it in their name.
 */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { open, startBrowser, type Opened } from './browser';
import { documents, pageOf } from './pages';
import { synthesized } from './program';

const pictures = join(__dirname, 'pictures');
const tests: { readonly name: string; readonly run: () => void | Promise<void> }[] = [];
let show: (name: string, options?: BrowserContextOptions, kind?: 'html' | 'svg') => Promise<Opened>;

function test(name: string, run: () => void | Promise<void>): void {
  tests.push({ name, run });
}

async function main(): Promise<void> {
  const chosen = tests.filter(({ name }) => name.includes(process.argv[2] ?? ''));
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures);
  const browser = await startBrowser();
  let failed = 0;
  for (const { name, run } of chosen) {
    const all: Opened[] = [];
    show = async (document, options, kind) => {
      const opened = await open(browser, pageOf(document, documents[document], kind), options);
      all.push(opened);
      return opened;
    };
    try {
      await run();
      for (const { complaints } of all) deepEqual(complaints, []);
      console.log(`  passed  ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`  FAILED  ${name}\n${String(error)}`);
    }
    for (const { context } of all) await context.close();
  }
  await browser.close();
  console.log(`browser: ${chosen.length - failed} of ${chosen.length} tests passed, pictures in test/browser/pictures`);
  if (failed > 0) process.exitCode = 1;
}

/** Takes a picture: of the whole page, or of what is seen of it. */
async function picture(page: Page, name: string, isWhole = true): Promise<void> {
  const seen = page.viewportSize();
  // Chromium hangs now and then where playwright asks it for what is beyond the window.
  if (isWhole && seen !== null) {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ ...seen, height });
  }
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  if (isWhole && seen !== null) await page.setViewportSize(seen);
}

/** What axe finds against WCAG 2.2 AA, and against what it calls best practice. */
async function accessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
  deepEqual(found, []);
}

for (const name of Object.keys(documents)) {
  test(`${name} is accessible by day and by night`, async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await show(name, { colorScheme });
      await page.locator('.findings *').first().waitFor();
      await accessible(page);
      if (name !== 'sixty' || colorScheme === 'light') await picture(page, `${name}-${colorScheme}`, name !== 'sixty');
    }
  });

  test(`${name} fits 320 pixels`, async () => {
    const { page } = await show(name, { viewport: { width: 320, height: 700 } });
    equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await accessible(page);
    await picture(page, `${name}-320`, name !== 'sixty');
  });
}

test('the page stays under 200 kB', () => {
  ok(statSync(pageOf('contoso', documents.contoso)).size < 200_000);
  return Promise.resolve();
});

test('no label is on another, nor outside', async () => {
  for (const name of ['contoso', 'europe', 'europe-and-world', 'china', 'plan']) {
    for (const width of [1200, 700, 360]) {
      const { page } = await show(name, { viewport: { width, height: 800 } });
      const faults = await page.evaluate(() => {
        const map = document.querySelector('.drawing');
        if (map === null) return ['there is no map'];
        const frame = map.getBoundingClientRect();
        const texts = [...map.querySelectorAll('text')].map((text) => ({
          text: text.textContent,
          box: text.getBoundingClientRect(),
        }));
        const isOn = (a: DOMRect, b: DOMRect) =>
          a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
        return texts.flatMap(({ text, box }, i) => [
          ...texts.slice(i + 1).flatMap((other) => (isOn(box, other.box) ? [`${text} on ${other.text}`] : [])),
          ...(box.left < frame.left - 1 || box.right > frame.right + 1 ? [`${text} is outside`] : []),
        ]);
      });
      deepEqual(faults, [], `${name} at ${width}`);
    }
  }
});

test('at 200 % zoom nothing is cut off', async () => {
  const { page } = await show('contoso', { viewport: { width: 600, height: 450 }, deviceScaleFactor: 2 });
  equal(await page.evaluate(() => document.documentElement.scrollWidth), 600);
  await picture(page, 'contoso-zoomed');
});

test('without scripts there are the map, the tables and nothing to press', async () => {
  const { page } = await show('contoso', { javaScriptEnabled: false });
  equal(await page.locator('.drawing .mark').count(), 5);
  match(await page.locator('tbody tr').first().innerText(), /West US\s+home\s+no zones in this region\s+takes traffic/);
  equal(await page.locator('button, input, select').count(), 0);
  await picture(page, 'contoso-without-scripts');
});

test('on paper there are the maps and the tables', async () => {
  const { page } = await show('contoso', { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  equal(await page.locator('.plan').isVisible(), false);
  // Without an answer, the question is of no use on paper.
  equal(await page.locator('.lost').isVisible(), false);
  equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
  await picture(page, 'contoso-print');
  ok((await page.pdf()).length > 10_000);
});

test('colours of the user are used', async () => {
  const { page } = await show('contoso', { forcedColors: 'active' });
  await picture(page, 'contoso-forced-colors');
});

test('the table is read before the map, which says the same', async () => {
  const { page } = await show('contoso');
  const order = await page.evaluate(() => {
    const elements = document.querySelectorAll('.registry > table, .registry > figure, .registry > .lost');
    return [...elements].map(({ tagName }) => tagName);
  });
  deepEqual(order, ['TABLE', 'FIGURE', 'FIELDSET']);
});

const tip = (page: Page) => page.locator('.registry .tip');

test('names show where the pointer is', async () => {
  const { page } = await show('contoso');
  await page
    .locator('.registry [aria-label^="Japan East"], .registry .drawing')
    .first()
    .hover({ position: { x: 350, y: 180 } });
  const box = await page.locator('.registry .drawing').boundingBox();
  ok(box !== null);
  // Japan East, on a map of 1,000 by 418.
  const [x, y] = [box.x + (box.width * 857) / 1000, box.y + (box.width * 143) / 1000];
  await page.mouse.move(x, y);
  equal(await tip(page).innerText(), 'Japan East\navailability zones');
  await picture(page, 'contoso-pointed-at', false);
  await page.mouse.move(box.x + 5, box.y + box.height - 5);
  equal(await tip(page).isVisible(), false);
  await page.mouse.move(x, y);
  equal(await tip(page).isVisible(), true);
});

test('names show where the focus is, and arrow keys take it from region to region', async () => {
  const { page } = await show('contoso');
  await page.keyboard.press('Tab');
  equal(
    await tip(page).innerText(),
    'West US\nhome region, no zones in this region, takes traffic, 1 webhook\nArrow keys: other regions',
  );
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  match(await tip(page).innerText(), /^(South Central|Central|North Central) US/);
  await picture(page, 'contoso-focus', false);
  await page.keyboard.press('Escape');
  equal(await tip(page).isVisible(), false);
  await accessible(page);
  await page.keyboard.press('Tab');
  equal(await page.evaluate(() => document.activeElement?.textContent), 'Close-up');
});

test('a region is lost by mouse', async () => {
  const { page } = await show('contoso');
  await page.getByRole('radio', { name: 'West US (home)' }).click();
  equal(
    await page.locator('.verdict').first().innerText(),
    'Canada Central, East US and West Europe continue to serve.',
  );
  match(
    await page.locator('.lost dl').innerText(),
    /Control plane\s+Not available until West US, the home region, recovers/,
  );
  equal(await page.locator('.registry .mark.lost').getAttribute('data-region'), 'westus');
  await accessible(page);
  await picture(page, 'contoso-lost');
  await page.getByRole('radio', { name: 'None' }).click();
  equal(await page.locator('.registry .lost .outcome').innerText(), '');
  equal(await page.locator('.registry .mark.lost').count(), 0);
});

test('a region is lost by keyboard', async () => {
  const { page } = await show('contoso');
  await page.locator('[name=lost-0]').first().focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
  match(
    await page.locator('.lost dl').innerText(),
    /Private endpoints\s+Not available: contoso-eastus\. contoso-norwayeast is not affected\./,
  );
  await picture(page, 'contoso-lost-by-keyboard', false);
});

test('a close-up shows the part of the world that counts', async () => {
  const { page } = await show('contoso');
  await page.getByRole('button', { name: 'Close-up' }).click();
  equal(await page.getByRole('button', { name: 'Whole world' }).count(), 1);
  await picture(page, 'contoso-close-up', false);
});

const plan = (page: Page) => page.locator('.plan');
const program = (page: Page) => page.locator('.program pre').innerText();

/** What the table of the plan has chosen. */
async function chosen(page: Page): Promise<{ home: string; replicas: string[] }> {
  return page.evaluate(() => {
    const values = (selector: string) =>
      [...document.querySelectorAll<HTMLInputElement>(selector)].map(({ value }) => value).sort();
    return { home: values('.regions [type=radio]:checked')[0], replicas: values('.regions [type=checkbox]:checked') };
  });
}

/** The code compiles and synthesizes to what the page shows. */
async function soundProgram(page: Page): Promise<void> {
  const shown = await chosen(page);
  const { location, georeplications = [] } = synthesized(await program(page));
  deepEqual({ home: location, replicas: georeplications.map((replica) => replica.location) }, shown);
  const zoned = georeplications.map((replica) => [replica.location, replica.zone_redundancy_enabled]);
  const marked = await page.evaluate(
    (regions) =>
      regions.map((region) => [region, document.querySelector(`.plan [data-region=${region}] .zones`) !== null]),
    shown.replicas,
  );
  deepEqual(marked, zoned);
}

test('regions are planned by mouse, on the map and in the list, and the code is copied', async () => {
  const { page, context } = await show('contoso');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await plan(page).getByRole('radio', { name: 'Asia', exact: true }).click();
  const east = await page.locator('.plan .point[data-region=japaneast]').boundingBox();
  ok(east !== null);
  await page.mouse.click(east.x + east.width / 2, east.y + east.height / 2);
  await plan(page).getByLabel('East US as replica').uncheck();
  await plan(page).getByRole('radio', { name: 'World' }).click();
  deepEqual(await chosen(page), { home: 'westus', replicas: ['canadacentral', 'japaneast', 'westeurope'] });
  match(
    await page.locator('.sums').innerText(),
    /4 regions, 4 Premium units; 3 with availability zones\.\s+Images are stored in 4 geographies: United States, Canada, Japan and Europe\.\s+Added: Japan East\.\s+Removed: East US\./,
  );
  match(await page.locator('.findings').innerText(), /homeRegion has no availability zones, got "westus"/);
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByText('Copied').waitFor();
  equal(await page.evaluate(() => navigator.clipboard.readText()), await program(page));
  await accessible(page);
  await picture(page, 'plan-by-mouse');
  await soundProgram(page);
});

test('regions are planned by keyboard, on the map and in the list', async () => {
  const { page } = await show('contoso');
  await page.locator('[name=from]').focus();
  await page.keyboard.press('End');
  deepEqual(await chosen(page), { home: undefined, replicas: [] });
  equal(await page.locator('.program').isVisible(), false);
  match(await page.locator('.findings').innerText(), /Choose a home region\./);
  // Past the name and the choices to the map.
  for (let i = 0; i < 4; i++) await page.keyboard.press('Tab');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-region'));
  const from = await focused();
  await page.keyboard.press('Enter');
  equal((await chosen(page)).home, from);
  equal(await focused(), from);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press(' ');
  const [replica] = (await chosen(page)).replicas;
  equal(await focused(), replica);
  await page.getByLabel('Find a region').focus();
  await page.keyboard.type('chile');
  equal(await page.locator('.regions tbody tr:visible').count(), 1);
  for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
  await page.keyboard.press(' ');
  ok((await chosen(page)).replicas.includes('chilecentral'));
  await accessible(page);
  await picture(page, 'plan-by-keyboard');
  await soundProgram(page);
});

test('the construct itself refuses what it would refuse at synth', async () => {
  const { page } = await show('contoso');
  await page.locator('[name=name]').fill('a-b');
  await plan(page).getByLabel('West India as replica').check();
  await plan(page).getByLabel('China East 2 as replica').check();
  const findings = await page.locator('.faults').innerText();
  match(findings, /registryName has a character .*, got "a-b": .* \[registryNameIsValid\]|registryName .*\[\w+\]/);
  match(findings, /is a region without Container Registry, got "westindia"/);
  match(findings, /is in the cloud "china" and homeRegion is in the cloud "public"/);
  equal(await page.locator('.program').isVisible(), false);
  await accessible(page);
  await picture(page, 'plan-refused');
});

test('another home region is said to destroy the registry', async () => {
  const { page } = await show('contoso');
  await plan(page).getByRole('radio', { name: 'sets the home region' }).click();
  await plan(page).locator('[data-region=westeurope] .hexagon').click();
  equal((await chosen(page)).home, 'westeurope');
  match(
    await page.locator('.sums').innerText(),
    /The home region cannot be moved: Terraform would destroy the registry/,
  );
  await soundProgram(page);
});

test('what is set of regions that are there stays in the code', async () => {
  const { page } = await show('plan');
  const { georeplications } = synthesized(await program(page));
  deepEqual(
    georeplications?.map(({ location, regional_endpoint_enabled: isIn }) => [location, isIn]),
    [
      ['japaneast', true],
      ['westeurope', false],
    ],
  );
});

test('names with HTML in them are text', async () => {
  const { page } = await show('hostile');
  equal(await page.locator('img').count(), 0);
  match(
    await page.locator('h1').innerText(),
    /^<img src=x onerror=alert\(1\)>"'&<\/script><script>alert\(2\)<\/script>/,
  );
  match(await page.locator('.registry tbody').innerText(), /<\/script><script>alert\(2\)<\/script>/);
  await page.getByRole('radio').nth(2).click();
  match(await page.locator('.lost .outcome').innerText(), /./);
});

test('pictures are XML, and look like the maps', async () => {
  for (const name of ['contoso', 'europe', 'plan', 'hostile']) {
    const { page } = await show(name, { viewport: { width: 1040, height: 540 } }, 'svg');
    equal(await page.evaluate(() => document.documentElement.localName), 'svg');
    equal(await page.evaluate(() => document.querySelectorAll('parsererror, script, img').length), 0);
    ok((await page.locator('.mark .hexagon').count()) > 0);
    await picture(page, `${name}-svg`, false);
  }
});

test('a thousand registries open', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 1000 }, (_, i) => [`R${i}`, { name: `registry${i}`, location: 'westus2', sku: 'Premium' }]),
  );
  documents.thousand = { azurerm_container_registry: many };
  const { page } = await show('thousand');
  await page.locator('.findings *').first().waitFor();
  equal(await page.locator('.lost').count(), 1000);
});

void main();
