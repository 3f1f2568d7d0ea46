import { ReadError } from '../reader.ts';

const MAGIC = 'SQLite format 3\0';
const HEADER = 100;
const ENCODINGS: Readonly<Record<number, string>> = { 0: 'utf-8', 1: 'utf-8', 2: 'utf-16le', 3: 'utf-16be' };

/**
 * The pages of an SQLite database (sqlite.org/fileformat2.html), read in place. Read by hand and not by SQLite itself: a query
 * cannot be interrupted, and a damaged or hostile file can keep it busy for ever; walking pages, each at most once, cannot.
 */
export class SqliteFile {
  readonly pageSize: number;
  /** Bytes of a page without what extensions reserve at its end. */
  readonly usable: number;
  readonly pageCount: number;
  readonly view: DataView;
  /** Changes are kept in a second file, which may hold what this one lacks. */
  readonly hasWriteAheadLog: boolean;
  /** Texts with characters that are none in the file's encoding. */
  damagedTexts = 0;
  private readonly decoder: TextDecoder;
  private readonly isUtf8: boolean;

  /** @throws ReadError `sqlite-damaged` */
  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!isSqlite(bytes) || bytes.length < HEADER) throw new ReadError('sqlite-damaged', { byte: 0 });
    const size = this.view.getUint16(16);
    this.pageSize = size === 1 ? 65_536 : size;
    this.usable = this.pageSize - bytes[20];
    const encoding = ENCODINGS[this.view.getUint32(56)];
    const isSound = this.pageSize >= 512 && (this.pageSize & (this.pageSize - 1)) === 0 && this.usable >= 480;
    if (!isSound || encoding === undefined) throw new ReadError('sqlite-damaged', { byte: 16 });
    this.pageCount = Math.floor(bytes.length / this.pageSize);
    this.hasWriteAheadLog = bytes[18] === 2 || bytes[19] === 2;
    this.isUtf8 = encoding === 'utf-8';
    this.decoder = new TextDecoder(encoding, { ignoreBOM: true });
  }

  /** First byte of a page, counted from 1. @throws ReadError `sqlite-damaged`, `sqlite-truncated` */
  pageStart(page: number): number {
    if (page < 1) throw new ReadError('sqlite-damaged');
    if (page > this.pageCount) throw new ReadError('sqlite-truncated', {}, { page, pages: this.pageCount });
    return (page - 1) * this.pageSize;
  }

  decode(bytes: Uint8Array): string {
    if (this.isUtf8 && bytes.length < 64 && bytes.every((byte) => byte < 128))
      return String.fromCharCode.apply(null, bytes as unknown as number[]);
    const text = this.decoder.decode(bytes);
    if (text.includes('�')) this.damagedTexts++;
    return text;
  }
}

export function isSqlite(head: Uint8Array): boolean {
  return Array.from(MAGIC).every((character, at) => head[at] === character.charCodeAt(0));
}

/** Pages that were read: each may belong to one table only, and once. */
export class SeenPages {
  private readonly seen: Uint8Array;

  constructor(private readonly file: SqliteFile) {
    this.seen = new Uint8Array(file.pageCount + 1);
  }

  /** First byte of a page that nobody read yet. @throws ReadError `sqlite-damaged` */
  take(page: number): number {
    const start = this.file.pageStart(page);
    if (this.seen[page] === 1) throw new ReadError('sqlite-damaged', { byte: start });
    this.seen[page] = 1;
    return start;
  }
}
