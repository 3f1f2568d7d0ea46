import type { SyncPorts } from '../../../src/sync/ports.ts';

/** From 0 to below 1. */
export type Random = () => number;

/** How often something happens to a request, from 0 to 1. */
export interface Weather {
  /** Never reaches the server. */
  cutBefore: number;
  /** Reaches it; the answer is lost. */
  cutAfter: number;
  /** Sent a second time, at the same moment or after the answer. */
  twice: number;
  /** Held back on the way there or back, so that requests overtake each other. */
  late: number;
  /** Milliseconds at most. */
  latest_ms: number;
}

export const FAIR: Weather = { cutBefore: 0, cutAfter: 0, twice: 0, late: 0, latest_ms: 0 };
export const STORM: Weather = { cutBefore: 0.06, cutAfter: 0.08, twice: 0.08, late: 0.3, latest_ms: 40 };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A way to the server that cuts, delays, doubles and reorders, as its weather is at the moment. */
export function chaoticFetch(
  send: SyncPorts['fetch'],
  random: Random,
  weather: () => Weather,
): { readonly fetch: SyncPorts['fetch']; settle(): Promise<void> } {
  const strays = new Set<Promise<unknown>>();
  const stray = (step: Promise<unknown>) => {
    const done = step.catch(() => undefined).finally(() => strays.delete(done));
    strays.add(done);
  };
  return {
    fetch: async (address, init) => {
      const { cutBefore, cutAfter, twice, late, latest_ms } = weather();
      if (random() < cutBefore) throw new TypeError('cut on the way there');
      if (random() < late) await pause(random() * latest_ms);
      const { signal: _, ...again } = init;
      if (random() < twice) stray(pause(random() * 3 * latest_ms).then(() => send(address, again)));
      const response = await send(address, init);
      if (random() < late) await pause(random() * latest_ms);
      if (random() < cutAfter) throw new TypeError('cut on the way back');
      return response;
    },
    /** Waits for what is still under way. */
    settle: async () => {
      while (strays.size > 0) await Promise.all(strays);
    },
  };
}
