import type { AcceptedChange } from '../core/register/change.ts';
import { filesNamed } from '../core/register/outbox/field-work.ts';
import type { TeamStore } from './pull.ts';
import type { Stop } from './stop.ts';

/** A file on its way to the server. */
export interface SentFile {
  readonly sha256: string;
  readonly mediaType: string;
  readonly content: Blob;
}

/** What came of sending one file. `held`: the server has it and hashed it. */
export type FileAnswer =
  | { readonly at: 'held' }
  | { readonly at: 'refused'; readonly code: string; readonly params?: Readonly<Record<string, string | number>> }
  | { readonly at: 'stopped'; readonly stop: Stop };

/** The way of files to the server: resumable, and the server proves what it got by its hash. */
export interface FileSender {
  sendPackage(district: string, sha256: string, bytes: Uint8Array, signal: AbortSignal): Promise<FileAnswer>;
  send(district: string, file: SentFile, signal: AbortSignal): Promise<FileAnswer>;
}

export interface SentFiles {
  readonly sent: number;
  readonly stop: Stop | null;
}

/**
 * Sends the files that unsent changes name, one after the other, before the changes that name them: a photo on record whose original
 * lies nowhere is no evidence. One that is refused, or is not here, is put down; the others go on.
 * @param held SHA-256 of what the server is known to have; added to
 */
export async function sendFiles(
  sender: FileSender,
  store: TeamStore,
  district: string,
  held: Set<string>,
  signal: AbortSignal,
): Promise<SentFiles> {
  let sent = 0;
  for (const { change, entry } of await store.team.unsent(district)) {
    if (entry.state === 'attention') continue;
    for (const file of filesNeeded(change)) {
      if (signal.aborted) return { sent, stop: { why: 'offline' } };
      if (held.has(file)) continue;
      const answer = await sendFile(sender, store, district, change, file, signal);
      if (answer.at === 'stopped') return { sent, stop: answer.stop };
      if (answer.at === 'refused') {
        const { code, params } = answer;
        await store.patchOutbox(district, [{ id: change.id, state: 'attention', reason: { code, ...(params && { params }) } }]);
        break;
      }
      held.add(file);
      sent++;
    }
  }
  return { sent, stop: null };
}

async function sendFile(
  sender: FileSender,
  store: TeamStore,
  district: string,
  change: AcceptedChange,
  file: string,
  signal: AbortSignal,
): Promise<FileAnswer> {
  if (change.type === 'layer-imported') {
    const bytes = await store.packageBytes(district, file);
    if (bytes) return sender.sendPackage(district, file, bytes, signal);
    return { at: 'refused', code: 'package-missing', params: { package: file } };
  }
  const kept = await store.attachment(district, file);
  if (kept) return sender.send(district, { sha256: file, ...kept }, signal);
  return { at: 'refused', code: 'attachment-missing', params: { attachment: file } };
}

/** What has to be on the server before a change that names it. */
export const filesNeeded = (change: AcceptedChange): readonly string[] =>
  change.type === 'layer-imported' ? [change.body.layer.package_sha256] : filesNamed(change);
