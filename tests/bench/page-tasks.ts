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
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] };
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
    longest_ms: Math.max(0, ...tasks.map(({ dur = 0 }) => dur / 1000)),
    longestCpu_ms: cpu.length === 0 ? null : Math.max(...cpu),
    long: cpu.filter((ms) => ms > LONG_MS).length,
  };
}
