import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { DEMO_DISTRICT_ADDRESS } from '../../src/api/addresses.ts';
import type { AcceptedChange } from '../../src/core/register/change.ts';
import type { Register } from '../../src/core/register/register.ts';
import { DEMO_TODAY } from '../../src/demo/weeks.ts';
import { buildServer } from '../../src/server/build-server.ts';
import { DATABASE_NAME } from '../../src/store/open-store.ts';
import { CHROMIUM_FLAGS, findChromium, NO_CHROMIUM } from '../support/find-chromium.ts';
import { findFreePort } from '../support/free-port.ts';
import { caseworkContainer, readRegister } from './casework-container.ts';
import { medianOf } from './measure-cpu.ts';
import { nextPayments } from './rules-bench.ts';
import { watchTasks } from './page-tasks.ts';
import { clockWorkers } from './worker-cpu.ts';

const USAGE = `tsx tests/bench/browser-casework.ts -- [--container FILE] [--client FOLDER] [--only worker|page] [--json FILE]

A district of 100 000 items and 5 000 cases in Chromium: calls of the engine's worker by the page's clock, and the long tasks
of the page while a table of steps is recorded and while a vertex is dragged.
  --container   the district; made there once where it is missing (default .cache/bench-casework.chidu)
  --client      a built client (default: built to .cache/bench)
`;

/** What the issue asks for, milliseconds. */
const LIMITS = { rules: 2_000, incremental: 50, filter: 100, task: 50 } as const;
const CHANGES = 9;
const BULK_ROWS = 1_000;
const SEED = 7;
/** Set by the map when the first frame has every tile of its view. */
const DRAWN_MARK = 'chidu-map-drawn';
const SETTLE_MS = 8_000;
/** Of a crowded machine. */
const PATIENCE_MS = 300_000;

interface Figure {
  readonly what: string;
  /** On the wall. */
  readonly least_ms: number;
  readonly median_ms: number;
  readonly most_ms: number;
  /** Of the worker's thread on a core, where the system tells: least and median. */
  readonly cpu_ms?: readonly [least: number, median: number];
  /** Of a page's tasks those over 50 ms on a core. */
  readonly runs: number;
  readonly limit_ms?: number;
  /** Processes that waited for one of the cores over the last minute, when it was measured. */
  readonly load: number;
}

const words = process.argv.slice(2);
const valueOf = (name: string): string | undefined => {
  const at = words.indexOf(`--${name}`);
  return at < 0 ? undefined : words[at + 1];
};

if (words.includes('--help')) process.stdout.write(USAGE);
else await run();

async function run(): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(NO_CHROMIUM);
  const path = resolve(valueOf('container') ?? '.cache/bench-casework.chidu');
  mkdirSync(dirname(path), { recursive: true });
  const container = await caseworkContainer(path, SEED);
  const register = await readRegister(container);
  const client = resolve(valueOf('client') ?? buildClient());
  writeFileSync(join(client, DEMO_DISTRICT_ADDRESS), container);
  const server = await buildServer({ clientFolder: client });
  const port = await findFreePort();
  await server.listen({ host: '127.0.0.1', port });
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
  const origin = `http://127.0.0.1:${port}`;
  const figures: Figure[] = [];
  try {
    const only = valueOf('only');
    if (only !== 'page') figures.push(...(await measureWorker(browser, origin, nextPayments(register, CHANGES))));
    if (only !== 'worker') figures.push(...(await measurePage(browser, origin, register)));
  } finally {
    await browser.close();
    await server.close();
  }
  const text = JSON.stringify(figures, null, 2);
  process.stdout.write(`${text}\n`);
  const json = valueOf('json');
  if (json !== undefined) writeFileSync(json, text);
}

function buildClient(): string {
  const folder = '.cache/bench';
  const built = spawnSync('node_modules/.bin/vite', ['build', '--logLevel', 'error', '--outDir', folder, '--emptyOutDir'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (built.status !== 0 || !existsSync(folder)) throw new Error('the client cannot be built');
  return folder;
}

function figureOf(what: string, times: readonly Timed[], limit_ms?: number): Figure {
  const times_ms = times.map(({ ms }) => ms);
  const cpu_ms = times.flatMap((one) => one.cpu_ms ?? []);
  const figure = {
    what,
    least_ms: round(Math.min(...times_ms)),
    median_ms: round(medianOf(times_ms)),
    most_ms: round(Math.max(...times_ms)),
    ...(cpu_ms.length > 0 && { cpu_ms: [round(Math.min(...cpu_ms)), round(medianOf(cpu_ms))] as const }),
    runs: times_ms.length,
    ...(limit_ms !== undefined && { limit_ms }),
    load: round(loadavg()[0]),
  };
  process.stderr.write(`${JSON.stringify(figure)}\n`);
  return figure;
}

function round(value: number): number {
  return Math.round(10 * value) / 10;
}

async function withPage<T>(browser: Browser, visit: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
  });
  try {
    const page = await context.newPage();
    // The compiler of this file names functions by it.
    await page.addInitScript('globalThis.__name = (named) => named');
    page.setDefaultTimeout(PATIENCE_MS);
    return await visit(page);
  } finally {
    await context.close();
  }
}

/** A call of the engine, as the client's wire has it; the answer is dropped where only its time is asked for. */
type Ask = (name: string, args: readonly unknown[]) => Promise<Timed>;

interface Timed {
  readonly ms: number;
  readonly cpu_ms: number | null;
  /** Name of a list of findings, for the next question. */
  readonly serial?: number;
}

/** An engine in a worker of its own, beside a page that shows nothing. */
async function startWorker(browser: Browser, page: Page, origin: string): Promise<Ask> {
  const named = page.waitForEvent('worker', (worker) => worker.url().includes('engine'));
  await page.goto(origin);
  const address = (await named).url();
  await page.goto(address);
  await page.evaluate((url) => {
    const worker = new Worker(url, { type: 'module' });
    const waiting = new Map<number, (answer: { error?: unknown; result?: unknown }) => void>();
    let last = 0;
    worker.addEventListener('message', ({ data }) => {
      if (data.type !== 'done' && data.type !== 'failed') return;
      waiting.get(data.id)?.(data);
      waiting.delete(data.id);
    });
    Object.assign(window, {
      askEngine: async (name: string, args: readonly unknown[]) => {
        const begun = performance.now();
        const answer = await new Promise<{ error?: unknown; result?: unknown }>((answered) => {
          waiting.set(++last, answered);
          // Maps do not cross the test's wire: the packages of a change are added here.
          worker.postMessage({ type: 'call', id: last, name, args: name === 'apply' ? [...args, new Map()] : args });
        });
        const ms = performance.now() - begun;
        if (answer.error) throw new Error(JSON.stringify(answer.error));
        // The answer stays in the page: the test's wire would be part of the next time.
        return { ms, serial: (answer.result as { serial?: number } | null)?.serial };
      },
    });
  }, address);
  const clock = await clockWorkers(browser);
  return async (name, args) => {
    const before = clock();
    const { ms, serial } = await page.evaluate(
      ([called, given]) => (window as unknown as { askEngine: Ask }).askEngine(called, given),
      [name, args] as const,
    );
    const after = clock();
    return { ms, serial, cpu_ms: before === null || after === null ? null : after - before };
  };
}

async function measureWorker(browser: Browser, origin: string, changes: readonly AcceptedChange[]): Promise<Figure[]> {
  return withPage(browser, async (page) => {
    const ask = await startWorker(browser, page, origin);
    const figures: Figure[] = [];
    const opening = await ask('open', [{ from: 'url', url: `${origin}/${DEMO_DISTRICT_ADDRESS}` }]);
    figures.push(figureOf('the map of the district is open', [opening]));
    const proving = await ask('titles', [[]]);
    figures.push(figureOf('its records are proven', [proving]));
    const times = async (what: string, calls: readonly (readonly [string, readonly unknown[]])[], limit_ms?: number) => {
      const timed: Timed[] = [];
      for (const [name, args] of calls) timed.push(await ask(name, args));
      figures.push(figureOf(what, timed, limit_ms));
    };
    await times('first run of the rules', [['findings', [DEMO_TODAY]]], LIMITS.rules);
    const applying: Timed[] = [];
    const finding: Timed[] = [];
    for (const change of changes) {
      applying.push(await ask('apply', [[change]]));
      finding.push(await ask('findings', [DEMO_TODAY, finding.at(-1)?.serial]));
    }
    figures.push(figureOf('one change applied', applying, LIMITS.incremental));
    figures.push(figureOf('findings after one change', finding, LIMITS.incremental));
    const work = { on: DEMO_TODAY, group: 'all', assignee: null, unit: null, search: '' };
    await times('work list, made', [['workList', [work]]]);
    const filters = [{ group: 'overdue' }, { unit: 'village-8' }, { search: '示' }, { assignee: '' }, { group: 'conflicts' }];
    await times(
      'work list, filtered',
      filters.map((filter) => ['workList', [{ ...work, ...filter }]] as const),
      LIMITS.filter,
    );
    const query = { table: 'items', on: DEMO_TODAY, within: null, search: '', filters: [], sort: null, groupBy: null };
    const named = { locale: 'zh-CN', values: {} };
    await times('table of items, made', [['tableQuery', [query, named]]]);
    const conditions = [
      { filters: [{ kind: 'choice', column: 'status', values: ['paid'] }] },
      { filters: [{ kind: 'choice', column: 'village', values: ['village-8'] }] },
      { filters: [{ kind: 'range', column: 'days', from: 100 }] },
    ];
    await times(
      'table of items, filtered',
      conditions.map((condition) => ['tableQuery', [{ ...query, ...condition }, named]] as const),
      LIMITS.filter,
    );
    return figures;
  });
}

async function measurePage(browser: Browser, origin: string, register: Register): Promise<Figure[]> {
  return withPage(browser, async (page) => {
    await page.goto(origin);
    await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, DRAWN_MARK);
    await page.locator('.opening-cover').waitFor({ state: 'detached' });
    await page.waitForTimeout(SETTLE_MS);
    const figures: Figure[] = [];
    const tasks = async (what: string, act: () => Promise<void>) => {
      const { longest_ms, longestCpu_ms, long } = await watchTasks(browser, page, act);
      const figure = figureOf(`longest task of the page: ${what}`, [{ ms: longest_ms, cpu_ms: longestCpu_ms }], LIMITS.task);
      figures.push({ ...figure, runs: long });
    };
    await takeRedLine(page);
    await tasks('a vertex of a red line is dragged', () => dragVertex(page));
    const folder = mkdtempSync(join(tmpdir(), 'chidu-bench-'));
    try {
      const table = join(folder, 'steps.csv');
      writeFileSync(table, writeSteps(register));
      await openTable(page);
      await tasks(`a table of ${BULK_ROWS} steps is judged`, () => readTable(page, table));
      // What is recorded before waits for it, once in the life of a district on a device.
      await untilKept(page);
      await tasks('it is recorded', () => recordTable(page));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return figures;
  });
}

/** Surveys of items that are on record without one. */
function writeSteps({ items }: Register): string {
  const without = [...items.values()].filter(({ milestones }) => !milestones.some(({ kind }) => kind === 'surveyed'));
  const lines = without.slice(0, BULK_ROWS).map(({ id }) => `${id},${DEMO_TODAY}`);
  return `\uFEFF${['征收单元标识,勘测 日期', ...lines].join('\r\n')}\r\n`;
}

/** Opens the first red line for drawing anew, its first vertex in the middle of the map. */
async function takeRedLine(page: Page): Promise<void> {
  await page.getByRole('searchbox').fill('示范红线 1');
  await page.getByRole('option').first().click();
  const right = page.locator('.side--right');
  await right.getByRole('button', { name: '编辑图形' }).click();
  await page.getByRole('group', { name: '绘制工具' }).waitFor();
  await page.locator('.maplibregl-canvas').focus();
  await page.keyboard.press('n');
  await page.waitForTimeout(1_500);
}

async function dragVertex(page: Page): Promise<void> {
  const box = await page.getByTestId('map').boundingBox();
  if (!box) throw new Error('the map is not there');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 40; step++) {
    await page.mouse.move(x + 1.5 * step, y + step);
    await page.waitForTimeout(30);
  }
  await page.mouse.up();
}

async function openTable(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('.rail').getByRole('button', { name: '表格' }).click();
  await page.getByRole('tab', { name: '征收单元', exact: true }).click();
  await page.getByTestId('records-totals').waitFor();
  await page.getByRole('button', { name: '从表格登记' }).click();
}

async function readTable(page: Page, path: string): Promise<void> {
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles(path);
  await page.getByTestId('bulk-summary').waitFor();
}

async function recordTable(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^登记 [\d,]+ 个节点$/ }).click();
  await dialog.locator('.bulk-done__what').waitFor();
}

/** The whole feed is in the database: the transaction that puts it there holds the table until it ends. */
async function untilKept(page: Page): Promise<void> {
  const countBlocks = () =>
    page.evaluate(
      (name) =>
        new Promise<number>((answer, fail) => {
          const asked = indexedDB.open(name);
          asked.onerror = () => fail(asked.error);
          asked.onsuccess = () => {
            const rows = asked.result.transaction('blocks').objectStore('blocks').count();
            rows.onerror = () => fail(rows.error);
            rows.onsuccess = () => {
              asked.result.close();
              answer(rows.result);
            };
          };
        }),
      DATABASE_NAME,
    );
  while ((await countBlocks()) === 0) await page.waitForTimeout(1_000);
}
