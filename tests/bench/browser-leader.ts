import { loadavg } from 'node:os';
import type { Page } from '@playwright/test';
import type { AcceptedChange } from '../../src/core/register/change.ts';
import { acceptChange, EMPTY_FEED } from '../../src/core/register/feed.ts';
import { AUDIENCES, type Audience } from '../../src/core/report/audience.ts';
import { benchCasework } from '../../src/demo/bench-casework.ts';
import type { DistrictContainer } from '../../src/formats/container/container.ts';
import { packContainer, writeContainer } from '../../src/formats/container/write.ts';
import { createRandom } from '../../src/demo/random.ts';
import { type DistrictSession, openSession } from '../../src/workers/engine/district-session.ts';
import { footprintOf } from '../../src/workers/engine/footprint-model.ts';
import { sceneOn } from '../../src/workers/engine/scene-on.ts';
import { serveLeaderBoard } from '../../src/workers/engine/serve-leader-board.ts';
import { serveLeaderTime } from '../../src/workers/engine/serve-leader-time.ts';
import type { Call } from '../../src/workers/rpc.ts';
import { serveDistrict, takeTasks, type Visits, waitUntilDrawn, withBuiltClient, withPage } from './browser-bench.ts';
import { cpuNow, quantileOf } from './measure-cpu.ts';
import type { Report } from './report.ts';
import { clockGraphics, clockPages, clockWorkers, type WorkerClock } from './worker-cpu.ts';

const HELD: Call = { signal: new AbortController().signal, progress: () => {} };
/** Steps of a run, and runs of which the quietest counts: other work on the machine only adds. */
const STEPS = 30;
const RUNS = 3;
/** In the browser, where a move takes seconds on a crowded machine. */
const MOVES = 12;
const MOVE_RUNS = 2;
/** Of a crowded machine. */
const PATIENCE_MS = 300_000;
/** A page that computes less than a twentieth of so long is at rest. */
const IDLE_MS = 3000;
/** Nothing was drawn for so long: the picture is finished. */
const QUIET_ms = 350;
const HIGH = 0.95;

export interface LeaderBenchSize {
  readonly parcels: number;
  readonly cases: number;
  readonly seed: number;
  /** Half of it. */
  readonly only?: string | undefined;
}

/** A leader who moves the day over 80 weeks of a district: the figures in the engine, and the finished picture in Chromium. */
export async function benchLeader(report: Report, { parcels, cases, seed, only }: LeaderBenchSize): Promise<void> {
  const container = await benchCasework({ items: parcels, parcels, cases, townships: 'many', seed });
  if (only !== 'browser') {
    const session = await openSession(container.feed, container.packages);
    await benchFigures(report, session, parcels, seed);
  }
  if (only === 'engine') return;
  await withBuiltClient((visits) => benchSlider(report, visits, container, parcels, seed));
}

/** What every move of the slider asks of the engine, on days chosen at random, in time on a core; all tables made before. */
async function benchFigures(report: Report, session: DistrictSession, parcels: number, seed: number): Promise<void> {
  const { weeks } = footprintOf(session);
  const units = session.units.list;
  const part = `leader: figures of ${parcels.toLocaleString('en')} parcels, ${weeks.length} weeks, ${units.length} units`;
  report.begin(part);
  const random = createRandom(seed);
  const time = serveLeaderTime(() => session);
  const board = serveLeaderBoard(() => session);
  const measure = async (
    what: string,
    ask: (audience: Audience, day: string, other: string) => unknown,
    audiences: readonly Audience[] = AUDIENCES,
  ) => {
    for (const audience of audiences) {
      const firstAsked = cpuNow();
      await ask(audience, weeks[weeks.length - 1], weeks[weeks.length - 2]);
      report.add({ part, what: `${what}, ${audience}: the first`, value: cpuNow() - firstAsked, unit: 'ms' });
      let least = Number.POSITIVE_INFINITY;
      for (let run = 0; run < RUNS; run++) {
        const times: number[] = [];
        for (let n = 0; n < STEPS; n++) {
          const [day, other] = [random.pick(weeks), random.pick(weeks)];
          const asked = cpuNow();
          await ask(audience, day, other);
          times.push(cpuNow() - asked);
        }
        least = Math.min(least, quantileOf(times, HIGH));
      }
      report.add({ part, what: `${what}, ${audience}: 95 of 100 within`, value: least, unit: 'ms' });
    }
  };
  await measure('two days compared', (audience, day, other) => time.compareDays(HELD, { audience, knownAt: null }, other, day));
  await measure('the board by townships', (audience, day) =>
    board.board(HELD, { level: 'township', figure: 'cleared-land', on: day, audience, knownAt: null }),
  );
  await measure('the board by villages', (audience, day) =>
    board.board(HELD, { level: 'village', figure: 'signing', on: day, audience, knownAt: null }),
  );
  await measure('the scene of the map', (_, day) => sceneOn(session, day), ['planner']);
}

/** The changes with the hashes without which a browser does not open them. */
function chain(feed: readonly AcceptedChange[]): AcceptedChange[] {
  let head = EMPTY_FEED;
  return feed.map((one) => {
    const { seq: _, prev: __, hash: ___, acceptedAt, ...change } = one;
    const accepted = acceptChange(head, change, acceptedAt);
    head = accepted;
    return accepted;
  });
}

async function benchSlider(
  report: Report,
  { browser, origin }: Visits,
  container: DistrictContainer,
  parcels: number,
  seed: number,
): Promise<void> {
  serveDistrict(packContainer(await writeContainer({ ...container, feed: chain(container.feed) })));
  await withPage(browser, async (page) => {
    // The compiler of this file names functions by it.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript(watchDrawing);
    await page.goto(`${origin}/leader?view=compare`);
    await waitUntilDrawn(page);
    await page.locator('.compare-maps[data-drawn="true"]').waitFor({ timeout: PATIENCE_MS });
    const clocks = {
      page: await clockPages(browser),
      workers: await clockWorkers(browser),
      graphics: await clockGraphics(browser),
    };
    await waitUntilIdle(page, clocks);
    for (const [form, label] of [
      ['two maps under a divider', '卷帘'],
      ['one map', '单图'],
    ] as const) {
      const part = `leader: the slider, ${form}, ${parcels.toLocaleString('en')} parcels, in Chromium`;
      report.begin(part);
      await page.getByText(label, { exact: true }).click();
      await page.waitForTimeout(1500);
      await measureMoves(report, `${part}, a week at a time`, page, clocks, stepByKey());
      await measureMoves(report, `${part}, to any week`, page, clocks, jumpTo(seed));
    }
  });
}

type Move = (page: Page, step: number) => Promise<void>;

/** Steps a week back, and forth again at the end of a run. */
const stepByKey = (): Move => async (page, step) =>
  page.keyboard.press(Math.floor(step / MOVES) % 2 === 0 ? 'ArrowLeft' : 'ArrowRight');

/** Presses anywhere on the slider. */
function jumpTo(seed: number): Move {
  const random = createRandom(seed);
  return async (page) => {
    const box = await page.getByRole('slider', { name: '日期滑块' }).boundingBox();
    if (box) await page.mouse.click(box.x + box.width * (0.2 + 0.75 * random.next()), box.y + box.height / 2);
  };
}

/** One move, from the event's own time. */
interface Moved {
  /** Until the sentence names the day. */
  readonly figures_ms: number;
  /** Until the maps are told of the day, until the first frame drawn after that was finished by the graphics, and until the last one was. */
  readonly scene_ms: number;
  readonly first_ms: number;
  readonly finished_ms: number;
}

interface TimedMove extends Moved {
  /** On a core: of the page's thread, of its workers' together, and of the process that draws, all its threads together. */
  readonly page_ms: number;
  readonly workers_ms: number;
  readonly graphics_ms: number;
}

interface Clocks {
  readonly page: WorkerClock;
  readonly workers: WorkerClock;
  readonly graphics: WorkerClock;
}

/** Waits until the records are proven and kept on the device: what is done once after opening is no part of a move. */
async function waitUntilIdle(page: Page, { page: clock }: Clocks): Promise<void> {
  for (let before = clock() ?? 0, waited = 0; waited < PATIENCE_MS; waited += IDLE_MS) {
    await page.waitForTimeout(IDLE_MS);
    const now = clock() ?? 0;
    if (now - before < IDLE_MS / 20) return;
    before = now;
  }
}

async function measureMoves(report: Report, part: string, page: Page, clocks: Clocks, move: Move): Promise<void> {
  const runs: { readonly moves: readonly TimedMove[]; readonly longest_ms: number }[] = [];
  await page.getByRole('slider', { name: '日期滑块' }).focus();
  for (let run = 0; run < MOVE_RUNS; run++) {
    const moves: TimedMove[] = [];
    await takeTasks(page);
    for (let n = 0; n < MOVES; n++) {
      // The input may overtake what the page was asked to do: it listens before it is moved.
      await page.evaluate((quiet_ms) => (window as unknown as Watched).watchMove(quiet_ms), QUIET_ms);
      const now = () => [clocks.page(), clocks.workers(), clocks.graphics()];
      const before = now();
      await move(page, run * MOVES + n);
      const moved = await page.evaluate(() => (window as unknown as Watched).moved);
      const [page_ms, workers_ms, graphics_ms] = now().map((at, k) => (at ?? 0) - (before[k] ?? 0));
      if (moved) moves.push({ ...moved, page_ms, workers_ms, graphics_ms });
    }
    runs.push({ moves, longest_ms: Math.max(0, ...(await takeTasks(page))) });
  }
  const tell = (what: string, read: (moved: TimedMove) => number) => {
    for (const [share, name] of [
      [0.5, 'half of the moves'],
      [HIGH, '95 of 100'],
    ] as const) {
      const value = Math.min(...runs.map(({ moves }) => quantileOf(moves.map(read), share)));
      report.add({ part, what: `${what}, ${name} within`, value, unit: 'ms' });
    }
  };
  tell('figures shown', ({ figures_ms }) => figures_ms);
  tell('maps told of the day', ({ scene_ms }) => scene_ms);
  tell('first frame with the day finished', ({ first_ms }) => first_ms);
  tell('last frame finished', ({ finished_ms }) => finished_ms);
  tell('the page’s thread on a core', ({ page_ms }) => page_ms);
  tell('its workers on a core', ({ workers_ms }) => workers_ms);
  tell('the graphics on their cores', ({ graphics_ms }) => graphics_ms);
  report.add({ part, what: 'longest task', value: Math.min(...runs.map(({ longest_ms }) => longest_ms)), unit: 'ms' });
  report.add({ part, what: 'load of the machine', value: loadavg()[0], unit: '' });
}

interface Watched {
  /** Listens for the next input. */
  watchMove(quiet_ms: number): void;
  /** All that the input changed; null where that was nothing, or no input came. */
  moved: Promise<Moved | null>;
}

/** In the page: frames that drew are finished when the graphics say so, not when the page has asked for them. */
function watchDrawing(): void {
  let drew: WebGL2RenderingContext | null = null;
  let lastDrawnAt = 0;
  let lastFinishedAt = 0;
  /** Frames that the graphics have not finished. */
  let pending = 0;
  /** Frames that were drawn and finished, since the last input. */
  let frames: { drawn: number; finished: number }[] = [];
  const drewOn = (gl: WebGL2RenderingContext) => {
    drew = gl;
    lastDrawnAt = performance.now();
  };
  const proto = WebGL2RenderingContext.prototype;
  for (const name of ['drawElements', 'drawArrays', 'clear'] as const) {
    const original = proto[name] as (...args: unknown[]) => void;
    proto[name] = function (this: WebGL2RenderingContext, ...args: unknown[]) {
      drewOn(this);
      original.apply(this, args);
    };
  }
  const poll = (gl: WebGL2RenderingContext, fence: WebGLSync, drawn: number) => {
    if (gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.SIGNALED) {
      lastFinishedAt = performance.now();
      frames.push({ drawn, finished: lastFinishedAt });
      pending--;
      gl.deleteSync(fence);
    } else setTimeout(() => poll(gl, fence, drawn), 1);
  };
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (run) =>
    ask((at) => {
      drew = null;
      run(at);
      const gl = drew as WebGL2RenderingContext | null;
      const fence = gl?.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
      if (gl && fence) {
        gl.flush();
        pending++;
        poll(gl, fence, performance.now());
      }
    });
  const watched: Watched = {
    moved: Promise.resolve(null),
    watchMove: (quiet_ms) => {
      watched.moved = new Promise((resolve) => {
        const unasked = setTimeout(() => resolve(null), 30_000);
        const begin = (event: Event) => {
          clearTimeout(unasked);
          for (const type of ['keydown', 'pointerdown']) removeEventListener(type, begin, true);
          const began = event.timeStamp;
          frames = [];
          const sentence = () => document.querySelector('.compare-sentence')?.textContent ?? '';
          const dayNow = () => document.querySelector('.chidu-date-bar-reading strong')?.textContent ?? '';
          const maps = () => document.querySelector<HTMLElement>('.compare-maps')?.dataset.drawn;
          const was = { sentence: sentence(), day: dayNow() };
          let figures_ms = 0;
          let scene_ms = 0;
          let isMoved = false;
          const look = () => {
            isMoved ||= dayNow() !== was.day;
            if (!isMoved) return;
            const now = performance.now() - began;
            if (figures_ms === 0 && sentence() !== was.sentence) figures_ms = now;
            if (scene_ms === 0 && maps() === 'true') scene_ms = now;
          };
          const observer = new MutationObserver(look);
          observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
          const rest = setInterval(() => {
            const now = performance.now();
            const isQuiet = pending === 0 && now - Math.max(lastDrawnAt, lastFinishedAt) > quiet_ms && now - began > quiet_ms;
            const isSettled = isMoved ? figures_ms > 0 && scene_ms > 0 : now - began > 3 * quiet_ms;
            if (!isQuiet || (!isSettled && now - began < 20_000)) return;
            clearInterval(rest);
            observer.disconnect();
            const first = frames.find(({ drawn }) => drawn - began >= scene_ms);
            const first_ms = first ? first.finished - began : scene_ms;
            resolve(isMoved ? { figures_ms, scene_ms, first_ms, finished_ms: Math.max(scene_ms, lastFinishedAt - began) } : null);
          }, 20);
        };
        for (const type of ['keydown', 'pointerdown']) addEventListener(type, begin, true);
      });
    },
  };
  Object.assign(window, { watchMove: watched.watchMove });
  Object.defineProperty(window, 'moved', { get: () => watched.moved });
}
