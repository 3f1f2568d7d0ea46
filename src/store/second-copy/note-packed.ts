import type { OutboxEntry } from '../../core/register/outbox/outbox-entry.ts';
import { PACKED, readPacked, sealText } from './copied-work.ts';
import type { CopyDisk } from './copy-disk.ts';

/**
 * Remembers which changes went into a file, so that the desk's receipt for that file still counts once they were put back. Adds to what is
 * known; what is safe by now is left out. @param entries those that are not safe
 */
export async function notePacked(
  disk: CopyDisk,
  district: string,
  entries: readonly Pick<OutboxEntry, 'id' | 'packedAt' | 'exportedAt'>[],
): Promise<void> {
  const fresh = entries.flatMap(({ id, packedAt, exportedAt }) =>
    packedAt || exportedAt ? [[id, { ...(packedAt && { packedAt }), ...(exportedAt && { exportedAt }) }] as const] : [],
  );
  if (fresh.length === 0) return;
  const known = await readPacked(disk, district);
  const all = { ...known, ...Object.fromEntries(fresh) };
  if (JSON.stringify(all) !== JSON.stringify(known)) await disk.write([PACKED, district], new Blob([sealText(all)]));
}
