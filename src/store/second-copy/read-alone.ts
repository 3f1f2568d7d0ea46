import type { Change } from '../../core/register/change.ts';
import type { District } from '../../core/register/district.ts';
import { EMPTY_FEED, type FeedHead } from '../../core/register/feed.ts';
import { carriedOf } from '../../core/register/outbox/carried-change.ts';
import type { Instant } from '../../core/register/ports.ts';
import { readFile, readWork } from './copied-work.ts';
import { notePacked } from './note-packed.ts';
import { openOriginDisk } from './origin-disk.ts';
import { findLost, type LostWork } from './put-back.ts';

/** All that the second copy holds, where the database cannot be asked what of it is there. */
export async function lostAlone(): Promise<readonly LostWork[]> {
  const disk = await openOriginDisk();
  return disk ? findLost(disk, null) : [];
}

/** Changes of a district as an outbox carries them, and what they were recorded on; `null` where the copy holds none. */
export async function copiedOutbox(
  id: string,
): Promise<{ readonly district: District; readonly base: FeedHead; readonly changes: readonly Change[] } | null> {
  const disk = await openOriginDisk();
  const work = disk && (await readWork(disk, id));
  if (!work) return null;
  const { name, base = EMPTY_FEED } = work.place.row;
  return { district: { id, name }, base, changes: work.changes.map(carriedOf) };
}

/** A file of the second copy; `null` where it is not there in full. For any thread. */
export async function readCopied(sha256: string): Promise<Uint8Array | null> {
  const disk = await openOriginDisk();
  const file = disk && (await readFile(disk, sha256));
  return file ? new Uint8Array(await file.arrayBuffer()) : null;
}

/** Remembers beside the copy that these changes were written into a file: the desk's receipt counts once they are put back. */
export async function noteCopiedPacked(district: string, ids: readonly string[], packedAt: Instant): Promise<void> {
  const disk = await openOriginDisk();
  if (disk)
    await notePacked(
      disk,
      district,
      ids.map((id) => ({ id, packedAt })),
    );
}
