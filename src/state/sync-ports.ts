import type { SyncPorts } from '../sync/ports.ts';

/** Clock, chance, network, tabs and streams of this browser, as the steps of sync reach them. */
export const SYNC_PORTS: SyncPorts = {
  fetch: (address, init) => fetch(address, init),
  now: Date.now,
  random: Math.random,
  wait: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const over = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', over);
        resolve();
      };
      const timer = setTimeout(over, ms);
      signal.addEventListener('abort', over);
    }),
  alone: async (name, signal, work) => {
    // Not there on a plain http address: then every tab works for itself, which costs requests and harms nothing.
    const { locks } = navigator as { locks?: LockManager };
    if (!locks) return work();
    await locks.request(name, { signal }, work).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  },
  listen: (address, on) => {
    const stream = new EventSource(address);
    stream.addEventListener('open', () => on.opened());
    stream.addEventListener('head', ({ data }) => on.told('head', String(data)));
    stream.addEventListener('error', () => on.broke());
    return () => stream.close();
  },
};
