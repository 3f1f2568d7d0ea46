import { EMPTY_FEED, type FeedHead } from '../core/register/feed.ts';
import type { Referee } from '../core/register/referee.ts';
import type { Attachment, DraftRow, TrackFixes } from '../store/database.ts';
import type { DistrictParts } from '../store/save-district.ts';
import { StoreError } from '../store/store-error.ts';
import { acceptDrafts, askReferee, isSameHead, type Stamps } from '../store/transact.ts';
import type { Keeper } from './keeper.ts';

/** Keeps districts for as long as the page is open, by the same rules as the device's database. The screen says so. */
export function createMemoryKeeper(stamps: Stamps, referee: Referee): Keeper {
  const kept = new Map<string, DistrictParts>();
  const views = new Map<string, unknown>();
  const files = new Map<string, Attachment>();
  const drafts = new Map<string, DraftRow>();
  const fixes = new Map<string, TrackFixes>();
  const headOf = (id: string): FeedHead => kept.get(id)?.feed.at(-1) ?? EMPTY_FEED;
  return {
    lasting: false,
    list: async () =>
      [...kept].flatMap(([id, { feed }]) => {
        const created = feed.find((change) => change.type === 'district-created');
        return created?.type === 'district-created' ? [{ id, name: created.body.district.name, head: headOf(id) }] : [];
      }),
    load: async (id) => kept.get(id) ?? null,
    save: async (id, parts) => {
      const before = kept.get(id);
      if (before && before.feed.length > parts.feed.length) return { ahead: before.feed.slice(parts.feed.length) };
      kept.set(id, parts);
      return { ahead: [] };
    },
    attachment: async (id, sha256) => files.get(`${id}/${sha256}`) ?? null,
    remove: async (id) => {
      kept.delete(id);
      for (const [key, { district }] of drafts) if (district === id) drafts.delete(key);
    },
    loadView: async (id, name) => views.get(`${id}/${name}`),
    saveView: async (id, name, value) => {
      views.set(`${id}/${name}`, value);
    },
    loadDrafts: async (id, prefix) =>
      [...drafts.values()]
        .filter(({ district, name }) => district === id && name.startsWith(prefix))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    saveDraft: async (id, name, value) => {
      drafts.set(`${id}/${name}`, { district: id, name, value });
    },
    removeDrafts: async (id, names) => {
      for (const name of names) drafts.delete(`${id}/${name}`);
    },
    keepFixes: async (row) => {
      fixes.set(`${row.district}/${row.patrol}/${row.place}`, row);
    },
    keptFixes: async (district, patrol) => {
      const rows = [...fixes.values()].filter((row) => row.district === district && row.patrol === patrol);
      const segments = [...new Set(rows.map(({ segment }) => segment))];
      return segments.map((segment) => rows.filter((row) => row.segment === segment).flatMap((row) => row.fixes));
    },
    dropFixes: async (district, patrol) => {
      for (const [key, row] of fixes) if (row.district === district && row.patrol === patrol) fixes.delete(key);
    },
    transact: async (id, drafts, { after, packages = new Map(), attachments = new Map() }) => {
      await askReferee(referee, id, drafts, after.seq);
      const before = kept.get(id) ?? { feed: [], packages: new Map<string, Uint8Array>() };
      if (before.feed.length === 0 && drafts[0]?.type !== 'district-created')
        throw new StoreError('district-missing', { district: id });
      if (!isSameHead(headOf(id), after)) throw new StoreError('feed-moved', { seq: headOf(id).seq });
      const accepted = acceptDrafts(stamps, headOf(id), drafts);
      kept.set(id, { feed: [...before.feed, ...accepted], packages: new Map([...before.packages, ...packages]) });
      for (const [sha256, file] of attachments) files.set(`${id}/${sha256}`, file);
      return accepted;
    },
    newsAfter: async (id, { seq }) => {
      const parts = kept.get(id);
      return parts && parts.feed.length >= seq ? { feed: parts.feed.slice(seq), packages: parts.packages } : null;
    },
    // Nobody else writes into this page's memory.
    follow: () => () => undefined,
    changes: async (id, ids) => (kept.get(id)?.feed ?? []).filter((change) => ids.includes(change.id)),
    changesBefore: async (id, seq, count) => (kept.get(id)?.feed ?? []).filter((one) => one.seq < seq).slice(-count),
    changesOf: async (id, ...entities) => {
      const keys = new Set(entities.map((one) => `${one.kind}/${one.id}`));
      return (kept.get(id)?.feed ?? []).filter(({ entity }) => keys.has(`${entity.kind}/${entity.id}`));
    },
  };
}
