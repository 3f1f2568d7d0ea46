import type { NoteList } from '../note-list.ts';
import { ReadError } from '../reader.ts';

/** One record's content in a .shp file: the shape type stands at `start`. */
export interface ShapeRecord {
  /** Position from 1; what the file itself numbers its records with is read by nobody. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

const FILE_CODE = 9994;
const HEADER = 100;
const RECORD_HEADER = 8;
/** A null shape: its type alone. */
const SHORTEST = 4;

/**
 * The records of a .shp by their own lengths; the .shx is not needed. A file that ends before its header says, or whose chain
 * of lengths breaks, is refused: what came after would be missing without a trace.
 *
 * @param rows rows of the .dbf, where there is one: as many records prove that all are there
 * @throws ReadError `shapefile-header`, `shapefile-truncated`, `shapefile-damaged`
 */
export function* scanRecords(bytes: Uint8Array, rows: number | undefined, notes: NoteList): Generator<ShapeRecord> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 4 || view.getInt32(0) !== FILE_CODE) throw new ReadError('shapefile-header', { byte: 0 });
  if (bytes.length < HEADER) throw new ReadError('shapefile-truncated', { byte: bytes.length }, { record: 1 });
  const stated = 2 * view.getUint32(24);
  let number = 0;
  for (let at = HEADER; at < bytes.length; ) {
    const content = at + RECORD_HEADER <= bytes.length ? 2 * view.getInt32(at + 4) : 0;
    const start = at + RECORD_HEADER;
    if (content < SHORTEST || start + content > bytes.length) {
      if (at >= stated) {
        notes.add('trailing-bytes-ignored', `byte ${at}`, bytes.length - at);
        return;
      }
      const record = number + 1;
      throw new ReadError(stated > bytes.length ? 'shapefile-truncated' : 'shapefile-damaged', { byte: at }, { record });
    }
    at = start + content;
    yield { number: ++number, start, end: at };
  }
  if (stated <= bytes.length) return;
  if (number !== rows) throw new ReadError('shapefile-truncated', { byte: bytes.length }, { record: number + 1 });
  notes.add('header-length-wrong', `${stated} / ${bytes.length}`);
}
