import { EMPTY_FEED, type FeedHead } from '../core/register/feed.ts';
import { filesNamed, isFieldWork, namedFiles } from '../core/register/outbox/field-work.ts';
import { type OutboxEntry, queueChange } from '../core/register/outbox/outbox-entry.ts';
import type { Referee } from '../core/register/referee.ts';
import { sealErased } from '../core/register/seal-erased.ts';
import { clearField, type KeptOwn, type PlacedField, placeField } from '../store/place-field.ts';
import { attachmentOf, proveAttachments } from '../store/attachments.ts';
import type { Attachment, DraftRow, KeptField, TrackFixes } from '../store/database.ts';
import { type Outbox, patchEntry } from '../store/outbox.ts';
import type { DistrictParts } from '../store/save-district.ts';
import { StoreError } from '../store/store-error.ts';
import { acceptDrafts, askReferee, isSameHead, packagesBrought, type Stamps } from '../store/transact.ts';
import type { Keeper } from './keeper.ts';

/** Keeps districts for as long as the page is open, by the same rules as the device's database. The screen says so. */
export function createMemoryKeeper(stamps: Stamps, referee: Referee): Keeper {
  const kept = new Map<string, DistrictParts>();
  const views = new Map<string, unknown>();
  const files = new Map<string, Attachment>();
  const drafts = new Map<string, DraftRow>();
  const fixes = new Map<string, TrackFixes>();
  const fields = new Map<string, KeptField>();
  const salt = () => stamps.ids.salt();
  const held = (id: string) => {
    const before = kept.get(id);
    return before && { name: id, feed: before.feed, field: fields.get(id), base: bases.get(id) };
  };
  const outboxes = new Map<string, readonly OutboxEntry[]>();
  const bases = new Map<string, FeedHead>();
  const followers = new Set<{ readonly id: string; onOutbox(outbox: Outbox): void }>();
  const outboxOf = (id: string): Outbox => ({ base: bases.get(id) ?? EMPTY_FEED, entries: outboxes.get(id) ?? [] });
  const putOutbox = (id: string, entries: readonly OutboxEntry[]) => {
    outboxes.set(id, entries);
    for (const follower of followers) if (follower.id === id) follower.onOutbox(outboxOf(id));
  };
  const put = (id: string, { feed, field, own }: PlacedField, packages: DistrictParts['packages']): KeptOwn => {
    kept.set(id, { feed, packages });
    fields.set(id, field);
    bases.set(id, field.from);
    const received = new Set(field.received);
    const seqs = new Map(feed.map((change) => [change.id, change.seq]));
    const entries = outboxOf(id).entries.map((entry): OutboxEntry => {
      const isNew = received.has(entry.id) && entry.state !== 'safe';
      const patch = isNew ? { state: 'safe' as const, safeAt: stamps.clock.now() } : {};
      return { ...patchEntry(entry, { id: entry.id, ...patch }), seq: seqs.get(entry.id) ?? entry.seq };
    });
    putOutbox(id, entries);
    return own;
  };
  const headOf = (id: string): FeedHead => kept.get(id)?.feed.at(-1) ?? EMPTY_FEED;
  return {
    lasting: false,
    list: async () =>
      [...kept].flatMap(([id, { feed }]) => {
        const created = feed.find((change) => change.type === 'district-created');
        if (created?.type !== 'district-created') return [];
        return [{ id, name: created.body.district.name, head: headOf(id), field: fields.get(id) }];
      }),
    load: async (id) => kept.get(id) ?? null,
    save: async (id, parts) => {
      const before = kept.get(id);
      if (before && before.feed.length > parts.feed.length) return { ahead: before.feed.slice(parts.feed.length) };
      kept.set(id, { feed: sealErased(parts.feed), packages: parts.packages });
      for (const { name, mediaType } of namedFiles(parts.feed)) {
        const bytes = parts.photos?.get(name);
        if (bytes) files.set(`${id}/${name}`, attachmentOf({ mediaType, bytes }));
      }
      bases.set(id, headOf(id));
      return { ahead: [] };
    },
    keepField: async (id, parts, options = {}) => put(id, placeField(id, held(id), parts, options, salt), parts.packages),
    eraseField: async (id, erased) => put(id, clearField(id, held(id), erased, salt), new Map()),
    attachment: async (id, sha256) => files.get(`${id}/${sha256}`) ?? null,
    remove: async (id) => {
      kept.delete(id);
      for (const [key, { district }] of drafts) if (district === id) drafts.delete(key);
      fields.delete(id);
      putOutbox(id, []);
    },
    loadView: async (id, name) => views.get(`${id}/${name}`),
    saveView: async (id, name, value) => {
      views.set(`${id}/${name}`, value);
    },
    settleView: async (id, name, value) => {
      const key = `${id}/${name}`;
      if (!views.has(key)) views.set(key, value);
      return views.get(key);
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
    keepFiles: async (id, came) => {
      for (const [name, file] of await proveAttachments(came)) files.set(`${id}/${name}`, file);
    },
    packageBytes: async (id, sha256) => kept.get(id)?.packages.get(sha256) ?? null,
    attachmentNames: async (id) =>
      [...files.keys()].flatMap((key) => (key.startsWith(`${id}/`) ? [key.slice(id.length + 1)] : [])).sort(),
    proveAttachments: async (id, names) => names.filter((name) => files.has(`${id}/${name}`)),
    outbox: async (id) => outboxOf(id),
    patchOutbox: async (id, patches) => {
      const known = new Map(patches.map((patch) => [patch.id, patch]));
      const entries = outboxOf(id).entries.map((entry) => {
        const patch = known.get(entry.id);
        return patch ? patchEntry(entry, patch) : entry;
      });
      putOutbox(id, entries);
    },
    followOutbox: (id, onOutbox) => {
      const follower = { id, onOutbox };
      followers.add(follower);
      onOutbox(outboxOf(id));
      return () => followers.delete(follower);
    },
    transact: async (id, drafts, { after, packages = new Map(), attachments = new Map(), recorded }) => {
      const brought = await packagesBrought(drafts, packages, (name) => kept.get(id)?.packages.get(name));
      await askReferee(referee, id, drafts, after.seq, brought);
      const before = kept.get(id) ?? { feed: [], packages: new Map<string, Uint8Array>() };
      if (before.feed.length === 0 && drafts[0]?.type !== 'district-created')
        throw new StoreError('district-missing', { district: id });
      if (!isSameHead(headOf(id), after)) throw new StoreError('feed-moved', { seq: headOf(id).seq });
      await proveAttachments(attachments);
      const missing = drafts.flatMap(filesNamed).find((name) => !attachments.has(name) && !files.has(`${id}/${name}`));
      if (missing !== undefined) throw new StoreError('attachment-missing', { attachment: missing });
      const accepted = acceptDrafts(stamps, headOf(id), drafts, recorded);
      kept.set(id, { feed: sealErased([...before.feed, ...accepted]), packages: new Map([...before.packages, ...packages]) });
      for (const [sha256, file] of attachments) files.set(`${id}/${sha256}`, file);
      if (!recorded) {
        const sizeOf = (name: string) => files.get(`${id}/${name}`)?.content.size ?? 0;
        const queued = accepted.filter(isFieldWork).map((one) =>
          queueChange(
            one,
            filesNamed(one).reduce((sum, name) => sum + sizeOf(name), 0),
          ),
        );
        putOutbox(id, [...outboxOf(id).entries, ...queued]);
      }
      return accepted;
    },
    newsAfter: async (id, { seq }) => {
      const parts = kept.get(id);
      return parts && parts.feed.length >= seq ? { feed: parts.feed.slice(seq), packages: parts.packages } : null;
    },
    // For the next visit, which will not find this one's memory.
    baseMaps: {
      areas: async () => [],
      putArea: async () => refuseKeeping(),
      keepTiles: async () => refuseKeeping(),
      tile: async () => null,
      tileNames: async () => [],
      removeArea: async () => undefined,
    },
    // A page that forgets everything when it closes joins no team: what it recorded would be lost before it arrives.
    team: {
      cursor: async () => EMPTY_FEED,
      takeLinks: async () => refuseKeeping(),
      unsent: async () => [],
      acknowledge: async () => refuseKeeping(),
      settleOwn: async () => refuseKeeping(),
    },
    // What is gone with the page has no second place.
    lostWork: async () => [],
    putBack: async () => refuseKeeping(),
    copyUnsafe: async () => undefined,
    followCopy: (onState) => {
      onState({ at: 'none' });
      return () => undefined;
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

function refuseKeeping(): never {
  throw new StoreError('store-unavailable');
}
