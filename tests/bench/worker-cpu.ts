import { readdirSync, readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

/** What a page's workers have computed so far, milliseconds on a core; null where the system does not tell. */
export type WorkerClock = () => number | null;

/** By Linux's own count of each thread: on a machine that others use too, the clock on the wall tells mostly of them. */
export async function clockWorkers(browser: Browser): Promise<WorkerClock> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  return () => {
    try {
      return renderers.reduce((sum, id) => sum + workersOf_ms(id), 0);
    } catch {
      return null;
    }
  };
}

function workersOf_ms(process: number): number {
  const folder = `/proc/${process}/task`;
  return readdirSync(folder)
    .filter((thread) => readFileSync(`${folder}/${thread}/comm`, 'utf8').startsWith('DedicatedWorker'))
    .reduce((sum, thread) => sum + Number(readFileSync(`${folder}/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6, 0);
}
