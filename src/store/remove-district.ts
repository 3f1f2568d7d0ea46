import { dropAttachments } from './attachments.ts';
import { dropBaseMaps } from './base-maps.ts';
import type { Database } from './database.ts';
import { feedTables, removeFeed } from './kept-feed.ts';
import { dropOutbox } from './outbox.ts';
import { dropTracksOf } from './track-fixes.ts';

/** Erases a district from this device: its feed, what screens remember of it, and the packages that no other district names. */
export function removeDistrict(database: Database, id: string): PromiseLike<void> {
  const { districts, packages, views, attachments, outbox, drafts, trackFixes, baseAreas, baseTiles } = database;
  const tables = [districts, packages, views, attachments, outbox, drafts, trackFixes, baseAreas, baseTiles];
  return database.transaction('rw', [...tables, ...feedTables(database)], async () => {
    await removeFeed(database, id);
    await views.where('district').equals(id).delete();
    await drafts.where('district').equals(id).delete();
    for (const row of await packages.where('districts').equals(id).toArray()) {
      const others = row.districts.filter((district) => district !== id);
      if (others.length === 0) await packages.delete(row.sha256);
      else await packages.put({ ...row, districts: others });
    }
    await dropAttachments(database, id);
    await dropTracksOf(database, id);
    await dropOutbox(database, id);
    await dropBaseMaps(database, id);
    await districts.delete(id);
  });
}
