import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { DEMO_DISTRICT_ADDRESS } from '../../src/api/addresses.ts';
import { packDemo } from '../../src/demo/container-of.ts';
import { generateDistrict } from '../../src/demo/generate-district.ts';
import { generateField } from '../../src/demo/generate-field.ts';
import { packContainer, writeContainer } from '../../src/formats/container/write.ts';
import { buildServer } from '../../src/server/build-server.ts';
import { CHROMIUM_FLAGS, findChromium, NO_CHROMIUM } from '../support/find-chromium.ts';
import { findFreePort } from '../support/free-port.ts';
import type { BenchLand } from './bench-district.ts';
import { writeFeatures } from './loading-bench.ts';
import { medianOf } from './measure-cpu.ts';
import type { Report } from './report.ts';

const CLIENT = '.cache/bench';
const PARCELS = 100_000;
const MILLION = 1_000_000;
const ROUNDS = 3;
/** Set by the map when the first frame has every tile of its view. */
const DRAWN_MARK = 'chidu-map-drawn';
/** Of a crowded machine. */
const PATIENCE_MS = 300_000;
const FLAGS = [...CHROMIUM_FLAGS, '--enable-precise-memory-info'];

/** The built client behind a server of its own, and a browser that draws in software. */
export async function withBuiltClient(run: (visits: Visits) => Promise<void>): Promise<void> {
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
    await run({ browser, origin: `http://127.0.0.1:${port}` });
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Puts a container in the place of the demo district. */
export const serveDistrict = (container: Uint8Array): void => writeFileSync(join(CLIENT, DEMO_DISTRICT_ADDRESS), container);

/** What a person waits for, and what a page takes: the built client in Chromium, drawn in software. */
export async function benchBrowser(report: Report, land: BenchLand): Promise<void> {
  await withBuiltClient(async (visits) => {
    await benchOpening(report, visits, { part: 'browser: the demo district', container: null, rounds: ROUNDS, lastNo: null });
    await benchImport(report, visits.browser, visits.origin, land);
    const drawn = await generateDistrict({ parcels: PARCELS });
    await benchOpening(report, visits, {
      part: `browser: a district of ${PARCELS.toLocaleString('en')} parcels`,
      container: await packDemo(drawn),
      rounds: ROUNDS,
      lastNo: drawn.drawing.parcels.at(-1)?.parcelNo ?? '',
    });
    await benchOpening(report, visits, {
      part: `browser: a field of ${MILLION.toLocaleString('en')} parcels`,
      container: packContainer(await writeContainer(await generateField({ parcels: MILLION, seed: 7 }))),
      rounds: 1,
      lastNo: '990102001010GB99999',
    });
  });
}

export interface Visits {
  readonly browser: Browser;
  readonly origin: string;
}

interface OpeningBench {
  readonly part: string;
  /** Takes the place of the demo district. */
  readonly container: Uint8Array | null;
  readonly rounds: number;
  /** Number of the last parcel: the search must find it before any time counts. */
  readonly lastNo: string | null;
}

/** One visit with an empty device. */
interface Visit {
  readonly drawn_ms: number;
  readonly loading_ms: readonly number[];
  readonly moving_ms: readonly number[];
  /** Of the main thread while the map is moved: in our and the map's scripts. The rest of its long tasks waits for drawing. */
  readonly movingScript_ms: number;
  readonly page_bytes: number;
  readonly workers_bytes: number;
  readonly transferred_bytes: number;
}

async function benchOpening(report: Report, { browser, origin }: Visits, bench: OpeningBench): Promise<void> {
  const { part, container, rounds, lastNo } = bench;
  report.begin(part);
  if (container !== null) serveDistrict(container);
  if (lastNo !== null) {
    const found = await withPage(browser, (page) => findParcel(page, origin, lastNo));
    report.gate(part, `the last parcel (${lastNo}) is found`, found);
  }
  const visits: Visit[] = [];
  for (let round = 0; round < rounds; round++)
    visits.push(await withPage(browser, (page, session) => open(page, session, origin)));
  const add = (what: string, unit: string, read: (visit: Visit) => number) =>
    report.add({ part, what, value: medianOf(visits.map(read)), unit });
  if (container === null) add('transferred without the district itself', 'kB', (visit) => visit.transferred_bytes / 1000);
  add('from the address to the drawn map', 'ms', (visit) => visit.drawn_ms);
  add('longest task of the main thread while loading', 'ms', (visit) => Math.max(0, ...visit.loading_ms));
  add('tasks over 50 ms while loading', '', (visit) => visit.loading_ms.length);
  add('tasks over 100 ms while the map is moved', '', (visit) => visit.moving_ms.filter((ms) => ms > 100).length);
  add('longest task while the map is moved', 'ms', (visit) => Math.max(0, ...visit.moving_ms));
  add('scripts on the main thread while the map is moved', 'ms', (visit) => visit.movingScript_ms);
  add('memory of the page', 'MB', (visit) => visit.page_bytes / 1e6);
  add('memory of its workers', 'MB', (visit) => visit.workers_bytes / 1e6);
}

export async function withPage<T>(browser: Browser, visit: (page: Page, session: CDPSession) => Promise<T>): Promise<T> {
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
    const session = await context.newCDPSession(page);
    return await visit(page, session);
  } finally {
    await context.close();
  }
}

async function open(page: Page, session: CDPSession, origin: string): Promise<Visit> {
  let transferred_bytes = 0;
  const addresses = new Map<string, string>();
  const workers = await watchWorkers(session);
  await session.send('Network.enable');
  await session.send('Performance.enable');
  session.on('Network.responseReceived', ({ requestId, response }) => addresses.set(requestId, response.url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!addresses.get(requestId)?.endsWith(DEMO_DISTRICT_ADDRESS)) transferred_bytes += encodedDataLength;
  });
  await page.goto(origin);
  // By the page's own clock: a test that looks at a busy page hears of it late.
  const drawn_ms = await waitUntilDrawn(page);
  await page.waitForTimeout(SETTLE_MS);
  const loading_ms = await takeTasks(page);
  const before = await scriptSeconds(session);
  await moveMap(page);
  return {
    drawn_ms,
    loading_ms,
    movingScript_ms: 1000 * ((await scriptSeconds(session)) - before),
    moving_ms: await takeTasks(page),
    page_bytes: await memoryOf((method) => session.send(method)),
    workers_bytes: await workers.memory(),
    transferred_bytes,
  };
}

const SETTLE_MS = 3000;

/** Pans and zooms as a person looks around: in to single parcels and out to the whole district. */
async function moveMap(page: Page): Promise<void> {
  const drag = async (fromX: number, fromY: number, toX: number, toY: number) => {
    await page.mouse.move(fromX, fromY);
    await page.mouse.down();
    await page.mouse.move(toX, toY, { steps: 12 });
    await page.mouse.up();
    await page.waitForTimeout(200);
  };
  const zoom = async (steps: number) => {
    await page.mouse.move(640, 380);
    for (let step = 0; step < Math.abs(steps); step++) {
      await page.mouse.wheel(0, steps > 0 ? -200 : 200);
      await page.waitForTimeout(200);
    }
  };
  await drag(800, 400, 400, 300);
  await zoom(3);
  await drag(400, 300, 800, 500);
  await zoom(3);
  await drag(800, 400, 600, 600);
  await zoom(-6);
  await page.waitForTimeout(1000);
}

/** Resolves with the time from the address to the first whole picture. */
export async function waitUntilDrawn(page: Page): Promise<number> {
  const drawn = await page.waitForFunction((name) => performance.getEntriesByName(name)[0]?.startTime, DRAWN_MARK, {
    timeout: PATIENCE_MS,
  });
  await page.locator('.opening-cover').waitFor({ state: 'detached', timeout: PATIENCE_MS });
  return (await drawn.jsonValue()) ?? 0;
}

async function findParcel(page: Page, origin: string, no: string): Promise<boolean> {
  await page.goto(origin);
  await waitUntilDrawn(page);
  await page.getByRole('searchbox').fill(no);
  return page
    .getByRole('option', { name: no })
    .first()
    .waitFor({ timeout: 30_000 })
    .then(() => true)
    .catch(() => false);
}

export const takeTasks = (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks.splice(0));

async function scriptSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
}

type Ask = (method: 'HeapProfiler.collectGarbage' | 'Runtime.getHeapUsage') => Promise<unknown>;

/** Objects and the buffers behind typed arrays, after a collection. */
async function memoryOf(ask: Ask): Promise<number> {
  await ask('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = (await ask('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  return usedSize + backingStorageSize;
}

/** The page's workers, asked through the page's own session. */
async function watchWorkers(session: CDPSession): Promise<{ memory(): Promise<number> }> {
  const ids = new Set<string>();
  const waiting = new Map<number, (result: unknown) => void>();
  let last = 0;
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') ids.add(sessionId);
  });
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id: number; result: unknown };
    waiting.get(id)?.(result);
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const ask = (sessionId: string, method: string) =>
    new Promise<unknown>((resolve, reject) => {
      const id = ++last;
      waiting.set(id, resolve);
      session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) }).catch(reject);
    });
  return {
    memory: async () => {
      let sum = 0;
      for (const id of ids) sum += await memoryOf((method) => ask(id, method));
      return sum;
    },
  };
}

/** A file of 100 000 parcels chosen in the import panel, until the screen asks what it is. */
async function benchImport(report: Report, browser: Browser, origin: string, land: BenchLand): Promise<void> {
  const part = `browser: a GeoJSON file of ${land.parcels.columns.count.toLocaleString('en')} parcels`;
  report.begin(part);
  // By path: bytes handed over by the test's own connection would be decoded on the page's main thread.
  const folder = mkdtempSync(join(tmpdir(), 'chidu-bench-'));
  const path = join(folder, 'parcels.geojson');
  writeFileSync(path, writeFeatures(land, land.parcels));
  const found = await withPage(browser, async (page) => {
    await page.goto(origin);
    await waitUntilDrawn(page);
    await page.locator('.rail').getByRole('button', { name: '导入', exact: true }).click();
    await takeTasks(page);
    const began = performance.now();
    await page.locator('.side--left input[type=file]').first().setInputFiles(path);
    await page.locator('.choice').first().waitFor({ timeout: 60_000 });
    return { read_ms: performance.now() - began, longestTask_ms: Math.max(0, ...(await takeTasks(page))) };
  }).finally(() => rmSync(folder, { recursive: true, force: true }));
  report.add({ part, what: 'from choosing the file to all of it read', value: found.read_ms, unit: 'ms' });
  report.add({ part, what: 'longest task of the main thread', value: found.longestTask_ms, unit: 'ms' });
}
