import { isUnsafe, type OutboxEntry } from '../../core/register/outbox/outbox-entry.ts';
import { attachmentOf, sizeOf } from '../attachments.ts';
import type { Database, TrackFixes } from '../database.ts';
import { changeAt } from '../kept-feed.ts';
import { readChanges } from '../load-feed.ts';
import { readOutbox } from '../outbox.ts';
import { hashBytes } from '../packages.ts';
import {
  type Batch,
  copiedDistricts,
  DRAFTS,
  FILES,
  filesOfBatch,
  PACKED,
  readBatch,
  readSealed,
  RECORDS,
  sealText,
} from './copied-work.ts';
import type { CopyDisk, CopyPath } from './copy-disk.ts';
import { CopiedWalk } from './copied-walk.ts';
import { namesInDraft, packDraft } from './pack-draft.ts';
import { notePacked } from './note-packed.ts';

/**
 * How the second copy stands: `whole`: it holds everything that is not safe · `behind`: something is still to be written, or did not
 * fit · `none`: this browser has no place for one.
 */
export type CopyState =
  | { readonly at: 'none' }
  | { readonly at: 'whole' }
  | { readonly at: 'behind'; readonly because: 'writing' | 'no-room' | 'failed' };

/** One window after the other: what one writes another must not take away. */
export type Exclusively = <T>(step: () => Promise<T>) => Promise<T>;

interface Step {
  value: unknown;
}

interface KnownBatch {
  readonly path: CopyPath;
  readonly ids: readonly string[];
  readonly files: readonly string[];
}

/**
 * A second copy of what lies on this device only, beside the database: records with their photos until they are safe, and what is
 * in hand. It is made from what the database holds, adds to nothing that the database has not kept, and never fails a record. Only what is
 * known to be safe, or was given up by hand, is taken away: a database that is empty takes nothing.
 */
export class SecondCopy {
  private readonly batches = new Map<string, KnownBatch | null>();
  /** Files known to lie there in full. */
  private readonly whole = new Set<string>();
  /** Files that did not fit: tried again with the next ones. */
  private readonly owed = new Set<string>();
  private readonly places = new Map<string, { readonly of: string; readonly text: string; readonly name: string }>();
  /** Steps of one report that wait for their turn: only the last is written. */
  private readonly steps = new Map<string, Step>();
  private readonly walk: CopiedWalk;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly disk: CopyDisk,
    private readonly database: Database,
    private readonly exclusively: Exclusively = (step) => step(),
  ) {
    this.walk = new CopiedWalk(disk);
  }

  /** Copies what is not safe and not copied yet, and lets go what is safe by now. Never rejects. */
  bring(district: string): Promise<CopyState> {
    return this.inTurn(() => this.bringNow(district));
  }

  /** The same, and looks whether files that were copied before lie there in full: a few at a time, between the others' turns. */
  async check(district: string): Promise<CopyState> {
    let state = await this.bring(district);
    const { entries } = await readOutbox(this.database, district);
    const names = entries.filter(isUnsafe).flatMap(({ files }) => files);
    for (let at = 0; at < names.length; at += FILES_PER_TURN) {
      const step = await this.inTurn(() => this.copyAttachments(names.slice(at, at + FILES_PER_TURN)));
      if (step.at === 'behind') state = step;
    }
    return state;
  }

  /** Copies what was taken in hand. Never rejects. */
  keepDraft(district: string, table: 'drafts' | 'views', name: string, value: unknown): Promise<CopyState> {
    const path = draftPath(district, table, name);
    const key = path.join('/');
    const waiting = this.steps.get(key);
    if (waiting) {
      waiting.value = value;
      return Promise.resolve(WHOLE);
    }
    const own: Step = { value };
    this.steps.set(key, own);
    return this.inTurn(async () => {
      if (this.steps.get(key) !== own) return;
      this.steps.delete(key);
      const place = await this.placeOf(district);
      if (!place) return;
      const { packed, files } = await packDraft(own.value);
      for (const [sha, file] of files) await this.writeFile(sha, file);
      await this.writeFile(place.name, new Blob([place.text]));
      await this.disk.write(path, new Blob([sealText({ place: place.name, table, name, value: packed })]));
    });
  }

  /** Takes away what is in hand no more. Never rejects. */
  dropDrafts(district: string, table: 'drafts' | 'views', names: readonly string[]): Promise<CopyState> {
    for (const name of names) this.steps.delete(draftPath(district, table, name).join('/'));
    return this.inTurn(async () => {
      for (const name of names) await this.disk.remove(draftPath(district, table, name));
      await this.sweep();
    });
  }

  /** Copies fixes of a patrol under way, some seconds of them at a time. Never rejects. */
  keepFixes(fixes: TrackFixes): Promise<CopyState> {
    return this.inTurn(() => this.walk.keep(fixes));
  }

  /** Takes away the fixes of a patrol that is on record, or was given up. Never rejects. */
  dropFixes(district: string, patrol: string): Promise<CopyState> {
    return this.inTurn(() => this.walk.drop(district, patrol));
  }

  /** Takes away everything of a district that was erased from this device by hand. Never rejects. */
  drop(district: string): Promise<CopyState> {
    return this.inTurn(async () => {
      this.places.delete(district);
      await this.disk.remove([RECORDS, district]);
      await this.disk.remove([DRAFTS, district]);
      await this.walk.dropAll(district);
      await this.disk.remove([PACKED, district]);
      await this.sweep();
    });
  }

  private inTurn(step: () => Promise<void>): Promise<CopyState> {
    const done = this.turn.then(async (): Promise<CopyState> => {
      try {
        await this.exclusively(step);
        return WHOLE;
      } catch (error) {
        const isFull = (error as { name?: string }).name === 'QuotaExceededError';
        return { at: 'behind', because: isFull ? 'no-room' : 'failed' };
      }
    });
    this.turn = done;
    return done;
  }

  private async bringNow(district: string): Promise<void> {
    if (!(await this.database.districts.get(district))) return;
    const { entries } = await readOutbox(this.database, district);
    const batches = await this.batchesOf(district);
    const copied = new Set([...batches.values()].flatMap(({ ids }) => ids));
    const waiting = entries.filter(isUnsafe);
    const fresh = waiting.filter(({ id }) => !copied.has(id));
    await this.copyRecords(district, fresh);
    await notePacked(this.disk, district, waiting);
    await this.letGo(batches, new Set(entries.filter((entry) => !isUnsafe(entry)).map(({ id }) => id)));
    // After the records, which are small and say what the photos are of.
    await this.copyAttachments([...this.owed, ...fresh.flatMap(({ files }) => files)]);
  }

  private async copyRecords(district: string, fresh: readonly OutboxEntry[]): Promise<void> {
    if (fresh.length === 0) return;
    const changes = await readChanges(
      this.database,
      district,
      fresh.map(({ id }) => id),
    );
    const place = await this.placeOf(district);
    const [first] = changes;
    if (!place || !first) return;
    const batch: Batch = { format: 'chidu-second-copy/1', place: place.name, changes };
    await this.writeFile(place.name, new Blob([place.text]));
    const last = (await this.disk.list([RECORDS, district])).reduce(
      (most, name) => Math.max(most, Number.parseInt(name, 10) || 0),
      0,
    );
    const path = [RECORDS, district, `${String(last + 1).padStart(9, '0')}-${first.id}`];
    await this.disk.write(path, new Blob([sealText(batch)]));
    this.batches.set(path.join('/'), known(path, batch));
  }

  /** One that does not fit keeps none of the others out. @throws the first failure */
  private async copyAttachments(names: readonly string[]): Promise<void> {
    const failures: unknown[] = [];
    for (const name of names) {
      if (this.whole.has(name)) continue;
      try {
        const row = await this.database.attachments.get(name);
        // What the database itself has lost is left as it was copied.
        if (row && sizeOf(row) > 0) await this.writeFile(name, attachmentOf(row).content);
        this.owed.delete(name);
      } catch (error) {
        this.owed.add(name);
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  /** Half a file, left by a phone that went out, has another size. */
  private async writeFile(name: string, content: Blob): Promise<void> {
    if (this.whole.has(name)) return;
    const there = await this.disk.read([FILES, name]);
    if (there?.size !== content.size) await this.disk.write([FILES, name], content);
    this.whole.add(name);
  }

  /** A feed is only ever added to, so that the change that began it is read once for as long as the row says the same. */
  private async placeOf(district: string): Promise<{ readonly text: string; readonly name: string } | null> {
    const row = await this.database.districts.get(district);
    if (!row) return null;
    const { head: _, ...rest } = row;
    const of = JSON.stringify(rest);
    const known = this.places.get(district);
    if (known?.of === of) return known;
    const created = await changeAt(this.database, district, 1);
    if (!created) return null;
    const text = JSON.stringify({ row: rest, created });
    const place = { of, text, name: await hashBytes(new TextEncoder().encode(text)) };
    this.places.set(district, place);
    return place;
  }

  private async batchesOf(district: string): Promise<ReadonlyMap<string, KnownBatch>> {
    const found = new Map<string, KnownBatch>();
    for (const name of await this.disk.list([RECORDS, district])) {
      const path = [RECORDS, district, name];
      const key = path.join('/');
      let batch = this.batches.get(key);
      if (batch === undefined) {
        const read = await readBatch(this.disk, path);
        batch = read && known(path, read);
        this.batches.set(key, batch);
      }
      if (batch) found.set(key, batch);
    }
    return found;
  }

  private async letGo(batches: ReadonlyMap<string, KnownBatch>, safe: ReadonlySet<string>): Promise<void> {
    let gone = 0;
    for (const [key, { ids, path }] of batches) {
      if (!ids.every((id) => safe.has(id))) continue;
      await this.disk.remove(path);
      this.batches.delete(key);
      gone++;
    }
    if (gone > 0) await this.sweep();
  }

  /** Takes away the files that nothing names any more. */
  private async sweep(): Promise<void> {
    const named = new Set<string>();
    for (const district of await copiedDistricts(this.disk)) {
      for (const { files } of (await this.batchesOf(district)).values()) for (const name of files) named.add(name);
      for (const name of await this.disk.list([DRAFTS, district])) {
        const text = await (await this.disk.read([DRAFTS, district, name]))?.text();
        const draft = text === undefined ? null : (readSealed(text) as { place: string; value: unknown } | null);
        for (const one of draft ? [draft.place, ...namesInDraft(draft.value)] : []) named.add(one);
      }
    }
    for (const name of await this.disk.list([FILES])) {
      if (named.has(name)) continue;
      this.whole.delete(name);
      await this.disk.remove([FILES, name]);
    }
  }
}

const WHOLE: CopyState = { at: 'whole' };
/** Looked at in one turn: a record that comes meanwhile waits no longer than for these. */
const FILES_PER_TURN = 16;

const draftPath = (district: string, table: string, name: string) => [DRAFTS, district, `${table}-${name}`];

const known = (path: CopyPath, batch: Batch): KnownBatch => ({
  path,
  ids: batch.changes.map(({ id }) => id),
  files: filesOfBatch(batch),
});
