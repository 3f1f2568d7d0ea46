import { LIMITS } from '../limits.ts';
import type { NoteList } from '../note-list.ts';
import { type ReadContext, ReadError } from '../reader.ts';
import { decodeXml, guardXmlSize } from '../xml/decode-xml.ts';
import { TagScanner } from '../xml/tag-scanner.ts';
import { readZipDirectory, type ZipEntry } from '../zip/directory.ts';
import { ZipUnpacker } from '../zip/unpack.ts';

export interface Sheet {
  readonly name: string;
  readonly entry: ZipEntry;
  readonly isHidden: boolean;
}

/** The parts of a workbook (ECMA-376), each unpacked when it is asked for, all under one budget. */
export class Workbook {
  readonly sheets: Sheet[] = [];
  /** Days count from 1904 instead of 1900. */
  isFrom1904 = false;
  stringsEntry: ZipEntry | undefined;
  stylesEntry: ZipEntry | undefined;
  private readonly entries: ReadonlyMap<string, ZipEntry>;
  private readonly unpacker: ZipUnpacker;

  private constructor(
    bytes: Uint8Array,
    context: ReadContext,
    private readonly notes: NoteList,
  ) {
    this.entries = new Map(readZipDirectory(bytes).map((entry) => [entry.name, entry]));
    this.unpacker = new ZipUnpacker(bytes, context);
  }

  /** @throws ReadError `xlsx-damaged`, `zip-*`, `xml-*` */
  static async open(bytes: Uint8Array, context: ReadContext, notes: NoteList): Promise<Workbook> {
    const book = new Workbook(bytes, context, notes);
    await book.readParts();
    return book;
  }

  async text(entry: ZipEntry): Promise<string> {
    return decodeXml(await this.unpacker.unpack(entry, guardXmlSize), this.notes);
  }

  private async readParts(): Promise<void> {
    const path = [...this.entries.keys()].find((name) => /(^|\/)workbook\.xml$/.test(name));
    const main = path === undefined ? undefined : this.entries.get(path);
    if (path === undefined || main === undefined) throw new ReadError('xlsx-damaged', {}, { part: 'workbook.xml' });
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const links = await this.readLinks(folder);
    for (const { type, target } of links.values()) {
      const entry = this.entries.get(target);
      if (type.endsWith('/sharedStrings')) this.stringsEntry = entry;
      if (type.endsWith('/styles')) this.stylesEntry = entry;
    }
    const scanner = new TagScanner(await this.text(main));
    while (scanner.next()) {
      if (scanner.kind === 'close') continue;
      if (scanner.localName === 'workbookPr') this.isFrom1904 ||= /^(1|true)$/.test(scanner.attribute('date1904') ?? '');
      if (scanner.localName !== 'sheet') continue;
      const link = links.get(scanner.attribute('(?:\\w+:)?id') ?? '');
      const entry = link && this.entries.get(link.target);
      if (entry === undefined || link?.type.endsWith('/worksheet') !== true) continue;
      if (this.sheets.length === LIMITS.zipEntries) break;
      const state = scanner.attribute('state') ?? 'visible';
      this.sheets.push({ name: scanner.attribute('name') ?? '', entry, isHidden: state !== 'visible' });
    }
    if (this.sheets.length === 0) throw new ReadError('xlsx-damaged', {}, { part: 'sheets' });
  }

  private async readLinks(folder: string): Promise<Map<string, { readonly type: string; readonly target: string }>> {
    const links = new Map<string, { readonly type: string; readonly target: string }>();
    const entry = this.entries.get(`${folder}_rels/workbook.xml.rels`);
    if (entry === undefined) throw new ReadError('xlsx-damaged', {}, { part: 'workbook.xml.rels' });
    const scanner = new TagScanner(await this.text(entry));
    while (scanner.next()) {
      if (scanner.kind === 'close' || scanner.localName !== 'Relationship') continue;
      const target = scanner.attribute('Target') ?? '';
      links.set(scanner.attribute('Id') ?? '', {
        type: scanner.attribute('Type') ?? '',
        target: target.startsWith('/') ? target.slice(1) : folder + target,
      });
    }
    return links;
  }
}
