import type { Grid } from '../coordinate-table/grid.ts';
import { CoordinateTables } from '../coordinate-table/read-grid.ts';
import { refuseColumns } from '../coordinate-table/refuse-columns.ts';
import { NoteList } from '../note-list.ts';
import { Pacer } from '../pacer.ts';
import { type ReadContext, ReadError, type ReadResult, type SourceLayer } from '../reader.ts';
import { openSheetContext } from './sheet-context.ts';
import { readSheetRows } from './sheet-rows.ts';
import { type Sheet, Workbook } from './workbook.ts';

/** A table of coordinates in a workbook: each sheet is a layer, all of them are read where none is chosen. */
export async function readXlsx(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  const notes = new NoteList();
  const book = await Workbook.open(bytes, context, notes);
  const chosen = chooseSheets(book, context.options?.layer);
  const pacer = new Pacer(context, bytes.length);
  const sheetContext = await openSheetContext(book, notes, pacer, bytes.length / 2);
  const tables = new CoordinateTables(notes, pacer, context.options);
  const layers: SourceLayer[] = [];
  let refusal: ReadError | undefined;
  for (const sheet of book.sheets) {
    const xml = await book.text(sheet.entry);
    if (!chosen.includes(sheet)) {
      layers.push({ name: sheet.name, features: countRows(xml), chosen: false });
      continue;
    }
    const before = tables.count;
    const grid = await readSheetRows(book.sheets.length > 1 ? sheet.name : undefined, xml, sheetContext);
    const outcome = grid.rows.length === 0 ? 'blank' : await addSheet(tables, grid, bytes.length, context.fileName, sheet);
    if (outcome instanceof ReadError) {
      refusal ??= outcome;
      notes.add('sheets-without-coordinates', sheet.name);
    }
    if (outcome === 'other-system') {
      notes.add('sheets-in-other-system', sheet.name);
      layers.push({ name: sheet.name, features: grid.rows.length, chosen: false });
    } else layers.push({ name: sheet.name, features: tables.count - before, chosen: true });
  }
  if (!tables.isStarted) throw refusal ?? new ReadError('table-empty');
  pacer.finish();
  return { format: 'xlsx', ...tables.finish(), layers, notes: notes.list() };
}

function chooseSheets({ sheets }: Workbook, layer: string | undefined): readonly Sheet[] {
  if (layer === undefined) return sheets;
  const chosen = sheets.filter(({ name }) => name === layer);
  if (chosen.length === 0)
    throw new ReadError(
      'sheet-unknown',
      {},
      {
        sheet: layer,
        sheets: sheets
          .map(({ name }) => name)
          .slice(0, 10)
          .join(', '),
      },
    );
  return chosen;
}

/** The error that a sheet alone would end with is returned where it holds no coordinates, and thrown with its name where its rows are wrong. */
async function addSheet(
  tables: CoordinateTables,
  grid: Grid,
  done: number,
  fileName: string,
  sheet: Sheet,
): Promise<'read' | 'other-system' | ReadError> {
  try {
    const outcome = await tables.add(grid, done);
    return outcome === 'no-coordinates' ? refuseColumns(grid) : outcome;
  } catch (error) {
    if (!(error instanceof ReadError) || error.code === 'cancelled') throw error;
    if (error.code === 'column-unknown') return error;
    throw new ReadError(error.code, { file: `${fileName} / ${sheet.name}`, ...error.where }, error.params);
  }
}

const countRows = (xml: string): number => xml.split(/<(?:\w+:)?row[\s>]/).length - 1;
