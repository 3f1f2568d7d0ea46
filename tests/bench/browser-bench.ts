import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { packDemo } from '../../src/demo/container-of.ts';
import { generateDistrict } from '../../src/demo/generate-district.ts';
import { buildServer } from '../../src/server/build-server.ts';
import { DEMO_DISTRICT_ADDRESS } from '../../src/api/addresses.ts';
import { findChromium, NO_CHROMIUM } from '../support/find-chromium.ts';
import { findFreePort } from '../support/free-port.ts';
import type { BenchLand } from './bench-district.ts';
import { writeFeatures } from './loading-bench.ts';
import { medianOf } from './measure-cpu.ts';
import type { Report } from './report.ts';

const CLIENT = '.cache/bench';
const PARCELS = 100_000;
const ROUNDS = 3;
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-gpu-compositing',
  '--enable-precise-memory-info',
];

/** What a person waits for, and what a page takes: the built client in Chromium, drawn in software. */
export async function benchBrowser(report: Report, land: BenchLand): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(NO_CHROMIUM);
  const built = spawnSync('node_modules/.bin/vite', ['build', '--logLevel', 'error', '--outDir', CLIENT, '--emptyOutDir'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (built.status !== 0) throw new Error('the client cannot be built');
  const server = await buildServer({ clientFolder: resolve(CLIENT) });
  const port = await findFreePort();
  await server.listen({ host: '127.0.0.1', port });
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const origin = `http://127.0.0.1:${port}`;
    await benchOpening(report, browser, origin, 'browser: the demo district', undefined);
    const big = Buffer.from(await packDemo(await generateDistrict({ parcels: PARCELS })));
    await benchOpening(report, browser, origin, `browser: a district of ${PARCELS.toLocaleString('en')} parcels`, big);
    await benchImport(report, browser, origin, land);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** One visit with an empty device. `container` takes the place of the demo district. */
interface Visit {
  readonly drawn_ms: number;
  readonly longestTask_ms: number;
  readonly heap_bytes: number;
  readonly transferred_bytes: number;
}

async function benchOpening(
  report: Report,
  browser: Browser,
  origin: string,
  part: string,
  container: Buffer | undefined,
): Promise<void> {
  report.begin(part);
  const visits: Visit[] = [];
  for (let round = 0; round < ROUNDS; round++)
    visits.push(await withPage(browser, container, (page, session) => open(page, session, origin)));
  const median = (read: (visit: Visit) => number): number => medianOf(visits.map(read));
  if (container === undefined)
    report.add({
      part,
      what: 'transferred without the district itself',
      value: median((visit) => visit.transferred_bytes) / 1000,
      unit: 'kB',
    });
  report.add({ part, what: 'from the address to the drawn map', value: median((visit) => visit.drawn_ms), unit: 'ms' });
  report.add({ part, what: 'longest task of the main thread', value: median((visit) => visit.longestTask_ms), unit: 'ms' });
  report.add({ part, what: 'heap of the page', value: median((visit) => visit.heap_bytes) / 1e6, unit: 'MB' });
}

async function withPage<T>(
  browser: Browser,
  container: Buffer | undefined,
  visit: (page: Page, session: CDPSession) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const tasks: number[] = [];
      Object.assign(window, { longTasks: tasks });
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: 'longtask',
        buffered: true,
      });
    });
    if (container !== undefined)
      await context.route(`**/${DEMO_DISTRICT_ADDRESS}`, (route) =>
        route.fulfill({ body: container, contentType: 'application/octet-stream' }),
      );
    const session = await context.newCDPSession(page);
    return await visit(page, session);
  } finally {
    await context.close();
  }
}

async function open(page: Page, session: CDPSession, origin: string): Promise<Visit> {
  let transferred_bytes = 0;
  const addresses = new Map<string, string>();
  await session.send('Network.enable');
  session.on('Network.responseReceived', ({ requestId, response }) => addresses.set(requestId, response.url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!addresses.get(requestId)?.endsWith(DEMO_DISTRICT_ADDRESS)) transferred_bytes += encodedDataLength;
  });
  const began = performance.now();
  await page.goto(origin);
  await waitUntilDrawn(page);
  const drawn_ms = performance.now() - began;
  return { drawn_ms, longestTask_ms: await longestTask(page), heap_bytes: await heapOf(session), transferred_bytes };
}

async function waitUntilDrawn(page: Page): Promise<void> {
  await page.locator('.maplibregl-canvas').waitFor({ timeout: 60_000 });
  await page.locator('.opening-cover').waitFor({ state: 'detached', timeout: 60_000 });
}

const longestTask = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks));

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/** A file of 100 000 parcels chosen in the import panel, until the screen asks what it is. */
async function benchImport(report: Report, browser: Browser, origin: string, land: BenchLand): Promise<void> {
  const part = `browser: a GeoJSON file of ${land.parcels.columns.count.toLocaleString('en')} parcels`;
  report.begin(part);
  // By path: bytes handed over by the test's own connection would be decoded on the page's main thread.
  const folder = mkdtempSync(join(tmpdir(), 'chidu-bench-'));
  const path = join(folder, 'parcels.geojson');
  writeFileSync(path, writeFeatures(land, land.parcels));
  const found = await withPage(browser, undefined, async (page) => {
    await page.goto(origin);
    await waitUntilDrawn(page);
    await page.locator('.rail').getByRole('button', { name: '导入', exact: true }).click();
    await page.evaluate(() => ((window as unknown as { longTasks: number[] }).longTasks.length = 0));
    const began = performance.now();
    await page.locator('.side--left input[type=file]').first().setInputFiles(path);
    await page.locator('.choice').first().waitFor({ timeout: 60_000 });
    return { read_ms: performance.now() - began, longestTask_ms: await longestTask(page) };
  }).finally(() => rmSync(folder, { recursive: true, force: true }));
  report.add({ part, what: 'from choosing the file to all of it read', value: found.read_ms, unit: 'ms' });
  report.add({ part, what: 'longest task of the main thread', value: found.longestTask_ms, unit: 'ms' });
}
