import type { Grid } from '../coordinate-table/grid.ts';
import { readRows } from '../delimited/rows.ts';
import { findSeparator } from '../delimited/separator.ts';
import { isBinary } from '../is-binary.ts';
import { LIMITS } from '../limits.ts';
import { NoteList } from '../note-list.ts';
import { Pacer } from '../pacer.ts';
import { type Note, type ReadContext, ReadError } from '../reader.ts';
import { decodeHead, TextSource } from '../text-source.ts';
import { type MergedBlock, readMergedBlocks } from '../xlsx/merged-cells.ts';
import { xlsReader } from '../xlsx/reader.ts';
import { openSheetContext } from '../xlsx/sheet-context.ts';
import { readSheetRows } from '../xlsx/sheet-rows.ts';
import { Workbook } from '../xlsx/workbook.ts';
import { isZip } from '../zip/directory.ts';
import { findHeadings } from './find-headings.ts';

/** What a cell shows is not what was typed: its last digits are gone, or nobody computed its formula. */
export type CellFault = 'digits-lost' | 'formula-without-value';

/** One sheet as texts, its headings apart. Row numbers are those of the file, from 1. */
export interface MilestoneSheet {
  /** Empty for a file of text. */
  readonly name: string;
  /** Its author hid it: read, but never proposed. */
  readonly isHidden: boolean;
  readonly headings: readonly string[];
  /** Row of the headings; 0 where there is none. */
  readonly headingLine: number;
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
  faultAt(line: number, column: number): CellFault | undefined;
}

export interface MilestoneTable {
  readonly sheets: readonly MilestoneSheet[];
  readonly notes: readonly Note[];
}

/** What a picture or a program shows itself by. */
const HEAD_BYTES = 4096;
const MOST_CONTROLS = 0.05;

/** Rows of office tables without coordinates: a workbook (all sheets) or separated text. @throws ReadError */
export async function readMilestoneTable(bytes: Uint8Array, context: ReadContext): Promise<MilestoneTable> {
  if (bytes.length === 0) throw new ReadError('file-empty');
  if (bytes.length > LIMITS.inputBytes) throw new ReadError('file-too-large', {}, { limit: LIMITS.inputBytes });
  if (xlsReader.sniff(bytes.subarray(0, 16), context.fileName) > 0) throw new ReadError('xls-not-supported');
  if (!isZip(bytes) && isBinary(bytes.subarray(0, HEAD_BYTES), MOST_CONTROLS)) throw new ReadError('table-binary');
  const notes = new NoteList();
  const sheets = isZip(bytes) ? await readSheets(bytes, context, notes) : [await readText(bytes, context, notes)];
  if (sheets.every(({ rows }) => rows.length === 0)) throw new ReadError('table-empty');
  return { sheets, notes: notes.list() };
}

async function readText(bytes: Uint8Array, context: ReadContext, notes: NoteList): Promise<MilestoneSheet> {
  const source = new TextSource(bytes, notes, context.options?.encoding);
  const separator = findSeparator(decodeHead(bytes.subarray(0, 1 << 16), 1 << 16)) ?? ',';
  const grid = await readRows(source, separator, new Pacer(context, bytes.length));
  return makeSheet({ name: '', isHidden: false }, grid, new Map());
}

async function readSheets(bytes: Uint8Array, context: ReadContext, notes: NoteList): Promise<MilestoneSheet[]> {
  const book = await Workbook.open(bytes, context, notes);
  const shared = await openSheetContext(book, notes, new Pacer(context, bytes.length), bytes.length / 2);
  const sheets: MilestoneSheet[] = [];
  for (const { name, entry, isHidden } of book.sheets) {
    const faults = new Map<string, CellFault>();
    const xml = await book.text(entry);
    const grid = await readSheetRows(name, xml, {
      ...shared,
      onFault: (fault, row, column) => faults.set(`${row}/${column}`, fault),
    });
    sheets.push(makeSheet({ name, isHidden }, fillMerged(grid, readMergedBlocks(xml), faults), faults));
  }
  return sheets;
}

function makeSheet(
  sheet: Pick<MilestoneSheet, 'name' | 'isHidden'>,
  { rows, lines }: Grid,
  faults: ReadonlyMap<string, CellFault>,
): MilestoneSheet {
  const { at, names } = findHeadings(rows);
  return {
    ...sheet,
    headings: names,
    headingLine: at < 0 ? 0 : lines[at],
    rows: rows.slice(at + 1),
    lines: lines.slice(at + 1),
    faultAt: (line, column) => faults.get(`${line}/${column}`),
  };
}

/** Blocks of real tables do not lie over each other: what would fill more cells than this is no table. */
const MOST_FILLED = 5_000_000;

/** Every cell of a merged block has the block's value, as its reader sees it. Rows that are not there stay away. */
function fillMerged(grid: Grid, blocks: readonly MergedBlock[], faults: Map<string, CellFault>): Grid {
  if (blocks.length === 0) return grid;
  const rows = grid.rows.map((row) => [...row]);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  let filled = 0;
  const placeOf = new Map(grid.lines.map((line, place) => [line, place]));
  for (const { top, bottom, left, right } of blocks) {
    const value = rows[placeOf.get(top + 1) ?? -1]?.[left];
    const fault = faults.get(`${top + 1}/${left}`);
    if (value === undefined && fault === undefined) continue;
    const first = placeOf.get(top + 1);
    if (first === undefined) continue;
    filled += (Math.min(bottom, grid.lines[rows.length - 1]) - top + 1) * (Math.min(right, width - 1) - left + 1);
    if (filled > MOST_FILLED) throw new ReadError('xlsx-damaged', {}, { part: 'mergeCells' });
    for (let place = first; place < rows.length && grid.lines[place] <= bottom + 1; place++)
      for (let column = left; column <= Math.min(right, width - 1); column++) {
        while (rows[place].length < column) rows[place].push('');
        rows[place][column] = value ?? '';
        if (fault) faults.set(`${grid.lines[place]}/${column}`, fault);
      }
  }
  return { ...grid, rows };
}
