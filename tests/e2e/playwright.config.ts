import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium, NO_CHROMIUM } from '../support/find-chromium.ts';
import { findFreePort } from '../support/free-port.ts';

const executablePath = findChromium();
if (executablePath === undefined) throw new Error(NO_CHROMIUM);

// The workers read this file again: what the first reading chose reaches them through the environment.
process.env.CHIDU_E2E_PORT ??= String(await findFreePort());
const port = process.env.CHIDU_E2E_PORT;
const served = process.env.CHIDU_E2E_URL;
const client = '.cache/e2e';
/** Journeys that bring a browser of their own, the longest among them: begun last they would keep the run waiting for one of its workers. */
const FIRST = /patrol-(killed|evidence)\.spec\.ts$/;

export default defineConfig({
  testDir: '.',
  projects: [
    { name: 'own browser', testMatch: FIRST },
    { name: 'browser', testMatch: '**/*.spec.ts', testIgnore: FIRST },
  ],
  outputDir: '../../test-results',
  // Two browsers on two cores: while one draws in software the other mostly waits for its page.
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  // Guards against hangs: on a busy machine a journey takes several times as long as on a quiet one.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: [
    ['list'],
    ...(process.env.CHIDU_E2E_REPORT ? [['json', { outputFile: process.env.CHIDU_E2E_REPORT }] as const] : []),
  ],
  use: {
    baseURL: served ?? `http://127.0.0.1:${port}`,
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    // Layout, hits and sizes are in CSS pixels; a picture drawn in software costs by the pixels of the device, and no journey needs them.
    // Journeys of a finger have them all: in a browser of half pixels a tap after a drag gets lost.
    deviceScaleFactor: 0.5,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
    // A trace takes a picture of every step: a seventh of the whole run. `--trace on` takes one where a failure asks for it.
    trace: 'off',
    // Cameras jump and fades are left out: a frame drawn in software costs what the journey of it does not need.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: [...CHROMIUM_FLAGS],
    },
  },
  // The real server over a real build, in a folder of its own so that a `dist` in use stays as it is.
  webServer:
    served === undefined
      ? {
          command: `node_modules/.bin/vite build --logLevel warn --outDir ${client} --emptyOutDir && node_modules/.bin/tsx src/server/start.ts ${client}`,
          cwd: '../..',
          env: { PORT: port, HOST: '127.0.0.1', CHIDU_TEAM: 'off' },
          url: `http://127.0.0.1:${port}`,
          timeout: 180_000,
          stdout: 'pipe',
        }
      : undefined,
});
