import type { ChangeDraft } from '../core/register/change.ts';
import { filesNamed } from '../core/register/outbox/field-work.ts';
import type { Attachment, Database } from './database.ts';
import { hashBytes, provePackages } from './packages.ts';
import { StoreError } from './store-error.ts';

/** Proves files against their names, before the transaction that keeps them. @throws StoreError `package-hash` */
export async function proveAttachments(attachments: ReadonlyMap<string, Attachment>): Promise<ReadonlyMap<string, Attachment>> {
  for (const [name, { bytes }] of attachments) await provePackages(new Map([[name, bytes]]));
  return attachments;
}

/** Keeps proven files for a district, inside a transaction of the caller's. */
export async function keepAttachments(
  database: Database,
  district: string,
  attachments: ReadonlyMap<string, Attachment>,
): Promise<void> {
  for (const [sha256, { mediaType, bytes }] of attachments) {
    const kept = await database.attachments.get(sha256);
    if (kept?.districts.includes(district)) continue;
    const districts = [...(kept?.districts ?? []), district];
    await database.attachments.put({ sha256, mediaType: kept?.mediaType ?? mediaType, bytes: kept?.bytes ?? bytes, districts });
  }
}

/**
 * A photo on record whose original or sidecar is not here would be evidence that nobody can look at.
 * @throws StoreError `attachment-missing`
 */
export async function requireAttachments(database: Database, district: string, drafts: readonly ChangeDraft[]): Promise<void> {
  for (const name of drafts.flatMap(filesNamed)) {
    const kept = await database.attachments.get(name);
    if (!kept?.districts.includes(district)) throw new StoreError('attachment-missing', { attachment: name });
  }
}

/** Reads files back one by one and hashes them again: the names of those that are here, and are what their name says. */
export async function proveKept(database: Database, district: string, names: readonly string[]): Promise<readonly string[]> {
  const proven: string[] = [];
  for (const name of names) {
    const row = await database.attachments.get(name);
    if (row?.districts.includes(district) && (await hashBytes(row.bytes)) === name) proven.push(name);
  }
  return proven;
}

/** Takes a district's name off its files; those that no other district names are erased. In a transaction of the caller's. */
export async function dropAttachments(database: Database, district: string): Promise<void> {
  for (const row of await database.attachments.where('districts').equals(district).toArray()) {
    const others = row.districts.filter((one) => one !== district);
    if (others.length === 0) await database.attachments.delete(row.sha256);
    else await database.attachments.put({ ...row, districts: others });
  }
}
