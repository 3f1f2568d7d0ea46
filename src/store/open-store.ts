import { liveQuery } from 'dexie';
import type { AcceptedChange, ChangeDraft } from '../core/register/change.ts';
import type { EntityRef } from '../core/register/entity-ref.ts';
import type { Fix } from '../core/register/patrol.ts';
import type { FeedHead } from '../core/register/feed.ts';
import type { Referee } from '../core/register/referee.ts';
import { attachmentOf, keepAttachments, proveAttachments, proveKept } from './attachments.ts';
import { type BaseMapStore, createBaseMapStore } from './base-maps.ts';
import { createDatabase } from './database.ts';
import type { Attachment, Database, DistrictRow, DraftRow, TrackFixes } from './database.ts';
import { eraseField, keepField } from './keep-field.ts';
import { loadFeed, readChanges, readChangesOf, readFeedBefore } from './load-feed.ts';
import { type Outbox, type OutboxPatch, patchOutbox, readOutbox } from './outbox.ts';
import { loadPackages } from './packages.ts';
import type { FieldErasure, FieldParts, KeepFieldOptions, KeptOwn } from './place-field.ts';
import { type News, readNews } from './read-news.ts';
import { removeDistrict } from './remove-district.ts';
import type { DistrictParts, SavedDistrict } from './save-district.ts';
import { saveDistrict } from './save-district.ts';
import { type CopyPlace, ORIGIN_PLACE, type SecondCopyCalls, withSecondCopy } from './second-copy/with-second-copy.ts';
import { guardStore, StoreError } from './store-error.ts';
import { createTeamFeed, type TeamFeed } from './team-feed.ts';
import { dropTrackFixes, readTrackFixes } from './track-fixes.ts';
import type { Stamps, TransactOptions } from './transact.ts';
import { transact } from './transact.ts';

/** The districts kept on this device. Every call rejects with a StoreError and leaves what was kept as it was. */
export interface DistrictStore extends SecondCopyCalls {
  list(): Promise<readonly DistrictRow[]>;
  /** Feed and packages of a district, every hash proven; `null` where it is not kept here. */
  load(district: string): Promise<DistrictParts | null>;
  /** Keeps a district that came from elsewhere; never takes away what was kept of it before. */
  save(district: string, parts: DistrictParts, onWritten?: (count: number) => void): Promise<SavedDistrict>;
  /** Keeps a field package in the place of what was kept of its district; one's own changes that have not arrived follow it. */
  keepField(district: string, parts: FieldParts, options?: KeepFieldOptions): Promise<KeptOwn>;
  /** Erases what a field package brought; one's own changes that have not arrived stay. */
  eraseField(district: string, erased: FieldErasure): Promise<KeptOwn>;
  /** Has drafts judged, stamps them and keeps them, with their packages, in one transaction. Rejects with a DraftRefused too. */
  transact(district: string, drafts: readonly ChangeDraft[], options: TransactOptions): Promise<readonly AcceptedChange[]>;
  /** What was kept after a change that is known; `null` where the feed kept here does not go on from it. */
  newsAfter(district: string, known: FeedHead): Promise<News | null>;
  /** Tells of every new head of a district's feed, whichever tab wrote it; `null` when it is removed. Returns how to stop. */
  follow(district: string, onHead: (head: FeedHead | null) => void): () => void;
  /** Changes by their ids, in the order of the feed. */
  changes(district: string, ids: readonly string[]): Promise<readonly AcceptedChange[]>;
  /** The changes of an entity, or of several, in the order of the feed. */
  changesOf(district: string, ...entities: readonly EntityRef[]): Promise<readonly AcceptedChange[]>;
  /** At most `count` changes before a place in the feed, in its order. */
  changesBefore(district: string, seq: number, count: number): Promise<readonly AcceptedChange[]>;
  /** A file by its SHA-256; `null` where the district names none such here. */
  attachment(district: string, sha256: string): Promise<Attachment | null>;
  /** Keeps files that the district's record names and that came from elsewhere, each proven by its SHA-256. */
  keepFiles(district: string, files: ReadonlyMap<string, Attachment>): Promise<void>;
  /** A layer's package by its SHA-256; `null` where the district names none such here. */
  packageBytes(district: string, sha256: string): Promise<Uint8Array | null>;
  /** SHA-256 of the files that a district names and that are kept here. */
  attachmentNames(district: string): Promise<readonly string[]>;
  /** Hashes files again where they lie; names those that are what their name says. */
  proveAttachments(district: string, names: readonly string[]): Promise<readonly string[]>;
  /** What was recorded in the field on this device, and how safe it is. */
  outbox(district: string): Promise<Outbox>;
  /** Takes down what became of entries of the outbox, all of it or nothing. */
  patchOutbox(district: string, patches: readonly OutboxPatch[]): Promise<void>;
  /** Tells of the outbox as it stands and whenever it changes, whichever tab wrote it. Returns how to stop. */
  followOutbox(district: string, onOutbox: (outbox: Outbox) => void): () => void;
  /** Erases a district from this device. */
  remove(district: string): Promise<void>;
  /** What a screen remembers between visits; `undefined` where nothing was. The caller checks its shape. */
  loadView(district: string, name: string): Promise<unknown>;
  saveView(district: string, name: string, value: unknown): Promise<void>;
  /** Keeps a value where none is kept, and returns the one that is: of tabs that ask at once all get the same. */
  settleView(district: string, name: string, value: unknown): Promise<unknown>;
  /** What was taken in hand under names that begin so, in the order of their names. The caller checks its shape. */
  loadDrafts(district: string, prefix: string): Promise<readonly DraftRow[]>;
  saveDraft(district: string, name: string, value: unknown): Promise<void>;
  removeDrafts(district: string, names: readonly string[]): Promise<void>;
  /** Keeps fixes of a patrol under way; the same place again is written over. */
  keepFixes(fixes: TrackFixes): Promise<void>;
  /** The fixes kept of a patrol under way, by segment; empty where there are none. */
  keptFixes(district: string, patrol: string): Promise<readonly (readonly Fix[])[]>;
  dropFixes(district: string, patrol: string): Promise<void>;
  /** Base maps for places without a network. */
  readonly baseMaps: BaseMapStore;
  /** What a server of the district has, and what it has not yet. */
  readonly team: TeamFeed;
  close(): void;
}

/** Saving is possible, or it is not and the program works on without: a state to show, not a crash. */
export type StoreState =
  | { readonly state: 'open'; readonly store: DistrictStore }
  | { readonly state: 'unavailable'; readonly error: StoreError };

/** Name of the device's database. */
export const DATABASE_NAME = 'chidu';
/** Some browsers leave an open request without any answer where storage is not allowed. */
const LONGEST_OPEN_MS = 10_000;

/** Opens the device's database, which takes no change without its referee. Never rejects. */
export async function openStore(
  stamps: Stamps,
  referee: Referee,
  name = DATABASE_NAME,
  copyPlace: CopyPlace = ORIGIN_PLACE,
): Promise<StoreState> {
  try {
    const store = await guardStore(async () => {
      const database = createDatabase(name);
      await answerInTime(database);
      return withSecondCopy(createStore(database, stamps, referee), database, () => stamps.ids.salt(), copyPlace);
    });
    return { state: 'open', store };
  } catch (error) {
    return { state: 'unavailable', error: error as StoreError };
  }
}

async function answerInTime(database: Database): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreError('store-unanswered', { waited_s: LONGEST_OPEN_MS / 1000 })), LONGEST_OPEN_MS);
  });
  const blocked = new Promise<never>((_, reject) => {
    database.on('blocked', () => reject(new StoreError('store-blocked')));
  });
  try {
    await Promise.race([database.open(), blocked, tooLate]);
  } catch (error) {
    database.close();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A browser whose disk is full closes the database and does not open it again while there is no room; Dexie then stays as it failed.
 * Each call tries anew, so that room which was made is found without a reload.
 */
function letReopen(database: Database): void {
  if (database.hasFailed() && !database.hasBeenClosed()) database.close({ disableAutoOpen: false });
}

function createStore(database: Database, stamps: Stamps, referee: Referee): Omit<DistrictStore, keyof SecondCopyCalls> {
  const guard = <T>(step: () => PromiseLike<T>): Promise<T> =>
    guardStore(() => {
      letReopen(database);
      return step();
    });
  const fieldStamps = () => ({ at: stamps.clock.now(), createSalt: () => stamps.ids.salt() });
  return {
    list: () => guard(() => database.districts.toArray()),
    load: (district) =>
      guard(async () => {
        if (!(await database.districts.get(district))) return null;
        return { feed: await loadFeed(database, district), packages: await loadPackages(database, district) };
      }),
    save: (district, parts, onWritten) => guard(() => saveDistrict(database, district, parts, fieldStamps(), onWritten)),
    keepField: (district, parts, options = {}) => guard(() => keepField(database, district, parts, options, fieldStamps())),
    eraseField: (district, erased) => guard(() => eraseField(database, district, erased, fieldStamps())),
    transact: (district, drafts, options) => guard(() => transact(database, stamps, referee, district, drafts, options)),
    newsAfter: (district, known) => guard(() => readNews(database, district, known)),
    follow: (district, onHead) => {
      const seen = liveQuery(() => database.districts.get(district)).subscribe({
        next: (row) => onHead(row?.head ?? null),
        // A database that closed has no news; the next write says why.
        error: () => undefined,
      });
      return () => seen.unsubscribe();
    },
    changes: (district, ids) => guard(() => readChanges(database, district, ids)),
    changesOf: (district, ...entities) => guard(() => readChangesOf(database, district, entities)),
    changesBefore: (district, seq, count) => guard(() => readFeedBefore(database, district, seq, count)),
    attachment: (district, sha256) =>
      guard(async () => {
        const row = await database.attachments.get(sha256);
        return row?.districts.includes(district) ? attachmentOf(row) : null;
      }),
    keepFiles: (district, files) =>
      guard(async () => {
        const proven = await proveAttachments(files);
        await database.transaction('rw', database.attachments, () => keepAttachments(database, district, proven));
      }),
    packageBytes: (district, sha256) =>
      guard(async () => {
        const row = await database.packages.get(sha256);
        return row?.districts.includes(district) ? row.bytes : null;
      }),
    attachmentNames: (district) =>
      guard(async () => (await database.attachments.where('districts').equals(district).primaryKeys()).sort()),
    proveAttachments: (district, names) => guard(() => proveKept(database, district, names)),
    outbox: (district) => guard(() => readOutbox(database, district)),
    patchOutbox: (district, patches) => guard(() => patchOutbox(database, district, patches)),
    followOutbox: (district, onOutbox) => {
      const seen = liveQuery(async () => readOutbox(database, district)).subscribe({ next: onOutbox, error: () => undefined });
      return () => seen.unsubscribe();
    },
    remove: (district) => guard(() => removeDistrict(database, district)),
    loadView: (district, name) => guard(async () => (await database.views.get([district, name]))?.value),
    saveView: (district, name, value) =>
      guard(async () => {
        await database.views.put({ district, name, value });
      }),
    settleView: (district, name, value) =>
      guard(async () => {
        const kept = await database.views.get([district, name]);
        if (kept) return kept.value;
        return database.transaction('rw', database.views, async () => {
          const first = await database.views.get([district, name]);
          if (!first) await database.views.put({ district, name, value });
          return first ? first.value : value;
        });
      }),
    loadDrafts: (district, prefix) =>
      guard(() =>
        database.drafts
          .where('[district+name]')
          .between([district, prefix], [district, `${prefix}\uffff`])
          .toArray(),
      ),
    saveDraft: (district, name, value) =>
      guard(async () => {
        await database.drafts.put({ district, name, value });
      }),
    removeDrafts: (district, names) => guard(() => database.drafts.bulkDelete(names.map((name) => [district, name]))),
    keepFixes: (fixes) =>
      guard(async () => {
        await database.trackFixes.put(fixes);
      }),
    keptFixes: (district, patrol) => guard(() => readTrackFixes(database, district, patrol)),
    dropFixes: (district, patrol) =>
      guard(async () => {
        await dropTrackFixes(database, district, patrol);
      }),
    baseMaps: createBaseMapStore(database, guard),
    team: createTeamFeed(database, guard, fieldStamps),
    close: () => database.close(),
  };
}
