import type { ChangeDraft } from '../core/register/change.ts';
import { filesNamed } from '../core/register/outbox/field-work.ts';
import { hashBlob } from './hash-blob.ts';
import type { Attachment, Database, KeptAttachment } from './database.ts';
import { StoreError } from './store-error.ts';

/** Proves files against their names, before the transaction that keeps them. @throws StoreError `package-hash` */
export async function proveAttachments(attachments: ReadonlyMap<string, Attachment>): Promise<ReadonlyMap<string, Attachment>> {
  for (const [name, { content }] of attachments)
    if ((await hashBlob(content)) !== name) throw new StoreError('package-hash', { package: name });
  return attachments;
}

/** A file as it is handed out, whichever program kept it. */
export function attachmentOf({ mediaType, content, bytes }: KeptAttachment): Attachment {
  return { mediaType, content: content ?? new Blob(bytes ? [bytes as Uint8Array<ArrayBuffer>] : [], { type: mediaType }) };
}

/** Bytes of a kept file. */
export const sizeOf = ({ content, bytes }: KeptAttachment): number => content?.size ?? bytes?.length ?? 0;

/** Keeps proven files for a district, inside a transaction of the caller's. */
export async function keepAttachments(
  database: Database,
  district: string,
  attachments: ReadonlyMap<string, Attachment>,
): Promise<void> {
  for (const [sha256, { mediaType, content }] of attachments) {
    const kept = await database.attachments.get(sha256);
    if (kept?.districts.includes(district)) continue;
    await database.attachments.put(
      kept ? { ...kept, districts: [...kept.districts, district] } : { sha256, mediaType, content, districts: [district] },
    );
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
    if (row?.districts.includes(district) && (await hashBlob(attachmentOf(row).content)) === name) proven.push(name);
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
