import { NoteList } from '../note-list.ts';
import { Pacer } from '../pacer.ts';
import { ReadError } from '../reader.ts';
import { TextPieces } from '../text-writer.ts';
import { writeWkt } from '../wkt/write-wkt.ts';
import type { OutgoingLayer, WriteContext, WrittenFile } from '../writer.ts';
import { BYTE_ORDER_MARK, guardCell, writeCsvRecord } from './write.ts';

/** What other programs know the column of the geometry by. */
export const WKT_COLUMN = 'WKT';

/**
 * A layer as a table for spreadsheets, geometry as well-known text in the last column, a plane's number in front of it. What a
 * spreadsheet would run or shorten is marked as text (`guardCell`), which is noted.
 * @throws ReadError `write-crs-unnamed`
 */
export async function writeCsvLayer({ table, columns, crs }: OutgoingLayer, context: WriteContext): Promise<WrittenFile> {
  if (!crs.geographic && crs.epsg === null) throw new ReadError('write-crs-unnamed', {}, { crs: crs.name });
  const notes = new NoteList();
  const pacer = new Pacer(context, table.count, 'features');
  const text = new TextPieces();
  const prefix = crs.geographic ? '' : `SRID=${crs.epsg};`;
  text.add(BYTE_ORDER_MARK + writeCsvRecord([...columns.map(({ name }) => name), WKT_COLUMN]));
  for (let feature = 0; feature < table.count; feature++) {
    const cells = columns.map(({ name, values }) => {
      const value = values[feature];
      if (value === null) return '';
      if (typeof value !== 'string') return String(value);
      if (guardCell(value) !== value) notes.add('write-cells-guarded', `${name}: ${value}`);
      return value;
    });
    const geometry = writeWkt(table, feature);
    text.add(writeCsvRecord([...cells, geometry === '' ? '' : prefix + geometry]));
    if (pacer.isDue()) await pacer.pause(feature);
  }
  pacer.finish();
  return { bytes: text.toBytes(), notes: notes.list(), renamed: [] };
}
