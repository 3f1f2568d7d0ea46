import type { AcceptedChange, ChangeDraft } from '../../core/register/change.ts';
import { isFieldWork } from '../../core/register/outbox/field-work.ts';
import type { Day } from '../../core/register/ports.ts';
import type { Database, TrackFixes } from '../database.ts';
import type { Outbox, OutboxPatch } from '../outbox.ts';
import type { FieldParts, KeepFieldOptions, KeptOwn } from '../place-field.ts';
import type { TeamFeed } from '../team-feed.ts';
import type { TransactOptions } from '../transact.ts';
import type { CopyDisk } from './copy-disk.ts';
import { hasSecondCopy } from './has-second-copy.ts';
import { OPEN_PATROL, OPEN_REPORT, PHOTO_DRAFTS } from './in-hand.ts';
import type { LostWork, PutBack } from './put-back.ts';
import type { CopyState } from './second-copy.ts';

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
  readonly team: TeamFeed;
  remove(district: string): Promise<void>;
  saveView(district: string, name: string, value: unknown): Promise<void>;
  saveDraft(district: string, name: string, value: unknown): Promise<void>;
  removeDrafts(district: string, names: readonly string[]): Promise<void>;
  keepFixes(fixes: TrackFixes): Promise<void>;
  dropFixes(district: string, patrol: string): Promise<void>;
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

/**
 * The store with a second copy of what is recorded in the field. The copy follows the database and never fails a call of it; its program is
 * loaded when there is something to copy.
 */
export function withSecondCopy<S extends Followed>(
  store: S,
  database: Database,
  createSalt: () => string,
  place: CopyPlace,
): S & SecondCopyCalls {
  const listeners = new Set<(state: CopyState) => void>();
  let state: CopyState = { at: 'none' };
  const tell = (next: CopyState) => {
    state = next;
    for (const listener of listeners) listener(next);
  };
  const load = async () => {
    const { createFollower } = await import('./copy-follower.ts');
    return createFollower(database, await place.open(), createSalt, tell);
  };
  let loading: ReturnType<typeof load> | null = null;
  const follower = () =>
    (loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    }));
  /** Where nothing was ever copied there is nothing to take away. */
  const known = async () => (loading !== null || (await place.has()) ? follower() : null);
  const quietly = (step: Promise<unknown>): Promise<void> =>
    step.then(
      () => undefined,
      () => tell({ at: 'behind', because: 'failed' }),
    );
  const beside = (step: Promise<unknown>): void => void quietly(step);
  return {
    ...store,
    transact: async (district, made, options) => {
      const accepted = await store.transact(district, made, options);
      if (!options.recorded && accepted.some(isFieldWork)) await quietly(follower().then((copy) => copy.acknowledge(district)));
      return accepted;
    },
    keepField: async (district, parts, options) => {
      const own = await store.keepField(district, parts, options);
      beside(known().then((copy) => copy?.bring(district)));
      return own;
    },
    patchOutbox: async (district, patches) => {
      await store.patchOutbox(district, patches);
      if (patches.some(({ state: now, packedAt, exportedAt }) => now === 'safe' || packedAt || exportedAt))
        beside(known().then((copy) => copy?.bring(district)));
    },
    team: {
      ...store.team,
      takeLinks: async (district, answer, packages) => {
        const taken = await store.team.takeLinks(district, answer, packages);
        if (taken.arrived > 0) beside(known().then((copy) => copy?.bring(district)));
        return taken;
      },
      settleOwn: async (district, bases, dropped) => {
        await store.team.settleOwn(district, bases, dropped);
        beside(known().then((copy) => copy?.bring(district)));
      },
    },
    remove: async (district) => {
      await store.remove(district);
      await quietly(known().then((copy) => copy?.drop(district)));
    },
    saveView: async (district, name, value) => {
      await store.saveView(district, name, value);
      if (name !== OPEN_REPORT && name !== OPEN_PATROL) return;
      if (value === null) beside(known().then((copy) => copy?.dropDrafts(district, 'views', [name])));
      else beside(follower().then((copy) => copy.keepDraft(district, 'views', name, value)));
    },
    saveDraft: async (district, name, value) => {
      await store.saveDraft(district, name, value);
      if (name.startsWith(PHOTO_DRAFTS)) beside(follower().then((copy) => copy.keepDraft(district, 'drafts', name, value)));
    },
    removeDrafts: async (district, names) => {
      await store.removeDrafts(district, names);
      const photos = names.filter((name) => name.startsWith(PHOTO_DRAFTS));
      if (photos.length > 0) beside(known().then((copy) => copy?.dropDrafts(district, 'drafts', photos)));
    },
    keepFixes: async (fixes) => {
      await store.keepFixes(fixes);
      beside(follower().then((copy) => copy.keepFixes(fixes)));
    },
    dropFixes: async (district, patrol) => {
      await store.dropFixes(district, patrol);
      beside(known().then((copy) => copy?.dropFixes(district, patrol)));
    },
    lostWork: () =>
      known()
        .then((copy) => copy?.lostWork() ?? [])
        .catch(() => []),
    putBack: async (district, on) => (await follower()).putBack(district, on),
    copyUnsafe: async (district) => {
      const { entries } = await store.outbox(district).catch(() => ({ entries: [] }));
      if (entries.length > 0 || (await place.has())) await quietly(follower().then((copy) => copy.check(district)));
    },
    followCopy: (onState) => {
      listeners.add(onState);
      onState(state);
      return () => listeners.delete(onState);
    },
  };
}
