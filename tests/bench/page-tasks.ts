import type { Browser, Page } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Tasks of the page's main thread while something is done, milliseconds: on the wall, and on a core. */
export interface PageTasks {
  readonly longest_ms: number;
  readonly longestCpu_ms: number | null;
  /** That took a core for more than 50 ms. */
  readonly long: number;
}

const LONG_MS = 50;

/**
 * By the browser's own trace, which counts what a thread computes apart from what it waits for: on a machine that others use too a
 * `longtask` of the page tells mostly of them.
 */
export async function watchTasks(browser: Browser, page: Page, act: () => Promise<void>): Promise<PageTasks> {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  try {
    await act();
  } finally {
    await page.waitForTimeout(1_000);
  }
  const traceEvents = readEvents(await browser.stopTracing());
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && mains.has(`${pid}/${tid}`),
  );
  const cpu = tasks.flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur / 1000]));
  return {
    longest_ms: longestOf(tasks.map(({ dur = 0 }) => dur / 1000)),
    longestCpu_ms: cpu.length === 0 ? null : longestOf(cpu),
    long: cpu.filter((ms) => ms > LONG_MS).length,
  };
}

/**
 * Of the trace, what tells of threads and their tasks. It is written with one event to a line, and read so: what a long piece of work
 * leaves is longer than a string may be.
 */
function readEvents(trace: Buffer): TraceEvent[] {
  const events: TraceEvent[] = [];
  for (let from = 0; from < trace.length; ) {
    const next = trace.indexOf('\n', from);
    const to = next < 0 ? trace.length : next;
    const line = trace.toString('utf8', from, to);
    if (line.includes('RunTask"') || line.includes('"thread_name"')) events.push(readEvent(line));
    from = to + 1;
  }
  if (events.length === 0) throw new Error('the trace of the browser names no task');
  return events;
}

function readEvent(line: string): TraceEvent {
  const from = line.startsWith('{"traceEvents":[') ? line.indexOf('[') + 1 : 0;
  return JSON.parse(line.slice(from, line.lastIndexOf('}') + 1).replace(/\]\}?$/, ''));
}

/** A trace holds more tasks than a function takes arguments. */
function longestOf(times_ms: readonly number[]): number {
  return times_ms.reduce((longest, ms) => Math.max(longest, ms), 0);
}
