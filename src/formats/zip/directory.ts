import { LIMITS } from '../limits.ts';
import { ReadError } from '../reader.ts';

export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated; others cannot be read. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly packedBytes: number;
  /** As the archive says; trusted by nobody. */
  readonly statedBytes: number;
  readonly crc32: number;
  /** Where the packed bytes begin. */
  readonly start: number;
}

/** Begins like an archive, also like an empty or a split one. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5 || bytes[2] === 7);

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const ZIP64 = 0xffff_ffff;

/** A file as the central directory knows it: its own header says where the packed bytes begin. */
export interface ListedEntry extends Omit<ZipEntry, 'start'> {
  /** Where its own header lies. */
  readonly local: number;
}

/** Bytes of an entry's own header before its name. */
export const LOCAL_BYTES = 30;

/**
 * The files of a zip archive by its central directory, folders left out.
 * @throws ReadError `zip-damaged` (a cut-off archive has lost its directory), `zip-too-many-entries`, `zip-overlapping`
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = viewOf(bytes);
  const end = findEnd(view);
  return readListed(view, end, view.getUint32(end + 16, true), view).map(({ local, ...entry }) => {
    const start = startOf(view, local, local);
    need(start + entry.packedBytes <= view.byteLength, local);
    return { ...entry, start };
  });
}

/** The same of an archive that nobody has in memory: only its directory is read. @throws as `readZipDirectory` */
export async function listBlobEntries(file: Blob): Promise<ListedEntry[]> {
  const tailAt = Math.max(0, file.size - END_BYTES - LONGEST_COMMENT);
  const tail = viewOf(await bytesIn(file, tailAt, file.size));
  const end = findEnd(tail);
  const [size, at] = [tail.getUint32(end + 12, true), tail.getUint32(end + 16, true)];
  need(at + size <= tailAt + end, at);
  return readListed(tail, end, 0, viewOf(await bytesIn(file, at, at + size)));
}

/** Where an entry's packed bytes begin, by its own header. @param local where that lies in the archive; `at` where in the view */
export function startOf(view: DataView, local: number, at: number): number {
  need(at + LOCAL_BYTES <= view.byteLength && view.getUint32(at, true) === LOCAL, local);
  return local + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
}

export const bytesIn = async (file: Blob, from: number, to: number): Promise<Uint8Array> =>
  new Uint8Array(await file.slice(from, to).arrayBuffer());

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** @param first where the directory begins in `view` */
function readListed(tail: DataView, end: number, first: number, view: DataView): ListedEntry[] {
  const count = tail.getUint16(end + 10, true);
  if (count > LIMITS.zipEntries) throw new ReadError('zip-too-many-entries', {}, { limit: LIMITS.zipEntries });
  const entries: ListedEntry[] = [];
  let at = first;
  for (let index = 0; index < count; index++) {
    need(at + 46 <= view.byteLength && view.getUint32(at, true) === ENTRY, at);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    need(next <= view.byteLength, at);
    const entry = readEntry(view, at, nameLength, extraLength);
    if (!entry.name.endsWith('/')) entries.push(entry);
    at = next;
  }
  refuseOverlaps(entries);
  return entries;
}

/** Entries that share their packed bytes unpack to many times what the archive holds, each of them within every limit. */
function refuseOverlaps(entries: readonly ListedEntry[]): void {
  const sorted = [...entries].sort((a, b) => a.local - b.local);
  sorted.forEach(({ local, name, packedBytes }, n) => {
    const next = sorted[n + 1];
    if (next !== undefined && local + LOCAL_BYTES + packedBytes > next.local)
      throw new ReadError('zip-overlapping', { byte: next.local }, { entry: name, other: next.name });
  });
}

function readEntry(view: DataView, at: number, nameLength: number, extraLength: number): ListedEntry {
  const sizes = readSizes(view, at, at + 46 + nameLength, extraLength);
  const flags = view.getUint16(at + 8, true);
  return {
    name: decodeName(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)),
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) === 1,
    packedBytes: sizes.packed,
    statedBytes: sizes.stated,
    crc32: view.getUint32(at + 16, true),
    local: sizes.local,
  };
}

/** Sizes and place of an entry, from the zip64 field where the 32-bit ones are full. */
function readSizes(
  view: DataView,
  at: number,
  extraStart: number,
  extraLength: number,
): { packed: number; stated: number; local: number } {
  const packed = view.getUint32(at + 20, true);
  const stated = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true);
  if (packed !== ZIP64 && stated !== ZIP64 && local !== ZIP64) return { packed, stated, local };
  for (let field = extraStart; field + 4 <= extraStart + extraLength; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let place = field + 4;
    const wide = (value: number): number => {
      if (value !== ZIP64) return value;
      need(place + 8 <= view.byteLength, at);
      place += 8;
      return Number(view.getBigUint64(place - 8, true));
    };
    const wideStated = wide(stated);
    const widePacked = wide(packed);
    return { packed: widePacked, stated: wideStated, local: wide(local) };
  }
  throw new ReadError('zip-damaged', { byte: at });
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= lowest; at--) if (view.getUint32(at, true) === END) return at;
  throw new ReadError('zip-damaged', { byte: view.byteLength });
}

/** UTF-8 where it is, else GBK: Chinese archivers write names in the system's code page without saying so. */
function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function need(condition: boolean, byte: number): asserts condition {
  if (!condition) throw new ReadError('zip-damaged', { byte });
}
