import { findMalformedCarried } from '../../api/change.ts';
import type { Change } from '../../core/register/change.ts';
import type { District } from '../../core/register/district.ts';
import type { FeedHead } from '../../core/register/feed.ts';
import { filesNamed, isFieldWork } from '../../core/register/outbox/field-work.ts';
import type { Instant } from '../../core/register/ports.ts';
import { hashName, isHashName } from '../package/name.ts';
import { ReadError } from '../reader.ts';
import { CONTAINER_PATHS, type ContainerFiles } from './container.ts';
import { writeReports } from './reports.ts';
import { addPhotos, ContainerStream, type FileReader, type Sink } from './stream.ts';

export const OUTBOX_FORMAT = 'chidu-outbox/1';

/** Files of an outbox beside `district.json` and `photos/`. */
export const OUTBOX_PATHS = { changes: 'changes.ndjson', reports: 'reports.geojson' } as const;

/** What is said of an outbox beside its changes. */
export interface OutboxHeader {
  readonly district: District;
  /** The last change of the desk's feed that the work was done on. */
  readonly base: FeedHead;
  readonly device: string;
  readonly exportedAt: Instant;
}

/** `district.json` of an outbox. */
export interface OutboxManifest extends OutboxHeader {
  readonly format: typeof OUTBOX_FORMAT;
  /** Other names under which this device recorded, as long as it could not keep its name; absent where there is none. */
  readonly formerDevices?: readonly string[];
  readonly changes: { readonly count: number; readonly sha256: string };
  /** SHA-256 of each file that came along, ascending. */
  readonly photos: readonly string[];
  /** Files that the changes name and that the device could not give: lost or damaged there. */
  readonly missing: readonly string[];
}

/**
 * Writes an outbox in one pass, its manifest last: each photo is read, hashed, written and let go. One that is not there or is not
 * what its name says is named in `missing`; its record is carried all the same.
 * @returns what was missing, and the bytes written
 */
export async function writeOutbox(
  header: OutboxHeader,
  changes: readonly Change[],
  read: FileReader,
  sink: Sink,
  progress?: (done: number, total: number) => void,
): Promise<{ readonly missing: readonly string[] }> {
  const stream = new ContainerStream(sink);
  const lines = new TextEncoder().encode(changes.map((change) => `${JSON.stringify(change)}\n`).join(''));
  stream.add(OUTBOX_PATHS.changes, lines);
  stream.add(OUTBOX_PATHS.reports, writeReports(changes));
  const { given: photos, missing } = await addPhotos(stream, changes.flatMap(filesNamed), read, progress);
  const formerDevices = [...new Set(changes.map(({ device }) => device))].filter((one) => one !== header.device).sort();
  const manifest: OutboxManifest = {
    format: OUTBOX_FORMAT,
    ...header,
    ...(formerDevices.length > 0 && { formerDevices }),
    changes: { count: changes.length, sha256: await hashName(lines) },
    photos,
    missing,
  };
  stream.add(CONTAINER_PATHS.manifest, new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`));
  stream.end();
  return { missing };
}

export interface ReadOutbox {
  readonly manifest: OutboxManifest;
  readonly changes: readonly Change[];
}

/**
 * Reads what an outbox says, with its photos proven by `prove`. Everything or nothing: a cut, altered or pieced file is refused with
 * the place.
 * @throws ReadError `container-no-manifest`, `container-damaged`, `container-version`, `container-missing-file`, `container-hash`,
 * `outbox-damaged`, `outbox-malformed`, `outbox-of-others`, `outbox-repeated`, `outbox-not-field-work`, `outbox-other-device`
 */
export async function readOutbox(
  files: Pick<ContainerFiles, 'get'>,
  prove: (name: string) => Promise<'proven' | 'missing' | 'altered'>,
): Promise<ReadOutbox> {
  const manifest = readManifest(files.get(CONTAINER_PATHS.manifest));
  const bytes = files.get(OUTBOX_PATHS.changes);
  if (!bytes) throw new ReadError('container-missing-file', {}, { name: OUTBOX_PATHS.changes });
  if ((await hashName(bytes)) !== manifest.changes.sha256)
    throw new ReadError('container-hash', {}, { name: OUTBOX_PATHS.changes });
  const changes = readChanges(bytes);
  if (changes.length !== manifest.changes.count) throw new ReadError('outbox-damaged', { file: OUTBOX_PATHS.changes });
  checkChanges(manifest, changes);
  const given = new Set([...manifest.photos, ...manifest.missing]);
  for (const [index, change] of changes.entries()) {
    const stray = filesNamed(change).find((name) => !given.has(name));
    if (stray !== undefined)
      throw new ReadError('container-missing-file', { line: index + 1 }, { name: CONTAINER_PATHS.photos + stray });
  }
  for (const name of manifest.photos) {
    const found = await prove(name);
    const path = CONTAINER_PATHS.photos + name;
    if (found === 'missing') throw new ReadError('container-missing-file', {}, { name: path });
    if (found === 'altered') throw new ReadError('container-hash', {}, { name: path });
  }
  return { manifest, changes };
}

function readChanges(bytes: Uint8Array): Change[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ReadError('outbox-damaged', { file: OUTBOX_PATHS.changes });
  }
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, index) => {
    try {
      return JSON.parse(line) as Change;
    } catch {
      throw new ReadError('outbox-damaged', { file: OUTBOX_PATHS.changes, line: index + 1 });
    }
  });
}

function checkChanges({ district, device, formerDevices = [] }: OutboxManifest, changes: readonly Change[]): void {
  const file = OUTBOX_PATHS.changes;
  const malformed = findMalformedCarried(changes);
  if (malformed) throw new ReadError('outbox-malformed', { file, line: malformed.index + 1 }, { member: malformed.path });
  const ids = new Set<string>();
  for (const [index, change] of changes.entries()) {
    const line = index + 1;
    if (change.district !== district.id) throw new ReadError('outbox-of-others', { file, line }, { found: change.district });
    if (ids.has(change.id)) throw new ReadError('outbox-repeated', { file, line }, { id: change.id });
    if (!isFieldWork(change)) throw new ReadError('outbox-not-field-work', { file, line }, { type: change.type });
    if (change.device !== device && !formerDevices.includes(change.device))
      throw new ReadError('outbox-other-device', { file, line }, { found: change.device.slice(-8), device: device.slice(-8) });
    ids.add(change.id);
  }
}

/** What kind of container a manifest is of: its `format`, or null where there is none that can be read. */
export function formatOfManifest(bytes: Uint8Array | undefined): string | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && 'format' in value ? String(value.format) : null;
  } catch {
    return null;
  }
}

function readManifest(bytes: Uint8Array | undefined): OutboxManifest {
  if (!bytes) throw new ReadError('container-no-manifest');
  const format = formatOfManifest(bytes);
  if (format === null) throw new ReadError('container-damaged', { file: CONTAINER_PATHS.manifest });
  if (format !== OUTBOX_FORMAT) throw new ReadError('container-version', {}, { format: format.slice(0, 40) });
  const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (!isManifest(value)) throw new ReadError('container-damaged', { file: CONTAINER_PATHS.manifest });
  return value;
}

function isManifest(value: unknown): value is OutboxManifest {
  const {
    district,
    base,
    changes,
    photos,
    missing,
    device,
    formerDevices = [],
    exportedAt,
  } = Object(value) as Record<string, unknown>;
  const { id, name } = Object(district) as Record<string, unknown>;
  const { seq, hash } = Object(base) as Record<string, unknown>;
  const { count, sha256 } = Object(changes) as Record<string, unknown>;
  const texts = [id, name, hash, sha256, device, exportedAt];
  return (
    texts.every((text) => typeof text === 'string') &&
    Array.isArray(formerDevices) &&
    formerDevices.every((one) => typeof one === 'string') &&
    Number.isSafeInteger(seq) &&
    Number.isSafeInteger(count) &&
    [photos, missing].every((list) => Array.isArray(list) && list.every((one) => typeof one === 'string' && isHashName(one)))
  );
}
