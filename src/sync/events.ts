import { backoff } from './backoff.ts';
import type { SyncPorts } from './ports.ts';

/**
 * Keeps a stream of the server's events open for as long as the signal allows. It only wakes: what happened is read from the feed, so
 * that nothing is lost while it is closed.
 */
export async function followEvents(
  { listen, wait, random }: Pick<SyncPorts, 'listen' | 'wait' | 'random'>,
  address: string,
  signal: AbortSignal,
  { onHead, onOpen }: { onHead(seq: number): void; onOpen(isOpen: boolean): void },
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const broken = new AbortController();
    const stop = () => broken.abort();
    signal.addEventListener('abort', stop, { once: true });
    const close = listen(address, {
      opened: () => {
        failures = 0;
        onOpen(true);
      },
      told: (event, data) => {
        const seq = Number(data);
        if (event === 'head' && Number.isSafeInteger(seq)) onHead(seq);
      },
      broke: stop,
    });
    await until(broken.signal);
    close();
    signal.removeEventListener('abort', stop);
    onOpen(false);
    if (!signal.aborted) await wait(backoff(++failures, random()), signal);
  }
}

const until = (signal: AbortSignal): Promise<void> =>
  signal.aborted
    ? Promise.resolve()
    : new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
