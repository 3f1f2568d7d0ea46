import type { AcceptedChange } from '../core/register/change.ts';
import { acceptChange, EMPTY_FEED, type FeedHead, stampChange } from '../core/register/feed.ts';
import type { DistrictParts } from '../store/save-district.ts';
import type { Stamps } from '../store/transact.ts';
import type { Keeper } from './keeper.ts';

/** Keeps districts for as long as the page is open. The screen says so. */
export function createMemoryKeeper({ clock, ids, device, by }: Stamps): Keeper {
  const kept = new Map<string, DistrictParts>();
  const views = new Map<string, unknown>();
  return {
    lasting: false,
    list: async () =>
      [...kept].flatMap(([id, { feed }]) => {
        const created = feed.find((change) => change.type === 'district-created');
        const head: FeedHead = feed.at(-1) ?? EMPTY_FEED;
        return created?.type === 'district-created' ? [{ id, name: created.body.district.name, head }] : [];
      }),
    load: async (id) => kept.get(id) ?? null,
    save: async (id, parts) => {
      const before = kept.get(id);
      if (before && before.feed.length > parts.feed.length) return { ahead: before.feed.slice(parts.feed.length) };
      kept.set(id, parts);
      return { ahead: [] };
    },
    remove: async (id) => {
      kept.delete(id);
    },
    loadView: async (id, name) => views.get(`${id}/${name}`),
    saveView: async (id, name, value) => {
      views.set(`${id}/${name}`, value);
    },
    transact: async (id, drafts, packages = new Map()) => {
      const before = kept.get(id) ?? { feed: [], packages: new Map<string, Uint8Array>() };
      const accepted: AcceptedChange[] = [];
      for (const draft of drafts) {
        const last: FeedHead = accepted.at(-1) ?? before.feed.at(-1) ?? EMPTY_FEED;
        const now = clock.now();
        const change = stampChange(draft, { id: ids.next(), recordedAt: now, clockOffset_ms: 0, by, device });
        accepted.push(acceptChange(last, change, now, () => ids.salt()));
      }
      kept.set(id, { feed: [...before.feed, ...accepted], packages: new Map([...before.packages, ...packages]) });
      return accepted;
    },
  };
}
