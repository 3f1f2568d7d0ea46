import { wktHeading } from '../csv/write-csv-layer.ts';
import { hasGeometry } from '../geometry-walk.ts';
import { NoteList } from '../note-list.ts';
import { columnsOrNumbers, type OutgoingColumn } from '../outgoing-columns.ts';
import { Pacer } from '../pacer.ts';
import { ReadError } from '../reader.ts';
import { writeWkt } from '../wkt/write-wkt.ts';
import type { OutgoingLayer, WriteContext, WrittenFile } from '../writer.ts';
import { LONGEST_CELL, type SheetColumn, writeWorkbook } from './write.ts';

/** A sheet's last row; the first holds the headings. */
const MOST_ROWS = 1_048_575;
/** More digits than a spreadsheet's numbers keep. */
const MOST_DIGITS = 15;
const WIDTHS = { narrow: 12, wide: 22 } as const;

/**
 * A layer as a workbook of one sheet: texts stay texts whatever they begin with, days are dates, numbers that a spreadsheet would
 * shorten are texts. Geometry stands as well-known text in the last column, where it fits a cell.
 * @throws ReadError `write-crs-unnamed`, `write-too-many-rows`
 */
export async function writeXlsxLayer(layer: OutgoingLayer, context: WriteContext): Promise<WrittenFile> {
  const { table, crs } = layer;
  const columns = columnsOrNumbers(layer.columns, table.count);
  const shapes: readonly SheetColumn[] = hasGeometry(table)
    ? [{ heading: wktHeading(crs), style: 'text', width: WIDTHS.wide }]
    : [];
  if (table.count > MOST_ROWS) throw new ReadError('write-too-many-rows', {}, { rows: table.count, limit: MOST_ROWS });
  const notes = new NoteList();
  const pacer = new Pacer(context, table.count, 'features');
  const styled = columns.map((column) => styleOf(column));
  const rows: string[][] = [];
  for (let feature = 0; feature < table.count; feature++) {
    const cells = columns.map(({ name, values }) => {
      const value = values[feature];
      if (value === null) return '';
      const text = String(value);
      if (text === '') notes.add('write-empty-as-null', name);
      if (text.length > LONGEST_CELL) notes.add('write-texts-cut', name);
      return text;
    });
    const geometry = shapes.length > 0 ? writeWkt(table, feature) : '';
    const fits = geometry.length <= LONGEST_CELL;
    if (!fits) notes.add('write-geometry-left-out', `record ${feature + 1}`);
    rows.push([...cells, ...shapes.map(() => (fits ? geometry : ''))]);
    if (pacer.isDue()) await pacer.pause(feature);
  }
  const bytes = writeWorkbook({ name: layer.name, columns: [...styled, ...shapes], rows });
  pacer.finish();
  return { bytes, notes: notes.list(), renamed: [] };
}

function styleOf({ name, type, values }: OutgoingColumn): SheetColumn {
  if (type === 'day') return { heading: name, style: 'day', width: WIDTHS.narrow };
  const isShort =
    type !== 'text' && type !== 'boolean' && values.every((value) => value === null || digitsOf(value) <= MOST_DIGITS);
  return { heading: name, style: isShort ? 'number' : 'text', width: isShort ? WIDTHS.narrow : WIDTHS.wide };
}

/** Of a real number a spreadsheet keeps the value itself, whatever digits it shows. */
const digitsOf = (value: unknown): number => (Number.isInteger(value) ? String(value).length : 0);
