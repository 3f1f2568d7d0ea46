import { readdirSync, readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

/** What a page's workers have computed so far, milliseconds on a core; null where the system does not tell. */
export type WorkerClock = () => number | null;

/** By Linux's own count of each thread: on a machine that others use too, the clock on the wall tells mostly of them. */
export async function clockWorkers(browser: Browser): Promise<WorkerClock> {
  const renderers = await listRenderers(browser);
  return () => {
    try {
      return renderers.reduce((sum, id) => sum + workersOf_ms(id), 0);
    } catch {
      return null;
    }
  };
}

/** Milliseconds on a core of the threads that run a page's own script: null where the system does not tell. */
export async function clockPages(browser: Browser): Promise<WorkerClock> {
  const renderers = await listRenderers(browser);
  return () => {
    try {
      return renderers.reduce((sum, id) => sum + threadOf_ms(id, id), 0);
    } catch {
      return null;
    }
  };
}

/** Milliseconds on a core of all threads that draw: null where the system does not tell. */
export async function clockGraphics(browser: Browser): Promise<WorkerClock> {
  const processes = await listProcesses(browser, 'GPU');
  return () => {
    try {
      return processes.reduce((sum, id) => sum + threadsOf_ms(id, () => true), 0);
    } catch {
      return null;
    }
  };
}

const listRenderers = (browser: Browser): Promise<readonly number[]> => listProcesses(browser, 'renderer');

async function listProcesses(browser: Browser, wanted: 'renderer' | 'GPU'): Promise<readonly number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === wanted).map(({ id }) => id);
}

const threadOf_ms = (process: number, thread: string | number): number =>
  Number(readFileSync(`/proc/${process}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6;

const workersOf_ms = (process: number): number => threadsOf_ms(process, (name) => name.startsWith('DedicatedWorker'));

function threadsOf_ms(process: number, isWanted: (name: string) => boolean): number {
  const folder = `/proc/${process}/task`;
  return readdirSync(folder)
    .filter((thread) => isWanted(readFileSync(`${folder}/${thread}/comm`, 'utf8')))
    .reduce((sum, thread) => sum + threadOf_ms(process, thread), 0);
}
