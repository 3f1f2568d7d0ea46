import type { AcceptedChange } from '../../core/register/change.ts';
import { filesNamed } from '../../core/register/outbox/field-work.ts';
import type { OutboxEntry } from '../../core/register/outbox/outbox-entry.ts';
import { sha256 } from '../../core/register/sha256.ts';
import type { DistrictRow, TrackFixes } from '../database.ts';
import { hashBlob } from '../hash-blob.ts';
import type { CopyDisk, CopyPath } from './copy-disk.ts';
import { namesInDraft, unpackDraft } from './pack-draft.ts';

/** What of a district must be known to put its work back where nothing else is left: written once, under its hash. */
export interface CopiedPlace {
  readonly row: Omit<DistrictRow, 'head'>;
  /** The change that begins the district. */
  readonly created: AcceptedChange;
}

/** Changes that were copied together, in the order of the feed. A batch is written once and never written over. */
export interface Batch {
  readonly format: 'chidu-second-copy/1';
  /** SHA-256 of the place, which lies among the files. */
  readonly place: string;
  readonly changes: readonly AcceptedChange[];
}

/** What was taken in hand and is on no record yet: a row of drafts, or the step that a screen remembers. */
export interface CopiedDraft {
  readonly table: 'drafts' | 'views';
  readonly name: string;
  readonly value: unknown;
}

/** When a change was written into a file that may have reached the desk, handed over or not. */
export type PackedWork = Readonly<Record<string, Pick<OutboxEntry, 'packedAt' | 'exportedAt'>>>;

/** Everything that a second copy holds of a district, proven. */
export interface CopiedWork {
  readonly place: CopiedPlace;
  readonly changes: readonly AcceptedChange[];
  readonly drafts: readonly CopiedDraft[];
  /** Fixes of the patrol under way, each place once. */
  readonly fixes: readonly TrackFixes[];
  /** By the change's id. */
  readonly packed: PackedWork;
}

export const RECORDS = 'records';
export const DRAFTS = 'drafts';
export const FILES = 'files';
export const FIXES = 'fixes';
export const PACKED = 'packed';

/** A value with the hash of its own text, so that half of a file is known for what it is. */
export function sealText(value: unknown): string {
  const text = JSON.stringify(value);
  return `${text}\n${sha256(text)}`;
}

/** `null` where the text was cut or altered. */
export function readSealed(sealed: string): unknown {
  const end = sealed.lastIndexOf('\n');
  const text = sealed.slice(0, end);
  return end > 0 && sha256(text) === sealed.slice(end + 1) ? JSON.parse(text) : null;
}

export async function readBatch(disk: CopyDisk, path: CopyPath): Promise<Batch | null> {
  const found = await disk.read(path);
  const value = found && (readSealed(await found.text()) as Partial<Batch> | null);
  return value?.format === 'chidu-second-copy/1' ? (value as Batch) : null;
}

/** Files that a batch cannot be put back whole without. */
export const filesOfBatch = ({ place, changes }: Batch): readonly string[] => [place, ...changes.flatMap(filesNamed)];

/** A file of the copy, hashed where it lies; `null` where it is not there or is not what its name says. */
export async function readFile(disk: CopyDisk, name: string): Promise<Blob | null> {
  const found = await disk.read([FILES, name]);
  return found && (await hashBlob(found)) === name ? found : null;
}

/** Districts of which a second copy holds anything. */
export async function copiedDistricts(disk: CopyDisk): Promise<readonly string[]> {
  return [...new Set([...(await disk.list([RECORDS])), ...(await disk.list([DRAFTS]))])];
}

/** Reads what is held of a district; `null` where no record is left whose district is known. What is damaged is left out. */
export async function readWork(disk: CopyDisk, district: string): Promise<CopiedWork | null> {
  const changes = new Map<string, AcceptedChange>();
  let place: CopiedPlace | null = null;
  for (const name of await disk.list([RECORDS, district])) {
    const batch = await readBatch(disk, [RECORDS, district, name]);
    if (!batch) continue;
    const file = await readFile(disk, batch.place);
    // The last one knows best what the district was.
    if (file) place = JSON.parse(await file.text()) as CopiedPlace;
    for (const change of batch.changes) if (!changes.has(change.id)) changes.set(change.id, change);
  }
  const drafts: CopiedDraft[] = [];
  for (const name of await disk.list([DRAFTS, district])) {
    const found = await disk.read([DRAFTS, district, name]);
    const value = found && readSealed(await found.text());
    const draft = value as (CopiedDraft & { readonly place: string }) | null;
    if (!draft) continue;
    if (!place) {
      const file = await readFile(disk, draft.place);
      if (file) place = JSON.parse(await file.text()) as CopiedPlace;
    }
    const files = new Map<string, Blob>();
    for (const one of namesInDraft(draft.value)) {
      const file = await readFile(disk, one);
      if (file) files.set(one, file);
    }
    // A photo without its picture is none.
    if (namesInDraft(draft.value).every((one) => files.has(one)))
      drafts.push({ table: draft.table, name: draft.name, value: unpackDraft(draft.value, files) });
  }
  const [fixes, packed] = [await readFixes(disk, district), await readPacked(disk, district)];
  return place && { place, changes: [...changes.values()], drafts, fixes, packed };
}

/** What was copied of walks; the same place lies there twice while files are being joined. */
export async function readFixes(disk: CopyDisk, district: string): Promise<readonly TrackFixes[]> {
  const fixes = new Map<string, TrackFixes>();
  for (const name of await disk.list([FIXES, district])) {
    const found = await disk.read([FIXES, district, name]);
    const rows = found && (readSealed(await found.text()) as readonly TrackFixes[] | null);
    for (const row of rows ?? []) fixes.set(`${row.patrol} ${row.place}`, row);
  }
  return [...fixes.values()].sort((a, b) => a.place - b.place);
}

export async function readPacked(disk: CopyDisk, district: string): Promise<PackedWork> {
  const found = await disk.read([PACKED, district]);
  return ((found && readSealed(await found.text())) as PackedWork | null) ?? {};
}
