import { joinBytes } from '../text-writer.ts';
import { type RecordValue, varint, writeRecord } from './write-record.ts';

const PAGE = 4096;
const FILE_HEADER = 100;
const TABLE_LEAF = 0x0d;
const TABLE_INTERIOR = 0x05;
const INDEX_LEAF = 0x0a;
/** Most of a payload that stays in a table's leaf, and the least that does of one which overflows; of an index the same. */
const MOST_LOCAL = PAGE - 35;
const MOST_LOCAL_INDEX = Math.floor(((PAGE - 12) * 64) / 255) - 23;
const LEAST_LOCAL = Math.floor(((PAGE - 12) * 32) / 255) - 23;
const SQLITE_VERSION = 3_040_000;

/** Rows of a table in the order of their ids. */
export interface RowToWrite {
  readonly rowId: bigint;
  readonly values: readonly RecordValue[];
}

interface SchemaEntry {
  readonly type: 'table' | 'index' | 'trigger';
  readonly name: string;
  readonly table: string;
  readonly root: number;
  readonly sql: string | null;
}

/**
 * A new SQLite database (sqlite.org/fileformat2.html), written once from beginning to end: tables one after the other, the small
 * indexes that SQLite demands for keys which are no numbers, virtual tables and triggers by their statements. Written by hand as it is read by hand: SQLite itself is a megabyte.
 */
export class SqliteWriter {
  /** Page 1 holds the schema and is filled last. */
  private readonly pages: Uint8Array[] = [new Uint8Array(PAGE)];
  private readonly schema: SchemaEntry[] = [];

  /** Adds a table; its rows are taken one by one, so that whoever gives them may pause in between. */
  openTable(name: string, sql: string): TableWriting {
    return new TableWriting(this, (root) => this.schema.push({ type: 'table', name, table: name, root, sql }));
  }

  /** Adds a table of few rows. */
  addTable(name: string, sql: string, rows: readonly RowToWrite[]): void {
    const table = this.openTable(name, sql);
    for (const row of rows) table.add(row);
    table.end();
  }

  /** The nth index that a table's PRIMARY KEY or UNIQUE makes; keys in order, all in one page. */
  addKeyIndex(table: string, nth: number, keys: readonly (readonly RecordValue[])[]): void {
    const cells = keys.map((key) => this.payloadCell([], writeRecord(key), MOST_LOCAL_INDEX));
    const root = this.addPage(layOut(INDEX_LEAF, cells));
    this.schema.push({ type: 'index', name: `sqlite_autoindex_${table}_${nth}`, table, root, sql: null });
  }

  /** A table that a module of SQLite answers for, from other tables that are added too. */
  addVirtualTable(name: string, sql: string): void {
    this.schema.push({ type: 'table', name, table: name, root: 0, sql });
  }

  addTrigger(name: string, table: string, sql: string): void {
    this.schema.push({ type: 'trigger', name, table, root: 0, sql });
  }

  finish(ids: { readonly application: number; readonly version: number }): Uint8Array {
    const cells = this.schema.map(({ type, name, table, root, sql }, n) => {
      const payload = writeRecord([type, name, table, BigInt(root), sql]);
      return this.payloadCell([...varint(BigInt(payload.length)), ...varint(BigInt(n + 1))], payload, MOST_LOCAL);
    });
    const first = this.schemaPage(cells);
    writeFileHeader(first, this.pages.length, ids);
    this.pages[0] = first;
    const bytes = new Uint8Array(PAGE * this.pages.length);
    this.pages.forEach((page, n) => bytes.set(page, n * PAGE));
    return bytes;
  }

  /** The cells themselves, or, where they are too long for the first page, leaves under it. */
  private schemaPage(cells: readonly Uint8Array[]): Uint8Array {
    if (sizeOf(cells) <= PAGE - FILE_HEADER - 8) return layOut(TABLE_LEAF, cells, FILE_HEADER);
    const groups: Uint8Array[][] = [[]];
    for (const cell of cells) {
      const group = groups[groups.length - 1];
      if (group.length > 0 && sizeOf([...group, cell]) > PAGE - 8) groups.push([cell]);
      else group.push(cell);
    }
    const leaves = groups.map((group) => this.addPage(layOut(TABLE_LEAF, group)));
    let lastId = 0;
    const pointers = leaves.slice(0, -1).map((page, n) => {
      lastId += groups[n].length;
      return Uint8Array.of(...bytesOf(page), ...varint(BigInt(lastId)));
    });
    const first = layOut(TABLE_INTERIOR, pointers, FILE_HEADER);
    first.set(bytesOf(leaves[leaves.length - 1]), FILE_HEADER + 8);
    return first;
  }

  /** Number of the page, counted from 1. */
  addPage(page: Uint8Array): number {
    return this.pages.push(page);
  }

  /** A cell with what has to stand before its payload, its size by default; what does not fit goes to overflow pages. */
  payloadCell(before: readonly number[], payload: Uint8Array, most: number): Uint8Array {
    const head = before.length > 0 ? before : varint(BigInt(payload.length));
    const size = payload.length;
    if (size <= most) return joinBytes([Uint8Array.from(head), payload]);
    const wanted = LEAST_LOCAL + ((size - LEAST_LOCAL) % (PAGE - 4));
    const local = wanted <= most ? wanted : LEAST_LOCAL;
    const cell = new Uint8Array(head.length + local + 4);
    cell.set(head);
    cell.set(payload.subarray(0, local), head.length);
    let link: { readonly page: Uint8Array; readonly at: number } = { page: cell, at: head.length + local };
    for (let at = local; at < size; at += PAGE - 4) {
      const page = new Uint8Array(PAGE);
      page.set(payload.subarray(at, at + PAGE - 4), 4);
      const number = this.addPage(page);
      new DataView(link.page.buffer).setUint32(link.at, number);
      link = { page, at: 0 };
    }
    return cell;
  }
}

/** A table while its rows come. */
export class TableWriting {
  private cells: Uint8Array[] = [];
  private room = PAGE - 8;
  private lastId = 0n;
  private readonly leaves: { readonly page: number; readonly lastId: bigint }[] = [];

  constructor(
    private readonly file: SqliteWriter,
    private readonly done: (root: number) => void,
  ) {}

  /** Ids must grow. */
  add({ rowId, values }: RowToWrite): void {
    const payload = writeRecord(values);
    const cell = this.file.payloadCell([...varint(BigInt(payload.length)), ...varint(rowId)], payload, MOST_LOCAL);
    if (cell.length + 2 > this.room) this.endLeaf();
    this.cells.push(cell);
    this.room -= cell.length + 2;
    this.lastId = rowId;
  }

  end(): void {
    if (this.cells.length > 0 || this.leaves.length === 0) this.endLeaf();
    let level = this.leaves;
    while (level.length > 1) level = this.addInterior(level);
    this.done(level[0].page);
  }

  private endLeaf(): void {
    this.leaves.push({ page: this.file.addPage(layOut(TABLE_LEAF, this.cells)), lastId: this.lastId });
    this.cells = [];
    this.room = PAGE - 8;
  }

  private addInterior(children: typeof this.leaves): typeof this.leaves {
    const level: typeof this.leaves = [];
    // Longest cell: four bytes of a page, nine of an id, two of its place.
    const most = Math.floor((PAGE - 12) / 15);
    for (let at = 0; at < children.length; ) {
      const left = children.length - at;
      // No page with one child alone is left over at the end.
      const count = left > most && left < most + 2 ? most - 1 : Math.min(most, left);
      const group = children.slice(at, at + count);
      const cells = group.slice(0, -1).map(({ page, lastId }) => Uint8Array.of(...bytesOf(page), ...varint(lastId)));
      const last = group[group.length - 1];
      const page = layOut(TABLE_INTERIOR, cells);
      page.set(bytesOf(last.page), 8);
      level.push({ page: this.file.addPage(page), lastId: last.lastId });
      at += count;
    }
    return level;
  }
}

/** Bytes that cells take in a page, their places counted. */
const sizeOf = (cells: readonly Uint8Array[]): number => cells.reduce((sum, { length }) => sum + length + 2, 0);

function bytesOf(page: number): number[] {
  return [page >>> 24, (page >>> 16) & 255, (page >>> 8) & 255, page & 255];
}

/** A page of cells: its header and their places at the front, the cells themselves from the end. */
function layOut(type: number, cells: readonly Uint8Array[], start = 0): Uint8Array {
  const page = new Uint8Array(PAGE);
  const view = new DataView(page.buffer);
  const header = type === TABLE_INTERIOR ? 12 : 8;
  let content = PAGE;
  cells.forEach((cell, n) => {
    content -= cell.length;
    if (content < start + header + 2 * cells.length) throw new RangeError('page full');
    page.set(cell, content);
    view.setUint16(start + header + 2 * n, content);
  });
  page[start] = type;
  view.setUint16(start + 3, cells.length);
  view.setUint16(start + 5, content);
  return page;
}

function writeFileHeader(
  page: Uint8Array,
  pageCount: number,
  { application, version }: { readonly application: number; readonly version: number },
): void {
  const view = new DataView(page.buffer);
  page.set(new TextEncoder().encode('SQLite format 3\0'));
  view.setUint16(16, PAGE);
  page.set([1, 1, 0, 64, 32, 32], 18);
  view.setUint32(24, 1);
  view.setUint32(28, pageCount);
  view.setUint32(40, 1);
  view.setUint32(44, 4);
  view.setUint32(56, 1);
  view.setUint32(60, version);
  view.setUint32(68, application);
  view.setUint32(92, 1);
  view.setUint32(96, SQLITE_VERSION);
}
