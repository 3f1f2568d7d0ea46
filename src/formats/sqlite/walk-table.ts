import { ReadError } from '../reader.ts';
import { readRowId, readVarint, varintEnd } from './read-record.ts';
import type { SeenPages, SqliteFile } from './sqlite-file.ts';

const INTERIOR = 5;
const LEAF = 13;
/** Page 1 begins with the header of the file. */
const FILE_HEADER = 100;

export interface SqliteRow {
  readonly rowId: string;
  /** To be read with `readRecord`; bytes of the file itself where the row is on one page. */
  readonly payload: Uint8Array;
}

/** The pages that hold a table's rows, in order, as the bytes where their headers begin. @throws ReadError `sqlite-damaged`, `sqlite-truncated` */
export function* walkLeaves(file: SqliteFile, root: number, seen: SeenPages): Generator<number> {
  const waiting = [root];
  for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
    const start = seen.take(page);
    const header = page === 1 ? FILE_HEADER : start;
    const kind = file.bytes[header];
    if (kind === LEAF) yield header;
    else if (kind === INTERIOR) waiting.push(...childrenOf(file, start, header).reverse());
    else throw new ReadError('sqlite-damaged', { byte: header });
  }
}

/** How many rows a leaf holds. */
export function countRows(file: SqliteFile, leaf: number): number {
  return file.view.getUint16(leaf + 3);
}

/** The rows of one leaf. @throws ReadError `sqlite-damaged`, `sqlite-truncated` */
export function* readRows(file: SqliteFile, leaf: number, seen: SeenPages): Generator<SqliteRow> {
  const { bytes, view, pageSize, usable } = file;
  const page = leaf - (leaf % pageSize);
  const count = countRows(file, leaf);
  const largest = usable - 35;
  const smallest = Math.floor(((usable - 12) * 32) / 255) - 23;
  let filled = 0;
  for (let n = 0; n < count; n++) {
    const cell = cellStart(file, page, leaf + 8 + 2 * n);
    const size = readVarint(bytes, cell);
    const rowId = readRowId(bytes, varintEnd.at);
    const at = varintEnd.at;
    const few = smallest + ((size - smallest) % (usable - 4));
    const here = size <= largest ? size : few <= largest ? few : smallest;
    // Cells that share their bytes would let a small file hold any number of rows.
    filled += at + here - cell;
    if (at + here > page + usable || size > bytes.length || filled > usable)
      throw new ReadError('sqlite-damaged', { byte: cell });
    if (here === size) yield { rowId, payload: bytes.subarray(at, at + size) };
    else yield { rowId, payload: gather(file, at, here, size, view.getUint32(at + here), seen) };
  }
}

/** A row that is too long for its page: its beginning, and a chain of pages with the rest. */
function gather(file: SqliteFile, at: number, here: number, size: number, first: number, seen: SeenPages): Uint8Array {
  const { bytes, view, usable } = file;
  const pages: number[] = [];
  for (let rest = size - here, next = first; rest > 0; rest -= usable - 4) {
    const start = seen.take(next);
    pages.push(start);
    next = view.getUint32(start);
  }
  const payload = new Uint8Array(size);
  payload.set(bytes.subarray(at, at + here));
  pages.forEach((start, n) => {
    const to = here + n * (usable - 4);
    payload.set(bytes.subarray(start + 4, start + Math.min(usable, 4 + size - to)), to);
  });
  return payload;
}

function childrenOf(file: SqliteFile, page: number, header: number): number[] {
  const { view } = file;
  const children = Array.from({ length: view.getUint16(header + 3) }, (_, n) =>
    view.getUint32(cellStart(file, page, header + 12 + 2 * n)),
  );
  children.push(view.getUint32(header + 8));
  return children;
}

/** Where a cell begins, by its entry in the page's list. */
function cellStart({ view, usable }: SqliteFile, page: number, entry: number): number {
  const offset = entry + 2 <= page + usable ? view.getUint16(entry) : 0;
  if (offset === 0 || offset + 4 > usable) throw new ReadError('sqlite-damaged', { byte: page });
  return page + offset;
}
