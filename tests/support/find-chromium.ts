import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Of a browser that asks nobody and draws in software, also where there is no display and no other user than root. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-gpu-compositing',
];

// The same engine without a window to draw comes first: whole journeys cost it an eighth less.
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of a Chromium for the browser tests: `CHROMIUM_PATH`, the system's, or Playwright's own. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : undefined;
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const paths = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...paths, chromium.executablePath()].find((path) => path !== '' && existsSync(path));
}

/** Finds a Chromium, or installs Debian's (with a font for Chinese) where that is possible: as root, with apt. */
export function provideChromium(): string | undefined {
  const found = findChromium();
  if (found !== undefined || process.env.CHROMIUM_PATH || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return found;
  console.log('No browser found: installing Debian’s chromium and fonts-noto-cjk.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // The last is not in every Debian; what it refuses is done by the one before.
  for (const args of [['update'], ['install', '-y', 'chromium', 'fonts-noto-cjk'], ['install', '-y', 'chromium-headless-shell']])
    spawnSync('apt-get', args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  return findChromium();
}

export const NO_CHROMIUM = [
  'The browser tests need a Chromium and found none.',
  process.env.CHROMIUM_PATH ? `CHROMIUM_PATH names a file that is not there: ${process.env.CHROMIUM_PATH}` : '',
  'Any of these provides it:',
  '  Debian, Ubuntu:   sudo apt-get install chromium fonts-noto-cjk',
  '  anywhere:         npx playwright install chromium',
  '  one of your own:  CHROMIUM_PATH=/path/to/chromium npm test',
]
  .filter((line) => line !== '')
  .join('\n');
