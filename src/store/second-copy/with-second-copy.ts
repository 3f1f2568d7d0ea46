import type { AcceptedChange, ChangeDraft } from '../../core/register/change.ts';
import { isFieldWork } from '../../core/register/outbox/field-work.ts';
import type { Day } from '../../core/register/ports.ts';
import type { Database } from '../database.ts';
import type { Outbox, OutboxPatch } from '../outbox.ts';
import type { FieldParts, KeepFieldOptions, KeptOwn } from '../place-field.ts';
import type { TransactOptions } from '../transact.ts';
import type { CopyDisk } from './copy-disk.ts';
import { hasSecondCopy } from './has-second-copy.ts';
import { OPEN_REPORT, PHOTO_DRAFTS } from './in-hand.ts';
import type { LostWork, PutBack } from './put-back.ts';
import type { CopyState, Exclusively, SecondCopy } from './second-copy.ts';

/** What a store answers of its second copy. */
export interface SecondCopyCalls {
  /** Work that the second copy holds and the database lacks: none where nothing was lost, or there is no copy. */
  lostWork(): Promise<readonly LostWork[]>;
  /** Puts it back into the database. @throws StoreError `copy-damaged` and those of every write */
  putBack(district: string, on: Day): Promise<PutBack>;
  /** Copies what is not copied yet: written by an older program, or while there was no room. Never rejects. */
  copyUnsafe(district: string): Promise<void>;
  /** Tells how the second copy stands, now and whenever that changes. Returns how to stop. */
  followCopy(onState: (state: CopyState) => void): () => void;
}

/** Calls that the second copy follows. */
interface Followed {
  transact(district: string, drafts: readonly ChangeDraft[], options: TransactOptions): Promise<readonly AcceptedChange[]>;
  keepField(district: string, parts: FieldParts, options?: KeepFieldOptions): Promise<KeptOwn>;
  outbox(district: string): Promise<Outbox>;
  patchOutbox(district: string, patches: readonly OutboxPatch[]): Promise<void>;
  remove(district: string): Promise<void>;
  saveView(district: string, name: string, value: unknown): Promise<void>;
  saveDraft(district: string, name: string, value: unknown): Promise<void>;
  removeDrafts(district: string, names: readonly string[]): Promise<void>;
}

/** Where the second copy lies, and whether anything is there already. */
export interface CopyPlace {
  open(): Promise<CopyDisk | null>;
  has(): Promise<boolean>;
}

/** The browser's own: loaded when something is to be copied, or was. */
export const ORIGIN_PLACE: CopyPlace = {
  open: async () => (await import('./origin-disk.ts')).openOriginDisk(),
  has: hasSecondCopy,
};

/** A record is acknowledged when its copy is written; longer than this nobody waits for it, because the record itself lies on the disk. */
const LONGEST_COPY_MS = 4_000;

/** The store with a second copy of what is recorded in the field. The copy follows the database and never fails a call of it. */
export function withSecondCopy<S extends Followed>(
  store: S,
  database: Database,
  createSalt: () => string,
  place: CopyPlace,
): S & SecondCopyCalls {
  const listeners = new Set<(state: CopyState) => void>();
  let state: CopyState = { at: 'none' };
  let under = 0;
  let opening: Promise<{ readonly disk: CopyDisk; readonly copy: SecondCopy } | null> | null = null;
  const opened = () => (opening ??= open(database, place).catch(() => null));
  const tell = (next: CopyState) => {
    state = next;
    for (const listener of listeners) listener(next);
  };
  const follow = async (step: (copy: SecondCopy) => Promise<CopyState>, settles = true): Promise<void> => {
    const here = await opened();
    if (!here) return;
    under++;
    if (settles) tell({ at: 'behind', because: 'writing' });
    const after = await step(here.copy);
    under--;
    if (after.at === 'behind' || (settles && under === 0)) tell(after);
  };
  const followIfAny = async (step: (copy: SecondCopy) => Promise<CopyState>, settles = true): Promise<void> => {
    if (opening || (await place.has())) await follow(step, settles);
  };
  const bring = (district: string) => follow((copy) => copy.bring(district));
  const drafts = (names: readonly string[]) => names.filter((name) => name.startsWith(PHOTO_DRAFTS));
  return {
    ...store,
    transact: async (district, made, options) => {
      const accepted = await store.transact(district, made, options);
      if (!options.recorded && accepted.some(isOwn)) await inTime(bring(district));
      return accepted;
    },
    keepField: async (district, parts, options) => {
      const own = await store.keepField(district, parts, options);
      void followIfAny((copy) => copy.bring(district));
      return own;
    },
    patchOutbox: async (district, patches) => {
      await store.patchOutbox(district, patches);
      if (patches.some((patch) => patch.state === 'safe')) void followIfAny((copy) => copy.bring(district));
    },
    remove: async (district) => {
      await store.remove(district);
      await followIfAny((copy) => copy.drop(district), false);
    },
    saveView: async (district, name, value) => {
      await store.saveView(district, name, value);
      if (name !== OPEN_REPORT) return;
      if (value === null) void followIfAny((copy) => copy.dropDrafts(district, 'views', [name]), false);
      else void follow((copy) => copy.keepDraft(district, 'views', name, value), false);
    },
    saveDraft: async (district, name, value) => {
      await store.saveDraft(district, name, value);
      if (drafts([name]).length > 0) void follow((copy) => copy.keepDraft(district, 'drafts', name, value), false);
    },
    removeDrafts: async (district, names) => {
      await store.removeDrafts(district, names);
      const dropped = drafts(names);
      if (dropped.length > 0) void followIfAny((copy) => copy.dropDrafts(district, 'drafts', dropped), false);
    },
    lostWork: async () => {
      const here = (await place.has()) ? await opened() : null;
      if (!here) return [];
      const { findLost } = await import('./put-back.ts');
      return findLost(here.disk, database).catch(() => []);
    },
    putBack: async (district, on) => {
      const here = await opened();
      const { putBack } = await import('./put-back.ts');
      if (!here) return { changes: 0, photos: 0, missing: [] };
      const { guardStore } = await import('../store-error.ts');
      const back = await guardStore(() => putBack(database, here.disk, district, { on, createSalt }));
      await bring(district);
      return back;
    },
    copyUnsafe: async (district) => {
      const { entries } = await store.outbox(district).catch(() => ({ entries: [] }));
      if (entries.length > 0 || (await place.has())) await follow((copy) => copy.check(district));
    },
    followCopy: (onState) => {
      listeners.add(onState);
      onState(state);
      return () => listeners.delete(onState);
    },
  };
}

const isOwn = (change: AcceptedChange): boolean => isFieldWork(change);

async function open(database: Database, place: CopyPlace) {
  const disk = await place.open();
  if (!disk) return null;
  const { SecondCopy } = await import('./second-copy.ts');
  return { disk, copy: new SecondCopy(disk, database, oneWindow) };
}

/** One window of this device at a time; where browsers know no turns there is one window as a rule. */
const oneWindow: Exclusively = (step) => {
  const { locks } = (globalThis as { navigator?: { locks?: LockManager } }).navigator ?? {};
  return locks ? locks.request('chidu.second-copy', step) : step();
};

async function inTime(step: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_COPY_MS);
  });
  await Promise.race([step, late]);
  clearTimeout(timer);
}
