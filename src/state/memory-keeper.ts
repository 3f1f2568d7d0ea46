import type { AcceptedChange } from '../core/register/change.ts';
import { acceptChange, EMPTY_FEED, stampChange } from '../core/register/feed.ts';
import type { Clock, Ids } from '../core/register/ports.ts';
import type { KeptDistrict, Keeper } from './keeper.ts';

/** Keeps districts for as long as the page is open. The screen says so. */
export function createMemoryKeeper({ clock, ids, device, by }: { clock: Clock; ids: Ids; device: string; by: string }): Keeper {
  const kept = new Map<string, KeptDistrict>();
  return {
    lasting: false,
    list: async () => [...kept].map(([id]) => ({ id, name: id })),
    load: async (id) => kept.get(id) ?? null,
    save: async (id, district) => {
      kept.set(id, district);
    },
    remove: async (id) => {
      kept.delete(id);
    },
    transact: async (id, drafts, packages) => {
      const before = kept.get(id) ?? { feed: [], packages: new Map<string, Uint8Array>() };
      const accepted: AcceptedChange[] = [];
      for (const draft of drafts) {
        const last = accepted.at(-1) ?? before.feed.at(-1) ?? EMPTY_FEED;
        const now = clock.now();
        const change = stampChange(draft, { id: ids.next(), recordedAt: now, clockOffset_ms: 0, by, device });
        accepted.push(acceptChange(last, change, now, () => ids.salt()));
      }
      kept.set(id, { feed: [...before.feed, ...accepted], packages: new Map([...before.packages, ...packages]) });
      return accepted;
    },
  };
}
