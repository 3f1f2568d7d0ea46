import type { AcceptedChange } from '../../core/register/change.ts';
import { verifyChain } from '../../core/register/feed.ts';
import { filesNamed, namedFiles } from '../../core/register/outbox/field-work.ts';
import { queueChange } from '../../core/register/outbox/outbox-entry.ts';
import type { Day } from '../../core/register/ports.ts';
import { followBase } from '../../core/report/field-package/own-changes.ts';
import { keepAttachments } from '../attachments.ts';
import type { Attachment, Database, DistrictRow } from '../database.ts';
import { appendFeed, changeAt, feedTables, lookUpIds } from '../kept-feed.ts';
import { StoreError } from '../store-error.ts';
import { type CopiedDraft, type CopiedPlace, type CopiedWork, copiedDistricts, readFile, readWork } from './copied-work.ts';
import type { CopyDisk } from './copy-disk.ts';
import { OPEN_PATROL } from './in-hand.ts';

/** Work of a district that a second copy holds and the database does not. */
export interface LostWork {
  readonly district: { readonly id: string; readonly name: string };
  readonly reports: number;
  /** All changes, reports and photos among them. */
  readonly changes: number;
  readonly photos: number;
  /** Photos and steps of a report that was still open; told only where the whole district is gone. */
  readonly drafts: number;
  /** Fixes of a patrol that was under way. */
  readonly fixes: number;
}

/** What was put back. */
export interface PutBack {
  readonly changes: number;
  readonly photos: number;
  /** SHA-256 of files that the copy did not hold, or holds damaged: their records are back all the same. */
  readonly missing: readonly string[];
}

/** Everything that the copy holds and the database lacks. @param database `null` where it cannot be read: then all that is not safe */
export async function findLost(disk: CopyDisk, database: Database | null): Promise<readonly LostWork[]> {
  const lost: LostWork[] = [];
  for (const id of await copiedDistricts(disk)) {
    const work = await readWork(disk, id);
    if (!work) continue;
    const row = database ? await database.districts.get(id) : undefined;
    const changes = database ? await changesNotHeld(database, work, row) : work.changes;
    const walk = await lostWalk(database, work);
    const drafts = row ? 0 : work.drafts.filter(({ name }) => name !== OPEN_PATROL).length;
    const fixes = walk ? walk.fixes.reduce((sum, one) => sum + one.fixes.length, 0) : 0;
    if (changes.length + drafts === 0 && !walk) continue;
    const count = (type: AcceptedChange['type']) => changes.filter((change) => change.type === type).length;
    lost.push({
      district: { id, name: work.place.row.name },
      changes: changes.length,
      reports: count('sighting-reported'),
      photos: count('photo-attached'),
      drafts,
      fixes,
    });
  }
  return lost;
}

/** The patrol under way with its fixes, where the database knows neither of it nor of its end. */
async function lostWalk(
  database: Database | null,
  { place, changes, drafts, fixes }: CopiedWork,
): Promise<{ readonly view: CopiedDraft; readonly fixes: CopiedWork['fixes'] } | null> {
  const view = drafts.find(({ table, name }) => table === 'views' && name === OPEN_PATROL);
  const patrol = (view?.value as { readonly id?: unknown } | null | undefined)?.id;
  if (!view || typeof patrol !== 'string') return null;
  const isRecorded = changes.some(({ entity }) => entity.kind === 'patrol' && entity.id === patrol);
  if (isRecorded || (database && (await database.views.get([place.row.id, OPEN_PATROL])))) return null;
  const own = fixes.filter((one) => one.patrol === patrol);
  return own.length > 0 ? { view, fixes: own } : null;
}

async function changesNotHeld(database: Database, { place, changes }: CopiedWork, row: DistrictRow | undefined) {
  const { id } = place.row;
  const received = new Set(row?.field?.received);
  const keys = changes.map((change): [string, string] => [id, change.id]);
  const [kept, queued] = await Promise.all([
    lookUpIds(
      database,
      id,
      changes.map((change) => change.id),
    ),
    database.outbox.bulkGet(keys),
  ]);
  for (const change of kept.changes) received.add(change.id);
  for (const entry of queued) if (entry) received.add(entry.id);
  return changes.filter((change) => !received.has(change.id));
}

/**
 * Puts back what the database has lost of a district, in one transaction: behind the feed that is here, or, where nothing of the district
 * is here any more, behind the change that began it. Word for word as it was recorded, and only once however often it is asked: what is
 * here already stays as it is. The land and the records of others come back with their package or file.
 * @throws StoreError `copy-damaged` where the copy does not say what district it is of; `store-full`, `store-failed`
 */
export async function putBack(
  database: Database,
  disk: CopyDisk,
  id: string,
  { on, createSalt }: { readonly on: Day; createSalt(): string },
): Promise<PutBack> {
  const work = await readWork(disk, id);
  if (!work || !verifyChain([work.place.created]).ok || work.place.created.district !== id)
    throw new StoreError('copy-damaged', { district: id });
  const { attachments, missing } = await readFiles(disk, work.changes);
  const { districts, outbox, drafts, views, trackFixes, attachments: files } = database;
  const tables = [districts, outbox, drafts, views, trackFixes, files];
  return database.transaction('rw', [...tables, ...feedTables(database)], async () => {
    const row = await districts.get(id);
    const own = await changesNotHeld(database, work, row);
    const walk = await lostWalk(database, work);
    const last = row ? await changeAt(database, id, row.head.seq) : work.place.created;
    if (!last) throw new StoreError('store-failed', { name: 'district-without-feed' });
    const { unsent } = followBase([last], own, [], createSalt);
    await appendFeed(database, id, row ? unsent : [last, ...unsent]);
    await keepAttachments(database, id, attachments);
    for (const change of unsent) {
      const bytes = filesNamed(change).reduce((sum, name) => sum + (attachments.get(name)?.content.size ?? 0), 0);
      await outbox.put({ ...queueChange(change, bytes), ...work.packed[change.id] });
    }
    const { seq, hash } = unsent.at(-1) ?? last;
    await districts.put({ ...(row ?? bareRow(work.place, on)), head: { seq, hash } });
    if (!row)
      for (const { table, name, value } of work.drafts.filter((one) => one.name !== OPEN_PATROL))
        await (table === 'views' ? views : drafts).put({ district: id, name, value });
    if (walk) {
      await views.put({ district: id, name: OPEN_PATROL, value: walk.view.value });
      await trackFixes.bulkPut([...walk.fixes]);
    }
    return { changes: unsent.length, photos: unsent.filter(({ type }) => type === 'photo-attached').length, missing };
  });
}

/** What is left of a district, or of a package of it: that it is there, how it measures, and that the rest was lost. */
function bareRow({ row, created: { seq, hash } }: CopiedPlace, on: Day): DistrictRow {
  const head = { seq, hash };
  if (row.field) return { ...row, head, field: { ...row.field, head, erased: { on, because: 'lost' } } };
  return { ...row, head, emptiedOn: on };
}

async function readFiles(
  disk: CopyDisk,
  changes: readonly AcceptedChange[],
): Promise<{ readonly attachments: ReadonlyMap<string, Attachment>; readonly missing: readonly string[] }> {
  const attachments = new Map<string, Attachment>();
  const missing: string[] = [];
  for (const { name, mediaType } of namedFiles(changes)) {
    const file = await readFile(disk, name);
    if (file) attachments.set(name, { mediaType, content: new Blob([file], { type: mediaType }) });
    else missing.push(name);
  }
  return { attachments, missing };
}
