import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts Chromium: that of the system, which is installed if it is missing and there is apt-get. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: installed(),
    // Root has no sandbox, and containers are run by root.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

function installed(): string {
  const named = [process.env.CHROMIUM ?? '', ...places].find((path) => existsSync(path));
  if (named !== undefined) return named;
  console.log('browser: installing chromium');
  for (const args of [['update'], ['install', '--yes', 'chromium']]) {
    execFileSync('apt-get', ['--quiet=2', ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const [chromiumOfDebian] = places;
  if (spawnSync(chromiumOfDebian, ['--version']).status !== 0) throw new Error('chromium could not be installed');
  return chromiumOfDebian;
}

/** A page that was opened from disk, and what happened in it that should not have. */
export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What was asked of a network, said on the console or thrown. */
  readonly complaints: readonly string[];
}

export async function open(browser: Browser, file: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  context.setDefaultTimeout(120_000);
  // tsx gives functions names by this, also those that are sent to the page.
  await context.addInitScript('globalThis.__name = (named) => named');
  const page = await context.newPage();
  const complaints: string[] = [];
  const url = pathToFileURL(file).href;
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== url) complaints.push(`request of ${request.url()}`);
  });
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  await page.goto(url);
  return { page, context, complaints };
}
